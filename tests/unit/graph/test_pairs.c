/* test_pairs.c - both engines against the textbook. */
#include "world.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/random.h"
#include "graph/projection.h"

static const enum stance_measure measures[] = {STANCE_AGREEMENT, STANCE_SIGNED, STANCE_CONGRUENCE,
                                               STANCE_CONFLICT, STANCE_SUBTRACT};

static struct stance_dataset *random_world(uint64_t seed, bool three_valued, bool repeated)
{
    static const char *const word[] = {"yes", "no", "neutral", "0.5", "-0.3"};
    struct stance_random random;
    char *text = calloc(20000, 1), *at = text;
    stance_random_seed(&random, seed);
    at += sprintf(at, "actor,issue,stance,weight\n");
    for (int a = 0; a < 9; a++)
        for (int j = 0; j < 80; j++)
            for (int n = 0; n < (repeated ? 3 : 1); n++)
                if (stance_random_below(&random, 10) < 4)
                    at += sprintf(at, "a%d,j%d,%s,%d\n", a, j,
                                  word[stance_random_below(&random, three_valued ? 3 : 5)],
                                  repeated ? 1 + (int)stance_random_below(&random, 2) : 1);
    struct stance_dataset *d = world_of(text);
    free(text);
    return d;
}

/* ---- The textbook, straight from the statements ---- */

static double said(const struct stance_dataset *d, uint32_t a, uint32_t j, double level)
{
    double n = 0;
    for (size_t r = 0; r < d->table[STANCE_TABLE_STATEMENTS].row_n; r++)
        if (stance_statement_actor(d, r) == a && stance_statement_issue(d, r) == j &&
            stance_statement_value(d, r) == level)
            n += stance_statement_weight(d, r);
    return n;
}

static const double level[] = {-1, -0.3, 0, 0.5, 1};
enum { LEVELS = 5 };

struct textbook {
    double n[16][80][LEVELS];
};

static struct textbook *count(const struct stance_dataset *d)
{
    struct textbook *t = calloc(1, sizeof *t);
    for (uint32_t a = 0; a < d->actor_n; a++)
        for (uint32_t j = 0; j < d->issue_n; j++)
            for (int k = 0; k < LEVELS; k++)
                t->n[a][j][k] = said(d, a, j, level[k]);
    return t;
}

static bool mean_at(const struct textbook *t, size_t a, size_t j, double *x)
{
    double n = 0, sum = 0;
    for (int k = 0; k < LEVELS; k++) {
        n += t->n[a][j][k];
        sum += t->n[a][j][k] * level[k];
    }
    *x = n > 0 ? sum / n : 0;
    return n > 0;
}

struct slow {
    double w;
    uint32_t overlap;
};

static struct slow slow_tie(const struct textbook *t, size_t issue_n, size_t a, size_t b,
                            enum stance_measure measure)
{
    double agreement = 0, congruence = 0, conflict = 0, x, y;
    uint32_t shared = 0;
    for (size_t j = 0; j < issue_n; j++) {
        if (!mean_at(t, a, j, &x) || !mean_at(t, b, j, &y))
            continue;
        shared++;
        agreement += 1 - fabs(x - y) / 2;
        for (int k = 0; k < LEVELS; k++)
            for (int l = 0; l < LEVELS; l++) {
                double distance = fabs(level[k] - level[l]) / 2;
                congruence += t->n[a][j][k] * t->n[b][j][l] * (1 - distance);
                conflict += t->n[a][j][k] * t->n[b][j][l] * distance;
            }
    }
    double mean = shared ? agreement / shared : 0;
    switch (measure) {
    case STANCE_AGREEMENT:
        return (struct slow){mean, shared};
    case STANCE_SIGNED:
        return (struct slow){(2 * mean - 1) * shared / (shared + 2.0), shared};
    case STANCE_CONGRUENCE:
        return (struct slow){congruence, shared};
    case STANCE_CONFLICT:
        return (struct slow){conflict, shared};
    default:
        return (struct slow){congruence - conflict, shared};
    }
}

static double slow_divisor(const struct textbook *t, size_t issue_n, size_t a, size_t b,
                           enum stance_normalise normalise)
{
    double na = 0, nb = 0, la = 0, lb = 0, either = 0;
    for (size_t j = 0; j < issue_n; j++)
        for (int k = 0; k < LEVELS; k++) {
            double x = t->n[a][j][k], y = t->n[b][j][k];
            na += x;
            nb += y;
            la += x * x;
            lb += y * y;
            either += x > 0 || y > 0;
        }
    return normalise == STANCE_NORMALISE_AVERAGE            ? (na + nb) / 2
           : normalise == STANCE_NORMALISE_ACTIVITY_PRODUCT ? na * nb
           : normalise == STANCE_NORMALISE_COSINE           ? sqrt(la) * sqrt(lb)
           : normalise == STANCE_NORMALISE_JACCARD          ? either
                                                            : 1;
}

static void compare(const struct stance_dataset *d, const struct textbook *t,
                    const struct stance_network *net, const struct stance_project_options *o)
{
    size_t at = 0, below = 0;
    for (uint32_t a = 0; a < d->actor_n; a++)
        for (uint32_t b = a + 1; b < d->actor_n; b++) {
            struct slow tie = slow_tie(t, d->issue_n, a, b, o->measure);
            below += tie.overlap > 0 && tie.overlap < o->min_overlap;
            if (tie.overlap == 0 || tie.overlap < o->min_overlap)
                continue;
            cr_assert_lt(at, net->m);
            cr_assert(net->a[at] == a && net->b[at] == b);
            cr_assert_eq(net->overlap[at], tie.overlap);
            double expected = tie.w / slow_divisor(t, d->issue_n, a, b, o->normalise);
            cr_assert_float_eq(net->w[at], expected, 1e-9 * (1 + fabs(expected)),
                               "%s of %u and %u: %.17g, not %.17g", "measure", a, b, net->w[at],
                               expected);
            at++;
        }
    cr_assert_eq(at, net->m);
    cr_assert_eq(below, net->below_n);
}

Test(pairs, every_measure_and_normalisation_equals_the_textbook)
{
    for (int shape = 0; shape < 3; shape++) {
        struct stance_dataset *d = random_world(10 + (uint64_t)shape, shape == 0, shape == 2);
        struct textbook *t = count(d);
        struct stance_positions p = {0};
        struct stance_select_options select = {0};
        cr_assert_eq(stance_positions_make(&p, d, &select, false, NULL, NULL), STANCE_OK);
        for (size_t m = 0; m < 5; m++)
            for (int n = 0; n < (m < 2 ? 1 : 5); n++) {
                struct stance_network net = {0};
                struct stance_project_options o = {.measure = measures[m],
                                                   .normalise = (enum stance_normalise)n,
                                                   .min_overlap = 12,
                                                   .alignment_weight = 1};
                cr_assert_eq(
                    stance_network_project_by(&net, &p, &o, STANCE_PAIRS_COLUMNS, NULL, NULL),
                    STANCE_OK);
                compare(d, t, &net, &o);
                stance_network_clear(&net);
            }
        stance_positions_clear(&p);
        stance_dataset_free(d);
        free(t);
    }
}

Test(pairs, both_engines_agree_on_every_bit)
{
    for (uint64_t seed = 1; seed <= 10; seed++) {
        struct stance_dataset *d = random_world(seed, true, false);
        struct stance_positions p = {0};
        struct stance_select_options select = {0};
        cr_assert_eq(stance_positions_make(&p, d, &select, false, NULL, NULL), STANCE_OK);
        for (size_t m = 0; m < 5; m++) {
            struct stance_network x = {0}, y = {0};
            struct stance_project_options o = {.measure = measures[m],
                                               .normalise = m < 2 ? STANCE_NORMALISE_NONE
                                                                  : STANCE_NORMALISE_JACCARD,
                                               .min_overlap = (uint32_t)seed,
                                               .drop_unanimous = seed % 2,
                                               .alignment_weight = 1};
            cr_assert_eq(stance_network_project_by(&x, &p, &o, STANCE_PAIRS_BITS, NULL, NULL),
                         STANCE_OK);
            cr_assert_eq(stance_network_project_by(&y, &p, &o, STANCE_PAIRS_COLUMNS, NULL, NULL),
                         STANCE_OK);
            cr_assert_eq(x.m, y.m);
            cr_assert_arr_eq(x.a, y.a, x.m * sizeof *x.a);
            cr_assert_arr_eq(x.b, y.b, x.m * sizeof *x.b);
            cr_assert_arr_eq(x.w, y.w, x.m * sizeof *x.w);
            cr_assert_arr_eq(x.overlap, y.overlap, x.m * sizeof *x.overlap);
            cr_assert(x.below_n == y.below_n && x.thin_n == y.thin_n);
            stance_network_clear(&x);
            stance_network_clear(&y);
        }
        stance_positions_clear(&p);
        stance_dataset_free(d);
    }
}
