/* network_hull.c - convex outlines, their distance, their path (see the header). */
#include "network_hull.h"

#include <math.h>
#include <stdlib.h>

static int by_place(const void *left, const void *right)
{
    const struct stance_point *a = left, *b = right;
    if (a->x != b->x)
        return a->x < b->x ? -1 : 1;
    return (a->y > b->y) - (a->y < b->y);
}

/* > 0 when o, a, b turn clockwise on the screen. */
static double turn(struct stance_point o, struct stance_point a, struct stance_point b)
{
    return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

size_t stance_hull_make(struct stance_point *hull, struct stance_point *points, size_t n)
{
    /* Corners of boxes in one row differ by rounding only: that is a straight edge. */
    const double flat = 1e-7;
    qsort(points, n, sizeof *points, by_place);
    size_t distinct = 0;
    for (size_t i = 0; i < n; i++)
        if (!distinct || by_place(&points[i], &points[distinct - 1]))
            points[distinct++] = points[i];
    if (distinct < 3) {
        for (size_t i = 0; i < distinct; i++)
            hull[i] = points[i];
        return distinct;
    }
    size_t k = 0;
    for (size_t i = 0; i < distinct; i++) {
        while (k >= 2 && turn(hull[k - 2], hull[k - 1], points[i]) <= flat)
            k--;
        hull[k++] = points[i];
    }
    size_t upper = k;
    for (size_t i = distinct - 1; i-- > 0;) {
        while (k > upper && turn(hull[k - 2], hull[k - 1], points[i]) <= flat)
            k--;
        hull[k++] = points[i];
    }
    return k - 1; /* the first point stands at the end again */
}

void stance_box_corners(struct stance_point corner[4], struct stance_box box)
{
    double l = box.x - box.w / 2, r = box.x + box.w / 2;
    double t = box.y - box.h / 2, b = box.y + box.h / 2;
    corner[0] = (struct stance_point){l, t};
    corner[1] = (struct stance_point){r, t};
    corner[2] = (struct stance_point){r, b};
    corner[3] = (struct stance_point){l, b};
}

bool stance_box_overlap(struct stance_box a, struct stance_box b, double gap)
{
    const double hair = 1e-6; /* boxes pushed exactly apart do not overlap */
    return fabs(a.x - b.x) < (a.w + b.w) / 2 + gap - hair &&
           fabs(a.y - b.y) < (a.h + b.h) / 2 + gap - hair;
}

static struct stance_point nearest_on_edge(struct stance_point a, struct stance_point b,
                                           struct stance_point p)
{
    double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
    double t = length2 > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length2 : 0;
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    return (struct stance_point){a.x + t * dx, a.y + t * dy};
}

/* The largest gap along the edge normals of `a`; <= 0 when none of them separates.  sign
 * turns the axis round when a is the moving outline. */
static double widest_gap(struct stance_outline a, struct stance_point a_shift,
                         struct stance_outline b, struct stance_point b_shift, double sign,
                         double best, struct stance_point *away)
{
    for (size_t i = 0; i < a.n; i++) {
        struct stance_point p = a.p[i], q = a.p[(i + 1) % a.n];
        double nx = q.y - p.y, ny = p.x - q.x, length = sqrt(nx * nx + ny * ny);
        nx /= length, ny /= length;
        double top = (p.x + a_shift.x) * nx + (p.y + a_shift.y) * ny, low = INFINITY;
        for (size_t j = 0; j < b.n; j++)
            low = fmin(low, (b.p[j].x + b_shift.x) * nx + (b.p[j].y + b_shift.y) * ny);
        if (low - top > best) {
            best = low - top;
            *away = (struct stance_point){sign * nx, sign * ny};
        }
    }
    return best;
}

/* Square of the distance from the nearest corner of b (shifted) to an edge of a; sign as
 * above. */
static double nearest_corner(struct stance_outline a, struct stance_point a_shift,
                             struct stance_outline b, struct stance_point b_shift, double sign,
                             double best, struct stance_point *away)
{
    for (size_t j = 0; j < b.n; j++) {
        struct stance_point c = {b.p[j].x + b_shift.x - a_shift.x,
                                 b.p[j].y + b_shift.y - a_shift.y};
        for (size_t i = 0; i < a.n; i++) {
            struct stance_point on = nearest_on_edge(a.p[i], a.p[(i + 1) % a.n], c);
            double dx = c.x - on.x, dy = c.y - on.y, d2 = dx * dx + dy * dy;
            if (d2 < best) {
                best = d2;
                double d = sqrt(d2);
                if (d > 0)
                    *away = (struct stance_point){sign * dx / d, sign * dy / d};
            }
        }
    }
    return best;
}

double stance_hull_apart(struct stance_outline a, struct stance_outline b,
                         struct stance_point shift, double enough, struct stance_point *away)
{
    const struct stance_point still = {0, 0};
    *away = (struct stance_point){0, 1};
    double gap = widest_gap(a, still, b, shift, 1, -INFINITY, away);
    gap = widest_gap(b, shift, a, still, -1, gap, away);
    if (gap <= 0 || gap >= enough)
        return gap;
    double d2 = nearest_corner(a, still, b, shift, 1, INFINITY, away);
    return sqrt(nearest_corner(b, shift, a, still, -1, d2, away));
}

double stance_hull_reach(struct stance_outline a, struct stance_point point)
{
    bool inside = a.n > 2;
    double best = INFINITY;
    for (size_t i = 0; i < a.n; i++) {
        struct stance_point p = a.p[i], q = a.p[(i + 1) % a.n];
        inside = inside && turn(p, q, point) >= 0;
        struct stance_point on = nearest_on_edge(p, q, point);
        best = fmin(best, hypot(point.x - on.x, point.y - on.y));
    }
    return inside ? 0 : best;
}

/* A circular arc round `c` from angle `from`, clockwise by `by` <= pi/2, as one cubic. */
static void put_arc(struct stance_svg *svg, struct stance_text *d, struct stance_point c, double r,
                    double from, double by)
{
    double k = 4.0 / 3.0 * tan(by / 4) * r;
    double x0 = c.x + r * cos(from), y0 = c.y + r * sin(from);
    double x1 = c.x + r * cos(from + by), y1 = c.y + r * sin(from + by);
    stance_path_cubic(svg, d, x0 - k * sin(from), y0 + k * cos(from), x1 + k * sin(from + by),
                      y1 - k * cos(from + by), x1, y1);
}

void stance_hull_path(struct stance_svg *svg, struct stance_text *d, struct stance_outline a,
                      double reach)
{
    const double pi = 3.14159265358979323846;
    for (size_t i = 0; i < a.n; i++) {
        struct stance_point before = a.p[(i + a.n - 1) % a.n], p = a.p[i], q = a.p[(i + 1) % a.n];
        /* Outward normals of the two edges that meet in p. */
        double in = a.n > 1 ? atan2(before.x - p.x, p.y - before.y) : 0;
        double out = a.n > 1 ? atan2(p.x - q.x, q.y - p.y) : 2 * pi;
        double by = out - in;
        while (a.n > 1 && by < 0)
            by += 2 * pi;
        struct stance_point start = {p.x + reach * cos(in), p.y + reach * sin(in)};
        if (i == 0)
            stance_path_move(svg, d, start.x, start.y);
        else
            stance_path_line(svg, d, start.x, start.y);
        int pieces = (int)ceil(by / (pi / 2) - 1e-9);
        for (int k = 0; k < pieces; k++)
            put_arc(svg, d, p, reach, in + by * k / pieces, by / pieces);
    }
    stance_path_close(d);
}
