/* map_hulls.h - outlines round the blocs of a plane, and which names they run through. */
#ifndef STANCE_DIAGRAM_MAP_HULLS_H
#define STANCE_DIAGRAM_MAP_HULLS_H

#include "map.h"

struct stance_map_hulls {
    struct stance_point *point;                      /* of all outlines, one after the other */
    struct stance_outline outline[STANCE_BLOCS_MAX]; /* of the blocs with a pill */
    size_t n;
};

/* Zeroed hulls in, to be cleared in any case.  Errors: memory. */
STANCE_MUST_USE enum stance_code stance_map_hulls_make(struct stance_map_hulls *hulls,
                                                       const struct stance_map *map,
                                                       struct stance_error *err);
void stance_map_hulls_clear(struct stance_map_hulls *hulls);
/* Draws them, each in the colour of its bloc. */
void stance_map_hulls_put(const struct stance_map_hulls *hulls, const struct stance_map *map,
                          struct stance_svg *svg);
/* Does the line of an outline, or an axis, run through the box? */
bool stance_map_hulls_cross(const struct stance_map_hulls *hulls, const struct stance_map *map,
                            struct stance_box box);

#endif
