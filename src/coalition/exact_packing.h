/* exact_packing.h - a lower bound from bad cycles that share no weight.
 *
 * Give bad cycles C weights y_C >= 0 such that no edge carries more than it has,
 * sum of y_C over C through e <= |w_e|: every partition pays at least sum y_C,
 * because it frustrates an edge of each cycle (duality of exact_cycles.h).
 *
 * Where the bound meets the frustration of a partition, every cycle of the packing
 * has exactly one edge frustrated by it.  So only such cycles are looked for: each
 * frustrated edge uv is a demand of |w_uv|, to be routed from u to v along edges
 * that are satisfied, shortest routes first. */
#ifndef STANCE_COALITION_EXACT_PACKING_H
#define STANCE_COALITION_EXACT_PACKING_H

#include "exact_cycles.h"
#include "signed_graph.h"
#include "signed_pace.h"

/* stance_packing_find
 *   bound   [out] a lower bound on the frustration of any partition
 *   left    [out] g->m places: |w_e| minus what the cycles carry; a partition that
 *                 frustrates e, satisfied by label, pays at least bound + left[e]
 *   cycles  [in, out] the cycles used are added
 *   label   [in]  a good partition */
STANCE_MUST_USE enum stance_code
stance_packing_find(int64_t *bound, int64_t *left, struct stance_cycles *cycles,
                    const struct stance_signed_graph *g, const uint32_t *label, bool is_camps,
                    struct stance_pace *pace, struct stance_error *err);

#endif
