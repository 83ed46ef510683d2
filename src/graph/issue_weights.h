/* issue_weights.h - how much each issue weighs, from a column of issues.csv. */
#ifndef STANCE_GRAPH_ISSUE_WEIGHTS_H
#define STANCE_GRAPH_ISSUE_WEIGHTS_H

#include "positions.h"

/* stance_issue_weights_read
 *   out     [out] per issue of p; free with stance_memory_free
 *   column  [in]  its name; an empty cell, and an issue without a row, weighs 1
 * Errors: STANCE_E_VALUE without such a column, STANCE_E_DATA for a weight that is no
 * number above 0. */
STANCE_MUST_USE enum stance_code stance_issue_weights_read(double **out,
                                                           const struct stance_dataset *d,
                                                           const struct stance_positions *p,
                                                           const char *column,
                                                           struct stance_error *err);

#endif
