/* Stance words, scales of one's own, and what is suggested for a slip. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "data/dataset.h"
#include "data/scale.h"

static struct stance_scale built_in(void)
{
    struct stance_scale s = {0};
    cr_assert_eq(stance_scale_init_stance(&s, NULL), STANCE_OK);
    return s;
}

static struct stance_scale from_text(const char *text)
{
    struct stance_scale s = {0};
    struct stance_error err = {0};
    cr_assert_eq(stance_scale_init_text(&s, text, &err), STANCE_OK, "%s", err.message);
    return s;
}

static void expect_value(struct stance_scale *s, const char *word, double value)
{
    double x = 99;
    cr_expect(stance_scale_value(s, word, strlen(word), &x), "'%s'", word);
    cr_expect(x == value || (isnan(x) && isnan(value)), "'%s' is %g", word, x);
}

Test(scale, built_in_words_and_numbers)
{
    static const struct stance_word row[] = {
        {"support", 1},
        {"oppose", -1},
        {"neutral", 0},
        {"abstain", 0},
        {"mixed", 0},
        {"yes", 1},
        {"no", -1},
        {"Y", 1},
        {"N", -1},
        {"A", 0},
        {"for", 1},
        {"against", -1},
        {"agree", 1},
        {"disagree", -1},
        {"1", 1},
        {"0", 0},
        {"-1", -1},
        {"0.5", 0.5},
        {"-.25", -0.25},
        {"+1", 1},
        {"1e-1", 0.1},
        {"\xE2\x88\x92"
         "1",
         -1},
        {"SUPPORT", 1},
        {" Yes ", 1},
        {"", NAN},
        {"n/a", NAN},
        {"did not vote", NAN},
        {"In Favour", 1},
    };
    struct stance_scale s = built_in();
    for (size_t i = 0; i < sizeof row / sizeof *row; i++)
        expect_value(&s, row[i].word, row[i].value);
    stance_scale_clear(&s);
}

static void expect_strange(struct stance_scale *s, const char *word, const char *message)
{
    double x = 99;
    struct stance_text text = {0};
    cr_expect_not(stance_scale_value(s, word, strlen(word), &x), "'%s'", word);
    stance_scale_explain(s, &text, "a stance", word, strlen(word));
    cr_expect_str_eq(text.bytes, message);
    stance_text_free(&text);
}

Test(scale, a_strange_word_is_told_with_the_one_it_is_like)
{
    struct stance_scale s = built_in();
    expect_strange(&s, "yess", "expected a stance, got 'yess' (did you mean 'yes'?)");
    expect_strange(&s, "Suport", "expected a stance, got 'Suport' (did you mean 'support'?)");
    expect_strange(&s, "2", "expected a stance in -1..1, got '2'");
    expect_strange(&s, "1.0001", "expected a stance in -1..1, got '1.0001'");
    expect_strange(&s, "inf", "expected a stance, got 'inf'");
    expect_strange(&s, "elephant", "expected a stance, got 'elephant'");
    expect_strange(&s, "q", "expected a stance, got 'q'");
    expect_strange(&s, "a\x1B[2J", "expected a stance, got 'a\\x1B[2J'");
    stance_scale_clear(&s);
}

Test(scale, a_long_strange_word_is_cut)
{
    struct stance_scale s = built_in();
    char word[2000];
    memset(word, 'z', sizeof word);
    struct stance_text text = {0};
    stance_scale_explain(&s, &text, "a stance", word, sizeof word);
    cr_expect_lt(text.n, 120);
    stance_text_free(&text);
    stance_scale_clear(&s);
}

Test(scale, a_scale_of_ones_own_replaces_the_built_in)
{
    struct stance_scale s = from_text("Y=1,A=0,N=-1,X=");
    expect_value(&s, "Y", 1);
    expect_value(&s, "y", 1);
    expect_value(&s, "A", 0);
    expect_value(&s, "N", -1);
    expect_value(&s, "X", NAN);
    expect_value(&s, "", NAN);
    expect_strange(&s, "yes", "expected a stance (Y, A, N, X), got 'yes'");
    expect_strange(&s, "0", "expected a stance (Y, A, N, X), got '0'");
    stance_scale_clear(&s);
}

Test(scale, words_may_hold_equals_signs_blanks_and_any_script)
{
    struct stance_scale s = from_text("a=b=1, strongly for = 0.5 ,ЗА=1,=");
    expect_value(&s, "A=B", 1);
    expect_value(&s, "Strongly For", 0.5);
    expect_value(&s, "за", 1);
    stance_scale_clear(&s);
}

Test(scale, what_is_no_scale_says_why)
{
    static const struct {
        const char *text, *message;
    } row[] = {
        {"", "scale: expected WORD=NUMBER, got ''"},
        {"Y", "scale: expected WORD=NUMBER, got 'Y'"},
        {"Y=1,N", "scale: expected WORD=NUMBER, got 'N'"},
        {"Y=2", "scale: expected a number in -1..1 or nothing after '=', got 'Y=2'"},
        {"Y=one", "scale: expected a number in -1..1 or nothing after '=', got 'Y=one'"},
        {"Y=1,y=0", "scale: a word stands twice, got 'y=0'"},
        {"=0", "scale: an empty cell is always missing, got '=0'"},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        struct stance_scale s = {0};
        struct stance_error err = {0};
        cr_expect_eq(stance_scale_init_text(&s, row[i].text, &err), STANCE_E_VALUE);
        cr_expect_str_eq(err.message, row[i].message);
    }
}

Test(scale, strength_words)
{
    struct stance_scale s = {0};
    cr_assert_eq(stance_scale_init_strength(&s, NULL), STANCE_OK);
    expect_value(&s, "allied", 1);
    expect_value(&s, "Friendly", 1);
    expect_value(&s, "hostile", -1);
    expect_value(&s, "0.5", 0.5);
    stance_scale_clear(&s);
}

Test(scale, basis_and_kind_words)
{
    struct stance_vocabulary v = {0};
    double x;
    cr_assert_eq(stance_vocabulary_init_basis(&v, NULL), STANCE_OK);
    cr_expect(stance_vocabulary_find(&v, "Inferred", 8, &x) && x == STANCE_INFERRED);
    cr_expect(stance_vocabulary_find(&v, "vote", 4, &x) && x == STANCE_STATED);
    cr_expect_not(stance_vocabulary_find(&v, "guessed", 7, &x));
    cr_expect_str_eq(stance_vocabulary_suggest(&v, "infered", 7), "inferred");
    stance_vocabulary_clear(&v);
    cr_assert_eq(stance_vocabulary_init_kind(&v, NULL), STANCE_OK);
    cr_expect(stance_vocabulary_find(&v, "organization", 12, &x) && x == STANCE_ACTOR_ORGANISATION);
    stance_vocabulary_clear(&v);
}
