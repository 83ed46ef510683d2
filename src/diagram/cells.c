/* cells.c - many cells as a few paths, one per class. */
#include "cells.h"

#include "../base/number.h"
#include "../base/text.h"
#include "tile.h"

/* hole: the other way round, which leaves the box out of what is around it. */
static void add_box(struct stance_svg *svg, struct stance_text *d, double x, double y, double w,
                    double h, bool hole)
{
    const double step[] = {hole ? h : w, hole ? w : h, hole ? -h : -w};
    stance_path_move(svg, d, x, y);
    for (size_t i = 0; i < sizeof step / sizeof *step; i++) {
        stance_text_putc(d, (i % 2 == 0) == hole ? 'v' : 'h');
        stance_number_put(d, step[i], 1);
    }
    stance_path_close(d);
}

static void add_rect(struct stance_svg *svg, struct stance_text *d, double x, double y, double w,
                     double h)
{
    add_box(svg, d, x, y, w, h, false);
}

/* The same as a stroke of its height, where nothing but the fill shows: half the bytes. */
static void add_stroke(struct stance_svg *svg, struct stance_text *d, double x, double y, double w)
{
    stance_path_move(svg, d, x, y);
    stance_text_putc(d, 'h');
    stance_number_put(d, w, 1);
}

static bool is_class(const struct stance_plot *p, size_t actor, size_t issue, enum stance_mark mark,
                     bool inferred)
{
    size_t cell = stance_plot_cell(p, actor, issue);
    return cell != STANCE_NO_CELL && stance_scene_mark(stance_plot_value(p, cell)) == mark &&
           stance_plot_inferred(p, cell) == inferred;
}

/* How many cells from `issue` on are of the class, at most 1 where runs are kept apart. */
static size_t run_of(const struct stance_cells *c, size_t actor, size_t issue,
                     enum stance_mark mark, bool inferred)
{
    size_t n = 0;
    while (issue + n < c->plot->issue_n && is_class(c->plot, actor, issue + n, mark, inferred)) {
        n++;
        if (c->glyphs)
            break;
    }
    return n;
}

/* The paint of a class, and how far its line stands in. */
static struct stance_paint paint_of(const struct stance_cells *c, enum stance_mark mark,
                                    bool inferred, double *in)
{
    struct stance_paint paint = {.fill = stance_tile_fill(mark), .stroke = STANCE_NO_TOKEN};
    *in = 0;
    if (!c->glyphs)
        return (struct stance_paint){.fill = STANCE_NO_TOKEN,
                                     .stroke = stance_tile_fill(mark),
                                     .stroke_width = inferred ? c->h / 2 : c->h};
    if (inferred) {
        paint = (struct stance_paint){
            .fill = STANCE_PAPER, .stroke = stance_tile_line(mark), .stroke_width = 1.2};
        *in = 0.6;
    } else if (mark != STANCE_MARK_SUP && mark != STANCE_MARK_OPP) {
        paint.stroke = stance_tile_line(mark);
        paint.stroke_width = 1;
        *in = 0.5;
    }
    return paint;
}

static void put_class(struct stance_svg *svg, const struct stance_cells *c, enum stance_mark mark,
                      bool inferred)
{
    struct stance_text cells = {0}, minus = {0};
    double in;
    struct stance_paint paint = paint_of(c, mark, inferred, &in);
    for (size_t a = 0; a < c->plot->actor_n; a++)
        for (size_t i = 0, n; i < c->plot->issue_n; i += n ? n : 1) {
            n = run_of(c, a, i, mark, inferred);
            if (!n)
                continue;
            double x = c->x + c->column * (double)i + c->inset;
            double w = c->column * (double)n - 2 * c->inset;
            if (c->glyphs)
                add_rect(svg, &cells, x + in, c->row_y[a] + in, w - 2 * in, c->h - 2 * in);
            else
                add_stroke(svg, &cells, x, c->row_y[a] + c->h / 2, w);
            if (c->glyphs && mark < STANCE_MARK_NEU)
                add_rect(svg, &minus, x + w / 2 - 3.5, c->row_y[a] + c->h / 2 - 0.8, 7, 1.5);
        }
    if (cells.n || cells.failed)
        stance_svg_path(svg, &cells, paint, NULL);
    if (minus.n || minus.failed)
        stance_svg_path(svg, &minus,
                        (struct stance_paint){.fill = inferred ? stance_tile_line(mark)
                                                               : stance_tile_glyph(mark),
                                              .stroke = STANCE_NO_TOKEN},
                        NULL);
    stance_text_free(&cells);
    stance_text_free(&minus);
}

static void put_corners(struct stance_svg *svg, const struct stance_cells *c)
{
    for (size_t a = 0; a < c->plot->actor_n; a++)
        for (size_t i = 0; i < c->plot->issue_n; i++) {
            size_t cell = stance_plot_cell(c->plot, a, i);
            if (cell != STANCE_NO_CELL && stance_plot_ambivalent(c->plot, cell))
                stance_tile_corner(svg, c->x + c->column * (double)(i + 1) - c->inset,
                                   c->row_y[a] + c->h, 5);
        }
}

void stance_cells_put(struct stance_svg *svg, const struct stance_cells *cells)
{
    for (int mark = STANCE_MARK_OPP; mark <= STANCE_MARK_SUP; mark++) {
        put_class(svg, cells, (enum stance_mark)mark, false);
        put_class(svg, cells, (enum stance_mark)mark, true);
    }
    if (cells->glyphs)
        put_corners(svg, cells);
}

/* ---- With tooltips ---- */

struct titles {
    struct stance_svg *svg;
    const struct stance_cells *cells;
    bool sources;
    struct stance_text title, d, minus; /* minus: those that are painted otherwise */
};

static const char *title_of(struct titles *t, size_t actor, size_t cell)
{
    const struct stance_plot *p = t->cells->plot;
    stance_text_clear(&t->title);
    if (t->sources)
        stance_scene_cell_title(p->scene, cell, p->actor[actor], &t->title);
    else
        stance_scene_cell_words(p->scene, cell, p->actor[actor], &t->title);
    return t->title.failed ? NULL : t->title.bytes;
}

/* How a group of them is painted: support as a line as wide as the cell is high, the rest as
 * in `paint`. */
static struct stance_paint group_paint(const struct stance_cells *c, enum stance_mark mark,
                                       bool inferred, double *in)
{
    struct stance_paint paint = paint_of(c, mark, inferred, in);
    if (mark == STANCE_MARK_SUP && !inferred)
        paint = (struct stance_paint){
            .fill = STANCE_NO_TOKEN, .stroke = stance_tile_fill(mark), .stroke_width = c->h};
    return paint;
}

/* A cell that its group paints: one path, the minus of firm opposition a hole in it. */
static void put_shape(struct titles *t, size_t actor, size_t issue, enum stance_mark mark,
                      bool inferred, double in)
{
    const struct stance_cells *c = t->cells;
    double x = c->x + c->column * (double)issue + c->inset, y = c->row_y[actor] + c->inset;
    double w = c->column - 2 * c->inset, at = x + w / 2 - 3.5;
    stance_text_clear(&t->d);
    if (mark == STANCE_MARK_SUP && !inferred)
        add_stroke(t->svg, &t->d, x, y + c->h / 2, w);
    else
        add_rect(t->svg, &t->d, x + in, y + in, w - 2 * in, c->h - 2 * in);
    if (mark < STANCE_MARK_NEU && inferred)
        add_stroke(t->svg, &t->d, at, y + c->h / 2, 7);
    else if (mark == STANCE_MARK_OPP)
        add_box(t->svg, &t->d, at, y + c->h / 2 - 0.8, 7, 1.5, true);
    else if (mark == STANCE_MARK_OPP2)
        add_rect(t->svg, &t->minus, at, y + c->h / 2 - 0.8, 7, 1.5);
    stance_svg_shape(t->svg, &t->d, title_of(t, actor, stance_plot_cell(c->plot, actor, issue)));
}

/* Cells with a corner of another colour have a group of their own. */
static void put_ambivalent(struct titles *t, size_t actor)
{
    const struct stance_cells *c = t->cells;
    for (size_t i = 0; i < c->plot->issue_n; i++) {
        size_t cell = stance_plot_cell(c->plot, actor, i);
        if (cell == STANCE_NO_CELL || !stance_plot_ambivalent(c->plot, cell))
            continue;
        stance_svg_open(t->svg, title_of(t, actor, cell));
        stance_cell_put(t->svg, (struct stance_tile){
                                    .x = c->x + c->column * (double)i + c->inset,
                                    .y = c->row_y[actor] + c->inset,
                                    .w = c->column - 2 * c->inset,
                                    .h = c->h,
                                    .mark = stance_scene_mark(stance_plot_value(c->plot, cell)),
                                    .outlined = stance_plot_inferred(c->plot, cell),
                                    .ambivalent = stance_plot_ambivalent(c->plot, cell)});
        stance_svg_close(t->svg);
    }
}

static void put_alike(struct titles *t, size_t actor, enum stance_mark mark, bool inferred)
{
    const struct stance_plot *p = t->cells->plot;
    bool open = false;
    double in;
    struct stance_paint paint = group_paint(t->cells, mark, inferred, &in);
    stance_text_clear(&t->minus);
    for (size_t i = 0; i < p->issue_n; i++) {
        if (!is_class(p, actor, i, mark, inferred) ||
            stance_plot_ambivalent(p, stance_plot_cell(p, actor, i)))
            continue;
        if (!open)
            stance_svg_open_painted(t->svg, paint);
        open = true;
        put_shape(t, actor, i, mark, inferred, in);
    }
    if (open)
        stance_svg_close(t->svg);
    if (t->minus.n || t->minus.failed)
        stance_svg_path(
            t->svg, &t->minus,
            (struct stance_paint){.fill = stance_tile_glyph(mark), .stroke = STANCE_NO_TOKEN},
            NULL);
}

void stance_cells_put_titled(struct stance_svg *svg, const struct stance_cells *cells, bool sources)
{
    struct titles t = {.svg = svg, .cells = cells, .sources = sources};
    for (size_t a = 0; a < cells->plot->actor_n; a++) {
        for (int mark = STANCE_MARK_SUP; mark >= STANCE_MARK_OPP; mark--) {
            put_alike(&t, a, (enum stance_mark)mark, false);
            put_alike(&t, a, (enum stance_mark)mark, true);
        }
        put_ambivalent(&t, a);
    }
    svg->body.failed = svg->body.failed || t.title.failed || t.d.failed;
    stance_text_free(&t.title);
    stance_text_free(&t.d);
    stance_text_free(&t.minus);
}

/* ---- Without a record ---- */

void stance_cells_put_missing(struct stance_svg *svg, const struct stance_cells *cells)
{
    const struct stance_plot *p = cells->plot;
    struct stance_text d = {0};
    for (size_t a = 0; a < p->actor_n; a++)
        for (size_t i = 0; i < p->issue_n; i++)
            if (stance_plot_cell(p, a, i) == STANCE_NO_CELL)
                add_stroke(svg, &d, cells->x + cells->column * ((double)i + 0.5) - 1,
                           cells->row_y[a] + cells->h / 2, 2);
    if (d.n || d.failed)
        stance_svg_path(svg, &d,
                        (struct stance_paint){
                            .fill = STANCE_NO_TOKEN, .stroke = STANCE_MUTE, .stroke_width = 2},
                        NULL);
    stance_text_free(&d);
}
