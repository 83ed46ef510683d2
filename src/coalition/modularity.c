/* modularity.c - measuring a partition; modularity_signed.c looks for a good one. */
#include "modularity.h"

#include "../base/error.h"
#include "../base/memory.h"

enum stance_code stance_modularity_of(struct stance_modularity *out,
                                      const struct stance_network *net, const uint32_t *label,
                                      uint32_t k, double resolution, struct stance_error *err)
{
    double weight[2] = {0, 0}, inside[2] = {0, 0}, squares[2] = {0, 0};
    /* By actor first: sums by coalition would wait for each other, tie after tie. */
    double *strength = stance_memory_new(net->n, 2 * sizeof *strength);
    double *sum = stance_memory_new(k, 2 * sizeof *sum);
    if (!strength || !sum) {
        stance_memory_free(strength);
        stance_memory_free(sum);
        return stance_error_memory(err);
    }
    for (size_t i = 0; i < net->m; i++) {
        size_t sign = net->w[i] < 0, a = net->a[i], b = net->b[i];
        double w = fabs(net->w[i]);
        weight[sign] += w;
        strength[2 * a + sign] += w;
        strength[2 * b + sign] += w;
        inside[sign] += label[a] == label[b] ? w : 0;
    }
    for (size_t i = 0; i < 2 * net->n; i++)
        sum[2 * label[i / 2] + i % 2] += strength[i];
    for (size_t i = 0; i < 2 * (size_t)k; i++)
        squares[i % 2] += sum[i] * sum[i];
    stance_memory_free(strength);
    stance_memory_free(sum);
    /* W Q = inside - gamma sum S^2 / 4W: the form in which an empty sign drops out. */
    double part[2] = {0, 0};
    for (int sign = 0; sign < 2; sign++)
        if (weight[sign] > 0)
            part[sign] = inside[sign] - resolution * squares[sign] / (4 * weight[sign]);
    double all = weight[0] + weight[1];
    out->positive = weight[0] > 0 ? part[0] / weight[0] : 0;
    out->whole = all > 0 ? (part[0] - part[1]) / all : 0;
    return STANCE_OK;
}
