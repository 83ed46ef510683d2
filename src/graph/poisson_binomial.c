/* poisson_binomial.c - exact for few events, approximate for many. */
#include "poisson_binomial.h"

#include <math.h>

static double clip(double p)
{
    return p < 0 ? 0 : p > 1 ? 1 : p;
}

static double below_near(double mean, double sd, double skew, double k)
{
    static const double root_two_pi = 2.5066282746310002, root_half = 0.70710678118654752;
    double x = (k + 0.5 - mean) / sd;
    double normal = 0.5 * erfc(-x * root_half), density = exp(-0.5 * x * x) / root_two_pi;
    return clip(normal + skew * (1 - x * x) * density / 6);
}

void stance_poisson_tails_near(const struct stance_chance *group, size_t n, size_t k, double *below,
                               double *above)
{
    double mean = 0, variance = 0, third = 0;
    for (size_t i = 0; i < n; i++) {
        double p = group[i].p, spread = p * (1 - p) * (double)group[i].n;
        mean += p * (double)group[i].n;
        variance += spread;
        third += spread * (1 - 2 * p);
    }
    if (variance < 1e-12) { /* nothing left to chance */
        *below = (double)k >= mean - 0.5;
        *above = (double)k <= mean + 0.5;
        return;
    }
    double sd = sqrt(variance), skew = third / (variance * sd);
    *below = below_near(mean, sd, skew, (double)k);
    *above = clip(1 - below_near(mean, sd, skew, (double)k - 1));
}

void stance_poisson_tails(const struct stance_chance *group, size_t n, size_t k, double *below,
                          double *above)
{
    double mass[STANCE_POISSON_EXACT + 1] = {1};
    size_t events = 0, done = 0;
    for (size_t i = 0; i < n; i++)
        events += group[i].n;
    if (events > STANCE_POISSON_EXACT) {
        stance_poisson_tails_near(group, n, k, below, above);
        return;
    }
    for (size_t i = 0; i < n; i++)
        for (size_t e = 0; e < group[i].n; e++) {
            double p = group[i].p;
            done++;
            for (size_t x = done; x > 0; x--)
                mass[x] = mass[x] * (1 - p) + mass[x - 1] * p;
            mass[0] *= 1 - p;
        }
    *below = *above = 0;
    for (size_t x = 0; x <= events; x++) {
        *below += x <= k ? mass[x] : 0;
        *above += x >= k ? mass[x] : 0;
    }
}
