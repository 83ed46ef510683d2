/* Label boxes never overlap, whatever came in. */
#include <criterion/criterion.h>
#include <math.h>

#include "base/memory.h"
#include "base/random.h"
#include "diagram/network_boxes.h"

TestSuite(network_boxes, .timeout = 20);

static void spread_and_look(struct stance_box *box, size_t n, double width)
{
    struct stance_error err = {0};
    cr_assert_eq(stance_boxes_spread(box, n, 4, 3, width, &err), STANCE_OK);
    for (size_t i = 0; i < n; i++) {
        cr_assert(isfinite(box[i].x) && isfinite(box[i].y));
        cr_assert_geq(box[i].x - box[i].w / 2, -1e-6);
        cr_assert_leq(box[i].x + box[i].w / 2, fmax(width, box[i].w) + 1e-6);
        for (size_t j = 0; j < i; j++) {
            bool near_x = fabs(box[i].x - box[j].x) < (box[i].w + box[j].w) / 2 + 4 - 1e-3;
            bool near_y = fabs(box[i].y - box[j].y) < (box[i].h + box[j].h) / 2 + 3 - 1e-3;
            cr_assert_not(near_x && near_y, "boxes %zu and %zu of %zu", j, i, n);
        }
    }
}

Test(network_boxes, random_crowds_come_apart)
{
    struct stance_random r;
    stance_random_seed(&r, 3);
    for (int round = 0; round < 60; round++) {
        struct stance_box box[60];
        size_t n = 1 + stance_random_below(&r, 60);
        for (size_t i = 0; i < n; i++)
            box[i] = (struct stance_box){stance_random_unit(&r) * 200, stance_random_unit(&r) * 200,
                                         10 + stance_random_unit(&r) * 120, 17};
        spread_and_look(box, n, 300);
    }
}

Test(network_boxes, one_spot_comes_apart)
{
    static struct stance_box box[300];
    for (size_t i = 0; i < 300; i++)
        box[i] = (struct stance_box){7, 7, 60, 17};
    spread_and_look(box, 300, 662);
}

Test(network_boxes, garbage_and_labels_wider_than_the_page_come_apart)
{
    struct stance_box box[6] = {{NAN, 0, 900, 17},        {0, INFINITY, 900, 17},
                                {1e300, -1e300, 50, 17},  {0, 0, 50, 17},
                                {-INFINITY, NAN, 50, 34}, {3, 1, 10, 10}};
    spread_and_look(box, 6, 662);
}

Test(network_boxes, what_is_apart_already_keeps_its_shape)
{
    struct stance_box box[3] = {{50, 0, 20, 10}, {100, 40, 20, 10}, {150, -40, 20, 10}};
    spread_and_look(box, 3, 120);
    cr_assert_float_eq(box[1].x - box[0].x, 50, 1e-9);
    cr_assert_float_eq(box[2].y - box[0].y, -40, 1e-9);
}

#ifdef STANCE_FAIL_ALLOCATION
Test(network_boxes, out_of_memory_is_told)
{
    for (size_t nth = 1; nth <= 2; nth++) {
        struct stance_box box[2] = {{0, 0, 5, 5}, {0, 0, 5, 5}};
        struct stance_error err = {0};
        stance_memory_fail_at(nth);
        cr_assert_eq(stance_boxes_spread(box, 2, 1, 1, 50, &err), STANCE_E_MEMORY);
        stance_memory_fail_at(0);
    }
}
#endif
