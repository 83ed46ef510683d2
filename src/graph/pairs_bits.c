/* pairs_bits.c - the bits engine: rows of bits compared in blocks that stay in cache. */
#include "pairs.h"

#include "../base/error.h"
#include "../base/memory.h"

enum {
    BLOCK = 16,                    /* actors compared with one other while its bits are near */
    WORDS_BETWEEN_CHECKS = 1 << 24 /* about 20 ms */
};

bool stance_pairs_bits_fit(const struct stance_positions *p, bool statements)
{
    enum { STEP = 1 << 12 }; /* within, no branch that a processor could guess wrong */
    bool other = !p->three_valued && statements && p->mixed.n;
    for (size_t from = 0, to; !p->three_valued && from < p->cell_n && !other; from = to) {
        to = p->cell_n - from < STEP ? p->cell_n : from + STEP;
        for (size_t i = from; i < to; i++) /* values beyond 1 count as 1 */
            other |= (p->value[i] != 0) & !(fabs(p->value[i]) >= 1);
        for (size_t i = from; i < to && statements && p->n; i++)
            other |= p->n[i] != 1;
    }
    return !other;
}

bool stance_pairs_planes_make(uint64_t **out, size_t *words_n, const struct stance_positions *p,
                              const uint8_t *skip)
{
    size_t step = STANCE_WORDS_STEP * 64;
    size_t words = (p->issue_n + step - 1) / step * STANCE_WORDS_STEP;
    uint64_t *plane = stance_memory_new(p->actor_n, 3 * words * sizeof *plane);
    for (size_t a = 0; plane && a < p->actor_n; a++) {
        uint64_t *recorded = plane + a * 3 * words;
        uint64_t *taken = recorded + words, *against = taken + words;
        for (size_t i = p->start[a]; i < p->start[a + 1]; i++) {
            size_t j = p->cell_issue[i];
            unsigned bit = j & 63;
            if (skip && skip[j])
                continue;
            recorded[j >> 6] |= (uint64_t)1 << bit;
            taken[j >> 6] |= (uint64_t)(p->value[i] != 0) << bit;
            against[j >> 6] |= (uint64_t)(p->value[i] < 0) << bit;
        }
    }
    *out = plane;
    *words_n = words;
    return plane != NULL;
}

bool stance_pairs_bits_init(struct stance_pairs *s)
{
    s->count = stance_pair_counter_best();
    s->block = stance_memory_new(s->p->actor_n, BLOCK * sizeof *s->block);
    return stance_pairs_planes_make(&s->plane, &s->words, s->p, s->skip) && s->block;
}

static enum stance_code fill_block(struct stance_pairs *s, size_t start,
                                   const struct stance_watch *watch, struct stance_error *err)
{
    size_t n = s->p->actor_n, stride = 3 * s->words, words = 0;
    enum stance_code code = stance_watch_check(watch, err);
    s->block_start = start;
    s->block_n = n - start < BLOCK ? n - start : BLOCK;
    for (size_t b = start + 1; b < n && !code; b++) {
        for (size_t i = 0; i < s->block_n && start + i < b; i++)
            s->block[b * BLOCK + i] =
                s->count(s->plane + (start + i) * stride, s->plane + b * stride, s->words);
        words += s->block_n * s->words;
        if (words > WORDS_BETWEEN_CHECKS) {
            words = 0;
            code = stance_watch_check(watch, err);
        }
    }
    return code;
}

enum stance_code stance_pairs_bits_fill(struct stance_pairs *s, size_t a,
                                        const struct stance_watch *watch, struct stance_error *err)
{
    if (a >= s->block_start + s->block_n) {
        enum stance_code code = fill_block(s, a, watch, err);
        if (code)
            return code;
    }
    for (size_t b = a + 1; b < s->p->actor_n; b++) {
        struct stance_pair_count c = s->block[b * BLOCK + (a - s->block_start)];
        if (c.shared == 0)
            continue;
        s->row.shared[b] = c.shared;
        s->row.distance[b] = 2.0 * c.opposed + c.half;
        s->row.product[b] = c.shared;
        s->row.marks[b] = c.shared - c.opposed - c.half;
        s->row.touched[b >> 6] |= (uint64_t)1 << (b & 63);
    }
    return STANCE_OK;
}
