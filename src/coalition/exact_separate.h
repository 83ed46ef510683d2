/* exact_separate.h - bad cycles that a fractional solution violates.
 *
 * With lengths y_e, a violated cycle is a bad cycle shorter than 1.
 *
 * Two camps: in the signed double cover every node has two copies, a positive edge
 * joins copies alike, a negative one unlike copies; a path from u to the copy of v
 * that an edge uv does not join closes, with uv, a cycle with an odd number of
 * negative edges.  It is enough to close with the edges that one partition
 * frustrates, because every bad cycle contains one of them.  (Barahona and Mahjoub
 * separate the cut polytope's cycle inequalities so.)
 *
 * k free: the paths are of positive edges, and a negative edge closes.
 *
 * F. Barahona, A. R. Mahjoub: On the cut polytope. Mathematical Programming 36
 * (1986) 157-173. doi:10.1007/BF02592023
 * M. Groetschel, Y. Wakabayashi: A cutting plane algorithm for a clustering
 * problem. Mathematical Programming 45 (1989) 59-96. doi:10.1007/BF01589097 */
#ifndef STANCE_COALITION_EXACT_SEPARATE_H
#define STANCE_COALITION_EXACT_SEPARATE_H

#include "exact_cycles.h"
#include "signed_graph.h"
#include "signed_pace.h"

/* stance_separate_cycles
 *   cycles  [in, out] the most violated cycles are added, at most `most` and not too
 *                     many through one edge; none exists when none is added, unless
 *                     pace is late
 *   y       [in]  0 .. 1 per edge
 *   label   [in]  a good partition (two camps) */
STANCE_MUST_USE enum stance_code
stance_separate_cycles(struct stance_cycles *cycles, const struct stance_signed_graph *g,
                       const double *y, const uint32_t *label, bool is_camps, size_t most,
                       struct stance_pace *pace, struct stance_error *err);

#endif
