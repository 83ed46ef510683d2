/* buckets.c - two passes over the rows: count, then place; then each bucket by issue. */
#include "buckets.h"

#include "../base/bits.h"
#include "../base/error.h"
#include "../base/memory.h"
#include "duplicates.h"
#include "sort.h"

enum { WORDS_BETWEEN_CHECKS = 1 << 10, AHEAD = 16 };

struct filler {
    struct stance_buckets out;
    const struct stance_dataset *data;
    const uint64_t *counts; /* bit per row */
    struct stance_groups_index *groups;
    bool collapse;
    bool counting; /* first pass */
};

static void put(struct filler *f, uint32_t actor, size_t row)
{
    if (!f->counting)
        f->out.row[f->out.start[actor] + f->out.length[actor]] = (uint32_t)row;
    f->out.length[actor]++;
}

static enum stance_code put_collapsed(struct filler *f, uint32_t actor, size_t row,
                                      struct stance_error *err)
{
    if (!stance_groups_has_parent(f->groups, actor)) {
        put(f, actor, row);
        return STANCE_OK;
    }
    struct stance_date date = stance_statement_date(f->data, row);
    enum stance_code code = stance_groups_outermost(f->groups, actor, date, err);
    for (size_t i = 0; !code && i < f->groups->found_n; i++)
        put(f, f->groups->found[i].group, row);
    return code;
}

static enum stance_code pass_over_rows(struct filler *f, const struct stance_watch *watch,
                                       struct stance_error *err)
{
    size_t words = (f->data->table[STANCE_TABLE_STATEMENTS].row_n + 63) / 64;
    enum stance_code code = STANCE_OK;
    if (!stance_dataset_speaks(f->data))
        return STANCE_OK;
    for (size_t word = 0; word < words && !code; word++) {
        if (word % WORDS_BETWEEN_CHECKS == 0 && (code = stance_watch_check(watch, err)))
            break;
        for (uint64_t bits = f->counts[word]; bits && !code; bits &= bits - 1) {
            size_t row = word * 64 + stance_lowest_bit(bits);
            uint32_t actor = stance_statement_actor(f->data, row);
            if (f->collapse)
                code = put_collapsed(f, actor, row, err);
            else
                put(f, actor, row);
        }
    }
    return code;
}

/* Lengths become starts; the second pass counts the lengths again as it places. */
static bool make_room(struct stance_buckets *b)
{
    size_t total = 0, capacity = 0;
    for (size_t a = 0; a < b->actor_n; a++) {
        b->start[a] = total;
        total += b->length[a];
        b->length[a] = 0;
    }
    return stance_memory_grow((void **)&b->row, &capacity, total + 1, sizeof *b->row);
}

static enum stance_code drop_duplicates(struct stance_deduplicator *duplicates, const uint32_t *key,
                                        uint32_t *row, size_t *length, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    size_t kept = 0, n = *length;
    for (size_t i = 0, end; i < n && !code; i = end) {
        for (end = i + 1; end < n && key[end] == key[i];)
            end++;
        size_t left = end - i;
        code = stance_duplicates_drop(duplicates, row + i, &left, err);
        for (size_t j = 0; j < left; j++)
            row[kept++] = row[i + j];
    }
    *length = kept;
    return code;
}

static enum stance_code sort_buckets(struct stance_buckets *b, const struct stance_dataset *d,
                                     struct stance_deduplicator *duplicates,
                                     const struct stance_watch *watch, struct stance_error *err)
{
    size_t longest = 0;
    enum stance_code code = STANCE_OK;
    for (size_t a = 0; a < b->actor_n; a++)
        longest = b->length[a] > longest ? b->length[a] : longest;
    uint32_t *key = stance_memory_new(longest, 3 * sizeof *key);
    if (!key)
        return stance_error_memory(err);
    const uint32_t *issue_code =
        longest ? stance_table_column(&d->table[STANCE_TABLE_STATEMENTS], STANCE_ROLE_ISSUE)->code
                : NULL;
    for (size_t a = 0; a < b->actor_n && !code; a++) {
        uint32_t *row = b->row + b->start[a];
        size_t n = b->length[a];
        if (a % 256 == 0 && (code = stance_watch_check(watch, err)))
            break;
        for (size_t i = 0; i < n; i++) {
            if (i + AHEAD < n)
                __builtin_prefetch(&issue_code[row[i + AHEAD]]);
            key[i] = d->issue_of[issue_code[row[i]]];
        }
        stance_sort_pairs(key, row, n, (uint32_t)d->issue_n, key + longest);
        if (duplicates->rule != STANCE_DUPLICATES_ALL)
            code = drop_duplicates(duplicates, key, row, &b->length[a], err);
    }
    stance_memory_free(key);
    return code;
}

enum stance_code stance_buckets_fill(struct stance_buckets *out, const struct stance_dataset *d,
                                     const uint64_t *counts, struct stance_groups_index *groups,
                                     const struct stance_select_options *options,
                                     const struct stance_watch *watch, struct stance_error *err)
{
    struct filler f = {.data = d,
                       .counts = counts,
                       .groups = groups,
                       .collapse = options->groups == STANCE_GROUPS_COLLAPSE,
                       .counting = true};
    struct stance_deduplicator duplicates = {0};
    enum stance_code code = stance_duplicates_init(&duplicates, d, options->duplicates, err);
    if (code)
        goto done;
    f.out.actor_n = d->actor_n;
    f.out.start = stance_memory_new(d->actor_n, sizeof *f.out.start);
    f.out.length = stance_memory_new(d->actor_n, sizeof *f.out.length);
    if (!f.out.start || !f.out.length) {
        code = stance_error_memory(err);
        goto done;
    }
    code = pass_over_rows(&f, watch, err);
    if (code)
        goto done;
    if (!make_room(&f.out)) {
        code = stance_error_memory(err);
        goto done;
    }
    f.counting = false;
    code = pass_over_rows(&f, watch, err);
    if (!code)
        code = sort_buckets(&f.out, d, &duplicates, watch, err);
done:
    stance_duplicates_clear(&duplicates);
    if (code)
        stance_buckets_clear(&f.out);
    else
        *out = f.out;
    return code;
}

void stance_buckets_clear(struct stance_buckets *b)
{
    stance_memory_free(b->start);
    stance_memory_free(b->length);
    stance_memory_free(b->row);
    *b = (struct stance_buckets){0};
}
