/* triads.c - every triad once, from its best connected end to the least.
 *
 * Actors are ranked by their number of ties; each tie points from the higher rank to the
 * lower, so that nobody has more than sqrt(2 m) ties pointing in, and a triad is two
 * actors with a third that both are pointed at by. */
#include "triads.h"

#include "../base/error.h"
#include "../base/memory.h"
#include "adjacency.h"

double stance_triads_balance(struct stance_triads t)
{
    uint64_t n = stance_triads_n(t);
    return n ? (double)(t.by_hostile[0] + t.by_hostile[2]) / (double)n : NAN;
}

/* For each actor its ties to better connected ones. */
struct climb {
    size_t *end; /* per actor: behind its last such tie in the adjacency */
    uint32_t *mark;
    uint8_t *hostile; /* of the tie to a marked actor */
};

static bool ranks_above(const struct stance_adjacency *g, uint32_t a, uint32_t b)
{
    size_t x = g->start[a + 1] - g->start[a], y = g->start[b + 1] - g->start[b];
    return x != y ? x > y : a < b;
}

/* Moves an actor's ties to better connected actors to the front. */
static void put_first(struct stance_adjacency *g, struct climb *s, uint32_t actor)
{
    size_t front = g->start[actor];
    for (size_t e = front; e < g->start[actor + 1]; e++) {
        if (g->w[e] == 0 || !ranks_above(g, g->to[e], actor))
            continue;
        uint32_t to = g->to[e];
        double w = g->w[e];
        g->to[e] = g->to[front];
        g->w[e] = g->w[front];
        g->to[front] = to;
        g->w[front++] = w;
    }
    s->end[actor] = front;
}

static void count_at(struct stance_triads *t, const struct stance_adjacency *g, struct climb *s,
                     uint32_t actor)
{
    for (size_t e = g->start[actor]; e < s->end[actor]; e++) {
        s->mark[g->to[e]] = actor + 1;
        s->hostile[g->to[e]] = g->w[e] < 0;
    }
    for (size_t e = g->start[actor]; e < s->end[actor]; e++) {
        uint32_t middle = g->to[e];
        for (size_t f = g->start[middle]; f < s->end[middle]; f++)
            if (s->mark[g->to[f]] == actor + 1)
                t->by_hostile[(g->w[e] < 0) + (g->w[f] < 0) + s->hostile[g->to[f]]]++;
    }
}

enum stance_code stance_triads_count(struct stance_triads *out, const struct stance_network *net,
                                     const struct stance_watch *watch, struct stance_error *err)
{
    struct stance_adjacency g = {0};
    struct stance_triads t = {{0}};
    struct climb s = {.end = stance_memory_new(net->n, sizeof *s.end),
                      .mark = stance_memory_new(net->n, sizeof *s.mark),
                      .hostile = stance_memory_new(net->n, sizeof *s.hostile)};
    enum stance_code code = stance_adjacency_make(&g, net, err);
    if (!code && (!s.end || !s.mark || !s.hostile))
        code = stance_error_memory(err);
    for (uint32_t a = 0; a < net->n && !code; a++)
        put_first(&g, &s, a);
    for (uint32_t a = 0; a < net->n && !code; a++) {
        count_at(&t, &g, &s, a);
        code = stance_watch_check(watch, err);
    }
    stance_adjacency_clear(&g);
    stance_memory_free(s.end);
    stance_memory_free(s.mark);
    stance_memory_free(s.hostile);
    if (!code)
        *out = t;
    return code;
}
