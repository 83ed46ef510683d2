#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "diagram/look.h"

static double width(const char *s, double size, bool bold)
{
    return stance_look_width(s, strlen(s), size, bold);
}

static void expect_line(struct stance_line line, const char *text, bool cut)
{
    cr_assert(line.n == strlen(text) && !memcmp(line.s, text, line.n) && line.cut == cut,
              "got \"%.*s\"%s, expected \"%s\"", (int)line.n, line.s, line.cut ? " cut" : "", text);
}

Test(look, width_is_the_sum_of_the_table)
{
    cr_assert(fabs(width("AV", 10, false) - (13.34)) < 1e-9);
    cr_assert(fabs(width("AV", 10, true) - (13.89)) < 1e-9);
    cr_assert(fabs(width("~ ", 1000, false) - (862)) < 1e-9);
    cr_assert(fabs(width("“”‘’…—–−·", 1000, false) - (333 * 2 + 222 * 2 + 2000 + 556 + 584 + 278)) <
              1e-9);
}

Test(look, an_accented_letter_is_as_wide_as_its_base)
{
    cr_assert(fabs(width("é", 12, false) - (width("e", 12, false))) < 1e-9);
    cr_assert(fabs(width("Ü", 12, true) - (width("U", 12, true))) < 1e-9);
    cr_assert(fabs(width("e\u0301", 12, false) - (width("e", 12, false))) < 1e-9);
}

Test(look, wide_others_and_invalid_bytes)
{
    cr_assert(fabs(width("한中", 1000, false) - (2000)) < 1e-9);
    cr_assert(fabs(width("Ж", 1000, false) - (580)) < 1e-9);
    cr_assert(fabs(width("Ж", 1000, true) - (611)) < 1e-9);
    cr_assert(fabs(width("\xFF", 1000, false) - (580)) < 1e-9);
    cr_assert(fabs(width("\x01\x7F", 1000, false) - (0)) < 1e-9);
}

Test(look, every_token_has_a_name_and_two_colours)
{
    for (int t = 0; t < STANCE_TOKENS; t++) {
        cr_assert(stance_token_name((enum stance_token)t) != NULL);
        for (int dark = 0; dark < 2; dark++) {
            const char *hex = stance_token_hex((enum stance_token)t, dark);
            cr_assert(hex && hex[0] == '#' && strlen(hex) == 7);
            cr_assert(strspn(hex + 1, "0123456789ABCDEF") == 6);
        }
    }
    cr_assert(!strcmp(stance_token_name(STANCE_SUP), "sup"));
    cr_assert(stance_bloc_token(6) == STANCE_SUB && stance_bloc_text_token(2) == STANCE_C3T);
}

Test(look, balanced_lines_have_the_shortest_longest_line)
{
    const char *s =
        "Most recorded positions back a Council role on cyber threats; Russia and China "
        "object";
    struct stance_lines lines = stance_look_wrap(s, 588, 20, true, 2, STANCE_BALANCED);
    cr_assert(lines.n == 2);
    double longest = 0, best = 1e9;
    for (size_t i = 0; i < 2; i++) {
        double w = stance_look_width(lines.line[i].s, lines.line[i].n, 20, true);
        longest = w > longest ? w : longest;
    }
    for (const char *at = strchr(s, ' '); at; at = strchr(at + 1, ' ')) { /* every break */
        double a = stance_look_width(s, (size_t)(at - s), 20, true), b = width(at + 1, 20, true);
        double w = a > b ? a : b;
        best = w < best ? w : best;
    }
    cr_assert(fabs(longest - (best)) < 1e-9);
}

Test(look, greedy_lines_are_filled)
{
    struct stance_lines lines = stance_look_wrap("aaa bbb ccc ddd", width("aaa bbb", 12, false), 12,
                                                 false, 3, STANCE_GREEDY);
    cr_assert(lines.n == 2);
    expect_line(lines.line[0], "aaa bbb", false);
    expect_line(lines.line[1], "ccc ddd", false);
}

Test(look, hyphens_divide_only_where_the_text_would_not_fit)
{
    struct stance_lines lines =
        stance_look_wrap("Human rights-based approach", 140, 12.5, false, 2, STANCE_BALANCED);
    expect_line(lines.line[0], "Human rights-based", false);
    lines = stance_look_wrap("Human rights-based approach", 95, 12.5, false, 2, STANCE_BALANCED);
    expect_line(lines.line[0], "Human rights-", false);
    expect_line(lines.line[1], "based approach", false);
    lines = stance_look_wrap("2024-06-20", 30, 12, false, 2, STANCE_GREEDY);
    cr_assert(lines.line[0].s[lines.line[0].n - 1] != '-', "a date is no hyphenated word");
}

Test(look, too_long_is_cut_on_the_last_line_and_fits_with_the_dots)
{
    struct stance_lines lines =
        stance_look_wrap("one two three four five six seven", 60, 12, false, 2, STANCE_BALANCED);
    cr_assert(lines.n == 2);
    cr_assert(lines.line[1].cut && !lines.line[0].cut);
    double w = stance_look_width(lines.line[1].s, lines.line[1].n, 12, false);
    cr_assert(w + 12 <= 60);
    cr_assert(lines.line[1].s[lines.line[1].n - 1] != ' ');
}

Test(look, ten_thousand_characters_are_cut)
{
    char *s = malloc(10001);
    memset(s, 'x', 10000);
    s[10000] = 0;
    struct stance_lines lines = stance_look_wrap(s, 180, 12, false, 2, STANCE_BALANCED);
    cr_assert(lines.n == 2 && lines.line[1].cut && lines.line[1].n < 40);
    free(s);
}

Test(look, nothing_is_cut_inside_a_cluster)
{
    /* e + acute, six times: each cluster is three bytes */
    const char *s = "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301";
    struct stance_line line = stance_look_cut(s, strlen(s), 32, 12, false);
    cr_assert(line.cut && line.n > 0 && line.n % 3 == 0);
    const char *family = "👨‍👩‍👧‍👦👨‍👩‍👧‍👦";
    for (double w = 1; w < 140; w += 3) {
        line = stance_look_cut(family, strlen(family), w, 12, false);
        cr_assert(line.n % (strlen(family) / 2) == 0);
    }
}

Test(look, empty_and_blank_texts_have_no_lines)
{
    cr_assert(stance_look_wrap("", 100, 12, false, 2, STANCE_BALANCED).n == 0);
    cr_assert(stance_look_wrap(" \t\n ", 100, 12, false, 2, STANCE_GREEDY).n == 0);
}

Test(look, a_width_of_nothing_ends)
{
    struct stance_lines lines = stance_look_wrap("한국 ab", 0, 12, false, 6, STANCE_BALANCED);
    cr_assert(lines.n <= 6);
}

Test(look, the_first_strong_character_tells_the_direction)
{
    cr_assert(stance_look_rtl("مصر", strlen("مصر")));
    cr_assert(stance_look_rtl("(65) ישראל", strlen("(65) ישראל")));
    cr_assert(!stance_look_rtl("Egypt مصر", strlen("Egypt مصر")));
    cr_assert(!stance_look_rtl("Мир", strlen("Мир")));
    cr_assert(!stance_look_rtl("123", 3) && !stance_look_rtl("", 0));
}
