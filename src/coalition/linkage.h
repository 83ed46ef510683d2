/* linkage.h - agglomerative clustering of actors by their distances.
 *
 * The two closest sides are joined, again and again.  From i and j joined, another
 * side k is as far as
 *
 *     average   the mean over all pairs of actors (UPGMA)
 *     complete  the largest distance of two actors
 *     ward      d^2 = ((n_i + n_k) d_ik^2 + (n_j + n_k) d_jk^2 - n_k d_ij^2) / (n_i + n_j + n_k):
 *               what the join adds to the squared distances inside
 *
 * Ward's rule speaks of Euclidean distances; disagreement is none, so its heights are
 * no sums of squares, though its order is still a sensible one.
 *
 * R. R. Sokal, C. D. Michener: A statistical method for evaluating systematic relationships.
 * University of Kansas Science Bulletin 38 (1958) 1409-1438.
 * J. H. Ward: Hierarchical grouping to optimize an objective function. Journal of the American
 * Statistical Association 58 (1963) 236-244. doi:10.1080/01621459.1963.10500845
 * F. Murtagh, P. Legendre: Ward's hierarchical agglomerative clustering method. Journal of
 * Classification 31 (2014) 274-295. doi:10.1007/s00357-014-9161-z (this is their Ward2)
 * F. Murtagh: A survey of recent advances in hierarchical clustering algorithms. Computer
 * Journal 26 (1983) 354-359. doi:10.1093/comjnl/26.4.354 (chains of nearest neighbours) */
#ifndef STANCE_COALITION_LINKAGE_H
#define STANCE_COALITION_LINKAGE_H

#include "dendrogram.h"

enum stance_linkage { STANCE_LINKAGE_AVERAGE, STANCE_LINKAGE_COMPLETE, STANCE_LINKAGE_WARD };

/* The place of pair a < b in a triangle of distances. */
static inline size_t stance_linkage_pair(size_t n, size_t a, size_t b)
{
    return a * (2 * n - a - 1) / 2 + (b - a - 1);
}

/* stance_linkage_join
 *   join      [out] n - 1 joins, by height
 *   distance  [in, out] n (n - 1) / 2 numbers of 0 and more, by stance_linkage_pair; spoilt
 * Errors: STANCE_E_STOPPED, memory.  Cost: O(n^2) time. */
STANCE_MUST_USE enum stance_code stance_linkage_join(struct stance_join *join, double *distance,
                                                     size_t n, enum stance_linkage linkage,
                                                     const struct stance_watch *watch,
                                                     struct stance_error *err);

#endif
