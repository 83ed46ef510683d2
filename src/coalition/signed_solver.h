/* signed_solver.h - the least frustration of a graph with whole weights.
 *
 * Two camps, or k free: the kernel (signed_kernel.h), then search and proof piece
 * by piece, small pieces first, each with its share of the time. */
#ifndef STANCE_COALITION_SIGNED_SOLVER_H
#define STANCE_COALITION_SIGNED_SOLVER_H

#include "exact.h"

struct stance_signed_task {
    uint32_t n;
    const struct stance_signed_edge *edge; /* no parallels, no loops, no weight 0 */
    size_t edge_n;
    uint32_t k; /* 0 = free */
    uint64_t seed;
    bool exact;
    double limit; /* for the proofs, on the clock of the pace */
};

struct stance_signed_solution {
    uint32_t *label; /* n, any numbers below n (k > 2: below k) */
    int64_t cost;
    int64_t bound;             /* 0 without a proof */
    enum stance_answer unique; /* among optima, up to ties that stay where they are */
};

/* k is 0 or 2. */
STANCE_MUST_USE enum stance_code stance_signed_solver_run(struct stance_signed_solution *out,
                                                          const struct stance_signed_task *task,
                                                          struct stance_pace *pace,
                                                          struct stance_error *err);
/* k >= 3, signed_limited.c: with k free first, which is the optimum if its coalitions
 * can be put together into k at no cost, and a bound if not; then search, and where
 * there are few actors (exact_dolls.h) a proof. */
STANCE_MUST_USE enum stance_code stance_signed_solver_limited(struct stance_signed_solution *out,
                                                              const struct stance_signed_task *task,
                                                              struct stance_pace *pace,
                                                              struct stance_error *err);
void stance_signed_solution_clear(struct stance_signed_solution *solution);

#endif
