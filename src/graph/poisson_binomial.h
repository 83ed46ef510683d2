/* poisson_binomial.h - how many of many independent events come true.
 *
 * Events come in groups of equal chance.  Up to STANCE_POISSON_EXACT events the tails are
 * exact (one convolution per event), beyond by the normal approximation corrected for
 * skewness: with x = (k + 1/2 - mean) / sd and g the skewness,
 *
 *     P(X <= k) = Phi(x) + g (1 - x^2) phi(x) / 6
 *
 * Y. Hong: On computing the distribution function for the Poisson binomial distribution.
 * Computational Statistics & Data Analysis 59 (2013) 41-51. doi:10.1016/j.csda.2012.10.006 */
#ifndef STANCE_GRAPH_POISSON_BINOMIAL_H
#define STANCE_GRAPH_POISSON_BINOMIAL_H

#include <stddef.h>

#define STANCE_POISSON_EXACT 256

struct stance_chance {
    double p;
    size_t n; /* events with this chance */
};

/* stance_poisson_tails - P(X <= k) and P(X >= k) of n groups. */
void stance_poisson_tails(const struct stance_chance *group, size_t n, size_t k, double *below,
                          double *above);
/* The same by the approximation alone, for tests. */
void stance_poisson_tails_near(const struct stance_chance *group, size_t n, size_t k, double *below,
                               double *above);

#endif
