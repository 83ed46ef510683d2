/* polarisation.h - how much more alike actors are inside coalitions than across.
 *
 * Over the pairs of actors who share an issue,
 *
 *     gap           = mean agreement inside coalitions - mean agreement across
 *     polarisation  = max(0, gap)
 *
 * 0 means that coalitions tell nothing of agreement, 1 that members always agree and
 * others never.  With one coalition, or without pairs inside or across, there is nothing
 * to compare: the gap is no number and polarisation is 0.
 *
 * Is it more than chance?  Coalitions are dealt out anew at random B times, sizes kept;
 * with b the number of deals whose gap is at least the one observed,
 *
 *     p = (b + 1) / (B + 1),
 *
 * which is never 0.  Where the same positions also made the coalitions, p is small for
 * any data that hold structure: it tells structure from noise, not one theory from another.
 *
 * B. Phipson, G. K. Smyth: Permutation p-values should never be zero. Statistical
 * Applications in Genetics and Molecular Biology 9 (2010) 39. doi:10.2202/1544-6115.1585 */
#ifndef STANCE_COALITION_POLARISATION_H
#define STANCE_COALITION_POLARISATION_H

#include "../graph/network.h"

struct stance_polarisation {
    double within, between, gap, value; /* means and gap NAN where there is no pair */
    double p;                           /* NAN where gap is, or for no deals */
};

/* stance_polarisation_of
 *   net    [in] agreement, one tie per pair that shares an issue
 *   label  [in] a coalition number per actor
 *   deals  [in] B, 0 = no p
 * Same seed, same bits.  Cost: O((n + m) B). */
STANCE_MUST_USE enum stance_code
stance_polarisation_of(struct stance_polarisation *out, const struct stance_network *net,
                       const uint32_t *label, uint32_t deals, uint64_t seed,
                       const struct stance_watch *watch, struct stance_error *err);

#endif
