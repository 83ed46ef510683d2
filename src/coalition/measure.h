/* measure.h - what is told of a partition beside its objective. */
#ifndef STANCE_COALITION_MEASURE_H
#define STANCE_COALITION_MEASURE_H

#include "coalitions.h"

/* stance_coalitions_measure - from label and k (set) to cohesion, apart, within, between,
 * bridging, silhouette, frustration, modularity and the counts of ties.
 *
 *   cohesion, apart   mean tie inside a coalition, and from it to the outside
 *   within, between   the same over the whole network
 *   bridging          positive weight to other coalitions / all positive weight
 *   silhouette        (b - a) / max(a, b), with a the mean distance to the own coalition
 *                     and b to the nearest other; pairs without a tie are left out; 0 in a
 *                     coalition of one and where a or b is missing
 *
 * Distance is 1 - w/s, half of it on signed weights, with s = 1 on agreement and
 * signed and otherwise the largest size of a weight.
 *
 * P. J. Rousseeuw: Silhouettes. Journal of Computational and Applied Mathematics 20
 * (1987) 53-65. doi:10.1016/0377-0427(87)90125-7 */
STANCE_MUST_USE enum stance_code stance_coalitions_measure(stance_coalitions *c,
                                                           const struct stance_network *net,
                                                           double resolution,
                                                           struct stance_error *err);

/* The issues that define each coalition (struct stance_defining). */
STANCE_MUST_USE enum stance_code stance_coalitions_define(stance_coalitions *c,
                                                          const struct stance_positions *p,
                                                          struct stance_error *err);

struct stance_caveats {
    const struct stance_network *net;
    const struct stance_options *options;
    size_t alignments_unread; /* alignments the measure leaves out */
    size_t ties_unread;       /* hostile ties the method leaves out */
};
/* What a reader must know before believing the result, into c->warning. */
STANCE_MUST_USE enum stance_code stance_coalitions_warn(stance_coalitions *c,
                                                        const struct stance_caveats *caveats,
                                                        struct stance_error *err);

#endif
