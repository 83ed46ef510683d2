/* view_network.c - coalitions as shaded hulls, actors in them, ties between them.
 *
 * Which ties, drawn how, and what is left out: network_web.h.  In short, for an editor:
 * - where the data has alignments (joint acts, disputes) and up to 80 actors, these are the
 *   news, so they are the ties; agreement on issues is what the hulls show;
 * - otherwise the ties are agreement across coalitions, strong or the very opposite;
 * - up to 20 actors stand as name boxes, up to 80 as dots with names, up to 300 as dots of
 *   which three of each bloc are named, and beyond that each bloc is one node
 *   (view_network_blocs.c);
 * - an actor in no coalition and without a tie says nothing here: it is counted in the note.
 *
 * Layers, from below: hulls, solid ties, disputes, bundles, marks and names (each on a plate
 * only where a tie crosses it), pills, counts. */
#include "view_network.h"

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "network_route.h"
#include "network_words.h"

struct drawing {
    struct stance_svg *svg;
    const struct stance_web *web;
    const struct stance_place *place;
    const struct stance_routes *routes;
    struct stance_text d, title; /* scratch */
};

static enum stance_token mark_token(const struct stance_web_bloc *bloc)
{
    return stance_bloc_token(bloc->colour);
}

/* ---- Hulls and pills ---- */

static void put_hulls(struct drawing *g)
{
    for (size_t b = 0; b < g->web->bloc_n; b++) {
        const struct stance_web_bloc *bloc = &g->web->bloc[b];
        if (!bloc->hull)
            continue;
        stance_text_clear(&g->d);
        stance_hull_path(g->svg, &g->d, g->place->hull[b], STANCE_HULL_REACH);
        stance_network_bloc_title(g->web, b, &g->title);
        struct stance_paint paint = {.fill = bloc->merged ? mark_token(bloc) : STANCE_NO_TOKEN,
                                     .stroke = mark_token(bloc),
                                     .stroke_width = 1.2,
                                     .fill_opacity = 0.1,
                                     .stroke_opacity = 0.65,
                                     .dash = bloc->merged ? NULL : "2 3"};
        stance_svg_path(g->svg, &g->d, paint, g->title.bytes);
    }
}

static void put_plate(struct drawing *g, struct stance_box box, enum stance_token line,
                      enum stance_token ink, const struct stance_text *text)
{
    stance_svg_rect(
        g->svg, box.x - box.w / 2, box.y - box.h / 2, box.w, box.h, box.h / 2,
        (struct stance_paint){.fill = STANCE_PAPER, .stroke = line, .stroke_width = 1.2}, NULL);
    stance_svg_text(
        g->svg, box.x, box.y + 0.35 * 12, text->bytes, text->n, false,
        (struct stance_type){.size = 12, .bold = true, .fill = ink, .anchor = STANCE_MIDDLE});
}

static void put_pills(struct drawing *g)
{
    for (size_t b = 0; b < g->web->bloc_n; b++)
        if (g->web->bloc[b].hull)
            put_plate(g, g->place->body[b].pill_box, mark_token(&g->web->bloc[b]),
                      stance_bloc_text_token(g->web->bloc[b].colour), &g->place->pill[b]);
}

/* ---- Ties ---- */

/* The more actors, the lighter a line. */
enum weight { WEIGHT_BOXES, WEIGHT_NAMES, WEIGHT_DOTS };

static enum weight weight_of(const struct stance_web *web)
{
    return web->node_n <= STANCE_WEB_BOXES_MOST   ? WEIGHT_BOXES
           : web->node_n <= STANCE_WEB_NAMES_MOST ? WEIGHT_NAMES
                                                  : WEIGHT_DOTS;
}

static struct stance_paint tie_paint(enum weight weight, bool hostile)
{
    static const double width[3][2] = {{1.6, 1.8}, {1, 1.2}, {0.8, 1}};
    static const double opacity[3][2] = {{0.45, 0.9}, {0.45, 0.9}, {0.35, 0.7}};
    return (struct stance_paint){.fill = STANCE_NO_TOKEN,
                                 .stroke = hostile ? STANCE_OPP : STANCE_INK,
                                 .stroke_width = width[weight][hostile],
                                 .stroke_opacity = opacity[weight][hostile],
                                 .dash = !hostile                 ? NULL
                                         : weight == WEIGHT_BOXES ? "7 3"
                                                                  : "5 3"};
}

static struct stance_paint bundle_paint(bool hostile)
{
    return (struct stance_paint){.fill = STANCE_NO_TOKEN,
                                 .stroke = hostile ? STANCE_OPP : STANCE_INK,
                                 .stroke_width = 5,
                                 .stroke_opacity = hostile ? 0.9 : 0.45,
                                 .dash = hostile ? "10 4" : NULL};
}

static void put_curve(struct drawing *g, const struct stance_curve *curve,
                      struct stance_paint paint)
{
    stance_text_clear(&g->d);
    stance_path_move(g->svg, &g->d, curve->a.x, curve->a.y);
    stance_path_quad(g->svg, &g->d, curve->c.x, curve->c.y, curve->b.x, curve->b.y);
    stance_svg_path(g->svg, &g->d, paint, g->title.bytes);
}

static void put_ties(struct drawing *g, bool hostile)
{
    for (size_t i = 0; i < g->web->tie_n; i++) {
        const struct stance_web_tie *tie = &g->web->tie[i];
        if (!g->routes->tie[i].seen || (tie->rank < 0) != hostile)
            continue;
        struct stance_paint paint = tie_paint(weight_of(g->web), hostile);
        if (stance_network_inferred(g->web, tie))
            paint.stroke_width *= 0.7;
        paint.stroke_opacity *=
            stance_scene_fade(g->web->scene, stance_scene_is_lit(g->web->scene, tie->a) ||
                                                 stance_scene_is_lit(g->web->scene, tie->b));
        stance_network_tie_title(g->web, tie, &g->title);
        put_curve(g, &g->routes->tie[i].curve, paint);
    }
}

static void put_bundles(struct drawing *g)
{
    for (size_t i = 0; i < g->web->bundle_n; i++) {
        if (!g->routes->bundle[i].seen)
            continue;
        stance_network_bundle_title(g->web, &g->web->bundle[i], &g->title);
        put_curve(g, &g->routes->bundle[i].curve, bundle_paint(g->web->bundle[i].hostile));
    }
}

static void put_counts(struct drawing *g)
{
    for (size_t i = 0; i < g->web->bundle_n; i++) {
        if (!g->routes->bundle[i].seen)
            continue;
        char text[32];
        stance_route_count_text(&g->web->bundle[i], text);
        stance_text_clear(&g->d);
        stance_text_puts(&g->d, text);
        bool hostile = g->web->bundle[i].hostile;
        put_plate(g, g->routes->count[i], hostile ? STANCE_OPP : STANCE_SUB,
                  hostile ? STANCE_OPPT : STANCE_INK, &g->d);
    }
}

/* ---- Actors ---- */

static void put_lines(struct drawing *g, size_t i, double x, int anchor)
{
    const struct stance_lines *lines = &g->place->lines[i];
    double size = g->place->size;
    struct stance_type type =
        stance_scene_name_type(g->web->scene, g->web->node[i].actor,
                               (struct stance_type){.size = size, .fill = STANCE_INK});
    for (size_t l = 0; l < lines->n; l++) {
        double y = g->place->box[i].y + ((double)l - (double)(lines->n - 1) / 2) * 13;
        type.anchor = anchor == STANCE_MIDDLE ? STANCE_MIDDLE : STANCE_START;
        double at = x;
        if (type.anchor == STANCE_START && stance_look_rtl(lines->line[l].s, lines->line[l].n)) {
            type.anchor = STANCE_END;
            at += stance_look_width(lines->line[l].s, lines->line[l].n, size, type.bold);
        }
        stance_svg_text(g->svg, at, y + 0.35 * size, lines->line[l].s, lines->line[l].n,
                        lines->line[l].cut, type);
    }
}

/* The second code of a bloc's colour: how round its name boxes are. */
static double corner_of(uint32_t colour)
{
    static const double corner[STANCE_WEB_COLOURS + 1] = {10, 0, 5, 10, 0, 5, 2};
    return corner[colour];
}

static void put_actors(struct drawing *g)
{
    bool boxes = g->place->form == STANCE_PLACE_BOXES;
    for (size_t i = 0; i < g->web->node_n; i++) {
        const struct stance_web_bloc *bloc = &g->web->bloc[g->web->node[i].bloc];
        struct stance_box box = g->place->box[i];
        stance_network_actor_title(g->web, i, &g->title);
        stance_svg_open(g->svg, g->title.bytes);
        struct stance_paint paint = {.fill = STANCE_PAPER, .stroke = STANCE_NO_TOKEN};
        if (boxes) {
            paint.stroke = mark_token(bloc);
            paint.stroke_width = 1.3;
            stance_svg_rect(g->svg, box.x - box.w / 2, box.y - box.h / 2, box.w, box.h,
                            corner_of(bloc->colour), paint, NULL);
            put_lines(g, i, box.x, STANCE_MIDDLE);
        } else {
            struct stance_point at = stance_place_mark(g->place, i);
            struct stance_box label = stance_place_label(g->place, i);
            paint.fill_opacity = 0.8;
            if (g->place->lines[i].n && g->routes->crossed[i])
                stance_svg_rect(g->svg, label.x - label.w / 2, label.y - label.h / 2 + 1, label.w,
                                label.h - 2, 2, paint, NULL);
            stance_network_mark(g->svg, bloc->colour, at, 3.8);
            put_lines(g, i, at.x + 7, STANCE_START);
        }
        stance_svg_close(g->svg);
    }
}

/* ---- Legend ---- */

static void swatch(struct stance_svg *svg, double x, double y, struct stance_paint paint)
{
    stance_svg_line(svg, x, y - 4, x + 30, y - 4, paint, NULL);
}
static void swatch_friend_box(struct stance_svg *svg, double x, double y)
{
    swatch(svg, x, y, tie_paint(WEIGHT_BOXES, false));
}
static void swatch_foe_box(struct stance_svg *svg, double x, double y)
{
    swatch(svg, x, y, tie_paint(WEIGHT_BOXES, true));
}
static void swatch_friend_dot(struct stance_svg *svg, double x, double y)
{
    swatch(svg, x, y, tie_paint(WEIGHT_NAMES, false));
}
static void swatch_foe_dot(struct stance_svg *svg, double x, double y)
{
    swatch(svg, x, y, tie_paint(WEIGHT_NAMES, true));
}
static void swatch_bundle(struct stance_svg *svg, double x, double y)
{
    struct stance_paint paint = bundle_paint(false);
    paint.stroke = STANCE_SUB;
    swatch(svg, x, y, paint);
}

static bool has_fan(const struct stance_web *web)
{
    bool fan = false;
    for (size_t i = 0; i < web->bundle_n; i++)
        fan = fan || web->bundle[i].fan;
    return fan;
}

static size_t make_legend(const struct stance_web *web, struct stance_legend *legend)
{
    bool boxes = weight_of(web) == WEIGHT_BOXES, seen[2] = {false, false};
    for (size_t i = 0; i < web->tie_n; i++)
        seen[web->tie[i].rank < 0] |= web->tie[i].drawn;
    for (size_t i = 0; i < web->bundle_n; i++)
        seen[web->bundle[i].hostile] = true;
    size_t n = 0;
    if (seen[0])
        legend[n++] = (struct stance_legend){web->alignments ? "Aligned (joint act or statement)"
                                                             : "Strong agreement across coalitions",
                                             30, boxes ? swatch_friend_box : swatch_friend_dot};
    if (seen[1])
        legend[n++] =
            (struct stance_legend){web->alignments ? "In dispute" : "Systematic disagreement", 30,
                                   boxes ? swatch_foe_box : swatch_foe_dot};
    if (web->bundle_n)
        legend[n++] = (struct stance_legend){has_fan(web) ? "k of n members of a coalition"
                                                          : "Shared by most of a coalition",
                                             30, swatch_bundle};
    return n;
}

/* ---- The page ---- */

static void put_all(struct drawing *g)
{
    put_hulls(g);
    put_ties(g, false);
    put_ties(g, true);
    put_bundles(g);
    put_actors(g);
    put_pills(g);
    put_counts(g);
}

static enum stance_code draw_web(struct stance_text *out, const struct stance_web *web,
                                 struct stance_error *err)
{
    struct stance_frame frame = {0};
    struct stance_place place = {0};
    struct stance_routes routes = {0};
    struct stance_text title = {0}, subtitle = {0}, note = {0}, desc = {0};
    struct stance_legend legend[3];
    struct drawing g = {.svg = &frame.svg, .web = web, .place = &place, .routes = &routes};
    double top;
    stance_network_title(web, &title);
    stance_network_subtitle(web, &subtitle);
    stance_network_note(web, &note);
    stance_network_desc(web, &desc);
    const struct stance_text *made[] = {&title, &subtitle, &note, &desc};
    enum stance_code code = STANCE_OK;
    for (size_t i = 0; i < 4 && !code; i++)
        code = made[i]->failed ? stance_error_memory(err) : STANCE_OK;
    if (code)
        goto done;
    code = stance_frame_begin(&frame, web->scene, "network", title.bytes, subtitle.bytes, legend,
                              make_legend(web, legend), &top, err);
    if (!code)
        code = stance_place_make(&place, web, top + 8, err);
    if (!code)
        code = stance_routes_make(&routes, web, &place, err);
    if (code)
        goto done;
    stance_network_show(web);
    put_all(&g);
    code = g.title.failed || g.d.failed ? stance_error_memory(err) : STANCE_OK;
    if (!code)
        code = stance_frame_end(&frame, place.bottom + 4, note.bytes, desc.bytes, out, err);
done:
    stance_text_free(&g.d);
    stance_text_free(&g.title);
    stance_text_free(&title);
    stance_text_free(&subtitle);
    stance_text_free(&note);
    stance_text_free(&desc);
    stance_routes_clear(&routes);
    stance_place_clear(&place);
    stance_frame_clear(&frame);
    return code;
}

enum stance_code stance_view_network(struct stance_text *out, const struct stance_scene *scene,
                                     struct stance_error *err)
{
    if (scene->positions->actor_n > STANCE_WEB_DOTS_MOST)
        return stance_network_blocs(out, scene, err);
    struct stance_web web = {0};
    enum stance_code code = stance_web_make(&web, scene, err);
    if (code)
        return code;
    code = draw_web(out, &web, err);
    stance_web_clear(&web);
    return code;
}
