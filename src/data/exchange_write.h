/* exchange_write.h - a graph as the file of a format, and what did not fit told. */
#ifndef STANCE_DATA_EXCHANGE_WRITE_H
#define STANCE_DATA_EXCHANGE_WRITE_H

#include "exchange.h"

enum stance_exchange_format {
    STANCE_EXCHANGE_GRAPHML,
    STANCE_EXCHANGE_GEXF,
    STANCE_EXCHANGE_JSON,
    STANCE_EXCHANGE_GML,
    STANCE_EXCHANGE_PAJEK,
    STANCE_EXCHANGE_DL,
    STANCE_EXCHANGE_EDGES,
    STANCE_EXCHANGE_MATRIX,
};

/* stance_exchange_write - one format.
 *   out    [out] overwritten
 *   left   [in]  rows that are no node or edge, for the warning
 *   spare  [in]  keep cells that a spreadsheet would run (sheet.h)
 * What is lost is told to watch->warn, once per kind. */
STANCE_MUST_USE enum stance_code
stance_exchange_write(struct stance_text *out, const struct stance_exchange *x,
                      enum stance_exchange_format format, size_t left, bool spare,
                      const struct stance_watch *watch, struct stance_error *err);

#endif
