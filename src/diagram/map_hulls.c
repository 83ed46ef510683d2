/* map_hulls.c - outlines round the blocs of a plane, and which names they run through. */
#include "map_hulls.h"

#include <math.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"

#define REACH 13.0 /* from the points to the line */

enum stance_code stance_map_hulls_make(struct stance_map_hulls *hulls, const struct stance_map *map,
                                       struct stance_error *err)
{
    const struct stance_plot *p = map->plot;
    struct stance_point *corner = stance_memory_new(4 * p->actor_n, sizeof *corner);
    size_t used = 0;
    /* An outline has no more points than corners; stance_hull_make wants room for one more. */
    hulls->point = stance_memory_new(4 * p->actor_n + p->bloc_n, sizeof *hulls->point);
    if (!corner || !hulls->point) {
        stance_memory_free(corner);
        return stance_error_memory(err);
    }
    for (size_t b = 0; b < p->bloc_n; b++) {
        const struct stance_plot_bloc *bloc = &p->bloc[b];
        if (!(map->pill[b].w > 0))
            continue;
        for (size_t i = 0; i < bloc->n; i++) {
            const struct stance_map_point *at = &map->point[bloc->first + i];
            stance_box_corners(corner + 4 * i, (struct stance_box){at->x, at->y, 2, 2});
        }
        struct stance_point *hull = hulls->point + used;
        size_t n = stance_hull_make(hull, corner, 4 * bloc->n);
        hulls->outline[b] = (struct stance_outline){hull, n};
        used += 4 * bloc->n + 1;
    }
    hulls->n = p->bloc_n;
    stance_memory_free(corner);
    return STANCE_OK;
}

void stance_map_hulls_clear(struct stance_map_hulls *hulls)
{
    stance_memory_free(hulls->point);
    *hulls = (struct stance_map_hulls){0};
}

void stance_map_hulls_put(const struct stance_map_hulls *hulls, const struct stance_map *map,
                          struct stance_svg *svg)
{
    struct stance_text d = {0};
    for (size_t b = 0; b < hulls->n; b++) {
        enum stance_token mark = map->plot->bloc[b].mark;
        if (!hulls->outline[b].n)
            continue;
        stance_text_clear(&d);
        stance_hull_path(svg, &d, hulls->outline[b], REACH);
        stance_svg_path(svg, &d,
                        (struct stance_paint){.fill = mark,
                                              .stroke = mark,
                                              .stroke_width = 1.2,
                                              .fill_opacity = 0.1,
                                              .stroke_opacity = 0.65},
                        NULL);
    }
    stance_text_free(&d);
}

/* Some of the box is inside and some outside: looked at along its upper and its lower edge. */
static bool is_crossed(struct stance_outline outline, struct stance_box box)
{
    enum { ALONG = 8 };
    bool inside = false, outside = false;
    for (int i = 0; i <= ALONG; i++)
        for (int lower = 0; lower < 2; lower++) {
            struct stance_point at = {box.x + box.w * ((double)i / ALONG - 0.5),
                                      box.y + box.h * (lower - 0.5)};
            double reach = stance_hull_reach(outline, at);
            inside = inside || reach < REACH + 1;
            outside = outside || reach > REACH - 1;
        }
    return inside && outside;
}

bool stance_map_hulls_cross(const struct stance_map_hulls *hulls, const struct stance_map *map,
                            struct stance_box box)
{
    bool crossed = fabs(box.x - map->zero_x) < box.w / 2 || fabs(box.y - map->zero_y) < box.h / 2;
    for (size_t b = 0; b < hulls->n && !crossed; b++)
        crossed = hulls->outline[b].n && is_crossed(hulls->outline[b], box);
    return crossed;
}
