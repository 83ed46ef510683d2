/* test_duplicates.c - repeats within a document or period. */
#include "world.h"

/* Statements that count under a rule; cells of one actor on one issue. */
static size_t kept(const char *statements, enum stance_duplicates rule)
{
    struct stance_dataset *d = world_of(statements);
    struct stance_positions p = {0};
    struct stance_select_options o = {.duplicates = rule};
    cr_assert_eq(stance_positions_make(&p, d, &o, false, NULL, NULL), STANCE_OK);
    size_t n = p.statement_n;
    cr_assert_eq(p.n[0], n, "all in one cell");
    stance_positions_clear(&p);
    stance_dataset_free(d);
    return n;
}

Test(duplicates, weeks_are_iso_weeks_of_their_year)
{
    const char *s = "actor,issue,stance,date\n"
                    "a,j,yes,2024-12-30\n"  /* Monday of week 1 of 2025 */
                    "a,j,yes,2025-01-05\n"  /* Sunday of it */
                    "a,j,yes,2025-01-06\n"  /* week 2 */
                    "a,j,yes,2024-01-01\n"  /* week 1 of 2024 */
                    "a,j,yes,2026-01-01\n"; /* week 1 of 2026 */
    cr_assert_eq(kept(s, STANCE_DUPLICATES_ALL), 5);
    cr_assert_eq(kept(s, STANCE_DUPLICATES_WEEK), 4);
    cr_assert_eq(kept(s, STANCE_DUPLICATES_MONTH), 4);
    cr_assert_eq(kept(s, STANCE_DUPLICATES_YEAR), 3);
    cr_assert_eq(kept(s, STANCE_DUPLICATES_RANGE), 1);
}

Test(duplicates, months_of_different_years_differ)
{
    const char *s = "actor,issue,stance,date\na,j,yes,2023-06-01\na,j,yes,2024-06-01\n"
                    "a,j,yes,2024-06\n";
    cr_assert_eq(kept(s, STANCE_DUPLICATES_MONTH), 2);
}

Test(duplicates, what_cannot_be_placed_is_nobodys_duplicate)
{
    const char *s = "actor,issue,stance,date,document\n"
                    "a,j,yes,,\na,j,yes,,\na,j,yes,2024,d\na,j,yes,2024,d\n";
    cr_assert_eq(kept(s, STANCE_DUPLICATES_MONTH), 4);
    cr_assert_eq(kept(s, STANCE_DUPLICATES_YEAR), 3);
    cr_assert_eq(kept(s, STANCE_DUPLICATES_DOCUMENT), 3);
    cr_assert_eq(kept(s, STANCE_DUPLICATES_RANGE), 1);
}

Test(duplicates, another_value_is_another_statement)
{
    const char *s = "actor,issue,stance,document\n"
                    "a,j,yes,d\na,j,no,d\na,j,support,d\na,j,0.5,d\na,j,1,d\n";
    cr_assert_eq(kept(s, STANCE_DUPLICATES_DOCUMENT), 3, "yes, support and 1 are one value");
}

Test(duplicates, the_source_stands_in_for_the_document)
{
    const char *s = "actor,issue,stance,source\na,j,yes,S1\na,j,yes,S1\na,j,yes,S2\n";
    cr_assert_eq(kept(s, STANCE_DUPLICATES_DOCUMENT), 2);
}

Test(duplicates, the_first_in_the_file_stays)
{
    struct stance_dataset *d = world_of(
        "actor,issue,stance,document\nb,j,no,d\na,j,no,d\na,j,yes,d\na,j,no,d\na,j,yes,e\n");
    struct stance_positions p = {0};
    struct stance_select_options o = {.duplicates = STANCE_DUPLICATES_DOCUMENT};
    cr_assert_eq(stance_positions_make(&p, d, &o, true, NULL, NULL), STANCE_OK);
    size_t cell = world_cell(&p, d, "a", "j");
    cr_assert_eq(p.statement_start[cell + 1] - p.statement_start[cell], 3);
    const uint32_t expected[] = {1, 2, 4};
    cr_assert_arr_eq(p.statement + p.statement_start[cell], expected, sizeof expected);
    stance_positions_clear(&p);
    stance_dataset_free(d);
}

Test(duplicates, a_rule_without_its_column_is_an_error)
{
    struct stance_dataset *d = world_of("actor,issue,stance\na,j,yes\n");
    struct stance_positions p = {0};
    struct stance_error err = {0};
    struct stance_select_options o = {.duplicates = STANCE_DUPLICATES_DOCUMENT};
    cr_assert_eq(stance_positions_make(&p, d, &o, false, NULL, &err), STANCE_E_VALUE);
    cr_assert_str_eq(err.message,
                     "--duplicates document needs a document or source column in the statements");
    o.duplicates = STANCE_DUPLICATES_WEEK;
    err = (struct stance_error){0};
    cr_assert_eq(stance_positions_make(&p, d, &o, false, NULL, &err), STANCE_E_VALUE);
    cr_assert_str_eq(err.message, "--duplicates by week, month or year needs a date column in the "
                                  "statements");
    stance_dataset_free(d);
}
