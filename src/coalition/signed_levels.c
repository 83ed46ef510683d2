/* signed_levels.c - the multilevel start of signed_moves.h: coarsen, then come back down. */
#include "signed_moves.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"

enum { LEVELS_MOST = 64 };

/* One coarsening: label[u] is u's node in the graph above. */
struct level {
    struct stance_signed_graph above;
    uint32_t *label;
};

static enum stance_code shuffled(uint32_t **out, uint32_t n, struct stance_random *random,
                                 struct stance_error *err)
{
    uint32_t *order = stance_memory_new(n, sizeof *order);
    if (!order)
        return stance_error_memory(err);
    for (uint32_t i = 0; i < n; i++)
        order[i] = i;
    for (uint32_t i = n; i > 1; i--) {
        uint32_t j = (uint32_t)stance_random_below(random, i), kept = order[j];
        order[j] = order[i - 1];
        order[i - 1] = kept;
    }
    *out = order;
    return STANCE_OK;
}

/* Makes the labels dense, in order of first use; returns how many there are. */
static uint32_t number(uint32_t *label, uint32_t n, uint32_t *scratch)
{
    uint32_t k = 0;
    memset(scratch, 0, n * sizeof *scratch);
    for (uint32_t u = 0; u < n; u++) {
        uint32_t c = label[u];
        if (scratch[c] == 0)
            scratch[c] = ++k;
        label[u] = scratch[c] - 1;
    }
    return k;
}

/* Everybody alone, then single moves in a random order, then dense numbers. */
static enum stance_code gather(const struct stance_signed_graph *g, uint32_t *label, uint32_t *k,
                               struct stance_random *random, struct stance_pace *pace,
                               struct stance_error *err)
{
    struct stance_moves s = {0};
    uint32_t *order = NULL;
    for (uint32_t u = 0; u < g->n; u++)
        label[u] = u;
    enum stance_code code = shuffled(&order, g->n, random, err);
    if (code == STANCE_OK)
        code = stance_moves_init(&s, g, g->n, err);
    if (code == STANCE_OK)
        code = stance_moves_set(&s, label, order, pace, err);
    if (code == STANCE_OK) {
        memcpy(label, s.label, g->n * sizeof *label);
        *k = number(label, g->n, s.size);
    }
    stance_moves_clear(&s);
    stance_memory_free(order);
    return code;
}

/* The members of each label, those of c at member[start[c]] .. member[start[c + 1]]. */
static void list_members(uint32_t *start, uint32_t *member, const uint32_t *label, uint32_t n,
                         uint32_t k)
{
    memset(start, 0, ((size_t)k + 2) * sizeof *start);
    for (uint32_t u = 0; u < n; u++)
        start[label[u] + 2]++;
    for (uint32_t c = 0; c < k; c++)
        start[c + 2] += start[c + 1];
    for (uint32_t u = 0; u < n; u++)
        member[start[label[u] + 1]++] = u;
}

/* The graph whose nodes are the labels, ties summed. */
static enum stance_code coarsen(struct stance_signed_graph *out,
                                const struct stance_signed_graph *g, const uint32_t *label,
                                uint32_t k, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    uint32_t *start = stance_memory_new((size_t)k + 2, sizeof *start);
    uint32_t *member = stance_memory_new(g->n, sizeof *member);
    uint32_t *touched = stance_memory_new(k, sizeof *touched);
    bool *is_touched = stance_memory_new(k, sizeof *is_touched);
    int64_t *sum = stance_memory_new(k, sizeof *sum);
    struct stance_signed_edge *edge = stance_memory_new(g->m, sizeof *edge);
    size_t edge_n = 0;
    if (!start || !member || !touched || !is_touched || !sum || !edge) {
        code = stance_error_memory(err);
        goto done;
    }
    list_members(start, member, label, g->n, k);
    for (uint32_t c = 0; c < k; c++) {
        uint32_t touched_n = 0;
        for (uint32_t i = start[c]; i < start[c + 1]; i++)
            for (size_t j = g->start[member[i]]; j < g->start[member[i] + 1]; j++) {
                uint32_t d = label[g->arc[j].to];
                if (d <= c)
                    continue;
                if (!is_touched[d]) {
                    is_touched[d] = true;
                    touched[touched_n++] = d;
                }
                sum[d] += g->arc[j].w;
            }
        for (uint32_t i = 0; i < touched_n; i++) {
            uint32_t d = touched[i];
            if (sum[d] != 0)
                edge[edge_n++] = (struct stance_signed_edge){c, d, sum[d]};
            sum[d] = 0;
            is_touched[d] = false;
        }
    }
    code = stance_signed_graph_init(out, k, edge, edge_n, err);

done:
    stance_memory_free(start);
    stance_memory_free(member);
    stance_memory_free(touched);
    stance_memory_free(is_touched);
    stance_memory_free(sum);
    stance_memory_free(edge);
    return code;
}

/* At most k labels for a coarsest graph with more nodes than that: heavy nodes
 * first, each goes where it is pulled most, or alone as long as there are labels. */
static enum stance_code crowd(const struct stance_signed_graph *g, uint32_t *label, uint32_t k,
                              struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    struct stance_heap heap = {0};
    int64_t *pull = stance_memory_new(k, sizeof *pull);
    bool *is_touched = stance_memory_new(k, sizeof *is_touched);
    uint32_t used = 0, next = 0;
    if (!pull || !is_touched)
        code = stance_error_memory(err);
    for (uint32_t u = 0; u < g->n && code == STANCE_OK; u++) {
        int64_t weight = 0;
        label[u] = k;
        for (size_t i = g->start[u]; i < g->start[u + 1]; i++)
            weight += stance_signed_size(g->arc[i].w);
        if (!stance_heap_push(&heap, -weight, 0, u))
            code = stance_error_memory(err);
    }
    while (code == STANCE_OK && heap.n > 0) {
        uint32_t u = stance_heap_pop(&heap).node, best = k;
        for (size_t i = g->start[u]; i < g->start[u + 1]; i++) {
            uint32_t c = label[g->arc[i].to];
            if (c == k)
                continue;
            pull[c] += g->arc[i].w;
            is_touched[c] = true;
        }
        for (size_t i = g->start[u]; i < g->start[u + 1]; i++) {
            uint32_t c = label[g->arc[i].to];
            if (c != k &&
                (best == k || pull[c] > pull[best] || (pull[c] == pull[best] && c < best)))
                best = c;
        }
        if ((best == k || pull[best] <= 0) && used < k) {
            best = used++;
        } else if (best == k || pull[best] < 0) {
            /* A label without a tie to u, if there is one: no more steps than ties. */
            uint32_t tried = 0;
            while (tried < k && is_touched[next]) {
                next = next + 1 < k ? next + 1 : 0;
                tried++;
            }
            if (tried < k)
                best = next;
        }
        for (size_t i = g->start[u]; i < g->start[u + 1]; i++) {
            uint32_t c = label[g->arc[i].to];
            if (c != k) {
                pull[c] = 0;
                is_touched[c] = false;
            }
        }
        label[u] = best;
    }
    stance_heap_clear(&heap);
    stance_memory_free(pull);
    stance_memory_free(is_touched);
    return code;
}

/* Labels of a graph, improved by single moves among at most k coalitions. */
static enum stance_code refine(const struct stance_signed_graph *g, uint32_t *label, uint32_t k,
                               struct stance_random *random, struct stance_pace *pace,
                               struct stance_error *err)
{
    struct stance_moves s = {0};
    uint32_t *order = NULL;
    enum stance_code code = shuffled(&order, g->n, random, err);
    if (code == STANCE_OK)
        code = stance_moves_init(&s, g, k, err);
    if (code == STANCE_OK)
        code = stance_moves_set(&s, label, order, pace, err);
    if (code == STANCE_OK)
        memcpy(label, s.label, g->n * sizeof *label);
    stance_moves_clear(&s);
    stance_memory_free(order);
    return code;
}

enum stance_code stance_moves_start(struct stance_moves *s, struct stance_random *random,
                                    struct stance_pace *pace, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    struct level level[LEVELS_MOST] = {0};
    uint32_t *top = NULL;
    size_t level_n = 0;
    const struct stance_signed_graph *g = s->g;
    uint32_t k = 0;

    for (bool more = g->n > 0; more && level_n < LEVELS_MOST;) {
        struct level *made = &level[level_n++];
        made->label = stance_memory_new(g->n, sizeof *made->label);
        code =
            made->label ? gather(g, made->label, &k, random, pace, err) : stance_error_memory(err);
        if (code == STANCE_OK)
            code = coarsen(&made->above, g, made->label, k, err);
        if (code != STANCE_OK)
            goto done;
        more = k < g->n;
        g = &made->above;
    }
    top = stance_memory_new(s->g->n, sizeof *top);
    if (!top) {
        code = stance_error_memory(err);
        goto done;
    }
    for (uint32_t u = 0; u < g->n; u++)
        top[u] = u;
    if (g->n > s->k)
        code = crowd(g, top, s->k, err);
    if (code != STANCE_OK)
        goto done;
    for (size_t l = level_n; l-- > 1;) {
        const struct stance_signed_graph *below = &level[l - 1].above;
        for (uint32_t u = 0; u < below->n; u++)
            level[l].label[u] = top[level[l].label[u]];
        memcpy(top, level[l].label, below->n * sizeof *top);
        code = refine(below, top, s->k < below->n ? s->k : below->n, random, pace, err);
        if (code != STANCE_OK)
            goto done;
    }
    if (level_n > 0) {
        for (uint32_t u = 0; u < s->g->n; u++)
            level[0].label[u] = top[level[0].label[u]];
        code = stance_moves_set(s, level[0].label, NULL, pace, err);
    } else {
        code = stance_moves_set(s, top, NULL, pace, err);
    }

done:
    for (size_t l = 0; l < level_n; l++) {
        stance_signed_graph_clear(&level[l].above);
        stance_memory_free(level[l].label);
    }
    stance_memory_free(top);
    return code;
}
