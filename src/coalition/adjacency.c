/* adjacency.c - both ends of every tie, by counting. */
#include "adjacency.h"

#include "../base/error.h"
#include "../base/memory.h"

enum stance_code stance_adjacency_make(struct stance_adjacency *out,
                                       const struct stance_network *net, struct stance_error *err)
{
    struct stance_adjacency g = {.n = net->n};
    g.start = stance_memory_new(net->n + 2, sizeof *g.start);
    g.to = stance_memory_new(net->m, 2 * sizeof *g.to);
    g.w = stance_memory_new(net->m, 2 * sizeof *g.w);
    if (!g.start || !g.to || !g.w) {
        stance_adjacency_clear(&g);
        return stance_error_memory(err);
    }
    for (size_t i = 0; i < net->m; i++) {
        g.start[net->a[i] + 2]++;
        g.start[net->b[i] + 2]++;
    }
    for (size_t i = 2; i < net->n + 2; i++)
        g.start[i] += g.start[i - 1];
    /* Ties come sorted by a, then b: putting all ends at b first leaves each list ascending,
     * because an actor's smaller neighbours are those it is the b of. */
    for (size_t i = 0; i < net->m; i++) {
        size_t at = g.start[net->b[i] + 1]++;
        g.to[at] = net->a[i];
        g.w[at] = net->w[i];
    }
    for (size_t i = 0; i < net->m; i++) {
        size_t at = g.start[net->a[i] + 1]++;
        g.to[at] = net->b[i];
        g.w[at] = net->w[i];
    }
    *out = g;
    return STANCE_OK;
}

void stance_adjacency_clear(struct stance_adjacency *g)
{
    stance_memory_free(g->start);
    stance_memory_free(g->to);
    stance_memory_free(g->w);
    *g = (struct stance_adjacency){0};
}
