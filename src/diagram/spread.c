/* spread.c - isotonic regression by pooling. */
#include "spread.h"

#include <math.h>

void stance_spread(double *y, size_t n, double pitch, double low, double high)
{
    for (size_t i = 0; i < n; i++)
        y[i] -= pitch * (double)i;
    for (size_t i = 1; i < n; i++) {
        size_t first = i;
        double mean = y[i];
        while (first > 0 && y[first - 1] > mean) {
            double level = y[--first];
            while (first > 0 && !(y[first - 1] < level))
                first--; /* the whole pool stands at one level */
            double sum = 0;
            for (size_t j = first; j <= i; j++)
                sum += y[j];
            mean = sum / (double)(i - first + 1);
            for (size_t j = first; j <= i; j++)
                y[j] = mean;
        }
    }
    double room = high - pitch * (double)(n ? n - 1 : 0);
    for (size_t i = 0; i < n; i++)
        y[i] = fmax(low, fmin(y[i], fmax(room, low))) + pitch * (double)i;
}
