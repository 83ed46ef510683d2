/* network_pairs.h - how far blocs agree, without a network of their actors.
 *
 * Formula.  The agreement of blocs A and B is the mean of 1 - |x - y| / 2 over all issues and
 * all pairs of one actor of A and one of B that both have a position on the issue.  Sorted by
 * value, the positions on one issue give sum |x - y| in one pass: each is compared with the
 * number and the sum of those before it, bloc by bloc.
 *
 * Cost: O(cells (log cells + blocs)), where the actors' pairs would be quadratic. */
#ifndef STANCE_DIAGRAM_NETWORK_PAIRS_H
#define STANCE_DIAGRAM_NETWORK_PAIRS_H

#include "../graph/positions.h"

/* stance_pairs_agreement
 *   agreement  [out] bloc_n * bloc_n, symmetric, NAN where no issue is shared; the diagonal is
 *                    the agreement inside (pairs of two actors)
 *   bloc       [in]  one per actor, STANCE_NONE = in no bloc
 * Errors: STANCE_E_MEMORY. */
STANCE_MUST_USE enum stance_code stance_pairs_agreement(double *agreement, size_t bloc_n,
                                                        const struct stance_positions *p,
                                                        const uint32_t *bloc,
                                                        struct stance_error *err);

#endif
