/* cell_codes.h - the cells of one column become codes.
 *
 * Most cells are short and known; they take a look into the cache (cell_cache.h), or less: rows in
 * some order repeat themselves, and below a text mostly stands what stood below it the last time.
 * To see that a guess is right costs less than a look-up. */
#ifndef STANCE_DATA_CELL_CODES_H
#define STANCE_DATA_CELL_CODES_H

#include "../base/text.h"
#include "cell_cache.h"
#include "csv.h"

struct stance_cell_codes {
    struct stance_dictionary text;
    struct stance_cell_cache cache;
    const char *end;                 /* of the bytes the cells stand in */
    size_t above;                    /* the entry of the last short cell */
    unsigned seen_n, wrong_n, pause; /* cells guessed, in vain, and cells not to guess */
    const char *last;                /* the long cell seen last and its code; NULL = none yet */
    size_t last_n;
    uint32_t last_code;
    struct stance_text unquoted;
};

/* Plain rows on a tokenizer's list of special bytes: a cell is what stands between two of them. */
struct stance_listed {
    const char *base, *row; /* places count from base; the first row begins at row */
    const uint32_t *place;
    size_t stride, row_n; /* places per row, rows */
};

/* end: of the bytes that all cells stand in.  Errors, in all three: STANCE_E_MEMORY. */
STANCE_MUST_USE enum stance_code stance_cell_codes_init(struct stance_cell_codes *c,
                                                        const char *end, struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_cell_codes_put(struct stance_cell_codes *c,
                                                       const struct stance_csv_cell *cell,
                                                       uint32_t *code, struct stance_error *err);
/* The column whose cells end at places h, h + stride, ...; code has room for row_n. */
STANCE_MUST_USE enum stance_code stance_cell_codes_put_listed(struct stance_cell_codes *c,
                                                              const struct stance_listed *rows,
                                                              size_t h, uint32_t *code,
                                                              struct stance_error *err);
/* Frees all but the dictionary. */
void stance_cell_codes_end(struct stance_cell_codes *c);

#endif
