/* Formats of other programs: what comes back, cells of a sheet. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "base/sheet.h"
#include "base/text.h"
#include "helper.h"

/* ---- round trips ---- */

static void put_cell(struct stance_text *csv, const char *s)
{
    stance_text_putc(csv, '"');
    for (; *s; s++)
        stance_text_format(csv, *s == '"' ? "\"\"" : "%c", *s);
    stance_text_putc(csv, '"');
}

/* Whatever XML, JSON and this program's own names could trip over. */
static const char *any_word(struct stance_random *random)
{
    static const char *const word[] = {"A",
                                       "actor:A",
                                       "issue:A",
                                       "<b>&amp;</b>",
                                       "]]>",
                                       "\"q\"",
                                       "a\nb",
                                       "a\r\nb",
                                       "=1+1",
                                       "'",
                                       "'=x",
                                       "\\u0000",
                                       "--",
                                       "*Edges",
                                       "data:",
                                       "[ ] \\",
                                       "T\xC3\xBC",
                                       "\xF0\x9F\x98\x80",
                                       "a,b",
                                       "a;b",
                                       "1e400",
                                       "null",
                                       "&#10;",
                                       "n0",
                                       "0",
                                       "-1",
                                       "{\"\"}",
                                       "%s%n",
                                       "A_2",
                                       "x  y",
                                       "r\xE2\x80\xAE",
                                       "tab\tt"};
    return word[stance_random_below(random, sizeof word / sizeof *word)];
}

static void put_random_set(struct stance_random *random)
{
    static const char *const stances[] = {"support", "oppose", "0.25", "-1", "", "1"};
    static const char *const dates[] = {"", "2024", "2024-02", "2023-12-31"};
    struct stance_text csv = {0};
    stance_text_puts(&csv, "actor,issue,stance,date,weight,note,\"a <b>\",Note 2,label,kind\n");
    for (size_t row = 0; row < 12; row++) {
        put_cell(&csv, any_word(random));
        stance_text_putc(&csv, ',');
        put_cell(&csv, any_word(random));
        stance_text_format(&csv, ",%s,%s,%s", stances[stance_random_below(random, 6)],
                           dates[stance_random_below(random, 4)], row % 3 ? "" : "0.5");
        for (int i = 0; i < 5; i++) {
            stance_text_putc(&csv, ',');
            put_cell(&csv, stance_random_below(random, 3) ? any_word(random) : "");
        }
        stance_text_putc(&csv, '\n');
    }
    folder_put("statements.csv", csv.bytes, csv.n);
    stance_text_clear(&csv);
    stance_text_puts(&csv, "id,label,aliases,weight,source\nidle,,,1,\n");
    put_cell(&csv, any_word(random));
    stance_text_putc(&csv, ',');
    put_cell(&csv, any_word(random));
    stance_text_puts(&csv, ",,x,y\n");
    folder_put("actors.csv", csv.bytes, csv.n);
    stance_text_clear(&csv);
    stance_text_puts(&csv, "a,b,strength,note\n");
    stance_text_puts(&csv, "A,idle,allied,\"<\"\nidle,n0,-0.5,\n");
    folder_put("alignments.csv", csv.bytes, csv.n);
    stance_text_free(&csv);
}

static void expect_same_tables(const char *a, const char *b, const char *format)
{
    static const char *const table[] = {"statements.csv", "actors.csv", "alignments.csv"};
    for (size_t i = 0; i < 3; i++) {
        char one[64], two[64];
        size_t n[2] = {0, 0};
        snprintf(one, sizeof one, "%s/%s", a, table[i]);
        snprintf(two, sizeof two, "%s/%s", b, table[i]);
        char *x = folder_get(one, &n[0]), *y = folder_get(two, &n[1]);
        cr_assert(x && y, "%s: %s %s", format, one, two);
        cr_expect(n[0] == n[1] && memcmp(x, y, n[0]) == 0, "%s: %s\n%s\n---\n%s", format, one, x,
                  y);
        free(x);
        free(y);
    }
}

static const struct {
    const char *name;
    enum stance_file_format format;
} lossless[] = {
    {"x.graphml", STANCE_FILE_GRAPHML}, {"x.gexf", STANCE_FILE_GEXF}, {"x.json", STANCE_FILE_JSON}};

static void write_to(const stance_dataset *d, const char *name, enum stance_file_format format)
{
    struct stance_error err = {0};
    cr_assert_eq(stance_dataset_write(d, folder_file(name), format, NULL, NULL, &err), STANCE_OK,
                 "%s: %s", name, err.message);
}

Test(exchange, any_data_set_comes_back_through_the_formats_that_hold_all)
{
    struct stance_random random;
    size_t tried = 0;
    stance_random_seed(&random, 3);
    for (int round = 0; round < 60; round++) {
        folder_make();
        put_random_set(&random);
        struct reading first = read_path(folder_file("."), NULL);
        if (first.code == STANCE_OK) {
            write_to(first.data, "one", STANCE_FILE_CSV_FOLDER);
            for (size_t i = 0; i < 3; i++) {
                write_to(first.data, lossless[i].name, lossless[i].format);
                struct reading second = read_path(folder_file(lossless[i].name), NULL);
                cr_assert_eq(second.code, STANCE_OK, "round %d, %s: %s\n%s", round,
                             lossless[i].name, second.err.message, second.told);
                write_to(second.data, "two", STANCE_FILE_CSV_FOLDER);
                expect_same_tables("one", "two", lossless[i].name);
                reading_clear(&second);
            }
            tried++;
        }
        reading_clear(&first);
        folder_remove();
    }
    cr_expect_gt(tried, 30, "%zu", tried);
}

Test(exchange, a_label_of_another_program_is_text_and_no_escape_of_graphviz)
{
    static const char json[] =
        "{\"nodes\": [{\"id\": \"a\", \"label\": \"C:\\\\new\\n\\\\N\"},"
        " {\"id\": \"x\", \"kind\": \"issue\", \"label\": \"x\"}],"
        " \"links\": [{\"source\": \"a\", \"target\": \"x\", \"stance\": 1}]}";
    size_t n;
    folder_make();
    folder_put("x.json", json, sizeof json - 1);
    struct reading r = read_path(folder_file("x.json"), NULL);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    write_to(r.data, "out", STANCE_FILE_CSV_FOLDER);
    char *actors = folder_get("out/actors.csv", &n), *all = folder_get("out/statements.csv", &n);
    cr_expect(actors || all);
    cr_expect(strstr(actors ? actors : all, "C:\\new\n\\N"), "%s\n%s", actors ? actors : "", all);
    free(actors);
    free(all);
    reading_clear(&r);
    folder_remove();
}

Test(exchange, an_edge_with_nothing_but_type_and_weight_tells_its_stance_by_that)
{
    static const char edges[] = "Source,Target,Weight,Kind\nA,x,-1,stance\nB,x,0.5,stance\n"
                                "A,y,,stance\nA,B,-0.25,alignment\n";
    static const char words[] = "Source,Target,Weight,Kind\nA,x,much,stance\n";
    folder_make();
    folder_put("x.csv", edges, sizeof edges - 1);
    struct reading r = read_path(folder_file("x.csv"), NULL);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    cr_assert_eq(stance_dataset_counts(r.data).statements, 3);
    cr_assert_eq(r.data->alignment_n, 1);
    cr_expect_eq(stance_statement_value(r.data, 0), -1);
    cr_expect_eq(stance_statement_value(r.data, 1), 0.5);
    cr_expect(!stance_statement_counts(r.data, 2) || isnan(stance_statement_value(r.data, 2)));
    cr_expect_eq(r.data->alignment[0].strength, -0.25);
    reading_clear(&r);
    folder_put("x.csv", words, sizeof words - 1);
    r = read_path(folder_file("x.csv"), NULL);
    cr_expect_eq(r.code, STANCE_E_DATA, "a weight that is no number is not a missing one");
    reading_clear(&r);
    folder_remove();
}

/* ---- cells of a sheet ---- */

static const struct {
    const char *cell, *put, *spared;
} sheet[] = {
    {"", "", ""},
    {"a", "a", "a"},
    {"=1+1", "'=1+1", "=1+1"},
    {"+x", "'+x", "+x"},
    {"-x", "'-x", "-x"},
    {"@x", "'@x", "@x"},
    {"-1", "-1", "-1"},
    {"+1.5", "+1.5", "+1.5"},
    {"-1e3", "-1e3", "-1e3"},
    {"-", "-", "-"},
    {"=", "=", "="},
    {"a=b", "a=b", "a=b"},
    {"\t=x", "\"'\t=x\"", "\"\t=x\""},
    {"\nx", "\"'\nx\"", "\"\nx\""},
    {"\rx", "\"'\rx\"", "\"\rx\""},
    {"=a,\"b\"", "\"'=a,\"\"b\"\"\"", "\"=a,\"\"b\"\"\""},
    {"\xEF\xBC\x9D"
     "1+1",
     "'\xEF\xBC\x9D"
     "1+1",
     "\xEF\xBC\x9D"
     "1+1"},
    {"\xEF\xBC\x81"
     "1+1",
     "\xEF\xBC\x81"
     "1+1",
     "\xEF\xBC\x81"
     "1+1"},
    {" a", "\" a\"", "\" a\""},
    {"a ", "\"a \"", "\"a \""},
    {"a,b", "\"a,b\"", "\"a,b\""},
    {"a\"b", "\"a\"\"b\"", "\"a\"\"b\""},
};

Test(exchange, cells_a_spreadsheet_would_run_are_defused_unless_spared)
{
    for (size_t i = 0; i < sizeof sheet / sizeof *sheet; i++)
        for (int spare = 0; spare < 2; spare++) {
            struct stance_text out = {0};
            stance_sheet_put(&out, sheet[i].cell, strlen(sheet[i].cell), spare);
            stance_text_put(&out, "", 1);
            cr_expect_str_eq(out.bytes, spare ? sheet[i].spared : sheet[i].put);
            stance_text_free(&out);
        }
}
