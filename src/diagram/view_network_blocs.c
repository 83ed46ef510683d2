/* view_network_blocs.c - more than 300 actors: one node per coalition, and how far they agree.
 *
 * The area of a node is its number of actors.  A line joins two coalitions that agree on more
 * than two thirds or less than one third (network_pairs.h), or, where no positions are
 * recorded, whose alignments are on balance friendly or hostile; its plate tells the share.
 * Named are the three actors of each coalition with positions on most issues. */
#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/number.h"
#include "../base/text.h"
#include "../coalition/partition.h"
#include "network_curve.h"
#include "network_blocs.h"
#include "network_place.h"
#include "network_words.h"
#include "shown.h"
#include "view_network.h"

struct map {
    struct stance_blocs blocs;
    struct stance_svg *svg;
    struct stance_text name[STANCE_BLOCS_MOST];
    struct stance_lines member[STANCE_BLOCS_MOST][STANCE_BLOCS_NAMED]; /* one line each */
    double radius[STANCE_BLOCS_MOST];
    struct stance_box box[STANCE_BLOCS_MOST];                       /* node and its text */
    bool crossed[STANCE_BLOCS_MOST];                                /* a line crosses the text */
    struct stance_box plate[STANCE_BLOCS_MOST * STANCE_BLOCS_MOST]; /* of the lines so far */
    size_t plate_n;
};

/* ---- Sizes and places ---- */

static void name_blocs(struct map *m)
{
    for (size_t b = 0; b < m->blocs.bloc_n; b++) {
        char letter[8];
        stance_partition_letter(m->blocs.bloc[b].coalition, letter);
        stance_text_puts(&m->name[b], m->blocs.bloc[b].merged > 1 ? "Other" : letter);
        stance_text_puts(&m->name[b], " \u00B7 ");
        stance_scene_put_count(&m->name[b], m->blocs.bloc[b].n, "actor", "actors");
        for (size_t k = 0; k < STANCE_BLOCS_NAMED && m->blocs.named[b][k] != STANCE_NONE; k++)
            m->member[b][k] =
                stance_look_wrap(stance_scene_actor(m->blocs.scene, m->blocs.named[b][k])->label,
                                 150, 10.5, false, 1, STANCE_GREEDY);
    }
}

static size_t lines_of(const struct map *m, size_t b)
{
    size_t n = 0;
    while (n < STANCE_BLOCS_NAMED && m->blocs.named[b][n] != STANCE_NONE)
        n++;
    return n;
}

static double text_width(const struct map *m, size_t b)
{
    double w = stance_look_width(m->name[b].bytes, m->name[b].n, 12, true);
    for (size_t k = 0; k < lines_of(m, b); k++)
        if (m->member[b][k].n)
            w = fmax(w, stance_look_width(m->member[b][k].line[0].s, m->member[b][k].line[0].n,
                                          10.5, false) +
                            10.5);
    return w * 1.17;
}

static bool has_line(double agreement)
{
    return agreement > 2.0 / 3 || agreement < 1.0 / 3;
}

static enum stance_code place(struct map *m, double top, double *bottom, struct stance_error *err)
{
    double gap[STANCE_BLOCS_MOST * STANCE_BLOCS_MOST], apart[STANCE_BLOCS_MOST * STANCE_BLOCS_MOST],
        largest = 1;
    struct stance_body body[STANCE_BLOCS_MOST] = {{0}};
    struct stance_pull pull[STANCE_BLOCS_MOST * STANCE_BLOCS_MOST];
    size_t pull_n = 0;
    for (size_t b = 0; b < m->blocs.bloc_n; b++)
        largest = fmax(largest, (double)m->blocs.bloc[b].n);
    for (size_t b = 0; b < m->blocs.bloc_n; b++) {
        m->radius[b] = fmax(64 * sqrt((double)m->blocs.bloc[b].n / largest), 9);
        double text = 18 + 13 * (double)lines_of(m, b);
        m->box[b] = (struct stance_box){.w = fmax(2 * m->radius[b], text_width(m, b)),
                                        .h = 2 * m->radius[b] + text};
        body[b] = (struct stance_body){.first = b, .n = 1};
        for (size_t a = 0; a < m->blocs.bloc_n; a++) {
            double agreement = m->blocs.agreement[b * m->blocs.bloc_n + a];
            gap[b * m->blocs.bloc_n + a] = 72;
            apart[b * m->blocs.bloc_n + a] = isnan(agreement) ? 0.5 : 1 - agreement;
            if (a < b && has_line(agreement))
                pull[pull_n++] = (struct stance_pull){(uint32_t)a, (uint32_t)b};
        }
    }
    struct stance_web web = {
        .scene = m->blocs.scene, .bloc = m->blocs.bloc, .bloc_n = m->blocs.bloc_n, .apart = apart};
    const char *graphviz = m->blocs.scene->options->draw.graphviz;
    enum stance_code code = stance_arrange_wishes(&web, body, &graphviz, err);
    struct stance_bodies all = {.body = body,
                                .body_n = m->blocs.bloc_n,
                                .box = m->box,
                                .box_n = m->blocs.bloc_n,
                                .pull = pull,
                                .pull_n = pull_n,
                                .gap = gap,
                                .left = STANCE_MARGIN,
                                .right = STANCE_WIDTH - STANCE_MARGIN,
                                .watch = m->blocs.scene->watch};
    if (!code)
        code = stance_bodies_place(&all, err);
    for (size_t b = 0; b < m->blocs.bloc_n; b++)
        m->box[b].y += top;
    *bottom = top + all.height;
    return code;
}

/* ---- Drawing ---- */

static struct stance_paint line_paint(double agreement, const char *dash)
{
    bool hostile = agreement < 0.5;
    /* 2/3 or 1/3: thin; 1 or 0: thick. */
    double strength = (fabs(agreement - 0.5) - 1.0 / 6) * 3;
    return (struct stance_paint){.fill = STANCE_NO_TOKEN,
                                 .stroke = hostile ? STANCE_OPP : STANCE_INK,
                                 .stroke_width = 1.5 + 4 * strength,
                                 .stroke_opacity = hostile ? 0.9 : 0.45,
                                 .dash = hostile ? dash : NULL};
}

static struct stance_point middle_of(const struct map *m, size_t b)
{
    return (struct stance_point){m->box[b].x, m->box[b].y - m->box[b].h / 2 + m->radius[b]};
}

static struct stance_box text_of(const struct map *m, size_t b)
{
    struct stance_box box = m->box[b];
    double h = box.h - 2 * m->radius[b] - 2;
    return (struct stance_box){box.x, box.y + box.h / 2 - h / 2, text_width(m, b), h};
}

/* Straight, unless another node or the ends' own text is in the way. */
static struct stance_curve line_between(const struct map *m, size_t a, size_t b)
{
    static const double bulge[] = {0, 0.12, -0.12, 0.24, -0.24, 0.4, -0.4};
    struct stance_point p = middle_of(m, a), q = middle_of(m, b);
    struct stance_curve best = stance_curve_make(p, q, 0);
    double least = INFINITY;
    for (size_t i = 0; i < sizeof bulge / sizeof *bulge; i++) {
        struct stance_curve curve = stance_curve_make(p, q, bulge[i]);
        double met = fabs(bulge[i]);
        (void)stance_curve_cut(&curve, (struct stance_stop){{&p, 1}, m->radius[a] + 2},
                               (struct stance_stop){{&q, 1}, m->radius[b] + 2});
        for (size_t c = 0; c < m->blocs.bloc_n; c++) {
            bool own = c == a || c == b;
            met +=
                stance_curve_meets(&curve, own ? text_of(m, c) : m->box[c]) ? (own ? 0.3 : 1) : 0;
        }
        if (met < least)
            least = met, best = curve;
    }
    return best;
}

/* The line's share stands on it where it covers no node and no other share, or in its middle. */
static struct stance_box plate_on(const struct map *m, const struct stance_curve *curve, double w)
{
    static const double along[] = {0.5, 0.4, 0.6, 0.3, 0.7};
    struct stance_box box = {.w = w, .h = 17};
    for (size_t i = 0; i <= sizeof along / sizeof *along; i++) {
        bool last = i == sizeof along / sizeof *along;
        struct stance_point at = stance_curve_at(curve, last ? 0.5 : along[i]);
        bool free = true;
        box.x = at.x, box.y = at.y;
        for (size_t b = 0; b < m->blocs.bloc_n; b++)
            free = free && !stance_box_overlap(box, m->box[b], 0);
        for (size_t k = 0; k < m->plate_n; k++)
            free = free && !stance_box_overlap(box, m->plate[k], 2);
        if (free)
            break;
    }
    return box;
}

static void put_line(struct map *m, size_t a, size_t b)
{
    double agreement = m->blocs.agreement[a * m->blocs.bloc_n + b];
    struct stance_curve curve = line_between(m, a, b);
    struct stance_text d = {0}, title = {0}, share = {0};
    char dash[STANCE_CURVE_DASH];
    stance_curve_dash(dash, &curve, 10, 4);
    stance_text_format(&title, "%s \u2013 %s: agreement ", m->name[a].bytes, m->name[b].bytes);
    stance_scene_put_percent(&title, agreement);
    stance_scene_put_percent(&share, agreement);
    stance_path_move(m->svg, &d, curve.a.x, curve.a.y);
    stance_path_quad(m->svg, &d, curve.c.x, curve.c.y, curve.b.x, curve.b.y);
    stance_svg_path(m->svg, &d, line_paint(agreement, dash), title.bytes);
    for (size_t c = 0; c < m->blocs.bloc_n; c++)
        m->crossed[c] = m->crossed[c] || stance_curve_meets(&curve, text_of(m, c));
    double w = stance_look_width(share.bytes, share.n, 11, true) * 1.17 + 10;
    struct stance_box at = m->plate[m->plate_n] = plate_on(m, &curve, w);
    m->plate_n++;
    bool hostile = agreement < 0.5;
    stance_svg_rect(m->svg, at.x - w / 2, at.y - at.h / 2, w, at.h, at.h / 2,
                    (struct stance_paint){.fill = STANCE_PAPER,
                                          .stroke = hostile ? STANCE_OPP : STANCE_SUB,
                                          .stroke_width = 1},
                    NULL);
    stance_svg_text(m->svg, at.x, at.y + 0.35 * 11, share.bytes, share.n, false,
                    (struct stance_type){.size = 11,
                                         .bold = true,
                                         .fill = hostile ? STANCE_OPPT : STANCE_INK,
                                         .anchor = STANCE_MIDDLE});
    m->svg->body.failed = m->svg->body.failed || title.failed || share.failed;
    stance_text_free(&share);
    stance_text_free(&title);
    stance_text_free(&d);
}

static void put_bloc(struct map *m, size_t b)
{
    struct stance_point at = middle_of(m, b);
    double r = m->radius[b], y = at.y + r + 14;
    struct stance_text title = {0};
    stance_text_format(&title, "%s", m->name[b].bytes);
    double inside = m->blocs.agreement[b * m->blocs.bloc_n + b];
    if (!isnan(inside)) {
        stance_text_puts(&title, ", agreement inside ");
        stance_scene_put_percent(&title, inside);
    }
    stance_svg_open(m->svg, title.bytes);
    stance_svg_circle(m->svg, at.x, at.y, r,
                      (struct stance_paint){.fill = stance_bloc_token(m->blocs.bloc[b].colour),
                                            .stroke = stance_bloc_token(m->blocs.bloc[b].colour),
                                            .stroke_width = 1.2,
                                            .fill_opacity = 0.16},
                      NULL);
    stance_network_mark(m->svg, m->blocs.bloc[b].colour, at, fmin(r / 2, 9));
    struct stance_box text = text_of(m, b);
    if (m->crossed[b])
        stance_svg_rect(m->svg, text.x - text.w / 2, text.y - text.h / 2, text.w, text.h, 2,
                        (struct stance_paint){
                            .fill = STANCE_PAPER, .stroke = STANCE_NO_TOKEN, .fill_opacity = 0.8},
                        NULL);
    stance_svg_text(m->svg, at.x, y, m->name[b].bytes, m->name[b].n, false,
                    (struct stance_type){.size = 12,
                                         .bold = true,
                                         .fill = stance_bloc_text_token(m->blocs.bloc[b].colour),
                                         .anchor = STANCE_MIDDLE});
    for (size_t k = 0; k < lines_of(m, b); k++)
        if (m->member[b][k].n)
            stance_svg_text(
                m->svg, at.x, y + 14 + 13 * (double)k, m->member[b][k].line[0].s,
                m->member[b][k].line[0].n, m->member[b][k].line[0].cut,
                (struct stance_type){.size = 10.5, .fill = STANCE_INK, .anchor = STANCE_MIDDLE});
    stance_svg_close(m->svg);
    m->svg->body.failed = m->svg->body.failed || title.failed;
    stance_text_free(&title);
}

static void swatch_friend(struct stance_svg *svg, double x, double y)
{
    stance_svg_line(svg, x, y - 4, x + 30, y - 4, line_paint(0.8, NULL), NULL);
}
static void swatch_foe(struct stance_svg *svg, double x, double y)
{
    stance_svg_line(svg, x, y - 4, x + 30, y - 4, line_paint(0.2, "8 3"), NULL);
}

static size_t make_legend(const struct map *m, struct stance_legend *legend)
{
    bool friendly = false, hostile = false;
    for (size_t a = 0; a < m->blocs.bloc_n; a++)
        for (size_t b = a + 1; b < m->blocs.bloc_n; b++) {
            double agreement = m->blocs.agreement[a * m->blocs.bloc_n + b];
            friendly = friendly || agreement > 2.0 / 3;
            hostile = hostile || agreement < 1.0 / 3;
        }
    size_t n = 0;
    if (friendly)
        legend[n++] = (struct stance_legend){"Agreement above two thirds", 30, swatch_friend};
    if (hostile)
        legend[n++] = (struct stance_legend){"Agreement below one third", 30, swatch_foe};
    return n;
}

/* ---- Words ---- */

struct words {
    struct stance_text title, note, desc;
};

static void say(const struct map *m, struct words *w)
{
    size_t actors = m->blocs.scene->positions->actor_n;
    stance_network_put_coalitions(&w->title, m->blocs.scene->coalitions);
    stance_text_puts(&w->title, " among ");
    stance_scene_put_count(&w->title, actors, "actor", "actors");
    stance_text_puts(&w->note, "One node per coalition, its area the number of actors; named are "
                               "three with positions on most issues. ");
    if (m->blocs.alone_n) {
        stance_text_puts(&w->note, "Not drawn: ");
        stance_scene_put_count(&w->note, m->blocs.alone_n, "actor", "actors");
        stance_text_puts(&w->note, " in no coalition. ");
    }
    struct stance_legend legend[2];
    stance_text_puts(&w->note, make_legend(m, legend) == 0 && m->blocs.bloc_n > 1
                                   ? "No line: no two coalitions agree, pair by pair of their "
                                     "actors over shared issues, on more than two thirds or less "
                                     "than one third. "
                                   : "Lines: agreement of all pairs of actors over the issues they "
                                     "share, where above two thirds or below one third. ");
    stance_text_puts(&w->note, "Distances carry no meaning. ");
    stance_scene_method(m->blocs.scene, &w->note);
    stance_text_puts(&w->desc, "Network of coalitions:");
    for (size_t b = 0; b < m->blocs.bloc_n; b++)
        stance_text_format(&w->desc, "%s %s", b ? "," : "", m->name[b].bytes);
    stance_text_puts(&w->desc, ".");
}

/* The table beside the figure: how far each two coalitions agree, and each within itself. */
static void show(const struct map *m)
{
    static const char *const column[] = {"a", "b", "agreement", "line", NULL};
    struct stance_shown *shown = m->blocs.scene->shown;
    if (!shown)
        return;
    stance_shown_begin(shown, column);
    for (size_t a = 0; a < m->blocs.bloc_n; a++)
        for (size_t b = a; b < m->blocs.bloc_n; b++) {
            double agreement = m->blocs.agreement[a * m->blocs.bloc_n + b];
            stance_shown_text(shown, m->name[a].n ? m->name[a].bytes : "");
            stance_shown_text(shown, m->name[b].n ? m->name[b].bytes : "");
            stance_shown_number(shown, round(agreement * 1e6) / 1e6);
            stance_shown_text(shown, a != b && has_line(agreement) ? "drawn" : "");
        }
}

static enum stance_code draw(struct stance_text *out, struct map *m, struct stance_error *err)
{
    struct stance_frame frame = {0};
    struct words w = {{0}, {0}, {0}};
    struct stance_legend legend[2];
    double top = 0, bottom;
    name_blocs(m);
    say(m, &w);
    bool failed = w.title.failed || w.note.failed || w.desc.failed;
    for (size_t b = 0; b < m->blocs.bloc_n; b++)
        failed = failed || m->name[b].failed;
    enum stance_code code = failed ? stance_error_memory(err) : STANCE_OK;
    if (!code)
        code = stance_frame_begin(&frame, m->blocs.scene, "network", w.title.bytes,
                                  "Agreement between coalitions", legend, make_legend(m, legend),
                                  &top, err);
    bottom = top;
    m->svg = &frame.svg;
    show(m);
    if (!code && m->blocs.bloc_n)
        code = place(m, top + 12, &bottom, err);
    if (code)
        goto done;
    for (size_t a = 0; a < m->blocs.bloc_n; a++)
        for (size_t b = a + 1; b < m->blocs.bloc_n; b++)
            if (has_line(m->blocs.agreement[a * m->blocs.bloc_n + b]))
                put_line(m, a, b);
    for (size_t b = 0; b < m->blocs.bloc_n; b++)
        put_bloc(m, b);
    code = stance_frame_end(&frame, bottom + 8, w.note.bytes, w.desc.bytes, out, err);
done:
    stance_text_free(&w.title);
    stance_text_free(&w.note);
    stance_text_free(&w.desc);
    stance_frame_clear(&frame);
    return code;
}

enum stance_code stance_network_blocs(struct stance_text *out, const struct stance_scene *scene,
                                      struct stance_error *err)
{
    struct map m = {0};
    if (scene->options->draw.highlight)
        return stance_error_set(err, STANCE_E_VALUE,
                                "a network of %zu actors draws coalitions, not actors that could "
                                "be highlighted; --max-actors 300 draws them",
                                scene->positions->actor_n);
    enum stance_code code = stance_blocs_make(&m.blocs, scene, err);
    if (code)
        return code;
    code = draw(out, &m, err);
    for (size_t b = 0; b < STANCE_BLOCS_MOST; b++)
        stance_text_free(&m.name[b]);
    stance_blocs_clear(&m.blocs);
    return code;
}
