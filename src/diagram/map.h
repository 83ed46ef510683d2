/* map.h - where the actors of a map stand, and which of them have a name beside them. */
#ifndef STANCE_DIAGRAM_MAP_H
#define STANCE_DIAGRAM_MAP_H

#include "../graph/scaling.h"
#include "network_hull.h"
#include "plot.h"

/* The second axis is drawn where it explains at least that much. */
#define STANCE_MAP_SECOND 0.15
#define STANCE_MAP_MARK 5.0
#define STANCE_MAP_SMALL 3.5 /* without a name, in a lane */
#define STANCE_MAP_PILL 18.0
/* A name begins that far from the middle of its mark. */
#define STANCE_MAP_CLEAR 8.0

enum stance_map_side {
    STANCE_MAP_NONE,
    STANCE_MAP_RIGHT,
    STANCE_MAP_LEFT,
    STANCE_MAP_ABOVE,
    STANCE_MAP_BELOW
};

struct stance_map_point {
    double x, y;
    enum stance_map_side side; /* of the name */
    struct stance_line name;
};

/* The issue that goes most with the horizontal axis. */
struct stance_map_pole {
    size_t issue; /* of the plot, SIZE_MAX = none */
    double r;     /* correlation of position and coordinate */
    size_t n;     /* actors behind it */
};

struct stance_map {
    struct stance_plot *plot;
    struct stance_scaling scaling; /* actor i of the plot; oriented */
    size_t axis_n;
    uint32_t right; /* actor of the plot the axis is turned by, or STANCE_NONE */
    struct stance_map_pole pole;
    struct stance_map_point *point;
    double lane_y[STANCE_BLOCS_MAX], lane_h[STANCE_BLOCS_MAX]; /* one axis: a lane per bloc */
    struct stance_box pill[STANCE_BLOCS_MAX];                  /* two axes; w = 0: none */
    double zero_x, zero_y;                                     /* where both coordinates are 0 */
    double top, bottom;
};

/* stance_map_make - distances, axes, their direction and poles.
 *   right  [in] dataset actor that is to lie on the right, or STANCE_NONE
 * Errors: STANCE_E_VALUE where that actor is not drawn; memory. */
STANCE_MUST_USE enum stance_code stance_map_make(struct stance_map *map, struct stance_plot *plot,
                                                 uint32_t right, struct stance_error *err);
/* stance_map_place - puts points and names below y.  Errors: memory. */
STANCE_MUST_USE enum stance_code stance_map_place(struct stance_map *map, double y,
                                                  struct stance_error *err);
void stance_map_clear(struct stance_map *map);

/* The colour and shape of a bloc: 0 .. 5, past them none. */
static inline uint32_t stance_map_kind(const struct stance_plot_bloc *bloc)
{
    return bloc->lettered ? (uint32_t)(bloc->name[0] - 'A') : 6;
}
static inline double stance_map_name_size(const struct stance_map *map)
{
    return map->plot->actor_n > 80 ? 10.5 : 11;
}
/* "A · 25" */
void stance_map_pill_text(const struct stance_plot_bloc *bloc, struct stance_text *out);

#endif
