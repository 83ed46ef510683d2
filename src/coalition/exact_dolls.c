/* exact_dolls.c - Russian doll search over partitions. */
#include "exact_dolls.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"

enum { MOST = STANCE_DOLLS_MOST };

/* A coalition that the node at this depth may be put into, and what that costs. */
struct choice {
    uint32_t to;
    int64_t cost;
};

struct dolls {
    uint32_t n, k;
    uint32_t node[MOST]; /* of the graph, heaviest first */
    int64_t w[MOST][MOST];
    int64_t pull[MOST][MOST]; /* of placed nodes, per node and coalition */
    int64_t positive[MOST];   /* weight of positive ties to placed nodes */
    uint32_t label[MOST];     /* of placed nodes */
    uint32_t used[MOST + 1];  /* coalitions in use before depth d */
    int64_t cost[MOST + 1];   /* frustration before depth d */
    struct choice choice[MOST][MOST];
    uint32_t choice_n[MOST], at[MOST];
    int64_t rest[MOST + 1]; /* R of exact_dolls.h */
    uint32_t best[MOST];    /* an optimum of the doll that was searched last */
    uint64_t work_left;
};

static void load(struct dolls *x, const struct stance_signed_graph *g)
{
    int64_t weight[MOST] = {0};
    uint32_t place[MOST];
    for (uint32_t e = 0; e < g->m; e++) {
        weight[g->edge[e].a] += stance_signed_size(g->edge[e].w);
        weight[g->edge[e].b] += stance_signed_size(g->edge[e].w);
    }
    for (uint32_t u = 0; u < g->n; u++) {
        uint32_t i = u;
        for (; i > 0 && weight[x->node[i - 1]] < weight[u]; i--)
            x->node[i] = x->node[i - 1];
        x->node[i] = u;
    }
    for (uint32_t i = 0; i < g->n; i++)
        place[x->node[i]] = i;
    for (uint32_t e = 0; e < g->m; e++) {
        uint32_t i = place[g->edge[e].a], j = place[g->edge[e].b];
        x->w[i][j] = x->w[j][i] = g->edge[e].w;
    }
}

static void place(struct dolls *x, uint32_t d, const struct choice *c)
{
    x->label[d] = c->to;
    x->used[d + 1] = x->used[d] + (c->to == x->used[d]);
    x->cost[d + 1] = x->cost[d] + c->cost;
    for (uint32_t j = d + 1; j < x->n; j++) {
        x->pull[j][c->to] += x->w[d][j];
        x->positive[j] += x->w[d][j] > 0 ? x->w[d][j] : 0;
    }
}

static void take_back(struct dolls *x, uint32_t d)
{
    for (uint32_t j = d + 1; j < x->n; j++) {
        x->pull[j][x->label[d]] -= x->w[d][j];
        x->positive[j] -= x->w[d][j] > 0 ? x->w[d][j] : 0;
    }
}

/* The strongest pull on node j among coalitions in use and, if allowed, a new one. */
static int64_t best_pull(const struct dolls *x, uint32_t j, uint32_t used)
{
    int64_t best = used < x->k ? 0 : x->pull[j][0];
    for (uint32_t c = 0; c < used; c++)
        if (x->pull[j][c] > best)
            best = x->pull[j][c];
    return best;
}

static int64_t bound(struct dolls *x, uint32_t d)
{
    int64_t sum = x->cost[d] + x->rest[d];
    for (uint32_t j = d; j < x->n; j++)
        sum += x->positive[j] - best_pull(x, j, x->used[d]);
    uint64_t work = (uint64_t)(x->n - d + 1) * (x->used[d] + 2);
    x->work_left -= work < x->work_left ? work : x->work_left;
    return sum;
}

/* The choices at depth d, cheapest first. */
static void list_choices(struct dolls *x, uint32_t d)
{
    uint32_t n = 0, all = x->used[d] + (x->used[d] < x->k);
    for (uint32_t c = 0; c < all; c++) {
        struct choice made = {c, x->positive[d] - x->pull[d][c]};
        uint32_t i = n++;
        for (; i > 0 && x->choice[d][i - 1].cost > made.cost; i--)
            x->choice[d][i] = x->choice[d][i - 1];
        x->choice[d][i] = made;
    }
    x->choice_n[d] = n;
    x->at[d] = 0;
}

/* Asked of every partition of the nodes from `first` on that costs at most `limit`;
 * false ends the search, *limit may be lowered. */
typedef bool visit_fn(struct dolls *x, uint32_t first, int64_t *limit, void *data);

/* Searches the doll from `first` on; leaves nothing placed. */
static enum stance_code search(struct dolls *x, uint32_t first, int64_t limit, visit_fn *visit,
                               void *data, struct stance_pace *pace, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    uint32_t d = first;
    bool more = true;
    x->used[first] = 0;
    x->cost[first] = 0;
    list_choices(x, first);
    while (more && code == STANCE_OK) {
        if (x->at[d] == x->choice_n[d]) {
            if (d == first)
                break;
            take_back(x, --d);
            continue;
        }
        uint64_t before = x->work_left;
        place(x, d, &x->choice[d][x->at[d]++]);
        if (bound(x, d + 1) > limit) {
            take_back(x, d);
        } else if (d + 1 == x->n) {
            more = visit(x, first, &limit, data);
            take_back(x, d);
        } else {
            list_choices(x, ++d);
        }
        code = stance_pace_add(pace, before - x->work_left, err);
        more = more && x->work_left > 0 && !pace->late;
    }
    while (d > first)
        take_back(x, --d);
    return code;
}

static bool keep_best(struct dolls *x, uint32_t first, int64_t *limit, void *data)
{
    (void)data;
    memcpy(x->best + first, x->label + first, (x->n - first) * sizeof *x->best);
    *limit = x->cost[x->n] - 1;
    x->rest[first] = x->cost[x->n];
    return true;
}

/* Finds R of the doll from `first` on, given that of the next smaller one: the best
 * of that one with the new node in the best place is where it starts from. */
static enum stance_code open_doll(struct dolls *x, uint32_t first, struct stance_pace *pace,
                                  struct stance_error *err)
{
    int64_t pull[MOST + 1] = {0}, positive = 0;
    uint32_t k = 0, best = 0;
    for (uint32_t j = first + 1; j < x->n; j++) {
        pull[x->best[j]] += x->w[first][j];
        positive += x->w[first][j] > 0 ? x->w[first][j] : 0;
        if (x->best[j] + 1 > k)
            k = x->best[j] + 1;
    }
    for (uint32_t c = 1; c < k + (k < x->k); c++)
        if (pull[c] > pull[best])
            best = c;
    x->best[first] = best;
    int64_t start = x->rest[first + 1] + positive - pull[best];
    int64_t least = x->rest[first + 1];
    x->rest[first] = start;
    if (start == least)
        return STANCE_OK;
    return search(x, first, start - 1, keep_best, NULL, pace, err);
}

/* Is the partition that stands another one than best[], seen from the ties? */
static bool find_other(struct dolls *x, uint32_t first, int64_t *limit, void *data)
{
    bool *found = data;
    (void)limit;
    for (uint32_t i = first; i < x->n && !*found; i++)
        for (uint32_t j = i + 1; j < x->n && !*found; j++)
            *found = x->w[i][j] != 0 && (x->label[i] == x->label[j]) != (x->best[i] == x->best[j]);
    return !*found;
}

enum stance_code stance_dolls_search(uint32_t *label, bool *is_proven, enum stance_answer *unique,
                                     const struct stance_signed_graph *g, uint32_t k, uint64_t work,
                                     struct stance_pace *pace, struct stance_error *err)
{
    struct dolls *x = stance_memory_new(1, sizeof *x);
    enum stance_code code = STANCE_OK;
    bool has_other = false;
    if (!x)
        return stance_error_memory(err);
    x->n = g->n;
    x->k = k == 0 || k > g->n ? g->n : k;
    x->work_left = work;
    load(x, g);
    *is_proven = false;
    *unique = STANCE_NOT_KNOWN;
    for (uint32_t first = g->n; first-- > 1 && code == STANCE_OK;)
        code = open_doll(x, first, pace, err);
    /* The last doll starts from the partition given, where that is the better one. */
    int64_t given = stance_signed_graph_cost(g, label);
    if (code == STANCE_OK && g->n > 0 && x->work_left > 0 && !pace->late) {
        x->rest[0] = given;
        for (uint32_t i = 0; i < g->n; i++)
            x->best[i] = label[x->node[i]];
        if (given > x->rest[1])
            code = search(x, 0, given - 1, keep_best, NULL, pace, err);
        *is_proven = code == STANCE_OK && x->work_left > 0 && !pace->late;
    }
    if (*is_proven) {
        for (uint32_t i = 0; i < g->n; i++)
            label[x->node[i]] = x->best[i];
        code = search(x, 0, x->rest[0], find_other, &has_other, pace, err);
        if (code == STANCE_OK && has_other)
            *unique = STANCE_NO;
        else if (code == STANCE_OK && x->work_left > 0 && !pace->late)
            *unique = STANCE_YES;
    }
    stance_memory_free(x);
    return code;
}
