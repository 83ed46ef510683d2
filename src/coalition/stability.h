/* stability.h - how sure a clustering is: the same, had other statements come in.
 *
 * The method runs again on B replicates of the data (resample.h).  From them
 *
 *   support      of an actor: the share of all replicates in which it stands in the
 *                counterpart of its coalition.  The coalitions of a replicate are paired
 *                with those found, the largest overlap first, one with one, so that a part
 *                which breaks away, and the smaller of two that merge, lose support.  An
 *                actor none of whose statements is drawn stands nowhere in that replicate.
 *   together     of two actors (co-association): the share of replicates in which they
 *                are in one coalition, among those in which both take part.
 *   swing        actors whose support is below STANCE_SWING_BELOW.
 *   consensus    the partition that contradicts the replicates least: the sum, over
 *                replicates and pairs, of pairs joined here and parted there or the reverse
 *                (Mirkin's distance) is as small as the search of signed.h can make it.
 *                Joining a pair costs B/2 - together times; that is correlation clustering.
 *
 * S. Monti, P. Tamayo, J. Mesirov, T. Golub: Consensus clustering. Machine Learning 52
 * (2003) 91-118. doi:10.1023/A:1023949509487
 * A. Gionis, H. Mannila, P. Tsaparas: Clustering aggregation. ACM Transactions on
 * Knowledge Discovery from Data 1 (2007) 4. doi:10.1145/1217299.1217303 */
#ifndef STANCE_COALITION_STABILITY_H
#define STANCE_COALITION_STABILITY_H

#include "../graph/positions.h"
#include "compare.h"

#define STANCE_SWING_BELOW 0.7
/* Every pair is counted: 4.5 million pairs of as many actors. */
#define STANCE_BOOTSTRAP_ACTORS_MOST 3000
#define STANCE_BOOTSTRAP_MOST 10000

struct stance_stability {
    uint32_t replicate_n; /* B */
    enum stance_resample unit;
    size_t actor_n;
    double *support; /* per actor, 0 .. 1 */
    uint32_t *swing; /* actors, the least support first, then in their order */
    size_t swing_n;
    uint16_t *together, *both; /* per pair (stance_stability_pair): in how many replicates */
    double *firmness;          /* per coalition: mean `together` of its pairs, NAN without one */
    uint32_t *consensus;       /* per actor, canonical */
    uint32_t consensus_k;
    struct stance_partition_likeness to_consensus; /* the partition found against the consensus */
    uint32_t k_least, k_most;              /* coalitions in a replicate */
};

/* Where the pair a < b stands. */
static inline size_t stance_stability_pair(const struct stance_stability *s, size_t a, size_t b)
{
    return a * (2 * s->actor_n - a - 1) / 2 + (b - a - 1);
}
/* The share of replicates in which a and b (a != b) are together, NAN where they never met. */
double stance_stability_together(const struct stance_stability *s, size_t a, size_t b);

struct stance_bootstrap {
    const struct stance_dataset *data;
    const struct stance_positions *positions; /* with evidence where statements are drawn */
    const struct stance_options *options;     /* options->cluster.bootstrap > 0 */
    enum stance_measure measure;              /* never STANCE_MEASURE_DEFAULT */
    const uint32_t *label;                    /* the partition found, canonical */
    uint32_t k;
};

/* stance_bootstrap_run
 *   out  [out] free with stance_stability_free
 * Errors: STANCE_E_VALUE for more actors or replicates than the limits above.
 * Cost: B times projection and search, and O(B n^2).  Same options and seed, same bits. */
STANCE_MUST_USE enum stance_code stance_bootstrap_run(struct stance_stability **out,
                                                      const struct stance_bootstrap *bootstrap,
                                                      const struct stance_watch *watch,
                                                      struct stance_error *err);
void stance_stability_free(struct stance_stability *s);

/* From together and both to consensus; k as in struct stance_signed_problem. */
STANCE_MUST_USE enum stance_code stance_consensus_find(struct stance_stability *s, uint32_t k,
                                                       uint64_t seed,
                                                       const struct stance_watch *watch,
                                                       struct stance_error *err);

#endif
