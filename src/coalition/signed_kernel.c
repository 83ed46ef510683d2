/* signed_kernel.c - reductions in turn until none changes anything. */
#include "signed_kernel.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"

void stance_rest_clear(struct stance_rest *rest)
{
    stance_memory_free(rest->edge);
    stance_memory_free(rest->origin);
    *rest = (struct stance_rest){0};
}

static void piece_clear(struct stance_piece *piece)
{
    stance_signed_graph_clear(&piece->g);
    stance_memory_free(piece->origin);
    *piece = (struct stance_piece){0};
}

void stance_kernel_clear(struct stance_kernel *kernel)
{
    for (size_t i = 0; i < kernel->piece_n; i++)
        piece_clear(&kernel->piece[i]);
    stance_memory_free(kernel->piece);
    stance_memory_free(kernel->tossup);
    stance_memory_free(kernel->toss);
    stance_memory_free(kernel->follower);
    stance_memory_free(kernel->cancelled);
    stance_sets_clear(&kernel->sets);
    *kernel = (struct stance_kernel){0};
}

/* Rests that wait for their turn. */
struct waiting {
    struct stance_rest *rest;
    size_t n, capacity;
};

static enum stance_code rest_new(struct stance_rest *rest, uint32_t n, size_t m,
                                 struct stance_error *err)
{
    struct stance_rest made = {.n = n, .m = m};
    made.edge = stance_memory_new(m, sizeof *made.edge);
    made.origin = stance_memory_new(n, sizeof *made.origin);
    if (!made.edge || !made.origin) {
        stance_rest_clear(&made);
        return stance_error_memory(err);
    }
    *rest = made;
    return STANCE_OK;
}

/* k free: negative edges between what positive edges hold together cost nothing. */
static enum stance_code drop_harmless(struct stance_rest *rest, bool *changed,
                                      struct stance_error *err)
{
    struct stance_sets sets = {0};
    enum stance_code code = stance_sets_init(&sets, rest->n, err);
    if (code != STANCE_OK)
        return code;
    for (size_t e = 0; e < rest->m; e++)
        if (rest->edge[e].w > 0)
            stance_sets_join(&sets, rest->edge[e].a, rest->edge[e].b, false);
    size_t m = 0;
    for (size_t e = 0; e < rest->m; e++) {
        const struct stance_signed_edge *edge = &rest->edge[e];
        if (edge->w < 0 &&
            stance_sets_find(&sets, edge->a, NULL) != stance_sets_find(&sets, edge->b, NULL))
            continue;
        rest->edge[m++] = *edge;
    }
    *changed |= m < rest->m;
    rest->m = m;
    stance_sets_clear(&sets);
    return STANCE_OK;
}

/* Block number b of a rest, whose edges are edge[from] .. edge[to - 1] of order[].
 * place[] gives a node its number in the block, + 1, and is 0 before and after. */
static enum stance_code cut_out(struct stance_rest *out, const struct stance_rest *rest,
                                const size_t *order, size_t from, size_t to, uint32_t *place,
                                struct stance_error *err)
{
    uint32_t n = 0;
    for (size_t i = from; i < to; i++) {
        const struct stance_signed_edge *e = &rest->edge[order[i]];
        if (!place[e->a])
            place[e->a] = ++n;
        if (!place[e->b])
            place[e->b] = ++n;
    }
    enum stance_code code = rest_new(out, n, to - from, err);
    for (size_t i = from; i < to && code == STANCE_OK; i++) {
        struct stance_signed_edge e = rest->edge[order[i]];
        out->origin[place[e.a] - 1] = rest->origin[e.a];
        out->origin[place[e.b] - 1] = rest->origin[e.b];
        out->edge[i - from] = (struct stance_signed_edge){place[e.a] - 1, place[e.b] - 1, e.w};
    }
    for (size_t i = from; i < to; i++)
        place[rest->edge[order[i]].a] = place[rest->edge[order[i]].b] = 0;
    return code;
}

/* Puts the blocks of a rest on the waiting list, and decides its bridges. */
static enum stance_code split(struct stance_kernel *kernel, struct waiting *waiting,
                              const struct stance_rest *rest, const uint32_t *block,
                              uint32_t block_n, bool is_camps, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    size_t *start = stance_memory_new((size_t)block_n + 2, sizeof *start);
    size_t *order = stance_memory_new(rest->m, sizeof *order);
    uint32_t *place = stance_memory_new(rest->n, sizeof *place);
    if (!start || !order || !place ||
        !stance_memory_grow((void **)&waiting->rest, &waiting->capacity, waiting->n + block_n,
                            sizeof *waiting->rest)) {
        code = stance_error_memory(err);
        goto done;
    }
    for (size_t e = 0; e < rest->m; e++) {
        const struct stance_signed_edge *edge = &rest->edge[e];
        if (block[e] != UINT32_MAX)
            start[block[e] + 2]++;
        else if (is_camps || edge->w > 0)
            stance_sets_join(&kernel->sets, rest->origin[edge->a], rest->origin[edge->b],
                             edge->w < 0);
    }
    for (uint32_t b = 0; b < block_n; b++)
        start[b + 2] += start[b + 1];
    for (size_t e = 0; e < rest->m; e++)
        if (block[e] != UINT32_MAX)
            order[start[block[e] + 1]++] = e;
    for (uint32_t b = 0; b < block_n && code == STANCE_OK; b++) {
        code = cut_out(&waiting->rest[waiting->n], rest, order, start[b], start[b + 1], place, err);
        waiting->n += code == STANCE_OK;
    }

done:
    stance_memory_free(start);
    stance_memory_free(order);
    stance_memory_free(place);
    return code;
}

/* Nothing changes this one any more: it becomes a piece.  Takes the rest. */
static enum stance_code settle(struct stance_kernel *kernel, struct stance_rest *rest,
                               struct stance_signed_graph *g, struct stance_error *err)
{
    if (!stance_memory_grow((void **)&kernel->piece, &kernel->piece_capacity, kernel->piece_n + 1,
                            sizeof *kernel->piece))
        return stance_error_memory(err);
    kernel->piece[kernel->piece_n++] = (struct stance_piece){*g, rest->origin};
    *g = (struct stance_signed_graph){0};
    rest->origin = NULL;
    return STANCE_OK;
}

/* One rest: reduced, then either settled or split. */
static enum stance_code reduce(struct stance_kernel *kernel, struct waiting *waiting,
                               struct stance_rest *rest, bool is_camps, struct stance_pace *pace,
                               struct stance_error *err)
{
    struct stance_signed_graph g = {0};
    uint32_t *block = NULL;
    uint32_t block_n = 0;
    bool changed = false;
    enum stance_code code = stance_kernel_contract(kernel, rest, is_camps, &changed, pace, err);
    if (code == STANCE_OK && !is_camps)
        code = drop_harmless(rest, &changed, err);
    if (code == STANCE_OK)
        code = stance_pace_add(pace, 2 * (uint64_t)rest->m, err);
    if (code != STANCE_OK || rest->m == 0)
        goto done;
    code = stance_signed_graph_init(&g, rest->n, rest->edge, rest->m, err);
    if (code == STANCE_OK)
        code = stance_pace_add(pace, 4 * (uint64_t)rest->m, err);
    if (code != STANCE_OK)
        goto done;
    block = stance_memory_new(rest->m, sizeof *block);
    code = block ? stance_kernel_blocks(block, &block_n, &g, pace, err) : stance_error_memory(err);
    if (code != STANCE_OK)
        goto done;
    bool is_whole = block_n == 1;
    for (size_t e = 0; e < rest->m && is_whole; e++)
        is_whole = block[e] == 0;
    if (is_whole && !changed)
        code = settle(kernel, rest, &g, err);
    else
        code = split(kernel, waiting, rest, block, block_n, is_camps, err);

done:
    stance_signed_graph_clear(&g);
    stance_memory_free(block);
    return code;
}

enum stance_code stance_kernel_init(struct stance_kernel *kernel, uint32_t n,
                                    const struct stance_signed_edge *edge, size_t edge_n,
                                    bool is_camps, struct stance_pace *pace,
                                    struct stance_error *err)
{
    struct stance_kernel made = {0};
    struct waiting waiting = {0};
    struct stance_rest rest = {0};
    enum stance_code code = stance_sets_init(&made.sets, n, err);
    if (code == STANCE_OK)
        code = rest_new(&rest, n, edge_n, err);
    if (code != STANCE_OK)
        goto done;
    if (edge_n)
        memcpy(rest.edge, edge, edge_n * sizeof *edge);
    for (uint32_t u = 0; u < n; u++)
        rest.origin[u] = u;
    for (;;) {
        code = reduce(&made, &waiting, &rest, is_camps, pace, err);
        stance_rest_clear(&rest);
        if (code != STANCE_OK || waiting.n == 0)
            break;
        rest = waiting.rest[--waiting.n];
    }

done:
    stance_rest_clear(&rest);
    while (waiting.n > 0)
        stance_rest_clear(&waiting.rest[--waiting.n]);
    stance_memory_free(waiting.rest);
    if (code == STANCE_OK)
        *kernel = made;
    else
        stance_kernel_clear(&made);
    return code;
}

void stance_kernel_decide(struct stance_kernel *kernel, const struct stance_piece *piece,
                          const uint32_t *label, bool is_camps)
{
    for (uint32_t e = 0; e < piece->g.m; e++) {
        const struct stance_signed_edge *edge = &piece->g.edge[e];
        bool together = label[edge->a] == label[edge->b];
        if (is_camps || (together && edge->w > 0))
            stance_sets_join(&kernel->sets, piece->origin[edge->a], piece->origin[edge->b],
                             !together);
    }
}

void stance_kernel_finish(struct stance_kernel *kernel)
{
    struct stance_sets *sets = &kernel->sets;
    for (size_t i = kernel->follower_n; i-- > 0;) {
        const struct stance_follower *f = &kernel->follower[i];
        if (stance_sets_find(sets, f->v, NULL) != stance_sets_find(sets, f->t, NULL))
            stance_sets_join(sets, f->u, f->v, false);
    }
}
