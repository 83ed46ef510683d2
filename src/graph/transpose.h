/* transpose.h - issues in the place of actors: ties between issues. */
#ifndef STANCE_GRAPH_TRANSPOSE_H
#define STANCE_GRAPH_TRANSPOSE_H

#include "positions.h"

/* stance_positions_transpose - the same cells, read down the columns.
 *   out  [out] its "actors" are p's issues; without alignments, evidence and origins
 * Cost: O(cells). */
STANCE_MUST_USE enum stance_code stance_positions_transpose(struct stance_positions *out,
                                                            const struct stance_positions *p,
                                                            struct stance_error *err);

#endif
