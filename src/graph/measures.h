/* measures.h - similarity of two actors from what they hold on the issues they share.
 *
 * Over the issues j on which both have a position, x_j and y_j in -1 .. 1, a
 * struct stance_joint keeps sums from which every textbook measure follows; one
 * file per measure says which.  A measure that is not defined for a pair (nothing
 * varies, nothing was taken) gives NAN, and the pair has no tie.
 *
 * The table of all measures, those of projection.h included, is in measures.c. */
#ifndef STANCE_GRAPH_MEASURES_H
#define STANCE_GRAPH_MEASURES_H

#include <math.h>

#include "../stance.h"

struct stance_joint {
    double n;                                    /* shared issues */
    double x, y, xx, yy, xy;                     /* sums of x, y and their products */
    double apart;                                /* sum of |x - y| */
    double same, opposed;                        /* issues with x = y; with x y < 0 */
    double taken_x, taken_y, taken;              /* issues with x != 0; with y != 0; with both */
    double support_x, support_y, support;        /* both taken, and x > 0; y > 0; both */
    double weight, weight_apart, weight_squared; /* sums of w, w |x - y|, w (x - y)^2 */
};

static inline double stance_joint_squared(const struct stance_joint *j)
{
    return j->xx + j->yy - 2 * j->xy;
}
/* numerator / denominator, or NAN where there is nothing to divide by: sums of rounded
 * squares may miss 0 by a few bits of `scale`. */
static inline double stance_joint_ratio(double numerator, double denominator, double scale)
{
    return denominator > 1e-12 * scale ? numerator / denominator : (double)NAN;
}

typedef double stance_joint_measure(const struct stance_joint *j);
stance_joint_measure stance_measure_s, stance_measure_s_squared, stance_measure_kappa,
    stance_measure_pi, stance_measure_cosine, stance_measure_jaccard, stance_measure_phi,
    stance_measure_correlation, stance_measure_coincidence, stance_measure_matches;

struct stance_measure_about {
    bool is_signed;              /* may be negative */
    bool divisible;              /* a count: normalisations apply */
    bool weighs;                 /* issue weights apply */
    stance_joint_measure *joint; /* NULL: projection.h computes it */
};
const struct stance_measure_about *stance_measure_about(enum stance_measure measure);

#endif
