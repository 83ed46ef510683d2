/* measure_s.c - Signorino and Ritter's S: how far apart, of how far apart they could be.
 *
 *     S = 1 - 2 sum_j w_j d_j / sum_j w_j d_max,     -1 <= S <= 1
 *
 * d = |x - y|, d_max = 2 (absolute), or their squares, d_max = 4 (squared); w_j weighs
 * issues, 1 each where no weights are given.  Not corrected for chance: two who vote
 * as everybody does come out close (see kappa and pi).
 *
 * C. S. Signorino, J. M. Ritter: Tau-b or not tau-b: measuring the similarity of
 * foreign policy positions. International Studies Quarterly 43 (1999) 115-144.
 * doi:10.1111/0020-8833.00113 */
#include "measures.h"

double stance_measure_s(const struct stance_joint *j)
{
    return 1 - stance_joint_ratio(j->weight_apart, j->weight, 1e-300);
}

double stance_measure_s_squared(const struct stance_joint *j)
{
    return 1 - stance_joint_ratio(j->weight_squared, 2 * j->weight, 1e-300);
}
