/* read_table.c - from the cells of a file to columns of codes.
 *
 * A cell that repeats the one above it costs one comparison, a short one that was
 * seen before one access to a cache, any other a look-up in its column's dictionary.  Columns that
 * are not kept cost their tokenizing only. */
#include "read_table.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "cell_cache.h"
#include "columns.h"
#include "csv.h"
#include "csv_check.h"

enum { COLUMNS_MAX = 65536, ROWS_BETWEEN_CHECKS = 1 << 16 };

/* A kept column while it is being filled. */
struct filling {
    uint32_t header;
    uint32_t last_code;
    const char *last; /* the cell above; NULL when it cannot be compared as bytes */
    size_t last_n;
    struct stance_cell_cache cache;
};

struct reader {
    struct stance_table *t;
    const struct stance_options *options;
    struct stance_findings *f;
    const struct stance_watch *watch;
    struct stance_csv csv;
    struct stance_csv_cell *cell;
    size_t cell_max;
    struct filling *filling;
    struct stance_text unquoted;
};

static inline bool same_bytes(const char *a, const char *b, size_t n)
{
    uint64_t x, y;
    size_t i = 0;
    for (; n - i >= 8; i += 8) {
        memcpy(&x, a + i, 8);
        memcpy(&y, b + i, 8);
        if (x != y)
            return false;
    }
    for (; i < n; i++)
        if (a[i] != b[i])
            return false;
    return true;
}

static struct stance_place at_offset(const struct stance_table *t, size_t row, size_t offset)
{
    return (struct stance_place){t->kind, row, STANCE_NONE, offset};
}

/* Why the tokenizer stopped. */
static void report_stop(struct reader *r, enum stance_csv_status status, size_t row)
{
    const struct stance_csv *csv = &r->csv;
    struct stance_text *m =
        stance_findings_open(r->f, STANCE_ERROR, at_offset(r->t, row, csv->problem_at));
    if (!m)
        return;
    if (status == STANCE_CSV_UNCLOSED) {
        stance_text_puts(m, "a quote opens here and is never closed");
    } else if (status == STANCE_CSV_LONG) {
        stance_text_format(m, "a cell of more than %zu bytes begins here: is a quote missing?",
                           csv->field_max);
    } else {
        stance_text_puts(m, "expected a separator or the line's end behind the closing quote of "
                            "the cell that opens in ");
        stance_findings_refer(r->f, at_offset(r->t, row, csv->opened_at));
    }
    stance_findings_close(r->f);
}

static void report_ragged(struct reader *r, size_t cell_n)
{
    size_t header_n = r->t->header_n;
    size_t at = cell_n < header_n ? cell_n - 1 : header_n;
    struct stance_text *m = stance_findings_open(
        r->f, STANCE_ERROR, stance_place_row(r->t->kind, r->t->row_n, (uint32_t)at));
    if (!m)
        return;
    stance_text_format(m, "expected %zu cells as in the header, got %zu", header_n, cell_n);
    stance_findings_close(r->f);
}

static void report_empty(struct reader *r)
{
    size_t required_n;
    const enum stance_role *role = stance_table_required(r->t->kind, &required_n);
    struct stance_text *m = stance_findings_open(r->f, STANCE_ERROR, stance_place_file(r->t->kind));
    if (!m)
        return;
    stance_text_puts(m, "the file is empty; expected a header with ");
    for (size_t i = 0; i < required_n; i++)
        stance_text_format(m, "%s%s", i ? ", " : "", stance_role_name(role[i]));
    stance_findings_close(r->f);
}

static void report_width(struct reader *r, size_t column_n)
{
    struct stance_text *m =
        stance_findings_open(r->f, STANCE_ERROR, stance_place_header(r->t->kind, STANCE_NONE));
    if (!m)
        return;
    stance_text_format(m, "the header has %zu columns; the most is %d", column_n, COLUMNS_MAX);
    stance_findings_close(r->f);
}

/* The first row, however wide, in r->cell.  *n is 0 when there is none to go on with. */
static enum stance_code find_header(struct reader *r, size_t *n, struct stance_error *err)
{
    const struct stance_csv start = r->csv;
    enum stance_csv_status status = STANCE_CSV_ROW;
    *n = 1;
    while (status == STANCE_CSV_ROW && *n > r->cell_max && *n <= COLUMNS_MAX) {
        stance_memory_free(r->cell);
        r->cell_max = *n + 1;
        r->cell = stance_memory_new(r->cell_max, sizeof *r->cell);
        if (!r->cell)
            return stance_error_memory(err);
        r->csv = start;
        status = stance_csv_next(&r->csv, r->cell, r->cell_max, n);
    }
    if (status == STANCE_CSV_ROW && *n <= COLUMNS_MAX)
        return STANCE_OK;
    if (status == STANCE_CSV_ROW)
        report_width(r, *n);
    else if (status == STANCE_CSV_END)
        report_empty(r);
    else
        report_stop(r, status, 1);
    *n = 0;
    return STANCE_OK;
}

static enum stance_code read_header(struct reader *r, struct stance_header *header,
                                    struct stance_error *err)
{
    struct stance_text name = {0};
    size_t n;
    enum stance_code code = find_header(r, &n, err);
    if (code != STANCE_OK || n == 0)
        return code;
    header->name = stance_memory_new(n, sizeof *header->name);
    code = header->name ? stance_dictionary_init(&header->text, err) : stance_error_memory(err);
    for (size_t i = 0; i < n && code == STANCE_OK; i++) {
        stance_text_clear(&r->unquoted);
        stance_csv_unquote(&r->unquoted, &r->cell[i]);
        code = stance_text_end(&r->unquoted, err);
        if (code != STANCE_OK)
            break;
        stance_text_clear(&name);
        stance_text_put_tidy(&name, r->unquoted.bytes, r->unquoted.n);
        code = stance_text_end(&name, err);
        if (code == STANCE_OK)
            code = stance_dictionary_put(&header->text, name.bytes, name.n, &header->name[i], err);
    }
    header->n = (uint32_t)n;
    stance_text_free(&name);
    return code;
}

static enum stance_code look_up_doubled(struct reader *r, struct stance_column *column,
                                        struct filling *filling, const struct stance_csv_cell *cell,
                                        struct stance_error *err)
{
    stance_text_clear(&r->unquoted);
    stance_csv_unquote(&r->unquoted, cell);
    enum stance_code code = stance_text_end(&r->unquoted, err);
    if (code != STANCE_OK)
        return code;
    filling->last = NULL;
    return stance_dictionary_put(&column->text, r->unquoted.bytes, r->unquoted.n,
                                 &filling->last_code, err);
}

/* The code of a cell that differs from the one above. */
static enum stance_code look_up(struct stance_column *column, struct filling *filling,
                                const struct stance_csv_cell *cell, struct stance_error *err)
{
    struct stance_cell_cache *cache = &filling->cache;
    struct stance_cell_key key = {0, 0};
    struct stance_cell_entry *entry = NULL;
    filling->last = cell->data;
    filling->last_n = cell->n;
    if (cell->n == 0) {
        filling->last_code = 0;
        return STANCE_OK;
    }
    if (cell->n <= STANCE_CELL_CACHED && cache->n) {
        key = stance_cell_key_of(cell->data, cell->n);
        bool held;
        entry = stance_cell_find(cache, key, cell->n, &held);
        if (held) {
            filling->last_code = entry->code;
            return STANCE_OK;
        }
    }
    uint32_t before = column->text.n;
    enum stance_code code =
        stance_dictionary_put(&column->text, cell->data, cell->n, &filling->last_code, err);
    if (code != STANCE_OK)
        return code;
    if (column->text.n > before && (column->text.n & before) == 0 &&
        !stance_cell_cache_fit(cache, column->text.n)) /* at each power of two */
        return stance_error_memory(err);
    if (entry && column->text.n == before)
        *entry = (struct stance_cell_entry){key, (uint32_t)cell->n + 1, filling->last_code};
    return STANCE_OK;
}

static enum stance_code put_row(struct reader *r, size_t cell_n, struct stance_error *err)
{
    struct stance_table *t = r->t;
    if (cell_n != t->header_n) {
        report_ragged(r, cell_n);
        for (size_t i = cell_n; i < t->header_n; i++)
            r->cell[i] = (struct stance_csv_cell){.data = ""};
    }
    if (t->row_n == STANCE_NONE - 1)
        return stance_error_set(err, STANCE_E_DATA, "%s: more than %u rows", t->file,
                                (unsigned)STANCE_NONE - 1);
    if (t->column_n && t->row_n == t->column[t->column_n - 1].capacity &&
        !stance_table_grow(t, t->row_n + 1))
        return stance_error_memory(err);
    for (size_t k = 0; k < t->column_n; k++) {
        struct filling *filling = &r->filling[k];
        const struct stance_csv_cell *cell = &r->cell[filling->header];
        bool same = filling->last && !cell->doubled && cell->n == filling->last_n &&
                    same_bytes(cell->data, filling->last, cell->n);
        if (!same) {
            enum stance_code code = cell->doubled
                                        ? look_up_doubled(r, &t->column[k], filling, cell, err)
                                        : look_up(&t->column[k], filling, cell, err);
            if (code != STANCE_OK)
                return code;
        }
        t->column[k].code[t->row_n] = filling->last_code;
    }
    t->row_n++;
    return STANCE_OK;
}

static enum stance_code read_rows(struct reader *r, bool *whole, struct stance_error *err)
{
    struct stance_table *t = r->t;
    r->filling = stance_memory_new(t->column_n, sizeof *r->filling);
    if (!r->filling)
        return stance_error_memory(err);
    for (size_t k = 0; k < t->column_n; k++)
        r->filling[k].header = t->column[k].header;
    enum stance_code code = STANCE_OK;
    enum stance_csv_status status = STANCE_CSV_ROW;
    size_t cell_n;
    while (code == STANCE_OK &&
           (status = stance_csv_next(&r->csv, r->cell, r->cell_max, &cell_n)) == STANCE_CSV_ROW) {
        if (t->row_n % ROWS_BETWEEN_CHECKS == ROWS_BETWEEN_CHECKS - 1) {
            code = stance_watch_check(r->watch, err);
            stance_watch_progress(r->watch, "reading", (double)r->csv.at / (double)r->csv.n);
        }
        if (code == STANCE_OK)
            code = put_row(r, cell_n, err);
    }
    if (code == STANCE_OK && status != STANCE_CSV_END)
        report_stop(r, status, t->row_n + 2);
    else
        *whole = code == STANCE_OK;
    return code;
}

/* Encoding first: everything behind it may rely on UTF-8 without NUL. */
static enum stance_code open_text(struct reader *r, size_t field_max, bool *good,
                                  struct stance_error *err)
{
    struct stance_table *t = r->t;
    struct stance_text message = {0};
    size_t start, at;
    *good = stance_csv_check(t->bytes.data, t->bytes.n, &start, &at, &message);
    enum stance_code code = stance_text_end(&message, err);
    if (code == STANCE_OK && !*good) {
        struct stance_text *m = stance_findings_open(r->f, STANCE_ERROR, at_offset(t, 0, at));
        if (m) {
            stance_text_put(m, message.bytes, message.n);
            stance_findings_close(r->f);
        }
    }
    stance_text_free(&message);
    t->separator = stance_csv_separator(t->bytes.data, t->bytes.n, start);
    stance_csv_open(&r->csv, t->bytes.data, t->bytes.n, start, t->separator,
                    field_max ? field_max : SIZE_MAX);
    return code;
}

enum stance_code stance_table_read(struct stance_table *t, enum stance_table_kind kind,
                                   const char *file, struct stance_bytes *bytes,
                                   const struct stance_options *options, struct stance_findings *f,
                                   bool *whole, const struct stance_watch *watch,
                                   struct stance_error *err)
{
    struct reader r = {.t = t, .options = options, .f = f, .watch = watch};
    struct stance_header header = {0};
    bool good = false;
    *whole = false;
    enum stance_code code = stance_table_open(t, kind, file, err);
    if (code != STANCE_OK) {
        stance_bytes_clear(bytes);
        return code;
    }
    t->bytes = *bytes;
    *bytes = (struct stance_bytes){0};
    code = open_text(&r, options->read.field_max, &good, err);
    if (code == STANCE_OK && good)
        code = read_header(&r, &header, err);
    if (code == STANCE_OK && header.n) {
        t->header_n = header.n;
        code = stance_columns_choose(t, &header, options, f, err);
    }
    if (code == STANCE_OK && header.n)
        code = read_rows(&r, whole, err);
    stance_memory_free(header.name);
    stance_dictionary_clear(&header.text);
    stance_memory_free(r.cell);
    for (size_t k = 0; r.filling && k < t->column_n; k++)
        stance_cell_cache_clear(&r.filling[k].cache);
    stance_memory_free(r.filling);
    stance_text_free(&r.unquoted);
    return code;
}
