/* read_dot.c - a data set from a DOT file: one of ours, or one that a person wrote.
 *
 * Ours (write_dot.c, dot_names.h) come back as they were: same tables, columns, rows.
 * What was added to one by hand is read by the rules for a person's.
 *
 * A person's, for instance
 *
 *     digraph { Russia -> "council" [stance=oppose, source=S1];  Iran [label="Iran"] }
 *     graph   { USA -- Japan [strength=1];  USA -- council [sign="-"] }
 *
 *   - An edge with stance, position, value, sign ("+", "-") or else label is a
 *     statement; the first of these is its stance.  An edge with none of them but
 *     strength or alignment is an alignment.  type=stance or type=alignment overrules.
 *     Any other edge is an error (read leniently: left out, and counted).
 *   - The tail of a statement is the actor, its head the issue, unless the nodes say
 *     otherwise by kind=actor and kind=issue.  A node alone is an actor.
 *   - All other attributes are columns, but those by which Graphviz draws (color,
 *     shape, weight, ...).  A node's label is its label.  Defaults and subgraphs count:
 *     subgraph { edge [stance=support]; A -> x; B -> x }.
 *   - HTML-like text, <...>, is refused where data is expected: a data set is plain text.
 *   - One graph per file; ports and clusters mean nothing.
 *
 * Graphs in other formats (exchange_read.h) are read by the same rules. */
#include <string.h>

#include "../base/error.h"
#include "../base/files.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "dot.h"
#include "dot_names.h"
#include "dot_reader.h"
#include "locate.h"
#include "problems.h"

static void reader_clear(struct stance_dot_reader *r)
{
    stance_dataset_free(r->d);
    stance_dot_graph_clear(&r->graph);
    stance_memory_free(r->word);
    stance_memory_free(r->id);
    stance_memory_free(r->declared);
    stance_memory_free(r->used);
    stance_memory_free(r->edge_table);
    for (int k = 0; k < STANCE_TABLE_KINDS; k++) {
        stance_memory_free(r->column[k]);
        stance_memory_free(r->rows[k].row);
        stance_memory_free(r->rows[k].left_end);
        stance_text_free(&r->rows[k].left);
    }
    stance_text_free(&r->scratch);
}

/* ---- cells ---- */

static void set(struct stance_table *t, struct stance_slice *cell, enum stance_role role,
                struct stance_slice text)
{
    if (t->by_role[role])
        cell[t->by_role[role] - 1] = text;
}

static enum stance_code refuse_html(const struct stance_dot_reader *r,
                                    const struct stance_dot_attribute *a, struct stance_error *err)
{
    struct stance_text text = {0};
    stance_text_put_quoted(&text, a->value.data, a->value.n, 60);
    enum stance_code code = stance_text_end(&text, err);
    if (code == STANCE_OK)
        code =
            stance_error_set(err, STANCE_E_DATA,
                             "%s=<%s> is HTML-like; a data set is plain text: write it in quotes",
                             stance_dictionary_text(&r->graph.names, a->name), text.bytes);
    stance_text_free(&text);
    return code;
}

/* What a person may write for a stance besides what statements.csv takes. */
static struct stance_slice stance_text_of(const struct stance_dot_reader *r,
                                          const struct stance_dot_attribute *a)
{
    bool sign = r->word[a->name] == STANCE_DOT_SIGN && a->value.n == 1;
    if (sign && a->value.data[0] == '+')
        return (struct stance_slice){"1", 1};
    if (sign && a->value.data[0] == '-')
        return (struct stance_slice){"-1", 2};
    return a->value;
}

static enum stance_code fill_node(struct stance_dot_reader *r, struct stance_table *t, size_t i,
                                  struct stance_slice *cell, struct stance_error *err)
{
    const struct stance_dot_node *n = &r->graph.node[i];
    bool has_row = stance_dot_reader_has_row(r, n->first, n->last);
    set(t, cell, STANCE_ROLE_ID, r->id[i]);
    const struct stance_dot_attribute *label = NULL;
    for (size_t j = n->first; j < n->last; j++) {
        const struct stance_dot_attribute *a = &r->graph.attribute[j];
        uint32_t column = r->column[t->kind][a->name];
        if (column == STANCE_NONE || !stance_dot_reader_tells(r, i, has_row, a))
            continue;
        if (a->html)
            return refuse_html(r, a, err);
        cell[column] = a->value;
        if (r->word[a->name] == STANCE_DOT_LABEL)
            label = a;
    }
    if (label) {
        stance_dot_reader_label(r, i, label);
        cell[r->column[t->kind][label->name]] =
            (struct stance_slice){r->scratch.bytes, r->scratch.n};
    }
    return STANCE_OK;
}

static enum stance_code fill_edge(struct stance_dot_reader *r, struct stance_table *t, size_t i,
                                  struct stance_slice *cell, struct stance_error *err)
{
    const struct stance_dot_edge *e = &r->graph.edge[i];
    bool statement = t->kind == STANCE_TABLE_STATEMENTS;
    bool has_row = stance_dot_reader_has_row(r, e->first, e->last);
    set(t, cell, statement ? STANCE_ROLE_ACTOR : STANCE_ROLE_A, r->id[e->tail]);
    set(t, cell, statement ? STANCE_ROLE_ISSUE : STANCE_ROLE_B, r->id[e->head]);
    const struct stance_dot_attribute *told = NULL;
    if (!has_row)
        told = statement ? stance_dot_reader_stance(r, e->first, e->last)
                         : stance_dot_reader_strength(r, e->first, e->last);
    if (told && told->html)
        return refuse_html(r, told, err);
    if (told)
        set(t, cell, statement ? STANCE_ROLE_STANCE : STANCE_ROLE_STRENGTH,
            stance_text_of(r, told));
    for (size_t j = e->first; j < e->last; j++) {
        const struct stance_dot_attribute *a = &r->graph.attribute[j];
        uint32_t column = r->column[t->kind][a->name];
        if (a == told || column == STANCE_NONE || !stance_dot_reader_is_cell(r, a))
            continue;
        if (a->html)
            return refuse_html(r, a, err);
        cell[column] = a->value;
    }
    return STANCE_OK;
}

static void fill_left(const struct stance_dot_rows *rows, size_t i, struct stance_slice *cell)
{
    for (size_t j = 0; j < rows->left_columns; j++) {
        size_t at = i * rows->left_columns + j;
        size_t start = at ? rows->left_end[at - 1] : 0;
        cell[j] = (struct stance_slice){rows->left.bytes + start, rows->left_end[at] - start};
    }
}

static enum stance_code put_rows(struct stance_dot_reader *r, struct stance_table *t,
                                 struct stance_error *err)
{
    const struct stance_dot_rows *rows = &r->rows[t->kind];
    enum stance_code code = rows->left.failed ? stance_error_memory(err) : STANCE_OK;
    struct stance_slice *cell = stance_memory_new(t->column_n, sizeof *cell);
    if (!cell)
        code = stance_error_memory(err);
    for (size_t k = 0; code == STANCE_OK && k < rows->n; k++) {
        memset(cell, 0, t->column_n * sizeof *cell);
        if (rows->row[k].from == STANCE_DOT_FROM_LEFT)
            fill_left(rows, rows->row[k].i, cell);
        else if (rows->row[k].from == STANCE_DOT_FROM_NODE)
            code = fill_node(r, t, rows->row[k].i, cell, err);
        else
            code = fill_edge(r, t, rows->row[k].i, cell, err);
        if (code == STANCE_OK)
            code = stance_table_put(t, cell, t->column_n, err);
    }
    stance_memory_free(cell);
    return code;
}

/* ---- the file ---- */

static enum stance_code take_package(struct stance_dot_reader *r, struct stance_error *err)
{
    const struct stance_dot_graph *g = &r->graph;
    const struct stance_dot_attribute *format =
        stance_dot_graph_find(g, 0, g->graph_last, STANCE_DOT_PREFIX "format");
    const struct stance_dot_attribute *package =
        stance_dot_graph_find(g, 0, g->graph_last, STANCE_DOT_PREFIX "package");
    if (format && !(format->value.n == strlen(STANCE_DOT_FORMAT) &&
                    memcmp(format->value.data, STANCE_DOT_FORMAT, format->value.n) == 0))
        return stance_error_set(err, STANCE_E_DATA,
                                "stance_format is not " STANCE_DOT_FORMAT
                                ": written by a later version of stance");
    if (!package)
        return STANCE_OK;
    r->d->package = stance_memory_copy(package->value.data, package->value.n);
    r->d->package_n = package->value.n;
    return r->d->package ? STANCE_OK : stance_error_memory(err);
}

/* "a/b/case.dot" is the data set "case". */
static enum stance_code take_name(struct stance_dot_reader *r, const char *path,
                                  struct stance_error *err)
{
    const char *slash = strrchr(path, '/'), *start = slash ? slash + 1 : path;
    const char *dot = strrchr(start, '.');
    size_t n = dot && dot > start ? (size_t)(dot - start) : strlen(start);
    r->d->name = stance_memory_copy(start, n);
    return r->d->name ? STANCE_OK : stance_error_memory(err);
}

static enum stance_code fill(struct stance_dot_reader *r, const char *path,
                             const struct stance_watch *watch, struct stance_error *err)
{
    enum stance_code code = take_name(r, path, err);
    if (code == STANCE_OK)
        code = take_package(r, err);
    if (code == STANCE_OK)
        code = stance_dot_reader_classify(r, err);
    if (code == STANCE_OK)
        code = stance_dot_reader_tables(r, err);
    for (int k = 0; code == STANCE_OK && k < STANCE_TABLE_KINDS; k++)
        if (stance_table_present(&r->d->table[k]))
            code = put_rows(r, &r->d->table[k], err);
    if (code == STANCE_OK && r->scratch.failed)
        code = stance_error_memory(err);
    if (code == STANCE_OK && r->skipped_n)
        stance_watch_warn(watch, "%s: left out %zu edges with neither a stance nor a strength",
                          r->file, r->skipped_n);
    return code;
}

/* The byte where a line begins, counted from 1; n = there is no such line. */
static size_t line_start(const struct stance_bytes *bytes, size_t line)
{
    size_t at = 0;
    for (size_t i = 1; i < line && at < bytes->n; i++) {
        const char *end = memchr(bytes->data + at, '\n', bytes->n - at);
        at = end ? (size_t)(end - bytes->data) + 1 : bytes->n;
    }
    return at;
}

/* That of a column of the line, or the end of the line. */
static size_t column_at(const struct stance_bytes *bytes, size_t at, size_t column)
{
    for (size_t i = 1, used; i < column && at < bytes->n && bytes->data[at] != '\n'; i++) {
        stance_utf8_decode(bytes->data + at, bytes->n - at, &used);
        at += used;
    }
    return at;
}

/* What is wrong with the file itself is one problem of the list, with its line. */
static enum stance_code list_problem(stance_problems *problems, const struct stance_bytes *bytes,
                                     const struct stance_error *why, struct stance_error *err)
{
    struct stance_text excerpt = {0};
    struct stance_problem problem = {.severity = STANCE_ERROR,
                                     .file = why->file,
                                     .line = why->line,
                                     .column = why->column,
                                     .message = why->message};
    enum stance_code code = STANCE_OK;
    size_t start = why->line ? line_start(bytes, why->line) : bytes->n;
    if (start < bytes->n) {
        stance_excerpt_put(&excerpt, &problem.caret, bytes->data, bytes->n, start,
                           column_at(bytes, start, why->column));
        code = stance_text_end(&excerpt, err);
        problem.excerpt = excerpt.bytes;
    }
    if (code == STANCE_OK)
        code = stance_problems_add(problems, &problem, err);
    stance_text_free(&excerpt);
    return code;
}

/* DOT is Graphviz's to parse, the other formats ours. */
static enum stance_code parse(struct stance_dot_reader *r, enum stance_exchange_kind kind,
                              const struct stance_bytes *bytes,
                              const struct stance_options *options,
                              const struct stance_watch *watch, struct stance_error *err)
{
    return kind == STANCE_EXCHANGE_IS_NONE
               ? stance_dot_graph_parse(&r->graph, bytes->data, bytes->n, r->file,
                                        options ? options->read.graphviz : NULL, watch, err)
               : stance_exchange_read(&r->graph, kind, bytes->data, bytes->n, r->file, watch, err);
}

enum stance_code
stance_dataset_read_graph(stance_dataset **out, const char *path, enum stance_exchange_kind kind,
                          const struct stance_options *options, stance_problems *problems,
                          const struct stance_watch *watch, struct stance_error *err)
{
    const char *slash = strrchr(path, '/'); /* messages name a file by its last part */
    struct stance_dot_reader r = {.file = slash ? slash + 1 : path,
                                  .lenient = options && options->read.lenient};
    struct stance_bytes bytes = {0};
    struct stance_error why = {0};
    enum stance_code code = stance_bytes_read(&bytes, path, &why);
    if (code == STANCE_OK)
        code = stance_dataset_new(&r.d, &why);
    if (code == STANCE_OK)
        code = parse(&r, kind, &bytes, options, watch, &why);
    if (code == STANCE_OK)
        code = fill(&r, path, watch, &why);
    if (code == STANCE_E_DATA) {
        stance_error_locate(&why, r.file, 0, 0);
        if (problems && list_problem(problems, &bytes, &why, err) != STANCE_OK)
            code = STANCE_E_MEMORY;
    }
    if (code != STANCE_OK) {
        if (err && err->code == STANCE_OK)
            *err = why;
        goto done;
    }
    if (kind == STANCE_EXCHANGE_IS_NONE) {
        r.d->dot = bytes;
        bytes = (struct stance_bytes){0};
    }
    code = stance_dataset_build(r.d, options, problems, watch, err);
    if (code == STANCE_OK) {
        *out = r.d;
        r.d = NULL;
    }
done:
    stance_bytes_clear(&bytes);
    reader_clear(&r);
    return code;
}

enum stance_code stance_dataset_read_dot(stance_dataset **out, const char *path,
                                         const struct stance_options *options,
                                         stance_problems *problems,
                                         const struct stance_watch *watch, struct stance_error *err)
{
    return stance_dataset_read_graph(out, path, STANCE_EXCHANGE_IS_NONE, options, problems, watch,
                                     err);
}
