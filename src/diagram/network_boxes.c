/* network_boxes.c - removes overlaps between label boxes (see the header). */
#include "network_boxes.h"

#include <math.h>
#include <stdlib.h>

#include "../base/error.h"
#include "../base/memory.h"

/* Boxes pushed exactly apart do not overlap, whatever the rounding. */
static const double hair = 1e-6;

static double inside(double x, double w, double width)
{
    double high = width - w / 2;
    x = x > high ? high : x;
    return x < w / 2 ? w / 2 : x;
}

/* Left edge to 0, then every box into the width. */
static void start(struct stance_box *box, size_t n, double width)
{
    double left = INFINITY, right = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        if (!(fabs(box[i].x) <= 1e5))
            box[i].x = 0;
        if (!(fabs(box[i].y) <= 1e5))
            box[i].y = 0;
        left = fmin(left, box[i].x - box[i].w / 2);
        right = fmax(right, box[i].x + box[i].w / 2);
    }
    /* Centred, so that what is clamped is clamped on both sides alike. */
    double shift = fmax((width - (right - left)) / 2, 0) - left;
    if (right - left > width)
        shift = width / 2 - (left + right) / 2;
    for (size_t i = 0; i < n; i++)
        box[i].x = inside(box[i].x + shift, box[i].w, width);
}

static void push(struct stance_box *a, struct stance_box *b, double gap_x, double gap_y,
                 double width)
{
    double dx = b->x - a->x, dy = b->y - a->y;
    double need_x = (a->w + b->w) / 2 + gap_x - fabs(dx);
    double need_y = (a->h + b->h) / 2 + gap_y - fabs(dy);
    if (need_x < need_y) {
        double half = dx < 0 ? -need_x / 2 : need_x / 2;
        double ax = inside(a->x - half, a->w, width), bx = inside(b->x + half, b->w, width);
        bool room = fabs(bx - ax) + hair >= need_x + fabs(dx);
        a->x = ax, b->x = bx;
        if (room)
            return;
    }
    double half = dy < 0 ? -need_y / 2 : need_y / 2;
    a->y -= half, b->y += half;
}

static bool push_all(struct stance_box *box, size_t n, double gap_x, double gap_y, double width)
{
    bool moved = false;
    for (size_t i = 0; i < n; i++)
        for (size_t j = i + 1; j < n; j++)
            if (fabs(box[i].x - box[j].x) < (box[i].w + box[j].w) / 2 + gap_x - hair &&
                fabs(box[i].y - box[j].y) < (box[i].h + box[j].h) / 2 + gap_y - hair) {
                push(&box[i], &box[j], gap_x, gap_y, width);
                moved = true;
            }
    return moved;
}

struct row {
    double top;
    size_t i;
};

static int by_top(const void *left, const void *right)
{
    const struct row *a = left, *b = right;
    if (a->top != b->top)
        return a->top < b->top ? -1 : 1;
    return (a->i > b->i) - (a->i < b->i);
}

/* Boxes from the top; each slides down past those above it that stand in its way, which are
 * taken by their lower edge: one pass over them finds the first free height. */
static enum stance_code sweep(struct stance_box *box, size_t n, double gap_x, double gap_y,
                              struct stance_error *err)
{
    struct row *order = stance_memory_new(n, sizeof *order);
    struct row *above = stance_memory_new(n, sizeof *above);
    enum stance_code code = STANCE_OK;
    if (!order || !above) {
        code = stance_error_memory(err);
        goto done;
    }
    for (size_t i = 0; i < n; i++)
        order[i] = (struct row){box[i].y - box[i].h / 2, i};
    qsort(order, n, sizeof *order, by_top);
    for (size_t k = 0; k < n; k++) {
        struct stance_box *me = &box[order[k].i];
        size_t m = 0;
        for (size_t l = 0; l < k; l++) {
            struct stance_box other = box[order[l].i];
            if (fabs(other.x - me->x) < (other.w + me->w) / 2 + gap_x - hair)
                above[m++] = (struct row){other.y + other.h / 2, order[l].i};
        }
        /* Those that have been passed stay passed: sorted by lower edge, a box free of the
         * ones so far only ever moves down. */
        qsort(above, m, sizeof *above, by_top);
        for (size_t l = 0; l < m; l++) {
            struct stance_box other = box[above[l].i];
            if (fabs(other.y - me->y) < (other.h + me->h) / 2 + gap_y - hair)
                me->y = other.y + (other.h + me->h) / 2 + gap_y;
        }
    }
done:
    stance_memory_free(above);
    stance_memory_free(order);
    return code;
}

enum stance_code stance_boxes_spread(struct stance_box *box, size_t n, double gap_x, double gap_y,
                                     double width, struct stance_error *err)
{
    if (n == 0)
        return STANCE_OK;
    start(box, n, width);
    for (int round = 0; round < 200 && push_all(box, n, gap_x, gap_y, width); round++)
        continue;
    return sweep(box, n, gap_x, gap_y, err);
}
