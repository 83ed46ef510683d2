/* shown.h - the data that a figure shows, as a table beside it (WCAG 1.1.1).
 *
 * A view that is asked for it (scene->shown) fills in the rows behind its marks, in the order
 * of the data set; what a figure leaves out stays out here too. */
#ifndef STANCE_DIAGRAM_SHOWN_H
#define STANCE_DIAGRAM_SHOWN_H

#include "../stance.h"

#define STANCE_SHOWN_COLUMNS 16

struct stance_shown {
    const char *column[STANCE_SHOWN_COLUMNS]; /* literals */
    size_t column_n;
    struct stance_text cells;  /* each ends in a NUL */
    size_t cell_n;             /* row * column_n + column */
    struct stance_text number; /* a byte per cell: 1 = it is a number */
    struct stance_text title, source;
};

/* The names of the columns, then NULL; before any cell. */
void stance_shown_begin(struct stance_shown *shown, const char *const *column);
/* Cells come row by row. */
void stance_shown_text(struct stance_shown *shown, const char *s);
void stance_shown_number(struct stance_shown *shown, double x); /* NAN: an empty cell */
/* stance_shown_print - CSV, or one HTML page with a table that screen readers understand.
 * Errors: memory, here or while it was filled. */
STANCE_MUST_USE enum stance_code stance_shown_print(struct stance_text *out,
                                                    const struct stance_shown *shown,
                                                    enum stance_table_format format,
                                                    enum stance_formulas formulas,
                                                    struct stance_error *err);
void stance_shown_clear(struct stance_shown *shown);

#endif
