/* Numbers in and out of text, under any locale. */
#include <criterion/criterion.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/random.h"
#include "base/text.h"

static void expect_text(void (*put)(struct stance_text *, double, int), double x, int decimals,
                        const char *want)
{
    struct stance_text t = {0};
    put(&t, x, decimals);
    cr_expect_str_eq(t.bytes, want);
    stance_text_free(&t);
}

Test(number, coordinates_lose_trailing_zeros_and_minus_zero)
{
    expect_text(stance_number_put, 12.0, 1, "12");
    expect_text(stance_number_put, 12.25, 1, "12.2");
    expect_text(stance_number_put, -0.04, 1, "0");
    expect_text(stance_number_put, -7.5, 1, "-7.5");
    expect_text(stance_number_put, 1e15, 1, "1000000000000000");
    expect_text(stance_number_put, 100, 0, "100");
}

Test(number, fixed_keeps_its_decimals)
{
    expect_text(stance_number_put_fixed, 1, 3, "1.000");
    expect_text(stance_number_put_fixed, -0.0001, 2, "0.00");
    expect_text(stance_number_put_fixed, NAN, 2, "nan");
    expect_text(stance_number_put_fixed, -INFINITY, 2, "-inf");
}

Test(number, what_is_no_number_is_refused)
{
    static const char *bad[] = {"", "-", "+", ".", "1e", "1e+", "0x10", "inf", "nan", "1,5",
                                "1 ", " 1", "--1", "1e400", "1.2.3", "e5", "\xE2\x88\x92"};
    double x = 42;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        cr_expect(!stance_number_parse(bad[i], strlen(bad[i]), &x), "%s", bad[i]);
    cr_expect_eq(x, 42);
}

Test(number, usual_spellings_are_read)
{
    double x;
    cr_assert(stance_number_parse("+.5", 3, &x) && x == 0.5);
    cr_assert(stance_number_parse("5.", 2, &x) && x == 5);
    cr_assert(stance_number_parse("\xE2\x88\x92" "0.25", 7, &x) && x == -0.25);
    cr_assert(stance_number_parse("1E-3", 4, &x) && x == 1e-3);
    cr_assert(stance_number_parse("0e999", 5, &x) && x == 0);
    cr_assert(stance_number_parse("1e-400", 6, &x) && x == 0);
    cr_assert(stance_number_parse("12", 1, &x) && x == 1);
}

Test(number, exact_text_reads_back_as_the_same_bits)
{
    struct stance_random random;
    stance_random_seed(&random, 7);
    for (int i = 0; i < 20000; i++) {
        uint64_t bits = stance_random_next(&random);
        double x, back;
        memcpy(&x, &bits, sizeof x);
        if (!isfinite(x))
            continue;
        struct stance_text t = {0};
        stance_number_put_exact(&t, x);
        cr_assert(stance_number_parse(t.bytes, t.n, &back));
        cr_assert(back == x, "%s", t.bytes);
        stance_text_free(&t);
    }
}

Test(number, exact_text_is_plain_where_a_person_would_write_it_so)
{
    static const struct {
        double x;
        const char *text;
    } row[] = {
        {1760, "1760"},       {720, "720"},     {0.1, "0.1"},
        {-2.5, "-2.5"},       {1e16, "10000000000000000"},
        {0.000001, "0.000001"}, {1e-7, "1e-07"}, {1.5e30, "1.5e+30"},
        {1.0 / 3, "0.3333333333333333"}, {-0.0, "0"},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        struct stance_text t = {0};
        stance_number_put_exact(&t, row[i].x);
        cr_expect_str_eq(t.bytes, row[i].text);
        stance_text_free(&t);
    }
}

Test(number, long_text_has_seventeen_significant_digits)
{
    static const struct {
        double x;
        const char *text;
    } row[] = {
        {3, "3"},
        {-0.0, "0"},
        {0.6, "0.59999999999999998"},
        {-1.0 / 3, "-0.33333333333333331"},
        {1e-7, "9.9999999999999995e-08"},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        struct stance_text t = {0};
        stance_number_put_long(&t, row[i].x);
        cr_expect_str_eq(t.bytes, row[i].text);
        stance_text_free(&t);
    }
}

Test(number, whole_numbers_are_written_as_the_c_library_does)
{
    struct stance_random random;
    stance_random_seed(&random, 12);
    for (int i = 0; i < 20000; i++) {
        char want[64];
        struct stance_text exact = {0}, whole = {0};
        /* Up to 2^49, below the power from which exponents are written. */
        int64_t x = (int64_t)(stance_random_next(&random) >> (15 + stance_random_below(&random, 49)));
        snprintf(want, sizeof want, "%lld", (long long)-x);
        stance_number_put_exact(&exact, -(double)x);
        cr_assert_str_eq(exact.bytes, want);
        snprintf(want, sizeof want, "%.17g", (double)x);
        stance_text_clear(&exact);
        stance_number_put_long(&exact, (double)x);
        cr_assert_str_eq(exact.bytes, want);
        stance_number_put_whole(&whole, (uint64_t)x);
        cr_assert_str_eq(whole.bytes, want);
        stance_text_free(&exact);
        stance_text_free(&whole);
    }
}

Test(number, parses_as_the_c_library_does)
{
    struct stance_random random;
    stance_random_seed(&random, 11);
    for (int i = 0; i < 20000; i++) {
        char s[64];
        int exponent = (int)stance_random_below(&random, 60) - 30;
        snprintf(s, sizeof s, "%lld.%llue%d",
                 (long long)(int64_t)stance_random_next(&random) >> stance_random_below(&random, 63),
                 (unsigned long long)stance_random_below(&random, 1u << 30), exponent);
        double x = 0;
        cr_assert(stance_number_parse(s, strlen(s), &x), "%s", s);
        cr_assert(x == strtod(s, NULL), "%s", s);
    }
}

Test(number, a_comma_locale_changes_nothing)
{
    if (!setlocale(LC_ALL, "de_DE.UTF-8"))
        cr_skip_test("no locale de_DE.UTF-8 here");
    double x;
    cr_expect(stance_number_parse("0.1", 3, &x) && x == 0.1);
    cr_expect(stance_number_parse("123456789012345678.5", 20, &x) && x == 123456789012345678.5);
    expect_text(stance_number_put_fixed, 1.5, 2, "1.50");
    struct stance_text t = {0};
    stance_number_put_exact(&t, 0.1);
    cr_expect_str_eq(t.bytes, "0.1");
    stance_text_clear(&t);
    stance_number_put_long(&t, 0.1);
    cr_expect_str_eq(t.bytes, "0.10000000000000001");
    stance_text_free(&t);
}

Test(number, whole_numbers_stop_at_64_bits)
{
    uint64_t x = 0;
    cr_expect(stance_number_parse_whole("18446744073709551615", 20, &x) && x == UINT64_MAX);
    cr_expect(!stance_number_parse_whole("18446744073709551616", 20, &x));
    cr_expect(!stance_number_parse_whole("", 0, &x));
    cr_expect(!stance_number_parse_whole("-1", 2, &x));
}
