/* SQLite: what is read, how it is told, and that writing loses nothing. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/random.h"
#include "base/text.h"
#include "database_helper.h"
#include "helper.h"

static const char *cell(const stance_dataset *d, enum stance_table_kind kind, const char *column,
                        size_t row)
{
    const struct stance_table *t = &d->table[kind];
    for (size_t i = 0; i < t->column_n; i++)
        if (strcmp(t->column[i].name, column) == 0)
            return stance_dictionary_text(&t->column[i].text, t->column[i].code[row]);
    return NULL;
}

Test(sqlite, tables_of_ours_are_read_with_their_columns_and_other_names)
{
    folder_make();
    database_make(
        "x.sqlite",
        "CREATE TABLE Statements(actor_id, issue, position, weight REAL, extra);"
        "INSERT INTO Statements VALUES ('A', 'x', 'support', 2.0, 7), ('B', 'x', -1, 0.25, NULL);"
        "CREATE TABLE actors(id, name); INSERT INTO actors VALUES ('A', 'Ada');"
        "CREATE TABLE datapackage(json); INSERT INTO datapackage VALUES ('{\"title\": \"T\"}');"
        "CREATE TABLE else_(a); CREATE VIEW sources AS SELECT 's' AS id, 'One' AS title;");
    struct reading r = read_path(folder_file("x.sqlite"), NULL);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    struct stance_counts n = stance_dataset_counts(r.data);
    cr_expect(n.actors == 2 && n.issues == 1 && n.statements == 2 && n.sources == 1);
    cr_expect_str_eq(r.data->name, "x");
    cr_expect_str_eq(r.data->title, "T");
    cr_expect_str_eq(r.data->actor[0].label, "Ada");
    cr_expect_str_eq(cell(r.data, STANCE_TABLE_STATEMENTS, "weight", 0), "2");
    cr_expect_str_eq(cell(r.data, STANCE_TABLE_STATEMENTS, "weight", 1), "0.25");
    cr_expect_str_eq(cell(r.data, STANCE_TABLE_STATEMENTS, "extra", 0), "7");
    cr_expect_str_eq(cell(r.data, STANCE_TABLE_STATEMENTS, "extra", 1), "");
    cr_expect_eq(stance_statement_value(r.data, 1), -1);
    reading_clear(&r);
    folder_remove();
}

Test(sqlite, a_row_is_called_by_its_rowid_and_a_view_by_its_place)
{
    folder_make();
    database_make("x.db",
                  "CREATE TABLE statements(id INTEGER PRIMARY KEY, actor, issue, stance);"
                  "INSERT INTO statements VALUES (7, 'A', 'x', 'yess'), (3, 'B', 'x', 'yes'),"
                  "(900, 'B', 'x', x'00'), (901, 'C', 'x', 'no');");
    expect_told(read_path(folder_file("x.db"), NULL), STANCE_E_DATA,
                "x.db:0:0: error: statements row 7, column 'stance': expected a stance, got 'yess' "
                "(did you mean 'yes'?)\n"
                "x.db:0:0: error: statements row 900, column 'stance': expected text or a number, "
                "got a BLOB\n");
    database_make("x.db",
                  "ALTER TABLE statements RENAME TO s;"
                  "CREATE VIEW statements AS SELECT * FROM s WHERE id IN (3, 7) ORDER BY id;");
    expect_told(read_path(folder_file("x.db"), NULL), STANCE_E_DATA,
                "x.db:0:0: error: statements row 2, column 'stance': expected a stance, got 'yess' "
                "(did you mean 'yes'?)\n");
    folder_remove();
}

Test(sqlite, tables_without_rowids_and_with_columns_called_rowid_are_read)
{
    folder_make();
    database_make("x.db", "CREATE TABLE statements(rowid, _rowid_, oid, actor, issue, stance);"
                          "INSERT INTO statements VALUES (9, 8, 7, 'A', 'x', 'yes');"
                          "CREATE TABLE actors(id PRIMARY KEY, label) WITHOUT ROWID;"
                          "INSERT INTO actors VALUES ('B', 'b'), ('A', 'a');");
    struct reading r = read_path(folder_file("x.db"), NULL);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    cr_expect_str_eq(cell(r.data, STANCE_TABLE_STATEMENTS, "oid", 0), "7");
    cr_expect_eq(stance_dataset_counts(r.data).actors, 2);
    reading_clear(&r);
    folder_remove();
}

Test(sqlite, texts_that_are_none_are_told)
{
    folder_make();
    database_make("x.db",
                  "CREATE TABLE statements(actor, issue, stance);"
                  "INSERT INTO statements VALUES ('A', 'x', 1), (CAST(x'41ff' AS TEXT), 'x', 1),"
                  "(CAST(x'410042' AS TEXT), 'x', 1), (CAST(x'41ff' AS TEXT), 'x', 1);");
    struct stance_options o = stance_options_default();
    o.read.lenient = true;
    struct reading r = read_path(folder_file("x.db"), &o);
    cr_expect_eq(r.code, STANCE_E_DATA, "what no program may look at is not skipped");
    cr_expect(strstr(r.told, "statements row 2, column 'actor': not UTF-8: 'A\\xFF'"), "%s",
              r.told);
    cr_expect(strstr(r.told, "statements row 3, column 'actor': a NUL byte in 'A\\x00B'"), "%s",
              r.told);
    reading_clear(&r);
    folder_remove();
}

Test(sqlite, a_database_without_statements_says_what_there_is)
{
    folder_make();
    database_make("x.db", "CREATE TABLE votes(a, b); CREATE VIEW people AS SELECT 1 AS id;");
    expect_told(read_path(folder_file("x.db"), NULL), STANCE_E_DATA,
                "x.db:0:0: error: no table 'statements', and not a database of DNA; the tables are "
                "'people', 'votes' (--query 'SELECT ... AS actor, ... AS issue, ... AS stance FROM "
                "...' reads any)\n");
    database_make("x.db", "CREATE TABLE statements(actor, issue);");
    expect_told(read_path(folder_file("x.db"), NULL), STANCE_E_DATA,
                "x.db:0:0: error: statements: no column 'stance'; the columns are 'actor', 'issue' "
                "(name one by the mapping stance=COLUMN)\n");
    folder_remove();
}

/* ---- Queries ---- */

static struct reading ask(const char *query)
{
    struct stance_options o = stance_options_default();
    folder_make();
    database_make("x.db", "CREATE TABLE votes(who, bill, how); CREATE TABLE actors(other);"
                          "INSERT INTO votes VALUES ('A', 1, 'Y'), ('B', 1, 'N'), ('C', 2, 'Y');");
    o.read.query = query;
    o.read.scale = "Y=1,N=-1";
    struct reading r = read_path(folder_file("x.db"), &o);
    folder_remove();
    return r;
}

Test(sqlite, a_query_gives_the_statements)
{
    struct reading r = ask("SELECT who AS actor, 'bill ' || bill AS issue, upper(how) AS stance, "
                           "count(*) AS weight FROM votes GROUP BY who ORDER BY who DESC;\n");
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    struct stance_counts n = stance_dataset_counts(r.data);
    cr_expect(n.actors == 3 && n.issues == 2 && n.statements == 3);
    cr_expect_str_eq(cell(r.data, STANCE_TABLE_STATEMENTS, "actor", 0), "C");
    cr_expect_str_eq(cell(r.data, STANCE_TABLE_STATEMENTS, "issue", 0), "bill 2");
    reading_clear(&r);
}

struct wrong_query {
    char query[160], message[200];
};

ParameterizedTestParameters(sqlite, a_query_can_only_read)
{
#define MAY_ONLY "it may only read: SELECT, with functions that do nothing but compute"
    static struct wrong_query p[] = {
        {"DELETE FROM votes", MAY_ONLY},
        {"DROP TABLE votes", MAY_ONLY},
        {"ATTACH '/tmp/other' AS other", MAY_ONLY},
        {"PRAGMA writable_schema = 1", MAY_ONLY},
        {"CREATE TEMP TABLE t(a)", MAY_ONLY},
        {"VACUUM INTO '/tmp/other'", "expected SELECT ... AS actor, ... AS issue, ... AS stance"},
        {"SELECT who AS actor, load_extension('x') AS issue, how AS stance FROM votes",
         "not authorized to use function: load_extension"},
        {"SELECT who AS actor, random() AS issue, how AS stance FROM votes",
         "not authorized to use function: random"},
        {"SELECT fts3_tokenizer('x')", "not authorized to use function: fts3_tokenizer"},
        {"SELECT * FROM pragma_database_list", "no such table: pragma_database_list"},
        {"SELECT who AS actor FROM nowhere", "no such table: nowhere"},
        {"SELECT \"nope\" AS actor FROM votes", "no such column: "},
        {"SELECT who AS actor FROM votes; DELETE FROM votes", "expected one statement, got more"},
        {"-- nothing", "expected SELECT ... AS actor, ... AS issue, ... AS stance"},
        {"EXPLAIN DELETE FROM votes", MAY_ONLY},
    };
    return cr_make_param_array(struct wrong_query, p, sizeof p / sizeof *p);
}

ParameterizedTest(struct wrong_query *p, sqlite, a_query_can_only_read)
{
    struct reading r = ask(p->query);
    cr_expect_eq(r.code, STANCE_E_VALUE, "%s: %d", p->query, r.code);
    cr_expect(strstr(r.err.message, p->message), "%s: %s", p->query, r.err.message);
    reading_clear(&r);
}

static bool at_once(void *data)
{
    return ++*(int *)data > 3;
}

Test(sqlite, an_endless_query_stops_when_asked_to)
{
    struct stance_options o = stance_options_default();
    stance_dataset *d = NULL;
    int asked = 0;
    struct stance_watch watch = {.stop = at_once, .data = &asked};
    folder_make();
    database_make("x.db", "CREATE TABLE votes(who);");
    o.read.query = "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) "
                   "SELECT sum(n) AS actor, 1 AS issue, 1 AS stance FROM t";
    cr_expect_eq(stance_dataset_read(&d, folder_file("x.db"), &o, NULL, &watch, NULL),
                 STANCE_E_STOPPED);
    folder_remove();
}

/* ---- Writing ---- */

static void expect_same_file(const char *a, const char *b)
{
    size_t an = 0, bn = 0;
    char *x = folder_get(a, &an), *y = folder_get(b, &bn);
    cr_assert(x && y, "%s %s", a, b);
    cr_expect(an == bn && memcmp(x, y, an) == 0, "%s and %s differ:\n%s\n---\n%s", a, b, x, y);
    free(x);
    free(y);
}

static void write_to(const stance_dataset *d, const char *name, enum stance_file_format format)
{
    struct stance_error err = {0};
    cr_assert_eq(stance_dataset_write(d, folder_file(name), format, NULL, NULL, &err), STANCE_OK,
                 "%s", err.message);
}

/* A table with names that SQL cannot tell apart and cells that look like what they are not. */
static void put_random_csv(struct stance_random *random, uint64_t words)
{
    static const char *const word[] = {"",
                                       "0",
                                       "1",
                                       "1.0",
                                       "-1",
                                       "0.1",
                                       "1e3",
                                       "007",
                                       "A \"q\"",
                                       "tru\xC3\xAB",
                                       " blank",
                                       "a\nb",
                                       "NULL",
                                       "x'00'",
                                       "=1+1",
                                       "9007199254740993",
                                       "-0",
                                       "1e15",
                                       "0.30000000000000004"};
    static const char *const header[] = {"actor",      "issue", "stance",   "note",
                                         "Note",       "NOTE",  "weight",   "rowid",
                                         "\"a\"\"b\"", "",      "sqlite_x", "note_2"};
    struct stance_text csv = {0};
    size_t columns = 3 + stance_random_below(random, 10);
    for (size_t i = 0; i < columns; i++)
        stance_text_format(&csv, "%s%s", i ? "," : "", header[i]);
    for (size_t row = 0; row < 20; row++) {
        stance_text_putc(&csv, '\n');
        for (size_t i = 0; i < columns; i++) {
            const char *w = word[stance_random_below(random, words)];
            stance_text_puts(&csv, i ? ",\"" : "\"");
            for (; *w; w++)
                stance_text_format(&csv, *w == '"' ? "\"\"" : "%c", *w);
            stance_text_putc(&csv, '"');
        }
    }
    stance_text_putc(&csv, '\n');
    folder_put("x.csv", csv.bytes, csv.n);
    stance_text_free(&csv);
}

static struct reading read_raw(const char *name)
{
    struct stance_options o = stance_options_default();
    o.read.raw = true;
    struct reading r = read_path(folder_file(name), &o);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    return r;
}

Test(sqlite, any_table_comes_back_through_a_database)
{
    struct stance_random random;
    stance_random_seed(&random, 1);
    for (uint64_t round = 0; round < 60; round++) {
        folder_make();
        put_random_csv(&random, 1 + round % 19); /* few words make columns that are clean numbers */
        struct reading first = read_raw("x.csv");
        write_to(first.data, "one", STANCE_FILE_CSV_FOLDER);
        write_to(first.data, "x.sqlite", STANCE_FILE_SQLITE);
        write_to(first.data, "y.sqlite", STANCE_FILE_SQLITE);
        expect_same_file("x.sqlite", "y.sqlite");
        struct reading second = read_raw("x.sqlite");
        write_to(second.data, "two", STANCE_FILE_CSV_FOLDER);
        expect_same_file("one/statements.csv", "two/statements.csv");
        write_to(second.data, "z.sqlite", STANCE_FILE_SQLITE);
        expect_same_file("x.sqlite", "z.sqlite");
        reading_clear(&first);
        reading_clear(&second);
        folder_remove();
    }
}

Test(sqlite, numbers_are_numbers_where_nothing_is_lost)
{
    folder_make();
    folder_put("x.csv", "actor,issue,stance,weight\n7,x,1,0.5\n8,x,-1,\n9,x,0.25,2.0\n", 57);
    struct reading r = read_path(folder_file("x.csv"), NULL);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    write_to(r.data, "x.sqlite", STANCE_FILE_SQLITE);
    char *got =
        database_ask("x.sqlite", "SELECT group_concat(typeof(actor)||' '||typeof(stance)||' '"
                                 "||typeof(weight)||' '||rowid, ', ') FROM statements");
    cr_expect_str_eq(got, "text real text 1, text real null 2, text real text 3");
    free(got);
    got = database_ask("x.sqlite", "SELECT round(avg(stance), 6) FROM statements");
    cr_expect_str_eq(got, "0.083333");
    free(got);
    got = database_ask("x.sqlite", "PRAGMA integrity_check");
    cr_expect_str_eq(got, "ok");
    free(got);
    reading_clear(&r);
    folder_remove();
}

Test(sqlite, what_cannot_be_written_leaves_the_old_file)
{
    struct stance_error err = {0};
    struct reading r = read_text("actor,issue,stance\nA,x,1\n", NULL);
    folder_make();
    folder_put("old", "old", 3);
    mkdir(folder_file("taken.sqlite"), 0777);
    cr_expect_eq(stance_dataset_write(r.data, folder_file("none/x.sqlite"), STANCE_FILE_SQLITE,
                                      NULL, NULL, &err),
                 STANCE_E_SYSTEM);
    err = (struct stance_error){0};
    cr_expect_eq(stance_dataset_write(r.data, folder_file("taken.sqlite"), STANCE_FILE_SQLITE, NULL,
                                      NULL, &err),
                 STANCE_E_SYSTEM);
    char *there = folder_list();
    cr_expect_str_eq(there, "old 3\ntaken.sqlite/\n");
    free(there);
    reading_clear(&r);
    folder_remove();
}

Test(sqlite, more_columns_than_sqlite_has_are_refused)
{
    struct stance_text csv = {0};
    struct stance_error err = {0};
    stance_text_puts(&csv, "actor,issue,stance");
    for (int i = 0; i < 1998; i++)
        stance_text_format(&csv, ",c%d", i);
    stance_text_puts(&csv, "\nA,x,1");
    for (int i = 0; i < 1998; i++)
        stance_text_putc(&csv, ',');
    stance_text_puts(&csv, "\n");
    struct reading r = read_text(csv.bytes, NULL);
    folder_make();
    cr_expect_eq(
        stance_dataset_write(r.data, folder_file("x.db"), STANCE_FILE_SQLITE, NULL, NULL, &err),
        STANCE_E_VALUE);
    cr_expect_str_eq(err.message, "a table of SQLite has 1 to 2000 columns; statements has 2001");
    reading_clear(&r);
    stance_text_free(&csv);
    folder_remove();
}
