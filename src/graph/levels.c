/* levels.c - cells of one value, and of several. */
#include "levels.h"

#include "../base/memory.h"

bool stance_levels_index(uint32_t **mixed_of, const struct stance_positions *p)
{
    uint32_t *of = NULL;
    if (p->mixed.n && !(of = stance_memory_new(p->cell_n, sizeof *of)))
        return false;
    for (size_t i = 0; i < p->mixed.n; i++)
        of[p->mixed.cell[i]] = (uint32_t)(i + 1);
    *mixed_of = of;
    return true;
}

void stance_levels_of(struct stance_levels *out, const struct stance_positions *p,
                      const uint32_t *mixed_of, size_t cell)
{
    size_t at = mixed_of ? mixed_of[cell] : 0;
    if (at) {
        size_t start = p->mixed.start[at - 1];
        out->n = p->mixed.start[at] - start;
        out->value = p->mixed.value + start;
        out->weight = p->mixed.weight + start;
        return;
    }
    out->n = 1;
    out->own_value = p->value[cell];
    out->own_weight = stance_positions_n(p, cell);
    out->value = &out->own_value;
    out->weight = &out->own_weight;
}

/* Both lists ascend, so sum_kl u_k v_l |q_k - q_l| takes one pass over their union: the
 * step between two neighbouring values is crossed by every pair with an end on each side. */
double stance_levels_distance(const struct stance_levels *a, const struct stance_levels *b,
                              double *product, uint32_t *marks)
{
    double total_a = 0, total_b = 0, below_a = 0, below_b = 0, last = 0, sum = 0;
    for (size_t i = 0; i < a->n; i++)
        total_a += a->weight[i];
    for (size_t i = 0; i < b->n; i++)
        total_b += b->weight[i];
    for (size_t i = 0, j = 0; i < a->n || j < b->n;) {
        bool from_a = i < a->n && (j == b->n || a->value[i] <= b->value[j]);
        bool from_b = j < b->n && (i == a->n || b->value[j] <= a->value[i]);
        double here = from_a ? a->value[i] : b->value[j];
        sum += (here - last) * (below_a * (total_b - below_b) + below_b * (total_a - below_a));
        last = here;
        *marks += from_a && from_b;
        if (from_a)
            below_a += a->weight[i++];
        if (from_b)
            below_b += b->weight[j++];
    }
    *product += total_a * total_b;
    return sum;
}
