/* signed_search.h - many starts and many chains: the best partition within a budget.
 *
 * One *round* is a start (signed_camps.h for two camps, signed_moves.h for more),
 * then chains from random nodes until they stop paying.  Rounds may be added at
 * any time; the best partition of all is kept.  Work is counted, not timed: the
 * same graph, seed and calls give the same partition. */
#ifndef STANCE_COALITION_SIGNED_SEARCH_H
#define STANCE_COALITION_SIGNED_SEARCH_H

#include "signed_camps.h"
#include "signed_moves.h"

struct stance_signed_search {
    const struct stance_signed_graph *g; /* borrowed */
    struct stance_random random;
    struct stance_camps camps; /* k = 2 */
    struct stance_moves moves; /* otherwise */
    bool is_camps;
    uint32_t *best; /* labels of the best so far */
    int64_t cost;   /* its frustration, INT64_MAX before the first round */
    uint32_t since; /* rounds of this run without a better one */
};

/* k = 0: free. */
STANCE_MUST_USE enum stance_code stance_signed_search_init(struct stance_signed_search *s,
                                                           const struct stance_signed_graph *g,
                                                           uint32_t k, uint64_t seed,
                                                           struct stance_error *err);
void stance_signed_search_clear(struct stance_signed_search *s);

/* At most `rounds` more, ending early when the frustration is 0, when several in a row
 * have found nothing better, or after `work` arcs (the first round always ends with
 * a local optimum). */
STANCE_MUST_USE enum stance_code stance_signed_search_run(struct stance_signed_search *s,
                                                          uint32_t rounds, uint64_t work,
                                                          struct stance_pace *pace,
                                                          struct stance_error *err);
/* A round from a given labelling (two labels, or labels below n). */
STANCE_MUST_USE enum stance_code stance_signed_search_from(struct stance_signed_search *s,
                                                           const uint32_t *label, uint64_t work,
                                                           struct stance_pace *pace,
                                                           struct stance_error *err);

#endif
