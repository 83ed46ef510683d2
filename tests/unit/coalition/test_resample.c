/* test_resample.c - a replicate is what a data set of the drawn rows would give. */
#include <stdio.h>
#include <string.h>

#include "../graph/world.h"
#include "coalition/resample.h"
#include "graph/network.h"

/* Several statements a cell, weights, dates, contradictions. */
#define ROWS                                                                                       \
    "a,p,1,2024-01-01,1\na,p,-1,2024-02-01,2\na,q,0.5,2024-01-02,1\na,r,0,2024-01-03,1\n"          \
    "b,p,1,2024-01-04,3\nb,q,-1,2024-01-05,1\nb,q,-0.5,2024-03-05,1\nc,q,1,2024-01-06,1\n"         \
    "c,r,1,2024-01-07,2\nc,r,1,2024-01-08,1\nd,p,-1,2024-01-09,1\nd,r,-1,2024-01-10,0.5\n"         \
    "e,q,0.25,2024-01-11,1\n"
#define HEADER "actor,issue,stance,date,weight\n"

static const enum stance_measure measures[] = {STANCE_AGREEMENT, STANCE_SIGNED, STANCE_CONGRUENCE,
                                               STANCE_SUBTRACT};

/* The tie of two ids, NAN where there is none. */
static double tie(const struct stance_network *net, const struct stance_positions *p,
                  const struct stance_dataset *d, const char *x, const char *y)
{
    size_t a = world_actor(p, d, x), b = world_actor(p, d, y);
    for (size_t i = 0; i < net->m; i++)
        if ((net->a[i] == a && net->b[i] == b) || (net->a[i] == b && net->b[i] == a))
            return net->w[i];
    return NAN;
}

/* All ties of the replicate of d are those of the positions p2 of d2. */
static void same_ties(const struct stance_positions *replicate, const struct stance_dataset *d,
                      const struct stance_positions *p2, const struct stance_dataset *d2)
{
    static const char *const id[] = {"a", "b", "c", "d", "e"};
    for (size_t m = 0; m < sizeof measures / sizeof *measures; m++) {
        struct stance_project_options o = stance_options_default().project;
        struct stance_network one = {0}, two = {0};
        o.measure = measures[m];
        cr_assert_eq(stance_network_project(&one, replicate, &o, NULL, NULL), STANCE_OK);
        cr_assert_eq(stance_network_project(&two, p2, &o, NULL, NULL), STANCE_OK);
        cr_assert_eq(one.m, two.m, "measure %d: %zu ties, not %zu", (int)o.measure, one.m, two.m);
        for (size_t x = 0; x < 5; x++)
            for (size_t y = x + 1; y < 5; y++) {
                double got = tie(&one, replicate, d, id[x], id[y]);
                double expected = tie(&two, p2, d2, id[x], id[y]);
                cr_assert(isnan(expected) ? isnan(got) : fabs(got - expected) < 1e-12,
                          "measure %d, %s and %s: %.17g, not %.17g", (int)o.measure, id[x], id[y],
                          got, expected);
            }
        stance_network_clear(&one);
        stance_network_clear(&two);
    }
}

static struct stance_positions positions(const struct stance_dataset *d,
                                         const struct stance_select_options *select)
{
    struct stance_positions p = {0};
    struct stance_error err = {0};
    cr_assert_eq(stance_positions_make(&p, d, select, true, NULL, &err), STANCE_OK, "%s",
                 err.message);
    return p;
}

static void repeat_rows(char *out, const uint32_t *times)
{
    strcpy(out, HEADER);
    const char *line = ROWS;
    for (size_t row = 0; *line; row++) {
        size_t n = strcspn(line, "\n") + 1;
        for (uint32_t i = 0; i < times[row]; i++)
            strncat(out, line, n);
        line += n;
    }
}

Test(resample, statements_drawn_k_times_are_aggregated_k_times)
{
    struct stance_dataset *d = world_of(HEADER ROWS);
    struct stance_random random;
    stance_random_seed(&random, 1);
    for (int rule = STANCE_MEAN; rule <= STANCE_MAJORITY; rule++) {
        struct stance_select_options select = stance_options_default().select;
        struct stance_resampler s;
        select.aggregate = (enum stance_aggregate)rule;
        struct stance_positions p = positions(d, &select);
        cr_assert_eq(
            stance_resampler_init(&s, d, &p, STANCE_RESAMPLE_STATEMENTS, select.aggregate, NULL),
            STANCE_OK);
        for (int round = 0; round < 30; round++) {
            char text[4096];
            uint32_t total = 0;
            cr_assert_eq(stance_resampler_draw(&s, &random, NULL, NULL), STANCE_OK);
            for (size_t row = 0; row < s.drawn_n; row++)
                total += s.drawn[row];
            cr_assert_eq(total, 13, "as many are drawn as there are");
            repeat_rows(text, s.drawn);
            struct stance_dataset *d2 = world_of(text);
            struct stance_positions p2 = positions(d2, &select);
            same_ties(&s.replicate, d, &p2, d2);
            stance_positions_clear(&p2);
            stance_dataset_free(d2);
        }
        stance_resampler_clear(&s);
        stance_positions_clear(&p);
    }
    stance_dataset_free(d);
}

static void repeat_issues(char *out, const struct stance_resampler *s,
                          const struct stance_dataset *d)
{
    strcpy(out, HEADER);
    for (const char *line = ROWS; *line; line += strcspn(line, "\n") + 1) {
        char issue[2] = {line[2], '\0'};
        uint32_t j = s->p->issue_row[stance_dataset_find_issue(d, issue)];
        for (uint32_t i = 0; i < s->drawn[j]; i++)
            sprintf(out + strlen(out), "%c,%c%u%.*s\n", line[0], line[2], i,
                    (int)strcspn(line + 3, "\n"), line + 3);
    }
}

Test(resample, issues_drawn_k_times_stand_k_times)
{
    struct stance_dataset *d = world_of(HEADER ROWS);
    struct stance_select_options select = stance_options_default().select;
    struct stance_positions p = positions(d, &select);
    struct stance_resampler s;
    struct stance_random random;
    stance_random_seed(&random, 2);
    cr_assert_eq(stance_resampler_init(&s, d, &p, STANCE_RESAMPLE_ISSUES, STANCE_MEAN, NULL),
                 STANCE_OK);
    for (int round = 0; round < 60; round++) {
        char text[4096];
        cr_assert_eq(stance_resampler_draw(&s, &random, NULL, NULL), STANCE_OK);
        cr_assert_eq(s.drawn[0] + s.drawn[1] + s.drawn[2], 3);
        repeat_issues(text, &s, d);
        struct stance_dataset *d2 = world_of(text);
        struct stance_positions p2 = positions(d2, &select);
        same_ties(&s.replicate, d, &p2, d2);
        stance_positions_clear(&p2);
        stance_dataset_free(d2);
    }
    stance_resampler_clear(&s);
    stance_positions_clear(&p);
    stance_dataset_free(d);
}

Test(resample, every_statement_is_drawn_equally_often)
{
    enum { DRAWS = 4000 };
    struct stance_dataset *d = world_of(HEADER ROWS);
    struct stance_select_options select = stance_options_default().select;
    struct stance_positions p = positions(d, &select);
    struct stance_resampler s;
    struct stance_random random;
    uint32_t sum[13] = {0}, none[13] = {0};
    stance_random_seed(&random, 3);
    cr_assert_eq(stance_resampler_init(&s, d, &p, STANCE_RESAMPLE_STATEMENTS, STANCE_MEAN, NULL),
                 STANCE_OK);
    for (int i = 0; i < DRAWS; i++) {
        cr_assert_eq(stance_resampler_draw(&s, &random, NULL, NULL), STANCE_OK);
        for (size_t row = 0; row < 13; row++) {
            sum[row] += s.drawn[row];
            none[row] += s.drawn[row] == 0;
        }
    }
    for (size_t row = 0; row < 13; row++) {
        /* Mean 1, standard error below 0.016; missed with probability (12/13)^13. */
        cr_expect_float_eq((double)sum[row] / DRAWS, 1, 0.07, "row %zu", row);
        cr_expect_float_eq((double)none[row] / DRAWS, pow(12.0 / 13, 13), 0.04, "row %zu", row);
    }
    stance_resampler_clear(&s);
    stance_positions_clear(&p);
    stance_dataset_free(d);
}

Test(resample, an_inherited_statement_is_drawn_once_for_all)
{
    struct stance_dataset *d = world_make((struct world){
        .statements = "actor,issue,stance\ng,p,1\nx,q,1\n", .members = "group,member\ng,x\ng,y\n"});
    struct stance_select_options select = stance_options_default().select;
    struct stance_resampler s;
    struct stance_random random;
    select.groups = STANCE_GROUPS_EXPAND;
    struct stance_positions p = positions(d, &select);
    stance_random_seed(&random, 4);
    cr_assert_eq(stance_resampler_init(&s, d, &p, STANCE_RESAMPLE_STATEMENTS, STANCE_MEAN, NULL),
                 STANCE_OK);
    cr_assert_eq(s.pool_n, 2);
    for (int i = 0; i < 20; i++) {
        cr_assert_eq(stance_resampler_draw(&s, &random, NULL, NULL), STANCE_OK);
        size_t g = world_cell(&s.replicate, d, "g", "p");
        for (const char *const *id = (const char *const[]){"x", "y", NULL}; *id; id++) {
            size_t cell = world_cell(&s.replicate, d, *id, "p");
            cr_assert_eq(cell == SIZE_MAX, g == SIZE_MAX);
            if (g != SIZE_MAX)
                cr_assert_eq(s.replicate.n[cell], s.replicate.n[g]);
        }
    }
    stance_resampler_clear(&s);
    stance_positions_clear(&p);
    stance_dataset_free(d);
}
