/* detect.h - one method finds coalitions in one network.
 *
 *   signed, balance   least frustration (signed.h); balance without k means two camps
 *   leiden, louvain   modularity (modularity.h): igraph's search and ours, the better one
 *                     kept; ours alone where weights have signs
 *   walktrap          random walks of four steps, merged by Ward's rule on the positive
 *                     ties alone, cut where modularity is largest or at k
 *
 * leiden and louvain run from several seeds and keep the best; how many depends on
 * the number of ties only, so the result is the same on a slow machine. */
#ifndef STANCE_COALITION_DETECT_H
#define STANCE_COALITION_DETECT_H

#include "../graph/network.h"
#include "signed.h"

struct stance_detection {
    double objective; /* frustration for signed and balance, modularity for the others */
    struct stance_certificate certificate;
    uint32_t k;
    size_t unread_n; /* ties the method did not read, because it cannot read signs */
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

/* ---- By igraph, on weights of 0 and more; labels not canonical ---- */

/* Leiden or Louvain, `runs` times from one seed; the partition of the largest modularity. */
STANCE_MUST_USE enum stance_code
stance_detect_modularity(uint32_t *label, const struct stance_network *net,
                         const struct stance_cluster_options *options, size_t runs,
                         const struct stance_watch *watch, struct stance_error *err);
/* Reads positive ties only. */
STANCE_MUST_USE enum stance_code
stance_detect_walktrap(uint32_t *label, const struct stance_network *net,
                       const struct stance_cluster_options *options,
                       const struct stance_watch *watch, struct stance_error *err);

#endif
