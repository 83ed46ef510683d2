/* read_sqlite.c - a data set from a SQLite database.
 *
 * Tables (or views) with the names of ours hold what the CSV tables of a folder hold,
 * under the same names of columns; `datapackage` has one cell, the JSON.  A query of the
 * caller's gives the statements instead, and then nothing else is read.  Rows come in
 * the order of their rowids, which is what messages call them by. */
#include "read_sqlite.h"

#include <stdio.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "database_names.h"
#include "database_rows.h"
#include "dataset_build.h"
#include "problems.h"
#include "read_dna.h"

struct reading {
    struct stance_database base;
    struct stance_dataset *d;
    const struct stance_options *options;
    struct stance_findings f;
    bool whole; /* every text is text */
};

bool stance_sqlite_meant(const char *path)
{
    static const char *const ending[] = {".sqlite", ".sqlite3", ".db", ".db3", ".dna"};
    size_t n = strlen(path);
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++) {
        size_t k = strlen(ending[i]);
        if (n > k && memcmp(path + n - k, ending[i], k) == 0 && !stance_path_is_folder(path))
            return true;
    }
    return stance_database_is(path);
}

/* ---- One table ---- */

/* A rowid goes by any of three names that no column of the table has taken. */
static const char *rowid_name(const struct stance_header *h)
{
    static const char *const name[] = {"rowid", "_rowid_", "oid"};
    for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
        bool taken = false;
        for (uint32_t k = 0; k < h->n; k++)
            taken |= sqlite3_stricmp(name[i], stance_dictionary_text(&h->text, h->name[k])) == 0;
        if (!taken)
            return name[i];
    }
    return NULL;
}

/* SELECT rowid, "kept", "columns" FROM "table" ORDER BY rowid; star has the names in the file. */
static enum stance_code prepare_kept(sqlite3_stmt **out, const struct reading *r,
                                     const struct stance_table *t, sqlite3_stmt *star,
                                     const char *table, const char *rowid, struct stance_error *err)
{
    struct stance_text sql = {0};
    stance_text_format(&sql, "SELECT %s", rowid ? rowid : "NULL");
    for (size_t k = 0; k < t->column_n; k++) {
        const char *name = sqlite3_column_name(star, (int)t->column[k].header);
        stance_text_putc(&sql, ',');
        stance_database_put_name(&sql, name ? name : "");
    }
    stance_text_format(&sql, " FROM \"%s\"", table);
    if (rowid)
        stance_text_format(&sql, " ORDER BY %s", rowid);
    enum stance_code code = stance_text_end(&sql, err);
    if (code == STANCE_OK)
        code = stance_database_prepare(out, &r->base, sql.bytes, err);
    stance_text_free(&sql);
    return code;
}

static enum stance_code fill(struct reading *r, struct stance_table *t, sqlite3_stmt *statement,
                             struct stance_database_shape shape, struct stance_error *err)
{
    enum stance_code code = stance_database_rows(&r->base, t, statement, shape, &r->f, err);
    if (code == STANCE_OK)
        r->whole &= stance_database_check_texts(t, &r->f);
    return code;
}

static enum stance_code open_table(struct reading *r, enum stance_table_kind kind,
                                   const struct stance_header *header, struct stance_error *err)
{
    struct stance_table *t = &r->d->table[kind];
    enum stance_code code = stance_table_open(t, kind, r->base.file, err);
    if (code != STANCE_OK)
        return code;
    t->database = true;
    t->header_n = header->n;
    return stance_columns_choose(t, header, r->options, &r->f, err);
}

/* "statements.csv" is the table "statements". */
static void name_table(char out[32], enum stance_table_kind kind)
{
    const char *file = stance_table_file_name(kind);
    snprintf(out, 32, "%.*s", (int)strcspn(file, "."), file);
}

/* The largest rowid, or 0; the table's last leaf tells it. */
static double last_rowid(const struct reading *r, const char *table, const char *rowid)
{
    char sql[96];
    sqlite3_stmt *s = NULL;
    double most = 0;
    snprintf(sql, sizeof sql, "SELECT max(%s) FROM \"%s\"", rowid, table);
    if (stance_database_prepare(&s, &r->base, sql, NULL) == STANCE_OK &&
        sqlite3_step(s) == SQLITE_ROW)
        most = (double)sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return most;
}

static enum stance_code read_kept(struct reading *r, struct stance_table *t, sqlite3_stmt *star,
                                  const char *table, const char *rowid, struct stance_error *err)
{
    sqlite3_stmt *kept = NULL;
    enum stance_code code = STANCE_OK;
    if (rowid)
        code = prepare_kept(&kept, r, t, star, table, rowid, NULL);
    if (code == STANCE_E_MEMORY)
        return stance_error_memory(err);
    if (code != STANCE_OK)
        rowid = NULL; /* a table without rowids */
    if (!kept)
        code = prepare_kept(&kept, r, t, star, table, NULL, err);
    struct stance_database_shape shape = {
        .skip = 1, .rowid = rowid, .most = rowid ? last_rowid(r, table, rowid) : 0};
    if (code == STANCE_OK)
        code = fill(r, t, kept, shape, err);
    sqlite3_finalize(kept);
    return code;
}

static enum stance_code read_table(struct reading *r, enum stance_table_kind kind, bool is_view,
                                   struct stance_error *err)
{
    char table[32], sql[64];
    struct stance_header header = {0};
    sqlite3_stmt *star = NULL;
    name_table(table, kind);
    snprintf(sql, sizeof sql, "SELECT * FROM \"%s\"", table);
    enum stance_code code = stance_database_prepare(&star, &r->base, sql, err);
    if (code == STANCE_OK)
        code = stance_database_header(&header, &r->base, star, err);
    const char *rowid = is_view || code != STANCE_OK ? NULL : rowid_name(&header);
    if (code == STANCE_OK)
        code = stance_database_real_names(&header, &r->base, table, err);
    if (code == STANCE_OK)
        code = open_table(r, kind, &header, err);
    if (code == STANCE_OK)
        code = read_kept(r, &r->d->table[kind], star, table, rowid, err);
    sqlite3_finalize(star);
    stance_database_header_clear(&header);
    return code;
}

/* ---- The caller's query ---- */

static enum stance_code bad_query(const struct reading *r, const char *why,
                                  struct stance_error *err)
{
    struct stance_text shown = {0};
    stance_text_put_quoted(&shown, why, strlen(why), 200);
    enum stance_code code = stance_text_end(&shown, err);
    if (code == STANCE_OK)
        code =
            stance_error_set(err, STANCE_E_VALUE, "--query on '%s': %s", r->base.file, shown.bytes);
    stance_text_free(&shown);
    return code;
}

static enum stance_code prepare_query(sqlite3_stmt **out, const struct reading *r,
                                      struct stance_error *err)
{
    const char *rest = NULL;
    int answer = stance_database_compile(out, &r->base, r->options->read.query, &rest);
    bool refused = answer != SQLITE_OK && !strcmp(sqlite3_errmsg(r->base.handle), "not authorized");
    if ((answer & 0xFF) == SQLITE_AUTH || refused)
        return bad_query(r, "it may only read: SELECT, with functions that do nothing but compute",
                         err);
    if ((answer & 0xFF) == SQLITE_ERROR)
        return bad_query(r, sqlite3_errmsg(r->base.handle), err);
    enum stance_code code = stance_database_code(&r->base, answer, err);
    if (code != STANCE_OK)
        return code;
    if (!*out || sqlite3_column_count(*out) == 0 || !sqlite3_stmt_readonly(*out))
        return bad_query(r, "expected SELECT ... AS actor, ... AS issue, ... AS stance", err);
    while (rest && *rest && strchr(" \t\r\n;", *rest))
        rest++;
    return rest && *rest ? bad_query(r, "expected one statement, got more", err) : STANCE_OK;
}

static enum stance_code read_query(struct reading *r, struct stance_error *err)
{
    struct stance_header header = {0};
    sqlite3_stmt *s = NULL;
    r->base.recursion = true;
    enum stance_code code = prepare_query(&s, r, err);
    if (code == STANCE_OK)
        code = stance_database_header(&header, &r->base, s, err);
    if (code == STANCE_OK)
        code = open_table(r, STANCE_TABLE_STATEMENTS, &header, err);
    if (code == STANCE_OK)
        code = fill(r, &r->d->table[STANCE_TABLE_STATEMENTS], s,
                    (struct stance_database_shape){.by_header = true}, err);
    sqlite3_finalize(s);
    stance_database_header_clear(&header);
    return code;
}

/* ---- The whole ---- */

static enum stance_code read_package(struct reading *r, struct stance_error *err)
{
    enum stance_database_has has;
    sqlite3_stmt *s = NULL;
    enum stance_code code = stance_database_look(&has, &r->base, STANCE_DATABASE_PACKAGE, err);
    if (code != STANCE_OK || has == STANCE_DATABASE_NONE)
        return code;
    code = stance_database_prepare(&s, &r->base, "SELECT * FROM " STANCE_DATABASE_PACKAGE, err);
    int answer = code == STANCE_OK ? sqlite3_step(s) : SQLITE_DONE;
    if (answer == SQLITE_ROW && sqlite3_column_count(s) == 1) {
        const char *json = (const char *)sqlite3_column_text(s, 0);
        r->d->package_n = (size_t)sqlite3_column_bytes(s, 0);
        r->d->package = stance_memory_copy(json ? json : "", json ? r->d->package_n : 0);
        if (!r->d->package)
            code = stance_error_memory(err);
    }
    if (code == STANCE_OK)
        code = stance_database_code(&r->base, answer, err);
    sqlite3_finalize(s);
    return code;
}

static enum stance_code no_tables(struct reading *r, struct stance_error *err)
{
    struct stance_text there = {0};
    enum stance_code code = stance_database_put_tables(&there, &r->base, err);
    if (code == STANCE_OK)
        code = stance_text_end(&there, err);
    if (code == STANCE_OK)
        code = stance_error_set(err, STANCE_E_DATA,
                                "no table 'statements', and not a database of DNA; the tables are "
                                "%s (--query 'SELECT ... AS actor, ... AS issue, ... AS stance "
                                "FROM ...' reads any)",
                                there.bytes);
    stance_text_free(&there);
    return code;
}

static enum stance_code read_tables(struct reading *r, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    for (int k = 0; k < STANCE_TABLE_KINDS && code == STANCE_OK; k++) {
        char table[32];
        enum stance_database_has has;
        name_table(table, (enum stance_table_kind)k);
        code = stance_database_look(&has, &r->base, table, err);
        if (code == STANCE_OK && k == STANCE_TABLE_STATEMENTS && has == STANCE_DATABASE_NONE)
            code = no_tables(r, err);
        if (code == STANCE_OK && has != STANCE_DATABASE_NONE)
            code = read_table(r, (enum stance_table_kind)k, has == STANCE_DATABASE_VIEW, err);
    }
    return code == STANCE_OK ? read_package(r, err) : code;
}

static enum stance_code take_name(struct reading *r, struct stance_error *err)
{
    const char *file = r->base.file, *dot = strrchr(file, '.');
    r->d->name = stance_memory_copy(file, dot && dot > file ? (size_t)(dot - file) : strlen(file));
    return r->d->name ? STANCE_OK : stance_error_memory(err);
}

static enum stance_code read_all(struct reading *r, const char *path,
                                 const struct stance_watch *watch, struct stance_error *err)
{
    bool dna = false;
    enum stance_code code =
        stance_database_open(&r->base, path, r->options->read.field_max, watch, err);
    if (code == STANCE_OK)
        code = take_name(r, err);
    if (code == STANCE_OK && !r->options->read.query)
        code = stance_dna_is(&dna, &r->base, err);
    if (code == STANCE_OK && !dna && stance_dna_meant(&r->options->read))
        return stance_error_set(err, STANCE_E_VALUE, "'%s' is no database of DNA", r->base.file);
    if (code == STANCE_OK && dna)
        code = stance_dna_read(r->d, &r->base, r->options, &r->f, &r->whole, err);
    else if (code == STANCE_OK)
        code = r->options->read.query ? read_query(r, err) : read_tables(r, err);
    if (code == STANCE_E_DATA)
        stance_error_locate(err, r->base.file, 0, 0);
    return code;
}

static enum stance_code list_problem(stance_problems *problems, const struct stance_error *why,
                                     struct stance_error *err)
{
    struct stance_problem problem = {
        .severity = STANCE_ERROR, .file = why->file, .message = why->message};
    return stance_problems_add(problems, &problem, err);
}

enum stance_code stance_dataset_read_sqlite(stance_dataset **out, const char *path,
                                            const struct stance_options *options,
                                            stance_problems *problems,
                                            const struct stance_watch *watch,
                                            struct stance_error *err)
{
    struct reading r = {.options = options, .whole = true};
    struct stance_error why = {0};
    stance_findings_init(&r.f, problems, watch, options->read.lenient);
    enum stance_code code = stance_dataset_new(&r.d, &why);
    if (code == STANCE_OK)
        code = read_all(&r, path, watch, &why);
    stance_database_close(&r.base);
    if (code == STANCE_E_DATA && problems && list_problem(problems, &why, err) != STANCE_OK)
        code = STANCE_E_MEMORY;
    if (code != STANCE_OK) {
        if (err && err->code == STANCE_OK)
            *err = why;
        goto done;
    }
    if (r.whole && !options->read.raw)
        code = stance_dataset_build_into(r.d, options, &r.f, watch, err);
    if (code == STANCE_OK)
        code = stance_dataset_conclude(r.d, &r.f, problems, watch, err);
    if (code == STANCE_OK) {
        *out = r.d;
        r.d = NULL;
    }
done:
    stance_findings_clear(&r.f);
    stance_dataset_free(r.d);
    return code;
}
