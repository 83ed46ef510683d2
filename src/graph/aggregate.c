/* aggregate.c - mean, sum, majority and latest of a cell's statements. */
#include "aggregate.h"

#include <stdlib.h>

#include "../base/error.h"
#include "../base/memory.h"

void stance_aggregator_clear(struct stance_aggregator *s)
{
    stance_memory_free(s->level);
    *s = (struct stance_aggregator){0};
}

static int by_value(const void *pa, const void *pb)
{
    const struct stance_level *a = pa, *b = pb;
    if (a->value != b->value)
        return a->value < b->value ? -1 : 1;
    return a->weight < b->weight ? -1 : a->weight > b->weight;
}

/* Sorting by value and weight first makes every sum below independent of row order. */
static enum stance_code collect(struct stance_aggregator *s, const uint32_t *row, size_t n,
                                size_t *level_n, struct stance_error *err)
{
    size_t kept = 0;
    if (!stance_memory_grow((void **)&s->level, &s->capacity, n, sizeof *s->level))
        return stance_error_memory(err);
    for (size_t i = 0; i < n; i++)
        s->level[i] = (struct stance_level){stance_statement_value(s->data, row[i]) + 0.0,
                                            stance_statement_weight(s->data, row[i])};
    if (n > 1)
        qsort(s->level, n, sizeof *s->level, by_value);
    for (size_t i = 1; i < n; i++) {
        if (s->level[i].value == s->level[kept].value)
            s->level[kept].weight += s->level[i].weight;
        else
            s->level[++kept] = s->level[i];
    }
    *level_n = kept + 1;
    return STANCE_OK;
}

static double mean_of(const struct stance_level *level, size_t n)
{
    double sum = 0, weight = 0;
    if (n == 1)
        return level->value; /* w x / w need not be x in floating point */
    for (size_t i = 0; i < n; i++) {
        sum += level[i].weight * level[i].value;
        weight += level[i].weight;
    }
    return sum / weight;
}

static double sum_of(const struct stance_level *level, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += level[i].weight * level[i].value;
    return sum;
}

static double majority_of(const struct stance_level *level, size_t n)
{
    double most = 0, sum = 0;
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        most = level[i].weight > most ? level[i].weight : most;
    for (size_t i = 0; i < n; i++)
        if (level[i].weight == most) {
            sum += level[i].value;
            count++;
        }
    return sum / (double)count;
}

/* < 0, 0, > 0 as a is earlier than, as late as, later than b. */
static int compare_dates(struct stance_date a, struct stance_date b)
{
    bool known_a = stance_date_known(a), known_b = stance_date_known(b);
    if (!known_a || !known_b)
        return (int)known_a - (int)known_b;
    if (a.last != b.last)
        return a.last < b.last ? -1 : 1;
    return a.first < b.first ? -1 : a.first > b.first;
}

static double latest_of(struct stance_aggregator *s, const uint32_t *row, size_t n)
{
    struct stance_date last = STANCE_DATE_NONE;
    double sum = 0, weight = 0, value = 0;
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        struct stance_date date = stance_statement_date(s->data, row[i]);
        if (compare_dates(date, last) > 0)
            last = date;
    }
    for (size_t i = 0; i < n; i++) {
        if (compare_dates(stance_statement_date(s->data, row[i]), last) != 0)
            continue;
        double w = stance_statement_weight(s->data, row[i]);
        value = stance_statement_value(s->data, row[i]);
        sum += w * value;
        weight += w;
        count++;
    }
    return count == 1 ? value : sum / weight;
}

/* Smaller is firmer: an act that took place says more than a preview. */
static int softness(enum stance_basis basis)
{
    return basis == STANCE_STATED ? 0 : basis == STANCE_INFERRED ? 1 : 2;
}

static enum stance_basis firmest(const struct stance_dataset *d, const uint32_t *row, size_t n)
{
    enum stance_basis best = STANCE_EXPECTED;
    for (size_t i = 0; i < n && best != STANCE_STATED; i++) {
        enum stance_basis basis = stance_statement_basis(d, row[i]);
        if (softness(basis) < softness(best))
            best = basis;
    }
    return best;
}

/* Most cells hold one statement, whose position needs no arithmetic under any rule but sum. */
static void single(struct stance_aggregator *s, struct stance_cell *out, uint32_t row)
{
    double value = stance_statement_value(s->data, row) + 0.0;
    double weight = stance_statement_weight(s->data, row);
    s->level[0] = (struct stance_level){value, weight};
    *out = (struct stance_cell){.value = s->rule == STANCE_SUM ? weight * value : value,
                                .n = 1,
                                .basis = stance_statement_basis(s->data, row),
                                .level = s->level,
                                .level_n = 1};
}

enum stance_code stance_aggregate_cell(struct stance_aggregator *s, struct stance_cell *out,
                                       const uint32_t *row, size_t n, struct stance_error *err)
{
    size_t level_n = 0;
    double signed_sum, plain_sum = 0;
    if (n == 1 && s->capacity) {
        single(s, out, *row);
        return STANCE_OK;
    }
    enum stance_code code = collect(s, row, n, &level_n, err);
    if (code)
        return code;
    signed_sum = sum_of(s->level, level_n);
    for (size_t i = 0; i < level_n; i++)
        plain_sum += s->level[i].weight * fabs(s->level[i].value);
    out->level = s->level;
    out->level_n = level_n;
    out->n = (uint32_t)n;
    out->contradicted = s->level[0].value < 0 && s->level[level_n - 1].value > 0;
    out->ambivalence = plain_sum > 0 && out->contradicted ? 1 - fabs(signed_sum) / plain_sum : 0;
    out->basis = firmest(s->data, row, n);
    switch (s->rule) {
    case STANCE_MEAN:
        out->value = mean_of(s->level, level_n);
        break;
    case STANCE_SUM:
        out->value = signed_sum;
        break;
    case STANCE_MAJORITY:
        out->value = majority_of(s->level, level_n);
        break;
    case STANCE_LATEST:
        out->value = latest_of(s, row, n);
        break;
    }
    return STANCE_OK;
}
