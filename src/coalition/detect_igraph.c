/* detect_igraph.c - igraph's Leiden and Louvain.
 *
 * What igraph says about quality is never read (modularity.h says why).  Ties of
 * weight 0 are left out of the graph: they carry nothing.
 *
 * V. A. Traag, L. Waltman, N. J. van Eck: From Louvain to Leiden. Scientific Reports
 * 9 (2019) 5233. doi:10.1038/s41598-019-41695-z */
#include "detect.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../graph/igraph_guard.h"
#include "../graph/igraph_ties.h"
#include "modularity.h"

struct modularity_runs {
    const struct stance_network *net;
    const struct stance_cluster_options *options;
    igraph_t g;
    igraph_vector_t weights, strength;
    igraph_vector_int_t membership;
    double total; /* 2W */
    uint32_t *label, *now;
    struct stance_modularity_runs ends;
};

static igraph_error_t prepare(struct modularity_runs *s)
{
    igraph_error_t code = stance_igraph_ties(&s->g, &s->weights, s->net, true);
    if (!code)
        code = igraph_vector_init(&s->strength, (igraph_integer_t)s->net->n);
    if (!code)
        code = igraph_vector_int_init(&s->membership, 0);
    for (size_t i = 0; i < s->net->m && !code; i++)
        if (s->net->w[i] > 0) {
            VECTOR(s->strength)[s->net->a[i]] += s->net->w[i];
            VECTOR(s->strength)[s->net->b[i]] += s->net->w[i];
            s->total += 2 * s->net->w[i];
        }
    return code;
}

static igraph_error_t run(struct modularity_runs *s)
{
    if (s->options->method == STANCE_METHOD_LEIDEN)
        return stance_igraph_leiden(&s->g, &s->weights, &s->strength,
                                    s->options->resolution / s->total, &s->membership);
    return igraph_community_multilevel(&s->g, &s->weights, s->options->resolution, &s->membership,
                                       NULL, NULL);
}

static enum stance_code keep_if_best(struct modularity_runs *s, struct stance_error *err)
{
    size_t n = s->net->n;
    struct stance_modularity q;
    for (size_t i = 0; i < n; i++)
        s->now[i] = (uint32_t)VECTOR(s->membership)[i];
    enum stance_code code =
        stance_modularity_of(&q, s->net, s->now, (uint32_t)n, s->options->resolution, err);
    if (!code && stance_modularity_better(&s->ends, q.positive))
        memcpy(s->label, s->now, n * sizeof *s->now);
    return code;
}

enum stance_code stance_detect_modularity(uint32_t *label, const struct stance_network *net,
                                          const struct stance_cluster_options *options, size_t runs,
                                          const struct stance_watch *watch,
                                          struct stance_error *err)
{
    struct modularity_runs s = {
        .net = net, .options = options, .label = label, .ends = {.best = -INFINITY}};
    struct stance_igraph_guard guard;
    enum stance_code code = STANCE_OK, left;
    s.now = stance_memory_new(net->n, sizeof *s.now);
    if (!s.now)
        return stance_error_memory(err);
    stance_igraph_enter(&guard, options->seed, watch);
    igraph_error_t failed = prepare(&s);
    if (!failed && s.total == 0) /* nobody is tied: all alone, and nothing to divide by */
        for (size_t i = 0; i < net->n; i++)
            label[i] = (uint32_t)i;
    for (size_t r = 0;
         r < runs && s.total > 0 && !stance_modularity_enough(&s.ends, net) && !failed && !code;
         r++) {
        failed = run(&s);
        if (!failed)
            code = keep_if_best(&s, err);
        if (!failed && !code)
            code = stance_watch_check(watch, err);
    }
    igraph_destroy(&s.g);
    igraph_vector_destroy(&s.weights);
    igraph_vector_destroy(&s.strength);
    igraph_vector_int_destroy(&s.membership);
    left = stance_igraph_leave(&guard, failed, "looking for coalitions", err);
    stance_memory_free(s.now);
    return code ? code : left;
}
