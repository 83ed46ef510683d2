/* csv.c - the tokenizer: special bytes by mask, cells by walking the mask. */
#include "csv.h"

#include <string.h>

#if defined __SSE2__
#include <emmintrin.h>
#endif

#include "../base/text.h"

enum { BLOCK = 64 };

#if defined __SSE2__
static uint64_t special_in(const char *p, char separator)
{
    const __m128i s = _mm_set1_epi8(separator), q = _mm_set1_epi8('"'), lf = _mm_set1_epi8('\n'),
                  cr = _mm_set1_epi8('\r');
    uint64_t mask = 0;
    for (unsigned i = 0; i < BLOCK; i += 16) {
        __m128i x = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
        __m128i hit = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(x, s), _mm_cmpeq_epi8(x, q)),
                                   _mm_or_si128(_mm_cmpeq_epi8(x, lf), _mm_cmpeq_epi8(x, cr)));
        mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(hit) << i;
    }
    return mask;
}
#else
/* Bit i of the result: byte i of the eight equals c (little end first). */
static uint64_t equal_bytes(uint64_t word, char c)
{
    const uint64_t low = 0x7F7F7F7F7F7F7F7Fu;
    uint64_t x = word ^ (0x0101010101010101u * (unsigned char)c);
    uint64_t zero = ~(((x & low) + low) | x | low); /* 0x80 in each byte that is 0 */
    return (zero >> 7) * 0x0102040810204080u >> 56;
}

static uint64_t special_in(const char *p, char separator)
{
    uint64_t mask = 0;
    for (unsigned i = 0; i < BLOCK; i += 8) {
        uint64_t word = 0;
        for (unsigned k = 0; k < 8; k++)
            word |= (uint64_t)(unsigned char)p[i + k] << (8 * k);
        mask |= (equal_bytes(word, separator) | equal_bytes(word, '"') | equal_bytes(word, '\n') |
                 equal_bytes(word, '\r'))
                << i;
    }
    return mask;
}
#endif

static unsigned lowest_bit(uint64_t x)
{
#if defined __GNUC__
    return (unsigned)__builtin_ctzll(x);
#else
    unsigned i = 0;
    while (!(x >> i & 1))
        i++;
    return i;
#endif
}

/* The mask of the block at `block`, with zeros past the end of the data. */
static uint64_t block_mask(const struct stance_csv *csv, size_t block)
{
    if (csv->n - block >= BLOCK)
        return special_in(csv->data + block, csv->separator);
    char last[BLOCK] = {0};
    memcpy(last, csv->data + block, csv->n - block);
    return special_in(last, csv->separator);
}

void stance_csv_open(struct stance_csv *csv, const char *data, size_t n, size_t at, char separator,
                     size_t field_max)
{
    *csv = (struct stance_csv){.data = data,
                               .n = n,
                               .separator = separator,
                               .field_max = field_max,
                               .at = at,
                               .block = at};
    csv->mask = at < n ? block_mask(csv, at) : 0;
}

/* Takes the next special byte off the mask; n when there is none. */
static inline size_t next_special(struct stance_csv *csv)
{
    while (!csv->mask) {
        if (csv->n - csv->block <= BLOCK)
            return csv->n;
        csv->block += BLOCK;
        csv->mask = block_mask(csv, csv->block);
    }
    size_t at = csv->block + lowest_bit(csv->mask);
    csv->mask &= csv->mask - 1;
    return at;
}

/* `at` is a CR or LF that ends a row: the next one starts behind it, and the LF of
 * a CRLF is taken off the mask. */
static inline void end_row(struct stance_csv *csv, size_t at)
{
    if (csv->data[at] == '\r' && at + 1 < csv->n && csv->data[at + 1] == '\n')
        at = next_special(csv);
    csv->at = at + 1;
}

/* From an opening quote to the special byte behind the closing one (n = end of the
 * data), which goes to *end. */
static enum stance_csv_status quoted_cell(struct stance_csv *csv, size_t open,
                                          struct stance_csv_cell *cell, size_t *end)
{
    const char *data = csv->data;
    *cell = (struct stance_csv_cell){.data = data + open + 1, .quoted = true};
    csv->opened_at = csv->problem_at = open;
    for (;;) {
        size_t at = next_special(csv);
        if (at >= csv->n)
            return STANCE_CSV_UNCLOSED;
        if (data[at] != '"')
            continue;
        if (at + 1 < csv->n && data[at + 1] == '"') {
            next_special(csv);
            cell->doubled = true;
            continue;
        }
        cell->n = at - open - 1;
        *end = at + 1;
        if (cell->n > csv->field_max)
            return STANCE_CSV_LONG;
        break;
    }
    if (*end == csv->n)
        return STANCE_CSV_ROW;
    char c = data[*end];
    if (c != csv->separator && c != '\n' && c != '\r') {
        csv->problem_at = *end;
        return STANCE_CSV_TRAILING;
    }
    next_special(csv);
    return STANCE_CSV_ROW;
}

/* From the start of a bare cell to the special byte behind it. */
static inline enum stance_csv_status bare_cell(struct stance_csv *csv, size_t start, size_t end,
                                               struct stance_csv_cell *cell, size_t *behind)
{
    while (end < csv->n && csv->data[end] == '"')
        end = next_special(csv);
    *cell = (struct stance_csv_cell){.data = csv->data + start, .n = end - start};
    *behind = end;
    if (cell->n > csv->field_max) {
        csv->opened_at = csv->problem_at = start;
        return STANCE_CSV_LONG;
    }
    return STANCE_CSV_ROW;
}

static enum stance_csv_status next_row(struct stance_csv *csv, struct stance_csv_cell *cell,
                                       size_t cell_max, size_t *cell_n)
{
    if (csv->at >= csv->n)
        return STANCE_CSV_END;
    size_t start = csv->row_at = csv->at;
    for (size_t i = 0;; i++) {
        struct stance_csv_cell spare, *to = i < cell_max ? &cell[i] : &spare;
        if (i == cell_max)
            csv->surplus_at = start;
        size_t end = next_special(csv);
        enum stance_csv_status status = end == start && end < csv->n && csv->data[end] == '"'
                                            ? quoted_cell(csv, start, to, &end)
                                            : bare_cell(csv, start, end, to, &end);
        if (status != STANCE_CSV_ROW)
            return status;
        *cell_n = i + 1;
        if (end >= csv->n) {
            csv->at = csv->n;
            return STANCE_CSV_ROW;
        }
        if (csv->data[end] != csv->separator) {
            end_row(csv, end);
            return STANCE_CSV_ROW;
        }
        start = end + 1;
    }
}

static bool blank(const struct stance_csv_cell *cell, size_t cell_n)
{
    for (size_t i = 0; i < cell_n; i++)
        for (size_t k = 0; k < cell[i].n; k++)
            if (cell[i].data[k] != ' ' && cell[i].data[k] != '\t')
                return false;
    return true;
}

enum stance_csv_status stance_csv_next(struct stance_csv *csv, struct stance_csv_cell *cell,
                                       size_t cell_max, size_t *cell_n)
{
    enum stance_csv_status status;
    do
        status = next_row(csv, cell, cell_max, cell_n);
    while (status == STANCE_CSV_ROW && *cell_n <= cell_max && blank(cell, *cell_n));
    return status;
}

void stance_csv_unquote(struct stance_text *text, const struct stance_csv_cell *cell)
{
    const char *at = cell->data, *end = cell->data + cell->n, *quote;
    while (cell->doubled && (quote = memchr(at, '"', (size_t)(end - at))) != NULL) {
        stance_text_put(text, at, (size_t)(quote + 1 - at));
        at = quote + 2;
    }
    stance_text_put(text, at, (size_t)(end - at));
}

char stance_csv_separator(const char *data, size_t n, size_t at)
{
    static const char candidate[] = {',', ';', '\t'};
    size_t count[sizeof candidate] = {0};
    bool quoted = false, seen = false;
    for (; at < n; at++) {
        char c = data[at];
        if (!quoted && (c == '\n' || c == '\r')) {
            if (seen)
                break;
            continue;
        }
        quoted ^= c == '"';
        seen |= c != ' ';
        for (size_t i = 0; i < sizeof candidate && !quoted; i++)
            count[i] += c == candidate[i];
    }
    size_t best = 0;
    for (size_t i = 1; i < sizeof candidate; i++)
        if (count[i] > count[best])
            best = i;
    return candidate[best];
}
