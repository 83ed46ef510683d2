/* view_matrix_large.c - actors as rows, put beside those they resemble, with a dendrogram.
 *
 * Rows are 12.5 high; where there are at most 40 and some name needs two lines they are 25
 * high, and the cells carry the glyphs of the small form. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "matrix.h"
#include "order.h"
#include "tile.h"
#include "tree.h"

#define TREE_X 16.0
#define TREE_W 36.0
#define BAR_X 56.0
#define NAMES_RIGHT 168.0
#define NAMES_W 108.0
#define CELLS_X 174.0
#define RIGHT (STANCE_WIDTH - STANCE_MARGIN)
#define BLOC_GAP 10.0
#define LOW 12.5
#define TALL 25.0
#define COLUMN_MOST 28.0
#define COLUMN_LEAST 14.0
#define COLUMN_NAME_MOST 190.0
#define COS60 0.5
#define SIN60 0.86603
#define TITLES_MOST 2000 /* cells; above, one path per class and no tooltips */

static const struct stance_type name_type = {
    .size = 10.5, .fill = STANCE_INK, .anchor = STANCE_END};
static const struct stance_type column_type = {.size = 11, .fill = STANCE_INK, .rotate = -60};

struct large {
    struct stance_plot *plot;
    struct stance_tree tree;
    bool cut;           /* the blocs are the tree's, not the coalitions */
    double row, column; /* pitch */
    double top, bottom;
    double *row_y; /* upper edges */
};

/* ---- Columns: what the first bloc wants and the last does not comes first ---- */

static double bloc_mean(const struct stance_plot *p, const struct stance_plot_bloc *bloc,
                        size_t issue)
{
    double sum = 0;
    size_t n = 0;
    for (size_t a = bloc->first; a < bloc->first + bloc->n; a++) {
        size_t cell = stance_plot_cell(p, a, issue);
        if (cell == STANCE_NO_CELL)
            continue;
        sum += stance_plot_value(p, cell);
        n++;
    }
    return n ? sum / (double)n : 0;
}

static enum stance_code order_columns(struct stance_plot *p, struct stance_error *err)
{
    struct stance_rank *rank = stance_memory_new(p->issue_n, sizeof *rank);
    uint32_t *order = stance_memory_new(p->issue_n, sizeof *order);
    enum stance_code code = rank && order ? STANCE_OK : stance_error_memory(err);
    size_t last = 0;
    for (size_t i = 0; i < p->bloc_n; i++)
        last = p->bloc[i].lettered ? i : last;
    for (size_t i = 0; code == STANCE_OK && i < p->issue_n; i++) {
        struct stance_tally t = p->by_issue[i];
        double difference = bloc_mean(p, &p->bloc[0], i);
        if (last > 0)
            difference -= bloc_mean(p, &p->bloc[last], i);
        rank[i] = (struct stance_rank){
            .key = {!stance_tally_all(t), -difference, -(double)stance_tally_all(t)},
            .item = (uint32_t)i,
        };
    }
    if (code == STANCE_OK) {
        stance_rank_sort(rank, p->issue_n);
        for (size_t i = 0; i < p->issue_n; i++)
            order[i] = rank[i].item;
        code = stance_plot_order_issues(p, order, err);
    }
    stance_memory_free(order);
    stance_memory_free(rank);
    return code;
}

/* ---- Measures ---- */

static const char *actor_label(const struct large *l, size_t actor)
{
    return stance_scene_actor(l->plot->scene, l->plot->actor[actor])->label;
}

static const char *issue_label(const struct large *l, size_t issue)
{
    return stance_scene_issue(l->plot->scene, l->plot->issue[issue])->label;
}

static double row_pitch(const struct large *l)
{
    if (l->plot->actor_n > 40)
        return LOW;
    for (size_t a = 0; a < l->plot->actor_n; a++)
        if (stance_look_cut(actor_label(l, a), strlen(actor_label(l, a)), NAMES_W, name_type.size,
                            false)
                .cut)
            return TALL;
    return LOW;
}

static double column_x(const struct large *l, size_t issue)
{
    return CELLS_X + l->column * (double)issue;
}

static double name_x(const struct large *l, size_t issue)
{
    return column_x(l, issue) + l->column / 2 + 4;
}

static double name_room(const struct large *l, size_t issue)
{
    double room = (RIGHT - name_x(l, issue)) / COS60;
    double wide = (STANCE_WIDTH - 6 - name_x(l, issue)) / COS60 / 1.17;
    return fmin(fmin(room, wide), COLUMN_NAME_MOST);
}

static struct stance_line column_line(const struct large *l, size_t issue)
{
    return stance_look_cut(issue_label(l, issue), strlen(issue_label(l, issue)),
                           name_room(l, issue), column_type.size, false);
}

/* Room on the right for the bloc's letter, or for the words of a bloc without one. */
static double right_room(const struct large *l)
{
    double room = 22;
    for (size_t i = 0; i < l->plot->bloc_n; i++)
        room = l->plot->grouped && !l->plot->bloc[i].lettered ? 66 : room;
    return room;
}

static void fit_columns(struct large *l)
{
    size_t m = l->plot->issue_n;
    double cells = RIGHT - CELLS_X - right_room(l);
    l->column = fmin(COLUMN_MOST, floor(cells / (double)(m ? m : 1) * 10) / 10);
    for (; l->column > COLUMN_LEAST; l->column -= 0.1) {
        bool fits = true;
        for (size_t i = 0; i < m && fits; i++) {
            double width = stance_look_width(issue_label(l, i), strlen(issue_label(l, i)),
                                             column_type.size, false);
            fits = fmin(width, COLUMN_NAME_MOST) <= name_room(l, i);
        }
        if (fits)
            break;
    }
}

static double names_height(const struct large *l)
{
    double widest = 0;
    for (size_t i = 0; i < l->plot->issue_n; i++) {
        struct stance_line line = column_line(l, i);
        widest = fmax(widest, stance_look_width(line.s, line.n, column_type.size, false) +
                                  (line.cut ? column_type.size : 0));
    }
    double key = l->plot->grouped ? 14.5 * (double)l->plot->bloc_n + 6 : 0;
    return fmax(widest * SIN60 + 8, key);
}

static void place_rows(struct large *l, double y)
{
    l->top = y;
    for (size_t a = 0; a < l->plot->actor_n; a++) {
        if (a && l->plot->grouped && l->plot->actor_bloc[a] != l->plot->actor_bloc[a - 1])
            y += BLOC_GAP;
        l->row_y[a] = y;
        y += l->row;
    }
    l->bottom = y;
}

/* ---- Drawing ---- */

static void put_column_names(struct stance_svg *svg, const struct large *l)
{
    for (size_t i = 0; i < l->plot->issue_n; i++) {
        struct stance_line line = column_line(l, i);
        if (line.cut)
            stance_svg_open(svg, issue_label(l, i));
        stance_svg_text(svg, name_x(l, i), l->top - 6.5, line.s, line.n, line.cut, column_type);
        if (line.cut)
            stance_svg_close(svg);
    }
}

static void put_row_name(struct stance_svg *svg, const struct large *l, size_t actor)
{
    const char *label = actor_label(l, actor);
    struct stance_lines lines = stance_look_wrap(label, NAMES_W, name_type.size, false,
                                                 l->row > LOW ? 2 : 1, STANCE_BALANCED);
    bool cut = lines.n && lines.line[lines.n - 1].cut;
    if (cut)
        stance_svg_open(svg, label);
    for (size_t i = 0; i < lines.n; i++) {
        double y = l->row_y[actor] + l->row / 2 + ((double)i - (double)(lines.n - 1) / 2) * 11.5;
        stance_svg_text(svg, NAMES_RIGHT, stance_look_baseline(y, name_type.size), lines.line[i].s,
                        lines.line[i].n, lines.line[i].cut, name_type);
    }
    if (cut)
        stance_svg_close(svg);
}

static struct stance_tile tile_at(const struct large *l, size_t actor, size_t issue, size_t cell)
{
    const struct stance_plot *p = l->plot;
    return (struct stance_tile){.x = column_x(l, issue) + 0.5,
                                .y = l->row_y[actor] + 0.5,
                                .w = l->column - 1,
                                .h = l->row - 1,
                                .arm = l->row > LOW ? 4 : 0,
                                .stroke = 1.6,
                                .mark = stance_scene_mark(stance_plot_value(p, cell)),
                                .outlined = stance_plot_inferred(p, cell),
                                .ambivalent = stance_plot_ambivalent(p, cell)};
}

/* All cells without a record as one path of dots. */
static void put_missing(struct stance_svg *svg, const struct large *l)
{
    struct stance_text d = {0};
    for (size_t a = 0; a < l->plot->actor_n; a++)
        for (size_t i = 0; i < l->plot->issue_n; i++) {
            if (stance_plot_cell(l->plot, a, i) != STANCE_NO_CELL)
                continue;
            stance_path_move(svg, &d, column_x(l, i) + l->column / 2 - 1,
                             l->row_y[a] + l->row / 2 - 1);
            stance_text_puts(&d, "h2v2h-2Z");
        }
    if (d.n || d.failed)
        stance_svg_path(
            svg, &d, (struct stance_paint){.fill = STANCE_MUTE, .stroke = STANCE_NO_TOKEN}, NULL);
    stance_text_free(&d);
}

static void put_cells(struct stance_svg *svg, const struct large *l)
{
    const struct stance_plot *p = l->plot;
    bool titles = p->actor_n * p->issue_n <= TITLES_MOST;
    struct stance_text title = {0};
    for (size_t a = 0; a < p->actor_n; a++)
        for (size_t i = 0; i < p->issue_n; i++) {
            size_t cell = stance_plot_cell(p, a, i);
            if (cell == STANCE_NO_CELL)
                continue;
            stance_text_clear(&title);
            if (titles)
                stance_scene_cell_title(p->scene, cell, p->actor[a], &title);
            svg->body.failed = svg->body.failed || title.failed;
            if (titles && !title.failed)
                stance_svg_open(svg, title.bytes);
            if (l->row > LOW)
                stance_tile_put(svg, tile_at(l, a, i, cell));
            else
                stance_cell_put(svg, tile_at(l, a, i, cell));
            if (titles && !title.failed)
                stance_svg_close(svg);
        }
    stance_text_free(&title);
}

static double middle_of(const struct large *l, const double *y, uint32_t node)
{
    return node < l->tree.leaf_n ? l->row_y[node] + l->row / 2 : y[node - l->tree.leaf_n];
}

static double x_of(const struct large *l, double tallest, uint32_t node)
{
    if (node < l->tree.leaf_n || tallest <= 0)
        return TREE_X + TREE_W;
    return TREE_X + TREE_W - TREE_W * sqrt(l->tree.node[node - l->tree.leaf_n].height / tallest);
}

/* A joint of the tree: down from each part to the height where they meet. */
static void put_tree(struct stance_svg *svg, const struct large *l, double *y)
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
        stance_path_line(svg, &d, x, upper);
        stance_path_line(svg, &d, x, lower);
        stance_path_line(svg, &d, x_of(l, tallest, node->right), lower);
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
static void put_key(struct stance_svg *svg, const struct large *l)
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

static void put_blocs(struct stance_svg *svg, const struct large *l)
{
    const struct stance_plot *p = l->plot;
    double x = column_x(l, p->issue_n) + 8;
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

static void put_rows(struct stance_svg *svg, const struct large *l)
{
    for (size_t a = 0; a < l->plot->actor_n; a++) {
        if (l->row > LOW && (a - l->plot->bloc[l->plot->actor_bloc[a]].first) % 2 == 0)
            stance_svg_rect(
                svg, BAR_X + 8, l->row_y[a], column_x(l, l->plot->issue_n) + 2 - BAR_X - 8, l->row,
                0, (struct stance_paint){.fill = STANCE_BAND, .stroke = STANCE_NO_TOKEN}, NULL);
        put_row_name(svg, l, a);
    }
}

static enum stance_code draw(struct stance_text *out, struct large *l, double *y,
                             struct stance_error *err)
{
    struct stance_words words = {0};
    struct stance_legend_list legend;
    struct stance_frame frame = {0};
    double top;
    enum stance_code code = stance_words_make(
        &words, l->plot, "Matrix",
        "Recorded position of each actor on each issue; rows grouped by similarity of position, "
        "columns from what the first group supports to what the last does",
        l->cut ? "Groups: average linkage on the mean distance over shared issues, cut at the "
                 "largest gap."
               : "Inside each group rows are ordered by average linkage.",
        !l->cut && l->plot->grouped, err);
    if (code != STANCE_OK)
        return code;
    if (l->row > LOW)
        stance_tile_legend(&legend, l->plot);
    else
        stance_cell_legend(&legend, l->plot);
    code = stance_frame_begin(&frame, l->plot->scene, "matrix-large", words.title.bytes,
                              words.subtitle.bytes, legend.item, legend.n, &top, err);
    if (code == STANCE_OK) {
        place_rows(l, top + names_height(l) + 8);
        put_column_names(&frame.svg, l);
        put_rows(&frame.svg, l);
        put_tree(&frame.svg, l, y);
        put_missing(&frame.svg, l);
        put_cells(&frame.svg, l);
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
    struct large l = {.plot = plot};
    double *y = NULL;
    enum stance_code code = stance_tree_seriate(&l.tree, plot, &l.cut, err);
    if (code == STANCE_OK)
        code = order_columns(plot, err);
    if (code != STANCE_OK)
        goto done;
    l.row_y = stance_memory_new(plot->actor_n, sizeof *l.row_y);
    y = stance_memory_new(l.tree.node_n, sizeof *y);
    if (!l.row_y || !y) {
        code = stance_error_memory(err);
        goto done;
    }
    l.row = row_pitch(&l);
    fit_columns(&l);
    code = draw(out, &l, y, err);
done:
    stance_memory_free(y);
    stance_memory_free(l.row_y);
    stance_tree_clear(&l.tree);
    return code;
}
