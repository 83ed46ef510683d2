/* csv_check.h - may these bytes be read as text at all? */
#ifndef STANCE_DATA_CSV_CHECK_H
#define STANCE_DATA_CSV_CHECK_H

#include "../stance.h"

/* stance_csv_check - looks for NUL bytes, UTF-16, invalid UTF-8 and SQLite databases.
 *   start    [out] where the text starts (3 behind a byte order mark)
 *   at       [out] the first bad byte, when there is one
 *   message  [in, out] appended to then: what is wrong and what to do
 * Returns whether the bytes are good.  Cost: two passes at memory speed. */
bool stance_csv_check(const char *data, size_t n, size_t *start, size_t *at,
                      struct stance_text *message);

#endif
