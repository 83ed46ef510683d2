/* dna_file.h - a DNA database while it is read.  Private to read_dna*.c. */
#ifndef STANCE_DATA_DNA_FILE_H
#define STANCE_DATA_DNA_FILE_H

#include "database_rows.h"

struct stance_dna_variable {
    int64_t id, type;
    char *name, *kind; /* kind: "short text", "long text", "integer", "boolean" */
};

struct stance_dna_row {
    int64_t id, document, start, stop;
};

struct stance_dna_file {
    const struct stance_database *b;
    struct stance_dataset *d;
    const struct stance_options *options;
    struct stance_findings *f;
    char *actor, *issue, *qualifier; /* names of variables; qualifier NULL = none wanted */
    struct stance_dna_variable *variable;
    size_t variable_n, variable_capacity;
    int64_t type; /* the type of statement that is read */
    char *type_name;
    struct stance_dna_row *row; /* by id */
    size_t row_n, row_capacity;
    uint32_t *by_document; /* rows by document, start and id */
};

/* The columns that every database has, as DNA exports them; the rest are variables. */
enum stance_dna_column {
    STANCE_DNA_ID, STANCE_DNA_TYPE, STANCE_DNA_DOC, STANCE_DNA_TIME, STANCE_DNA_AUTHOR,
    STANCE_DNA_SOURCE, STANCE_DNA_SECTION, STANCE_DNA_DOCTYPE, STANCE_DNA_START, STANCE_DNA_STOP,
    STANCE_DNA_CODER, STANCE_DNA_TITLE, STANCE_DNA_QUOTE, STANCE_DNA_SOURCE_ID, STANCE_DNA_LOCATOR,
    STANCE_DNA_COLUMNS,
    STANCE_DNA_BEFORE_VARIABLES = STANCE_DNA_STOP + 1,
};
extern const char *const stance_dna_column_name[STANCE_DNA_COLUMNS];
/* The column of this name, or STANCE_DNA_COLUMNS. */
enum stance_dna_column stance_dna_column_of(const char *name);

/* read_dna_choose.c: variables, the type of statement, which column is what. */
STANCE_MUST_USE enum stance_code stance_dna_choose(struct stance_dna_file *x,
                                                   struct stance_error *err);
/* The mapping "actor=organization,..." for the columns of the statements. */
STANCE_MUST_USE enum stance_code stance_dna_mapping(struct stance_text *out,
                                                    const struct stance_dna_file *x,
                                                    struct stance_error *err);
/* The variable of this name in the type that is read, or NULL. */
const struct stance_dna_variable *stance_dna_variable_of(const struct stance_dna_file *x,
                                                         const char *name);
/* The name that a variable has as a column: its own, or another where that is taken. */
void stance_dna_put_variable(struct stance_text *out, const struct stance_dna_variable *v);

/* read_dna_documents.c: what documents say about statements, and documents as sources. */
STANCE_MUST_USE enum stance_code stance_dna_documents(struct stance_dna_file *x,
                                                      struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_dna_sources(struct stance_dna_file *x,
                                                    struct stance_error *err);
/* What the id of a source has before the number of its document. */
#define STANCE_DNA_SOURCE_PREFIX "document "
/* read_dna_names.c: columns under the names by which their roles are found again. */
STANCE_MUST_USE enum stance_code stance_dna_rename(struct stance_dataset *d,
                                                   struct stance_error *err);
/* read_dna_entities.c: actors or issues with their attributes. */
STANCE_MUST_USE enum stance_code stance_dna_entities(struct stance_dna_file *x,
                                                     enum stance_table_kind kind,
                                                     struct stance_error *err);

/* Prepares a statement of SQL with one number in it; NULL on failure, told in err. */
STANCE_MUST_USE enum stance_code stance_dna_ask(sqlite3_stmt **out, const struct stance_dna_file *x,
                                                const char *sql, int64_t number,
                                                struct stance_error *err);
/* The next row of the answer: 1, 0 at the end, -1 on failure, told in err. */
int stance_dna_next(const struct stance_dna_file *x, sqlite3_stmt *s, enum stance_code *code,
                    struct stance_error *err);
/* A copy of a text of the row, "" for NULL; NULL = out of memory. */
char *stance_dna_text(sqlite3_stmt *s, int column);
/* The kept column of the statements by DNA's number or a variable's name, or NULL. */
struct stance_column *stance_dna_kept(const struct stance_dna_file *x, const char *name);

#endif
