/* network_route.c - leads ties round names (see the header). */
#include "network_route.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"

struct work {
    const struct stance_web *web;
    const struct stance_place *place;
    struct stance_routes *routes;
    struct stance_point *corner; /* 4 per node */
    double bottom;
};

void stance_route_count_text(const struct stance_web_bundle *bundle, char out[32])
{
    snprintf(out, 32, "%" PRIu32 " of %" PRIu32, bundle->k, bundle->n);
}

/* What a tie stops at: a box, or the mark inside it. */
static struct stance_stop stop_at(const struct work *w, uint32_t node)
{
    if (w->place->form == STANCE_PLACE_BOXES)
        return (struct stance_stop){{w->corner + 4 * node, 4}, 0};
    return (struct stance_stop){{w->corner + 4 * node, 1}, 5};
}

/* Names crossed, pills and the page's edge counted too. */
static double trouble(const struct work *w, const struct stance_curve *curve, uint32_t a,
                      uint32_t b)
{
    double sum = 0;
    for (uint32_t i = 0; i < w->web->node_n; i++) {
        bool own = i == a || i == b;
        if (own && w->place->form == STANCE_PLACE_BOXES)
            continue;
        struct stance_box box = own ? stance_place_label(w->place, i) : w->place->box[i];
        if (stance_curve_meets(curve, box))
            sum += own ? 0.4 : w->place->lines[i].n ? 1 : 0.2;
    }
    for (size_t i = 0; i < w->web->bloc_n; i++)
        if (w->web->bloc[i].hull && stance_curve_meets(curve, w->place->body[i].pill_box))
            sum += 1;
    for (int i = 1; i < 8; i++) {
        struct stance_point p = stance_curve_at(curve, i / 8.0);
        if (p.x < STANCE_MARGIN || p.x > STANCE_WIDTH - STANCE_MARGIN || p.y > w->bottom)
            sum += 20;
    }
    return sum;
}

struct ends {
    struct stance_point p, q;
    struct stance_stop from, to;
    uint32_t a, b; /* nodes, or STANCE_NONE */
};

static struct stance_route best_route(const struct work *w, const struct ends *e,
                                      const double *bulge, size_t n)
{
    struct stance_route best = {.seen = false};
    double least = INFINITY;
    for (size_t i = 0; i < n; i++) {
        struct stance_curve curve = stance_curve_make(e->p, e->q, bulge[i]);
        if (!stance_curve_cut(&curve, e->from, e->to))
            continue;
        /* A longer way has to save names: one for each 60 units it leads aside. */
        double aside = fabs(bulge[i]) * hypot(e->q.x - e->p.x, e->q.y - e->p.y);
        double now = trouble(w, &curve, e->a, e->b) + aside / 60;
        if (now < least - 1e-9) {
            least = now;
            best = (struct stance_route){curve, true};
        }
    }
    return best;
}

static void route_ties(struct work *w)
{
    static const double bulge[] = {0.1, -0.1, 0.03, -0.03, 0.18, -0.18, 0.27, -0.27};
    for (size_t i = 0; i < w->web->tie_n; i++) {
        const struct stance_web_tie *t = &w->web->tie[i];
        if (!t->drawn)
            continue;
        uint32_t a = w->web->node_of[t->a], b = w->web->node_of[t->b];
        struct ends ends = {.p = stance_place_mark(w->place, a),
                            .q = stance_place_mark(w->place, b),
                            .from = stop_at(w, a),
                            .to = stop_at(w, b),
                            .a = a,
                            .b = b};
        w->routes->tie[i] = best_route(w, &ends, bulge, sizeof bulge / sizeof *bulge);
    }
}

/* ---- Bundles ---- */

/* Middle of the members of `bloc` whose ties to the other end are in the bundle. */
static struct stance_point middle_of(const struct work *w, const struct stance_web_bundle *u,
                                     uint32_t bloc, uint32_t other)
{
    struct stance_point sum = {0, 0};
    size_t n = 0;
    for (size_t i = 0; i < w->web->tie_n; i++) {
        const struct stance_web_tie *t = &w->web->tie[i];
        if (!t->bundled || (t->rank < 0) != u->hostile)
            continue;
        for (int side = 0; side < 2; side++) {
            uint32_t me = w->web->node_of[side ? t->b : t->a];
            uint32_t it = w->web->node_of[side ? t->a : t->b];
            bool mine = w->web->node[me].bloc == bloc && w->web->node[it].bloc == other;
            if (!mine || (u->actor != STANCE_NONE && w->web->node[it].actor != u->actor))
                continue;
            struct stance_point p = stance_place_mark(w->place, me);
            sum.x += p.x, sum.y += p.y, n++;
        }
    }
    if (n == 0) /* cannot be: a bundle has ties */
        return stance_place_mark(w->place, (uint32_t)w->web->bloc[bloc].first);
    return (struct stance_point){sum.x / (double)n, sum.y / (double)n};
}

static bool free_of(const struct work *w, struct stance_box box, size_t bundle)
{
    if (box.x - box.w / 2 < STANCE_MARGIN || box.x + box.w / 2 > STANCE_WIDTH - STANCE_MARGIN)
        return false;
    for (size_t i = 0; i < w->web->node_n; i++)
        if (stance_box_overlap(box, w->place->box[i], 2))
            return false;
    for (size_t i = 0; i < w->web->bloc_n; i++)
        if (w->web->bloc[i].hull && stance_box_overlap(box, w->place->body[i].pill_box, 3))
            return false;
    for (size_t i = 0; i < bundle; i++)
        if (stance_box_overlap(box, w->routes->count[i], 3))
            return false;
    return true;
}

/* On the line near its middle, else beside it; the middle where nothing is free. */
static void place_count(struct work *w, size_t i)
{
    static const double along[] = {0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8};
    static const double aside[] = {0, 1, -1};
    char text[32];
    stance_route_count_text(&w->web->bundle[i], text);
    const struct stance_curve *curve = &w->routes->bundle[i].curve;
    struct stance_box box = {
        .w = stance_look_width(text, strlen(text), STANCE_COUNT_SIZE, true) * 1.17 + 14, .h = 18};
    double dx = curve->b.x - curve->a.x, dy = curve->b.y - curve->a.y, length = hypot(dx, dy);
    bool short_line = fabs(dx) < box.w + 16 && fabs(dy) < box.h + 16;
    for (size_t s = short_line ? 1 : 0; s < 3; s++)
        for (size_t k = 0; k < 7; k++) {
            struct stance_point p = stance_curve_at(curve, along[k]);
            double off =
                length > 0 ? aside[s] * (box.h / 2 + 8 + fabs(dy) / length * box.w / 2) : 0;
            box.x = p.x + (length > 0 ? dy / length * off : 0);
            box.y = p.y - (length > 0 ? dx / length * off : 0);
            if (free_of(w, box, i)) {
                w->routes->count[i] = box;
                return;
            }
        }
    struct stance_point p = stance_curve_at(curve, 0.5);
    box.x = fmin(fmax(p.x, STANCE_MARGIN + box.w / 2), STANCE_WIDTH - STANCE_MARGIN - box.w / 2);
    box.y = p.y;
    w->routes->count[i] = box;
}

/* Is there a bundle of the other sign between the same ends? */
static bool has_twin(const struct stance_web *web, const struct stance_web_bundle *u)
{
    for (size_t i = 0; i < web->bundle_n; i++) {
        const struct stance_web_bundle *v = &web->bundle[i];
        if (v->hostile != u->hostile && v->actor == u->actor &&
            ((v->from == u->from && v->to == u->to) || (v->from == u->to && v->to == u->from)))
            return true;
    }
    return false;
}

static void route_bundles(struct work *w)
{
    static const double bulge[] = {0, 0.06, -0.06, 0.14, -0.14, 0.24, -0.24};
    static const double apart[2][3] = {{0.18, 0.24, 0.3}, {-0.18, -0.24, -0.3}};
    for (size_t i = 0; i < w->web->bundle_n; i++) {
        const struct stance_web_bundle *u = &w->web->bundle[i];
        uint32_t node = u->actor == STANCE_NONE ? STANCE_NONE : w->web->node_of[u->actor];
        struct ends ends = {.p = middle_of(w, u, u->from, u->to),
                            .from = {w->place->hull[u->from], STANCE_HULL_REACH},
                            .a = STANCE_NONE,
                            .b = node};
        if (node == STANCE_NONE) {
            ends.q = middle_of(w, u, u->to, u->from);
            ends.to = (struct stance_stop){w->place->hull[u->to], STANCE_HULL_REACH};
        } else {
            ends.q = stance_place_mark(w->place, node);
            ends.to = stop_at(w, node);
        }
        bool turned = u->actor == STANCE_NONE && u->from > u->to;
        w->routes->bundle[i] = has_twin(w->web, u)
                                   ? best_route(w, &ends, apart[u->hostile != turned], 3)
                                   : best_route(w, &ends, bulge, sizeof bulge / sizeof *bulge);
        if (w->routes->bundle[i].seen)
            place_count(w, i);
    }
}

static void find_crossed(struct work *w)
{
    for (size_t i = 0; i < w->web->node_n; i++) {
        struct stance_box label = stance_place_label(w->place, i);
        if (w->place->lines[i].n == 0)
            continue;
        bool hit = false;
        for (size_t t = 0; t < w->web->tie_n && !hit; t++)
            hit = w->routes->tie[t].seen && stance_curve_meets(&w->routes->tie[t].curve, label);
        for (size_t t = 0; t < w->web->bundle_n && !hit; t++)
            hit =
                w->routes->bundle[t].seen && stance_curve_meets(&w->routes->bundle[t].curve, label);
        w->routes->crossed[i] = hit;
    }
}

enum stance_code stance_routes_make(struct stance_routes *out, const struct stance_web *web,
                                    const struct stance_place *place, struct stance_error *err)
{
    struct stance_routes routes = {
        .tie = stance_memory_new(web->tie_n, sizeof *routes.tie),
        .bundle = stance_memory_new(web->bundle_n, sizeof *routes.bundle),
        .count = stance_memory_new(web->bundle_n, sizeof *routes.count),
        .crossed = stance_memory_new(web->node_n, sizeof *routes.crossed),
    };
    struct work w = {.web = web, .place = place, .routes = &routes, .bottom = place->bottom};
    w.corner = stance_memory_new(4 * web->node_n, sizeof *w.corner);
    if (!routes.tie || !routes.bundle || !routes.count || !routes.crossed || !w.corner) {
        stance_memory_free(w.corner);
        stance_routes_clear(&routes);
        return stance_error_memory(err);
    }
    for (size_t i = 0; i < web->node_n; i++) {
        stance_box_corners(w.corner + 4 * i, place->box[i]);
        if (place->form == STANCE_PLACE_DOTS)
            w.corner[4 * i] = stance_place_mark(place, i);
    }
    route_ties(&w);
    route_bundles(&w);
    find_crossed(&w);
    stance_memory_free(w.corner);
    *out = routes;
    return STANCE_OK;
}

void stance_routes_clear(struct stance_routes *routes)
{
    stance_memory_free(routes->tie);
    stance_memory_free(routes->bundle);
    stance_memory_free(routes->count);
    stance_memory_free(routes->crossed);
    *routes = (struct stance_routes){0};
}
