/* periods.h - the same selection, period by period: by date, year or a column.
 *
 * A period is a date at its precision ("2024" is all of that year, "2024-06-20" one day), the
 * calendar year of the date, or one text of a statements column.  It narrows the selection it
 * is made from, --since and --until included.  A statement whose date does not say in which
 * period it lies is in none. */
#ifndef STANCE_GRAPH_PERIODS_H
#define STANCE_GRAPH_PERIODS_H

#include "positions.h"

struct stance_period {
    char *name;         /* as it is shown: "2024", "2024-06-20", "78" */
    char *only;         /* "COLUMN=TEXT", or NULL where it is a date */
    size_t statement_n; /* statements of the selection that lie in it */
};
struct stance_periods {
    struct stance_period *item;
    size_t n;
    size_t all_n; /* before the fullest were chosen */
};

/* stance_periods_make - in the order of time, of numbers or of bytes, whichever applies.
 *   at    [in] "2021,2023-06,2024-06-20", or NULL
 *   by    [in] "year" or a column of the statements; used where `at` is NULL
 *   most  [in] the fullest that many are kept, of equally full ones the later
 * Errors: STANCE_E_VALUE for what is no date, no column, or stands twice; STANCE_E_DATA where
 * fewer than two periods have a statement; memory.  Cost: one pass over the statements. */
STANCE_MUST_USE enum stance_code stance_periods_make(struct stance_periods *out,
                                                     const struct stance_dataset *d,
                                                     const struct stance_select_options *select,
                                                     const char *at, const char *by, size_t most,
                                                     struct stance_error *err);
void stance_periods_clear(struct stance_periods *periods);

/* The positions of one period, with evidence. */
STANCE_MUST_USE enum stance_code
stance_period_positions(struct stance_positions *out, const struct stance_period *period,
                        const struct stance_dataset *d, const struct stance_select_options *select,
                        const struct stance_watch *watch, struct stance_error *err);

#endif
