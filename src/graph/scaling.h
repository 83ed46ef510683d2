/* scaling.h - actors as points whose distances reflect how far they disagree.
 *
 * Classical (metric) scaling.  With D the matrix of distances, J = 1 - 11'/n and
 *
 *     B = -1/2 J (D * D) J            (squares element by element)
 *
 * the coordinates on axis k are sqrt(lambda_k) v_k for the largest eigenvalues lambda_k of B
 * and their eigenvectors.  Disagreement is no Euclidean distance, so B may have negative
 * eigenvalues; axis k explains lambda_k / sum |lambda_i|, the stricter of the usual shares.
 *
 * Not known: pairs without a shared issue.  They stand at the mean of what each of the two is
 * from everybody else.
 *
 * W. S. Torgerson: Multidimensional scaling: I. Theory and method. Psychometrika 17 (1952)
 * 401-419. doi:10.1007/BF02288916
 * K. V. Mardia: Some properties of classical multi-dimensional scaling. Communications in
 * Statistics - Theory and Methods 7 (1978) 1233-1241. doi:10.1080/03610927808827707 */
#ifndef STANCE_GRAPH_SCALING_H
#define STANCE_GRAPH_SCALING_H

#include "../stance.h"

#define STANCE_SCALING_AXES 2

struct stance_scaling {
    size_t n;
    double *at[STANCE_SCALING_AXES];   /* n each; 0 on an axis that explains nothing */
    double share[STANCE_SCALING_AXES]; /* 0 .. 1; 0 where all distances are 0 */
    size_t unknown_n;                  /* pairs that were filled */
};

/* stance_scaling_make
 *   distance  [in, out] n * n, symmetric, 0 on the diagonal, NAN = not known; filled
 * Errors: memory, STANCE_E_INTERNAL.  Cost: about 9 n^3 operations. */
STANCE_MUST_USE enum stance_code stance_scaling_make(struct stance_scaling *out, double *distance,
                                                     size_t n, struct stance_error *err);
/* stance_scaling_orient - an eigenvector has no direction of its own.
 *   lean  [in] below 0: the first axis is turned round; within rounding of 0 its largest coordinate,
 *         as that of the second axis always, is to be positive
 * Ends that differ by no more than rounding count as equal: the first decides, so machines agree. */
void stance_scaling_orient(struct stance_scaling *scaling, double lean);
void stance_scaling_clear(struct stance_scaling *scaling);

#endif
