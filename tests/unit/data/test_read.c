/* Reading: what good input becomes, and what bad input gets, word for word. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/random.h"
#include "base/text.h"
#include "helper.h"

static void expect_told(struct reading r, enum stance_code code, const char *told)
{
    cr_expect_eq(r.code, code, "%s", r.err.message);
    cr_expect_str_eq(r.told, told);
    cr_expect_eq(r.data == NULL, code != STANCE_OK);
    reading_clear(&r);
}

/* ---- Good input ---- */

Test(read, three_columns_are_a_data_set)
{
    struct reading r = read_text("actor,issue,stance\nA,x,support\nB,x,oppose\nA,y,\n", NULL);
    cr_assert_eq(r.code, STANCE_OK);
    cr_expect_str_eq(r.told, "");
    struct stance_counts n = stance_dataset_counts(r.data);
    cr_expect_eq(n.actors, 2);
    cr_expect_eq(n.issues, 2);
    cr_expect_eq(n.statements, 3);
    cr_expect_str_eq(r.data->actor[1].id, "B");
    cr_expect_str_eq(r.data->actor[1].label, "B");
    cr_expect_str_eq(r.data->actor[1].short_name, "B");
    cr_expect_str_eq(r.data->actor[1].note, "");
    cr_expect_eq(r.data->actor[1].row, STANCE_NONE);
    cr_expect_eq(stance_statement_actor(r.data, 1), 1);
    cr_expect_eq(stance_statement_issue(r.data, 2), 1);
    cr_expect_eq(stance_statement_value(r.data, 1), -1);
    cr_expect(isnan(stance_statement_value(r.data, 2)));
    cr_expect_eq(stance_statement_weight(r.data, 0), 1);
    cr_expect_not(stance_date_known(stance_statement_date(r.data, 0)));
    cr_expect_eq(stance_statement_basis(r.data, 0), STANCE_STATED);
    cr_expect_str_eq(r.data->name, "x");
    reading_clear(&r);
}

Test(read, column_order_case_separator_line_ends_and_byte_order_mark_do_not_matter)
{
    static const char *const same[] = {
        "Stance;ISSUE;Actor\r\nyes;x;A\r\n",
        "\357\273\277actor\tissue\tstance\nA\tx\tyes",
        "issue,actor id,Stance\rx,A,yes\r",
        "\"actor\",\"issue\",\"stance\"\n\n\"A\",\"x\",\"yes\"\n,,\n",
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        struct reading r = read_text(same[i], NULL);
        cr_assert_eq(r.code, STANCE_OK, "%zu: %s", i, r.err.message);
        cr_expect_eq(stance_dataset_counts(r.data).statements, 1);
        cr_expect_str_eq(r.data->actor[0].id, "A");
        cr_expect_eq(stance_statement_value(r.data, 0), 1);
        reading_clear(&r);
    }
}

Test(read, ids_match_after_trimming_and_nfc)
{
    struct reading r = read_text("actor,issue,stance\nTürkiye,x,1\nTu\xCC\x88rkiye ,x,1\n", NULL);
    cr_assert_eq(r.code, STANCE_OK);
    cr_expect_eq(r.data->actor_n, 1);
    /* The texts stay as they stood. */
    cr_expect_str_eq(stance_table_text(&r.data->table[0], STANCE_ROLE_ACTOR, 1),
                     "Tu\xCC\x88rkiye ");
    reading_clear(&r);
}

static const struct file whole[] = {
    {"statements.csv",
     "actor,issue,stance,basis,date,weight,source\n"
     "KOR,role,support,stated,2024-06-20,0.5,s1\nRussia,role,oppose,inferred,2024-06,,s1;s2\n"
     "Coalition,role,1,expected,,,\n",
     0},
    {"actors.csv",
     "id,label,aliases,short,kind,iso3,url,note\n"
     "ROK,Republic of Korea,South Korea;Korea (South),ROK,state,KOR,,n\n"
     "RUS,Russian Federation,Russia,,state,RUS,https://x,\n"
     "Coalition,The coalition,,,,,,\nAND,Andorra,,,state,AND,,\n",
     0},
    {"issues.csv", "id,label,short,proposition,theme,note\nrole,The role,,It should,t,\n", 0},
    {"alignments.csv", "a,b,strength,kind,date\nROK,RUS,hostile,x,2024\nRUS,KOR,-0.5,,\n", 0},
    {"members.csv", "group,member,from,to\nCoalition,AND,2024-06-20,\nCoalition,ROK,,2025\n", 0},
    {"sources.csv", "id,title\ns1,One\ns2,Two\n", 0},
    {"datapackage.json", "{\"title\": \"T\", \"description\": \"D\"}\n", 0},
};

Test(read, a_folder_is_read_whole)
{
    struct reading r = read_files(whole, sizeof whole / sizeof *whole, NULL);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    cr_expect_str_eq(r.told, "");
    struct stance_dataset *d = r.data;
    struct stance_counts n = stance_dataset_counts(d);
    cr_expect(n.actors == 4 && n.issues == 1 && n.statements == 3 && n.alignments == 2 &&
              n.members == 2 && n.sources == 2);
    cr_expect_str_eq(d->title, "T");
    cr_expect_str_eq(d->description, "D");
    cr_expect_str_eq(d->actor[0].label, "Republic of Korea");
    cr_expect_str_eq(d->actor[0].short_name, "ROK");
    cr_expect_str_eq(d->actor[1].short_name, "Russian Federation");
    cr_expect_eq(d->actor[0].kind, STANCE_ACTOR_STATE);
    cr_expect_eq(d->actor[2].kind, STANCE_ACTOR_GROUP, "it has members");
    cr_expect_str_eq(d->issue[0].proposition, "It should");
    cr_expect_str_eq(d->issue[0].theme, "t");
    cr_expect_eq(stance_statement_actor(d, 0), 0, "by iso3");
    cr_expect_eq(stance_statement_actor(d, 1), 1, "by alias");
    cr_expect_eq(stance_statement_weight(d, 0), 0.5);
    cr_expect_eq(stance_statement_weight(d, 1), 1);
    cr_expect_eq(stance_statement_basis(d, 1), STANCE_INFERRED);
    cr_expect_eq(stance_statement_basis(d, 2), STANCE_EXPECTED);
    cr_expect_eq(stance_statement_date(d, 0).first, 19894);
    cr_expect_eq(stance_statement_date(d, 1).last, 19904);
    cr_expect_eq(d->alignment[0].strength, -1);
    cr_expect_eq(d->alignment[1].b, 0);
    cr_expect_eq(d->alignment[0].date.first, 19723);
    cr_expect_eq(d->member[0].group, 2);
    cr_expect_eq(d->member[1].member, 0);
    cr_expect_eq(d->member[0].from.first, 19894);
    cr_expect_not(stance_date_known(d->member[0].to));
    cr_expect_eq(stance_dataset_find_actor(d, " Korea (South)"), 0);
    cr_expect_eq(stance_dataset_find_actor(d, "nobody"), STANCE_NONE);
    cr_expect_eq(stance_dataset_find_issue(d, "role"), 0);
    cr_expect_str_eq(stance_dataset_source_title(d, "s2"), "Two");
    cr_expect_str_eq(stance_dataset_source_title(d, "s3"), "s3");
    cr_expect_str_eq(stance_dataset_source_title(d, ""), "");
    reading_clear(&r);
}

Test(read, a_shared_iso3_code_names_nobody)
{
    struct reading r = READ_FILES(NULL, {"statements.csv", "actor,issue,stance\nXXX,i,1\n", 0},
                                  {"actors.csv", "id,iso3\nOne,XXX\nTwo,XXX\n", 0});
    cr_assert_eq(r.code, STANCE_OK);
    cr_expect_eq(r.data->actor_n, 3);
    cr_expect_str_eq(r.told,
                     "statements.csv:2:1: warning: unknown actor 'XXX'\n"
                     "actors.csv:2:1: warning: actor 'One' has no stance, no alignment and no "
                     "group\n"
                     "actors.csv:3:1: warning: actor 'Two' has no stance, no alignment and no "
                     "group\n");
    reading_clear(&r);
}

Test(read, iso3_beside_the_actor_is_the_actors)
{
    struct reading r = READ_FILES(
        NULL, {"statements.csv", "actor,issue,stance,iso3\nKorea,i,1,\nKorea,j,1,KOR\n", 0},
        {"members.csv", "group,member\nG,KOR\n", 0});
    cr_assert_eq(r.code, STANCE_OK);
    cr_expect_str_eq(r.data->actor[0].iso3, "KOR");
    cr_expect_eq(r.data->member[0].member, 0);
    reading_clear(&r);
}

Test(read, alignments_alone_are_a_data_set)
{
    struct reading r = READ_FILES(NULL, {"statements.csv", "actor,issue,stance\n", 0},
                                  {"alignments.csv", "a,b,strength\nA,B,1\n", 0});
    cr_expect_eq(r.code, STANCE_OK);
    cr_expect_str_eq(r.told, "");
    reading_clear(&r);
}

Test(read, the_package_names_a_scale_and_the_caller_another)
{
    const struct file file[] = {
        {"statements.csv", "actor,issue,stance\nA,x,6\nB,x,9\n", 0},
        {"datapackage.json", "{\"stance\": {\"scale\": {\"1\": 1, \"6\": -1, \"9\": null}}}", 0},
    };
    struct reading r = read_files(file, 2, NULL);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    cr_expect_eq(stance_statement_value(r.data, 0), -1);
    cr_expect(isnan(stance_statement_value(r.data, 1)));
    reading_clear(&r);
    struct stance_options o = stance_options_default();
    o.read.scale = "6=0.5,9=1";
    r = read_files(file, 2, &o);
    cr_assert_eq(r.code, STANCE_OK);
    cr_expect_eq(stance_statement_value(r.data, 0), 0.5);
    cr_expect_eq(stance_statement_value(r.data, 1), 1);
    reading_clear(&r);
}

Test(read, all_equal_one_actor_and_all_missing_are_data)
{
    expect_told(read_text("actor,issue,stance\nA,x,1\nB,x,1\nA,y,1\nB,y,1\n", NULL), STANCE_OK, "");
    expect_told(read_text("actor,issue,stance\nA,x,1\n", NULL), STANCE_OK, "");
    expect_told(read_text("actor,issue,stance\nA,x,\nB,x,n/a\n", NULL), STANCE_OK,
                "x.csv:0:0: warning: every stance is missing\n");
}

/* Cells of every length around the cache's, alike but for a byte, seen again and again. */
Test(read, a_cell_keeps_its_text_however_often_and_like_whom)
{
    enum { ROWS = 4000, NOTES = 3 };
    static char note[ROWS][NOTES][24];
    struct stance_random random;
    struct stance_text text = {0};
    stance_random_seed(&random, 5);
    stance_text_puts(&text, "actor,issue,stance,n0,n1,n2\n");
    for (size_t row = 0; row < ROWS; row++) {
        stance_text_puts(&text, "A,x,1");
        for (size_t k = 0; k < NOTES; k++) {
            size_t n = stance_random_below(&random, 20);
            memset(note[row][k], 'a', n);
            for (size_t change = 0; n && change < k; change++)
                note[row][k][stance_random_below(&random, n)] = 'b';
            note[row][k][n] = '\0';
            stance_text_format(&text, row % 7 ? ",%s" : ",\"%s\"", note[row][k]);
        }
        stance_text_putc(&text, '\n');
    }
    struct reading r = read_text(text.bytes, NULL);
    cr_assert_eq(r.code, STANCE_OK);
    for (size_t row = 0; row < ROWS; row++)
        for (size_t k = 0; k < NOTES; k++) {
            const struct stance_column *c = &r.data->table[0].column[3 + k];
            cr_assert_str_eq(stance_dictionary_text(&c->text, c->code[row]), note[row][k]);
        }
    reading_clear(&r);
    stance_text_free(&text);
}

/* ---- Bad input ---- */

Test(read, no_file)
{
    struct reading r = read_path("/nowhere/x.csv", NULL);
    cr_expect_eq(r.code, STANCE_E_SYSTEM);
    cr_expect_str_eq(r.err.message, "cannot open '/nowhere/x.csv': No such file or directory");
    reading_clear(&r);
}

Test(read, a_folder_without_statements)
{
    folder_make();
    char expected[300];
    struct reading r = read_path(folder_file("."), NULL);
    snprintf(expected, sizeof expected,
             "statements.csv:0:0: error: no such file in the folder '%s'; a data set is a folder "
             "with that file, or one CSV or DOT file\n",
             folder_file("."));
    folder_remove();
    expect_told(r, STANCE_E_DATA, expected);
}

Test(read, empty_files)
{
    static const char told[] =
        "x.csv:0:0: error: the file is empty; expected a header with actor, issue, stance\n";
    expect_told(read_text("", NULL), STANCE_E_DATA, told);
    expect_told(read_text("\n\n  \n", NULL), STANCE_E_DATA, told);
    expect_told(read_text("\xEF\xBB\xBF", NULL), STANCE_E_DATA, told);
}

Test(read, a_header_only)
{
    expect_told(read_text("actor,issue,stance\n", NULL), STANCE_E_DATA,
                "x.csv:0:0: error: no statements: there is a header and nothing under it\n");
}

Test(read, an_unclosed_quote_at_the_end)
{
    expect_told(read_text("actor,issue,stance\nA,x,1\nÄ,\"x,1\nB,y,1\n", NULL), STANCE_E_DATA,
                "x.csv:3:3: error: a quote opens here and is never closed\n");
    expect_told(read_text("actor,\"issue,stance\n", NULL), STANCE_E_DATA,
                "x.csv:1:7: error: a quote opens here and is never closed\n");
}

Test(read, a_quote_closed_too_late)
{
    expect_told(read_text("actor,issue,stance\n\"A,x,1\nB,\"y\",1\n", NULL), STANCE_E_DATA,
                "x.csv:3:4: error: expected a separator or the line's end behind the closing quote "
                "of the cell that opens in line 2\n");
}

Test(read, a_cell_over_the_limit)
{
    struct stance_options o = stance_options_default();
    o.read.field_max = 10;
    expect_told(
        read_text("actor,issue,stance\nA,x,1\nB,12345678901,1\n", &o), STANCE_E_DATA,
        "x.csv:3:3: error: a cell of more than 10 bytes begins here: is a quote missing?\n");
    expect_told(
        read_text("actor,issue,stance\nA,\"x\n\n\n\n\n\n\n\n\n\ny\",1\n", &o), STANCE_E_DATA,
        "x.csv:2:3: error: a cell of more than 10 bytes begins here: is a quote missing?\n");
}

Test(read, nul_bytes_latin_1_and_utf_16)
{
    static const char nul[] = "actor,issue,stance\nA\0,x,1\n";
    static const char utf16[] = "\xFF\xFE"
                                "a\0c\0";
    expect_told(READ_FILES(NULL, {"statements.csv", nul, sizeof nul - 1}), STANCE_E_DATA,
                "statements.csv:2:2: error: NUL byte (byte 21 of the file): this is no CSV text\n");
    expect_told(read_text("actor,issue,stance\nT\xFCrkei,x,1\n", NULL), STANCE_E_DATA,
                "x.csv:2:2: error: not UTF-8: byte 21 of the file is \\xFC; convert it from "
                "ISO-8859-1 or Windows-1252\n");
    expect_told(READ_FILES(NULL, {"statements.csv", utf16, sizeof utf16 - 1}), STANCE_E_DATA,
                "statements.csv:1:1: error: the file is UTF-16: save it as UTF-8\n");
}

Test(read, ten_thousand_columns_are_fine)
{
    struct stance_text text = {0};
    for (int line = 0; line < 2; line++) {
        stance_text_puts(&text, line ? "A,x,1" : "actor,issue,stance");
        for (int i = 0; i < 10000; i++)
            stance_text_format(&text, ",c%d", i);
        stance_text_putc(&text, '\n');
    }
    struct reading r = read_text(text.bytes, NULL);
    cr_assert_eq(r.code, STANCE_OK);
    cr_expect_eq(r.data->table[0].column_n, 10003);
    const struct stance_column *c = &r.data->table[0].column[10002];
    cr_expect_str_eq(stance_dictionary_text(&c->text, c->code[0]), "c9999");
    reading_clear(&r);
    stance_text_free(&text);
}

Test(read, too_many_columns_are_told)
{
    struct stance_text text = {0};
    stance_text_puts(&text, "actor");
    for (int i = 1; i < 65537; i++)
        stance_text_putc(&text, ',');
    expect_told(read_text(text.bytes, NULL), STANCE_E_DATA,
                "x.csv:1:1: error: the header has 65537 columns; the most is 65536\n");
    stance_text_free(&text);
}

Test(read, rows_of_another_length_than_the_header)
{
    expect_told(read_text("actor,issue,stance\nA,x\nB,x,1,2,3\nC,x,1\n", NULL), STANCE_E_DATA,
                "x.csv:2:3: error: expected 3 cells as in the header, got 2\n"
                "x.csv:3:7: error: expected 3 cells as in the header, got 5\n");
}

Test(read, cells_that_mean_nothing)
{
    expect_told(read_text("actor,issue,stance,date,weight,basis\n"
                          "A,x,yess,2024-13-01,0,guessed\n"
                          "A,x,2,20/6/2024,-1,infered\n"
                          ",x,1,2024-02-30,one,\n"
                          "A, ,1,,nan,\n",
                          NULL),
                STANCE_E_DATA,
                "x.csv:2:5: error: expected a stance, got 'yess' (did you mean 'yes'?)\n"
                "x.csv:2:10: error: expected a date, got '2024-13-01': there is no month 13\n"
                "x.csv:2:21: error: expected a weight above 0, got '0'\n"
                "x.csv:2:23: error: expected a basis (stated, inferred, expected), got 'guessed'\n"
                "x.csv:3:5: error: expected a stance in -1..1, got '2'\n"
                "x.csv:3:7: error: expected a date, got '20/6/2024': a date is written 2024, "
                "2024-06 or 2024-06-20\n"
                "x.csv:3:17: error: expected a weight above 0, got '-1'\n"
                "x.csv:3:20: error: expected a basis (stated, inferred, expected), got 'infered' "
                "(did you mean 'inferred'?)\n"
                "x.csv:4:1: warning: no actor in this row: it does not count\n"
                "x.csv:4:6: error: expected a date, got '2024-02-30': there is no 30 February "
                "2024\n"
                "x.csv:4:17: error: expected a weight above 0, got 'one'\n"
                "x.csv:5:3: warning: no issue in this row: it does not count\n"
                "x.csv:5:8: error: expected a weight above 0, got 'nan'\n");
}

Test(read, the_error_is_the_first_problem)
{
    struct reading r = read_text("actor,issue,stance,date\nA,x,1,2024-13\nA,x,yess,\n", NULL);
    cr_expect_eq(r.err.code, STANCE_E_DATA);
    cr_expect_str_eq(r.err.file, "x.csv");
    cr_expect_eq(r.err.line, 2);
    cr_expect_eq(r.err.column, 7);
    cr_expect_str_eq(r.err.message, "expected a date, got '2024-13': there is no month 13");
    reading_clear(&r);
}

Test(read, package_problems)
{
    static const struct {
        const char *package, *told;
    } row[] = {
        {"{\n  \"title\": \"x\",,\n}",
         "datapackage.json:2:16: error: not JSON: string or '}' expected near ','\n"},
        {"[]", "datapackage.json:1:1: error: expected a JSON object\n"},
        {"{\"title\": 5}", "datapackage.json:0:0: error: \"title\": expected a string\n"},
        {"{\"stance\": {\"scale\": []}}",
         "datapackage.json:0:0: error: \"stance\".\"scale\": expected an object of words and "
         "numbers\n"},
        {"{\"stance\": {\"scale\": {\"1\": 2}}}",
         "datapackage.json:0:0: error: \"stance\".\"scale\": '1': expected a number in -1..1 or "
         "null\n"},
        {"{\"stance\": {\"scale\": {\"1\": 1, \"a\": 0, \"A\": 0}}}",
         "datapackage.json:0:0: error: \"stance\".\"scale\": 'A' stands twice (case does not "
         "matter)\n"},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        struct reading r = READ_FILES(NULL, {"statements.csv", "actor,issue,stance\nA,x,1\n", 0},
                                      {"datapackage.json", row[i].package, 0});
        cr_expect_eq(r.code, STANCE_E_DATA);
        cr_expect_str_eq(r.told, row[i].told);
        reading_clear(&r);
    }
}

Test(read, empty_optional_tables_are_told_apart_from_tables_without_rows)
{
    expect_told(READ_FILES(NULL, {"statements.csv", "actor,issue,stance\nA,x,1\n", 0},
                           {"actors.csv", "", 0}, {"members.csv", "group,member\n", 0}),
                STANCE_E_DATA,
                "actors.csv:0:0: error: the file is empty; expected a header with id\n");
}

Test(read, hostile_bytes_end_in_an_answer)
{
    static const char alphabet[] = "\"\",,,,\n\n\r 1a-\xC3\xA9;";
    struct stance_random random;
    stance_random_seed(&random, 11);
    folder_make();
    for (int round = 0; round < 400; round++) {
        struct stance_text text = {0};
        struct stance_options o = stance_options_default();
        o.read.lenient = round % 2;
        stance_text_puts(&text, round % 3 ? "actor,issue,stance,date,weight\n" : "");
        size_t n = stance_random_below(&random, 300);
        for (size_t i = 0; i < n; i++)
            stance_text_putc(&text, round % 50 == 0 ? (char)stance_random_below(&random, 256)
                                                    : alphabet[stance_random_below(&random, 17)]);
        folder_put("x.csv", text.bytes ? text.bytes : "", text.n);
        struct reading r = read_path(folder_file("x.csv"), &o);
        cr_assert(r.code == STANCE_OK || r.code == STANCE_E_DATA);
        cr_assert_eq(r.code == STANCE_E_DATA, stance_problems_count(r.problems, STANCE_ERROR) > 0);
        for (size_t i = 0; i < stance_problems_kept(r.problems); i++) {
            struct stance_problem p = stance_problems_at(r.problems, i);
            cr_assert_eq(stance_utf8_valid(p.message, strlen(p.message)), strlen(p.message));
            cr_assert_eq(p.line == 0, p.excerpt == NULL);
            if (p.excerpt)
                cr_assert_leq(p.caret, stance_utf8_width(p.excerpt, strlen(p.excerpt)));
        }
        reading_clear(&r);
        stance_text_free(&text);
    }
    folder_remove();
}

/* ---- Lenient ---- */

Test(read, lenient_reading_skips_bad_rows_and_counts_them)
{
    struct stance_options o = stance_options_default();
    o.read.lenient = true;
    struct reading r = read_text("actor,issue,stance,date\nA,x,yess,2024-13-01\nB,x\nC,x,1,\n"
                                 ",x,1,\nD,x,-1,2024\nE,y,1,,,\n",
                                 &o);
    cr_assert_eq(r.code, STANCE_OK);
    cr_expect_str_eq(r.told, "x.csv:2:5: warning: 3 of 6 rows skipped; the first: expected a "
                             "stance, got 'yess' (did you mean 'yes'?)\n"
                             "x.csv:5:1: warning: no actor in this row: it does not count\n");
    cr_expect_eq(r.data->skipped_n, 3);
    cr_expect_eq(stance_dataset_counts(r.data).statements, 3);
    static const bool counts[] = {false, false, true, true, true, false};
    for (size_t row = 0; row < 6; row++)
        cr_expect_eq(stance_statement_counts(r.data, row), counts[row], "row %zu", row);
    reading_clear(&r);
}

Test(read, lenient_reading_does_not_forgive_other_tables_or_broken_files)
{
    struct stance_options o = stance_options_default();
    o.read.lenient = true;
    expect_told(READ_FILES(&o, {"statements.csv", "actor,issue,stance\nA,x,1\n", 0},
                           {"actors.csv", "id\nA\nA\n", 0}),
                STANCE_E_DATA, "actors.csv:3:1: error: id 'A' stands twice, first in line 2\n");
    expect_told(read_text("actor,issue,stance\nA,\"x,1\n", &o), STANCE_E_DATA,
                "x.csv:2:3: error: a quote opens here and is never closed\n");
    expect_told(read_text("actor,issue\nA,x\n", &o), STANCE_E_DATA,
                "x.csv:1:1: error: no column 'stance'; the columns are 'actor', 'issue' (name one "
                "by the mapping stance=COLUMN)\n");
}

/* ---- Pipes ---- */

Test(read, a_dash_reads_standard_input)
{
    int fd[2];
    static const char text[] = "actor,issue,stance\nA,x,yess\n";
    cr_assert_eq(pipe(fd), 0);
    cr_assert_eq(write(fd[1], text, sizeof text - 1), (ssize_t)sizeof text - 1);
    close(fd[1]);
    cr_assert_eq(dup2(fd[0], 0), 0);
    expect_told(read_path("-", NULL), STANCE_E_DATA,
                "standard input:2:5: error: expected a stance, got 'yess' (did you mean 'yes'?)\n");
}
