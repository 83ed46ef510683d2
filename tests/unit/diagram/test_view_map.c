/* The map: distances, direction, names, limits. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../../check/svg_contract.h"
#include "diagram/frame.h"
#include "diagram/map_hulls.h"
#include "fixture.h"

static void draw(struct stance_text *out, const struct fixture *f)
{
    struct stance_error err = {0};
    struct svg_contract report;
    cr_assert(stance_view_map(out, &f->scene, &err) == STANCE_OK, "%s", err.message);
    cr_assert(svg_contract_check(&report, out->bytes, out->n) == 0, "%s", report.fault[0]);
}

static size_t count(const struct stance_text *t, const char *xpath)
{
    return svg_contract_count(t->bytes, t->n, xpath);
}

/* Four corners of two independent questions, asked `often` each, `n` actors at each corner. */
static void make_square(struct fixture *f, uint32_t n, uint32_t often)
{
    static const char *const label[] = {"North east", "North west", "South east", "South west"};
    struct fixture_actor *actor = calloc(4 * n, sizeof *actor);
    struct fixture_cell *cell = calloc((size_t)8 * n * often, sizeof *cell);
    const char **issue = calloc(2 * often, sizeof *issue);
    size_t cell_n = 0;
    for (uint32_t i = 0; i < 2 * often; i++)
        issue[i] = i % 2 ? "Northern question" : "Eastern question";
    for (uint32_t a = 0; a < 4 * n; a++) {
        actor[a] = (struct fixture_actor){.label = label[a % 4], .coalition = a % 4};
        for (uint32_t i = 0; i < 2 * often; i++) {
            bool yes = i % 2 ? a % 4 < 2 : a % 4 == 0 || a % 4 == 2;
            cell[cell_n++] = (struct fixture_cell){a, i, yes ? 1 : -1, STANCE_STATED, 0, 0};
        }
    }
    fixture_make(f, actor, 4 * n, issue, 2 * often, cell, cell_n);
    free(actor);
    free(cell);
    free(issue);
}

static void make_map(struct stance_map *map, struct stance_plot *plot, const struct fixture *f,
                     uint32_t right)
{
    cr_assert_eq(stance_plot_make(plot, &f->scene, (struct stance_plot_limits){0}, NULL),
                 STANCE_OK);
    cr_assert_eq(stance_map_make(map, plot, right, NULL), STANCE_OK);
}

Test(view_map, two_questions_make_two_axes_and_one_makes_lanes)
{
    struct fixture f;
    struct stance_text t = {0};
    make_square(&f, 3, 2);
    draw(&t, &f);
    cr_assert_eq(count(&t, "//s:g[contains(s:title,'vertical')]"), 12);
    cr_assert_eq(count(&t, "//s:text[.='A · 3' or .='B · 3' or .='C · 3' or .='D · 3']"), 4);
    stance_text_free(&t);
    fixture_clear(&f);
    fixture_small(&f);
    draw(&t, &f);
    cr_assert_eq(count(&t, "//s:g[contains(s:title,'horizontal')]"), 5);
    stance_text_free(&t);
    fixture_clear(&f);
}

Test(view_map, who_is_named_lies_on_the_right)
{
    struct fixture f;
    fixture_random(&f, 12, 9, 0.1, 5);
    for (uint32_t right = 0; right < 12; right++) {
        struct stance_plot plot = {0};
        struct stance_map map = {0};
        make_map(&map, &plot, &f, right);
        for (size_t a = 0; a < 12; a++)
            if (plot.actor[a] == right)
                cr_assert_gt(map.scaling.at[0][a], 0);
        stance_map_clear(&map);
        stance_plot_clear(&plot);
    }
    fixture_clear(&f);
}

Test(view_map, without_a_name_supporters_lie_on_the_right)
{
    static const char *const issue[] = {"One", "Two", "Three"};
    const struct fixture_actor actor[] = {
        {.label = "No"}, {.label = "Yes"}, {.label = "Also yes"}, {.label = "Also no"}};
    struct fixture_cell cell[12];
    for (uint32_t i = 0; i < 12; i++)
        cell[i] = (struct fixture_cell){i / 3,         i % 3, i / 3 == 1 || i / 3 == 2 ? 1 : -1,
                                        STANCE_STATED, 0,     0};
    struct fixture f;
    struct stance_plot plot = {0};
    struct stance_map map = {0};
    struct stance_text t = {0};
    fixture_make(&f, actor, 4, issue, 3, cell, 12);
    make_map(&map, &plot, &f, STANCE_NONE);
    for (size_t a = 0; a < 4; a++)
        cr_assert_gt(map.scaling.at[0][a] * plot.actor_mean[a], 0);
    cr_assert_eq(map.axis_n, 1);
    cr_assert_float_eq(map.scaling.share[0], 1, 1e-9);
    stance_map_clear(&map);
    stance_plot_clear(&plot);
    draw(&t, &f);
    cr_assert_eq(count(&t, "//s:text[.='Supports: One →' and @text-anchor='end']"), 1);
    cr_assert_eq(count(&t, "//s:text[.='← Opposes: One']"), 1);
    stance_text_free(&t);
    fixture_clear(&f);
}

Test(view_map, points_do_not_cover_each_other)
{
    struct fixture f;
    struct stance_plot plot = {0};
    struct stance_map map = {0};
    make_square(&f, 20, 2);
    make_map(&map, &plot, &f, STANCE_NONE);
    cr_assert_eq(stance_map_place(&map, 100, NULL), STANCE_OK);
    for (size_t a = 0; a < 80; a++)
        for (size_t b = 0; b < a; b++)
            cr_assert_gt(hypot(map.point[a].x - map.point[b].x, map.point[a].y - map.point[b].y),
                         9);
    stance_map_clear(&map);
    stance_plot_clear(&plot);
    fixture_clear(&f);
}

Test(view_map, a_name_that_a_line_runs_through_stands_on_a_plate)
{
    struct fixture f;
    struct stance_plot plot = {0};
    struct stance_map map = {0};
    struct stance_map_hulls hulls = {0};
    struct stance_text t = {0};
    make_square(&f, 3, 2);
    make_map(&map, &plot, &f, STANCE_NONE);
    cr_assert_eq(stance_map_place(&map, 100, NULL), STANCE_OK);
    cr_assert_eq(stance_map_hulls_make(&hulls, &map, NULL), STANCE_OK);
    for (size_t a = 0; a < plot.actor_n; a++) {
        double x = map.point[a].x, y = map.point[a].y;
        bool on_axis = fabs(x - map.zero_x) < 1 || fabs(y - map.zero_y) < 1;
        cr_assert_eq(stance_map_hulls_cross(&hulls, &map, (struct stance_box){x, y, 2, 2}),
                     on_axis);
        cr_assert(stance_map_hulls_cross(&hulls, &map, (struct stance_box){x, y, 120, 4}),
                  "out on both sides");
    }
    cr_assert(stance_map_hulls_cross(&hulls, &map, (struct stance_box){map.zero_x, 0, 9, 9}),
              "an axis");
    cr_assert_not(
        stance_map_hulls_cross(&hulls, &map, (struct stance_box){map.zero_x + 9, 0, 9, 9}));
    stance_map_hulls_clear(&hulls);
    stance_map_clear(&map);
    stance_plot_clear(&plot);
    draw(&t, &f);
    size_t plates = count(&t, "//s:g[s:title]/s:rect[@fill-opacity='0.8']");
    cr_assert(plates > 0 && plates <= count(&t, "//s:g[s:title]/s:text"));
    cr_assert_eq(count(&t, "//s:g[s:title]/s:rect[@fill-opacity='0.8']/following-sibling::s:text"),
                 plates, "below the name");
    stance_text_free(&t);
    fixture_clear(&f);
}

Test(view_map, the_two_hundred_and_first_actor_is_left_out_and_said)
{
    struct fixture f;
    struct stance_text t = {0};
    fixture_random(&f, 201, 12, 0.1, 3);
    draw(&t, &f);
    cr_assert_eq(count(&t, "//s:g[contains(s:title,'horizontal')]"), 200);
    cr_assert_eq(count(&t, "//s:text[contains(.,'Left out for space:')]"), 1);
    stance_text_free(&t);
    fixture_clear(&f);
}

Test(view_map, who_is_not_drawn_cannot_lie_on_the_right)
{
    struct fixture f;
    struct stance_plot plot = {0};
    struct stance_map map = {0};
    struct stance_error err = {0};
    fixture_random(&f, 10, 5, 0, 3);
    cr_assert_eq(stance_plot_make(&plot, &f.scene, (struct stance_plot_limits){.actor_n = 3}, NULL),
                 STANCE_OK);
    cr_assert_eq(stance_map_make(&map, &plot, 9, &err), STANCE_E_VALUE);
    cr_assert(strstr(err.message, "Actor number 9") != NULL, "%s", err.message);
    stance_map_clear(&map);
    stance_plot_clear(&plot);
    fixture_clear(&f);
}
