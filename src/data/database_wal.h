/* database_wal.h - a database and the write-ahead log it was left with, put together in memory.
 *
 * SQLite would have to write next to the file to read such a pair.  The log is a list
 * of pages; those up to the last commit whose checksums hold replace the file's.
 *
 * https://www.sqlite.org/fileformat2.html#the_write_ahead_log */
#ifndef STANCE_DATA_DATABASE_WAL_H
#define STANCE_DATA_DATABASE_WAL_H

#include "../stance.h"

/* Is the database in the mode that keeps such a log, or does one lie beside it? */
STANCE_MUST_USE enum stance_code stance_wal_wanted(bool *out, const char *path,
                                                   struct stance_error *err);

/* stance_wal_image - the database as its last commit left it, marked as one without a log.
 *   out  [out] n bytes, free with stance_memory_free
 * Errors: STANCE_E_SYSTEM, also when another program keeps writing; STANCE_E_DATA. */
STANCE_MUST_USE enum stance_code stance_wal_image(char **out, size_t *n, const char *path,
                                                  struct stance_error *err);

#endif
