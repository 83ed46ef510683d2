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

enum stance_code stance_backbone_disparity(uint8_t *keep, const struct stance_backbone_input *in,
                                           struct stance_error *err)
{
    const struct stance_network *net = in->net;
    double alpha = in->options->alpha;
    if (!(alpha > 0 && alpha < 1))
        return stance_error_set(err, STANCE_E_VALUE, "--alpha must lie between 0 and 1");
    double *strength = stance_memory_new(net->n, sizeof *strength);
    double *degree = stance_memory_new(net->n, sizeof *degree);
    enum stance_code code = strength && degree ? STANCE_OK : stance_error_memory(err);
    for (size_t i = 0; i < net->m && !code; i++) {
        strength[net->a[i]] += fabs(net->w[i]);
        strength[net->b[i]] += fabs(net->w[i]);
        degree[net->a[i]]++;
        degree[net->b[i]]++;
    }
    for (size_t i = 0; i < net->m && !code; i++) {
        uint32_t a = net->a[i], b = net->b[i];
        keep[i] = stands_out(net->w[i], strength[a], degree[a], alpha) ||
                  stands_out(net->w[i], strength[b], degree[b], alpha);
    }
    stance_memory_free(strength);
    stance_memory_free(degree);
    return code;
}
