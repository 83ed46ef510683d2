/* test_positions.c - laws, and a dull second way to the same cells. */
#include "world.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/random.h"

enum { ACTORS = 12, ISSUES = 9 };

/* `rows` random statements; order = how the rows are shuffled. */
static char *random_statements(size_t rows, uint64_t seed, uint64_t order)
{
    static const char *const word[] = {"yes", "no", "neutral", "0.5", "-0.25", ""};
    struct stance_random random;
    char(*row)[64] = calloc(rows + 1, sizeof *row), *text = calloc(rows + 2, 64);
    stance_random_seed(&random, seed);
    for (size_t i = 0; i < rows; i++)
        snprintf(
            row[i], sizeof row[i], "a%02d,j%02d,%s,%d,2024-%02d-%02d\n",
            (int)stance_random_below(&random, ACTORS), (int)stance_random_below(&random, ISSUES),
            word[stance_random_below(&random, 6)], 1 + (int)stance_random_below(&random, 3),
            1 + (int)stance_random_below(&random, 12), 1 + (int)stance_random_below(&random, 28));
    stance_random_seed(&random, order);
    for (size_t i = rows; order && i > 1; i--) {
        size_t j = (size_t)stance_random_below(&random, i);
        char swap[64];
        memcpy(swap, row[i - 1], 64);
        memcpy(row[i - 1], row[j], 64);
        memcpy(row[j], swap, 64);
    }
    strcpy(text, "actor,issue,stance,weight,date\n");
    for (size_t i = 0, at = strlen(text); i < rows; at += strlen(row[i]), i++)
        strcpy(text + at, row[i]);
    free(row);
    return text;
}

static double slow_mean(const struct stance_dataset *d, uint32_t actor, uint32_t issue, uint32_t *n)
{
    double sum = 0, weight = 0;
    *n = 0;
    for (size_t r = 0; r < d->table[STANCE_TABLE_STATEMENTS].row_n; r++) {
        if (stance_statement_actor(d, r) != actor || stance_statement_issue(d, r) != issue ||
            isnan(stance_statement_value(d, r)))
            continue;
        sum += stance_statement_weight(d, r) * stance_statement_value(d, r);
        weight += stance_statement_weight(d, r);
        ++*n;
    }
    return *n ? sum / weight : NAN;
}

Test(positions, equal_a_dull_double_loop)
{
    for (uint64_t seed = 1; seed <= 5; seed++) {
        char *text = random_statements(400, seed, 0);
        struct stance_dataset *d = world_of(text);
        struct stance_positions p = {0};
        struct stance_select_options o = {0};
        size_t cells = 0;
        cr_assert_eq(stance_positions_make(&p, d, &o, true, NULL, NULL), STANCE_OK);
        for (uint32_t a = 0; a < d->actor_n; a++)
            for (uint32_t j = 0; j < d->issue_n; j++) {
                uint32_t n;
                double slow = slow_mean(d, a, j, &n);
                size_t cell = world_cell(&p, d, d->actor[a].id, d->issue[j].id);
                cr_assert_eq(cell == SIZE_MAX, isnan(slow), "nothing recorded is no cell");
                if (cell == SIZE_MAX)
                    continue;
                cells++;
                cr_assert_float_eq(p.value[cell], slow, 1e-12);
                cr_assert_eq(p.n[cell], n);
                cr_assert_eq(p.statement_start[cell + 1] - p.statement_start[cell], n);
                for (size_t s = p.statement_start[cell]; s < p.statement_start[cell + 1]; s++) {
                    cr_assert_eq(stance_statement_actor(d, p.statement[s]), a);
                    cr_assert_eq(stance_statement_issue(d, p.statement[s]), j);
                    cr_assert(s == p.statement_start[cell] || p.statement[s - 1] < p.statement[s]);
                }
            }
        cr_assert_eq(cells, p.cell_n);
        stance_positions_clear(&p);
        stance_dataset_free(d);
        free(text);
    }
}

Test(positions, do_not_depend_on_the_order_of_rows)
{
    static const enum stance_aggregate rule[] = {STANCE_MEAN, STANCE_SUM, STANCE_MAJORITY,
                                                 STANCE_LATEST};
    for (size_t r = 0; r < 4; r++) {
        char *plain = random_statements(300, 7, 0), *shuffled = random_statements(300, 7, 99);
        struct stance_dataset *d = world_of(plain), *e = world_of(shuffled);
        struct stance_positions p = {0}, q = {0};
        struct stance_select_options o = {.aggregate = rule[r]};
        cr_assert_eq(stance_positions_make(&p, d, &o, false, NULL, NULL), STANCE_OK);
        cr_assert_eq(stance_positions_make(&q, e, &o, false, NULL, NULL), STANCE_OK);
        cr_assert_eq(p.cell_n, q.cell_n);
        for (uint32_t a = 0; a < d->actor_n; a++)
            for (uint32_t j = 0; j < d->issue_n; j++) {
                double x = world_value(&p, d, d->actor[a].id, d->issue[j].id);
                double y = world_value(&q, e, d->actor[a].id, d->issue[j].id);
                cr_assert((isnan(x) && isnan(y)) || fabs(x - y) < 1e-12);
            }
        stance_positions_clear(&p);
        stance_positions_clear(&q);
        stance_dataset_free(d);
        stance_dataset_free(e);
        free(plain);
        free(shuffled);
    }
}

/* Issue after issue, most actors speak on it, some say nothing, some cells are empty. */
static char *random_roll_calls(uint64_t seed)
{
    static const char *const word[] = {"yes", "no", "neutral", "-0.25", ""};
    enum { CALLS = 40, VOTERS = 30 };
    struct stance_random random;
    char *text = calloc(CALLS * VOTERS + 1, 32), *at = text;
    stance_random_seed(&random, seed);
    at += sprintf(at, "actor,issue,stance,date\n");
    for (int j = 0; j < CALLS; j++)
        for (int a = 0; a < VOTERS; a++)
            if (stance_random_below(&random, 5))
                at += sprintf(at, "a%02d,j%02d,%s,%d-01\n", a, j,
                              word[stance_random_below(&random, 5)], 2000 + j / 4);
    return text;
}

static void same_positions(const struct stance_positions *p, const struct stance_positions *q)
{
    cr_assert_eq(p->actor_n, q->actor_n);
    cr_assert_eq(p->issue_n, q->issue_n);
    cr_assert_eq(p->cell_n, q->cell_n);
    cr_assert_eq(p->statement_n, q->statement_n);
    cr_assert_eq(p->contradicted, q->contradicted);
    cr_assert_eq(p->mixed.n, q->mixed.n);
    cr_assert_arr_eq(p->actor, q->actor, p->actor_n * sizeof *p->actor);
    cr_assert_arr_eq(p->issue, q->issue, p->issue_n * sizeof *p->issue);
    cr_assert_arr_eq(p->start, q->start, (p->actor_n + 1) * sizeof *p->start);
    for (size_t c = 0; c < p->cell_n; c++) {
        cr_assert_eq(p->cell_issue[c], q->cell_issue[c]);
        cr_assert_eq(p->value[c], q->value[c]);
        cr_assert_eq(signbit(p->value[c]), signbit(q->value[c]));
        cr_assert_eq(stance_positions_n(p, c), stance_positions_n(q, c));
        cr_assert_eq(p->ambivalence[c], q->ambivalence[c]);
        cr_assert_eq(p->basis[c], q->basis[c]);
        cr_assert_eq(p->group[c], q->group[c]);
    }
}

/* Without evidence, roll calls need no rule; with it, they go the way of all statements. */
Test(positions, of_roll_calls_are_the_same_in_both_ways)
{
    static const char *const only[] = {"actor=a0?"}, *const except[] = {"stance=no"};
    for (uint64_t seed = 1; seed <= 6; seed++) {
        char *text = random_roll_calls(seed);
        if (seed > 4) /* repeats: they are no roll calls */
            strcat(text, "a01,j01,yes,2000-01\na01,j01,no,2000-02\n");
        struct stance_dataset *d = world_of(text);
        struct stance_select_options o = {.aggregate = seed % 2 ? STANCE_MEAN : STANCE_SUM};
        if (seed % 3 == 1) {
            o.only = only;
            o.except = except;
            o.only_n = o.except_n = 1;
        } else if (seed % 3 == 2) {
            o.since = "2002";
        }
        struct stance_positions p = {0}, q = {0};
        cr_assert_eq(stance_positions_make(&p, d, &o, true, NULL, NULL), STANCE_OK);
        cr_assert_eq(stance_positions_make(&q, d, &o, false, NULL, NULL), STANCE_OK);
        cr_assert_gt(p.cell_n, 50);
        same_positions(&p, &q);
        stance_positions_clear(&p);
        stance_positions_clear(&q);
        stance_dataset_free(d);
        free(text);
    }
}

Test(positions, alignments_are_one_per_pair_and_bring_their_actors)
{
    struct stance_dataset *d =
        world_make((struct world){.statements = "actor,issue,stance\nx,j,yes\n",
                                  .alignments = "a,b,strength\nu,x,1\nx,u,0.5\nv,u,hostile\n"});
    struct stance_positions p = {0};
    struct stance_select_options o = {0};
    cr_assert_eq(stance_positions_make(&p, d, &o, false, NULL, NULL), STANCE_OK);
    cr_assert_eq(p.actor_n, 3);
    cr_assert_eq(p.alignment_n, 2);
    cr_assert_eq(p.alignment[0].strength, 0.75);
    cr_assert_eq(p.alignment[0].n, 2);
    cr_assert_eq(p.alignment[1].strength, -1);
    for (size_t i = 0; i < 2; i++)
        cr_assert_lt(p.alignment[i].a, p.alignment[i].b);
    stance_positions_clear(&p);
    stance_dataset_free(d);
}

Test(positions, cells_of_more_than_one_value_are_listed_with_their_weights)
{
    struct stance_dataset *d =
        world_of("actor,issue,stance,weight\na,j,yes,\na,j,yes,\nb,j,yes,\nb,j,no,2\nc,j,yes,3\n");
    struct stance_positions p = {0};
    struct stance_select_options o = {0};
    cr_assert_eq(stance_positions_make(&p, d, &o, false, NULL, NULL), STANCE_OK);
    cr_assert_eq(p.mixed.n, 2, "b says two things, c one with a weight");
    cr_assert_eq(p.mixed.cell[0], world_cell(&p, d, "b", "j"));
    cr_assert_eq(p.mixed.start[1] - p.mixed.start[0], 2);
    cr_assert_eq(p.mixed.value[0], -1);
    cr_assert_eq(p.mixed.weight[0], 2);
    cr_assert_eq(p.mixed.weight[2], 3);
    stance_positions_clear(&p);
    stance_dataset_free(d);
}

static bool stop_now(void *data)
{
    (void)data;
    return true;
}

Test(positions, a_stop_is_heeded)
{
    struct stance_dataset *d = world_of("actor,issue,stance\na,j,yes\n");
    struct stance_positions p = {0};
    struct stance_select_options o = {0};
    struct stance_watch watch = {.stop = stop_now};
    cr_assert_eq(stance_positions_make(&p, d, &o, false, &watch, NULL), STANCE_E_STOPPED);
    stance_dataset_free(d);
}

#ifdef STANCE_FAIL_ALLOCATION
/* Fails each allocation in turn; returns which one is beyond the last. */
static size_t walk_allocations(const struct stance_dataset *d,
                               const struct stance_select_options *o, bool evidence)
{
    for (size_t n = 1;; n++) {
        struct stance_positions p = {0};
        struct stance_error err = {0};
        stance_memory_fail_at(n);
        enum stance_code code = stance_positions_make(&p, d, o, evidence, NULL, &err);
        stance_memory_fail_at(0);
        if (code == STANCE_OK) {
            stance_positions_clear(&p);
            return n;
        }
        cr_assert_eq(code, STANCE_E_MEMORY, "allocation %zu gave %d", n, code);
        cr_assert_eq(err.code, STANCE_E_MEMORY);
    }
}

Test(positions, every_failed_allocation_is_told_and_leaves_nothing)
{
    static const enum stance_groups rule[] = {STANCE_GROUPS_KEEP, STANCE_GROUPS_EXPAND,
                                              STANCE_GROUPS_COLLAPSE};
    const char *only = "actor.id=*";
    struct stance_dataset *d = world_make((struct world){
        .statements =
            "actor,issue,stance,date,weight\ng,j,yes,2024,\ng,j,no,2024,2\nm,k,no,2024,\n",
        .actors = "id\ng\nm\n",
        .alignments = "a,b,strength\nm,x,1\nx,y,1\n",
        .members = "group,member\ng,m\n"});
    for (size_t r = 0; r < 3; r++) {
        struct stance_select_options o = {.groups = rule[r],
                                          .duplicates = STANCE_DUPLICATES_YEAR,
                                          .since = "2020",
                                          .only = &only,
                                          .only_n = 1};
        cr_assert_gt(walk_allocations(d, &o, true), 20);
    }
    stance_dataset_free(d);
    struct stance_dataset *votes = world_of("actor,issue,stance\na,j,yes\nb,j,no\na,k,no\n");
    cr_assert_gt(walk_allocations(votes, &(struct stance_select_options){0}, false), 12);
    stance_dataset_free(votes);
}
#endif

/* Dropping actors leaves what there would be had the others never spoken. */
Test(positions, keeping_some_actors_is_as_if_the_others_had_not_spoken)
{
    static const char statements[] =
        "actor,issue,stance,weight\n"
        "a,x,yes,1\na,x,no,3\nb,x,no,1\nb,y,yes,1\nc,y,no,2\nc,y,0.5,1\n"
        "c,z,0,1\nd,z,yes,1\nd,x,no,1\nd,x,yes,1\n";
    static const char some[] = "actor,issue,stance,weight\n"
                               "b,x,no,1\nb,y,yes,1\nd,z,yes,1\nd,x,no,1\nd,x,yes,1\n";
    static const char ties[] = "a,b,strength\na,b,1\nb,d,-1\nc,d,1\n",
                      left[] = "a,b,strength\nb,d,-1\n";
    struct stance_dataset *all_data =
        world_make((struct world){.statements = statements, .alignments = ties});
    struct stance_dataset *some_data =
        world_make((struct world){.statements = some, .alignments = left});
    struct stance_options o = stance_options_default();
    struct stance_positions p = {0}, q = {0};
    size_t place[16];
    cr_assert_eq(stance_positions_make(&p, all_data, &o.select, true, NULL, NULL), STANCE_OK);
    cr_assert_eq(stance_positions_make(&q, some_data, &o.select, true, NULL, NULL), STANCE_OK);
    stance_positions_keep_actors(&p, (bool[]){false, true, false, true}, place);
    cr_assert_eq(p.actor_n, q.actor_n);
    cr_assert_eq(p.cell_n, q.cell_n);
    cr_assert_eq(p.mixed.n, q.mixed.n);
    for (size_t a = 0; a < p.actor_n; a++) {
        cr_assert_str_eq(all_data->actor[p.actor[a]].id, some_data->actor[q.actor[a]].id);
        cr_assert_eq(p.actor_row[p.actor[a]], a);
        cr_assert_eq(p.start[a + 1], q.start[a + 1]);
    }
    for (size_t c = 0; c < p.cell_n; c++) {
        cr_assert_eq(p.value[c], q.value[c]);
        cr_assert_eq(p.ambivalence[c], q.ambivalence[c]);
        cr_assert_eq(p.n[c], q.n[c]);
        cr_assert_eq(p.statement_start[c + 1], q.statement_start[c + 1]);
    }
    for (size_t i = 0; i < p.mixed.n; i++) {
        cr_assert_eq(p.mixed.cell[i], q.mixed.cell[i]);
        cr_assert_eq(p.mixed.start[i + 1], q.mixed.start[i + 1]);
    }
    for (size_t i = 0; i < p.mixed.start[p.mixed.n]; i++) {
        cr_assert_eq(p.mixed.value[i], q.mixed.value[i]);
        cr_assert_eq(p.mixed.weight[i], q.mixed.weight[i]);
    }
    cr_assert_eq(p.alignment_n, 1);
    cr_assert_eq(p.alignment[0].a, 0);
    cr_assert_eq(p.alignment[0].b, 1);
    stance_positions_clear(&p);
    stance_positions_clear(&q);
    stance_dataset_free(all_data);
    stance_dataset_free(some_data);
}
