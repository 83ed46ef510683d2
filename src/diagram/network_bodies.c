/* network_bodies.c - arranges the bodies of a network figure (see the header). */
#include "network_bodies.h"

#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/random.h"
#include "network_settle.h"

struct work {
    struct stance_bodies *all;
    struct stance_rigid *rigid;
    struct stance_point *pool; /* the outlines' points */
    struct stance_point *scratch;
    struct stance_point *pill; /* centre of each body's pill, 4 images each */
    uint32_t *owner;           /* box -> body */
    struct stance_point *at, *best_at, *start_at;
    uint8_t *image, *best_image;
    size_t *order;
    double best;           /* lowest score so far */
    enum stance_code code; /* what the caller said on the way */
    struct stance_error *err;
    struct stance_settle settle;
};

static struct stance_box image_of(struct stance_box box, unsigned image)
{
    if (image & 1)
        box.x = -box.x;
    if (image & 2)
        box.y = -box.y;
    return box;
}

/* The pill sits on the middle of the hull's upper edge, not past the hull's sides while it is
 * the narrower one. */
static struct stance_point pill_place(const struct stance_body *body, const struct stance_box *box,
                                      unsigned image)
{
    double top = INFINITY, left = INFINITY, right = -INFINITY, sum = 0;
    size_t n = 0;
    for (size_t i = 0; i < body->n; i++) {
        struct stance_box b = image_of(box[i], image);
        double edge = b.y - b.h / 2;
        left = fmin(left, b.x - b.w / 2);
        right = fmax(right, b.x + b.w / 2);
        if (edge < top - 0.5)
            sum = 0, n = 0;
        if (edge < top + 0.5)
            sum += b.x, n++;
        top = fmin(top, edge);
    }
    double x = sum / (double)n, half = body->pill / 2 - STANCE_HULL_REACH;
    if (2 * half >= right - left)
        x = (left + right) / 2;
    else
        x = fmin(fmax(x, left + half), right - half);
    return (struct stance_point){x, top - STANCE_HULL_REACH};
}

/* The outline of one mirror image: the boxes' corners, and the pill's ends as far as they
 * stick out of the hull. */
static size_t make_image(struct work *w, size_t b, unsigned image, struct stance_point *hull)
{
    const struct stance_body *body = &w->all->body[b];
    const struct stance_box *box = w->all->box + body->first;
    struct stance_rigid *rigid = &w->rigid[b];
    size_t n = 0;
    for (size_t i = 0; i < body->n; i++, n += 4)
        stance_box_corners(w->scratch + n, image_of(box[i], image));
    rigid->reach = body->pill > 0 ? STANCE_HULL_REACH : 0;
    if (body->pill > 0) {
        struct stance_point p = w->pill[4 * b + image] = pill_place(body, box, image);
        double half = fmax(body->pill / 2 - STANCE_HULL_REACH, 0);
        double y = p.y - STANCE_PILL_HEIGHT / 2 + STANCE_HULL_REACH;
        w->scratch[n++] = (struct stance_point){p.x - half, y};
        w->scratch[n++] = (struct stance_point){p.x + half, y};
    }
    n = stance_hull_make(hull, w->scratch, n);
    rigid->outline[image] = (struct stance_outline){hull, n};
    double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        left = fmin(left, hull[i].x), right = fmax(right, hull[i].x);
        top = fmin(top, hull[i].y), bottom = fmax(bottom, hull[i].y);
    }
    rigid->left[image] = left - rigid->reach, rigid->right[image] = right + rigid->reach;
    rigid->top[image] = top - rigid->reach, rigid->bottom[image] = bottom + rigid->reach;
    return n;
}

static enum stance_code prepare(struct work *w, struct stance_error *err)
{
    struct stance_bodies *all = w->all;
    size_t n = all->body_n, points = 4 * all->box_n + 2 * n;
    w->rigid = stance_memory_new(n, sizeof *w->rigid);
    w->pool = stance_memory_new(4 * (points + n), sizeof *w->pool);
    w->scratch = stance_memory_new(points, sizeof *w->scratch);
    w->pill = stance_memory_new(4 * n, sizeof *w->pill);
    w->owner = stance_memory_new(all->box_n, sizeof *w->owner);
    w->at = stance_memory_new(n, sizeof *w->at);
    w->best_at = stance_memory_new(n, sizeof *w->best_at);
    w->start_at = stance_memory_new(n, sizeof *w->start_at);
    w->image = stance_memory_new(n, sizeof *w->image);
    w->best_image = stance_memory_new(n, sizeof *w->best_image);
    w->order = stance_memory_new(n, sizeof *w->order);
    if (!w->rigid || !w->pool || !w->scratch || !w->pill || !w->owner || !w->at || !w->best_at ||
        !w->start_at || !w->image || !w->best_image || !w->order)
        return stance_error_memory(err);
    struct stance_point *next = w->pool;
    for (size_t b = 0; b < n; b++) {
        for (size_t i = 0; i < all->body[b].n; i++)
            w->owner[all->body[b].first + i] = (uint32_t)b;
        for (unsigned image = 0; image < 4; image++)
            next += make_image(w, b, image, next) + 1;
    }
    w->settle =
        (struct stance_settle){w->rigid, n, all->gap, all->left, all->right, w->at, w->image};
    return STANCE_OK;
}

static void finish(struct work *w)
{
    stance_memory_free(w->rigid);
    stance_memory_free(w->pool);
    stance_memory_free(w->scratch);
    stance_memory_free(w->pill);
    stance_memory_free(w->owner);
    stance_memory_free(w->at);
    stance_memory_free(w->best_at);
    stance_memory_free(w->start_at);
    stance_memory_free(w->image);
    stance_memory_free(w->best_image);
    stance_memory_free(w->order);
}

static struct stance_point place_of(const struct work *w, uint32_t box)
{
    uint32_t b = w->owner[box];
    struct stance_box local = image_of(w->all->box[box], w->image[b]);
    return (struct stance_point){w->at[b].x + local.x, w->at[b].y + local.y};
}

/* Length of all ties that end in body b, or (b = SIZE_MAX) of all ties between bodies. */
static double tie_length(const struct work *w, size_t b)
{
    double sum = 0;
    for (size_t i = 0; i < w->all->pull_n; i++) {
        struct stance_pull t = w->all->pull[i];
        bool mine = b == SIZE_MAX || w->owner[t.a] == b || w->owner[t.b] == b;
        if (!mine || w->owner[t.a] == w->owner[t.b])
            continue;
        struct stance_point p = place_of(w, t.a), q = place_of(w, t.b);
        sum += hypot(p.x - q.x, p.y - q.y);
    }
    return sum;
}

/* Every body takes the mirror image with the shortest ties; only_clear: only one that keeps
 * every gap and the margins where the body stands. */
static void choose_images(struct work *w, bool only_clear)
{
    for (size_t b = 0; b < w->all->body_n; b++) {
        uint8_t best = w->image[b];
        double length = tie_length(w, b);
        for (uint8_t image = 0; image < 4; image++) {
            w->image[b] = image;
            bool allowed = true;
            struct stance_point away;
            if (only_clear) {
                allowed = fabs(stance_settle_inside(&w->settle, b, w->at[b].x) - w->at[b].x) < 1e-9;
                for (size_t j = 0; allowed && j < w->all->body_n; j++)
                    allowed = j == b || stance_settle_room(&w->settle, b, j, &away) >= -1e-3;
            }
            double now = allowed ? tie_length(w, b) : INFINITY;
            if (now < length - 1e-6)
                length = now, best = image;
        }
        w->image[b] = best;
    }
}

static bool crosses(const struct work *w, size_t b, struct stance_point p, struct stance_point q)
{
    for (int i = 1; i < 8; i++) {
        struct stance_point on = {p.x + (q.x - p.x) * i / 8 - w->at[b].x,
                                  p.y + (q.y - p.y) * i / 8 - w->at[b].y};
        if (stance_hull_reach(w->rigid[b].outline[w->image[b]], on) <= w->rigid[b].reach)
            return true;
    }
    return false;
}

static struct stance_point wish_of(const struct stance_body *body)
{
    if (fabs(body->wish.x) <= 1e5 && fabs(body->wish.y) <= 1e5)
        return body->wish;
    return (struct stance_point){0, 0};
}

static double far_from_wishes(const struct work *w)
{
    size_t n = w->all->body_n;
    double off = 0;
    for (size_t a = 0; a < n; a++)
        for (size_t b = a + 1; b < n; b++) {
            struct stance_point p = wish_of(&w->all->body[a]), q = wish_of(&w->all->body[b]);
            off += fabs(hypot(w->at[a].x - w->at[b].x, w->at[a].y - w->at[b].y) -
                        hypot(p.x - q.x, p.y - q.y));
        }
    return n > 1 ? off / ((double)n * (double)(n - 1) / 2) : 0;
}

static double score(const struct work *w)
{
    double top = INFINITY, bottom = -INFINITY;
    for (size_t b = 0; b < w->all->body_n; b++) {
        top = fmin(top, w->at[b].y + w->rigid[b].top[w->image[b]]);
        bottom = fmax(bottom, w->at[b].y + w->rigid[b].bottom[w->image[b]]);
    }
    size_t ties = 0, crossed = 0;
    for (size_t i = 0; i < w->all->pull_n; i++) {
        struct stance_pull t = w->all->pull[i];
        if (w->owner[t.a] == w->owner[t.b])
            continue;
        struct stance_point p = place_of(w, t.a), q = place_of(w, t.b);
        bool hit = false;
        for (size_t b = 0; b < w->all->body_n && !hit; b++)
            hit = b != w->owner[t.a] && b != w->owner[t.b] && crosses(w, b, p, q);
        ties++;
        crossed += hit;
    }
    double many = (double)(ties ? ties : 1);
    return bottom - top + 0.8 * tie_length(w, SIZE_MAX) / many + 300 * (double)crossed / many +
           0.1 * far_from_wishes(w);
}

/* The wished centres turned about their mean by `eighth` of a circle, mirrored or not. */
static void wish(struct work *w, int eighth, bool mirrored)
{
    static const double cosine[8] = {1,  0.70710678118654752,  0, -0.70710678118654752,
                                     -1, -0.70710678118654752, 0, 0.70710678118654752};
    double c = cosine[eighth], s = cosine[(eighth + 6) % 8];
    double page = (w->all->left + w->all->right) / 2, n = (double)w->all->body_n;
    struct stance_point mean = {0, 0};
    for (size_t b = 0; b < w->all->body_n; b++) {
        struct stance_point p = wish_of(&w->all->body[b]);
        mean.x += p.x / n, mean.y += p.y / n;
    }
    for (size_t b = 0; b < w->all->body_n; b++) {
        struct stance_point p = wish_of(&w->all->body[b]);
        p.x = mirrored ? mean.x - p.x : p.x - mean.x;
        p.y -= mean.y;
        w->at[b] = (struct stance_point){page + c * p.x - s * p.y, s * p.x + c * p.y};
    }
}

/* From where the bodies stand to an arrangement; kept when it is the best so far.  Nothing once
 * the caller said stop. */
static bool arrange(struct work *w)
{
    size_t n = w->all->body_n;
    if (w->code == STANCE_OK)
        w->code = stance_watch_check(w->all->watch, w->err);
    if (w->code != STANCE_OK)
        return false;
    memset(w->image, 0, n);
    choose_images(w, false);
    stance_settle_separate(&w->settle, w->order);
    stance_settle_gather(&w->settle, 8);
    choose_images(w, true);
    double now = score(w);
    if (!(now < w->best - 1e-6))
        return false;
    w->best = now;
    memcpy(w->best_at, w->at, n * sizeof *w->at);
    memcpy(w->best_image, w->image, n);
    return true;
}

static void try_wishes(struct work *w)
{
    int turns = w->all->body_n > 1 ? 8 : 1, mirrors = w->all->body_n > 2 ? 2 : 1;
    for (int turn = 0; turn < turns; turn++)
        for (int mirrored = 0; mirrored < mirrors; mirrored++) {
            wish(w, turn, mirrored == 1);
            arrange(w);
        }
}

static void try_scattered(struct work *w, size_t times)
{
    struct stance_random random;
    stance_random_seed(&random, 7);
    for (size_t i = 0; i < times; i++) {
        for (size_t b = 0; b < w->all->body_n; b++) {
            w->at[b].x =
                w->all->left + stance_random_unit(&random) * (w->all->right - w->all->left);
            w->at[b].y = stance_random_unit(&random) * (w->all->right - w->all->left) * 0.7;
        }
        arrange(w);
    }
}

static void try_exchanges(struct work *w, size_t times)
{
    size_t n = w->all->body_n;
    bool better = true;
    while (better) {
        better = false;
        memcpy(w->start_at, w->best_at, n * sizeof *w->at);
        for (size_t a = 0; a < n && !better; a++)
            for (size_t b = a + 1; b < n && !better; b++) {
                if (times-- == 0)
                    return;
                memcpy(w->at, w->start_at, n * sizeof *w->at);
                w->at[a] = w->start_at[b];
                w->at[b] = w->start_at[a];
                better = arrange(w);
            }
    }
}

/* Boxes and pills to the page: centred between the margins, top at 0. */
static void put_on_page(struct work *w)
{
    struct stance_bodies *all = w->all;
    double left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;
    for (size_t b = 0; b < all->body_n; b++) {
        const struct stance_rigid *r = &w->rigid[b];
        left = fmin(left, w->at[b].x + r->left[w->image[b]]);
        right = fmax(right, w->at[b].x + r->right[w->image[b]]);
        top = fmin(top, w->at[b].y + r->top[w->image[b]]);
        bottom = fmax(bottom, w->at[b].y + r->bottom[w->image[b]]);
    }
    double dx = (all->left + all->right - left - right) / 2;
    for (size_t b = 0; b < all->body_n; b++) {
        struct stance_body *body = &all->body[b];
        struct stance_point at = {w->at[b].x + dx, w->at[b].y - top};
        for (size_t i = body->first; i < body->first + body->n; i++) {
            all->box[i] = image_of(all->box[i], w->image[b]);
            all->box[i].x += at.x;
            all->box[i].y += at.y;
        }
        struct stance_point pill = w->pill[4 * b + w->image[b]];
        body->pill_box = (struct stance_box){at.x + pill.x, at.y + pill.y, body->pill,
                                             body->pill > 0 ? STANCE_PILL_HEIGHT : 0};
    }
    all->height = bottom - top;
}

enum stance_code stance_bodies_place(struct stance_bodies *all, struct stance_error *err)
{
    struct work w = {.all = all, .err = err};
    enum stance_code code = prepare(&w, err);
    if (code)
        goto done;
    /* The work of one arrangement grows with the square of the bodies. */
    size_t n = all->body_n, times = n < 3 ? 0 : n < 8 ? 36 : n < 13 ? 16 : 8;
    w.best = INFINITY;
    try_wishes(&w);
    try_scattered(&w, times);
    try_exchanges(&w, times);
    if ((code = w.code) != STANCE_OK)
        goto done;
    memcpy(w.at, w.best_at, n * sizeof *w.at);
    memcpy(w.image, w.best_image, n);
    stance_settle_gather(&w.settle, 2);
    put_on_page(&w);
done:
    finish(&w);
    return code;
}
