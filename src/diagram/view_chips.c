/* view_chips.c - a diverging strip: per issue who opposes, left of a line, and who supports.
 *
 * A chip is a short name; solid = stated and firm, pale = qualified, outlined = inferred.
 * Those recorded as neutral stand apart at the right edge. */
#include <math.h>
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
#define NAMES_X 22.0
#define NAMES_RIGHT 180.0
#define CENTRE 358.0
#define CLEAR 12.0 /* between the line and the first chip */
#define CHIP_H 18.0
#define CHIP_PITCH 21.0
#define CHIP_GAP 3.0
#define CHIP_MOST 112.0
#define SIDE_MOST 7    /* chips on one line of a side */
#define NEUTRAL_W 84.0 /* or more, for a long name */

static const struct stance_type name_type = {.size = 12.5, .fill = STANCE_INK};

enum side { AGAINST, FOR, NEUTRAL, SIDES };

struct chip {
    size_t cell;
    uint32_t actor; /* of the plot */
    double width;
    double x, line; /* left edge; which line of its side, from 0 */
};

struct strip {
    const struct stance_plot *plot;
    struct chip *chip[SIDES]; /* room for all actors each */
    size_t chip_n[SIDES], line_n[SIDES];
    double neutral_w; /* of the column at the right edge ... */
    double for_right; /* ... and where the supporting side ends before it */
};

static const char *short_name(const struct strip *s, uint32_t actor)
{
    return stance_scene_actor(s->plot->scene, s->plot->actor[actor])->short_name;
}

static struct stance_line chip_text(const struct strip *s, uint32_t actor)
{
    const char *name = short_name(s, actor);
    return stance_look_cut(name, strlen(name), (CHIP_MOST - 8) / 1.12, 11, true);
}

static double chip_width(const struct strip *s, uint32_t actor)
{
    struct stance_line line = chip_text(s, actor);
    double text = stance_look_width(line.s, line.n, 11, true) + (line.cut ? 11 : 0);
    return fmax(text * 1.12 + 8, 18);
}

static void fit_sides(struct strip *s)
{
    const struct stance_plot *p = s->plot;
    s->for_right = RIGHT - 6;
    if (!p->has[STANCE_MARK_NEU])
        return;
    s->neutral_w = NEUTRAL_W;
    for (uint32_t a = 0; a < p->actor_n; a++)
        if (p->by_actor[a].neutral_n)
            s->neutral_w = fmax(s->neutral_w, chip_width(s, a));
    s->for_right -= s->neutral_w + CLEAR;
}

/* ---- Placing: stated first, the strongest next to the line ---- */

static void collect(struct strip *s, size_t issue, struct stance_rank *rank)
{
    const struct stance_plot *p = s->plot;
    size_t n = 0;
    for (size_t a = 0; a < p->actor_n; a++) {
        size_t cell = stance_plot_cell(p, a, issue);
        if (cell == STANCE_NO_CELL)
            continue;
        rank[n++] = (struct stance_rank){
            .key = {stance_plot_inferred(p, cell), -fabs(stance_plot_value(p, cell))},
            .item = (uint32_t)a,
        };
    }
    stance_rank_sort(rank, n);
    memset(s->chip_n, 0, sizeof s->chip_n);
    for (size_t i = 0; i < n; i++) {
        size_t cell = stance_plot_cell(p, rank[i].item, issue);
        double value = stance_plot_value(p, cell);
        enum side side = value > 0 ? FOR : value < 0 ? AGAINST : NEUTRAL;
        s->chip[side][s->chip_n[side]++] = (struct chip){
            .cell = cell, .actor = rank[i].item, .width = chip_width(s, rank[i].item)};
    }
}

/* Fills lines of a side outwards from `from`; `way` is +1 to the right, -1 to the left. */
static void place_side(struct strip *s, enum side side, double from, double room, int way)
{
    double used = 0, line = 0;
    size_t on_line = 0;
    for (size_t i = 0; i < s->chip_n[side]; i++) {
        struct chip *c = &s->chip[side][i];
        if (on_line && (used + c->width > room || on_line == SIDE_MOST)) {
            line++;
            used = 0;
            on_line = 0;
        }
        c->x = way > 0 ? from + used : from - used - c->width;
        c->line = line;
        used += c->width + CHIP_GAP;
        on_line++;
    }
    s->line_n[side] = s->chip_n[side] ? (size_t)line + 1 : 0;
}

static void place(struct strip *s)
{
    place_side(s, AGAINST, CENTRE - CLEAR, CENTRE - CLEAR - NAMES_RIGHT - 6, -1);
    place_side(s, FOR, CENTRE + CLEAR, s->for_right - CENTRE - CLEAR, 1);
    place_side(s, NEUTRAL, RIGHT - 6, s->neutral_w, -1);
}

/* ---- Drawing ---- */

static void put_chip(struct stance_svg *svg, const struct strip *s, const struct chip *c,
                     enum side side, double y, struct stance_text *title)
{
    const struct stance_plot *p = s->plot;
    enum stance_mark mark = stance_scene_mark(stance_plot_value(p, c->cell));
    bool outlined = stance_plot_inferred(p, c->cell);
    double radius = side == AGAINST ? 0 : 3;
    enum stance_token text = STANCE_INK;
    stance_text_clear(title);
    stance_scene_cell_title(p->scene, c->cell, p->actor[c->actor], title);
    stance_svg_open(svg, title->failed ? NULL : title->bytes);
    if (outlined) {
        stance_svg_rect(svg, c->x + 0.8, y + 0.8, c->width - 1.5, CHIP_H - 1.5, radius,
                        (struct stance_paint){.fill = STANCE_PAPER,
                                              .stroke = stance_tile_line(mark),
                                              .stroke_width = 1.5},
                        NULL);
    } else {
        stance_svg_rect(
            svg, c->x, y, c->width, CHIP_H, radius,
            (struct stance_paint){.fill = stance_tile_fill(mark), .stroke = STANCE_NO_TOKEN}, NULL);
        text = mark == STANCE_MARK_OPP ? STANCE_TXOPP : stance_tile_glyph(mark);
    }
    if (stance_scene_is_lit(p->scene, p->actor[c->actor]))
        stance_svg_rect(svg, c->x - 1.2, y - 1.2, c->width + 2.4, CHIP_H + 2.4, radius > 0 ? 4 : 0,
                        (struct stance_paint){
                            .fill = STANCE_NO_TOKEN, .stroke = STANCE_INK, .stroke_width = 1.6},
                        NULL);
    struct stance_line line = chip_text(s, c->actor);
    stance_svg_text(
        svg, c->x + c->width / 2, stance_look_baseline(y + CHIP_H / 2, 11), line.s, line.n,
        line.cut,
        (struct stance_type){.size = 11, .bold = true, .fill = text, .anchor = STANCE_MIDDLE});
    if (stance_plot_ambivalent(p, c->cell))
        stance_tile_corner(svg, c->x + c->width, y + CHIP_H, 6);
    stance_svg_close(svg);
    svg->body.failed = svg->body.failed || title->failed;
}

static void put_side(struct stance_svg *svg, const struct strip *s, enum side side, double y,
                     double height, struct stance_text *title)
{
    double block = CHIP_PITCH * (double)s->line_n[side] - CHIP_GAP;
    double top = y + (height - block) / 2;
    for (size_t i = 0; i < s->chip_n[side]; i++)
        put_chip(svg, s, &s->chip[side][i], side, top + CHIP_PITCH * s->chip[side][i].line, title);
}

static struct stance_lines issue_lines(const struct strip *s, size_t issue)
{
    return stance_look_wrap(stance_scene_issue(s->plot->scene, s->plot->issue[issue])->label,
                            (NAMES_RIGHT - NAMES_X) / 1.05, name_type.size, false, 2,
                            STANCE_BALANCED);
}

static void put_issue_name(struct stance_svg *svg, const struct strip *s, size_t issue, double y)
{
    struct stance_lines lines = issue_lines(s, issue);
    bool cut = lines.n && lines.line[lines.n - 1].cut;
    if (cut)
        stance_svg_open(svg, stance_scene_issue(s->plot->scene, s->plot->issue[issue])->label);
    for (size_t i = 0; i < lines.n; i++) {
        double middle = y + ((double)i - (double)(lines.n - 1) / 2) * 14.5;
        stance_svg_text(svg, NAMES_X, stance_look_baseline(middle, name_type.size), lines.line[i].s,
                        lines.line[i].n, lines.line[i].cut, name_type);
    }
    if (cut)
        stance_svg_close(svg);
}

static double row_height(const struct strip *s, size_t issue)
{
    size_t rows = 0;
    for (size_t side = 0; side < SIDES; side++)
        rows = s->line_n[side] > rows ? s->line_n[side] : rows;
    return fmax(fmax(32, (double)rows * CHIP_PITCH + 9),
                (double)issue_lines(s, issue).n * 14.5 + 8);
}

static double put_row(struct stance_svg *svg, const struct strip *s, size_t issue, double y,
                      struct stance_text *title)
{
    static const char none[] = "No position recorded";
    double height = row_height(s, issue);
    if (issue % 2 == 0)
        stance_svg_rect(svg, LEFT, y, RIGHT - LEFT, height, 0,
                        (struct stance_paint){.fill = STANCE_BAND, .stroke = STANCE_NO_TOKEN},
                        NULL);
    put_issue_name(svg, s, issue, y + height / 2);
    for (size_t side = 0; side < SIDES; side++)
        put_side(svg, s, (enum side)side, y, height, title);
    if (stance_tally_all(s->plot->by_issue[issue]) == 0)
        stance_svg_text(svg, CENTRE + CLEAR, stance_look_baseline(y + height / 2, 11), none,
                        strlen(none), false, (struct stance_type){.size = 11, .fill = STANCE_SUB});
    return y + height;
}

static void put_headings(struct stance_svg *svg, const struct strip *s, double y)
{
    struct stance_type type = {.size = 12.5, .bold = true};
    type.fill = STANCE_OPPT;
    type.anchor = STANCE_END;
    stance_svg_text(svg, CENTRE - CLEAR, y, "← Opposes", strlen("← Opposes"), false, type);
    type.fill = STANCE_SUP;
    type.anchor = STANCE_START;
    stance_svg_text(svg, CENTRE + CLEAR, y, "Supports →", strlen("Supports →"), false, type);
    type.fill = STANCE_SUB;
    type.anchor = STANCE_END;
    if (s->plot->has[STANCE_MARK_NEU])
        stance_svg_text(svg, RIGHT - 6, y, "Neutral", strlen("Neutral"), false, type);
}

/* ---- Order and note ---- */

/* Most contested first, then by coverage; issues nobody spoke on stay last. */
static enum stance_code order_issues(struct stance_plot *p, struct stance_error *err)
{
    struct stance_rank *rank = stance_memory_new(p->issue_n, sizeof *rank);
    uint32_t *order = stance_memory_new(p->issue_n, sizeof *order);
    enum stance_code code = rank && order ? STANCE_OK : stance_error_memory(err);
    for (size_t i = 0; code == STANCE_OK && i < p->issue_n; i++) {
        struct stance_tally t = p->by_issue[i];
        rank[i] = (struct stance_rank){
            .key = {!stance_tally_all(t), -stance_tally_contest(t), -(double)stance_tally_all(t)},
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

static void put_note(const struct stance_plot *p, struct stance_text *out)
{
    bool pale = p->has[STANCE_MARK_SUP2] || p->has[STANCE_MARK_OPP2];
    stance_text_puts(out, "Solid: stated position. ");
    if (pale)
        stance_text_puts(out, "Pale: leans that way, qualified or mixed. ");
    if (p->has_inferred || p->has_expected)
        stance_text_format(out, "Outlined: %s. ",
                           !p->has_expected   ? "inferred"
                           : !p->has_inferred ? "expected"
                                              : "inferred or expected");
    if (p->has_ambivalent)
        stance_text_puts(out, "Folded corner: on record for and against. ");
    if (p->has_missing)
        stance_text_puts(out, "No chip: no position recorded. ");
    size_t told = 0;
    for (size_t a = 0; a < p->actor_n; a++) {
        const struct stance_entity *actor = stance_scene_actor(p->scene, p->actor[a]);
        if (!strcmp(actor->label, actor->short_name))
            continue;
        stance_text_format(out, "%s%s: %s", told++ ? "; " : "", actor->short_name, actor->label);
    }
    if (told)
        stance_text_putc(out, '.');
}

static enum stance_code draw(struct stance_text *out, struct strip *s, struct stance_rank *rank,
                             struct stance_error *err)
{
    struct stance_words words = {0};
    struct stance_text note = {0}, subtitle = {0}, title = {0};
    struct stance_frame frame = {0};
    double top;
    put_note(s->plot, &note);
    stance_text_format(&subtitle, "Who opposes and who supports each proposal; %s",
                       stance_plot_order_words(s->plot, "most contested at the top"));
    note.failed = note.failed || subtitle.failed;
    enum stance_code code = stance_text_end(&note, err);
    if (code == STANCE_OK)
        code = stance_words_make(&words, s->plot, "Diverging strip", subtitle.bytes,
                                 note.n ? note.bytes : "", false, err);
    if (code == STANCE_OK)
        code = stance_frame_begin(&frame, s->plot->scene, "chips", words.title.bytes,
                                  words.subtitle.bytes, NULL, 0, &top, err);
    if (code != STANCE_OK)
        goto done;
    stance_plot_show(s->plot);
    put_headings(&frame.svg, s, top + 22);
    double y = top + 34, start = y - 4;
    for (size_t i = 0; i < s->plot->issue_n; i++) {
        collect(s, i, rank);
        place(s);
        y = put_row(&frame.svg, s, i, y, &title);
    }
    stance_svg_line(&frame.svg, CENTRE, start, CENTRE, y,
                    (struct stance_paint){.stroke = STANCE_INK, .stroke_width = 1.5}, NULL);
    code = stance_frame_end(&frame, y + 4, words.note.bytes, words.desc.bytes, out, err);
done:
    stance_text_free(&title);
    stance_text_free(&subtitle);
    stance_text_free(&note);
    stance_words_clear(&words);
    return code;
}

enum stance_code stance_view_chips(struct stance_text *out, const struct stance_scene *scene,
                                   struct stance_error *err)
{
    struct stance_plot plot = {0};
    struct strip s = {.plot = &plot};
    struct stance_rank *rank = NULL;
    enum stance_code code = stance_plot_make(
        &plot, scene, (struct stance_plot_limits){.actor_n = 16, .issue_n = 14}, err);
    if (code == STANCE_OK)
        code = order_issues(&plot, err);
    if (code == STANCE_OK)
        code = stance_plot_settle(&plot, err);
    if (code != STANCE_OK)
        goto done;
    rank = stance_memory_new(plot.actor_n, sizeof *rank);
    bool made = rank != NULL;
    for (size_t side = 0; side < SIDES; side++) {
        s.chip[side] = stance_memory_new(plot.actor_n, sizeof *s.chip[side]);
        made = made && s.chip[side];
    }
    fit_sides(&s);
    code = made ? draw(out, &s, rank, err) : stance_error_memory(err);
done:
    for (size_t side = 0; side < SIDES; side++)
        stance_memory_free(s.chip[side]);
    stance_memory_free(rank);
    stance_plot_clear(&plot);
    return code;
}
