/* exact_branch.c - cutting planes, rounding, and branching on edges depth first. */
#include "exact_branch.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "exact_separate.h"

enum { PURGE_EVERY = 4, ROUND_EVERY = 4, TAIL = 3 };

static const double tail_share = 0.05;

static const double whole = 1e-6; /* y this near to 0 or 1 is 0 or 1 */

enum stance_code stance_branches_init(struct stance_branches *t,
                                      struct stance_signed_search *search, struct stance_error *err)
{
    struct stance_branches made = {.search = search};
    const struct stance_signed_graph *g = search->g;
    made.order = stance_memory_new(g->m, sizeof *made.order);
    made.label = stance_memory_new(g->n, sizeof *made.label);
    enum stance_code code = made.order && made.label ? stance_sets_init(&made.sets, g->n, err)
                                                     : stance_error_memory(err);
    if (code == STANCE_OK)
        code = stance_cover_init(&made.cover, g, err);
    if (code != STANCE_OK)
        stance_branches_clear(&made);
    else
        *t = made;
    return code;
}

void stance_branches_clear(struct stance_branches *t)
{
    stance_cover_clear(&t->cover);
    stance_cycles_clear(&t->fresh);
    stance_memory_free(t->branch);
    stance_memory_free(t->order);
    stance_sets_clear(&t->sets);
    stance_memory_free(t->label);
    *t = (struct stance_branches){0};
}

static int64_t cut_off(const struct stance_branches *t)
{
    return t->search->cost + t->beyond;
}

/* ---- Rounding -------------------------------------------------------------------- */

/* Buckets by y, 256 of them: the order within one does not matter. */
static void order_edges(struct stance_branches *t)
{
    size_t start[258] = {0};
    const double *y = t->cover.y;
    uint32_t m = t->search->g->m;
    for (uint32_t e = 0; e < m; e++)
        start[(size_t)(y[e] * 255) + 2]++;
    for (size_t i = 1; i < 258; i++)
        start[i] += start[i - 1];
    for (uint32_t e = 0; e < m; e++)
        t->order[start[(size_t)(y[e] * 255) + 1]++] = e;
}

/* Two camps: satisfies edges in the order of y as long as they do not contradict
 * each other.  k free: joins along positive edges with y under a half. */
static enum stance_code round_solution(struct stance_branches *t, struct stance_pace *pace,
                                       struct stance_error *err)
{
    const struct stance_signed_graph *g = t->search->g;
    stance_sets_reset(&t->sets);
    order_edges(t);
    for (uint32_t i = 0; i < g->m; i++) {
        const struct stance_signed_edge *e = &g->edge[t->order[i]];
        if (!t->search->is_camps && (e->w < 0 || t->cover.y[t->order[i]] >= 0.5))
            continue;
        stance_sets_join(&t->sets, e->a, e->b, e->w < 0);
    }
    for (uint32_t u = 0; u < g->n; u++) {
        bool is_opposed;
        uint32_t root = stance_sets_find(&t->sets, u, &is_opposed);
        t->label[u] = t->search->is_camps ? is_opposed : root;
    }
    return stance_signed_search_from(t->search, t->label, 20 * (uint64_t)(g->m + g->n), pace, err);
}

/* The free edge whose two sides promise most: far from 0 and 1, and heavy.  UINT32_MAX
 * when the solution is whole. */
static uint32_t choose_edge(const struct stance_branches *t)
{
    const struct stance_cover *c = &t->cover;
    uint32_t best = UINT32_MAX;
    double most = 0;
    for (uint32_t e = 0; e < c->g->m; e++) {
        double off = fmin(c->y[e], 1 - c->y[e]);
        if (c->fixed[e] >= 0 || off <= whole)
            continue;
        double promise = off * (double)stance_signed_size(c->g->edge[e].w);
        if (promise > most) {
            most = promise;
            best = e;
        }
    }
    return best;
}

static bool is_over(const struct stance_branches *t)
{
    return t->rounds_most && t->rounds >= t->rounds_most;
}

/* ---- Cutting --------------------------------------------------------------------- */

enum stance_code stance_branches_cut(struct stance_branches *t, int64_t *bound, bool *is_closed,
                                     bool *is_solved, struct stance_pace *pace,
                                     struct stance_error *err)
{
    const struct stance_signed_graph *g = t->search->g;
    size_t most = 100 + (size_t)(g->n < 1900 ? g->n : 1900);
    double before[TAIL] = {0}; /* the floors of the last rounds */
    *is_closed = *is_solved = false;
    *bound = 0;
    for (size_t round = 0;; round++) {
        enum stance_cover_state state;
        size_t first = t->fresh.n;
        enum stance_code code = stance_cover_solve(&t->cover, &state, cut_off(t), pace, err);
        if (code != STANCE_OK)
            return code;
        if (t->cover.bound > *bound)
            *bound = t->cover.bound;
        if (t->depth == 0)
            stance_pace_gap(pace, t->search->cost, *bound);
        *is_closed = *bound >= cut_off(t);
        if (*is_closed || state == STANCE_COVER_NO_ANSWER || is_over(t))
            return STANCE_OK;
        double gain = t->cover.floor - before[round % TAIL];
        before[round % TAIL] = t->cover.floor;
        if (t->depth > 0 && round >= TAIL &&
            gain < tail_share * ((double)cut_off(t) - t->cover.floor) &&
            choose_edge(t) != UINT32_MAX) {
            *is_solved = true;
            return STANCE_OK;
        }
        if (t->rounds++ % ROUND_EVERY == 0) {
            code = round_solution(t, pace, err);
            *is_closed = *bound >= cut_off(t);
            if (code != STANCE_OK || *is_closed)
                return code;
        }
        code = stance_separate_cycles(&t->fresh, g, t->cover.y, t->search->best,
                                      t->search->is_camps, most, pace, err);
        if (code != STANCE_OK || pace->late)
            return code;
        if (t->fresh.n == first) {
            *is_solved = true;
            return STANCE_OK;
        }
        if (t->rounds % PURGE_EVERY == 0)
            code = stance_cover_purge(&t->cover, err);
        if (code == STANCE_OK)
            code = stance_cover_add(&t->cover, &t->fresh, first, err);
        if (code != STANCE_OK)
            return code;
    }
}

/* ---- Branching ------------------------------------------------------------------- */

static bool push(struct stance_branches *t, uint32_t e, int64_t bound)
{
    if (!stance_memory_grow((void **)&t->branch, &t->branch_capacity, t->depth + 1,
                            sizeof *t->branch))
        return false;
    int8_t value = t->cover.y[e] > 0.5;
    t->branch[t->depth++] = (struct stance_branch){e, value, false, bound};
    stance_cover_fix(&t->cover, e, value);
    return true;
}

/* Goes on to the next node not yet looked at; false when there is none. */
static bool turn(struct stance_branches *t)
{
    while (t->depth > 0) {
        struct stance_branch *b = &t->branch[t->depth - 1];
        if (!b->is_second && b->bound < cut_off(t)) {
            b->is_second = true;
            b->value = (int8_t)(1 - b->value);
            stance_cover_fix(&t->cover, b->edge, b->value);
            return true;
        }
        stance_cover_fix(&t->cover, b->edge, -1);
        t->depth--;
    }
    return false;
}

/* Undoes all fixings; returns the least bound among nodes not looked at to the end. */
static int64_t abandon(struct stance_branches *t, int64_t bound)
{
    while (t->depth > 0) {
        struct stance_branch *b = &t->branch[--t->depth];
        if (b->bound < bound)
            bound = b->bound;
        stance_cover_fix(&t->cover, b->edge, -1);
    }
    return bound;
}

enum stance_code stance_branches_branch(struct stance_branches *t, int64_t *bound,
                                        struct stance_pace *pace, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    int64_t here = *bound;
    for (;;) {
        bool is_closed = false, is_solved = true;
        uint32_t e = choose_edge(t);
        if (e == UINT32_MAX) {
            if (t->beyond) {
                t->has_other = true;
                *bound = abandon(t, here);
                return STANCE_OK;
            }
            /* A partition: the search takes it over, and the node is closed. */
            code = round_solution(t, pace, err);
            is_closed = true;
        } else if (!push(t, e, here)) {
            code = stance_error_memory(err);
        }
        while (code == STANCE_OK) {
            if (!is_closed) {
                code = stance_branches_cut(t, &here, &is_closed, &is_solved, pace, err);
                if (here < t->branch[t->depth - 1].bound)
                    here = t->branch[t->depth - 1].bound;
                is_closed |= here >= cut_off(t);
                if (!is_closed || code != STANCE_OK)
                    break;
            }
            if (!turn(t)) {
                *bound = cut_off(t);
                return STANCE_OK;
            }
            is_closed = false;
        }
        if (code != STANCE_OK || !is_solved) {
            *bound = abandon(t, here);
            return code;
        }
    }
}
