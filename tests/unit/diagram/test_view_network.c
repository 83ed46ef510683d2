/* The network figure as a whole: places, bytes, hostile and degenerate input, time. */
#include <criterion/criterion.h>
#include <time.h>

#include "base/memory.h"
#include "diagram/network_pairs.h"
#include "diagram/network_place.h"
#include "diagram/network_route.h"
#include "network_scene.h"

TestSuite(view_network, .timeout = 60);

#define DEJAVU 1.17

static double text_end(const struct stance_place *place, size_t i, double *start)
{
    double width = 0, x = place->box[i].x;
    for (size_t l = 0; l < place->lines[i].n; l++)
        width =
            fmax(width, DEJAVU * (stance_look_width(place->lines[i].line[l].s,
                                                    place->lines[i].line[l].n, place->size, false) +
                                  (place->lines[i].line[l].cut ? place->size : 0)));
    if (place->form == STANCE_PLACE_BOXES) {
        *start = x - width / 2;
        return x + width / 2;
    }
    *start = stance_place_mark(place, i).x;
    return *start + 7 + width;
}

static void look_at_hulls(const struct stance_web *web, const struct stance_place *place)
{
    for (size_t a = 0; a < web->bloc_n; a++) {
        const struct stance_web_bloc *bloc = &web->bloc[a];
        for (size_t i = bloc->first; i < bloc->first + bloc->n; i++) {
            struct stance_point corner[4];
            stance_box_corners(corner, place->box[i]);
            for (int k = 0; k < 4; k++)
                cr_assert_lt(stance_hull_reach(place->hull[a], corner[k]), 1e-6);
        }
        for (size_t b = 0; b < a; b++) {
            struct stance_point away;
            double d = stance_hull_apart(place->hull[a], place->hull[b],
                                         (struct stance_point){0, 0}, INFINITY, &away);
            if (bloc->hull && web->bloc[b].hull)
                cr_assert_geq(d - 2 * STANCE_HULL_REACH, 52 - 0.01);
            else
                cr_assert_gt(d, 0);
        }
        struct stance_box pill = place->body[a].pill_box;
        if (!bloc->hull)
            continue;
        cr_assert_geq(pill.x - pill.w / 2, STANCE_MARGIN - 1e-6);
        cr_assert_leq(pill.x + pill.w / 2, STANCE_WIDTH - STANCE_MARGIN + 1e-6);
        cr_assert_geq(pill.y - pill.h / 2, 100 - 1e-6);
        cr_assert_leq(stance_look_width(place->pill[a].bytes, place->pill[a].n, 12, true) * DEJAVU,
                      pill.w);
    }
}

static void look_at(struct hand *h)
{
    struct stance_web web = {0};
    struct stance_place place = {0};
    struct stance_error err = {0};
    cr_assert_eq(stance_web_make(&web, &h->scene, &err), STANCE_OK);
    cr_assert_eq(stance_place_make(&place, &web, 100, &err), STANCE_OK);
    for (size_t i = 0; i < web.node_n; i++) {
        double start, end = text_end(&place, i, &start);
        cr_assert_geq(start, 0);
        cr_assert_leq(end, STANCE_WIDTH, "%f", end);
        cr_assert_geq(place.box[i].y - place.box[i].h / 2, 100 - 1e-6);
        cr_assert_leq(place.box[i].y + place.box[i].h / 2, place.bottom + 1e-6);
        for (size_t j = 0; j < i; j++)
            cr_assert_not(stance_box_overlap(place.box[i], place.box[j], 0), "%zu %zu", j, i);
    }
    look_at_hulls(&web, &place);
    stance_place_clear(&place);
    stance_web_clear(&web);
}

/* Draws, twice the same, nothing but finite numbers, every group closed. */
static size_t count(const char *s, const char *what)
{
    size_t n = 0;
    for (s = strstr(s, what); s; s = strstr(s + 1, what))
        n++;
    return n;
}

static struct stance_text draw(struct hand *h)
{
    struct stance_text a = {0}, b = {0};
    struct stance_error err = {0};
    cr_assert_eq(stance_view_network(&a, &h->scene, &err), STANCE_OK, "%s", err.message);
    cr_assert_eq(stance_view_network(&b, &h->scene, &err), STANCE_OK, "%s", err.message);
    cr_assert_eq(a.n, b.n);
    cr_assert_eq(memcmp(a.bytes, b.bytes, a.n), 0);
    cr_assert_eq(count(a.bytes, "<g"), count(a.bytes, "</g>"));
    cr_assert_eq(count(a.bytes, "NaN") + count(a.bytes, "inf,"), 0);
    stance_text_free(&b);
    return a;
}

static void draw_and_look(struct hand *h)
{
    struct stance_text out = draw(h);
    stance_text_free(&out);
    if (h->positions.actor_n <= STANCE_WEB_DOTS_MOST)
        look_at(h);
    free(h);
}

Test(view_network, one_actor)
{
    draw_and_look(hand_new((size_t[]){1}, 1));
}

Test(view_network, no_actor)
{
    draw_and_look(hand_new((size_t[]){1}, 0));
}

Test(view_network, all_in_one_bloc_with_everything_missing)
{
    draw_and_look(hand_new((size_t[]){80}, 1));
}

Test(view_network, sixty_six_in_four_blocs)
{
    struct hand *h = hand_new((size_t[]){25, 16, 16, 9}, 4);
    hand_positions(h, 1, 0.12, 0.1);
    draw_and_look(h);
}

Test(view_network, nine_blocs_and_some_alone)
{
    struct hand *h = hand_new((size_t[]){9, 8, 7, 6, 5, 4, 3, 2, 2, 1, 1, 1}, 12);
    hand_positions(h, 1, 0.2, 0.1);
    draw_and_look(h);
}

Test(view_network, all_alone)
{
    size_t one[40];
    for (size_t i = 0; i < 40; i++)
        one[i] = 1;
    struct hand *h = hand_new(one, 40);
    hand_positions(h, 1, 0.5, 0.1);
    draw_and_look(h);
    h = hand_new(one, 12); /* few: each has a place of its own */
    hand_positions(h, 1, 0.5, 0.1);
    draw_and_look(h);
}

Test(view_network, three_hundred_dots)
{
    struct hand *h = hand_new((size_t[]){150, 100, 40, 10}, 4);
    hand_positions(h, 1, 0.2, 0.1);
    draw_and_look(h);
}

Test(view_network, past_three_hundred_a_node_per_bloc)
{
    struct hand *h = hand_new((size_t[]){200, 100, 50, 20, 10, 5, 4, 3, 1}, 9);
    hand_positions(h, 1, 0.02, 0.1);
    struct stance_text out = draw(h);
    cr_assert_eq(count(out.bytes, "<circle"), 7 + 2); /* nodes, and the round marks of two */
    cr_assert_eq(count(out.bytes, "Other \u00B7 7 actors</text>"), 1);
    cr_assert_eq(count(out.bytes, "one actor in no coalition"), 1);
    stance_text_free(&out);
    free(h);
}

Test(view_network, names_of_ten_thousand_characters_and_markup)
{
    static char name[10001];
    memset(name, 'W', 10000);
    struct hand *h = hand_new((size_t[]){9, 6, 1}, 3);
    hand_positions(h, 1, 0.1, 0.1);
    hand_tie(h, 0, 15, -1);
    for (size_t i = 0; i < 16; i += 2)
        h->actor[i].label = name;
    h->actor[1].label = "</text><script>alert(1)</script>";
    h->actor[3].label = "a\"b\\ \xFF\xFE";
    h->actor[5].label = "";
    h->actor[7].label = "\xD8\xA7\xD9\x84\xD8\xA3\xD9\x85\xD9\x85";
    struct stance_text out = draw(h);
    cr_assert_eq(count(out.bytes, "<script"), 0);
    stance_text_free(&out);
    look_at(h);
    h->data.actor_n = 0; /* as dots, too */
    free(h);
    h = hand_new((size_t[]){30, 20, 1, 1}, 4);
    hand_positions(h, 1, 0.1, 0.1);
    hand_tie(h, 0, 50, -1);
    for (size_t i = 0; i < 52; i++)
        h->actor[i].label = name;
    draw_and_look(h);
}

static void count_warning(void *data, const char *message)
{
    (void)message;
    ++*(int *)data;
}

Test(view_network, without_graphviz_there_is_a_figure_and_one_warning)
{
    static const char *const broken[] = {"/nonexistent/stance-graphviz", "/bin/true",
                                         "/etc/passwd"};
    for (size_t i = 0; i < 3; i++) {
        int warned = 0;
        struct stance_watch watch = {.warn = count_warning, .data = &warned};
        struct hand *h = hand_new((size_t[]){12, 9, 7, 3}, 4);
        hand_positions(h, 1, 0.1, 0.1);
        h->options.draw.graphviz = broken[i];
        h->scene.watch = &watch;
        struct stance_text out = {0};
        struct stance_error err = {0};
        cr_assert_eq(stance_view_network(&out, &h->scene, &err), STANCE_OK);
        cr_assert_eq(warned, 1, "%s: %d", broken[i], warned);
        stance_text_free(&out);
        h->scene.watch = NULL;
        look_at(h);
        free(h);
    }
}

Test(view_network, counts_stand_clear_of_names_and_pills)
{
    struct hand *h = hand_new((size_t[]){8, 3, 1}, 3);
    hand_positions(h, 1, 0.1, 0);
    for (uint32_t i = 0; i < 5; i++)
        hand_tie(h, i, 8, -1);
    hand_tie(h, 8, 11, 1);
    struct stance_web web = {0};
    struct stance_place place = {0};
    struct stance_routes routes = {0};
    struct stance_error err = {0};
    cr_assert_eq(stance_web_make(&web, &h->scene, &err), STANCE_OK);
    cr_assert_eq(stance_place_make(&place, &web, 100, &err), STANCE_OK);
    cr_assert_eq(stance_routes_make(&routes, &web, &place, &err), STANCE_OK);
    cr_assert_eq(web.bundle_n, 1);
    cr_assert(routes.bundle[0].seen);
    for (size_t i = 0; i < web.node_n; i++)
        cr_assert_not(stance_box_overlap(routes.count[0], place.box[i], 0));
    for (size_t b = 0; b < web.bloc_n; b++)
        cr_assert_not(stance_box_overlap(routes.count[0], place.body[b].pill_box, 0));
    stance_routes_clear(&routes);
    stance_place_clear(&place);
    stance_web_clear(&web);
    free(h);
}

Test(view_network, agreement_of_blocs_is_the_mean_over_pairs_and_issues)
{
    struct hand *h = hand_new((size_t[]){12, 9, 5}, 3);
    hand_positions(h, 1, 0.3, 0.4);
    for (size_t c = 0; c < h->positions.cell_n; c += 3)
        h->value[c] *= 0.5;
    const struct stance_positions *p = &h->positions;
    double agreement[9], far[9] = {0}, n[9] = {0};
    struct stance_error err = {0};
    cr_assert_eq(stance_pairs_agreement(agreement, 3, p, h->label, &err), STANCE_OK);
    for (size_t a = 0; a < p->actor_n; a++)
        for (size_t b = 0; b < p->actor_n; b++)
            for (size_t i = p->start[a]; a != b && i < p->start[a + 1]; i++)
                for (size_t j = p->start[b]; j < p->start[b + 1]; j++)
                    if (p->cell_issue[i] == p->cell_issue[j]) {
                        far[3 * h->label[a] + h->label[b]] += fabs(p->value[i] - p->value[j]) / 2;
                        n[3 * h->label[a] + h->label[b]]++;
                    }
    for (size_t i = 0; i < 9; i++)
        cr_assert_float_eq(agreement[i], 1 - far[i] / n[i], 1e-9);
    free(h);
}

Test(view_network, is_fast)
{
#ifdef STANCE_FAIL_ALLOCATION
    const double slow = 10; /* sanitizers */
#else
    const double slow = 1;
#endif
    static const struct {
        size_t size[4];
        double most;
    } row[] = {{{30, 25, 15, 10}, 0.2}, {{90, 60, 40, 3}, 0.5}};
    for (size_t i = 0; i < 2; i++) {
        struct hand *h = hand_new(row[i].size, 4);
        hand_positions(h, 1, 0.15, 0.1);
        struct stance_text out = {0};
        struct stance_error err = {0};
        clock_t start = clock();
        cr_assert_eq(stance_view_network(&out, &h->scene, &err), STANCE_OK);
        double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        cr_assert_lt(seconds, row[i].most * slow, "%f s", seconds);
        cr_assert_lt(out.n, 300000);
        stance_text_free(&out);
        free(h);
    }
}

#ifdef STANCE_FAIL_ALLOCATION
static void fail_every(struct hand *h)
{
    enum stance_code code = STANCE_E_MEMORY;
    for (size_t nth = 1; code; nth++) {
        struct stance_text out = {0};
        struct stance_error err = {0};
        stance_memory_fail_at(nth);
        code = stance_view_network(&out, &h->scene, &err);
        stance_memory_fail_at(0);
        cr_assert(code == STANCE_OK || code == STANCE_E_MEMORY);
        cr_assert(code == STANCE_OK || out.bytes == NULL);
        cr_assert_lt(nth, 3000);
        stance_text_free(&out);
    }
    free(h);
}

Test(view_network, out_of_memory_is_told)
{
    struct hand *h = hand_new((size_t[]){6, 3, 1}, 3);
    hand_positions(h, 1, 0.1, 0.1);
    for (uint32_t i = 0; i < 5; i++)
        hand_tie(h, i, 6, -1);
    fail_every(h);
    h = hand_new((size_t[]){12, 9, 1}, 3);
    hand_positions(h, 1, 0.1, 0.1);
    fail_every(h);
    h = hand_new((size_t[]){200, 150, 3}, 3);
    hand_positions(h, 1, 0.01, 0.1);
    fail_every(h);
}
#endif
