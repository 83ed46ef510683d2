/* network_curve.h - ties as quadratic curves: bent, cut off at boxes and hulls, led round names.
 *
 * Formula.  A tie from p to q is the quadratic Bezier curve with its control point on the
 * middle of pq, moved by bulge * |pq| * 2 to the left of the direction (so that the curve
 * itself leaves the chord by bulge * |pq|).  A piece [t0, t1] of a quadratic is again a
 * quadratic, whose points are the blossom of the ends. */
#ifndef STANCE_DIAGRAM_NETWORK_CURVE_H
#define STANCE_DIAGRAM_NETWORK_CURVE_H

#include "network_hull.h"

struct stance_curve {
    struct stance_point a, c, b; /* start, control, end */
};

struct stance_curve stance_curve_make(struct stance_point p, struct stance_point q, double bulge);
struct stance_point stance_curve_at(const struct stance_curve *curve, double t);
/* The piece from t0 to t1, 0 <= t0 <= t1 <= 1. */
struct stance_curve stance_curve_piece(const struct stance_curve *curve, double t0, double t1);

/* What a tie ends at: an outline and how far from it the tie stops. */
struct stance_stop {
    struct stance_outline outline;
    double reach;
};
/* The piece between the last point inside `from` and the next inside `to`; false when nothing
 * is left to see. */
bool stance_curve_cut(struct stance_curve *curve, struct stance_stop from, struct stance_stop to);
/* True when the curve comes into the box. */
bool stance_curve_meets(const struct stance_curve *curve, struct stance_box box);

/* A dash pattern of that many units on, and gaps of about that many, with which the curve ends in
 * a dash as it begins: what stops short of its end seems not to arrive. */
#define STANCE_CURVE_DASH 32
void stance_curve_dash(char out[STANCE_CURVE_DASH], const struct stance_curve *curve, int on,
                       int off);

#endif
