/* test_signed.c - coalitions of a signed network: all partitions, laws, odd inputs, limits. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "coalition/partition.h"
#include "networks.h"

static struct network net, other;

struct answer {
    uint32_t label[NETWORK_MOST];
    double objective;
    struct stance_certificate certificate;
};

static struct answer solve(const struct stance_signed_problem *p)
{
    static struct answer answer;
    struct stance_error err = {0};
    enum stance_code code =
        stance_signed_solve(answer.label, &answer.objective, &answer.certificate, p, NULL, &err);
    cr_assert_eq(code, STANCE_OK, "%s", err.message);
    return answer;
}

static struct answer solve_network(const struct network *of, uint32_t k)
{
    struct stance_signed_problem p = network_problem(of, k);
    return solve(&p);
}

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
    for (int round = 0; round < 20; round++) {
        uint32_t k = round % 2 ? 2 : 0;
        /* The larger ones leave too much for a doll search: edges are forced. */
        if (round % 4 < 2)
            network_random(&net, 150, 0.04, 0.15, 1 + round % 3 * 40, &random);
        else
            network_random(&net, 600, 0.008, 0.08, 1 + round % 3 * 40, &random);
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

/* ---- Odd inputs ------------------------------------------------------------------ */

Test(signed, nobody_and_one_actor_are_solved)
{
    for (uint32_t k = 0; k <= 3; k++) {
        if (k == 1)
            continue;
        for (size_t n = 0; n <= 1; n++) {
            net = (struct network){.n = n};
            struct answer a = solve_network(&net, k);
            cr_assert_eq(a.objective, 0);
            cr_assert_eq(a.certificate.status, STANCE_OPTIMAL);
            cr_assert(a.certificate.unique_known && a.certificate.unique);
            if (n)
                cr_assert_eq(a.label[0], 0);
        }
    }
}

static void complete(size_t n, double w)
{
    net = (struct network){.n = n};
    for (uint32_t a = 0; a < n; a++)
        for (uint32_t b = a + 1; b < n; b++)
            network_tie(&net, a, b, w);
}

Test(signed, friends_only_are_one_coalition)
{
    complete(30, 0.5);
    for (uint32_t k = 0; k <= 2; k += 2) {
        struct answer a = solve_network(&net, k);
        cr_assert_eq(a.objective, 0);
        cr_assert(a.certificate.unique);
        for (size_t i = 0; i < 30; i++)
            cr_assert_eq(a.label[i], 0);
    }
}

Test(signed, enemies_only_are_apart_or_in_two_halves)
{
    complete(12, -1);
    struct answer a = solve_network(&net, 0);
    cr_assert_eq(a.objective, 0);
    for (size_t i = 0; i < 12; i++)
        cr_assert_eq(a.label[i], i);
    a = solve_network(&net, 2);
    cr_assert_eq(a.objective, 30); /* 2 * (6 over 2) */
    cr_assert_eq(a.certificate.status, STANCE_OPTIMAL);
    cr_assert(a.certificate.unique_known && !a.certificate.unique);
    a = solve_network(&net, 3);
    cr_assert_eq(a.objective, 18); /* 3 * (4 over 2) */
    cr_assert_eq(a.certificate.status, STANCE_OPTIMAL);
}

Test(signed, a_balanced_network_is_taken_apart_into_its_camps)
{
    net = (struct network){.n = 200};
    for (uint32_t a = 0; a < 200; a++)
        for (uint32_t step = 1; step <= 5; step++)
            if (a + step < 200)
                network_tie(&net, a, a + step, (a % 3 == 0) == ((a + step) % 3 == 0) ? 1 : -1);
    struct answer a = solve_network(&net, 2);
    cr_assert_eq(a.objective, 0);
    cr_assert(a.certificate.unique);
    for (size_t i = 0; i < 200; i++)
        cr_assert_eq(a.label[i], i % 3 == 0);
}

Test(signed, actors_without_ties_stay_alone_or_go_with_the_largest)
{
    net = (struct network){.n = 7};
    network_tie(&net, 1, 2, 1);
    network_tie(&net, 2, 3, -1);
    network_tie(&net, 4, 5, 0);
    struct answer a = solve_network(&net, 0);
    static const uint32_t apart[] = {1, 0, 0, 2, 3, 4, 5};
    cr_assert_arr_eq(a.label, apart, sizeof apart);
    a = solve_network(&net, 2);
    static const uint32_t camps[] = {0, 0, 0, 1, 0, 0, 0};
    cr_assert_arr_eq(a.label, camps, sizeof camps);
    cr_assert(a.certificate.unique);
}

Test(signed, free_coalitions_are_held_together_by_positive_ties)
{
    struct stance_random random;
    stance_random_seed(&random, 16);
    for (int round = 0; round < 50; round++) {
        network_random(&net, 15, 0.25, 0.5, 1, &random);
        struct answer a = solve_network(&net, 0);
        for (uint32_t i = 0; i < 15; i++) {
            bool has_fellow = false, has_friend = false;
            for (uint32_t j = 0; j < 15; j++)
                has_fellow |= j != i && a.label[j] == a.label[i];
            for (size_t e = 0; e < net.m; e++)
                has_friend |= net.w[e] > 0 && (net.a[e] == i || net.b[e] == i) &&
                              a.label[net.a[e]] == a.label[net.b[e]];
            cr_assert_eq(has_fellow, has_friend);
        }
    }
}

Test(signed, a_long_path_and_a_large_star_are_no_trouble)
{
    for (int shape = 0; shape < 2; shape++) {
        net = (struct network){.n = NETWORK_MOST};
        for (uint32_t i = 1; i < NETWORK_MOST; i++)
            network_tie(&net, shape ? 0 : i - 1, i, i % 2 ? 1 : -1);
        for (uint32_t k = 0; k <= 2; k += 2) {
            struct answer a = solve_network(&net, k);
            cr_assert_eq(a.objective, 0);
            cr_assert(a.certificate.unique);
        }
    }
}

Test(signed, wrong_problems_are_told)
{
    static const struct {
        uint32_t k, a, b;
        double w;
        const char *message;
    } rows[] = {
        {1, 0, 1, 1, "k is 0 (free) or at least 2, not 1"},
        {0, 0, 3, 1, "a tie names actor 3 of 3"},
        {0, 2, 2, 1, "actor 2 has a tie with itself"},
        {2, 0, 1, NAN, "the weight of tie 0 is not finite"},
        {2, 0, 1, INFINITY, "the weight of tie 0 is not finite"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t label[3] = {7, 7, 7};
        double objective = -1;
        struct stance_certificate certificate;
        struct stance_error err = {0};
        net = (struct network){.n = 3};
        network_tie(&net, rows[i].a, rows[i].b, rows[i].w);
        struct stance_signed_problem p = network_problem(&net, rows[i].k);
        cr_assert_eq(stance_signed_solve(label, &objective, &certificate, &p, NULL, &err),
                     STANCE_E_VALUE);
        cr_assert_str_eq(err.message, rows[i].message);
        cr_assert_eq(label[0], 7);
        cr_assert_eq(objective, -1);
    }
}

/* ---- Limits ---------------------------------------------------------------------- */

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

struct patience {
    double until, longest, last;
};

static bool stop(void *data)
{
    struct patience *p = data;
    double now = seconds();
    p->longest = fmax(p->longest, now - p->last);
    p->last = now;
    return now >= p->until;
}

/* Nothing here is proven within seconds: what runs when the caller stops depends on when. */
Test(signed, the_caller_can_stop_within_a_fifth_of_a_second)
{
    struct stance_random random;
    stance_random_seed(&random, 17);
    network_random(&net, 300, 0.1, 0.4, 1, &random);
    for (uint32_t k = 0; k <= 3; k++) {
        if (k == 1)
            continue;
        for (double wait = 0; wait < 1.3; wait += 0.6) {
            struct stance_signed_problem p = network_problem(&net, k);
            double start = seconds(), objective;
            struct patience patience = {start + wait, 0, start};
            struct stance_watch watch = {.stop = stop, .data = &patience};
            struct stance_certificate certificate;
            uint32_t label[300];
            enum stance_code code =
                stance_signed_solve(label, &objective, &certificate, &p, &watch, NULL);
            cr_assert_eq(code, STANCE_E_STOPPED);
            /* 0.2 s of this process alone; the machine may be busy with others. */
            cr_assert_lt(patience.longest, 0.6, "asked after %g s only", patience.longest);
            cr_assert_lt(seconds() - start - wait, 0.6);
        }
    }
}

Test(signed, the_time_limit_ends_the_proof_with_a_bound)
{
    struct stance_random random;
    stance_random_seed(&random, 18);
    network_random(&net, 300, 0.1, 0.4, 1, &random);
    for (uint32_t k = 0; k <= 3; k++) {
        if (k == 1)
            continue;
        struct stance_signed_problem p = network_problem(&net, k);
        p.time_limit = 0.5;
        double start = seconds();
        struct answer a = solve(&p);
        cr_assert_lt(seconds() - start, 5);
        cr_assert_eq(a.certificate.status, STANCE_BOUNDED);
        cr_assert_gt(a.certificate.lower_bound, 0);
        cr_assert_lt(a.certificate.lower_bound, a.objective);
        cr_assert_float_eq(a.certificate.gap,
                           (a.objective - a.certificate.lower_bound) / a.objective, 1e-12);
    }
}

#ifdef STANCE_FAIL_ALLOCATION
Test(signed, every_failing_allocation_is_an_error_and_no_leak, .timeout = 300)
{
    struct stance_random random;
    stance_random_seed(&random, 19);
    /* A ring of dense blocks: kernel, packing, doll search, programme and uniqueness all run. */
    network_random(&net, 22, 0.35, 0.45, 2, &random);
    network_tie(&net, 0, 21, 1);
    for (uint32_t k = 0; k <= 3; k++) {
        if (k == 1)
            continue;
        enum stance_code code = STANCE_E_MEMORY;
        for (size_t at = 1; code != STANCE_OK; at++) {
            uint32_t label[22];
            double objective;
            struct stance_certificate certificate;
            struct stance_error err = {0};
            struct stance_signed_problem p = network_problem(&net, k);
            stance_memory_fail_at(at);
            code = stance_signed_solve(label, &objective, &certificate, &p, NULL, &err);
            stance_memory_fail_at(0);
            cr_assert(code == STANCE_OK || code == STANCE_E_MEMORY, "allocation %zu: %s", at,
                      err.message);
        }
    }
}
#endif
