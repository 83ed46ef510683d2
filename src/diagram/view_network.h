/* view_network.h - what the two forms of the network figure share. */
#ifndef STANCE_DIAGRAM_VIEW_NETWORK_H
#define STANCE_DIAGRAM_VIEW_NETWORK_H

#include "frame.h"
#include "network_hull.h"

/* The mark of a bloc's actors: circle, square, triangle, diamond, hexagon, cross; a ring for
 * actors of no bloc with a colour. */
void stance_network_mark(struct stance_svg *svg, uint32_t colour, struct stance_point at, double r);

/* More than 300 actors: one node per bloc. */
STANCE_MUST_USE enum stance_code stance_network_blocs(struct stance_text *out,
                                                      const struct stance_scene *scene,
                                                      struct stance_error *err);

#endif
