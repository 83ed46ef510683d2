/* exact_separate.c - shortest bad cycles, by Dijkstra from the ends of closing edges. */
#include "exact_separate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "signed_heap.h"

/* Lengths are whole multiples of 2^-32, plus one for each edge, so that of paths
 * equally long the one with fewer edges wins. */
#define ONE ((int64_t)1 << 32)

enum { THROUGH_ONE_EDGE = 5 };

static const double violation_least = 1e-5;

/* Up to this n * m all edges close cycles: more of them in one go, fewer rounds. */
static const uint64_t closes_all_most = 5000000;

/* A cycle found: number in the list of finds, its length, a mark to know it again. */
struct find {
    int64_t length;
    size_t cycle, edges;
    uint64_t mark;
};

struct separation {
    const struct stance_signed_graph *g;
    const double *y;
    const uint32_t *label;
    bool is_camps, closes_all;
    int64_t *dist;         /* per state 2u + copy */
    size_t *by;            /* arc by which a state was reached */
    uint32_t *seen, *done; /* round in which */
    uint32_t round;
    uint32_t *closes;      /* per node: how many edges it closes with */
    uint32_t *at;          /* per node: place in the walk, + 1 */
    uint32_t *walk, *path; /* states and edges of a walk */
    uint32_t *used;        /* per edge: accepted cycles through it */
    struct stance_heap heap;
    struct stance_cycles found;
    struct find *find;
    size_t find_capacity;
};

static enum stance_code separation_init(struct separation *s, struct stance_error *err)
{
    size_t n = s->g->n, states = 2 * n;
    s->dist = stance_memory_new(states, sizeof *s->dist);
    s->by = stance_memory_new(states, sizeof *s->by);
    s->seen = stance_memory_new(states, sizeof *s->seen);
    s->done = stance_memory_new(states, sizeof *s->done);
    s->closes = stance_memory_new(n, sizeof *s->closes);
    s->at = stance_memory_new(n, sizeof *s->at);
    s->walk = stance_memory_new(states + 2, sizeof *s->walk);
    s->path = stance_memory_new(states + 2, sizeof *s->path);
    s->used = stance_memory_new(s->g->m, sizeof *s->used);
    return s->dist && s->by && s->seen && s->done && s->closes && s->at && s->walk && s->path &&
                   s->used
               ? STANCE_OK
               : stance_error_memory(err);
}

static void separation_clear(struct separation *s)
{
    stance_memory_free(s->dist);
    stance_memory_free(s->by);
    stance_memory_free(s->seen);
    stance_memory_free(s->done);
    stance_memory_free(s->closes);
    stance_memory_free(s->at);
    stance_memory_free(s->walk);
    stance_memory_free(s->path);
    stance_memory_free(s->used);
    stance_memory_free(s->find);
    stance_heap_clear(&s->heap);
    stance_cycles_clear(&s->found);
}

static bool does_close(const struct separation *s, const struct stance_signed_edge *e)
{
    if (!s->is_camps)
        return e->w < 0;
    return s->closes_all || stance_signed_edge_is_frustrated(e, s->label);
}

/* An edge closes cycles at that end which closes more, so that few ends do it all. */
static uint32_t closing_end(const struct separation *s, const struct stance_signed_edge *e)
{
    return s->closes[e->a] != s->closes[e->b] ? s->closes[e->a] > s->closes[e->b] ? e->a : e->b
                                              : e->a;
}

/* Is edge e one that closes cycles at u, and can any be violated? */
static bool closes_at(const struct separation *s, uint32_t e, uint32_t u)
{
    const struct stance_signed_edge *edge = &s->g->edge[e];
    return s->y[e] < 1 && does_close(s, edge) && closing_end(s, edge) == u;
}

/* The state from which edge `arc` closes a cycle that starts at its tail. */
static uint32_t goal_of(const struct separation *s, const struct stance_signed_arc *arc)
{
    return 2 * arc->to + (s->is_camps && arc->w > 0);
}

/* Distances below 1 from copy 0 of u, until `goals` goals of its edges are done. */
static bool measure(struct separation *s, uint32_t u, size_t goals, uint64_t *work)
{
    const struct stance_signed_graph *g = s->g;
    s->heap.n = 0;
    s->round++;
    s->dist[2 * u] = 0;
    s->seen[2 * u] = s->round;
    for (size_t i = g->start[u]; i < g->start[u + 1]; i++)
        if (closes_at(s, g->arc[i].edge, u))
            s->at[g->arc[i].to] = UINT32_MAX - (goal_of(s, &g->arc[i]) & 1);
    if (!stance_heap_push(&s->heap, 0, 0, 2 * u))
        return false;
    while (s->heap.n > 0 && goals > 0) {
        struct stance_heap_item top = stance_heap_pop(&s->heap);
        uint32_t tail = top.node / 2;
        if (s->done[top.node] == s->round)
            continue;
        s->done[top.node] = s->round;
        if (s->at[tail] == UINT32_MAX - (top.node & 1))
            goals--;
        *work += 2 * (g->start[tail + 1] - g->start[tail]) + 1;
        for (size_t i = g->start[tail]; i < g->start[tail + 1]; i++) {
            const struct stance_signed_arc *arc = &g->arc[i];
            if (!s->is_camps && arc->w < 0)
                continue;
            uint32_t t = 2 * arc->to + ((top.node & 1) ^ (arc->w < 0));
            int64_t d = top.key + 1 + (int64_t)(s->y[arc->edge] * (double)ONE);
            if (d >= ONE || (s->seen[t] == s->round && s->dist[t] <= d))
                continue;
            s->seen[t] = s->round;
            s->dist[t] = d;
            s->by[t] = i;
            if (!stance_heap_push(&s->heap, d, 0, t))
                return false;
        }
    }
    for (size_t i = g->start[u]; i < g->start[u + 1]; i++)
        s->at[g->arc[i].to] = 0;
    return true;
}

static uint32_t tail_of(const struct separation *s, uint32_t state)
{
    const struct stance_signed_arc *arc = &s->g->arc[s->by[state]];
    const struct stance_signed_edge *e = &s->g->edge[arc->edge];
    uint32_t tail = e->a == arc->to ? e->b : e->a;
    return 2 * tail + ((state & 1) ^ (s->is_camps && arc->w < 0));
}

/* Notes the cycle of the shortest path from 2u to goal and the closing edge.  The
 * path may pass both copies of a node; what lies between them is a bad cycle by
 * itself, and a shorter one. */
static bool note(struct separation *s, uint32_t u, uint32_t goal, uint32_t closing)
{
    uint32_t n = 0, from = 0, to = 0;
    for (uint32_t t = goal; t != 2 * u; t = tail_of(s, t)) {
        s->walk[n] = t;
        s->path[n++] = s->g->arc[s->by[t]].edge;
    }
    s->walk[n] = 2 * u;
    s->path[n++] = closing;
    to = n;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t node = s->walk[i] / 2;
        if (s->at[node]) {
            from = s->at[node] - 1;
            to = i;
            break;
        }
        s->at[node] = i + 1;
    }
    for (uint32_t i = 0; i < n; i++)
        s->at[s->walk[i] / 2] = 0;
    double length = 0;
    struct find find = {.cycle = s->found.n, .edges = to - from};
    for (uint32_t i = from; i < to; i++) {
        uint64_t x = ((uint64_t)s->path[i] + 1) * 0x9E3779B97F4A7C15u;
        find.mark += (x ^ (x >> 29)) * 0xBF58476D1CE4E5B9u;
        length += s->y[s->path[i]];
    }
    if (length > 1 - violation_least)
        return true;
    find.length = (int64_t)(length * (double)ONE);
    if (!stance_memory_grow((void **)&s->find, &s->find_capacity, s->found.n + 1,
                            sizeof *s->find) ||
        !stance_cycles_add(&s->found, s->path + from, to - from))
        return false;
    s->find[find.cycle] = find;
    return true;
}

static int shortest_first(const void *px, const void *py)
{
    const struct find *x = px, *y = py;
    if (x->length != y->length)
        return x->length < y->length ? -1 : 1;
    if (x->edges != y->edges)
        return x->edges < y->edges ? -1 : 1;
    if (x->mark != y->mark)
        return x->mark < y->mark ? -1 : 1;
    return (x->cycle > y->cycle) - (x->cycle < y->cycle);
}

/* Adds the best finds; the same cycle, found twice, stands side by side. */
static bool choose(struct separation *s, struct stance_cycles *cycles, size_t most)
{
    size_t n = s->found.n, added = 0;
    if (n)
        qsort(s->find, n, sizeof *s->find, shortest_first);
    for (size_t i = 0; i < n && added < most; i++) {
        const struct find *f = &s->find[i];
        const uint32_t *edge = s->found.edge + s->found.start[f->cycle];
        if (i > 0 && f->mark == s->find[i - 1].mark && f->edges == s->find[i - 1].edges)
            continue;
        uint32_t crowded = 0;
        for (size_t j = 0; j < f->edges; j++)
            crowded += s->used[edge[j]] >= THROUGH_ONE_EDGE;
        if (crowded)
            continue;
        for (size_t j = 0; j < f->edges; j++)
            s->used[edge[j]]++;
        if (!stance_cycles_add(cycles, edge, f->edges))
            return false;
        added++;
    }
    return true;
}

/* All closing edges of u. */
static bool close_at(struct separation *s, uint32_t u, uint64_t *work)
{
    const struct stance_signed_graph *g = s->g;
    size_t goals = 0;
    for (size_t i = g->start[u]; i < g->start[u + 1]; i++)
        goals += closes_at(s, g->arc[i].edge, u);
    if (goals == 0)
        return true;
    if (!measure(s, u, goals, work))
        return false;
    for (size_t i = g->start[u]; i < g->start[u + 1]; i++) {
        const struct stance_signed_arc *arc = &g->arc[i];
        uint32_t goal = goal_of(s, arc);
        if (closes_at(s, arc->edge, u) && s->seen[goal] == s->round && !note(s, u, goal, arc->edge))
            return false;
    }
    return true;
}

enum stance_code stance_separate_cycles(struct stance_cycles *cycles,
                                        const struct stance_signed_graph *g, const double *y,
                                        const uint32_t *label, bool is_camps, size_t most,
                                        struct stance_pace *pace, struct stance_error *err)
{
    struct separation s = {.g = g, .y = y, .label = label, .is_camps = is_camps};
    s.closes_all = (uint64_t)g->n * g->m < closes_all_most;
    enum stance_code code = separation_init(&s, err);
    for (uint32_t e = 0; e < g->m && code == STANCE_OK; e++)
        if (does_close(&s, &g->edge[e])) {
            s.closes[g->edge[e].a]++;
            s.closes[g->edge[e].b]++;
        }
    for (uint32_t u = 0; u < g->n && code == STANCE_OK && !pace->late; u++) {
        uint64_t work = 0;
        if (!close_at(&s, u, &work))
            code = stance_error_memory(err);
        else
            code = stance_pace_add(pace, work, err);
    }
    if (code == STANCE_OK && !choose(&s, cycles, most))
        code = stance_error_memory(err);
    separation_clear(&s);
    return code;
}
