/* measure_jaccard.c - marks in common of marks made.
 *
 *     jaccard = |A and B| / |A or B|,     0 .. 1
 *
 * A mark is an issue with a side: support and opposition of the same issue are two
 * different marks, neutral is none.  Over the shared issues.  Not defined where both
 * are neutral throughout.
 *
 * P. Jaccard: The distribution of the flora in the alpine zone. New Phytologist 11
 * (1912) 37-50. doi:10.1111/j.1469-8137.1912.tb05611.x */
#include "measures.h"

double stance_measure_jaccard(const struct stance_joint *j)
{
    double common = j->taken - j->opposed;
    return stance_joint_ratio(common, j->taken_x + j->taken_y - common, 1);
}
