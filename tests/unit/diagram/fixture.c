#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "data/names.h"

static void *room(size_t n, size_t size)
{
    void *p = calloc(n ? n : 1, size);
    if (!p)
        abort();
    return p;
}

static void add_column(struct stance_table *t, enum stance_role role, size_t rows)
{
    struct stance_column *c = &t->column[t->column_n++];
    *c = (struct stance_column){.role = role, .code = room(rows, sizeof *c->code)};
    if (stance_dictionary_init(&c->text, NULL) != STANCE_OK)
        abort();
    t->by_role[role] = (int)t->column_n;
}

static void put(struct stance_table *t, enum stance_role role, size_t row, const char *text)
{
    struct stance_column *c = &t->column[t->by_role[role] - 1];
    if (stance_dictionary_put(&c->text, text, strlen(text), &c->code[row], NULL) != STANCE_OK)
        abort();
}

static int by_place(const void *left, const void *right)
{
    const struct fixture_cell *a = left, *b = right;
    if (a->actor != b->actor)
        return a->actor < b->actor ? -1 : 1;
    return (a->issue > b->issue) - (a->issue < b->issue);
}

static size_t statements_of(const struct fixture_cell *c)
{
    size_t n = c->for_n + c->against_n;
    return n ? n : 1;
}

static void make_statements(struct fixture *f, const struct fixture_cell *cell, size_t cell_n)
{
    struct stance_table *t = &f->data.table[STANCE_TABLE_STATEMENTS];
    struct stance_positions *p = &f->positions;
    size_t rows = 0, row = 0;
    for (size_t c = 0; c < cell_n; c++)
        rows += statements_of(&cell[c]);
    t->row_n = rows;
    t->column = room(3, sizeof *t->column);
    add_column(t, STANCE_ROLE_STANCE, rows);
    add_column(t, STANCE_ROLE_SOURCE, rows);
    add_column(t, STANCE_ROLE_LOCATOR, rows);
    f->data.value_of = room(1000, sizeof *f->data.value_of);
    p->statement_start = room(cell_n + 1, sizeof *p->statement_start);
    p->statement = room(rows, sizeof *p->statement);
    for (size_t c = 0; c < cell_n; c++) {
        p->statement_start[c] = row;
        for (size_t i = 0; i < statements_of(&cell[c]); i++, row++) {
            double value = cell[c].for_n + cell[c].against_n == 0 ? cell[c].value
                           : i < cell[c].for_n                    ? 1
                                                                  : -1;
            char text[32];
            snprintf(text, sizeof text, "%d", (int)(value * 1000));
            put(t, STANCE_ROLE_STANCE, row, text);
            f->data.value_of[t->column[0].code[row]] = value;
            put(t, STANCE_ROLE_SOURCE, row, i % 2 ? "Second source" : "First source");
            snprintf(text, sizeof text, "p%zu", row % 9 + 1);
            put(t, STANCE_ROLE_LOCATOR, row, text);
            p->statement[row] = (uint32_t)row;
        }
    }
    p->statement_start[cell_n] = row;
    p->statement_n = row;
}

static void make_positions(struct fixture *f, struct fixture_cell *cell, size_t cell_n)
{
    struct stance_positions *p = &f->positions;
    p->actor_n = f->data.actor_n;
    p->issue_n = f->data.issue_n;
    p->actor = room(p->actor_n, sizeof *p->actor);
    p->issue = room(p->issue_n, sizeof *p->issue);
    for (uint32_t i = 0; i < p->actor_n; i++)
        p->actor[i] = i;
    for (uint32_t i = 0; i < p->issue_n; i++)
        p->issue[i] = i;
    p->cell_n = cell_n;
    p->start = room(p->actor_n + 1, sizeof *p->start);
    p->cell_issue = room(cell_n, sizeof *p->cell_issue);
    p->value = room(cell_n, sizeof *p->value);
    p->ambivalence = room(cell_n, sizeof *p->ambivalence);
    p->n = room(cell_n, sizeof *p->n);
    p->basis = room(cell_n, sizeof *p->basis);
    p->group = room(cell_n, sizeof *p->group);
    qsort(cell, cell_n, sizeof *cell, by_place);
    for (size_t c = 0; c < cell_n; c++) {
        p->start[cell[c].actor + 1]++;
        p->cell_issue[c] = cell[c].issue;
        p->value[c] = cell[c].value;
        p->n[c] = (uint32_t)statements_of(&cell[c]);
        p->ambivalence[c] = cell[c].for_n && cell[c].against_n ? 0.5f : 0;
        p->basis[c] = (uint8_t)cell[c].basis;
        p->group[c] = 0;
    }
    for (size_t a = 0; a < p->actor_n; a++)
        p->start[a + 1] += p->start[a];
}

void fixture_make(struct fixture *f, const struct fixture_actor *actor, size_t actor_n,
                  const char *const *issue, size_t issue_n, const struct fixture_cell *cell,
                  size_t cell_n)
{
    *f = (struct fixture){.options = stance_options_default()};
    f->data.actor = room(actor_n, sizeof *f->data.actor);
    f->data.issue = room(issue_n, sizeof *f->data.issue);
    f->data.actor_n = actor_n;
    f->data.issue_n = issue_n;
    struct stance_coalitions *c = &f->coalitions;
    c->label = room(actor_n, sizeof *c->label);
    c->coalition = room(actor_n + 1, sizeof *c->coalition);
    c->actor_n = actor_n;
    c->measure = STANCE_SIGNED;
    for (size_t i = 0; i < actor_n; i++) {
        const char *brief = actor[i].short_name ? actor[i].short_name : actor[i].label;
        f->data.actor[i] = (struct stance_entity){.id = actor[i].label,
                                                  .label = actor[i].label,
                                                  .short_name = brief,
                                                  .kind = actor[i].unnamed ? STANCE_ACTOR_UNNAMED
                                                                           : STANCE_ACTOR_STATE,
                                                  .row = STANCE_NONE};
        c->label[i] = actor[i].coalition;
        c->coalition[actor[i].coalition].size++;
        if (actor[i].coalition >= c->k)
            c->k = actor[i].coalition + 1;
    }
    for (size_t i = 0; i < issue_n; i++)
        f->data.issue[i] = (struct stance_entity){
            .id = issue[i], .label = issue[i], .short_name = issue[i], .row = STANCE_NONE};
    struct fixture_cell *sorted = room(cell_n, sizeof *sorted);
    if (cell_n)
        memcpy(sorted, cell, cell_n * sizeof *sorted);
    make_positions(f, sorted, cell_n);
    make_statements(f, sorted, cell_n);
    free(sorted);
    if (stance_names_new(&f->data.source_names, NULL) != STANCE_OK)
        abort();
    f->scene = (struct stance_scene){.data = &f->data,
                                     .positions = &f->positions,
                                     .coalitions = &f->coalitions,
                                     .options = &f->options};
}

void fixture_clear(struct fixture *f)
{
    struct stance_positions *p = &f->positions;
    struct stance_table *t = &f->data.table[STANCE_TABLE_STATEMENTS];
    for (size_t i = 0; i < t->column_n; i++) {
        stance_dictionary_clear(&t->column[i].text);
        free(t->column[i].code);
    }
    free(t->column);
    stance_names_free(f->data.source_names);
    void *const all[] = {f->data.actor,
                         f->data.issue,
                         f->data.value_of,
                         p->actor,
                         p->issue,
                         p->start,
                         p->cell_issue,
                         p->value,
                         p->ambivalence,
                         p->n,
                         p->basis,
                         p->group,
                         p->statement,
                         p->statement_start,
                         f->coalitions.label,
                         f->coalitions.coalition};
    free(f->data.name);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        free(all[i]);
}

void fixture_small(struct fixture *f)
{
    static const struct fixture_actor actor[] = {
        {.label = "Republic of Korea", .short_name = "ROK", .coalition = 0},
        {.label = "Japan", .coalition = 0},
        {.label = "Russia", .coalition = 1},
        {.label = "China", .coalition = 1},
        {.label = "Most member states", .short_name = "Most", .coalition = 2, .unnamed = true},
    };
    static const char *const issue[] = {"Council should discuss cyber", "Extend the panel",
                                        "Capacity building", "The forum", "Binding obligations"};
    static const struct fixture_cell cell[] = {
        {0, 0, 1, STANCE_STATED, 0, 0},    {1, 0, 1, STANCE_INFERRED, 0, 0},
        {2, 0, -1, STANCE_STATED, 0, 0},   {3, 0, -1, STANCE_STATED, 0, 0},
        {4, 0, 1, STANCE_STATED, 0, 0},    {0, 1, 1, STANCE_EXPECTED, 0, 0},
        {2, 1, -1, STANCE_INFERRED, 0, 0}, {0, 2, 1.0 / 3, STANCE_STATED, 2, 1},
        {3, 2, 0.5, STANCE_STATED, 0, 0},  {1, 3, 0, STANCE_STATED, 0, 0},
        {2, 3, 1, STANCE_STATED, 0, 0},    {1, 1, -0.5, STANCE_STATED, 0, 0},
    };
    fixture_make(f, actor, 5, issue, 5, cell, sizeof cell / sizeof *cell);
}

void fixture_random(struct fixture *f, size_t n, size_t m, double missing, uint64_t seed)
{
    static const double values[] = {1, 1, 0.5, 0, -0.5, -1};
    struct stance_random random;
    stance_random_seed(&random, seed);
    char(*names)[40] = room(n + m, sizeof *names);
    struct fixture_actor *actor = room(n, sizeof *actor);
    const char **issue = room(m, sizeof *issue);
    struct fixture_cell *cell = room(n * m, sizeof *cell);
    size_t cell_n = 0;
    for (size_t a = 0; a < n; a++) {
        snprintf(names[a], sizeof names[a], "Actor number %u", (unsigned)a);
        actor[a] = (struct fixture_actor){.label = names[a],
                                          .coalition = a * 5 < n * 3    ? 0
                                                       : a * 10 < n * 9 ? 1
                                                                        : 2};
    }
    for (size_t i = 0; i < m; i++) {
        snprintf(names[n + i], sizeof names[n + i], "Issue with the number %u", (unsigned)i);
        issue[i] = names[n + i];
    }
    for (uint32_t a = 0; a < n; a++)
        for (uint32_t i = 0; i < m; i++) {
            double value = values[stance_random_below(&random, 3)];
            double side = (actor[a].coalition + i) % 2 ? 1 : -1;
            if (stance_random_unit(&random) < 0.15)
                value = values[stance_random_below(&random, 6)];
            if (stance_random_unit(&random) < missing)
                continue;
            cell[cell_n++] = (struct fixture_cell){a, i, side * value, STANCE_STATED, 0, 0};
        }
    fixture_make(f, actor, n, issue, m, cell, cell_n);
    /* fixture_make keeps the labels, not the arrays */
    f->data.name = (char *)names;
    free(actor);
    free(issue);
    free(cell);
}
