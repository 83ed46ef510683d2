/* cell_codes.c - cell by cell, or the plain ones of many rows in one loop. */
#include "cell_codes.h"

#include "../base/error.h"
#include "../base/memory.h"

enum stance_code stance_cell_codes_init(struct stance_cell_codes *c, const char *end,
                                        struct stance_error *err)
{
    *c = (struct stance_cell_codes){.end = end};
    enum stance_code code = stance_dictionary_init(&c->text, err);
    if (code == STANCE_OK && !stance_cell_cache_init(&c->cache))
        code = stance_error_memory(err);
    return code;
}

void stance_cell_codes_end(struct stance_cell_codes *c)
{
    stance_cell_cache_clear(&c->cache);
    stance_text_free(&c->unquoted);
}

/* ---- Any cell ---- */

static enum stance_code put_long(struct stance_cell_codes *c, const struct stance_csv_cell *cell,
                                 uint32_t *code, struct stance_error *err)
{
    if (c->last && cell->n == c->last_n && memcmp(cell->data, c->last, cell->n) == 0) {
        *code = c->last_code;
        return STANCE_OK;
    }
    enum stance_code result = STANCE_OK;
    c->last = cell->doubled ? NULL : cell->data;
    c->last_n = cell->n;
    if (cell->doubled) {
        stance_text_clear(&c->unquoted);
        stance_csv_unquote(&c->unquoted, cell);
        result = stance_text_end(&c->unquoted, err);
        if (result == STANCE_OK)
            result = stance_dictionary_put(&c->text, c->unquoted.bytes, c->unquoted.n, code, err);
    } else {
        result = stance_dictionary_put(&c->text, cell->data, cell->n, code, err);
    }
    c->last_code = *code;
    return result;
}

static struct stance_cell_key key_of(const struct stance_cell_codes *c, const char *s, size_t n)
{
    char copy[STANCE_CELL_CACHED] = {0};
    if (c->end - s >= STANCE_CELL_CACHED)
        return stance_cell_key_of(s, n);
    memcpy(copy, s, n);
    return stance_cell_key_of(copy, n);
}

/* A short cell that is not where it was looked for, and what is to be guessed the next time. */
static enum stance_code put_short(struct stance_cell_codes *c, const char *s, size_t n,
                                  struct stance_cell_key key, uint32_t *code,
                                  struct stance_error *err)
{
    size_t at = stance_cell_find(&c->cache, key);
    enum stance_code result = STANCE_OK;
    if (at != SIZE_MAX) {
        *code = c->cache.entry[at].code;
    } else {
        at = 0; /* it has no entry yet */
        result = stance_dictionary_put(&c->text, s, n, code, err);
        if (result == STANCE_OK && !stance_cell_cache_add(&c->cache, key, *code))
            result = stance_error_memory(err);
    }
    if (c->cache.n)
        c->cache.entry[c->above].next = (uint32_t)at;
    c->above = at;
    return result;
}

/* In a column without order, guesses are tried again after a while. */
static void judge_guesses(struct stance_cell_codes *c, size_t seen_n, size_t wrong_n)
{
    enum { SEEN = 128, WRONG = SEEN / 8, PAUSE = 64 * SEEN };
    if (c->pause) {
        c->pause -= c->pause < seen_n ? c->pause : (unsigned)seen_n;
        return;
    }
    c->seen_n += (unsigned)seen_n;
    c->wrong_n += (unsigned)wrong_n;
    if (c->seen_n < SEEN)
        return;
    if (c->wrong_n * (SEEN / WRONG) > c->seen_n)
        c->pause = PAUSE;
    c->seen_n = c->wrong_n = 0;
}

enum stance_code stance_cell_codes_put(struct stance_cell_codes *c,
                                       const struct stance_csv_cell *cell, uint32_t *code,
                                       struct stance_error *err)
{
    if (cell->doubled || cell->n > STANCE_CELL_CACHED || c->cache.n == 0)
        return put_long(c, cell, code, err);
    struct stance_cell_key key = key_of(c, cell->data, cell->n);
    size_t at = c->pause ? stance_cell_place(&c->cache, key) : c->cache.entry[c->above].next;
    bool wrong = !stance_cell_is(&c->cache.entry[at], key);
    judge_guesses(c, 1, wrong);
    if (wrong)
        return put_short(c, cell->data, cell->n, key, code, err);
    *code = c->cache.entry[at].code;
    c->above = at;
    return STANCE_OK;
}

/* ---- Cells of plain rows ---- */

static enum stance_code put_apart(struct stance_cell_codes *c, const struct stance_listed *rows,
                                  size_t at, uint32_t *code, struct stance_error *err)
{
    const char *s = at ? rows->base + rows->place[at - 1] + 1 : rows->row;
    struct stance_csv_cell cell = {.data = s, .n = (size_t)(rows->base + rows->place[at] - s)};
    return stance_cell_codes_put(c, &cell, code, err);
}

/* From row i on; sixteen bytes from every cell on are there.  Made twice: without guesses, with.
 * What is known takes no call; all else is put one by one. */
static inline enum stance_code put_many(struct stance_cell_codes *c,
                                        const struct stance_listed *rows, size_t h, size_t i,
                                        uint32_t *code, bool guess, struct stance_error *err)
{
    const char *base = rows->base;
    const size_t stride = rows->stride, n = rows->row_n, first = i;
    const uint32_t *place = rows->place + i * stride + h;
    const struct stance_cell_entry *entry = c->cache.entry;
    size_t wrong_n = 0;
    enum stance_code result = STANCE_OK;
    for (; i < n; i++, place += stride) {
        const char *s = base + place[-1] + 1;
        size_t length = (size_t)(base + *place - s);
        if (length > STANCE_CELL_CACHED || !entry) {
            result = put_long(c, &(struct stance_csv_cell){.data = s, .n = length}, &code[i], err);
        } else {
            struct stance_cell_key key = stance_cell_key_of(s, length);
            size_t at = guess ? entry[c->above].next : stance_cell_place(&c->cache, key);
            if (stance_cell_is(&entry[at], key)) {
                code[i] = entry[at].code;
                c->above = at;
                continue;
            }
            result = put_short(c, s, length, key, &code[i], err);
            entry = c->cache.entry;
            wrong_n++;
        }
        if (result != STANCE_OK)
            return result;
    }
    judge_guesses(c, n - first, wrong_n);
    return STANCE_OK;
}

enum stance_code stance_cell_codes_put_listed(struct stance_cell_codes *c,
                                              const struct stance_listed *rows, size_t h,
                                              uint32_t *code, struct stance_error *err)
{
    enum { FEW = 8 };
    size_t n = rows->row_n, stride = rows->stride, i = 0;
    const char *last = rows->base + rows->place[n * stride - 1];
    bool apart = n < FEW || c->end - last < STANCE_CELL_CACHED;
    enum stance_code result = STANCE_OK;
    for (; i < n && (apart || (h == 0 && i == 0)) && result == STANCE_OK; i++)
        result = put_apart(c, rows, i * stride + h, &code[i], err);
    if (result != STANCE_OK || i == n)
        return result;
    return c->pause ? put_many(c, rows, h, i, code, false, err)
                    : put_many(c, rows, h, i, code, true, err);
}
