/* Checks: what is wrong or odd in tables that can be read, word for word. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "helper.h"

#define EXPECT(code_expected, told_expected, ...)                                                  \
    do {                                                                                           \
        struct reading r_ = READ_FILES(NULL, __VA_ARGS__);                                         \
        cr_expect_eq(r_.code, code_expected, "%s", r_.err.message);                                \
        cr_expect_str_eq(r_.told, told_expected);                                                  \
        reading_clear(&r_);                                                                        \
    } while (0)

static const struct file two = {"statements.csv", "actor,issue,stance\nA,x,1\nB,x,1\n", 0};

Test(check, a_self_alignment)
{
    EXPECT(STANCE_E_DATA, "alignments.csv:3:3: error: 'A' is aligned with itself\n", two,
           {"alignments.csv", "a,b,strength\nA,B,1\nA,A ,1\n", 0});
    /* Also by way of an alias. */
    EXPECT(STANCE_E_DATA, "alignments.csv:2:3: error: 'A' is aligned with itself\n", two,
           {"actors.csv", "id,aliases\nA,Ay\nB,\n", 0},
           {"alignments.csv", "a,b,strength\nA,Ay,1\n", 0});
}

Test(check, strengths)
{
    EXPECT(STANCE_E_DATA,
           "alignments.csv:2:5: error: expected a strength, got 'freindly' (did you mean "
           "'friendly'?)\n"
           "alignments.csv:3:5: error: expected a strength in -1..1, got '-2'\n"
           "alignments.csv:4:5: error: expected a strength, got an empty cell\n"
           "alignments.csv:5:3: error: no b in this row\n",
           two, {"alignments.csv", "a,b,strength\nA,B,freindly\nA,B,-2\nA,B,\nA,,1\n", 0});
}

Test(check, a_group_that_contains_itself)
{
    EXPECT(STANCE_E_DATA, "members.csv:2:3: error: group 'A' contains itself\n", two,
           {"members.csv", "group,member\nA,A\n", 0});
    EXPECT(STANCE_E_DATA,
           "members.csv:4:3: error: group 'A' contains itself: 'A' > 'G' > 'H' > 'A'\n", two,
           {"members.csv", "group,member\nA,G\nG,H\nH,A\nH,B\nA,B\n", 0});
}

Test(check, groups_may_share_members_and_nest)
{
    EXPECT(STANCE_OK, "", two, {"members.csv", "group,member\nG,A\nH,A\nG,H\nI,G\nI,H\n", 0});
}

Test(check, very_deep_groups_do_not_overflow_the_stack)
{
    struct stance_text text = {0};
    stance_text_puts(&text, "group,member\n");
    for (int i = 0; i < 50000; i++)
        stance_text_format(&text, "g%d,g%d\n", i, i + 1);
    EXPECT(STANCE_OK, "", two, {"members.csv", text.bytes, text.n});
    stance_text_puts(&text, "g50000,g0\n");
    EXPECT(STANCE_E_DATA,
           "members.csv:50002:8: error: group 'g0' contains itself: 'g0' > 'g1' > 'g2' > 'g3' > "
           "'g4' > 'g5' > ... > 'g0'\n",
           two, {"members.csv", text.bytes, text.n});
    stance_text_free(&text);
}

Test(check, a_membership_that_ends_before_it_begins)
{
    EXPECT(STANCE_E_DATA, "members.csv:2:10: error: the membership ends before it begins\n", two,
           {"members.csv", "group,member,from,to\nG,A,2024,2023-12\nG,B,2024-06-20,2024\n", 0});
}

Test(check, double_ids_and_aliases)
{
    EXPECT(STANCE_E_DATA,
           "actors.csv:4:3: error: id 'A' stands twice, first in line 2\n"
           "actors.csv:5:3: error: no id in this row\n"
           "issues.csv:3:1: error: id 'x' stands twice, first in line 2\n"
           "sources.csv:3:3: error: id 's' stands twice, first in line 2\n"
           "sources.csv:4:3: error: no id in this row\n",
           two, {"actors.csv", "label,id\n1,A\n2,B\n3,A\n4,\n", 0}, {"issues.csv", "id\nx\nx\n", 0},
           {"sources.csv", "title,id\n1,s\n2,s\n3,\n", 0});
    EXPECT(STANCE_E_DATA,
           "actors.csv:3:3: error: alias 'A' already names another actor, 'A' (line 2)\n"
           "actors.csv:4:3: error: alias 'Z' already names another actor, 'A' (line 2)\n",
           two, {"actors.csv", "id,aliases\nA,Z; A;Z\nB,A\nC,Z;Y\n", 0},
           {"members.csv", "group,member\nA,C\nA,B\n", 0});
}

Test(check, unknown_actors_issues_and_groups)
{
    EXPECT(STANCE_OK,
           "statements.csv:3:1: warning: unknown actor 'Turkey' (did you mean 'Türkiye', "
           "actors.csv line 3?)\n"
           "statements.csv:4:1: warning: unknown actor 'Republic of Korea' (did you mean 'KOR', "
           "actors.csv line 2?)\n"
           "statements.csv:5:1: warning: unknown actor 'Elsewhere'\n"
           "statements.csv:5:11: warning: unknown issue 'z'\n"
           "alignments.csv:2:5: warning: unknown actor 'Nowhere'\n"
           "members.csv:2:1: warning: unknown group 'G'\n"
           "members.csv:2:3: warning: unknown actor 'M'\n",
           {"statements.csv",
            "actor,issue,stance\nKOR,x,1\nTurkey,x,1\nRepublic of Korea,x,1\nElsewhere,z,1\n", 0},
           {"actors.csv", "id,label\nKOR,Republic of Korea\nTürkiye,\n", 0},
           {"issues.csv", "id\nx\n", 0}, {"alignments.csv", "a,b,strength\nKOR,Nowhere,1\n", 0},
           {"members.csv", "group,member\nG,M\nG,Türkiye\n", 0});
}

Test(check, without_the_table_no_name_is_unknown)
{
    EXPECT(STANCE_OK, "", two, {"alignments.csv", "a,b,strength\nA,Nowhere,1\n", 0},
           {"members.csv", "group,member\nG,M\n", 0});
}

Test(check, unknown_sources)
{
    static const struct file statements = {
        "statements.csv", "actor,issue,stance,source\nA,x,1,s1\nB,x,1,s1; s3\nC,x,1,\nD,x,1,s4\n",
        0};
    EXPECT(STANCE_OK, "", statements);
    EXPECT(STANCE_OK,
           "statements.csv:3:7: warning: unknown source 's3': sources.csv has no such id\n"
           "statements.csv:5:7: warning: unknown source 's4': sources.csv has no such id\n",
           statements, {"sources.csv", "id,title\ns1,One\n", 0});
}

Test(check, spellings_of_one_name_are_told_with_both_lines)
{
    EXPECT(STANCE_OK,
           "statements.csv:3:1: warning: 'Türkiye' may be the same actor as 'Turkey' (line 2)\n"
           "statements.csv:4:1: warning: 'TURKEY' may be the same actor as 'Turkey' (line 2)\n"
           "statements.csv:5:7: warning: 'council role' may be the same issue as 'council-role' "
           "(line 2)\n",
           {"statements.csv",
            "actor,issue,stance\nTurkey,council-role,1\nTürkiye,y,1\nTURKEY,z,1\nSpain,council "
            "role,1\n",
            0});
}

Test(check, two_who_speak_side_by_side_are_two)
{
    EXPECT(STANCE_OK, "",
           {"statements.csv",
            "actor,issue,stance\nAustria,p,1\nAustralia,p,1\nAustria,q,1\nAustralia,q,-1\n"
            "Austria,r,1\nAustralia,r,1\nAustria,s,1\n",
            0});
    EXPECT(STANCE_OK,
           "statements.csv:3:1: warning: 'Australia' may be the same actor as 'Austria' (line "
           "2)\n",
           {"statements.csv", "actor,issue,stance\nAustria,p,1\nAustralia,p,1\nAustria,q,1\n", 0});
}

Test(check, two_with_different_iso3_codes_are_two)
{
    EXPECT(STANCE_OK, "",
           {"statements.csv", "actor,issue,stance,iso3\nAustria,p,1,AUT\nAustralia,q,1,AUS\n", 0});
}

#define CONTRADICTIONS                                                                             \
    "actor,issue,stance\nA,x,1\nA,y,0\nA,x,-1\nB,x,-0.5\nB,x,1\nA,x,-1\nA,y,1\nC,y,\nC,y,1\n"
static const char contradicted[] =
    "statements.csv:4:5: warning: 'A' opposes 'x' here and supports it in line 2\n"
    "statements.csv:6:5: warning: 'B' supports 'x' here and opposes it in line 5\n";

Test(check, contradictions_name_both_lines)
{
    EXPECT(STANCE_OK, contradicted, {"statements.csv", CONTRADICTIONS, 0});
}

/* So many pairs that there is not a bit for each. */
Test(check, contradictions_among_very_many_pairs_are_the_same)
{
    struct stance_text text = {0};
    stance_text_puts(&text, CONTRADICTIONS);
    for (int i = 0; i < 12000; i++)
        stance_text_format(&text, "actor-%d,issue-%d,%d\n", i, i, i % 2 ? 1 : -1);
    EXPECT(STANCE_OK, contradicted, {"statements.csv", text.bytes, text.n});
    stance_text_free(&text);
}

Test(check, actors_that_do_nothing)
{
    EXPECT(STANCE_OK,
           "actors.csv:3:1: warning: actor 'Idle' has no stance, no alignment and no group\n"
           "actors.csv:7:1: warning: actor 'Mute' has no stance, no alignment and no group\n",
           {"statements.csv", "actor,issue,stance\nA,x,1\nMute,x,\n", 0},
           {"actors.csv", "id\nA\nIdle\nAligned\nMember\nGroup\nMute\n", 0},
           {"alignments.csv", "a,b,strength\nA,Aligned,1\n", 0},
           {"members.csv", "group,member\nGroup,Member\n", 0});
}

Test(check, unknown_kinds)
{
    EXPECT(STANCE_OK,
           "actors.csv:2:3: warning: unknown kind 'stat' (did you mean 'state'?)\n"
           "actors.csv:3:3: warning: unknown kind 'potato': expected state, group, organisation, "
           "person, body or unnamed\n",
           two, {"actors.csv", "id,kind\nA,stat\nB,potato\n", 0});
}

/* ---- Places ---- */

Test(check, columns_count_code_points_and_the_caret_terminal_columns)
{
    struct reading r = read_text("actor,issue,stance\n한국é,\"a\tb\",yess\n", NULL);
    struct stance_problem p = stance_problems_at(r.problems, 0);
    cr_expect_eq(p.line, 2);
    cr_expect_eq(p.column, 11);
    cr_expect_str_eq(p.excerpt, "한국é,\"a b\",yess");
    cr_expect_eq(p.caret, 12);
    reading_clear(&r);
}

Test(check, lines_count_inside_quotes_and_with_every_line_end)
{
    struct reading r =
        read_text("actor,issue,stance,e\r\nA,x,1,\"one\ntwo\r\nthree\"\rB,x,bad,\n", NULL);
    cr_expect_str_eq(r.told, "x.csv:5:5: error: expected a stance, got 'bad'\n");
    reading_clear(&r);
}

Test(check, long_lines_are_cut_around_the_caret)
{
    struct stance_text text = {0};
    stance_text_puts(&text, "note,actor,issue,stance,more\n");
    for (int i = 0; i < 500; i++)
        stance_text_puts(&text, "word ");
    stance_text_puts(&text, ",A,x,yess,");
    for (int i = 0; i < 500; i++)
        stance_text_puts(&text, "e\xCC\x81\xCC\x81");
    struct reading r = read_text(text.bytes, NULL);
    struct stance_problem p = stance_problems_at(r.problems, 0);
    cr_expect_eq(p.column, 2506);
    cr_expect_eq(strncmp(p.excerpt, "...", 3), 0);
    cr_expect_lt(strlen(p.excerpt), 400);
    cr_expect_eq(strncmp(p.excerpt + p.caret, "yess", 4), 0);
    cr_expect_str_eq(p.excerpt + strlen(p.excerpt) - 3, "...");
    reading_clear(&r);
    stance_text_free(&text);
}

Test(check, marks_without_width_are_cut_too)
{
    struct stance_text text = {0};
    stance_text_puts(&text, "actor,issue,stance\nA,x,yess");
    for (int i = 0; i < 10000; i++)
        stance_text_puts(&text, "\xCC\x81");
    struct reading r = read_text(text.bytes, NULL);
    struct stance_problem p = stance_problems_at(r.problems, 0);
    cr_expect_lt(strlen(p.excerpt), 500);
    cr_expect_lt(strlen(p.message), 500);
    reading_clear(&r);
    stance_text_free(&text);
}

Test(check, control_characters_reach_no_terminal)
{
    struct reading r = read_text("actor,issue,stance\n\x1B[2JA,x,\x1B]0;t\x07\n", NULL);
    cr_expect_str_eq(r.told, "x.csv:2:9: error: expected a stance, got '\\x1B]0;t\\x07'\n");
    struct stance_problem p = stance_problems_at(r.problems, 0);
    cr_expect_str_eq(p.excerpt, "\\x1B[2JA,x,\\x1B]0;t\\x07");
    cr_expect_eq(p.caret, 11);
    reading_clear(&r);
}

Test(check, the_first_problems_in_order_are_kept_and_the_rest_is_counted)
{
    struct stance_text text = {0};
    stance_text_puts(&text, "actor,issue,stance,date\n");
    for (int i = 0; i < 1000; i++)
        stance_text_puts(&text, "A,x,bad,never\n");
    folder_make();
    folder_put("x.csv", text.bytes, text.n);
    stance_problems *p;
    stance_dataset *d = NULL;
    struct stance_error err = {0};
    cr_assert_eq(stance_problems_new(&p, 5, NULL), STANCE_OK);
    cr_expect_eq(stance_dataset_read(&d, folder_file("x.csv"), NULL, p, NULL, &err), STANCE_E_DATA);
    folder_remove();
    cr_expect_eq(stance_problems_kept(p), 5);
    cr_expect_eq(stance_problems_count(p, STANCE_ERROR), 2000);
    cr_expect_eq(stance_problems_count(p, STANCE_WARNING), 0);
    static const size_t line[] = {2, 2, 3, 3, 4}, column[] = {5, 9, 5, 9, 5};
    for (size_t i = 0; i < 5; i++) {
        cr_expect_eq(stance_problems_at(p, i).line, line[i]);
        cr_expect_eq(stance_problems_at(p, i).column, column[i]);
    }
    stance_problems_free(p);
    stance_text_free(&text);
}

static void note(void *data, const char *message)
{
    strcat(data, message);
    strcat(data, "\n");
}

Test(check, without_a_list_the_watch_hears_the_warnings)
{
    char heard[500] = "";
    struct stance_watch watch = {.warn = note, .data = heard};
    stance_dataset *d = NULL;
    struct stance_error err = {0};
    folder_make();
    folder_put("x.csv", "actor,issue,stance\nA,x,1\nA,x,-1\n", 31);
    cr_expect_eq(stance_dataset_read(&d, folder_file("x.csv"), NULL, NULL, &watch, &err),
                 STANCE_OK);
    folder_remove();
    cr_expect_str_eq(heard, "x.csv:3:5: 'A' opposes 'x' here and supports it in line 2\n");
    stance_dataset_free(d);
}

static bool stop(void *data)
{
    (void)data;
    return true;
}

Test(check, reading_stops_when_told)
{
    struct stance_watch watch = {.stop = stop};
    stance_dataset *d = NULL;
    struct stance_error err = {0};
    folder_make();
    folder_put("x.csv", "actor,issue,stance\nA,x,1\n", 25);
    cr_expect_eq(stance_dataset_read(&d, folder_file("x.csv"), NULL, NULL, &watch, &err),
                 STANCE_E_STOPPED);
    folder_remove();
    cr_expect_null(d);
}
