/* database.h - a SQLite file, opened so that nothing in it can run and nothing beside it changes.
 *
 * The file is read only, and so is its folder: no -wal, -shm or -journal appears.  A
 * database that another program left with a write-ahead log or in the middle of a change is
 * put together in memory (database_wal.h, database_journal.h).  A hostile file has the schema of
 * its author, so what SQLite calls defensive is on: no trigger, no virtual table (not even those
 * that SQLite brings along, such as json_each and pragma_table_info), no function but the plain
 * ones, no statement but SELECT, bounded lengths; the caller's watch can stop it at any time.
 *
 * https://www.sqlite.org/security.html */
#ifndef STANCE_DATA_DATABASE_H
#define STANCE_DATA_DATABASE_H

#include <sqlite3.h>

#include "findings.h"

struct stance_database {
    sqlite3 *handle;
    const char *file; /* what messages call it; borrowed */
    char *image;      /* the whole of it, where it had to be put together; or NULL */
    const struct stance_watch *watch;
    bool recursion; /* allowed to a query of the caller and the views it names, to no other view */
};

/* Does the file begin as a SQLite database does?  A pipe is not looked at. */
bool stance_database_is(const char *path);

/* stance_database_open - for reading.
 *   out        [out] close with stance_database_close, also on failure
 *   path       [in]  a file
 *   field_max  [in]  longest cell in bytes
 * Errors: STANCE_E_DATA for a file that is no database, encrypted, damaged or cut short;
 * STANCE_E_SYSTEM when another program is in the middle of a change. */
STANCE_MUST_USE enum stance_code stance_database_open(struct stance_database *out, const char *path,
                                                      size_t field_max,
                                                      const struct stance_watch *watch,
                                                      struct stance_error *err);
void stance_database_close(struct stance_database *b);

/* What SQLite's answer means to the reader; STANCE_OK for none, a row, and the end. */
enum stance_code stance_database_code(const struct stance_database *b, int answer,
                                      struct stance_error *err);
/* SQLite's answer to a statement, which can name nothing but tables and views of the file.
 *   rest  [out] what follows the statement; or NULL */
int stance_database_compile(sqlite3_stmt **out, const struct stance_database *b, const char *sql,
                            const char **rest);
/* One statement of SQL of ours. */
STANCE_MUST_USE enum stance_code stance_database_prepare(sqlite3_stmt **out,
                                                         const struct stance_database *b,
                                                         const char *sql, struct stance_error *err);
/* "name" with its quotes doubled. */
void stance_database_put_name(struct stance_text *sql, const char *name);

#endif
