/* positions.c - from buckets of statements to cells. */
#include "positions_make.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "aggregate.h"
#include "buckets.h"
#include "filter.h"
#include "sort.h"
#include "ties.h"

enum { AHEAD = 16 };

struct maker {
    struct stance_positions p; /* actor, issue and cell_issue still count in the data set */
    const struct stance_dataset *data;
    uint64_t *counts; /* bit per row of the statements */
    size_t vague_n;   /* rows left out only because their date may lie outside the bounds */
    struct stance_buckets buckets;
    struct stance_groups_index groups;
    struct stance_aggregator aggregator;
    size_t cell_capacity, mixed_capacity, level_capacity, level_n;
    size_t statement_capacity, statement_n;
    bool evidence;
    uint32_t *gathered; /* expand: issue keys, then rows, then scratch */
    size_t gathered_n, gathered_capacity;
    const uint32_t *issue_code, *value_code; /* columns of the statements */
    bool plain;                              /* neither weights nor bases */
    size_t *covered; /* expand: per issue, the actor (from 1) that holds a position */
};

static enum stance_room room_for(const struct maker *m)
{
    return m->evidence ? STANCE_ROOM_EVIDENCE : STANCE_ROOM_STATEMENTS;
}

static bool keep_statements(struct maker *m, const uint32_t *row, size_t n)
{
    if (!stance_memory_grow((void **)&m->p.statement, &m->statement_capacity, m->statement_n + n,
                            sizeof *m->p.statement))
        return false;
    if (n)
        memcpy(m->p.statement + m->statement_n, row, n * sizeof *row);
    m->p.statement_start[m->p.cell_n] = m->statement_n;
    m->statement_n += n;
    return true;
}

/* A cell that is more than one value said n times keeps what it is made of. */
static bool keep_levels(struct maker *m, const struct stance_cell *cell)
{
    struct stance_mixed *mixed = &m->p.mixed;
    size_t capacity = m->mixed_capacity, levels = m->level_capacity;
    if (cell->level_n == 1 && cell->level->value == cell->value && cell->level->weight == cell->n)
        return true;
    if (!stance_memory_grow((void **)&mixed->cell, &capacity, mixed->n + 2, sizeof *mixed->cell))
        return false;
    capacity = m->mixed_capacity;
    if (!stance_memory_grow((void **)&mixed->start, &capacity, mixed->n + 2, sizeof *mixed->start))
        return false;
    m->mixed_capacity = capacity;
    size_t need = m->level_n + cell->level_n;
    if (!stance_memory_grow((void **)&mixed->value, &levels, need, sizeof *mixed->value))
        return false;
    levels = m->level_capacity;
    if (!stance_memory_grow((void **)&mixed->weight, &levels, need, sizeof *mixed->weight))
        return false;
    m->level_capacity = levels;
    mixed->cell[mixed->n] = m->p.cell_n;
    mixed->start[mixed->n++] = m->level_n;
    for (size_t i = 0; i < cell->level_n; i++, m->level_n++) {
        mixed->value[m->level_n] = cell->level[i].value;
        mixed->weight[m->level_n] = cell->level[i].weight;
    }
    mixed->start[mixed->n] = m->level_n;
    return true;
}

static enum stance_code add_cell(struct maker *m, uint32_t issue, uint32_t group,
                                 const uint32_t *row, size_t n, struct stance_error *err)
{
    struct stance_positions *p = &m->p;
    struct stance_cell cell;
    enum stance_code code = stance_aggregate_cell(&m->aggregator, &cell, row, n, err);
    if (code)
        return code;
    if ((p->cell_n + 2 > m->cell_capacity &&
         !stance_positions_room(p, &m->cell_capacity, p->cell_n + 1, room_for(m))) ||
        !keep_levels(m, &cell) || (m->evidence && !keep_statements(m, row, n)))
        return stance_error_memory(err);
    p->cell_issue[p->cell_n] = issue;
    p->value[p->cell_n] = cell.value;
    p->ambivalence[p->cell_n] = (float)cell.ambivalence;
    p->n[p->cell_n] = cell.n;
    p->basis[p->cell_n] = (uint8_t)cell.basis;
    p->group[p->cell_n] = group;
    p->contradicted += cell.contradicted;
    p->cell_n++;
    return STANCE_OK;
}

/* ---- One actor's cells ---- */

/* A lone statement without weight and basis is its own position under every rule; most cells of
 * roll calls are.  What else a cell has is 0 there: neither ambivalent nor inherited, and stated.
 */
static bool add_plain(struct maker *m, uint32_t issue, const uint32_t *row)
{
    struct stance_positions *p = &m->p;
    if (p->cell_n + 2 > m->cell_capacity || (m->evidence && !keep_statements(m, row, 1)))
        return false;
    p->cell_issue[p->cell_n] = issue;
    p->value[p->cell_n] = m->data->value_of[m->value_code[*row]] + 0.0;
    p->n[p->cell_n] = 1;
    p->cell_n++;
    return true;
}

static enum stance_code add_own(struct maker *m, uint32_t actor, struct stance_error *err)
{
    const uint32_t *row = m->buckets.row + m->buckets.start[actor];
    const uint32_t *issue_of = m->data->issue_of, *issue_code = m->issue_code;
    size_t n = m->buckets.length[actor];
    enum stance_code code = STANCE_OK;
    for (size_t i = 0, end; i < n && !code; i = end) {
        if (i + AHEAD < n) { /* by issue, the rows lie anywhere in the table */
            __builtin_prefetch(&issue_code[row[i + AHEAD]]);
            __builtin_prefetch(&m->value_code[row[i + AHEAD]]);
        }
        uint32_t issue = issue_of[issue_code[row[i]]];
        for (end = i + 1; end < n && issue_of[issue_code[row[end]]] == issue;)
            end++;
        if (m->plain && end == i + 1 && add_plain(m, issue, row + i))
            continue;
        code = add_cell(m, issue, 0, row + i, end - i, err);
    }
    return code;
}

/* Takes from a bucket what holds for the member and is not covered yet. */
static bool gather(struct maker *m, struct stance_ancestor from, uint32_t actor)
{
    const uint32_t *row = m->buckets.row + m->buckets.start[from.group];
    for (size_t i = 0; i < m->buckets.length[from.group]; i++) {
        uint32_t issue = stance_statement_issue(m->data, row[i]);
        if (m->covered[issue] == (size_t)actor + 1 ||
            !stance_groups_holds(from.first, from.last, stance_statement_date(m->data, row[i])))
            continue;
        if (!stance_memory_grow((void **)&m->gathered, &m->gathered_capacity, m->gathered_n + 1,
                                sizeof *m->gathered))
            return false;
        m->gathered[m->gathered_n++] = row[i];
    }
    return true;
}

static void cover(struct maker *m, size_t from, uint32_t actor)
{
    for (size_t i = from; i < m->gathered_n; i++)
        m->covered[stance_statement_issue(m->data, m->gathered[i])] = (size_t)actor + 1;
}

/* By issue, then in file order, each row once (two memberships can lead to one row). */
static bool order_gathered(struct maker *m)
{
    size_t n = m->gathered_n, kept = 0;
    if (n == 0)
        return true;
    if (!stance_memory_grow((void **)&m->gathered, &m->gathered_capacity, 4 * n,
                            sizeof *m->gathered))
        return false;
    uint32_t *row = m->gathered, *key = row + n, *scratch = row + 2 * n;
    memcpy(key, row, n * sizeof *row);
    stance_sort_pairs(key, row, n, UINT32_MAX, scratch);
    for (size_t i = 0; i < n; i++)
        if (kept == 0 || row[kept - 1] != row[i])
            row[kept++] = row[i];
    for (size_t i = 0; i < kept; i++)
        key[i] = stance_statement_issue(m->data, row[i]);
    stance_sort_pairs(key, row, kept, (uint32_t)m->data->issue_n, scratch);
    m->gathered_n = kept;
    return true;
}

/* Own positions, then what the nearest groups say on the other issues. */
static enum stance_code add_expanded(struct maker *m, uint32_t actor, struct stance_error *err)
{
    struct stance_ancestor self = {actor, 0, INT32_MIN, INT32_MAX};
    enum stance_code code = stance_groups_climb(&m->groups, actor, STANCE_DATE_NONE, err);
    m->gathered_n = 0;
    if (!code && !gather(m, self, actor))
        code = stance_error_memory(err);
    cover(m, 0, actor);
    for (size_t i = 0, end; i < m->groups.found_n && !code; i = end) {
        size_t before = m->gathered_n;
        uint32_t distance = m->groups.found[i].distance;
        for (end = i; end < m->groups.found_n && m->groups.found[end].distance == distance; end++)
            if (!code && !gather(m, m->groups.found[end], actor))
                code = stance_error_memory(err);
        cover(m, before, actor);
    }
    if (!code && !order_gathered(m))
        code = stance_error_memory(err);
    for (size_t i = 0, end; i < m->gathered_n && !code; i = end) {
        const uint32_t *row = m->gathered + i;
        uint32_t issue = stance_statement_issue(m->data, *row), from = STANCE_NONE;
        for (end = i; end < m->gathered_n; end++) {
            if (stance_statement_issue(m->data, m->gathered[end]) != issue)
                break;
            uint32_t speaker = stance_statement_actor(m->data, m->gathered[end]);
            from = speaker < from ? speaker : from;
        }
        code = add_cell(m, issue, from == actor ? 0 : from + 1, row, end - i, err);
    }
    return code;
}

static enum stance_code add_cells(struct maker *m, const struct stance_filter *filter, bool expand,
                                  const struct stance_watch *watch, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    if (!m->data->issue_of)
        return STANCE_OK; /* no statements table */
    const struct stance_table *t = &m->data->table[STANCE_TABLE_STATEMENTS];
    m->issue_code = stance_table_column(t, STANCE_ROLE_ISSUE)->code;
    m->value_code = stance_table_column(t, STANCE_ROLE_STANCE)->code;
    m->plain = !m->data->weight_of && !m->data->basis_of;
    for (uint32_t actor = 0; actor < m->data->actor_n && !code; actor++) {
        if (actor % 64 == 0 && (code = stance_watch_check(watch, err)))
            break;
        if (!expand || filter->actor[actor]) {
            m->p.statement_n += m->buckets.length[actor];
            if (expand && stance_groups_has_parent(&m->groups, actor))
                code = add_expanded(m, actor, err);
            else
                code = add_own(m, actor, err);
        }
        m->p.start[actor + 1] = m->p.cell_n;
    }
    return code;
}

/* ---- Who and what takes part ---- */

static bool number_actors(struct maker *m)
{
    struct stance_positions *p = &m->p;
    size_t all = m->data->actor_n;
    p->actor = stance_memory_new(all, sizeof *p->actor);
    p->actor_row = stance_memory_new(all, sizeof *p->actor_row);
    if (!p->actor || !p->actor_row)
        return false;
    for (size_t i = 0; i < p->alignment_n; i++)
        p->actor_row[p->alignment[i].a] = p->actor_row[p->alignment[i].b] = 1;
    for (size_t a = 0; a < all; a++) {
        bool here = p->actor_row[a] || p->start[a + 1] > p->start[a];
        p->actor_row[a] = here ? (uint32_t)p->actor_n : STANCE_NONE;
        if (!here)
            continue;
        p->start[p->actor_n] = p->start[a]; /* reads stay ahead of writes */
        p->actor[p->actor_n++] = (uint32_t)a;
    }
    p->start[p->actor_n] = p->cell_n;
    for (size_t i = 0; i < p->alignment_n; i++) {
        p->alignment[i].a = p->actor_row[p->alignment[i].a];
        p->alignment[i].b = p->actor_row[p->alignment[i].b];
    }
    return true;
}

static bool number_issues(struct maker *m, const struct stance_filter *filter)
{
    struct stance_positions *p = &m->p;
    size_t all = m->data->issue_n;
    p->issue = stance_memory_new(all, sizeof *p->issue);
    p->issue_row = stance_memory_new(all, sizeof *p->issue_row);
    if (!p->issue || !p->issue_row)
        return false;
    for (size_t i = 0; i < p->cell_n; i++)
        p->issue_row[p->cell_issue[i]] = 1;
    for (size_t j = 0; j < all; j++) {
        bool listed = m->data->issue[j].row != STANCE_NONE && filter->issue[j];
        bool here = p->issue_row[j] || listed;
        p->issue_row[j] = here ? (uint32_t)p->issue_n : STANCE_NONE;
        if (here)
            p->issue[p->issue_n++] = (uint32_t)j;
    }
    for (size_t i = 0; i < p->cell_n && p->issue_n < all; i++)
        p->cell_issue[i] = p->issue_row[p->cell_issue[i]];
    return true;
}

static void warn_of_vague(const struct maker *m, const struct stance_watch *watch)
{
    if (m->vague_n)
        stance_watch_warn(watch,
                          "%zu statement%s left out: without a date, or with one too coarse to "
                          "tell whether it lies inside --since and --until",
                          m->vague_n, m->vague_n == 1 ? " is" : "s are");
}

/* As many cells as rows at most, unless members inherit; memory nobody writes to is free. */
static size_t rows_of(const struct stance_buckets *b)
{
    size_t n = 0;
    for (size_t a = 0; a < b->actor_n; a++)
        n += b->length[a];
    return n;
}

/* By buckets of rows: groups, repeats, weights and any order. */
static enum stance_code make_cells(struct maker *m, const struct stance_filter *filter,
                                   const struct stance_select_options *options,
                                   const struct stance_watch *watch, struct stance_error *err)
{
    const struct stance_dataset *d = m->data;
    bool expand = options->groups == STANCE_GROUPS_EXPAND;
    enum stance_code code =
        stance_buckets_fill(&m->buckets, d, m->counts, &m->groups, options, watch, err);
    if (code)
        return code;
    m->covered = stance_memory_new(expand ? d->issue_n : 0, sizeof *m->covered);
    if (!m->covered ||
        !stance_positions_room(&m->p, &m->cell_capacity, rows_of(&m->buckets) + 1, room_for(m)))
        return stance_error_memory(err);
    return add_cells(m, filter, expand, watch, err);
}

static enum stance_code make(struct maker *m, struct stance_filter *filter,
                             const struct stance_select_options *options,
                             const struct stance_watch *watch, struct stance_error *err)
{
    const struct stance_dataset *d = m->data;
    bool votes = false;
    enum stance_code code = stance_groups_init(&m->groups, d, err);
    if (!code)
        code = stance_filter_rows(&m->counts, &m->vague_n, filter, watch, err);
    if (code)
        return code;
    m->p.start = stance_memory_new(d->actor_n + 1, sizeof *m->p.start);
    if (!m->p.start)
        return stance_error_memory(err);
    if (!m->evidence && options->groups == STANCE_GROUPS_KEEP &&
        options->duplicates == STANCE_DUPLICATES_ALL)
        code = stance_positions_of_votes(&m->p, &votes, d, m->counts, watch, err);
    if (!code && !votes)
        code = make_cells(m, filter, options, watch, err);
    if (!code)
        code = stance_ties_make(&m->p.alignment, &m->p.alignment_n, filter, &m->groups,
                                options->groups == STANCE_GROUPS_COLLAPSE, err);
    if (code)
        return code;
    if (!number_actors(m) || !number_issues(m, filter) ||
        (m->evidence && !keep_statements(m, NULL, 0)))
        return stance_error_memory(err);
    warn_of_vague(m, watch);
    return STANCE_OK;
}

enum stance_code stance_positions_make(struct stance_positions *out, const struct stance_dataset *d,
                                       const struct stance_select_options *options, bool evidence,
                                       const struct stance_watch *watch, struct stance_error *err)
{
    struct stance_filter filter = {0};
    struct maker m = {
        .data = d, .evidence = evidence, .aggregator = {.data = d, .rule = options->aggregate}};
    enum stance_code code = stance_filter_init(&filter, d, options, err);
    if (!code)
        code = make(&m, &filter, options, watch, err);
    stance_filter_clear(&filter);
    stance_groups_clear(&m.groups);
    stance_buckets_clear(&m.buckets);
    stance_aggregator_clear(&m.aggregator);
    stance_memory_free(m.counts);
    stance_memory_free(m.gathered);
    stance_memory_free(m.covered);
    if (code)
        stance_positions_clear(&m.p);
    else
        *out = m.p;
    return code;
}
