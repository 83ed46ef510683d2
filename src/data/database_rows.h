/* database_rows.h - what a statement of SQL gives becomes rows of a table. */
#ifndef STANCE_DATA_DATABASE_ROWS_H
#define STANCE_DATA_DATABASE_ROWS_H

#include "columns.h"
#include "database.h"

/* The names of a statement's columns; clear with stance_database_header_clear. */
STANCE_MUST_USE enum stance_code stance_database_header(struct stance_header *out,
                                                        const struct stance_database *b,
                                                        sqlite3_stmt *statement,
                                                        struct stance_error *err);
void stance_database_header_clear(struct stance_header *header);

/* How the columns of the answer lie. */
struct stance_database_shape {
    int skip;       /* columns in front that are no cells */
    bool rowid;     /* the first of them is the rowid */
    double most;    /* the largest rowid, to tell progress; 0 = not known */
    bool by_header; /* column c of the header is c of the answer; else one per kept column */
};

/* stance_database_rows - append every row of the answer.
 *   t  [in, out] open, with its columns
 *   f  [in, out] cells that are no text
 * NULL is an empty cell, a number its shortest text.
 * Errors: STANCE_E_MEMORY, STANCE_E_STOPPED, what stance_database_code says. */
STANCE_MUST_USE enum stance_code
stance_database_rows(const struct stance_database *b, struct stance_table *t,
                     sqlite3_stmt *statement, struct stance_database_shape shape,
                     struct stance_findings *f, struct stance_error *err);
/* Texts that are no UTF-8 or hold a NUL become findings, at their first row each; false when
 * there are any, and nothing else may look at the table then. */
bool stance_database_check_texts(const struct stance_table *t, struct stance_findings *f);

/* The text of one value of the current row; borrowed from SQLite or from scratch. */
struct stance_slice stance_database_cell(sqlite3_stmt *statement, int column,
                                         struct stance_text *scratch);

#endif
