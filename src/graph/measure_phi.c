/* measure_phi.c - association of two sides taken, yes against no.
 *
 *     phi = (n11 n00 - n10 n01) / sqrt(n1. n0. n.1 n.0),     -1 .. 1
 *
 * n11: shared issues that both support, n00: both oppose, n10 and n01: one each.
 * Issues on which either is neutral are left out.  Not defined where one of the two
 * always takes the same side.
 *
 * G. U. Yule: On the methods of measuring association between two attributes. Journal
 * of the Royal Statistical Society 75 (1912) 579-652. doi:10.2307/2340126 */
#include "measures.h"

double stance_measure_phi(const struct stance_joint *j)
{
    double only_x = j->support_x - j->support, only_y = j->support_y - j->support;
    double neither = j->taken - j->support - only_x - only_y;
    double margins =
        j->support_x * (j->taken - j->support_x) * j->support_y * (j->taken - j->support_y);
    return stance_joint_ratio(j->support * neither - only_x * only_y, sqrt(margins), 1);
}
