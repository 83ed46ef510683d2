/* network_stress.h - positions on a plane from wished distances, without Graphviz.
 *
 * Formula.  Stress = sum over pairs of w_ij (|p_i - p_j| - d_ij)^2 with w_ij = d_ij^-2.  Each
 * round moves every point, one after another, to the weighted mean of where its partners
 * would have it; the stress never rises.  The start is a sunflower (golden angle) in index
 * order, so the same distances give the same positions.
 *
 * What it is for: the built-in order of the network figure when Graphviz is not there.
 *
 * E. R. Gansner, Y. Koren, S. North: Graph drawing by stress majorization. Graph Drawing
 * 2004, LNCS 3383, 239-250. doi:10.1007/978-3-540-31843-9_25 */
#ifndef STANCE_DIAGRAM_NETWORK_STRESS_H
#define STANCE_DIAGRAM_NETWORK_STRESS_H

#include "network_hull.h"

/* Fills p from distance, n * n, symmetric, finite, > 0 off the diagonal.  No memory.
 * Cost: O(rounds * n^2). */
void stance_stress_run(struct stance_point *p, const double *distance, size_t n, int rounds);
/* The value the rounds lower. */
double stance_stress_of(const struct stance_point *p, const double *distance, size_t n);

#endif
