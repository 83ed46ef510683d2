/* network_read.c - a signed edge list: "node node weight" lines, "#" comments.
 *
 * Fields are set apart by tabs in a line that has one, so that names may hold
 * spaces, and by spaces in a line that has none.  A line whose first field starts
 * with "#" is a comment.  The ties are undirected and each pair may stand once: a pair
 * given twice, either way round, or a tie of a node to itself is an error that
 * names its line (both lines for a pair), because guessing which of the two was
 * meant would change the result.
 *
 * A file of another program (data/exchange_read.h) is told by its first bytes: GraphML, GEXF,
 * JSON, GML, Pajek, DL, an edge list or a matrix as CSV.  Both halves of a matrix may say the same.
 */
#include "network.h"

#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/files.h"
#include "../base/memory.h"
#include "../base/number.h"
#include "../base/text.h"
#include "../data/exchange_place.h"
#include "../data/exchange_read.h"
#include "sort.h"

struct reader {
    struct stance_network out;
    bool graph;        /* in another format: no lines, but ties with numbers */
    bool both;         /* a pair may stand twice with one weight */
    uint32_t *line_of; /* per tie, from 1; the largest file of distinct pairs fits */
    size_t capacity;
    struct stance_dictionary *names;
    const char *path;
    const struct stance_watch *watch;
    size_t line;
    /* Of the other formats: */
    enum stance_exchange_kind kind;
    const struct stance_bytes *bytes;
    size_t place, *place_of, place_capacity; /* of the tie at hand, of all */
};

/* The place of a tie, where the file's reader told it. */
static void locate_tie(const struct reader *r, struct stance_error *err, size_t place)
{
    if (place)
        stance_exchange_locate(err, r->path, r->bytes->data,
                               stance_exchange_place(r->kind, r->bytes->data, r->bytes->n, place));
    else
        stance_error_locate(err, r->path, 0, 0);
}

struct field {
    const char *data;
    size_t n, column; /* from 1 */
};

static enum stance_code bad(const struct reader *r, struct stance_error *err, size_t column,
                            const char *expected, const struct field *got)
{
    struct stance_text quoted = {0};
    stance_text_put_quoted(&quoted, got->data, got->n, 40);
    stance_error_set(err, STANCE_E_DATA, "expected %s, got '%s'", expected,
                     quoted.bytes ? quoted.bytes : "");
    if (r->graph)
        locate_tie(r, err, r->place);
    else
        stance_error_locate(err, r->path, r->line, column);
    stance_text_free(&quoted);
    return STANCE_E_DATA;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* One field without the blanks around it. */
static struct field trimmed(const char *s, size_t start, size_t end)
{
    while (start < end && is_blank(s[start]))
        start++;
    while (end > start && is_blank(s[end - 1]))
        end--;
    return (struct field){s + start, end - start, start + 1};
}

/* Up to `most` fields of a line; the number there are, counting no further than one more. */
static size_t split(const char *s, size_t n, struct field *field, size_t most)
{
    struct field line = trimmed(s, 0, n);
    size_t found = 0, start = line.column - 1, end = start + line.n;
    char separator = memchr(line.data, '\t', line.n) ? '\t' : ' ';
    while (start < end && found <= most) {
        const char *stop = memchr(s + start, separator, end - start);
        size_t here = stop ? (size_t)(stop - s) : end;
        if (found < most)
            field[found] = trimmed(s, start, here);
        found++;
        start = here + 1;
        while (separator == ' ' && start < end && s[start] == ' ')
            start++;
    }
    return found;
}

static enum stance_code node(struct reader *r, const struct field *f, uint32_t *out,
                             struct stance_error *err)
{
    uint32_t code;
    if (f->n == 0)
        return bad(r, err, f->column, "a name", f);
    if (stance_utf8_valid(f->data, f->n) != f->n || memchr(f->data, '\0', f->n))
        return bad(r, err, f->column, "a name in UTF-8", f);
    enum stance_code failed = stance_dictionary_put(r->names, f->data, f->n, &code, err);
    *out = code - 1; /* code 0 is the empty text, which is no name */
    return failed;
}

static bool grow(struct reader *r)
{
    struct stance_network *net = &r->out;
    size_t capacity = r->capacity;
    if (!stance_memory_grow((void **)&net->a, &capacity, net->m + 1, sizeof *net->a))
        return false;
    capacity = r->capacity;
    if (!stance_memory_grow((void **)&net->b, &capacity, net->m + 1, sizeof *net->b))
        return false;
    capacity = r->capacity;
    if (!stance_memory_grow((void **)&net->w, &capacity, net->m + 1, sizeof *net->w))
        return false;
    capacity = r->capacity;
    if (!stance_memory_grow((void **)&r->line_of, &capacity, net->m + 1, sizeof *r->line_of))
        return false;
    r->capacity = capacity;
    return true;
}

/* The ends in their order; line is where the tie stands, or its number. */
static enum stance_code put_tie(struct reader *r, uint32_t a, uint32_t b, double w, uint32_t line,
                                struct stance_error *err)
{
    struct stance_network *net = &r->out;
    if (net->m == r->capacity && !grow(r))
        return stance_error_memory(err);
    net->a[net->m] = a < b ? a : b;
    net->b[net->m] = a < b ? b : a;
    net->w[net->m] = w;
    net->is_signed |= w < 0;
    r->line_of[net->m++] = line;
    return STANCE_OK;
}

static enum stance_code read_line(struct reader *r, const char *s, size_t n,
                                  struct stance_error *err)
{
    struct field field[3];
    uint32_t a, b;
    double w;
    size_t found = split(s, n, field, 3);
    if (found == 0 || (field[0].n && field[0].data[0] == '#'))
        return STANCE_OK;
    if (found != 3) {
        struct field whole = {s, n && s[n - 1] == '\r' ? n - 1 : n, 1};
        return bad(r, err, field[0].column, "'node node weight'", &whole);
    }
    if (!stance_number_parse(field[2].data, field[2].n, &w))
        return bad(r, err, field[2].column, "a number as weight", &field[2]);
    /* Beyond that, products of sums of weights would not be finite. */
    if (fabs(w) > 1e100)
        return bad(r, err, field[2].column, "a weight of at most 1e100", &field[2]);
    enum stance_code code = node(r, &field[0], &a, err);
    if (!code)
        code = node(r, &field[1], &b, err);
    if (code)
        return code;
    if (a == b)
        return bad(r, err, field[1].column, "two different nodes", &field[1]);
    if (r->line > UINT32_MAX)
        return stance_error_set(err, STANCE_E_DATA, "more than %u lines", UINT32_MAX);
    return put_tie(r, a, b, w, (uint32_t)r->line, err);
}

static enum stance_code read_lines(struct reader *r, const struct stance_bytes *bytes,
                                   struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    struct stance_patience patience = {r->watch, "reading", "B", (double)bytes->n, 0};
    size_t at = bytes->n >= 3 && memcmp(bytes->data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (at < bytes->n && !code) {
        const char *s = bytes->data + at;
        const char *end = memchr(s, '\n', bytes->n - at);
        size_t n = end ? (size_t)(end - s) : bytes->n - at;
        r->line++;
        code = read_line(r, s, n, err);
        at += n + 1;
        if (!code)
            code = stance_patience_turn(&patience, at, err);
    }
    return code;
}

/* ---- other formats ---- */

/* The number of a tie: its weight, or what else it may be called; 1 where there is none. */
static enum stance_code weight_of(const struct reader *r, const struct stance_dot_graph *g,
                                  const struct stance_dot_edge *e, double *w,
                                  struct stance_error *err)
{
    static const char *const names[] = {"weight", "value", "strength"};
    const struct stance_dot_attribute *a = NULL;
    for (size_t i = 0; i < 3 && !a; i++)
        a = stance_dot_graph_find(g, e->first, e->last, names[i]);
    *w = 1;
    if (!a || (stance_number_parse(a->value.data, a->value.n, w) && fabs(*w) <= 1e100))
        return STANCE_OK;
    struct field f = {a->value.data, a->value.n, 0};
    return bad(r, err, 0, "a number as weight", &f);
}

static enum stance_code add_tie(struct reader *r, const struct stance_dot_graph *g, size_t i,
                                struct stance_error *err)
{
    const struct stance_dot_edge *e = &g->edge[i];
    double w = 1;
    r->place = e->place;
    enum stance_code code = weight_of(r, g, e, &w, err);
    if (code)
        return code;
    uint32_t a =
        stance_dictionary_find(r->names, g->node[e->tail].name.data, g->node[e->tail].name.n) - 1;
    uint32_t b =
        stance_dictionary_find(r->names, g->node[e->head].name.data, g->node[e->head].name.n) - 1;
    struct field other = {g->node[e->head].name.data, g->node[e->head].name.n, 0};
    if (a == b)
        return bad(r, err, 0, "two different nodes", &other);
    if (!stance_memory_grow((void **)&r->place_of, &r->place_capacity, r->out.m + 1,
                            sizeof *r->place_of))
        return stance_error_memory(err);
    r->place_of[r->out.m] = e->place;
    return put_tie(r, a, b, w, (uint32_t)i + 1, err);
}

/* Alignments stand beside the ties of a projected network and are none of them. */
static bool is_tie(const struct stance_dot_graph *g, const struct stance_dot_edge *e)
{
    const struct stance_dot_attribute *type = stance_dot_graph_find(g, e->first, e->last, "type");
    return !type || type->value.n != 9 || memcmp(type->value.data, "alignment", 9) != 0;
}

static enum stance_code read_graph(struct reader *r, enum stance_exchange_kind kind,
                                   const struct stance_bytes *bytes, struct stance_error *err)
{
    struct stance_dot_graph g = {0};
    uint32_t node;
    enum stance_code code =
        stance_exchange_read(&g, kind, bytes->data, bytes->n, r->path, r->watch, err);
    r->graph = true;
    r->kind = kind;
    r->bytes = bytes;
    r->both = kind == STANCE_EXCHANGE_IS_MATRIX;
    if (!code && stance_dot_graph_find(&g, 0, g.graph_last, "stance_format")) {
        code = stance_error_set(err, STANCE_E_DATA,
                                "this is a data set, not a network: leave out "
                                "--network");
        stance_error_locate(err, r->path, 0, 0);
    }
    for (size_t i = 0; i < g.node_n && !code; i++)
        code = stance_dictionary_put(r->names, g.node[i].name.data, g.node[i].name.n, &node, err);
    for (size_t i = 0; i < g.edge_n && !code; i++)
        if (is_tie(&g, &g.edge[i]))
            code = add_tie(r, &g, i, err);
    stance_dot_graph_clear(&g);
    return code;
}

/* Two lines name the same pair; a and b are in file order of their lines. */
static enum stance_code twice(const struct reader *r, size_t i, size_t j, struct stance_error *err)
{
    struct stance_text a = {0}, b = {0};
    const char *name_a = stance_dictionary_text(r->names, r->out.a[i] + 1);
    const char *name_b = stance_dictionary_text(r->names, r->out.b[i] + 1);
    stance_text_put_quoted(&a, name_a, strlen(name_a), 40);
    stance_text_put_quoted(&b, name_b, strlen(name_b), 40);
    stance_error_set(err, STANCE_E_DATA,
                     "'%s' and '%s' are tied already in %s %zu; a pair may stand once",
                     a.bytes ? a.bytes : "", b.bytes ? b.bytes : "", r->graph ? "tie" : "line",
                     (size_t)r->line_of[i]);
    if (r->graph)
        locate_tie(r, err, r->place_of[j]);
    else
        stance_error_locate(err, r->path, r->line_of[j], 1);
    stance_text_free(&a);
    stance_text_free(&b);
    return STANCE_E_DATA;
}

/* By a, then b.  The sort is stable, so of a pair given twice the later line comes second;
 * the error told is the first such line in the file. */
static enum stance_code order(struct reader *r, struct stance_error *err)
{
    struct stance_network *net = &r->out;
    size_t m = net->m, first = SIZE_MAX;
    enum stance_code code = STANCE_OK;
    uint32_t *key = stance_memory_new(m, 4 * sizeof *key);
    uint32_t *a = stance_memory_new(m, sizeof *a), *b = stance_memory_new(m, sizeof *b);
    double *w = stance_memory_new(m, sizeof *w);
    if (!key || !a || !b || !w) {
        code = stance_error_memory(err);
        goto done;
    }
    uint32_t *place = key + m, *scratch = key + 2 * m;
    for (size_t i = 0; i < m; i++) {
        key[i] = net->b[i];
        place[i] = (uint32_t)i;
    }
    stance_sort_pairs(key, place, m, (uint32_t)net->n, scratch);
    for (size_t i = 0; i < m; i++)
        key[i] = net->a[place[i]];
    stance_sort_pairs(key, place, m, (uint32_t)net->n, scratch);
    net->m = 0;
    for (size_t i = 0; i < m; i++) {
        size_t to = net->m, from = place[i];
        bool again = to > 0 && net->a[from] == a[to - 1] && net->b[from] == b[to - 1];
        if (again && r->both && net->w[from] == w[to - 1])
            continue;
        if (again && (first == SIZE_MAX || place[i] < place[first]))
            first = i;
        a[to] = net->a[from];
        b[to] = net->b[from];
        w[to] = net->w[from];
        net->m++;
    }
    if (first != SIZE_MAX)
        code = twice(r, place[first - 1], place[first], err);
done:
    stance_memory_free(key);
    if (code) {
        stance_memory_free(a);
        stance_memory_free(b);
        stance_memory_free(w);
        return code;
    }
    stance_memory_free(net->a);
    stance_memory_free(net->b);
    stance_memory_free(net->w);
    net->a = a;
    net->b = b;
    net->w = w;
    return STANCE_OK;
}

enum stance_code stance_network_read(struct stance_network *out, struct stance_dictionary *names,
                                     const char *path, const struct stance_watch *watch,
                                     struct stance_error *err)
{
    struct reader r = {.names = names, .path = path, .watch = watch};
    struct stance_bytes bytes = {0};
    enum stance_code code = stance_bytes_read(&bytes, path, err);
    enum stance_exchange_kind kind = code || strcmp(path, "-") == 0
                                         ? STANCE_EXCHANGE_IS_NONE
                                         : stance_exchange_kind_of(bytes.data, bytes.n);
    if (!code)
        code = kind == STANCE_EXCHANGE_IS_NONE ? read_lines(&r, &bytes, err)
                                               : read_graph(&r, kind, &bytes, err);
    r.out.n = names->n - (names->n > 0);
    r.out.measure = STANCE_SIGNED;
    if (!code && r.out.m == 0) {
        code = stance_error_set(err, STANCE_E_DATA,
                                r.graph ? "no ties" : "no ties: expected 'node node weight' lines");
        stance_error_locate(err, path, 0, 0);
    }
    if (!code)
        code = order(&r, err);
    if (!code) {
        r.out.overlap = stance_memory_new(r.out.m, sizeof *r.out.overlap);
        code = r.out.overlap ? STANCE_OK : stance_error_memory(err);
    }
    stance_bytes_clear(&bytes);
    stance_memory_free(r.line_of);
    stance_memory_free(r.place_of);
    if (code)
        stance_network_clear(&r.out);
    else
        *out = r.out;
    return code;
}
