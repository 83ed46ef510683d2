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
 *   silhouette        silhouette.h */
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
    size_t pairs_assumed;     /* pairs without a tie that a distance was made up for ... */
    double assumed;           /* ... which it is, 0 .. 1 */
};
/* What a reader must know before believing the result, into c->warning. */
STANCE_MUST_USE enum stance_code stance_coalitions_warn(stance_coalitions *c,
                                                        const struct stance_caveats *caveats,
                                                        struct stance_error *err);

#endif
