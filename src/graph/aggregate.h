/* aggregate.h - the statements of one actor on one issue become one position.
 *
 * With values x, weights w (1 where no weight is given):
 *
 *     mean       sum w x / sum w
 *     sum        sum w x                     (unbounded: its sign and size)
 *     majority   the value with the largest sum w; of several, their mean
 *     latest     the mean of the statements with the last date (by last day it may
 *                mean, then the more precise); those without a date come before all
 *     ambivalence  1 - |sum w x| / sum w |x|, 0 where all are neutral
 *
 * Every one is the same whatever the order of the rows, up to rounding. */
#ifndef STANCE_GRAPH_AGGREGATE_H
#define STANCE_GRAPH_AGGREGATE_H

#include "../data/dataset.h"

struct stance_level {
    double value, weight; /* a stance value in the cell and the weight behind it */
};

struct stance_cell {
    double value, ambivalence;
    uint32_t n;
    enum stance_basis basis;    /* the firmest: stated, then inferred, then expected */
    bool contradicted;          /* statements on both sides */
    struct stance_level *level; /* ascending by value; borrowed until the next cell */
    size_t level_n;
};

struct stance_aggregator {
    const struct stance_dataset *data;
    enum stance_aggregate rule;
    struct stance_level *level;
    size_t capacity;
};

/* n > 0 rows.  Cost: O(n log n). */
STANCE_MUST_USE enum stance_code stance_aggregate_cell(struct stance_aggregator *s,
                                                       struct stance_cell *out, const uint32_t *row,
                                                       size_t n, struct stance_error *err);
void stance_aggregator_clear(struct stance_aggregator *s);

#endif
