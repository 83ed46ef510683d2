/* read_rows.c - batches of rows: first where their cells are, then their codes. */
#include "read_rows.h"

#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"

enum { BATCH = 128, BATCHES_BETWEEN_CHECKS = 512, PASSED_MOST = 16 << 20, MANY = 1 << 16 };

/* Where a cell stands; the uppermost bit of n says that it has quotes written twice. */
struct span {
    const char *data;
    size_t n;
};
#define DOUBLED (SIZE_MAX / 2 + 1)

struct rows_reader {
    struct stance_rows *r;
    struct stance_csv csv;
    struct span *span; /* BATCH per column */
    struct stance_csv_cell *cell;
    size_t header_n, column_n;
    uint32_t *header; /* per kept column */
    size_t batch_n;
    size_t passed;
    struct stance_text unquoted;
};

/* ---- Cells ---- */

static bool note_ragged(struct rows_reader *s, size_t cell_n)
{
    struct stance_rows *r = s->r;
    if (!stance_memory_grow((void **)&r->ragged, &r->ragged_capacity, r->ragged_n + 1,
                            sizeof *r->ragged))
        return false;
    r->ragged[r->ragged_n++] = (struct stance_ragged){
        r->row_n + s->batch_n, cell_n < STANCE_NONE ? (uint32_t)cell_n : STANCE_NONE};
    return true;
}

/* Any row at all; *more is false when there is none. */
static enum stance_code cut_any_row(struct rows_reader *s, bool *more)
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
    if (cell_n != s->header_n && !note_ragged(s, cell_n))
        return stance_error_memory(&r->err);
    for (size_t k = 0; k < s->column_n; k++) {
        const struct stance_csv_cell *cell = &s->cell[s->header[k]];
        bool there = s->header[k] < cell_n;
        s->span[k * BATCH + s->batch_n] =
            there ? (struct span){cell->data, cell->n | (cell->doubled ? DOUBLED : 0)}
                  : (struct span){s->csv.data, 0};
    }
    s->batch_n++;
    return STANCE_OK;
}

/* Rows whose special bytes are listed and are one separator per cell and the line's end, and
 * which do not begin with a blank: most rows.  Stops before any other row. */
static void cut_plain_rows(struct rows_reader *s)
{
    struct stance_csv *csv = &s->csv;
    const size_t header_n = s->header_n, until = s->r->until;
    const char separator = csv->separator;
    const char *base = csv->data + csv->base;
    while (s->batch_n < BATCH && csv->at < until && csv->special_n - csv->special_at > header_n) {
        const uint32_t *place = csv->special + csv->special_at;
        const char *row = csv->data + csv->at, *end = base + place[header_n - 1];
        int other = 0;
        for (size_t h = 0; h + 1 < header_n; h++)
            other |= base[place[h]] ^ separator;
        bool crlf = end[0] == '\r' && end[1] == '\n';
        if (other || (end[0] != '\n' && !crlf) || *row == ' ' || *row == '\t' ||
            base + place[0] == row || (size_t)(end - row) > csv->field_max)
            return;
        struct span *span = s->span + s->batch_n;
        for (size_t k = 0; k < s->column_n; k++, span += BATCH) {
            uint32_t h = s->header[k];
            const char *from = h ? base + place[h - 1] + 1 : row;
            *span = (struct span){from, (size_t)(base + place[h] - from)};
        }
        s->batch_n++;
        csv->special_at += (unsigned)header_n + crlf;
        csv->at = (size_t)(end - csv->data) + 1 + crlf;
    }
}

/* ---- Codes ---- */

static enum stance_code code_long(struct rows_reader *s, struct stance_rows_column *c,
                                  struct span cell, uint32_t *code)
{
    if (c->last && cell.n == c->last_n && memcmp(cell.data, c->last, cell.n) == 0) {
        *code = c->last_code;
        return STANCE_OK;
    }
    struct stance_csv_cell doubled = {.data = cell.data, .n = cell.n & ~DOUBLED, .doubled = true};
    enum stance_code result = STANCE_OK;
    c->last = cell.data;
    c->last_n = cell.n;
    if (cell.n & DOUBLED) {
        c->last = NULL;
        stance_text_clear(&s->unquoted);
        stance_csv_unquote(&s->unquoted, &doubled);
        result = stance_text_end(&s->unquoted, &s->r->err);
        if (result == STANCE_OK)
            result =
                stance_dictionary_put(&c->text, s->unquoted.bytes, s->unquoted.n, code, &s->r->err);
    } else {
        result = stance_dictionary_put(&c->text, cell.data, cell.n, code, &s->r->err);
    }
    c->last_code = *code;
    return result;
}

/* The sixteen bytes from the cell on, or as many as the file has. */
static struct stance_cell_key key_near_end(const char *data, const char *end, size_t n)
{
    char copy[STANCE_CELL_CACHED] = {0};
    memcpy(copy, data, end - data < STANCE_CELL_CACHED ? (size_t)(end - data) : sizeof copy);
    return stance_cell_key_of(copy, n);
}

/* A short cell that is not where it is looked for first. */
static enum stance_code code_short(struct rows_reader *s, struct stance_rows_column *c,
                                   struct span cell, struct stance_cell_key key, uint32_t *code)
{
    const struct stance_cell_entry *entry = c->cache.n ? stance_cell_find(&c->cache, key) : NULL;
    if (entry) {
        *code = entry->code;
        return STANCE_OK;
    }
    enum stance_code result = stance_dictionary_put(&c->text, cell.data, cell.n, code, &s->r->err);
    if (result == STANCE_OK && c->cache.n && !stance_cell_cache_add(&c->cache, key, *code))
        result = stance_error_memory(&s->r->err);
    return result;
}

static enum stance_code code_column(struct rows_reader *s, struct stance_rows_column *c,
                                    const struct span *span)
{
    const char *end = s->csv.data + s->csv.n;
    uint32_t *to = c->code + s->r->row_n;
    enum stance_code result = STANCE_OK;
    for (size_t i = 0; i < s->batch_n; i++) {
        struct span cell = span[i];
        if (cell.n > STANCE_CELL_CACHED || c->cache.n == 0) {
            result = code_long(s, c, cell, &to[i]);
        } else {
            struct stance_cell_key key = end - cell.data >= STANCE_CELL_CACHED
                                             ? stance_cell_key_of(cell.data, cell.n)
                                             : key_near_end(cell.data, end, cell.n);
            const struct stance_cell_entry *entry =
                &c->cache.entry[stance_cell_place(&c->cache, key)];
            if (stance_cell_is(entry, key))
                to[i] = entry->code;
            else
                result = code_short(s, c, cell, key, &to[i]);
        }
        if (result != STANCE_OK)
            return result;
    }
    return STANCE_OK;
}

/* How many rows the range will have, if all are as long as those of the first batch; 0 when some
 * are there already or it will not be many.  Memory that is not written to costs nothing, growing
 * does. */
static size_t guess_rows(const struct rows_reader *s)
{
    const struct stance_rows *r = s->r;
    double bytes = (double)(s->csv.at - r->from);
    if (r->row_n || bytes <= 0)
        return 0;
    double rows = (double)s->batch_n * (double)(r->until - r->from) / bytes * 1.02;
    return rows > MANY && rows < STANCE_NONE / 4 ? (size_t)rows : 0;
}

static enum stance_code code_batch(struct rows_reader *s)
{
    struct stance_rows *r = s->r;
    if (r->row_n + s->batch_n >= STANCE_NONE)
        return stance_error_set(&r->err, STANCE_E_DATA, "%s: more than %u rows", r->t->file,
                                (unsigned)STANCE_NONE - 1);
    size_t need = r->row_n + s->batch_n, guess = guess_rows(s);
    for (size_t k = 0; k < s->column_n; k++) {
        struct stance_rows_column *c = &r->column[k];
        void **items = (void **)&c->code;
        if ((guess < need || !stance_memory_grow(items, &c->capacity, guess, sizeof *c->code)) &&
            !stance_memory_grow(items, &c->capacity, need, sizeof *c->code))
            return stance_error_memory(&r->err);
        enum stance_code code = code_column(s, c, s->span + k * BATCH);
        if (code != STANCE_OK)
            return code;
    }
    r->row_n += s->batch_n;
    s->batch_n = 0;
    return STANCE_OK;
}

/* ---- The range ---- */

static enum stance_code look_around(struct rows_reader *s)
{
    struct stance_rows *r = s->r;
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
    struct stance_rows *r = s->r;
    enum stance_code code = STANCE_OK;
    bool more = true;
    for (size_t batch = 1; more && !s->csv.bad; batch++) {
        while (s->batch_n < BATCH && more && code == STANCE_OK && s->csv.at < r->until) {
            if (s->csv.special_n - s->csv.special_at <= s->header_n)
                stance_csv_list(&s->csv);
            size_t before = s->batch_n;
            cut_plain_rows(s);
            if (s->batch_n == before && s->csv.at < r->until)
                code = cut_any_row(s, &more);
        }
        more &= s->csv.at < r->until;
        if (code == STANCE_OK)
            code = code_batch(s);
        if (code == STANCE_OK && batch % BATCHES_BETWEEN_CHECKS == 0)
            code = look_around(s);
        if (code != STANCE_OK)
            return code;
    }
    return code;
}

static bool make_reader(struct rows_reader *s)
{
    struct stance_rows *r = s->r;
    s->header_n = r->t->header_n;
    s->column_n = r->t->column_n;
    s->span = stance_memory_new(s->column_n * BATCH, sizeof *s->span);
    s->cell = stance_memory_new(s->header_n, sizeof *s->cell);
    s->header = stance_memory_new(s->column_n, sizeof *s->header);
    r->column = stance_memory_new(s->column_n, sizeof *r->column);
    if (!s->span || !s->cell || !s->header || !r->column)
        return false;
    for (size_t k = 0; k < s->column_n; k++) {
        s->header[k] = r->t->column[k].header;
        if (stance_dictionary_init(&r->column[k].text, NULL) != STANCE_OK ||
            !stance_cell_cache_init(&r->column[k].cache))
            return false;
    }
    return true;
}

void stance_rows_read(struct stance_rows *r)
{
    struct rows_reader s = {.r = r, .passed = r->from};
    const struct stance_table *t = r->t;
    r->status = STANCE_CSV_END;
    stance_csv_open(&s.csv, t->bytes.data, t->bytes.n, r->from, t->separator, r->field_max);
    s.csv.check = true;
    r->code = make_reader(&s) ? read_all(&s) : stance_error_memory(&r->err);
    if (r->status == STANCE_CSV_ROW)
        r->status = STANCE_CSV_END;
    r->end = s.csv.at;
    /* What is left of the check: a character that does not end before the range does. */
    r->bad = s.csv.bad || (s.csv.checked < r->end &&
                           stance_utf8_valid(t->bytes.data + s.csv.checked,
                                             r->end - s.csv.checked) < r->end - s.csv.checked);
    for (size_t k = 0; r->column && k < t->column_n; k++)
        stance_cell_cache_clear(&r->column[k].cache);
    stance_memory_free(s.span);
    stance_memory_free(s.cell);
    stance_memory_free(s.header);
    stance_text_free(&s.unquoted);
}

void stance_rows_clear(struct stance_rows *r)
{
    for (size_t k = 0; r->column && k < r->t->column_n; k++) {
        stance_dictionary_clear(&r->column[k].text);
        stance_memory_free(r->column[k].code);
    }
    stance_memory_free(r->column);
    stance_memory_free(r->ragged);
    r->column = NULL;
    r->ragged = NULL;
    r->row_n = r->ragged_n = r->ragged_capacity = 0;
}
