/* dot_graph.c - speaks with stance-graphviz about DOT. */
#include "dot_graph.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/number.h"
#include "../base/process.h"
#include "../base/text.h"

#define SECONDS 16.0
#define TEXT_MOST 16380 /* Graphviz 2.42: the buffer of its scanner, where a text has no escape */
/* An answer repeats defaults and indents, but within bounds. */
#define ANSWER_TIMES 64
#define ANSWER_PLUS ((size_t)16 << 20)

/* ---- strings ---- */

static const char mark[] = "\xEF\xBB\xBF", mark_escape[] = "\\uFEFF";
enum { MARK = sizeof mark - 1, MARK_ESCAPE = sizeof mark_escape - 1 };

static bool starts(const char *s, size_t n, const char *with, size_t with_n)
{
    return n >= with_n && memcmp(s, with, with_n) == 0;
}

void stance_dot_put_inside(struct stance_text *dot, const char *s, size_t n)
{
    size_t from = 0;
    for (size_t i = 0; i < n; i++) {
        bool is_mark = s[i] == mark[0] && starts(s + i, n - i, mark, MARK);
        if (s[i] != '"' && s[i] != '\\' && !is_mark)
            continue;
        stance_text_put(dot, s + from, i - from);
        stance_text_puts(dot, is_mark ? mark_escape : "\\");
        from = is_mark ? i + MARK : i;
    }
    stance_text_put(dot, s + from, n - from);
}

void stance_dot_put(struct stance_text *dot, const char *s, size_t n)
{
    stance_text_putc(dot, '"');
    stance_dot_put_inside(dot, s, n);
    stance_text_putc(dot, '"');
}

/* Graphviz reads HTML's character references in labels, and copies them from names into SVG. */
static bool starts_reference(const char *s, size_t n)
{
    size_t i = 1;
    while (i < n && (s[i] == '#' || (s[i] >= '0' && s[i] <= '9') || (s[i] >= 'A' && s[i] <= 'Z') ||
                     (s[i] >= 'a' && s[i] <= 'z')))
        i++;
    return s[0] == '&' && i > 1 && i < n && s[i] == ';';
}

void stance_dot_put_drawable(struct stance_text *text, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s[i];
        if (starts(s + i, n - i, mark, MARK))
            i += MARK - 1;
        else if (c == '\n' || c == '\t')
            stance_text_putc(text, ' ');
        else if (starts_reference(s + i, n - i))
            stance_text_puts(text, "&amp;");
        else if (c >= ' ' && c != 0x7F)
            stance_text_putc(text, s[i]);
    }
}

void stance_dot_puts(struct stance_text *dot, const char *s)
{
    stance_dot_put(dot, s, strlen(s));
}

enum stance_code stance_dot_node_name(struct stance_dictionary *taken, const char *id,
                                      const char *prefix, uint32_t *code, struct stance_error *err)
{
    struct stance_text name = {0};
    stance_dot_put_drawable(&name, id, strlen(id));
    enum stance_code result;
    while ((result = stance_text_end(&name, err)) == STANCE_OK) {
        /* Code 0 is the empty text, there from the start; names with % are lost on cgraph. */
        if (name.n > 0 && name.bytes[0] != '%' &&
            stance_dictionary_find(taken, name.bytes, name.n) == STANCE_NONE)
            break;
        struct stance_text longer = {0};
        stance_text_format(&longer, "%s%s", prefix, name.bytes);
        stance_text_free(&name);
        name = longer;
    }
    if (result == STANCE_OK)
        result = stance_dictionary_put(taken, name.bytes, name.n, code, err);
    stance_text_free(&name);
    return result;
}

/* The way back, in place: text only gets shorter. */
static void unescape(char *s, size_t *n)
{
    size_t to = 0;
    for (size_t i = 0; i < *n; i++) {
        if (starts(s + i, *n - i, mark_escape, MARK_ESCAPE)) {
            memcpy(s + to, mark, MARK);
            to += MARK;
            i += MARK_ESCAPE - 1;
            continue;
        }
        if (starts(s + i, *n - i, "\\\\", 2))
            i++;
        s[to++] = s[i];
    }
    *n = to;
}

/* ---- the answer, record by record ---- */

struct cursor {
    char *at, *end;
};

static bool literal(struct cursor *in, const char *s)
{
    size_t n = strlen(s);
    if ((size_t)(in->end - in->at) < n || memcmp(in->at, s, n) != 0)
        return false;
    in->at += n;
    return true;
}

static bool whole(struct cursor *in, uint64_t most, uint64_t *out)
{
    const char *start = in->at;
    while (in->at < in->end && *in->at >= '0' && *in->at <= '9')
        in->at++;
    return stance_number_parse_whole(start, (size_t)(in->at - start), out) && *out <= most;
}

static bool counted(struct cursor *in, bool escaped, struct stance_slice *out)
{
    uint64_t n;
    if (!whole(in, SIZE_MAX, &n) || !literal(in, ":") || n > (size_t)(in->end - in->at))
        return false;
    *out = (struct stance_slice){.data = in->at, .n = (size_t)n};
    if (escaped)
        unescape(in->at, &out->n);
    in->at += n;
    return true;
}

static bool form(struct cursor *in, bool *html)
{
    *html = in->at < in->end && *in->at == 'h';
    return literal(in, *html ? "h " : "q ");
}

/* "error LINE COLUMN LENGTH:TEXT" */
static bool told_error(struct cursor *in, uint64_t *line, uint64_t *column,
                       struct stance_slice *text)
{
    return literal(in, "error ") && whole(in, SIZE_MAX, line) && literal(in, " ") &&
           whole(in, SIZE_MAX, column) && literal(in, " ") && counted(in, false, text);
}

static enum stance_code nonsense(struct stance_error *err)
{
    return stance_error_set(err, STANCE_E_SYSTEM, "stance-graphviz: its answer makes no sense");
}

/* ---- asking ---- */

/* The answer without its first line, or the error it tells. */
static enum stance_code ask(struct stance_text *answer, size_t *skip, const char *job,
                            const char *dot, size_t dot_n, const char *graphviz,
                            enum stance_code wrong, const struct stance_watch *watch,
                            struct stance_error *err)
{
    if (!graphviz)
        return stance_error_set(err, STANCE_E_VALUE, "DOT needs the program stance-graphviz");
    const char *const argv[] = {graphviz, job, NULL};
    struct stance_error failure = {0};
    size_t most = dot_n < (SIZE_MAX - ANSWER_PLUS) / ANSWER_TIMES
                      ? dot_n * ANSWER_TIMES + ANSWER_PLUS
                      : SIZE_MAX;
    enum stance_code code =
        stance_process_run(answer, argv, dot, dot_n, most, SECONDS, watch, &failure);
    if (code == STANCE_E_SYSTEM)
        return stance_error_set(err, code, "stance-graphviz: %s", failure.message);
    if (code != STANCE_OK)
        return stance_error_set(err, code, "%s", failure.message);
    struct cursor in = {.at = answer->bytes, .end = answer->bytes + answer->n};
    if (literal(&in, "ok\n")) {
        *skip = 3;
        return STANCE_OK;
    }
    uint64_t line = 0, column = 0;
    struct stance_slice told = {0};
    if (!told_error(&in, &line, &column, &told))
        return nonsense(err);
    struct stance_text message = {0};
    stance_text_put_quoted(&message, told.data, told.n, 300);
    code = stance_text_end(&message, err);
    if (code == STANCE_OK) {
        code = stance_error_set(err, wrong, "DOT: %s", message.bytes);
        if (err && err->line == 0) {
            err->line = (size_t)line;
            err->column = (size_t)column;
        }
    }
    stance_text_free(&message);
    return code;
}

/* The longest piece of a string without a quote, backslash or line break. */
static size_t longest_piece(const char *dot, size_t n)
{
    size_t most = 0, piece = 0;
    for (size_t i = 0; i < n; i++) {
        piece = strchr("\"\\\n", dot[i]) ? 0 : piece + 1;
        most = piece > most ? piece : most;
    }
    return most;
}

enum stance_code stance_dot_canon(struct stance_text *out, const char *dot, size_t dot_n,
                                  const char *graphviz, const struct stance_watch *watch,
                                  struct stance_error *err)
{
    struct stance_text answer = {0};
    struct stance_error why = {0};
    size_t skip = 0, piece;
    enum stance_code code =
        ask(&answer, &skip, "canon", dot, dot_n, graphviz, STANCE_E_SYSTEM, watch, &why);
    if (code == STANCE_E_SYSTEM && why.line > 0 && (piece = longest_piece(dot, dot_n)) > TEXT_MOST)
        stance_error_set(err, code,
                         "a text of %zu bytes is too long for DOT: this version of Graphviz takes "
                         "%d between one quote, backslash or line break and the next",
                         piece, TEXT_MOST);
    else if (code != STANCE_OK)
        stance_error_set(err, code, "%s", why.message);
    if (code == STANCE_OK) {
        memmove(answer.bytes, answer.bytes + skip, answer.n - skip + 1);
        answer.n -= skip;
        *out = answer;
    } else {
        stance_text_free(&answer);
    }
    return code;
}

/* ---- parsing ---- */

void stance_dot_graph_clear(struct stance_dot_graph *g)
{
    stance_dictionary_clear(&g->names);
    stance_memory_free(g->attribute);
    stance_memory_free(g->node);
    stance_memory_free(g->edge);
    stance_text_free(&g->answer);
    *g = (struct stance_dot_graph){0};
}

#define GROW(g, items, n, capacity)                                                                \
    stance_memory_grow((void **)&(g)->items, &(g)->capacity, (g)->n + 1, sizeof *(g)->items)

static enum stance_code take_attributes(struct stance_dot_graph *g, struct cursor *in,
                                        struct stance_error *err)
{
    while (literal(in, "a ")) {
        struct stance_dot_attribute a = {0};
        struct stance_slice name;
        if (!form(in, &a.html) || !counted(in, true, &name) || !literal(in, " ") ||
            !counted(in, !(name.n == 5 && memcmp(name.data, "label", 5) == 0), &a.value) ||
            !literal(in, "\n"))
            return nonsense(err);
        enum stance_code code = stance_dictionary_put(&g->names, name.data, name.n, &a.name, err);
        if (code != STANCE_OK)
            return code;
        if (!GROW(g, attribute, attribute_n, attribute_capacity))
            return stance_error_memory(err);
        g->attribute[g->attribute_n++] = a;
    }
    return STANCE_OK;
}

static enum stance_code take_nodes(struct stance_dot_graph *g, struct cursor *in,
                                   struct stance_error *err)
{
    while (literal(in, "node ")) {
        struct stance_dot_node node = {.first = g->attribute_n};
        if (!form(in, &node.html) || !counted(in, true, &node.name) || !literal(in, "\n") ||
            g->node_n >= STANCE_NONE)
            return nonsense(err);
        enum stance_code code = take_attributes(g, in, err);
        if (code != STANCE_OK)
            return code;
        node.last = g->attribute_n;
        if (!GROW(g, node, node_n, node_capacity))
            return stance_error_memory(err);
        g->node[g->node_n++] = node;
    }
    return STANCE_OK;
}

static enum stance_code take_edges(struct stance_dot_graph *g, struct cursor *in,
                                   struct stance_error *err)
{
    while (literal(in, "edge ")) {
        struct stance_dot_edge edge = {.first = g->attribute_n};
        uint64_t tail, head;
        if (g->node_n == 0 || !whole(in, g->node_n - 1, &tail) || !literal(in, " ") ||
            !whole(in, g->node_n - 1, &head) || !literal(in, "\n"))
            return nonsense(err);
        edge.tail = (uint32_t)tail;
        edge.head = (uint32_t)head;
        enum stance_code code = take_attributes(g, in, err);
        if (code != STANCE_OK)
            return code;
        edge.last = g->attribute_n;
        if (!GROW(g, edge, edge_n, edge_capacity))
            return stance_error_memory(err);
        g->edge[g->edge_n++] = edge;
    }
    return STANCE_OK;
}

static enum stance_code take_graph(struct stance_dot_graph *g, size_t skip,
                                   struct stance_error *err)
{
    struct cursor in = {.at = g->answer.bytes + skip, .end = g->answer.bytes + g->answer.n};
    g->directed = literal(&in, "graph directed\n");
    if (!g->directed && !literal(&in, "graph undirected\n"))
        return nonsense(err);
    enum stance_code code = take_attributes(g, &in, err);
    g->graph_last = g->attribute_n;
    if (code == STANCE_OK)
        code = take_nodes(g, &in, err);
    if (code == STANCE_OK)
        code = take_edges(g, &in, err);
    if (code == STANCE_OK && !(literal(&in, "end\n") && in.at == in.end))
        code = nonsense(err);
    return code;
}

enum stance_code stance_dot_graph_parse(struct stance_dot_graph *out, const char *dot, size_t dot_n,
                                        const char *file, const char *graphviz,
                                        const struct stance_watch *watch, struct stance_error *err)
{
    struct stance_dot_graph g = {0};
    size_t skip = 0;
    enum stance_code code = stance_dictionary_init(&g.names, err);
    if (code == STANCE_OK)
        code = ask(&g.answer, &skip, "parse", dot, dot_n, graphviz, STANCE_E_DATA, watch, err);
    if (code == STANCE_OK)
        code = take_graph(&g, skip, err);
    if (code == STANCE_E_DATA && err)
        stance_error_locate(err, file, err->line, err->column);
    if (code == STANCE_OK)
        *out = g;
    else
        stance_dot_graph_clear(&g);
    return code;
}

const struct stance_dot_attribute *
stance_dot_graph_find(const struct stance_dot_graph *g, size_t first, size_t last, const char *name)
{
    uint32_t code = stance_dictionary_find(&g->names, name, strlen(name));
    for (size_t i = first; i < last && code != STANCE_NONE; i++)
        if (g->attribute[i].name == code)
            return &g->attribute[i];
    return NULL;
}
