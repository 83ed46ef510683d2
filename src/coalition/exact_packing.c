/* exact_packing.c - routing the frustrated edges along satisfied ones, greedily. */
#include "exact_packing.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"

/* Routes are walks in two layers of nodes: state 2u + 1 is node u after the walk
 * has used its one negative edge (k free).  With two camps every satisfied edge may
 * be used, whatever its sign, and all states are in layer 0. */
struct packing {
    const struct stance_signed_graph *g;
    const uint32_t *label;
    bool is_camps;
    int64_t *left;
    struct stance_cycles *cycles;
    uint32_t *state, *hops; /* of the breadth-first search, in order */
    size_t *by;             /* arc by which a state was reached */
    uint32_t *seen, round;  /* state seen in this round? */
    uint32_t *path;
    int64_t bound;
    uint64_t work;
};

static enum stance_code packing_init(struct packing *p, struct stance_error *err)
{
    size_t states = 2 * (size_t)p->g->n;
    p->state = stance_memory_new(states, sizeof *p->state);
    p->hops = stance_memory_new(states, sizeof *p->hops);
    p->by = stance_memory_new(states, sizeof *p->by);
    p->seen = stance_memory_new(states, sizeof *p->seen);
    p->path = stance_memory_new(states + 1, sizeof *p->path);
    return p->state && p->hops && p->by && p->seen && p->path ? STANCE_OK
                                                              : stance_error_memory(err);
}

static void packing_clear(struct packing *p)
{
    stance_memory_free(p->state);
    stance_memory_free(p->hops);
    stance_memory_free(p->by);
    stance_memory_free(p->seen);
    stance_memory_free(p->path);
}

/* Does a walk in layer `layer` that has got to arc's tail go on along it?  from and
 * to are the coalitions of the demand's ends. */
static bool may_use(const struct packing *p, const struct stance_signed_arc *arc, uint32_t tail,
                    uint32_t layer, uint32_t from, uint32_t to, uint32_t *next_layer)
{
    *next_layer = layer;
    if (p->left[arc->edge] <= 0)
        return false;
    bool together = p->label[tail] == p->label[arc->to];
    if (p->is_camps)
        return together == (arc->w > 0);
    if (arc->w > 0)
        return together;
    *next_layer = 1;
    return layer == 0 && from != to && p->label[tail] == from && p->label[arc->to] == to;
}

/* The shortest route for a demand, at most `most` edges; p->path gets the edges,
 * last first.  Returns how many, 0 = none. */
static size_t find_route(struct packing *p, uint32_t u, uint32_t v, uint32_t most)
{
    const struct stance_signed_graph *g = p->g;
    uint32_t from = p->label[u], to = p->label[v];
    uint32_t goal = 2 * v + (!p->is_camps && from != to);
    size_t first = 0, n = 0;
    p->round++;
    p->state[n++] = 2 * u;
    p->seen[2 * u] = p->round;
    p->hops[2 * u] = 0;
    while (first < n && p->seen[goal] != p->round) {
        uint32_t s = p->state[first++], tail = s / 2;
        if (p->hops[s] == most)
            break;
        p->work += g->start[tail + 1] - g->start[tail] + 1;
        for (size_t i = g->start[tail]; i < g->start[tail + 1]; i++) {
            uint32_t layer;
            if (!may_use(p, &g->arc[i], tail, s & 1, from, to, &layer))
                continue;
            uint32_t t = 2 * g->arc[i].to + layer;
            if (p->seen[t] == p->round)
                continue;
            p->seen[t] = p->round;
            p->hops[t] = p->hops[s] + 1;
            p->by[t] = i;
            p->state[n++] = t;
        }
    }
    if (p->seen[goal] != p->round)
        return 0;
    size_t length = 0;
    for (uint32_t t = goal; t != 2 * u;) {
        const struct stance_signed_arc *arc = &g->arc[p->by[t]];
        const struct stance_signed_edge *edge = &g->edge[arc->edge];
        uint32_t tail = edge->a == arc->to ? edge->b : edge->a;
        p->path[length++] = arc->edge;
        t = 2 * tail + (p->is_camps || arc->w < 0 ? 0 : t & 1);
    }
    return length;
}

/* Routes as much of demand e as goes along routes of at most `most` edges. */
static enum stance_code route(struct packing *p, uint32_t e, uint32_t most,
                              struct stance_error *err)
{
    const struct stance_signed_edge *edge = &p->g->edge[e];
    while (p->left[e] > 0) {
        size_t n = find_route(p, edge->a, edge->b, most);
        if (n == 0)
            break;
        p->path[n++] = e;
        int64_t flow = p->left[e];
        for (size_t i = 0; i < n; i++)
            if (p->left[p->path[i]] < flow)
                flow = p->left[p->path[i]];
        for (size_t i = 0; i < n; i++)
            p->left[p->path[i]] -= flow;
        p->bound += flow;
        if (!stance_cycles_add(p->cycles, p->path, n))
            return stance_error_memory(err);
    }
    return STANCE_OK;
}

enum stance_code stance_packing_find(int64_t *bound, int64_t *left, struct stance_cycles *cycles,
                                     const struct stance_signed_graph *g, const uint32_t *label,
                                     bool is_camps, struct stance_pace *pace,
                                     struct stance_error *err)
{
    static const uint32_t most[] = {2, 3, 4, 5, 6, 8, 12, UINT32_MAX};
    struct packing p = {
        .g = g, .label = label, .is_camps = is_camps, .left = left, .cycles = cycles};
    enum stance_code code = packing_init(&p, err);
    for (uint32_t e = 0; e < g->m; e++)
        left[e] = stance_signed_size(g->edge[e].w);
    for (size_t i = 0; i < sizeof most / sizeof *most; i++)
        for (uint32_t e = 0; e < g->m && code == STANCE_OK && !pace->late; e++) {
            if (left[e] == 0 || !stance_signed_edge_is_frustrated(&g->edge[e], label))
                continue;
            p.work = 0;
            code = route(&p, e, most[i], err);
            if (code == STANCE_OK)
                code = stance_pace_add(pace, p.work, err);
        }
    *bound = p.bound;
    packing_clear(&p);
    return code;
}
