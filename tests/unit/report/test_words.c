/* test_words.c - quoting, escaping and wrapping. */
#include <criterion/criterion.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "base/text.h"
#include "report/csv.h"
#include "report/json.h"
#include "report/wrap.h"

static const char *csv(const char *s)
{
    static char text[100];
    struct stance_text out = {0};
    stance_csv_put(&out, s, strlen(s), STANCE_FORMULAS_AUTO);
    snprintf(text, sizeof text, "%s", out.bytes ? out.bytes : "");
    stance_text_free(&out);
    return text;
}

Test(csv_cells, are_quoted_where_rfc_4180_asks)
{
    cr_assert_str_eq(csv("plain; =1+1"), "plain; =1+1");
    cr_assert_str_eq(csv("a,b"), "\"a,b\"");
    cr_assert_str_eq(csv("say \"no\""), "\"say \"\"no\"\"\"");
    cr_assert_str_eq(csv("two\nlines"), "\"two\nlines\"");
    cr_assert_str_eq(csv("\r"), "\"\r\"");
    cr_assert_str_eq(csv(" edge"), "\" edge\"");
    cr_assert_str_eq(csv("=1+1"), "'=1+1");
    cr_assert_str_eq(csv(""), "");
}

/* jansson reads back what was written, whatever bytes went in. */
Test(json_strings, read_back_as_they_were)
{
    struct stance_random random;
    stance_random_seed(&random, 11);
    for (int round = 0; round < 500; round++) {
        char s[24];
        size_t n = (size_t)stance_random_below(&random, sizeof s);
        for (size_t i = 0; i < n; i++)
            s[i] = (char)(1 + stance_random_below(&random, round % 2 ? 127 : 255));
        struct stance_text out = {0};
        stance_json_put_string(&out, s, n);
        json_t *value = json_loadb(out.bytes, out.n, JSON_DECODE_ANY, NULL);
        cr_assert_not_null(value, "%s", out.bytes);
        if (stance_utf8_valid(s, n) == n) {
            cr_assert_eq(json_string_length(value), n);
            cr_assert_eq(memcmp(json_string_value(value), s, n), 0);
        }
        json_decref(value);
        stance_text_free(&out);
    }
}

static const char *json(const char *s)
{
    static char text[100];
    struct stance_text out = {0};
    stance_json_put_string(&out, s, strlen(s));
    snprintf(text, sizeof text, "%s", out.bytes);
    stance_text_free(&out);
    return text;
}

Test(json_strings, are_escaped)
{
    cr_assert_str_eq(json("a\"b\\c\n\t\b\f\r\v\x1f\x7f"),
                     "\"a\\\"b\\\\c\\n\\t\\b\\f\\r\\u000b\\u001f\\u007f\"");
    cr_assert_str_eq(json("\xC3\xA9\xFF"), "\"\xC3\xA9\xEF\xBF\xBD\"");
}

Test(json_numbers, that_are_none_are_null)
{
    struct stance_text out = {0};
    stance_json_put_number(&out, NAN);
    stance_json_put_number(&out, INFINITY);
    stance_json_put_number(&out, -0.25);
    cr_assert_str_eq(out.bytes, "nullnull-0.25");
    stance_text_free(&out);
}

static char *wrap(const char *const *piece, size_t width, size_t indent)
{
    struct stance_text out = {0};
    struct stance_wrap w;
    stance_wrap_start(&w, &out, width, indent, 0);
    for (; *piece; piece++)
        stance_wrap_put(&w, *piece, strlen(*piece), NULL);
    stance_wrap_end(&w);
    return out.bytes;
}

Test(wrap, pieces_stay_whole_where_they_fit)
{
    const char *const piece[] = {"one two,", "three four,", "five", NULL};
    char *text = wrap(piece, 14, 2);
    cr_assert_str_eq(text, "  one two,\n  three four,\n  five\n");
    free(text);
    text = wrap(piece, 7, 2);
    cr_assert_str_eq(text, "  one\n  two,\n  three\n  four,\n  five\n");
    free(text);
}

Test(wrap, a_word_wider_than_the_line_stands_alone)
{
    const char *const piece[] = {"a", "incomprehensibilities", "b", NULL};
    char *text = wrap(piece, 10, 0);
    cr_assert_str_eq(text, "a\nincomprehensibilities\nb\n");
    free(text);
}
