/* date.c - the proleptic Gregorian calendar, as days since 1970-01-01.
 *
 * Day numbers by eras of 400 years (146,097 days) and years that start in March.
 * H. Hinnant: chrono-compatible low-level date algorithms (2013).
 * https://howardhinnant.github.io/date_algorithms.html */
#include "date.h"

#include "../base/text.h"

struct calendar {
    int32_t year, month, day; /* month and day 0 = not given */
};

static int64_t day_number(int64_t year, int32_t month, int32_t day)
{
    int64_t y = year - (month <= 2);
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t of_era = y - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static struct calendar calendar_of(int64_t day)
{
    int64_t z = day + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t of_era = z - era * 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * of_year + 2) / 153;
    struct calendar c = {.year = (int32_t)(year + era * 400),
                         .month = (int32_t)(month + (month < 10 ? 3 : -9)),
                         .day = (int32_t)(of_year - (153 * month + 2) / 5 + 1)};
    c.year += c.month <= 2;
    return c;
}

static int32_t month_days(int32_t year, int32_t month)
{
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap);
}

/* Reads exactly `digits` digits off the front. */
static bool take(const char **s, size_t *n, size_t digits, int32_t *out)
{
    if (*n < digits)
        return false;
    int32_t x = 0;
    for (size_t i = 0; i < digits; i++) {
        if ((*s)[i] < '0' || (*s)[i] > '9')
            return false;
        x = x * 10 + ((*s)[i] - '0');
    }
    *out = x;
    *s += digits;
    *n -= digits;
    return true;
}

static bool take_char(const char **s, size_t *n, char c)
{
    if (*n == 0 || **s != c)
        return false;
    ++*s;
    --*n;
    return true;
}

/* "10:00", "10:00:59.25", then nothing, "Z" or "+02:00". */
static bool take_time(const char *s, size_t n)
{
    int32_t hour, minute, second = 0, ignored;
    if (!take(&s, &n, 2, &hour) || !take_char(&s, &n, ':') || !take(&s, &n, 2, &minute))
        return false;
    if (take_char(&s, &n, ':') && !take(&s, &n, 2, &second))
        return false;
    if (take_char(&s, &n, '.') || take_char(&s, &n, ','))
        while (take(&s, &n, 1, &ignored))
            continue;
    if (hour > 24 || minute > 59 || second > 60)
        return false;
    if (n == 0 || (n == 1 && *s == 'Z'))
        return true;
    if (!take_char(&s, &n, '+') && !take_char(&s, &n, '-'))
        return false;
    if (!take(&s, &n, 2, &ignored))
        return false;
    take_char(&s, &n, ':');
    return n == 0 || (take(&s, &n, 2, &ignored) && n == 0);
}

/* The shape alone: digits and hyphens where they belong. */
static bool read_shape(const char *s, size_t n, struct calendar *c)
{
    *c = (struct calendar){0};
    if (!take(&s, &n, 4, &c->year))
        return false;
    if (n == 0)
        return true;
    if (!take_char(&s, &n, '-') || !take(&s, &n, 2, &c->month))
        return false;
    if (n == 0)
        return true;
    if (!take_char(&s, &n, '-') || !take(&s, &n, 2, &c->day))
        return false;
    return n == 0 || ((take_char(&s, &n, 'T') || take_char(&s, &n, ' ')) && take_time(s, n));
}

/* The parts that were given; a shape "2024-00" has a month, 0, that is none. */
static size_t parts_given(size_t n)
{
    return n <= 4 ? 1 : n <= 7 ? 2 : 3;
}

bool stance_date_parse(const char *s, size_t n, struct stance_date *out)
{
    struct calendar c;
    if (!read_shape(s, n, &c) || c.year < 1)
        return false;
    size_t parts = parts_given(n);
    if (parts >= 2 && (c.month < 1 || c.month > 12))
        return false;
    if (parts == 3 && (c.day < 1 || c.day > month_days(c.year, c.month)))
        return false;
    int32_t first_month = parts >= 2 ? c.month : 1, last_month = parts >= 2 ? c.month : 12;
    out->first = (int32_t)day_number(c.year, first_month, parts == 3 ? c.day : 1);
    out->last = (int32_t)day_number(c.year, last_month,
                                    parts == 3 ? c.day : month_days(c.year, last_month));
    return true;
}

void stance_date_explain(struct stance_text *message, const char *s, size_t n)
{
    static const char *const name[] = {"January",   "February", "March",    "April",
                                       "May",       "June",     "July",     "August",
                                       "September", "October",  "November", "December"};
    struct calendar c;
    if (!read_shape(s, n, &c))
        stance_text_puts(message, "a date is written 2024, 2024-06 or 2024-06-20");
    else if (c.year < 1)
        stance_text_puts(message, "there is no year 0");
    else if (c.month < 1 || c.month > 12)
        stance_text_format(message, "there is no month %d", (int)c.month);
    else
        stance_text_format(message, "there is no %d %s %d", (int)c.day, name[c.month - 1],
                           (int)c.year);
}

int32_t stance_date_year(int32_t day)
{
    return calendar_of(day).year;
}

int32_t stance_date_month(int32_t day)
{
    struct calendar c = calendar_of(day);
    return c.year * 100 + c.month;
}

/* A week belongs to the year that its Thursday is in. */
int32_t stance_date_week(int32_t day)
{
    int64_t weekday = (((int64_t)day + 3) % 7 + 7) % 7; /* Monday = 0 */
    int64_t thursday = day - weekday + 3;
    int32_t year = calendar_of(thursday).year;
    return year * 100 + (int32_t)((thursday - day_number(year, 1, 1)) / 7) + 1;
}

void stance_date_put_day(struct stance_text *out, int32_t day)
{
    struct calendar c = calendar_of(day);
    stance_text_format(out, "%04d-%02d-%02d", (int)c.year, (int)c.month, (int)c.day);
}
