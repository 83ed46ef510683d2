/* measure.c - sums over ties, by coalition and by actor. */
#include "measure.h"

#include "../base/error.h"
#include "../base/memory.h"
#include "adjacency.h"
#include "modularity.h"

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

struct distances {
    double scale;
    struct mean *to; /* per coalition, for the actor at hand */
    uint32_t *met;   /* coalitions it has ties to */
};

static double scale_of(const struct stance_network *net)
{
    double most = 0;
    for (size_t i = 0; i < net->m; i++)
        most = fabs(net->w[i]) > most ? fabs(net->w[i]) : most;
    bool within_one = net->measure == STANCE_AGREEMENT || net->measure == STANCE_SIGNED;
    return (within_one && most <= 1) || most == 0 ? 1 : most;
}

/* On signed weights METHODS halves this; a silhouette is a ratio and does not see it. */
static double distance(const struct distances *s, double w)
{
    return 1 - w / s->scale;
}

static void describe(stance_coalitions *c, const struct stance_adjacency *g, struct distances *s,
                     size_t actor)
{
    uint32_t own = c->label[actor];
    double positive = 0, across = 0, nearest = INFINITY;
    bool tied = false;
    size_t met_n = 0;
    for (size_t e = g->start[actor]; e < g->start[actor + 1]; e++) {
        uint32_t other = c->label[g->to[e]];
        double w = g->w[e];
        tied |= w != 0;
        positive += w > 0 ? w : 0;
        across += w > 0 && other != own ? w : 0;
        if (s->to[other].n == 0)
            s->met[met_n++] = other;
        add(&s->to[other], distance(s, w));
    }
    double inner = of(s->to[own]);
    for (size_t i = 0; i < met_n; i++) {
        double here = of(s->to[s->met[i]]);
        if (s->met[i] != own && here < nearest)
            nearest = here;
        s->to[s->met[i]] = (struct mean){0};
    }
    double larger = inner > nearest ? inner : nearest;
    bool known = !isnan(inner) && nearest < INFINITY && larger > 0;
    c->silhouette[actor] = known ? (nearest - inner) / larger : 0;
    c->bridging[actor] = positive > 0 ? across / positive : 0;
    c->isolated_n += !tied;
}

static enum stance_code describe_actors(stance_coalitions *c, const struct stance_network *net,
                                        struct stance_error *err)
{
    struct stance_adjacency g = {0};
    struct distances s = {.scale = scale_of(net)};
    enum stance_code code = stance_adjacency_make(&g, net, err);
    s.to = stance_memory_new(c->k, sizeof *s.to);
    s.met = stance_memory_new(c->k, sizeof *s.met);
    if (!code && (!s.to || !s.met))
        code = stance_error_memory(err);
    for (size_t i = 0; i < c->actor_n && !code; i++)
        describe(c, &g, &s, i);
    stance_adjacency_clear(&g);
    stance_memory_free(s.to);
    stance_memory_free(s.met);
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
    c->alignment_n = net->alignment_n;
    c->measure = net->measure;
    return code;
}
