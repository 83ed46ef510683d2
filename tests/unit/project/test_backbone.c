/* test_backbone.c - each backbone by hand, by law, or against a dull way to the same number. */
#include "../graph/world.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/random.h"
#include "graph/backbone.h"
#include "graph/bicm.h"
#include "graph/network_build.h"
#include "graph/poisson_binomial.h"
#include "graph/projection.h"

static struct stance_network network_of(size_t n, size_t m, const double (*tie)[3])
{
    struct stance_network_builder b = {.net = {.n = n}};
    for (size_t i = 0; i < m; i++)
        cr_assert(stance_network_put(&b, (size_t)tie[i][0], (size_t)tie[i][1], tie[i][2], 3));
    return b.net;
}

static size_t apply(struct stance_network *net, struct stance_project_options o)
{
    size_t cut = 0;
    struct stance_error err = {0};
    cr_assert_eq(stance_backbone_apply(net, &cut, NULL, &o, NULL, &err), STANCE_OK, "%s",
                 err.message);
    return cut;
}

static bool has(const struct stance_network *net, uint32_t a, uint32_t b)
{
    for (size_t i = 0; i < net->m; i++)
        if (net->a[i] == a && net->b[i] == b)
            return true;
    return false;
}

static const double five[][3] = {{0, 1, 0.9}, {0, 2, -0.8}, {0, 3, 0.1},
                                 {1, 2, 0.5}, {1, 3, 0.2},  {2, 3, -0.3}};

Test(backbone, threshold_looks_at_strength_not_sign)
{
    struct stance_network net = network_of(4, 6, five);
    size_t cut = apply(&net, (struct stance_project_options){.backbone = STANCE_BACKBONE_THRESHOLD,
                                                             .threshold = 0.5});
    cr_assert(cut == 3 && net.m == 3 && has(&net, 0, 1) && has(&net, 0, 2) && has(&net, 1, 2));
    stance_network_clear(&net);
}

Test(backbone, top_keeps_what_either_end_keeps)
{
    struct stance_network net = network_of(4, 6, five);
    apply(&net, (struct stance_project_options){.backbone = STANCE_BACKBONE_TOP_K, .top = 1});
    cr_assert(net.m == 3 && has(&net, 0, 1) && has(&net, 0, 2) && has(&net, 2, 3));
    stance_network_clear(&net);
}

Test(backbone, tree_is_the_heaviest_of_all_spanning_trees)
{
    struct stance_network net = network_of(4, 6, five);
    double best = -100, sum = 0;
    for (unsigned pick = 0; pick < 64; pick++) { /* three ties that leave nobody apart */
        unsigned reached = 1;
        double weight = 0;
        if (__builtin_popcount(pick) != 3)
            continue;
        for (int round = 0; round < 3; round++)
            for (int i = 0; i < 6; i++) {
                unsigned ends = (1u << (int)five[i][0]) | (1u << (int)five[i][1]);
                if ((pick >> i & 1) && (reached & ends))
                    reached |= ends;
            }
        for (int i = 0; i < 6; i++)
            weight += pick >> i & 1 ? five[i][2] : 0;
        if (reached == 15 && weight > best)
            best = weight;
    }
    apply(&net, (struct stance_project_options){.backbone = STANCE_BACKBONE_TREE});
    for (size_t i = 0; i < net.m; i++)
        sum += net.w[i];
    cr_assert_eq(net.m, 3);
    cr_assert_float_eq(sum, best, 1e-12);
    stance_network_clear(&net);
}

Test(backbone, disparity_follows_the_formula)
{
    /* At 0: degree 3, strength 1.8: (1 - 0.9/1.8)^2 = 0.25, (1 - 0.8/1.8)^2 = 0.309. */
    struct stance_network net = network_of(4, 6, five);
    apply(&net,
          (struct stance_project_options){.backbone = STANCE_BACKBONE_DISPARITY, .alpha = 0.2});
    /* At 1: strength 1.6: (1 - 0.9/1.6)^2 = 0.19; at 3: 0.6: (1 - 0.3/0.6)^2 = 0.25. */
    cr_assert(net.m == 1 && has(&net, 0, 1));
    stance_network_clear(&net);
}

Test(backbone, parameters_that_are_none_are_refused)
{
    static const struct stance_project_options bad[] = {
        {.backbone = STANCE_BACKBONE_THRESHOLD, .threshold = NAN},
        {.backbone = STANCE_BACKBONE_THRESHOLD, .threshold = -1},
        {.backbone = STANCE_BACKBONE_TOP_K, .top = 0},
        {.backbone = STANCE_BACKBONE_DISPARITY, .alpha = 0},
        {.backbone = STANCE_BACKBONE_DISPARITY, .alpha = NAN},
        {.backbone = STANCE_BACKBONE_SDSM, .alpha = 1},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct stance_network net = network_of(4, 6, five);
        size_t cut;
        cr_assert_eq(stance_backbone_apply(&net, &cut, NULL, &bad[i], NULL, NULL), STANCE_E_VALUE);
        stance_network_clear(&net);
    }
}

/* ---- Chance ---- */

Test(bicm, sums_of_chances_are_the_sums_given)
{
    struct stance_random random;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        uint32_t row[30] = {0}, column[40] = {0};
        struct stance_bicm s = {0};
        stance_random_seed(&random, seed);
        for (int i = 0; i < 30; i++)
            for (int k = 0; k < 40; k++) { /* empty, full, and rare rows and columns too */
                bool one = i == 0 || (i != 1 && k != 3 &&
                                      stance_random_below(&random, 60) < (uint64_t)(k + i / 2));
                row[i] += one;
                column[k] += one;
            }
        cr_assert_eq(stance_bicm_fit(&s, row, 30, column, 40, NULL, NULL), STANCE_OK);
        for (int i = 0; i < 30; i++) {
            double sum = 0;
            for (int k = 0; k < 40; k++)
                sum += stance_bicm_chance(&s, s.row_of[i], s.column_of[k]);
            cr_assert_float_eq(sum, row[i], 1e-5 * (1 + row[i]));
        }
        for (int k = 0; k < 40; k++) {
            double sum = 0;
            for (int i = 0; i < 30; i++)
                sum += stance_bicm_chance(&s, s.row_of[i], s.column_of[k]);
            cr_assert_float_eq(sum, column[k], 1e-5 * (1 + column[k]));
        }
        stance_bicm_clear(&s);
    }
}

Test(poisson, tails_are_the_sum_over_all_outcomes)
{
    static const struct stance_chance group[] = {{0.1, 3}, {0.5, 2}, {0.93, 4}, {0, 1}, {1, 2}};
    double chance[12], below[13] = {0}, above[13] = {0};
    size_t n = 0;
    for (size_t g = 0; g < 5; g++)
        for (size_t i = 0; i < group[g].n; i++)
            chance[n++] = group[g].p;
    for (unsigned outcome = 0; outcome < 1u << n; outcome++) {
        double p = 1;
        for (size_t i = 0; i < n; i++)
            p *= outcome >> i & 1 ? chance[i] : 1 - chance[i];
        for (int k = 0; k <= (int)n; k++) {
            below[k] += __builtin_popcount(outcome) <= k ? p : 0;
            above[k] += __builtin_popcount(outcome) >= k ? p : 0;
        }
    }
    for (size_t k = 0; k <= n; k++) {
        double b, a;
        stance_poisson_tails(group, 5, k, &b, &a);
        cr_assert_float_eq(b, below[k], 1e-12);
        cr_assert_float_eq(a, above[k], 1e-12);
    }
}

Test(poisson, the_approximation_is_near_the_exact_tails)
{
    struct stance_chance group[50];
    for (size_t g = 0; g < 50; g++)
        group[g] = (struct stance_chance){0.02 + 0.012 * (double)g, 5};
    for (size_t k = 40; k < 120; k++) {
        double b, a, near_b, near_a;
        stance_poisson_tails(group, 50, k, &b, &a);
        stance_poisson_tails_near(group, 50, k, &near_b, &near_a);
        cr_assert_float_eq(b, near_b, 5e-4);
        cr_assert_float_eq(a, near_a, 5e-4);
    }
}

/* ---- sdsm ---- */

/* Two blocs of ten that differ on most of 60 issues; or votes at random. */
static struct stance_dataset *blocs(uint64_t seed, bool planted)
{
    struct stance_random random;
    char *text = calloc(40000, 1), *at = text;
    stance_random_seed(&random, seed);
    at += sprintf(at, "actor,issue,stance\n");
    for (int a = 0; a < 20; a++)
        for (int j = 0; j < 60; j++) {
            bool yes = planted ? (a < 10) == (j % 2 == 0) : j % 2 == 0;
            if (stance_random_below(&random, 10) < (planted ? 1 : 5))
                yes = !yes;
            at += sprintf(at, "a%02d,j%02d,%s\n", a, j, yes ? "yes" : "no");
        }
    struct stance_dataset *d = world_of(text);
    free(text);
    return d;
}

static size_t kept_of(struct stance_dataset *d, size_t *inside, size_t *across)
{
    struct stance_positions p = {0};
    struct stance_select_options select = {0};
    struct stance_network net = {0};
    struct stance_project_options o = {.measure = STANCE_AGREEMENT,
                                       .min_overlap = 1,
                                       .backbone = STANCE_BACKBONE_SDSM,
                                       .alpha = 0.05};
    size_t cut;
    cr_assert_eq(stance_positions_make(&p, d, &select, false, NULL, NULL), STANCE_OK);
    cr_assert_eq(stance_network_project_by(&net, &p, &o, STANCE_PAIRS_AUTO, NULL, NULL), STANCE_OK);
    cr_assert_eq(stance_backbone_apply(&net, &cut, &p, &o, NULL, NULL), STANCE_OK);
    cr_assert_eq(net.m + cut, 190);
    *inside = *across = 0;
    for (size_t i = 0; i < net.m; i++) {
        bool same = (net.a[i] < 10) == (net.b[i] < 10);
        *inside += same && net.w[i] > 0.5;
        *across += !same && net.w[i] < 0.5;
    }
    size_t kept = net.m;
    stance_network_clear(&net);
    stance_positions_clear(&p);
    stance_dataset_free(d);
    return kept;
}

Test(sdsm, finds_blocs_and_the_gap_between_them)
{
    size_t inside, across, kept = kept_of(blocs(3, true), &inside, &across);
    cr_assert_geq(inside, 80, "%zu", inside);
    cr_assert_geq(across, 90, "%zu", across);
    cr_assert_eq(kept, inside + across);
}

Test(sdsm, finds_next_to_nothing_in_noise)
{
    size_t inside, across, kept = 0;
    for (uint64_t seed = 1; seed <= 10; seed++)
        kept += kept_of(blocs(seed, false), &inside, &across);
    cr_assert_leq(kept, 10, "%zu ties of 1900", kept);
}

#ifdef STANCE_FAIL_ALLOCATION
Test(backbone, every_failed_allocation_is_told)
{
    struct stance_dataset *d = blocs(1, true);
    struct stance_positions p = {0};
    struct stance_select_options select = {0};
    cr_assert_eq(stance_positions_make(&p, d, &select, false, NULL, NULL), STANCE_OK);
    for (int b = STANCE_BACKBONE_THRESHOLD; b <= STANCE_BACKBONE_TREE; b++) {
        struct stance_project_options o = {.measure = STANCE_AGREEMENT,
                                           .min_overlap = 1,
                                           .top = 2,
                                           .backbone = (enum stance_backbone)b,
                                           .alpha = 0.05};
        for (size_t n = 1;; n++) {
            struct stance_network net = {0};
            size_t cut;
            cr_assert_eq(stance_network_project_by(&net, &p, &o, STANCE_PAIRS_AUTO, NULL, NULL),
                         STANCE_OK);
            stance_memory_fail_at(n);
            enum stance_code code = stance_backbone_apply(&net, &cut, &p, &o, NULL, NULL);
            stance_memory_fail_at(0);
            stance_network_clear(&net);
            if (code == STANCE_OK)
                break;
            cr_assert_eq(code, STANCE_E_MEMORY);
        }
    }
    stance_positions_clear(&p);
    stance_dataset_free(d);
}
#endif
