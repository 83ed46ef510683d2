/* layout.c - asks stance-graphviz where the nodes go.
 *
 * One unit of ours is one point of Graphviz (1/72 inch), so positions need no
 * scale; sizes and lengths are sent in inches, y is turned over.  The answer is
 * not trusted: every node once, every number finite, an end line. */
#include "layout.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/number.h"
#include "../base/process.h"
#include "../base/text.h"

#define POINTS_PER_INCH 72.0
#define FARTHEST 1e5 /* as svg.h has it */
#define ANSWER_MAX_PER_NODE 64

/* ---- the question ---- */

struct order {
    uint32_t a, b;
    size_t i;
};

static int by_ends(const void *x, const void *y)
{
    const struct order *p = x, *q = y;
    if (p->a != q->a)
        return p->a < q->a ? -1 : 1;
    if (p->b != q->b)
        return p->b < q->b ? -1 : 1;
    return (p->i > q->i) - (p->i < q->i);
}

static void put_inches(struct stance_text *dot, const char *name, double units)
{
    stance_text_format(dot, "%s=", name);
    stance_number_put(dot, units / POINTS_PER_INCH, 4);
}

static void put_nodes(struct stance_text *dot, const struct stance_layout *layout)
{
    stance_text_puts(dot, "node [shape=box, label=\"\", fixedsize=true];\n");
    for (size_t i = 0; i < layout->node_n; i++) {
        stance_text_format(dot, "n%zu [", i);
        put_inches(dot, "width", layout->width[i]);
        put_inches(dot, ", height", layout->height[i]);
        stance_text_puts(dot, "];\n");
    }
}

/* A chain of invisible edges on one rank holds the order in which it is written. */
static void put_chain(struct stance_text *dot, const struct stance_layout *layout)
{
    if (!layout->same_rank || layout->same_rank_n == 0)
        return;
    stance_text_puts(dot, "{ rank=same; ");
    for (size_t i = 0; i < layout->same_rank_n; i++)
        stance_text_format(dot, "%sn%" PRIu32, i ? " -> " : "", layout->same_rank[i]);
    stance_text_puts(dot, layout->same_rank_n > 1 ? " [style=invis] }\n" : " }\n");
}

static void put_edge(struct stance_text *dot, const struct stance_layout *layout,
                     const struct stance_layout_edge *edge)
{
    bool ranked = layout->engine == STANCE_ENGINE_DOT;
    stance_text_format(dot, "n%" PRIu32 " %s n%" PRIu32 " [weight=", edge->a, ranked ? "->" : "--",
                       edge->b);
    if (ranked)
        stance_number_put(dot, fmax(1, round(edge->weight)), 0);
    else
        stance_number_put(dot, edge->weight, 4);
    if (!ranked && edge->length > 0)
        put_inches(dot, ", len", edge->length);
    stance_text_puts(dot, edge->invisible ? ", style=invis];\n" : "];\n");
}

static enum stance_code put_edges(struct stance_text *dot, const struct stance_layout *layout,
                                  struct stance_error *err)
{
    struct order *order = stance_memory_new(layout->edge_n, sizeof *order);
    if (!order)
        return stance_error_memory(err);
    for (size_t i = 0; i < layout->edge_n; i++)
        order[i] = (struct order){.a = layout->edge[i].a, .b = layout->edge[i].b, .i = i};
    if (layout->edge_n)
        qsort(order, layout->edge_n, sizeof *order, by_ends);
    for (size_t i = 0; i < layout->edge_n; i++)
        put_edge(dot, layout, &layout->edge[order[i].i]);
    stance_memory_free(order);
    return STANCE_OK;
}

static enum stance_code ask(struct stance_text *dot, const struct stance_layout *layout,
                            struct stance_error *err)
{
    stance_text_puts(dot, layout->engine == STANCE_ENGINE_DOT
                              ? "digraph {\nsplines=line;\n"
                              : "graph {\nmode=major; overlap=prism; splines=false;\n");
    if (layout->graph_attributes)
        stance_text_format(dot, "%s;\n", layout->graph_attributes);
    put_nodes(dot, layout);
    if (layout->engine == STANCE_ENGINE_DOT)
        put_chain(dot, layout);
    enum stance_code code = put_edges(dot, layout, err);
    stance_text_puts(dot, "}\n");
    return code == STANCE_OK ? stance_text_end(dot, err) : code;
}

/* ---- the answer ---- */

struct words {
    const char *at, *end;
};

/* The next word of the line, up to a blank or the line's end. */
static size_t word(struct words *in, const char **start)
{
    while (in->at < in->end && *in->at == ' ')
        in->at++;
    *start = in->at;
    while (in->at < in->end && *in->at != ' ' && *in->at != '\n')
        in->at++;
    return (size_t)(in->at - *start);
}

static bool line_end(struct words *in)
{
    if (in->at == in->end || *in->at != '\n')
        return false;
    in->at++;
    return true;
}

static bool expect(struct words *in, const char *literal)
{
    const char *s;
    size_t n = word(in, &s);
    return n == strlen(literal) && memcmp(s, literal, n) == 0;
}

static bool whole(struct words *in, const char *before, uint64_t *out)
{
    const char *s;
    size_t n = word(in, &s), skip = strlen(before);
    return n > skip && memcmp(s, before, skip) == 0 &&
           stance_number_parse_whole(s + skip, n - skip, out);
}

static bool coordinate(struct words *in, double *out)
{
    const char *s;
    size_t n = word(in, &s);
    return stance_number_parse(s, n, out) && fabs(*out) <= FARTHEST;
}

/* Nodes come back as n0, n1, ... because they were inserted in that order. */
static bool understand(const struct stance_layout *layout, const struct stance_text *answer)
{
    struct words in = {.at = answer->bytes, .end = answer->bytes + answer->n};
    uint64_t n;
    if (!expect(&in, "ok") || !line_end(&in) || !expect(&in, "nodes") || !whole(&in, "", &n) ||
        n != layout->node_n || !line_end(&in))
        return false;
    for (size_t i = 0; i < layout->node_n; i++)
        if (!whole(&in, "n", &n) || n != i || !coordinate(&in, &layout->x[i]) ||
            !coordinate(&in, &layout->y[i]) || !line_end(&in))
            return false;
    return expect(&in, "end") && line_end(&in) && in.at == in.end;
}

/* Graphviz's own words, where it has any. */
static void complain(const struct stance_text *answer, struct stance_text *why)
{
    static const char mark[] = "error ";
    const char *text = NULL;
    if (answer->n > sizeof mark && memcmp(answer->bytes, mark, sizeof mark - 1) == 0)
        text = memchr(answer->bytes, ':', answer->n);
    if (!text) {
        stance_text_puts(why, "its answer makes no sense");
        return;
    }
    text++;
    stance_text_put_quoted(why, text, strcspn(text, "\n"), 200);
}

/* y downwards, and the boxes' upper left corner at the origin. */
static void turn_over(const struct stance_layout *layout)
{
    double left = INFINITY, top = INFINITY;
    for (size_t i = 0; i < layout->node_n; i++) {
        layout->y[i] = -layout->y[i];
        left = fmin(left, layout->x[i] - layout->width[i] / 2);
        top = fmin(top, layout->y[i] - layout->height[i] / 2);
    }
    for (size_t i = 0; i < layout->node_n; i++) {
        layout->x[i] -= left;
        layout->y[i] -= top;
    }
}

/* ---- the call ---- */

static bool sound(const struct stance_layout *layout)
{
    for (size_t i = 0; i < layout->node_n; i++)
        if (!(layout->width[i] >= 0 && layout->width[i] <= FARTHEST && layout->height[i] >= 0 &&
              layout->height[i] <= FARTHEST))
            return false;
    for (size_t i = 0; i < layout->edge_n; i++) {
        const struct stance_layout_edge *e = &layout->edge[i];
        if (e->a >= layout->node_n || e->b >= layout->node_n ||
            !(e->weight > 0 && e->weight <= FARTHEST) || !(e->length >= 0 && e->length <= FARTHEST))
            return false;
    }
    return true;
}

/* Fills x and y, or says in `why` what is wrong. */
static enum stance_code consult(const struct stance_layout *layout, const char *graphviz,
                                struct stance_text *why, const struct stance_watch *watch,
                                struct stance_error *err)
{
    struct stance_text dot = {0}, answer = {0};
    struct stance_error failure = {0};
    const char *engine = layout->engine == STANCE_ENGINE_DOT ? "dot" : "neato";
    const char *const argv[] = {graphviz, "layout", engine, NULL};
    enum stance_code code = ask(&dot, layout, err);
    if (code != STANCE_OK)
        goto done;
    code = stance_process_run(
        &answer, argv, dot.bytes, dot.n, 1024 + layout->node_n * ANSWER_MAX_PER_NODE,
        layout->seconds > 0 ? layout->seconds : STANCE_LAYOUT_SECONDS, watch, &failure);
    if (code == STANCE_E_SYSTEM) {
        stance_text_puts(why, failure.message);
        code = STANCE_OK;
    } else if (code != STANCE_OK) {
        stance_error_set(err, code, "%s", failure.message);
    } else if (understand(layout, &answer)) {
        turn_over(layout);
    } else {
        complain(&answer, why);
    }
done:
    stance_text_free(&dot);
    stance_text_free(&answer);
    return code;
}

enum stance_code stance_layout_run(struct stance_layout *layout, bool *found, const char *graphviz,
                                   const struct stance_watch *watch, struct stance_error *err)
{
    *found = false;
    if (!graphviz)
        return STANCE_OK;
    struct stance_text why = {0};
    enum stance_code code = STANCE_OK;
    if (!sound(layout))
        stance_text_puts(&why, "a size that cannot be sent");
    else if (layout->node_n > 0)
        code = consult(layout, graphviz, &why, watch, err);
    if (code == STANCE_OK)
        code = stance_text_end(&why, err);
    if (code == STANCE_OK && why.n > 0)
        stance_watch_warn(watch, "graphviz: %s; using the built-in order", why.bytes);
    *found = code == STANCE_OK && why.n == 0;
    stance_text_free(&why);
    return code;
}
