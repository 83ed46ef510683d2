/* network_bodies.h - where the blocs stand on the page.
 *
 * Terms.  A *body* is a bloc drawn as a hull with a pill on its upper edge, or one actor
 * without a bloc.  Its boxes have their places inside it already; here whole bodies move,
 * turn over (mirror images), and are never scaled.
 *
 * Rule.  Arrangements are tried and scored, the lowest score wins, the first of equals:
 * - the wished centres, turned by eighths of a circle and mirrored (rotation and reflection
 *   mean nothing in such a layout, but one of them fits the page best);
 * - centres scattered over the page (seeded, the same every time);
 * - the best so far with two bodies exchanged, as long as that helps.
 * In each, bodies choose the mirror image that keeps the ties short, are separated and
 * gathered (network_settle.h).
 *
 *     score = height + 0.8 * mean tie length + 300 * share of ties that cross a third body
 *           + 0.1 * mean | distance of two centres - wished distance |.
 */
#ifndef STANCE_DIAGRAM_NETWORK_BODIES_H
#define STANCE_DIAGRAM_NETWORK_BODIES_H

#include "network_hull.h"

#define STANCE_HULL_REACH 13.0
#define STANCE_PILL_HEIGHT 18.0

struct stance_body {
    size_t first, n;            /* its boxes; n >= 1 */
    double pill;                /* width of the pill; 0 = no hull, no pill (an actor on its own) */
    struct stance_point wish;   /* [in] wished centre, any scale up to 1e5, may be garbage */
    struct stance_box pill_box; /* [out] */
};

/* Two boxes that a tie connects. */
struct stance_pull {
    uint32_t a, b;
};

struct stance_bodies {
    struct stance_body *body;
    size_t body_n;
    struct stance_box *box; /* [in, out] in: inside their body; out: on the page, top = 0 */
    size_t box_n;
    const struct stance_pull *pull;
    size_t pull_n;
    const double *gap;                /* body_n * body_n, between hulls */
    double left, right;               /* margins */
    double height;                    /* [out] lowest edge of a hull */
    const struct stance_watch *watch; /* or NULL; asked before every arrangement */
};

/* Errors: STANCE_E_MEMORY, STANCE_E_STOPPED.  Cost: at most 90 arrangements, fewer the more bodies.
 */
STANCE_MUST_USE enum stance_code stance_bodies_place(struct stance_bodies *all,
                                                     struct stance_error *err);

#endif
