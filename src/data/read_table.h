/* read_table.h - the bytes of one CSV file become one table. */
#ifndef STANCE_DATA_READ_TABLE_H
#define STANCE_DATA_READ_TABLE_H

#include "findings.h"

/* stance_table_read - fill t from bytes.
 *   t      [in, out] zeroed or in use; keeps the bytes
 *   file   [in]      what messages call it
 *   bytes  [in, out] taken, also on failure
 *   f      [in, out] gets what is wrong with the file
 *   whole  [out]     false: the file could not be read to its end; written also on failure
 * Errors: STANCE_E_MEMORY, STANCE_E_VALUE, STANCE_E_STOPPED; wrong data is a finding. */
STANCE_MUST_USE enum stance_code
stance_table_read(struct stance_table *t, enum stance_table_kind kind, const char *file,
                  struct stance_bytes *bytes, const struct stance_options *options,
                  struct stance_findings *f, bool *whole, const struct stance_watch *watch,
                  struct stance_error *err);

#endif
