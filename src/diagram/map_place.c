/* map_place.c - points and names on the page.
 *
 * One axis: a lane per bloc, in it rows of points with their names, from the outside in; what
 * finds no room among the named rows lies below them without a name.
 *
 * Two axes, equally scaled: points that would cover each other move apart on a grid of
 * hexagons; names go right, left, above or below their point, from the outside in, where they
 * touch nothing. */
#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "map.h"
#include "order.h"

#define LEFT STANCE_MARGIN
#define RIGHT (STANCE_WIDTH - STANCE_MARGIN)
#define NAME_MOST 190.0
#define WIDER 1.17 /* other fonts */
#define ROW 15.0
#define NAMED_ROWS 14
#define DOTS_MOST 240.0 /* height of the rows without names */
#define DOT 10.0        /* a point and the space around it */
#define SMALL 8.0       /* the same for one without a name, in a lane */
#define HEAD 24.0       /* name of a lane */
#define PLOT_H_MOST 520.0
#define PLOT_H_LEAST 150.0
#define REACH 13.0

static const char *label(const struct stance_map *map, size_t actor)
{
    return stance_scene_actor(map->plot->scene, map->plot->actor[actor])->label;
}

static double name_width(const struct stance_map *map, size_t actor)
{
    const struct stance_line *line = &map->point[actor].name;
    double size = stance_map_name_size(map);
    return stance_look_width(line->s, line->n, size, false) + (line->cut ? size : 0);
}

static void cut_names(struct stance_map *map)
{
    for (size_t a = 0; a < map->plot->actor_n; a++)
        map->point[a].name = stance_look_cut(label(map, a), strlen(label(map, a)), NAME_MOST,
                                             stance_map_name_size(map), false);
}

/* Linear from the coordinates of one axis to from .. to; the middle where all are equal. */
static double along(const double *at, size_t n, double from, double to, double value)
{
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        low = fmin(low, at[i]);
        high = fmax(high, at[i]);
    }
    return high - low > 1e-9 ? from + (value - low) / (high - low) * (to - from) : (from + to) / 2;
}

/* Farthest from the middle first. */
static void outside_in(const struct stance_map *map, struct stance_rank *rank, size_t first,
                       size_t n)
{
    double x = 0, y = 0;
    for (size_t i = first; i < first + n; i++) {
        x += map->point[i].x / (double)n;
        y += map->point[i].y / (double)n;
    }
    for (size_t i = 0; i < n; i++) {
        const struct stance_map_point *p = &map->point[first + i];
        rank[i] = (struct stance_rank){.key = {-round(hypot(p->x - x, p->y - y) * 10)},
                                       .item = (uint32_t)(first + i)};
    }
    stance_rank_sort(rank, n);
}

/* ---- One axis ---- */

struct span {
    double from, to;
};

static struct span span_of(const struct stance_map *map, size_t actor)
{
    const struct stance_map_point *p = &map->point[actor];
    double w = STANCE_MAP_CLEAR + name_width(map, actor) * 1.05;
    switch (p->side) {
    case STANCE_MAP_RIGHT:
        return (struct span){p->x - DOT / 2, p->x + w};
    case STANCE_MAP_LEFT:
        return (struct span){p->x - w, p->x + DOT / 2};
    default:
        return (struct span){p->x - SMALL / 2, p->x + SMALL / 2};
    }
}

/* The first row below `rows` in which the span touches nobody of the lane, or `rows`. */
static size_t free_row(const struct stance_map *map, const struct stance_rank *rank, size_t placed,
                       const uint32_t *row, size_t actor, size_t rows)
{
    struct span mine = span_of(map, actor);
    double gap = map->point[actor].side == STANCE_MAP_NONE ? 0 : 6;
    for (size_t r = 0; r < rows; r++) {
        bool free = true;
        for (size_t i = 0; i < placed && free; i++) {
            uint32_t other = rank[i].item;
            bool named = map->point[other].side != STANCE_MAP_NONE;
            if (named != (map->point[actor].side != STANCE_MAP_NONE) || row[other] != r)
                continue;
            struct span theirs = span_of(map, other);
            free = mine.from >= theirs.to + gap || theirs.from >= mine.to + gap;
        }
        if (free)
            return r;
    }
    return rows;
}

/* Fills the lane of a bloc from y on and returns where it ends. */
static double place_lane(struct stance_map *map, const struct stance_plot_bloc *bloc,
                         struct stance_rank *rank, uint32_t *row, double y)
{
    size_t named_rows = 0, dot_rows = 0;
    outside_in(map, rank, bloc->first, bloc->n);
    for (size_t i = 0; i < bloc->n; i++) {
        uint32_t a = rank[i].item;
        struct stance_map_point *p = &map->point[a];
        double w = STANCE_MAP_CLEAR + name_width(map, a) * WIDER;
        p->side = p->x + w <= RIGHT ? STANCE_MAP_RIGHT : STANCE_MAP_LEFT;
        row[a] = (uint32_t)free_row(map, rank, i, row, a, NAMED_ROWS);
        if (p->name.n && row[a] < NAMED_ROWS) {
            named_rows = row[a] + 1 > named_rows ? row[a] + 1 : named_rows;
            continue;
        }
        p->side = STANCE_MAP_NONE;
        row[a] = (uint32_t)free_row(map, rank, i, row, a, bloc->n);
        dot_rows = row[a] + 1 > dot_rows ? row[a] + 1 : dot_rows;
    }
    double dots = y + ROW * (double)named_rows;
    double pitch = dot_rows ? fmin(SMALL, DOTS_MOST / (double)dot_rows) : 0;
    for (size_t a = bloc->first; a < bloc->first + bloc->n; a++)
        map->point[a].y = map->point[a].side == STANCE_MAP_NONE ? dots + pitch * row[a] + SMALL / 2
                                                                : y + ROW * row[a] + ROW / 2;
    return dots + pitch * (double)dot_rows + (dot_rows ? 2 : 0);
}

static void place_lanes(struct stance_map *map, struct stance_rank *rank, uint32_t *row, double y)
{
    struct stance_plot *p = map->plot;
    const double *at = map->scaling.at[0];
    for (size_t a = 0; a < p->actor_n; a++)
        map->point[a].x = along(at, p->actor_n, LEFT + 8, RIGHT - 8, at[a]);
    map->zero_x = along(at, p->actor_n, LEFT + 8, RIGHT - 8, 0);
    for (size_t b = 0; b < p->bloc_n; b++) {
        map->lane_y[b] = y;
        y = place_lane(map, &p->bloc[b], rank, row, y + (p->grouped ? HEAD : 8)) + 8;
        map->lane_h[b] = y - map->lane_y[b];
    }
    map->bottom = y;
}

/* ---- Two axes ---- */

static bool covered(const struct stance_map *map, size_t placed, const struct stance_rank *rank,
                    double x, double y)
{
    for (size_t i = 0; i < placed; i++) {
        const struct stance_map_point *p = &map->point[rank[i].item];
        if (hypot(p->x - x, p->y - y) < DOT - 0.5)
            return true;
    }
    return false;
}

/* Around each covered point, rings of a hexagonal grid until there is room. */
static void part_points(struct stance_map *map, struct stance_rank *rank)
{
    size_t n = map->plot->actor_n;
    for (size_t i = 0; i < n; i++)
        rank[i] = (struct stance_rank){.key = {map->plot->actor[i]}, .item = (uint32_t)i};
    stance_rank_sort(rank, n);
    for (size_t i = 0; i < n; i++) {
        struct stance_map_point *p = &map->point[rank[i].item];
        double x = p->x, y = p->y;
        for (int ring = 1; ring <= 16 && covered(map, i, rank, p->x, p->y); ring++)
            for (int k = 0; k < 6 * ring; k++) {
                static const double dx[7] = {1, 0.5, -0.5, -1, -0.5, 0.5, 1};
                static const double dy[7] = {0, 0.866, 0.866, 0, -0.866, -0.866, 0};
                int side = k / ring;
                double part = (double)(k % ring) / ring, size = DOT * ring;
                p->x = x + size * (dx[side] + part * (dx[side + 1] - dx[side]));
                p->y = y + size * (dy[side] + part * (dy[side + 1] - dy[side]));
                if (!covered(map, i, rank, p->x, p->y))
                    break;
            }
    }
}

static struct stance_box name_box(const struct stance_map *map, size_t actor,
                                  enum stance_map_side side)
{
    const struct stance_map_point *p = &map->point[actor];
    double w = name_width(map, actor) * 1.05, h = 12, out = STANCE_MAP_CLEAR + w / 2;
    switch (side) {
    case STANCE_MAP_RIGHT:
        return (struct stance_box){p->x + out, p->y, w, h};
    case STANCE_MAP_LEFT:
        return (struct stance_box){p->x - out, p->y, w, h};
    case STANCE_MAP_ABOVE:
        return (struct stance_box){p->x, p->y - 13, w, h};
    default:
        return (struct stance_box){p->x, p->y + 13, w, h};
    }
}

static bool name_fits(const struct stance_map *map, size_t actor, enum stance_map_side side)
{
    struct stance_box box = name_box(map, actor, side);
    double half = box.w / 2 * WIDER / 1.05, over = box.w * (WIDER / 1.05 - 1);
    bool middle = side == STANCE_MAP_ABOVE || side == STANCE_MAP_BELOW;
    double left = middle                    ? box.x - half
                  : side == STANCE_MAP_LEFT ? box.x - box.w / 2 - over
                                            : box.x - box.w / 2;
    double right = middle                     ? box.x + half
                   : side == STANCE_MAP_RIGHT ? box.x + box.w / 2 + over
                                              : box.x + box.w / 2;
    if (left < LEFT || right > RIGHT || box.y - 6 < map->top || box.y + 6 > map->bottom)
        return false;
    for (size_t b = 0; b < map->plot->bloc_n; b++)
        if (map->pill[b].w > 0 && stance_box_overlap(box, map->pill[b], 2))
            return false;
    for (size_t a = 0; a < map->plot->actor_n; a++) {
        const struct stance_map_point *p = &map->point[a];
        struct stance_box mark = {p->x, p->y, 2 * STANCE_MAP_MARK, 2 * STANCE_MAP_MARK};
        if (a != actor && stance_box_overlap(box, mark, 1))
            return false;
        if (p->side != STANCE_MAP_NONE && stance_box_overlap(box, name_box(map, a, p->side), 2))
            return false;
    }
    return true;
}

static void place_names(struct stance_map *map, struct stance_rank *rank)
{
    outside_in(map, rank, 0, map->plot->actor_n);
    for (size_t i = 0; i < map->plot->actor_n; i++) {
        struct stance_map_point *p = &map->point[rank[i].item];
        for (enum stance_map_side side = STANCE_MAP_RIGHT;
             p->name.n && p->side == STANCE_MAP_NONE && side <= STANCE_MAP_BELOW; side++)
            if (name_fits(map, rank[i].item, side))
                p->side = side;
    }
}

/* Over the hull's highest point, else under its lowest, else farther off where it is free. */
static void place_pill(struct stance_map *map, size_t b, struct stance_text *text)
{
    const struct stance_plot_bloc *bloc = &map->plot->bloc[b];
    const struct stance_map_point *top = &map->point[bloc->first], *low = top;
    for (const struct stance_map_point *p = top; p < &map->point[bloc->first + bloc->n]; p++) {
        top = p->y < top->y ? p : top;
        low = p->y > low->y ? p : low;
    }
    stance_text_clear(text);
    stance_map_pill_text(bloc, text);
    if (text->failed)
        return;
    double w = stance_look_width(text->bytes, text->n, 12, true) * 1.12 + 18;
    for (int try = 0; try < 8; try++) {
        double away = REACH + 2 + STANCE_MAP_PILL / 2 + 20 * (try / 2);
        double x = try % 2 ? low->x : top->x, y = try % 2 ? low->y + away : top->y - away;
        struct stance_box box = {fmin(fmax(x, LEFT + w / 2), RIGHT - w / 2), y, w, STANCE_MAP_PILL};
        bool free =
            box.y - STANCE_MAP_PILL / 2 >= map->top && box.y + STANCE_MAP_PILL / 2 <= map->bottom;
        for (size_t a = 0; a < map->plot->actor_n && free; a++)
            free = !stance_box_overlap(
                box, (struct stance_box){map->point[a].x, map->point[a].y, DOT, DOT}, 0);
        for (size_t other = 0; other < b && free; other++)
            free = !stance_box_overlap(box, map->pill[other], 4);
        if (free || try == 7) {
            map->pill[b] = box;
            return;
        }
    }
}

static enum stance_code place_plane(struct stance_map *map, struct stance_rank *rank, double y,
                                    struct stance_error *err)
{
    const struct stance_plot *p = map->plot;
    struct stance_text text = {0};
    double low[2] = {INFINITY, INFINITY}, high[2] = {-INFINITY, -INFINITY};
    for (size_t a = 0; a < p->actor_n; a++)
        for (size_t axis = 0; axis < 2; axis++) {
            low[axis] = fmin(low[axis], map->scaling.at[axis][a]);
            high[axis] = fmax(high[axis], map->scaling.at[axis][a]);
        }
    double side = 72, edge = 48;
    double unit = fmin((RIGHT - LEFT - 2 * side) / (high[0] - low[0]),
                       (PLOT_H_MOST - 2 * edge) / (high[1] - low[1]));
    double height = fmax((high[1] - low[1]) * unit + 2 * edge, PLOT_H_LEAST);
    double middle_x = STANCE_WIDTH / 2, middle_y = y + height / 2;
    map->zero_x = middle_x - unit * (low[0] + high[0]) / 2;
    map->zero_y = middle_y + unit * (low[1] + high[1]) / 2;
    map->bottom = y + height;
    for (size_t a = 0; a < p->actor_n; a++) {
        map->point[a].x = map->zero_x + unit * map->scaling.at[0][a];
        map->point[a].y = map->zero_y - unit * map->scaling.at[1][a];
    }
    part_points(map, rank);
    for (size_t b = 0; b < p->bloc_n && p->grouped; b++)
        if (p->bloc[b].lettered)
            place_pill(map, b, &text);
    place_names(map, rank);
    enum stance_code code = stance_text_end(&text, err);
    stance_text_free(&text);
    return code;
}

enum stance_code stance_map_place(struct stance_map *map, double y, struct stance_error *err)
{
    size_t n = map->plot->actor_n;
    struct stance_rank *rank = stance_memory_new(n, sizeof *rank);
    uint32_t *row = stance_memory_new(n, sizeof *row);
    enum stance_code code = rank && row ? STANCE_OK : stance_error_memory(err);
    map->top = y;
    if (code == STANCE_OK) {
        cut_names(map);
        if (map->axis_n == 1)
            place_lanes(map, rank, row, y);
        else
            code = place_plane(map, rank, y, err);
    }
    stance_memory_free(row);
    stance_memory_free(rank);
    return code;
}

void stance_map_pill_text(const struct stance_plot_bloc *bloc, struct stance_text *out)
{
    stance_text_format(out, "%s · %zu", bloc->name, bloc->n);
}
