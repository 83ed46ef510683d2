/* detect_groups.c - igraph's methods that answer with a partition: Infomap, label
 * propagation, leading eigenvectors.
 *
 * Infomap       coalitions that shorten the description of a random walk: the walker's
 *               next step is told within its coalition, and leaving one costs a word;
 *               the objective is the length in bits per step (map_equation.h)
 * labels        everybody takes the label most of its ties hold, until nothing changes;
 *               chance decides between equals, so the best of several runs by modularity
 * eigenvectors  split by the sign of the modularity matrix's leading eigenvector, and
 *               each half again, as long as modularity gains
 *
 * M. Rosvall, C. T. Bergstrom: Maps of random walks on complex networks reveal community
 * structure. PNAS 105 (2008) 1118-1123. doi:10.1073/pnas.0706851105
 * U. N. Raghavan, R. Albert, S. Kumara: Near linear time algorithm to detect community
 * structures in large-scale networks. Physical Review E 76 (2007) 036106.
 * doi:10.1103/PhysRevE.76.036106
 * M. E. J. Newman: Finding community structure in networks using the eigenvectors of
 * matrices. Physical Review E 74 (2006) 036104. doi:10.1103/PhysRevE.74.036104 */
#include "detect.h"

#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../graph/igraph_guard.h"
#include "../graph/igraph_ties.h"
#include "modularity.h"
#include "part.h"

enum { TRIALS = 10, ATTEMPTS = 20 };

struct grouper {
    const struct stance_network *net; /* every actor with a friendly tie */
    igraph_t g;
    igraph_vector_t weights;
    igraph_vector_int_t membership;
    uint32_t *now, *best;
    double highest;
};

/* Where eigenvalues are equal, as among actors who hold the same, the search may fail from
 * one random start and not from the next. */
static igraph_error_t by_eigenvectors(struct grouper *s)
{
    igraph_error_t code = IGRAPH_SUCCESS;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        igraph_arpack_options_t arpack;
        igraph_arpack_options_init(&arpack);
        code = igraph_community_leading_eigenvector(&s->g, &s->weights, NULL, &s->membership, -1,
                                                    &arpack, NULL, false, NULL, NULL, NULL, NULL,
                                                    NULL);
        if (!code || !stance_igraph_is_arpack(code))
            break;
    }
    return code;
}

static igraph_error_t group(struct grouper *s, enum stance_method method)
{
    switch (method) {
    case STANCE_METHOD_INFOMAP:
        return stance_igraph_infomap(&s->g, &s->weights, TRIALS, &s->membership);
    case STANCE_METHOD_LABEL_PROPAGATION:
        return stance_igraph_label_propagation(&s->g, &s->weights, &s->membership);
    default:
        return by_eigenvectors(s);
    }
}

static enum stance_code keep_if_best(struct grouper *s, struct stance_error *err)
{
    struct stance_modularity q = {0};
    size_t n = s->net->n;
    for (size_t i = 0; i < n; i++)
        s->now[i] = (uint32_t)VECTOR(s->membership)[i];
    enum stance_code code = stance_modularity_of(&q, s->net, s->now, (uint32_t)n, 1, err);
    if (!code && q.positive > s->highest + 1e-12) {
        s->highest = q.positive;
        memcpy(s->best, s->now, n * sizeof *s->best);
    }
    return code;
}

static enum stance_code run(struct grouper *s, const struct stance_cluster_options *options,
                            size_t runs, const struct stance_watch *watch, struct stance_error *err)
{
    struct stance_igraph_guard guard;
    enum stance_code code = STANCE_OK;
    runs = options->method == STANCE_METHOD_LABEL_PROPAGATION ? runs : 1;
    stance_igraph_enter(&guard, options->seed, watch);
    igraph_error_t failed = stance_igraph_ties(&s->g, &s->weights, s->net, true);
    if (!failed)
        failed = igraph_vector_int_init(&s->membership, 0);
    for (size_t r = 0; r < runs && !failed && !code; r++) {
        failed = group(s, options->method);
        if (!failed)
            code = keep_if_best(s, err);
        if (!failed && !code)
            code = stance_watch_check(watch, err);
    }
    igraph_destroy(&s->g);
    igraph_vector_destroy(&s->weights);
    igraph_vector_int_destroy(&s->membership);
    bool unsolved = failed && stance_igraph_is_arpack(failed);
    enum stance_code left =
        stance_igraph_leave(&guard, unsolved ? IGRAPH_SUCCESS : failed, "grouping actors", err);
    if (unsolved)
        return stance_error_set(err, STANCE_E_DATA,
                                "leading-eigenvector found no eigenvector on this network; leiden "
                                "needs none");
    return code ? code : left;
}

enum stance_code stance_detect_groups(uint32_t *label, const struct stance_network *net,
                                      const struct stance_cluster_options *options, size_t runs,
                                      const struct stance_watch *watch, struct stance_error *err)
{
    struct stance_part part = {0};
    struct grouper s;
    memset(&s, 0, sizeof s);
    s.highest = -INFINITY;
    enum stance_code code = stance_part_tied(&part, net, STANCE_PART_FRIENDS, err);
    if (code)
        return code;
    s.net = &part.net;
    s.now = stance_memory_new(part.net.n, sizeof *s.now);
    s.best = stance_memory_new(part.net.n, sizeof *s.best);
    if (!s.now || !s.best)
        code = stance_error_memory(err);
    if (!code && part.net.n)
        code = run(&s, options, runs, watch, err);
    for (size_t i = 0; i < net->n; i++)
        label[i] = (uint32_t)(part.net.n + i); /* alone, unless it has a tie */
    for (size_t i = 0; i < part.net.n && !code; i++)
        label[part.actor[i]] = s.best[i];
    stance_memory_free(s.now);
    stance_memory_free(s.best);
    stance_part_clear(&part);
    return code;
}
