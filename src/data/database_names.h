/* database_names.h - which tables a database has, and what their columns are really called. */
#ifndef STANCE_DATA_DATABASE_NAMES_H
#define STANCE_DATA_DATABASE_NAMES_H

#include "columns.h"
#include "database.h"

/* Names of columns that SQL could not tell apart ("Note", "note") are changed when a data
 * set is written; this table then has the real ones: "table", position (from 0), name. */
#define STANCE_DATABASE_COLUMNS "stance_columns"
#define STANCE_DATABASE_PACKAGE "datapackage"

enum stance_database_has { STANCE_DATABASE_NONE, STANCE_DATABASE_TABLE, STANCE_DATABASE_VIEW };

/* Whether there is a table or view of this name; case does not matter.
 * Errors: STANCE_E_DATA for a virtual table. */
STANCE_MUST_USE enum stance_code stance_database_look(enum stance_database_has *out,
                                                      const struct stance_database *b,
                                                      const char *name, struct stance_error *err);
/* Are there all of these?  The list ends with NULL. */
STANCE_MUST_USE enum stance_code stance_database_look_all(bool *out,
                                                          const struct stance_database *b,
                                                          const char *const *name,
                                                          struct stance_error *err);
/* Appends "'a', 'b' and 3 more", or "none". */
STANCE_MUST_USE enum stance_code stance_database_put_tables(struct stance_text *out,
                                                            const struct stance_database *b,
                                                            struct stance_error *err);
/* Puts the real names into the header of a table. */
STANCE_MUST_USE enum stance_code stance_database_real_names(struct stance_header *header,
                                                            const struct stance_database *b,
                                                            const char *table,
                                                            struct stance_error *err);

#endif
