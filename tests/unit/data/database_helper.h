/* database_helper.h - SQLite files made by SQL, and what lies in the folder afterwards. */
#ifndef TESTS_DATA_DATABASE_HELPER_H
#define TESTS_DATA_DATABASE_HELPER_H

/* Runs SQL on a file of the test's folder, made where it is not there. */
void database_make(const char *name, const char *sql);
/* The first cell of the answer; free() it. */
char *database_ask(const char *name, const char *sql);
/* "name size\n" or "name/\n" of everything in the test's folder, sorted; free() it. */
char *folder_list(void);

#endif
