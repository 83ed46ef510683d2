/* exact_dolls.h - all partitions of a small graph, most of them out of sight.
 *
 * Nodes 0 .. n-1 are placed one after the other.  A placing of nodes before j costs at
 * least, however it goes on,
 *
 *     what is frustrated so far
 *   + over i >= j: the least that ties from i to placed nodes cost, wherever i goes
 *   + R_j, the least frustration of nodes j .. n-1 among themselves,
 *
 * and R_{n-1}, R_{n-2} ... R_0 are found in that order by the same search: Russian
 * dolls.  It takes any k, can go through all optima, and is far better than the
 * linear programme on dense graphs of up to some fifty nodes, or where one camp is
 * nearly right; it is no good for sparse ones.
 *
 * G. Verfaillie, M. Lemaitre, T. Schiex: Russian doll search for solving constraint
 * optimization problems. AAAI-96 (1996) 181-187. */
#ifndef STANCE_COALITION_EXACT_DOLLS_H
#define STANCE_COALITION_EXACT_DOLLS_H

#include "exact.h"

enum { STANCE_DOLLS_MOST = 128 };

/* stance_dolls_search
 *   label      [in, out] a partition into at most k coalitions; replaced by an optimum
 *                        if it is none
 *   is_proven  [out] label is an optimum; if not, the work is used up or pace is late
 *   unique     [out] is it the only one (exact.h)
 *   g          [in]  at most STANCE_DOLLS_MOST nodes
 *   k          [in]  0 = free
 *   work       [in]  steps: pairs of a node and a coalition looked at */
STANCE_MUST_USE enum stance_code
stance_dolls_search(uint32_t *label, bool *is_proven, enum stance_answer *unique,
                    const struct stance_signed_graph *g, uint32_t k, uint64_t work,
                    struct stance_pace *pace, struct stance_error *err);

#endif
