/* test_signed.c - coalitions of a signed network: all partitions, laws. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "coalition/partition.h"
#include "answers.h"

static struct network net, other;

/* ---- Against all partitions ------------------------------------------------------ */

static void agrees_with_all_partitions(uint32_t k, int most, uint64_t seed)
{
    struct stance_random random;
    size_t known = 0, rounds = 400;
    stance_random_seed(&random, seed);
    for (size_t round = 0; round < rounds; round++) {
        size_t n = 2 + stance_random_below(&random, 7), optima_n;
        network_random(&net, n, 0.3 + 0.7 * stance_random_unit(&random),
                       stance_random_unit(&random), most, &random);
        double best = network_brute_force(&net, k, &optima_n);
        struct answer a = solve_network(&net, k);
        cr_assert_float_eq(a.objective, best, 1e-5, "round %zu: %g, not %g", round, a.objective,
                           best);
        cr_assert_eq(a.certificate.status, STANCE_OPTIMAL, "round %zu: bound %g of %g", round,
                     a.certificate.lower_bound, best);
        cr_assert_float_eq(a.certificate.lower_bound, best, 1e-5);
        cr_assert_eq(a.certificate.gap, 0);
        known += a.certificate.unique_known;
        if (a.certificate.unique_known)
            cr_assert_eq(a.certificate.unique, optima_n == 1, "round %zu: %zu optima", round,
                         optima_n);
        for (size_t i = 0; i < n; i++)
            cr_assert_lt(a.label[i], k ? k : n);
    }
    cr_assert_gt(known, rounds * 8 / 10, "%zu of %zu", known, rounds);
}

Test(signed, free_equals_all_partitions_on_whole_weights)
{
    agrees_with_all_partitions(0, 3, 1);
}

Test(signed, free_equals_all_partitions_on_unit_weights)
{
    agrees_with_all_partitions(0, 1, 2);
}

Test(signed, free_equals_all_partitions_on_fractions)
{
    agrees_with_all_partitions(0, 0, 3);
}

Test(signed, two_camps_equal_all_splits_on_whole_weights)
{
    agrees_with_all_partitions(2, 3, 4);
}

Test(signed, two_camps_equal_all_splits_on_unit_weights)
{
    agrees_with_all_partitions(2, 1, 5);
}

Test(signed, two_camps_equal_all_splits_on_fractions)
{
    agrees_with_all_partitions(2, 0, 6);
}

Test(signed, three_coalitions_equal_all_partitions_into_three)
{
    agrees_with_all_partitions(3, 3, 7);
}

Test(signed, four_coalitions_equal_all_partitions_into_four)
{
    agrees_with_all_partitions(4, 1, 8);
}

Test(signed, search_never_beats_the_proof_and_says_it_is_a_search)
{
    struct stance_random random;
    stance_random_seed(&random, 9);
    for (int round = 0; round < 10; round++) {
        network_random(&net, 20, 0.6, 0.5, 3, &random);
        for (uint32_t k = 0; k < 4; k++) {
            if (k == 1)
                continue;
            struct stance_signed_problem p = network_problem(&net, k);
            struct answer exact = solve(&p);
            p.exact = false;
            struct answer heuristic = solve(&p);
            cr_assert_geq(heuristic.objective, exact.objective);
            cr_assert_leq(heuristic.objective, exact.objective * 1.05);
            cr_assert_eq(heuristic.certificate.status, STANCE_HEURISTIC);
            cr_assert_eq(heuristic.certificate.lower_bound, 0);
            cr_assert_not(heuristic.certificate.unique_known);
        }
    }
}

/* Independent of how uniqueness is found: with weights times m + 1, less 1 for a tie that
 * would change its place, an optimum that moves any tie beats the one that moves none. */
Test(signed, uniqueness_agrees_with_weights_that_favour_change)
{
    struct stance_random random;
    int unique = 0, several = 0;
    stance_random_seed(&random, 21);
    for (int round = 0; round < 10; round++) {
        uint32_t k = round % 2 ? 2 : 0;
        /* The larger ones leave too much for a doll search: edges are forced. */
        if (round % 4 < 2)
            network_random(&net, 150, 0.04, 0.15, 1 + round % 3 * 40, &random);
        else
            network_random(&net, 500, 0.0096, 0.08, 1 + round % 3 * 40, &random);
        struct answer a = solve_network(&net, k);
        cr_assert_eq(a.certificate.status, STANCE_OPTIMAL);
        if (!a.certificate.unique_known)
            continue;
        double times = (double)net.m + 1, same = 0;
        other = net;
        for (size_t i = 0; i < net.m; i++) {
            bool together = a.label[net.a[i]] == a.label[net.b[i]];
            bool is_frustrated = together == (net.w[i] < 0);
            double size = fabs(net.w[i]) * times + (is_frustrated ? 1 : -1);
            other.w[i] = net.w[i] < 0 ? -size : size;
            same += is_frustrated ? size : 0;
        }
        struct answer b = solve_network(&other, k);
        cr_assert_eq(b.certificate.status, STANCE_OPTIMAL);
        cr_assert_eq(a.certificate.unique, b.objective == same, "round %d", round);
        a.certificate.unique ? unique++ : several++;
    }
    cr_assert(unique > 2 && several > 2, "%d and %d", unique, several);
}

/* ---- Laws ------------------------------------------------------------------------ */

Test(signed, frustration_counts_positive_across_and_negative_inside)
{
    net = (struct network){.n = 4};
    network_tie(&net, 0, 1, 1.5);
    network_tie(&net, 1, 2, -2);
    network_tie(&net, 2, 3, 4);
    network_tie(&net, 0, 3, -8);
    struct stance_signed_problem p = network_problem(&net, 0);
    cr_assert_float_eq(stance_signed_frustration(&p, (uint32_t[]){0, 0, 0, 0}), 10, 1e-12);
    cr_assert_float_eq(stance_signed_frustration(&p, (uint32_t[]){0, 0, 1, 1}), 0, 1e-12);
    cr_assert_float_eq(stance_signed_frustration(&p, (uint32_t[]){5, 6, 7, 5}), 13.5, 1e-12);
}

Test(signed, renaming_actors_keeps_the_objective)
{
    struct stance_random random;
    stance_random_seed(&random, 10);
    for (int round = 0; round < 40; round++) {
        network_random(&net, 18, 0.5, 0.4, round % 2 ? 4 : 0, &random);
        uint32_t name[18];
        for (uint32_t i = 0; i < 18; i++)
            name[i] = (i * 7 + 3) % 18;
        other = (struct network){.n = net.n};
        for (size_t i = net.m; i-- > 0;)
            network_tie(&other, name[net.b[i]], name[net.a[i]], net.w[i]);
        for (uint32_t k = 0; k <= 2; k += 2) {
            struct answer x = solve_network(&net, k), y = solve_network(&other, k);
            cr_assert_float_eq(x.objective, y.objective, 1e-9);
            cr_assert_eq(y.certificate.status, STANCE_OPTIMAL);
        }
    }
}

Test(signed, weights_times_ten_give_ten_times_the_objective_and_the_same_coalitions)
{
    struct stance_random random;
    static const double factor[] = {10, 1e9, 1e-9, 1e100, 1e-200, 3};
    stance_random_seed(&random, 11);
    for (size_t i = 0; i < sizeof factor / sizeof *factor; i++) {
        network_random(&net, 16, 0.7, 0.45, 0, &random);
        /* Multiples of 1/1024: exact under every factor that is a power of two or ten. */
        for (size_t j = 0; j < net.m; j++)
            net.w[j] = round(net.w[j] * 1024) / 1024;
        other = net;
        for (size_t j = 0; j < net.m; j++)
            other.w[j] *= factor[i];
        for (uint32_t k = 0; k <= 2; k += 2) {
            struct answer x = solve_network(&net, k), y = solve_network(&other, k);
            cr_assert_float_eq(y.objective / factor[i], x.objective, 1e-5);
            cr_assert_eq(y.certificate.status, STANCE_OPTIMAL);
            if (x.certificate.unique)
                cr_assert_arr_eq(x.label, y.label, net.n * sizeof *x.label);
        }
    }
}

Test(signed, flipping_a_camp_keeps_the_line_index)
{
    struct stance_random random;
    stance_random_seed(&random, 12);
    for (int round = 0; round < 20; round++) {
        network_random(&net, 20, 0.5, 0.4, 2, &random);
        other = net;
        for (size_t i = 0; i < net.m; i++)
            if ((net.a[i] % 3 == 0) != (net.b[i] % 3 == 0))
                other.w[i] = -other.w[i];
        cr_assert_float_eq(solve_network(&net, 2).objective, solve_network(&other, 2).objective,
                           1e-9);
    }
}

Test(signed, two_networks_side_by_side_cost_their_sum)
{
    struct stance_random random;
    stance_random_seed(&random, 13);
    for (uint32_t k = 0; k <= 3; k++) {
        if (k == 1)
            continue;
        network_random(&net, 12, 0.7, 0.5, 3, &random);
        double first = solve_network(&net, k).objective;
        network_random(&other, 9, 0.7, 0.5, 3, &random);
        double second = solve_network(&other, k).objective;
        for (size_t i = 0; i < other.m; i++)
            network_tie(&net, other.a[i] + 12, other.b[i] + 12, other.w[i]);
        net.n = 21;
        cr_assert_float_eq(solve_network(&net, k).objective, first + second, 1e-9);
    }
}

Test(signed, more_coalitions_never_cost_more)
{
    struct stance_random random;
    stance_random_seed(&random, 14);
    for (int round = 0; round < 10; round++) {
        network_random(&net, 14, 0.8, 0.6, 2, &random);
        double before = INFINITY;
        for (uint32_t k = 2; k <= 14; k++) {
            double now = solve_network(&net, k).objective;
            cr_assert_leq(now, before);
            before = now;
        }
        cr_assert_eq(before, solve_network(&net, 0).objective);
    }
}

Test(signed, same_problem_and_seed_give_the_same_bytes)
{
    struct stance_random random;
    stance_random_seed(&random, 15);
    network_random(&net, 60, 0.2, 0.4, 1, &random);
    for (uint32_t k = 0; k <= 4; k++) {
        if (k == 1)
            continue;
        struct stance_signed_problem p = network_problem(&net, k);
        p.exact = false;
        struct answer x = solve(&p), y = solve(&p);
        cr_assert_arr_eq(x.label, y.label, net.n * sizeof *x.label);
        cr_assert_eq(x.objective, y.objective);
    }
}
