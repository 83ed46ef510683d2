/* view_bars.c - diverging bars: on each issue, how many oppose and how many support it.
 *
 * The issues that divide most stand at the top.  With f the share of supporters among those
 * p + m who take a side, z neutral and n actors in all,
 *
 *     divisiveness = 4 f (1 - f) (p + m + z) / n,        0 where nobody takes a side:
 *
 * evenness times coverage, so that one against one among sixty does not lead. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "frame.h"
#include "order.h"
#include "plot.h"
#include "tile.h"

#define LEFT STANCE_MARGIN
#define RIGHT (STANCE_WIDTH - STANCE_MARGIN)
#define NEUTRAL_RIGHT 648.0
#define BARS_RIGHT 590.0
#define NAMES_MOST 200.0
#define ROW_LOW 24.0
#define ROW_TALL 32.0
#define BAR_H 15.0
#define COUNT_W 34.0 /* a total and the space before it */
#define HEADING_W 88.0
#define UNIT_MOST 24.0 /* one actor is not wider than that */
#define TOLD 12        /* actors named in a tooltip */

static const struct stance_type name_type = {.size = 12, .fill = STANCE_INK};

/* What lies on one side of the line, from there outwards. */
enum part { FIRM, QUALIFIED, OUTLINED, PARTS };

struct row {
    uint32_t n[2][PARTS]; /* against, for */
};

struct bars {
    const struct stance_plot *plot;
    struct row *row; /* per issue of the plot */
    double names_w, centre, unit;
};

static enum part part_of(const struct stance_plot *p, size_t cell)
{
    if (stance_plot_inferred(p, cell))
        return OUTLINED;
    enum stance_mark mark = stance_scene_mark(stance_plot_value(p, cell));
    return mark == STANCE_MARK_SUP || mark == STANCE_MARK_OPP ? FIRM : QUALIFIED;
}

static void count_row(struct bars *b, size_t issue)
{
    const struct stance_plot *p = b->plot;
    for (size_t a = 0; a < p->actor_n; a++) {
        size_t cell = stance_plot_cell(p, a, issue);
        if (cell == STANCE_NO_CELL ||
            stance_scene_mark(stance_plot_value(p, cell)) == STANCE_MARK_NEU)
            continue;
        b->row[issue].n[stance_plot_value(p, cell) > 0][part_of(p, cell)]++;
    }
}

/* ---- Order ---- */

static double divisiveness(struct stance_tally t, size_t n)
{
    double sides = t.for_n + t.against_n;
    if (!(sides > 0))
        return 0;
    double f = t.for_n / sides;
    return 4 * f * (1 - f) * stance_tally_all(t) / (double)n;
}

static enum stance_code order_issues(struct stance_plot *p, struct stance_error *err)
{
    struct stance_rank *rank = stance_memory_new(p->issue_n, sizeof *rank);
    uint32_t *order = stance_memory_new(p->issue_n, sizeof *order);
    enum stance_code code = rank && order ? STANCE_OK : stance_error_memory(err);
    for (size_t i = 0; code == STANCE_OK && i < p->issue_n; i++) {
        struct stance_tally t = p->by_issue[i];
        double lean = (double)t.for_n - (double)t.against_n;
        rank[i] = (struct stance_rank){
            .key = {-divisiveness(t, p->actor_n), !stance_tally_all(t), -lean},
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

/* ---- Place ---- */

static const char *issue_name(const struct bars *b, size_t issue)
{
    return stance_scene_issue(b->plot->scene, b->plot->issue[issue])->label;
}

static struct stance_lines name_lines(const struct bars *b, size_t issue)
{
    return stance_look_wrap(issue_name(b, issue), b->names_w / 1.05, name_type.size, false, 2,
                            STANCE_BALANCED);
}

static double row_height(const struct bars *b, size_t issue)
{
    return name_lines(b, issue).n > 1 ? ROW_TALL : ROW_LOW;
}

/* The same scale on both sides of the line; each side has room for its heading. */
static void fit(struct bars *b)
{
    const struct stance_plot *p = b->plot;
    double widest = 90, against = 0, in_favour = 0;
    for (size_t i = 0; i < p->issue_n; i++) {
        const char *name = issue_name(b, i);
        struct stance_line line = stance_look_cut(name, strlen(name), NAMES_MOST, 12, false);
        widest = fmax(widest, 1.05 * stance_look_width(line.s, line.n, 12, false));
        against = fmax(against, p->by_issue[i].against_n);
        in_favour = fmax(in_favour, p->by_issue[i].for_n);
    }
    b->names_w = fmin(widest + 2, NAMES_MOST);
    double from = LEFT + b->names_w + 8, room = BARS_RIGHT - from - 2 * COUNT_W;
    b->unit = fmin(room / fmax(against + in_favour, 1), UNIT_MOST);
    if (against * b->unit + COUNT_W < HEADING_W) /* the heading takes its room from the bars */
        b->unit = fmin(b->unit, (room + COUNT_W - HEADING_W) / fmax(in_favour, 1));
    if (in_favour * b->unit + COUNT_W < HEADING_W)
        b->unit = fmin(b->unit, (room + COUNT_W - HEADING_W) / fmax(against, 1));
    b->centre = from + fmax(against * b->unit + COUNT_W, HEADING_W);
    double slack = BARS_RIGHT - b->centre - fmax(in_favour * b->unit + COUNT_W, HEADING_W);
    b->centre += fmax(slack, 0) / 2;
}

/* ---- Drawing ---- */

static void put_part(struct stance_svg *svg, double x, double y, double w, int side, enum part part,
                     const char *title)
{
    static const enum stance_mark marks[2][2] = {{STANCE_MARK_OPP, STANCE_MARK_OPP2},
                                                 {STANCE_MARK_SUP, STANCE_MARK_SUP2}};
    enum stance_mark mark = marks[side][part == QUALIFIED];
    enum stance_token glyph = stance_tile_glyph(mark);
    stance_svg_open(svg, title);
    if (part == OUTLINED) {
        glyph = stance_tile_line(mark);
        stance_svg_rect(
            svg, x + 0.8, y + 0.8, fmax(w - 1.5, 0.5), BAR_H - 1.5, 0,
            (struct stance_paint){.fill = STANCE_PAPER, .stroke = glyph, .stroke_width = 1.5},
            NULL);
    } else {
        stance_svg_rect(
            svg, x, y, w, BAR_H, 0,
            (struct stance_paint){.fill = stance_tile_fill(mark), .stroke = STANCE_NO_TOKEN}, NULL);
    }
    if (side == 0 && w >= 8)
        stance_svg_rect(svg, x + w / 2 - 3, y + BAR_H / 2 - 0.8, 6, 1.5, 0,
                        (struct stance_paint){.fill = glyph, .stroke = STANCE_NO_TOKEN}, NULL);
    stance_svg_close(svg);
}

/* "Issue – opposes: 3 actors (A, B, C)" */
static void put_title(const struct bars *b, size_t issue, int side, enum part part,
                      struct stance_text *out)
{
    static const char *const words[2][PARTS] = {{"opposes", "leans against", "against"},
                                                {"supports", "leans for", "for"}};
    const struct stance_plot *p = b->plot;
    uint32_t n = b->row[issue].n[side][part], told = 0;
    stance_text_clear(out);
    stance_text_format(out, "%s – %s%s: ", issue_name(b, issue), words[side][part],
                       part != OUTLINED   ? ""
                       : !p->has_expected ? ", inferred"
                       : !p->has_inferred ? ", expected"
                                          : ", inferred or expected");
    stance_scene_put_count(out, n, "actor", "actors");
    stance_text_puts(out, " (");
    for (size_t a = 0; a < p->actor_n && told < TOLD; a++) {
        size_t cell = stance_plot_cell(p, a, issue);
        if (cell == STANCE_NO_CELL || part_of(p, cell) != part ||
            stance_scene_mark(stance_plot_value(p, cell)) == STANCE_MARK_NEU ||
            (stance_plot_value(p, cell) > 0) != side)
            continue;
        stance_text_format(out, "%s%s", told++ ? ", " : "",
                           stance_scene_actor(p->scene, p->actor[a])->label);
    }
    if (n > told)
        stance_text_format(out, " and %u more", n - told);
    stance_text_putc(out, ')');
}

static void put_count(struct stance_svg *svg, double x, double y, uint32_t n,
                      struct stance_type type)
{
    char digits[16];
    int length = snprintf(digits, sizeof digits, "%u", n);
    stance_svg_text(svg, x, y, digits, (size_t)length, false, type);
}

static void put_side(struct stance_svg *svg, const struct bars *b, size_t issue, int side, double y,
                     struct stance_text *title)
{
    uint32_t total = 0;
    for (enum part part = FIRM; part < PARTS; part++) {
        uint32_t n = b->row[issue].n[side][part];
        if (n == 0)
            continue;
        double near = b->unit * total, w = b->unit * n;
        put_title(b, issue, side, part, title);
        svg->body.failed = svg->body.failed || title->failed;
        put_part(svg, side ? b->centre + near : b->centre - near - w, y - BAR_H / 2, w, side, part,
                 title->failed ? NULL : title->bytes);
        total += n;
    }
    double end = b->unit * total + 5;
    if (total)
        put_count(svg, side ? b->centre + end : b->centre - end, stance_look_baseline(y, 11.5),
                  total,
                  (struct stance_type){.size = 11.5,
                                       .bold = true,
                                       .fill = STANCE_INK,
                                       .anchor = side ? STANCE_START : STANCE_END});
}

static void put_name(struct stance_svg *svg, const struct bars *b, size_t issue, double y)
{
    struct stance_lines lines = name_lines(b, issue);
    bool cut = lines.n && lines.line[lines.n - 1].cut;
    if (cut)
        stance_svg_open(svg, issue_name(b, issue));
    for (size_t i = 0; i < lines.n; i++) {
        double middle = y + 13.5 * ((double)i - (double)(lines.n - 1) / 2);
        stance_svg_text(svg, LEFT, stance_look_baseline(middle, name_type.size), lines.line[i].s,
                        lines.line[i].n, lines.line[i].cut, name_type);
    }
    if (cut)
        stance_svg_close(svg);
}

static double put_row(struct stance_svg *svg, const struct bars *b, size_t issue, double y,
                      struct stance_text *title)
{
    const struct stance_tally t = b->plot->by_issue[issue];
    double height = row_height(b, issue), middle = y + height / 2;
    struct stance_type type = {.size = 11.5, .fill = STANCE_SUB, .anchor = STANCE_END};
    stance_svg_line(svg, LEFT, y + height, RIGHT, y + height,
                    (struct stance_paint){.stroke = STANCE_RULE, .stroke_width = 0.6}, NULL);
    put_name(svg, b, issue, middle);
    put_side(svg, b, issue, 0, middle, title);
    put_side(svg, b, issue, 1, middle, title);
    put_count(svg, NEUTRAL_RIGHT, stance_look_baseline(middle, 11.5), t.neutral_n, type);
    put_count(svg, RIGHT, stance_look_baseline(middle, 11.5),
              (uint32_t)b->plot->actor_n - stance_tally_all(t), type);
    return y + height;
}

static void put_headings(struct stance_svg *svg, const struct bars *b, double y)
{
    struct stance_type type = {.size = 12, .bold = true, .fill = STANCE_OPPT, .anchor = STANCE_END};
    stance_svg_text(svg, b->centre - 8, y, "← Opposes", strlen("← Opposes"), false, type);
    type.fill = STANCE_SUP;
    type.anchor = STANCE_START;
    stance_svg_text(svg, b->centre + 8, y, "Supports →", strlen("Supports →"), false, type);
    type = (struct stance_type){.size = 11, .fill = STANCE_SUB, .anchor = STANCE_END};
    stance_svg_text(svg, NEUTRAL_RIGHT, y, "Neutral", 7, false, type);
    stance_svg_text(svg, RIGHT, y, "No record", 9, false, type);
}

/* ---- Legend and words ---- */

static void swatch_opp2(struct stance_svg *svg, double x, double y)
{
    put_part(svg, x, y - 11.5, 20, 0, QUALIFIED, NULL);
}
static void swatch_opp(struct stance_svg *svg, double x, double y)
{
    put_part(svg, x, y - 11.5, 20, 0, FIRM, NULL);
}
static void swatch_sup(struct stance_svg *svg, double x, double y)
{
    put_part(svg, x, y - 11.5, 20, 1, FIRM, NULL);
}
static void swatch_sup2(struct stance_svg *svg, double x, double y)
{
    put_part(svg, x, y - 11.5, 20, 1, QUALIFIED, NULL);
}
static void swatch_outlined(struct stance_svg *svg, double x, double y)
{
    put_part(svg, x, y - 11.5, 20, 1, OUTLINED, NULL);
}

/* In the order in which the parts lie in a row. */
static size_t make_legend(struct stance_legend *item, const struct bars *b)
{
    const struct stance_plot *p = b->plot;
    bool any[2][PARTS] = {{false}};
    size_t n = 0;
    for (size_t i = 0; i < p->issue_n; i++)
        for (int side = 0; side < 2; side++)
            for (enum part part = FIRM; part < PARTS; part++)
                any[side][part] = any[side][part] || b->row[i].n[side][part];
    if (any[0][QUALIFIED])
        item[n++] = (struct stance_legend){"Leans against", 20, swatch_opp2};
    item[n++] = (struct stance_legend){"Opposes", 20, swatch_opp};
    item[n++] = (struct stance_legend){"Supports", 20, swatch_sup};
    if (any[1][QUALIFIED])
        item[n++] = (struct stance_legend){"Leans for", 20, swatch_sup2};
    if (any[0][OUTLINED] || any[1][OUTLINED])
        item[n++] = (struct stance_legend){stance_plot_inferred_name(p), 20, swatch_outlined};
    if (p->has_missing)
        item[n++] = (struct stance_legend){"None recorded: last column", 0, NULL};
    return n;
}

static void put_note(const struct stance_plot *p, struct stance_text *out)
{
    size_t both = 0;
    if (p->has[STANCE_MARK_SUP2] || p->has[STANCE_MARK_OPP2] || p->has_inferred || p->has_expected)
        stance_text_puts(out, "Firm positions sit next to the centre line. ");
    stance_text_puts(out, "Divisiveness is how even the two sides are, times the share of actors "
                          "with a position.");
    for (size_t i = 0; i < p->actor_n * p->issue_n; i++)
        both += p->cell[i] != STANCE_NO_CELL && stance_plot_ambivalent(p, p->cell[i]);
    if (both)
        stance_text_format(out, " On record for and against, and counted where the mean lies: %zu.",
                           both);
}

static enum stance_code draw(struct stance_text *out, struct bars *b, struct stance_error *err)
{
    const struct stance_plot *p = b->plot;
    struct stance_words words = {0};
    struct stance_text note = {0}, subtitle = {0}, title = {0};
    struct stance_legend legend[6];
    struct stance_frame frame = {0};
    double top;
    put_note(p, &note);
    stance_text_format(&subtitle, "Number of %zu actor%s opposing (left) and supporting (right) each issue; %s",
                       p->actor_n, p->actor_n == 1 ? "" : "s", stance_plot_order_words(p, "most divisive at the top"));
    note.failed = note.failed || subtitle.failed;
    enum stance_code code = stance_text_end(&note, err);
    if (code == STANCE_OK)
        code =
            stance_words_make(&words, p, "Diverging bars", subtitle.bytes, note.bytes, false, err);
    if (code == STANCE_OK)
        code = stance_frame_begin(&frame, p->scene, "bars", words.title.bytes, words.subtitle.bytes,
                                  legend, make_legend(legend, b), &top, err);
    if (code == STANCE_OK) {
        stance_plot_show_tallies(p);
        put_headings(&frame.svg, b, top + 14);
        double y = top + 22, start = y - 4;
        for (size_t i = 0; i < p->issue_n; i++)
            y = put_row(&frame.svg, b, i, y, &title);
        stance_svg_line(&frame.svg, b->centre, start, b->centre, y,
                        (struct stance_paint){.stroke = STANCE_INK, .stroke_width = 1.5}, NULL);
        code = stance_frame_end(&frame, y, words.note.bytes, words.desc.bytes, out, err);
    }
    stance_text_free(&title);
    stance_text_free(&subtitle);
    stance_text_free(&note);
    stance_words_clear(&words);
    return code;
}

enum stance_code stance_view_bars(struct stance_text *out, const struct stance_scene *scene,
                                  struct stance_error *err)
{
    struct stance_plot plot = {0};
    struct bars b = {.plot = &plot};
    enum stance_code code =
        stance_plot_make(&plot, scene, (struct stance_plot_limits){.issue_n = 40}, err);
    if (code == STANCE_OK)
        code = order_issues(&plot, err);
    if (code == STANCE_OK)
        code = stance_plot_settle(&plot, err);
    if (code == STANCE_OK) {
        b.row = stance_memory_new(plot.issue_n, sizeof *b.row);
        code = b.row ? STANCE_OK : stance_error_memory(err);
    }
    if (code == STANCE_OK) {
        for (size_t i = 0; i < plot.issue_n; i++)
            count_row(&b, i);
        fit(&b);
        code = draw(out, &b, err);
    }
    stance_memory_free(b.row);
    stance_plot_clear(&plot);
    return code;
}
