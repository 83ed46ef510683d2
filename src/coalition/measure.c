/* measure.c - sums over ties, by coalition and by actor. */
#include "measure.h"

#include "../base/error.h"
#include "../base/memory.h"
#include "adjacency.h"
#include "modularity.h"
#include "silhouette.h"

struct mean {
    double sum;
    size_t n;
};

static void add(struct mean *m, double x)
{
    m->sum += x;
    m->n++;
}

static double of(struct mean m)
{
    return m.n ? m.sum / (double)m.n : NAN;
}

/* ---- Coalitions and the whole ---- */

static enum stance_code sum_ties(stance_coalitions *c, const struct stance_network *net,
                                 struct stance_error *err)
{
    struct mean within = {0}, between = {0};
    struct mean *inside = stance_memory_new(c->k, 2 * sizeof *inside);
    if (!inside)
        return stance_error_memory(err);
    struct mean *outside = inside + c->k;
    for (size_t i = 0; i < net->m; i++) {
        uint32_t a = c->label[net->a[i]], b = c->label[net->b[i]];
        double w = net->w[i];
        c->positive_n += w > 0;
        c->negative_n += w < 0;
        if (a == b) {
            add(&inside[a], w);
            add(&within, w);
            c->frustration += w < 0 ? -w : 0;
        } else {
            add(&outside[a], w);
            add(&outside[b], w);
            add(&between, w);
            c->frustration += w > 0 ? w : 0;
        }
    }
    c->within = of(within);
    c->between = of(between);
    for (size_t i = 0; i < c->actor_n; i++)
        c->coalition[c->label[i]].size++;
    for (uint32_t k = 0; k < c->k; k++) {
        c->coalition[k].cohesion = of(inside[k]);
        c->coalition[k].apart = of(outside[k]);
    }
    stance_memory_free(inside);
    return STANCE_OK;
}

/* ---- Actors ---- */

static void describe(stance_coalitions *c, const struct stance_adjacency *g, size_t actor)
{
    double positive = 0, across = 0;
    bool tied = false;
    for (size_t e = g->start[actor]; e < g->start[actor + 1]; e++) {
        double w = g->w[e];
        tied |= w != 0;
        positive += w > 0 ? w : 0;
        across += w > 0 && c->label[g->to[e]] != c->label[actor] ? w : 0;
    }
    c->bridging[actor] = positive > 0 ? across / positive : 0;
    c->isolated_n += !tied;
}

static enum stance_code describe_actors(stance_coalitions *c, const struct stance_network *net,
                                        struct stance_error *err)
{
    struct stance_adjacency g = {0};
    enum stance_code code = stance_adjacency_make(&g, net, err);
    if (!code)
        code =
            stance_silhouettes(c->silhouette, &g, stance_distance_scale(net), c->label, c->k, err);
    for (size_t i = 0; i < c->actor_n && !code; i++)
        describe(c, &g, i);
    stance_adjacency_clear(&g);
    return code;
}

enum stance_code stance_coalitions_measure(stance_coalitions *c, const struct stance_network *net,
                                           double resolution, struct stance_error *err)
{
    struct stance_modularity q = {0};
    enum stance_code code = sum_ties(c, net, err);
    if (!code)
        code = describe_actors(c, net, err);
    if (!code)
        code = stance_modularity_of(&q, net, c->label, c->k, resolution, err);
    c->modularity = q.positive;
    c->tie_n = net->m;
    c->below_n = net->below_n;
    c->thin_n = net->thin_n;
    c->cut_n = net->cut_n;
    c->alignment_n = net->alignment_n;
    c->measure = net->measure;
    return code;
}
