/* date.h - ISO 8601 dates at the precision given: 2024, 2024-06, 2024-06-20.
 *
 * A date is the range of days it may mean; days count from 1970-01-01. */
#ifndef STANCE_DATA_DATE_H
#define STANCE_DATA_DATE_H

#include "../stance.h"

struct stance_date {
    int32_t first, last; /* inclusive */
};
#define STANCE_DATE_NONE ((struct stance_date){INT32_MAX, INT32_MIN})

/* Also takes a time of day behind the date ("2024-06-20T10:00:00Z", "2024-06-20 10:00"),
 * which is dropped.  false: not a date, or one that does not exist. */
bool stance_date_parse(const char *s, size_t n, struct stance_date *out);
/* Appends why s is no date: "there is no month 13". */
void stance_date_explain(struct stance_text *message, const char *s, size_t n);
static inline bool stance_date_known(struct stance_date d)
{
    return d.first <= d.last;
}
/* ISO week number with its year: year * 100 + week.  Year and month: year * 100 + month. */
int32_t stance_date_week(int32_t day);
int32_t stance_date_month(int32_t day);
int32_t stance_date_year(int32_t day);
/* Appends "2024-06-20". */
void stance_date_put_day(struct stance_text *out, int32_t day);

#endif
