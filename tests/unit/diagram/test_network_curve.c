/* Ties: bent, cut off where they arrive, and known to meet a box. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/random.h"
#include "diagram/network_curve.h"

Test(network_curve, leaves_its_chord_by_the_bulge)
{
    struct stance_curve k =
        stance_curve_make((struct stance_point){0, 0}, (struct stance_point){100, 0}, 0.1);
    struct stance_point m = stance_curve_at(&k, 0.5);
    cr_assert_float_eq(m.x, 50, 1e-9);
    cr_assert_float_eq(fabs(m.y), 10, 1e-9);
    k = stance_curve_make((struct stance_point){0, 0}, (struct stance_point){100, 0}, -0.1);
    cr_assert_float_eq(stance_curve_at(&k, 0.5).y, -m.y, 1e-9);
}

Test(network_curve, a_piece_lies_on_the_whole)
{
    struct stance_curve k = {{0, 0}, {30, 80}, {100, 10}};
    struct stance_curve piece = stance_curve_piece(&k, 0.2, 0.7);
    for (int i = 0; i <= 10; i++) {
        struct stance_point p = stance_curve_at(&piece, i / 10.0);
        struct stance_point q = stance_curve_at(&k, 0.2 + 0.5 * i / 10.0);
        cr_assert_float_eq(p.x, q.x, 1e-9);
        cr_assert_float_eq(p.y, q.y, 1e-9);
    }
}

Test(network_curve, is_cut_at_the_border_of_both_boxes)
{
    struct stance_point a[4], b[4];
    stance_box_corners(a, (struct stance_box){0, 0, 40, 20});
    stance_box_corners(b, (struct stance_box){200, 60, 60, 20});
    struct stance_stop from = {{a, 4}, 0}, to = {{b, 4}, 3};
    struct stance_curve k =
        stance_curve_make((struct stance_point){0, 0}, (struct stance_point){200, 60}, 0.1);
    cr_assert(stance_curve_cut(&k, from, to));
    cr_assert_lt(stance_hull_reach(from.outline, k.a), 1e-3);
    cr_assert_float_eq(stance_hull_reach(to.outline, k.b), 3, 1e-3);
    for (int i = 1; i < 20; i++) {
        struct stance_point p = stance_curve_at(&k, i / 20.0);
        cr_assert_gt(stance_hull_reach(from.outline, p), 0);
        cr_assert_gt(stance_hull_reach(to.outline, p), 3);
    }
}

Test(network_curve, nothing_is_left_between_boxes_that_overlap)
{
    struct stance_point a[4], b[4];
    stance_box_corners(a, (struct stance_box){0, 0, 400, 200});
    stance_box_corners(b, (struct stance_box){30, 5, 60, 20});
    struct stance_curve k =
        stance_curve_make((struct stance_point){0, 0}, (struct stance_point){30, 5}, 0.1);
    cr_assert_not(
        stance_curve_cut(&k, (struct stance_stop){{a, 4}, 0}, (struct stance_stop){{b, 4}, 0}));
    k = stance_curve_make((struct stance_point){7, 7}, (struct stance_point){7, 7}, 0.1);
    cr_assert_not(
        stance_curve_cut(&k, (struct stance_stop){{a, 1}, 900}, (struct stance_stop){{b, 1}, 900}));
}

/* A box is met when one of many points of the curve lies inside it. */
Test(network_curve, meets_the_boxes_a_dull_walk_finds)
{
    struct stance_random r;
    stance_random_seed(&r, 4);
    int hits = 0;
    for (int round = 0; round < 2000; round++) {
        double v[10];
        for (int i = 0; i < 10; i++)
            v[i] = stance_random_unit(&r) * 100;
        struct stance_curve k = {{v[0], v[1]}, {v[2], v[3]}, {v[4], v[5]}};
        struct stance_box box = {v[6], v[7], v[8] / 3 + 1, v[9] / 3 + 1};
        bool near = false, deep = false;
        for (int i = 0; i <= 4000; i++) {
            struct stance_point p = stance_curve_at(&k, i / 4000.0);
            double in = fmin(box.w / 2 - fabs(p.x - box.x), box.h / 2 - fabs(p.y - box.y));
            near = near || in > -0.3;
            deep = deep || in > 0.3;
        }
        bool meets = stance_curve_meets(&k, box);
        cr_assert(!deep || meets);
        cr_assert(!meets || near);
        hits += meets;
    }
    cr_assert(hits > 200 && hits < 1800);
}

Test(network_curve, a_dashed_curve_ends_in_a_dash)
{
    for (double length = 5; length < 400; length += 7.3) {
        char dash[STANCE_CURVE_DASH];
        int on, whole, tenth;
        struct stance_curve k =
            stance_curve_make((struct stance_point){0, 0}, (struct stance_point){length, 0}, 0);
        stance_curve_dash(dash, &k, 10, 4);
        cr_assert_eq(sscanf(dash, "%d %d.%d", &on, &whole, &tenth), 3, "%s", dash);
        double gap = whole + tenth / 10.0, left = fmod(length, on + gap);
        cr_assert_eq(on, 10);
        if (length < 21.2) {
            cr_assert_str_eq(dash, "10 4.0");
            continue;
        }
        cr_assert(gap >= 1 && gap <= 15.5, "%s", dash);
        cr_assert(fabs(left - 10) < 0.1 * length / 14, "%g: %s leaves %g", length, dash, left);
    }
}
