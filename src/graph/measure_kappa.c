/* measure_kappa.c - Cohen's kappa, disagreement weighted by its square.
 *
 *     kappa = 1 - sum_j (x_j - y_j)^2 / (sum (x_j - mx)^2 + sum (y_j - my)^2 + n (mx - my)^2)
 *
 * mx and my are the two actors' own means: the denominator is the disagreement that
 * would be expected if each spread its own votes over the issues by chance.  Not
 * defined where that is 0 (both always say the same one thing).
 *
 * J. Cohen: Weighted kappa. Psychological Bulletin 70 (1968) 213-220.
 * doi:10.1037/h0026256
 * F. M. Haege: Choice or circumstance? Adjusting measures of foreign policy similarity
 * for chance agreement. Political Analysis 19 (2011) 287-305. doi:10.1093/pan/mpr023 */
#include "measures.h"

double stance_measure_kappa(const struct stance_joint *j)
{
    double chance = j->xx + j->yy - 2 * j->x * j->y / j->n;
    return 1 - stance_joint_ratio(stance_joint_squared(j), chance, j->n);
}
