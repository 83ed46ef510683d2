/* table.h - one CSV table in memory: columns of dictionary codes.
 *
 * Nothing is kept per row but one code per kept column; what a text means (a
 * value, a date, an actor) is worked out once per distinct text.  The row a
 * problem stands in is found again in the file's bytes when it is told. */
#ifndef STANCE_DATA_TABLE_H
#define STANCE_DATA_TABLE_H

#include "../base/dictionary.h"
#include "../base/files.h"

enum stance_table_kind {
    STANCE_TABLE_STATEMENTS,
    STANCE_TABLE_ACTORS,
    STANCE_TABLE_ISSUES,
    STANCE_TABLE_ALIGNMENTS,
    STANCE_TABLE_MEMBERS,
    STANCE_TABLE_SOURCES,
    STANCE_TABLE_KINDS,
};

/* What a column is for; the name a role has in a header is its canonical name. */
enum stance_role {
    STANCE_ROLE_OTHER,
    /* statements */
    STANCE_ROLE_ACTOR,
    STANCE_ROLE_ISSUE,
    STANCE_ROLE_STANCE,
    STANCE_ROLE_BASIS,
    STANCE_ROLE_DATE,
    STANCE_ROLE_WEIGHT,
    STANCE_ROLE_SOURCE,
    STANCE_ROLE_LOCATOR,
    STANCE_ROLE_EVIDENCE,
    STANCE_ROLE_SPEAKER,
    STANCE_ROLE_URL,
    STANCE_ROLE_DOCUMENT,
    /* actors, issues, sources */
    STANCE_ROLE_ID,
    STANCE_ROLE_LABEL,
    STANCE_ROLE_ALIASES,
    STANCE_ROLE_SHORT,
    STANCE_ROLE_KIND,
    STANCE_ROLE_ISO3,
    STANCE_ROLE_NOTE,
    STANCE_ROLE_PROPOSITION,
    STANCE_ROLE_THEME,
    STANCE_ROLE_TITLE,
    STANCE_ROLE_PUBLISHER,
    STANCE_ROLE_FILE,
    /* alignments, members */
    STANCE_ROLE_A,
    STANCE_ROLE_B,
    STANCE_ROLE_STRENGTH,
    STANCE_ROLE_GROUP,
    STANCE_ROLE_MEMBER,
    STANCE_ROLE_FROM,
    STANCE_ROLE_TO,
    STANCE_ROLES,
};

struct stance_column {
    char *name; /* as the header has it, trimmed, NFC */
    enum stance_role role;
    uint32_t header; /* its place in the file's header, from 0 */
    struct stance_dictionary text;
    uint32_t *code; /* one per row */
    size_t capacity;
};

struct stance_table {
    enum stance_table_kind kind;
    char *file;                /* what messages call it: "statements.csv"; NULL = no such table */
    struct stance_bytes bytes; /* the file, kept to find a row again; empty for DOT */
    bool database;             /* its file is a database with this table among others */
    int64_t *rowid;            /* of a database's rows; NULL while they are 1, 2, ... */
    size_t rowid_capacity;
    char separator;
    bool header_added;               /* the bytes begin with a header that the file has not */
    uint32_t header_n;               /* columns of the file, those not kept among them */
    struct stance_dictionary unread; /* names of those not kept; empty where all are */
    size_t row_n;
    struct stance_column *column;
    size_t column_n, column_capacity;
    int by_role[STANCE_ROLES]; /* index into column + 1, 0 = absent */
};

/* One cell on its way into a table; bytes are borrowed, need no NUL and hold none. */
struct stance_slice {
    const char *data;
    size_t n;
};

/* stance_table_open - make *t an empty table that is there.
 *   t     [in, out] zeroed or in use; what it held is freed
 *   file  [in]      what messages call it
 * Errors: STANCE_E_MEMORY. */
STANCE_MUST_USE enum stance_code stance_table_open(struct stance_table *t,
                                                   enum stance_table_kind kind, const char *file,
                                                   struct stance_error *err);
/* stance_table_add_column - one more column, before the first row is put.
 *   name  [in] trimmed and brought to NFC here
 * Its role follows from its name; a role that another column has already makes it OTHER. */
STANCE_MUST_USE enum stance_code stance_table_add_column(struct stance_table *t, const char *name,
                                                         size_t name_n, struct stance_error *err);
/* stance_table_put - append one row.
 *   cell  [in] one per column, in their order; {NULL, 0} is an empty cell */
STANCE_MUST_USE enum stance_code stance_table_put(struct stance_table *t,
                                                  const struct stance_slice *cell, size_t cell_n,
                                                  struct stance_error *err);
/* The same with role and place in the header given (the name is tidy already), and room
 * for row_n rows in every column; false = out of memory.  For readers. */
STANCE_MUST_USE enum stance_code stance_table_add_column_as(struct stance_table *t,
                                                            const char *name, size_t name_n,
                                                            enum stance_role role, uint32_t header,
                                                            struct stance_error *err);
bool stance_table_grow(struct stance_table *t, size_t row_n);
/* Row `row`, the next to be put, is called rowid in its database; false = out of memory. */
bool stance_table_set_rowid(struct stance_table *t, size_t row, int64_t rowid);
static inline int64_t stance_table_rowid(const struct stance_table *t, size_t row)
{
    return t->rowid ? t->rowid[row] : (int64_t)row + 1;
}
void stance_table_clear(struct stance_table *t);
/* Is the table there with the columns it cannot do without? */
bool stance_table_complete(const struct stance_table *t);
/* Is the table there?  (A data set has every kind; most may be absent.) */
static inline bool stance_table_present(const struct stance_table *t)
{
    return t->file != NULL;
}

/* The column of a role, or NULL. */
static inline const struct stance_column *stance_table_column(const struct stance_table *t,
                                                              enum stance_role role)
{
    return t->by_role[role] == 0 ? NULL : &t->column[t->by_role[role] - 1];
}
/* The text of a cell, "" where the column is absent. */
static inline const char *stance_table_text(const struct stance_table *t, enum stance_role role,
                                            size_t row)
{
    const struct stance_column *c = stance_table_column(t, role);
    return c ? stance_dictionary_text(&c->text, c->code[row]) : "";
}

/* Canonical names and aliases of the roles of a table; STANCE_ROLE_OTHER if unknown.  The
 * name is compared case-insensitively, with '_' and ' ' and '-' alike. */
enum stance_role stance_role_of(enum stance_table_kind kind, const char *name);
const char *stance_role_name(enum stance_role role);
bool stance_role_is_canonical(enum stance_role role, const char *name);
/* The roles a table cannot do without. */
const enum stance_role *stance_table_required(enum stance_table_kind kind, size_t *n);
const char *stance_table_file_name(enum stance_table_kind kind); /* of STANCE_TABLE_KINDS, too */

/* Appends s as ids, names and words are compared: no blanks around it, NFC. */
void stance_text_put_tidy(struct stance_text *text, const char *s, size_t n);

#endif
