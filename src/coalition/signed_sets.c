/* signed_sets.c - disjoint sets with signs. */
#include "signed_sets.h"

#include "../base/error.h"
#include "../base/memory.h"

enum stance_code stance_sets_init(struct stance_sets *sets, uint32_t n, struct stance_error *err)
{
    struct stance_sets made = {.n = n};
    made.parent = stance_memory_new(n, sizeof *made.parent);
    made.size = stance_memory_new(n, sizeof *made.size);
    made.is_opposed = stance_memory_new(n, sizeof *made.is_opposed);
    if (!made.parent || !made.size || !made.is_opposed) {
        stance_sets_clear(&made);
        return stance_error_memory(err);
    }
    stance_sets_reset(&made);
    *sets = made;
    return STANCE_OK;
}

void stance_sets_reset(struct stance_sets *sets)
{
    for (uint32_t u = 0; u < sets->n; u++) {
        sets->parent[u] = u;
        sets->size[u] = 1;
        sets->is_opposed[u] = false;
    }
}

void stance_sets_clear(struct stance_sets *sets)
{
    stance_memory_free(sets->parent);
    stance_memory_free(sets->size);
    stance_memory_free(sets->is_opposed);
    *sets = (struct stance_sets){0};
}

uint32_t stance_sets_find(const struct stance_sets *sets, uint32_t u, bool *is_opposed)
{
    bool opposed = false;
    while (sets->parent[u] != u) {
        opposed ^= sets->is_opposed[u];
        u = sets->parent[u];
    }
    if (is_opposed)
        *is_opposed = opposed;
    return u;
}

uint32_t stance_sets_join(struct stance_sets *sets, uint32_t u, uint32_t v, bool is_opposed)
{
    bool of_u, of_v;
    uint32_t a = stance_sets_find(sets, u, &of_u), b = stance_sets_find(sets, v, &of_v);
    if (a == b)
        return a;
    if (sets->size[a] < sets->size[b]) {
        uint32_t kept = a;
        a = b;
        b = kept;
    }
    sets->parent[b] = a;
    sets->size[a] += sets->size[b];
    sets->is_opposed[b] = of_u ^ of_v ^ is_opposed;
    return a;
}
