/* read_rows.c - plain rows as many as the tokenizer has listed, others one by one. */
#include "read_rows.h"

#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"

enum { LOOK_EVERY = 4 << 20, PASSED_MOST = 16 << 20, MANY = 1 << 16, SAMPLE = 64 };

struct rows_reader {
    struct stance_rows *r;
    struct stance_csv csv;
    struct stance_csv_cell *cell;
    size_t header_n, column_n;
    uint32_t *header; /* per kept column */
    size_t looked, passed;
};

/* ---- Room ---- */

/* How many rows there will be, if all are as long as those so far; 0 when that says little or they
 * will not be many.  The first range makes room for those of the others, which end up behind its
 * own.  Memory that is not written to costs nothing, growing does. */
static size_t guess_rows(const struct rows_reader *s, size_t row_n)
{
    const struct stance_rows *r = s->r;
    double bytes = (double)(s->csv.at - r->from);
    if (row_n < SAMPLE || bytes <= 0)
        return 0;
    size_t end = r->main ? r->t->bytes.n : r->until;
    double rows = (double)row_n * (double)(end - r->from) / bytes * 1.02;
    return rows > MANY && rows < STANCE_NONE / 4 ? (size_t)rows : 0;
}

/* For n more rows. */
static enum stance_code make_room(struct rows_reader *s, size_t n)
{
    struct stance_rows *r = s->r;
    size_t need = r->row_n + n, guess = 0;
    if (need >= STANCE_NONE)
        return stance_error_set(&r->err, STANCE_E_DATA, "%s: more than %u rows", r->t->file,
                                (unsigned)STANCE_NONE - 1);
    for (size_t k = 0; k < s->column_n; k++) {
        struct stance_rows_column *c = &r->column[k];
        void **items = (void **)&c->code;
        if (need <= c->capacity)
            continue;
        guess = guess ? guess : guess_rows(s, need);
        if ((guess < need || !stance_memory_grow(items, &c->capacity, guess, sizeof *c->code)) &&
            !stance_memory_grow(items, &c->capacity, need, sizeof *c->code))
            return stance_error_memory(&r->err);
    }
    return STANCE_OK;
}

/* ---- Any row ---- */

static bool note_ragged(struct stance_rows *r, size_t cell_n)
{
    if (!stance_memory_grow((void **)&r->ragged, &r->ragged_capacity, r->ragged_n + 1,
                            sizeof *r->ragged))
        return false;
    r->ragged[r->ragged_n++] =
        (struct stance_ragged){r->row_n, cell_n < STANCE_NONE ? (uint32_t)cell_n : STANCE_NONE};
    return true;
}

/* *more is false when there is none. */
static enum stance_code take_any_row(struct rows_reader *s, bool *more)
{
    struct stance_rows *r = s->r;
    size_t cell_n;
    r->status = stance_csv_next_line(&s->csv, s->cell, s->header_n, &cell_n);
    *more = r->status == STANCE_CSV_ROW;
    if (!*more) {
        r->problem_at = s->csv.problem_at;
        r->opened_at = s->csv.opened_at;
        return STANCE_OK;
    }
    if (cell_n <= s->header_n && stance_csv_blank(s->cell, cell_n))
        return STANCE_OK;
    if (cell_n != s->header_n && !note_ragged(r, cell_n))
        return stance_error_memory(&r->err);
    enum stance_code code = make_room(s, 1);
    for (size_t k = 0; k < s->column_n && code == STANCE_OK; k++) {
        const struct stance_csv_cell none = {.data = s->csv.data};
        const struct stance_csv_cell *cell = s->header[k] < cell_n ? &s->cell[s->header[k]] : &none;
        code =
            stance_cell_codes_put(&r->column[k].cells, cell, &r->column[k].code[r->row_n], &r->err);
    }
    r->row_n++;
    return code;
}

/* ---- Plain rows ---- */

/* Is row i of those listed one of a separator behind every cell but the last, which the line ends,
 * and does it begin with something?  Without `inner`, the separators are not looked at. */
static bool is_plain(const struct rows_reader *s, const struct stance_listed *rows, size_t i,
                     const char *row, bool inner)
{
    const char separator = s->csv.separator, *base = rows->base;
    const uint32_t *place = rows->place + i * rows->stride;
    const char *end = base + place[s->header_n - 1];
    bool crlf = rows->stride > s->header_n;
    int other = 0;
    for (size_t h = 0; inner && h + 1 < s->header_n; h++)
        other |= base[place[h]] ^ separator;
    return !other &&
           (crlf ? *end == '\r' && base + place[s->header_n] == end + 1 && end[1] == '\n'
                 : *end == '\n') &&
           *row != ' ' && *row != '\t' && *row != separator && row != end &&
           (size_t)(end - row) <= s->csv.field_max && row < s->csv.data + s->r->until;
}

/* Are as many special bytes of a fresh list no separators as its rows have line ends?  Then no row
 * has one inside, if one ends every row. */
static bool counts_fit(const struct rows_reader *s, const struct stance_listed *rows)
{
    const struct stance_csv *csv = &s->csv;
    size_t others = csv->other_n, most = csv->special_n / rows->stride;
    if (csv->special_at)
        return false;
    for (size_t i = most * rows->stride; i < csv->special_n; i++)
        others -= rows->base[rows->place[i]] != csv->separator;
    return others == most * (1 + rows->stride - s->header_n);
}

static size_t count_plain(const struct rows_reader *s, const struct stance_listed *rows, bool inner)
{
    size_t most = (s->csv.special_n - s->csv.special_at) / rows->stride, i = 0;
    const char *row = rows->row;
    while (i < most && is_plain(s, rows, i, row, inner))
        row = rows->base + rows->place[++i * rows->stride - 1] + 1;
    return i;
}

/* The plain rows at the head of the list; row_n may be 0. */
static struct stance_listed plain_rows(const struct rows_reader *s)
{
    const struct stance_csv *csv = &s->csv;
    struct stance_listed rows = {csv->data + csv->base, csv->data + csv->at,
                                 csv->special + csv->special_at, s->header_n, 0};
    if (csv->special_n - csv->special_at <= s->header_n)
        return rows;
    rows.stride += rows.base[rows.place[s->header_n - 1]] == '\r';
    size_t most = (csv->special_n - csv->special_at) / rows.stride;
    if (counts_fit(s, &rows))
        rows.row_n = count_plain(s, &rows, false);
    if (rows.row_n < most)
        rows.row_n = count_plain(s, &rows, true);
    return rows;
}

static enum stance_code take_plain_rows(struct rows_reader *s, const struct stance_listed *rows)
{
    struct stance_rows *r = s->r;
    size_t place_n = rows->row_n * rows->stride;
    s->csv.special_at += (unsigned)place_n;
    s->csv.at = (size_t)(rows->base - s->csv.data) + rows->place[place_n - 1] + 1;
    enum stance_code code = make_room(s, rows->row_n);
    for (size_t k = 0; k < s->column_n && code == STANCE_OK; k++)
        code = stance_cell_codes_put_listed(&r->column[k].cells, rows, s->header[k],
                                            r->column[k].code + r->row_n, &r->err);
    r->row_n += rows->row_n;
    return code;
}

/* ---- The range ---- */

static enum stance_code look_around(struct rows_reader *s)
{
    struct stance_rows *r = s->r;
    s->looked = s->csv.at;
    if (s->csv.at - s->passed >= PASSED_MOST) {
        stance_bytes_pass(&r->t->bytes, s->passed, s->csv.at);
        s->passed = s->csv.at;
    }
    if (atomic_load_explicit(r->stop, memory_order_relaxed))
        return STANCE_E_STOPPED; /* the one who set it says why */
    if (!r->main)
        return STANCE_OK;
    /* The other threads are about as far in their parts of the file. */
    double share = (double)(s->csv.at - r->from) / (double)(r->until - r->from);
    double n = (double)r->t->bytes.n;
    stance_watch_progress(r->watch, "reading", "B", fmin(share, 1) * n, n);
    return stance_watch_check(r->watch, &r->err);
}

static enum stance_code read_all(struct rows_reader *s)
{
    enum stance_code code = STANCE_OK;
    bool more = true;
    while (more && code == STANCE_OK && !s->csv.bad && s->csv.at < s->r->until) {
        if (s->csv.special_n - s->csv.special_at <= s->header_n)
            stance_csv_list(&s->csv);
        struct stance_listed rows = plain_rows(s);
        code = rows.row_n ? take_plain_rows(s, &rows) : take_any_row(s, &more);
        if (code == STANCE_OK && s->csv.at - s->looked >= LOOK_EVERY)
            code = look_around(s);
    }
    return code;
}

static enum stance_code make_reader(struct rows_reader *s)
{
    struct stance_rows *r = s->r;
    const struct stance_bytes *bytes = &r->t->bytes;
    s->header_n = r->t->header_n;
    s->column_n = r->t->column_n;
    s->cell = stance_memory_new(s->header_n, sizeof *s->cell);
    s->header = stance_memory_new(s->column_n, sizeof *s->header);
    r->column = stance_memory_new(s->column_n, sizeof *r->column);
    enum stance_code code =
        s->cell && s->header && r->column ? STANCE_OK : stance_error_memory(&r->err);
    for (size_t k = 0; k < s->column_n && code == STANCE_OK; k++) {
        s->header[k] = r->t->column[k].header;
        code = stance_cell_codes_init(&r->column[k].cells, bytes->data + bytes->n, &r->err);
    }
    return code;
}

void stance_rows_read(struct stance_rows *r)
{
    struct rows_reader s = {.r = r, .looked = r->from, .passed = r->from};
    const struct stance_table *t = r->t;
    r->status = STANCE_CSV_END;
    stance_csv_open(&s.csv, t->bytes.data, t->bytes.n, r->from, t->separator, r->field_max);
    s.csv.check = true;
    r->code = make_reader(&s);
    if (r->code == STANCE_OK)
        r->code = read_all(&s);
    if (r->status == STANCE_CSV_ROW)
        r->status = STANCE_CSV_END;
    r->end = s.csv.at;
    /* What is left of the check: a character that does not end before the range does. */
    r->bad = s.csv.bad || (s.csv.checked < r->end &&
                           stance_utf8_valid(t->bytes.data + s.csv.checked,
                                             r->end - s.csv.checked) < r->end - s.csv.checked);
    for (size_t k = 0; r->column && k < t->column_n; k++)
        stance_cell_codes_end(&r->column[k].cells);
    stance_memory_free(s.cell);
    stance_memory_free(s.header);
}

void stance_rows_clear(struct stance_rows *r)
{
    for (size_t k = 0; r->column && k < r->t->column_n; k++) {
        stance_dictionary_clear(&r->column[k].cells.text);
        stance_memory_free(r->column[k].code);
    }
    stance_memory_free(r->column);
    stance_memory_free(r->ragged);
    r->column = NULL;
    r->ragged = NULL;
    r->row_n = r->ragged_n = r->ragged_capacity = 0;
}
