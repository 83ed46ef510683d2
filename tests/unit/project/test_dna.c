/* test_dna.c - DNA's way against a dull three-dimensional array, and its edges. */
#include "../graph/world.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/random.h"
#include "graph/dna.h"
#include "graph/dna_time.h"

enum { ACTORS = 7, ISSUES = 11, LEVELS = 4, ROWS = 160 };

/* A data set as read raw: tables and nothing else. */
static struct stance_dataset *raw_of(const char *statements)
{
    struct stance_dataset *d = NULL;
    cr_assert_eq(stance_dataset_new(&d, NULL), STANCE_OK);
    world_put_table(d, STANCE_TABLE_STATEMENTS, statements);
    return d;
}

struct cube {
    double n[ACTORS][ISSUES][LEVELS];
    double value[LEVELS];
    size_t levels;
};

static struct stance_dataset *random_raw(uint64_t seed, enum stance_qualifier q, struct cube *cube)
{
    static const char *const level[][LEVELS] = {
        {"0", "1"}, {"-300", "0", "2", "5"}, {"cost", "fair", "idea", "zeal"}, {"x"}};
    static const size_t levels[] = {2, 4, 4, 1};
    static const double value[] = {-300, 0, 2, 5};
    struct stance_random random;
    char *text = calloc(40000, 1), *at = text;
    *cube = (struct cube){.levels = levels[q]};
    for (size_t k = 0; k < LEVELS; k++)
        cube->value[k] = q == STANCE_QUALIFIER_INTEGER ? value[k] : (double)k;
    stance_random_seed(&random, seed);
    at += sprintf(at, "actor,issue,stance\n");
    for (int i = 0; i < ROWS; i++) {
        size_t a = i < ACTORS ? (size_t)i : stance_random_below(&random, ACTORS);
        size_t j = i < ISSUES ? (size_t)i : stance_random_below(&random, ISSUES);
        size_t k = i < LEVELS ? (size_t)i % levels[q] : stance_random_below(&random, levels[q]);
        at += sprintf(at, "a%zu,j%02zu,%s\n", a, j, level[q][k]);
        cube->n[a][j][k]++;
    }
    struct stance_dataset *d = raw_of(text);
    free(text);
    return d;
}

static double all_of(const struct cube *c, size_t a, size_t j)
{
    double n = 0;
    for (size_t k = 0; k < c->levels; k++)
        n += c->n[a][j][k];
    return n;
}

static double slow_tie(const struct cube *c, enum stance_qualifier q, enum stance_measure measure,
                       size_t a, size_t b)
{
    double near = 0, far = 0, overlap = 0;
    double range = c->value[c->levels - 1] - c->value[0];
    for (size_t j = 0; j < ISSUES; j++) {
        overlap += all_of(c, a, j) * all_of(c, b, j);
        for (size_t k = 0; k < c->levels; k++) {
            double x = c->n[a][j][k], y = c->n[b][j][k];
            if (q == STANCE_QUALIFIER_TEXT) {
                near += x * y;
                far += y == 0 ? x : x == 0 ? y : 0;
                continue;
            }
            for (size_t l = 0; l < c->levels && range > 0; l++) {
                double d = fabs(c->value[k] - c->value[l]) / range;
                near += x * c->n[b][j][l] * (1 - d);
                far += x * c->n[b][j][l] * d;
            }
        }
    }
    return measure == STANCE_OVERLAP      ? overlap
           : measure == STANCE_CONGRUENCE ? near
           : measure == STANCE_CONFLICT   ? far
                                          : near - far;
}

static double slow_divisor(const struct cube *c, enum stance_normalise normalise, size_t a,
                           size_t b)
{
    double na = 0, nb = 0, only_a = 0, only_b = 0, both = 0;
    for (size_t j = 0; j < ISSUES; j++)
        for (size_t k = 0; k < c->levels; k++) {
            double x = c->n[a][j][k], y = c->n[b][j][k];
            na += x;
            nb += y;
            only_a += y == 0 ? x : 0;
            only_b += x == 0 ? y : 0;
            both += x * y;
        }
    return normalise == STANCE_NORMALISE_AVERAGE            ? (na + nb) / 2
           : normalise == STANCE_NORMALISE_JACCARD          ? only_a + only_b + both
           : normalise == STANCE_NORMALISE_ACTIVITY_PRODUCT ? na * nb
                                                            : 1;
}

static void compare(const struct stance_dna_matrix *m, const struct cube *c,
                    const struct stance_project_options *o)
{
    cr_assert_eq(m->row_n, ACTORS);
    for (size_t a = 0; a < ACTORS; a++)
        for (size_t b = 0; b < ACTORS; b++) {
            double by = slow_divisor(c, o->normalise, a, b);
            double x = a == b ? 0 : slow_tie(c, o->dna.qualifier, o->measure, a, b) / by;
            cr_assert_float_eq(m->value[a * ACTORS + b], x, 1e-9 * (1 + fabs(x)));
        }
}

Test(dna, every_qualifier_measure_and_normalisation_equals_the_array)
{
    static const enum stance_measure measures[] = {STANCE_OVERLAP, STANCE_CONGRUENCE,
                                                   STANCE_CONFLICT, STANCE_SUBTRACT};
    static const enum stance_normalise normalises[] = {
        STANCE_NORMALISE_NONE, STANCE_NORMALISE_AVERAGE, STANCE_NORMALISE_JACCARD,
        STANCE_NORMALISE_ACTIVITY_PRODUCT};
    for (uint64_t seed = 1; seed <= 16; seed++) {
        enum stance_qualifier q = (enum stance_qualifier)(seed % 4);
        struct cube cube;
        struct stance_dataset *d = random_raw(seed, q, &cube);
        for (size_t m = 0; m < (q == STANCE_QUALIFIER_NONE ? 1 : 4); m++)
            for (size_t n = 0; n < 4; n++) {
                struct stance_options o = stance_options_default();
                struct stance_dna s = {0};
                struct stance_dna_series series = {0};
                o.project.measure = measures[m];
                o.project.normalise = normalises[n];
                o.project.dna.qualifier = q;
                cr_assert_eq(stance_dna_select(&s, d, &o, STANCE_DNA_NETWORK, 0, NULL, NULL),
                             STANCE_OK);
                cr_assert_eq(stance_dna_networks(&series, &s, NULL, NULL), STANCE_OK);
                compare(&series.item[0], &cube, &o.project);
                stance_dna_series_clear(&series);
                stance_dna_clear(&s);
            }
        stance_dataset_free(d);
    }
}

Test(dna, a_single_level_is_no_distance)
{
    struct stance_dataset *d = raw_of("actor,issue,stance\na,j,7\nb,j,7\n");
    for (unsigned defects = 0; defects <= STANCE_DNA_ONE_LEVEL; defects += STANCE_DNA_ONE_LEVEL) {
        struct stance_options o = stance_options_default();
        struct stance_dna s = {0};
        struct stance_dna_series series = {0};
        o.project.dna.qualifier = STANCE_QUALIFIER_INTEGER;
        cr_assert_eq(stance_dna_select(&s, d, &o, STANCE_DNA_NETWORK, defects, NULL, NULL),
                     STANCE_OK);
        cr_assert_eq(stance_dna_networks(&series, &s, NULL, NULL), STANCE_OK);
        double w = series.item[0].value[1];
        cr_assert(defects ? isnan(w) : w == 1);
        stance_dna_series_clear(&series);
        stance_dna_clear(&s);
    }
    stance_dataset_free(d);
}

Test(dna, prominence_of_combine_counts_an_issues_ties)
{
    struct stance_dataset *d = raw_of("actor,issue,stance\na,j,1\nb,j,0\nb,j,1\nc,j,0\na,k,0\n");
    struct stance_options o = stance_options_default();
    struct stance_dna s = {0};
    struct stance_dna_series series = {0};
    o.project.two_mode = STANCE_TWO_MODE_COMBINE;
    o.project.normalise = STANCE_NORMALISE_PROMINENCE;
    cr_assert_eq(stance_dna_select(&s, d, &o, STANCE_DNA_NETWORK, 0, NULL, NULL), STANCE_OK);
    cr_assert_eq(stance_dna_networks(&series, &s, NULL, NULL), STANCE_OK);
    static const double expected[] = {1.0 / 3, 2, 1, 0, 2.0 / 3, 0};
    for (size_t i = 0; i < 6; i++)
        cr_assert_float_eq(series.item[0].value[i], expected[i], 1e-15);
    stance_dna_series_clear(&series);
    stance_dna_clear(&s);
    stance_dataset_free(d);
}

Test(dna, labels_sort_as_java_sorts_them)
{
    cr_assert_lt(stance_dna_compare("Zeta", "alpha"), 0);
    cr_assert_lt(stance_dna_compare("a", "ab"), 0);
    cr_assert_lt(stance_dna_compare("\xF0\x9F\x98\x80", "\xEF\xBC\xA1"), 0); /* U+1F600, U+FF21 */
    cr_assert_gt(stance_dna_compare("\xF0\x9F\x98\x80", "\xE6\xBC\xA2"), 0); /* U+6F22 */
    cr_assert_eq(stance_dna_compare("\xC3\xBC", "\xC3\xBC"), 0);
}

static int64_t time_of(const char *s)
{
    int64_t t = 0;
    cr_assert(stance_dna_time_parse(s, strlen(s), &t), "%s", s);
    return t;
}

Test(dna, months_are_added_by_the_calendar)
{
    static const struct {
        const char *from;
        enum stance_window unit;
        int64_t n;
        const char *to;
    } row[] = {
        {"2019-01-31 09:00:00", STANCE_WINDOW_MONTHS, 1, "2019-02-28T09:00:00"},
        {"2020-01-31", STANCE_WINDOW_MONTHS, 1, "2020-02-29T00:00:00"},
        {"2020-02-29 23:59:59", STANCE_WINDOW_YEARS, -1, "2019-02-28T23:59:59"},
        {"2019-03-31", STANCE_WINDOW_MONTHS, -13, "2018-02-28T00:00:00"},
        {"1969-12-31 23:00:00", STANCE_WINDOW_HOURS, 2, "1970-01-01T01:00:00"},
        {"1600-02-28", STANCE_WINDOW_DAYS, 2, "1600-03-01T00:00:00"},
        {"2019-12-30T10:30", STANCE_WINDOW_WEEKS, 1, "2020-01-06T10:30:00"},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        struct stance_text text = {0};
        stance_dna_time_put(&text, stance_dna_plus(time_of(row[i].from), row[i].unit, row[i].n));
        cr_expect_str_eq(text.bytes, row[i].to);
        stance_text_free(&text);
    }
}

Test(dna, whole_months_between_two_times)
{
    static const struct {
        const char *from, *to;
        int64_t months;
    } row[] = {{"2019-01-15", "2019-02-14", 0},  {"2019-01-15", "2019-02-15", 1},
               {"2019-02-15", "2019-01-16", 0},  {"2019-02-15", "2019-01-15", -1},
               {"2017-11-30", "2019-01-29", 13}, {"2019-01-29", "2017-11-30", -13}};
    for (size_t i = 0; i < sizeof row / sizeof *row; i++)
        cr_expect_eq(
            stance_dna_between(time_of(row[i].from), time_of(row[i].to), STANCE_WINDOW_MONTHS),
            row[i].months, "%s to %s", row[i].from, row[i].to);
}

Test(dna, what_cannot_be_is_told)
{
    static const struct {
        const char *statements;
        struct stance_project_options o;
        enum stance_code code;
    } row[] = {
        {"actor,issue,stance\na,j,yes\n", {0}, STANCE_E_DATA},
        {"actor,issue,stance\na,j,2\n", {0}, STANCE_E_DATA},
        {"actor,issue,stance\na,j,1.5\n",
         {.dna.qualifier = STANCE_QUALIFIER_INTEGER},
         STANCE_E_DATA},
        {"actor,issue,stance,date\na,j,1,soon\n", {0}, STANCE_E_DATA},
        {"actor,issue,stance,date\na,j,1,\n",
         {.dna = {.window = STANCE_WINDOW_DAYS, .window_size = 1}},
         STANCE_E_DATA},
        {"actor,issue\na,j\n", {0}, STANCE_E_VALUE},
        {"actor,issue,stance\na,j,1\n", {.measure = STANCE_KAPPA}, STANCE_E_VALUE},
        {"actor,issue,stance\na,j,1\n", {.normalise = STANCE_NORMALISE_COSINE}, STANCE_E_VALUE},
        {"actor,issue,stance\na,j,1\n", {.normalise = STANCE_NORMALISE_ACTIVITY}, STANCE_E_VALUE},
        {"actor,issue,stance\na,j,1\n", {.issues = true}, STANCE_E_VALUE},
        {"actor,issue,stance\na,j,1\n", {.dna.kernel = STANCE_KERNEL_UNIFORM}, STANCE_E_VALUE},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        struct stance_dataset *d = raw_of(row[i].statements);
        struct stance_options o = stance_options_default();
        struct stance_error err = {0};
        stance_projection *p = NULL;
        o.project = row[i].o;
        o.project.dna.on = true;
        cr_expect_eq(stance_projection_make(&p, d, &o, NULL, &err), row[i].code, "row %zu: %s", i,
                     err.message);
        stance_projection_free(p);
        stance_dataset_free(d);
    }
}

Test(dna, nothing_left_is_an_empty_network)
{
    struct stance_dataset *d = raw_of("actor,issue,stance\na,j,1\n");
    const char *only[] = {"actor=nobody"};
    struct stance_options o = stance_options_default();
    stance_projection *p = NULL;
    o.project.dna.on = true;
    o.select.only = only;
    o.select.only_n = 1;
    cr_assert_eq(stance_projection_make(&p, d, &o, NULL, NULL), STANCE_OK);
    cr_assert_eq(stance_projection_count(p), 0);
    stance_projection_free(p);
    stance_dataset_free(d);
}

Test(dna, a_statement_without_a_date_counts_while_none_is_asked_for)
{
    struct stance_dataset *d =
        raw_of("actor,issue,stance,date\na,j,1,\nb,j,1,2020-01-01\nb,j,1,2020-01-01\n");
    for (int bounded = 0; bounded < 2; bounded++) {
        struct stance_options o = stance_options_default();
        stance_projection *p = NULL;
        o.project.dna.on = true;
        o.select.since = bounded ? "1900" : NULL;
        o.select.duplicates = STANCE_DUPLICATES_YEAR;
        cr_assert_eq(stance_projection_make(&p, d, &o, NULL, NULL), STANCE_OK);
        cr_assert_eq(stance_projection_count(p), bounded ? 0 : 1);
        if (!bounded)
            cr_assert_eq(stance_projection_at(p, 0).weight, 1);
        stance_projection_free(p);
    }
    stance_dataset_free(d);
}

#ifdef STANCE_FAIL_ALLOCATION
Test(dna, every_failed_allocation_is_told_and_leaves_nothing)
{
    struct stance_dataset *d =
        raw_of("actor,issue,stance,date,document,type\na,j,1,2020-01-01,1,t\nb,j,0,2020-01-02,1,t\n"
               "b,k,1,2020-01-01,2,t\na,j,1,2020-01-03,1,t\nc,k,0,2020-01-04,3,u\n");
    const char *only[] = {"type=t", "actor=[ab]"};
    static const struct stance_project_options of[] = {
        {.dna = {.on = true}},
        {.two_mode = STANCE_TWO_MODE_COMBINE,
         .dna = {.on = true, .qualifier = STANCE_QUALIFIER_TEXT}},
        {.dna = {.on = true,
                 .qualifier = STANCE_QUALIFIER_INTEGER,
                 .window = STANCE_WINDOW_DAYS,
                 .window_size = 2,
                 .kernel = STANCE_KERNEL_GAUSSIAN}},
    };
    for (size_t i = 0; i < sizeof of / sizeof *of; i++)
        for (size_t n = 1;; n++) {
            struct stance_options o = stance_options_default();
            stance_projection *p = NULL;
            o.project = of[i];
            o.select.only = only;
            o.select.only_n = 2;
            o.select.since = "2020";
            o.select.duplicates = STANCE_DUPLICATES_DOCUMENT;
            stance_memory_fail_at(n);
            enum stance_code code = stance_projection_make(&p, d, &o, NULL, NULL);
            stance_memory_fail_at(0);
            stance_projection_free(p);
            if (code == STANCE_OK) {
                cr_assert_gt(n, 20);
                break;
            }
            cr_assert_eq(code, STANCE_E_MEMORY, "allocation %zu: %d", n, (int)code);
        }
    stance_dataset_free(d);
}
#endif
