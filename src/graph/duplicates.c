/* duplicates.c - sorting a cell's statements by value and period, keeping each first. */
#include "duplicates.h"

#include <stdlib.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"

enum stance_code stance_duplicates_init(struct stance_deduplicator *s,
                                        const struct stance_dataset *d, enum stance_duplicates rule,
                                        struct stance_error *err)
{
    const struct stance_table *t = &d->table[STANCE_TABLE_STATEMENTS];
    *s = (struct stance_deduplicator){.data = d, .rule = rule};
    if (rule == STANCE_DUPLICATES_DOCUMENT) {
        s->document = stance_table_column(t, STANCE_ROLE_DOCUMENT);
        if (!s->document)
            s->document = stance_table_column(t, STANCE_ROLE_SOURCE);
        if (!s->document)
            return stance_error_set(err, STANCE_E_VALUE,
                                    "--duplicates document needs a document or source column in "
                                    "the statements");
    } else if (rule != STANCE_DUPLICATES_ALL && rule != STANCE_DUPLICATES_RANGE && !d->date_of) {
        return stance_error_set(err, STANCE_E_VALUE,
                                "--duplicates by week, month or year needs a date column in the "
                                "statements");
    }
    return STANCE_OK;
}

void stance_duplicates_clear(struct stance_deduplicator *s)
{
    stance_memory_free(s->key);
    *s = (struct stance_deduplicator){0};
}

/* The period of a row; false = it cannot be placed. */
static bool period_of(const struct stance_deduplicator *s, size_t row, uint32_t *period)
{
    if (s->rule == STANCE_DUPLICATES_RANGE) {
        *period = 0;
        return true;
    }
    if (s->rule == STANCE_DUPLICATES_DOCUMENT) {
        *period = s->document->code[row];
        return *period != 0;
    }
    struct stance_date date = stance_statement_date(s->data, row);
    if (!stance_date_known(date))
        return false;
    int32_t (*number)(int32_t) = s->rule == STANCE_DUPLICATES_WEEK    ? stance_date_week
                                 : s->rule == STANCE_DUPLICATES_MONTH ? stance_date_month
                                                                      : stance_date_year;
    int32_t first = number(date.first);
    *period = (uint32_t)first;
    return first == number(date.last);
}

static int by_key(const void *pa, const void *pb)
{
    const struct stance_duplicate_key *a = pa, *b = pb;
    if (a->value != b->value)
        return a->value < b->value ? -1 : 1;
    if (a->actor != b->actor)
        return a->actor < b->actor ? -1 : 1;
    if (a->period != b->period)
        return a->period < b->period ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static bool same(const struct stance_duplicate_key *a, const struct stance_duplicate_key *b)
{
    return a->value == b->value && a->actor == b->actor && a->period == b->period;
}

enum stance_code stance_duplicates_drop(struct stance_deduplicator *s, uint32_t *row, size_t *n,
                                        struct stance_error *err)
{
    size_t key_n = 0, kept = 0;
    if (s->rule == STANCE_DUPLICATES_ALL || *n < 2)
        return STANCE_OK;
    if (!stance_memory_grow((void **)&s->key, &s->capacity, *n, sizeof *s->key))
        return stance_error_memory(err);
    for (size_t i = 0; i < *n; i++) {
        struct stance_duplicate_key *key = &s->key[key_n];
        double value = stance_statement_value(s->data, row[i]) + 0.0; /* -0 is 0 */
        if (!period_of(s, row[i], &key->period))
            continue;
        memcpy(&key->value, &value, sizeof value);
        key->actor = stance_statement_actor(s->data, row[i]);
        key->order = (uint32_t)i;
        key_n++;
    }
    if (key_n)
        qsort(s->key, key_n, sizeof *s->key, by_key);
    for (size_t i = 0, first = 0; i < key_n; i++) {
        if (!same(&s->key[i], &s->key[first]))
            first = i;
        if (i != first)
            row[s->key[i].order] = STANCE_NONE;
    }
    for (size_t i = 0; i < *n; i++)
        if (row[i] != STANCE_NONE)
            row[kept++] = row[i];
    *n = kept;
    return STANCE_OK;
}
