/* view_dot.c - the figure's graph as canonical DOT, for people who go on from there.
 *
 * One node per actor and issue, ONE edge per position (not per statement) and per pair
 * with an alignment.  Layout-neutral: no positions, no ports; what serves one engine only
 * (rankdir, constraint, overlap) the others ignore.  What the picture says stands beside it as
 * plain attributes:
 *
 *   nodes  kind=actor|issue, id_of (the id, where the node is called otherwise),
 *          coalition (A, B, ...)
 *   edges  type=stance: value, n, ambivalence, basis, sources, inherited_from
 *          type=alignment: strength, n
 *
 * Colours, dashes and widths are those of DIAGRAMS 4 and of the bipartite figure. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/number.h"
#include "../base/text.h"
#include "../coalition/partition.h"
#include "../data/dot_graph.h"
#include "frame.h"

#define FONT_SIZE 12.0
#define LABEL_WIDTH 170.0
#define HEADING_WIDTH 640.0
#define SOURCES_MAX 8 /* as in a tooltip */
/* Graphviz 2.42 cannot take 16 KB in one piece, and nobody reads that much in a picture: longer
 * texts are cut (convert, which loses nothing, is the other way to DOT). */
#define TEXT_MOST 4000

struct drawing {
    const struct stance_scene *scene;
    struct stance_text dot, text; /* text: the string at hand */
    struct stance_dictionary names;
    uint32_t *actor, *issue; /* row of the positions -> code in names */
    uint32_t *degree;        /* of each issue */
    bool dark;
};

static const char *colour(const struct drawing *w, enum stance_token token)
{
    return stance_token_hex(token, w->dark);
}

/* ---- strings ---- */

/* w->text, at most TEXT_MOST bytes of whole characters and an ellipsis. */
static void cut_text(struct drawing *w)
{
    if (w->text.n <= TEXT_MOST || w->text.failed)
        return;
    size_t n = TEXT_MOST;
    while (n > 0 && ((unsigned char)w->text.bytes[n] & 0xC0) == 0x80)
        n--;
    w->text.n = n;
    stance_text_puts(&w->text, "…");
}

/* `, name="text"` from w->text. */
static void put_text(struct drawing *w, const char *name)
{
    cut_text(w);
    stance_text_format(&w->dot, ", %s=", name);
    stance_dot_put(&w->dot, w->text.bytes ? w->text.bytes : "", w->text.n);
}

static void set_text(struct drawing *w, const char *s)
{
    stance_text_clear(&w->text);
    stance_dot_put_drawable(&w->text, s, strlen(s));
    cut_text(w);
}

static void put_string(struct drawing *w, const char *name, const char *s)
{
    set_text(w, s);
    put_text(w, name);
}

/* Lines of w->text inside an open string, each ended by Graphviz's escape `end`. */
static void put_lines(struct drawing *w, double width, size_t most, enum stance_wrap how,
                      const char *between)
{
    if (w->text.n == 0 || w->text.failed)
        return;
    struct stance_lines lines = stance_look_wrap(w->text.bytes, width, FONT_SIZE, false, most, how);
    for (size_t i = 0; i < lines.n; i++) {
        if (i)
            stance_text_puts(&w->dot, between);
        stance_dot_put_inside(&w->dot, lines.line[i].s, lines.line[i].n);
        if (lines.line[i].cut)
            stance_text_puts(&w->dot, "…");
    }
}

/* ---- the heading ---- */

static void put_paragraph(struct drawing *w, const char *s)
{
    set_text(w, s);
    if (w->text.n == 0)
        return;
    put_lines(w, HEADING_WIDTH, 6, STANCE_GREEDY, "\\l");
    stance_text_puts(&w->dot, "\\l");
}

static void put_made(struct drawing *w, struct stance_text *made)
{
    put_paragraph(w, made->bytes ? made->bytes : "");
    w->text.failed |= made->failed;
    stance_text_clear(made);
}

static void put_heading(struct drawing *w)
{
    const struct stance_draw_options *o = &w->scene->options->draw;
    struct stance_text made = {0};
    stance_text_puts(&w->dot, ", label=\"");
    if (o->title)
        stance_text_puts(&made, o->title);
    else
        stance_scene_title(w->scene, w->scene->positions->actor_n, w->scene->positions->issue_n,
                           &made);
    put_made(w, &made);
    put_paragraph(w, o->subtitle ? o->subtitle
                                 : "Solid blue: supports. Dashed orange: opposes. Dotted: neutral. "
                                   "The stronger the stance, the thicker the line; thin: inferred "
                                   "or expected. Lines between actors: alignments, solid "
                                   "friendly, dashed hostile.");
    stance_scene_method(w->scene, &made);
    put_made(w, &made);
    put_paragraph(w, o->note ? o->note : "");
    stance_text_puts(&made, "Source: ");
    if (o->source_line)
        stance_text_puts(&made, o->source_line);
    else
        stance_scene_sources(w->scene, &made);
    put_made(w, &made);
    stance_text_puts(&w->dot, "\\l\"");
    stance_text_free(&made);
}

static void put_defaults(struct drawing *w)
{
    stance_text_format(&w->dot,
                       "digraph stance {\n"
                       "graph [rankdir=LR, ranksep=2.6, nodesep=0.1, overlap=prism, sep=\"+6\", "
                       "outputorder=edgesfirst, "
                       "bgcolor=\"%s\", fontname=Arial, fontsize=13, fontcolor=\"%s\", "
                       "labelloc=t, labeljust=l",
                       colour(w, STANCE_PAPER), colour(w, STANCE_INK));
    put_heading(w);
    stance_text_format(&w->dot,
                       "];\nnode [shape=box, style=filled, height=0.3, margin=\"0.1,0.04\", "
                       "fontname=Arial, fontsize=12, fontcolor=\"%s\", color=\"%s\", "
                       "fillcolor=\"%s\"];\nedge [dir=none];\n",
                       colour(w, STANCE_INK), colour(w, STANCE_RULE), colour(w, STANCE_BAND));
}

/* ---- nodes ---- */

static void put_label(struct drawing *w, const struct stance_entity *e, const char *after)
{
    set_text(w, e->label);
    stance_text_puts(&w->text, after);
    stance_text_puts(&w->dot, ", label=\"");
    put_lines(w, LABEL_WIDTH, 3, STANCE_BALANCED, "\\n");
    stance_text_putc(&w->dot, '"');
}

static void open_node(struct drawing *w, uint32_t name, const char *kind,
                      const struct stance_entity *e)
{
    const char *called = stance_dictionary_text(&w->names, name);
    stance_dot_puts(&w->dot, called);
    stance_text_format(&w->dot, " [kind=%s", kind);
    if (strcmp(called, e->id) == 0)
        return;
    stance_text_clear(&w->text);
    stance_text_puts(&w->text, e->id);
    put_text(w, "id_of");
}

static void put_actors(struct drawing *w)
{
    const struct stance_positions *p = w->scene->positions;
    const struct stance_coalitions *c = w->scene->coalitions;
    for (size_t i = 0; i < p->actor_n; i++) {
        const struct stance_entity *e = stance_scene_actor(w->scene, i);
        char letter[8], after[16] = " (", *end = after + 2;
        stance_partition_letter(c->label[i], letter);
        for (const char *s = letter; *s; s++)
            *end++ = *s;
        *end = ')';
        open_node(w, w->actor[i], "actor", e);
        put_label(w, e, after);
        stance_text_format(&w->dot, ", coalition=%s, color=\"%s\", fillcolor=\"%s\", penwidth=2",
                           letter, colour(w, stance_bloc_token(c->label[i])),
                           colour(w, STANCE_PAPER));
        put_string(w, "tooltip", e->label);
        stance_text_puts(&w->dot, "];\n");
    }
}

static void put_issues(struct drawing *w)
{
    const struct stance_positions *p = w->scene->positions;
    for (size_t i = 0; i < p->issue_n; i++) {
        const struct stance_entity *e = stance_scene_issue(w->scene, i);
        open_node(w, w->issue[i], "issue", e);
        put_label(w, e, "");
        stance_text_puts(&w->dot, ", style=\"rounded,filled\"");
        if (w->degree[i] == 0)
            stance_text_format(&w->dot, ", fontcolor=\"%s\"", colour(w, STANCE_SUB));
        put_string(w, "tooltip", *e->proposition ? e->proposition : e->label);
        stance_text_puts(&w->dot, "];\n");
    }
}

/* Two columns under dot; other engines do not know ranks.  Issues without a position
 * would otherwise stand among the actors. */
static void put_rank(struct drawing *w, const char *rank, const uint32_t *name, size_t n)
{
    stance_text_format(&w->dot, "{ rank=%s;", rank);
    for (size_t i = 0; i < n; i++) {
        stance_text_putc(&w->dot, ' ');
        stance_dot_puts(&w->dot, stance_dictionary_text(&w->names, name[i]));
        stance_text_putc(&w->dot, ';');
    }
    stance_text_puts(&w->dot, " }\n");
}

/* ---- edges ---- */

static void open_edge(struct drawing *w, uint32_t tail, uint32_t head, const char *type)
{
    stance_dot_puts(&w->dot, stance_dictionary_text(&w->names, tail));
    stance_text_puts(&w->dot, " -> ");
    stance_dot_puts(&w->dot, stance_dictionary_text(&w->names, head));
    stance_text_format(&w->dot, " [type=%s", type);
}

static void put_number(struct drawing *w, const char *name, double x)
{
    stance_text_format(&w->dot, ", %s=", name);
    stance_number_put(&w->dot, x, 4);
}

/* "S1 p4; S2 p3": where the statements behind a cell stand. */
static void put_sources(struct drawing *w, size_t cell)
{
    const struct stance_positions *p = w->scene->positions;
    const struct stance_table *t = &w->scene->data->table[STANCE_TABLE_STATEMENTS];
    if (!p->statement_start)
        return;
    size_t from = p->statement_start[cell], n = p->statement_start[cell + 1] - from;
    stance_text_clear(&w->text);
    for (size_t i = 0; i < n && i < SOURCES_MAX; i++) {
        const char *source = stance_table_text(t, STANCE_ROLE_SOURCE, p->statement[from + i]);
        const char *locator = stance_table_text(t, STANCE_ROLE_LOCATOR, p->statement[from + i]);
        if (!*source && !*locator)
            continue;
        if (w->text.n)
            stance_text_puts(&w->text, "; ");
        stance_dot_put_drawable(&w->text, source, strlen(source));
        if (*source && *locator)
            stance_text_putc(&w->text, ' ');
        stance_dot_put_drawable(&w->text, locator, strlen(locator));
    }
    if (w->text.n && n > SOURCES_MAX)
        stance_text_format(&w->text, "; and %zu more", n - SOURCES_MAX);
    if (w->text.n)
        put_text(w, "sources");
}

static void put_stroke(struct drawing *w, double value, bool inferred)
{
    enum stance_token token = value > 0 ? STANCE_SUP : value < 0 ? STANCE_OPP : STANCE_SUB;
    const char *style = value > 0 ? "solid" : value < 0 ? "dashed" : "dotted";
    stance_text_format(&w->dot, ", color=\"%s\", style=%s", colour(w, token), style);
    put_number(w, "penwidth", inferred ? 1.2 : 1.4 + 1.8 * fmin(fabs(value), 1));
}

static void put_position(struct drawing *w, size_t actor, size_t cell)
{
    static const char *const bases[] = {
        [STANCE_STATED] = "stated", [STANCE_EXPECTED] = "expected", [STANCE_INFERRED] = "inferred"};
    const struct stance_positions *p = w->scene->positions;
    open_edge(w, w->actor[actor], w->issue[p->cell_issue[cell]], "stance");
    put_number(w, "value", p->value[cell]);
    stance_text_format(&w->dot, ", n=%" PRIu32, stance_positions_n(p, cell));
    put_number(w, "ambivalence", (double)p->ambivalence[cell]);
    stance_text_format(&w->dot, ", basis=%s", bases[p->basis[cell]]);
    put_sources(w, cell);
    if (p->group[cell])
        put_string(w, "inherited_from", w->scene->data->actor[p->group[cell] - 1].id);
    put_stroke(w, p->value[cell], p->basis[cell] != STANCE_STATED);
    stance_text_clear(&w->text);
    stance_scene_cell_title(w->scene, cell, actor, &w->text);
    struct stance_text title = w->text;
    w->text = (struct stance_text){0};
    if (!title.failed)
        put_string(w, "tooltip", title.bytes);
    w->text.failed |= title.failed;
    stance_text_free(&title);
    stance_text_puts(&w->dot, "];\n");
}

static void put_alignments(struct drawing *w)
{
    const struct stance_positions *p = w->scene->positions;
    for (size_t i = 0; i < p->alignment_n; i++) {
        double strength = p->alignment[i].strength;
        open_edge(w, w->actor[p->alignment[i].a], w->actor[p->alignment[i].b], "alignment");
        put_number(w, "strength", strength);
        stance_text_format(&w->dot,
                           ", n=%" PRIu32 ", constraint=false, color=\"%s\", style=%s, "
                           "penwidth=1.5",
                           p->alignment[i].n, colour(w, strength < 0 ? STANCE_OPP : STANCE_INK),
                           strength < 0 ? "dashed" : "solid");
        stance_text_clear(&w->text);
        stance_text_puts(&w->text, "alignment ");
        stance_scene_put_value(&w->text, strength);
        put_text(w, "tooltip");
        stance_text_puts(&w->dot, "];\n");
    }
}

/* ---- the whole ---- */

/* What to call the node of an id. */
static enum stance_code name_node(struct drawing *w, const char *id, const char *prefix,
                                  uint32_t *code, struct stance_error *err)
{
    stance_text_clear(&w->text);
    stance_text_puts(&w->text, id);
    cut_text(w);
    enum stance_code result = stance_text_end(&w->text, err);
    return result == STANCE_OK ? stance_dot_node_name(&w->names, w->text.bytes ? w->text.bytes : "",
                                                      prefix, code, err)
                               : result;
}

static enum stance_code prepare(struct drawing *w, struct stance_error *err)
{
    const struct stance_positions *p = w->scene->positions;
    w->actor = stance_memory_new(p->actor_n, sizeof *w->actor);
    w->issue = stance_memory_new(p->issue_n, sizeof *w->issue);
    w->degree = stance_memory_new(p->issue_n, sizeof *w->degree);
    if (!w->actor || !w->issue || !w->degree)
        return stance_error_memory(err);
    for (size_t i = 0; i < p->cell_n; i++)
        w->degree[p->cell_issue[i]]++;
    enum stance_code code = stance_dictionary_init(&w->names, err);
    for (size_t i = 0; code == STANCE_OK && i < p->actor_n; i++)
        code = name_node(w, stance_scene_actor(w->scene, i)->id, "actor:", &w->actor[i], err);
    for (size_t i = 0; code == STANCE_OK && i < p->issue_n; i++)
        code = name_node(w, stance_scene_issue(w->scene, i)->id, "issue:", &w->issue[i], err);
    return code;
}

enum stance_code stance_view_dot(struct stance_text *out, const struct stance_scene *scene,
                                 struct stance_error *err)
{
    const struct stance_positions *p = scene->positions;
    struct drawing w = {.scene = scene, .dark = scene->options->draw.theme == STANCE_THEME_DARK};
    enum stance_code code = prepare(&w, err);
    if (code != STANCE_OK)
        goto done;
    put_defaults(&w);
    put_actors(&w);
    put_issues(&w);
    put_rank(&w, "source", w.actor, p->actor_n);
    put_rank(&w, "sink", w.issue, p->issue_n);
    for (size_t a = 0; a < p->actor_n; a++)
        for (size_t cell = p->start[a]; cell < p->start[a + 1]; cell++)
            put_position(&w, a, cell);
    put_alignments(&w);
    stance_text_puts(&w.dot, "}\n");
    code = stance_text_end(&w.dot, err);
    if (code == STANCE_OK)
        code = stance_text_end(&w.text, err);
    if (code == STANCE_OK)
        code = stance_dot_canon(out, w.dot.bytes, w.dot.n, scene->options->draw.graphviz,
                                scene->watch, err);
done:
    stance_text_free(&w.dot);
    stance_text_free(&w.text);
    stance_dictionary_clear(&w.names);
    stance_memory_free(w.actor);
    stance_memory_free(w.issue);
    stance_memory_free(w.degree);
    return code;
}
