/* Writing: every table, column, row and text comes back. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include <sys/stat.h>

#include "base/random.h"
#include "base/text.h"
#include "helper.h"

static void expect_file(const char *name, const char *expected)
{
    size_t n;
    char *got = folder_get(name, &n);
    cr_assert_not_null(got, "%s", name);
    cr_expect_str_eq(got, expected);
    free(got);
}

static struct reading read_back(const struct file *file, size_t n,
                                const struct stance_options *options)
{
    folder_make();
    for (size_t i = 0; i < n; i++)
        folder_put(file[i].name, file[i].bytes, file[i].n ? file[i].n : strlen(file[i].bytes));
    struct reading r = read_path(folder_file("."), options);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    return r;
}

Test(write, every_table_comes_out_as_it_went_in)
{
    static const struct file file[] = {
        {"statements.csv",
         "extra,actor,issue,stance,evidence\n=1+1,A,x,Yes,\"a \"\"quote\"\", and\ntwo lines\"\n"
         ",Ä,x,,\" blank\"\n,Ä,x,,\"blank \"\n",
         0},
        {"actors.csv", "id,aliases,\"x;y;z\"\nA,a;b;c;d,\nÄ,,\n", 0},
        {"sources.csv", "id,title\n", 0},
        {"datapackage.json", "{ \"title\" : \"x\" }\n\n", 0},
    };
    struct reading r = read_back(file, 4, NULL);
    struct stance_error err = {0};
    cr_expect_eq(
        stance_dataset_write(r.data, folder_file("out"), STANCE_FILE_CSV_FOLDER, NULL, NULL, &err),
        STANCE_OK, "%s", err.message);
    for (size_t i = 0; i < 4; i++) {
        char name[64];
        snprintf(name, sizeof name, "out/%s", file[i].name);
        expect_file(name, file[i].bytes);
    }
    size_t n;
    cr_expect_null(folder_get("out/issues.csv", &n), "what was not there is not made");
    reading_clear(&r);
    folder_remove();
}

Test(write, other_forms_of_csv_become_the_plain_one)
{
    static const struct file file[] = {
        {"statements.csv",
         "\xEF\xBB\xBF"
         "stance;actor;issue\r\n\"1\";A;\"x,y\"\r\n;;\r\n",
         0},
    };
    struct reading r = read_back(file, 1, NULL);
    cr_expect_eq(
        stance_dataset_write(r.data, folder_file("."), STANCE_FILE_CSV_FOLDER, NULL, NULL, NULL),
        STANCE_OK);
    expect_file("statements.csv", "stance,actor,issue\n1,A,\"x,y\"\n");
    reading_clear(&r);
    folder_remove();
}

Test(write, skipped_rows_are_left_out)
{
    static const struct file file[] = {
        {"statements.csv", "actor,issue,stance\nA,x,1\nB,x,what\nC,x\nD,x,-1\n", 0},
    };
    struct stance_options o = stance_options_default();
    o.read.lenient = true;
    struct reading r = read_back(file, 1, &o);
    cr_expect_eq(
        stance_dataset_write(r.data, folder_file("out"), STANCE_FILE_CSV_FOLDER, NULL, NULL, NULL),
        STANCE_OK);
    expect_file("out/statements.csv", "actor,issue,stance\nA,x,1\nD,x,-1\n");
    reading_clear(&r);
    folder_remove();
}

Test(write, a_folder_that_cannot_be_is_told)
{
    struct reading r = read_text("actor,issue,stance\nA,x,1\n", NULL);
    struct stance_error err = {0};
    cr_expect_eq(
        stance_dataset_write(r.data, "/nowhere/out", STANCE_FILE_CSV_FOLDER, NULL, NULL, &err),
        STANCE_E_SYSTEM);
    cr_expect_str_eq(err.message,
                     "cannot make the folder '/nowhere/out': No such file or directory");
    reading_clear(&r);
}

Test(write, tables_of_another_data_set_are_not_mixed_with_the_new_ones)
{
    static const char *const stranger[] = {"actors.csv", "members.csv.gz", "datapackage.json",
                                           "statements.csv.zst"};
    for (size_t i = 0; i < sizeof stranger / sizeof *stranger; i++) {
        struct reading r = read_text("actor,issue,stance\nA,x,1\n", NULL);
        struct stance_error err = {0};
        size_t n;
        folder_make();
        folder_put(stranger[i], "id\nB\n", 5);
        cr_expect_eq(
            stance_dataset_write(r.data, folder_file("."), STANCE_FILE_CSV_FOLDER, NULL, NULL, &err),
            STANCE_E_SYSTEM);
        cr_expect(strstr(err.message, stranger[i]), "%s", err.message);
        cr_expect_null(folder_get("statements.csv", &n), "nothing is written");
        folder_remove();
        reading_clear(&r);
    }
}

Test(write, a_folder_that_was_made_for_nothing_goes_again)
{
    struct reading r = read_text("actor,issue,stance\nA,x,1\n", NULL);
    const struct rlimit none = {0, RLIM_INFINITY};
    const struct rlimit any = {RLIM_INFINITY, RLIM_INFINITY};
    folder_make();
    signal(SIGXFSZ, SIG_IGN);
    cr_assert_eq(setrlimit(RLIMIT_FSIZE, &none), 0); /* as if the disk were full */
    enum stance_code code =
        stance_dataset_write(r.data, folder_file("out"), STANCE_FILE_CSV_FOLDER, NULL, NULL, NULL);
    setrlimit(RLIMIT_FSIZE, &any);
    cr_expect_eq(code, STANCE_E_SYSTEM);
    cr_expect_neq(access(folder_file("out"), F_OK), 0, "an empty folder is left");
    folder_remove();
    reading_clear(&r);
}

Test(write, a_format_that_is_none_is_refused)
{
    struct reading r = read_text("actor,issue,stance\nA,x,1\n", NULL);
    cr_expect_eq(
        stance_dataset_write(r.data, "/nowhere/out", (enum stance_file_format)99, NULL, NULL, NULL),
        STANCE_E_VALUE);
    reading_clear(&r);
}

/* Random cells, written and read: the same cells, and the same bytes the second time. */
Test(write, what_is_written_reads_back_the_same)
{
    static const char alphabet[] = "ab\"\",;\t\n\r \xC3\xA9";
    struct stance_random random;
    stance_random_seed(&random, 3);
    for (int round = 0; round < 200; round++) {
        struct stance_dataset *d = NULL;
        cr_assert_eq(stance_dataset_new(&d, NULL), STANCE_OK);
        struct stance_table *t = &d->table[0];
        cr_assert_eq(stance_table_open(t, STANCE_TABLE_STATEMENTS, "statements.csv", NULL),
                     STANCE_OK);
        static const char *const name[] = {"actor", "issue", "stance", "note", "x,\"y\""};
        for (size_t i = 0; i < 5; i++)
            cr_assert_eq(stance_table_add_column(t, name[i], strlen(name[i]), NULL), STANCE_OK);
        size_t rows = 1 + stance_random_below(&random, 8);
        for (size_t row = 0; row < rows; row++) {
            char note[2][12];
            struct stance_slice cell[5] = {
                {"A", 1}, {"x", 1}, {"1", 1}, {note[0], 0}, {note[1], 0}};
            for (int k = 0; k < 2; k++) {
                size_t n = stance_random_below(&random, 9);
                while (cell[3 + k].n < n) {
                    size_t i = stance_random_below(&random, sizeof alphabet - 2);
                    note[k][cell[3 + k].n++] = alphabet[i];
                    if (alphabet[i] == '\xC3')
                        note[k][cell[3 + k].n++] = '\xA9';
                }
            }
            cr_assert_eq(stance_table_put(t, cell, 5, NULL), STANCE_OK);
        }
        folder_make();
        cr_assert_eq(
            stance_dataset_write(d, folder_file("out"), STANCE_FILE_CSV_FOLDER, NULL, NULL, NULL),
            STANCE_OK);
        struct reading r = read_path(folder_file("out"), NULL);
        cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
        const struct stance_table *back = &r.data->table[0];
        cr_assert_eq(back->row_n, rows);
        for (size_t i = 0; i < 5; i++)
            for (size_t row = 0; row < rows; row++)
                cr_assert_str_eq(
                    stance_dictionary_text(&back->column[i].text, back->column[i].code[row]),
                    stance_dictionary_text(&t->column[i].text, t->column[i].code[row]));
        folder_remove();
        reading_clear(&r);
        stance_dataset_free(d);
    }
}
