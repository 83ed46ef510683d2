/* Text: UTF-8 checked, folded, quoted, compared, matched. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/memory.h"
#include "base/random.h"
#include "base/text.h"

Test(utf8, invalid_sequences_are_found_where_they_start)
{
    static const struct {
        const char *s;
        size_t valid;
    } row[] = {
        {"abc", 3},          {"Türkiye", 8},          {"ab\xFF", 2},        {"\xC0\x80", 0},
        {"a\xED\xA0\x80", 1}, {"\xF4\x90\x80\x80", 0}, {"\xE2\x82", 0},      {"12345678\x80", 8},
        {"\xF0\x9F\x87\xBA", 4}, {"\xE0\x80\x80", 0},  {"x\xC3", 1},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++)
        cr_expect_eq(stance_utf8_valid(row[i].s, strlen(row[i].s)), row[i].valid, "row %zu", i);
}

Test(utf8, replacement_character_itself_is_valid)
{
    cr_expect_eq(stance_utf8_valid("\xEF\xBF\xBD", 3), 3);
}

Test(utf8, width_counts_terminal_columns)
{
    cr_expect_eq(stance_utf8_width("abc", 3), 3);
    cr_expect_eq(stance_utf8_width("한국", 6), 4);
    cr_expect_eq(stance_utf8_width("e\xCC\x81", 3), 1);
}

static char *folded(const char *s)
{
    struct stance_text t = {0};
    stance_text_put_folded(&t, s, strlen(s));
    stance_text_put(&t, "", 0);
    return t.bytes;
}

Test(text, folding_brings_spellings_together)
{
    char *a = folded("Türkiye "), *b = folded("turkiye"), *c = folded("Côte d\xE2\x80\x99Ivoire"),
         *d = folded("COTE D'IVOIRE");
    cr_expect_str_eq(a, b);
    cr_expect_str_eq(c, d);
    cr_expect_str_neq(a, c);
    stance_memory_free(a), stance_memory_free(b), stance_memory_free(c), stance_memory_free(d);
}

Test(text, nfc_composes)
{
    struct stance_text t = {0};
    stance_text_put_nfc(&t, "e\xCC\x81", 3);
    cr_expect_str_eq(t.bytes, "é");
    stance_text_free(&t);
}

Test(text, quoting_makes_control_bytes_harmless)
{
    struct stance_text t = {0};
    stance_text_put_quoted(&t, "a\x1b[2J\n\xFFé", 9, 40);
    cr_expect_str_eq(t.bytes, "a\\x1B[2J\\x0A\\xFFé");
    stance_text_clear(&t);
    stance_text_put_quoted(&t, "abcdef", 6, 3);
    cr_expect_str_eq(t.bytes, "abc...");
    stance_text_clear(&t);
    stance_text_put_quoted(&t, "a\xE2\x80\xAE" "b", 5, 9);
    cr_expect_str_eq(t.bytes, "a\\u202Eb");
    stance_text_free(&t);
}

Test(text, distance_counts_edits_and_swaps_up_to_a_limit)
{
    cr_expect_eq(stance_text_distance("yess", 4, "yes", 3, 2), 1);
    cr_expect_eq(stance_text_distance("suport", 6, "support", 7, 2), 1);
    cr_expect_eq(stance_text_distance("oppsoe", 6, "oppose", 6, 2), 1);
    cr_expect_eq(stance_text_distance("Türkiye", 8, "Turkiye", 7, 2), 1);
    cr_expect_eq(stance_text_distance("abc", 3, "xyz", 3, 2), 3);
    cr_expect_eq(stance_text_distance("", 0, "ab", 2, 2), 2);
    cr_expect_eq(stance_text_distance("abcdef", 6, "a", 1, 2), 3);
}

static bool glob(const char *p, const char *s)
{
    return stance_text_glob(p, strlen(p), s, strlen(s));
}

Test(text, glob_matches_like_a_shell)
{
    cr_expect(glob("state*", "state"));
    cr_expect(glob("*", ""));
    cr_expect(glob("a?c", "aéc"));
    cr_expect(glob("[a-c]x", "bx"));
    cr_expect(!glob("[!a-c]x", "bx"));
    cr_expect(glob("\\*", "*"));
    cr_expect(!glob("\\*", "a"));
    cr_expect(glob("[", "["));
    cr_expect(glob("[]]", "]"));
    cr_expect(glob("*a*b*c", "xxaxxbxxabc"));
    cr_expect(!glob("A", "a"));
    cr_expect(!glob("", "a"));
}

Test(text, glob_is_not_exponential, .timeout = 5)
{
    char s[20001];
    memset(s, 'a', 20000);
    s[20000] = '\0';
    cr_expect(!glob("*a*a*a*a*a*a*a*a*a*a*b", s));
}

Test(text, out_of_memory_is_told_once_at_the_end)
{
#ifdef STANCE_FAIL_ALLOCATION
    struct stance_text t = {0};
    struct stance_error err = {0};
    stance_memory_fail_at(1);
    stance_text_puts(&t, "abc");
    stance_memory_fail_at(0);
    stance_text_puts(&t, "def");
    cr_expect_eq(stance_text_end(&t, &err), STANCE_E_MEMORY);
    cr_expect_str_eq(err.message, "out of memory");
    stance_text_free(&t);
#else
    cr_skip_test("needs the sanitizer variant");
#endif
}

Test(random, numbers_are_those_of_the_reference)
{
    /* xoshiro256** from the state that splitmix64 makes of seed 0. */
    struct stance_random random;
    stance_random_seed(&random, 0);
    cr_expect_eq(stance_random_next(&random), 0x99EC5F36CB75F2B4u);
    for (int i = 0; i < 1000; i++)
        cr_assert(stance_random_below(&random, 7) < 7);
    double u = stance_random_unit(&random);
    cr_expect(u >= 0 && u < 1);
}
