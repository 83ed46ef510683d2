/* read_dot_tables.c - the tables of a DOT file: which there are, their columns, their rows. */
#include <stdlib.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/number.h"
#include "../base/text.h"
#include "csv.h"
#include "dot_names.h"
#include "dot_reader.h"

static const struct stance_dot_attribute *of_graph(struct stance_dot_reader *r,
                                                   enum stance_table_kind kind, const char *more)
{
    stance_text_clear(&r->scratch);
    stance_text_format(&r->scratch, STANCE_DOT_PREFIX "%s%s", stance_dot_table_name(kind), more);
    return r->scratch.failed
               ? NULL
               : stance_dot_graph_find(&r->graph, 0, r->graph.graph_last, r->scratch.bytes);
}

static enum stance_code add_row(struct stance_dot_rows *rows, struct stance_dot_row row,
                                struct stance_error *err)
{
    if (!stance_memory_grow((void **)&rows->row, &rows->capacity, rows->n + 1, sizeof *rows->row))
        return stance_error_memory(err);
    row.order = rows->n;
    rows->row[rows->n++] = row;
    return STANCE_OK;
}

/* ---- headers and rows in graph attributes ---- */

static enum stance_code bad_attribute(enum stance_table_kind kind, const char *why,
                                      struct stance_error *err)
{
    return stance_error_set(err, STANCE_E_DATA, "the graph attribute " STANCE_DOT_PREFIX "%s %s",
                            stance_dot_table_name(kind), why);
}

/* The role named at *at, which moves behind the next comma. */
static enum stance_role next_role(enum stance_table_kind kind, const char **at, const char *end)
{
    char name[32];
    const char *comma = memchr(*at, ',', (size_t)(end - *at));
    size_t n = (size_t)((comma ? comma : end) - *at);
    bool fits = n < sizeof name;
    if (fits) {
        memcpy(name, *at, n);
        name[n] = '\0';
    }
    *at = comma ? comma + 1 : end;
    return fits ? stance_role_of(kind, name) : STANCE_ROLE_OTHER;
}

static enum stance_code add_columns(struct stance_dot_reader *r, struct stance_table *t,
                                    const struct stance_csv_cell *cell, size_t n,
                                    struct stance_error *err)
{
    const struct stance_dot_attribute *roles = of_graph(r, t->kind, "_roles");
    const char *at = roles ? roles->value.data : NULL;
    const char *end = roles ? at + roles->value.n : NULL;
    enum stance_code code = STANCE_OK;
    for (size_t i = 1; code == STANCE_OK && i < n; i++) {
        stance_text_clear(&r->scratch);
        stance_csv_unquote(&r->scratch, &cell[i]);
        code = stance_text_end(&r->scratch, err);
        if (code != STANCE_OK)
            break;
        if (roles) {
            enum stance_role role = next_role(t->kind, &at, end);
            if (role != STANCE_ROLE_OTHER && t->by_role[role])
                role = STANCE_ROLE_OTHER;
            code = stance_table_add_column_as(t, r->scratch.bytes, r->scratch.n, role,
                                              (uint32_t)i - 1, err);
            t->header_n = (uint32_t)i;
        } else {
            code = stance_table_add_column(t, r->scratch.bytes, r->scratch.n, err);
        }
    }
    return code;
}

static enum stance_code keep_left(struct stance_dot_rows *rows, enum stance_table_kind kind,
                                  const struct stance_csv_cell *cell, struct stance_error *err)
{
    struct stance_dot_row row = {.from = STANCE_DOT_FROM_LEFT, .i = rows->left_n++};
    if (!stance_number_parse_whole(cell[0].data, cell[0].n, &row.place))
        return bad_attribute(kind, "has a row without its number", err);
    if (!stance_memory_grow((void **)&rows->left_end, &rows->left_end_capacity,
                            rows->left_end_n + rows->left_columns, sizeof *rows->left_end))
        return stance_error_memory(err);
    for (size_t i = 1; i <= rows->left_columns; i++) {
        stance_csv_unquote(&rows->left, &cell[i]);
        rows->left_end[rows->left_end_n++] = rows->left.n;
    }
    return add_row(rows, row, err);
}

static enum stance_code open_from_attribute(struct stance_dot_reader *r, struct stance_table *t,
                                            const struct stance_slice *text,
                                            struct stance_error *err)
{
    struct stance_dot_rows *rows = &r->rows[t->kind];
    struct stance_csv csv;
    size_t n = 0, got = 0;
    stance_csv_open(&csv, text->data, text->n, 0, ',', SIZE_MAX);
    if (stance_csv_next(&csv, NULL, 0, &n) != STANCE_CSV_ROW || n < 1 || n >= STANCE_NONE)
        return bad_attribute(t->kind, "has no header", err);
    struct stance_csv_cell *cell = stance_memory_new(n, sizeof *cell);
    if (!cell)
        return stance_error_memory(err);
    rows->left_columns = n - 1;
    stance_csv_open(&csv, text->data, text->n, 0, ',', SIZE_MAX);
    enum stance_csv_status status = stance_csv_next(&csv, cell, n, &got);
    enum stance_code code = add_columns(r, t, cell, n, err);
    while (code == STANCE_OK && (status = stance_csv_next(&csv, cell, n, &got)) == STANCE_CSV_ROW)
        code = got == n ? keep_left(rows, t->kind, cell, err)
                        : bad_attribute(t->kind, "has a row of another length", err);
    if (code == STANCE_OK && status != STANCE_CSV_END)
        code = bad_attribute(t->kind, "is no CSV text", err);
    stance_memory_free(cell);
    return code;
}

/* ---- rows of nodes and edges ---- */

static uint64_t place_of(const struct stance_dot_reader *r, size_t first, size_t last)
{
    uint64_t place;
    for (size_t i = first; i < last; i++) {
        const struct stance_dot_attribute *a = &r->graph.attribute[i];
        if (r->word[a->name] == STANCE_DOT_ROW &&
            stance_number_parse_whole(a->value.data, a->value.n, &place))
            return place;
    }
    return UINT64_MAX;
}

static bool wants_row(struct stance_dot_reader *r, size_t node)
{
    const struct stance_dot_node *n = &r->graph.node[node];
    const struct stance_dot_attribute *row =
        stance_dot_graph_find(&r->graph, n->first, n->last, "row");
    if (row)
        return !(row->value.n == 4 && memcmp(row->value.data, "none", 4) == 0);
    if (!(r->used[node] & STANCE_DOT_TIED))
        return true;
    for (size_t i = n->first; i < n->last; i++)
        if (stance_dot_reader_tells(r, node, false, &r->graph.attribute[i]))
            return true;
    return false;
}

static enum stance_code list_rows(struct stance_dot_reader *r, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    for (size_t i = 0; code == STANCE_OK && i < r->graph.node_n; i++) {
        if (!wants_row(r, i))
            continue;
        const struct stance_dot_node *n = &r->graph.node[i];
        struct stance_dot_row row = {
            .from = STANCE_DOT_FROM_NODE, .i = i, .place = place_of(r, n->first, n->last)};
        int is =
            r->declared[i] ? r->declared[i] : r->used[i] & (STANCE_DOT_ACTOR | STANCE_DOT_ISSUE);
        if (is & STANCE_DOT_ACTOR || !is)
            code = add_row(&r->rows[STANCE_TABLE_ACTORS], row, err);
        if (code == STANCE_OK && is & STANCE_DOT_ISSUE)
            code = add_row(&r->rows[STANCE_TABLE_ISSUES], row, err);
    }
    for (size_t i = 0; code == STANCE_OK && i < r->graph.edge_n; i++) {
        const struct stance_dot_edge *e = &r->graph.edge[i];
        if (r->edge_table[i] == STANCE_TABLE_KINDS)
            continue;
        struct stance_dot_row row = {
            .from = STANCE_DOT_FROM_EDGE, .i = i, .place = place_of(r, e->first, e->last)};
        code = add_row(&r->rows[r->edge_table[i]], row, err);
    }
    return code;
}

static int by_place(const void *a, const void *b)
{
    const struct stance_dot_row *x = a, *y = b;
    if (x->place != y->place)
        return x->place < y->place ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

/* ---- columns that no header names ---- */

/* Marks the attribute names that fill cells of the table and have no column yet. */
static void mark_names(struct stance_dot_reader *r, enum stance_table_kind kind, bool *wanted)
{
    const struct stance_dot_rows *rows = &r->rows[kind];
    for (size_t k = 0; k < rows->n; k++) {
        size_t i = rows->row[k].i, first, last;
        if (rows->row[k].from == STANCE_DOT_FROM_LEFT)
            continue;
        bool node = rows->row[k].from == STANCE_DOT_FROM_NODE;
        first = node ? r->graph.node[i].first : r->graph.edge[i].first;
        last = node ? r->graph.node[i].last : r->graph.edge[i].last;
        bool has_row = stance_dot_reader_has_row(r, first, last);
        /* What tells the stance of a hand-made edge fills the column `stance`. */
        const struct stance_dot_attribute *told = NULL;
        if (!node && !has_row)
            told = kind == STANCE_TABLE_STATEMENTS ? stance_dot_reader_stance(r, first, last)
                                                   : stance_dot_reader_strength(r, first, last);
        for (size_t j = first; j < last; j++) {
            const struct stance_dot_attribute *a = &r->graph.attribute[j];
            if (r->column[kind][a->name] == STANCE_NONE && a != told &&
                (node ? stance_dot_reader_tells(r, i, has_row, a)
                      : stance_dot_reader_is_cell(r, a)))
                wanted[a->name] = true;
        }
    }
}

struct wanted {
    enum stance_role role;
    uint32_t name;
};

static int by_role(const void *a, const void *b)
{
    const struct wanted *x = a, *y = b;
    /* Columns of nobody's come last. */
    unsigned p = x->role == STANCE_ROLE_OTHER ? STANCE_ROLES : x->role;
    unsigned q = y->role == STANCE_ROLE_OTHER ? STANCE_ROLES : y->role;
    if (p != q)
        return p < q ? -1 : 1;
    return (x->name > y->name) - (x->name < y->name);
}

static const char *plain_name(const struct stance_dot_reader *r, uint32_t name)
{
    const char *s = stance_dictionary_text(&r->graph.names, name);
    size_t prefix = strlen(STANCE_DOT_PREFIX);
    return strncmp(s, STANCE_DOT_PREFIX, prefix) == 0 && s[prefix] ? s + prefix : s;
}

static enum stance_code add_wanted(struct stance_dot_reader *r, struct stance_table *t,
                                   struct stance_error *err)
{
    uint32_t names_n = r->graph.names.n, n = 0;
    bool *wanted = stance_memory_new(names_n, sizeof *wanted);
    struct wanted *list = stance_memory_new(names_n, sizeof *list);
    enum stance_code code = wanted && list ? STANCE_OK : stance_error_memory(err);
    if (code != STANCE_OK)
        goto done;
    mark_names(r, t->kind, wanted);
    for (uint32_t c = 0; c < names_n; c++)
        if (wanted[c])
            list[n++] = (struct wanted){stance_role_of(t->kind, plain_name(r, c)), c};
    qsort(list, n, sizeof *list, by_role);
    for (uint32_t i = 0; code == STANCE_OK && i < n; i++) {
        const char *name = plain_name(r, list[i].name);
        r->column[t->kind][list[i].name] = (uint32_t)t->column_n;
        code = stance_table_add_column(t, name, strlen(name), err);
    }
done:
    stance_memory_free(wanted);
    stance_memory_free(list);
    return code;
}

/* ---- one table ---- */

static enum stance_code map_columns(struct stance_dot_reader *r, const struct stance_table *t,
                                    struct stance_error *err)
{
    uint32_t names_n = r->graph.names.n;
    uint32_t *column = r->column[t->kind] = stance_memory_new(names_n, sizeof *column);
    if (!column)
        return stance_error_memory(err);
    for (uint32_t c = 0; c < names_n; c++)
        column[c] = STANCE_NONE;
    struct stance_dictionary names = {0};
    enum stance_code code = stance_dot_names(&names, t, err);
    for (uint32_t i = 0; code == STANCE_OK && i < t->column_n; i++) {
        uint32_t c = stance_dictionary_find(&r->graph.names, stance_dictionary_text(&names, i + 1),
                                            stance_dictionary_length(&names, i + 1));
        if (c != STANCE_NONE)
            column[c] = i;
    }
    stance_dictionary_clear(&names);
    return code;
}

/* A header that somebody changed may lack what every table of its kind has. */
static enum stance_code check_required(const struct stance_table *t, struct stance_error *err)
{
    size_t required_n;
    const enum stance_role *required = stance_table_required(t->kind, &required_n);
    for (size_t i = 0; i < required_n; i++)
        if (!t->by_role[required[i]])
            return stance_error_set(err, STANCE_E_DATA,
                                    "the graph attribute " STANCE_DOT_PREFIX
                                    "%s has no column '%s' in its header",
                                    stance_dot_table_name(t->kind), stance_role_name(required[i]));
    return STANCE_OK;
}

static enum stance_code open_table(struct stance_dot_reader *r, enum stance_table_kind kind,
                                   struct stance_error *err)
{
    struct stance_table *t = &r->d->table[kind];
    const struct stance_dot_attribute *header = of_graph(r, kind, "");
    if (!header && r->rows[kind].n == 0 && !r->scratch.failed)
        return STANCE_OK;
    enum stance_code code = stance_table_open(t, kind, r->file, err);
    if (code == STANCE_OK && header)
        code = open_from_attribute(r, t, &header->value, err);
    size_t required_n = 0;
    const enum stance_role *required = stance_table_required(kind, &required_n);
    for (size_t i = 0; code == STANCE_OK && !header && i < required_n; i++) {
        const char *name = stance_role_name(required[i]);
        code = stance_table_add_column(t, name, strlen(name), err);
    }
    if (code == STANCE_OK)
        code = map_columns(r, t, err);
    if (code == STANCE_OK)
        code = add_wanted(r, t, err);
    return code == STANCE_OK ? check_required(t, err) : code;
}

enum stance_code stance_dot_reader_tables(struct stance_dot_reader *r, struct stance_error *err)
{
    enum stance_code code = list_rows(r, err);
    for (int k = 0; code == STANCE_OK && k < STANCE_TABLE_KINDS; k++) {
        struct stance_dot_rows *rows = &r->rows[k];
        code = open_table(r, (enum stance_table_kind)k, err);
        if (code == STANCE_OK && rows->n)
            qsort(rows->row, rows->n, sizeof *rows->row, by_place);
    }
    return code;
}
