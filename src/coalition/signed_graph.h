/* signed_graph.h - a signed graph with whole weights, as the solver walks it.
 *
 * No loops, no two edges between the same nodes, no weight 0.  Arcs lie in one
 * array, those of node u at start[u] .. start[u+1]. */
#ifndef STANCE_COALITION_SIGNED_GRAPH_H
#define STANCE_COALITION_SIGNED_GRAPH_H

#include "../stance.h"

struct stance_signed_edge {
    uint32_t a, b;
    int64_t w;
};

struct stance_signed_arc {
    uint32_t to;   /* the other end */
    uint32_t edge; /* index into edge[] */
    int64_t w;
};

struct stance_signed_graph {
    uint32_t n, m;
    struct stance_signed_edge *edge;
    size_t *start;
    struct stance_signed_arc *arc;
};

/* Takes a copy of the edges.  Weights: the sum of |w| stays under 2^52. */
STANCE_MUST_USE enum stance_code stance_signed_graph_init(struct stance_signed_graph *g, uint32_t n,
                                                          const struct stance_signed_edge *edge,
                                                          size_t m, struct stance_error *err);
void stance_signed_graph_clear(struct stance_signed_graph *g);

/* Frustration of a labelling. */
int64_t stance_signed_graph_cost(const struct stance_signed_graph *g, const uint32_t *label);

/* Is the edge frustrated under the labelling? */
static inline bool stance_signed_edge_is_frustrated(const struct stance_signed_edge *e,
                                                    const uint32_t *label)
{
    return (label[e->a] == label[e->b]) == (e->w < 0);
}

static inline int64_t stance_signed_size(int64_t w)
{
    return w < 0 ? -w : w;
}

#endif
