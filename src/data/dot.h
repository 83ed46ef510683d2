/* dot.h - a data set as DOT, every table and row of it.
 *
 * Actors and issues are nodes, statements and alignments edges; what no node or
 * edge can hold stands in graph attributes.  All DOT passes through Graphviz's own
 * parser and writer, in the program stance-graphviz (options->read.graphviz). */
#ifndef STANCE_DATA_DOT_H
#define STANCE_DATA_DOT_H

#include "dataset.h"
#include "exchange_read.h"

/* stance_dataset_write_dot - canonical DOT that stance_dataset_read_dot turns back
 * into the same tables: columns, rows and their order, empty cells, every id.
 *   out  [out] overwritten
 * Errors: STANCE_E_VALUE without options->read.graphviz, or for a cell with a NUL byte;
 * STANCE_E_SYSTEM when the program fails. */
STANCE_MUST_USE enum stance_code stance_dataset_write_dot(struct stance_text *out,
                                                          const stance_dataset *d,
                                                          const struct stance_options *options,
                                                          const struct stance_watch *watch,
                                                          struct stance_error *err);

/* stance_dataset_read_dot - the above, and DOT that a person wrote (see read_dot.c).
 *   out   [out] free with stance_dataset_free
 *   path  [in]  a file
 * Errors: STANCE_E_DATA with file:line where Graphviz tells it, STANCE_E_VALUE and
 * STANCE_E_SYSTEM as above. */
STANCE_MUST_USE enum stance_code stance_dataset_read_dot(stance_dataset **out, const char *path,
                                                         const struct stance_options *options,
                                                         stance_problems *problems,
                                                         const struct stance_watch *watch,
                                                         struct stance_error *err);

/* The same for a graph in another format; STANCE_EXCHANGE_IS_NONE is DOT. */
STANCE_MUST_USE enum stance_code stance_dataset_read_graph(stance_dataset **out, const char *path,
                                                           enum stance_exchange_kind kind,
                                                           const struct stance_options *options,
                                                           stance_problems *problems,
                                                           const struct stance_watch *watch,
                                                           struct stance_error *err);

#endif
