/* measure_coincidence.c - voting coincidence as the US Department of State counts it.
 *
 *     (same + partly / 2) / n,     0 .. 1
 *
 * same: equal positions; opposite: one supports what the other opposes, counts nothing;
 * partly: all else, such as an abstention against a yes.  Issues on which either has no
 * position are left out.
 *
 * US Department of State: Voting practices in the United Nations, annual report to
 * Congress (Public Law 101-246, section 406). */
#include "measures.h"

double stance_measure_coincidence(const struct stance_joint *j)
{
    return (j->same + (j->n - j->same - j->opposed) / 2) / j->n;
}
