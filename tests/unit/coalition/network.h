/* network.h - networks for tests: from lists, random, from the made-up world. */
#ifndef TESTS_NETWORK_H
#define TESTS_NETWORK_H

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>

#include "base/random.h"
#include "graph/network.h"

struct tie {
    uint32_t a, b;
    double w;
};

/* Ties sorted by a, then b; freed with stance_network_clear (plain calloc underneath). */
static inline struct stance_network network_of(size_t n, const struct tie *tie, size_t m)
{
    struct stance_network net = {.n = n, .m = m, .measure = STANCE_SIGNED};
    net.a = calloc(m + 1, sizeof *net.a);
    net.b = calloc(m + 1, sizeof *net.b);
    net.w = calloc(m + 1, sizeof *net.w);
    net.overlap = calloc(m + 1, sizeof *net.overlap);
    for (size_t i = 0; i < m; i++) {
        net.a[i] = tie[i].a;
        net.b[i] = tie[i].b;
        net.w[i] = tie[i].w;
        net.overlap[i] = 9;
        net.is_signed |= tie[i].w < 0;
    }
    return net;
}

/* Every pair with probability `density`; weights in (-1, 1), or (0, 1) unless is_signed. */
static inline struct stance_network network_random(size_t n, double density, bool is_signed,
                                                   uint64_t seed)
{
    struct tie *tie = calloc(n * n / 2 + 1, sizeof *tie);
    struct stance_random random;
    size_t m = 0;
    stance_random_seed(&random, seed);
    for (uint32_t a = 0; a < n; a++)
        for (uint32_t b = a + 1; b < n; b++) {
            if (stance_random_unit(&random) >= density)
                continue;
            double w = stance_random_unit(&random);
            if (is_signed && stance_random_below(&random, 2))
                w = -w;
            tie[m++] = (struct tie){a, b, w};
        }
    struct stance_network net = network_of(n, tie, m);
    free(tie);
    return net;
}

#endif
