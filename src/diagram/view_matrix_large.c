/* view_matrix_large.c - actors as rows, put beside those they resemble, with a dendrogram.
 *
 * Low rows carry flat cells, high ones the glyphs of the small form. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "cells.h"
#include "large.h"
#include "matrix.h"
#include "tile.h"

#define TREE_X 16.0
#define TREE_W 36.0
#define BAR_X 56.0
#define TITLES_MOST 2000  /* cells; above, one path per class and no tooltips ... */
#define BYTES_MOST 288000 /* ... as where the page would be larger; the rest, 12 kB, is words */

static const struct stance_type name_type = {
    .size = 10.5, .fill = STANCE_INK, .anchor = STANCE_END};
static const struct stance_type column_type = {.size = 11, .fill = STANCE_INK, .rotate = -60};

/* ---- Drawing ---- */

static void put_column_names(struct stance_svg *svg, const struct stance_large *l)
{
    for (size_t i = 0; i < l->plot->issue_n; i++) {
        struct stance_line line = stance_large_column_name(l, i);
        if (line.cut)
            stance_svg_open(svg, stance_large_issue(l, i));
        stance_svg_text(svg, stance_large_name_x(l, i), l->top - 6.5, line.s, line.n, line.cut,
                        column_type);
        if (line.cut)
            stance_svg_close(svg);
    }
}

static void put_row_name(struct stance_svg *svg, const struct stance_large *l, size_t actor)
{
    const char *label = stance_large_actor(l, actor);
    struct stance_type type =
        stance_scene_name_type(l->plot->scene, l->plot->actor[actor], name_type);
    struct stance_lines lines = stance_large_actor_name(l, actor, type.bold);
    double right = STANCE_LARGE_NAMES_X + l->names_w;
    bool cut = lines.n && lines.line[lines.n - 1].cut;
    if (cut)
        stance_svg_open(svg, label);
    for (size_t i = 0; i < lines.n; i++) {
        double y = l->row_y[actor] + l->row / 2 + ((double)i - (double)(lines.n - 1) / 2) * 11.5;
        stance_svg_text(svg, right, stance_look_baseline(y, type.size), lines.line[i].s,
                        lines.line[i].n, lines.line[i].cut, type);
    }
    if (cut)
        stance_svg_close(svg);
}

static struct stance_tile tile_at(const struct stance_large *l, size_t actor, size_t issue,
                                  size_t cell)
{
    const struct stance_plot *p = l->plot;
    return (struct stance_tile){.x = stance_large_column_x(l, issue) + 0.5,
                                .y = l->row_y[actor] + 0.5,
                                .w = l->column - 1,
                                .h = l->row - 1,
                                .arm = l->row > STANCE_LARGE_LOW ? 4 : 0,
                                .stroke = 1.6,
                                .mark = stance_scene_mark(stance_plot_value(p, cell)),
                                .outlined = stance_plot_inferred(p, cell),
                                .ambivalent = stance_plot_ambivalent(p, cell)};
}

/* Tall rows: the tiles of the small form. */
static void put_tiles(struct stance_svg *svg, const struct stance_large *l, bool sources)
{
    const struct stance_plot *p = l->plot;
    struct stance_text title = {0};
    for (size_t a = 0; a < p->actor_n; a++)
        for (size_t i = 0; i < p->issue_n; i++) {
            size_t cell = stance_plot_cell(p, a, i);
            if (cell == STANCE_NO_CELL)
                continue;
            stance_text_clear(&title);
            if (sources)
                stance_scene_cell_title(p->scene, cell, p->actor[a], &title);
            else
                stance_scene_cell_words(p->scene, cell, p->actor[a], &title);
            stance_svg_open(svg, title.failed ? NULL : title.bytes);
            stance_tile_put(svg, tile_at(l, a, i, cell));
            stance_svg_close(svg);
        }
    svg->body.failed = svg->body.failed || title.failed;
    stance_text_free(&title);
}

/* With as much in the tooltips as the page has room for: all, all but the sources, or none. */
static void put_cells(struct stance_svg *svg, const struct stance_large *l,
                      struct stance_text *desc)
{
    const struct stance_plot *p = l->plot;
    struct stance_cells cells = {.plot = p,
                                 .row_y = l->row_y,
                                 .x = stance_large_cells_x(l),
                                 .column = l->column,
                                 .h = l->row - 1,
                                 .inset = 0.5,
                                 .glyphs = true};
    stance_cells_put_missing(svg, &cells);
    const struct stance_svg before = *svg;
    for (int sources = 1; sources >= 0 && p->stance_n <= TITLES_MOST; sources--) {
        if (l->row > STANCE_LARGE_LOW)
            put_tiles(svg, l, sources);
        else
            stance_cells_put_titled(svg, &cells, sources);
        if (svg->body.n <= BYTES_MOST) {
            stance_text_puts(desc, sources ? "" : " For want of room tooltips name no sources.");
            return;
        }
        stance_text_cut(&svg->body, before.body.n);
        memcpy(svg->fill_used, before.fill_used, sizeof svg->fill_used);
        memcpy(svg->stroke_used, before.stroke_used, sizeof svg->stroke_used);
    }
    stance_cells_put(svg, &cells);
    stance_text_puts(desc, " There are too many cells for tooltips.");
}

static double middle_of(const struct stance_large *l, const double *y, uint32_t node)
{
    return node < l->tree.leaf_n ? l->row_y[node] + l->row / 2 : y[node - l->tree.leaf_n];
}

static double x_of(const struct stance_large *l, double tallest, uint32_t node)
{
    if (node < l->tree.leaf_n || tallest <= 0)
        return TREE_X + TREE_W;
    return TREE_X + TREE_W - TREE_W * sqrt(l->tree.node[node - l->tree.leaf_n].height / tallest);
}

/* A joint of the tree: down from each part to the height where they meet. */
static void put_tree(struct stance_svg *svg, const struct stance_large *l, double *y)
{
    struct stance_text d = {0};
    double tallest = 0;
    for (size_t v = 0; v < l->tree.node_n; v++)
        tallest = fmax(tallest, l->tree.node[v].height);
    for (size_t v = 0; v < l->tree.node_n; v++) {
        const struct stance_tree_node *node = &l->tree.node[v];
        double upper = middle_of(l, y, node->left), lower = middle_of(l, y, node->right);
        double x = x_of(l, tallest, (uint32_t)(l->tree.leaf_n + v));
        stance_path_move(svg, &d, x_of(l, tallest, node->left), upper);
        stance_path_across(svg, &d, x);
        stance_path_down(svg, &d, lower);
        stance_path_across(svg, &d, x_of(l, tallest, node->right));
        y[v] = (upper + lower) / 2;
    }
    if (l->tree.node_n)
        stance_svg_path(svg, &d,
                        (struct stance_paint){
                            .fill = STANCE_NO_TOKEN, .stroke = STANCE_MUTE, .stroke_width = 1},
                        NULL);
    stance_text_free(&d);
}

/* A square of the bloc's colour, its letter and how many are in it. */
static void put_key(struct stance_svg *svg, const struct stance_large *l)
{
    const struct stance_plot *p = l->plot;
    double y = l->top - 6.5 - 14.5 * (double)(p->bloc_n - 1);
    for (size_t i = 0; i < p->bloc_n; i++, y += 14.5) {
        const struct stance_plot_bloc *b = &p->bloc[i];
        char count[48];
        int n = snprintf(count, sizeof count, "%zu actor%s", b->n, b->n == 1 ? "" : "s");
        stance_svg_rect(svg, TREE_X, y - 8.8, 10, 10, 1,
                        (struct stance_paint){.fill = b->mark, .stroke = STANCE_NO_TOKEN}, NULL);
        stance_svg_text(svg, TREE_X + 15, y, b->name, strlen(b->name), false,
                        (struct stance_type){.size = 11.5, .bold = true, .fill = b->text});
        double x = TREE_X + 20 + 1.05 * stance_look_width(b->name, strlen(b->name), 11.5, true);
        stance_svg_text(svg, x, y, count, (size_t)n, false,
                        (struct stance_type){.size = 11, .fill = STANCE_SUB});
    }
}

static void put_blocs(struct stance_svg *svg, const struct stance_large *l)
{
    const struct stance_plot *p = l->plot;
    double x = stance_large_column_x(l, p->issue_n) + 8;
    for (size_t i = 0; i < p->bloc_n; i++) {
        const struct stance_plot_bloc *b = &p->bloc[i];
        double y = l->row_y[b->first], height = l->row * (double)b->n;
        double size = b->lettered ? 13 : 11;
        stance_svg_rect(svg, BAR_X, y + 0.5, 4, height - 1, 1,
                        (struct stance_paint){.fill = b->mark, .stroke = STANCE_NO_TOKEN}, NULL);
        struct stance_lines lines =
            stance_look_wrap(b->name, 56, size, true, height < 24 ? 1 : 2, STANCE_BALANCED);
        for (size_t k = 0; k < lines.n; k++)
            stance_svg_text(
                svg, x,
                stance_look_baseline(y + height / 2 + 13 * ((double)k - (double)(lines.n - 1) / 2),
                                     size),
                lines.line[k].s, lines.line[k].n, lines.line[k].cut,
                (struct stance_type){.size = size, .bold = true, .fill = b->text});
    }
    put_key(svg, l);
}

static void put_rows(struct stance_svg *svg, const struct stance_large *l)
{
    for (size_t a = 0; a < l->plot->actor_n; a++) {
        if (l->row > STANCE_LARGE_LOW && (a - l->plot->bloc[l->plot->actor_bloc[a]].first) % 2 == 0)
            stance_svg_rect(svg, BAR_X + 8, l->row_y[a],
                            stance_large_column_x(l, l->plot->issue_n) + 2 - BAR_X - 8, l->row, 0,
                            (struct stance_paint){.fill = STANCE_BAND, .stroke = STANCE_NO_TOKEN},
                            NULL);
        put_row_name(svg, l, a);
    }
}

static void put_note(const struct stance_large *l, struct stance_text *out)
{
    if (l->cut)
        stance_large_cut_note(l->plot, out);
    else if (l->tree.node_n)
        stance_text_puts(out, l->plot->grouped ? "Tree: average linkage inside each coalition."
                                               : "Tree: average linkage.");
}

static enum stance_code draw(struct stance_text *out, struct stance_large *l, double *y,
                             struct stance_error *err)
{
    struct stance_words words = {0};
    struct stance_legend_list legend;
    struct stance_frame frame = {0};
    double top;
    struct stance_text subtitle = {0}, note = {0};
    stance_large_subtitle(l->plot, &subtitle);
    put_note(l, &note);
    subtitle.failed = subtitle.failed || note.failed;
    enum stance_code code = stance_text_end(&subtitle, err);
    if (code == STANCE_OK)
        code = stance_words_make(&words, l->plot, "Matrix", subtitle.bytes,
                                 note.n ? note.bytes : "", !l->cut && l->plot->grouped, err);
    stance_text_free(&note);
    stance_text_free(&subtitle);
    if (code != STANCE_OK)
        return code;
    if (l->row > STANCE_LARGE_LOW)
        stance_tile_legend(&legend, l->plot);
    else
        stance_cell_legend(&legend, l->plot);
    code = stance_frame_begin(&frame, l->plot->scene, "matrix-large", words.title.bytes,
                              words.subtitle.bytes, legend.item, legend.n, &top, err);
    if (code == STANCE_OK) {
        stance_large_place_rows(l, top + stance_large_names_height(l) + 8);
        stance_plot_show(l->plot);
        put_column_names(&frame.svg, l);
        put_rows(&frame.svg, l);
        put_tree(&frame.svg, l, y);
        put_cells(&frame.svg, l, &words.desc);
        if (l->plot->grouped)
            put_blocs(&frame.svg, l);
        code =
            stance_frame_end(&frame, l->bottom + 4, words.note.bytes, words.desc.bytes, out, err);
    }
    stance_words_clear(&words);
    return code;
}

enum stance_code stance_matrix_large(struct stance_text *out, struct stance_plot *plot,
                                     struct stance_error *err)
{
    struct stance_large l = {.plot = plot};
    double *y = NULL;
    enum stance_code code = stance_large_order(&l.tree, plot, &l.cut, err);
    if (code != STANCE_OK)
        goto done;
    l.row_y = stance_memory_new(plot->actor_n, sizeof *l.row_y);
    y = stance_memory_new(l.tree.node_n, sizeof *y);
    if (!l.row_y || !y) {
        code = stance_error_memory(err);
        goto done;
    }
    stance_large_fit(&l);
    code = draw(out, &l, y, err);
done:
    stance_memory_free(y);
    stance_memory_free(l.row_y);
    stance_tree_clear(&l.tree);
    return code;
}
