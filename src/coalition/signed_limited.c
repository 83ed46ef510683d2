/* signed_limited.c - at most k coalitions, k >= 3. */
#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "exact_dolls.h"
#include "partition.h"
#include "signed_solver.h"

enum { ROUNDS_MOST = 20 };
static const uint64_t work_most = 100000000, dolls_work = 10000000000;

/* The nodes that have edges, and nothing else. */
struct limited {
    struct stance_signed_graph g;
    uint32_t *node; /* of the whole, per node of g */
    uint32_t *label;
};

static enum stance_code limited_init(struct limited *l, const struct stance_signed_task *task,
                                     const uint32_t *label, struct stance_error *err)
{
    uint32_t n = 0;
    uint32_t *place = stance_memory_new(task->n, sizeof *place);
    struct stance_signed_edge *edge = stance_memory_new(task->edge_n, sizeof *edge);
    l->node = stance_memory_new(task->n, sizeof *l->node);
    l->label = stance_memory_new(task->n, sizeof *l->label);
    enum stance_code code =
        place && edge && l->node && l->label ? STANCE_OK : stance_error_memory(err);
    for (size_t e = 0; e < task->edge_n && code == STANCE_OK; e++) {
        edge[e] = task->edge[e];
        uint32_t *end[2] = {&edge[e].a, &edge[e].b};
        for (int i = 0; i < 2; i++) {
            uint32_t u = *end[i];
            if (!place[u]) {
                l->node[n] = u;
                l->label[n] = label[u];
                place[u] = ++n;
            }
            *end[i] = place[u] - 1;
        }
    }
    if (code == STANCE_OK)
        code = stance_signed_graph_init(&l->g, n, edge, task->edge_n, err);
    stance_memory_free(place);
    stance_memory_free(edge);
    return code;
}

static void limited_clear(struct limited *l)
{
    stance_signed_graph_clear(&l->g);
    stance_memory_free(l->node);
    stance_memory_free(l->label);
}

/* Puts coalitions together that no tie parts, as greedily as graphs are coloured: those
 * with most enemies first.  Labels become 0 .. *k - 1; of any two put together, no
 * node has a tie to the other, so the cost stays. */
static enum stance_code put_together(struct limited *l, uint32_t *k, struct stance_error *err)
{
    const struct stance_signed_graph *g = &l->g;
    struct stance_heap heap = {0};
    enum stance_code code = STANCE_OK;
    uint32_t n = 0;
    uint32_t *colour = stance_memory_new(g->n, sizeof *colour); /* per coalition, + 1 */
    uint32_t *first = stance_memory_new((size_t)g->n + 1, sizeof *first);
    uint32_t *next = stance_memory_new(g->n, sizeof *next);
    uint32_t *barred = stance_memory_new((size_t)g->n + 2, sizeof *barred);
    int64_t *enemies = stance_memory_new(g->n, sizeof *enemies);
    *k = 0;
    if (!colour || !first || !next || !barred || !enemies) {
        code = stance_error_memory(err);
        goto done;
    }
    /* Labels may be any nodes' numbers of the whole graph: by first member, then. */
    code = stance_partition_order(l->label, g->n, &n, err);
    if (code != STANCE_OK)
        goto done;
    for (uint32_t u = g->n; u-- > 0;) {
        next[u] = first[l->label[u]];
        first[l->label[u]] = u + 1;
        for (size_t i = g->start[u]; i < g->start[u + 1]; i++)
            enemies[l->label[u]] += l->label[g->arc[i].to] != l->label[u];
    }
    for (uint32_t c = 0; c < n && code == STANCE_OK; c++)
        if (!stance_heap_push(&heap, -enemies[c], c, c))
            code = stance_error_memory(err);
    for (uint32_t turn = 1; code == STANCE_OK && heap.n > 0; turn++) {
        uint32_t c = stance_heap_pop(&heap).node, free = 1;
        for (uint32_t u = first[c]; u; u = next[u - 1])
            for (size_t i = g->start[u - 1]; i < g->start[u]; i++)
                if (l->label[g->arc[i].to] != c)
                    barred[colour[l->label[g->arc[i].to]]] = turn;
        while (barred[free] == turn)
            free++;
        colour[c] = free;
        *k = free > *k ? free : *k;
    }
    for (uint32_t u = 0; u < g->n && code == STANCE_OK; u++)
        l->label[u] = colour[l->label[u]] - 1;

done:
    stance_heap_clear(&heap);
    stance_memory_free(colour);
    stance_memory_free(first);
    stance_memory_free(next);
    stance_memory_free(barred);
    stance_memory_free(enemies);
    return code;
}

/* The free optimum needs more than k: search, and for few actors prove. */
static enum stance_code search_limited(struct limited *l, struct stance_signed_solution *made,
                                       const struct stance_signed_task *task,
                                       struct stance_pace *pace, struct stance_error *err)
{
    struct stance_signed_search search = {0};
    bool is_proven = false;
    uint64_t work = 40 * (uint64_t)l->g.m;
    enum stance_code code = stance_signed_search_init(&search, &l->g, task->k, task->seed, err);
    pace->late = false;
    pace->deadline = INFINITY;
    if (code == STANCE_OK)
        code = stance_signed_search_run(&search, ROUNDS_MOST, work > work_most ? work : work_most,
                                        pace, err);
    if (code != STANCE_OK)
        goto done;
    memcpy(l->label, search.best, l->g.n * sizeof *l->label);
    if (task->exact && l->g.n <= STANCE_DOLLS_MOST) {
        pace->deadline = stance_pace_now(pace) + task->limit;
        stance_pace_prove(pace, task->limit);
        code = stance_dolls_search(l->label, &is_proven, &made->unique, &l->g, task->k, dolls_work,
                                   pace, err);
    }
    made->cost = stance_signed_graph_cost(&l->g, l->label);
    if (is_proven)
        made->bound = made->cost;

done:
    stance_signed_search_clear(&search);
    return code;
}

enum stance_code stance_signed_solver_limited(struct stance_signed_solution *out,
                                              const struct stance_signed_task *task,
                                              struct stance_pace *pace, struct stance_error *err)
{
    struct stance_signed_task as_free = *task;
    struct stance_signed_solution made = {0};
    struct limited limited = {0};
    uint32_t k = 0;
    as_free.k = 0;
    enum stance_code code = stance_signed_solver_run(&made, &as_free, pace, err);
    if (code == STANCE_OK)
        code = limited_init(&limited, task, made.label, err);
    if (code == STANCE_OK)
        code = put_together(&limited, &k, err);
    /* The only optimum of all is the only one with k coalitions, too; of several, others
     * may need more than k. */
    if (code == STANCE_OK && made.unique == STANCE_NO)
        made.unique = STANCE_NOT_KNOWN;
    if (code == STANCE_OK && k > task->k) {
        made.unique = STANCE_NOT_KNOWN;
        code = search_limited(&limited, &made, task, pace, err);
    }
    if (code == STANCE_OK) {
        memset(made.label, 0, task->n * sizeof *made.label);
        for (uint32_t i = 0; i < limited.g.n; i++)
            made.label[limited.node[i]] = limited.label[i];
        *out = made;
        made = (struct stance_signed_solution){0};
    }
    limited_clear(&limited);
    stance_signed_solution_clear(&made);
    return code;
}
