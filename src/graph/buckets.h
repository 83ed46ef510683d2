/* buckets.h - the statements that count, gathered by the actor they count for.
 *
 * A bucket holds rows of the statements table, by issue and then in file order,
 * duplicates gone.  With --groups collapse a member's row lies in the buckets of
 * its outermost groups, otherwise in its own actor's. */
#ifndef STANCE_GRAPH_BUCKETS_H
#define STANCE_GRAPH_BUCKETS_H

#include "groups.h"

struct stance_buckets {
    size_t actor_n;
    size_t *start;  /* dataset actor -> first place in row */
    size_t *length; /* dataset actor -> rows */
    uint32_t *row;
};

/* stance_buckets_fill
 *   counts  [in] a bit per row of the statements
 * Cost: O(rows), one index per row that counts. */
STANCE_MUST_USE enum stance_code
stance_buckets_fill(struct stance_buckets *out, const struct stance_dataset *d,
                    const uint64_t *counts, struct stance_groups_index *groups,
                    const struct stance_select_options *options, const struct stance_watch *watch,
                    struct stance_error *err);
void stance_buckets_clear(struct stance_buckets *b);

#endif
