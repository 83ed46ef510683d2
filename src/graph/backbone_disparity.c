/* backbone_disparity.c - ties that are strong for one of their ends.
 *
 * With degree k and strength s = sum |w| of an end, a tie of weight w stands out when
 *
 *     (1 - |w| / s)^(k - 1) < alpha
 *
 * at either end: the chance of so large a share if s were broken at random into k parts.
 * An end with a single tie says nothing.
 *
 * M. A. Serrano, M. Boguna, A. Vespignani: Extracting the multiscale backbone of complex
 * weighted networks. PNAS 106 (2009) 6483-6488. doi:10.1073/pnas.0808904106 */
#include "backbone.h"

#include <math.h>

#include "../base/error.h"
#include "../base/memory.h"

static bool stands_out(double w, double strength, double degree, double alpha)
{
    return degree > 1 && strength > 0 && pow(1 - fabs(w) / strength, degree - 1) < alpha;
}

enum stance_code stance_disparity_init(struct stance_disparity *ends, size_t n,
                                       struct stance_error *err)
{
    *ends = (struct stance_disparity){stance_memory_new(n, sizeof(double)),
                                      stance_memory_new(n, sizeof(double))};
    if (ends->strength && ends->degree)
        return STANCE_OK;
    stance_disparity_clear(ends);
    return stance_error_memory(err);
}

void stance_disparity_clear(struct stance_disparity *ends)
{
    stance_memory_free(ends->strength);
    stance_memory_free(ends->degree);
    *ends = (struct stance_disparity){0};
}

bool stance_disparity_keeps(const struct stance_disparity *ends, size_t a, size_t b, double w,
                            double alpha)
{
    return stands_out(w, ends->strength[a], ends->degree[a], alpha) ||
           stands_out(w, ends->strength[b], ends->degree[b], alpha);
}

enum stance_code stance_backbone_disparity(uint8_t *keep, const struct stance_backbone_input *in,
                                           struct stance_error *err)
{
    const struct stance_network *net = in->net;
    struct stance_disparity ends;
    enum stance_code code = stance_disparity_init(&ends, net->n, err);
    if (code)
        return code;
    for (size_t i = 0; i < net->m; i++) {
        ends.strength[net->a[i]] += fabs(net->w[i]);
        ends.strength[net->b[i]] += fabs(net->w[i]);
        ends.degree[net->a[i]]++;
        ends.degree[net->b[i]]++;
    }
    for (size_t i = 0; i < net->m; i++)
        keep[i] =
            stance_disparity_keeps(&ends, net->a[i], net->b[i], net->w[i], in->options->alpha);
    stance_disparity_clear(&ends);
    return STANCE_OK;
}
