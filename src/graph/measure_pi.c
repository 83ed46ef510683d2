/* measure_pi.c - Scott's pi, disagreement weighted by its square.
 *
 *     pi = 1 - sum_j (x_j - y_j)^2 / (sum (x_j - m)^2 + sum (y_j - m)^2),   m = (mx + my) / 2
 *
 * As kappa, but chance is taken from what both say together: two actors with different
 * habits are not forgiven for them.
 *
 * W. A. Scott: Reliability of content analysis: the case of nominal scale coding. Public
 * Opinion Quarterly 19 (1955) 321-325. doi:10.1086/266577
 * F. M. Haege: Choice or circumstance? Adjusting measures of foreign policy similarity
 * for chance agreement. Political Analysis 19 (2011) 287-305. doi:10.1093/pan/mpr023 */
#include "measures.h"

double stance_measure_pi(const struct stance_joint *j)
{
    double sum = j->x + j->y, chance = j->xx + j->yy - sum * sum / (2 * j->n);
    return 1 - stance_joint_ratio(stance_joint_squared(j), chance, j->n);
}
