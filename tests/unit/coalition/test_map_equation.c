/* test_map_equation.c - the description length against its definition, code by code, and against
 * the numbers of Infomap. */
#include <string.h>

#include "base/memory.h"
#include "coalition/map_equation.h"
#include "network.h"

static double length_of(const struct stance_network *net, const uint32_t *label, uint32_t k)
{
    double bits = -1;
    cr_assert_eq(stance_map_equation_of(&bits, net, label, k, NULL), STANCE_OK);
    return bits;
}

/* How often per step a code is used, times the entropy of its words. */
static double code_of(const double *rate, size_t n)
{
    double all = 0, sum = 0;
    for (size_t i = 0; i < n; i++)
        all += rate[i];
    for (size_t i = 0; i < n; i++)
        sum += rate[i] > 0 ? -rate[i] * log2(rate[i] / all) : 0;
    return sum;
}

/* By the definition: for each code, the rates of its words by looking at every tie. */
static double by_codes(const struct stance_network *net, const uint32_t *label, uint32_t k)
{
    double rate[64], leave[64], all = 0, sum = 0;
    for (size_t i = 0; i < net->m; i++)
        all += net->w[i] > 0 ? 2 * net->w[i] : 0;
    if (all == 0)
        return 0;
    for (uint32_t c = 0; c < k; c++) {
        leave[c] = 0;
        for (size_t i = 0; i < net->m; i++)
            if (net->w[i] > 0 && (label[net->a[i]] == c) != (label[net->b[i]] == c))
                leave[c] += net->w[i] / all;
        size_t words = 0;
        for (uint32_t actor = 0; actor < net->n; actor++) {
            double visits = 0;
            for (size_t i = 0; i < net->m; i++)
                if (net->w[i] > 0 && (net->a[i] == actor || net->b[i] == actor))
                    visits += net->w[i] / all;
            if (label[actor] == c)
                rate[words++] = visits;
        }
        rate[words++] = leave[c];
        sum += code_of(rate, words);
    }
    return sum + code_of(leave, k);
}

Test(map_equation, equals_the_definition_code_by_code)
{
    struct stance_random random;
    stance_random_seed(&random, 3);
    for (uint64_t round = 0; round < 200; round++) {
        uint32_t n = 1 + (uint32_t)stance_random_below(&random, 30);
        uint32_t k = 1 + (uint32_t)stance_random_below(&random, 8), label[32];
        struct stance_network net =
            network_random(n, (double)(round % 10) / 10, round % 3 > 0, round);
        for (uint32_t i = 0; i < n; i++)
            label[i] = (uint32_t)stance_random_below(&random, k);
        double bits = length_of(&net, label, k);
        cr_assert_float_eq(bits, by_codes(&net, label, k), 1e-9, "%.12g", bits);
        for (size_t i = 0; i < net.m; i++)
            net.w[i] *= 1e6;
        cr_assert_float_eq(length_of(&net, label, k), bits, 1e-9, "the scale does not matter");
        stance_network_clear(&net);
    }
}

/* Told for Infomap in igraph 1.0: two triangles, and two cliques of four with two ties between. */
Test(map_equation, infomaps_own_numbers)
{
    static const struct tie triangles[] = {{0, 1, 1}, {0, 2, 1}, {1, 2, 1}, {2, 3, 1},
                                           {3, 4, 1}, {3, 5, 1}, {4, 5, 1}};
    static const uint32_t camp[] = {0, 0, 0, 1, 1, 1}, four[] = {0, 0, 0, 0, 1, 1, 1, 1};
    struct stance_network net = network_of(6, triangles, 7);
    cr_expect_float_eq(length_of(&net, camp, 2), 2.32073, 5e-6);
    stance_network_clear(&net);
    struct tie tie[14];
    size_t m = 0;
    for (uint32_t a = 0; a < 8; a++)
        for (uint32_t b = a + 1; b < 8; b++)
            if (four[a] == four[b] || (b == a + 4 && a < 2))
                tie[m++] = (struct tie){a, b, 1};
    cr_assert_eq(m, 14);
    net = network_of(8, tie, m);
    cr_expect_float_eq(length_of(&net, four, 2), 2.74930, 5e-6);
    stance_network_clear(&net);
}

Test(map_equation, one_coalition_has_the_entropy_of_the_visits)
{
    static const struct tie ring[] = {{0, 1, 2}, {0, 3, 2}, {0, 4, -9}, {1, 2, 2}, {2, 3, 2}};
    static const uint32_t label[5] = {0};
    struct stance_network net = network_of(5, ring, 5);
    cr_expect_float_eq(length_of(&net, label, 1), 2, 1e-12,
                       "four actors, as often; -9 is not read");
    net.m = 0;
    cr_expect_eq(length_of(&net, label, 1), 0);
    stance_network_clear(&net);
}

#ifdef STANCE_FAIL_ALLOCATION
Test(map_equation, every_failed_allocation_is_told)
{
    static const uint32_t label[12] = {0};
    struct stance_network net = network_random(12, 0.4, true, 2);
    for (size_t at = 1; at <= 2; at++) {
        double bits = -1;
        stance_memory_fail_at(at);
        cr_expect_eq(stance_map_equation_of(&bits, &net, label, 1, NULL), STANCE_E_MEMORY);
        stance_memory_fail_at(0);
        cr_expect_eq(bits, -1);
    }
    stance_network_clear(&net);
}
#endif
