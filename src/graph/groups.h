/* groups.h - who speaks for whom: the member relation, through nested groups, in time.
 *
 * keep      groups and members are actors like any other.
 * expand    a member takes over what its groups say on issues of which it has no
 *           record itself.  The nearest group that speaks goes first; groups
 *           equally near are pooled.
 * collapse  a member's statements become statements of its outermost groups.
 *
 * A membership holds for a statement unless their dates are surely apart: an open
 * end or a statement without date is no reason to leave it out.  Of several ways
 * from a member through other groups to one further up, the earliest and the
 * latest day count.  Chains end at STANCE_GROUPS_DEEPEST links, so that a data
 * set cannot make them endless; a group that contains itself leads nowhere. */
#ifndef STANCE_GRAPH_GROUPS_H
#define STANCE_GRAPH_GROUPS_H

#include "../data/dataset.h"

#define STANCE_GROUPS_DEEPEST 32

/* One group an actor belongs to, directly or through others, and when. */
struct stance_ancestor {
    uint32_t group;
    uint32_t distance;   /* links on the way, from 1 */
    int32_t first, last; /* days on which the whole chain holds */
};

struct stance_groups_index {
    size_t actor_n;
    size_t *start;    /* actor_n + 1, into member */
    uint32_t *member; /* rows of dataset.member by member, in file order */
    const struct stance_dataset *data;
    uint32_t *seen;  /* stamp per actor */
    uint32_t *place; /* per actor: where in found it stands, if it does */
    uint32_t stamp;
    struct stance_ancestor *found;
    size_t found_n, capacity;
};

STANCE_MUST_USE enum stance_code stance_groups_init(struct stance_groups_index *g,
                                                    const struct stance_dataset *d,
                                                    struct stance_error *err);
void stance_groups_clear(struct stance_groups_index *g);

static inline bool stance_groups_has_parent(const struct stance_groups_index *g, uint32_t actor)
{
    return g->start[actor + 1] > g->start[actor];
}
static inline bool stance_groups_holds(int32_t first, int32_t last, struct stance_date date)
{
    return !stance_date_known(date) || (date.first <= last && date.last >= first);
}

/* stance_groups_climb - every group above an actor, nearest first, into g->found.
 * A group appears more than once where the actor itself is listed in it more than once.
 * Only links that can hold on `date` are taken (unknown: all). */
STANCE_MUST_USE enum stance_code stance_groups_climb(struct stance_groups_index *g, uint32_t actor,
                                                     struct stance_date date,
                                                     struct stance_error *err);

/* stance_groups_outermost - the groups an actor's statement of a date folds into, into
 * g->found; the actor itself (distance 0) where there is none. */
STANCE_MUST_USE enum stance_code stance_groups_outermost(struct stance_groups_index *g,
                                                         uint32_t actor, struct stance_date date,
                                                         struct stance_error *err);

#endif
