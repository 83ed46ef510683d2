/* The slope: who moved, where a line breaks, which issue and actors are drawn. */
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "diagram/spread.h"
#include "periods_data.h"

static const char small[] = "actor,issue,stance,date,basis\n"
                            "Up,Issue,-1,2021-03,stated\nUp,Issue,0,2022,stated\n"
                            "Up,Issue,1,2023-12-31,stated\n"
                            "Down,Issue,0.5,2021,stated\nDown,Issue,0,2023,inferred\n"
                            "Still,Issue,0.5,2021,stated\nStill,Issue,0.5,2022,stated\n"
                            "Still,Issue,0.6,2023,stated\n"
                            "Both,Issue,1,2022,stated\nBoth,Issue,-1,2022,stated\n"
                            "Up,Rare,1,2021,stated\n";

static struct stance_options slope(const char *at, const char *by)
{
    struct stance_options o = stance_options_default();
    o.draw.view = STANCE_VIEW_SLOPE;
    o.draw.at = at;
    o.draw.by = by;
    return o;
}

static size_t count(const struct stance_text *t, const char *xpath)
{
    return svg_contract_count(t->bytes, t->n, xpath);
}

Test(view_slope, lines_go_where_the_actor_goes_and_break_where_nothing_is_recorded)
{
    struct stance_options o = slope(NULL, "year");
    struct stance_text t = {0};
    stance_dataset *data = periods_data(small);
    periods_draw(&t, data, &o);
    cr_assert_eq(count(&t, "//s:g[s:title]"), 9, "a point per position");
    cr_assert_eq(count(&t, "//s:g[s:title='2021: Up – Issue: \u22121.0, stated']"), 1);
    cr_assert_eq(count(&t, "//s:path[@class='s-sup' and @stroke-width='2.5']"), 2 + 1);
    cr_assert_eq(count(&t, "//s:path[@class='s-opp']"), 1, "only the legend: the line has a gap");
    cr_assert_eq(count(&t, "//s:path[@class='s-mute' and @stroke-width='1.5']"), 2 + 2);
    cr_assert_eq(count(&t, "//s:text[.='Both' and @text-anchor]"), 0);
    cr_assert_eq(count(&t, "//s:text[.='Both']"), 1, "named at its only point");
    cr_assert_eq(count(&t, "//s:text[.='Up' and @text-anchor='end']"), 1);
    cr_assert_eq(count(&t, "//s:text[.='Gap: none recorded' or .='For and against']"), 2);
    cr_assert_eq(count(&t, "//s:text[contains(.,'Left out: 1 other issue')]"), 1);
    stance_text_free(&t);
    stance_dataset_free(data);
}

Test(view_slope, dates_are_taken_at_their_precision)
{
    struct stance_options o = slope("2023-12,2021", NULL);
    struct stance_text t = {0};
    stance_dataset *data = periods_data(small);
    periods_draw(&t, data, &o);
    cr_assert_eq(count(&t, "//s:text[.='December 2023']"), 1);
    cr_assert_eq(count(&t, "//s:g[starts-with(s:title,'December 2023: Up')]"), 1);
    cr_assert_eq(count(&t, "//s:g[starts-with(s:title,'December 2023: ')]"), 1,
                 "'2023' is not known to lie in December");
    stance_text_free(&t);
    stance_dataset_free(data);
}

Test(view_slope, what_cannot_be_compared_is_refused)
{
    static const struct {
        const char *at, *by;
        enum stance_code code;
        const char *says;
    } bad[] = {
        {NULL, NULL, STANCE_E_VALUE, "--at DATE,DATE or --by"},
        {"2021,2022", "year", STANCE_E_VALUE, "give one"},
        {"2021,2O22", NULL, STANCE_E_VALUE, "'2O22'"},
        {"2021,2021", NULL, STANCE_E_VALUE, "twice"},
        {"2021", NULL, STANCE_E_DATA, "only one of the periods"},
        {"", NULL, STANCE_E_DATA, "none of the periods"},
        {"1999,2000", NULL, STANCE_E_DATA, "none of the periods"},
        {NULL, "moon", STANCE_E_VALUE, "no column 'moon'"},
    };
    stance_dataset *data = periods_data(small);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct stance_options o = slope(bad[i].at, bad[i].by);
        struct stance_text t = {0};
        struct stance_error err = {0};
        cr_assert_eq(stance_figure_draw(&t, data, &o, NULL, &err), bad[i].code, "%zu", i);
        cr_assert(strstr(err.message, bad[i].says) != NULL, "%zu: %s", i, err.message);
        cr_assert(t.bytes == NULL);
    }
    struct stance_options o = slope(NULL, "year");
    struct stance_text t = {0};
    o.draw.view = STANCE_VIEW_CHIPS;
    cr_assert_eq(stance_figure_draw(&t, data, &o, NULL, NULL), STANCE_E_VALUE);
    stance_dataset_free(data);
}

/* n actors by m periods in a column whose texts would mean something to a glob. */
static stance_dataset *many(int n, int m)
{
    char *csv = calloc(1, (size_t)n * (size_t)m * 60 + 100), *at = csv;
    at += sprintf(at, "actor,issue,stance,round\n");
    for (int a = 0; a < n; a++)
        for (int p = 0; p < m; p++)
            for (int twice = 0; twice <= (p > 0); twice++)
                at += sprintf(at, "actor %d,Issue,%d,%d*[a]?\\\n", a, (a + p) % 3 - 1, p + 9);
    stance_dataset *data = periods_data(csv);
    free(csv);
    return data;
}

Test(view_slope, beyond_its_limits_it_shows_what_fits_and_says_so)
{
    struct stance_options o = slope(NULL, "round");
    struct stance_text t = {0};
    stance_dataset *data = many(26, 5);
    periods_draw(&t, data, &o);
    cr_assert_eq(count(&t, "//s:g[s:title]"), 25 * 4);
    cr_assert_eq(count(&t, "//s:text[.='9*[a]?\\']"), 0, "the emptiest of five");
    const char *ten = strstr(t.bytes, ">10*[a]?\\<"), *last = strstr(t.bytes, ">13*[a]?\\<");
    cr_assert(ten && last && ten < last);
    cr_assert_eq(count(&t, "//s:text[contains(.,'1 of 26 actors')]"), 1);
    stance_text_free(&t);
    stance_dataset_free(data);
}

/* Where the next text of that size and anchor stands, from *at on. */
static bool next_text(const char **at, const char *anchor, double *x, double *y)
{
    while ((*at = strstr(*at, "<text ")) != NULL) {
        const char *end = strchr(*at, '>');
        char tag[400];
        snprintf(tag, sizeof tag, "%.*s", (int)(end - *at), *at);
        *at = end;
        if (strstr(tag, "font-size") || strstr(tag, "bold") ||
            !strstr(tag, anchor ? anchor : "<text ") || (!anchor && strstr(tag, "anchor")))
            continue;
        if (sscanf(strstr(tag, " x="), " x=\"%lf\"", x) == 1 &&
            sscanf(strstr(tag, " y="), " y=\"%lf\"", y) == 1)
            return true;
    }
    return false;
}

/* 25 actors at three values: the most that are drawn. */
Test(view_slope, a_value_is_told_once_and_names_keep_their_distance)
{
    struct stance_options o = slope(NULL, "round");
    struct stance_text t = {0};
    stance_dataset *data = many(25, 2);
    periods_draw(&t, data, &o);
    const char *const value[] = {"+1.0", "0.0", "\u22121.0"};
    for (size_t i = 0; i < 3; i++) {
        char at_left[80], all[80];
        snprintf(all, sizeof all, "//s:text[.='%s']", value[i]);
        snprintf(at_left, sizeof at_left, "//s:text[.='%s' and @text-anchor='end']", value[i]);
        cr_assert_eq(count(&t, all), 2, "%s", value[i]);
        cr_assert_eq(count(&t, at_left), 1, "%s", value[i]);
    }
    cr_assert_eq(count(&t, "//s:path[@class='s-sub' and @stroke-width='0.8']"), 6,
                 "a bar per value on either side, and each value stands at its point");
    double x, y, column = 0, before = -1;
    size_t names = 0;
    const char *at = t.bytes;
    for (const char *text = at; next_text(&text, "end", &x, &y);)
        column = names++ == 0 ? x : fmin(column, x);
    names = 0;
    for (const char *text = at; next_text(&text, "end", &x, &y);)
        if (x <= column) {
            cr_assert(names == 0 || y - before >= 14.9, "%.1f after %.1f", y, before);
            before = y;
            names++;
        }
    cr_assert_gt(names, 5);
    stance_text_free(&t);
    stance_dataset_free(data);
}

/* Six are recorded in 2022 alone: four at one point, two where their names have room. */
Test(view_slope, names_in_between_share_a_line_or_are_counted)
{
    static const char *const text =
        "actor,issue,stance,date\nEnds,Issue,0,2021\nEnds,Issue,0,2023\n"
        "First of the four,Issue,1,2022\nSecond of the four,Issue,1,2022\n"
        "Third of the four,Issue,1,2022\nFourth of the four,Issue,0.97,2022\n"
        "Lo,Issue,-1,2022\nHi,Issue,-1,2022\n";
    struct stance_options o = slope(NULL, "year");
    struct stance_text t = {0};
    stance_dataset *data = periods_data(text);
    periods_draw(&t, data, &o);
    cr_assert_eq(count(&t, "//s:text[contains(.,'of the four')]"), 0);
    cr_assert_eq(count(&t, "//s:g[contains(s:title,'First of') and contains(s:title,'Second of') "
                           "and contains(s:title,'Third of') and contains(s:title,'Fourth of')]"
                           "/s:text[.='4 actors']"),
                 1);
    cr_assert_eq(count(&t, "//s:text[.='Lo, Hi' or .='Hi, Lo']"), 1);
    stance_text_free(&t);
    stance_dataset_free(data);
}

Test(view_slope, a_long_name_takes_room_from_the_lines)
{
    static const char *const text = "actor,issue,stance,date\n"
                                    "States for more active engagement,Issue,1,2021\n"
                                    "States for more active engagement,Issue,1,2022\n"
                                    "Short,Issue,1,2021\nShort,Issue,1,2022\n";
    struct stance_options o = slope(NULL, "year");
    struct stance_text t = {0};
    stance_dataset *data = periods_data(text);
    periods_draw(&t, data, &o);
    cr_assert_eq(count(&t, "//s:text[.='States for more active engagement']"), 2);
    stance_text_free(&t);
    stance_dataset_free(data);
}

Test(spread, labels_keep_their_distance_and_order_and_move_least)
{
    double y[] = {10, 10, 10, 50, 52}, far[] = {0, 40, 90};
    const double expected[] = {0, 10, 20, 46, 56};
    stance_spread(y, 5, 10, -100, 200);
    for (size_t i = 0; i < 5; i++)
        cr_assert_float_eq(y[i], expected[i], 1e-9, "%zu: %d", i, (int)(10 * y[i]));
    stance_spread(far, 3, 15, 0, 100);
    cr_assert(far[0] <= 0 && far[1] >= 40 && far[1] <= 40 && far[2] >= 90);
    double low[] = {-5, -5, 500};
    stance_spread(low, 3, 15, 0, 100);
    cr_assert_float_eq(low[0], 0, 1e-9);
    cr_assert_float_eq(low[1], 15, 1e-9);
    cr_assert_float_eq(low[2], 100, 1e-9);
}

#ifdef STANCE_FAIL_ALLOCATION
Test(view_slope, every_failing_allocation_is_told)
{
    struct stance_options o = slope(NULL, "year");
    stance_dataset *data = periods_data(small);
    for (int by = 0; by < 2; by++)
        for (size_t n = 1;; n++) {
            struct stance_text t = {0};
            struct stance_error err = {0};
            o.draw.by = by ? "date" : "year";
            stance_memory_fail_at(n);
            enum stance_code code = stance_figure_draw(&t, data, &o, NULL, &err);
            stance_memory_fail_at(0);
            stance_text_free(&t);
            if (code == STANCE_OK)
                break;
            cr_assert_eq(code, STANCE_E_MEMORY, "allocation %zu: %s", n, err.message);
            cr_assert_lt(n, 20000);
        }
    stance_dataset_free(data);
}
#endif
