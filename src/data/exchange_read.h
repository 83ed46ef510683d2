/* exchange_read.h - graphs from the files of other programs. */
#ifndef STANCE_DATA_EXCHANGE_READ_H
#define STANCE_DATA_EXCHANGE_READ_H

#include "dot_graph.h"

enum stance_exchange_kind {
    STANCE_EXCHANGE_IS_NONE, /* none of these: tables, DOT, or a plain edge list */
    STANCE_EXCHANGE_IS_GRAPHML,
    STANCE_EXCHANGE_IS_GEXF,
    STANCE_EXCHANGE_IS_JSON,
    STANCE_EXCHANGE_IS_GML,
    STANCE_EXCHANGE_IS_PAJEK,
    STANCE_EXCHANGE_IS_DL,
    STANCE_EXCHANGE_IS_EDGES,  /* CSV with the columns Source and Target, or a, b and weight */
    STANCE_EXCHANGE_IS_MATRIX, /* CSV whose first cell is empty */
};

/* stance_exchange_kind_of - by the first bytes of a file. */
enum stance_exchange_kind stance_exchange_kind_of(const char *bytes, size_t n);
/* The same for a file that has not been read: looks into it where its ending leaves it open. */
enum stance_exchange_kind stance_exchange_kind_of_file(const char *path);

/* stance_exchange_read - any of them.
 *   out    [out] cleared with stance_dot_graph_clear; borrows nothing
 *   file   [in]  what messages call it
 * An edge's number has the name "weight".  In networks that say who is an actor and what an
 * issue without attributes (Pajek's two modes, the direction of a DL file) it is told as
 * "stance" or "strength" too.
 * Errors: STANCE_E_DATA with the line where the format has lines; STANCE_E_STOPPED. */
STANCE_MUST_USE enum stance_code stance_exchange_read(struct stance_dot_graph *out,
                                                      enum stance_exchange_kind kind,
                                                      const char *bytes, size_t n, const char *file,
                                                      const struct stance_watch *watch,
                                                      struct stance_error *err);

#endif
