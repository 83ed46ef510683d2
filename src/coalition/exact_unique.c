/* exact_unique.c - is there another partition as good? */
#include <stdlib.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "exact.h"
#include "exact_branch.h"
#include "exact_dolls.h"
#include "exact_packing.h"
#include "signed_sets.h"

/* The effort: chains tried from each node at most, edges forced, rounds of cutting. */
enum { CHAINS_MOST = 2000, EDGES_MOST = 60, ROUNDS_MOST = 150 };
static const uint64_t dolls_work = 20000000;

/* The graph with what every optimum satisfies drawn together. */
struct quotient {
    struct stance_signed_graph g;
    uint32_t *label;  /* the optimum */
    bool *is_settled; /* per edge: satisfied in every optimum */
};

static void quotient_clear(struct quotient *q)
{
    stance_signed_graph_clear(&q->g);
    stance_memory_free(q->label);
    stance_memory_free(q->is_settled);
    *q = (struct quotient){0};
}

/* Edges of the quotient: parallels added up by coarsening node after node. */
static enum stance_code add_up(struct quotient *q, const struct stance_signed_graph *g,
                               const uint32_t *node, const bool *is_turned, uint32_t n,
                               struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    struct stance_signed_edge *edge = stance_memory_new(g->m, sizeof *edge);
    uint32_t *first = stance_memory_new((size_t)n + 1, sizeof *first);
    uint32_t *next = stance_memory_new(g->n, sizeof *next);
    size_t *at = stance_memory_new(n, sizeof *at); /* edge to that node, + 1 */
    size_t m = 0, kept = 0;
    if (!edge || !first || !next || !at) {
        code = stance_error_memory(err);
        goto done;
    }
    for (uint32_t u = g->n; u-- > 0;) {
        next[u] = first[node[u]];
        first[node[u]] = u + 1;
    }
    for (uint32_t a = 0; a < n; a++) {
        size_t begin = m;
        for (uint32_t u = first[a]; u; u = next[u - 1])
            for (size_t i = g->start[u - 1]; i < g->start[u]; i++) {
                const struct stance_signed_arc *arc = &g->arc[i];
                uint32_t b = node[arc->to];
                if (b <= a)
                    continue;
                if (at[b] <= begin) {
                    edge[m] = (struct stance_signed_edge){a, b, 0};
                    at[b] = ++m;
                }
                edge[at[b] - 1].w += is_turned[u - 1] != is_turned[arc->to] ? -arc->w : arc->w;
            }
    }
    for (size_t e = 0; e < m; e++)
        if (edge[e].w)
            edge[kept++] = edge[e];
    code = stance_signed_graph_init(&q->g, n, edge, kept, err);

done:
    stance_memory_free(edge);
    stance_memory_free(first);
    stance_memory_free(next);
    stance_memory_free(at);
    return code;
}

/* Draws together the ends of settled edges (k free: of settled positive edges). */
static enum stance_code draw_together(struct quotient *out, const struct stance_signed_graph *g,
                                      const uint32_t *label, const bool *is_settled, bool is_camps,
                                      struct stance_error *err)
{
    struct stance_sets sets = {0};
    struct quotient q = {0};
    uint32_t *node = stance_memory_new(g->n, sizeof *node), n = 0;
    bool *is_turned = stance_memory_new(g->n, sizeof *is_turned);
    q.label = stance_memory_new(g->n, sizeof *q.label);
    enum stance_code code = node && is_turned && q.label ? stance_sets_init(&sets, g->n, err)
                                                         : stance_error_memory(err);
    if (code != STANCE_OK)
        goto done;
    for (uint32_t e = 0; e < g->m; e++)
        if (is_settled[e] && (is_camps || g->edge[e].w > 0))
            stance_sets_join(&sets, g->edge[e].a, g->edge[e].b, g->edge[e].w < 0);
    for (uint32_t u = 0; u < g->n; u++)
        if (sets.parent[u] == u) {
            q.label[n] = label[u];
            node[u] = n++;
        }
    for (uint32_t u = 0; u < g->n; u++)
        node[u] = node[stance_sets_find(&sets, u, &is_turned[u])];
    code = add_up(&q, g, node, is_turned, n, err);
    if (code == STANCE_OK) {
        q.is_settled = stance_memory_new(q.g.m, sizeof *q.is_settled);
        if (!q.is_settled)
            code = stance_error_memory(err);
    }
    if (code == STANCE_OK && !is_camps) {
        /* Labels are below the number of nodes for the search. */
        for (uint32_t u = 0; u < g->n; u++)
            node[u] = UINT32_MAX;
        for (uint32_t u = 0, k = 0; u < n; u++) {
            if (node[q.label[u]] == UINT32_MAX)
                node[q.label[u]] = k++;
            q.label[u] = node[q.label[u]];
        }
    }

done:
    stance_sets_clear(&sets);
    stance_memory_free(node);
    stance_memory_free(is_turned);
    if (code == STANCE_OK)
        *out = q;
    else
        quotient_clear(&q);
    return code;
}

/* Settles what a packing along the optimum leaves weight on. */
static enum stance_code settle_by_packing(struct quotient *q, bool is_camps,
                                          struct stance_pace *pace, struct stance_error *err)
{
    int64_t bound = 0, cost = stance_signed_graph_cost(&q->g, q->label);
    int64_t *left = stance_memory_new(q->g.m, sizeof *left);
    struct stance_cycles cycles = {0};
    enum stance_code code =
        left ? stance_packing_find(&bound, left, &cycles, &q->g, q->label, is_camps, pace, err)
             : stance_error_memory(err);
    if (code == STANCE_OK)
        for (uint32_t e = 0; e < q->g.m; e++)
            q->is_settled[e] = bound + left[e] > cost &&
                               !stance_signed_edge_is_frustrated(&q->g.edge[e], q->label);
    stance_cycles_clear(&cycles);
    stance_memory_free(left);
    return code;
}

/* Edges that cancelled out no longer hold the quotient together: does that leave two
 * camps free to turn against each other, or a coalition free to part? */
static enum stance_code comes_apart(bool *found, const struct quotient *q, bool is_camps,
                                    struct stance_error *err)
{
    struct stance_sets sets = {0};
    uint32_t parts = 0, most = 0;
    enum stance_code code = stance_sets_init(&sets, q->g.n, err);
    if (code != STANCE_OK)
        return code;
    for (uint32_t e = 0; e < q->g.m; e++) {
        const struct stance_signed_edge *edge = &q->g.edge[e];
        if (is_camps || (edge->w > 0 && q->label[edge->a] == q->label[edge->b]))
            stance_sets_join(&sets, edge->a, edge->b, false);
    }
    for (uint32_t u = 0; u < q->g.n; u++) {
        parts += sets.parent[u] == u;
        if (q->label[u] + 1 > most)
            most = q->label[u] + 1;
    }
    /* Labels of the quotient are dense: there are as many coalitions as labels. */
    *found = parts > (is_camps ? 1 : most);
    stance_sets_clear(&sets);
    return STANCE_OK;
}

/* Do two labellings frustrate different edges? */
static bool differ(const struct stance_signed_graph *g, const uint32_t *x, const uint32_t *y)
{
    for (uint32_t e = 0; e < g->m; e++)
        if ((x[g->edge[e].a] == x[g->edge[e].b]) != (y[g->edge[e].a] == y[g->edge[e].b]))
            return true;
    return false;
}

/* Chains that start at the optimum and end at another one. */
static enum stance_code look_around(bool *found, const struct quotient *q,
                                    struct stance_signed_search *s, struct stance_pace *pace,
                                    struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    const uint32_t *label = s->is_camps ? s->camps.label : s->moves.label;
    for (uint32_t u = 0; u < q->g.n && u < CHAINS_MOST && code == STANCE_OK && !*found; u++) {
        bool changed = false;
        code = s->is_camps ? stance_camps_set(&s->camps, q->label, pace, err)
                           : stance_moves_set(&s->moves, q->label, NULL, pace, err);
        if (code == STANCE_OK)
            code = s->is_camps ? stance_camps_chain(&s->camps, u, &s->random, &changed, pace, err)
                               : stance_moves_chain(&s->moves, u, &s->random, &changed, pace, err);
        *found = changed && differ(&q->g, label, q->label);
    }
    return code;
}

/* Forces one satisfied edge after the other to be frustrated. */
static enum stance_code force_edges(enum stance_answer *out, const struct quotient *q,
                                    struct stance_signed_search *search, struct stance_pace *pace,
                                    struct stance_error *err)
{
    struct stance_branches t = {0};
    struct stance_sets sets = {0};
    uint32_t forced = 0;
    enum stance_answer answer = STANCE_YES;
    enum stance_code code = stance_branches_init(&t, search, err);
    if (code == STANCE_OK)
        code = stance_sets_init(&sets, q->g.n, err);
    t.beyond = 1;
    t.rounds_most = ROUNDS_MOST;
    for (uint32_t e = 0; e < q->g.m && code == STANCE_OK && answer == STANCE_YES; e++) {
        const struct stance_signed_edge *edge = &q->g.edge[e];
        bool is_closed = false, is_solved = false;
        int64_t bound = 0;
        if (stance_signed_edge_is_frustrated(edge, q->label))
            continue;
        /* Two camps: settled edges that span the graph settle all. */
        bool is_implied = search->is_camps && stance_sets_find(&sets, edge->a, NULL) ==
                                                  stance_sets_find(&sets, edge->b, NULL);
        if (!is_implied && !q->is_settled[e]) {
            if (++forced > EDGES_MOST) {
                answer = STANCE_NOT_KNOWN;
                break;
            }
            stance_cover_fix(&t.cover, e, 1);
            code = stance_branches_cut(&t, &bound, &is_closed, &is_solved, pace, err);
            if (code == STANCE_OK && is_solved && !is_closed) {
                code = stance_branches_branch(&t, &bound, pace, err);
                is_closed = bound > search->cost;
            }
            if (t.has_other)
                answer = STANCE_NO;
            else if (!is_closed)
                answer = STANCE_NOT_KNOWN;
        }
        stance_sets_join(&sets, edge->a, edge->b, edge->w < 0);
        stance_cover_fix(&t.cover, e, 0);
    }
    *out = answer;
    stance_branches_clear(&t);
    stance_sets_clear(&sets);
    return code;
}

/* What lies between two coalitions. */
struct between {
    uint32_t a, b;
    int64_t w;
};

static int by_pair(const void *px, const void *py)
{
    const struct between *x = px, *y = py;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    return (x->b > y->b) - (x->b < y->b);
}

enum stance_code stance_exact_can_merge(bool *out, const struct stance_signed_edge *edge,
                                        size_t edge_n, const uint32_t *label,
                                        struct stance_error *err)
{
    struct between *list = stance_memory_new(edge_n, sizeof *list);
    size_t n = 0;
    bool found = false;
    if (!list)
        return stance_error_memory(err);
    for (size_t e = 0; e < edge_n; e++) {
        uint32_t a = label[edge[e].a], b = label[edge[e].b];
        if (a != b)
            list[n++] = (struct between){a < b ? a : b, a < b ? b : a, edge[e].w};
    }
    if (n)
        qsort(list, n, sizeof *list, by_pair);
    for (size_t i = 0, j = 0; i < n && !found; i = j) {
        int64_t sum = 0;
        for (j = i; j < n && by_pair(&list[i], &list[j]) == 0; j++)
            sum += list[j].w;
        found = sum == 0;
    }
    *out = found;
    stance_memory_free(list);
    return STANCE_OK;
}

/* The optimum; k free: with what no positive edge binds told apart. */
static enum stance_code bind(uint32_t **out, const struct stance_signed_search *search,
                             struct stance_error *err)
{
    const struct stance_signed_graph *g = search->g;
    struct stance_sets sets = {0};
    uint32_t *label = stance_memory_new(g->n, sizeof *label);
    enum stance_code code = label ? stance_sets_init(&sets, g->n, err) : stance_error_memory(err);
    for (uint32_t e = 0; e < g->m && code == STANCE_OK; e++)
        if (g->edge[e].w > 0 && search->best[g->edge[e].a] == search->best[g->edge[e].b])
            stance_sets_join(&sets, g->edge[e].a, g->edge[e].b, false);
    for (uint32_t u = 0; u < g->n && code == STANCE_OK; u++)
        label[u] = search->is_camps ? search->best[u] : stance_sets_find(&sets, u, NULL);
    stance_sets_clear(&sets);
    if (code == STANCE_OK)
        *out = label;
    else
        stance_memory_free(label);
    return code;
}

enum stance_code stance_exact_unique(enum stance_answer *out, const struct stance_exact *exact,
                                     const struct stance_signed_search *search,
                                     struct stance_pace *pace, struct stance_error *err)
{
    const struct stance_signed_graph *g = search->g;
    struct quotient q = {0};
    struct stance_signed_search around = {0};
    bool found = false;
    uint32_t *label = NULL;
    bool *is_settled = stance_memory_new(g->m, sizeof *is_settled);
    if (!is_settled)
        return stance_error_memory(err);
    enum stance_code code = bind(&label, search, err);
    if (code != STANCE_OK)
        goto done;
    for (uint32_t e = 0; e < g->m; e++)
        is_settled[e] = exact->root + exact->left[e] > (double)search->cost &&
                        !stance_signed_edge_is_frustrated(&g->edge[e], label);
    code = draw_together(&q, g, label, is_settled, search->is_camps, err);
    if (code == STANCE_OK)
        code = comes_apart(&found, &q, search->is_camps, err);
    if (code == STANCE_OK && !found && !search->is_camps)
        code = stance_exact_can_merge(&found, g->edge, g->m, label, err);
    if (code == STANCE_OK)
        code = settle_by_packing(&q, search->is_camps, pace, err);
    if (code == STANCE_OK)
        code = stance_signed_search_init(&around, &q.g, search->is_camps ? 2 : 0, 1, err);
    if (code == STANCE_OK) {
        around.cost = stance_signed_graph_cost(&q.g, q.label);
        memcpy(around.best, q.label, q.g.n * sizeof *q.label);
        if (!found)
            code = look_around(&found, &q, &around, pace, err);
    }
    enum stance_answer answer = found ? STANCE_NO : STANCE_NOT_KNOWN;
    bool is_proven = false;
    if (code == STANCE_OK && !found && q.g.n <= STANCE_DOLLS_MOST)
        code = stance_dolls_search(q.label, &is_proven, &answer, &q.g, search->is_camps ? 2 : 0,
                                   dolls_work, pace, err);
    if (code == STANCE_OK && answer == STANCE_NOT_KNOWN)
        code = force_edges(&answer, &q, &around, pace, err);
    if (code == STANCE_OK)
        *out = answer;
done:
    stance_signed_search_clear(&around);
    quotient_clear(&q);
    stance_memory_free(is_settled);
    stance_memory_free(label);
    return code;
}
