/* rerun.c - a short search, and options that fit the network at hand. */
#include "rerun.h"

#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "detect.h"
#include "methods.h"
#include "part.h"
#include "partition.h"
#include "signed_canonical.h"
#include "signed_scale.h"
#include "signed_search.h"

enum { ROUNDS = 3 };
static const uint64_t work_most = 20000000; /* arcs looked at; some 50 ms */

enum stance_code stance_rerun_search(uint32_t *label, uint32_t *found,
                                     const struct stance_signed_problem *problem,
                                     const struct stance_watch *watch, struct stance_error *err)
{
    size_t n = problem->n, m = 0;
    bool is_free = problem->k == 0 || problem->k >= n;
    double unit;
    struct stance_signed_graph g = {0};
    struct stance_signed_search search = {0};
    struct stance_pace pace = {.watch = watch, .deadline = INFINITY};
    struct stance_signed_edge *edge = stance_memory_new(problem->m, sizeof *edge);
    enum stance_code code = edge ? STANCE_OK : stance_error_memory(err);
    if (!code)
        code = stance_signed_scale(edge, &m, &unit, problem, err);
    if (!code)
        code = stance_signed_graph_init(&g, (uint32_t)n, edge, m, err);
    if (!code)
        code = stance_signed_search_init(&search, &g, is_free ? 0 : problem->k, problem->seed, err);
    if (!code)
        code = stance_signed_search_run(&search, ROUNDS, work_most, &pace, err);
    if (!code) {
        memcpy(label, search.best, n * sizeof *label);
        code = stance_signed_canonical(label, found, edge, m, n, is_free, err);
    }
    stance_signed_search_clear(&search);
    stance_signed_graph_clear(&g);
    stance_memory_free(edge);
    return code;
}

/* The fewest coalitions the method can leave on this network. */
static enum stance_code find_least(uint32_t *out, const struct stance_network *net,
                                   const struct stance_method_traits *traits,
                                   struct stance_error *err)
{
    struct stance_part part = {0};
    enum stance_code code = STANCE_OK;
    *out = 1;
    if (traits->joins_tied) {
        uint32_t *piece = stance_memory_new(net->n, sizeof *piece);
        code = piece ? stance_part_pieces(piece, out, net, true, err) : stance_error_memory(err);
        stance_memory_free(piece);
    } else if (traits->aim == STANCE_AIM_SILHOUETTE) {
        code = stance_part_tied(&part, net, STANCE_PART_ALL, err);
        *out = (uint32_t)(net->n - part.net.n) + (part.net.n > 0);
        stance_part_clear(&part);
    }
    return code;
}

static bool is_friendly(const struct stance_network *net)
{
    for (size_t i = 0; i < net->m; i++)
        if (net->w[i] < 0)
            return false;
    return true;
}

enum stance_code stance_rerun_detect(uint32_t *label, uint32_t *k, const struct stance_network *net,
                                     const struct stance_cluster_options *options,
                                     const struct stance_watch *watch, struct stance_error *err)
{
    struct stance_cluster_options fit = *options;
    struct stance_detection found = {0};
    enum stance_code code = STANCE_OK;
    uint32_t least = 0;
    if (fit.method == STANCE_METHOD_OPTIMAL)
        fit.method = STANCE_METHOD_LEIDEN;
    if (stance_method_is_frustration(fit.method)) {
        struct stance_signed_problem problem = {
            .n = net->n, .m = net->m, .a = net->a, .b = net->b, .w = net->w, .seed = fit.seed};
        problem.k = fit.method == STANCE_METHOD_BALANCE && !fit.k ? 2 : fit.k;
        return stance_rerun_search(label, k, &problem, watch, err);
    }
    if ((fit.method == STANCE_METHOD_LEIDEN || fit.method == STANCE_METHOD_LOUVAIN) &&
        is_friendly(net)) {
        code = stance_detect_modularity(label, net, &fit, ROUNDS, watch, err);
        return code ? code : stance_partition_order(label, net->n, k, err);
    }
    if (fit.k) {
        code = find_least(&least, net, stance_method_traits(fit.method), err);
        fit.k = fit.k < least ? least : fit.k;
    }
    if (!code)
        code = stance_detect(label, &found, net, &fit, watch, err);
    *k = found.k;
    return code;
}
