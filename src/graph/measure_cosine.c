/* measure_cosine.c - the angle between two actors' positions on what they share.
 *
 *     cosine = sum x y / sqrt(sum x^2 sum y^2),     -1 .. 1
 *
 * Not defined for an actor who is neutral on all of it.
 *
 * G. Salton, M. J. McGill: Introduction to modern information retrieval. McGraw-Hill
 * (1983), chapter 4. */
#include "measures.h"

double stance_measure_cosine(const struct stance_joint *j)
{
    return stance_joint_ratio(j->xy, sqrt(j->xx * j->yy), 1e-300);
}
