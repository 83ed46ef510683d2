/* csv_scan.h - where the special bytes of a CSV text stand.
 *
 * *Special* are the separator, the quote, CR and LF.  They are found 64 bytes at a time as
 * the set bits of a mask, and the mask becomes a list of places without a branch per byte or
 * per special, as in
 * G. Langdale, D. Lemire: Parsing gigabytes of JSON per second.
 * The VLDB Journal 28 (2019) 941-960. doi:10.1007/s00778-019-00578-5
 * The same pass tells whether there is a byte that plain ASCII text does not have (NUL, or
 * 80-FF), so that encodings need a second look only where they can be wrong, and how many special
 * bytes are no separators, so that many rows can be seen to be plain at once. */
#ifndef STANCE_DATA_CSV_SCAN_H
#define STANCE_DATA_CSV_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { STANCE_CSV_BLOCK = 64 };

struct stance_csv_seen {
    bool odd;       /* a byte that is NUL or above 7F */
    size_t other_n; /* special bytes that are not the separator */
};

/* Scans whole blocks of text, while there is room for the places of one more.
 *   block_n   [in, out] how many there are; how many were scanned
 *   base      [in]      the place of the first byte
 *   place     [out]     ascending; room for `most`, behind which a block's worth may be
 *                       overwritten
 *   seen      [in, out] what was seen besides is added
 * Returns how many places there are. */
typedef size_t stance_csv_scanner(const char *text, size_t *block_n, char separator, uint32_t base,
                                  uint32_t *place, size_t most, struct stance_csv_seen *seen);

/* The fastest variant this processor runs (AVX-512, AVX2, plain C with SSE2 where there is). */
stance_csv_scanner *stance_csv_scanner_best(void);
/* For tests: the variants this processor runs, fastest first; NULL behind the last. */
stance_csv_scanner *stance_csv_scanner_at(size_t i);

#endif
