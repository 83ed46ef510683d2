/* read_edges.c - an edge list or a matrix as CSV: ours, Gephi's, R's.
 *
 * An edge list has the columns Source and Target, or a, b and weight; Type is Gephi's (directed
 * or not, passed over) and Kind our own type.  The apostrophe that defused a cell which a
 * spreadsheet would run (sheet.h) is taken off again.
 *
 * A matrix has an empty first cell, names in its first row and column, and numbers; an empty cell
 * is no tie.  The names of rows and columns are the same for a network; both halves of it have
 * to say the same. */
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/sheet.h"
#include "../base/text.h"
#include "csv.h"
#include "exchange_lines.h"
#include "exchange_place.h"
#include "exchange_readers.h"

enum column_kind { ATTRIBUTE, TAIL, HEAD, SKIPPED };

struct column {
    uint32_t name; /* code in names */
    enum column_kind kind;
};

struct reader {
    struct stance_exchange_build *b;
    struct stance_csv csv;
    struct stance_csv_cell *cell;
    size_t cell_n;
    struct stance_dictionary names; /* of columns; of rows, for a matrix */
    struct column *column;
    struct stance_text *text; /* one per cell */
    const char *file;
    struct stance_error *err;
};

/* At the row's begin. */
static enum stance_code located(struct reader *r, enum stance_code code)
{
    size_t at = r->csv.row_at < r->csv.n ? r->csv.row_at : r->csv.n;
    if (code == STANCE_E_DATA)
        stance_exchange_locate(r->err, r->file, r->csv.data, r->csv.data + at);
    return code;
}

static enum stance_code bad(struct reader *r, const char *expected, struct stance_slice got)
{
    return stance_exchange_bad(r->err, r->file, r->csv.data, r->csv.data + r->csv.n, "", expected,
                               got);
}

/* A cell's text; what defused it taken off. */
static struct stance_slice cell_text(struct reader *r, size_t i)
{
    struct stance_text *text = &r->text[i];
    stance_text_clear(text);
    stance_csv_unquote(text, &r->cell[i]);
    const char *s = text->bytes ? text->bytes : "";
    bool defused = text->n > 1 && s[0] == '\'' && stance_sheet_is_formula(s + 1, text->n - 1);
    return stance_slice_of(s + defused, text->n - defused);
}

static enum stance_code open_file(struct reader *r, const char *bytes, size_t n)
{
    size_t start = n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    char separator = stance_csv_separator(bytes, n, start);
    size_t cell_n = 0;
    stance_csv_open(&r->csv, bytes, n, start, separator, SIZE_MAX);
    if (stance_csv_next(&r->csv, NULL, 0, &cell_n) != STANCE_CSV_ROW)
        return bad(r, "a header", stance_slice_of(bytes + start, 0));
    r->cell_n = cell_n;
    r->cell = stance_memory_new(cell_n, sizeof *r->cell);
    r->column = stance_memory_new(cell_n, sizeof *r->column);
    r->text = stance_memory_new(cell_n, sizeof *r->text);
    if (!r->cell || !r->column || !r->text)
        return stance_error_memory(r->err);
    stance_csv_open(&r->csv, bytes, n, start, separator, SIZE_MAX);
    (void)stance_csv_next(&r->csv, r->cell, cell_n, &cell_n);
    return stance_dictionary_init(&r->names, r->err);
}

static void close_file(struct reader *r)
{
    for (size_t i = 0; r->text && i < r->cell_n; i++)
        stance_text_free(&r->text[i]);
    stance_memory_free(r->text);
    stance_memory_free(r->cell);
    stance_memory_free(r->column);
    stance_dictionary_clear(&r->names);
}

static struct stance_slice to_line_end(const char *s, const char *end)
{
    const char *stop = memchr(s, '\n', (size_t)(end - s));
    return stance_slice_of(s, (size_t)((stop ? stop : end) - s));
}

/* The next row; false at the end and, with *code set, for a row that is none. */
static bool next_row(struct reader *r, enum stance_code *code)
{
    size_t n;
    r->b->at = r->csv.at;
    enum stance_csv_status status = stance_csv_next(&r->csv, r->cell, r->cell_n, &n);
    r->b->place = r->csv.row_at;
    if (status == STANCE_CSV_END || *code != STANCE_OK)
        return false;
    const char *problem = r->csv.data + r->csv.problem_at, *end = r->csv.data + r->csv.n;
    if (status == STANCE_CSV_TRAILING)
        *code = bad(r, "a separator behind the closing quote", to_line_end(problem, end));
    else if (status != STANCE_CSV_ROW)
        *code = bad(r, "a quote that is closed", to_line_end(problem, end));
    else if (n != r->cell_n)
        *code = bad(r, "as many cells as in the header",
                    stance_slice_of(r->csv.data + r->csv.row_at, r->csv.at - r->csv.row_at));
    return *code == STANCE_OK;
}

/* ---- the edge list ---- */

static enum column_kind kind_of(struct stance_slice s, bool gephi)
{
    static const struct {
        const char *name;
        bool gephi;
        enum column_kind kind;
    } known[] = {{"source", true, TAIL}, {"target", true, HEAD}, {"type", true, SKIPPED},
                 {"id", true, SKIPPED},  {"a", false, TAIL},     {"b", false, HEAD}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].gephi == gephi && s.n == strlen(known[i].name) &&
            stance_slice_begins(s, known[i].name))
            return known[i].kind;
    return ATTRIBUTE;
}

static bool equal(struct stance_slice s, const char *name)
{
    return s.n == strlen(name) && stance_slice_begins(s, name);
}

static enum stance_code take_header(struct reader *r)
{
    bool gephi = false, tail = false, head = false;
    enum stance_code code = STANCE_OK;
    for (size_t i = 0; i < r->cell_n; i++)
        gephi |= equal(cell_text(r, i), "target");
    for (size_t i = 0; i < r->cell_n && code == STANCE_OK; i++) {
        struct stance_slice name = cell_text(r, i);
        if (r->text[i].failed)
            return stance_error_memory(r->err);
        r->column[i].kind = kind_of(name, gephi);
        tail |= r->column[i].kind == TAIL;
        head |= r->column[i].kind == HEAD;
        if (equal(name, "kind"))
            name = stance_slice_of("type", 4);
        else if (equal(name, "weight"))
            name = stance_slice_of("weight", 6);
        else if (equal(name, "stance_source"))
            name = stance_slice_of("source", 6);
        code = stance_dictionary_put(&r->names, name.data, name.n, &r->column[i].name, r->err);
    }
    if (code == STANCE_OK && !(tail && head))
        code = bad(r, "the columns Source and Target",
                   stance_slice_of(r->csv.data + r->csv.row_at, r->csv.at - r->csv.row_at));
    return code;
}

static enum stance_code take_edge(struct reader *r)
{
    struct stance_slice end[2] = {{NULL, 0}, {NULL, 0}};
    bool failed = false;
    for (size_t i = 0; i < r->cell_n; i++) {
        struct stance_slice s = cell_text(r, i);
        failed |= r->text[i].failed;
        if (r->column[i].kind == TAIL)
            end[0] = s;
        else if (r->column[i].kind == HEAD)
            end[1] = s;
    }
    if (failed)
        return stance_error_memory(r->err);
    enum stance_code code = stance_exchange_open_edge(r->b, end[0], end[1], r->err);
    for (size_t i = 0; i < r->cell_n && code == STANCE_OK; i++) {
        if (r->column[i].kind != ATTRIBUTE)
            continue;
        uint32_t name = r->column[i].name;
        code = stance_exchange_put(r->b,
                                   stance_slice_of(stance_dictionary_text(&r->names, name),
                                                   stance_dictionary_length(&r->names, name)),
                                   cell_text(r, i), r->err);
    }
    return located(r, code);
}

enum stance_code stance_exchange_take_edges(struct stance_exchange_build *b, const char *bytes,
                                            size_t n, const char *file, struct stance_error *err)
{
    struct reader r = {.b = b, .file = file, .err = err};
    enum stance_code code = open_file(&r, bytes, n);
    if (code == STANCE_OK)
        code = take_header(&r);
    while (code == STANCE_OK && next_row(&r, &code))
        code = take_edge(&r);
    close_file(&r);
    return code;
}

/* ---- the matrix ---- */

/* Row `row` is that of node `node`; cells left of the diagonal repeat what was said. */
static enum stance_code take_cells(struct reader *r, struct stance_slice name)
{
    enum stance_code code = STANCE_OK;
    for (size_t i = 1; i < r->cell_n && code == STANCE_OK; i++) {
        struct stance_slice value = cell_text(r, i);
        if (r->text[i].failed)
            return stance_error_memory(r->err);
        uint32_t column = r->column[i].name;
        struct stance_slice other = stance_slice_of(stance_dictionary_text(&r->names, column),
                                                    stance_dictionary_length(&r->names, column));
        bool self = other.n == name.n && memcmp(other.data, name.data, name.n) == 0;
        if (value.n == 0 || self || equal(value, "na"))
            continue;
        code = stance_exchange_open_edge(r->b, name, other, r->err);
        if (code == STANCE_OK)
            code = stance_exchange_put(r->b, stance_slice_of("weight", 6), value, r->err);
    }
    return located(r, code);
}

enum stance_code stance_exchange_take_matrix(struct stance_exchange_build *b, const char *bytes,
                                             size_t n, const char *file, struct stance_error *err)
{
    struct reader r = {.b = b, .file = file, .err = err};
    struct stance_text name = {0};
    enum stance_code code = open_file(&r, bytes, n);
    for (size_t i = 1; i < r.cell_n && code == STANCE_OK; i++) {
        struct stance_slice s = cell_text(&r, i);
        code = r.text[i].failed
                   ? stance_error_memory(err)
                   : stance_dictionary_put(&r.names, s.data, s.n, &r.column[i].name, err);
    }
    while (code == STANCE_OK && next_row(&r, &code)) {
        struct stance_slice s = cell_text(&r, 0);
        stance_text_clear(&name);
        stance_text_put(&name, s.data, s.n);
        code = r.text[0].failed ? stance_error_memory(err) : stance_text_end(&name, err);
        if (code == STANCE_OK)
            code = take_cells(&r, stance_slice_of(name.bytes, name.n));
    }
    stance_text_free(&name);
    close_file(&r);
    return code;
}
