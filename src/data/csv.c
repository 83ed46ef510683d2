/* csv.c - the tokenizer: special bytes by scanning, cells by walking their list. */
#include "csv.h"

#include <string.h>

#include "../base/text.h"

/* Are the bytes that were scanned last text?  A character may go on behind them. */
static void check_scanned(struct stance_csv *csv, size_t before, bool odd)
{
    if (!odd && csv->checked == before) {
        csv->checked = csv->scanned;
        return;
    }
    enum { CHARACTER_MOST = 4 };
    const char *from = csv->data + csv->checked;
    size_t n = csv->scanned - csv->checked, valid = stance_utf8_valid(from, n);
    if (memchr(from, '\0', valid) ||
        (valid < n && (csv->scanned == csv->n || n - valid >= CHARACTER_MOST)))
        csv->bad = true;
    csv->checked += valid;
}

bool stance_csv_list(struct stance_csv *csv)
{
    enum { FAR = 1 << 30, BLOCKS = 256 };
    unsigned left = csv->special_n - csv->special_at, before = left;
    uint32_t first = left ? csv->special[csv->special_at] : 0;
    size_t base = left ? csv->base + first : csv->scanned;
    csv->other_n = 0;
    for (unsigned i = 0; i < left; i++) {
        csv->special[i] = csv->special[csv->special_at + i] - first;
        csv->other_n += csv->data[base + csv->special[i]] != csv->separator;
    }
    csv->base = base;
    csv->special_at = 0;
    csv->special_n = left;
    while (csv->special_n == before && csv->scanned < csv->n && csv->scanned - base < FAR &&
           STANCE_CSV_LISTED - left >= STANCE_CSV_BLOCK) {
        const char *text = csv->data + csv->scanned;
        size_t block_n = (csv->n - csv->scanned) / STANCE_CSV_BLOCK, from = csv->scanned;
        char last[STANCE_CSV_BLOCK];
        struct stance_csv_seen seen = {0};
        if (block_n == 0) {
            /* Filled up with blanks: nothing special, and text. */
            memset(last, ' ', sizeof last);
            memcpy(last, text, csv->n - csv->scanned);
            text = last;
            block_n = 1;
        }
        block_n = block_n < BLOCKS ? block_n : BLOCKS;
        if (!left)
            csv->base = base = csv->scanned;
        csv->special_n += (unsigned)csv->scan(
            text, &block_n, csv->separator, (uint32_t)(csv->scanned - base),
            csv->special + csv->special_n, STANCE_CSV_LISTED - csv->special_n, &seen);
        csv->other_n += seen.other_n;
        csv->scanned = text == last ? csv->n : csv->scanned + block_n * STANCE_CSV_BLOCK;
        if (csv->check)
            check_scanned(csv, from, seen.odd);
    }
    return csv->special_n > before;
}

void stance_csv_open(struct stance_csv *csv, const char *data, size_t n, size_t at, char separator,
                     size_t field_max)
{
    csv->data = data;
    csv->n = n;
    csv->separator = separator;
    csv->field_max = field_max;
    csv->at = csv->row_at = csv->checked = csv->scanned = csv->base = at;
    csv->surplus_at = csv->problem_at = csv->opened_at = 0;
    csv->check = csv->bad = false;
    csv->special_at = csv->special_n = 0;
    csv->scan = stance_csv_scanner_best();
}

/* Takes the next special byte off the list; n when there is none. */
static inline size_t next_special(struct stance_csv *csv)
{
    if (csv->special_at == csv->special_n && !stance_csv_list(csv))
        return csv->n;
    return csv->base + csv->special[csv->special_at++];
}

/* `at` is a CR or LF that ends a row: the next one starts behind it, and the LF of
 * a CRLF is taken off the list. */
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

enum stance_csv_status stance_csv_next_line(struct stance_csv *csv, struct stance_csv_cell *cell,
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

bool stance_csv_blank(const struct stance_csv_cell *cell, size_t cell_n)
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
        status = stance_csv_next_line(csv, cell, cell_max, cell_n);
    while (status == STANCE_CSV_ROW && *cell_n <= cell_max && stance_csv_blank(cell, *cell_n));
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
