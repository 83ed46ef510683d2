/* rerun.c - a short search, and options that fit the network at hand. */
#include "rerun.h"

#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "detect.h"
#include "partition.h"
#include "signed_canonical.h"
#include "signed_scale.h"
#include "signed_search.h"
#include "signed_sets.h"

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

/* How many parts the positive ties leave apart. */
static enum stance_code count_parts(uint32_t *out, const struct stance_network *net,
                                    struct stance_error *err)
{
    struct stance_sets sets = {0};
    uint32_t parts = (uint32_t)net->n;
    enum stance_code code = stance_sets_init(&sets, parts, err);
    for (size_t i = 0; i < net->m && !code; i++) {
        uint32_t a = net->a[i], b = net->b[i];
        if (!(net->w[i] > 0) ||
            stance_sets_find(&sets, a, NULL) == stance_sets_find(&sets, b, NULL))
            continue;
        stance_sets_join(&sets, a, b, false);
        parts--;
    }
    stance_sets_clear(&sets);
    *out = parts;
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
    uint32_t parts = 0;
    if (fit.method == STANCE_METHOD_SIGNED || fit.method == STANCE_METHOD_BALANCE) {
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
    if (fit.method == STANCE_METHOD_WALKTRAP && fit.k) {
        code = count_parts(&parts, net, err);
        fit.k = fit.k < parts ? parts : fit.k;
    }
    if (!code)
        code = stance_detect(label, &found, net, &fit, watch, err);
    *k = found.k;
    return code;
}
