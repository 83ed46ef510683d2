/* read_pajek.c - Pajek's .net: *Vertices, *Edges, *Arcs, their lists, *Matrix.
 *
 * "*Vertices N A" is a network of two modes: the first A nodes are actors, the rest issues; an
 * edge between the two is a stance, one between actors an alignment.  A node without a name
 * goes by its number; each has to have its line.  Lines that begin with % are comments;
 * coordinates, shapes, times and relation numbers are passed over. */
#include "../base/error.h"
#include "../base/memory.h"
#include "exchange_lines.h"
#include "exchange_place.h"
#include "exchange_readers.h"

struct reader {
    struct stance_lines in;
    struct stance_exchange_build *b;
    struct stance_slice *name; /* of each node */
    size_t node_n, actor_n;    /* actor_n = 0: one mode */
    enum { NOTHING, VERTICES, TIES, LISTS, MATRIX } section;
    size_t row; /* of the matrix */
};

enum { NODES_MOST = 100000000 };

static enum stance_code put_edge(struct reader *r, size_t tail, size_t head,
                                 struct stance_slice weight)
{
    bool two = r->actor_n > 0, tail_actor = tail <= r->actor_n, head_actor = head <= r->actor_n;
    struct stance_error *err = r->in.err;
    if (two && !tail_actor && !head_actor)
        return stance_lines_bad(&r->in, "an end among the actors", r->name[tail - 1]);
    if (two && !tail_actor) { /* the actor comes first */
        size_t swap = tail;
        tail = head;
        head = swap;
        head_actor = false;
    }
    enum stance_code code =
        stance_exchange_open_edge(r->b, r->name[tail - 1], r->name[head - 1], err);
    if (code == STANCE_OK)
        code = stance_exchange_put(r->b, stance_slice_of("weight", 6), weight, err);
    if (code == STANCE_OK && two)
        code = stance_exchange_put(
            r->b, head_actor ? stance_slice_of("strength", 8) : stance_slice_of("stance", 6),
            weight, err);
    return code;
}

/* "*Vertices 5 3" */
static enum stance_code take_vertices(struct reader *r, struct stance_slice line)
{
    struct stance_slice field;
    double number;
    if (r->name)
        return stance_lines_bad(&r->in, "one *Vertices", line);
    if (!stance_lines_field(&line, false, &field) || !stance_lines_field(&line, false, &field) ||
        !stance_lines_place(&r->in, field, NODES_MOST, &r->node_n))
        return stance_lines_bad(&r->in, "how many vertices there are", line);
    /* A line of its own takes two bytes at least. */
    if (r->node_n > (size_t)(r->in.end - r->in.at))
        return stance_lines_bad(&r->in, "a line for each vertex", line);
    if (stance_lines_field(&line, false, &field) &&
        (!stance_lines_number(&r->in, field, &number) ||
         !stance_lines_place(&r->in, field, r->node_n, &r->actor_n)))
        return STANCE_E_DATA;
    r->name = stance_memory_new(r->node_n, sizeof *r->name);
    if (!r->name)
        return stance_error_memory(r->in.err);
    r->section = VERTICES;
    return STANCE_OK;
}

static enum stance_code take_vertex(struct reader *r, struct stance_slice line)
{
    struct stance_slice field;
    size_t place;
    if (!stance_lines_field(&line, false, &field) ||
        !stance_lines_place(&r->in, field, r->node_n, &place))
        return STANCE_E_DATA;
    r->name[place - 1] = field;
    if (stance_lines_field(&line, false, &field) && field.n)
        r->name[place - 1] = field;
    return STANCE_OK;
}

/* Pajek lets lines of nodes without a name be left out. */
static enum stance_code unnamed(struct reader *r, size_t place)
{
    stance_error_set(r->in.err, STANCE_E_DATA, "vertex %zu has no line", place);
    stance_exchange_locate(r->in.err, r->in.file, r->in.first, r->in.line_at);
    return STANCE_E_DATA;
}

static enum stance_code open_nodes(struct reader *r)
{
    enum stance_code code = STANCE_OK;
    for (size_t i = 0; i < r->node_n && code == STANCE_OK; i++) {
        struct stance_slice name = r->name[i];
        if (!name.data)
            return unnamed(r, i + 1);
        code = stance_exchange_open_node(r->b, name.data, name.n, r->in.err);
        if (code != STANCE_OK)
            break;
        if (r->actor_n)
            code =
                stance_exchange_puts(r->b, "kind", i < r->actor_n ? "actor" : "issue", r->in.err);
    }
    return code;
}

static enum stance_code take_tie(struct reader *r, struct stance_slice line)
{
    struct stance_slice field;
    size_t tail, head;
    double weight;
    if (!stance_lines_field(&line, false, &field))
        return STANCE_OK;
    if (!stance_lines_place(&r->in, field, r->node_n, &tail))
        return STANCE_E_DATA;
    if (r->section == LISTS) {
        enum stance_code code = STANCE_OK;
        while (code == STANCE_OK && stance_lines_field(&line, false, &field))
            code = stance_lines_place(&r->in, field, r->node_n, &head)
                       ? put_edge(r, tail, head, stance_slice_of("1", 1))
                       : STANCE_E_DATA;
        return code;
    }
    if (!stance_lines_field(&line, false, &field))
        return stance_lines_bad(&r->in, "two nodes", line);
    if (!stance_lines_place(&r->in, field, r->node_n, &head))
        return STANCE_E_DATA;
    if (!stance_lines_field(&line, false, &field))
        field = stance_slice_of("1", 1);
    else if (!stance_lines_number(&r->in, field, &weight))
        return STANCE_E_DATA;
    return put_edge(r, tail, head, field);
}

/* A row of a square matrix, or one per actor with a cell per issue; 0 is no tie. */
static enum stance_code take_row(struct reader *r, struct stance_slice line)
{
    struct stance_slice field;
    size_t column = r->actor_n;
    double weight;
    enum stance_code code = STANCE_OK;
    if (++r->row > (r->actor_n ? r->actor_n : r->node_n))
        return stance_lines_bad(&r->in, "no more rows", line);
    while (code == STANCE_OK && stance_lines_field(&line, false, &field)) {
        if (++column > r->node_n)
            return stance_lines_bad(&r->in, "no more cells", field);
        if (!stance_lines_number(&r->in, field, &weight))
            return STANCE_E_DATA;
        if (weight != 0)
            code = put_edge(r, r->row, column, field);
    }
    return code;
}

static enum stance_code take_line(struct reader *r, struct stance_slice line)
{
    if (line.n == 0 || line.data[0] == '%')
        return STANCE_OK;
    if (line.data[0] != '*')
        return r->section == VERTICES ? take_vertex(r, line)
               : r->section == MATRIX ? take_row(r, line)
               : r->section != NOTHING
                   ? take_tie(r, line)
                   : stance_lines_bad(&r->in, "a line that begins with *", line);
    if (stance_slice_begins(line, "*vertices"))
        return take_vertices(r, line);
    bool list = stance_slice_begins(line, "*edgeslist") || stance_slice_begins(line, "*arcslist");
    bool ties = stance_slice_begins(line, "*edges") || stance_slice_begins(line, "*arcs");
    bool matrix = stance_slice_begins(line, "*matrix");
    if (!list && !ties && !matrix)
        return stance_slice_begins(line, "*net")
                   ? STANCE_OK
                   : stance_lines_bad(&r->in, "*Vertices, *Edges, *Arcs or *Matrix", line);
    if (!r->name)
        return stance_lines_bad(&r->in, "*Vertices first", line);
    enum stance_code code = r->section == VERTICES ? open_nodes(r) : STANCE_OK;
    r->section = list ? LISTS : matrix ? MATRIX : TIES;
    return code;
}

enum stance_code stance_exchange_take_pajek(struct stance_exchange_build *b, const char *bytes,
                                            size_t n, const char *file, struct stance_error *err)
{
    struct reader r = {.b = b};
    struct stance_slice line;
    enum stance_code code = STANCE_OK;
    stance_lines_open(&r.in, bytes, n, file, err);
    while (code == STANCE_OK && stance_lines_next(&r.in, &line)) {
        b->at = (size_t)(r.in.at - bytes);
        b->place = (size_t)(r.in.line_at - bytes);
        code = take_line(&r, line);
    }
    if (code == STANCE_OK && !r.name)
        code = stance_lines_bad(&r.in, "*Vertices", stance_slice_of("", 0));
    if (code == STANCE_OK && r.section == VERTICES)
        code = open_nodes(&r);
    if (code == STANCE_E_DATA)
        stance_exchange_locate(err, file, r.in.first, r.in.line_at);
    stance_memory_free(r.name);
    return code;
}
