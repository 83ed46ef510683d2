/* measures_map.c - one row per actor with a position: where it lies on the map.
 *
 * Classical scaling (scaling.h) of the distances 1 - agreement.  x is the axis that explains
 * most of the disagreement, y the second; which way an axis points is nobody's choice but
 * --right's: without it those who support more lie to the right, and y has its largest
 * coordinate upwards. */
#include "measures.h"

#include <stdlib.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/number.h"
#include "../base/text.h"
#include "../graph/choose.h"
#include "../graph/scaling.h"
#include "partition.h"

enum { ID, LABEL, COALITION, X, Y };
enum { ACTORS_MOST = 3000 }; /* the cost grows with the cube */

struct map {
    const struct stance_positions *p;
    uint32_t *actor; /* place on the map -> place in p */
    uint32_t *place; /* the reverse, or STANCE_NONE */
    size_t n;
    uint32_t right; /* place on the map, or STANCE_NONE */
    struct stance_scaling scaling;
};

static enum stance_code list(struct map *map, struct stance_error *err)
{
    const struct stance_positions *p = map->p;
    map->actor = stance_memory_new(p->actor_n, sizeof *map->actor);
    map->place = stance_memory_new(p->actor_n, sizeof *map->place);
    if (!map->actor || !map->place)
        return stance_error_memory(err);
    for (uint32_t a = 0; a < p->actor_n; a++) {
        bool there = p->start[a + 1] > p->start[a];
        map->place[a] = there ? (uint32_t)map->n : STANCE_NONE;
        if (there)
            map->actor[map->n++] = a;
    }
    if (map->n > ACTORS_MOST)
        return stance_error_set(err, STANCE_E_VALUE,
                                "--of map takes at most %d actors; here are %zu (--only leaves "
                                "some out)",
                                (int)ACTORS_MOST, map->n);
    return STANCE_OK;
}

static enum stance_code find_right(struct map *map, const struct stance_measures_input *in,
                                   struct stance_error *err)
{
    uint32_t actor;
    map->right = STANCE_NONE;
    if (!in->how->right)
        return STANCE_OK;
    enum stance_code code = stance_actor_choose(&actor, in->d, in->how->right, err);
    if (code)
        return code;
    for (size_t i = 0; i < map->n; i++)
        if (map->p->actor[map->actor[i]] == actor)
            map->right = (uint32_t)i;
    if (map->right == STANCE_NONE)
        return stance_error_set(err, STANCE_E_VALUE,
                                "'%.80s' cannot lie on the right: it has no position on record",
                                in->how->right);
    return STANCE_OK;
}

static enum stance_code scale(struct map *map, const struct stance_network *agreement,
                              struct stance_error *err)
{
    size_t n = map->n;
    double *distance = stance_memory_new(n, n * sizeof *distance);
    if (!distance)
        return stance_error_memory(err);
    for (size_t i = 0; i < n * n; i++)
        distance[i] = i % (n + 1) == 0 ? 0 : NAN;
    for (size_t e = 0; e < agreement->m; e++) {
        size_t a = map->place[agreement->a[e]], b = map->place[agreement->b[e]];
        distance[a * n + b] = distance[b * n + a] = 1 - agreement->w[e];
    }
    enum stance_code code = stance_scaling_make(&map->scaling, distance, n, err);
    stance_memory_free(distance);
    return code;
}

/* ---- Direction ---- */

static double mean_position(const struct stance_positions *p, uint32_t a)
{
    double sum = 0;
    for (size_t i = p->start[a]; i < p->start[a + 1]; i++)
        sum += stance_positions_value(p, i);
    return sum / (double)(p->start[a + 1] - p->start[a]);
}

static void orient(struct map *map)
{
    const double *x = map->scaling.at[0];
    double lean = 0;
    if (map->right != STANCE_NONE)
        lean = x[map->right];
    for (size_t i = 0; i < map->n && map->right == STANCE_NONE; i++)
        lean += x[i] * mean_position(map->p, map->actor[i]);
    stance_scaling_orient(&map->scaling, lean);
}

/* ---- The table ---- */

struct place {
    uint32_t coalition, i;
    double x;
};

static int by_place(const void *px, const void *py)
{
    const struct place *a = px, *b = py;
    if (a->coalition != b->coalition)
        return a->coalition < b->coalition ? -1 : 1;
    if (a->x != b->x)
        return a->x < b->x ? -1 : 1;
    return a->i < b->i ? -1 : a->i > b->i;
}

static enum stance_code put(struct stance_measures *m, size_t row, const struct map *map, size_t i,
                            struct stance_error *err)
{
    const stance_coalitions *c = m->coalitions;
    uint32_t actor = map->actor[i];
    char letter[8];
    stance_partition_letter(c->label[actor], letter);
    enum stance_code code =
        stance_measures_put_text(m, row, ID, stance_coalitions_id(c, actor), err);
    if (!code)
        code = stance_measures_put_text(m, row, LABEL, stance_coalitions_label(c, actor), err);
    if (!code)
        code = stance_measures_put_text(m, row, COALITION, letter, err);
    stance_measures_put_number(m, row, X, map->scaling.at[0][i]);
    stance_measures_put_number(m, row, Y, map->scaling.at[1][i]);
    return code;
}

static enum stance_code fill(struct stance_measures *m, const struct map *map,
                             struct stance_error *err)
{
    struct place *place = stance_memory_new(map->n, sizeof *place);
    enum stance_code code = place ? STANCE_OK : stance_error_memory(err);
    for (uint32_t i = 0; i < map->n && !code; i++)
        place[i] = (struct place){m->coalitions->label[map->actor[i]], i, map->scaling.at[0][i]};
    if (!code) {
        qsort(place, map->n, sizeof *place, by_place);
        code = stance_measures_reserve(m, map->n, err);
    }
    for (size_t i = 0; i < map->n && !code; i++)
        code = put(m, i, map, place[i].i, err);
    stance_memory_free(place);
    return code;
}

static enum stance_code explain(struct stance_measures *m, const struct map *map,
                                struct stance_error *err)
{
    size_t pairs = map->n * (map->n - 1) / 2;
    stance_text_puts(&m->legend, " x explains ");
    stance_number_put_fixed(&m->legend, 100 * map->scaling.share[0], 0);
    stance_text_puts(&m->legend, " %, y ");
    stance_number_put_fixed(&m->legend, 100 * map->scaling.share[1], 0);
    stance_text_puts(&m->legend, " % of the disagreement.");
    if (map->scaling.unknown_n)
        stance_text_format(&m->legend,
                           " %zu of %zu pairs share no issue; they stand at the mean of what each "
                           "is from everybody else.",
                           map->scaling.unknown_n, pairs);
    m->share[0] = map->scaling.share[0];
    m->share[1] = map->scaling.share[1];
    return stance_text_end(&m->legend, err);
}

enum stance_code stance_measures_of_map(struct stance_measures *m,
                                        const struct stance_measures_input *in,
                                        struct stance_error *err)
{
    struct map map = {.p = in->p};
    stance_measures_column_add(m, "actor", NULL, STANCE_COLUMN_TEXT);
    stance_measures_column_add(m, "label", "Actor", STANCE_COLUMN_TEXT);
    stance_measures_column_add(m, "coalition", "In", STANCE_COLUMN_TEXT);
    stance_measures_column_add(m, "x", "x", STANCE_COLUMN_SIGNED);
    stance_measures_column_add(m, "y", "y", STANCE_COLUMN_SIGNED);
    enum stance_code code = list(&map, err);
    if (!code)
        code = find_right(&map, in, err);
    if (!code && map.n)
        code = scale(&map, in->agreement, err);
    if (!code && map.n) {
        orient(&map);
        code = explain(m, &map, err);
    }
    if (!code)
        code = fill(m, &map, err);
    stance_scaling_clear(&map.scaling);
    stance_memory_free(map.actor);
    stance_memory_free(map.place);
    return code;
}
