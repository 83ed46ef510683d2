/* Eigenvectors and classical scaling against their definitions and known configurations. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/random.h"
#include "graph/eigen.h"
#include "graph/scaling.h"

static double *numbers(size_t n)
{
    double *x = calloc(n ? n : 1, sizeof *x);
    cr_assert(x != NULL);
    return x;
}

/* A v = lambda v, V V' = 1, and the values fall. */
static void expect_eigen(const double *a, size_t n)
{
    double *copy = numbers(n * n), *value = numbers(n), *vector = numbers(n * n), size = 0;
    struct stance_error err = {0};
    memcpy(copy, a, n * n * sizeof *a);
    cr_assert(stance_eigen_symmetric(copy, value, vector, n, &err) == STANCE_OK, "%s", err.message);
    for (size_t i = 0; i < n * n; i++)
        size = fmax(size, fabs(a[i]));
    for (size_t k = 0; k < n; k++) {
        const double *v = vector + k * n;
        cr_assert(k == 0 || value[k - 1] >= value[k]);
        for (size_t i = 0; i < n; i++) {
            double left = 0;
            for (size_t j = 0; j < n; j++)
                left += a[i * n + j] * v[j];
            cr_assert_lt(fabs(left - value[k] * v[i]), 1e-12 * (double)n * fmax(size, 1));
        }
        for (size_t l = 0; l <= k; l++) {
            double product = 0;
            for (size_t i = 0; i < n; i++)
                product += v[i] * vector[l * n + i];
            cr_assert_lt(fabs(product - (k == l)), 1e-12 * (double)n);
        }
    }
    free(copy);
    free(value);
    free(vector);
}

Test(eigen, random_matrices_are_taken_apart)
{
    struct stance_random random;
    stance_random_seed(&random, 7);
    for (size_t n = 0; n <= 60; n += 1 + n / 5) {
        double *a = numbers(n * n);
        for (size_t i = 0; i < n; i++)
            for (size_t j = i; j < n; j++)
                a[i * n + j] = a[j * n + i] = stance_random_unit(&random) - 0.5;
        expect_eigen(a, n);
        free(a);
    }
}

Test(eigen, repeated_and_zero_values_are_no_trouble)
{
    enum { N = 40 };
    double a[N * N] = {0};
    expect_eigen(a, N);
    for (size_t i = 0; i < N * N; i++)
        a[i] = 1;
    expect_eigen(a, N);
    for (size_t i = 0; i < N; i++)
        for (size_t j = 0; j < N; j++)
            a[i * N + j] = i == j ? 1e-9 : i % 2 == j % 2 ? 1e9 : -1e9;
    expect_eigen(a, N);
}

Test(eigen, the_second_difference_has_its_known_values)
{
    enum { N = 25 };
    const double pi = 3.14159265358979323846;
    double a[N * N] = {0}, value[N], vector[N * N];
    for (size_t i = 0; i < N; i++) {
        a[i * N + i] = 2;
        if (i + 1 < N)
            a[i * N + i + 1] = a[(i + 1) * N + i] = -1;
    }
    cr_assert_eq(stance_eigen_symmetric(a, value, vector, N, NULL), STANCE_OK);
    for (size_t k = 0; k < N; k++)
        cr_assert_float_eq(value[k], 2 - 2 * cos((N - (double)k) * pi / (N + 1)), 1e-13);
}

static void expect_distances(const double (*at)[2], size_t n)
{
    double *d = numbers(n * n);
    struct stance_scaling s = {0};
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            d[i * n + j] = hypot(at[i][0] - at[j][0], at[i][1] - at[j][1]);
    cr_assert_eq(stance_scaling_make(&s, d, n, NULL), STANCE_OK);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            cr_assert_float_eq(hypot(s.at[0][i] - s.at[0][j], s.at[1][i] - s.at[1][j]),
                               d[i * n + j], 1e-12);
    cr_assert_float_eq(s.share[0] + s.share[1], 1, 1e-9);
    cr_assert_geq(s.share[0], s.share[1]);
    stance_scaling_clear(&s);
    free(d);
}

Test(scaling, points_of_a_plane_come_back)
{
    static const double at[][2] = {{0, 0}, {3, 0.5}, {-1, 2}, {4, -2}, {4, -2}, {0.5, 0.25}};
    expect_distances(at, 6);
    expect_distances(at, 2);
}

Test(scaling, what_does_not_fit_the_plane_lowers_the_share)
{
    /* a regular simplex: three equal axes */
    double d[16];
    struct stance_scaling s = {0};
    for (size_t i = 0; i < 16; i++)
        d[i] = i % 5 ? 1 : 0;
    cr_assert_eq(stance_scaling_make(&s, d, 4, NULL), STANCE_OK);
    cr_assert_float_eq(s.share[0], 1.0 / 3, 1e-9);
    cr_assert_float_eq(s.share[1], 1.0 / 3, 1e-9);
    stance_scaling_clear(&s);
}

Test(scaling, unknown_distances_are_filled_and_counted)
{
    double d[9] = {0, 1, NAN, 1, 0, 0.5, NAN, 0.5, 0}, none[4] = {0, NAN, NAN, 0};
    struct stance_scaling s = {0};
    cr_assert_eq(stance_scaling_make(&s, d, 3, NULL), STANCE_OK);
    cr_assert_eq(s.unknown_n, 1);
    cr_assert_float_eq(d[2], 0.75, 1e-15);
    stance_scaling_clear(&s);
    cr_assert_eq(stance_scaling_make(&s, none, 2, NULL), STANCE_OK);
    cr_assert_eq(s.unknown_n, 1);
    cr_assert_float_eq(s.share[0], 0, 0);
    cr_assert_float_eq(s.at[0][0], 0, 0);
    stance_scaling_clear(&s);
}

#ifdef STANCE_FAIL_ALLOCATION
Test(scaling, every_failing_allocation_is_told)
{
    for (size_t n = 1;; n++) {
        double d[4] = {0, 1, 1, 0};
        struct stance_scaling s = {0};
        stance_memory_fail_at(n);
        enum stance_code code = stance_scaling_make(&s, d, 2, NULL);
        stance_memory_fail_at(0);
        stance_scaling_clear(&s);
        if (code == STANCE_OK)
            break;
        cr_assert_eq(code, STANCE_E_MEMORY);
        cr_assert_lt(n, 20);
    }
}
#endif
