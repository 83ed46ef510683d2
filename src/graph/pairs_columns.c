/* pairs_columns.c - the columns engine: any positions, in the order of what is recorded. */
#include "pairs.h"

#include "../base/memory.h"

/* The stance values in a cell, ascending, and their weights. */
struct levels {
    size_t n;
    const double *value, *weight;
    double own_value, own_weight; /* storage where the cell is not mixed */
};

static bool index_mixed(struct stance_pairs *s)
{
    const struct stance_positions *p = s->p;
    if (!s->statements || p->mixed.n == 0)
        return true;
    s->mixed_of = stance_memory_new(p->cell_n, sizeof *s->mixed_of);
    for (size_t i = 0; s->mixed_of && i < p->mixed.n; i++)
        s->mixed_of[p->mixed.cell[i]] = (uint32_t)(i + 1);
    return s->mixed_of != NULL;
}

bool stance_pairs_columns_init(struct stance_pairs *s)
{
    const struct stance_positions *p = s->p;
    size_t n = s->column_start[p->issue_n];
    s->column_next = stance_memory_new(p->issue_n, sizeof *s->column_next);
    s->column_actor = stance_memory_new(n, sizeof *s->column_actor);
    s->column_cell = stance_memory_new(s->statements ? n : 0, sizeof *s->column_cell);
    s->column_value = stance_memory_new(s->statements ? 0 : n, sizeof *s->column_value);
    if (!s->column_next || !s->column_actor || !s->column_cell || !s->column_value ||
        !index_mixed(s))
        return false;
    for (size_t j = 0; j < p->issue_n; j++)
        s->column_next[j] = s->column_start[j];
    for (size_t a = 0; a < p->actor_n; a++)
        for (size_t i = p->start[a]; i < p->start[a + 1]; i++) {
            size_t j = p->cell_issue[i];
            if (s->skip && s->skip[j])
                continue;
            s->column_actor[s->column_next[j]] = (uint32_t)a;
            if (s->statements)
                s->column_cell[s->column_next[j]++] = (uint32_t)i;
            else
                s->column_value[s->column_next[j]++] = stance_positions_value(p, i);
        }
    for (size_t j = 0; j < p->issue_n; j++)
        s->column_next[j] = s->column_start[j];
    return true;
}

static void levels_of(const struct stance_pairs *s, size_t cell, struct levels *out)
{
    const struct stance_positions *p = s->p;
    size_t at = s->mixed_of ? s->mixed_of[cell] : 0;
    if (at) {
        size_t start = p->mixed.start[at - 1];
        out->n = p->mixed.start[at] - start;
        out->value = p->mixed.value + start;
        out->weight = p->mixed.weight + start;
        return;
    }
    out->n = 1;
    out->own_value = p->value[cell];
    out->own_weight = p->n[cell];
    out->value = &out->own_value;
    out->weight = &out->own_weight;
}

/* Both lists ascend, so sum_kl u_k v_l |q_k - q_l| takes one pass over their union: the
 * step between two neighbouring values is crossed by every pair with an end on each side. */
static double statement_distance(const struct levels *a, const struct levels *b, double *product,
                                 uint32_t *marks)
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

static void touch(struct stance_pairs *s, size_t b)
{
    if (s->row.shared[b]++ == 0)
        s->row.touched[b >> 6] |= (uint64_t)1 << (b & 63);
}

static void fill_positions(struct stance_pairs *s, size_t from, size_t to, double x)
{
    for (size_t e = from; e < to; e++) {
        size_t b = s->column_actor[e];
        touch(s, b);
        s->row.distance[b] += fabs(x - s->column_value[e]);
    }
}

static void fill_statements(struct stance_pairs *s, size_t from, size_t to, size_t cell)
{
    struct levels mine, theirs;
    levels_of(s, cell, &mine);
    for (size_t e = from; e < to; e++) {
        size_t b = s->column_actor[e];
        touch(s, b);
        levels_of(s, s->column_cell[e], &theirs);
        s->row.distance[b] +=
            statement_distance(&mine, &theirs, &s->row.product[b], &s->row.marks[b]);
    }
}

void stance_pairs_columns_fill(struct stance_pairs *s, size_t a)
{
    const struct stance_positions *p = s->p;
    for (size_t i = p->start[a]; i < p->start[a + 1]; i++) {
        size_t j = p->cell_issue[i];
        if (s->skip && s->skip[j])
            continue;
        size_t from = ++s->column_next[j]; /* behind a itself */
        size_t to = s->column_start[j + 1];
        if (s->statements)
            fill_statements(s, from, to, i);
        else
            fill_positions(s, from, to, stance_positions_value(p, i));
    }
}
