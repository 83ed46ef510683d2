/* view_network_blocs.c - more than 300 actors: one node per coalition, and how far they agree.
 *
 * The area of a node is its number of actors.  A line joins two coalitions that agree on more
 * than two thirds or less than one third (network_pairs.h), or, where no positions are
 * recorded, whose alignments are on balance friendly or hostile; its plate tells the share.
 * Named are the three actors of each coalition with positions on most issues. */
#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/number.h"
#include "../base/text.h"
#include "../coalition/partition.h"
#include "network_curve.h"
#include "network_pairs.h"
#include "network_place.h"
#include "network_words.h"
#include "view_network.h"

/* Six coalitions and the merged rest. */
enum { MOST = STANCE_WEB_COLOURS + 1, NAMED = 3 };

struct map {
    const struct stance_scene *scene;
    struct stance_svg *svg;
    uint32_t *bloc_of; /* actor -> bloc */
    struct stance_web_bloc bloc[MOST];
    size_t bloc_n, alone_n;
    double agreement[MOST * MOST];
    uint32_t named[MOST][NAMED]; /* STANCE_NONE = none */
    struct stance_text name[MOST];
    struct stance_lines member[MOST][NAMED]; /* one line each */
    double radius[MOST];
    struct stance_box box[MOST]; /* node and its text */
};

/* ---- Which blocs ---- */

static void fill_blocs(struct map *m)
{
    const struct stance_coalitions *c = m->scene->coalitions;
    for (uint32_t k = 0; k < c->k; k++) {
        if (c->coalition[k].size < 2) {
            m->alone_n++;
            continue;
        }
        size_t b = k < STANCE_WEB_COLOURS ? k : STANCE_WEB_COLOURS;
        if (b >= m->bloc_n)
            m->bloc[m->bloc_n++] =
                (struct stance_web_bloc){.coalition = k, .colour = (uint32_t)b, .hull = true};
        m->bloc[b].merged++;
        m->bloc[b].n += c->coalition[k].size;
    }
    for (size_t i = 0; i < c->actor_n; i++) {
        uint32_t k = c->label[i];
        m->bloc_of[i] = c->coalition[k].size < 2 ? STANCE_NONE
                        : k < STANCE_WEB_COLOURS ? k
                                                 : STANCE_WEB_COLOURS;
    }
}

static size_t issues_of(const struct stance_positions *p, uint32_t actor)
{
    return p->start[actor + 1] - p->start[actor];
}

static void choose_named(struct map *m)
{
    const struct stance_positions *p = m->scene->positions;
    for (size_t b = 0; b < MOST; b++)
        for (size_t k = 0; k < NAMED; k++)
            m->named[b][k] = STANCE_NONE;
    for (uint32_t i = 0; i < p->actor_n; i++) {
        uint32_t *list = m->bloc_of[i] == STANCE_NONE ? NULL : m->named[m->bloc_of[i]];
        uint32_t next = i;
        for (size_t k = 0; list && k < NAMED && next != STANCE_NONE; k++)
            if (list[k] == STANCE_NONE || issues_of(p, next) > issues_of(p, list[k])) {
                uint32_t was = list[k];
                list[k] = next;
                next = was;
            }
    }
}

/* Where positions say nothing, the mean strength of the alignments between the two. */
static enum stance_code find_agreement(struct map *m, struct stance_error *err)
{
    const struct stance_positions *p = m->scene->positions;
    enum stance_code code = stance_pairs_agreement(m->agreement, m->bloc_n, p, m->bloc_of, err);
    double sum[MOST * MOST] = {0}, n[MOST * MOST] = {0};
    for (size_t i = 0; i < p->alignment_n; i++) {
        uint32_t a = m->bloc_of[p->alignment[i].a], b = m->bloc_of[p->alignment[i].b];
        if (a == STANCE_NONE || b == STANCE_NONE)
            continue;
        size_t at = (a < b ? a : b) * m->bloc_n + (a < b ? b : a);
        sum[at] += (1 + p->alignment[i].strength) / 2;
        n[at]++;
    }
    for (size_t a = 0; a < m->bloc_n; a++)
        for (size_t b = a; b < m->bloc_n; b++) {
            size_t at = a * m->bloc_n + b;
            if (isnan(m->agreement[at]) && n[at] > 0)
                m->agreement[at] = m->agreement[b * m->bloc_n + a] = sum[at] / n[at];
        }
    return code;
}

/* ---- Sizes and places ---- */

static void name_blocs(struct map *m)
{
    for (size_t b = 0; b < m->bloc_n; b++) {
        char letter[8];
        stance_partition_letter(m->bloc[b].coalition, letter);
        stance_text_puts(&m->name[b], m->bloc[b].merged > 1 ? "Other" : letter);
        stance_text_puts(&m->name[b], " \u00B7 ");
        stance_scene_put_count(&m->name[b], m->bloc[b].n, "actor", "actors");
        for (size_t k = 0; k < NAMED && m->named[b][k] != STANCE_NONE; k++)
            m->member[b][k] = stance_look_wrap(stance_scene_actor(m->scene, m->named[b][k])->label,
                                               150, 10.5, false, 1, STANCE_GREEDY);
    }
}

static size_t lines_of(const struct map *m, size_t b)
{
    size_t n = 0;
    while (n < NAMED && m->named[b][n] != STANCE_NONE)
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

static enum stance_code place(struct map *m, double top, double *bottom, struct stance_error *err)
{
    double gap[MOST * MOST], apart[MOST * MOST], largest = 1;
    struct stance_body body[MOST] = {{0}};
    struct stance_pull pull[MOST * MOST];
    size_t pull_n = 0;
    for (size_t b = 0; b < m->bloc_n; b++)
        largest = fmax(largest, (double)m->bloc[b].n);
    for (size_t b = 0; b < m->bloc_n; b++) {
        m->radius[b] = fmax(64 * sqrt((double)m->bloc[b].n / largest), 9);
        double text = 18 + 13 * (double)lines_of(m, b);
        m->box[b] = (struct stance_box){.w = fmax(2 * m->radius[b], text_width(m, b)),
                                        .h = 2 * m->radius[b] + text};
        body[b] = (struct stance_body){.first = b, .n = 1};
        for (size_t a = 0; a < m->bloc_n; a++) {
            double agreement = m->agreement[b * m->bloc_n + a];
            gap[b * m->bloc_n + a] = 72;
            apart[b * m->bloc_n + a] = isnan(agreement) ? 0.5 : 1 - agreement;
            if (a < b && !isnan(agreement))
                pull[pull_n++] = (struct stance_pull){(uint32_t)a, (uint32_t)b};
        }
    }
    struct stance_web web = {
        .scene = m->scene, .bloc = m->bloc, .bloc_n = m->bloc_n, .apart = apart};
    const char *graphviz = m->scene->options->draw.graphviz;
    enum stance_code code = stance_arrange_wishes(&web, body, &graphviz, err);
    struct stance_bodies all = {.body = body,
                                .body_n = m->bloc_n,
                                .box = m->box,
                                .box_n = m->bloc_n,
                                .pull = pull,
                                .pull_n = pull_n,
                                .gap = gap,
                                .left = STANCE_MARGIN,
                                .right = STANCE_WIDTH - STANCE_MARGIN};
    if (!code)
        code = stance_bodies_place(&all, err);
    for (size_t b = 0; b < m->bloc_n; b++)
        m->box[b].y += top;
    *bottom = top + all.height;
    return code;
}

/* ---- Drawing ---- */

static struct stance_paint line_paint(double agreement)
{
    bool hostile = agreement < 0.5;
    /* 2/3 or 1/3: thin; 1 or 0: thick. */
    double strength = (fabs(agreement - 0.5) - 1.0 / 6) * 3;
    return (struct stance_paint){.fill = STANCE_NO_TOKEN,
                                 .stroke = hostile ? STANCE_OPP : STANCE_INK,
                                 .stroke_width = 1.5 + 4 * strength,
                                 .stroke_opacity = hostile ? 0.9 : 0.45,
                                 .dash = hostile ? "10 4" : NULL};
}

static bool has_line(double agreement)
{
    return agreement > 2.0 / 3 || agreement < 1.0 / 3;
}

static struct stance_point middle_of(const struct map *m, size_t b)
{
    return (struct stance_point){m->box[b].x, m->box[b].y - m->box[b].h / 2 + m->radius[b]};
}

/* Straight, unless another node is in the way. */
static struct stance_curve line_between(const struct map *m, size_t a, size_t b)
{
    static const double bulge[] = {0, 0.12, -0.12, 0.24, -0.24, 0.4, -0.4};
    struct stance_point p = middle_of(m, a), q = middle_of(m, b);
    struct stance_curve best = stance_curve_make(p, q, 0);
    size_t least = SIZE_MAX;
    for (size_t i = 0; i < sizeof bulge / sizeof *bulge && least > 0; i++) {
        struct stance_curve curve = stance_curve_make(p, q, bulge[i]);
        size_t met = 0;
        (void)stance_curve_cut(&curve, (struct stance_stop){{&p, 1}, m->radius[a] + 2},
                               (struct stance_stop){{&q, 1}, m->radius[b] + 2});
        for (size_t c = 0; c < m->bloc_n; c++)
            met += c != a && c != b && stance_curve_meets(&curve, m->box[c]);
        if (met < least)
            least = met, best = curve;
    }
    return best;
}

static void put_percent(struct stance_text *out, double share)
{
    stance_number_put(out, round(100 * share), 0);
    stance_text_puts(out, "%");
}

static void put_line(struct map *m, size_t a, size_t b)
{
    double agreement = m->agreement[a * m->bloc_n + b];
    struct stance_curve curve = line_between(m, a, b);
    struct stance_text d = {0}, title = {0}, share = {0};
    stance_text_format(&title, "%s \u2013 %s: agreement ", m->name[a].bytes, m->name[b].bytes);
    put_percent(&title, agreement);
    put_percent(&share, agreement);
    stance_path_move(m->svg, &d, curve.a.x, curve.a.y);
    stance_path_quad(m->svg, &d, curve.c.x, curve.c.y, curve.b.x, curve.b.y);
    stance_svg_path(m->svg, &d, line_paint(agreement), title.bytes);
    struct stance_point at = stance_curve_at(&curve, 0.5);
    double w = stance_look_width(share.bytes, share.n, 11, true) * 1.17 + 10;
    bool hostile = agreement < 0.5;
    stance_svg_rect(m->svg, at.x - w / 2, at.y - 8.5, w, 17, 8.5,
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
    double inside = m->agreement[b * m->bloc_n + b];
    if (!isnan(inside)) {
        stance_text_puts(&title, ", agreement inside ");
        put_percent(&title, inside);
    }
    stance_svg_open(m->svg, title.bytes);
    stance_svg_circle(m->svg, at.x, at.y, r,
                      (struct stance_paint){.fill = stance_bloc_token(m->bloc[b].colour),
                                            .stroke = stance_bloc_token(m->bloc[b].colour),
                                            .stroke_width = 1.2,
                                            .fill_opacity = 0.16},
                      NULL);
    stance_network_mark(m->svg, m->bloc[b].colour, at, fmin(r / 2, 9));
    stance_svg_text(m->svg, at.x, y, m->name[b].bytes, m->name[b].n, false,
                    (struct stance_type){.size = 12,
                                         .bold = true,
                                         .fill = stance_bloc_text_token(m->bloc[b].colour),
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
    stance_svg_line(svg, x, y - 4, x + 30, y - 4, line_paint(0.8), NULL);
}
static void swatch_foe(struct stance_svg *svg, double x, double y)
{
    stance_svg_line(svg, x, y - 4, x + 30, y - 4, line_paint(0.2), NULL);
}

static size_t make_legend(const struct map *m, struct stance_legend *legend)
{
    bool friendly = false, hostile = false;
    for (size_t a = 0; a < m->bloc_n; a++)
        for (size_t b = a + 1; b < m->bloc_n; b++) {
            double agreement = m->agreement[a * m->bloc_n + b];
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
    size_t actors = m->scene->positions->actor_n;
    stance_network_put_coalitions(&w->title, m->scene->coalitions);
    stance_text_puts(&w->title, " among ");
    stance_scene_put_count(&w->title, actors, "actor", "actors");
    stance_text_puts(&w->note, "One node per coalition, its area the number of actors; named are "
                               "three with positions on most issues. ");
    if (m->alone_n) {
        stance_scene_put_count(&w->note, m->alone_n, "actor", "actors");
        stance_text_puts(&w->note, " in no coalition not drawn. ");
    }
    stance_text_puts(&w->note, "Lines: agreement of all pairs of actors over the issues they "
                               "share, where above two thirds or below one third. "
                               "Distances carry no meaning. ");
    stance_scene_method(m->scene, &w->note);
    stance_text_puts(&w->desc, "Network of coalitions:");
    for (size_t b = 0; b < m->bloc_n; b++)
        stance_text_format(&w->desc, "%s %s", b ? "," : "", m->name[b].bytes);
    stance_text_puts(&w->desc, ".");
}

static enum stance_code draw(struct stance_text *out, struct map *m, struct stance_error *err)
{
    struct stance_frame frame = {0};
    struct words w = {{0}, {0}, {0}};
    struct stance_legend legend[2];
    double top, bottom;
    name_blocs(m);
    say(m, &w);
    bool failed = w.title.failed || w.note.failed || w.desc.failed;
    for (size_t b = 0; b < m->bloc_n; b++)
        failed = failed || m->name[b].failed;
    enum stance_code code = failed ? stance_error_memory(err) : STANCE_OK;
    if (!code)
        code = stance_frame_begin(&frame, m->scene, "network", w.title.bytes,
                                  "Agreement between coalitions", legend, make_legend(m, legend),
                                  &top, err);
    bottom = top;
    m->svg = &frame.svg;
    if (!code && m->bloc_n)
        code = place(m, top + 12, &bottom, err);
    if (code)
        goto done;
    for (size_t a = 0; a < m->bloc_n; a++)
        for (size_t b = a + 1; b < m->bloc_n; b++)
            if (has_line(m->agreement[a * m->bloc_n + b]))
                put_line(m, a, b);
    for (size_t b = 0; b < m->bloc_n; b++)
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
    struct map m = {.scene = scene};
    m.bloc_of = stance_memory_new(scene->positions->actor_n, sizeof *m.bloc_of);
    if (!m.bloc_of)
        return stance_error_memory(err);
    fill_blocs(&m);
    choose_named(&m);
    enum stance_code code = find_agreement(&m, err);
    if (!code)
        code = draw(out, &m, err);
    for (size_t b = 0; b < MOST; b++) {
        stance_text_free(&m.name[b]);
    }
    stance_memory_free(m.bloc_of);
    return code;
}
