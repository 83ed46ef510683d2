/* test_signed_limits.c - coalitions of a signed network: odd inputs, limits of time and memory. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "coalition/partition.h"
#include "answers.h"

static struct network net;

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
        for (double wait = 0; wait < 0.7; wait += 0.3) {
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

/* Lets the second question wait, as on a machine that is busy with others, then says no.  The
 * first comes before all work, the second from the search. */
static bool slow_once(void *data)
{
    int *asked = data;
    double start = seconds();
    while (*asked == 1 && seconds() - start < 0.6)
        continue;
    ++*asked;
    return false;
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
        int asked = 0;
        struct stance_watch watch = {.stop = slow_once, .data = &asked};
        double start = seconds();
        p.time_limit = 0.5;
        struct answer a = solve_watched(&p, &watch);
        cr_assert_lt(seconds() - start, 5);
        cr_assert_eq(a.certificate.status, STANCE_BOUNDED);
        cr_assert_gt(a.certificate.lower_bound, 0, "the search took the proof's time");
        cr_assert_lt(a.certificate.lower_bound, a.objective);
        cr_assert_float_eq(a.certificate.gap,
                           (a.objective - a.certificate.lower_bound) / a.objective, 1e-12);
    }
}

/* Every question waits a little, as on a machine that is slow or busy. */
static bool slow(void *data)
{
    double start = seconds();
    (void)data;
    while (seconds() - start < 0.002)
        continue;
    return false;
}

Test(signed, counted_work_ends_the_proof_at_the_same_place_on_a_slow_machine, .timeout = 60)
{
    struct stance_random random;
    stance_random_seed(&random, 18);
    network_random(&net, 60, 0.8, 0.5, 1, &random);
    for (uint32_t k = 0; k <= 3; k++) {
        if (k == 1)
            continue;
        struct stance_watch watch = {.stop = slow};
        struct stance_signed_problem p = network_problem(&net, k);
        p.time_limit = 0; /* has nothing to say */
        p.work_limit = 80;
        struct answer fast = solve_watched(&p, NULL), late = solve_watched(&p, &watch);
        cr_assert_eq(fast.certificate.status, STANCE_BOUNDED);
        cr_assert_gt(fast.certificate.lower_bound, 0);
        cr_assert_eq(fast.objective, late.objective);
        cr_assert_eq(fast.certificate.lower_bound, late.certificate.lower_bound);
        cr_assert_arr_eq(fast.label, late.label, net.n * sizeof *fast.label);
    }
}

Test(signed, more_counted_work_proves_more)
{
    struct stance_random random;
    stance_random_seed(&random, 21);
    network_random(&net, 40, 0.5, 0.4, 1, &random);
    struct stance_signed_problem p = network_problem(&net, 0);
    double bound[2];
    for (int i = 0; i < 2; i++) {
        p.work_limit = i ? 600 : 1;
        bound[i] = solve_watched(&p, NULL).certificate.lower_bound;
    }
    cr_assert_lt(bound[0], bound[1]);
}

#ifdef STANCE_FAIL_ALLOCATION
/* Every one of the first, then every fifth: test_exact_limits.c fails each one of the proof. */
Test(signed, failing_allocations_are_errors_and_no_leak)
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
        for (size_t at = 1; code != STANCE_OK; at += at < 200 ? 1 : 5) {
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
