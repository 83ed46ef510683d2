/* database_rows.c - from SQLite's values to codes of texts.
 *
 * A cell that repeats the one above it costs one comparison, a short one that was seen
 * before one access to a cache, any other a look-up in its column's dictionary; nothing is
 * allocated per row. */
#include "database_rows.h"

#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/number.h"
#include "../base/text.h"
#include "cell_cache.h"

enum { ROWS_BETWEEN_CHECKS = 1 << 13 };

enum stance_code stance_database_header(struct stance_header *out, const struct stance_database *b,
                                        sqlite3_stmt *statement, struct stance_error *err)
{
    struct stance_text tidy = {0};
    int n = sqlite3_column_count(statement);
    *out = (struct stance_header){0};
    out->name = stance_memory_new((size_t)n, sizeof *out->name);
    enum stance_code code =
        out->name ? stance_dictionary_init(&out->text, err) : stance_error_memory(err);
    for (int i = 0; i < n && code == STANCE_OK; i++) {
        const char *name = sqlite3_column_name(statement, i);
        size_t length = name ? strlen(name) : 0;
        stance_text_clear(&tidy);
        if (!name)
            code = stance_error_memory(err);
        else if (stance_utf8_valid(name, length) < length)
            code = stance_database_code(b, SQLITE_CORRUPT, err);
        else
            stance_text_put_tidy(&tidy, name, length);
        if (code == STANCE_OK)
            code = stance_text_end(&tidy, err);
        if (code == STANCE_OK)
            code = stance_dictionary_put(&out->text, tidy.bytes, tidy.n, &out->name[i], err);
    }
    out->n = (uint32_t)n;
    stance_text_free(&tidy);
    if (code != STANCE_OK)
        stance_database_header_clear(out);
    return code;
}

void stance_database_header_clear(struct stance_header *header)
{
    stance_memory_free(header->name);
    stance_dictionary_clear(&header->text);
    *header = (struct stance_header){0};
}

struct stance_slice stance_database_cell(sqlite3_stmt *statement, int column,
                                         struct stance_text *scratch)
{
    int type = sqlite3_column_type(statement, column);
    if (type == SQLITE_NULL)
        return (struct stance_slice){NULL, 0};
    double x = type == SQLITE_FLOAT ? sqlite3_column_double(statement, column) : NAN;
    if (isfinite(x)) {
        stance_text_clear(scratch);
        if (fabs(x) < 1e9 && x == (double)(int)x && !(x == 0 && signbit(x)))
            stance_text_format(scratch, "%d", (int)x);
        else
            stance_number_put_exact(scratch, x);
        return (struct stance_slice){scratch->bytes, scratch->n};
    }
    const unsigned char *text = sqlite3_column_text(statement, column);
    return (struct stance_slice){(const char *)text,
                                 (size_t)sqlite3_column_bytes(statement, column)};
}

/* ---- Rows ---- */

struct filling {
    const struct stance_database *b;
    struct stance_table *t;
    sqlite3_stmt *statement;
    struct stance_findings *f;
    int *at;                         /* per column: where in the answer */
    uint32_t *last_code;             /* per column: of the row above */
    struct stance_cell_cache *cache; /* per column */
    struct stance_text scratch;
};

static void report_blob(struct filling *x, size_t column)
{
    struct stance_text *m = stance_findings_open(
        x->f, STANCE_ERROR, stance_place_row(x->t->kind, x->t->row_n, x->t->column[column].header));
    if (!m)
        return;
    stance_text_puts(m, "expected text or a number, got a BLOB");
    stance_findings_close(x->f);
}

/* The code of a cell that differs from the one above. */
static enum stance_code look_up(struct filling *x, size_t k, struct stance_slice cell,
                                struct stance_error *err)
{
    struct stance_dictionary *text = &x->t->column[k].text;
    struct stance_cell_cache *cache = &x->cache[k];
    struct stance_cell_key key = {0, 0};
    bool cached = cell.n && cell.n <= STANCE_CELL_CACHED && cache->n;
    if (cached) {
        char room[STANCE_CELL_CACHED] = {0};
        memcpy(room, cell.data, cell.n);
        key = stance_cell_key_of(room, cell.n);
        size_t at = stance_cell_find(cache, key);
        if (at != SIZE_MAX) {
            x->last_code[k] = cache->entry[at].code;
            return STANCE_OK;
        }
    }
    enum stance_code code =
        stance_dictionary_put(text, cell.data ? cell.data : "", cell.n, &x->last_code[k], err);
    if (code == STANCE_OK && cached && !stance_cell_cache_add(cache, key, x->last_code[k]))
        return stance_error_memory(err);
    return code;
}

static enum stance_code put_cell(struct filling *x, size_t k, struct stance_error *err)
{
    struct stance_column *column = &x->t->column[k];
    struct stance_slice cell = {NULL, 0};
    uint32_t above = x->last_code[k];
    if (sqlite3_column_type(x->statement, x->at[k]) == SQLITE_BLOB)
        report_blob(x, k);
    else
        cell = stance_database_cell(x->statement, x->at[k], &x->scratch);
    if (!cell.data && cell.n)
        return stance_error_memory(err);
    enum stance_code code = STANCE_OK;
    if (cell.n != stance_dictionary_length(&column->text, above) ||
        (cell.n && memcmp(cell.data, stance_dictionary_text(&column->text, above), cell.n)))
        code = look_up(x, k, cell, err);
    column->code[x->t->row_n] = x->last_code[k];
    return code;
}

static enum stance_code put_row(struct filling *x, bool rowid, struct stance_error *err)
{
    struct stance_table *t = x->t;
    enum stance_code code = STANCE_OK;
    if (t->row_n == STANCE_NONE - 1)
        return stance_error_set(err, STANCE_E_DATA, "%s: more than %u rows", t->file,
                                (unsigned)STANCE_NONE - 1);
    if (!stance_table_grow(t, t->row_n + 1))
        return stance_error_memory(err);
    for (size_t k = 0; k < t->column_n && code == STANCE_OK; k++)
        code = put_cell(x, k, err);
    if (code == STANCE_OK && rowid &&
        !stance_table_set_rowid(t, t->row_n, sqlite3_column_int64(x->statement, 0)))
        code = stance_error_memory(err);
    t->row_n += code == STANCE_OK;
    return code;
}

/* Asks the caller, and tells how far it is. */
static enum stance_code ask_and_tell(const struct filling *x,
                                     const struct stance_database_shape *shape,
                                     struct stance_error *err)
{
    bool known = shape->rowid && shape->most > 0;
    /* The rows there are counted by the rowids, among which few are missing as a rule. */
    stance_watch_progress(x->b->watch, "reading", "rows",
                          known ? (double)sqlite3_column_int64(x->statement, 0)
                                : (double)x->t->row_n,
                          known ? shape->most : 0);
    return stance_watch_check(x->b->watch, err);
}

static enum stance_code put_rows(struct filling *x, const struct stance_database_shape *shape,
                                 struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    while (code == STANCE_OK) {
        int answer = sqlite3_step(x->statement);
        if (answer == SQLITE_DONE)
            break;
        code = stance_database_code(x->b, answer, err);
        if (code == STANCE_OK && x->t->row_n % ROWS_BETWEEN_CHECKS == ROWS_BETWEEN_CHECKS - 1)
            code = ask_and_tell(x, shape, err);
        if (code == STANCE_OK)
            code = put_row(x, shape->rowid, err);
    }
    if (code == STANCE_OK && x->scratch.failed)
        code = stance_error_memory(err);
    return code;
}

enum stance_code stance_database_rows(const struct stance_database *b, struct stance_table *t,
                                      sqlite3_stmt *statement, struct stance_database_shape shape,
                                      struct stance_findings *f, struct stance_error *err)
{
    struct filling x = {.b = b, .t = t, .statement = statement, .f = f};
    x.at = stance_memory_new(t->column_n, sizeof *x.at);
    x.last_code = stance_memory_new(t->column_n, sizeof *x.last_code);
    x.cache = stance_memory_new(t->column_n, sizeof *x.cache);
    bool made = x.at && x.last_code && x.cache;
    for (size_t k = 0; made && k < t->column_n; k++)
        made = stance_cell_cache_init(&x.cache[k]);
    enum stance_code code = made ? STANCE_OK : stance_error_memory(err);
    for (size_t k = 0; k < t->column_n && code == STANCE_OK; k++)
        x.at[k] = (int)(shape.by_header ? t->column[k].header : k) + shape.skip;
    if (code == STANCE_OK)
        code = put_rows(&x, &shape, err);
    stance_memory_free(x.at);
    stance_memory_free(x.last_code);
    for (size_t k = 0; k < t->column_n && x.cache; k++)
        stance_cell_cache_clear(&x.cache[k]);
    stance_memory_free(x.cache);
    stance_text_free(&x.scratch);
    return code;
}

/* ---- Texts ---- */

static void report_text(const struct stance_table *t, const struct stance_column *column,
                        uint32_t code, bool nul, struct stance_findings *f)
{
    size_t row = 0;
    while (row < t->row_n && column->code[row] != code)
        row++;
    struct stance_place place = stance_place_row(t->kind, row, column->header);
    place.offset = 0; /* lenient reading does not forgive it */
    struct stance_text *m = stance_findings_open(f, STANCE_ERROR, place);
    if (!m)
        return;
    stance_text_puts(m, nul ? "a NUL byte in '" : "not UTF-8: '");
    stance_text_put_quoted(m, stance_dictionary_text(&column->text, code),
                           stance_dictionary_length(&column->text, code), 60);
    stance_text_putc(m, '\'');
    stance_findings_close(f);
}

bool stance_database_check_texts(const struct stance_table *t, struct stance_findings *f)
{
    bool good = true;
    for (size_t k = 0; k < t->column_n; k++) {
        const struct stance_column *column = &t->column[k];
        for (uint32_t code = 0; code < column->text.n; code++) {
            const char *s = stance_dictionary_text(&column->text, code);
            size_t n = stance_dictionary_length(&column->text, code);
            bool nul = memchr(s, '\0', n) != NULL;
            if (!nul && stance_utf8_valid(s, n) == n)
                continue;
            report_text(t, column, code, nul, f);
            good = false;
        }
    }
    return good;
}
