/* dot.h - a whole data set as DOT, there and back without loss. */
#ifndef STANCE_DATA_DOT_H
#define STANCE_DATA_DOT_H

#include "dataset.h"

/* stance_dataset_read_dot - a data set from a DOT file (by options->read.graphviz).
 *   out  [out] free with stance_dataset_free
 * Errors: STANCE_E_DATA, STANCE_E_SYSTEM; STANCE_E_VALUE without the program's path. */
STANCE_MUST_USE enum stance_code stance_dataset_read_dot(stance_dataset **out, const char *path,
                                                         const struct stance_options *options,
                                                         stance_problems *problems,
                                                         const struct stance_watch *watch,
                                                         struct stance_error *err);

/* stance_dataset_write_dot - canonical DOT bytes that hold every table and row. */
STANCE_MUST_USE enum stance_code stance_dataset_write_dot(struct stance_text *out,
                                                          const stance_dataset *d,
                                                          const struct stance_options *options,
                                                          const struct stance_watch *watch,
                                                          struct stance_error *err);

#endif
