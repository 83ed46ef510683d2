/* rerun.h - the same method once more, on a network that was not asked for by name.
 *
 * For replicates and for other measures, of which only the partition is wanted, often.
 * signed, balance, leiden and louvain search three times instead of up to twenty, optimal
 * searches as leiden does, and nothing is proven.  A network drawn by chance may leave
 * actors without a tie: a method that joins nothing that no friendly tie joins then gets as
 * many coalitions as there are parts, where k is less. */
#ifndef STANCE_COALITION_RERUN_H
#define STANCE_COALITION_RERUN_H

#include "../graph/network.h"

/* stance_rerun_detect
 *   label  [out] n coalition numbers, canonical
 *   k      [out] how many */
STANCE_MUST_USE enum stance_code stance_rerun_detect(uint32_t *label, uint32_t *k,
                                                     const struct stance_network *net,
                                                     const struct stance_cluster_options *options,
                                                     const struct stance_watch *watch,
                                                     struct stance_error *err);

/* stance_rerun_search - least frustration by a short search.
 *   k       [in] 0 = free, else at most k
 *   m, a, b, w  [in] ties, as struct stance_signed_problem has them */
struct stance_signed_problem;
STANCE_MUST_USE enum stance_code stance_rerun_search(uint32_t *label, uint32_t *found,
                                                     const struct stance_signed_problem *problem,
                                                     const struct stance_watch *watch,
                                                     struct stance_error *err);

#endif
