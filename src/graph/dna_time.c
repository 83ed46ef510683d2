/* dna_time.c - months and years by the calendar, all else by seconds. */
#include "dna_time.h"

#include "../base/text.h"

/* Months count from year 0; the first day of one, as days since 1970-01-01. */
static int64_t month_start(int64_t month)
{
    int64_t year = (month - 2) / 12, of_year = (month - 2) % 12; /* years begin in March */
    return year * 365 + year / 4 - year / 100 + year / 400 + (153 * of_year + 2) / 5 - 719468;
}

static int64_t month_of(int32_t day)
{
    int32_t number = stance_date_month(day);
    return (int64_t)(number / 100) * 12 + number % 100 - 1;
}

static int64_t day_of_month(int32_t day)
{
    return day - month_start(month_of(day));
}

static int64_t two_digits(const char *s)
{
    return (s[0] - '0') * 10 + (s[1] - '0');
}

bool stance_dna_time_parse(const char *s, size_t n, int64_t *out)
{
    struct stance_date date;
    int64_t hour = 0, minute = 0, second = 0;
    if (!stance_date_parse(s, n, &date))
        return false;
    if (n >= 16) { /* the shape has been checked */
        hour = two_digits(s + 11);
        minute = two_digits(s + 14);
        if (n >= 19 && s[16] == ':')
            second = two_digits(s + 17);
    }
    *out = (int64_t)date.first * STANCE_DNA_DAY + hour * 3600 + minute * 60 + second;
    return true;
}

static int64_t plus_months(int64_t time, int64_t n)
{
    int32_t day = stance_dna_day(time);
    int64_t of_day = time - (int64_t)day * STANCE_DNA_DAY;
    int64_t month = month_of(day) + n, of_month = day_of_month(day);
    int64_t length = month_start(month + 1) - month_start(month);
    if (of_month >= length)
        of_month = length - 1;
    return (month_start(month) + of_month) * STANCE_DNA_DAY + of_day;
}

int64_t stance_dna_plus(int64_t time, enum stance_window unit, int64_t n)
{
    switch (unit) {
    case STANCE_WINDOW_MINUTES:
        return time + 60 * n;
    case STANCE_WINDOW_HOURS:
        return time + 3600 * n;
    case STANCE_WINDOW_DAYS:
        return time + STANCE_DNA_DAY * n;
    case STANCE_WINDOW_WEEKS:
        return time + 7 * STANCE_DNA_DAY * n;
    case STANCE_WINDOW_MONTHS:
        return plus_months(time, n);
    case STANCE_WINDOW_YEARS:
        return plus_months(time, 12 * n);
    default:
        return time + n;
    }
}

static int64_t months_between(int64_t from, int64_t to)
{
    int32_t a = stance_dna_day(from), b = stance_dna_day(to);
    int64_t months = month_of(b) - month_of(a), days = day_of_month(b) - day_of_month(a);
    if (months > 0 && days < 0)
        months--;
    else if (months < 0 && days > 0)
        months++;
    return months;
}

int64_t stance_dna_between(int64_t from, int64_t to, enum stance_window unit)
{
    switch (unit) {
    case STANCE_WINDOW_MINUTES:
        return (to - from) / 60;
    case STANCE_WINDOW_HOURS:
        return (to - from) / 3600;
    case STANCE_WINDOW_DAYS:
        return (to - from) / STANCE_DNA_DAY;
    case STANCE_WINDOW_WEEKS:
        return (to - from) / STANCE_DNA_DAY / 7;
    case STANCE_WINDOW_MONTHS:
        return months_between(from, to);
    case STANCE_WINDOW_YEARS:
        return months_between(from, to) / 12;
    default:
        return to - from;
    }
}

void stance_dna_time_put(struct stance_text *text, int64_t time)
{
    int32_t day = stance_dna_day(time);
    int32_t month = stance_date_month(day);
    int64_t of_day = time - (int64_t)day * STANCE_DNA_DAY;
    stance_text_format(text, "%04d-%02d-%02dT%02d:%02d:%02d", (int)(month / 100),
                       (int)(month % 100), (int)day_of_month(day) + 1, (int)(of_day / 3600),
                       (int)(of_day / 60 % 60), (int)(of_day % 60));
}
