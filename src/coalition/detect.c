/* detect.c - which method, with which options, how often. */
#include "detect.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "coalitions.h"
#include "modularity.h"
#include "partition.h"

enum { RUNS_LEAST = 3, RUNS_MOST = 20, TIES_PER_BUDGET = 100000 };

static bool is_frustration(enum stance_method method)
{
    return method == STANCE_METHOD_SIGNED || method == STANCE_METHOD_BALANCE;
}

enum stance_code stance_detect_check(const struct stance_cluster_options *o,
                                     struct stance_error *err)
{
    bool by_modularity = o->method == STANCE_METHOD_LEIDEN || o->method == STANCE_METHOD_LOUVAIN;
    if (by_modularity && o->k)
        return stance_error_set(err, STANCE_E_VALUE,
                                "--k does not go with %s, which finds the number of coalitions; "
                                "signed, balance and walktrap take it",
                                stance_method_name(o->method));
    if (!by_modularity && o->resolution != 1)
        return stance_error_set(err, STANCE_E_VALUE,
                                "--resolution does not go with %s; leiden and louvain take it",
                                stance_method_name(o->method));
    if (!(o->resolution > 0) || !isfinite(o->resolution))
        return stance_error_set(err, STANCE_E_VALUE, "--resolution must be a number above 0");
    if (is_frustration(o->method) && o->k == 1)
        return stance_error_set(err, STANCE_E_VALUE,
                                "--k 1 leaves nothing to find; 2 or more, or 0 for any number");
    if (!(o->time_limit >= 0))
        return stance_error_set(err, STANCE_E_VALUE, "--time-limit must be 0 seconds or more");
    return STANCE_OK;
}

/* Few ties, many runs. */
static size_t runs_for(const struct stance_network *net)
{
    size_t runs = TIES_PER_BUDGET / (net->m + 1);
    return runs < RUNS_LEAST ? RUNS_LEAST : runs > RUNS_MOST ? RUNS_MOST : runs;
}

static bool has_negative(const struct stance_network *net)
{
    for (size_t i = 0; i < net->m; i++)
        if (net->w[i] < 0)
            return true;
    return false;
}

/* Ties that weigh nothing change no frustration; left out, they cost no time. */
static enum stance_code by_frustration(uint32_t *label, struct stance_detection *out,
                                       const struct stance_network *net,
                                       const struct stance_cluster_options *o,
                                       const struct stance_watch *watch, struct stance_error *err)
{
    uint32_t *ends = stance_memory_new(net->m, 2 * sizeof *ends), *b = ends ? ends + net->m : NULL;
    double *w = stance_memory_new(net->m, sizeof *w);
    enum stance_code code;
    size_t m = 0;
    if (!ends || !w) {
        code = stance_error_memory(err);
        goto done;
    }
    for (size_t i = 0; i < net->m; i++)
        if (net->w[i] != 0) {
            ends[m] = net->a[i];
            b[m] = net->b[i];
            w[m++] = net->w[i];
        }
    struct stance_signed_problem problem = {.n = net->n,
                                            .m = m,
                                            .a = ends,
                                            .b = b,
                                            .w = w,
                                            .k = o->k,
                                            .seed = o->seed,
                                            .exact = o->exact,
                                            .time_limit = o->time_limit};
    if (o->method == STANCE_METHOD_BALANCE && o->k == 0)
        problem.k = 2;
    if (problem.k > net->n) /* at most n is what "free" means */
        problem.k = net->n < 2 ? 0 : (uint32_t)net->n;
    code = stance_signed_solve(label, &out->objective, &out->certificate, &problem, watch, err);
done:
    stance_memory_free(ends);
    stance_memory_free(w);
    return code;
}

/* Our own runs; label is replaced by what is better than `best`. */
static enum stance_code search(uint32_t *label, double best, const struct stance_network *net,
                               const struct stance_cluster_options *o,
                               const struct stance_watch *watch, struct stance_error *err)
{
    uint32_t *now = stance_memory_new(net->n, sizeof *now);
    enum stance_code code = now ? STANCE_OK : stance_error_memory(err);
    for (size_t r = 0, runs = runs_for(net); r < runs && !code; r++) {
        struct stance_modularity q = {0};
        code = stance_modularity_search(now, net, o->resolution, o->method == STANCE_METHOD_LEIDEN,
                                        o->seed + r, watch, err);
        if (!code)
            code = stance_modularity_of(&q, net, now, (uint32_t)net->n, o->resolution, err);
        if (!code && q.whole > best + 1e-12) {
            best = q.whole;
            memcpy(label, now, net->n * sizeof *now);
        }
    }
    stance_memory_free(now);
    return code;
}

/* With signs igraph cannot (modularity_signed.c).  Without, both look and the better one
 * counts: on dense networks they meet, on sparse ones ours often ends a little higher. */
static enum stance_code by_modularity(uint32_t *label, const struct stance_network *net,
                                      const struct stance_cluster_options *o,
                                      const struct stance_watch *watch, struct stance_error *err)
{
    struct stance_modularity q = {.whole = -INFINITY};
    enum stance_code code = STANCE_OK;
    if (!has_negative(net)) {
        code = stance_detect_modularity(label, net, o, runs_for(net), watch, err);
        if (!code)
            code = stance_modularity_of(&q, net, label, (uint32_t)net->n, o->resolution, err);
    }
    return code ? code : search(label, q.whole, net, o, watch, err);
}

static enum stance_code by_structure(uint32_t *label, struct stance_detection *out,
                                     const struct stance_network *net,
                                     const struct stance_cluster_options *o,
                                     const struct stance_watch *watch, struct stance_error *err)
{
    bool walks = o->method == STANCE_METHOD_WALKTRAP;
    struct stance_modularity q = {0};
    enum stance_code code = walks ? stance_detect_walktrap(label, net, o, watch, err)
                                  : by_modularity(label, net, o, watch, err);
    if (!code)
        code = stance_modularity_of(&q, net, label, (uint32_t)net->n, o->resolution, err);
    out->objective = walks ? q.positive : q.whole;
    out->certificate = (struct stance_certificate){.status = STANCE_HEURISTIC};
    for (size_t i = 0; i < net->m && walks; i++)
        out->unread_n += net->w[i] < 0;
    return code;
}

enum stance_code stance_detect(uint32_t *label, struct stance_detection *out,
                               const struct stance_network *net,
                               const struct stance_cluster_options *options,
                               const struct stance_watch *watch, struct stance_error *err)
{
    struct stance_detection found = {0};
    enum stance_code code = stance_detect_check(options, err);
    if (!code && options->k > net->n)
        code = stance_error_set(err, STANCE_E_VALUE, "--k %u, but there are only %zu actors",
                                options->k, net->n);
    if (code)
        return code;
    code = is_frustration(options->method) ? by_frustration(label, &found, net, options, watch, err)
                                           : by_structure(label, &found, net, options, watch, err);
    if (!code)
        code = stance_partition_order(label, net->n, &found.k, err);
    if (!code)
        *out = found;
    return code;
}
