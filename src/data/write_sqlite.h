/* write_sqlite.h - a data set as a SQLite database. */
#ifndef STANCE_DATA_WRITE_SQLITE_H
#define STANCE_DATA_WRITE_SQLITE_H

#include "dataset.h"

/* stance_dataset_write_sqlite - every table, column and row, whole or not at all.
 *   path  [in]  a file; replaced where it exists
 * The same data set gives the same bytes.
 * Errors: STANCE_E_VALUE for more columns than a table of SQLite has, STANCE_E_SYSTEM,
 * STANCE_E_STOPPED.  Cost: the database is put together in memory. */
STANCE_MUST_USE enum stance_code stance_dataset_write_sqlite(const struct stance_dataset *d,
                                                             const char *path,
                                                             const struct stance_watch *watch,
                                                             struct stance_error *err);

#endif
