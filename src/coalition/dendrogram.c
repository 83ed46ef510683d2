/* dendrogram.c - cutting, by number or by modularity. */
#include "dendrogram.h"

#include "../base/error.h"
#include "../base/memory.h"
#include "adjacency.h"
#include "signed_sets.h"

enum stance_code stance_dendrogram_cut(uint32_t *label, size_t n, const struct stance_join *join,
                                       size_t steps, struct stance_error *err)
{
    struct stance_sets sets = {0};
    uint32_t k = 0;
    uint32_t *number = stance_memory_new(n, sizeof *number);
    enum stance_code code = number ? STANCE_OK : stance_error_memory(err);
    if (!code)
        code = stance_sets_init(&sets, (uint32_t)n, err);
    for (size_t t = 0; t < steps && !code; t++)
        stance_sets_join(&sets, join[t].a, join[t].b, false);
    for (size_t i = 0; i < n && !code; i++) {
        uint32_t root = stance_sets_find(&sets, (uint32_t)i, NULL);
        if (number[root] == 0)
            number[root] = ++k;
        label[i] = number[root] - 1;
    }
    stance_sets_clear(&sets);
    stance_memory_free(number);
    return code;
}

/* Sides while they grow: members in a list from the head on. */
struct sides {
    struct stance_adjacency g;
    uint32_t *side; /* of each actor: its head */
    uint32_t *next, *last, *size;
    double *strength, total;
};

static enum stance_code start(struct sides *s, const struct stance_network *net,
                              struct stance_error *err)
{
    size_t n = net->n;
    enum stance_code code = stance_adjacency_make(&s->g, net, err);
    s->side = stance_memory_new(n, sizeof *s->side);
    s->next = stance_memory_new(n, sizeof *s->next);
    s->last = stance_memory_new(n, sizeof *s->last);
    s->size = stance_memory_new(n, sizeof *s->size);
    s->strength = stance_memory_new(n, sizeof *s->strength);
    if (!code && (!s->side || !s->next || !s->last || !s->size || !s->strength))
        code = stance_error_memory(err);
    for (uint32_t i = 0; i < n && !code; i++) {
        s->side[i] = s->last[i] = i;
        s->next[i] = STANCE_NONE;
        s->size[i] = 1;
        for (size_t e = s->g.start[i]; e < s->g.start[i + 1]; e++)
            s->strength[i] += s->g.w[e];
        s->total += s->strength[i];
    }
    return code;
}

static void end(struct sides *s)
{
    stance_adjacency_clear(&s->g);
    stance_memory_free(s->side);
    stance_memory_free(s->next);
    stance_memory_free(s->last);
    stance_memory_free(s->size);
    stance_memory_free(s->strength);
}

/* What modularity gains. */
static double join_sides(struct sides *s, uint32_t a, uint32_t b)
{
    uint32_t kept = s->side[a], gone = s->side[b];
    double between = 0;
    if (s->size[kept] < s->size[gone]) {
        gone = kept;
        kept = s->side[b];
    }
    for (uint32_t i = gone; i != STANCE_NONE; i = s->next[i])
        for (size_t e = s->g.start[i]; e < s->g.start[i + 1]; e++)
            between += s->side[s->g.to[e]] == kept ? s->g.w[e] : 0;
    double chance = s->strength[kept] * s->strength[gone] / s->total;
    for (uint32_t i = gone; i != STANCE_NONE; i = s->next[i])
        s->side[i] = kept;
    s->next[s->last[kept]] = gone;
    s->last[kept] = s->last[gone];
    s->size[kept] += s->size[gone];
    s->strength[kept] += s->strength[gone];
    return 2 * (between - chance) / s->total;
}

enum stance_code stance_dendrogram_modular(size_t *steps, const struct stance_join *join,
                                           size_t join_n, const struct stance_network *net,
                                           struct stance_error *err)
{
    struct sides s = {0};
    double now = 0, best = 0;
    enum stance_code code = start(&s, net, err);
    *steps = 0;
    for (size_t t = 0; t < join_n && !code; t++) {
        now += join_sides(&s, join[t].a, join[t].b);
        if (now > best + 1e-12) {
            best = now;
            *steps = t + 1;
        }
    }
    end(&s);
    return code;
}
