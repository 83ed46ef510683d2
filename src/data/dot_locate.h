/* dot_locate.h - the place in a DOT file where a row of a table stands. */
#ifndef STANCE_DATA_DOT_LOCATE_H
#define STANCE_DATA_DOT_LOCATE_H

#include "table.h"

/* stance_dot_locate - Graphviz keeps no lines, so the row is looked for by what it says: an edge
 * between its two ends, or the node of its id, that has the text of the cell.
 *   header  [in]  the cell's column in the header; STANCE_NONE = the row as a whole
 * Returns a byte offset, SIZE_MAX when it is not found.  Of rows that say the same the first is
 * found.  Cost: one pass over the bytes. */
size_t stance_dot_locate(const char *data, size_t n, const struct stance_table *t, size_t row,
                         uint32_t header);

#endif
