/* read_rows.h - the rows of a range of a CSV file become codes, column by column.
 *
 * A range has dictionaries of its own, so that ranges can be read at the same time
 * (read_parts.h puts them together).  Of plain rows, every column codes its cells of a batch in
 * one loop; others go cell by cell.  Nothing is allocated per row. */
#ifndef STANCE_DATA_READ_ROWS_H
#define STANCE_DATA_READ_ROWS_H

#include <stdatomic.h>

#include "cell_codes.h"
#include "csv.h"
#include "table.h"

/* One kept column of a range. */
struct stance_rows_column {
    struct stance_cell_codes cells;
    uint32_t *code; /* one per row */
    size_t capacity;
};

/* A row with more or fewer cells than the header. */
struct stance_ragged {
    size_t row;
    uint32_t cell_n;
};

struct stance_rows {
    const struct stance_table *t; /* its columns say what is kept; nothing in it is changed */
    size_t field_max;
    size_t from, until; /* rows that start here */
    atomic_bool *stop;  /* set by whoever wants all ranges to give up */
    bool main;          /* the first range, or one that is read alone; may ask the watch */
    const struct stance_watch *watch;

    struct stance_rows_column *column;
    size_t row_n, ragged_n, ragged_capacity;
    struct stance_ragged *ragged;
    size_t end; /* where the first row behind the range starts */
    enum stance_csv_status status; /* STANCE_CSV_END, or why the tokenizer stopped: */
    size_t problem_at, opened_at;
    bool bad; /* NUL or invalid UTF-8 somewhere in it */
    enum stance_code code;
    struct stance_error err;
};

/* Reads the range; what went wrong is in r->code and r->err. */
void stance_rows_read(struct stance_rows *r);
void stance_rows_clear(struct stance_rows *r);

#endif
