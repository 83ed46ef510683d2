/* Blocs on the page: hulls apart by their gap, boxes in their hull, all inside the margins. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/random.h"
#include "diagram/network_bodies.h"
#include "diagram/network_boxes.h"

TestSuite(network_bodies, .timeout = 30);

#define MOST 400
#define GAP 52.0

struct page {
    struct stance_box box[MOST], inside[MOST];
    struct stance_body body[24];
    struct stance_pull pull[64];
    double gap[24 * 24];
    struct stance_bodies all;
};

/* size[k] actors in body k; a body of one stands alone when `alone`. */
static void make(struct page *p, struct stance_random *r, const size_t *size, size_t k, bool alone)
{
    memset(p, 0, sizeof *p);
    struct stance_error err = {0};
    size_t n = 0;
    for (size_t b = 0; b < k; b++) {
        for (size_t i = 0; i < size[b]; i++)
            p->box[n + i] =
                (struct stance_box){stance_random_unit(r) * 100, stance_random_unit(r) * 100,
                                    20 + stance_random_unit(r) * 90, 17};
        cr_assert_eq(stance_boxes_spread(p->box + n, size[b], 8, 6, 400, &err), STANCE_OK);
        for (size_t i = 0; i < size[b]; i++)
            p->box[n + i].x -= 200;
        p->body[b] = (struct stance_body){
            .first = n,
            .n = size[b],
            .pill = size[b] == 1 && alone ? 0 : 90,
            .wish = {stance_random_unit(r) * 300 - 150, stance_random_unit(r) * 300 - 150}};
        n += size[b];
    }
    for (size_t i = 0; i < 24 * 24; i++)
        p->gap[i] = GAP;
    size_t pulls = n > 1 ? 30 : 0;
    for (size_t i = 0; i < pulls; i++)
        p->pull[i] = (struct stance_pull){(uint32_t)stance_random_below(r, n),
                                          (uint32_t)stance_random_below(r, n)};
    memcpy(p->inside, p->box, sizeof p->box);
    p->all = (struct stance_bodies){.body = p->body,
                                    .body_n = k,
                                    .box = p->box,
                                    .box_n = n,
                                    .pull = p->pull,
                                    .pull_n = pulls,
                                    .gap = p->gap,
                                    .left = 16,
                                    .right = 704};
}

static struct stance_outline outline(const struct page *p, size_t b, struct stance_point *hull)
{
    static struct stance_point corner[4 * MOST];
    const struct stance_body *body = &p->body[b];
    for (size_t i = 0; i < body->n; i++)
        stance_box_corners(corner + 4 * i, p->box[body->first + i]);
    return (struct stance_outline){hull, stance_hull_make(hull, corner, 4 * body->n)};
}

static void place_and_look(struct page *p)
{
    static struct stance_point ha[4 * MOST + 1], hb[4 * MOST + 1];
    struct stance_error err = {0};
    cr_assert_eq(stance_bodies_place(&p->all, &err), STANCE_OK);
    double top = INFINITY;
    for (size_t a = 0; a < p->all.body_n; a++) {
        const struct stance_body *body = &p->body[a];
        double reach = body->pill > 0 ? STANCE_HULL_REACH : 0;
        for (size_t i = body->first; i < body->first + body->n; i++) {
            cr_assert_geq(p->box[i].x - p->box[i].w / 2 - reach, 16 - 1e-6);
            cr_assert_leq(p->box[i].x + p->box[i].w / 2 + reach, 704 + 1e-6);
            cr_assert_leq(p->box[i].y + p->box[i].h / 2 + reach, p->all.height + 1e-6);
            top = fmin(top, p->box[i].y - p->box[i].h / 2 - reach);
        }
        if (body->pill > 0) {
            top = fmin(top, body->pill_box.y - body->pill_box.h / 2);
            cr_assert_geq(body->pill_box.x - body->pill_box.w / 2, 16 - 1e-6);
            cr_assert_leq(body->pill_box.x + body->pill_box.w / 2, 704 + 1e-6);
            for (size_t i = 0; i < p->all.box_n; i++)
                cr_assert_not(stance_box_overlap(body->pill_box, p->box[i], 0));
        }
        struct stance_outline oa = outline(p, a, ha);
        for (size_t b = 0; b < a; b++) {
            struct stance_point away;
            double rb = p->body[b].pill > 0 ? STANCE_HULL_REACH : 0;
            struct stance_box pill = body->pill_box;
            struct stance_outline ob = outline(p, b, hb);
            for (int end = -1; body->pill > 0 && end < 2; end += 2) {
                struct stance_point tip = {pill.x + end * pill.w / 2, pill.y};
                cr_assert_geq(stance_hull_reach(ob, tip), GAP + rb - 1, "pill %zu at %zu", a, b);
            }
            double d = stance_hull_apart(oa, ob, (struct stance_point){0, 0}, INFINITY, &away);
            cr_assert_geq(d - reach - rb, GAP - 0.01, "bodies %zu and %zu: %f", b, a, d);
        }
    }
    cr_assert_float_eq(top, 0, 1e-6);
}

Test(network_bodies, keep_their_gap_and_the_margins)
{
    static struct page page;
    struct stance_random r;
    stance_random_seed(&r, 7);
    for (int round = 0; round < 12; round++) {
        size_t size[7], k = 1 + stance_random_below(&r, 7);
        for (size_t b = 0; b < k; b++)
            size[b] = 1 + stance_random_below(&r, 25);
        make(&page, &r, size, k, round % 2);
        place_and_look(&page);
    }
}

/* A pill wider than its hull needs its own room. */
Test(network_bodies, pills_keep_away_from_other_hulls)
{
    static struct page page;
    struct stance_random r;
    stance_random_seed(&r, 12);
    make(&page, &r, (size_t[]){1, 1, 1, 1, 1, 1}, 6, false);
    for (size_t b = 0; b < 6; b++)
        page.body[b].pill = 200;
    place_and_look(&page);
}

Test(network_bodies, all_wishes_on_one_spot_or_garbage)
{
    static struct page page;
    struct stance_random r;
    stance_random_seed(&r, 8);
    make(&page, &r, (size_t[]){9, 9, 4, 1, 1, 1, 1}, 7, true);
    for (size_t b = 0; b < 7; b++)
        page.body[b].wish = (struct stance_point){0, 0};
    place_and_look(&page);
    make(&page, &r, (size_t[]){9, 9, 4, 1, 1, 1, 1}, 7, true);
    page.body[0].wish = (struct stance_point){NAN, INFINITY};
    page.body[1].wish = (struct stance_point){-1e300, 3};
    page.body[2].wish = (struct stance_point){1e5, -1e5};
    place_and_look(&page);
}

Test(network_bodies, are_moved_and_mirrored_but_never_scaled)
{
    static struct page page;
    struct stance_random r;
    stance_random_seed(&r, 9);
    make(&page, &r, (size_t[]){12, 8, 5}, 3, true);
    place_and_look(&page);
    for (size_t b = 0; b < 3; b++)
        for (size_t i = page.body[b].first + 1; i < page.body[b].first + page.body[b].n; i++) {
            size_t o = page.body[b].first;
            cr_assert_float_eq(fabs(page.box[i].x - page.box[o].x),
                               fabs(page.inside[i].x - page.inside[o].x), 1e-6);
            cr_assert_float_eq(fabs(page.box[i].y - page.box[o].y),
                               fabs(page.inside[i].y - page.inside[o].y), 1e-6);
        }
}

Test(network_bodies, same_input_same_places)
{
    static struct page a, b;
    struct stance_random r;
    stance_random_seed(&r, 10);
    make(&a, &r, (size_t[]){12, 8, 5, 1}, 4, true);
    memcpy(&b, &a, sizeof a);
    b.all.body = b.body, b.all.box = b.box, b.all.pull = b.pull, b.all.gap = b.gap;
    place_and_look(&a);
    place_and_look(&b);
    cr_assert_eq(memcmp(a.box, b.box, sizeof a.box), 0);
}

static size_t asked, most;
static bool stop_after(void *data)
{
    (void)data;
    return ++asked > most;
}

Test(network_bodies, every_arrangement_asks_and_may_be_the_last)
{
    static struct page page, before;
    struct stance_random r;
    const struct stance_watch watch = {.stop = stop_after};
    stance_random_seed(&r, 13);
    make(&page, &r, (size_t[]){9, 7, 4}, 3, true);
    page.all.watch = &watch;
    memcpy(&before, &page, sizeof page);
    for (most = 0; most < 20; most += 7) {
        struct stance_error err = {0};
        asked = 0;
        cr_assert_eq(stance_bodies_place(&page.all, &err), STANCE_E_STOPPED);
        cr_expect_eq(asked, most + 1, "%zu: asked %zu times", most, asked);
        cr_expect_eq(memcmp(page.box, before.box, sizeof page.box), 0, "nothing has moved");
    }
    asked = 0, most = SIZE_MAX;
    place_and_look(&page);
    cr_expect_geq(asked, 40);
}

#ifdef STANCE_FAIL_ALLOCATION
Test(network_bodies, out_of_memory_is_told)
{
    static struct page page;
    struct stance_random r;
    for (size_t nth = 1; nth <= 10; nth++) {
        stance_random_seed(&r, 11);
        make(&page, &r, (size_t[]){3, 2}, 2, true);
        struct stance_error err = {0};
        stance_memory_fail_at(nth);
        cr_assert_eq(stance_bodies_place(&page.all, &err), STANCE_E_MEMORY);
        stance_memory_fail_at(0);
    }
}
#endif
