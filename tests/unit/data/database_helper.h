/* database_helper.h - SQLite files made by SQL, and what lies in the folder afterwards. */
#ifndef TESTS_DATA_DATABASE_HELPER_H
#define TESTS_DATA_DATABASE_HELPER_H

/* Runs SQL on a file of the test's folder, made where it is not there. */
void database_make(const char *name, const char *sql);
/* A connection that stays open, so that what it leaves can be copied away. */
struct sqlite3 *database_begin(const char *name, const char *sql);
void folder_copy(const char *from, const char *to);
/* x.db and x.db-wal, as a program leaves them that was ended between two steps: 61 statements,
 * of which "A yes" and one that is gone, "B no", are in x.db. */
void database_leave_log(void);
/* The first cell of the answer; free() it. */
char *database_ask(const char *name, const char *sql);
/* "name size\n" or "name/\n" of everything in the test's folder, sorted; free() it. */
char *folder_list(void);

#endif
