/* The built-in layout: exact where the distances fit a plane, never rising, same every time. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "base/random.h"
#include "diagram/network_stress.h"

/* A local method may stop in a fold, in a plane without any slack about every second time. */
Test(network_stress, distances_of_a_plane_are_mostly_found_again)
{
    struct stance_random r;
    stance_random_seed(&r, 5);
    int found = 0;
    for (int round = 0; round < 20; round++) {
        struct stance_point truth[6], p[6];
        double d[36] = {0};
        for (size_t i = 0; i < 6; i++)
            truth[i] =
                (struct stance_point){stance_random_unit(&r) * 99, stance_random_unit(&r) * 90};
        for (size_t i = 0; i < 6; i++)
            for (size_t j = 0; j < 6; j++)
                d[6 * i + j] = hypot(truth[i].x - truth[j].x, truth[i].y - truth[j].y);
        stance_stress_run(p, d, 6, 2000);
        found += stance_stress_of(p, d, 6) < 1e-6;
    }
    cr_assert_geq(found, 8, "%d of 20", found);
}

Test(network_stress, more_rounds_never_raise_the_stress)
{
    struct stance_random r;
    stance_random_seed(&r, 6);
    double d[400] = {0}, last = INFINITY;
    for (size_t i = 0; i < 20; i++)
        for (size_t j = 0; j < i; j++)
            d[20 * i + j] = d[20 * j + i] = 1 + stance_random_unit(&r) * 9;
    for (int rounds = 0; rounds < 60; rounds++) {
        struct stance_point p[20];
        stance_stress_run(p, d, 20, rounds);
        double now = stance_stress_of(p, d, 20);
        cr_assert_leq(now, last + 1e-9);
        last = now;
    }
}

Test(network_stress, one_point_and_two_points_stand)
{
    struct stance_point p[2];
    stance_stress_run(p, (double[]){0}, 1, 10);
    cr_assert(isfinite(p[0].x) && isfinite(p[0].y));
    stance_stress_run(p, (double[]){0, 7, 7, 0}, 2, 50);
    cr_assert_float_eq(hypot(p[0].x - p[1].x, p[0].y - p[1].y), 7, 1e-6);
}
