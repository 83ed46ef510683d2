/* read_dna_documents.c - every document once: what it says of its statements, and their spans. */
#include <stdlib.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "dna_file.h"
#include "dna_span.h"

/* Columns of the answer, in this order; those of the statements they fill. */
static const enum stance_dna_column filled[] = {STANCE_DNA_TITLE,   STANCE_DNA_AUTHOR,
                                                STANCE_DNA_SOURCE,  STANCE_DNA_SECTION,
                                                STANCE_DNA_DOCTYPE, STANCE_DNA_TIME};
enum { FILLED = sizeof filled / sizeof *filled, AT_DATE = FILLED - 1, AT_TEXT = FILLED };

struct place {
    int64_t document, start, id;
    uint32_t row;
};

static int by_document(const void *pa, const void *pb)
{
    const struct place *a = pa, *b = pb;
    if (a->document != b->document)
        return a->document < b->document ? -1 : 1;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return a->id < b->id ? -1 : a->id > b->id;
}

static enum stance_code sort_rows(struct stance_dna_file *x, struct stance_error *err)
{
    struct place *place = stance_memory_new(x->row_n, sizeof *place);
    x->by_document = stance_memory_new(x->row_n, sizeof *x->by_document);
    if (!place || !x->by_document) {
        stance_memory_free(place);
        return stance_error_memory(err);
    }
    for (size_t i = 0; i < x->row_n; i++)
        place[i] = (struct place){x->row[i].document, x->row[i].start, x->row[i].id, (uint32_t)i};
    if (x->row_n)
        qsort(place, x->row_n, sizeof *place, by_document);
    for (size_t i = 0; i < x->row_n; i++)
        x->by_document[i] = place[i].row;
    stance_memory_free(place);
    return STANCE_OK;
}

/* How much of a time is told: in full, without a midnight (DNA's default), the day alone. */
enum telling { IN_FULL, IN_BRIEF, BY_DAY };

/* Seconds since 1970 as "2019-01-07 09:00:00"; years 1 to 9999, others are not given. */
static void put_time(struct stance_text *out, int64_t seconds, enum telling how)
{
    enum { DAY = 86400 };
    int64_t day = seconds / DAY - (seconds % DAY < 0), rest = seconds - day * DAY;
    if (day < -719162 || day > 2932896)
        return;
    stance_date_put_day(out, (int32_t)day);
    if (how == BY_DAY || (how == IN_BRIEF && rest == 0))
        return;
    stance_text_format(out, " %02d:%02d:%02d", (int)(rest / 3600), (int)(rest / 60 % 60),
                       (int)(rest % 60));
}

/* ---- Spans ---- */

static void warn_of_span(const struct stance_dna_file *x, uint32_t row, int64_t units)
{
    const struct stance_dna_row *r = &x->row[row];
    struct stance_text *m = stance_findings_open(
        x->f, STANCE_WARNING, stance_place_row(STANCE_TABLE_STATEMENTS, row, STANCE_NONE));
    if (!m)
        return;
    stance_text_format(m, "characters %lld to %lld are not in document %lld, which has %lld",
                       (long long)r->start, (long long)r->stop, (long long)r->document,
                       (long long)units);
    stance_findings_close(x->f);
}

/* The quotes of one document, whose rows come by where they start. */
static enum stance_code put_quotes(struct stance_dna_file *x, struct stance_column *quote,
                                   const uint32_t *row, size_t n, const char *text, size_t text_n,
                                   struct stance_error *err)
{
    struct stance_span_place at = {0, 0};
    enum stance_code code = STANCE_OK;
    for (size_t i = 0; i < n && code == STANCE_OK; i++) {
        const struct stance_dna_row *r = &x->row[row[i]];
        at = stance_span_seek(at, text, text_n, r->start, 0);
        struct stance_span_place end = stance_span_seek(at, text, text_n, r->stop, 1);
        if (r->start < 0 || r->start >= r->stop || end.unit < r->stop)
            warn_of_span(x, row[i], stance_span_seek(end, text, text_n, INT64_MAX, 1).unit);
        code = stance_dictionary_put(&quote->text, text + at.byte, end.byte - at.byte,
                                     &quote->code[row[i]], err);
    }
    return code;
}

/* ---- One document ---- */

struct filling {
    struct stance_dna_file *x;
    struct stance_column *column[FILLED], *quote;
    sqlite3_stmt *ask;
    struct stance_text scratch;
};

static void warn_of_absence(const struct stance_dna_file *x, uint32_t row)
{
    struct stance_text *m = stance_findings_open(
        x->f, STANCE_WARNING, stance_place_row(STANCE_TABLE_STATEMENTS, row, STANCE_NONE));
    if (!m)
        return;
    stance_text_format(m, "its document %lld is not in the database",
                       (long long)x->row[row].document);
    stance_findings_close(x->f);
}

static enum stance_code fill_cells(struct filling *z, const uint32_t *row, size_t n,
                                   struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    for (int c = 0; c < FILLED && code == STANCE_OK; c++) {
        uint32_t of_all = 0;
        if (!z->column[c])
            continue;
        struct stance_slice cell = stance_database_cell(z->ask, c, &z->scratch);
        if (c == AT_DATE) {
            stance_text_clear(&z->scratch);
            if (sqlite3_column_type(z->ask, c) != SQLITE_NULL)
                put_time(&z->scratch, sqlite3_column_int64(z->ask, c),
                         z->x->options->read.raw ? IN_FULL : IN_BRIEF);
            cell = (struct stance_slice){z->scratch.bytes, z->scratch.n};
        }
        code = stance_dictionary_put(&z->column[c]->text, cell.data ? cell.data : "",
                                     cell.data ? cell.n : 0, &of_all, err);
        for (size_t i = 0; i < n && code == STANCE_OK; i++)
            z->column[c]->code[row[i]] = of_all;
    }
    if (code == STANCE_OK && z->quote) {
        const char *text = (const char *)sqlite3_column_text(z->ask, AT_TEXT);
        code = put_quotes(z->x, z->quote, row, n, text ? text : "",
                          text ? (size_t)sqlite3_column_bytes(z->ask, AT_TEXT) : 0, err);
    }
    return code == STANCE_OK && z->scratch.failed ? stance_error_memory(err) : code;
}

/* The rows from `from` on that share its document end before the result. */
static size_t document_end(const struct stance_dna_file *x, size_t from)
{
    size_t end = from + 1;
    while (end < x->row_n &&
           x->row[x->by_document[end]].document == x->row[x->by_document[from]].document)
        end++;
    return end;
}

static enum stance_code fill_document(struct filling *z, size_t from, size_t end,
                                      struct stance_error *err)
{
    struct stance_dna_file *x = z->x;
    enum stance_code code = stance_watch_check(x->b->watch, err);
    sqlite3_reset(z->ask);
    if (code == STANCE_OK)
        code = stance_database_code(
            x->b, sqlite3_bind_int64(z->ask, 1, x->row[x->by_document[from]].document), err);
    int there = code == STANCE_OK ? stance_dna_next(x, z->ask, &code, err) : -1;
    if (there > 0)
        return fill_cells(z, x->by_document + from, end - from, err);
    for (size_t i = from; i < end && there == 0; i++)
        warn_of_absence(x, x->by_document[i]);
    return code;
}

enum stance_code stance_dna_documents(struct stance_dna_file *x, struct stance_error *err)
{
    struct filling z = {.x = x};
    z.quote = stance_dna_kept(x, stance_dna_column_name[STANCE_DNA_QUOTE]);
    for (int c = 0; c < FILLED; c++)
        z.column[c] = stance_dna_kept(x, stance_dna_column_name[filled[c]]);
    enum stance_code code = sort_rows(x, err);
    if (code == STANCE_OK)
        code = stance_dna_ask(&z.ask, x,
                              z.quote ? "SELECT Title, Author, Source, Section, Type, Date, Text "
                                        "FROM DOCUMENTS WHERE ID = ?"
                                      : "SELECT Title, Author, Source, Section, Type, Date "
                                        "FROM DOCUMENTS WHERE ID = ?",
                              0, err);
    for (size_t from = 0, end; from < x->row_n && code == STANCE_OK; from = end) {
        end = document_end(x, from);
        code = fill_document(&z, from, end, err);
    }
    sqlite3_finalize(z.ask);
    stance_text_free(&z.scratch);
    return code;
}

/* ---- Documents as sources ---- */

static enum stance_code put_source(struct stance_table *t, sqlite3_stmt *s,
                                   struct stance_error *err)
{
    enum { CELLS = 8, DATE = 3 };
    struct stance_slice cell[CELLS];
    struct stance_text made = {0};
    stance_text_format(&made, STANCE_DNA_SOURCE_PREFIX "%lld",
                       (long long)sqlite3_column_int64(s, 0));
    size_t id_n = made.n;
    put_time(&made, sqlite3_column_int64(s, DATE), BY_DAY);
    enum stance_code code = stance_text_end(&made, err);
    for (int c = 1; c < CELLS; c++) {
        const char *text = c == DATE ? NULL : (const char *)sqlite3_column_text(s, c);
        cell[c] = (struct stance_slice){text, text ? (size_t)sqlite3_column_bytes(s, c) : 0};
    }
    if (code == STANCE_OK) {
        cell[0] = (struct stance_slice){made.bytes, id_n};
        cell[DATE] = (struct stance_slice){made.bytes + id_n, made.n - id_n};
    }
    if (code == STANCE_OK && !stance_table_set_rowid(t, t->row_n, sqlite3_column_int64(s, 0)))
        code = stance_error_memory(err);
    if (code == STANCE_OK)
        code = stance_table_put(t, cell, CELLS, err);
    stance_text_free(&made);
    return code;
}

enum stance_code stance_dna_sources(struct stance_dna_file *x, struct stance_error *err)
{
    static const char *const name[] = {"id",     "title",   "publisher", "date",
                                       "author", "section", "doctype",   "note"};
    struct stance_table *t = &x->d->table[STANCE_TABLE_SOURCES];
    sqlite3_stmt *s = NULL;
    enum stance_code code = stance_table_open(t, STANCE_TABLE_SOURCES, x->b->file, err);
    t->database = true;
    for (size_t i = 0; i < sizeof name / sizeof *name && code == STANCE_OK; i++)
        code = stance_table_add_column(t, name[i], strlen(name[i]), err);
    if (code == STANCE_OK)
        code = stance_dna_ask(&s, x,
                              "SELECT ID, Title, Source, Date, Author, Section, Type, Notes FROM "
                              "DOCUMENTS WHERE ID = ?",
                              0, err);
    for (size_t from = 0; from < x->row_n && code == STANCE_OK; from = document_end(x, from)) {
        sqlite3_reset(s);
        code = stance_database_code(
            x->b, sqlite3_bind_int64(s, 1, x->row[x->by_document[from]].document), err);
        if (code == STANCE_OK && stance_dna_next(x, s, &code, err) > 0)
            code = put_source(t, s, err);
    }
    sqlite3_finalize(s);
    return code;
}
