/* exchange_lines.h - a file of lines and fields, as Pajek and UCINET have them. */
#ifndef STANCE_DATA_EXCHANGE_LINES_H
#define STANCE_DATA_EXCHANGE_LINES_H

#include "table.h"

struct stance_lines {
    const char *first, *line_at, *at, *end, *file;
    size_t number; /* of the line handed out last, from 1 */
    struct stance_error *err;
};

void stance_lines_open(struct stance_lines *lines, const char *bytes, size_t n, const char *file,
                       struct stance_error *err);
/* The next line without its end and the blanks around it; false: no more. */
bool stance_lines_next(struct stance_lines *lines, struct stance_slice *line);
/* The next field, which it takes off the line: up to a blank (or a comma, with commas), or
 * between two quotes; false: no more. */
bool stance_lines_field(struct stance_slice *line, bool commas, struct stance_slice *field);
/* A field as a number, or a place from 1 to most; false: told. */
bool stance_lines_number(struct stance_lines *lines, struct stance_slice field, double *out);
bool stance_lines_place(struct stance_lines *lines, struct stance_slice field, size_t most,
                        size_t *out);
enum stance_code stance_lines_bad(struct stance_lines *lines, const char *expected,
                                  struct stance_slice got);
/* The same for any text between `first` and `end`: "BEFOREexpected X, got 'Y'" with the line and
 * column of `got`; one without bytes is the end of what was looked at. */
enum stance_code stance_exchange_bad(struct stance_error *err, const char *file, const char *first,
                                     const char *end, const char *before, const char *expected,
                                     struct stance_slice got);
/* Does s begin with the word, whatever the case? */
bool stance_slice_begins(struct stance_slice s, const char *word);

#endif
