/* read_sqlite.h - a data set from a SQLite database: our tables, a query, or DNA's. */
#ifndef STANCE_DATA_READ_SQLITE_H
#define STANCE_DATA_READ_SQLITE_H

#include "database.h"

/* Is this a SQLite database by its first bytes, or meant to be one by its ending? */
bool stance_sqlite_meant(const char *path);

/* stance_dataset_read_sqlite - as stance_dataset_read.
 * Errors: as stance_dataset_read; STANCE_E_VALUE for a query that is none. */
STANCE_MUST_USE enum stance_code stance_dataset_read_sqlite(stance_dataset **out, const char *path,
                                                            const struct stance_options *options,
                                                            stance_problems *problems,
                                                            const struct stance_watch *watch,
                                                            struct stance_error *err);

#endif
