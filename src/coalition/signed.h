/* signed.h - coalitions of a signed network: least frustration, with a proof.
 *
 * Minimise  sum of w over positive ties between coalitions
 *         + sum of |w| over negative ties inside coalitions,
 * with the number of coalitions free (k = 0: correlation clustering) or at most k
 * (k = 2: the line index of balance).  METHODS section 4.
 *
 * N. Bansal, A. Blum, S. Chawla: Correlation clustering. Machine Learning 56
 * (2004) 89-113. doi:10.1023/B:MACH.0000033116.57574.95 */
#ifndef STANCE_COALITION_SIGNED_H
#define STANCE_COALITION_SIGNED_H

#include "../stance.h"

enum stance_certificate_status { STANCE_OPTIMAL, STANCE_BOUNDED, STANCE_HEURISTIC };

struct stance_certificate {
    enum stance_certificate_status status;
    double lower_bound;  /* in the objective's units; 0 for STANCE_HEURISTIC */
    double gap;          /* (objective - lower_bound) / objective; 0 where the objective is 0 */
    bool unique_known;   /* was it looked for ... */
    bool unique;         /* ... and is the optimum the only one? */
};

struct stance_signed_problem {
    size_t n, m;                  /* actors, ties (one per pair, a != b) */
    const uint32_t *a, *b;
    const double *w;              /* finite; claimed optimal on weights rounded to 1e-6 */
    uint32_t k;                   /* 0 = free, else 2 .. n: at most k */
    uint64_t seed;
    bool exact;                   /* false: search only, STANCE_HEURISTIC */
    double time_limit;            /* seconds of wall clock for the proof */
};

/* stance_signed_solve
 *   label        [out] n coalition numbers, canonical (partition.h); the caller's array
 *   objective    [out] frustration of label, in plain weight units
 *   certificate  [out]
 * Same problem and seed: same bytes out, unless the time limit ended the proof. */
STANCE_MUST_USE enum stance_code stance_signed_solve(uint32_t *label, double *objective,
                                                     struct stance_certificate *certificate,
                                                     const struct stance_signed_problem *problem,
                                                     const struct stance_watch *watch,
                                                     struct stance_error *err);
/* Frustration of any labelling. */
double stance_signed_frustration(const struct stance_signed_problem *problem,
                                 const uint32_t *label);

#endif
