/* read_dl.c - UCINET's DL: edge lists, node lists and full matrices of one mode.
 *
 * "dl n=3 format=edgelist1 labels: ... data: 1 2 0.5"; labels may stand in the data itself
 * ("labels embedded").  Where every edge runs from one set of nodes to another, as in what
 * `stance convert` writes, its number is the stance of an actor on an issue.  Where both
 * directions of a pair are given with one number they are one tie. */
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/number.h"
#include "../base/text.h"
#include "exchange_lines.h"
#include "exchange_place.h"
#include "exchange_readers.h"

enum { NODES_MOST = 100000000 };

struct edge {
    uint32_t tail, head;
    struct stance_slice weight;
};

struct reader {
    struct stance_lines in;
    struct stance_exchange_build *b;
    struct stance_slice *name;
    size_t node_n, named_n;
    enum { FULL, EDGES, NODES } format;
    bool embedded;
    struct stance_dictionary labels; /* embedded: code - 1 is the node */
    struct edge *edge;
    size_t edge_n, edge_capacity;
    size_t row, column; /* of the matrix */
};

/* ---- the header: words with = between, up to data: ---- */

static enum stance_code take_size(struct reader *r, struct stance_slice value)
{
    if (r->name)
        return stance_lines_bad(&r->in, "n once", value);
    if (!stance_lines_place(&r->in, value, NODES_MOST, &r->node_n))
        return STANCE_E_DATA;
    r->name = r->node_n <= (size_t)(r->in.end - r->in.at)
                  ? stance_memory_new(r->node_n, sizeof *r->name)
                  : NULL;
    return r->name ? STANCE_OK
           : r->node_n > (size_t)(r->in.end - r->in.at)
               ? stance_lines_bad(&r->in, "a label for each of so many nodes", value)
               : stance_error_memory(r->in.err);
}

static enum stance_code take_format(struct reader *r, struct stance_slice value)
{
    if (stance_slice_begins(value, "edgelist1"))
        r->format = EDGES;
    else if (stance_slice_begins(value, "nodelist1"))
        r->format = NODES;
    else if (stance_slice_begins(value, "fullmatrix"))
        r->format = FULL;
    else
        return stance_lines_bad(&r->in, "format = edgelist1, nodelist1 or fullmatrix", value);
    return STANCE_OK;
}

/* One line of the header without what stands behind "data:"; "n = 3", "n=3," and the like. */
static enum stance_code take_header(struct reader *r, struct stance_slice line)
{
    struct stance_slice word, value;
    enum stance_code code = STANCE_OK;
    while (code == STANCE_OK && stance_lines_field(&line, true, &word)) {
        if (word.n == 2 && stance_slice_begins(word, "dl"))
            continue;
        const char *sign = memchr(word.data, '=', word.n);
        size_t n = sign ? (size_t)(sign - word.data) : word.n;
        value = stance_slice_of(sign ? sign + 1 : "", sign ? word.n - n - 1 : 0);
        if (!sign && line.n && stance_lines_field(&line, true, &value) && value.data[0] == '=')
            value = stance_slice_of(value.data + 1, value.n - 1);
        if (value.n == 0 && !stance_lines_field(&line, true, &value))
            return stance_lines_bad(&r->in, "NAME=VALUE", word);
        if (n == 1 && stance_slice_begins(word, "n"))
            code = take_size(r, value);
        else if (n == 6 && stance_slice_begins(word, "format"))
            code = take_format(r, value);
        else if (n == 6 && stance_slice_begins(word, "labels") &&
                 stance_slice_begins(value, "embedded"))
            r->embedded = true;
        else
            return stance_lines_bad(&r->in, "dl, n=, format=, labels: or data:", word);
    }
    return code;
}

static enum stance_code take_labels(struct reader *r, struct stance_slice line)
{
    struct stance_slice label;
    while (stance_lines_field(&line, true, &label)) {
        if (r->named_n == r->node_n)
            return stance_lines_bad(&r->in, "no more labels than n", label);
        r->name[r->named_n++] = label;
    }
    return STANCE_OK;
}

/* ---- the data ---- */

static enum stance_code add_edge(struct reader *r, size_t tail, size_t head,
                                 struct stance_slice weight)
{
    if (!stance_memory_grow((void **)&r->edge, &r->edge_capacity, r->edge_n + 1, sizeof *r->edge))
        return stance_error_memory(r->in.err);
    r->edge[r->edge_n++] = (struct edge){(uint32_t)tail, (uint32_t)head, weight};
    return STANCE_OK;
}

static enum stance_code take_place(struct reader *r, struct stance_slice field, size_t *place)
{
    uint32_t known = r->labels.n, code;
    if (!r->embedded)
        return stance_lines_place(&r->in, field, r->node_n, place) ? STANCE_OK : STANCE_E_DATA;
    enum stance_code failed =
        stance_dictionary_put(&r->labels, field.data, field.n, &code, r->in.err);
    if (failed != STANCE_OK)
        return failed;
    if (code == 0 || code > r->node_n)
        return stance_lines_bad(&r->in, "no more labels than n", field);
    if (r->labels.n > known)
        r->name[code - 1] = field;
    *place = code;
    return STANCE_OK;
}

static enum stance_code take_cells(struct reader *r, struct stance_slice line)
{
    struct stance_slice field;
    double weight;
    enum stance_code code = STANCE_OK;
    while (code == STANCE_OK && stance_lines_field(&line, true, &field)) {
        if (!stance_lines_number(&r->in, field, &weight))
            return STANCE_E_DATA;
        if (r->row == r->node_n)
            return stance_lines_bad(&r->in, "no more than n rows of n cells", field);
        if (weight != 0)
            code = add_edge(r, r->row + 1, r->column + 1, field);
        if (++r->column == r->node_n) {
            r->column = 0;
            r->row++;
        }
    }
    return code;
}

static enum stance_code take_data(struct reader *r, struct stance_slice line)
{
    struct stance_slice field;
    size_t tail, head;
    double weight;
    if (r->format == FULL)
        return take_cells(r, line);
    if (!stance_lines_field(&line, true, &field))
        return STANCE_OK;
    enum stance_code code = take_place(r, field, &tail);
    while (code == STANCE_OK && stance_lines_field(&line, true, &field)) {
        code = take_place(r, field, &head);
        field = stance_slice_of("1", 1);
        if (code == STANCE_OK && r->format == EDGES && stance_lines_field(&line, true, &field) &&
            !stance_lines_number(&r->in, field, &weight))
            return STANCE_E_DATA;
        if (code == STANCE_OK)
            code = add_edge(r, tail, head, field);
        if (r->format == EDGES)
            break;
    }
    return code;
}

/* ---- the graph ---- */

/* Does every edge run from one set of nodes to another? */
static bool runs_one_way(const struct reader *r, uint8_t *side)
{
    for (size_t i = 0; i < r->edge_n; i++) {
        side[r->edge[i].tail - 1] |= 1;
        side[r->edge[i].head - 1] |= 2;
    }
    for (size_t i = 0; i < r->node_n; i++)
        if (side[i] == 3)
            return false;
    return r->edge_n > 0;
}

/* The other direction of an earlier edge, with the same number. */
static bool is_echo(struct stance_dictionary *seen, const struct edge *e, bool *failed)
{
    char key[64];
    uint32_t code;
    size_t n = e->weight.n < 40 ? e->weight.n : 40;
    uint32_t ends[2] = {e->head, e->tail};
    memcpy(key, ends, sizeof ends);
    memcpy(key + sizeof ends, e->weight.data, n);
    if (stance_dictionary_find(seen, key, sizeof ends + n) != STANCE_NONE)
        return true;
    ends[0] = e->tail;
    ends[1] = e->head;
    memcpy(key, ends, sizeof ends);
    *failed |= stance_dictionary_put(seen, key, sizeof ends + n, &code, NULL) != STANCE_OK;
    return false;
}

static enum stance_code put_edges(struct reader *r, bool one_way)
{
    struct stance_dictionary seen = {0};
    bool failed = false;
    enum stance_code code = stance_dictionary_init(&seen, r->in.err);
    for (size_t i = 0; i < r->edge_n && code == STANCE_OK; i++) {
        const struct edge *e = &r->edge[i];
        if (!one_way && is_echo(&seen, e, &failed))
            continue;
        code = failed ? stance_error_memory(r->in.err)
                      : stance_exchange_open_edge(r->b, r->name[e->tail - 1], r->name[e->head - 1],
                                                  r->in.err);
        if (code == STANCE_OK)
            code = stance_exchange_put(r->b, stance_slice_of("weight", 6), e->weight, r->in.err);
        if (code == STANCE_OK && one_way)
            code = stance_exchange_put(r->b, stance_slice_of("stance", 6), e->weight, r->in.err);
    }
    stance_dictionary_clear(&seen);
    return code;
}

static enum stance_code build(struct reader *r)
{
    uint8_t *side = stance_memory_new(r->node_n, sizeof *side);
    if (!side)
        return stance_error_memory(r->in.err);
    bool one_way = runs_one_way(r, side);
    enum stance_code code = STANCE_OK;
    for (size_t i = 0; i < r->node_n && code == STANCE_OK; i++) {
        if (!r->name[i].data)
            code = stance_lines_bad(&r->in, "a label for each node", stance_slice_of("", 0));
        else
            code = stance_exchange_open_node(r->b, r->name[i].data, r->name[i].n, r->in.err);
        if (code == STANCE_OK && one_way)
            code = stance_exchange_puts(r->b, "kind", side[i] == 2 ? "issue" : "actor", r->in.err);
    }
    stance_memory_free(side);
    return code == STANCE_OK ? put_edges(r, one_way) : code;
}

enum stance_code stance_exchange_take_dl(struct stance_exchange_build *b, const char *bytes,
                                         size_t n, const char *file, struct stance_error *err)
{
    struct reader r = {.b = b};
    struct stance_slice line;
    enum { HEADER, LABELS, DATA } part = HEADER;
    stance_lines_open(&r.in, bytes, n, file, err);
    enum stance_code code = stance_dictionary_init(&r.labels, err);
    while (code == STANCE_OK && stance_lines_next(&r.in, &line)) {
        b->at = (size_t)(r.in.at - bytes);
        bool labels = stance_slice_begins(line, "labels:");
        bool data = stance_slice_begins(line, "data:");
        if (part != DATA && (labels || data)) {
            if (!r.name)
                code = stance_lines_bad(&r.in, "n= first", line);
            part = data ? DATA : LABELS;
            size_t word = data ? 5 : 7;
            line = stance_slice_of(line.data + word, line.n - word);
        }
        if (code == STANCE_OK)
            code = part == HEADER   ? take_header(&r, line)
                   : part == LABELS ? take_labels(&r, line)
                                    : take_data(&r, line);
    }
    if (code == STANCE_OK && !r.name)
        code = stance_lines_bad(&r.in, "dl n=", stance_slice_of("", 0));
    if (code == STANCE_OK)
        code = build(&r);
    if (code == STANCE_E_DATA)
        stance_exchange_locate(err, file, r.in.first, r.in.line_at);
    stance_dictionary_clear(&r.labels);
    stance_memory_free(r.name);
    stance_memory_free(r.edge);
    return code;
}
