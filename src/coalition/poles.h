/* poles.h - how far every actor stands from two that are named.
 *
 *     distance(a, pole) = mean over the issues both have a position on of |x_a - x_pole| / 2
 *                       = 1 - agreement, 0 the same on everything, 1 opposite
 *
 * No number where the two share no issue (or fewer than --min-overlap): that is not a
 * distance in the middle.  Both distances may be small or both large; what lies between the
 * poles is told by neither alone. */
#ifndef STANCE_COALITION_POLES_H
#define STANCE_COALITION_POLES_H

#include "../graph/network.h"
#include "../graph/positions.h"

enum { STANCE_POLES = 2 };

/* stance_poles_find - which actors are meant.
 *   out   [out] places in p, not actors of the data set
 *   text  [in]  "A,B": ids, aliases, labels, short names or iso3 codes; a comma inside a name
 *               is written \,
 * Errors: STANCE_E_VALUE for a text that names no two actors with a position. */
STANCE_MUST_USE enum stance_code stance_poles_find(uint32_t out[STANCE_POLES], const char *text,
                                                   const struct stance_dataset *d,
                                                   const struct stance_positions *p,
                                                   struct stance_error *err);

/* stance_poles_distance - from one pole to all.
 *   distance   [out] one per actor of p, NAN = none
 *   agreement  [in]  the network of the measure agreement
 * Cost: O(ties). */
void stance_poles_distance(double *distance, uint32_t pole, const struct stance_network *agreement);

#endif
