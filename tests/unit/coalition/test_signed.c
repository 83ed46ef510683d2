/* test_signed.c - coalitions of a signed network against all partitions, laws, limits. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "networks.h"

static struct network net;

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

static void agrees_with_all_partitions(uint32_t k, int most, uint64_t seed)
{
    struct stance_random random;
    stance_random_seed(&random, seed);
    for (int round = 0; round < 300; round++) {
        size_t n = 2 + stance_random_below(&random, 7), optima_n;
        network_random(&net, n, 0.3 + 0.7 * stance_random_unit(&random),
                       stance_random_unit(&random), most, &random);
        double best = network_brute_force(&net, k, &optima_n);
        struct stance_signed_problem p = network_problem(&net, k);
        struct answer a = solve(&p);
        cr_assert_float_eq(a.objective, best, 1e-5, "round %d: %g, not %g", round, a.objective,
                           best);
        cr_assert_eq(a.certificate.status, STANCE_OPTIMAL, "round %d: bound %g of %g", round,
                     a.certificate.lower_bound, best);
        cr_assert_float_eq(a.certificate.lower_bound, best, 1e-5);
        cr_assert_eq(a.certificate.gap, 0);
        if (a.certificate.unique_known && (most || optima_n > 1))
            cr_assert_eq(a.certificate.unique, optima_n == 1, "round %d: %zu optima", round,
                         optima_n);
        for (size_t i = 0; i < n; i++)
            cr_assert_lt(a.label[i], k ? k : n);
    }
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
