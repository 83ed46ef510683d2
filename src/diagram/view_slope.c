/* view_slope.c - one issue at two to four dates: who moved which way.
 *
 * A line per actor; a date without a record breaks it.  A change of a quarter of a step or
 * more, last record less first, has a colour. */
#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "frame.h"
#include "plot.h"
#include "slope.h"

/* ---- Drawing ---- */

static enum stance_token mark_token(enum stance_move move)
{
    return move == STANCE_TOWARDS ? STANCE_SUP : move == STANCE_AWAY ? STANCE_OPP : STANCE_MUTE;
}

static void put_stroke(struct stance_svg *svg, double x1, double y1, double x2, double y2,
                       enum stance_move move, bool thin)
{
    stance_svg_line(svg, x1, y1, x2, y2,
                    (struct stance_paint){.stroke = mark_token(move),
                                          .stroke_width = thin                    ? 1.2
                                                          : move == STANCE_STEADY ? 1.5
                                                                                  : 2.5,
                                          .dash = move == STANCE_AWAY ? "7 3" : NULL},
                    NULL);
}

static void put_point(struct stance_svg *svg, double x, double y, enum stance_move move, bool thin,
                      bool both)
{
    double r = move == STANCE_STEADY ? 3.5 : 4.5;
    struct stance_paint paint = {.fill = mark_token(move), .stroke = STANCE_NO_TOKEN};
    if (thin)
        r = 3;
    if (move == STANCE_AWAY)
        paint = (struct stance_paint){
            .fill = STANCE_PAPER, .stroke = STANCE_OPP, .stroke_width = thin ? 1.2 : 2};
    stance_svg_circle(svg, x, y, move == STANCE_AWAY ? r - 0.5 : r, paint, NULL);
    if (both)
        stance_svg_circle(
            svg, x, y, 3,
            (struct stance_paint){.fill = STANCE_INK, .stroke = STANCE_PAPER, .stroke_width = 1.2},
            NULL);
}

static void put_shown(const struct stance_scene *here, const struct stance_slope *s,
                      const struct stance_slope_line *l, size_t t, struct stance_text *text)
{
    stance_text_clear(text);
    stance_times_put_name(s->times, t, text);
    if (!text->failed)
        stance_scene_show_cell(here, text->bytes, l->cell[t], here->positions->actor_row[l->actor]);
}

static void put_line(struct stance_svg *svg, const struct stance_slope *s,
                     const struct stance_slope_line *l, struct stance_text *title)
{
    for (size_t t = 0; t + 1 < s->times->periods.n; t++)
        if (l->cell[t] != SIZE_MAX && l->cell[t + 1] != SIZE_MAX)
            put_stroke(svg, stance_slope_x(s, t), stance_slope_y(s, stance_slope_value(s, l, t)),
                       stance_slope_x(s, t + 1), stance_slope_y(s, stance_slope_value(s, l, t + 1)),
                       l->move,
                       stance_slope_inferred(s, l, t) || stance_slope_inferred(s, l, t + 1));
    for (size_t t = 0; t < s->times->periods.n; t++) {
        if (l->cell[t] == SIZE_MAX)
            continue;
        struct stance_scene here = *s->scene;
        here.positions = &s->times->item[t].positions;
        stance_text_clear(title);
        stance_times_put_name(s->times, t, title);
        stance_text_puts(title, ": ");
        stance_scene_cell_title(&here, l->cell[t], here.positions->actor_row[l->actor], title);
        svg->body.failed = svg->body.failed || title->failed;
        stance_svg_open(svg, title->failed ? NULL : title->bytes);
        put_shown(&here, s, l, t, title);
        put_point(svg, stance_slope_x(s, t), stance_slope_y(s, stance_slope_value(s, l, t)),
                  l->move, stance_slope_inferred(s, l, t), stance_slope_ambivalent(s, l, t));
        stance_svg_close(svg);
    }
}

/* ---- Ground ---- */

static void put_ground(struct stance_svg *svg, const struct stance_slope *s,
                       struct stance_text *text)
{
    struct stance_paint rule = {.stroke = STANCE_RULE, .stroke_width = 1};
    size_t n = s->times->periods.n;
    for (size_t t = 0; t < n; t++) {
        stance_svg_line(svg, stance_slope_x(s, t), s->top - 20, stance_slope_x(s, t),
                        s->top + STANCE_SLOPE_HEIGHT + 6, rule, NULL);
        stance_text_clear(text);
        stance_times_put_name(s->times, t, text);
        if (text->failed)
            continue;
        struct stance_line cut = stance_look_cut(
            text->bytes, text->n, (s->right - s->left) / (double)(n - 1) / 1.2, 12, true);
        stance_svg_text(svg, stance_slope_x(s, t), s->top - 30, cut.s, cut.n, cut.cut,
                        (struct stance_type){
                            .size = 12, .bold = true, .fill = STANCE_INK, .anchor = STANCE_MIDDLE});
    }
    stance_svg_line(svg, s->left, stance_slope_y(s, 0), s->right, stance_slope_y(s, 0), rule, NULL);
    rule.dash = "1 3";
    stance_svg_line(svg, s->left, stance_slope_y(s, 1), s->right, stance_slope_y(s, 1), rule, NULL);
    stance_svg_line(svg, s->left, stance_slope_y(s, -1), s->right, stance_slope_y(s, -1), rule,
                    NULL);
}

/* ---- Legend and words ---- */

static void swatch(struct stance_svg *svg, double x, double y, enum stance_move move, bool thin,
                   bool both)
{
    put_stroke(svg, x, y - 4, x + 26, y - 4, move, thin);
    put_point(svg, x + 26, y - 4, move, thin, both);
}
static void swatch_towards(struct stance_svg *svg, double x, double y)
{
    swatch(svg, x, y, STANCE_TOWARDS, false, false);
}
static void swatch_away(struct stance_svg *svg, double x, double y)
{
    swatch(svg, x, y, STANCE_AWAY, false, false);
}
static void swatch_steady(struct stance_svg *svg, double x, double y)
{
    swatch(svg, x, y, STANCE_STEADY, false, false);
}
static void swatch_thin(struct stance_svg *svg, double x, double y)
{
    swatch(svg, x, y, STANCE_STEADY, true, false);
}
static void swatch_both(struct stance_svg *svg, double x, double y)
{
    swatch(svg, x, y, STANCE_STEADY, false, true);
}

static size_t make_legend(struct stance_legend *item, const struct stance_slope *s)
{
    size_t n = 0;
    if (s->moved[STANCE_TOWARDS])
        item[n++] = (struct stance_legend){"Towards support", 31, swatch_towards};
    if (s->moved[STANCE_AWAY])
        item[n++] = (struct stance_legend){"Towards opposition", 31, swatch_away};
    if (s->moved[STANCE_STEADY])
        item[n++] = (struct stance_legend){"Change below 0.25", 31, swatch_steady};
    if (s->thin)
        item[n++] = (struct stance_legend){"Thin: inferred or expected", 31, swatch_thin};
    if (s->both)
        item[n++] = (struct stance_legend){"For and against", 31, swatch_both};
    if (s->gap)
        item[n++] = (struct stance_legend){"Gap: none recorded", 0, NULL};
    return n;
}

static void put_note(const struct stance_slope *s, struct stance_text *out)
{
    stance_text_puts(out, "The change is the last record less the first.");
    if (s->issue_n > 1)
        stance_text_format(out,
                           " Left out: %zu other issue%s (--only issue=ID chooses one); this one "
                           "has most actors recorded twice.",
                           s->issue_n - 1, s->issue_n == 2 ? "" : "s");
    if (s->all_n > s->line_n)
        stance_text_format(out,
                           " Left out for space: %zu of %zu actors, those with fewest periods and "
                           "least change.",
                           s->all_n - s->line_n, s->all_n);
    stance_times_put_left_out(s->times, out);
}

static void put_desc(const struct stance_slope *s, struct stance_text *out)
{
    size_t n[3] = {0};
    for (size_t i = 0; i < s->line_n; i++)
        n[s->line[i].move]++;
    stance_text_puts(out, "Slope graph: ");
    stance_scene_put_count(out, s->line_n, "actor", "actors");
    stance_text_format(out, " at %zu dates; %zu moved towards support, %zu towards opposition, ",
                       s->times->periods.n, n[STANCE_TOWARDS], n[STANCE_AWAY]);
    stance_text_format(out, "%zu changed by less than 0.25.", n[STANCE_STEADY]);
}

static void put_title(const struct stance_slope *s, struct stance_text *out)
{
    stance_text_format(out, "%s: ", s->scene->data->issue[s->issue].label);
    stance_scene_put_count(out, s->line_n, "actor", "actors");
    stance_text_puts(out, ", ");
    stance_times_put_name(s->times, 0, out);
    stance_text_puts(out, " to ");
    stance_times_put_name(s->times, s->times->periods.n - 1, out);
}

static enum stance_code draw(struct stance_text *out, struct stance_slope *s,
                             struct stance_error *err)
{
    struct stance_text note = {0}, desc = {0}, title = {0}, text = {0};
    struct stance_legend legend[6];
    struct stance_frame frame = {0};
    double top;
    put_note(s, &note);
    put_desc(s, &desc);
    put_title(s, &title);
    note.failed = note.failed || desc.failed || title.failed;
    enum stance_code code = stance_text_end(&note, err);
    if (code == STANCE_OK)
        code = stance_frame_begin(&frame, s->scene, "slope", title.bytes,
                                  "Position from −1 (opposes) to +1 (supports)", legend,
                                  make_legend(legend, s), &top, err);
    if (code == STANCE_OK) {
        s->top = top + 52;
        stance_slope_fit(s);
        put_ground(&frame.svg, s, &text);
        for (size_t i = 0; i < s->line_n; i++)
            put_line(&frame.svg, s, &s->line[i], &text);
        double left = stance_slope_put_names(s, &frame.svg, 0, &text);
        double right = stance_slope_put_names(s, &frame.svg, s->times->periods.n - 1, &text);
        stance_slope_put_inner_names(s, &frame.svg, &text);
        code =
            stance_frame_end(&frame, fmax(s->top + STANCE_SLOPE_HEIGHT + 6, fmax(left, right)) + 4,
                             note.bytes, desc.bytes, out, err);
    }
    stance_text_free(&text);
    stance_text_free(&title);
    stance_text_free(&desc);
    stance_text_free(&note);
    return code;
}

enum stance_code stance_view_slope(struct stance_text *out, const struct stance_scene *scene,
                                   struct stance_error *err)
{
    struct stance_slope s = {0};
    enum stance_code code = stance_slope_make(&s, scene, err);
    if (code == STANCE_OK)
        code = draw(out, &s, err);
    stance_slope_clear(&s);
    return code;
}
