/* test_measures.c - the joint measures against the textbook, straight from the positions. */
#include "../graph/world.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/random.h"
#include "graph/joint.h"
#include "graph/projection.h"

enum { ACTORS = 9, ISSUES = 70 };

struct pair {
    size_t n;
    double x[ISSUES], y[ISSUES], w[ISSUES];
};

static struct stance_dataset *random_world(uint64_t seed, bool three_valued)
{
    static const char *const word[] = {"yes", "no", "neutral", "0.5", "-0.3"};
    struct stance_random random;
    char *text = calloc(40000, 1), *at = text;
    stance_random_seed(&random, seed);
    at += sprintf(at, "actor,issue,stance\n");
    for (int a = 0; a < ACTORS; a++)
        for (int j = 0; j < ISSUES; j++)
            if (stance_random_below(&random, 10) < 6)
                at += sprintf(at, "a%d,j%02d,%s\n", a, j,
                              word[stance_random_below(&random, three_valued ? 3 : 5)]);
    struct stance_dataset *d = world_of(text);
    free(text);
    return d;
}

static struct pair pair_of(const struct stance_positions *p, size_t a, size_t b,
                           const double *weight)
{
    struct pair pair = {0};
    for (size_t j = 0; j < p->issue_n; j++) {
        size_t i = stance_positions_find(p, a, j), k = stance_positions_find(p, b, j);
        if (i == SIZE_MAX || k == SIZE_MAX)
            continue;
        pair.x[pair.n] = p->value[i];
        pair.y[pair.n] = p->value[k];
        pair.w[pair.n++] = weight ? weight[j] : 1;
    }
    return pair;
}

static double mean(const double *x, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += x[i];
    return sum / (double)n;
}

static double around(const double *x, size_t n, double centre)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += (x[i] - centre) * (x[i] - centre);
    return sum;
}

static double or_none(double numerator, double denominator)
{
    return denominator > 1e-9 ? numerator / denominator : NAN;
}

static double slow_s(const struct pair *p, bool squared)
{
    double apart = 0, most = 0;
    for (size_t i = 0; i < p->n; i++) {
        double d = fabs(p->x[i] - p->y[i]);
        apart += p->w[i] * (squared ? d * d : d);
        most += p->w[i] * (squared ? 4 : 2);
    }
    return 1 - 2 * apart / most;
}

/* The expected disagreement of all pairs of votes, one of each, drawn by chance. */
static double slow_kappa(const struct pair *p)
{
    double seen = 0, chance = 0;
    for (size_t i = 0; i < p->n; i++) {
        seen += (p->x[i] - p->y[i]) * (p->x[i] - p->y[i]);
        for (size_t k = 0; k < p->n; k++)
            chance += (p->x[i] - p->y[k]) * (p->x[i] - p->y[k]) / (double)p->n;
    }
    return 1 - or_none(seen, chance);
}

static double slow_pi(const struct pair *p)
{
    double seen = 0, centre = (mean(p->x, p->n) + mean(p->y, p->n)) / 2;
    for (size_t i = 0; i < p->n; i++)
        seen += (p->x[i] - p->y[i]) * (p->x[i] - p->y[i]);
    return 1 - or_none(seen, around(p->x, p->n, centre) + around(p->y, p->n, centre));
}

static double slow_correlation(const struct pair *p)
{
    double mx = mean(p->x, p->n), my = mean(p->y, p->n), both = 0;
    for (size_t i = 0; i < p->n; i++)
        both += (p->x[i] - mx) * (p->y[i] - my);
    return or_none(both, sqrt(around(p->x, p->n, mx) * around(p->y, p->n, my)));
}

static double slow_cosine(const struct pair *p)
{
    double both = 0;
    for (size_t i = 0; i < p->n; i++)
        both += p->x[i] * p->y[i];
    return or_none(both, sqrt(around(p->x, p->n, 0) * around(p->y, p->n, 0)));
}

static double slow_jaccard(const struct pair *p)
{
    double common = 0, either = 0;
    for (size_t i = 0; i < p->n; i++)
        for (int side = -1; side <= 1; side += 2) {
            bool a = p->x[i] * side > 0, b = p->y[i] * side > 0;
            common += a && b;
            either += a || b;
        }
    return or_none(common, either);
}

static double slow_phi(const struct pair *p)
{
    double n[2][2] = {{0}};
    for (size_t i = 0; i < p->n; i++)
        if (p->x[i] != 0 && p->y[i] != 0)
            n[p->x[i] > 0][p->y[i] > 0]++;
    return or_none(n[1][1] * n[0][0] - n[1][0] * n[0][1],
                   sqrt((n[1][0] + n[1][1]) * (n[0][0] + n[0][1]) * (n[0][1] + n[1][1]) *
                        (n[0][0] + n[1][0])));
}

static double slow_coincidence(const struct pair *p)
{
    double points = 0;
    for (size_t i = 0; i < p->n; i++)
        points += p->x[i] == p->y[i] ? 1 : p->x[i] * p->y[i] < 0 ? 0 : 0.5;
    return points / (double)p->n;
}

static double slow_matches(const struct pair *p)
{
    double n = 0;
    for (size_t i = 0; i < p->n; i++)
        n += p->x[i] == p->y[i];
    return n;
}

static double slow(enum stance_measure measure, const struct pair *p)
{
    switch (measure) {
    case STANCE_S:
        return slow_s(p, false);
    case STANCE_S_SQUARED:
        return slow_s(p, true);
    case STANCE_KAPPA:
        return slow_kappa(p);
    case STANCE_PI:
        return slow_pi(p);
    case STANCE_COSINE:
        return slow_cosine(p);
    case STANCE_JACCARD:
        return slow_jaccard(p);
    case STANCE_PHI:
        return slow_phi(p);
    case STANCE_CORRELATION:
        return slow_correlation(p);
    case STANCE_MATCHES:
        return slow_matches(p);
    default:
        return slow_coincidence(p);
    }
}

static void compare(const struct stance_positions *p, const struct stance_network *net,
                    enum stance_measure measure, const double *weight)
{
    size_t at = 0, undefined = 0;
    for (size_t a = 0; a < p->actor_n; a++)
        for (size_t b = a + 1; b < p->actor_n; b++) {
            struct pair pair = pair_of(p, a, b, weight);
            double expected = pair.n ? slow(measure, &pair) : NAN;
            undefined += pair.n > 0 && isnan(expected);
            if (isnan(expected))
                continue;
            cr_assert(at < net->m && net->a[at] == a && net->b[at] == b);
            cr_assert_eq(net->overlap[at], pair.n);
            cr_assert_float_eq(net->w[at], expected, 1e-9, "%s: %.17g, not %.17g",
                               stance_measure_names[measure], net->w[at], expected);
            at++;
        }
    cr_assert_eq(at, net->m);
    cr_assert_eq(undefined, net->undefined_n);
}

static struct stance_positions positions_of(const struct stance_dataset *d)
{
    struct stance_positions p = {0};
    struct stance_select_options select = {0};
    cr_assert_eq(stance_positions_make(&p, d, &select, false, NULL, NULL), STANCE_OK);
    return p;
}

Test(measures, every_one_equals_the_textbook_by_both_engines)
{
    double weight[ISSUES];
    for (size_t j = 0; j < ISSUES; j++)
        weight[j] = 1 + (double)(j % 3);
    for (uint64_t seed = 1; seed <= 12; seed++) {
        bool three_valued = seed % 2;
        struct stance_dataset *d = random_world(seed, three_valued);
        struct stance_positions p = positions_of(d);
        for (int m = STANCE_S; m <= STANCE_MATCHES; m++) {
            struct stance_project_options o = {.measure = (enum stance_measure)m, .min_overlap = 1};
            for (int engine = three_valued ? STANCE_PAIRS_BITS : STANCE_PAIRS_COLUMNS;
                 engine <= STANCE_PAIRS_COLUMNS; engine++) {
                struct stance_network net = {0};
                cr_assert_eq(stance_joint_project(&net, &p, &o, NULL,
                                                  (enum stance_pairs_engine)engine, NULL, NULL),
                             STANCE_OK);
                compare(&p, &net, o.measure, NULL);
                stance_network_clear(&net);
            }
            if (!stance_measure_about(o.measure)->weighs)
                continue;
            struct stance_network net = {0};
            cr_assert_eq(stance_joint_project(&net, &p, &o, weight, STANCE_PAIRS_AUTO, NULL, NULL),
                         STANCE_OK);
            compare(&p, &net, o.measure, weight);
            stance_network_clear(&net);
        }
        stance_positions_clear(&p);
        stance_dataset_free(d);
    }
}

Test(measures, both_engines_agree_on_every_bit)
{
    struct stance_dataset *d = random_world(77, true);
    struct stance_positions p = positions_of(d);
    for (int m = STANCE_S; m <= STANCE_MATCHES; m++) {
        struct stance_project_options o = {
            .measure = (enum stance_measure)m, .min_overlap = 2, .drop_unanimous = true};
        struct stance_network bits = {0}, columns = {0};
        cr_assert_eq(stance_network_project_by(&bits, &p, &o, STANCE_PAIRS_BITS, NULL, NULL),
                     STANCE_OK);
        cr_assert_eq(stance_network_project_by(&columns, &p, &o, STANCE_PAIRS_COLUMNS, NULL, NULL),
                     STANCE_OK);
        cr_assert_eq(bits.m, columns.m);
        cr_assert_eq(memcmp(bits.w, columns.w, bits.m * sizeof *bits.w), 0);
        cr_assert_eq(memcmp(bits.overlap, columns.overlap, bits.m * sizeof *bits.overlap), 0);
        stance_network_clear(&bits);
        stance_network_clear(&columns);
    }
    stance_positions_clear(&p);
    stance_dataset_free(d);
}

Test(measures, overlap_multiplies_what_two_say)
{
    struct stance_dataset *d = world_of("actor,issue,stance\na,j,yes\na,j,no\na,k,yes\nb,j,yes\n"
                                        "b,j,yes\nb,j,no\nb,l,no\n");
    struct stance_positions p = positions_of(d);
    struct stance_project_options o = {
        .measure = STANCE_OVERLAP, .min_overlap = 1, .alignment_weight = 1};
    struct stance_network net = {0};
    cr_assert_eq(stance_network_project(&net, &p, &o, NULL, NULL), STANCE_OK);
    cr_assert(net.m == 1 && net.w[0] == 6);
    stance_network_clear(&net);
    o.normalise = STANCE_NORMALISE_AVERAGE;
    cr_assert_eq(stance_network_project(&net, &p, &o, NULL, NULL), STANCE_OK);
    cr_assert_float_eq(net.w[0], 6 / 3.5, 1e-12);
    stance_network_clear(&net);
    stance_positions_clear(&p);
    stance_dataset_free(d);
}

Test(measures, what_never_varies_has_no_kappa_and_no_tie)
{
    struct stance_dataset *d = world_of("actor,issue,stance\na,j,yes\na,k,yes\nb,j,yes\nb,k,yes\n");
    struct stance_positions p = positions_of(d);
    static const enum stance_measure none[] = {STANCE_KAPPA, STANCE_PI, STANCE_PHI,
                                               STANCE_CORRELATION};
    for (size_t i = 0; i < 4; i++) {
        struct stance_project_options o = {.measure = none[i], .min_overlap = 1};
        struct stance_network net = {0};
        cr_assert_eq(stance_network_project(&net, &p, &o, NULL, NULL), STANCE_OK);
        cr_assert(net.m == 0 && net.undefined_n == 1);
        stance_network_clear(&net);
    }
    stance_positions_clear(&p);
    stance_dataset_free(d);
}

Test(measures, each_has_one_name)
{
    size_t n = 0;
    for (; stance_measure_names[n]; n++)
        for (size_t i = 0; i < n; i++)
            cr_assert_str_neq(stance_measure_names[i], stance_measure_names[n]);
    cr_assert_eq(n, STANCE_MATCHES + 1);
}

#ifdef STANCE_FAIL_ALLOCATION
Test(measures, every_failed_allocation_is_told)
{
    struct stance_dataset *d = random_world(5, true);
    struct stance_positions p = positions_of(d);
    for (int engine = STANCE_PAIRS_BITS; engine <= STANCE_PAIRS_COLUMNS; engine++)
        for (size_t n = 1;; n++) {
            struct stance_project_options o = {
                .measure = STANCE_KAPPA, .min_overlap = 1, .drop_unanimous = true};
            struct stance_network net = {0};
            stance_memory_fail_at(n);
            enum stance_code code = stance_network_project_by(
                &net, &p, &o, (enum stance_pairs_engine)engine, NULL, NULL);
            stance_memory_fail_at(0);
            stance_network_clear(&net);
            if (code == STANCE_OK) {
                cr_assert_gt(n, 5);
                break;
            }
            cr_assert_eq(code, STANCE_E_MEMORY);
        }
    stance_positions_clear(&p);
    stance_dataset_free(d);
}
#endif
