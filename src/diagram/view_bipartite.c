/* view_bipartite.c - actors linked to issues: who links to what.
 *
 * Actors stand by bloc and mean position, issues where fewest links cross.  Every link has a
 * slot of its own at both ends, so that no two lie on each other. */
#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "bipartite.h"
#include "tile.h"

#define RIGHT (STANCE_WIDTH - STANCE_MARGIN)
#define NAMES_RIGHT 170.0
#define ACTOR_BAR 176.0
#define LINK_LEFT 183.0
#define LINK_RIGHT 473.0
#define ISSUE_BAR 474.0
#define ISSUE_NAMES 488.0
#define BAR_W 6.0

static const struct stance_type actor_type = {.size = 13, .fill = STANCE_INK, .anchor = STANCE_END};
static const struct stance_type issue_type = {.size = 12.5, .fill = STANCE_INK};

/* ---- Legend ---- */

static void line_swatch(struct stance_svg *svg, double x, double y, enum stance_token token,
                        double width, const char *dash)
{
    stance_svg_line(svg, x, y - 4, x + 30, y - 4,
                    (struct stance_paint){.stroke = token, .stroke_width = width, .dash = dash},
                    NULL);
}

static void bar_for(struct stance_svg *svg, double x, double y, double h)
{
    stance_svg_rect(svg, x, y, BAR_W, h, 0,
                    (struct stance_paint){.fill = STANCE_SUP, .stroke = STANCE_NO_TOKEN}, NULL);
}

static void bar_hollow(struct stance_svg *svg, double x, double y, double h, enum stance_token fill,
                       enum stance_token stroke)
{
    stance_svg_rect(svg, x + 0.8, y + 0.7, BAR_W - 1.5, fmax(h - 1.5, 1), 0,
                    (struct stance_paint){.fill = fill, .stroke = stroke, .stroke_width = 1.5},
                    NULL);
}

static void swatch_for(struct stance_svg *svg, double x, double y)
{
    line_swatch(svg, x, y, STANCE_SUP, 3, NULL);
    bar_for(svg, x + 31, y - 11, 14);
}
static void swatch_against(struct stance_svg *svg, double x, double y)
{
    line_swatch(svg, x, y, STANCE_OPP, 3, "7 3");
    bar_hollow(svg, x + 31, y - 11, 14, STANCE_PAPER, STANCE_OPP);
}
static void swatch_neutral(struct stance_svg *svg, double x, double y)
{
    line_swatch(svg, x, y, STANCE_SUB, 1.4, "1.5 3");
}
static void swatch_inferred(struct stance_svg *svg, double x, double y)
{
    line_swatch(svg, x, y, STANCE_SUB, 1.2, NULL);
}
static void ambivalent_dot(struct stance_svg *svg, double x, double y)
{
    stance_svg_circle(
        svg, x, y, 3,
        (struct stance_paint){.fill = STANCE_INK, .stroke = STANCE_PAPER, .stroke_width = 1.2},
        NULL);
}
static void swatch_ambivalent(struct stance_svg *svg, double x, double y)
{
    line_swatch(svg, x, y, STANCE_SUP, 2.3, NULL);
    ambivalent_dot(svg, x + 15, y - 4);
}
static void swatch_none(struct stance_svg *svg, double x, double y)
{
    stance_tile_none(svg, x + 2, y - 4);
}

static size_t make_legend(struct stance_legend *item, const struct stance_plot *p,
                          struct stance_text *inferred)
{
    size_t n = 0;
    bool silent = false;
    for (size_t i = 0; i < p->issue_n; i++)
        silent = silent || stance_tally_all(p->by_issue[i]) == 0;
    item[n++] = (struct stance_legend){"Supports", 37, swatch_for};
    item[n++] = (struct stance_legend){"Opposes", 37, swatch_against};
    if (p->has[STANCE_MARK_NEU])
        item[n++] = (struct stance_legend){"Neutral", 30, swatch_neutral};
    stance_text_format(inferred, "Thin: %s",
                       p->has_inferred && p->has_expected ? "inferred or expected"
                       : p->has_expected                  ? "expected"
                                                          : "inferred");
    if ((p->has_inferred || p->has_expected) && !inferred->failed)
        item[n++] = (struct stance_legend){inferred->bytes, 30, swatch_inferred};
    if (p->has_ambivalent)
        item[n++] = (struct stance_legend){"For and against", 30, swatch_ambivalent};
    if (p->has_missing)
        item[n++] = silent ? (struct stance_legend){"No link: none recorded", 4, swatch_none}
                           : (struct stance_legend){"No link: none recorded", 0, NULL};
    return n;
}

/* ---- Marks ---- */

static void put_link(struct stance_svg *svg, const struct stance_bipartite *b,
                     const struct stance_link *link, struct stance_text *title)
{
    const struct stance_plot *p = b->plot;
    double value = stance_plot_value(p, link->cell), bend = 0.46 * (LINK_RIGHT - LINK_LEFT);
    bool thin = stance_plot_inferred(p, link->cell);
    size_t row = p->actor[link->actor];
    struct stance_paint paint = {
        .fill = STANCE_NO_TOKEN,
        .stroke = value > 0   ? STANCE_SUP
                  : value < 0 ? STANCE_OPP
                              : STANCE_SUB,
        .stroke_width = thin ? 1.2 : 1.4 + 1.8 * fmin(fabs(value), 1),
        .stroke_opacity =
            (thin ? 0.7 : 0.9) * stance_scene_fade(p->scene, stance_scene_is_lit(p->scene, row)),
        .dash = value > 0   ? NULL
                : value < 0 ? "7 3"
                            : "1.5 3",
    };
    struct stance_text d = {0};
    stance_path_move(svg, &d, LINK_LEFT, link->left_y);
    stance_path_cubic(svg, &d, LINK_LEFT + bend, link->left_y, LINK_RIGHT - bend, link->right_y,
                      LINK_RIGHT, link->right_y);
    stance_text_clear(title);
    stance_scene_cell_title(p->scene, link->cell, p->actor[link->actor], title);
    svg->body.failed = svg->body.failed || title->failed;
    stance_svg_path(svg, &d, paint, title->failed ? NULL : title->bytes);
    if (stance_plot_ambivalent(p, link->cell))
        ambivalent_dot(svg, LINK_LEFT + 10, link->left_y);
    stance_text_free(&d);
}

/* Supporters first, opponents last, so that the rarer dashes lie on top. */
static void put_links(struct stance_svg *svg, const struct stance_bipartite *b)
{
    struct stance_text title = {0};
    for (int side = 1; side >= -1; side--)
        for (size_t i = 0; i < b->link_n; i++)
            if (b->link[i].side == side)
                put_link(svg, b, &b->link[i], &title);
    stance_text_free(&title);
}

static void put_lines(struct stance_svg *svg, const char *label, const struct stance_lines *lines,
                      double x, double middle, struct stance_type type)
{
    bool cut = lines->n && lines->line[lines->n - 1].cut;
    if (cut)
        stance_svg_open(svg, label);
    for (size_t i = 0; i < lines->n; i++) {
        double y = middle + 15 * ((double)i - (double)(lines->n - 1) / 2);
        stance_svg_text(svg, x, stance_look_baseline(y, type.size), lines->line[i].s,
                        lines->line[i].n, lines->line[i].cut, type);
    }
    if (cut)
        stance_svg_close(svg);
}

static void put_actors(struct stance_svg *svg, const struct stance_bipartite *b)
{
    const struct stance_plot *p = b->plot;
    for (size_t a = 0; a < p->actor_n; a++) {
        const struct stance_plot_bloc *bloc = &p->bloc[p->actor_bloc[a]];
        const char *label = stance_scene_actor(p->scene, p->actor[a])->label;
        struct stance_lines lines = stance_bipartite_actor_lines(b, a);
        stance_svg_rect(svg, ACTOR_BAR, b->actor[a].y, BAR_W, b->actor[a].h, 0,
                        (struct stance_paint){.fill = p->grouped ? bloc->mark : STANCE_SUB,
                                              .stroke = STANCE_NO_TOKEN},
                        NULL);
        put_lines(svg, label, &lines, NAMES_RIGHT, b->actor[a].y + b->actor[a].h / 2,
                  stance_scene_name_type(p->scene, p->actor[a], actor_type));
        if (!p->grouped || bloc->first != a)
            continue;
        struct stance_text name = {0};
        stance_plot_bloc_name(bloc, &name);
        svg->body.failed = svg->body.failed || name.failed;
        if (!name.failed)
            stance_svg_text(
                svg, NAMES_RIGHT, b->actor[a].head, name.bytes, name.n, false,
                (struct stance_type){
                    .size = 11, .bold = true, .fill = bloc->text, .anchor = STANCE_END});
        stance_text_free(&name);
    }
}

static void put_issues(struct stance_svg *svg, const struct stance_bipartite *b)
{
    const struct stance_plot *p = b->plot;
    struct stance_tally_column column = stance_tally_column_at(p->by_issue, p->issue_n, RIGHT);
    struct stance_type head = {.size = 11, .fill = STANCE_SUB};
    stance_svg_text(svg, ISSUE_NAMES, b->top - b->overhang - 14, "Issue", 5, false, head);
    head.anchor = STANCE_END;
    stance_svg_text(svg, RIGHT, b->top - b->overhang - 14, "For – against", strlen("For – against"),
                    false, head);
    for (size_t i = 0; i < p->issue_n; i++) {
        const struct stance_bar *bar = &b->issue[i];
        struct stance_tally t = p->by_issue[i];
        double y = bar->y, slot = bar->slot;
        const char *label = stance_scene_issue(p->scene, p->issue[i])->label;
        struct stance_lines lines = stance_bipartite_issue_lines(b, i);
        if (t.for_n)
            bar_for(svg, ISSUE_BAR, y, slot * t.for_n);
        y += slot * t.for_n;
        if (t.neutral_n)
            bar_hollow(svg, ISSUE_BAR, y, slot * t.neutral_n, STANCE_NEU, STANCE_SUB);
        y += slot * t.neutral_n;
        if (t.against_n)
            bar_hollow(svg, ISSUE_BAR, y, slot * t.against_n, STANCE_PAPER, STANCE_OPP);
        if (stance_tally_all(t) == 0)
            stance_tile_none(svg, ISSUE_BAR + BAR_W / 2, bar->y + bar->h / 2);
        put_lines(svg, label, &lines, ISSUE_NAMES, bar->y + bar->h / 2, issue_type);
        stance_tally_put(svg, column, t, stance_look_baseline(bar->y + bar->h / 2, 12.5));
    }
}

static enum stance_code draw(struct stance_text *out, struct stance_bipartite *b,
                             struct stance_error *err)
{
    const struct stance_plot *p = b->plot;
    struct stance_words words = {0};
    struct stance_text inferred = {0};
    struct stance_legend legend[8];
    struct stance_frame frame = {0};
    double top;
    size_t legend_n = make_legend(legend, p, &inferred);
    struct stance_text subtitle = {0};
    stance_text_format(&subtitle, "Recorded positions; %sissues %s",
                       p->grouped ? "actors by coalition, " : "",
                       stance_plot_order_words(p, "where fewest links cross"));
    inferred.failed = inferred.failed || subtitle.failed;
    enum stance_code code = stance_text_end(&inferred, err);
    if (code == STANCE_OK)
        code =
            stance_words_make(&words, p, "Two columns of actors and issues joined by links",
                              subtitle.bytes,
                              "No link does not mean that the actor is neutral.", p->grouped, err);
    if (code == STANCE_OK)
        code = stance_frame_begin(&frame, p->scene, "bipartite", words.title.bytes,
                                  words.subtitle.bytes, legend, legend_n, &top, err);
    if (code == STANCE_OK) {
        stance_plot_show(p);
        stance_bipartite_move(b, top + 28 + b->overhang);
        put_links(&frame.svg, b);
        put_actors(&frame.svg, b);
        put_issues(&frame.svg, b);
        code = stance_frame_end(&frame, b->bottom + b->overhang + 14, words.note.bytes,
                                words.desc.bytes, out, err);
    }
    stance_words_clear(&words);
    stance_text_free(&subtitle);
    stance_text_free(&inferred);
    return code;
}

enum stance_code stance_view_bipartite(struct stance_text *out, const struct stance_scene *scene,
                                       struct stance_error *err)
{
    struct stance_plot plot = {0};
    struct stance_bipartite b = {.plot = &plot};
    enum stance_code code = stance_plot_make(
        &plot, scene, (struct stance_plot_limits){.actor_n = 15, .issue_n = 12, .stance_n = 90},
        err);
    if (code == STANCE_OK)
        code = stance_bipartite_place(&b, &plot, err);
    if (code == STANCE_OK)
        code = draw(out, &b, err);
    stance_bipartite_clear(&b);
    stance_plot_clear(&plot);
    return code;
}
