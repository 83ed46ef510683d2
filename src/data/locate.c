/* locate.c - lines, excerpts and carets for the findings that are told. */
#include "locate.h"

#include <stdlib.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "csv.h"
#include "dot_locate.h"

/* In characters before the spot, at most and when that is too little for the line, in
 * columns, and in characters after it (combining marks take no column). */
enum { EXCERPT_BEFORE_MOST = 66, EXCERPT_BEFORE = 48, EXCERPT_WIDTH = 76, EXCERPT_AFTER = 160 };

/* A place on its way to an offset, then to a line. */
struct spot {
    struct stance_place place;
    size_t offset; /* SIZE_MAX = the file as a whole */
    size_t line, column;
    size_t line_at; /* where its line starts */
};

struct source {
    const char *file, *data;
    size_t n, start;   /* start: behind a byte order mark */
    size_t first_line; /* 1, or 0 where a header was added */
};

static struct source source_of(const struct stance_dataset *d, enum stance_table_kind kind)
{
    if (kind == STANCE_TABLE_KINDS)
        return (struct source){stance_table_file_name(kind), d->package, d->package_n, 0, 1};
    const struct stance_table *t = &d->table[kind];
    struct source s = {t->file ? t->file : stance_table_file_name(kind), t->bytes.data, t->bytes.n,
                       0, t->header_added ? 0 : 1};
    if (!s.data && d->dot.data) {
        s.data = d->dot.data;
        s.n = d->dot.n;
    }
    if (s.n >= 3 && memcmp(s.data, "\xEF\xBB\xBF", 3) == 0)
        s.start = 3;
    return s;
}

static int by_row(const void *x, const void *y)
{
    const struct spot *a = *(struct spot *const *)x, *b = *(struct spot *const *)y;
    if (a->place.kind != b->place.kind)
        return a->place.kind < b->place.kind ? -1 : 1;
    return a->place.row < b->place.row ? -1 : a->place.row > b->place.row;
}

static int by_offset(const void *x, const void *y)
{
    const struct spot *a = *(struct spot *const *)x, *b = *(struct spot *const *)y;
    if (a->place.kind != b->place.kind)
        return a->place.kind < b->place.kind ? -1 : 1;
    return a->offset < b->offset ? -1 : a->offset > b->offset;
}

/* The cell's first character that is not blank; the opening quote of a quoted one. */
static size_t cell_offset(const struct stance_csv *csv, const struct stance_csv_cell *cell)
{
    const char *at = cell->data;
    if (cell->quoted)
        return (size_t)(at - csv->data) - 1;
    while (at < cell->data + cell->n && *at == ' ')
        at++;
    if (at == cell->data + cell->n)
        at = cell->data;
    return (size_t)(at - csv->data);
}

/* Is the row none to whoever read the table?  Blank rows before the header are none however wide,
 * later ones where they are no wider than it. */
static bool passed_over(const struct stance_table *t, size_t row,
                        const struct stance_csv_cell *cell, size_t stored, size_t cell_n)
{
    bool blank = stance_csv_blank(cell, stored);
    if (row == 0)
        return blank || (t->header_n && cell_n != t->header_n);
    return blank && cell_n <= t->header_n;
}

/* Offsets for the spots of one table, sorted by row. */
static enum stance_code find_rows(struct spot *const *spot, size_t n, const struct stance_table *t,
                                  const struct source *source, struct stance_error *err)
{
    size_t cell_max = (size_t)t->header_n + 1, cell_n;
    struct stance_csv_cell *cell = stance_memory_new(cell_max, sizeof *cell);
    if (!cell)
        return stance_error_memory(err);
    struct stance_csv csv;
    stance_csv_open(&csv, source->data, source->n, source->start, t->separator, SIZE_MAX);
    size_t row = 0, i = 0;
    while (i < n && stance_csv_next_line(&csv, cell, cell_max, &cell_n) == STANCE_CSV_ROW) {
        size_t stored = cell_n < cell_max ? cell_n : cell_max;
        if (passed_over(t, row, cell, stored, cell_n))
            continue;
        row++;
        for (; i < n && spot[i]->place.row <= row; i++) {
            uint32_t header = spot[i]->place.header;
            if (spot[i]->offset == SIZE_MAX && spot[i]->place.row == row)
                spot[i]->offset = header < stored ? cell_offset(&csv, &cell[header]) : csv.row_at;
        }
    }
    stance_memory_free(cell);
    return STANCE_OK;
}

/* The same in DOT, where a row is an edge or a node: by what it says. */
static void find_in_dot(struct spot *const *spot, size_t n, const struct stance_table *t,
                        const struct source *source)
{
    for (size_t i = 0; i < n; i++) {
        const struct stance_place *at = &spot[i]->place;
        if (spot[i]->offset == SIZE_MAX && at->row >= 2)
            spot[i]->offset =
                stance_dot_locate(source->data, source->n, t, at->row - 2, at->header);
    }
}

/* Lines and columns for the spots of one file, sorted by offset. */
static void count_lines(struct spot *const *spot, size_t n, const struct source *source)
{
    size_t line = source->first_line, column = 1, at = source->start, line_at = at;
    for (size_t i = 0; i < n && spot[i]->offset != SIZE_MAX; i++) {
        for (; at < spot[i]->offset && at < source->n; at++) {
            char c = source->data[at];
            bool crlf = c == '\r' && at + 1 < source->n && source->data[at + 1] == '\n';
            if (c == '\n' || (c == '\r' && !crlf)) {
                line++;
                column = 1;
                line_at = at + 1;
            } else {
                column += ((unsigned char)c & 0xC0) != 0x80;
            }
        }
        spot[i]->line = line;
        spot[i]->column = column;
        spot[i]->line_at = line_at;
    }
}

static enum stance_code locate_spots(struct spot *spot, size_t n, const struct stance_dataset *d,
                                     struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    struct spot **order = stance_memory_new(n, sizeof *order);
    if (!order)
        return stance_error_memory(err);
    for (size_t i = 0; i < n; i++)
        order[i] = &spot[i];
    qsort(order, n, sizeof *order, by_row);
    for (size_t i = 0, end; i < n && code == STANCE_OK; i = end) {
        enum stance_table_kind kind = order[i]->place.kind;
        for (end = i; end < n && order[end]->place.kind == kind;)
            end++;
        struct source source = source_of(d, kind);
        if (!source.data)
            continue;
        if (kind != STANCE_TABLE_KINDS && d->dot.data)
            find_in_dot(order + i, end - i, &d->table[kind], &source);
        else if (kind != STANCE_TABLE_KINDS)
            code = find_rows(order + i, end - i, &d->table[kind], &source, err);
        qsort(order + i, end - i, sizeof *order, by_offset);
        count_lines(order + i, end - i, &source);
    }
    stance_memory_free(order);
    return code;
}

/* One character of an excerpt: controls made harmless, a tab as one blank. */
static size_t put_character(struct stance_text *out, const char *s, size_t n)
{
    size_t used;
    stance_utf8_decode(s, n, &used);
    if (*s == '\t')
        stance_text_putc(out, ' ');
    else
        stance_text_put_quoted(out, s, used, 1);
    return used;
}

/* The place `steps` characters before `at`, or `from` where that is nearer. */
static size_t step_back(const char *data, size_t from, size_t at, size_t steps)
{
    while (at > from && steps > 0) {
        at--;
        steps -= ((unsigned char)data[at] & 0xC0) != 0x80;
    }
    return at;
}

void stance_excerpt_put(struct stance_text *out, size_t *caret, const char *data, size_t n,
                        size_t line_at, size_t offset)
{
    size_t from = step_back(data, line_at, offset, EXCERPT_BEFORE_MOST);
    if (from > line_at)
        from = step_back(data, line_at, offset, EXCERPT_BEFORE);
    if (from > line_at)
        stance_text_puts(out, "...");
    for (size_t at = from; at < offset && !out->failed;)
        at += put_character(out, data + at, n - at);
    *caret = out->failed ? 0 : stance_utf8_width(out->bytes ? out->bytes : "", out->n);
    size_t after = 0;
    for (size_t at = offset; at < n && !out->failed;) {
        if (data[at] == '\n' || data[at] == '\r')
            return;
        if (after++ == EXCERPT_AFTER ||
            stance_utf8_width(out->bytes ? out->bytes : "", out->n) >= EXCERPT_WIDTH) {
            stance_text_puts(out, "...");
            return;
        }
        at += put_character(out, data + at, n - at);
    }
}

/* "line 12", with the file's name in front where it is another file. */
static void put_reference(struct stance_text *out, const struct spot *other,
                          const struct source *source, bool same_file)
{
    if (!same_file)
        stance_text_format(out, "%s ", source->file);
    if (other->line)
        stance_text_format(out, "line %zu", other->line);
    else if (other->place.row >= 2)
        stance_text_format(out, "%s row %zu", stance_table_file_name(other->place.kind),
                           other->place.row - 1);
    else
        stance_text_puts(out, "the header");
}

/* Where a table has no lines: "statements row 12, column 'stance'". */
static void put_row(struct stance_text *out, const struct stance_table *t,
                    const struct stance_place *place, bool with_column)
{
    const char *file = stance_table_file_name(place->kind);
    stance_text_put(out, file, t->database ? strcspn(file, ".") : strlen(file));
    if (place->row >= 2)
        stance_text_format(out, " row %lld", (long long)stance_table_rowid(t, place->row - 2));
    for (size_t i = 0; i < t->column_n && place->row >= 2 && with_column && t->database; i++)
        if (t->column[i].header == place->header) {
            stance_text_puts(out, ", column '");
            stance_text_put_quoted(out, t->column[i].name, strlen(t->column[i].name), 40);
            stance_text_putc(out, '\'');
        }
}

static enum stance_code describe(struct stance_located *out, const struct stance_finding *finding,
                                 const struct spot *spot, const struct spot *other,
                                 const struct stance_dataset *d, struct stance_error *err)
{
    struct source source = source_of(d, spot->place.kind);
    struct stance_text message = {0}, excerpt = {0};
    *out = (struct stance_located){.file = source.file, .line = spot->line, .column = spot->column};
    const struct stance_table *t =
        spot->place.kind == STANCE_TABLE_KINDS ? NULL : &d->table[spot->place.kind];
    if (!spot->line && t && (spot->place.row >= 2 || t->database)) {
        put_row(&message, t, &spot->place, true);
        stance_text_puts(&message, ": ");
    }
    const char *mark = strchr(finding->message, '\1');
    stance_text_put(&message, finding->message,
                    mark ? (size_t)(mark - finding->message) : strlen(finding->message));
    if (mark) {
        struct source at = source_of(d, other->place.kind);
        if (t && t->database)
            put_row(&message, &d->table[other->place.kind], &other->place, false);
        else
            put_reference(&message, other, &at, other->place.kind == spot->place.kind);
        stance_text_puts(&message, mark + 1);
    }
    if (spot->line)
        stance_excerpt_put(&excerpt, &out->caret, source.data, source.n, spot->line_at,
                           spot->offset);
    enum stance_code code = stance_text_end(&message, err);
    if (code == STANCE_OK && spot->line)
        code = stance_text_end(&excerpt, err);
    out->message = message.bytes;
    out->excerpt = excerpt.bytes;
    if (code != STANCE_OK)
        stance_located_clear(out);
    return code;
}

enum stance_code stance_locate(struct stance_located *out, const struct stance_finding *finding,
                               size_t n, const struct stance_dataset *d, struct stance_error *err)
{
    struct spot *spot = stance_memory_new(2 * n, sizeof *spot);
    if (!spot)
        return stance_error_memory(err);
    for (size_t i = 0; i < n; i++) {
        spot[i] = (struct spot){.place = finding[i].place, .offset = finding[i].place.offset};
        struct stance_place other = finding[i].has_other ? finding[i].other : finding[i].place;
        spot[n + i] = (struct spot){.place = other, .offset = other.offset};
    }
    enum stance_code code = locate_spots(spot, 2 * n, d, err);
    for (size_t i = 0; i < n && code == STANCE_OK; i++)
        code = describe(&out[i], &finding[i], &spot[i], &spot[n + i], d, err);
    for (size_t i = 0; i < n && code != STANCE_OK; i++)
        stance_located_clear(&out[i]);
    stance_memory_free(spot);
    return code;
}

void stance_located_clear(struct stance_located *located)
{
    stance_memory_free(located->message);
    stance_memory_free(located->excerpt);
    *located = (struct stance_located){0};
}
