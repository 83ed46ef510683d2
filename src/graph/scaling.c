/* scaling.c - classical scaling of a matrix of distances. */
#include "scaling.h"

#include <float.h>
#include <math.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "eigen.h"

/* Mean known distance of each actor, and over all; NAN becomes the mean over all. */
static void known_means(double *mean, const double *distance, size_t n)
{
    double all = 0, pairs = 0;
    for (size_t i = 0; i < n; i++) {
        double sum = 0, known = 0;
        for (size_t j = 0; j < n; j++)
            if (j != i && !isnan(distance[i * n + j])) {
                sum += distance[i * n + j];
                known++;
            }
        mean[i] = known > 0 ? sum / known : NAN;
        all += sum;
        pairs += known;
    }
    for (size_t i = 0; i < n; i++)
        if (isnan(mean[i]))
            mean[i] = pairs > 0 ? all / pairs : 0;
}

static size_t fill(double *distance, const double *mean, size_t n)
{
    size_t filled = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = i + 1; j < n; j++)
            if (isnan(distance[i * n + j])) {
                distance[i * n + j] = distance[j * n + i] = (mean[i] + mean[j]) / 2;
                filled++;
            }
    return filled;
}

/* b = -1/2 J (D * D) J; mean is room for n numbers. */
static void centre(double *b, const double *distance, double *mean, size_t n)
{
    double all = 0;
    for (size_t i = 0; i < n; i++) {
        mean[i] = 0;
        for (size_t j = 0; j < n; j++) {
            b[i * n + j] = distance[i * n + j] * distance[i * n + j];
            mean[i] += b[i * n + j] / (double)n;
        }
        all += mean[i] / (double)n;
    }
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            b[i * n + j] = -(b[i * n + j] - mean[i] - mean[j] + all) / 2;
}

static void project(struct stance_scaling *s, const double *value, const double *vector)
{
    size_t n = s->n;
    double size = 0;
    for (size_t i = 0; i < n; i++)
        size += fabs(value[i]);
    for (size_t axis = 0; axis < STANCE_SCALING_AXES && axis < n; axis++) {
        double lambda = value[axis];
        if (!(lambda > (double)n * DBL_EPSILON * fmax(size, DBL_MIN)) || !(size > 1e-12))
            continue; /* rounding, not distance */
        s->share[axis] = lambda / size;
        for (size_t i = 0; i < n; i++)
            s->at[axis][i] = sqrt(lambda) * vector[axis * n + i];
    }
}

enum stance_code stance_scaling_make(struct stance_scaling *out, double *distance, size_t n,
                                     struct stance_error *err)
{
    struct stance_scaling s = {.n = n};
    double *b = stance_memory_new(n ? n : 1, n * sizeof *b);
    double *vector = stance_memory_new(n ? n : 1, n * sizeof *vector);
    double *value = stance_memory_new(n, sizeof *value);
    enum stance_code code = b && vector && value ? STANCE_OK : stance_error_memory(err);
    for (size_t axis = 0; axis < STANCE_SCALING_AXES && code == STANCE_OK; axis++) {
        s.at[axis] = stance_memory_new(n, sizeof *s.at[axis]);
        code = s.at[axis] ? STANCE_OK : stance_error_memory(err);
    }
    if (code == STANCE_OK) {
        known_means(value, distance, n);
        s.unknown_n = fill(distance, value, n);
        centre(b, distance, value, n);
        code = stance_eigen_symmetric(b, value, vector, n, err);
    }
    if (code == STANCE_OK) {
        project(&s, value, vector);
        *out = s;
        s = (struct stance_scaling){0};
    }
    stance_scaling_clear(&s);
    stance_memory_free(value);
    stance_memory_free(vector);
    stance_memory_free(b);
    return code;
}

static void flip(double *at, size_t n)
{
    for (size_t i = 0; i < n; i++)
        at[i] = at[i] < 0 || at[i] > 0 ? -at[i] : 0;
}

static double largest(const double *at, size_t n)
{
    size_t best = 0;
    for (size_t i = 1; i < n; i++)
        if (fabs(at[i]) > fabs(at[best]) * (1 + 1e-9))
            best = i;
    return n ? at[best] : 0;
}

void stance_scaling_orient(struct stance_scaling *scaling, double lean)
{
    double *x = scaling->at[0], *y = scaling->at[1];
    if (fabs(lean) < 1e-9)
        lean = largest(x, scaling->n);
    if (lean < 0)
        flip(x, scaling->n);
    if (largest(y, scaling->n) < 0)
        flip(y, scaling->n);
}

void stance_scaling_clear(struct stance_scaling *scaling)
{
    for (size_t axis = 0; axis < STANCE_SCALING_AXES; axis++)
        stance_memory_free(scaling->at[axis]);
    *scaling = (struct stance_scaling){0};
}
