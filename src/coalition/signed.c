/* signed.c - coalitions of a signed network: from real ties to a certificate. */
#include "signed.h"

#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "signed_canonical.h"
#include "signed_scale.h"
#include "signed_search.h"

double stance_signed_frustration(const struct stance_signed_problem *problem, const uint32_t *label)
{
    double cost = 0;
    for (size_t i = 0; i < problem->m; i++) {
        bool together = label[problem->a[i]] == label[problem->b[i]];
        if (together == (problem->w[i] < 0))
            cost += fabs(problem->w[i]);
    }
    return cost;
}

enum stance_code stance_signed_solve(uint32_t *label, double *objective,
                                     struct stance_certificate *certificate,
                                     const struct stance_signed_problem *problem,
                                     const struct stance_watch *watch, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    struct stance_signed_graph g = {0};
    struct stance_signed_search search = {0};
    struct stance_pace pace = {.watch = watch, .deadline = INFINITY};
    struct stance_signed_edge *edge = NULL;
    size_t edge_n = 0, n = problem->n;
    double unit = 1;
    uint32_t found = 0;

    if (problem->k == 1)
        return stance_error_set(err, STANCE_E_VALUE, "k is 0 (free) or at least 2, not 1");
    if (n > UINT32_MAX / 2)
        return stance_error_set(err, STANCE_E_VALUE, "more than %u actors", UINT32_MAX / 2);
    edge = stance_memory_new(problem->m, sizeof *edge);
    if (!edge)
        return stance_error_memory(err);
    code = stance_signed_scale(edge, &edge_n, &unit, problem, err);
    if (code == STANCE_OK)
        code = stance_signed_graph_init(&g, (uint32_t)n, edge, edge_n, err);
    if (code == STANCE_OK)
        code = stance_signed_search_init(&search, &g, problem->k, problem->seed, err);
    if (code == STANCE_OK && n > 0)
        code = stance_signed_search_run(&search, 20, 100000000, &pace, err);
    if (code == STANCE_OK)
        code = stance_signed_canonical(search.best, &found, edge, edge_n, n,
                                       problem->k == 0 || problem->k >= n, err);
    if (code != STANCE_OK)
        goto done;
    if (n)
        memcpy(label, search.best, n * sizeof *label);
    *objective = stance_signed_frustration(problem, label);
    *certificate = (struct stance_certificate){.status = STANCE_HEURISTIC};

done:
    stance_signed_search_clear(&search);
    stance_signed_graph_clear(&g);
    stance_memory_free(edge);
    return code;
}
