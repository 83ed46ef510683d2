#include "database_helper.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "helper.h"

void database_make(const char *name, const char *sql)
{
    sqlite3 *db = NULL;
    char *why = NULL;
    cr_assert_eq(sqlite3_open(folder_file(name), &db), SQLITE_OK);
    sqlite3_exec(db, "PRAGMA synchronous = OFF", NULL, NULL, NULL); /* no crash to survive */
    cr_assert_eq(sqlite3_exec(db, sql, NULL, NULL, &why), SQLITE_OK, "%s", why);
    sqlite3_close(db);
}

char *database_ask(const char *name, const char *sql)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *s = NULL;
    cr_assert_eq(sqlite3_open(folder_file(name), &db), SQLITE_OK);
    cr_assert_eq(sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK, "%s", sqlite3_errmsg(db));
    cr_assert_eq(sqlite3_step(s), SQLITE_ROW);
    const char *text = (const char *)sqlite3_column_text(s, 0);
    char *copy = strdup(text ? text : "");
    sqlite3_finalize(s);
    sqlite3_close(db);
    return copy;
}

char *folder_list(void)
{
    struct dirent **entry = NULL;
    int n = scandir(folder_file("."), &entry, NULL, alphasort);
    char *list = calloc(1, 1 + 400 * (size_t)(n > 0 ? n : 0)), *at = list;
    for (int i = 0; i < n; i++) {
        struct stat info;
        const char *name = entry[i]->d_name;
        if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0 &&
            stat(folder_file(name), &info) == 0)
            at += S_ISDIR(info.st_mode) ? sprintf(at, "%s/\n", name)
                                        : sprintf(at, "%s %lld\n", name, (long long)info.st_size);
        free(entry[i]);
    }
    free(entry);
    return list;
}

void folder_copy(const char *from, const char *to)
{
    size_t n;
    char *bytes = folder_get(from, &n);
    cr_assert_not_null(bytes, "%s", from);
    folder_put(to, bytes, n);
    free(bytes);
}

sqlite3 *database_begin(const char *name, const char *sql)
{
    sqlite3 *db = NULL;
    char *why = NULL;
    cr_assert_eq(sqlite3_open(folder_file(name), &db), SQLITE_OK);
    cr_assert_eq(sqlite3_exec(db, sql, NULL, NULL, &why), SQLITE_OK, "%s", why);
    return db;
}

static const char logged[] =
    "PRAGMA page_size=512; PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0;"
    "CREATE TABLE statements(actor, issue, stance);"
    "INSERT INTO statements VALUES ('A', 'x', 'yes'), ('B', 'x', 'no');"
    "PRAGMA wal_checkpoint(TRUNCATE);"
    "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t LIMIT 60)"
    " INSERT INTO statements SELECT 'C' || n, 'y', 'no' FROM t;"
    "DELETE FROM statements WHERE actor = 'B'; UPDATE statements SET stance = 'yes' WHERE actor = "
    "'C7';";

void database_leave_log(void)
{
    sqlite3 *db = database_begin("live.db", logged);
    folder_copy("live.db", "x.db");
    folder_copy("live.db-wal", "x.db-wal");
    sqlite3_close(db);
    remove(folder_file("live.db"));
}
