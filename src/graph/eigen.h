/* eigen.h - all eigenvalues and eigenvectors of a symmetric matrix.
 *
 * Householder reflections bring A to tridiagonal form, A = Q T Q', then QR steps with
 * Wilkinson's shift take the off-diagonal of T away.  The same bits on every machine that
 * rounds as IEEE 754 says, which is why it is here and not LAPACK's.
 *
 * G. H. Golub, C. F. Van Loan: Matrix Computations. 4th edition, Johns Hopkins University
 * Press (2013), section 8.3.
 * J. H. Wilkinson: Global convergence of tridiagonal QR algorithm with origin shifts. Linear
 * Algebra and its Applications 1 (1968) 409-420. doi:10.1016/0024-3795(68)90017-7 */
#ifndef STANCE_GRAPH_EIGEN_H
#define STANCE_GRAPH_EIGEN_H

#include "../stance.h"

/* stance_eigen_symmetric
 *   a       [in, out] n * n, symmetric and finite; destroyed
 *   value   [out] n, the largest first
 *   vector  [out] n * n, row i belongs to value[i]: orthonormal, of either sign
 * Errors: memory; STANCE_E_INTERNAL where it does not converge.
 * Cost: about 9 n^3 operations. */
STANCE_MUST_USE enum stance_code stance_eigen_symmetric(double *a, double *value, double *vector,
                                                        size_t n, struct stance_error *err);

#endif
