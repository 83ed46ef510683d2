/* locate.h - from table, row and column to a line, an excerpt and a caret.
 *
 * Rows are found by tokenizing the file's bytes once more, lines and columns by
 * counting from one place to the next: one pass each, however many places.
 * Columns count code points, the caret counts columns of the terminal. */
#ifndef STANCE_DATA_LOCATE_H
#define STANCE_DATA_LOCATE_H

#include "findings.h"

struct stance_located {
    const char *file;    /* borrowed from the data set */
    size_t line, column; /* 0 = the file as a whole */
    char *message;       /* with the line of the other place put in */
    char *excerpt;       /* or NULL */
    size_t caret;
};

/* stance_locate - one answer per finding, all of them cleared on failure. */
STANCE_MUST_USE enum stance_code stance_locate(struct stance_located *out,
                                               const struct stance_finding *finding, size_t n,
                                               const struct stance_dataset *d,
                                               struct stance_error *err);
/* The part of a line that fits a terminal, around the byte `offset` of `data`; the line begins at
 * line_at.  *caret becomes the columns in front of that byte. */
void stance_excerpt_put(struct stance_text *out, size_t *caret, const char *data, size_t n,
                        size_t line_at, size_t offset);
void stance_located_clear(struct stance_located *located);

#endif
