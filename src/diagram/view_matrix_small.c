/* view_matrix_small.c - a matrix of glyph tiles with the longer names on the rows. */
#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "matrix.h"
#include "tile.h"

#define ROW 32.0
#define BLOC_GAP 10.0
#define BLOC_HEAD 22.0
#define NAMES_X 22.0
#define NAMES_MOST 204.0
#define TILES_RIGHT 628.0
#define COLUMN_NAME_MOST 190.0
#define SLOPE 0.70711 /* cos 45 and sin 45 */

static const struct stance_type row_type = {.size = 12.5, .fill = STANCE_INK};
static const struct stance_type column_type = {.size = 12, .fill = STANCE_INK, .rotate = -45};

struct grid {
    const struct stance_plot *plot;
    bool actors_on_rows;
    size_t row_n, column_n;
    double x, tile;     /* left edge of the first tile, column pitch */
    double right;       /* where the rows end */
    double top, bottom; /* of the tiles */
    double *column_x;   /* left edges */
    double *row_y;      /* upper edges */
    const struct stance_tally *tally;
};

static const char *row_label(const struct grid *g, size_t row)
{
    const struct stance_plot *p = g->plot;
    return g->actors_on_rows ? stance_scene_actor(p->scene, p->actor[row])->label
                             : stance_scene_issue(p->scene, p->issue[row])->label;
}

static const char *column_label(const struct grid *g, size_t column)
{
    const struct stance_plot *p = g->plot;
    return g->actors_on_rows ? stance_scene_issue(p->scene, p->issue[column])->label
                             : stance_scene_actor(p->scene, p->actor[column])->label;
}

static size_t cell_at(const struct grid *g, size_t row, size_t column)
{
    return g->actors_on_rows ? stance_plot_cell(g->plot, row, column)
                             : stance_plot_cell(g->plot, column, row);
}

/* ---- Measures ---- */

static double labels_width(size_t n, const char *(*label)(const struct grid *, size_t),
                           const struct grid *g)
{
    double widest = 0;
    for (size_t i = 0; i < n; i++) {
        struct stance_line line = stance_look_cut(label(g, i), strlen(label(g, i)), 800, 12, false);
        widest = fmax(widest, stance_look_width(line.s, line.n, 12, false));
    }
    return widest;
}

/* The longer names stand on the rows, where there is room for them; a side over 16 must. */
static bool wants_actors_on_rows(struct grid *g)
{
    const struct stance_plot *p = g->plot;
    if (p->actor_n > 16 || p->issue_n > 16)
        return p->actor_n > p->issue_n;
    double issues = labels_width(p->issue_n, row_label, g);
    double actors = labels_width(p->actor_n, column_label, g);
    return actors > issues;
}

static double names_width(const struct grid *g)
{
    double widest = 60;
    for (size_t r = 0; r < g->row_n; r++) {
        struct stance_lines lines = stance_look_wrap(row_label(g, r), NAMES_MOST / 1.12,
                                                     row_type.size, false, 2, STANCE_BALANCED);
        for (size_t i = 0; i < lines.n; i++)
            widest = fmax(widest, 1.12 * stance_look_width(lines.line[i].s, lines.line[i].n,
                                                           row_type.size, false));
    }
    return fmin(widest, NAMES_MOST);
}

static double name_x(const struct grid *g, size_t column)
{
    return g->column_x[column] + g->tile / 2 + 4;
}

/* How long the name of a column may be to end inside the margin, and inside the canvas
 * where the font is a wide one. */
static double name_room(const struct grid *g, size_t column)
{
    double room = (STANCE_WIDTH - STANCE_MARGIN - name_x(g, column)) / SLOPE;
    double wide = (STANCE_WIDTH - 4 - name_x(g, column)) / SLOPE / 1.17;
    return fmin(fmin(room, wide), COLUMN_NAME_MOST);
}

static void place_columns(struct grid *g)
{
    double x = g->x;
    for (size_t c = 0; c < g->column_n; c++) {
        const struct stance_plot *p = g->plot;
        if (c && !g->actors_on_rows && p->grouped && p->actor_bloc[c] != p->actor_bloc[c - 1])
            x += BLOC_GAP;
        g->column_x[c] = x;
        x += g->tile;
    }
}

static bool columns_fit(const struct grid *g)
{
    for (size_t c = 0; c < g->column_n; c++) {
        double width = stance_look_width(column_label(g, c), strlen(column_label(g, c)),
                                         column_type.size, false);
        if (fmin(width, COLUMN_NAME_MOST) > name_room(g, c))
            return false;
    }
    return g->column_n == 0 || g->column_x[g->column_n - 1] + g->tile <= TILES_RIGHT;
}

static void fit_columns(struct grid *g)
{
    g->x = NAMES_X + names_width(g) + 6;
    for (g->tile = 30; g->tile > 22; g->tile--) {
        place_columns(g);
        if (columns_fit(g))
            return;
    }
    place_columns(g); /* 22: then the row names give way, and column names are cut */
    double over = g->column_x[g->column_n - 1] + g->tile - TILES_RIGHT;
    if (over > 0) {
        g->x -= over;
        place_columns(g);
    }
}

/* Few columns: the tally stays near them. */
static double rows_right(const struct grid *g)
{
    double tiles = g->column_n ? g->column_x[g->column_n - 1] + g->tile : g->x;
    return fmin(tiles + 130, STANCE_WIDTH - STANCE_MARGIN);
}

static double names_height(const struct grid *g)
{
    double widest = 40;
    for (size_t c = 0; c < g->column_n; c++) {
        const char *label = column_label(g, c);
        struct stance_line line =
            stance_look_cut(label, strlen(label), name_room(g, c), column_type.size, false);
        widest = fmax(widest, stance_look_width(line.s, line.n, column_type.size, false) +
                                  (line.cut ? column_type.size : 0));
    }
    return widest * SLOPE + 8;
}

static void place_rows(struct grid *g, double y)
{
    g->top = y;
    for (size_t r = 0; r < g->row_n; r++) {
        const struct stance_plot *p = g->plot;
        if (g->actors_on_rows && p->grouped && r > 0 && p->actor_bloc[r] != p->actor_bloc[r - 1])
            y += BLOC_HEAD;
        g->row_y[r] = y;
        y += ROW;
    }
    g->bottom = y;
}

/* ---- Drawing ---- */

static struct stance_type actor_type(const struct grid *g, size_t actor, struct stance_type type)
{
    return stance_scene_name_type(g->plot->scene, g->plot->actor[actor], type);
}

static void put_column_names(struct stance_svg *svg, const struct grid *g)
{
    for (size_t c = 0; c < g->column_n; c++) {
        const char *label = column_label(g, c);
        struct stance_type type = g->actors_on_rows ? column_type : actor_type(g, c, column_type);
        struct stance_line line =
            stance_look_cut(label, strlen(label), name_room(g, c), type.size, type.bold);
        if (line.cut)
            stance_svg_open(svg, label);
        stance_svg_text(svg, name_x(g, c), g->top - 14, line.s, line.n, line.cut, type);
        if (line.cut)
            stance_svg_close(svg);
    }
}

static void put_row_name(struct stance_svg *svg, const struct grid *g, size_t row)
{
    const char *label = row_label(g, row);
    struct stance_type type = g->actors_on_rows ? actor_type(g, row, row_type) : row_type;
    double room = (g->x - NAMES_X - 4) / 1.05;
    struct stance_lines lines =
        stance_look_wrap(label, room, type.size, type.bold, 2, STANCE_BALANCED);
    double middle = g->row_y[row] + ROW / 2;
    bool cut = lines.n && lines.line[lines.n - 1].cut;
    if (cut)
        stance_svg_open(svg, label);
    for (size_t i = 0; i < lines.n; i++) {
        double y = middle + ((double)i - (double)(lines.n - 1) / 2) * 14;
        stance_svg_text(svg, NAMES_X, stance_look_baseline(y, row_type.size), lines.line[i].s,
                        lines.line[i].n, lines.line[i].cut, type);
    }
    if (cut)
        stance_svg_close(svg);
}

static void put_cell(struct stance_svg *svg, const struct grid *g, size_t row, size_t column,
                     struct stance_text *title)
{
    const struct stance_plot *p = g->plot;
    size_t cell = cell_at(g, row, column);
    if (cell == STANCE_NO_CELL) {
        stance_tile_none(svg, g->column_x[column] + g->tile / 2, g->row_y[row] + ROW / 2);
        return;
    }
    size_t actor = g->actors_on_rows ? row : column;
    stance_text_clear(title);
    stance_scene_cell_title(p->scene, cell, p->actor[actor], title);
    stance_svg_open(svg, title->failed ? NULL : title->bytes);
    stance_tile_put(svg, (struct stance_tile){.x = g->column_x[column] + 1,
                                              .y = g->row_y[row] + 1,
                                              .w = g->tile - 2,
                                              .h = ROW - 2,
                                              .arm = 4.5,
                                              .stroke = 1.8,
                                              .mark = stance_scene_mark(stance_plot_value(p, cell)),
                                              .outlined = stance_plot_inferred(p, cell),
                                              .ambivalent = stance_plot_ambivalent(p, cell)});
    stance_svg_close(svg);
}

static void put_rows(struct stance_svg *svg, const struct grid *g)
{
    static const char heading[] = "For – against";
    struct stance_tally_column tally = stance_tally_column_at(g->tally, g->row_n, g->right - 6);
    struct stance_text title = {0};
    stance_svg_text(svg, g->right, g->top - 8, heading, strlen(heading), false,
                    (struct stance_type){.size = 11, .fill = STANCE_SUB, .anchor = STANCE_END});
    for (size_t r = 0; r < g->row_n; r++) {
        if (r % 2 == 0)
            stance_svg_rect(svg, STANCE_MARGIN, g->row_y[r], g->right - STANCE_MARGIN, ROW, 0,
                            (struct stance_paint){.fill = STANCE_BAND, .stroke = STANCE_NO_TOKEN},
                            NULL);
        put_row_name(svg, g, r);
        for (size_t c = 0; c < g->column_n; c++)
            put_cell(svg, g, r, c, &title);
        stance_tally_put(svg, tally, g->tally[r],
                         stance_look_baseline(g->row_y[r] + ROW / 2, 12.5));
    }
    svg->body.failed = svg->body.failed || title.failed;
    stance_text_free(&title);
}

/* The full name where it fits above the width at hand, else the letter. */
static void put_bloc_name(struct stance_svg *svg, const struct stance_plot_bloc *bloc, double x,
                          double y, double width)
{
    struct stance_text name = {0};
    struct stance_type type = {
        .size = 11, .bold = true, .fill = bloc->text, .anchor = STANCE_MIDDLE};
    stance_plot_bloc_name(bloc, &name);
    svg->body.failed = svg->body.failed || name.failed;
    if (!name.failed) {
        const char *text = name.bytes;
        if (bloc->lettered && 1.12 * stance_look_width(text, name.n, 11, true) > width - 6)
            text = bloc->name;
        struct stance_lines lines = stance_look_wrap(text, width, 11, true, 2, STANCE_BALANCED);
        for (size_t i = 0; i < lines.n; i++)
            stance_svg_text(svg, x, y + 13 * (double)i, lines.line[i].s, lines.line[i].n,
                            lines.line[i].cut, type);
    }
    stance_text_free(&name);
}

/* A bar along each bloc and its name; returns where the plot ends. */
static double put_blocs(struct stance_svg *svg, const struct grid *g)
{
    const struct stance_plot *p = g->plot;
    double bottom = g->bottom;
    for (size_t i = 0; p->grouped && i < p->bloc_n; i++) {
        const struct stance_plot_bloc *b = &p->bloc[i];
        struct stance_paint paint = {.fill = b->mark, .stroke = STANCE_NO_TOKEN};
        if (g->actors_on_rows) {
            struct stance_text name = {0};
            stance_plot_bloc_name(b, &name);
            stance_svg_rect(svg, g->x - 7, g->row_y[b->first] + 1, 4, ROW * (double)b->n - 2, 1,
                            paint, NULL);
            if (!name.failed)
                stance_svg_text(svg, NAMES_X, g->row_y[b->first] - 6, name.bytes, name.n, false,
                                (struct stance_type){.size = 11, .bold = true, .fill = b->text});
            svg->body.failed = svg->body.failed || name.failed;
            stance_text_free(&name);
            continue;
        }
        double x = g->column_x[b->first] + 1;
        double width = g->column_x[b->first + b->n - 1] + g->tile - 1 - x;
        double room = fmax(width + BLOC_GAP, b->lettered ? 20 : 56);
        stance_svg_rect(svg, x, g->top - 8, width, 4, 1, paint, NULL);
        put_bloc_name(svg, b, x + width / 2, g->bottom + 16, room);
        bottom = g->bottom + (room < 80 && !b->lettered ? 35 : fmax(22, bottom - g->bottom));
    }
    return bottom;
}

static enum stance_code lay_out(struct grid *g, struct stance_plot *plot, struct stance_error *err)
{
    g->plot = plot;
    g->actors_on_rows = wants_actors_on_rows(g);
    g->row_n = g->actors_on_rows ? plot->actor_n : plot->issue_n;
    g->column_n = g->actors_on_rows ? plot->issue_n : plot->actor_n;
    g->tally = g->actors_on_rows ? plot->by_actor : plot->by_issue;
    g->column_x = stance_memory_new(g->column_n, sizeof *g->column_x);
    g->row_y = stance_memory_new(g->row_n, sizeof *g->row_y);
    if (!g->column_x || !g->row_y)
        return stance_error_memory(err);
    if (g->column_n)
        fit_columns(g);
    g->right = rows_right(g);
    return STANCE_OK;
}

static enum stance_code draw(struct stance_text *out, struct grid *g, struct stance_error *err)
{
    const struct stance_plot *plot = g->plot;
    struct stance_words words = {0};
    struct stance_legend_list legend;
    struct stance_frame frame = {0};
    double top;
    struct stance_text subtitle = {0};
    stance_text_format(&subtitle, "Recorded position of each actor on each issue; %sissues %s",
                       plot->grouped ? "actors by coalition, " : "",
                       stance_plot_order_words(plot, "from agreed to contested"));
    enum stance_code code = stance_text_end(&subtitle, err);
    if (code == STANCE_OK)
        code = stance_words_make(
        &words, plot, "Matrix",
        subtitle.bytes,
        plot->has[STANCE_MARK_SUP2] || plot->has[STANCE_MARK_OPP2]
            ? "Leans: a qualified or mixed position, 0.75 or less."
            : "",
        plot->grouped, err);
    stance_text_free(&subtitle);
    if (code != STANCE_OK)
        return code;
    stance_tile_legend(&legend, plot);
    code = stance_frame_begin(&frame, plot->scene, "matrix", words.title.bytes,
                              words.subtitle.bytes, legend.item, legend.n, &top, err);
    if (code == STANCE_OK) {
        stance_plot_show(plot);
        place_rows(g, top + names_height(g) + 14);
        put_column_names(&frame.svg, g);
        put_rows(&frame.svg, g);
        double bottom = put_blocs(&frame.svg, g);
        code = stance_frame_end(&frame, bottom + 6, words.note.bytes, words.desc.bytes, out, err);
    }
    stance_words_clear(&words);
    return code;
}

enum stance_code stance_matrix_small(struct stance_text *out, struct stance_plot *plot,
                                     struct stance_error *err)
{
    struct grid g = {0};
    enum stance_code code = stance_plot_settle(plot, err);
    if (code == STANCE_OK)
        code = lay_out(&g, plot, err);
    if (code == STANCE_OK)
        code = draw(out, &g, err);
    stance_memory_free(g.column_x);
    stance_memory_free(g.row_y);
    return code;
}
