/* network_route.h - the way of every tie over the page.
 *
 * Rule.  Of several bends (10 % to the left of the direction first, then to the right, then
 * others) a tie takes the one that crosses the fewest names, where 60 units aside count as
 * one name; the first of equals.  It stops at the boxes, marks or hulls it connects.  A bundle goes
 * straight where it can and carries its count where that covers no name. */
#ifndef STANCE_DIAGRAM_NETWORK_ROUTE_H
#define STANCE_DIAGRAM_NETWORK_ROUTE_H

#include "network_curve.h"
#include "network_place.h"

struct stance_route {
    struct stance_curve curve;
    bool seen; /* false: not drawn, or nothing of it is left between its ends */
};

struct stance_routes {
    struct stance_route *tie;    /* per tie of the web */
    struct stance_route *bundle; /* per bundle */
    struct stance_box *count;    /* per bundle: the plate with "k of n" */
    bool *crossed;               /* per node: a tie crosses its name */
};

#define STANCE_COUNT_SIZE 12.0
/* "5 of 8" */
void stance_route_count_text(const struct stance_web_bundle *bundle, char out[32]);

/* Errors: memory. */
STANCE_MUST_USE enum stance_code stance_routes_make(struct stance_routes *out,
                                                    const struct stance_web *web,
                                                    const struct stance_place *place,
                                                    struct stance_error *err);
void stance_routes_clear(struct stance_routes *routes);

#endif
