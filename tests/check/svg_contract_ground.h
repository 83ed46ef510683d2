/* svg_contract_ground.h - inside the checker: what has been painted, and the colour at a point. */
#ifndef TEST_SVG_CONTRACT_GROUND_H
#define TEST_SVG_CONTRACT_GROUND_H

#include <libxml/tree.h>

#include "diagram/look.h"

struct svg_ground_point {
    double x, y;
    bool begins; /* of a closed part of a path */
};

/* One filled rect, circle or path, in the order of painting. */
struct svg_ground_area {
    double left, top, right, bottom;
    double radius;   /* of a circle, else 0 */
    size_t first, n; /* points of a path */
    enum stance_token token;
    double opacity;
    bool is_rect;
};

struct svg_ground {
    struct svg_ground_area *area;
    size_t area_n, area_capacity;
    struct svg_ground_point *point;
    size_t point_n, point_capacity;
};

/* Remembers what a rect, circle or path fills; strokes are too thin to read a text on. */
void svg_ground_add(struct svg_ground *ground, const xmlNode *node, enum stance_token token,
                    double opacity);
void svg_ground_clear(struct svg_ground *ground);

/* sRGB 0 .. 1 at a point, one over the other, on paper. */
void svg_ground_colour(const struct svg_ground *ground, double x, double y, bool dark,
                       double rgb[3]);
/* The last rect under a point that is opaque and neither paper nor a band; NULL = none. */
const struct svg_ground_area *svg_ground_plate(const struct svg_ground *ground, double x, double y);

/* WCAG 2: from 1 to 21. */
double svg_ground_contrast(const double a[3], const double b[3]);
void svg_ground_parse(const char *hex, double rgb[3]); /* "#005F9E" */

#endif
