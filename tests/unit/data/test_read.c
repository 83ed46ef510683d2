/* Reading: what good input becomes. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/random.h"
#include "base/text.h"
#include "helper.h"

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
            /* One byte anywhere; or many, all behind the first eight. */
            if (k == 1 && n)
                note[row][k][stance_random_below(&random, n)] = 'b';
            for (size_t i = 8; k == 2 && i < n; i++)
                note[row][k][i] = (char)('a' + stance_random_below(&random, 2));
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

Test(read, doubled_quotes_are_told_from_two_quotes_in_a_bare_cell)
{
    struct reading r =
        read_text("actor,issue,stance\nA,x\"\"y,1\nA,\"x\"\"y\",1\nA,x\"\"y,1\n", NULL);
    cr_assert_eq(r.code, STANCE_OK);
    static const char *const issue[] = {"x\"\"y", "x\"y", "x\"\"y"};
    for (size_t row = 0; row < 3; row++)
        cr_expect_str_eq(stance_table_text(&r.data->table[0], STANCE_ROLE_ISSUE, row), issue[row]);
    reading_clear(&r);
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
