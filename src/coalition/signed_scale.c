/* signed_scale.c - choosing the quantum and rounding to it. */
#include "signed_scale.h"

#include <math.h>

#include "../base/error.h"

enum { DECIMALS = 6, DECIMALS_MOST = 308 };

static const double total_most = 0x1p50;

/* x * 10^d without an overflow on the way. */
static double shifted(double x, int d)
{
    for (; d < 0; d++)
        x /= 10;
    if (d > 0) {
        /* Powers of ten up to 10^22 are exact: one rounding for the common case. */
        double power = 1;
        for (; d > 22; d--)
            x *= 10;
        for (; d > 0; d--)
            power *= 10;
        x *= power;
    }
    return x;
}

static int64_t common_divisor(int64_t a, int64_t b)
{
    while (b) {
        int64_t r = a % b;
        a = b;
        b = r;
    }
    return a;
}

static enum stance_code check(const struct stance_signed_problem *p, double *largest,
                              struct stance_error *err)
{
    *largest = 0;
    for (size_t i = 0; i < p->m; i++) {
        if (p->a[i] >= p->n || p->b[i] >= p->n)
            return stance_error_set(err, STANCE_E_VALUE, "a tie names actor %u of %zu",
                                    p->a[i] >= p->n ? p->a[i] : p->b[i], p->n);
        if (p->a[i] == p->b[i])
            return stance_error_set(err, STANCE_E_VALUE, "actor %u has a tie with itself", p->a[i]);
        if (!isfinite(p->w[i]))
            return stance_error_set(err, STANCE_E_VALUE, "the weight of tie %zu is not finite", i);
        *largest = fmax(*largest, fabs(p->w[i]));
    }
    return STANCE_OK;
}

enum stance_code stance_signed_scale(struct stance_signed_edge *edge, size_t *edge_n, double *unit,
                                     const struct stance_signed_problem *p,
                                     struct stance_error *err)
{
    double largest, share = 0;
    enum stance_code code = check(p, &largest, err);
    if (code != STANCE_OK)
        return code;
    *edge_n = 0;
    *unit = 1;
    if (largest == 0)
        return STANCE_OK;
    int d = DECIMALS;
    while (largest < 1 && d < DECIMALS_MOST && shifted(largest, d) < 1e6)
        d++;
    for (size_t i = 0; i < p->m; i++)
        share += fabs(p->w[i]) / largest;
    /* Half a quantum each is what rounding may add. */
    while (share * shifted(largest, d) + 0.5 * (double)p->m > total_most)
        d--;
    int64_t divisor = 0;
    for (size_t i = 0; i < p->m; i++) {
        int64_t w = (int64_t)llround(shifted(p->w[i], d));
        if (w == 0)
            continue;
        edge[(*edge_n)++] = (struct stance_signed_edge){p->a[i], p->b[i], w};
        divisor = common_divisor(stance_signed_size(w), divisor);
    }
    for (size_t i = 0; i < *edge_n; i++)
        edge[i].w /= divisor;
    *unit = shifted((double)(divisor ? divisor : 1), -d);
    return STANCE_OK;
}
