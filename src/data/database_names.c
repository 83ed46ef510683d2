/* database_names.c - looking into sqlite_master. */
#include "database_names.h"

#include <string.h>

#include "../base/error.h"
#include "../base/text.h"
#include "database_rows.h"

enum stance_code stance_database_look(enum stance_database_has *out,
                                      const struct stance_database *b, const char *name,
                                      struct stance_error *err)
{
    sqlite3_stmt *s = NULL;
    *out = STANCE_DATABASE_NONE;
    enum stance_code code = stance_database_prepare(
        &s, b,
        "SELECT type = 'view', type = 'table' AND rootpage = 0 FROM sqlite_master "
        "WHERE type IN ('table', 'view') AND name = ? COLLATE NOCASE",
        err);
    if (code != STANCE_OK)
        return code;
    int answer = sqlite3_bind_text(s, 1, name, -1, SQLITE_STATIC);
    if (answer == SQLITE_OK)
        answer = sqlite3_step(s);
    if (answer == SQLITE_ROW)
        *out = sqlite3_column_int(s, 0) ? STANCE_DATABASE_VIEW : STANCE_DATABASE_TABLE;
    code = stance_database_code(b, answer, err);
    if (answer == SQLITE_ROW && sqlite3_column_int(s, 1))
        code = stance_error_set(err, STANCE_E_DATA,
                                "'%s' is a virtual table, whose code is not run: save it as a "
                                "plain one (CREATE TABLE ... AS SELECT * FROM ...)",
                                name);
    sqlite3_finalize(s);
    return code;
}

enum stance_code stance_database_look_all(bool *out, const struct stance_database *b,
                                          const char *const *name, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    *out = true;
    for (size_t i = 0; name[i] && *out && code == STANCE_OK; i++) {
        enum stance_database_has has = STANCE_DATABASE_NONE;
        code = stance_database_look(&has, b, name[i], err);
        *out = has != STANCE_DATABASE_NONE;
    }
    return code;
}

enum stance_code stance_database_put_tables(struct stance_text *out,
                                            const struct stance_database *b,
                                            struct stance_error *err)
{
    enum { LISTED = 12 };
    sqlite3_stmt *s = NULL;
    enum stance_code code = stance_database_prepare(
        &s, b,
        "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND "
        "name NOT GLOB 'sqlite_*' ORDER BY name",
        err);
    size_t n = 0;
    int answer = SQLITE_DONE;
    while (code == STANCE_OK && (answer = sqlite3_step(s)) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text(s, 0);
        if (n++ >= LISTED || !name)
            continue;
        stance_text_puts(out, n > 1 ? ", '" : "'");
        stance_text_put_quoted(out, name, strlen(name), 40);
        stance_text_putc(out, '\'');
    }
    if (code == STANCE_OK)
        code = stance_database_code(b, answer, err);
    if (n > LISTED)
        stance_text_format(out, " and %zu more", n - LISTED);
    else if (n == 0)
        stance_text_puts(out, "none");
    sqlite3_finalize(s);
    return code;
}

static enum stance_code put_names(struct stance_header *header, const struct stance_database *b,
                                  sqlite3_stmt *s, struct stance_error *err)
{
    struct stance_text tidy = {0};
    enum stance_code code = STANCE_OK;
    int answer = SQLITE_DONE;
    while (code == STANCE_OK && (answer = sqlite3_step(s)) == SQLITE_ROW) {
        sqlite3_int64 at = sqlite3_column_int64(s, 0);
        const char *name = (const char *)sqlite3_column_text(s, 1);
        size_t n = name ? strlen(name) : 0;
        if (at < 0 || at >= (sqlite3_int64)header->n || !name || stance_utf8_valid(name, n) < n)
            continue;
        stance_text_clear(&tidy);
        stance_text_put_tidy(&tidy, name, n);
        code = stance_text_end(&tidy, err);
        if (code == STANCE_OK)
            code = stance_dictionary_put(&header->text, tidy.bytes, tidy.n, &header->name[at], err);
    }
    stance_text_free(&tidy);
    return code == STANCE_OK ? stance_database_code(b, answer, err) : code;
}

enum stance_code stance_database_real_names(struct stance_header *header,
                                            const struct stance_database *b, const char *table,
                                            struct stance_error *err)
{
    enum stance_database_has has;
    sqlite3_stmt *s = NULL;
    enum stance_code code = stance_database_look(&has, b, STANCE_DATABASE_COLUMNS, err);
    if (code != STANCE_OK || has != STANCE_DATABASE_TABLE)
        return code;
    /* A table of this name that is not ours is left alone. */
    if (stance_database_compile(
            &s, b, "SELECT position, name FROM " STANCE_DATABASE_COLUMNS " WHERE \"table\" = ?",
            NULL) != SQLITE_OK)
        return STANCE_OK;
    code = stance_database_code(b, sqlite3_bind_text(s, 1, table, -1, SQLITE_STATIC), err);
    if (code == STANCE_OK)
        code = put_names(header, b, s, err);
    sqlite3_finalize(s);
    return code;
}
