/* map_equation.h - how many bits a step of a random walk takes to tell, given coalitions.
 *
 * A walker goes along the friendly ties, each as often as it weighs.  In the long run it is at an
 * actor for p = strength / 2W of the time, W the sum of weights, and leaves coalition c in
 * q_c = (weight of its ties to others) / 2W of the steps.  With a code for the coalitions entered
 * and one in each for its actors and for leaving it, the shortest description of a step has
 *
 *     L = q H(Q) + sum_c p_c H(P_c)
 *       = f(q) - 2 sum_c f(q_c) - sum_a f(p_a) + sum_c f(q_c + sum_{a in c} p_a),
 *
 *     f(x) = x log2 x, q = sum_c q_c.
 *
 * One coalition has the entropy of p.  The walk has no jumps to anywhere: it needs none without
 * directions, and those that igraph before 1.0 counts make its number larger.
 *
 * M. Rosvall, C. T. Bergstrom: Maps of random walks on complex networks reveal community
 * structure. PNAS 105 (2008) 1118-1123. doi:10.1073/pnas.0706851105 */
#ifndef STANCE_COALITION_MAP_EQUATION_H
#define STANCE_COALITION_MAP_EQUATION_H

#include "../graph/network.h"

/* stance_map_equation_of
 *   bits   [out] 0 without a friendly tie
 *   label  [in]  0 .. k-1 per actor
 * Opposing ties are not read.  Cost: O(n + m + k). */
STANCE_MUST_USE enum stance_code stance_map_equation_of(double *bits,
                                                        const struct stance_network *net,
                                                        const uint32_t *label, uint32_t k,
                                                        struct stance_error *err);

#endif
