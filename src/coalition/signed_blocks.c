/* signed_blocks.c - biconnected components, without recursion.
 *
 * R. Tarjan: Depth-first search and linear graph algorithms. SIAM Journal on
 * Computing 1 (1972) 146-160. doi:10.1137/0201010 */
#include "signed_kernel.h"

#include "../base/error.h"
#include "../base/memory.h"

struct visit {
    const struct stance_signed_graph *g;
    uint32_t *number, *low; /* order of discovery from 1, least number reachable */
    size_t *next;           /* per node: arc to look at next */
    uint32_t *path;         /* nodes from the root of the search down */
    uint32_t *by;           /* per node: edge it was discovered along */
    uint32_t *edges;        /* not yet in a block, a stack */
    size_t path_n, edges_n;
    uint32_t found;
    uint32_t *block, block_n;
};

/* Everything above and including edge e on the stack is one block. */
static void close_block(struct visit *v, uint32_t e)
{
    bool is_bridge = v->edges[v->edges_n - 1] == e;
    uint32_t name = is_bridge ? UINT32_MAX : v->block_n++;
    uint32_t top;
    do {
        top = v->edges[--v->edges_n];
        v->block[top] = name;
    } while (top != e);
}

static void discover(struct visit *v, uint32_t u, uint32_t by)
{
    v->number[u] = v->low[u] = ++v->found;
    v->next[u] = v->g->start[u];
    v->by[u] = by;
    v->path[v->path_n++] = u;
}

static void leave(struct visit *v)
{
    uint32_t u = v->path[--v->path_n];
    if (v->path_n == 0)
        return;
    uint32_t above = v->path[v->path_n - 1];
    if (v->low[u] >= v->number[above])
        close_block(v, v->by[u]);
    if (v->low[u] < v->low[above])
        v->low[above] = v->low[u];
}

static void step(struct visit *v)
{
    uint32_t u = v->path[v->path_n - 1];
    if (v->next[u] == v->g->start[u + 1]) {
        leave(v);
        return;
    }
    const struct stance_signed_arc *arc = &v->g->arc[v->next[u]++];
    if (v->number[arc->to] == 0) {
        v->edges[v->edges_n++] = arc->edge;
        discover(v, arc->to, arc->edge);
    } else if (arc->edge != v->by[u] && v->number[arc->to] < v->number[u]) {
        v->edges[v->edges_n++] = arc->edge;
        if (v->number[arc->to] < v->low[u])
            v->low[u] = v->number[arc->to];
    }
}

enum stance_code stance_kernel_blocks(uint32_t *block, uint32_t *block_n,
                                      const struct stance_signed_graph *g, struct stance_pace *pace,
                                      struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    struct visit v = {.g = g, .block = block};
    v.number = stance_memory_new(g->n, sizeof *v.number);
    v.low = stance_memory_new(g->n, sizeof *v.low);
    v.next = stance_memory_new(g->n, sizeof *v.next);
    v.path = stance_memory_new(g->n, sizeof *v.path);
    v.by = stance_memory_new(g->n, sizeof *v.by);
    v.edges = stance_memory_new(g->m, sizeof *v.edges);
    if (!v.number || !v.low || !v.next || !v.path || !v.by || !v.edges) {
        code = stance_error_memory(err);
        goto done;
    }
    for (uint32_t root = 0; root < g->n; root++) {
        if (v.number[root])
            continue;
        discover(&v, root, UINT32_MAX);
        while (v.path_n > 0 && code == STANCE_OK) {
            step(&v);
            code = stance_pace_add(pace, 1, err);
        }
        if (code != STANCE_OK)
            goto done;
    }
    *block_n = v.block_n;

done:
    stance_memory_free(v.number);
    stance_memory_free(v.low);
    stance_memory_free(v.next);
    stance_memory_free(v.path);
    stance_memory_free(v.by);
    stance_memory_free(v.edges);
    return code;
}
