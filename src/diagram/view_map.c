/* view_map.c - actors as points: near each other where they agree.
 *
 * One axis as lanes of points, two as a plane with hulls round the blocs.  What an end of the
 * horizontal axis means is told by the issue that goes most with it. */
#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/number.h"
#include "../base/text.h"
#include "frame.h"
#include "map_hulls.h"
#include "view_network.h"

#define LEFT STANCE_MARGIN
#define RIGHT (STANCE_WIDTH - STANCE_MARGIN)
#define ACTORS_MOST 200
#define ISSUES_MOST 20000

struct drawing {
    struct stance_svg *svg;
    const struct stance_map *map;
    struct stance_map_hulls hulls;
    struct stance_text d, title; /* scratch */
};

/* ---- Ground: lanes, axes, hulls ---- */

static void put_lanes(struct drawing *g)
{
    const struct stance_map *map = g->map;
    const struct stance_plot *p = map->plot;
    for (size_t b = 0; b < p->bloc_n; b++) {
        double y = map->lane_y[b];
        if (b % 2 == 0)
            stance_svg_rect(g->svg, LEFT, y, RIGHT - LEFT, map->lane_h[b], 0,
                            (struct stance_paint){.fill = STANCE_BAND, .stroke = STANCE_NO_TOKEN},
                            NULL);
    }
    if (map->scaling.share[0] > 0)
        stance_svg_line(g->svg, map->zero_x, map->top, map->zero_x, map->bottom,
                        (struct stance_paint){.stroke = STANCE_RULE, .stroke_width = 1}, NULL);
    for (size_t b = 0; b < p->bloc_n && p->grouped; b++) {
        stance_text_clear(&g->d);
        stance_plot_bloc_name(&p->bloc[b], &g->d);
        stance_text_format(&g->d, " · %zu", p->bloc[b].n);
        if (!g->d.failed)
            stance_svg_text(
                g->svg, LEFT + 8, map->lane_y[b] + 17, g->d.bytes, g->d.n, false,
                (struct stance_type){.size = 12, .bold = true, .fill = p->bloc[b].text});
    }
}

static void put_axes(struct drawing *g)
{
    struct stance_paint paint = {.stroke = STANCE_RULE, .stroke_width = 1};
    const struct stance_map *map = g->map;
    stance_svg_line(g->svg, LEFT, map->zero_y, RIGHT, map->zero_y, paint, NULL);
    stance_svg_line(g->svg, map->zero_x, map->top, map->zero_x, map->bottom, paint, NULL);
}

static void put_pill(struct drawing *g, const struct stance_plot_bloc *bloc, struct stance_box box)
{
    stance_text_clear(&g->d);
    stance_map_pill_text(bloc, &g->d);
    if (g->d.failed)
        return;
    stance_svg_rect(
        g->svg, box.x - box.w / 2, box.y - box.h / 2, box.w, box.h, box.h / 2,
        (struct stance_paint){.fill = STANCE_PAPER, .stroke = bloc->mark, .stroke_width = 1.2},
        NULL);
    stance_svg_text(g->svg, box.x, stance_look_baseline(box.y, 12), g->d.bytes, g->d.n, false,
                    (struct stance_type){
                        .size = 12, .bold = true, .fill = bloc->text, .anchor = STANCE_MIDDLE});
}

/* ---- Actors ---- */

static void put_coordinate(struct stance_text *out, double x)
{
    double shown = fabs(x) < 0.005 ? 0 : x;
    stance_text_puts(out, shown > 0 ? "+" : shown < 0 ? "\u2212" : "");
    stance_number_put_fixed(out, fabs(shown), 2);
}

/* "Japan, Coalition A: 5 positions; horizontal +0.42, vertical −0.10" */
static void actor_title(struct drawing *g, size_t a)
{
    const struct stance_plot *p = g->map->plot;
    stance_text_clear(&g->title);
    stance_text_puts(&g->title, stance_scene_actor(p->scene, p->actor[a])->label);
    if (p->grouped) {
        stance_text_puts(&g->title, ", ");
        stance_plot_bloc_name(&p->bloc[p->actor_bloc[a]], &g->title);
    }
    stance_text_puts(&g->title, ": ");
    stance_scene_put_count(&g->title, stance_tally_all(p->by_actor[a]), "position", "positions");
    stance_text_puts(&g->title, "; horizontal ");
    put_coordinate(&g->title, g->map->scaling.at[0][a]);
    if (g->map->axis_n == 2) {
        stance_text_puts(&g->title, ", vertical ");
        put_coordinate(&g->title, g->map->scaling.at[1][a]);
    }
}

/* A name that a line runs through stands on a plate, as in the network; in a lane, on one of
 * its ground. */
static void put_plate(struct drawing *g, size_t a, double x, double baseline, double width,
                      struct stance_type type)
{
    const struct stance_map *map = g->map;
    double left = type.anchor == STANCE_START ? x
                  : type.anchor == STANCE_END ? x - width
                                              : x - width / 2;
    struct stance_box box = {left + width / 2, baseline - 0.35 * type.size, width + 4,
                             type.size + 2};
    bool is_plane = map->axis_n == 2;
    bool is_crossed = is_plane ? stance_map_hulls_cross(&g->hulls, map, box)
                               : map->scaling.share[0] > 0 && fabs(box.x - map->zero_x) < box.w / 2;
    enum stance_token ground =
        is_plane || map->plot->actor_bloc[a] % 2 ? STANCE_PAPER : STANCE_BAND;
    if (is_crossed)
        stance_svg_rect(
            g->svg, box.x - box.w / 2, box.y - box.h / 2, box.w, box.h, 2,
            (struct stance_paint){.fill = ground, .stroke = STANCE_NO_TOKEN, .fill_opacity = 0.8},
            NULL);
}

static void put_name(struct drawing *g, size_t a)
{
    const struct stance_map_point *p = &g->map->point[a];
    const struct stance_plot *plot = g->map->plot;
    struct stance_type type = stance_scene_name_type(
        plot->scene, plot->actor[a],
        (struct stance_type){.size = stance_map_name_size(g->map), .fill = STANCE_INK});
    double x = p->x, y = stance_look_baseline(p->y, type.size);
    switch (p->side) {
    case STANCE_MAP_NONE:
        return;
    case STANCE_MAP_RIGHT:
        x += STANCE_MAP_CLEAR;
        break;
    case STANCE_MAP_LEFT:
        x -= STANCE_MAP_CLEAR;
        type.anchor = STANCE_END;
        break;
    default:
        y += p->side == STANCE_MAP_ABOVE ? -13 : 13;
        type.anchor = STANCE_MIDDLE;
    }
    double width = stance_look_width(p->name.s, p->name.n, type.size, type.bold);
    put_plate(g, a, x, y, width + (p->name.cut ? type.size : 0), type);
    stance_svg_text(g->svg, x, y, p->name.s, p->name.n, p->name.cut, type);
}

static void put_actors(struct drawing *g)
{
    const struct stance_plot *p = g->map->plot;
    for (size_t a = 0; a < p->actor_n; a++) {
        bool small = g->map->axis_n == 1 && g->map->point[a].side == STANCE_MAP_NONE;
        actor_title(g, a);
        stance_svg_open(g->svg, g->title.failed ? NULL : g->title.bytes);
        stance_network_mark(g->svg, p->grouped ? stance_map_kind(&p->bloc[p->actor_bloc[a]]) : 6,
                            (struct stance_point){g->map->point[a].x, g->map->point[a].y},
                            small ? STANCE_MAP_SMALL : STANCE_MAP_MARK);
        put_name(g, a);
        stance_svg_close(g->svg);
    }
    g->svg->body.failed = g->svg->body.failed || g->title.failed || g->d.failed;
}

/* ---- Poles ---- */

static void put_pole(struct drawing *g, bool right, double y)
{
    const struct stance_map *map = g->map;
    if (map->pole.issue == SIZE_MAX)
        return;
    const char *issue =
        stance_scene_issue(map->plot->scene, map->plot->issue[map->pole.issue])->label;
    const char *verb = (map->pole.r > 0) == right ? "Supports" : "Opposes";
    struct stance_line line = stance_look_cut(issue, strlen(issue), 210, 12, false);
    stance_text_clear(&g->d);
    stance_text_format(&g->d, "%s%s: %.*s%s%s", right ? "" : "← ", verb, (int)line.n, line.s,
                       line.cut ? "…" : "", right ? " →" : "");
    if (!g->d.failed)
        stance_svg_text(g->svg, right ? RIGHT : LEFT, y, g->d.bytes, g->d.n, false,
                        (struct stance_type){.size = 12,
                                             .fill = STANCE_SUB,
                                             .anchor = right ? STANCE_END : STANCE_START});
}

/* ---- Words ---- */

static void put_subtitle(const struct stance_map *map, struct stance_text *out)
{
    const struct stance_scaling *s = &map->scaling;
    if (!(s->share[0] > 0)) {
        stance_text_puts(out, map->plot->actor_n > 1 ? "No two actors disagree"
                                                     : "One actor has no distance to anybody");
        return;
    }
    stance_text_puts(out, "Distance between points reflects disagreement over ");
    stance_scene_put_count(out, map->plot->issue_n, "issue", "issues");
    stance_text_puts(out, "; the horizontal axis explains ");
    stance_scene_put_percent(out, s->share[0]);
    stance_text_puts(out, " of it");
    if (map->axis_n == 2) {
        stance_text_puts(out, ", the vertical one ");
        stance_scene_put_percent(out, s->share[1]);
    }
}

static void put_direction(const struct stance_map *map, struct stance_text *out)
{
    const struct stance_plot *p = map->plot;
    if (map->right != STANCE_NONE)
        stance_text_format(out, "turned so that %s lies on the right",
                           stance_scene_actor(p->scene, p->actor[map->right])->label);
    else
        stance_text_puts(out, "with those who support more on the right");
}

static void put_note(const struct stance_map *map, struct stance_text *out)
{
    const struct stance_scaling *s = &map->scaling;
    size_t unnamed = 0;
    stance_text_puts(out, "Classical scaling of disagreement, the mean difference of two actors "
                          "over the issues both have a position on. Shares are of the sum of "
                          "absolute eigenvalues. The axis has no unit and its sign is arbitrary: "
                          "it is drawn ");
    put_direction(map, out);
    stance_text_puts(out, map->axis_n == 2 ? "; so is the sign of the vertical axis." : ".");
    if (map->axis_n == 1 && s->share[1] > 0) {
        stance_text_puts(out, " A second axis would explain ");
        stance_scene_put_percent(out, s->share[1]);
        stance_text_puts(out, "; height has no meaning.");
    }
    if (map->pole.issue != SIZE_MAX) {
        stance_text_puts(out, " The ends name the issue that goes most with the horizontal axis "
                              "(r = ");
        stance_number_put_fixed(out, fabs(map->pole.r), 2);
        stance_text_format(out, ", %zu actors).", map->pole.n);
    }
    if (s->unknown_n) {
        size_t pairs = map->plot->actor_n * (map->plot->actor_n - 1) / 2;
        stance_text_puts(out, " ");
        stance_scene_put_whole(out, s->unknown_n);
        stance_text_puts(out, " of ");
        stance_scene_put_whole(out, pairs);
        stance_text_puts(out, " pairs share no issue and stand at their mean distance.");
    }
    if (map->axis_n == 2)
        stance_text_puts(out, " Points that would cover each other are moved apart.");
    for (size_t a = 0; a < map->plot->actor_n; a++)
        unnamed += map->point[a].side == STANCE_MAP_NONE;
    if (unnamed)
        stance_text_format(out, " Without room for a name: %zu.", unnamed);
}

static void swatch_alone(struct stance_svg *svg, double x, double y)
{
    stance_network_mark(svg, 6, (struct stance_point){x + 6, y - 4}, STANCE_MAP_MARK);
}

/* Hulls and lanes say which bloc a mark is of; only rings have none in the plane. */
static size_t make_legend(struct stance_legend *item, const struct stance_map *map)
{
    bool other = false, alone = false;
    for (size_t b = 0; b < map->plot->bloc_n; b++) {
        other = other || map->plot->bloc[b].name[0] == 'O';
        alone = alone || map->plot->bloc[b].name[0] == 'N';
    }
    if (map->axis_n == 1 || !map->plot->grouped || (!other && !alone))
        return 0;
    item[0] = (struct stance_legend){!alone   ? "Other coalitions"
                                     : !other ? "No coalition"
                                              : "Other or no coalition",
                                     12, swatch_alone};
    return 1;
}

/* ---- The figure ---- */

static enum stance_code put_plane(struct drawing *g, struct stance_error *err)
{
    const struct stance_plot *p = g->map->plot;
    enum stance_code code = stance_map_hulls_make(&g->hulls, g->map, err);
    put_axes(g);
    stance_map_hulls_put(&g->hulls, g->map, g->svg);
    for (size_t b = 0; b < p->bloc_n && code == STANCE_OK; b++)
        if (g->map->pill[b].w > 0)
            put_pill(g, &p->bloc[b], g->map->pill[b]);
    return code;
}

static enum stance_code draw(struct stance_text *out, struct stance_map *map,
                             struct stance_error *err)
{
    const struct stance_plot *p = map->plot;
    struct stance_words words = {0};
    struct stance_text note = {0}, subtitle = {0};
    struct stance_legend legend[1];
    struct stance_frame frame = {0};
    struct drawing g = {.svg = &frame.svg, .map = map};
    double top;
    enum stance_code code = stance_map_place(map, 0, err); /* for the names the note counts */
    put_note(map, &note);
    put_subtitle(map, &subtitle);
    note.failed = note.failed || subtitle.failed;
    if (code == STANCE_OK)
        code = stance_text_end(&note, err);
    if (code == STANCE_OK)
        code = stance_words_make(&words, p, "Map", subtitle.bytes, note.bytes, p->grouped, err);
    if (code == STANCE_OK)
        code = stance_frame_begin(&frame, p->scene, "map", words.title.bytes, words.subtitle.bytes,
                                  legend, make_legend(legend, map), &top, err);
    if (code != STANCE_OK)
        goto done;
    for (size_t a = 0; a < p->actor_n; a++)
        map->point[a].side = STANCE_MAP_NONE;
    memset(map->pill, 0, sizeof map->pill);
    code = stance_map_place(map, top + 8, err);
    if (code == STANCE_OK && map->axis_n == 2)
        code = put_plane(&g, err);
    else if (code == STANCE_OK)
        put_lanes(&g);
    if (code == STANCE_OK) {
        stance_plot_show_places(p, map->scaling.at[0],
                                map->axis_n == 2 ? map->scaling.at[1] : NULL);
        put_actors(&g);
        put_pole(&g, false, map->bottom + 20);
        put_pole(&g, true, map->bottom + 20);
        code = stance_frame_end(&frame, map->bottom + (map->pole.issue == SIZE_MAX ? 0 : 26),
                                words.note.bytes, words.desc.bytes, out, err);
    }
done:
    stance_frame_clear(&frame);
    stance_map_hulls_clear(&g.hulls);
    stance_text_free(&g.title);
    stance_text_free(&g.d);
    stance_text_free(&subtitle);
    stance_text_free(&note);
    stance_words_clear(&words);
    return code;
}

enum stance_code stance_view_map(struct stance_text *out, const struct stance_scene *scene,
                                 struct stance_error *err)
{
    struct stance_plot plot = {0};
    struct stance_map map = {0};
    const char *name = scene->options->draw.right;
    uint32_t right = name ? stance_dataset_find_actor(scene->data, name) : STANCE_NONE;
    if (name && right == STANCE_NONE)
        return stance_error_set(err, STANCE_E_VALUE,
                                "no actor is called '%.80s', which is to lie on the right", name);
    enum stance_code code = stance_plot_make(
        &plot, scene, (struct stance_plot_limits){.actor_n = ACTORS_MOST, .issue_n = ISSUES_MOST},
        err);
    if (code == STANCE_OK)
        code = stance_map_make(&map, &plot, right, err);
    if (code == STANCE_OK)
        code = draw(out, &map, err);
    stance_map_clear(&map);
    stance_plot_clear(&plot);
    return code;
}
