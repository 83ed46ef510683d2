/* signed_moves.c - single moves, descent and Kernighan-Lin chains. */
#include "signed_moves.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"

enum { CHAIN_STEPS = 40, CHAIN_ARCS = 20000, CHAIN_FAN = 24 };

/* What the best move of a node is: where to, and what the frustration changes by. */
struct move {
    uint32_t to;
    int64_t change;
    bool exists;
};

enum stance_code stance_moves_init(struct stance_moves *s, const struct stance_signed_graph *g,
                                   uint32_t k, struct stance_error *err)
{
    struct stance_moves made = {.g = g, .k = k};
    made.label = stance_memory_new(g->n, sizeof *made.label);
    made.size = stance_memory_new(k, sizeof *made.size);
    made.idle = stance_memory_new(k, sizeof *made.idle);
    made.pull = stance_memory_new(k, sizeof *made.pull);
    made.touched = stance_memory_new(k, sizeof *made.touched);
    made.queue = stance_memory_new(g->n, sizeof *made.queue);
    made.is_touched = stance_memory_new(k, sizeof *made.is_touched);
    made.is_queued = stance_memory_new(g->n, sizeof *made.is_queued);
    made.is_locked = stance_memory_new(g->n, sizeof *made.is_locked);
    made.step = stance_memory_new(CHAIN_STEPS, sizeof *made.step);
    if (!made.label || !made.size || !made.idle || !made.pull || !made.touched || !made.queue ||
        !made.is_touched || !made.is_queued || !made.is_locked || !made.step) {
        stance_moves_clear(&made);
        return stance_error_memory(err);
    }
    *s = made;
    return STANCE_OK;
}

void stance_moves_clear(struct stance_moves *s)
{
    stance_memory_free(s->label);
    stance_memory_free(s->size);
    stance_memory_free(s->idle);
    stance_memory_free(s->pull);
    stance_memory_free(s->touched);
    stance_memory_free(s->queue);
    stance_memory_free(s->is_touched);
    stance_memory_free(s->is_queued);
    stance_memory_free(s->is_locked);
    stance_memory_free(s->step);
    stance_heap_clear(&s->heap);
    *s = (struct stance_moves){0};
}

static size_t degree(const struct stance_signed_graph *g, uint32_t u)
{
    return g->start[u + 1] - g->start[u];
}

static void enqueue(struct stance_moves *s, uint32_t u)
{
    if (s->is_queued[u])
        return;
    size_t at = s->queue_first + s->queue_n++;
    s->queue[at < s->g->n ? at : at - s->g->n] = u;
    s->is_queued[u] = true;
}

static uint32_t dequeue(struct stance_moves *s)
{
    uint32_t u = s->queue[s->queue_first];
    s->queue_first = s->queue_first + 1 < s->g->n ? s->queue_first + 1 : 0;
    s->queue_n--;
    s->is_queued[u] = false;
    return u;
}

/* The best coalition for u other than its own. */
static struct move look(struct stance_moves *s, uint32_t u)
{
    const struct stance_signed_graph *g = s->g;
    uint32_t own = s->label[u], touched_n = 0;
    int64_t at_home = 0;
    struct move best = {0};
    for (size_t i = g->start[u]; i < g->start[u + 1]; i++) {
        uint32_t c = s->label[g->arc[i].to];
        if (!s->is_touched[c]) {
            s->is_touched[c] = true;
            s->touched[touched_n++] = c;
        }
        s->pull[c] += g->arc[i].w;
    }
    at_home = s->pull[own];
    for (uint32_t i = 0; i < touched_n; i++) {
        uint32_t c = s->touched[i];
        if (c != own && (!best.exists || at_home - s->pull[c] < best.change))
            best = (struct move){c, at_home - s->pull[c], true};
    }
    /* A coalition without a tie to u pulls with 0: an empty one, unless u is alone
     * already; else, where k leaves none empty, any that is not touched. */
    if (!best.exists || best.change > at_home) {
        if (s->idle_n > 0) {
            if (s->size[own] > 1)
                best = (struct move){s->idle[s->idle_n - 1], at_home, true};
        } else if (touched_n < s->k) {
            for (uint32_t c = 0; c < s->k; c++)
                if (!s->is_touched[c] && c != own) {
                    best = (struct move){c, at_home, true};
                    break;
                }
        }
    }
    while (touched_n > 0) {
        uint32_t c = s->touched[--touched_n];
        s->is_touched[c] = false;
        s->pull[c] = 0;
    }
    return best;
}

static void move_to(struct stance_moves *s, uint32_t u, uint32_t to)
{
    uint32_t from = s->label[u];
    s->label[u] = to;
    if (s->size[to]++ == 0) {
        /* The chosen empty label is on top, except while a chain is undone. */
        uint32_t at = s->idle_n - 1;
        while (s->idle[at] != to)
            at--;
        s->idle[at] = s->idle[--s->idle_n];
    }
    if (--s->size[from] == 0)
        s->idle[s->idle_n++] = from;
}

/* Lets every queued node move while that lowers the frustration. */
static enum stance_code descend(struct stance_moves *s, struct stance_pace *pace,
                                struct stance_error *err)
{
    const struct stance_signed_graph *g = s->g;
    enum stance_code code = STANCE_OK;
    while (s->queue_n > 0 && code == STANCE_OK) {
        uint32_t u = dequeue(s);
        struct move best = look(s, u);
        if (best.exists && best.change < 0) {
            move_to(s, u, best.to);
            s->cost += best.change;
            for (size_t i = g->start[u]; i < g->start[u + 1]; i++)
                if (s->label[g->arc[i].to] != best.to || g->arc[i].w < 0)
                    enqueue(s, g->arc[i].to);
        }
        code = stance_pace_add(pace, 2 * degree(g, u) + 1, err);
    }
    return code;
}

enum stance_code stance_moves_set(struct stance_moves *s, const uint32_t *label,
                                  const uint32_t *order, struct stance_pace *pace,
                                  struct stance_error *err)
{
    memset(s->size, 0, s->k * sizeof *s->size);
    for (uint32_t u = 0; u < s->g->n; u++) {
        s->label[u] = label[u];
        s->size[label[u]]++;
    }
    s->idle_n = 0;
    for (uint32_t c = s->k; c-- > 0;)
        if (s->size[c] == 0)
            s->idle[s->idle_n++] = c;
    s->cost = stance_signed_graph_cost(s->g, s->label);
    for (uint32_t i = 0; i < s->g->n; i++)
        enqueue(s, order ? order[i] : i);
    return descend(s, pace, err);
}

/* Puts u's neighbours that may still move into the heap, at most CHAIN_FAN of them
 * from a random one on; *arcs grows by what that took. */
static bool offer_neighbours(struct stance_moves *s, uint32_t u, struct stance_random *random,
                             size_t *arcs)
{
    const struct stance_signed_graph *g = s->g;
    size_t d = degree(g, u), fan = d < CHAIN_FAN ? d : CHAIN_FAN;
    size_t at = d > fan ? stance_random_below(random, d) : 0;
    uint32_t tie = (uint32_t)stance_random_next(random);
    for (size_t i = 0; i < fan; i++, at = at + 1 < d ? at + 1 : 0) {
        uint32_t v = g->arc[g->start[u] + at].to;
        if (s->is_locked[v])
            continue;
        struct move best = look(s, v);
        *arcs += degree(g, v);
        if (best.exists && !stance_heap_push(&s->heap, best.change, tie ^ v, v))
            return false;
    }
    return true;
}

/* The next step of a chain: the node whose best move, as it is now, costs least. */
static bool next_step(struct stance_moves *s, uint32_t *u, struct move *move, size_t *arcs)
{
    while (s->heap.n > 0) {
        struct stance_heap_item top = stance_heap_pop(&s->heap);
        if (s->is_locked[top.node])
            continue;
        *move = look(s, top.node);
        *arcs += degree(s->g, top.node);
        *u = top.node;
        if (!move->exists)
            continue;
        if (s->heap.n == 0 || move->change <= s->heap.item[0].key || move->change <= top.key)
            return true;
        top.key = move->change;
        /* There is room: one entry has just left. */
        if (!stance_heap_push(&s->heap, top.key, top.tie, top.node))
            return true;
    }
    return false;
}

enum stance_code stance_moves_chain(struct stance_moves *s, uint32_t u,
                                    struct stance_random *random, bool *changed,
                                    struct stance_pace *pace, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    int64_t before = s->cost, best = INT64_MAX;
    size_t step_n = 0, best_n = 0, arcs = degree(s->g, u);
    struct move move = look(s, u);
    s->heap.n = 0;
    for (bool more = move.exists; more;) {
        s->step[step_n++] = (struct stance_step){u, s->label[u]};
        move_to(s, u, move.to);
        s->cost += move.change;
        s->is_locked[u] = true;
        if (s->cost < best) {
            best = s->cost;
            best_n = step_n;
        }
        if (!offer_neighbours(s, u, random, &arcs)) {
            code = stance_error_memory(err);
            break;
        }
        more = step_n < CHAIN_STEPS && arcs < CHAIN_ARCS && next_step(s, &u, &move, &arcs);
    }
    *changed = code == STANCE_OK && best <= before;
    size_t keep = *changed ? best_n : 0;
    for (size_t i = step_n; i-- > keep;)
        move_to(s, s->step[i].node, s->step[i].from);
    s->cost = *changed ? best : before;
    for (size_t i = 0; i < step_n; i++)
        s->is_locked[s->step[i].node] = false;
    for (size_t i = 0; i < keep; i++) {
        const struct stance_signed_graph *g = s->g;
        enqueue(s, s->step[i].node);
        for (size_t j = g->start[s->step[i].node]; j < g->start[s->step[i].node + 1]; j++)
            enqueue(s, g->arc[j].to);
    }
    if (code == STANCE_OK)
        code = stance_pace_add(pace, 2 * arcs + step_n, err);
    return code == STANCE_OK ? descend(s, pace, err) : code;
}
