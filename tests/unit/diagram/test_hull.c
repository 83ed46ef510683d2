/* Outlines: against a dull hull, a dull distance, and laws. */
#include <criterion/criterion.h>
#include <math.h>

#include "base/random.h"
#include "diagram/network_hull.h"

static double unit(struct stance_random *r)
{
    return stance_random_unit(r);
}

static size_t cloud(struct stance_random *r, struct stance_point *p, size_t n, double size)
{
    for (size_t i = 0; i < n; i++)
        p[i] = (struct stance_point){floor(unit(r) * size), floor(unit(r) * size)};
    return n;
}

static double turn(struct stance_point o, struct stance_point a, struct stance_point b)
{
    return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

Test(hull, is_convex_clockwise_and_holds_every_point)
{
    struct stance_random r;
    stance_random_seed(&r, 1);
    for (int round = 0; round < 300; round++) {
        struct stance_point p[40], kept[40], hull[41];
        size_t n = cloud(&r, p, 3 + stance_random_below(&r, 38), 12);
        for (size_t i = 0; i < n; i++)
            kept[i] = p[i];
        size_t h = stance_hull_make(hull, p, n);
        for (size_t i = 0; h > 2 && i < h; i++) {
            cr_assert_gt(turn(hull[i], hull[(i + 1) % h], hull[(i + 2) % h]), 0);
            for (size_t j = 0; j < n; j++)
                cr_assert_geq(turn(hull[i], hull[(i + 1) % h], kept[j]), 0);
        }
        for (size_t i = 0; i < h; i++) {
            bool found = false;
            for (size_t j = 0; j < n; j++)
                found = found || (kept[j].x == hull[i].x && kept[j].y == hull[i].y);
            cr_assert(found, "a corner that was not given");
        }
    }
}

Test(hull, one_spot_and_one_line_are_outlines_of_one_and_two_points)
{
    struct stance_point spot[5] = {{2, 3}, {2, 3}, {2, 3}, {2, 3}, {2, 3}}, hull[6];
    cr_assert_eq(stance_hull_make(hull, spot, 5), 1);
    struct stance_point line[4] = {{0, 0}, {3, 3}, {1, 1}, {2, 2}};
    cr_assert_eq(stance_hull_make(hull, line, 4), 2);
    cr_assert_float_eq(
        stance_hull_reach((struct stance_outline){hull, 2}, (struct stance_point){4, 4}), sqrt(2),
        1e-12);
}

/* Distance of two filled outlines by walking both borders in small steps. */
static double dull_distance(struct stance_outline a, struct stance_outline b,
                            struct stance_point shift)
{
    double best = INFINITY;
    for (size_t i = 0; i < b.n; i++)
        for (int t = 0; t <= 200; t++) {
            struct stance_point p = b.p[i], q = b.p[(i + 1) % b.n];
            best = fmin(best, stance_hull_reach(
                                  a, (struct stance_point){p.x + (q.x - p.x) * t / 200 + shift.x,
                                                           p.y + (q.y - p.y) * t / 200 + shift.y}));
        }
    return best;
}

Test(hull, distance_equals_the_dull_one_and_the_axis_leads_apart)
{
    struct stance_random r;
    stance_random_seed(&r, 2);
    int overlaps = 0, apart = 0;
    for (int round = 0; round < 400; round++) {
        struct stance_point p[8], q[8], ha[9], hb[9], away;
        struct stance_outline a = {ha, 0}, b = {hb, 0};
        a.n = stance_hull_make(ha, p, cloud(&r, p, 8, 40));
        b.n = stance_hull_make(hb, q, cloud(&r, q, 8, 40));
        if (a.n < 3 || b.n < 3)
            continue;
        struct stance_point shift = {unit(&r) * 160 - 80, unit(&r) * 160 - 80};
        double d = stance_hull_apart(a, b, shift, INFINITY, &away),
               dull = dull_distance(a, b, shift);
        cr_assert_float_eq(hypot(away.x, away.y), 1, 1e-9);
        if (d > 0) {
            apart++;
            cr_assert_float_eq(d, dull, 0.3);
            cr_assert_leq(d, dull + 1e-9);
            double bound = stance_hull_apart(a, b, shift, d / 2, &away);
            cr_assert(bound >= d / 2 && bound <= d + 1e-9);
        } else {
            overlaps++;
            struct stance_point out = {shift.x + away.x * (0.01 - d),
                                       shift.y + away.y * (0.01 - d)};
            cr_assert_float_eq(stance_hull_apart(a, b, out, INFINITY, &away), 0.01, 1e-6);
        }
    }
    cr_assert_gt(overlaps, 20);
    cr_assert_gt(apart, 100);
}

Test(hull, reach_is_zero_inside_and_the_distance_outside)
{
    struct stance_point corner[4];
    stance_box_corners(corner, (struct stance_box){10, 10, 20, 10});
    struct stance_outline a = {corner, 4};
    cr_assert_eq(stance_hull_reach(a, (struct stance_point){10, 10}), 0);
    cr_assert_eq(stance_hull_reach(a, (struct stance_point){20, 15}), 0);
    cr_assert_float_eq(stance_hull_reach(a, (struct stance_point){23, 19}), 5, 1e-12);
    cr_assert_float_eq(stance_hull_reach(a, (struct stance_point){10, 25}), 10, 1e-12);
}

Test(hull, boxes_that_touch_do_not_overlap)
{
    struct stance_box a = {0, 0, 10, 10}, b = {10, 0, 10, 10};
    cr_assert_not(stance_box_overlap(a, b, 0));
    cr_assert(stance_box_overlap(a, b, 1));
    b.x = 9.9;
    cr_assert(stance_box_overlap(a, b, 0));
}
