/* read_parts.c - cutting a file, reading the parts, putting their columns together. */
#include "read_parts.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/parallel.h"
#include "../base/text.h"
#include "csv_check.h"
#include "read_rows.h"

/* ---- Where to cut ---- */

/* Does a row of the header's width begin here, if this is the start of a row? */
static bool looks_like_row(const struct stance_parts *p, size_t at)
{
    enum { WINDOW = 1 << 20 };
    size_t n = p->t->bytes.n, cell_n;
    struct stance_csv csv;
    stance_csv_open(&csv, p->t->bytes.data, n - at > WINDOW ? at + WINDOW : n, at,
                    p->t->separator, p->field_max);
    return stance_csv_next_line(&csv, NULL, 0, &cell_n) == STANCE_CSV_ROW &&
           cell_n == p->t->header_n;
}

/* The likely start of a row at or behind `at`; the file's end if there is none. */
static size_t likely_start(const struct stance_parts *p, size_t at)
{
    enum { TRIES = 32 };
    const char *data = p->t->bytes.data;
    size_t n = p->t->bytes.n;
    for (unsigned i = 0; i < TRIES; i++) {
        const char *line_end = at < n ? memchr(data + at, '\n', n - at) : NULL;
        if (!line_end)
            return n;
        at = (size_t)(line_end - data) + 1;
        if (at < n && looks_like_row(p, at))
            break;
    }
    return at;
}

static void cut(const struct stance_parts *p, struct stance_rows *part, atomic_bool *stop)
{
    size_t n = p->t->bytes.n, from = p->from;
    for (size_t i = 0; i < p->part_n; i++) {
        size_t until = n;
        if (i + 1 < p->part_n)
            until = likely_start(p, p->from + (n - p->from) / p->part_n * (i + 1));
        until = until > from ? until : from;
        part[i] = (struct stance_rows){.t = p->t,
                                       .field_max = p->field_max,
                                       .from = from,
                                       .until = until,
                                       .stop = stop,
                                       .main = i == 0,
                                       .watch = p->watch};
        from = until;
    }
}

/* ---- Reading ---- */

static void read_one(void *parts, size_t i)
{
    struct stance_rows *part = parts;
    stance_rows_read(&part[i]);
    if (i == 0 && part[0].code != STANCE_OK)
        atomic_store(part[0].stop, true);
}

static bool went_well(const struct stance_rows *part)
{
    return part->code == STANCE_OK && part->status == STANCE_CSV_END && !part->bad;
}

/* Reads again what was begun at the wrong place.  Returns how many parts there are up to the
 * first that did not go well. */
static size_t settle(const struct stance_parts *p, struct stance_rows *part)
{
    size_t n = 1;
    for (; n < p->part_n && went_well(&part[n - 1]); n++) {
        if (part[n].from == part[n - 1].end)
            continue;
        stance_rows_clear(&part[n]);
        part[n].from = part[n - 1].end;
        part[n].until = part[n].until > part[n].from ? part[n].until : part[n].from;
        part[n].main = true;
        memset(&part[n].err, 0, sizeof part[n].err);
        stance_rows_read(&part[n]);
    }
    return n;
}

/* ---- Putting together ---- */

struct merger {
    struct stance_table *t;
    struct stance_rows *part;
    size_t part_n, thread_n;
    bool failed[STANCE_PARALLEL_MOST];
};

/* Texts and codes of one part behind those of the parts before it. */
static bool append(struct stance_column *c, struct stance_rows_column *from, size_t at, size_t n)
{
    uint32_t *map = stance_memory_new(from->cells.text.n, sizeof *map);
    bool good = map != NULL;
    for (uint32_t i = 0; good && i < from->cells.text.n; i++)
        good = stance_dictionary_put(&c->text, stance_dictionary_text(&from->cells.text, i),
                                     stance_dictionary_length(&from->cells.text, i), &map[i],
                                     NULL) == STANCE_OK;
    for (size_t row = 0; good && row < n; row++)
        c->code[at + row] = map[from->code[row]];
    stance_memory_free(map);
    stance_memory_free(from->code);
    stance_dictionary_clear(&from->cells.text);
    from->code = NULL;
    return good;
}

static bool merge_column(struct merger *m, size_t k)
{
    struct stance_column *c = &m->t->column[k];
    struct stance_rows_column *first = &m->part[0].column[k];
    size_t total = 0, at = m->part[0].row_n;
    for (size_t i = 0; i < m->part_n; i++)
        total += m->part[i].row_n;
    stance_dictionary_clear(&c->text);
    stance_memory_free(c->code);
    c->text = first->cells.text;
    c->code = first->code;
    c->capacity = first->capacity;
    *first = (struct stance_rows_column){0};
    if (!stance_memory_grow((void **)&c->code, &c->capacity, total, sizeof *c->code))
        return false;
    for (size_t i = 1; i < m->part_n; i++) {
        if (!append(c, &m->part[i].column[k], at, m->part[i].row_n))
            return false;
        at += m->part[i].row_n;
    }
    return true;
}

/* Every so many-th column. */
static void merge_some(void *merger, size_t i)
{
    struct merger *m = merger;
    for (size_t k = i; k < m->t->column_n; k += m->thread_n)
        m->failed[i] |= !merge_column(m, k);
}

static enum stance_code merge(struct stance_table *t, struct stance_rows *part, size_t part_n,
                              struct stance_error *err)
{
    struct merger m = {.t = t, .part = part, .part_n = part_n, .thread_n = part_n};
    size_t total = 0;
    for (size_t i = 0; i < part_n; i++)
        total += part[i].row_n;
    if (total >= STANCE_NONE)
        return stance_error_set(err, STANCE_E_DATA, "%s: more than %u rows", t->file,
                                (unsigned)STANCE_NONE - 1);
    m.thread_n = m.thread_n > t->column_n ? t->column_n : m.thread_n;
    stance_parallel(m.thread_n, merge_some, &m);
    for (size_t i = 0; i < m.thread_n; i++)
        if (m.failed[i])
            return stance_error_memory(err);
    t->row_n = total;
    return STANCE_OK;
}

/* ---- What went wrong ---- */

static struct stance_place at_offset(const struct stance_table *t, size_t row, size_t offset)
{
    return (struct stance_place){t->kind, row, STANCE_NONE, offset};
}

void stance_parts_report_stop(struct stance_findings *f, const struct stance_table *t,
                              const struct stance_stop *stop)
{
    struct stance_text *m =
        stance_findings_open(f, STANCE_ERROR, at_offset(t, stop->row, stop->problem_at));
    if (!m)
        return;
    if (stop->status == STANCE_CSV_UNCLOSED) {
        stance_text_puts(m, "a quote opens here and is never closed");
    } else if (stop->status == STANCE_CSV_LONG) {
        stance_text_format(m, "a cell of more than %zu bytes begins here: is a quote missing?",
                           stop->field_max);
    } else {
        stance_text_puts(m, "expected a separator or the line's end behind the closing quote of "
                            "the cell that opens in ");
        stance_findings_refer(f, at_offset(t, stop->row, stop->opened_at));
    }
    stance_findings_close(f);
}

enum stance_code stance_parts_report_encoding(struct stance_findings *f,
                                              const struct stance_table *t, bool *good,
                                              struct stance_error *err)
{
    struct stance_text message = {0};
    size_t start, at;
    *good = stance_csv_check(t->bytes.data, t->bytes.n, &start, &at, &message);
    enum stance_code code = stance_text_end(&message, err);
    if (code == STANCE_OK && !*good) {
        struct stance_text *m = stance_findings_open(f, STANCE_ERROR, at_offset(t, 0, at));
        if (m) {
            stance_text_put(m, message.bytes, message.n);
            stance_findings_close(f);
        }
    }
    stance_text_free(&message);
    return code;
}

static void report_ragged(const struct stance_parts *p, size_t row, size_t cell_n)
{
    size_t header_n = p->t->header_n, at = cell_n < header_n ? cell_n - 1 : header_n;
    struct stance_text *m = stance_findings_open(p->f, STANCE_ERROR,
                                                 stance_place_row(p->t->kind, row, (uint32_t)at));
    if (!m)
        return;
    stance_text_format(m, "expected %zu cells as in the header, got %zu", header_n, cell_n);
    stance_findings_close(p->f);
}

/* An encoding that is none explains everything else away. */
static enum stance_code report(const struct stance_parts *p, const struct stance_rows *part,
                               size_t part_n, bool *whole, struct stance_error *err)
{
    const struct stance_rows *last = &part[part_n - 1];
    size_t before = 0;
    bool good = true;
    *whole = went_well(last);
    if (!*whole) {
        enum stance_code code = stance_parts_report_encoding(p->f, p->t, &good, err);
        if (code != STANCE_OK || !good)
            return code;
    }
    for (size_t i = 0; i < part_n; i++) {
        for (size_t k = 0; k < part[i].ragged_n; k++)
            report_ragged(p, before + part[i].ragged[k].row, part[i].ragged[k].cell_n);
        before += part[i].row_n;
    }
    if (last->status != STANCE_CSV_END)
        stance_parts_report_stop(p->f, p->t,
                                 &(struct stance_stop){last->status, before + 2, last->problem_at,
                                                       last->opened_at, p->field_max});
    return STANCE_OK;
}

enum stance_code stance_parts_read(const struct stance_parts *p, bool *whole,
                                   struct stance_error *err)
{
    atomic_bool stop = false;
    struct stance_rows *part = stance_memory_new(p->part_n, sizeof *part);
    *whole = false;
    if (!part)
        return stance_error_memory(err);
    cut(p, part, &stop);
    stance_parallel(p->part_n, read_one, part);
    size_t part_n = settle(p, part);
    enum stance_code code = part[part_n - 1].code;
    if (code != STANCE_OK && err)
        *err = part[part_n - 1].err;
    if (code == STANCE_OK)
        code = report(p, part, part_n, whole, err);
    if (code == STANCE_OK)
        code = merge(p->t, part, part_n, err);
    for (size_t i = 0; i < p->part_n; i++)
        stance_rows_clear(&part[i]);
    stance_memory_free(part);
    return code;
}
