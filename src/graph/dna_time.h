/* dna_time.h - dates with a time of day, in seconds, and Java's arithmetic on them. */
#ifndef STANCE_GRAPH_DNA_TIME_H
#define STANCE_GRAPH_DNA_TIME_H

#include "../data/date.h"

#define STANCE_DNA_DAY 86400

/* "2019-01-07 09:00:00", "2019-01-07T09:00", "2019-01-07"; coarser dates are their first
 * second.  false: no date. */
bool stance_dna_time_parse(const char *s, size_t n, int64_t *out);
static inline int32_t stance_dna_day(int64_t time)
{
    return (int32_t)(time >= 0 ? time / STANCE_DNA_DAY
                               : -((-time + STANCE_DNA_DAY - 1) / STANCE_DNA_DAY));
}
/* LocalDateTime.plusDays, plusMonths, ...: a day that the month has not becomes its last. */
int64_t stance_dna_plus(int64_t time, enum stance_window unit, int64_t n);
/* Whole units from one time to another, towards 0 (Duration and Period of Java). */
int64_t stance_dna_between(int64_t from, int64_t to, enum stance_window unit);
/* Appends "2019-01-07T09:00:00". */
void stance_dna_time_put(struct stance_text *text, int64_t time);

#endif
