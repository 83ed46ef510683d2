/* test_bootstrap.c - support where it is known, laws of the counts, consensus by all partitions. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../graph/world.h"
#include "base/random.h"
#include "base/text.h"
#include "coalition/coalitions.h"

enum { BLOC = 6, ISSUES = 12 };

static struct stance_options options;
static stance_coalitions *c;

/* Two blocs of BLOC that oppose each other on ISSUES issues, then more rows. */
static struct stance_dataset *blocs(const char *more)
{
    struct stance_text t = {0};
    stance_text_puts(&t, "actor,issue,stance\n");
    for (int a = 0; a < 2 * BLOC; a++)
        for (int j = 0; j < ISSUES; j++)
            stance_text_format(&t, "a%d,i%d,%d\n", a, j, (a < BLOC) == (j % 2 == 0) ? 1 : -1);
    stance_text_puts(&t, more);
    cr_assert_eq(stance_text_end(&t, NULL), STANCE_OK);
    struct stance_dataset *d = world_of(t.bytes);
    stance_text_free(&t);
    return d;
}

static void start(enum stance_method method, enum stance_resample unit)
{
    options = stance_options_default();
    options.cluster.method = method;
    options.cluster.bootstrap = 60;
    options.cluster.resample = unit;
}

static enum stance_code run(const struct stance_dataset *d, struct stance_error *err)
{
    c = NULL;
    return stance_coalitions_find(&c, d, &options, NULL, err);
}

static void must_run(const struct stance_dataset *d)
{
    struct stance_error err = {0};
    cr_assert_eq(run(d, &err), STANCE_OK, "%s", err.message);
    cr_assert_not_null(c->stability);
}

static double support(const char *id)
{
    for (size_t a = 0; a < c->actor_n; a++)
        if (strcmp(stance_coalitions_id(c, a), id) == 0)
            return c->stability->support[a];
    cr_assert_fail("nobody is called %s", id);
    return NAN;
}

Test(bootstrap, blocs_without_noise_have_support_1)
{
    struct stance_dataset *d = blocs("");
    for (int method = STANCE_METHOD_SIGNED; method <= STANCE_METHOD_WARD; method++)
        for (int unit = 0; unit < 2 && method != STANCE_METHOD_SPINGLASS; unit++) {
            /* spins cool by chance, and now and then into another state */
            start((enum stance_method)method, (enum stance_resample)unit);
            must_run(d);
            const struct stance_stability *s = c->stability;
            for (size_t a = 0; a < c->actor_n; a++)
                cr_expect_eq(s->support[a], 1, "%s: actor %zu has %g",
                             stance_method_name(c->method), a, s->support[a]);
            cr_expect_eq(s->swing_n, 0);
            cr_expect(s->k_least == 2 && s->k_most == 2);
            cr_expect(s->consensus_k == 2 && s->to_consensus.ari == 1);
            cr_expect(s->firmness[0] == 1 && s->firmness[1] == 1);
            cr_expect_eq(stance_stability_together(s, 0, 1), 1);
            cr_expect_eq(stance_stability_together(s, BLOC, 0), 0);
            stance_coalitions_free(c);
        }
    stance_dataset_free(d);
}

Test(bootstrap, an_actor_between_the_blocs_swings)
{
    struct stance_dataset *d = blocs("m,i0,1\nm,i1,1\nm,i2,1\nm,i3,1\nm,i4,1\nm,i5,1\nm,i6,1\n");
    start(STANCE_METHOD_SIGNED, STANCE_RESAMPLE_STATEMENTS);
    options.cluster.bootstrap = 200;
    must_run(d);
    /* Four marks for one bloc against three for the other: the draw decides. */
    cr_expect(support("m") > 0.4 && support("m") < STANCE_SWING_BELOW, "%g", support("m"));
    cr_expect_gt(support("a0"), 0.99);
    cr_assert_eq(c->stability->swing_n, 1);
    cr_expect_str_eq(stance_coalitions_id(c, c->stability->swing[0]), "m");
    stance_coalitions_free(c);
    stance_dataset_free(d);
}

Test(bootstrap, one_statement_supports_no_more_than_its_draws)
{
    struct stance_dataset *d = blocs("x,i0,1\ny,i1,1\n");
    start(STANCE_METHOD_SIGNED, STANCE_RESAMPLE_STATEMENTS);
    options.cluster.bootstrap = 1000;
    must_run(d);
    /* Drawn with probability 1 - 1/e, and then nothing speaks against it. */
    cr_expect_float_eq(support("x"), 1 - exp(-1), 0.05, "%g", support("x"));
    cr_expect_float_eq(support("y"), 1 - exp(-1), 0.05, "%g", support("y"));
    cr_assert_eq(c->stability->swing_n, 2);
    cr_expect_leq(c->stability->support[c->stability->swing[0]],
                  c->stability->support[c->stability->swing[1]]);
    stance_coalitions_free(c);
    stance_dataset_free(d);
}

Test(bootstrap, alignments_are_there_in_every_replicate)
{
    struct stance_dataset *d = world_make(
        (struct world){.statements = "actor,issue,stance\na,p,1\nb,p,1\nc,p,-1\nd,p,-1\n",
                       .alignments = "a,b,strength\na,b,1\nc,d,1\na,c,-1\nb,d,-1\n"});
    start(STANCE_METHOD_SIGNED, STANCE_RESAMPLE_STATEMENTS);
    must_run(d);
    const struct stance_stability *s = c->stability;
    cr_expect_eq(s->both[stance_stability_pair(s, 0, 3)], 60);
    for (size_t a = 0; a < 4; a++)
        cr_expect_eq(s->support[a], 1);
    stance_coalitions_free(c);
    options.cluster.method = STANCE_METHOD_LEIDEN; /* reads none of them */
    must_run(d);
    cr_expect_lt(c->stability->both[stance_stability_pair(c->stability, 0, 3)], 60);
    stance_coalitions_free(c);
    stance_dataset_free(d);
}

/* Positions at random, two in five recorded. */
static struct stance_dataset *noise(uint64_t seed, int actors)
{
    struct stance_text t = {0};
    struct stance_random random;
    stance_random_seed(&random, seed);
    stance_text_puts(&t, "actor,issue,stance\n");
    for (int a = 0; a < actors; a++)
        for (int j = 0; j < 10; j++)
            if (j == a % 10 || stance_random_below(&random, 5) < 2)
                stance_text_format(&t, "a%d,i%d,%d\n", a, j,
                                   1 - (int)stance_random_below(&random, 3));
    cr_assert_eq(stance_text_end(&t, NULL), STANCE_OK);
    struct stance_dataset *d = world_of(t.bytes);
    stance_text_free(&t);
    return d;
}

Test(bootstrap, counts_keep_their_bounds_on_noise)
{
    for (uint64_t seed = 1; seed <= 6; seed++) {
        struct stance_dataset *d = noise(seed, 14);
        start((enum stance_method)(seed % 5), (enum stance_resample)(seed % 2));
        must_run(d);
        const struct stance_stability *s = c->stability;
        for (size_t a = 0, pair = 0; a < c->actor_n; a++) {
            cr_expect(s->support[a] >= 0 && s->support[a] <= 1);
            for (size_t b = a + 1; b < c->actor_n; b++, pair++) {
                cr_assert_eq(stance_stability_pair(s, a, b), pair);
                cr_expect(s->together[pair] <= s->both[pair] && s->both[pair] <= 60);
            }
        }
        for (size_t i = 0; i < s->swing_n; i++)
            cr_expect(s->support[s->swing[i]] < STANCE_SWING_BELOW &&
                      (i == 0 || s->support[s->swing[i]] >= s->support[s->swing[i - 1]]));
        cr_expect(s->k_least >= 1 && s->k_least <= s->k_most);
        stance_coalitions_free(c);
        stance_dataset_free(d);
    }
}

Test(bootstrap, the_same_seed_gives_the_same_bits)
{
    struct stance_dataset *d = noise(7, 12);
    for (int method = STANCE_METHOD_SIGNED; method <= STANCE_METHOD_WARD; method++) {
        start((enum stance_method)method, STANCE_RESAMPLE_STATEMENTS);
        options.cluster.bootstrap = 12;
        must_run(d);
        stance_coalitions *first = c;
        must_run(d);
        size_t n = c->actor_n, pairs = n * (n - 1) / 2;
        const struct stance_stability *x = first->stability, *y = c->stability;
        cr_expect_arr_eq(x->support, y->support, n * sizeof *x->support);
        cr_expect_arr_eq(x->together, y->together, pairs * sizeof *x->together);
        cr_expect_arr_eq(x->consensus, y->consensus, n * sizeof *x->consensus);
        stance_coalitions_free(c);
        options.cluster.seed = 2;
        must_run(d);
        cr_expect_arr_neq(x->together, c->stability->together, pairs * sizeof *x->together);
        stance_coalitions_free(c);
        stance_coalitions_free(first);
    }
    stance_dataset_free(d);
}

Test(bootstrap, walktrap_with_k_outlives_replicates_that_fall_apart)
{
    struct stance_dataset *d =
        world_of("actor,issue,stance\na,p,1\nb,p,1\nb,q,1\nc,q,1\nc,r,1\nd,r,1\n");
    start(STANCE_METHOD_WALKTRAP, STANCE_RESAMPLE_STATEMENTS);
    options.cluster.k = 2;
    must_run(d);
    cr_expect_gt(c->stability->k_most, 2);
    stance_coalitions_free(c);
    options.cluster.k = 1;
    must_run(d);
    cr_expect_eq(c->stability->consensus_k, 1);
    stance_coalitions_free(c);
    stance_dataset_free(d);
}

/* ---- Consensus ---- */

static double disagreement(const struct stance_stability *s, const uint32_t *label)
{
    double sum = 0;
    for (size_t a = 0, pair = 0; a < s->actor_n; a++)
        for (size_t b = a + 1; b < s->actor_n; b++, pair++)
            sum += label[a] == label[b] ? s->both[pair] - s->together[pair] : s->together[pair];
    return sum;
}

/* Over all partitions, as restricted growth strings. */
static double least(const struct stance_stability *s, uint32_t *label, size_t at, uint32_t k)
{
    double best = INFINITY;
    if (at == s->actor_n)
        return disagreement(s, label);
    for (label[at] = 0; label[at] <= k; label[at]++)
        best = fmin(best, least(s, label, at + 1, label[at] == k ? k + 1 : k));
    return best;
}

Test(bootstrap, consensus_contradicts_the_replicates_least)
{
    struct stance_random random;
    stance_random_seed(&random, 5);
    for (int round = 0; round < 60; round++) {
        enum { N = 7, PAIRS = N * (N - 1) / 2 };
        uint16_t together[PAIRS], both[PAIRS];
        uint32_t consensus[N], label[N];
        struct stance_stability s = {.actor_n = N,
                                     .replicate_n = 20,
                                     .together = together,
                                     .both = both,
                                     .consensus = consensus};
        for (size_t i = 0; i < PAIRS; i++) {
            both[i] = (uint16_t)stance_random_below(&random, 21);
            together[i] = (uint16_t)stance_random_below(&random, both[i] + 1u);
        }
        cr_assert_eq(stance_consensus_find(&s, 0, 1, NULL, NULL), STANCE_OK);
        cr_expect_eq(disagreement(&s, consensus), least(&s, label, 0, 0), "round %d", round);
    }
}

/* ---- What does not go ---- */

Test(bootstrap, limits_are_told)
{
    struct stance_text t = {0};
    struct stance_error err = {0};
    stance_text_puts(&t, "actor,issue,stance\n");
    for (int a = 0; a <= STANCE_BOOTSTRAP_ACTORS_MOST; a++)
        stance_text_format(&t, "a%d,i%d,1\n", a, a / 2);
    struct stance_dataset *many = world_of(t.bytes), *few = blocs("");
    start(STANCE_METHOD_LEIDEN, STANCE_RESAMPLE_STATEMENTS);
    cr_expect_eq(run(many, &err), STANCE_E_VALUE);
    cr_expect_str_eq(err.message, "--bootstrap counts every pair of actors, so it takes at most "
                                  "3000 of them; here are 3001 (--only leaves some out)");
    err = (struct stance_error){0};
    options.cluster.bootstrap = STANCE_BOOTSTRAP_MOST + 1;
    cr_expect_eq(run(few, &err), STANCE_E_VALUE);
    cr_expect_str_eq(err.message, "--bootstrap takes at most 10000 replicates");
    stance_dataset_free(many);
    stance_dataset_free(few);
    stance_text_free(&t);
}

static bool stop_later(void *data)
{
    return --*(int *)data < 0;
}

Test(bootstrap, it_stops_whenever_it_is_asked_to)
{
    struct stance_dataset *d = blocs("");
    int left = 1 << 20;
    struct stance_watch watch = {.stop = stop_later, .data = &left};
    start(STANCE_METHOD_SIGNED, STANCE_RESAMPLE_STATEMENTS);
    cr_assert_eq(stance_coalitions_find(&c, d, &options, &watch, NULL), STANCE_OK);
    stance_coalitions_free(c);
    int asked = (1 << 20) - left;
    cr_assert_gt(asked, 60, "once in a replicate at least");
    for (int patience = 0; patience < asked; patience += 7) {
        left = patience;
        c = NULL;
        cr_expect_eq(stance_coalitions_find(&c, d, &options, &watch, NULL), STANCE_E_STOPPED);
        cr_expect_null(c);
    }
    stance_dataset_free(d);
}

#ifdef STANCE_FAIL_ALLOCATION
Test(bootstrap, every_failed_allocation_is_told_and_leaves_nothing)
{
    static const char rows[] = "actor,issue,stance,weight\na,p,1,2\na,p,-1,1\na,q,1,1\nb,p,1,1\n"
                               "b,q,1,1\nc,p,-1,1\nc,q,-1,3\nd,q,-1,1\n";
    struct stance_dataset *d = world_of(rows);
    for (int unit = 0; unit < 2; unit++) {
        size_t n = 1;
        for (;; n++) {
            struct stance_error err = {0};
            start(unit ? STANCE_METHOD_WALKTRAP : STANCE_METHOD_SIGNED, (enum stance_resample)unit);
            options.cluster.exact = false;
            options.cluster.k = unit ? 2 : 0;
            options.cluster.bootstrap = 2;
            stance_memory_fail_at(n);
            enum stance_code code = run(d, &err);
            stance_memory_fail_at(0);
            if (code == STANCE_OK)
                break;
            cr_assert_eq(code, STANCE_E_MEMORY, "allocation %zu: %s", n, err.message);
            cr_assert_null(c);
        }
        stance_coalitions_free(c);
        cr_assert_gt(n, 100);
    }
    stance_dataset_free(d);
}
#endif
