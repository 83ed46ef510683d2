/* times.h - the positions, and where wanted the coalitions, of every period of a figure. */
#ifndef STANCE_DIAGRAM_TIMES_H
#define STANCE_DIAGRAM_TIMES_H

#include "../coalition/coalitions.h"
#include "../graph/periods.h"

struct stance_time {
    struct stance_positions positions;
    struct stance_coalitions *coalitions; /* NULL where not wanted or nobody spoke */
};
struct stance_times {
    struct stance_periods periods;
    struct stance_time *item; /* one per period */
};

/* stance_times_make - options->draw.at or .by says which periods, at most `most`.
 * Errors: STANCE_E_VALUE where neither is given; as stance_periods_make. */
STANCE_MUST_USE enum stance_code
stance_times_make(struct stance_times *out, const struct stance_dataset *d,
                  const struct stance_options *options, size_t most, bool coalitions,
                  const struct stance_watch *watch, struct stance_error *err);
void stance_times_clear(struct stance_times *times);

/* The cell of a dataset actor and issue in period t, or SIZE_MAX. */
size_t stance_times_cell(const struct stance_times *times, size_t t, uint32_t actor,
                         uint32_t issue);
/* "20 June 2024" for a date, else the name as it is. */
void stance_times_put_name(const struct stance_times *times, size_t t, struct stance_text *out);
/* "Left out for space: 3 of 7 periods with fewest statements.", or nothing. */
void stance_times_put_left_out(const struct stance_times *times, struct stance_text *out);

#endif
