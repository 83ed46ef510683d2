/* csv.h - RFC 4180 over one range of bytes: rows as slices, nothing allocated.
 *
 * A *cell* is what stands between two separators; a cell that begins with a
 * quote ends at the quote that closes it, and a quote inside is written twice.
 * A quote further inside a bare cell is a character like any other.  Rows end in
 * LF, CRLF or CR.  The special bytes (csv_scan.h) are found some thousand bytes ahead and
 * listed, so that a row costs a few instructions per cell and none per byte. */
#ifndef STANCE_DATA_CSV_H
#define STANCE_DATA_CSV_H

#include "../stance.h"
#include "csv_scan.h"

struct stance_csv_cell {
    const char *data; /* inside the quotes, where there are any */
    size_t n;
    bool quoted;
    bool doubled; /* holds quotes written twice: see stance_csv_unquote */
};

enum stance_csv_status {
    STANCE_CSV_ROW,
    STANCE_CSV_END,
    STANCE_CSV_UNCLOSED, /* problem_at: the quote that opens the last cell */
    STANCE_CSV_TRAILING, /* problem_at: text behind a closing quote */
    STANCE_CSV_LONG,     /* problem_at: a cell longer than field_max */
};

enum { STANCE_CSV_LISTED = 1024 };

struct stance_csv {
    const char *data;
    size_t n;
    char separator;
    size_t field_max;
    size_t at;                    /* where the next row starts */
    size_t row_at;                /* where the last row started */
    size_t surplus_at;            /* the first cell of it that did not fit, if any */
    size_t problem_at, opened_at; /* after a problem; opened_at: the quote before it */
    bool check;                   /* look for NUL and invalid UTF-8 on the way */
    bool bad;                     /* there is some: what was read is worth nothing */
    size_t checked;               /* no fault before this byte; whole characters */
    stance_csv_scanner *scan;
    size_t scanned;                   /* special bytes before this one are listed, */
    size_t base;                      /* counted from this one, */
    unsigned special_at, special_n;   /* and those from special_at on not yet passed; */
    size_t other_n;                   /* so many were no separators when last listed */
    uint32_t special[STANCE_CSV_LISTED + STANCE_CSV_BLOCK];
};

/* Starts at `at` (behind a byte order mark). */
void stance_csv_open(struct stance_csv *csv, const char *data, size_t n, size_t at, char separator,
                     size_t field_max);
/* stance_csv_next - the next row that is more than separators and blanks.
 *   cell    [out] the first cell_max of its cells
 *   cell_n  [out] how many it has, also when more than cell_max */
enum stance_csv_status stance_csv_next(struct stance_csv *csv, struct stance_csv_cell *cell,
                                       size_t cell_max, size_t *cell_n);
/* The same, but a row of separators and blanks is a row, too. */
enum stance_csv_status stance_csv_next_line(struct stance_csv *csv, struct stance_csv_cell *cell,
                                            size_t cell_max, size_t *cell_n);
/* Is a row nothing but separators and blanks? */
bool stance_csv_blank(const struct stance_csv_cell *cell, size_t cell_n);
/* stance_csv_list - list more special bytes behind those not yet passed.
 * Returns whether that added any; false at the end, and where the list is full. */
bool stance_csv_list(struct stance_csv *csv);
/* Appends the cell's text. */
void stance_csv_unquote(struct stance_text *text, const struct stance_csv_cell *cell);
/* ',' ';' or tab: the one that stands most often in the first line that is not blank,
 * outside quotes; ',' when there is none. */
char stance_csv_separator(const char *data, size_t n, size_t at);

#endif
