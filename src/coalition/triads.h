/* triads.h - balance by triads: is the friend of a friend a friend?
 *
 * A triad is three actors tied each to each.  Those with an even number of hostile ties
 * are balanced:
 *
 *     +++  three friends                          balanced
 *     +--  two friends against a third            balanced
 *     ++-  two enemies with a friend in common    not
 *     ---  three enemies                          not (weak balance admits it: Davis)
 *
 * Ties that weigh nothing are no ties.  Weights count by sign alone.
 *
 * D. Cartwright, F. Harary: Structural balance: a generalization of Heider's theory.
 * Psychological Review 63 (1956) 277-293. doi:10.1037/h0046049
 * J. A. Davis: Clustering and structural balance in graphs. Human Relations 20 (1967)
 * 181-187. doi:10.1177/001872676702000206
 * Counting: M. Latapy: Main-memory triangle computations for very large (sparse
 * (power-law)) graphs. Theoretical Computer Science 407 (2008) 458-473.
 * doi:10.1016/j.tcs.2008.07.017 */
#ifndef STANCE_COALITION_TRIADS_H
#define STANCE_COALITION_TRIADS_H

#include "../graph/network.h"

struct stance_triads {
    uint64_t by_hostile[4]; /* triads with 0, 1, 2, 3 hostile ties */
};

static inline uint64_t stance_triads_n(struct stance_triads t)
{
    return t.by_hostile[0] + t.by_hostile[1] + t.by_hostile[2] + t.by_hostile[3];
}
/* Share of balanced triads, NAN without one. */
double stance_triads_balance(struct stance_triads t);

/* Cost: O(m sqrt m) time, O(n + m) memory. */
STANCE_MUST_USE enum stance_code stance_triads_count(struct stance_triads *out,
                                                     const struct stance_network *net,
                                                     const struct stance_watch *watch,
                                                     struct stance_error *err);

#endif
