/* detect_merges.c - igraph's methods that join step by step: walktrap, fast greedy, edge
 * betweenness.
 *
 * igraph answers with the joins; where to cut them, at k or at the largest modularity,
 * is settled here, the same for all of its versions (dendrogram.h).  Its own cut by edge
 * betweenness would take the lengths of 0.10 for strengths.
 *
 * P. Pons, M. Latapy: Computing communities in large networks using random walks.
 * Journal of Graph Algorithms and Applications 10 (2006) 191-218.
 * doi:10.7155/jgaa.00124
 * A. Clauset, M. E. J. Newman, C. Moore: Finding community structure in very large networks.
 * Physical Review E 70 (2004) 066111. doi:10.1103/PhysRevE.70.066111
 * M. Girvan, M. E. J. Newman: Community structure in social and biological networks.
 * PNAS 99 (2002) 7821-7826. doi:10.1073/pnas.122653799 */
#include "detect.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../graph/igraph_guard.h"
#include "../graph/igraph_ties.h"
#include "dendrogram.h"
#include "methods.h"
#include "part.h"

enum { WALK_STEPS = 4 };

/* Ties squared times actors, which is how the work of edge betweenness grows, some 10 ns
 * each: beyond this it is many minutes, and soon hours. */
static const double paths_most = 2e10;

struct merger {
    igraph_t g;
    igraph_vector_t weights, lengths, modularity;
    igraph_vector_int_t removed;
    igraph_matrix_int_t merges;
};

/* A tie is the shorter the stronger it is; where all are equal, paths are counted by steps. */
static igraph_error_t find_lengths(struct merger *s, bool *even)
{
    igraph_integer_t m = igraph_vector_size(&s->weights);
    igraph_error_t code = igraph_vector_init(&s->lengths, m);
    *even = true;
    for (igraph_integer_t i = 0; i < m && !code; i++) {
        VECTOR(s->lengths)[i] = 1 / VECTOR(s->weights)[i];
        *even &= VECTOR(s->weights)[i] == VECTOR(s->weights)[0];
    }
    return code;
}

static igraph_error_t by_edge_betweenness(struct merger *s)
{
    bool even = false;
    igraph_error_t code = find_lengths(s, &even);
    if (!code)
        code = igraph_vector_int_init(&s->removed, 0);
    return code ? code
                : stance_igraph_edge_betweenness(&s->g, even ? NULL : &s->lengths, &s->removed,
                                                 &s->merges);
}

/* Merges and modularity are passed though nobody reads the second: without either igraph
 * before 0.10.5 crashes in walktrap, and before 0.10.9 in fast greedy. */
static igraph_error_t merge(struct merger *s, const struct stance_network *net,
                            enum stance_method method)
{
    igraph_error_t code = stance_igraph_ties(&s->g, &s->weights, net, true);
    if (!code)
        code = igraph_vector_init(&s->modularity, 0);
    if (!code)
        code = igraph_matrix_int_init(&s->merges, 0, 0);
    if (code)
        return code;
    if (method == STANCE_METHOD_EDGE_BETWEENNESS)
        return by_edge_betweenness(s);
    if (method == STANCE_METHOD_FAST_GREEDY)
        return igraph_community_fastgreedy(&s->g, &s->weights, &s->merges, &s->modularity, NULL);
    return igraph_community_walktrap(&s->g, &s->weights, WALK_STEPS, &s->merges, &s->modularity,
                                     NULL);
}

/* igraph numbers what the ith row makes n + i; any actor of it does for us. */
static enum stance_code read_joins(struct stance_join **out, size_t *join_n, const struct merger *s,
                                   size_t n, struct stance_error *err)
{
    size_t rows = (size_t)igraph_matrix_int_nrow(&s->merges);
    struct stance_join *join = stance_memory_new(rows, sizeof *join);
    if (!join)
        return stance_error_memory(err);
    for (size_t i = 0; i < rows; i++) {
        size_t a = (size_t)MATRIX(s->merges, (igraph_integer_t)i, 0);
        size_t b = (size_t)MATRIX(s->merges, (igraph_integer_t)i, 1);
        join[i].a = a < n ? (uint32_t)a : join[a - n].a;
        join[i].b = b < n ? (uint32_t)b : join[b - n].a;
    }
    *join_n = rows;
    *out = join;
    return STANCE_OK;
}

static enum stance_code find_joins(struct stance_join **join, size_t *join_n,
                                   const struct stance_network *net,
                                   const struct stance_cluster_options *options,
                                   const struct stance_watch *watch, struct stance_error *err)
{
    struct merger s;
    struct stance_igraph_guard guard;
    enum stance_code code = STANCE_OK;
    memset(&s, 0, sizeof s);
    /* Interrupted, igraph 0.10.2 leaks in fast greedy: there the watch has to wait. */
    stance_igraph_enter(&guard, options->seed,
                        options->method == STANCE_METHOD_FAST_GREEDY ? NULL : watch);
    igraph_error_t failed = merge(&s, net, options->method);
    if (!failed)
        code = read_joins(join, join_n, &s, net->n, err);
    igraph_destroy(&s.g);
    igraph_vector_destroy(&s.weights);
    igraph_vector_destroy(&s.lengths);
    igraph_vector_destroy(&s.modularity);
    igraph_vector_int_destroy(&s.removed);
    igraph_matrix_int_destroy(&s.merges);
    enum stance_code left = stance_igraph_leave(&guard, failed, "joining coalitions", err);
    if (!code && !left)
        code = stance_watch_check(watch, err);
    return code ? code : left;
}

/* By the number wanted, or by modularity; all in numbers of the part. */
static enum stance_code choose_steps(size_t *steps, const struct stance_join *join, size_t join_n,
                                     const struct stance_network *part, size_t n, uint32_t k,
                                     struct stance_error *err)
{
    if (k == 0)
        return stance_dendrogram_modular(steps, join, join_n, part, err);
    if (k < n - join_n)
        return stance_error_set(err, STANCE_E_VALUE,
                                "--k %u: the positive ties fall into %zu parts that nothing joins",
                                k, n - join_n);
    *steps = n - k;
    return STANCE_OK;
}

static enum stance_code refuse_too_long(const struct stance_network *net, enum stance_method method,
                                        struct stance_error *err)
{
    double work = (double)net->m * (double)net->m * (double)net->n;
    if (method != STANCE_METHOD_EDGE_BETWEENNESS || work <= paths_most)
        return STANCE_OK;
    return stance_error_set(err, STANCE_E_VALUE,
                            "edge-betweenness would take too long on %zu ties among %zu actors; "
                            "fast-greedy and leiden take seconds",
                            net->m, net->n);
}

enum stance_code stance_detect_merges(uint32_t *label, const struct stance_network *net,
                                      const struct stance_cluster_options *options,
                                      const struct stance_watch *watch, struct stance_error *err)
{
    struct stance_part part = {0};
    struct stance_join *join = NULL;
    size_t join_n = 0, steps = 0;
    enum stance_code code = stance_part_tied(&part, net, STANCE_PART_FRIENDS, err);
    if (!code)
        code = refuse_too_long(&part.net, options->method, err);
    if (!code && part.net.m)
        code = find_joins(&join, &join_n, &part.net, options, watch, err);
    if (!code)
        code = choose_steps(&steps, join, join_n, &part.net, net->n, options->k, err);
    for (size_t t = 0; t < steps && !code; t++) {
        join[t].a = part.actor[join[t].a];
        join[t].b = part.actor[join[t].b];
    }
    if (!code)
        code = stance_dendrogram_cut(label, net->n, join, steps, err);
    stance_memory_free(join);
    stance_part_clear(&part);
    return code;
}
