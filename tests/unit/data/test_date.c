/* Dates: ISO 8601 at the precision given, true to the calendar. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/text.h"
#include "data/date.h"

static struct stance_date parse(const char *s)
{
    struct stance_date d = STANCE_DATE_NONE;
    cr_expect(stance_date_parse(s, strlen(s), &d), "%s", s);
    return d;
}

static void expect_none(const char *s, const char *why)
{
    struct stance_date d = STANCE_DATE_NONE;
    struct stance_text message = {0};
    cr_expect_not(stance_date_parse(s, strlen(s), &d), "%s", s);
    cr_expect_not(stance_date_known(d), "%s", s);
    stance_date_explain(&message, s, strlen(s));
    cr_expect_str_eq(message.bytes, why);
    stance_text_free(&message);
}

Test(date, a_date_is_the_days_it_may_mean)
{
    static const struct {
        const char *s;
        int32_t first, last;
    } row[] = {
        {"1970-01-01", 0, 0},
        {"1969-12-31", -1, -1},
        {"2000-02-29", 11016, 11016},
        {"2024-06-20", 19894, 19894},
        {"2024-06", 19875, 19904},
        {"2024", 19723, 20088},
        {"2023-02", 19389, 19416},
        {"1900", -25567, -25203},
        {"0001-01-01", -719162, -719162},
        {"9999-12-31", 2932896, 2932896},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        struct stance_date d = parse(row[i].s);
        cr_expect_eq(d.first, row[i].first, "%s: %d", row[i].s, (int)d.first);
        cr_expect_eq(d.last, row[i].last, "%s: %d", row[i].s, (int)d.last);
    }
}

Test(date, a_time_of_day_is_dropped)
{
    static const char *const same[] = {
        "2024-06-20T10:00:00Z",   "2024-06-20 10:00",           "2024-06-20T23:59:59.123",
        "2024-06-20T10:00+02:00", "2024-06-20T10:00:00.5-0330", "2005-01-26 00:00:00",
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        char day[11] = {0};
        memcpy(day, same[i], 10);
        struct stance_date with = parse(same[i]), without = parse(day);
        cr_expect(with.first == without.first && with.last == without.last, "%s", same[i]);
    }
}

Test(date, month_13_is_no_date)
{
    expect_none("2024-13-01", "there is no month 13");
    expect_none("2024-13", "there is no month 13");
    expect_none("2024-00-10", "there is no month 0");
    expect_none("2024-02-30", "there is no 30 February 2024");
    expect_none("2023-02-29", "there is no 29 February 2023");
    expect_none("1900-02-29", "there is no 29 February 1900");
    expect_none("2024-04-31", "there is no 31 April 2024");
    expect_none("2024-04-00", "there is no 0 April 2024");
    expect_none("0000", "there is no year 0");
}

Test(date, other_ways_to_write_a_date_are_explained)
{
    static const char *const odd[] = {
        "20/06/2024",  "20.06.2024",    "June 2024",        "2024-6-20",
        "24",          "2024-",         "2024-06-",         "2024-06-20T",
        "2024-06-20x", "2024-06-20 10", "2024-06-20 25:00", "20240620",
    };
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        expect_none(odd[i], "a date is written 2024, 2024-06 or 2024-06-20");
}

/* One day after the other, beside a calendar that only counts. */
Test(date, week_month_and_year_follow_the_calendar_for_eight_hundred_years)
{
    static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year = 1601, month = 1, day = 1, weekday = 0; /* a Monday */
    int32_t number = parse("1601-01-01").first;
    for (; year < 2402; number++) {
        bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        cr_assert_eq(stance_date_year(number), year);
        cr_assert_eq(stance_date_month(number), year * 100 + month);
        int32_t week = stance_date_week(number);
        if (weekday != 0)
            cr_assert_eq(week, stance_date_week(number - 1));
        else
            cr_assert_neq(week, stance_date_week(number - 1));
        if (month == 1 && day == 4) /* is always in week 1 */
            cr_assert_eq(week, year * 100 + 1);
        weekday = (weekday + 1) % 7;
        if (++day > length[month - 1] + (month == 2 && leap)) {
            day = 1;
            if (++month > 12) {
                month = 1;
                year++;
            }
        }
    }
}

Test(date, weeks_carry_the_year_of_their_thursday)
{
    static const struct {
        const char *s;
        int32_t week;
    } row[] = {
        {"2021-01-03", 202053}, {"2021-01-04", 202101}, {"2019-12-30", 202001},
        {"2016-01-03", 201553}, {"2018-12-31", 201901}, {"2024-06-20", 202425},
        {"1969-12-29", 197001},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++)
        cr_expect_eq(stance_date_week(parse(row[i].s).first), row[i].week, "%s", row[i].s);
}

Test(date, no_day_number_overflows)
{
    stance_date_week(INT32_MAX);
    stance_date_week(INT32_MIN);
    stance_date_month(INT32_MAX);
    cr_expect_eq(stance_date_year(INT32_MIN), -5877641);
}
