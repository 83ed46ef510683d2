/* signed.h - coalitions of a signed network: least frustration, with a proof.
 *
 * Minimise  sum of w over positive ties between coalitions
 *         + sum of |w| over negative ties inside coalitions,
 * with the number of coalitions free (k = 0: correlation clustering) or at most k
 * (k = 2: the line index of balance, or frustration index).  METHODS section 4.
 *
 * What the ties leave open is settled by rule.  k free: coalitions are what positive
 * ties hold together, so sets of actors that no positive tie binds stay apart, and an
 * actor without ties is a coalition of one.  k given: where the network falls into
 * parts without a tie between them, the larger sides of all parts go together, and
 * an actor without ties goes with the largest.  A tie whose weight rounds to 0 is none.
 *
 * "Optimal" is claimed for weights rounded to 1e-6 (or, if all are below 1, to 1e-6 of
 * the power of ten at the largest; or, where this is coarser, to 2^-50 of the sum).
 * "Unique" tells solutions apart by the ties: no other optimum puts a tie inside that
 * is across here, or the reverse; what is settled by rule above does not count.
 *
 * The proof goes from cheap to dear (exact.h), and ends with it or with the limit; the
 * files signed_*.c find the partition, exact_*.c bound it.
 *
 * N. Bansal, A. Blum, S. Chawla: Correlation clustering. Machine Learning 56
 * (2004) 89-113. doi:10.1023/B:MACH.0000033116.57574.95
 * S. Aref, M. C. Wilson: Balance and frustration in signed networks. Journal of
 * Complex Networks 7 (2019) 163-189. doi:10.1093/comnet/cny015
 * F. Barahona: On the computational complexity of Ising spin glass models. Journal of
 * Physics A 15 (1982) 3241-3253. doi:10.1088/0305-4470/15/10/028 (two camps: NP-hard) */
#ifndef STANCE_COALITION_SIGNED_H
#define STANCE_COALITION_SIGNED_H

#include "../stance.h"

#define STANCE_PROOF_S 10.0

enum stance_certificate_status { STANCE_OPTIMAL, STANCE_BOUNDED, STANCE_HEURISTIC };

struct stance_certificate {
    enum stance_certificate_status status;
    double lower_bound;  /* in the objective's units; 0 for STANCE_HEURISTIC */
    double gap;          /* (objective - lower_bound) / objective; 0 where the objective is 0 */
    bool maximised;      /* the more the better: then what was reached is the lower bound ... */
    double upper_bound;  /* ... this the proof, and the gap runs from one to the other */
    bool unique_known;   /* was it looked for ... */
    bool unique;         /* ... and is the optimum the only one? */
};

struct stance_signed_problem {
    size_t n, m;                  /* actors, ties (one per pair, a != b) */
    const uint32_t *a, *b;
    const double *w;              /* finite */
    uint32_t k;                   /* 0 = free, else at least 2: at most k */
    uint64_t seed;
    bool exact;                   /* false: search only, STANCE_HEURISTIC */
    double time_limit;            /* seconds of wall clock for the proof; < 0: STANCE_PROOF_S */
    double work_limit;            /* above 0: million steps of work in place of the time */
};

/* stance_signed_solve
 *   label        [out] n coalition numbers, canonical (partition.h); the caller's array
 *   objective    [out] frustration of label, in plain weight units
 *   certificate  [out]
 * Same problem and seed: same bytes out, unless the clock ended the proof; a work limit
 * always ends it at the same place.
 * Errors: STANCE_E_VALUE for k = 1, a weight that is not finite, an end out of range,
 * a tie of an actor with itself; STANCE_E_STOPPED, STANCE_E_MEMORY. */
STANCE_MUST_USE enum stance_code stance_signed_solve(uint32_t *label, double *objective,
                                                     struct stance_certificate *certificate,
                                                     const struct stance_signed_problem *problem,
                                                     const struct stance_watch *watch,
                                                     struct stance_error *err);
/* Frustration of any labelling. */
double stance_signed_frustration(const struct stance_signed_problem *problem,
                                 const uint32_t *label);

#endif
