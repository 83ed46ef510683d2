/* pairs_columns.c - the columns engine: any positions, in the order of what is recorded. */
#include "pairs.h"

#include "../base/memory.h"
#include "levels.h"

bool stance_pairs_columns_init(struct stance_pairs *s)
{
    const struct stance_positions *p = s->p;
    size_t n = s->column_start[p->issue_n];
    s->column_next = stance_memory_new(p->issue_n, sizeof *s->column_next);
    s->column_actor = stance_memory_new(n, sizeof *s->column_actor);
    s->column_cell = stance_memory_new(s->statements ? n : 0, sizeof *s->column_cell);
    s->column_value = stance_memory_new(s->statements ? 0 : n, sizeof *s->column_value);
    if (!s->column_next || !s->column_actor || !s->column_cell || !s->column_value ||
        (s->statements && !stance_levels_index(&s->mixed_of, p)))
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
    struct stance_levels mine, theirs;
    stance_levels_of(&mine, s->p, s->mixed_of, cell);
    for (size_t e = from; e < to; e++) {
        size_t b = s->column_actor[e];
        touch(s, b);
        stance_levels_of(&theirs, s->p, s->mixed_of, s->column_cell[e]);
        s->row.distance[b] +=
            stance_levels_distance(&mine, &theirs, &s->row.product[b], &s->row.marks[b]);
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
