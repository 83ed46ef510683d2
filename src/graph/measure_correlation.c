/* measure_correlation.c - Pearson's correlation over the shared issues.
 *
 *     r = (n sum xy - sum x sum y) / sqrt((n sum x^2 - (sum x)^2) (n sum y^2 - (sum y)^2))
 *
 * Not defined for an actor whose position never changes.
 *
 * K. Pearson: Mathematical contributions to the theory of evolution III. Philosophical
 * Transactions of the Royal Society A 187 (1896) 253-318. doi:10.1098/rsta.1896.0007 */
#include "measures.h"

double stance_measure_correlation(const struct stance_joint *j)
{
    double x = j->n * j->xx - j->x * j->x, y = j->n * j->yy - j->y * j->y;
    double scale = j->n * j->n;
    if (!(x > 1e-12 * scale) || !(y > 1e-12 * scale))
        return (double)NAN;
    return stance_joint_ratio(j->n * j->xy - j->x * j->y, sqrt(x * y), 1e-300);
}
