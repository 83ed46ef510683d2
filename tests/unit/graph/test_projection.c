/* test_projection.c - both engines against the textbook, and small cases by hand. */
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

Test(projection, every_measure_and_normalisation_equals_the_textbook)
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

Test(projection, both_engines_agree_on_every_bit)
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

/* ---- By hand ---- */

static struct stance_dataset *d;
static struct stance_positions p;
static struct stance_network net;

static void project(struct world w, struct stance_project_options o)
{
    struct stance_select_options select = {0};
    d = world_make(w);
    cr_assert_eq(stance_positions_make(&p, d, &select, false, NULL, NULL), STANCE_OK);
    cr_assert_eq(stance_network_project(&net, &p, &o, NULL, NULL), STANCE_OK);
}

static void end(void)
{
    stance_network_clear(&net);
    stance_positions_clear(&p);
    stance_dataset_free(d);
}

#define THREE "actor,issue,stance\na,j,yes\na,k,yes\na,l,yes\nb,j,yes\nb,k,no\nb,l,neutral\n"

Test(projection, agreement_by_hand, .fini = end)
{
    project((struct world){.statements = THREE},
            (struct stance_project_options){.measure = STANCE_AGREEMENT, .min_overlap = 1});
    cr_assert_eq(net.m, 1);
    cr_assert_eq(net.w[0], 0.5, "same 1, opposed 0, half 0.5");
    cr_assert_eq(net.overlap[0], 3);
    cr_assert_eq(net.thin_n, 0);
    cr_assert_not(net.is_signed);
}

Test(projection, signed_is_shrunk_by_what_two_share, .fini = end)
{
    project((struct world){.statements = "actor,issue,stance\na,j,yes\nb,j,yes\n"},
            (struct stance_project_options){.measure = STANCE_SIGNED, .min_overlap = 1});
    cr_assert_float_eq(net.w[0], 1.0 / 3, 1e-15, "J / (J + 2)");
    cr_assert_eq(net.thin_n, 1);
    cr_assert(net.is_signed);
}

Test(projection, alignments_are_added_cut_and_tie_on_their_own, .fini = end)
{
    project((struct world){.statements = "actor,issue,stance\na,j,yes\nb,j,yes\nc,j,no\n",
                           .alignments = "a,b,strength\na,b,1\na,c,1\nc,z,-0.5\n"},
            (struct stance_project_options){
                .measure = STANCE_SIGNED, .min_overlap = 1, .alignment_weight = 1});
    cr_assert_eq(net.m, 4);
    cr_assert_eq(net.w[0], 1, "1/3 + 1 is cut to 1");
    cr_assert_float_eq(net.w[1], 2.0 / 3, 1e-15, "-1/3 + 1");
    cr_assert_float_eq(net.w[2], -1.0 / 3, 1e-15, "b and c by stances alone");
    cr_assert_eq(net.w[3], -0.5, "c and z by alignment alone");
    cr_assert_eq(net.overlap[3], 0);
    cr_assert_eq(net.alignment_n, 3);
}

Test(projection, alignments_weigh_what_they_are_told, .fini = end)
{
    project((struct world){.statements = "actor,issue,stance\na,j,yes\n",
                           .alignments = "a,b,strength\na,b,1\n"},
            (struct stance_project_options){
                .measure = STANCE_SIGNED, .min_overlap = 1, .alignment_weight = 0});
    cr_assert_eq(net.m, 0);
    cr_assert_eq(net.n, 2);
}

Test(projection, other_measures_leave_alignments_out, .fini = end)
{
    project((struct world){.statements = "actor,issue,stance\na,j,yes\nb,j,no\n",
                           .alignments = "a,b,strength\na,b,1\n"},
            (struct stance_project_options){
                .measure = STANCE_AGREEMENT, .min_overlap = 1, .alignment_weight = 1});
    cr_assert_eq(net.m, 1);
    cr_assert_eq(net.w[0], 0, "a tie of 0 is a tie: they were compared");
    cr_assert_eq(net.alignment_n, 0);
}

Test(projection, below_the_overlap_an_alignment_stands_alone, .fini = end)
{
    project((struct world){.statements = "actor,issue,stance\na,j,yes\nb,j,yes\nc,j,yes\n",
                           .alignments = "a,b,strength\na,b,-0.5\n"},
            (struct stance_project_options){
                .measure = STANCE_SIGNED, .min_overlap = 2, .alignment_weight = 1});
    cr_assert_eq(net.m, 1);
    cr_assert_eq(net.w[0], -0.5);
    cr_assert_eq(net.overlap[0], 0);
    cr_assert_eq(net.below_n, 3);
}

Test(projection, unanimous_issues_can_be_dropped, .fini = end)
{
    project((struct world){.statements = "actor,issue,stance\na,j,yes\nb,j,yes\nc,j,yes\n"
                                         "a,k,yes\nb,k,yes\nc,k,no\nc,l,no\n"},
            (struct stance_project_options){
                .measure = STANCE_AGREEMENT, .min_overlap = 1, .drop_unanimous = true});
    cr_assert_eq(net.m, 3);
    cr_assert_eq(net.overlap[0], 1);
    cr_assert_eq(net.w[1], 0, "a and c agree on j, but so does everybody");
}

/* Congruence a-b: j 2*1 same, k 1*1 opposite. */
Test(projection, congruence_and_conflict_count_statements, .fini = end)
{
    project((struct world){.statements =
                               "actor,issue,stance\na,j,yes\na,j,yes\na,k,no\nb,j,yes\nb,k,yes\n"},
            (struct stance_project_options){.measure = STANCE_SUBTRACT,
                                            .min_overlap = 1,
                                            .normalise = STANCE_NORMALISE_AVERAGE});
    cr_assert_float_eq(net.w[0], (2.0 - 1) / ((3 + 2) / 2.0), 1e-15);
}

Test(projection, sums_count_as_directions, .fini = end)
{
    struct stance_select_options select = {.aggregate = STANCE_SUM};
    struct stance_project_options o = {.measure = STANCE_AGREEMENT, .min_overlap = 1};
    d = world_of("actor,issue,stance\na,j,yes\na,j,yes\na,j,yes\nb,j,no\n");
    cr_assert_eq(stance_positions_make(&p, d, &select, false, NULL, NULL), STANCE_OK);
    cr_assert_eq(p.value[0], 3);
    cr_assert_eq(stance_network_project(&net, &p, &o, NULL, NULL), STANCE_OK);
    cr_assert_eq(net.w[0], 0, "not below 0");
}

Test(projection, options_that_do_nothing_are_refused)
{
    struct stance_positions none = {0};
    struct stance_network out = {0};
    struct stance_error err = {0};
    struct stance_project_options o = {.measure = STANCE_AGREEMENT,
                                       .normalise = STANCE_NORMALISE_COSINE};
    cr_assert_eq(stance_network_project(&out, &none, &o, NULL, &err), STANCE_E_VALUE);
    cr_assert_str_eq(err.message, "--normalise goes with the measures congruence, conflict and "
                                  "subtract; agreement and signed are means already");
    o = (struct stance_project_options){.measure = STANCE_SIGNED, .alignment_weight = -1};
    cr_assert_eq(stance_network_project(&out, &none, &o, NULL, NULL), STANCE_E_VALUE);
    o.alignment_weight = NAN;
    cr_assert_eq(stance_network_project(&out, &none, &o, NULL, NULL), STANCE_E_VALUE);
}

static bool stop_now(void *data)
{
    (void)data;
    return true;
}

Test(projection, a_stop_is_heeded_by_both_engines)
{
    struct stance_watch watch = {.stop = stop_now};
    struct stance_dataset *world = world_of(THREE);
    struct stance_positions q = {0};
    struct stance_select_options select = {0};
    struct stance_project_options o = {.measure = STANCE_AGREEMENT, .min_overlap = 1};
    cr_assert_eq(stance_positions_make(&q, world, &select, false, NULL, NULL), STANCE_OK);
    for (int engine = STANCE_PAIRS_BITS; engine <= STANCE_PAIRS_COLUMNS; engine++) {
        struct stance_network out = {0};
        cr_assert_eq(
            stance_network_project_by(&out, &q, &o, (enum stance_pairs_engine)engine, &watch, NULL),
            STANCE_E_STOPPED);
    }
    stance_positions_clear(&q);
    stance_dataset_free(world);
}

#ifdef STANCE_FAIL_ALLOCATION
Test(projection, every_failed_allocation_is_told_and_leaves_nothing)
{
    struct stance_dataset *world = world_make((struct world){
        .statements = THREE "c,j,yes\nc,j,no\n", .alignments = "a,b,strength\na,c,1\n"});
    struct stance_positions q = {0};
    struct stance_select_options select = {0};
    cr_assert_eq(stance_positions_make(&q, world, &select, false, NULL, NULL), STANCE_OK);
    for (size_t m = 0; m < 5; m++) {
        struct stance_project_options o = {.measure = measures[m],
                                           .min_overlap = 1,
                                           .drop_unanimous = true,
                                           .alignment_weight = 1};
        size_t n = 1;
        for (;; n++) {
            struct stance_network out = {0};
            stance_memory_fail_at(n);
            enum stance_code code = stance_network_project(&out, &q, &o, NULL, NULL);
            stance_memory_fail_at(0);
            stance_network_clear(&out);
            if (code == STANCE_OK)
                break;
            cr_assert_eq(code, STANCE_E_MEMORY);
        }
        cr_assert_gt(n, 10);
    }
    stance_positions_clear(&q);
    stance_dataset_free(world);
}
#endif
