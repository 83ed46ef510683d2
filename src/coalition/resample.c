/* resample.c - drawing statements or issues, and putting cells together again. */
#include "resample.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"

enum { ACTORS_BETWEEN_CHECKS = 64, DRAWS_BETWEEN_CHECKS = 1 << 20 };

/* ---- What can be drawn ---- */

/* A statement may stand behind several cells (groups): it is drawn for all at once. */
static enum stance_code pool_statements(struct stance_resampler *s, const struct stance_dataset *d,
                                        struct stance_error *err)
{
    const struct stance_positions *p = s->p;
    size_t n = p->statement_start[p->cell_n];
    s->drawn_n = n ? d->table[STANCE_TABLE_STATEMENTS].row_n : 0;
    s->drawn = stance_memory_new(s->drawn_n, sizeof *s->drawn);
    if (!s->drawn)
        return stance_error_memory(err);
    for (size_t i = 0; i < n; i++) {
        s->pool_n += s->drawn[p->statement[i]] == 0;
        s->drawn[p->statement[i]] = 1;
    }
    s->pool = stance_memory_new(s->pool_n, sizeof *s->pool);
    if (!s->pool)
        return stance_error_memory(err);
    for (size_t row = 0, at = 0; row < s->drawn_n; row++)
        if (s->drawn[row])
            s->pool[at++] = (uint32_t)row;
    return STANCE_OK;
}

static enum stance_code pool_issues(struct stance_resampler *s, struct stance_error *err)
{
    const struct stance_positions *p = s->p;
    s->drawn_n = p->issue_n;
    s->drawn = stance_memory_new(p->issue_n, sizeof *s->drawn);
    s->first = stance_memory_new(p->issue_n, sizeof *s->first);
    s->pool = stance_memory_new(p->issue_n, sizeof *s->pool);
    s->mixed_of = stance_memory_new(p->cell_n, sizeof *s->mixed_of);
    if (!s->drawn || !s->first || !s->pool || !s->mixed_of)
        return stance_error_memory(err);
    for (size_t i = 0; i < p->cell_n; i++)
        s->drawn[p->cell_issue[i]] = 1;
    for (size_t j = 0; j < p->issue_n; j++)
        if (s->drawn[j])
            s->pool[s->pool_n++] = (uint32_t)j;
    for (size_t i = 0; i < p->mixed.n; i++)
        s->mixed_of[p->mixed.cell[i]] = i + 1;
    return STANCE_OK;
}

enum stance_code stance_resampler_init(struct stance_resampler *s, const struct stance_dataset *d,
                                       const struct stance_positions *p, enum stance_resample unit,
                                       enum stance_aggregate rule, struct stance_error *err)
{
    *s = (struct stance_resampler){
        .p = p, .unit = unit, .aggregator = {.data = d, .rule = rule}, .replicate = *p};
    struct stance_positions *q = &s->replicate;
    q->start = NULL;
    q->cell_issue = q->n = NULL;
    q->value = NULL;
    q->mixed = (struct stance_mixed){0};
    enum stance_code code =
        unit == STANCE_RESAMPLE_STATEMENTS ? pool_statements(s, d, err) : pool_issues(s, err);
    q->start = stance_memory_new(p->actor_n + 1, sizeof *q->start);
    if (!code && !q->start)
        code = stance_error_memory(err);
    if (code)
        stance_resampler_clear(s);
    return code;
}

void stance_resampler_clear(struct stance_resampler *s)
{
    struct stance_positions *q = &s->replicate;
    stance_aggregator_clear(&s->aggregator);
    stance_memory_free(s->pool);
    stance_memory_free(s->drawn);
    stance_memory_free(s->mixed_of);
    stance_memory_free(s->first);
    stance_memory_free(s->row);
    stance_memory_free(q->start);
    stance_memory_free(q->cell_issue);
    stance_memory_free(q->value);
    stance_memory_free(q->n);
    stance_memory_free(q->mixed.cell);
    stance_memory_free(q->mixed.start);
    stance_memory_free(q->mixed.value);
    stance_memory_free(q->mixed.weight);
    *s = (struct stance_resampler){0};
}

/* ---- Room ---- */

/* Two arrays of one capacity, which is raised when both have grown. */
static bool grow_two(void **x, size_t x_size, void **y, size_t y_size, size_t *capacity,
                     size_t need)
{
    size_t had = *capacity, has = had;
    if (!stance_memory_grow(x, &has, need, x_size))
        return false;
    has = had;
    if (!stance_memory_grow(y, &has, need, y_size))
        return false;
    *capacity = has;
    return true;
}

static bool make_room(struct stance_resampler *s, size_t cells, size_t mixed, size_t levels)
{
    struct stance_positions *q = &s->replicate;
    size_t capacity = s->cell_capacity;
    return stance_memory_grow((void **)&q->n, &capacity, cells, sizeof *q->n) &&
           grow_two((void **)&q->cell_issue, sizeof *q->cell_issue, (void **)&q->value,
                    sizeof *q->value, &s->cell_capacity, cells) &&
           grow_two((void **)&q->mixed.cell, sizeof *q->mixed.cell, (void **)&q->mixed.start,
                    sizeof *q->mixed.start, &s->mixed_capacity, mixed + 1) &&
           grow_two((void **)&q->mixed.value, sizeof *q->mixed.value, (void **)&q->mixed.weight,
                    sizeof *q->mixed.weight, &s->level_capacity, levels);
}

static void put_cell(struct stance_positions *q, uint32_t issue, double value, uint32_t n)
{
    q->cell_issue[q->cell_n] = issue;
    q->value[q->cell_n] = value;
    q->n[q->cell_n++] = n;
}

/* The levels of the cell that is put next. */
static void put_levels(struct stance_positions *q, const double *value, const double *weight,
                       size_t n)
{
    struct stance_mixed *mixed = &q->mixed;
    size_t at = mixed->start[mixed->n];
    memcpy(mixed->value + at, value, n * sizeof *value);
    memcpy(mixed->weight + at, weight, n * sizeof *weight);
    mixed->cell[mixed->n++] = q->cell_n;
    mixed->start[mixed->n] = at + n;
}

/* ---- Statements ---- */

static bool gather(struct stance_resampler *s, size_t cell, size_t *n)
{
    const struct stance_positions *p = s->p;
    size_t from = p->statement_start[cell], end = p->statement_start[cell + 1];
    *n = 0;
    for (size_t i = from; i < end; i++)
        *n += s->drawn[p->statement[i]];
    if (!stance_memory_grow((void **)&s->row, &s->row_capacity, *n, sizeof *s->row))
        return false;
    for (size_t i = from, at = 0; i < end; i++)
        for (uint32_t times = s->drawn[p->statement[i]]; times > 0; times--)
            s->row[at++] = p->statement[i];
    return true;
}

static enum stance_code aggregate(struct stance_resampler *s, size_t cell, struct stance_error *err)
{
    struct stance_positions *q = &s->replicate;
    struct stance_cell made;
    size_t n;
    if (!gather(s, cell, &n))
        return stance_error_memory(err);
    if (n == 0)
        return STANCE_OK;
    enum stance_code code = stance_aggregate_cell(&s->aggregator, &made, s->row, n, err);
    if (code)
        return code;
    bool plain =
        made.level_n == 1 && made.level->value == made.value && made.level->weight == (double)n;
    for (size_t i = 0; i < made.level_n && !plain; i++) {
        size_t at = q->mixed.start[q->mixed.n];
        q->mixed.value[at + i] = made.level[i].value;
        q->mixed.weight[at + i] = made.level[i].weight;
    }
    if (!plain) {
        q->mixed.cell[q->mixed.n++] = q->cell_n;
        q->mixed.start[q->mixed.n] = q->mixed.start[q->mixed.n - 1] + made.level_n;
    }
    put_cell(q, s->p->cell_issue[cell], made.value, (uint32_t)n);
    return STANCE_OK;
}

/* ---- Issues ---- */

/* Numbers the copies; returns whether there is room for the cells they make. */
static bool number_copies(struct stance_resampler *s)
{
    const struct stance_positions *p = s->p;
    size_t cells = 0, mixed = 0, levels = 0;
    uint32_t next = 0;
    for (size_t j = 0; j < p->issue_n; j++) {
        s->first[j] = next;
        next += s->drawn[j];
    }
    s->replicate.issue_n = next;
    for (size_t i = 0; i < p->cell_n; i++)
        cells += s->drawn[p->cell_issue[i]];
    for (size_t i = 0; i < p->mixed.n; i++) {
        size_t times = s->drawn[p->cell_issue[p->mixed.cell[i]]];
        mixed += times;
        levels += times * (p->mixed.start[i + 1] - p->mixed.start[i]);
    }
    return make_room(s, cells, mixed, levels);
}

static void copy(struct stance_resampler *s, size_t cell)
{
    const struct stance_positions *p = s->p;
    uint32_t issue = p->cell_issue[cell];
    size_t mixed = s->mixed_of[cell];
    for (uint32_t i = 0; i < s->drawn[issue]; i++) {
        if (mixed) {
            size_t from = p->mixed.start[mixed - 1];
            put_levels(&s->replicate, p->mixed.value + from, p->mixed.weight + from,
                       p->mixed.start[mixed] - from);
        }
        put_cell(&s->replicate, s->first[issue] + i, p->value[cell], stance_positions_n(p, cell));
    }
}

/* ---- One replicate ---- */

static enum stance_code draw(struct stance_resampler *s, struct stance_random *random,
                             const struct stance_watch *watch, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    memset(s->drawn, 0, s->drawn_n * sizeof *s->drawn);
    for (size_t i = 0; i < s->pool_n && !code; i++) {
        s->drawn[s->pool[stance_random_below(random, s->pool_n)]]++;
        if (i % DRAWS_BETWEEN_CHECKS == DRAWS_BETWEEN_CHECKS - 1)
            code = stance_watch_check(watch, err);
    }
    return code;
}

enum stance_code stance_resampler_draw(struct stance_resampler *s, struct stance_random *random,
                                       const struct stance_watch *watch, struct stance_error *err)
{
    const struct stance_positions *p = s->p;
    struct stance_positions *q = &s->replicate;
    bool statements = s->unit == STANCE_RESAMPLE_STATEMENTS;
    enum stance_code code = draw(s, random, watch, err);
    if (code)
        return code;
    bool room = statements ? make_room(s, p->cell_n, p->cell_n, p->statement_start[p->cell_n])
                           : number_copies(s);
    if (!room)
        return stance_error_memory(err);
    q->cell_n = q->mixed.n = 0;
    q->mixed.start[0] = 0;
    for (size_t a = 0; a < p->actor_n && !code; a++) {
        if (a % ACTORS_BETWEEN_CHECKS == 0)
            code = stance_watch_check(watch, err);
        for (size_t i = p->start[a]; i < p->start[a + 1] && !code; i++) {
            if (statements)
                code = aggregate(s, i, err);
            else
                copy(s, i);
        }
        q->start[a + 1] = q->cell_n;
    }
    return code;
}
