/* csv.h - RFC 4180 over one range of bytes: rows as slices, nothing allocated.
 *
 * A *cell* is what stands between two separators; a cell that begins with a
 * quote ends at the quote that closes it, and a quote inside is written twice.
 * A quote further inside a bare cell is a character like any other.  Rows end in
 * LF, CRLF or CR.  *Special* bytes are the separator, the quote, CR and LF; they
 * are found 64 at a time as the set bits of a mask, so the cost is a few
 * instructions per 64 bytes and a few per cell. */
#ifndef STANCE_DATA_CSV_H
#define STANCE_DATA_CSV_H

#include "../stance.h"

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

struct stance_csv {
    const char *data;
    size_t n;
    char separator;
    size_t field_max;
    size_t at;                    /* where the next row starts */
    size_t row_at;                /* where the last row started */
    size_t surplus_at;            /* the first cell of it that did not fit, if any */
    size_t problem_at, opened_at; /* after a problem; opened_at: the quote before it */
    size_t block;                 /* the 64 bytes the mask is of */
    uint64_t mask;                /* special bytes of the block not yet passed */
};

/* Starts at `at` (behind a byte order mark). */
void stance_csv_open(struct stance_csv *csv, const char *data, size_t n, size_t at, char separator,
                     size_t field_max);
/* stance_csv_next - the next row that is more than separators and blanks.
 *   cell    [out] the first cell_max of its cells
 *   cell_n  [out] how many it has, also when more than cell_max */
enum stance_csv_status stance_csv_next(struct stance_csv *csv, struct stance_csv_cell *cell,
                                       size_t cell_max, size_t *cell_n);
/* Appends the cell's text. */
void stance_csv_unquote(struct stance_text *text, const struct stance_csv_cell *cell);
/* ',' ';' or tab: the one that stands most often in the first line that is not blank,
 * outside quotes; ',' when there is none. */
char stance_csv_separator(const char *data, size_t n, size_t at);

#endif
