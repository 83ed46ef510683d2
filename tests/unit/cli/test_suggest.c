/* test_suggest.c - a slip of the finger is recognised, and nothing else. */
#include <stdint.h>
#include <string.h>

#include <criterion/criterion.h>

#include "cli/suggest.h"

static const char *guess(const char *typed)
{
    static const char *const names[] = {"draw", "cluster", "check", "convert", "min-overlap"};
    struct cli_guess g = {.typed = typed, .typed_n = strlen(typed)};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        cli_guess_offer(&g, names[i]);
    return g.best ? g.best : "";
}

Test(suggest, swapped_lost_doubled_and_wrong_letters)
{
    cr_expect_str_eq(guess("darw"), "draw");
    cr_expect_str_eq(guess("clster"), "cluster");
    cr_expect_str_eq(guess("checck"), "check");
    cr_expect_str_eq(guess("konvert"), "convert");
    cr_expect_str_eq(guess("min_overlap"), "min-overlap");
}

Test(suggest, beginning_of_a_name)
{
    cr_expect_str_eq(guess("min"), "min-overlap");
}

Test(suggest, nothing_for_another_word)
{
    cr_expect_str_eq(guess("paint"), "");
    cr_expect_str_eq(guess(""), "");
    cr_expect_str_eq(guess("an-option-name-that-goes-on-and-on-and-on"), "");
}

Test(suggest, nearest_wins_and_the_first_of_equals)
{
    struct cli_guess g = {.typed = "caat", .typed_n = 4};
    cli_guess_offer(&g, "coat");
    cli_guess_offer(&g, "cat");
    cr_expect_str_eq(g.best, "coat");
    cr_expect_eq(g.distance, 1);
    cli_guess_offer(&g, "caat");
    cr_expect_str_eq(g.best, "caat");
}
