/* map_equation.c - one pass over the ties, one over actors and coalitions. */
#include "map_equation.h"

#include <math.h>

#include "../base/error.h"
#include "../base/memory.h"

static double f(double x)
{
    return x > 0 ? x * log2(x) : 0;
}

enum stance_code stance_map_equation_of(double *bits, const struct stance_network *net,
                                        const uint32_t *label, uint32_t k, struct stance_error *err)
{
    double *strength = stance_memory_new(net->n, sizeof *strength);
    double *inside = stance_memory_new(k, 2 * sizeof *inside),
           *leaving = inside ? inside + k : NULL;
    double twice = 0, left = 0, length = 0;
    enum stance_code code = strength && inside ? STANCE_OK : stance_error_memory(err);
    for (size_t i = 0; i < net->m && !code; i++) {
        uint32_t a = net->a[i], b = net->b[i];
        double w = net->w[i] > 0 ? net->w[i] : 0;
        strength[a] += w;
        strength[b] += w;
        twice += 2 * w;
        if (label[a] != label[b]) {
            leaving[label[a]] += w;
            leaving[label[b]] += w;
        }
    }
    for (size_t i = 0; i < net->n && !code && twice > 0; i++) {
        length -= f(strength[i] / twice);
        inside[label[i]] += strength[i];
    }
    for (uint32_t c = 0; c < k && !code && twice > 0; c++) {
        left += leaving[c];
        length += f((leaving[c] + inside[c]) / twice) - 2 * f(leaving[c] / twice);
    }
    if (!code)
        *bits = twice > 0 ? length + f(left / twice) : 0;
    stance_memory_free(strength);
    stance_memory_free(inside);
    return code;
}
