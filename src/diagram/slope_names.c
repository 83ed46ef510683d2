/* slope_names.c - the names of a slope: at its ends, and of who is recorded in between alone.
 *
 * Names of one value stand together: it is written once, as near to its point as the names are,
 * before a bar along them.  Long names take room from the lines, not from each other.  In between
 * names of one point share a line; where it has no room their number is told. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../base/text.h"
#include "frame.h"
#include "order.h"
#include "slope.h"
#include "spread.h"

#define LEFT STANCE_MARGIN
#define RIGHT (STANCE_WIDTH - STANCE_MARGIN)
#define SIDE 178.0      /* from a margin to the axis ... */
#define SIDE_MOST 264.0 /* ... where names are long ... */
#define SIDE_LESS 20.0  /* ... less that for each date in between */
#define PITCH 15.0
#define SLACK 1.12
/* From the axis outwards: the leader, the value, the bar, the names. */
#define LEADER 6.0
#define LEADER_END 12.0
#define VALUE_GAP 14.0
#define BAR_GAP 47.0
#define NAME_GAP 52.0
/* In between. */
#define INNER_GAP 8.0
#define INNER_SIZE 11.0
#define INNER_NEAR 13.0 /* points that have one text */

static const char *name_of(const struct stance_slope *s, const struct stance_slope_line *l)
{
    return s->scene->data->actor[l->actor].label;
}

static enum stance_token text_token(enum stance_move move)
{
    return move == STANCE_TOWARDS ? STANCE_SUP : move == STANCE_AWAY ? STANCE_OPPT : STANCE_SUB;
}

/* ---- At the ends ---- */

static struct stance_type name_type(enum stance_move move, bool right)
{
    return (struct stance_type){.size = 12,
                                .bold = move != STANCE_STEADY,
                                .fill = text_token(move),
                                .anchor = right ? STANCE_START : STANCE_END};
}

/* How far the axis of date t has to stand from the margin for the names there. */
static double side_of(const struct stance_slope *s, size_t t)
{
    double side = SIDE;
    for (size_t i = 0; i < s->line_n; i++) {
        const char *name = name_of(s, &s->line[i]);
        if (s->line[i].cell[t] != SIZE_MAX)
            side =
                fmax(side, NAME_GAP + SLACK * stance_look_width(name, strlen(name), 12,
                                                                s->line[i].move != STANCE_STEADY));
    }
    return fmin(side, SIDE_MOST - SIDE_LESS * (double)(s->times->periods.n - 2));
}

void stance_slope_fit(struct stance_slope *s)
{
    s->left = LEFT + side_of(s, 0);
    s->right = RIGHT - side_of(s, s->times->periods.n - 1);
}

static void put_name(struct stance_svg *svg, const struct stance_slope *s,
                     const struct stance_slope_line *l, double x, double room, double y, bool right)
{
    const char *name = name_of(s, l);
    struct stance_type type = name_type(l->move, right);
    struct stance_line cut = stance_look_cut(name, strlen(name), room / SLACK, 12, type.bold);
    if (cut.cut)
        stance_svg_open(svg, name);
    stance_svg_text(svg, x, stance_look_baseline(y, 12), cut.s, cut.n, cut.cut, type);
    if (cut.cut)
        stance_svg_close(svg);
}

/* The value that n lines have at date t, with their names at y[0] ... y[n - 1]. */
static void put_group(struct stance_svg *svg, const struct stance_slope *s,
                      const struct stance_rank *rank, const double *y, size_t n, size_t t,
                      struct stance_text *text)
{
    bool right = t > 0, alike = true;
    const struct stance_slope_line *l = &s->line[rank[0].item];
    double side = right ? 1 : -1, x = stance_slope_x(s, t), value = stance_slope_value(s, l, t);
    double point = stance_slope_y(s, value), near = fmin(fmax(point, y[0]), y[n - 1]);
    double room = (right ? RIGHT - x : x - LEFT) - NAME_GAP;
    struct stance_paint thin = {.stroke = STANCE_SUB, .stroke_width = 0.8};
    for (size_t i = 0; i < n; i++) {
        alike = alike && s->line[rank[i].item].move == l->move;
        put_name(svg, s, &s->line[rank[i].item], x + side * NAME_GAP, room, y[i], right);
    }
    if (fabs(near - point) > 3)
        stance_svg_line(svg, x + side * LEADER, point, x + side * LEADER_END, near, thin, NULL);
    if (n > 1)
        stance_svg_line(svg, x + side * BAR_GAP, y[0] - 5, x + side * BAR_GAP, y[n - 1] + 5, thin,
                        NULL);
    stance_text_clear(text);
    stance_scene_put_value(text, value);
    if (!text->failed)
        stance_svg_text(svg, x + side * VALUE_GAP, stance_look_baseline(near, 12), text->bytes,
                        text->n, false, name_type(alike ? l->move : STANCE_STEADY, right));
}

/* Names of the actors recorded at date t, from top to bottom as their points lie. */
double stance_slope_put_names(const struct stance_slope *s, struct stance_svg *svg, size_t t,
                              struct stance_text *text)
{
    struct stance_rank rank[STANCE_SLOPE_ACTORS];
    double y[STANCE_SLOPE_ACTORS];
    size_t n = 0;
    for (size_t i = 0; i < s->line_n; i++)
        if (s->line[i].cell[t] != SIZE_MAX)
            rank[n++] = (struct stance_rank){
                .key = {-round(stance_slope_value(s, &s->line[i], t) * 1e6), -s->line[i].change},
                .item = (uint32_t)i};
    stance_rank_sort(rank, n);
    for (size_t i = 0; i < n; i++)
        y[i] = stance_slope_y(s, stance_slope_value(s, &s->line[rank[i].item], t));
    double low = s->top - 6, high = fmax(s->top + STANCE_SLOPE_HEIGHT + 6, low + PITCH * (double)n);
    stance_spread(y, n, PITCH, low, high);
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && !(rank[from].key[0] < rank[to].key[0]);)
            to++;
        put_group(svg, s, rank + from, y + from, to - from, t, text);
    }
    return n ? y[n - 1] + 8 : 0;
}

/* ---- In between ---- */

/* Recorded at date t, and at neither end: the name is written at the last point. */
static bool is_inner(const struct stance_slope *s, const struct stance_slope_line *l, size_t t)
{
    return l->cell[0] == SIZE_MAX && l->cell[s->times->periods.n - 1] == SIZE_MAX && l->last == t;
}

/* One text for n of them, on a plate, for lines may run there. */
static void put_inner(struct stance_svg *svg, const struct stance_slope *s,
                      const struct stance_rank *rank, size_t n, size_t t, struct stance_text *text)
{
    const struct stance_slope_line *first = &s->line[rank[0].item];
    double x = stance_slope_x(s, t) + INNER_GAP, y = stance_slope_y(s, -rank[0].key[0]);
    double room = (stance_slope_x(s, t + 1) - x - INNER_GAP) / SLACK;
    char number[32];
    stance_text_clear(text);
    for (size_t i = 0; i < n; i++)
        stance_text_format(text, "%s%s", i ? ", " : "", name_of(s, &s->line[rank[i].item]));
    svg->body.failed = svg->body.failed || text->failed;
    if (text->failed)
        return;
    struct stance_line shown = stance_look_cut(text->bytes, text->n, room, INNER_SIZE, false);
    bool whole = !shown.cut;
    if (n > 1 && !whole)
        shown = (struct stance_line){.s = number,
                                     .n = (size_t)snprintf(number, sizeof number, "%zu actors", n)};
    double width = stance_look_width(shown.s, shown.n, INNER_SIZE, false);
    width = SLACK * (width + (shown.cut ? INNER_SIZE : 0));
    if (!whole)
        stance_svg_open(svg, text->bytes);
    stance_svg_rect(
        svg, x - 2, y - 7, width + 4, 14, 2,
        (struct stance_paint){.fill = STANCE_PAPER, .stroke = STANCE_NO_TOKEN, .fill_opacity = 0.9},
        NULL);
    stance_svg_text(svg, x, stance_look_baseline(y, INNER_SIZE), shown.s, shown.n, shown.cut,
                    (struct stance_type){.size = INNER_SIZE,
                                         .fill = n == 1 ? text_token(first->move) : STANCE_SUB});
    if (!whole)
        stance_svg_close(svg);
}

void stance_slope_put_inner_names(const struct stance_slope *s, struct stance_svg *svg,
                                  struct stance_text *text)
{
    for (size_t t = 1; t + 1 < s->times->periods.n; t++) {
        struct stance_rank rank[STANCE_SLOPE_ACTORS];
        size_t n = 0;
        for (size_t i = 0; i < s->line_n; i++)
            if (is_inner(s, &s->line[i], t))
                rank[n++] = (struct stance_rank){.key = {-stance_slope_value(s, &s->line[i], t)},
                                                 .item = (uint32_t)i};
        stance_rank_sort(rank, n);
        for (size_t from = 0, to; from < n; from = to) {
            double y = stance_slope_y(s, -rank[from].key[0]);
            for (to = from + 1; to < n && stance_slope_y(s, -rank[to].key[0]) - y < INNER_NEAR;)
                to++;
            put_inner(svg, s, rank + from, to - from, t, text);
        }
    }
}
