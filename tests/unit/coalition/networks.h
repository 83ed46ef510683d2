/* networks.h - small signed networks for the tests, and what is true of them. */
#ifndef TEST_COALITION_NETWORKS_H
#define TEST_COALITION_NETWORKS_H

#include "base/random.h"
#include "coalition/signed.h"

#define NETWORK_MOST 20000

struct network {
    size_t n, m;
    uint32_t a[NETWORK_MOST], b[NETWORK_MOST];
    double w[NETWORK_MOST];
};

/* Each pair is tied with chance `density`, against with chance `against`; weights are
 * whole numbers 1 .. most, or parts of 1 where most is 0. */
void network_random(struct network *net, size_t n, double density, double against, int most,
                    struct stance_random *random);
void network_tie(struct network *net, uint32_t a, uint32_t b, double w);

struct stance_signed_problem network_problem(const struct network *net, uint32_t k);

/* Least frustration over all partitions into at most k coalitions (0 = any number),
 * one by one; *optima_n counts those that reach it, telling them apart by which ties
 * are inside only.  n <= 9. */
double network_brute_force(const struct network *net, uint32_t k, size_t *optima_n);

/* Reads "node node weight" lines from a folder beside the checkout; false if absent. */
bool network_read(struct network *net, const char *name);

#endif
