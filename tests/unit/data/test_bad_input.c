/* Bad input: what it gets, word for word. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/random.h"
#include "base/text.h"
#include "helper.h"

Test(bad_input, no_file)
{
    struct reading r = read_path("/nowhere/x.csv", NULL);
    cr_expect_eq(r.code, STANCE_E_SYSTEM);
    cr_expect_str_eq(r.err.message, "cannot open '/nowhere/x.csv': No such file or directory");
    reading_clear(&r);
}

Test(bad_input, a_folder_without_statements)
{
    folder_make();
    char expected[300];
    struct reading r = read_path(folder_file("."), NULL);
    snprintf(expected, sizeof expected,
             "statements.csv:0:0: error: no such file in the folder '%s'; a data set is a folder "
             "with that file, or one CSV, DOT or SQLite file\n",
             folder_file("."));
    folder_remove();
    expect_told(r, STANCE_E_DATA, expected);
}

Test(bad_input, empty_files)
{
    static const char told[] =
        "x.csv:0:0: error: the file is empty; expected a header with actor, issue, stance\n";
    expect_told(read_text("", NULL), STANCE_E_DATA, told);
    expect_told(read_text("\n\n  \n", NULL), STANCE_E_DATA, told);
    expect_told(read_text("\xEF\xBB\xBF", NULL), STANCE_E_DATA, told);
}

Test(bad_input, a_header_only)
{
    expect_told(read_text("actor,issue,stance\n", NULL), STANCE_E_DATA,
                "x.csv:0:0: error: no statements: there is a header and nothing under it\n");
}

Test(bad_input, an_unclosed_quote_at_the_end)
{
    expect_told(read_text("actor,issue,stance\nA,x,1\nÄ,\"x,1\nB,y,1\n", NULL), STANCE_E_DATA,
                "x.csv:3:3: error: a quote opens here and is never closed\n");
    expect_told(read_text("actor,\"issue,stance\n", NULL), STANCE_E_DATA,
                "x.csv:1:7: error: a quote opens here and is never closed\n");
}

Test(bad_input, a_quote_closed_too_late)
{
    expect_told(read_text("actor,issue,stance\n\"A,x,1\nB,\"y\",1\n", NULL), STANCE_E_DATA,
                "x.csv:3:4: error: expected a separator or the line's end behind the closing quote "
                "of the cell that opens in line 2\n");
}

Test(bad_input, a_cell_over_the_limit)
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

Test(bad_input, nul_bytes_latin_1_and_utf_16)
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

Test(bad_input, ten_thousand_columns_are_fine)
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

Test(bad_input, too_many_columns_are_told)
{
    struct stance_text text = {0};
    stance_text_puts(&text, "actor");
    for (int i = 1; i < 65537; i++)
        stance_text_putc(&text, ',');
    expect_told(read_text(text.bytes, NULL), STANCE_E_DATA,
                "x.csv:1:1: error: the header has 65537 columns; the most is 65536\n");
    stance_text_free(&text);
}

Test(bad_input, rows_of_another_length_than_the_header)
{
    expect_told(read_text("actor,issue,stance\nA,x\nB,x,1,2,3\nC,x,1\n", NULL), STANCE_E_DATA,
                "x.csv:2:3: error: expected 3 cells as in the header, got 2\n"
                "x.csv:3:7: error: expected 3 cells as in the header, got 5\n");
}

Test(bad_input, cells_that_mean_nothing)
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

Test(bad_input, the_error_is_the_first_problem)
{
    struct reading r = read_text("actor,issue,stance,date\nA,x,1,2024-13\nA,x,yess,\n", NULL);
    cr_expect_eq(r.err.code, STANCE_E_DATA);
    cr_expect_str_eq(r.err.file, "x.csv");
    cr_expect_eq(r.err.line, 2);
    cr_expect_eq(r.err.column, 7);
    cr_expect_str_eq(r.err.message, "expected a date, got '2024-13': there is no month 13");
    reading_clear(&r);
}

Test(bad_input, package_problems)
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

Test(bad_input, empty_optional_tables_are_told_apart_from_tables_without_rows)
{
    expect_told(READ_FILES(NULL, {"statements.csv", "actor,issue,stance\nA,x,1\n", 0},
                           {"actors.csv", "", 0}, {"members.csv", "group,member\n", 0}),
                STANCE_E_DATA,
                "actors.csv:0:0: error: the file is empty; expected a header with id\n");
}

Test(bad_input, hostile_bytes_end_in_an_answer)
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

Test(bad_input, rows_of_separators_alone_leave_the_count_of_rows_right)
{
    expect_told(
        read_text(",,,,,\n \nactor,issue,stance\n,,\n,,,\nA,x,yess\n,,,,,,\nA,x,noo\n", NULL),
        STANCE_E_DATA,
        "x.csv:5:1: warning: no actor in this row: it does not count\n"
        "x.csv:5:2: warning: no issue in this row: it does not count\n"
        "x.csv:5:4: error: expected 3 cells as in the header, got 4\n"
        "x.csv:6:5: error: expected a stance, got 'yess' (did you mean 'yes'?)\n"
        "x.csv:7:1: warning: no actor in this row: it does not count\n"
        "x.csv:7:2: warning: no issue in this row: it does not count\n"
        "x.csv:7:4: error: expected 3 cells as in the header, got 7\n"
        "x.csv:8:5: error: expected a stance, got 'noo' (did you mean 'no'?)\n");
}

/* ---- Lenient ---- */

Test(bad_input, lenient_reading_skips_bad_rows_and_counts_them)
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

Test(bad_input, lenient_reading_does_not_forgive_other_tables_or_broken_files)
{
    struct stance_options o = stance_options_default();
    o.read.lenient = true;
    expect_told(READ_FILES(&o, {"statements.csv", "actor,issue,stance\nA,x,1\n", 0},
                           {"actors.csv", "id\nA\nA\n", 0}),
                STANCE_E_DATA, "actors.csv:3:1: error: id 'A' stands twice, first in line 2\n");
    static const struct {
        const char *file, *bytes, *told;
    } other[] = {
        {"issues.csv", "id,label\nx,X\ny\n",
         "issues.csv:3:1: error: expected 2 cells as in the header, got 1\n"},
        {"alignments.csv", "a,b,strength\nA,B,5\n",
         "alignments.csv:2:5: error: expected a strength in -1..1, got '5'\n"},
        {"members.csv", "group,member,from\nA,B,June\n",
         "members.csv:2:5: error: expected a date, got 'June': a date is written 2024, 2024-06 or "
         "2024-06-20\n"},
        {"sources.csv", "id,title\ns,S\ns,T\n",
         "sources.csv:3:1: error: id 's' stands twice, first in line 2\n"},
    };
    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        expect_told(READ_FILES(&o, {"statements.csv", "actor,issue,stance\nA,x,1\nB,x,1\n", 0},
                               {other[i].file, other[i].bytes, 0}),
                    STANCE_E_DATA, other[i].told);
    expect_told(read_text("actor,issue,stance\nA,\"x,1\n", &o), STANCE_E_DATA,
                "x.csv:2:3: error: a quote opens here and is never closed\n");
    expect_told(read_text("actor,issue\nA,x\n", &o), STANCE_E_DATA,
                "x.csv:1:1: error: no column 'stance'; the columns are 'actor', 'issue' (name one "
                "by the mapping stance=COLUMN)\n");
}
