/* large.c - where rows and columns of the large matrix lie.
 *
 * Rows are 12.5 high; where there are at most 40 and some name needs two lines they are 25
 * high.  Columns are as wide as lets the last name end inside the margin. */
#include "large.h"

#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "order.h"

#define RIGHT (STANCE_WIDTH - STANCE_MARGIN)
#define BLOC_GAP 10.0
#define COLUMN_MOST 28.0
#define COLUMN_LEAST 14.0
#define COLUMN_SPARE 16.0 /* what a column has beyond that, long names may have */
#define NAMES_MOST 204.0
#define NAMES_STEP 8.0
#define COLUMN_NAME_MOST 230.0
#define NAME_SIZE 10.5
#define COLUMN_NAME_SIZE 11.0
#define COS60 0.5
#define SIN60 0.86603

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

enum stance_code stance_large_order(struct stance_tree *tree, struct stance_plot *plot, bool *cut,
                                    struct stance_error *err)
{
    if (plot->scene->options->draw.order != STANCE_ORDER_COMPUTED)
        return stance_plot_settle(plot, err);
    enum stance_code code = stance_tree_seriate(tree, plot, cut, err);
    if (code == STANCE_OK)
        code = order_columns(plot, err);
    return code;
}

void stance_large_subtitle(const struct stance_plot *plot, struct stance_text *out)
{
    const char *first = NULL, *last = NULL, *words = stance_plot_order_words(plot, NULL);
    if (words) {
        stance_text_format(out, "Rows %s%s, columns %s", plot->grouped ? "by coalition and " : "",
                           words, words);
        return;
    }
    for (size_t i = 0; i < plot->bloc_n; i++) {
        if (!plot->bloc[i].lettered)
            continue;
        last = plot->bloc[i].name;
        first = first ? first : last;
    }
    stance_text_puts(out, !plot->grouped      ? "Rows by similarity of position"
                          : plot->bloc[0].cut ? "Rows by group and similarity of position"
                                              : "Rows by coalition and similarity of position");
    if (first && first != last)
        stance_text_format(out, ", columns from what %s supports to what %s supports", first, last);
    else
        stance_text_puts(out, ", columns from supported to opposed");
}

void stance_large_cut_note(const struct stance_plot *plot, struct stance_text *out)
{
    const struct stance_coalitions *c = plot->scene->coalitions;
    stance_text_puts(out, "Groups: average linkage on the mean distance over shared issues, cut at "
                          "the largest gap");
    if (c && c->k > 0 && c->coalition[0].size == c->actor_n)
        stance_text_format(out, "; all %zu actors are one coalition", c->actor_n);
    else if (c && c->k > 0 && c->coalition[0].size > 1)
        stance_text_format(out, "; %u of %zu actors are one coalition", c->coalition[0].size,
                           c->actor_n);
    stance_text_puts(out, ".");
}

/* ---- Measures ---- */

static double row_pitch(const struct stance_large *l)
{
    if (l->plot->actor_n > 40)
        return STANCE_LARGE_LOW;
    for (size_t a = 0; a < l->plot->actor_n; a++)
        if (stance_look_cut(stance_large_actor(l, a), strlen(stance_large_actor(l, a)),
                            STANCE_LARGE_NAMES_W - 4, NAME_SIZE, false)
                .cut)
            return STANCE_LARGE_TALL;
    return STANCE_LARGE_LOW;
}

double stance_large_name_x(const struct stance_large *l, size_t issue)
{
    return stance_large_column_x(l, issue) + l->column / 2 + 4;
}

static double name_room(const struct stance_large *l, size_t issue)
{
    double room = (RIGHT - stance_large_name_x(l, issue)) / COS60;
    double wide = (STANCE_WIDTH - 6 - stance_large_name_x(l, issue)) / COS60 / 1.17;
    return fmin(fmin(room, wide), COLUMN_NAME_MOST);
}

struct stance_line stance_large_column_name(const struct stance_large *l, size_t issue)
{
    return stance_look_cut(stance_large_issue(l, issue), strlen(stance_large_issue(l, issue)),
                           name_room(l, issue), COLUMN_NAME_SIZE, false);
}

/* Room on the right for the bloc's letter, or for the words of a bloc without one. */
static double right_room(const struct stance_large *l)
{
    double room = 22;
    for (size_t i = 0; i < l->plot->bloc_n; i++)
        room = l->plot->grouped && !l->plot->bloc[i].lettered ? 66 : room;
    return room;
}

static void fit_columns(struct stance_large *l)
{
    size_t m = l->plot->issue_n;
    double cells = RIGHT - stance_large_cells_x(l) - right_room(l);
    l->column = fmin(COLUMN_MOST, floor(cells / (double)(m ? m : 1) * 10) / 10);
    for (; l->column > COLUMN_LEAST; l->column -= 0.1) {
        bool fits = true;
        for (size_t i = 0; i < m && fits; i++) {
            double width =
                stance_look_width(stance_large_issue(l, i), strlen(stance_large_issue(l, i)),
                                  COLUMN_NAME_SIZE, false);
            fits = fmin(width, COLUMN_NAME_MOST) <= name_room(l, i);
        }
        if (fits)
            break;
    }
}

struct stance_lines stance_large_actor_name(const struct stance_large *l, size_t actor, bool bold)
{
    return stance_look_wrap(stance_large_actor(l, actor), l->names_w - 4, NAME_SIZE, bold,
                            l->row > STANCE_LARGE_LOW ? 2 : 1, STANCE_BALANCED);
}

static bool is_any_name_cut(const struct stance_large *l)
{
    for (size_t a = 0; a < l->plot->actor_n; a++) {
        struct stance_lines lines = stance_large_actor_name(l, a, false);
        if (lines.n && lines.line[lines.n - 1].cut)
            return true;
    }
    return false;
}

/* Names that would be cut, and then look like others, take from the columns what those can spare.
 */
static void fit_names(struct stance_large *l)
{
    double columns = (double)l->plot->issue_n * COLUMN_SPARE;
    double most = RIGHT - right_room(l) - columns - STANCE_LARGE_NAMES_X - STANCE_LARGE_NAMES_GAP;
    l->names_w = STANCE_LARGE_NAMES_W;
    while (l->names_w + NAMES_STEP <= fmin(most, NAMES_MOST) && is_any_name_cut(l))
        l->names_w += NAMES_STEP;
}

void stance_large_fit(struct stance_large *l)
{
    l->row = row_pitch(l);
    fit_names(l);
    fit_columns(l);
}

double stance_large_names_height(const struct stance_large *l)
{
    double widest = 0;
    for (size_t i = 0; i < l->plot->issue_n; i++) {
        struct stance_line line = stance_large_column_name(l, i);
        widest = fmax(widest, stance_look_width(line.s, line.n, COLUMN_NAME_SIZE, false) +
                                  (line.cut ? COLUMN_NAME_SIZE : 0));
    }
    double key = l->plot->grouped ? 14.5 * (double)l->plot->bloc_n + 6 : 0;
    return fmax(1.05 * widest * SIN60 + 8, key); /* some air for a wider font */
}

void stance_large_place_rows(struct stance_large *l, double y)
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
