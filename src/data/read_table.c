/* read_table.c - the header of a CSV file, which of its columns are kept, then its rows. */
#include "read_table.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/parallel.h"
#include "../base/text.h"
#include "columns.h"
#include "csv.h"
#include "read_parts.h"

enum { COLUMNS_MAX = 65536, PART_LEAST = 24 << 20 };

struct reader {
    struct stance_table *t;
    const struct stance_options *options;
    struct stance_findings *f;
    const struct stance_watch *watch;
    struct stance_csv csv;
    struct stance_csv_cell *cell;
    size_t cell_max;
    struct stance_text unquoted;
};

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
        stance_parts_report_stop(r->f, r->t,
                                 &(struct stance_stop){status, 1, r->csv.problem_at,
                                                       r->csv.opened_at, r->csv.field_max});
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

static enum stance_code read_rows(struct reader *r, bool *whole, struct stance_error *err)
{
    struct stance_parts p = {.t = r->t,
                             .from = r->csv.at,
                             .field_max = r->csv.field_max,
                             .part_n = stance_parallel_n(r->options->read.threads),
                             .f = r->f,
                             .watch = r->watch};
    size_t most = (r->csv.n - r->csv.at) / PART_LEAST;
    if (!r->options->read.threads && p.part_n > most)
        p.part_n = most; /* a thread for little would cost more than it saves */
    p.part_n += p.part_n == 0;
    return stance_parts_read(&p, whole, err);
}

static void open_text(struct reader *r, size_t field_max)
{
    struct stance_table *t = r->t;
    size_t start = t->bytes.n >= 3 && memcmp(t->bytes.data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    t->separator = stance_csv_separator(t->bytes.data, t->bytes.n, start);
    stance_csv_open(&r->csv, t->bytes.data, t->bytes.n, start, t->separator,
                    field_max ? field_max : SIZE_MAX);
    r->csv.check = true;
}

enum stance_code stance_table_read(struct stance_table *t, enum stance_table_kind kind,
                                   const char *file, struct stance_bytes *bytes,
                                   const struct stance_options *options, struct stance_findings *f,
                                   bool *whole, const struct stance_watch *watch,
                                   struct stance_error *err)
{
    struct reader r = {.t = t, .options = options, .f = f, .watch = watch};
    struct stance_header header = {0};
    bool good = true;
    *whole = false;
    enum stance_code code = stance_table_open(t, kind, file, err);
    if (code != STANCE_OK) {
        stance_bytes_clear(bytes);
        return code;
    }
    t->bytes = *bytes;
    *bytes = (struct stance_bytes){0};
    open_text(&r, options->read.field_max);
    code = read_header(&r, &header, err);
    if (code == STANCE_OK && r.csv.bad)
        code = stance_parts_report_encoding(f, t, &good, err);
    if (code == STANCE_OK && good && header.n) {
        t->header_n = header.n;
        code = stance_columns_choose(t, &header, options, f, err);
        if (code == STANCE_OK)
            code = read_rows(&r, whole, err);
    }
    stance_memory_free(header.name);
    stance_dictionary_clear(&header.text);
    stance_memory_free(r.cell);
    stance_text_free(&r.unquoted);
    return code;
}
