/* signed_search.c - rounds of starts and chains, the best kept. */
#include "signed_search.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"

/* So many rounds that find nothing better are enough. */
enum { STALE = 8 };

enum stance_code stance_signed_search_init(struct stance_signed_search *s,
                                           const struct stance_signed_graph *g, uint32_t k,
                                           uint64_t seed, struct stance_error *err)
{
    enum stance_code code;
    struct stance_signed_search made = {.g = g, .is_camps = k == 2, .cost = INT64_MAX};
    stance_random_seed(&made.random, seed);
    made.best = stance_memory_new(g->n, sizeof *made.best);
    if (!made.best)
        code = stance_error_memory(err);
    else if (made.is_camps)
        code = stance_camps_init(&made.camps, g, err);
    else
        code = stance_moves_init(&made.moves, g, k == 0 || k > g->n ? g->n : k, err);
    if (code != STANCE_OK) {
        stance_memory_free(made.best);
        return code;
    }
    *s = made;
    return STANCE_OK;
}

void stance_signed_search_clear(struct stance_signed_search *s)
{
    stance_camps_clear(&s->camps);
    stance_moves_clear(&s->moves);
    stance_memory_free(s->best);
    *s = (struct stance_signed_search){0};
}

static int64_t cost_now(const struct stance_signed_search *s)
{
    return s->is_camps ? s->camps.cost : s->moves.cost;
}

static void keep_if_better(struct stance_signed_search *s)
{
    if (cost_now(s) >= s->cost)
        return;
    s->cost = cost_now(s);
    s->since = 0;
    if (s->g->n)
        memcpy(s->best, s->is_camps ? s->camps.label : s->moves.label, s->g->n * sizeof *s->best);
}

/* Could a chain from u pay?  Not where all of u's ties are satisfied. */
static bool is_content(const struct stance_signed_search *s, uint32_t u)
{
    const struct stance_signed_graph *g = s->g;
    const uint32_t *label = s->is_camps ? s->camps.label : s->moves.label;
    for (size_t i = g->start[u]; i < g->start[u + 1]; i++)
        if ((label[u] == label[g->arc[i].to]) == (g->arc[i].w < 0))
            return false;
    return true;
}

/* Chains from random nodes until as many in a row as there are nodes (and a few)
 * have gained nothing, or the work is used up. */
static enum stance_code run_chains(struct stance_signed_search *s, uint64_t work,
                                   struct stance_pace *pace, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    uint64_t end = pace->work + work;
    uint64_t patience = (uint64_t)s->g->n + 50, idle = 0;
    while (code == STANCE_OK && idle < patience && pace->work < end && cost_now(s) > 0) {
        uint32_t u = (uint32_t)stance_random_below(&s->random, s->g->n);
        int64_t before = cost_now(s);
        bool changed = false;
        idle++;
        if (is_content(s, u)) {
            code = stance_pace_add(pace, s->g->start[u + 1] - s->g->start[u] + 1, err);
            continue;
        }
        code = s->is_camps ? stance_camps_chain(&s->camps, u, &s->random, &changed, pace, err)
                           : stance_moves_chain(&s->moves, u, &s->random, &changed, pace, err);
        if (cost_now(s) < before)
            idle = 0;
    }
    return code;
}

enum stance_code stance_signed_search_run(struct stance_signed_search *s, uint32_t rounds,
                                          uint64_t work, struct stance_pace *pace,
                                          struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    uint64_t end = pace->work + work;
    s->since = 0;
    for (uint32_t i = 0; i < rounds && code == STANCE_OK && s->cost > 0; i++) {
        if (i > 0 && (pace->work >= end || s->since >= STALE))
            break;
        code = s->is_camps ? stance_camps_grow(&s->camps, &s->random, pace, err)
                           : stance_moves_start(&s->moves, &s->random, pace, err);
        if (code == STANCE_OK && pace->work < end)
            code = run_chains(s, end - pace->work, pace, err);
        s->since++;
        if (code == STANCE_OK)
            keep_if_better(s);
    }
    return code;
}

enum stance_code stance_signed_search_from(struct stance_signed_search *s, const uint32_t *label,
                                           uint64_t work, struct stance_pace *pace,
                                           struct stance_error *err)
{
    enum stance_code code = s->is_camps ? stance_camps_set(&s->camps, label, pace, err)
                                        : stance_moves_set(&s->moves, label, NULL, pace, err);
    if (code == STANCE_OK)
        code = run_chains(s, work, pace, err);
    if (code == STANCE_OK)
        keep_if_better(s);
    return code;
}
