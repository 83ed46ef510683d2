/* write_sqlite.c - the tables of a data set as tables of a SQLite database.
 *
 * A column is TEXT, or REAL where it is for numbers (stance, weight, strength) and every
 * cell reads back as the very text it was.  An empty cell is NULL.  Rows keep their order
 * as rowids.  Names of columns that SQL cannot tell apart get a number, and the table
 * stance_columns says what they are.  Rows that lenient reading skipped are left out. */
#include "write_sqlite.h"

#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/number.h"
#include "../base/text.h"
#include "database.h"
#include "database_names.h"

enum {
    COLUMNS_MAX = 2000,          /* SQLite's own limit */
    APPLICATION_ID = 0x53746E63, /* "Stnc" in the header */
};

struct writer {
    const struct stance_dataset *d;
    sqlite3 *handle;
    const struct stance_watch *watch;
    sqlite3_stmt *rename; /* into stance_columns, or NULL before the first */
};

static enum stance_code answer_code(const struct writer *w, int answer, struct stance_error *err)
{
    if (answer == SQLITE_OK || answer == SQLITE_ROW || answer == SQLITE_DONE)
        return STANCE_OK;
    if (answer == SQLITE_NOMEM || !w->handle)
        return stance_error_memory(err);
    return stance_error_set(err, STANCE_E_SYSTEM, "cannot make a SQLite database: %.200s",
                            sqlite3_errmsg(w->handle));
}

static enum stance_code run_sql(const struct writer *w, const char *sql, struct stance_error *err)
{
    return answer_code(w, sqlite3_exec(w->handle, sql, NULL, NULL, NULL), err);
}

/* ---- Columns ---- */

/* Would every cell come back from a REAL as it is? */
static enum stance_code is_clean(bool *out, const struct stance_column *c, struct stance_error *err)
{
    struct stance_text again = {0};
    *out = (c->role == STANCE_ROLE_STANCE || c->role == STANCE_ROLE_WEIGHT ||
            c->role == STANCE_ROLE_STRENGTH) &&
           c->text.n > 1;
    enum stance_code code = STANCE_OK;
    for (uint32_t i = 1; i < c->text.n && *out && code == STANCE_OK; i++) {
        const char *s = stance_dictionary_text(&c->text, i);
        size_t n = stance_dictionary_length(&c->text, i);
        double x;
        stance_text_clear(&again);
        *out = stance_number_parse(s, n, &x);
        *out = *out && !(x == 0 && signbit(x)); /* SQLite keeps no -0 */
        if (*out)
            stance_number_put_exact(&again, x);
        code = stance_text_end(&again, err);
        *out = *out && code == STANCE_OK && again.n == n && memcmp(again.bytes, s, n) == 0;
    }
    stance_text_free(&again);
    return code;
}

static bool is_taken(const struct stance_dictionary *names, const char *name)
{
    for (uint32_t i = 0; i < names->n; i++)
        if (sqlite3_stricmp(stance_dictionary_text(names, i), name) == 0)
            return true;
    return false;
}

/* The name of a column in SQL, one that no column before it has (names holds those). */
static enum stance_code choose_name(struct stance_text *name, struct stance_dictionary *names,
                                    const char *wanted, struct stance_error *err)
{
    uint32_t place;
    enum stance_code code = STANCE_OK;
    for (size_t i = 1; code == STANCE_OK; i++) {
        stance_text_clear(name);
        stance_text_puts(name, *wanted ? wanted : "column");
        if (i > 1)
            stance_text_format(name, "_%zu", i);
        code = stance_text_end(name, err);
        if (code == STANCE_OK && !is_taken(names, name->bytes))
            return stance_dictionary_put(names, name->bytes, name->n, &place, err);
    }
    return code;
}

static enum stance_code note_real_name(struct writer *w, const char *table, size_t position,
                                       const char *name, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    if (!w->rename) {
        code = run_sql(w,
                       "CREATE TABLE " STANCE_DATABASE_COLUMNS
                       "(\"table\" TEXT, position INTEGER, name TEXT)",
                       err);
        if (code == STANCE_OK)
            code = answer_code(w,
                               sqlite3_prepare_v2(w->handle,
                                                  "INSERT INTO " STANCE_DATABASE_COLUMNS
                                                  " VALUES (?, ?, ?)",
                                                  -1, &w->rename, NULL),
                               err);
    }
    if (code != STANCE_OK)
        return code;
    int answer = sqlite3_bind_text(w->rename, 1, table, -1, SQLITE_STATIC);
    if (answer == SQLITE_OK)
        answer = sqlite3_bind_int64(w->rename, 2, (sqlite3_int64)position);
    if (answer == SQLITE_OK)
        answer = sqlite3_bind_text(w->rename, 3, name, -1, SQLITE_STATIC);
    if (answer == SQLITE_OK)
        answer = sqlite3_step(w->rename);
    sqlite3_reset(w->rename);
    return answer_code(w, answer, err);
}

/* Makes the table; sql ends as the statement that puts a row into it. */
static enum stance_code make_table(struct writer *w, const struct stance_table *t,
                                   const char *table, const bool *clean, struct stance_text *sql,
                                   struct stance_error *err)
{
    struct stance_dictionary names = {0};
    struct stance_text name = {0};
    enum stance_code code = stance_dictionary_init(&names, err);
    stance_text_format(sql, "CREATE TABLE %s(", table);
    for (size_t i = 0; i < t->column_n && code == STANCE_OK; i++) {
        const char *real = t->column[i].name;
        code = choose_name(&name, &names, real, err);
        if (code == STANCE_OK && strcmp(name.bytes, real) != 0)
            code = note_real_name(w, table, i, real, err);
        if (code != STANCE_OK)
            break;
        stance_text_puts(sql, i ? ", " : "");
        stance_database_put_name(sql, name.bytes);
        stance_text_puts(sql, clean[i] ? " REAL" : " TEXT");
    }
    stance_text_putc(sql, ')');
    if (code == STANCE_OK)
        code = stance_text_end(sql, err);
    if (code == STANCE_OK)
        code = run_sql(w, sql->bytes, err);
    stance_text_clear(sql);
    stance_text_format(sql, "INSERT INTO %s VALUES (", table);
    for (size_t i = 0; i < t->column_n; i++)
        stance_text_puts(sql, i ? ",?" : "?");
    stance_text_putc(sql, ')');
    stance_dictionary_clear(&names);
    stance_text_free(&name);
    return code == STANCE_OK ? stance_text_end(sql, err) : code;
}

/* ---- Rows ---- */

static int bind_cell(sqlite3_stmt *insert, const struct stance_table *t, size_t i, size_t row,
                     bool clean)
{
    const struct stance_column *c = &t->column[i];
    const char *s = stance_dictionary_text(&c->text, c->code[row]);
    size_t n = stance_dictionary_length(&c->text, c->code[row]);
    double x;
    if (n == 0)
        return sqlite3_bind_null(insert, (int)i + 1);
    if (clean && stance_number_parse(s, n, &x))
        return sqlite3_bind_double(insert, (int)i + 1, x);
    return sqlite3_bind_text64(insert, (int)i + 1, s, n, SQLITE_STATIC, SQLITE_UTF8);
}

static enum stance_code put_rows(const struct writer *w, const struct stance_table *t,
                                 sqlite3_stmt *insert, const bool *clean, struct stance_error *err)
{
    struct stance_patience patience = {w->watch, "formatting", "rows", (double)t->row_n, 0};
    enum stance_code code = STANCE_OK;
    for (size_t row = 0; row < t->row_n && code == STANCE_OK; row++) {
        if (t->kind == STANCE_TABLE_STATEMENTS && !stance_statement_counts(w->d, row))
            continue;
        int answer = SQLITE_OK;
        for (size_t i = 0; i < t->column_n && answer == SQLITE_OK; i++)
            answer = bind_cell(insert, t, i, row, clean[i]);
        if (answer == SQLITE_OK)
            answer = sqlite3_step(insert);
        if (answer == SQLITE_DONE)
            answer = sqlite3_reset(insert);
        code = answer_code(w, answer, err);
        if (code == STANCE_OK)
            code = stance_patience_turn(&patience, row, err);
    }
    return code;
}

static enum stance_code put_table(struct writer *w, const struct stance_table *t,
                                  struct stance_error *err)
{
    char table[32];
    const char *file = stance_table_file_name(t->kind);
    struct stance_text sql = {0};
    sqlite3_stmt *insert = NULL;
    snprintf(table, sizeof table, "%.*s", (int)strcspn(file, "."), file);
    if (t->column_n == 0 || t->column_n > COLUMNS_MAX)
        return stance_error_set(err, STANCE_E_VALUE,
                                "a table of SQLite has 1 to %d columns; %s has %zu", COLUMNS_MAX,
                                table, t->column_n);
    bool *clean = stance_memory_new(t->column_n, sizeof *clean);
    enum stance_code code = clean ? STANCE_OK : stance_error_memory(err);
    for (size_t i = 0; i < t->column_n && code == STANCE_OK; i++)
        code = is_clean(&clean[i], &t->column[i], err);
    if (code == STANCE_OK)
        code = make_table(w, t, table, clean, &sql, err);
    if (code == STANCE_OK)
        code = answer_code(w, sqlite3_prepare_v2(w->handle, sql.bytes, -1, &insert, NULL), err);
    if (code == STANCE_OK)
        code = put_rows(w, t, insert, clean, err);
    sqlite3_finalize(insert);
    stance_text_free(&sql);
    stance_memory_free(clean);
    return code;
}

static enum stance_code put_package(const struct writer *w, struct stance_error *err)
{
    sqlite3_stmt *insert = NULL;
    if (!w->d->package)
        return STANCE_OK;
    enum stance_code code = run_sql(w, "CREATE TABLE " STANCE_DATABASE_PACKAGE "(json TEXT)", err);
    if (code != STANCE_OK)
        return code;
    int answer = sqlite3_prepare_v2(w->handle, "INSERT INTO " STANCE_DATABASE_PACKAGE " VALUES (?)",
                                    -1, &insert, NULL);
    if (answer == SQLITE_OK)
        answer = sqlite3_bind_text64(insert, 1, w->d->package, w->d->package_n, SQLITE_STATIC,
                                     SQLITE_UTF8);
    if (answer == SQLITE_OK)
        answer = sqlite3_step(insert);
    code = answer_code(w, answer, err);
    sqlite3_finalize(insert);
    return code;
}

/* ---- The file ---- */

static enum stance_code put_all(struct writer *w, struct stance_error *err)
{
    char start[160];
    snprintf(start, sizeof start,
             "PRAGMA journal_mode=OFF; PRAGMA page_size=4096; PRAGMA encoding='UTF-8';"
             "PRAGMA application_id=%d; PRAGMA user_version=1; BEGIN",
             APPLICATION_ID);
    enum stance_code code = answer_code(
        w,
        sqlite3_open_v2(":memory:", &w->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL),
        err);
    if (code == STANCE_OK)
        code = run_sql(w, start, err);
    for (int k = 0; k < STANCE_TABLE_KINDS && code == STANCE_OK; k++)
        if (stance_table_present(&w->d->table[k]))
            code = put_table(w, &w->d->table[k], err);
    if (code == STANCE_OK)
        code = put_package(w, err);
    sqlite3_finalize(w->rename);
    return code == STANCE_OK ? run_sql(w, "COMMIT", err) : code;
}

enum stance_code stance_dataset_write_sqlite(const struct stance_dataset *d, const char *path,
                                             const struct stance_watch *watch,
                                             struct stance_error *err)
{
    struct writer w = {.d = d, .watch = watch};
    sqlite3_int64 n = 0;
    unsigned char *bytes = NULL;
    enum stance_code code = put_all(&w, err);
    if (code == STANCE_OK) {
        bytes = sqlite3_serialize(w.handle, "main", &n, 0);
        code = bytes ? stance_file_replace(path, (const char *)bytes, (size_t)n, watch, err)
                     : stance_error_memory(err);
    }
    sqlite3_free(bytes);
    sqlite3_close(w.handle);
    return code;
}
