/* silhouette.h - how much closer an actor is to its own coalition than to the next.
 *
 *     s = (b - a) / max(a, b)
 *
 * with a the mean distance to the own coalition and b to the nearest other; pairs
 * without a tie are left out; 0 in a coalition of one and where a or b is missing.
 * Distance is 1 - w/s, half of it on signed weights, with s = 1 on agreement and
 * signed and otherwise the largest size of a weight.
 *
 * P. J. Rousseeuw: Silhouettes. Journal of Computational and Applied Mathematics 20
 * (1987) 53-65. doi:10.1016/0377-0427(87)90125-7 */
#ifndef STANCE_COALITION_SILHOUETTE_H
#define STANCE_COALITION_SILHOUETTE_H

#include "adjacency.h"

/* s of the formula. */
double stance_distance_scale(const struct stance_network *net);

/* stance_silhouettes
 *   out    [out] one number in -1 .. 1 per actor
 *   g      [in]  the network by actor
 *   label  [in]  0 .. k-1
 * Cost: O(n + m + k). */
STANCE_MUST_USE enum stance_code stance_silhouettes(double *out, const struct stance_adjacency *g,
                                                    double scale, const uint32_t *label, uint32_t k,
                                                    struct stance_error *err);

#endif
