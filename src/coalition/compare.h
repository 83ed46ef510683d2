/* compare.h - how alike two partitions of the same actors are.
 *
 * Terms.  n_ij actors stand in coalition i of the first partition and in coalition j
 * of the second; n_i and n_j are the sizes; n actors in all.  With natural logarithms
 *
 *     H(X)  = - sum_i n_i/n ln n_i/n      H(X,Y) = - sum_ij n_ij/n ln n_ij/n
 *     I     = H(X) + H(Y) - H(X,Y)
 *
 *     variation of information  VI  = 2 H(X,Y) - H(X) - H(Y)     0 = equal, at most ln n
 *     normalised mutual inf.    NMI = 2 I / (H(X) + H(Y))        1 = equal, 0 = unrelated
 *     adjusted Rand index       ARI = (S - E) / (M - E)          1 = equal, 0 = by chance
 *
 * where S, S_X and S_Y count the pairs of actors that are together in both partitions, in
 * the first and in the second, E = S_X S_Y / (n (n-1)/2) and M = (S_X + S_Y)/2.  ARI is
 * below 0 where the two agree less than chance would have it.  Equal partitions get
 * exactly 0, 1 and 1, also where a formula divides 0 by 0.
 *
 * M. Meila: Comparing clusterings - an information based distance. Journal of
 * Multivariate Analysis 98 (2007) 873-895. doi:10.1016/j.jmva.2006.11.013
 * L. Danon, A. Diaz-Guilera, J. Duch, A. Arenas: Comparing community structure
 * identification. Journal of Statistical Mechanics (2005) P09008.
 * doi:10.1088/1742-5468/2005/09/P09008
 * L. Hubert, P. Arabie: Comparing partitions. Journal of Classification 2 (1985)
 * 193-218. doi:10.1007/BF01908075 */
#ifndef STANCE_COALITION_COMPARE_H
#define STANCE_COALITION_COMPARE_H

#include "../stance.h"

struct stance_partition_likeness {
    double vi, nmi, ari;
};

/* stance_partitions_compare
 *   x, y  [in] n labels each, any numbers; only equality within one of them matters
 * Renaming the labels, swapping x and y or reordering the actors changes no bit.
 * Cost: O(n log n). */
STANCE_MUST_USE enum stance_code stance_partitions_compare(struct stance_partition_likeness *out,
                                                           const uint32_t *x, const uint32_t *y,
                                                           size_t n, struct stance_error *err);

/* One cell of the table of two partitions: `count` actors are in row and in column. */
struct stance_overlap {
    uint32_t row, column, count;
};

/* stance_partitions_cross - the cells that are not empty, by row, then column.
 *   out      [out] room for n
 *   scratch  [in, out] room for n */
size_t stance_partitions_cross(struct stance_overlap *out, const uint32_t *row,
                               const uint32_t *column, size_t n, uint64_t *scratch);

#endif
