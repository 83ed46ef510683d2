/* map.c - disagreement becomes axes: which way they point and what they are about. */
#include "map.h"

#include <math.h>

#include "../base/error.h"
#include "../base/memory.h"

#define POLE_FEWEST 3 /* actors an issue needs to name a pole */

/* mean |x - y| / 2 over the issues both have a position on, NAN where there is none. */
static double disagreement(const struct stance_plot *p, size_t a, size_t b)
{
    double sum = 0, n = 0;
    for (size_t i = 0; i < p->issue_n; i++) {
        size_t x = stance_plot_cell(p, a, i), y = stance_plot_cell(p, b, i);
        if (x == STANCE_NO_CELL || y == STANCE_NO_CELL)
            continue;
        sum += fabs(stance_positions_value(p->scene->positions, x) -
                    stance_positions_value(p->scene->positions, y)) /
               2;
        n++;
    }
    return n > 0 ? sum / n : NAN;
}

static enum stance_code scale(struct stance_map *map, struct stance_error *err)
{
    const struct stance_plot *p = map->plot;
    size_t n = p->actor_n;
    double *distance = stance_memory_new(n ? n : 1, n * sizeof *distance);
    if (!distance)
        return stance_error_memory(err);
    for (size_t a = 0; a < n; a++)
        for (size_t b = a + 1; b < n; b++)
            distance[a * n + b] = distance[b * n + a] = disagreement(p, a, b);
    enum stance_code code = stance_scaling_make(&map->scaling, distance, n, err);
    stance_memory_free(distance);
    return code;
}

static void orient(struct stance_map *map)
{
    const struct stance_plot *p = map->plot;
    const double *x = map->scaling.at[0];
    double lean = 0;
    if (map->right != STANCE_NONE)
        lean = x[map->right];
    else
        for (size_t a = 0; a < p->actor_n; a++)
            lean += x[a] * p->actor_mean[a];
    stance_scaling_orient(&map->scaling, lean);
}

/* ---- Poles ---- */

/* Correlation of the positions on an issue with the coordinates, 0 where either is constant. */
static double correlation(const struct stance_map *map, size_t issue, size_t *n)
{
    const struct stance_plot *p = map->plot;
    double count = 0, sx = 0, sy = 0, xx = 0, yy = 0, xy = 0;
    for (size_t a = 0; a < p->actor_n; a++) {
        size_t cell = stance_plot_cell(p, a, issue);
        if (cell == STANCE_NO_CELL)
            continue;
        double x = map->scaling.at[0][a], y = stance_positions_value(p->scene->positions, cell);
        count++;
        sx += x, sy += y, xx += x * x, yy += y * y, xy += x * y;
    }
    *n = (size_t)count;
    double vx = xx - sx * sx / fmax(count, 1), vy = yy - sy * sy / fmax(count, 1);
    return vx > 1e-12 && vy > 1e-12 ? (xy - sx * sy / count) / sqrt(vx * vy) : 0;
}

static void find_pole(struct stance_map *map)
{
    double best = 1e-9;
    map->pole.issue = SIZE_MAX;
    for (size_t i = 0; i < map->plot->issue_n; i++) {
        size_t n;
        double r = correlation(map, i, &n), score = fabs(r) * sqrt((double)n);
        if (n < POLE_FEWEST || !(score > best * (1 + 1e-9)))
            continue;
        best = score;
        map->pole = (struct stance_map_pole){.issue = i, .r = r, .n = n};
    }
}

enum stance_code stance_map_make(struct stance_map *map, struct stance_plot *plot, uint32_t right,
                                 struct stance_error *err)
{
    *map = (struct stance_map){.plot = plot, .axis_n = 1, .right = STANCE_NONE};
    for (size_t a = 0; right != STANCE_NONE && a < plot->actor_n; a++)
        if (plot->scene->positions->actor[plot->actor[a]] == right)
            map->right = (uint32_t)a;
    if (right != STANCE_NONE && map->right == STANCE_NONE)
        return stance_error_set(err, STANCE_E_VALUE,
                                "'%.80s' cannot lie on the right: no position of it is drawn",
                                plot->scene->data->actor[right].label);
    map->point = stance_memory_new(plot->actor_n, sizeof *map->point);
    if (!map->point)
        return stance_error_memory(err);
    enum stance_code code = scale(map, err);
    if (code != STANCE_OK)
        return code;
    orient(map);
    find_pole(map);
    if (map->scaling.share[1] >= STANCE_MAP_SECOND)
        map->axis_n = 2;
    return STANCE_OK;
}

void stance_map_clear(struct stance_map *map)
{
    stance_scaling_clear(&map->scaling);
    stance_memory_free(map->point);
    *map = (struct stance_map){0};
}
