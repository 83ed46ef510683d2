/* signed_contract.c - dominance, followers and parallel edges (signed_kernel.h, 2 to 5).
 *
 * Merging two nodes only chains their lists of edges; an edge is put right (ends,
 * sign, loops, parallels) when a node it hangs on is looked at.  Weights are kept
 * against the ends they were given with: seen from the roots of their sets the sign
 * turns if exactly one end is opposed to its root. */
#include "signed_kernel.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"

#define NO_HALF SIZE_MAX

struct contraction {
    struct stance_kernel *kernel;
    struct stance_rest *rest;
    bool is_camps;
    struct stance_sets sets;
    size_t *next, *head, *tail; /* lists of halves 2e and 2e + 1, per root */
    size_t *mark;               /* edge to this root, + 1, while one node is looked at */
    uint32_t *queue;            /* a ring of roots to look at */
    bool *is_queued;
    size_t queue_first, queue_n;
    bool changed;
};

/* An edge as one of its ends sees it. */
struct view {
    uint32_t to; /* root of the other end */
    int64_t w;
};

static enum stance_code contraction_init(struct contraction *c, struct stance_error *err)
{
    uint32_t n = c->rest->n;
    size_t m = c->rest->m;
    c->next = stance_memory_new(2 * m, sizeof *c->next);
    c->head = stance_memory_new(n, sizeof *c->head);
    c->tail = stance_memory_new(n, sizeof *c->tail);
    c->mark = stance_memory_new(n, sizeof *c->mark);
    c->queue = stance_memory_new(n, sizeof *c->queue);
    c->is_queued = stance_memory_new(n, sizeof *c->is_queued);
    if (!c->next || !c->head || !c->tail || !c->mark || !c->queue || !c->is_queued)
        return stance_error_memory(err);
    for (uint32_t u = 0; u < n; u++)
        c->head[u] = c->tail[u] = NO_HALF;
    for (size_t h = 2 * m; h-- > 0;) {
        uint32_t u = h & 1 ? c->rest->edge[h / 2].b : c->rest->edge[h / 2].a;
        c->next[h] = c->head[u];
        c->head[u] = h;
        if (c->tail[u] == NO_HALF)
            c->tail[u] = h;
    }
    return stance_sets_init(&c->sets, n, err);
}

static void contraction_clear(struct contraction *c)
{
    stance_memory_free(c->next);
    stance_memory_free(c->head);
    stance_memory_free(c->tail);
    stance_memory_free(c->mark);
    stance_memory_free(c->queue);
    stance_memory_free(c->is_queued);
    stance_sets_clear(&c->sets);
}

static void enqueue(struct contraction *c, uint32_t u)
{
    if (c->is_queued[u])
        return;
    size_t at = c->queue_first + c->queue_n++;
    c->queue[at < c->rest->n ? at : at - c->rest->n] = u;
    c->is_queued[u] = true;
}

static struct view view(const struct contraction *c, size_t half)
{
    const struct stance_signed_edge *e = &c->rest->edge[half / 2];
    bool of_here, of_there;
    stance_sets_find(&c->sets, half & 1 ? e->b : e->a, &of_here);
    uint32_t to = stance_sets_find(&c->sets, half & 1 ? e->a : e->b, &of_there);
    return (struct view){to, of_here != of_there ? -e->w : e->w};
}

/* Sets the weight of an edge as the roots see it. */
static void set_weight(struct contraction *c, size_t half, int64_t w)
{
    struct stance_signed_edge *e = &c->rest->edge[half / 2];
    bool of_a, of_b;
    stance_sets_find(&c->sets, e->a, &of_a);
    stance_sets_find(&c->sets, e->b, &of_b);
    e->w = of_a != of_b ? -w : w;
}

/* Adds the edge of `half`, seen from u, to the one already met to the same root. */
static bool merge(struct contraction *c, uint32_t u, size_t half, struct view seen)
{
    struct stance_kernel *k = c->kernel;
    size_t other = c->mark[seen.to] - 1;
    int64_t before = view(c, 2 * other).w, after = before + seen.w;
    if ((before < 0) != (seen.w < 0)) {
        int64_t x = stance_signed_size(before), y = stance_signed_size(seen.w);
        k->paid += x < y ? x : y;
    }
    c->rest->edge[half / 2].w = 0;
    set_weight(c, 2 * other, after);
    c->changed = true;
    enqueue(c, seen.to);
    if (after != 0)
        return true;
    if (!stance_memory_grow((void **)&k->cancelled, &k->cancelled_capacity, k->cancelled_n + 1,
                            sizeof *k->cancelled))
        return false;
    k->cancelled[k->cancelled_n++] =
        (struct stance_signed_edge){c->rest->origin[u], c->rest->origin[seen.to], 0};
    return true;
}

/* Drops dead edges and loops from root u's list and adds up parallels;
 * *looked grows by the halves looked at.  false = out of memory. */
static bool tidy(struct contraction *c, uint32_t u, uint64_t *looked)
{
    bool is_well = true;
    size_t last = NO_HALF, next;
    for (size_t h = c->head[u]; h != NO_HALF; h = next, ++*looked) {
        struct stance_signed_edge *e = &c->rest->edge[h / 2];
        next = c->next[h];
        if (e->w == 0)
            continue;
        struct view seen = view(c, h);
        if (seen.to == u) {
            if (seen.w < 0)
                c->kernel->paid -= seen.w;
            e->w = 0;
            c->changed = true;
        } else if (c->mark[seen.to]) {
            is_well &= merge(c, u, h, seen);
        } else {
            c->mark[seen.to] = h / 2 + 1;
        }
    }
    for (size_t h = c->head[u]; h != NO_HALF; h = next) {
        next = c->next[h];
        const struct stance_signed_edge *e = &c->rest->edge[h / 2];
        c->mark[view(c, h).to] = 0;
        if (e->w == 0)
            continue;
        if (last == NO_HALF)
            c->head[u] = h;
        else
            c->next[last] = h;
        last = h;
    }
    if (last == NO_HALF)
        c->head[u] = NO_HALF;
    else
        c->next[last] = NO_HALF;
    c->tail[u] = last;
    return is_well;
}

/* k free: no negative edge of u needs more weight than u's positive ones and one. */
static void shorten(struct contraction *c, uint32_t u)
{
    int64_t positive = 0;
    for (size_t h = c->head[u]; h != NO_HALF; h = c->next[h]) {
        int64_t w = view(c, h).w;
        positive += w > 0 ? w : 0;
    }
    for (size_t h = c->head[u]; h != NO_HALF; h = c->next[h]) {
        struct view seen = view(c, h);
        if (-seen.w <= positive + 1)
            continue;
        set_weight(c, h, -positive - 1);
        c->changed = true;
        enqueue(c, seen.to);
    }
}

/* k free: if u has one positive edge and one, heavier, negative edge, the latter is
 * hung on the end of the former, with the former's weight. */
static bool follow(struct contraction *c, uint32_t u)
{
    struct stance_kernel *k = c->kernel;
    size_t first = c->head[u], second = first == NO_HALF ? NO_HALF : c->next[first];
    if (second == NO_HALF || c->next[second] != NO_HALF)
        return true;
    size_t plus = view(c, first).w > 0 ? first : second, minus = first + second - plus;
    struct view to_v = view(c, plus), to_t = view(c, minus);
    if (to_v.w <= 0 || to_t.w >= -to_v.w)
        return true;
    if (!stance_memory_grow((void **)&k->follower, &k->follower_capacity, k->follower_n + 1,
                            sizeof *k->follower))
        return false;
    k->follower[k->follower_n++] = (struct stance_follower){
        c->rest->origin[u], c->rest->origin[to_v.to], c->rest->origin[to_t.to]};
    struct stance_signed_edge *e = &c->rest->edge[minus / 2];
    c->rest->edge[plus / 2].w = 0;
    e->w = -to_v.w;
    if (minus & 1)
        e->b = to_v.to;
    else
        e->a = to_v.to;
    c->head[u] = c->tail[u] = NO_HALF;
    c->next[minus] = c->head[to_v.to]; /* not empty: the positive edge is in it */
    c->head[to_v.to] = minus;
    c->changed = true;
    enqueue(c, to_v.to);
    enqueue(c, to_t.to);
    return true;
}

/* Keeps what u sees, for the question whether another place is as good. */
static bool note_tossup(struct contraction *c, uint32_t u)
{
    struct stance_kernel *k = c->kernel;
    size_t first = k->toss_n;
    for (size_t h = c->head[u]; h != NO_HALF; h = c->next[h]) {
        struct view seen = view(c, h);
        if (!stance_memory_grow((void **)&k->toss, &k->toss_capacity, k->toss_n + 1,
                                sizeof *k->toss))
            return false;
        k->toss[k->toss_n++] = (struct stance_toss){c->rest->origin[seen.to], seen.w};
    }
    if (!stance_memory_grow((void **)&k->tossup, &k->tossup_capacity, k->tossup_n + 1,
                            sizeof *k->tossup))
        return false;
    k->tossup[k->tossup_n++] = (struct stance_tossup){c->rest->origin[u], first, k->toss_n - first};
    return true;
}

/* Merges u with a neighbour if an edge outweighs the rest. */
static bool dominate(struct contraction *c, uint32_t u)
{
    int64_t total = 0;
    struct view most = {0};
    for (size_t h = c->head[u]; h != NO_HALF; h = c->next[h]) {
        struct view seen = view(c, h);
        total += stance_signed_size(seen.w);
        if ((c->is_camps || seen.w > 0) && stance_signed_size(seen.w) > stance_signed_size(most.w))
            most = seen;
    }
    int64_t rest = total - stance_signed_size(most.w);
    if (total == 0 || stance_signed_size(most.w) < rest)
        return true;
    if (stance_signed_size(most.w) == rest && !note_tossup(c, u))
        return false;
    stance_sets_join(&c->kernel->sets, c->rest->origin[u], c->rest->origin[most.to], most.w < 0);
    uint32_t root = stance_sets_join(&c->sets, u, most.to, most.w < 0);
    uint32_t other = root == u ? most.to : u;
    /* Both lists have entries: the edge between the two, at least. */
    c->next[c->tail[root]] = c->head[other];
    c->tail[root] = c->tail[other];
    c->head[other] = c->tail[other] = NO_HALF;
    c->changed = true;
    enqueue(c, root);
    return true;
}

/* The roots become the nodes, the live edges the edges. */
static void rename_rest(struct contraction *c)
{
    struct stance_rest *rest = c->rest;
    size_t m = 0;
    uint32_t n = 0;
    for (size_t e = 0; e < rest->m; e++) {
        if (rest->edge[e].w == 0)
            continue;
        struct view to_a = view(c, 2 * e + 1), to_b = view(c, 2 * e);
        rest->edge[m++] = (struct stance_signed_edge){to_a.to, to_b.to, to_b.w};
    }
    rest->m = m;
    /* queue[] is free again: new numbers of the roots that still have edges. */
    for (uint32_t u = 0; u < rest->n; u++) {
        if (c->sets.parent[u] != u || c->head[u] == NO_HALF)
            continue;
        c->queue[u] = n;
        rest->origin[n++] = rest->origin[u];
    }
    rest->n = n;
    for (size_t e = 0; e < m; e++) {
        rest->edge[e].a = c->queue[rest->edge[e].a];
        rest->edge[e].b = c->queue[rest->edge[e].b];
    }
}

enum stance_code stance_kernel_contract(struct stance_kernel *kernel, struct stance_rest *rest,
                                        bool is_camps, bool *changed, struct stance_pace *pace,
                                        struct stance_error *err)
{
    struct contraction c = {.kernel = kernel, .rest = rest, .is_camps = is_camps};
    enum stance_code code = contraction_init(&c, err);
    if (code == STANCE_OK)
        code = stance_pace_add(pace, 2 * (uint64_t)rest->m, err);
    /* A hub could be looked at once for each of its neighbours: enough is enough. */
    uint64_t work = 0, most = 100 * ((uint64_t)rest->m + rest->n) + 1000;
    for (uint32_t u = 0; u < rest->n && code == STANCE_OK; u++)
        enqueue(&c, u);
    while (c.queue_n > 0 && code == STANCE_OK && work < most) {
        uint32_t u = c.queue[c.queue_first];
        c.queue_first = c.queue_first + 1 < rest->n ? c.queue_first + 1 : 0;
        c.queue_n--;
        c.is_queued[u] = false;
        if (c.sets.parent[u] != u)
            continue;
        uint64_t looked = 1;
        bool is_well = tidy(&c, u, &looked);
        if (!is_camps)
            shorten(&c, u);
        if (!is_well || (!is_camps && !follow(&c, u)) || !dominate(&c, u))
            code = stance_error_memory(err);
        else
            code = stance_pace_add(pace, 4 * looked, err);
        work += looked;
    }
    bool is_done = c.queue_n == 0;
    /* Twice: what the second of two ends removes, the first still has in its list. */
    for (uint32_t i = 0; i < 2; i++)
        for (uint32_t u = 0; u < rest->n && code == STANCE_OK; u++)
            if (c.sets.parent[u] == u) {
                uint64_t looked = 1;
                if (!tidy(&c, u, &looked))
                    code = stance_error_memory(err);
                else
                    code = stance_pace_add(pace, looked, err);
            }
    if (code == STANCE_OK) {
        *changed = c.changed && is_done;
        rename_rest(&c);
    }
    contraction_clear(&c);
    return code;
}
