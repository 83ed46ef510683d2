/* silhouette.c - one sum per actor and coalition it has a tie to. */
#include "silhouette.h"

#include <math.h>

#include "../base/error.h"
#include "../base/memory.h"

struct sum {
    double sum;
    size_t n;
};

double stance_distance_scale(const struct stance_network *net)
{
    double most = 0;
    for (size_t i = 0; i < net->m; i++)
        most = fabs(net->w[i]) > most ? fabs(net->w[i]) : most;
    bool within_one = net->measure == STANCE_AGREEMENT || net->measure == STANCE_SIGNED;
    return (within_one && most <= 1) || most == 0 ? 1 : most;
}

/* On signed weights METHODS halves the distance; a silhouette is a ratio and does not see it. */
static double of_actor(const struct stance_adjacency *g, double scale, const uint32_t *label,
                       size_t actor, struct sum *to, uint32_t *met)
{
    double inner = NAN, nearest = INFINITY;
    size_t met_n = 0;
    for (size_t e = g->start[actor]; e < g->start[actor + 1]; e++) {
        uint32_t other = label[g->to[e]];
        if (to[other].n++ == 0)
            met[met_n++] = other;
        to[other].sum += 1 - g->w[e] / scale;
    }
    for (size_t i = 0; i < met_n; i++) {
        double here = to[met[i]].sum / (double)to[met[i]].n;
        if (met[i] == label[actor])
            inner = here;
        else if (here < nearest)
            nearest = here;
        to[met[i]] = (struct sum){0};
    }
    double larger = inner > nearest ? inner : nearest;
    return !isnan(inner) && nearest < INFINITY && larger > 0 ? (nearest - inner) / larger : 0;
}

enum stance_code stance_silhouettes(double *out, const struct stance_adjacency *g, double scale,
                                    const uint32_t *label, uint32_t k, struct stance_error *err)
{
    struct sum *to = stance_memory_new(k, sizeof *to);
    uint32_t *met = stance_memory_new(k, sizeof *met);
    enum stance_code code = to && met ? STANCE_OK : stance_error_memory(err);
    for (size_t i = 0; i < g->n && !code; i++)
        out[i] = of_actor(g, scale, label, i, to, met);
    stance_memory_free(to);
    stance_memory_free(met);
    return code;
}
