/* network_hull.h - convex outlines round label boxes, and how far apart two of them are.
 *
 * Terms.  A *box* is given by its centre and size.  An *outline* is a convex polygon,
 * clockwise on the screen (y down), without repeated or collinear points; 1 or 2 points are
 * an outline too.  A *hull* is an outline with a *reach*: all points within that distance of
 * it, which is the outline offset outwards with round joins.
 *
 * Formula.  Two convex outlines are disjoint exactly if the normal of one of their edges
 * separates them (separating axis theorem); the edge normal with the smallest overlap gives
 * the shortest way apart.  Disjoint outlines are as far apart as their nearest pair of a
 * corner and an edge.
 *
 * A. M. Andrew: Another efficient algorithm for convex hulls in two dimensions. Information
 * Processing Letters 9 (1979) 216-219. doi:10.1016/0020-0190(79)90072-3
 * S. Gottschalk, M. C. Lin, D. Manocha: OBBTree: a hierarchical structure for rapid
 * interference detection. SIGGRAPH 1996, 171-180. doi:10.1145/237170.237244 */
#ifndef STANCE_DIAGRAM_NETWORK_HULL_H
#define STANCE_DIAGRAM_NETWORK_HULL_H

#include "svg.h"

struct stance_point {
    double x, y;
};
struct stance_box {
    double x, y, w, h; /* centre, width, height */
};
struct stance_outline {
    const struct stance_point *p;
    size_t n; /* at least 1 */
};

/* Writes the outline of `points` (sorted in place; finite; n >= 1) into hull, which has room
 * for n + 1 points, and returns its size.  Cost: O(n log n). */
size_t stance_hull_make(struct stance_point *hull, struct stance_point *points, size_t n);

/* The four corners of a box. */
void stance_box_corners(struct stance_point corner[4], struct stance_box box);
/* True when the boxes share more than an edge, each grown by half of gap. */
bool stance_box_overlap(struct stance_box a, struct stance_box b, double gap);

/* Distance between a and b (3 points or more), b moved by `shift`: positive when disjoint,
 * else minus the depth of the overlap.  *away is the unit vector along which b leaves a
 * fastest.  Once it is known to be at least `enough`, a lower bound >= enough is returned
 * instead (INFINITY: the exact distance).  Cost: O(a.n * b.n). */
double stance_hull_apart(struct stance_outline a, struct stance_outline b,
                         struct stance_point shift, double enough, struct stance_point *away);
/* Distance of a point from the filled outline, 0 inside. */
double stance_hull_reach(struct stance_outline a, struct stance_point point);

/* Appends the hull as path data: straight edges, round joins as cubic arcs. */
void stance_hull_path(struct stance_svg *svg, struct stance_text *d, struct stance_outline a,
                      double reach);

#endif
