/* test_filter.c - which statements and alignments count. */
#include "world.h"

#include <stdio.h>

static const struct world world = {
    .statements = "actor,issue,stance,date,basis,Theme 2\n"
                  "France,cyber,yes,2024-06-20,stated,x\n"
                  "FRA,panel,yes,2024-06,inferred,y\n"
                  "RUS,cyber,no,2024,stated,x\n"
                  "RUS,panel,no,,stated,\n"
                  "EU,cyber,yes,2023-12-31,stated,z\n",
    .actors =
        "id,label,aliases,kind\nFRA,Republic,France,state\nRUS,Russia,,state\nEU,Union,,group\n",
    .issues = "id,label,theme\ncyber,Cyber,tech\npanel,Panel,dprk\nempty,Empty,tech\n",
    .alignments = "a,b,strength,date,basis\nFRA,EU,1,2024-06-20,stated\nFRA,RUS,-1,2024,inferred\n",
};

/* Statements and alignments left by one option, as "5+2"; or the error's text. */
static const char *left(const char *only, const char *except, const char *since, const char *until)
{
    static char answer[600];
    struct stance_dataset *d = world_make(world);
    struct stance_positions p = {0};
    struct stance_error err = {0};
    struct stance_select_options o = {.only = &only,
                                      .only_n = only != NULL,
                                      .except = &except,
                                      .except_n = except != NULL,
                                      .since = since,
                                      .until = until};
    if (stance_positions_make(&p, d, &o, false, NULL, &err))
        snprintf(answer, sizeof answer, "%s", err.message);
    else
        snprintf(answer, sizeof answer, "%zu+%zu", p.statement_n, p.alignment_n);
    stance_positions_clear(&p);
    stance_dataset_free(d);
    return answer;
}

Test(filter, without_conditions_everything_counts)
{
    cr_assert_str_eq(left(NULL, NULL, NULL, NULL), "5+2");
}

Test(filter, a_statements_column_by_header_role_or_alias)
{
    cr_assert_str_eq(left("basis=stated", NULL, NULL, NULL), "4+1", "also holds alignments to it");
    cr_assert_str_eq(left("Theme 2=x", NULL, NULL, NULL), "2+2");
    cr_assert_str_eq(left("Theme 2=x,[yz]", NULL, NULL, NULL), "4+2");
    cr_assert_str_eq(left("Theme 2=", NULL, NULL, NULL), "1+2",
                     "an empty glob means an empty cell");
    cr_assert_str_eq(left(NULL, "basis=stat*", NULL, NULL), "1+1");
}

Test(filter, actors_and_issues_by_what_is_written_by_id_or_by_label)
{
    cr_assert_str_eq(left("actor=FRA", NULL, NULL, NULL), "2+0", "one end of each tie is another");
    cr_assert_str_eq(left("actor=France", NULL, NULL, NULL), "2+0");
    cr_assert_str_eq(left("actor=Republic,Union", NULL, NULL, NULL), "3+1");
    cr_assert_str_eq(left(NULL, "actor=Russia", NULL, NULL), "3+1");
    cr_assert_str_eq(left("issue=Panel", NULL, NULL, NULL), "2+2", "alignments have no issue");
}

Test(filter, columns_of_actors_and_issues)
{
    cr_assert_str_eq(left("actor.kind=state", NULL, NULL, NULL), "4+1");
    cr_assert_str_eq(left(NULL, "issue.theme=tech", NULL, NULL), "2+2");
}

Test(filter, a_listed_issue_stays_unless_filtered_away)
{
    const char *only = "issue.theme=dprk";
    struct stance_dataset *d = world_make(world);
    struct stance_positions p = {0};
    struct stance_select_options o = {.only = &only, .only_n = 1};
    cr_assert_eq(stance_positions_make(&p, d, &o, false, NULL, NULL), STANCE_OK);
    cr_assert_eq(p.issue_n, 1);
    stance_positions_clear(&p);
    o.only_n = 0;
    cr_assert_eq(stance_positions_make(&p, d, &o, false, NULL, NULL), STANCE_OK);
    cr_assert_eq(p.issue_n, 3, "an issue nobody speaks on is still an issue");
    stance_positions_clear(&p);
    stance_dataset_free(d);
}

Test(filter, dates_are_inclusive_at_the_precision_given)
{
    cr_assert_str_eq(left(NULL, NULL, "2024-06-20", NULL), "1+1");
    cr_assert_str_eq(left(NULL, NULL, "2024-06-21", NULL), "0+0");
    cr_assert_str_eq(left(NULL, NULL, "2024-06", NULL), "2+1");
    cr_assert_str_eq(left(NULL, NULL, "2024", NULL), "3+2");
    cr_assert_str_eq(left(NULL, NULL, NULL, "2023"), "1+0");
    cr_assert_str_eq(left(NULL, NULL, NULL, "2024-06"), "3+1");
    cr_assert_str_eq(left(NULL, NULL, "2023", "2024"), "4+2", "no date, no place inside bounds");
}

static void keep_warning(void *data, const char *message)
{
    strcpy(data, message);
}

Test(filter, what_the_date_bounds_left_out_in_doubt_is_told)
{
    char told[512] = "";
    struct stance_dataset *d = world_make(world);
    struct stance_positions p = {0};
    struct stance_watch watch = {.warn = keep_warning, .data = told};
    struct stance_select_options o = {.since = "2024-06-20"};
    cr_assert_eq(stance_positions_make(&p, d, &o, false, &watch, NULL), STANCE_OK);
    cr_assert_eq(strncmp(told, "3 statements are left out", 25), 0, "%s", told);
    stance_positions_clear(&p);
    stance_dataset_free(d);
}

Test(filter, mistakes_are_told)
{
    cr_assert_str_eq(left("colour=red", NULL, NULL, NULL),
                     "no column 'colour' to filter on; there are: actor, issue, stance, date, "
                     "basis, Theme 2, actor.id, actor.label, actor.aliases, actor.kind, issue.id, "
                     "issue.label, issue.theme");
    cr_assert_str_eq(left(NULL, "basis", NULL, NULL),
                     "--except: expected COLUMN=PATTERN, such as basis=stated, got 'basis'");
    cr_assert_str_eq(left(NULL, NULL, "yesterday", NULL),
                     "--since: expected a date such as 2024-06-20, got 'yesterday'");
    cr_assert_str_eq(left(NULL, NULL, NULL, "2024-13"),
                     "--until: expected a date such as 2024-06-20, got '2024-13'");
    cr_assert_str_eq(left(NULL, NULL, "2024-07", "2024-06"),
                     "--since 2024-07 is later than --until 2024-06");
}

Test(filter, bounds_without_a_date_column_are_an_error)
{
    struct stance_dataset *d = world_of("actor,issue,stance\na,j,yes\n");
    struct stance_positions p = {0};
    struct stance_error err = {0};
    struct stance_select_options o = {.since = "2024"};
    cr_assert_eq(stance_positions_make(&p, d, &o, false, NULL, &err), STANCE_E_VALUE);
    cr_assert_str_eq(err.message, "--since and --until need a date column in the statements");
    stance_dataset_free(d);
}
