/* view_alluvial.c - coalitions from period to period, and who changed between them.
 *
 * A column per period, a bar per coalition in it, a ribbon for the actors that two neighbouring
 * periods share between two bars; tracks.h keeps the letters. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "alluvial_plates.h"
#include "frame.h"
#include "spread.h"
#include "tracks.h"

#define KINDS STANCE_TRACK_KINDS
#define PERIODS STANCE_ALLUVIAL_PERIODS
#define FIRST_X 134.0
#define LAST_X 574.0
#define BAR_W 12.0
#define GAP 16.0
#define HEIGHT 380.0
#define PLATE_LEAST 13.0 /* ribbons at least that high have a number */
#define LABEL_PITCH 31.0
#define TOLD 12 /* actors named in a tooltip */

struct bar {
    size_t n;
    double y, h;
};

struct alluvial {
    const struct stance_scene *scene;
    const struct stance_times *times;
    struct stance_tracks tracks;
    struct bar bar[PERIODS][KINDS];
    size_t flow[PERIODS][KINDS][KINDS]; /* from period t to t + 1 */
    double unit, top;
    struct stance_plates plates;
    struct stance_text text;
};

static uint8_t kind_of(const struct alluvial *m, size_t t, size_t actor)
{
    return m->tracks.kind[t * m->tracks.actor_n + actor];
}

static double x_of(const struct alluvial *m, size_t t)
{
    return FIRST_X + (LAST_X - FIRST_X) * (double)t / (double)(m->times->periods.n - 1);
}

/* ---- Place ---- */

static void count(struct alluvial *m)
{
    for (size_t t = 0; t < m->times->periods.n; t++)
        for (size_t a = 0; a < m->tracks.actor_n; a++) {
            m->bar[t][kind_of(m, t, a)].n++;
            if (t + 1 < m->times->periods.n)
                m->flow[t][kind_of(m, t, a)][kind_of(m, t + 1, a)]++;
        }
}

/* All columns have one scale; all hold the same actors, so they are of one height but for
 * the gaps. */
static void place(struct alluvial *m, double y)
{
    m->top = y;
    m->unit = (HEIGHT - GAP * (KINDS - 1) / 2) / (double)m->tracks.actor_n;
    for (size_t t = 0; t < m->times->periods.n; t++) {
        double at = y;
        for (size_t k = 0; k < KINDS; k++) {
            struct bar *bar = &m->bar[t][k];
            bar->y = at;
            bar->h = m->unit * (double)bar->n;
            at += bar->n ? bar->h + GAP : 0;
        }
    }
}

static double bottom(const struct alluvial *m)
{
    double low = m->top;
    for (size_t t = 0; t < m->times->periods.n; t++)
        for (size_t k = 0; k < KINDS; k++)
            low = fmax(low, m->bar[t][k].n ? m->bar[t][k].y + m->bar[t][k].h : low);
    return low;
}

/* ---- Ribbons ---- */

/* Appends " (A, B, C and 4 more)": who is of kind `from` at t and, unless KINDS, `to` next. */
static void put_actors(struct alluvial *m, size_t t, size_t from, size_t to)
{
    size_t n = 0;
    stance_text_puts(&m->text, " (");
    for (size_t a = 0; a < m->tracks.actor_n; a++) {
        if (kind_of(m, t, a) != from || (to < KINDS && kind_of(m, t + 1, a) != to))
            continue;
        if (n++ < TOLD)
            stance_text_format(&m->text, "%s%s", n > 1 ? ", " : "",
                               m->scene->data->actor[m->tracks.actor[a]].label);
    }
    if (n > TOLD)
        stance_text_format(&m->text, " and %zu more", n - TOLD);
    stance_text_putc(&m->text, ')');
}

static void put_ribbon(struct stance_svg *svg, struct alluvial *m, size_t t, size_t from, size_t to,
                       double left, double right)
{
    double h = m->unit * (double)m->flow[t][from][to];
    double x1 = x_of(m, t) + BAR_W, x2 = x_of(m, t + 1), bend = (x2 - x1) / 2;
    struct stance_paint paint = {
        .fill = STANCE_NEU, .stroke = STANCE_NO_TOKEN, .fill_opacity = 0.5};
    if (from != to) {
        paint.fill = to < STANCE_TRACK_LETTERS ? stance_bloc_token((uint32_t)to) : STANCE_MUTE;
        paint.fill_opacity = 0.62;
    }
    stance_text_clear(&m->text);
    stance_times_put_name(m->times, t, &m->text);
    stance_text_puts(&m->text, " to ");
    stance_times_put_name(m->times, t + 1, &m->text);
    stance_text_puts(&m->text, ", ");
    stance_tracks_put_kind(&m->text, from);
    stance_text_puts(&m->text, " to ");
    stance_tracks_put_kind(&m->text, to);
    stance_text_puts(&m->text, ": ");
    stance_scene_put_count(&m->text, m->flow[t][from][to], "actor", "actors");
    put_actors(m, t, from, to);
    struct stance_text d = {0};
    stance_path_move(svg, &d, x1, left);
    stance_path_cubic(svg, &d, x1 + bend, left, x2 - bend, right, x2, right);
    stance_path_line(svg, &d, x2, right + h);
    stance_path_cubic(svg, &d, x2 - bend, right + h, x1 + bend, left + h, x1, left + h);
    stance_path_close(&d);
    stance_svg_path(svg, &d, paint, m->text.failed ? NULL : m->text.bytes);
    stance_text_free(&d);
    if (from != to && h >= PLATE_LEAST)
        m->plates.ribbon[m->plates.ribbon_n++] = (struct stance_ribbon){
            .x1 = x1, .x2 = x2, .y1 = left + h / 2, .y2 = right + h / 2, .n = m->flow[t][from][to]};
}

/* Those who stay first, so that the changes lie on them. */
static void put_ribbons(struct stance_svg *svg, struct alluvial *m)
{
    for (int changed = 0; changed < 2; changed++)
        for (size_t t = 0; t + 1 < m->times->periods.n; t++) {
            double right[KINDS];
            for (size_t k = 0; k < KINDS; k++)
                right[k] = m->bar[t + 1][k].y;
            for (size_t from = 0; from < KINDS; from++) {
                double left = m->bar[t][from].y;
                for (size_t to = 0; to < KINDS; to++) {
                    double h = m->unit * (double)m->flow[t][from][to];
                    if (h > 0 && (from != to) == changed)
                        put_ribbon(svg, m, t, from, to, left, right[to]);
                    left += h;
                    right[to] += h;
                }
            }
        }
}

/* ---- Bars and labels ---- */

static void put_bar(struct stance_svg *svg, struct alluvial *m, size_t t, size_t kind)
{
    const struct bar *bar = &m->bar[t][kind];
    double x = x_of(m, t);
    stance_text_clear(&m->text);
    stance_times_put_name(m->times, t, &m->text);
    stance_text_puts(&m->text, ", ");
    stance_tracks_put_kind(&m->text, kind);
    stance_text_puts(&m->text, ": ");
    stance_scene_put_count(&m->text, bar->n, "actor", "actors");
    put_actors(m, t, kind, KINDS);
    const char *title = m->text.failed ? NULL : m->text.bytes;
    if (kind < STANCE_TRACK_ABSENT)
        stance_svg_rect(svg, x, bar->y, BAR_W, bar->h, 0,
                        (struct stance_paint){.fill = stance_bloc_token((uint32_t)kind),
                                              .stroke = STANCE_NO_TOKEN},
                        title);
    else
        stance_svg_rect(
            svg, x + 0.8, bar->y + 0.8, BAR_W - 1.5, fmax(bar->h - 1.5, 0.5), 0,
            (struct stance_paint){.fill = STANCE_PAPER, .stroke = STANCE_SUB, .stroke_width = 1.5},
            title);
}

/* "A 41" before a bar that is neither first nor last. */
static void put_count(struct stance_svg *svg, struct alluvial *m, size_t t, size_t kind)
{
    const struct bar *bar = &m->bar[t][kind];
    if (bar->h < PLATE_LEAST)
        return;
    stance_text_clear(&m->text);
    if (kind < STANCE_TRACK_LETTERS)
        stance_text_format(&m->text, "%c ", (char)('A' + kind));
    stance_text_format(&m->text, "%zu", bar->n);
    if (m->text.failed)
        return;
    /* On a plate: ink on a ribbon is too weak in a dark figure. */
    double w = stance_look_width(m->text.bytes, m->text.n, 12, false) * 1.12 + 8;
    double x = x_of(m, t) - 4, y = bar->y + bar->h / 2;
    m->plates.taken[m->plates.taken_n++] =
        (struct stance_box){.x = x - w / 2, .y = y, .w = w, .h = 16};
    stance_svg_rect(svg, x - w, y - 8, w, 16, 8,
                    (struct stance_paint){.fill = STANCE_PAPER, .stroke = STANCE_NO_TOKEN}, NULL);
    stance_svg_text(svg, x - w / 2, stance_look_baseline(y, 12), m->text.bytes, m->text.n, false,
                    (struct stance_type){.size = 12, .fill = STANCE_INK, .anchor = STANCE_MIDDLE});
}

static void put_ends(struct stance_svg *svg, struct alluvial *m, size_t t)
{
    bool last = t > 0;
    double y[KINDS], x = last ? x_of(m, t) + BAR_W + 8 : x_of(m, t) - 8;
    size_t kind[KINDS], n = 0;
    for (size_t k = 0; k < KINDS; k++)
        if (m->bar[t][k].n) {
            kind[n] = k;
            y[n++] = m->bar[t][k].y + m->bar[t][k].h / 2;
        }
    stance_spread(y, n, LABEL_PITCH, m->top, fmax(bottom(m), m->top + LABEL_PITCH * (double)n));
    for (size_t i = 0; i < n; i++) {
        struct stance_type type = {.size = 12.5,
                                   .bold = true,
                                   .fill = stance_bloc_text_token((uint32_t)kind[i]),
                                   .anchor = last ? STANCE_START : STANCE_END};
        long change = (long)m->bar[t][kind[i]].n - (long)m->bar[0][kind[i]].n;
        stance_text_clear(&m->text);
        stance_tracks_put_kind(&m->text, kind[i]);
        if (!m->text.failed)
            stance_svg_text(svg, x, y[i] - 3, m->text.bytes, m->text.n, false, type);
        type = (struct stance_type){.size = 12, .fill = STANCE_INK, .anchor = type.anchor};
        stance_text_clear(&m->text);
        stance_text_format(&m->text, "%zu", m->bar[t][kind[i]].n);
        if (last)
            stance_text_format(&m->text, change ? " (%s%ld)" : " (±0)", change > 0 ? "+" : "\u2212",
                               change < 0 ? -change : change);
        if (!m->text.failed)
            stance_svg_text(svg, x, y[i] + 12, m->text.bytes, m->text.n, false, type);
    }
}

static void put_heads(struct stance_svg *svg, struct alluvial *m, double y)
{
    double room = (LAST_X - FIRST_X) / (double)(m->times->periods.n - 1) / 1.2;
    for (size_t t = 0; t < m->times->periods.n; t++) {
        stance_text_clear(&m->text);
        stance_times_put_name(m->times, t, &m->text);
        if (m->text.failed)
            return;
        struct stance_line cut = stance_look_cut(m->text.bytes, m->text.n, room, 12.5, true);
        stance_svg_text(
            svg, x_of(m, t) + BAR_W / 2, y, cut.s, cut.n, cut.cut,
            (struct stance_type){
                .size = 12.5, .bold = true, .fill = STANCE_INK, .anchor = STANCE_MIDDLE});
    }
}

static void put_all(struct stance_svg *svg, struct alluvial *m, double top)
{
    size_t last = m->times->periods.n - 1;
    put_heads(svg, m, top + 20);
    place(m, top + 38);
    put_ribbons(svg, m);
    for (size_t t = 0; t <= last; t++)
        for (size_t k = 0; k < KINDS; k++)
            if (m->bar[t][k].n)
                put_bar(svg, m, t, k);
    for (size_t t = 1; t < last; t++)
        for (size_t k = 0; k < KINDS; k++)
            put_count(svg, m, t, k);
    put_ends(svg, m, 0);
    put_ends(svg, m, last);
    stance_plates_put(&m->plates, svg);
    svg->body.failed = svg->body.failed || m->text.failed;
}

/* ---- Words ---- */

/* How coalitions were found, once where the same can be said of all periods. */
static void put_method(const struct alluvial *m, struct stance_text *out)
{
    struct stance_text first = {0}, other = {0};
    bool alike = true;
    for (size_t t = 0; t < m->times->periods.n; t++) {
        struct stance_scene here = *m->scene;
        here.coalitions = m->times->item[t].coalitions;
        here.positions = &m->times->item[t].positions;
        if (!here.coalitions)
            continue;
        stance_text_clear(&other);
        stance_scene_method(&here, first.n ? &other : &first);
        alike = alike && (!other.n || (other.n == first.n && !other.failed && !first.failed &&
                                       memcmp(other.bytes, first.bytes, first.n) == 0));
    }
    if (first.n && !first.failed) {
        stance_text_cut(&first, first.n - 1); /* the full stop */
        stance_text_format(out, "%s, in %s period.", first.bytes, alike ? "every" : "the first");
    }
    out->failed = out->failed || first.failed || other.failed;
    stance_text_free(&first);
    stance_text_free(&other);
}

static void put_note(const struct alluvial *m, struct stance_text *out)
{
    stance_text_puts(out, "A coalition keeps its letter where it shares most members with the one "
                          "before (largest Jaccard index). Pale grey ribbons stay, the others "
                          "change. ");
    put_method(m, out);
    if (m->tracks.merged_n)
        stance_text_format(out, " Under Other: %zu smaller coalitions.", m->tracks.merged_n);
    stance_times_put_left_out(m->times, out);
}

static size_t changes(const struct alluvial *m)
{
    size_t n = 0;
    for (size_t t = 0; t + 1 < m->times->periods.n; t++)
        for (size_t from = 0; from < KINDS; from++)
            for (size_t to = 0; to < KINDS; to++)
                n += from != to && from != STANCE_TRACK_ABSENT && to != STANCE_TRACK_ABSENT
                         ? m->flow[t][from][to]
                         : 0;
    return n;
}

static enum stance_code draw(struct stance_text *out, struct alluvial *m, struct stance_error *err)
{
    struct stance_text note = {0}, desc = {0}, title = {0};
    struct stance_frame frame = {0};
    double top;
    count(m);
    put_note(m, &note);
    stance_text_puts(&title, "Coalitions of ");
    stance_scene_put_count(&title, m->tracks.actor_n, "actor", "actors");
    stance_text_format(&title, " in %zu periods", m->times->periods.n);
    stance_text_format(&desc, "Alluvial diagram: %s; ", title.failed ? "" : title.bytes);
    stance_scene_put_count(&desc, changes(m), "change", "changes");
    stance_text_puts(&desc, " between recorded coalitions.");
    note.failed = note.failed || desc.failed || title.failed;
    enum stance_code code = stance_text_end(&note, err);
    if (code == STANCE_OK)
        code = stance_frame_begin(&frame, m->scene, "alluvial", title.bytes,
                                  "Number of actors in each coalition. Ribbons: the same actors "
                                  "from one period to the next",
                                  NULL, 0, &top, err);
    if (code == STANCE_OK) {
        stance_tracks_show(&m->tracks, m->scene);
        put_all(&frame.svg, m, top);
        code = stance_frame_end(&frame, fmax(bottom(m), m->top + LABEL_PITCH * KINDS) + 6,
                                note.bytes, desc.bytes, out, err);
    }
    stance_text_free(&title);
    stance_text_free(&desc);
    stance_text_free(&note);
    return code;
}

enum stance_code stance_view_alluvial(struct stance_text *out, const struct stance_scene *scene,
                                      struct stance_error *err)
{
    struct alluvial *m = stance_memory_new(1, sizeof *m);
    if (!m)
        return stance_error_memory(err);
    m->scene = scene;
    m->times = scene->times;
    enum stance_code code = stance_tracks_make(&m->tracks, scene->times, scene->data->actor_n, err);
    if (code == STANCE_OK)
        code = draw(out, m, err);
    stance_tracks_clear(&m->tracks);
    stance_text_free(&m->text);
    stance_memory_free(m);
    return code;
}
