/* alluvial_plates.h - the numbers on the ribbons of an alluvial diagram.
 *
 * Each stands on a plate on the middle of its ribbon, or nearer to one of its ends where the
 * middle is taken.  The larger number comes first; one without room is left to the tooltip. */
#ifndef STANCE_DIAGRAM_ALLUVIAL_PLATES_H
#define STANCE_DIAGRAM_ALLUVIAL_PLATES_H

#include "network_hull.h"
#include "tracks.h"

#define STANCE_PLATES_MOST (STANCE_ALLUVIAL_PERIODS * STANCE_TRACK_KINDS * (STANCE_TRACK_KINDS + 1))

struct stance_ribbon {
    double x1, x2, y1, y2; /* its middle line at both ends */
    size_t n;              /* the number */
};

struct stance_plates {
    struct stance_ribbon ribbon[STANCE_PLATES_MOST];
    size_t ribbon_n;
    struct stance_box taken[STANCE_PLATES_MOST]; /* by what stands there already */
    size_t taken_n;
};

void stance_plates_put(struct stance_plates *plates, struct stance_svg *svg);

#endif
