/* measure_matches.c - on how many issues two actors hold the same.
 *
 *     number of shared issues with x = y
 *
 * Not a share: a pair that meets often and agrees half the time weighs more than one that
 * meets once.  The network of identical votes in studies of assemblies is this one. */
#include "measures.h"

double stance_measure_matches(const struct stance_joint *j)
{
    return j->same;
}
