/* network_curve.c - the geometry of ties (see the header). */
#include "network_curve.h"

#include <math.h>
#include <stdio.h>

/* Straight pieces a curve is tested in: at a bulge of 10 % and 500 u they miss it by 0.2 u. */
enum { PIECES = 16 };

struct stance_curve stance_curve_make(struct stance_point p, struct stance_point q, double bulge)
{
    double dx = q.x - p.x, dy = q.y - p.y;
    struct stance_point c = {(p.x + q.x) / 2 + 2 * bulge * dy, (p.y + q.y) / 2 - 2 * bulge * dx};
    return (struct stance_curve){p, c, q};
}

static struct stance_point blossom(const struct stance_curve *k, double s, double t)
{
    double a = (1 - s) * (1 - t), c = s * (1 - t) + t * (1 - s), b = s * t;
    return (struct stance_point){a * k->a.x + c * k->c.x + b * k->b.x,
                                 a * k->a.y + c * k->c.y + b * k->b.y};
}

struct stance_point stance_curve_at(const struct stance_curve *curve, double t)
{
    return blossom(curve, t, t);
}

struct stance_curve stance_curve_piece(const struct stance_curve *curve, double t0, double t1)
{
    return (struct stance_curve){blossom(curve, t0, t0), blossom(curve, t0, t1),
                                 blossom(curve, t1, t1)};
}

static bool in_stop(const struct stance_curve *curve, double t, struct stance_stop stop)
{
    return stance_hull_reach(stop.outline, stance_curve_at(curve, t)) <= stop.reach;
}

/* Where between `in` (inside the stop) and `out` (outside) the border lies. */
static double border(const struct stance_curve *curve, double in, double out,
                     struct stance_stop stop)
{
    for (int i = 0; i < 30; i++) {
        double middle = (in + out) / 2;
        if (in_stop(curve, middle, stop))
            in = middle;
        else
            out = middle;
    }
    return out;
}

bool stance_curve_cut(struct stance_curve *curve, struct stance_stop from, struct stance_stop to)
{
    enum { STEPS = 64 };
    int first = 0, last = STEPS;
    while (first <= STEPS && in_stop(curve, (double)first / STEPS, from))
        first++;
    while (last >= 0 && in_stop(curve, (double)last / STEPS, to))
        last--;
    if (first > last)
        return false;
    double t0 = first / (double)STEPS, t1 = last / (double)STEPS;
    if (first > 0)
        t0 = border(curve, (first - 1) / (double)STEPS, t0, from);
    if (last < STEPS)
        t1 = border(curve, (last + 1) / (double)STEPS, t1, to);
    if (t0 >= t1)
        return false;
    *curve = stance_curve_piece(curve, t0, t1);
    return true;
}

/* Liang and Barsky: the part of pq inside the box, side by side. */
static bool segment_meets(struct stance_point p, struct stance_point q, struct stance_box box)
{
    double d[2] = {q.x - p.x, q.y - p.y}, at[2] = {p.x - box.x, p.y - box.y};
    double half[2] = {box.w / 2, box.h / 2}, low = 0, high = 1;
    for (int axis = 0; axis < 2; axis++) {
        if (d[axis] == 0) {
            if (fabs(at[axis]) >= half[axis])
                return false;
            continue;
        }
        double in = (-half[axis] - at[axis]) / d[axis], out = (half[axis] - at[axis]) / d[axis];
        low = fmax(low, fmin(in, out));
        high = fmin(high, fmax(in, out));
    }
    return low < high;
}

bool stance_curve_meets(const struct stance_curve *curve, struct stance_box box)
{
    /* A quadratic lies inside the triangle of its points. */
    double left = fmin(curve->a.x, fmin(curve->b.x, curve->c.x));
    double right = fmax(curve->a.x, fmax(curve->b.x, curve->c.x));
    double top = fmin(curve->a.y, fmin(curve->b.y, curve->c.y));
    double bottom = fmax(curve->a.y, fmax(curve->b.y, curve->c.y));
    if (left > box.x + box.w / 2 || right < box.x - box.w / 2 || top > box.y + box.h / 2 ||
        bottom < box.y - box.h / 2)
        return false;
    struct stance_point p = curve->a;
    for (int i = 1; i <= PIECES; i++) {
        struct stance_point q = stance_curve_at(curve, (double)i / PIECES);
        if (segment_meets(p, q, box))
            return true;
        p = q;
    }
    return false;
}

void stance_curve_dash(char out[STANCE_CURVE_DASH], const struct stance_curve *curve, int on,
                       int off)
{
    enum { ALONG = 32 };
    double length = 0;
    for (int i = 0; i < ALONG; i++) {
        struct stance_point p = stance_curve_at(curve, (double)i / ALONG);
        struct stance_point q = stance_curve_at(curve, (double)(i + 1) / ALONG);
        length += hypot(q.x - p.x, q.y - p.y);
    }
    double gaps = fmin(floor((length - on) / (on + off) + 0.2), 1000); /* rather wide than none */
    int tenths = gaps >= 1 ? (int)round(10 * (length - on * (gaps + 1)) / gaps) : 10 * off;
    snprintf(out, STANCE_CURVE_DASH, "%d %d.%d", on, tenths / 10, tenths % 10);
}
