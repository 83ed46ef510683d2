/* exact_branch.h - the cutting-plane loop and the branching over it.
 *
 * A *tree* is a cover (exact_cover.h) that is solved again and again with edges
 * fixed this way and that.  It proves that no partition that obeys the fixed edges
 * has a frustration below a cut-off, or finds one. */
#ifndef STANCE_COALITION_EXACT_BRANCH_H
#define STANCE_COALITION_EXACT_BRANCH_H

#include "exact_cover.h"
#include "signed_search.h"
#include "signed_sets.h"

struct stance_branch {
    uint32_t edge;
    int8_t value;   /* the one that is being looked at */
    bool is_second; /* the other has been looked at */
    int64_t bound;  /* of the node above */
};

struct stance_branches {
    struct stance_cover cover;
    struct stance_signed_search *search; /* borrowed */
    struct stance_cycles fresh;          /* found, not yet in the cover */
    struct stance_branch *branch;
    size_t depth, branch_capacity;
    uint32_t *order;         /* rounding: edges by y, */
    struct stance_sets sets; /* what they join, */
    uint32_t *label;         /* and the partition that results */
    size_t rounds;           /* of cutting so far */
    size_t rounds_most;      /* it is over then; 0 = never */
    int64_t beyond;          /* the cut-off lies so far above the best of the search: 0 or 1 */
    bool has_other;          /* beyond = 1: an optimum was met that obeys the fixed edges */
};

STANCE_MUST_USE enum stance_code stance_branches_init(struct stance_branches *t,
                                                      struct stance_signed_search *search,
                                                      struct stance_error *err);
void stance_branches_clear(struct stance_branches *t);

/* Cuts until the bound reaches the cut-off, no cycle is violated, or pace is late.
 * *bound is the best of any round, *is_closed whether it reached the cut-off,
 * *is_solved whether cover.y violates no cycle. */
STANCE_MUST_USE enum stance_code stance_branches_cut(struct stance_branches *t, int64_t *bound,
                                                     bool *is_closed, bool *is_solved,
                                                     struct stance_pace *pace,
                                                     struct stance_error *err);

/* Branches from the node as it stands, cut and not closed, until the bound of
 * every leaf reaches the cut-off; the search may be improved.  *bound is proven in
 * any case; it is the cut-off unless pace is late, rounds_most is reached or
 * beyond = 1 and an optimum is met. */
STANCE_MUST_USE enum stance_code stance_branches_branch(struct stance_branches *t, int64_t *bound,
                                                        struct stance_pace *pace,
                                                        struct stance_error *err);

#endif
