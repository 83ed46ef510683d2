/* division.h - how far an issue divides, and whether along the coalitions.
 *
 * With p, m, z voices as in cohesion.h, n actors in all and f = p / (p + m):
 *
 *     coverage       (p + m + z) / n
 *     division       4 f (1 - f), 1 for two equal halves, 0 for one side alone
 *     divisiveness   division * coverage: an issue on which two of a hundred differ
 *                    divides nobody
 *     separation     Cramer's V of the table coalitions x {support, oppose, neutral}
 *                    over those on record:
 *                    V = sqrt(X2 / (N (min(rows, columns) - 1))), X2 = sum (O - E)^2 / E
 *
 * with empty rows and columns left out.  V is 1 where the coalition tells the position
 * and 0 where it tells nothing; it is no number where all coalitions on record are one or
 * all positions are.  It says nothing of direction, and on few voices it runs high.
 *
 * H. Cramer: Mathematical Methods of Statistics. Princeton (1946), chapter 21.
 * doi:10.1515/9781400883868 */
#ifndef STANCE_COALITION_DIVISION_H
#define STANCE_COALITION_DIVISION_H

#include "cohesion.h"

struct stance_division {
    struct stance_voices all;
    double coverage, division, divisiveness; /* division NAN where nobody takes a side; then
                                                divisiveness is 0 */
    double separation;                       /* NAN as told above */
};

/* stance_division_of - one issue.
 *   voices  [in] one per coalition, `stride` apart
 *   actor_n [in] all who could be on record, > 0
 * Cost: O(k). */
struct stance_division stance_division_of(const struct stance_voices *voices, size_t stride,
                                          uint32_t k, size_t actor_n);
/* Cramer's V alone. */
double stance_voices_separation(const struct stance_voices *voices, size_t stride, uint32_t k);

#endif
