/* compare.c - variation of information, NMI and adjusted Rand from one sorted table. */
#include "compare.h"

#include <math.h>
#include <stdlib.h>

#include "../base/error.h"
#include "../base/memory.h"

static int by_key(const void *pa, const void *pb)
{
    uint64_t a = *(const uint64_t *)pa, b = *(const uint64_t *)pb;
    return (a > b) - (a < b);
}

static int by_count(const void *pa, const void *pb)
{
    uint32_t a = *(const uint32_t *)pa, b = *(const uint32_t *)pb;
    return (a > b) - (a < b);
}

size_t stance_partitions_cross(struct stance_overlap *out, const uint32_t *row,
                               const uint32_t *column, size_t n, uint64_t *scratch)
{
    size_t cells = 0;
    for (size_t i = 0; i < n; i++)
        scratch[i] = (uint64_t)row[i] << 32 | column[i];
    if (n > 1)
        qsort(scratch, n, sizeof *scratch, by_key);
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && scratch[i] == scratch[i - 1])
            out[cells - 1].count++;
        else
            out[cells++] =
                (struct stance_overlap){(uint32_t)(scratch[i] >> 32), (uint32_t)scratch[i], 1};
    }
    return cells;
}

/* What a partition, or the table of two, is reduced to. */
struct sizes {
    size_t n;       /* coalitions or cells */
    double entropy; /* H */
    double pairs;   /* pairs of actors inside */
};

/* Sums run over counts in ascending order, so no renaming of labels moves a bit. */
static struct sizes measure(uint32_t *count, size_t n, size_t actors)
{
    struct sizes s = {.n = n};
    if (n > 1)
        qsort(count, n, sizeof *count, by_count);
    for (size_t i = 0; i < n; i++) {
        double c = count[i], share = c / (double)actors;
        s.entropy -= share * log(share);
        s.pairs += c * (c - 1) / 2;
    }
    return s;
}

/* The sizes of one partition's coalitions, into count; `key` holds its labels. */
static size_t count_labels(uint32_t *count, uint64_t *key, size_t n)
{
    size_t found = 0;
    if (n > 1)
        qsort(key, n, sizeof *key, by_key);
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && key[i] == key[i - 1])
            count[found - 1]++;
        else
            count[found++] = 1;
    }
    return found;
}

static struct stance_partition_likeness compare(struct sizes x, struct sizes y, struct sizes both,
                                                size_t n)
{
    struct stance_partition_likeness same = {.vi = 0, .nmi = 1, .ari = 1}, out;
    if (both.n == x.n && both.n == y.n)
        return same;
    double apart = 2 * both.entropy - (x.entropy + y.entropy);
    double shared = x.entropy + y.entropy - both.entropy;
    double chance = x.pairs * y.pairs / ((double)n * ((double)n - 1) / 2);
    out.vi = fmax(apart, 0);
    out.nmi = fmax(2 * shared / (x.entropy + y.entropy), 0);
    out.ari = (both.pairs - chance) / ((x.pairs + y.pairs) / 2 - chance);
    return out;
}

enum stance_code stance_partitions_compare(struct stance_partition_likeness *out, const uint32_t *x,
                                           const uint32_t *y, size_t n, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    struct sizes both, of_x, of_y;
    struct stance_overlap *cell = stance_memory_new(n, sizeof *cell);
    uint64_t *key = stance_memory_new(n, sizeof *key);
    uint32_t *count = stance_memory_new(n, sizeof *count);
    if (!cell || !key || !count) {
        code = stance_error_memory(err);
        goto done;
    }
    size_t cells = stance_partitions_cross(cell, x, y, n, key);
    for (size_t i = 0; i < cells; i++)
        count[i] = cell[i].count;
    both = measure(count, cells, n);
    for (size_t i = 0; i < n; i++)
        key[i] = x[i];
    of_x = measure(count, count_labels(count, key, n), n);
    for (size_t i = 0; i < n; i++)
        key[i] = y[i];
    of_y = measure(count, count_labels(count, key, n), n);
    *out = compare(of_x, of_y, both, n);
done:
    stance_memory_free(cell);
    stance_memory_free(key);
    stance_memory_free(count);
    return code;
}
