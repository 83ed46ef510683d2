/* modularity.c - measuring a partition; modularity_signed.c looks for a good one. */
#include "modularity.h"

#include "../base/error.h"
#include "../base/memory.h"

enum stance_code stance_modularity_of(struct stance_modularity *out,
                                      const struct stance_network *net, const uint32_t *label,
                                      uint32_t k, double resolution, struct stance_error *err)
{
    double weight[2] = {0, 0}, inside[2] = {0, 0}, squares[2] = {0, 0};
    double *strength = stance_memory_new(k, 2 * sizeof *strength);
    if (!strength)
        return stance_error_memory(err);
    for (size_t i = 0; i < net->m; i++) {
        int sign = net->w[i] < 0;
        double w = fabs(net->w[i]);
        uint32_t a = label[net->a[i]], b = label[net->b[i]];
        weight[sign] += w;
        strength[2 * a + (uint32_t)sign] += w;
        strength[2 * b + (uint32_t)sign] += w;
        inside[sign] += a == b ? w : 0;
    }
    for (uint32_t c = 0; c < k; c++)
        for (uint32_t sign = 0; sign < 2; sign++)
            squares[sign] += strength[2 * c + sign] * strength[2 * c + sign];
    stance_memory_free(strength);
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
