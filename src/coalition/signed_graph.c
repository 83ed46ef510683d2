/* signed_graph.c - building the arcs of a signed graph. */
#include "signed_graph.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"

enum stance_code stance_signed_graph_init(struct stance_signed_graph *g, uint32_t n,
                                          const struct stance_signed_edge *edge, size_t m,
                                          struct stance_error *err)
{
    struct stance_signed_graph made = {.n = n, .m = (uint32_t)m};
    if (m > UINT32_MAX / 2)
        return stance_error_set(err, STANCE_E_VALUE, "more than %u ties", UINT32_MAX / 2);
    made.edge = stance_memory_new(m, sizeof *made.edge);
    made.start = stance_memory_new((size_t)n + 2, sizeof *made.start);
    made.arc = stance_memory_new(2 * m, sizeof *made.arc);
    if (!made.edge || !made.start || !made.arc) {
        stance_signed_graph_clear(&made);
        return stance_error_memory(err);
    }
    if (m)
        memcpy(made.edge, edge, m * sizeof *edge);
    /* Counted two places up, start[u + 1] is where u's next arc goes; when all are
     * placed it has become where the arcs of u + 1 begin. */
    for (size_t e = 0; e < m; e++) {
        made.start[edge[e].a + 2]++;
        made.start[edge[e].b + 2]++;
    }
    for (uint32_t u = 0; u < n; u++)
        made.start[u + 2] += made.start[u + 1];
    for (size_t e = 0; e < m; e++) {
        uint32_t a = edge[e].a, b = edge[e].b;
        made.arc[made.start[a + 1]++] = (struct stance_signed_arc){b, (uint32_t)e, edge[e].w};
        made.arc[made.start[b + 1]++] = (struct stance_signed_arc){a, (uint32_t)e, edge[e].w};
    }
    *g = made;
    return STANCE_OK;
}

void stance_signed_graph_clear(struct stance_signed_graph *g)
{
    stance_memory_free(g->edge);
    stance_memory_free(g->start);
    stance_memory_free(g->arc);
    *g = (struct stance_signed_graph){0};
}

int64_t stance_signed_graph_cost(const struct stance_signed_graph *g, const uint32_t *label)
{
    int64_t cost = 0;
    for (uint32_t e = 0; e < g->m; e++)
        if (stance_signed_edge_is_frustrated(&g->edge[e], label))
            cost += stance_signed_size(g->edge[e].w);
    return cost;
}
