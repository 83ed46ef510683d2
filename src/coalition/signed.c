/* signed.c - coalitions of a signed network: from real ties to a certificate. */
#include "signed.h"

#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "signed_canonical.h"
#include "signed_scale.h"
#include "signed_solver.h"

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

/* In the problem's own units.  A proof is one for the rounded weights; what rounding
 * has moved between bound and objective is no gap. */
static struct stance_certificate certify(const struct stance_signed_solution *solution,
                                         double objective, double unit, bool exact)
{
    struct stance_certificate made = {.status = STANCE_HEURISTIC};
    if (!exact)
        return made;
    if (solution->bound >= solution->cost) {
        made.status = STANCE_OPTIMAL;
        made.lower_bound = objective;
        made.unique_known = solution->unique != STANCE_NOT_KNOWN;
        made.unique = solution->unique == STANCE_YES;
        return made;
    }
    made.status = STANCE_BOUNDED;
    made.lower_bound = fmin(unit * (double)solution->bound, objective);
    made.gap = objective > 0 ? (objective - made.lower_bound) / objective : 0;
    return made;
}

/* Seconds, or million steps. */
static double limit_of(const struct stance_signed_problem *problem)
{
    if (problem->work_limit > 0)
        return problem->work_limit;
    return problem->time_limit < 0 ? STANCE_PROOF_S : problem->time_limit;
}

enum stance_code stance_signed_solve(uint32_t *label, double *objective,
                                     struct stance_certificate *certificate,
                                     const struct stance_signed_problem *problem,
                                     const struct stance_watch *watch, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    struct stance_signed_solution solution = {0};
    struct stance_pace pace = {
        .watch = watch, .by_work = problem->work_limit > 0, .deadline = INFINITY};
    struct stance_signed_edge *edge = NULL;
    size_t n = problem->n;
    bool is_free = problem->k == 0 || problem->k >= n;
    struct stance_signed_task task = {.n = (uint32_t)n,
                                      .k = is_free ? 0 : problem->k,
                                      .seed = problem->seed,
                                      .exact = problem->exact,
                                      .limit = limit_of(problem)};
    double unit = 1;
    uint32_t found = 0;

    if (problem->k == 1)
        return stance_error_set(err, STANCE_E_VALUE, "k is 0 (free) or at least 2, not 1");
    if (n > UINT32_MAX / 2 || problem->m > UINT32_MAX / 2)
        return stance_error_set(err, STANCE_E_VALUE, "more than %u actors or ties", UINT32_MAX / 2);
    edge = stance_memory_new(problem->m, sizeof *edge);
    if (!edge)
        return stance_error_memory(err);
    code = stance_signed_scale(edge, &task.edge_n, &unit, problem, err);
    task.edge = edge;
    if (code == STANCE_OK)
        code = stance_pace_ask(&pace, err);
    if (code == STANCE_OK)
        code = task.k > 2 ? stance_signed_solver_limited(&solution, &task, &pace, err)
                          : stance_signed_solver_run(&solution, &task, &pace, err);
    if (code == STANCE_OK)
        code = stance_pace_ask(&pace, err);
    if (code == STANCE_OK)
        code = stance_signed_canonical(solution.label, &found, edge, task.edge_n, n, is_free, err);
    if (code != STANCE_OK)
        goto done;
    if (n)
        memcpy(label, solution.label, n * sizeof *label);
    *objective = stance_signed_frustration(problem, label);
    *certificate = certify(&solution, *objective, unit, problem->exact);

done:
    stance_signed_solution_clear(&solution);
    stance_memory_free(edge);
    return code;
}
