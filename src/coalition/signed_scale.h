/* signed_scale.h - real weights as whole numbers, so that "optimal" can be claimed.
 *
 * Every weight is rounded to a quantum, and what is 0 then is no tie.  The
 * quantum is 1e-6, or 1e-6 of the power of ten at the largest |w| where all
 * weights are below 1; it is coarser only where the sum of |w| would pass 2^50
 * quanta, which is where doubles cannot tell the sums apart either.  The common
 * divisor is taken out, so that a bound can be rounded up to the next value a
 * frustration can have at all. */
#ifndef STANCE_COALITION_SIGNED_SCALE_H
#define STANCE_COALITION_SIGNED_SCALE_H

#include "signed.h"
#include "signed_graph.h"

/* stance_signed_scale - the ties of a problem with whole weights.
 *   edge    [out] problem->m places; the ties with a weight other than 0
 *   edge_n  [out]
 *   unit    [out] what weight 1 stands for
 * Errors: STANCE_E_VALUE for a weight that is not finite, an end out of range
 * or a tie of an actor with itself. */
STANCE_MUST_USE enum stance_code stance_signed_scale(struct stance_signed_edge *edge,
                                                     size_t *edge_n, double *unit,
                                                     const struct stance_signed_problem *problem,
                                                     struct stance_error *err);

#endif
