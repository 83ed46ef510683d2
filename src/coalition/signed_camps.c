/* signed_camps.c - two camps: growth, descent and Kernighan-Lin chains. */
#include "signed_camps.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"

enum { CHAIN_STEPS = 60, CHAIN_ARCS = 3000 };

enum stance_code stance_camps_init(struct stance_camps *c, const struct stance_signed_graph *g,
                                   struct stance_error *err)
{
    struct stance_camps made = {.g = g};
    made.label = stance_memory_new(g->n, sizeof *made.label);
    made.field = stance_memory_new(g->n, sizeof *made.field);
    made.queue = stance_memory_new(g->n, sizeof *made.queue);
    made.moved = stance_memory_new(CHAIN_STEPS, sizeof *made.moved);
    made.is_locked = stance_memory_new(g->n, sizeof *made.is_locked);
    made.is_queued = stance_memory_new(g->n, sizeof *made.is_queued);
    if (!made.label || !made.field || !made.queue || !made.moved || !made.is_locked ||
        !made.is_queued) {
        stance_camps_clear(&made);
        return stance_error_memory(err);
    }
    *c = made;
    return STANCE_OK;
}

void stance_camps_clear(struct stance_camps *c)
{
    stance_memory_free(c->label);
    stance_memory_free(c->field);
    stance_memory_free(c->queue);
    stance_memory_free(c->moved);
    stance_memory_free(c->is_locked);
    stance_memory_free(c->is_queued);
    stance_heap_clear(&c->heap);
    *c = (struct stance_camps){0};
}

static void enqueue(struct stance_camps *c, uint32_t u)
{
    if (c->field[u] < 0 && !c->is_queued[u]) {
        c->is_queued[u] = true;
        c->queue[c->queue_n++] = u;
    }
}

/* u changes camps; every neighbour's field follows. */
static void flip(struct stance_camps *c, uint32_t u)
{
    const struct stance_signed_graph *g = c->g;
    c->cost += c->field[u];
    c->field[u] = -c->field[u];
    c->label[u] ^= 1;
    for (size_t i = g->start[u]; i < g->start[u + 1]; i++) {
        const struct stance_signed_arc *arc = &g->arc[i];
        bool together = c->label[u] == c->label[arc->to];
        c->field[arc->to] += 2 * (together ? arc->w : -arc->w);
    }
}

static size_t degree(const struct stance_signed_graph *g, uint32_t u)
{
    return g->start[u + 1] - g->start[u];
}

/* Lets every queued node change while that lowers the frustration. */
static enum stance_code descend(struct stance_camps *c, struct stance_pace *pace,
                                struct stance_error *err)
{
    const struct stance_signed_graph *g = c->g;
    enum stance_code code = STANCE_OK;
    while (c->queue_n > 0 && code == STANCE_OK) {
        uint32_t u = c->queue[--c->queue_n];
        c->is_queued[u] = false;
        if (c->field[u] >= 0)
            continue;
        flip(c, u);
        for (size_t i = g->start[u]; i < g->start[u + 1]; i++)
            enqueue(c, g->arc[i].to);
        code = stance_pace_add(pace, degree(g, u) + 1, err);
    }
    return code;
}

/* Fields and cost anew from the labels, everyone unhappy queued. */
static enum stance_code settle(struct stance_camps *c, struct stance_pace *pace,
                               struct stance_error *err)
{
    const struct stance_signed_graph *g = c->g;
    memset(c->field, 0, g->n * sizeof *c->field);
    c->cost = 0;
    for (uint32_t e = 0; e < g->m; e++) {
        const struct stance_signed_edge *edge = &g->edge[e];
        int64_t pull = c->label[edge->a] == c->label[edge->b] ? edge->w : -edge->w;
        c->field[edge->a] += pull;
        c->field[edge->b] += pull;
        if (pull < 0)
            c->cost -= pull;
    }
    while (c->queue_n > 0)
        c->is_queued[c->queue[--c->queue_n]] = false;
    for (uint32_t u = g->n; u-- > 0;)
        enqueue(c, u);
    enum stance_code code = stance_pace_add(pace, (uint64_t)g->m + g->n, err);
    return code == STANCE_OK ? descend(c, pace, err) : code;
}

enum stance_code stance_camps_set(struct stance_camps *c, const uint32_t *label,
                                  struct stance_pace *pace, struct stance_error *err)
{
    for (uint32_t u = 0; u < c->g->n; u++)
        c->label[u] = label[u] & 1;
    return settle(c, pace, err);
}

enum stance_code stance_camps_grow(struct stance_camps *c, struct stance_random *random,
                                   struct stance_pace *pace, struct stance_error *err)
{
    const struct stance_signed_graph *g = c->g;
    enum stance_code code = STANCE_OK;
    /* While growing, field[v] is the pull on v towards camp 0, is_locked = placed. */
    memset(c->field, 0, g->n * sizeof *c->field);
    c->heap.n = 0;
    for (uint32_t u = 0; u < g->n && code == STANCE_OK; u++)
        if (!stance_heap_push(&c->heap, 0, (uint32_t)stance_random_next(random), u))
            code = stance_error_memory(err);
    while (c->heap.n > 0 && code == STANCE_OK) {
        struct stance_heap_item top = stance_heap_pop(&c->heap);
        uint32_t u = top.node;
        if (c->is_locked[u] || -top.key != stance_signed_size(c->field[u]))
            continue;
        c->is_locked[u] = true;
        c->label[u] = c->field[u] < 0;
        for (size_t i = g->start[u]; i < g->start[u + 1] && code == STANCE_OK; i++) {
            uint32_t v = g->arc[i].to;
            if (c->is_locked[v])
                continue;
            c->field[v] += c->label[u] ? -g->arc[i].w : g->arc[i].w;
            if (!stance_heap_push(&c->heap, -stance_signed_size(c->field[v]),
                                  (uint32_t)stance_random_next(random), v))
                code = stance_error_memory(err);
        }
        if (code == STANCE_OK)
            code = stance_pace_add(pace, 4 * degree(g, u) + 4, err);
    }
    memset(c->is_locked, 0, g->n * sizeof *c->is_locked);
    return code == STANCE_OK ? settle(c, pace, err) : code;
}

/* Puts u's neighbours that may still move into the heap with their new fields. */
static bool offer_neighbours(struct stance_camps *c, uint32_t u, struct stance_random *random)
{
    const struct stance_signed_graph *g = c->g;
    uint32_t tie = (uint32_t)stance_random_next(random);
    for (size_t i = g->start[u]; i < g->start[u + 1]; i++) {
        uint32_t v = g->arc[i].to;
        if (!c->is_locked[v] && !stance_heap_push(&c->heap, c->field[v], tie ^ v, v))
            return false;
    }
    return true;
}

enum stance_code stance_camps_chain(struct stance_camps *c, uint32_t u,
                                    struct stance_random *random, bool *changed,
                                    struct stance_pace *pace, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    int64_t before = c->cost, best = INT64_MAX;
    size_t moved_n = 0, best_n = 0, arcs = 0;
    c->heap.n = 0;
    for (bool more = true; more;) {
        flip(c, u);
        c->is_locked[u] = true;
        c->moved[moved_n++] = u;
        arcs += degree(c->g, u);
        if (c->cost < best) {
            best = c->cost;
            best_n = moved_n;
        }
        if (!offer_neighbours(c, u, random)) {
            code = stance_error_memory(err);
            break;
        }
        more = false;
        while (c->heap.n > 0 && moved_n < CHAIN_STEPS && arcs < CHAIN_ARCS && !more) {
            struct stance_heap_item top = stance_heap_pop(&c->heap);
            u = top.node;
            more = !c->is_locked[u] && top.key == c->field[u];
        }
    }
    /* A split as good as the one before is welcome: it lets the search drift. */
    *changed = code == STANCE_OK && best <= before;
    size_t keep = *changed ? best_n : 0;
    for (size_t i = moved_n; i-- > keep;)
        flip(c, c->moved[i]);
    for (size_t i = 0; i < moved_n; i++)
        c->is_locked[c->moved[i]] = false;
    for (size_t i = 0; i < keep; i++)
        enqueue(c, c->moved[i]);
    if (code == STANCE_OK)
        code = stance_pace_add(pace, 3 * arcs + moved_n, err);
    return code == STANCE_OK ? descend(c, pace, err) : code;
}
