/* view_matrix_overview.c - one thin line per actor, no names: for more actors than a page has
 * room to name.  A table of the blocs below says in figures what the colours say. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/number.h"
#include "../base/text.h"
#include "cells.h"
#include "large.h"
#include "matrix.h"
#include "order.h"
#include "tile.h"

#define RIGHT (STANCE_WIDTH - STANCE_MARGIN)
#define ROW 3.0
#define BLOC_GAP 12.0
#define BLOC_LEAST 30.0
#define NAMES_RIGHT 120.0
#define BAR_X 126.0
#define CELLS_X 134.0
#define THEMES_MOST 8
#define NAMED_MOST 40 /* issues; more have no room for names */
#define NAME_SIZE 10.5
#define NAME_MOST 190.0
#define COLUMN_MOST 140.0
#define LEVEL 76.0 /* columns as wide as this have their names level above them */

struct overview {
    struct stance_plot *plot;
    struct stance_tree tree;
    bool cut;
    double *row_y;
    double column, right; /* pitch of the columns, where they end */
    double top, bottom;
    bool themed; /* issues stand by theme, under brackets */
};

static const char *theme(const struct overview *o, size_t issue)
{
    const char *name = stance_scene_issue(o->plot->scene, o->plot->issue[issue])->theme;
    return name ? name : "";
}

/* ---- Columns ---- */

/* Issues of one theme together, themes where their first issue stands. */
static enum stance_code group_by_theme(struct overview *o, struct stance_error *err)
{
    struct stance_plot *p = o->plot;
    struct stance_rank *rank = stance_memory_new(p->issue_n, sizeof *rank);
    uint32_t *order = stance_memory_new(p->issue_n, sizeof *order);
    enum stance_code code = rank && order ? STANCE_OK : stance_error_memory(err);
    size_t themes = 0;
    o->themed = code == STANCE_OK;
    for (size_t i = 0; code == STANCE_OK && i < p->issue_n; i++) {
        size_t first = 0;
        while (strcmp(theme(o, first), theme(o, i)) != 0)
            first++;
        themes += first == i;
        o->themed = o->themed && *theme(o, i);
        rank[i] = (struct stance_rank){.key = {(double)first}, .item = (uint32_t)i};
    }
    o->themed = o->themed && themes > 1 && themes <= THEMES_MOST;
    if (o->themed) {
        stance_rank_sort(rank, p->issue_n);
        for (size_t i = 0; i < p->issue_n; i++)
            order[i] = rank[i].item;
        code = stance_plot_order_issues(p, order, err);
    }
    stance_memory_free(order);
    stance_memory_free(rank);
    return code;
}

static double column_x(const struct overview *o, size_t issue)
{
    return CELLS_X + o->column * (double)issue;
}

/* Names lean out to the right of the last column, unless they stand level. */
static void fit_columns(struct overview *o)
{
    const struct stance_plot *p = o->plot;
    double over = 0, n = p->issue_n ? (double)p->issue_n : 1;
    bool level = o->themed || (RIGHT - CELLS_X) / n >= LEVEL;
    for (size_t i = 0; !level && p->issue_n <= NAMED_MOST && i < p->issue_n; i++) {
        const char *label = stance_scene_issue(p->scene, p->issue[i])->label;
        over = fmax(over, 0.5 * stance_look_width(label, strlen(label), NAME_SIZE, false));
    }
    o->right = RIGHT - fmin(over, 0.5 * NAME_MOST);
    o->column = fmin((o->right - CELLS_X) / n, COLUMN_MOST);
    o->right = column_x(o, p->issue_n);
}

static double put_names(struct stance_svg *svg, const struct overview *o, double top)
{
    const struct stance_plot *p = o->plot;
    double widest = 0;
    for (size_t i = 0; i < p->issue_n; i++) {
        const char *label = stance_scene_issue(p->scene, p->issue[i])->label;
        widest = fmax(widest, stance_look_width(label, strlen(label), NAME_SIZE, false));
    }
    double y = top + fmin(widest, NAME_MOST) * 0.86603 + 12;
    for (size_t i = 0; i < p->issue_n; i++) {
        const char *label = stance_scene_issue(p->scene, p->issue[i])->label;
        double x = column_x(o, i) + o->column / 2 + 3;
        double room = fmin(NAME_MOST, (STANCE_WIDTH - 6 - x) / 0.5 / 1.17);
        struct stance_line line = stance_look_cut(label, strlen(label), room, NAME_SIZE, false);
        if (line.cut)
            stance_svg_open(svg, label);
        stance_svg_text(svg, x, y, line.s, line.n, line.cut,
                        (struct stance_type){.size = NAME_SIZE, .fill = STANCE_INK, .rotate = -60});
        if (line.cut)
            stance_svg_close(svg);
    }
    return y + 6;
}

/* A name over the columns from x on, in at most two lines above y. */
static void put_level_name(struct stance_svg *svg, const char *name, double x, double w, double y,
                           enum stance_token token)
{
    struct stance_lines lines =
        stance_look_wrap(name, fmax(w / 1.1, 12), 11, false, 2, STANCE_BALANCED);
    bool cut = lines.n && lines.line[lines.n - 1].cut;
    if (cut)
        stance_svg_open(svg, name);
    for (size_t k = 0; k < lines.n; k++)
        stance_svg_text(svg, x + w / 2, y - 5 - 13 * (double)(lines.n - 1 - k), lines.line[k].s,
                        lines.line[k].n, lines.line[k].cut,
                        (struct stance_type){.size = 11, .fill = token, .anchor = STANCE_MIDDLE});
    if (cut)
        stance_svg_close(svg);
}

static double put_brackets(struct stance_svg *svg, const struct overview *o, double top)
{
    const struct stance_plot *p = o->plot;
    double y = top + 30;
    for (size_t i = 0, n; i < p->issue_n; i += n) {
        for (n = 1; i + n < p->issue_n && !strcmp(theme(o, i), theme(o, i + n));)
            n++;
        double x = column_x(o, i) + 1.5, w = o->column * (double)n - 3;
        put_level_name(svg, theme(o, i), x, w, y, STANCE_SUB);
        stance_svg_line(svg, x, y, x + w, y,
                        (struct stance_paint){.stroke = STANCE_SUB, .stroke_width = 1}, NULL);
    }
    return y + 6;
}

static double put_level_names(struct stance_svg *svg, const struct overview *o, double top)
{
    const struct stance_plot *p = o->plot;
    for (size_t i = 0; i < p->issue_n; i++)
        put_level_name(svg, stance_scene_issue(p->scene, p->issue[i])->label, column_x(o, i) + 2,
                       o->column - 4, top + 36, STANCE_INK);
    return top + 38;
}

/* ---- Blocs ---- */

static void place_rows(struct overview *o, double y)
{
    const struct stance_plot *p = o->plot;
    o->top = y;
    for (size_t i = 0; i < p->bloc_n; i++) {
        const struct stance_plot_bloc *b = &p->bloc[i];
        y += i ? BLOC_GAP : 0;
        for (size_t a = 0; a < b->n; a++)
            o->row_y[b->first + a] = y + ROW * (double)a;
        y += fmax(ROW * (double)b->n, i + 1 < p->bloc_n ? BLOC_LEAST - BLOC_GAP : 0);
    }
    o->bottom = y;
}

static void put_count(char out[48], size_t n)
{
    snprintf(out, 48, "%zu actor%s", n, n == 1 ? "" : "s");
}

static void put_blocs(struct stance_svg *svg, const struct overview *o)
{
    for (size_t i = 0; i < o->plot->bloc_n; i++) {
        const struct stance_plot_bloc *b = &o->plot->bloc[i];
        double y = o->row_y[b->first], h = ROW * (double)b->n;
        char count[48];
        struct stance_text name = {0};
        struct stance_type type = {
            .size = 12.5, .bold = true, .fill = b->text, .anchor = STANCE_END};
        put_count(count, b->n);
        stance_plot_bloc_name(b, &name);
        stance_svg_rect(svg, BAR_X, y, 4, h, 1,
                        (struct stance_paint){.fill = b->mark, .stroke = STANCE_NO_TOKEN}, NULL);
        double middle = fmax(y + h / 2, y + 9);
        if (!name.failed)
            stance_svg_text(svg, NAMES_RIGHT, middle - 1, name.bytes, name.n, false, type);
        type = (struct stance_type){.size = 11, .fill = STANCE_SUB, .anchor = STANCE_END};
        stance_svg_text(svg, NAMES_RIGHT, middle + 13, count, strlen(count), false, type);
        svg->body.failed = svg->body.failed || name.failed;
        stance_text_free(&name);
    }
}

/* ---- The table of blocs ---- */

static void put_share(struct stance_svg *svg, double x, double y, size_t part, size_t all)
{
    struct stance_text text = {0};
    stance_number_put(&text, all ? 100 * (double)part / (double)all : 0, 0);
    stance_text_putc(&text, '%');
    if (!text.failed)
        stance_svg_text(svg, x, y, text.bytes, text.n, false,
                        (struct stance_type){.size = 11,
                                             .fill = part ? STANCE_INK : STANCE_SUB,
                                             .anchor = STANCE_END});
    svg->body.failed = svg->body.failed || text.failed;
    stance_text_free(&text);
}

/* Shares of all cells of a bloc; returns where the table ends. */
static double put_table(struct stance_svg *svg, const struct overview *o, double y)
{
    static const char *const heads[] = {"Support", "Neutral", "Oppose", "None recorded"};
    const struct stance_plot *p = o->plot;
    struct stance_type type = {.size = 11, .fill = STANCE_SUB, .anchor = STANCE_END};
    for (size_t k = 0; k < 4; k++)
        stance_svg_text(svg, 220 + 90 * (double)k, y, heads[k], strlen(heads[k]), false, type);
    for (size_t i = 0; i < p->bloc_n; i++) {
        const struct stance_plot_bloc *b = &p->bloc[i];
        struct stance_tally all = {0};
        struct stance_text name = {0};
        y += 16;
        for (size_t a = b->first; a < b->first + b->n; a++) {
            all.for_n += p->by_actor[a].for_n;
            all.neutral_n += p->by_actor[a].neutral_n;
            all.against_n += p->by_actor[a].against_n;
        }
        size_t cells = b->n * p->issue_n;
        size_t part[] = {all.for_n, all.neutral_n, all.against_n, cells - stance_tally_all(all)};
        type =
            (struct stance_type){.size = 11, .bold = true, .fill = b->text, .anchor = STANCE_END};
        stance_plot_bloc_name(b, &name);
        if (!name.failed)
            stance_svg_text(svg, NAMES_RIGHT, y, name.bytes, name.n, false, type);
        svg->body.failed = svg->body.failed || name.failed;
        stance_text_free(&name);
        for (size_t k = 0; k < 4; k++)
            put_share(svg, 220 + 90 * (double)k, y, part[k], cells);
    }
    return y;
}

/* ---- Legend and all of it ---- */

static void put_swatch(struct stance_svg *svg, double x, double y, enum stance_mark mark)
{
    stance_svg_rect(
        svg, x, y - 10.5, 20, 13, 0,
        (struct stance_paint){.fill = stance_tile_fill(mark), .stroke = STANCE_NO_TOKEN}, NULL);
}
static void swatch_sup(struct stance_svg *svg, double x, double y)
{
    put_swatch(svg, x, y, STANCE_MARK_SUP);
}
static void swatch_sup2(struct stance_svg *svg, double x, double y)
{
    put_swatch(svg, x, y, STANCE_MARK_SUP2);
}
static void swatch_neu(struct stance_svg *svg, double x, double y)
{
    put_swatch(svg, x, y, STANCE_MARK_NEU);
}
static void swatch_opp2(struct stance_svg *svg, double x, double y)
{
    put_swatch(svg, x, y, STANCE_MARK_OPP2);
}
static void swatch_opp(struct stance_svg *svg, double x, double y)
{
    put_swatch(svg, x, y, STANCE_MARK_OPP);
}
static void swatch_thin(struct stance_svg *svg, double x, double y)
{
    stance_svg_rect(svg, x, y - 5, 20, 2, 0,
                    (struct stance_paint){.fill = STANCE_SUP, .stroke = STANCE_NO_TOKEN}, NULL);
}
static void swatch_none(struct stance_svg *svg, double x, double y)
{
    stance_svg_rect(
        svg, x + 0.5, y - 10, 19, 12, 0,
        (struct stance_paint){.fill = STANCE_PAPER, .stroke = STANCE_SUB, .stroke_width = 1}, NULL);
}

static size_t make_legend(struct stance_legend item[8], const struct stance_plot *p)
{
    const struct stance_legend all[] = {
        {"Supports", 20, swatch_sup},       {"Leans for", 20, swatch_sup2},
        {"Neutral", 20, swatch_neu},        {"Leans against", 20, swatch_opp2},
        {"Opposes", 20, swatch_opp},        {stance_plot_inferred_name(p), 20, swatch_thin},
        {"None recorded", 20, swatch_none},
    };
    const bool wanted[] = {
        true, p->has[STANCE_MARK_SUP2],           p->has[STANCE_MARK_NEU], p->has[STANCE_MARK_OPP2],
        true, p->has_inferred || p->has_expected, p->has_missing};
    size_t n = 0;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (wanted[i])
            item[n++] = all[i];
    return n;
}

static void put_note(const struct overview *o, struct stance_text *out)
{
    stance_text_puts(out, "One line per actor; the table gives shares of all cells of a group.");
    if (!o->themed && o->plot->issue_n > NAMED_MOST)
        stance_text_format(out, " No room to name %zu issues.", o->plot->issue_n);
    if (o->cut) {
        stance_text_puts(out, " ");
        stance_large_cut_note(o->plot, out);
    }
    if (o->plot->has_ambivalent)
        stance_text_puts(out, " Actors on record for and against count by their mean.");
}

static double draw_plot(struct stance_svg *svg, struct overview *o, double top)
{
    double y = top;
    if (o->themed)
        y = put_brackets(svg, o, top);
    else if (o->column >= LEVEL)
        y = put_level_names(svg, o, top);
    else if (o->plot->issue_n <= NAMED_MOST)
        y = put_names(svg, o, top);
    place_rows(o, y);
    put_blocs(svg, o);
    stance_cells_put(
        svg, &(struct stance_cells){
                 .plot = o->plot, .row_y = o->row_y, .x = CELLS_X, .column = o->column, .h = 2.6});
    return put_table(svg, o, o->bottom + 28);
}

static enum stance_code draw(struct stance_text *out, struct overview *o, struct stance_error *err)
{
    struct stance_words words = {0};
    struct stance_text subtitle = {0}, note = {0};
    struct stance_legend legend[8];
    struct stance_frame frame = {0};
    double top;
    stance_large_subtitle(o->plot, &subtitle);
    put_note(o, &note);
    subtitle.failed = subtitle.failed || note.failed;
    enum stance_code code = stance_text_end(&subtitle, err);
    if (code == STANCE_OK)
        code = stance_words_make(&words, o->plot, "Heat map", subtitle.bytes, note.bytes, !o->cut,
                                 err);
    if (code == STANCE_OK)
        code = stance_frame_begin(&frame, o->plot->scene, "matrix-overview", words.title.bytes,
                                  words.subtitle.bytes, legend, make_legend(legend, o->plot), &top,
                                  err);
    if (code == STANCE_OK) {
        stance_plot_show(o->plot);
        double bottom = draw_plot(&frame.svg, o, top);
        code = stance_frame_end(&frame, bottom + 4, words.note.bytes, words.desc.bytes, out, err);
    }
    stance_text_free(&subtitle);
    stance_text_free(&note);
    stance_words_clear(&words);
    return code;
}

enum stance_code stance_matrix_overview(struct stance_text *out, struct stance_plot *plot,
                                        struct stance_error *err)
{
    struct overview o = {.plot = plot};
    enum stance_code code = stance_large_order(&o.tree, plot, &o.cut, err);
    if (code == STANCE_OK)
        code = group_by_theme(&o, err);
    if (code == STANCE_OK) {
        o.row_y = stance_memory_new(plot->actor_n, sizeof *o.row_y);
        code = o.row_y ? STANCE_OK : stance_error_memory(err);
    }
    if (code == STANCE_OK) {
        fit_columns(&o);
        code = draw(out, &o, err);
    }
    stance_memory_free(o.row_y);
    stance_tree_clear(&o.tree);
    return code;
}
