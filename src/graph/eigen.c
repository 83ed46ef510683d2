/* eigen.c - symmetric eigenproblems: tridiagonal form, then shifted QR. */
#include "eigen.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"

#define STEPS 60 /* per eigenvalue; two or three is usual */

static double dot(const double *x, const double *y, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += x[i] * y[i];
    return sum;
}

/* Turns x[0..n) into the unit vector v for which x - 2 (v'x) v = (alpha, 0, ...), and returns
 * alpha; v = 0 where x has only its first entry. */
static double reflector(double *x, size_t n)
{
    double rest = dot(x + 1, x + 1, n - 1), first = x[0];
    if (!(rest > 0)) {
        memset(x, 0, n * sizeof *x);
        return first;
    }
    double alpha = first > 0 ? -sqrt(first * first + rest) : sqrt(first * first + rest);
    x[0] = first - alpha;
    double length = sqrt(x[0] * x[0] + rest);
    for (size_t i = 0; i < n; i++)
        x[i] /= length;
    return alpha;
}

/* A (the lower right m by m part of a) becomes H A H with H = 1 - 2 v v'. */
static void reflect(double *a, size_t n, size_t from, const double *v, double *w)
{
    size_t m = n - from;
    for (size_t i = 0; i < m; i++)
        w[i] = 2 * dot(a + (from + i) * n + from, v, m);
    double k = dot(v, w, m) / 2;
    for (size_t i = 0; i < m; i++)
        w[i] -= 2 * k * v[i];
    for (size_t i = 0; i < m; i++)
        for (size_t j = 0; j < m; j++)
            a[(from + i) * n + from + j] -= v[i] * w[j] + w[i] * v[j];
}

/* Rows from .. n - 1 of q become H times these rows. */
static void accumulate(double *q, size_t n, size_t from, const double *v, double *w)
{
    memset(w, 0, n * sizeof *w);
    for (size_t i = from; i < n; i++)
        for (size_t j = 0; j < n; j++)
            w[j] += 2 * v[i - from] * q[i * n + j];
    for (size_t i = from; i < n; i++)
        for (size_t j = 0; j < n; j++)
            q[i * n + j] -= v[i - from] * w[j];
}

/* d, e: diagonal and what is beside it (e[i] between i and i + 1); q: rows of Q'. */
static void tridiagonal(double *a, double *d, double *e, double *q, size_t n, double *v, double *w)
{
    memset(q, 0, n * n * sizeof *q);
    for (size_t i = 0; i < n; i++)
        q[i * n + i] = 1;
    for (size_t k = 0; k + 1 < n; k++) {
        size_t m = n - k - 1;
        for (size_t i = 0; i < m; i++)
            v[i] = a[(k + 1 + i) * n + k];
        e[k] = reflector(v, m);
        reflect(a, n, k + 1, v, w);
        accumulate(q, n, k + 1, v, w);
    }
    for (size_t i = 0; i < n; i++)
        d[i] = a[i * n + i];
}

static void turn_rows(double *x, double *y, size_t n, double c, double s)
{
    for (size_t i = 0; i < n; i++) {
        double old = x[i];
        x[i] = c * old + s * y[i];
        y[i] = c * y[i] - s * old;
    }
}

/* One QR step on the unreduced block low .. high, the bulge chased down. */
static void step(double *d, double *e, double *q, size_t n, size_t low, size_t high)
{
    double delta = (d[high - 1] - d[high]) / 2, last = e[high - 1];
    double root = hypot(delta, last);
    double shift = d[high] - last * last / (delta + (delta < 0 ? -root : root));
    double x = d[low] - shift, z = e[low];
    for (size_t k = low; k < high; k++) {
        double r = hypot(x, z), c = r > 0 ? x / r : 1, s = r > 0 ? z / r : 0;
        double upper = d[k], lower = d[k + 1], side = e[k];
        if (k > low)
            e[k - 1] = r;
        d[k] = c * c * upper + 2 * c * s * side + s * s * lower;
        d[k + 1] = s * s * upper - 2 * c * s * side + c * c * lower;
        e[k] = c * s * (lower - upper) + (c * c - s * s) * side;
        if (k + 1 < high) {
            z = s * e[k + 1];
            e[k + 1] *= c;
            x = e[k];
        }
        turn_rows(q + k * n, q + (k + 1) * n, n, c, s);
    }
}

static bool diagonalise(double *d, double *e, double *q, size_t n)
{
    double size = 0;
    for (size_t i = 0; i < n; i++)
        size = fmax(size, fabs(d[i]) + (i + 1 < n ? fabs(e[i]) : 0));
    size_t high = n ? n - 1 : 0;
    for (size_t steps = 0; high > 0;) {
        size_t low = high;
        while (low > 0 && fabs(e[low - 1]) > DBL_EPSILON * size / 4)
            low--;
        if (low == high) {
            high--;
            steps = 0;
        } else if (steps++ < STEPS) {
            step(d, e, q, n, low, high);
        } else {
            return false;
        }
    }
    return true;
}

/* Largest first; equal ones as they came. */
static void sort(double *value, const double *d, double *vector, const double *q, size_t n,
                 bool *taken)
{
    for (size_t i = 0; i < n; i++) {
        size_t best = n;
        for (size_t j = 0; j < n; j++)
            if (!taken[j] && (best == n || d[j] > d[best]))
                best = j;
        taken[best] = true;
        value[i] = d[best];
        memcpy(vector + i * n, q + best * n, n * sizeof *q);
    }
}

enum stance_code stance_eigen_symmetric(double *a, double *value, double *vector, size_t n,
                                        struct stance_error *err)
{
    double *q = stance_memory_new(n ? n : 1, n * sizeof *q);
    double *room = stance_memory_new(n, 4 * sizeof *room);
    bool *taken = stance_memory_new(n, sizeof *taken);
    enum stance_code code = q && room && taken ? STANCE_OK : stance_error_memory(err);
    if (code == STANCE_OK && n > 0) {
        double *d = room, *e = room + n;
        tridiagonal(a, d, e, q, n, room + 2 * n, room + 3 * n);
        if (diagonalise(d, e, q, n))
            sort(value, d, vector, q, n, taken);
        else
            code = stance_error_set(err, STANCE_E_INTERNAL, "eigenvalues do not converge");
    }
    stance_memory_free(taken);
    stance_memory_free(room);
    stance_memory_free(q);
    return code;
}
