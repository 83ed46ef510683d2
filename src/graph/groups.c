/* groups.c - breadth-first walks over the memberships. */
#include "groups.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"

enum stance_code stance_groups_init(struct stance_groups_index *g, const struct stance_dataset *d,
                                    struct stance_error *err)
{
    *g = (struct stance_groups_index){.actor_n = d->actor_n, .data = d};
    g->start = stance_memory_new(d->actor_n + 2, sizeof *g->start);
    g->member = stance_memory_new(d->member_n, sizeof *g->member);
    g->seen = stance_memory_new(d->actor_n, sizeof *g->seen);
    g->place = stance_memory_new(d->actor_n, sizeof *g->place);
    if (!g->start || !g->member || !g->seen || !g->place) {
        stance_groups_clear(g);
        return stance_error_memory(err);
    }
    for (size_t i = 0; i < d->member_n; i++)
        g->start[d->member[i].member + 2]++;
    for (size_t i = 2; i < d->actor_n + 2; i++)
        g->start[i] += g->start[i - 1];
    for (size_t i = 0; i < d->member_n; i++)
        g->member[g->start[d->member[i].member + 1]++] = (uint32_t)i;
    return STANCE_OK;
}

void stance_groups_clear(struct stance_groups_index *g)
{
    stance_memory_free(g->start);
    stance_memory_free(g->member);
    stance_memory_free(g->seen);
    stance_memory_free(g->place);
    stance_memory_free(g->found);
    *g = (struct stance_groups_index){0};
}

static void next_stamp(struct stance_groups_index *g)
{
    if (++g->stamp == 0) {
        memset(g->seen, 0, g->actor_n * sizeof *g->seen);
        g->stamp = 1;
    }
}

/* Adds a group to the layer that starts at `layer`; there already, it is widened. */
static bool add(struct stance_groups_index *g, size_t layer, struct stance_ancestor up)
{
    size_t at = g->place[up.group];
    if (up.distance > 1 && at >= layer && at < g->found_n && g->found[at].group == up.group) {
        struct stance_ancestor *there = &g->found[at];
        there->first = up.first < there->first ? up.first : there->first;
        there->last = up.last > there->last ? up.last : there->last;
        return true;
    }
    if (!stance_memory_grow((void **)&g->found, &g->capacity, g->found_n + 1, sizeof *g->found))
        return false;
    g->place[up.group] = (uint32_t)g->found_n;
    g->found[g->found_n++] = up;
    return true;
}

/* The groups one link above `from`, as far as dates allow. */
static enum stance_code add_parents(struct stance_groups_index *g, size_t layer,
                                    struct stance_ancestor from, struct stance_date date,
                                    struct stance_error *err)
{
    for (size_t i = g->start[from.group]; i < g->start[from.group + 1]; i++) {
        const struct stance_member *m = &g->data->member[g->member[i]];
        struct stance_ancestor up = {m->group, from.distance + 1, from.first, from.last};
        if (stance_date_known(m->from) && m->from.first > up.first)
            up.first = m->from.first;
        if (stance_date_known(m->to) && m->to.last < up.last)
            up.last = m->to.last;
        if (g->seen[up.group] != g->stamp && up.first <= up.last &&
            stance_groups_holds(up.first, up.last, date) && !add(g, layer, up))
            return stance_error_memory(err);
    }
    return STANCE_OK;
}

enum stance_code stance_groups_climb(struct stance_groups_index *g, uint32_t actor,
                                     struct stance_date date, struct stance_error *err)
{
    struct stance_ancestor self = {actor, 0, INT32_MIN, INT32_MAX};
    size_t layer = 0;
    next_stamp(g);
    g->seen[actor] = g->stamp;
    g->found_n = 0;
    enum stance_code code = add_parents(g, 0, self, date, err);
    for (uint32_t d = 1; !code && layer < g->found_n && d < STANCE_GROUPS_DEEPEST; d++) {
        size_t end = g->found_n;
        for (size_t i = layer; i < end; i++)
            g->seen[g->found[i].group] = g->stamp;
        for (size_t i = layer; i < end && !code; i++)
            code = add_parents(g, end, g->found[i], date, err);
        layer = end;
    }
    return code;
}

/* Is there a group above this one that the chain can go on to? */
static bool is_outermost(const struct stance_groups_index *g, struct stance_ancestor a,
                         struct stance_date date)
{
    for (size_t i = g->start[a.group]; i < g->start[a.group + 1]; i++) {
        const struct stance_member *m = &g->data->member[g->member[i]];
        int32_t first = stance_date_known(m->from) ? m->from.first : INT32_MIN;
        int32_t last = stance_date_known(m->to) ? m->to.last : INT32_MAX;
        if (stance_groups_holds(first, last, date))
            return false;
    }
    return true;
}

enum stance_code stance_groups_outermost(struct stance_groups_index *g, uint32_t actor,
                                         struct stance_date date, struct stance_error *err)
{
    size_t kept = 0;
    enum stance_code code = stance_groups_climb(g, actor, date, err);
    if (code)
        return code;
    next_stamp(g);
    for (size_t i = 0; i < g->found_n; i++) {
        struct stance_ancestor a = g->found[i];
        if (g->seen[a.group] == g->stamp || !is_outermost(g, a, date))
            continue;
        g->seen[a.group] = g->stamp;
        g->found[kept++] = a;
    }
    if (kept == 0) {
        if (!stance_memory_grow((void **)&g->found, &g->capacity, 1, sizeof *g->found))
            return stance_error_memory(err);
        g->found[kept++] = (struct stance_ancestor){actor, 0, INT32_MIN, INT32_MAX};
    }
    g->found_n = kept;
    return STANCE_OK;
}
