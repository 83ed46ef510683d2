/* filter_rows.c - all rows of the statements asked, 64 at a time and without a branch per row. */
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "filter.h"

enum { WORD = 64, WORDS_BETWEEN_CHECKS = 1 << 10 };

static bool asks_nothing(const struct stance_question *q)
{
    return memchr(q->pass, 0, q->code_n) == NULL;
}

/* What the rows from the first on answer to a question, the lowest bit for the first. */
static uint64_t answers(const struct stance_question *q, size_t first, size_t n)
{
    const uint32_t *code = q->code + first;
    uint64_t bits = 0;
    for (size_t i = 0; i < n; i++)
        bits |= (uint64_t)q->pass[code[i]] << i;
    return bits;
}

/* Does a row fail for its date alone, and might that date still lie inside the bounds? */
static bool is_vague(const struct stance_filter *f, size_t row)
{
    if (!stance_statement_counts(f->data, row) || !f->date_code)
        return false;
    for (size_t i = 0; i < f->statement.n; i++) {
        const struct stance_question *q = &f->statement.item[i];
        if (q->code != f->date_code && !q->pass[q->code[row]])
            return false;
    }
    struct stance_date date = f->data->date_of[f->date_code[row]];
    return !stance_date_known(date) ||
           (date.first <= f->window.last && date.last >= f->window.first);
}

static void ask(uint64_t *bits, const struct stance_filter *f, size_t row_n)
{
    for (size_t i = 0; i < f->statement.n; i++) {
        const struct stance_question *q = &f->statement.item[i];
        if (asks_nothing(q))
            continue;
        for (size_t row = 0; row < row_n; row += WORD)
            bits[row / WORD] &= answers(q, row, row_n - row < WORD ? row_n - row : WORD);
    }
    for (size_t word = 0; f->data->skipped && word * WORD < row_n; word++)
        bits[word] &= ~f->data->skipped[word];
}

enum stance_code stance_filter_rows(uint64_t **bits, size_t *vague_n, const struct stance_filter *f,
                                    const struct stance_watch *watch, struct stance_error *err)
{
    const struct stance_dataset *d = f->data;
    size_t row_n = stance_dataset_speaks(d) ? d->table[STANCE_TABLE_STATEMENTS].row_n : 0;
    uint64_t *all = stance_memory_new(row_n / WORD + 1, sizeof *all);
    if (!all)
        return stance_error_memory(err);
    memset(all, 0xFF, row_n / WORD * sizeof *all);
    all[row_n / WORD] = ((uint64_t)1 << row_n % WORD) - 1;
    ask(all, f, row_n);
    enum stance_code code = stance_watch_check(watch, err);
    for (size_t row = 0; f->bounded && row < row_n && !code; row++) {
        if (row % (WORD * WORDS_BETWEEN_CHECKS) == 0)
            code = stance_watch_check(watch, err);
        if (!(all[row / WORD] >> row % WORD & 1))
            *vague_n += is_vague(f, row);
    }
    if (code)
        stance_memory_free(all);
    else
        *bits = all;
    return code;
}
