/* detect.h - one method finds coalitions in one network.
 *
 *   signed, balance   least frustration (signed.h); balance without k means two camps
 *   leiden, louvain   modularity (modularity.h): igraph's search and ours, the better one
 *                     kept; ours alone where weights have signs
 *   optimal           the largest modularity, proven (modularity_exact.c)
 *   spinglass         modularity by cooling (detect_spinglass.c)
 *   walktrap, fast-greedy, edge-betweenness
 *                     joins on the friendly ties, cut where modularity is largest or at k
 *                     (detect_merges.c)
 *   infomap, label-propagation, leading-eigenvector
 *                     partitions of the friendly ties (detect_groups.c)
 *   average, complete, ward
 *                     dendrograms on distance, cut at the best silhouette or at k
 *                     (detect_linkage.c)
 *
 * leiden, louvain and label-propagation run from several seeds and keep the best; how
 * many depends on the number of ties only, so the result is the same on a slow machine. */
#ifndef STANCE_COALITION_DETECT_H
#define STANCE_COALITION_DETECT_H

#include "../graph/network.h"
#include "signed.h"

struct stance_detection {
    double objective; /* what methods.h says the method aims at */
    struct stance_certificate certificate;
    uint32_t k;
    size_t unread_n;  /* ties the method did not read, because it cannot read signs */
    size_t assumed_n; /* pairs without a tie for which a distance had to be taken ... */
    double assumed;   /* ... which it is */
};

/* stance_detect
 *   label  [out] n coalition numbers, canonical (partition.h)
 * Errors: STANCE_E_VALUE for options that do not go together. */
STANCE_MUST_USE enum stance_code stance_detect(uint32_t *label, struct stance_detection *out,
                                               const struct stance_network *net,
                                               const struct stance_cluster_options *options,
                                               const struct stance_watch *watch,
                                               struct stance_error *err);

/* The options that can be judged before there is a network. */
STANCE_MUST_USE enum stance_code stance_detect_check(const struct stance_cluster_options *options,
                                                     struct stance_error *err);

/* ---- One method each; labels are any numbers below 2 n, not canonical ---- */

/* Leiden or Louvain by igraph on weights of 0 and more, `runs` times from one seed; the
 * partition of the largest modularity. */
STANCE_MUST_USE enum stance_code
stance_detect_modularity(uint32_t *label, const struct stance_network *net,
                         const struct stance_cluster_options *options, size_t runs,
                         const struct stance_watch *watch, struct stance_error *err);
/* Up to 500 actors; options->exact and time_limit tell whether and how long to prove. */
STANCE_MUST_USE enum stance_code stance_detect_optimal(uint32_t *label,
                                                       struct stance_certificate *certificate,
                                                       const struct stance_network *net,
                                                       const struct stance_cluster_options *options,
                                                       const struct stance_watch *watch,
                                                       struct stance_error *err);
/* Up to 500 actors. */
STANCE_MUST_USE enum stance_code
stance_detect_spinglass(uint32_t *label, const struct stance_network *net,
                        const struct stance_cluster_options *options,
                        const struct stance_watch *watch, struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_detect_merges(uint32_t *label,
                                                      const struct stance_network *net,
                                                      const struct stance_cluster_options *options,
                                                      const struct stance_watch *watch,
                                                      struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_detect_groups(uint32_t *label,
                                                      const struct stance_network *net,
                                                      const struct stance_cluster_options *options,
                                                      size_t runs, const struct stance_watch *watch,
                                                      struct stance_error *err);
/* Fills objective, assumed_n and assumed.  Up to 5000 actors. */
STANCE_MUST_USE enum stance_code stance_detect_linkage(uint32_t *label,
                                                       struct stance_detection *out,
                                                       const struct stance_network *net,
                                                       const struct stance_cluster_options *options,
                                                       const struct stance_watch *watch,
                                                       struct stance_error *err);

#endif
