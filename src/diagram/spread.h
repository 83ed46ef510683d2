/* spread.h - labels moved apart as little as possible.
 *
 * Of centres y_1 <= ... <= y_n, the z that minimise sum (z_i - y_i)^2 with z_{i+1} - z_i >=
 * pitch: isotonic regression of y_i - i pitch, solved by pooling neighbours that violate the
 * order.
 *
 * R. E. Barlow, H. D. Brunk: The isotonic regression problem and its dual. Journal of the
 * American Statistical Association 67 (1972) 140-147. doi:10.1080/01621459.1972.10481216 */
#ifndef STANCE_DIAGRAM_SPREAD_H
#define STANCE_DIAGRAM_SPREAD_H

#include <stddef.h>

/* Ascending centres in place; then shifted into low .. high where they fit.  Cost: O(n^2). */
void stance_spread(double *y, size_t n, double pitch, double low, double high);

#endif
