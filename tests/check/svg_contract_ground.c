/* svg_contract_ground.c - what has been painted, and the colour at a point.
 *
 * A path is flattened, its curves into short lines; a point lies inside where the lines wind
 * around it (the non-zero rule, SVG 1.1, 11.3).  Contrast is WCAG 2's: relative luminance L of
 * linearised sRGB, (L1 + 0.05) / (L2 + 0.05). */
#include "svg_contract_ground.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "svg_contract_marks.h"

#define CURVE_STEPS 12

static void *grown(void *items, size_t n, size_t *capacity, size_t size)
{
    if (n < *capacity)
        return items;
    *capacity = *capacity ? 2 * *capacity : 256;
    items = realloc(items, *capacity * size);
    if (!items)
        abort();
    return items;
}

/* ---- Paths ---- */

static void put_point(struct svg_ground *g, double x, double y, bool begins)
{
    g->point = grown(g->point, g->point_n, &g->point_capacity, sizeof *g->point);
    g->point[g->point_n++] = (struct svg_ground_point){x, y, begins};
}

/* Points of a Bézier curve from the last point; n = 2 or 3 further control points. */
static void put_curve(struct svg_ground *g, const double *c, int n)
{
    struct svg_ground_point from = g->point[g->point_n - 1];
    for (int i = 1; i <= CURVE_STEPS; i++) {
        double t = (double)i / CURVE_STEPS, u = 1 - t;
        double w[4] = {u * u, 2 * u * t, t * t, 0};
        if (n == 3) {
            w[3] = t * t * t;
            w[2] = 3 * u * t * t;
            w[1] = 3 * u * u * t;
            w[0] = u * u * u;
        }
        double x = w[0] * from.x, y = w[0] * from.y;
        for (int k = 0; k < n; k++) {
            x += w[k + 1] * c[2 * k];
            y += w[k + 1] * c[2 * k + 1];
        }
        put_point(g, x, y, false);
    }
}

static size_t numbers_of(char command)
{
    return command == 'Z' || command == 'z'                                       ? 0
           : command == 'H' || command == 'h' || command == 'V' || command == 'v' ? 1
           : command == 'Q'                                                       ? 4
           : command == 'C'                                                       ? 6
                                                                                  : 2;
}

/* M, L, H, V, Q, C, Z and the small h, v, l, m, which is what our writer uses. */
static void put_command(struct svg_ground *g, char command, const double *c)
{
    struct svg_ground_point last =
        g->point_n ? g->point[g->point_n - 1] : (struct svg_ground_point){0, 0, false};
    switch (command) {
    case 'M':
        put_point(g, c[0], c[1], true);
        break;
    case 'm':
        put_point(g, last.x + c[0], last.y + c[1], true);
        break;
    case 'L':
        put_point(g, c[0], c[1], false);
        break;
    case 'l':
        put_point(g, last.x + c[0], last.y + c[1], false);
        break;
    case 'H':
        put_point(g, c[0], last.y, false);
        break;
    case 'h':
        put_point(g, last.x + c[0], last.y, false);
        break;
    case 'V':
        put_point(g, last.x, c[0], false);
        break;
    case 'v':
        put_point(g, last.x, last.y + c[0], false);
        break;
    case 'Q':
        put_curve(g, c, 2);
        break;
    case 'C':
        put_curve(g, c, 3);
        break;
    default:
        break;
    }
}

static void put_path(struct svg_ground *g, const char *d)
{
    char command = 0;
    while (*d) {
        d += strspn(d, " ,");
        if ((*d >= 'A' && *d <= 'Z') || (*d >= 'a' && *d <= 'z'))
            command = *d++;
        double c[6] = {0};
        size_t want = numbers_of(command), i = 0;
        for (; i < want; i++) {
            char *end;
            d += strspn(d, " ,");
            c[i] = strtod(d, &end);
            if (end == d)
                return;
            d = end;
        }
        if (!command || (want == 0 && *d && !((*d | 32) >= 'a' && (*d | 32) <= 'z')))
            return;
        put_command(g, command, c);
        d += strspn(d, " ,");
    }
}

static bool inside_path(const struct svg_ground *g, const struct svg_ground_area *area, double x,
                        double y)
{
    int winding = 0;
    const struct svg_ground_point *p = g->point + area->first;
    for (size_t i = 0, begin = 0; i < area->n; i++) {
        if (p[i].begins)
            begin = i;
        size_t next = i + 1 < area->n && !p[i + 1].begins ? i + 1 : begin;
        double ax = p[i].x, ay = p[i].y, bx = p[next].x, by = p[next].y;
        if ((ay <= y) == (by <= y))
            continue;
        if (ax + (y - ay) / (by - ay) * (bx - ax) > x)
            winding += by > ay ? 1 : -1;
    }
    return winding != 0;
}

/* ---- Areas ---- */

void svg_ground_add(struct svg_ground *g, const xmlNode *node, enum stance_token token,
                    double opacity)
{
    struct svg_ground_area a = {.token = token, .opacity = opacity, .first = g->point_n};
    const char *name = (const char *)node->name, *d = svg_contract_get(node, "d");
    double x = svg_contract_number(node, "x", 0), y = svg_contract_number(node, "y", 0);
    double cx = svg_contract_number(node, "cx", 0), cy = svg_contract_number(node, "cy", 0);
    if (svg_contract_get(node, "transform"))
        return;
    if (!strcmp(name, "circle")) {
        a.radius = svg_contract_number(node, "r", 0);
        a.left = cx - a.radius, a.right = cx + a.radius;
        a.top = cy - a.radius, a.bottom = cy + a.radius;
    } else if (!strcmp(name, "rect")) {
        a.is_rect = true;
        a.left = x, a.right = x + svg_contract_number(node, "width", 0);
        a.top = y, a.bottom = y + svg_contract_number(node, "height", 0);
    } else if (d) {
        put_path(g, d);
        a.n = g->point_n - a.first;
        a.left = a.top = INFINITY, a.right = a.bottom = -INFINITY;
        for (size_t i = a.first; i < g->point_n; i++) {
            a.left = fmin(a.left, g->point[i].x), a.right = fmax(a.right, g->point[i].x);
            a.top = fmin(a.top, g->point[i].y), a.bottom = fmax(a.bottom, g->point[i].y);
        }
    }
    g->area = grown(g->area, g->area_n, &g->area_capacity, sizeof *g->area);
    g->area[g->area_n++] = a;
}

void svg_ground_clear(struct svg_ground *g)
{
    free(g->area);
    free(g->point);
    *g = (struct svg_ground){0};
}

static bool holds(const struct svg_ground *g, const struct svg_ground_area *a, double x, double y)
{
    if (x < a->left || x > a->right || y < a->top || y > a->bottom)
        return false;
    if (a->is_rect)
        return true;
    if (a->radius > 0)
        return hypot(x - (a->left + a->radius), y - (a->top + a->radius)) <= a->radius;
    return inside_path(g, a, x, y);
}

void svg_ground_parse(const char *hex, double rgb[3])
{
    for (int i = 0; i < 3; i++) {
        char pair[3] = {hex[1 + 2 * i], hex[2 + 2 * i], 0};
        rgb[i] = (double)strtol(pair, NULL, 16) / 255;
    }
}

void svg_ground_colour(const struct svg_ground *g, double x, double y, bool dark, double rgb[3])
{
    svg_ground_parse(stance_token_hex(STANCE_PAPER, dark), rgb);
    for (size_t i = 0; i < g->area_n; i++) {
        const struct svg_ground_area *a = &g->area[i];
        double over[3];
        if (!holds(g, a, x, y))
            continue;
        svg_ground_parse(stance_token_hex(a->token, dark), over);
        for (int c = 0; c < 3; c++)
            rgb[c] += a->opacity * (over[c] - rgb[c]);
    }
}

const struct svg_ground_area *svg_ground_plate(const struct svg_ground *g, double x, double y)
{
    for (size_t i = g->area_n; i > 0; i--) {
        const struct svg_ground_area *a = &g->area[i - 1];
        if (a->is_rect && a->opacity >= 1 && a->token != STANCE_PAPER && a->token != STANCE_BAND &&
            holds(g, a, x, y))
            return a;
    }
    return NULL;
}

/* ---- Contrast ---- */

static double luminance(const double rgb[3])
{
    static const double share[3] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++)
        sum += share[i] * (rgb[i] <= 0.04045 ? rgb[i] / 12.92 : pow((rgb[i] + 0.055) / 1.055, 2.4));
    return sum;
}

double svg_ground_contrast(const double a[3], const double b[3])
{
    double x = luminance(a), y = luminance(b);
    return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}
