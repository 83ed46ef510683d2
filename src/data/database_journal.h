/* database_journal.h - a database left in the middle of a change, taken back in memory.
 *
 * The rollback journal beside such a file has the pages as they were.  SQLite would write
 * them into the file; here they replace the file's in a copy of it.
 *
 * https://www.sqlite.org/fileformat2.html#the_rollback_journal */
#ifndef STANCE_DATA_DATABASE_JOURNAL_H
#define STANCE_DATA_DATABASE_JOURNAL_H

#include "../stance.h"

/* stance_journal_image - the database as it was before the change.
 *   out  [out] n bytes, free with stance_memory_free
 * Errors: STANCE_E_SYSTEM, STANCE_E_DATA for a journal that is none or belongs to a change
 * of several databases. */
STANCE_MUST_USE enum stance_code stance_journal_image(char **out, size_t *n, const char *path,
                                                      struct stance_error *err);

#endif
