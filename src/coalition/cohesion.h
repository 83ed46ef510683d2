/* cohesion.h - how far a group speaks with one voice on an issue.
 *
 * With p supporting, m opposing and z neutral positions (those above, below and at 0; who
 * is not on record does not count) and M = max(p, m, z):
 *
 *     Rice index      |p - m| / (p + m)                      neutral voices left out
 *     agreement       (M - (p + m + z - M) / 2) / (p + m + z)
 *
 * Both are 1 for one voice.  Rice is 0 for two halves; agreement is 0 where the three
 * are equal in size, and never below.  Neither corrects for small groups, of
 * which one voice comes by chance.
 *
 * S. A. Rice: The behavior of legislative groups. Political Science Quarterly 40 (1925)
 * 60-72. doi:10.2307/2142407
 * S. Hix, A. Noury, G. Roland: Power to the parties: cohesion and competition in the
 * European Parliament, 1979-2001. British Journal of Political Science 35 (2005) 209-234.
 * doi:10.1017/S0007123405000128 */
#ifndef STANCE_COALITION_COHESION_H
#define STANCE_COALITION_COHESION_H

#include "../graph/positions.h"

struct stance_voices {
    uint32_t support, oppose, neutral;
};

static inline uint32_t stance_voices_n(struct stance_voices v)
{
    return v.support + v.oppose + v.neutral;
}
void stance_voices_add(struct stance_voices *v, double position);
/* NAN where nobody supports or opposes. */
double stance_voices_rice(struct stance_voices v);
/* NAN where nobody is on record. */
double stance_voices_agreement(struct stance_voices v);

/* stance_voices_count - the voices on every issue, by coalition.
 *   out    [out] k * issue_n, coalition by coalition; owned by the caller
 *   label  [in]  0 .. k-1 per actor of p
 * Cost: O(cells + k issues). */
STANCE_MUST_USE enum stance_code stance_voices_count(struct stance_voices **out,
                                                     const struct stance_positions *p,
                                                     const uint32_t *label, uint32_t k,
                                                     struct stance_error *err);

#endif
