/* Databases as they are found: with a log, in the middle of a change, damaged, hostile. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/random.h"
#include "database_helper.h"
#include "helper.h"

Test(database, a_log_that_was_left_counts_and_nothing_is_touched)
{
    folder_make();
    database_leave_log();
    size_t n, log_n;
    char *before = folder_get("x.db", &n), *log = folder_get("x.db-wal", &log_n);
    char *there = folder_list();
    struct reading r = read_path(folder_file("x.db"), NULL);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    struct stance_counts counts = stance_dataset_counts(r.data);
    cr_expect_eq(counts.statements, 61, "%zu", counts.statements);
    cr_expect_eq(stance_statement_value(r.data, 7), 1, "the update is in");
    reading_clear(&r);
    size_t m;
    char *after = folder_get("x.db", &m), *now = folder_list();
    cr_expect(n == m && memcmp(before, after, n) == 0);
    free(after);
    after = folder_get("x.db-wal", &m);
    cr_expect(log_n == m && memcmp(log, after, m) == 0);
    cr_expect_str_eq(now, there);
    free(before);
    free(log);
    free(after);
    free(there);
    free(now);
    folder_remove();
}

/* What SQLite itself finds in a copy: actors and stances, or "" where it fails. */
static void ask_sqlite(const char *beside, char *out, size_t size)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *s = NULL;
    char from[40], to[40];
    snprintf(from, sizeof from, "x.db%s", beside);
    snprintf(to, sizeof to, "copy.db%s", beside);
    folder_copy("x.db", "copy.db");
    folder_copy(from, to);
    out[0] = '\0';
    if (sqlite3_open(folder_file("copy.db"), &db) == SQLITE_OK &&
        sqlite3_prepare_v2(db, "SELECT group_concat(actor || stance, ' ') FROM statements", -1, &s,
                           NULL) == SQLITE_OK &&
        sqlite3_step(s) == SQLITE_ROW && sqlite3_column_text(s, 0))
        snprintf(out, size, "%s", (const char *)sqlite3_column_text(s, 0));
    sqlite3_finalize(s);
    sqlite3_close(db);
    remove(folder_file("copy.db"));
    remove(folder_file(to));
    remove(folder_file("copy.db-shm"));
}

static void ask_us(char *out, size_t size)
{
    struct stance_options o = stance_options_default();
    o.read.raw = true;
    struct reading r = read_path(folder_file("x.db"), &o);
    size_t n = 0;
    out[0] = '\0';
    const struct stance_table *t = r.data ? &r.data->table[STANCE_TABLE_STATEMENTS] : NULL;
    for (size_t i = 0; t && i < t->row_n && n < size; i++)
        n += (size_t)snprintf(out + n, size - n, "%s%s%s", i ? " " : "",
                              stance_table_text(t, STANCE_ROLE_ACTOR, i),
                              stance_table_text(t, STANCE_ROLE_STANCE, i));
    reading_clear(&r);
}

Test(database, a_log_is_read_as_sqlite_reads_it_however_torn)
{
    static char ours[4096], theirs[4096];
    struct stance_random random;
    stance_random_seed(&random, 1);
    folder_make();
    database_leave_log();
    size_t n;
    char *log = folder_get("x.db-wal", &n);
    int whole = 0, partly = 0;
    for (int round = 0; round < 120; round++) {
        size_t kept = round % 2 ? n : stance_random_below(&random, n + 1);
        char *torn = malloc(n + 1);
        memcpy(torn, log, n);
        for (int k = 0; k < 3 && round % 2; k++) /* damage mostly towards the end */
            torn[n - 1 - stance_random_below(&random, n >> (round / 2 % 8))] ^= (char)(1 << k);
        folder_put("x.db-wal", torn, kept);
        free(torn);
        ask_sqlite("-wal", theirs, sizeof theirs);
        ask_us(ours, sizeof ours);
        cr_assert_str_eq(ours, theirs, "round %d", round);
        whole += strlen(ours) > 200;
        partly += strcmp(ours, "Ayes Bno") == 0;
    }
    cr_expect(whole > 10 && partly > 10, "%d %d", whole, partly);
    free(log);
    folder_remove();
}

/* x.db and x.db-journal of a change that was ended at some statement of many. */
static void leave_journal(int page, int statements)
{
    char sql[400];
    snprintf(sql, sizeof sql,
             "PRAGMA page_size=%d; CREATE TABLE statements(actor, issue, stance);"
             "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t LIMIT 90)"
             " INSERT INTO statements SELECT 'A' || n, 'y', 'no' FROM t;"
             "PRAGMA cache_size=2; BEGIN",
             page);
    sqlite3 *db = database_begin("live.db", sql);
    for (int i = 0; i < statements; i++)
        cr_assert_eq(sqlite3_exec(db,
                                  i % 3 == 0   ? "INSERT INTO statements SELECT 'B' || rowid, "
                                                 "hex(zeroblob(30)), 'yes' FROM statements LIMIT 40"
                                  : i % 3 == 1 ? "UPDATE statements SET stance = 'yes'"
                                               : "DELETE FROM statements WHERE rowid % 3 = 0",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    folder_copy("live.db", "x.db");
    folder_copy("live.db-journal", "x.db-journal");
    sqlite3_close(db);
    remove(folder_file("live.db"));
}

Test(database, an_unfinished_change_is_taken_back_as_sqlite_does_it)
{
    static char ours[4096], theirs[4096];
    struct stance_random random;
    stance_random_seed(&random, 3);
    folder_make();
    int undone = 0;
    for (int round = 0; round < 60; round++) {
        leave_journal(round % 2 ? 512 : 4096, 1 + round % 7);
        size_t n;
        char *journal = folder_get("x.db-journal", &n);
        size_t sector = (size_t)(unsigned char)journal[22] << 8 | (unsigned char)journal[23];
        if (round % 4 == 3) /* torn */
            n = 600 + stance_random_below(&random, n > 600 ? n - 600 : 1);
        else if (round % 4 == 1 && n > sector + 520) /* a checksum of a record that is wrong */
            journal[sector + stance_random_below(&random, (n - sector) / 520) * 520 + 519] ^= 64;
        folder_put("x.db-journal", journal, n);
        free(journal);
        char *there = folder_list();
        ask_us(ours, sizeof ours);
        char *now = folder_list();
        cr_expect_str_eq(now, there);
        ask_sqlite("-journal", theirs, sizeof theirs);
        cr_assert_str_eq(ours, theirs, "round %d", round);
        undone += strncmp(ours, "A1no", 4) == 0 && !strstr(ours, "yes");
        free(there);
        free(now);
    }
    cr_expect_gt(undone, 30, "%d", undone);
    folder_remove();
}

Test(database, a_journal_that_is_none_is_told)
{
    folder_make();
    leave_journal(512, 6);
    size_t n;
    char *journal = folder_get("x.db-journal", &n);
    memset(journal + 24, 9, 4);
    folder_put("x.db-journal", journal, n);
    free(journal);
    expect_told(read_path(folder_file("x.db"), NULL), STANCE_E_DATA,
                "x.db:0:0: error: left in the middle of a change, and the -journal beside it is "
                "none: open it once in the program that wrote it\n");
    folder_remove();
}

Test(database, a_program_that_is_writing_is_told)
{
    folder_make();
    sqlite3 *db =
        database_begin("x.db", "CREATE TABLE statements(actor, issue, stance);"
                               "INSERT INTO statements VALUES ('A', 'x', 'yes'); BEGIN EXCLUSIVE");
    struct reading r = read_path(folder_file("x.db"), NULL);
    cr_expect_eq(r.code, STANCE_E_SYSTEM);
    cr_expect_str_eq(r.err.message, "another program is changing 'x.db': wait until it is done");
    reading_clear(&r);
    sqlite3_close(db);
    folder_remove();
}

/* ---- Damaged ---- */

Test(database, what_is_no_database_says_what_is_expected)
{
    char noise[4096];
    struct stance_random random;
    stance_random_seed(&random, 1);
    for (size_t i = 0; i < sizeof noise; i++)
        noise[i] = (char)stance_random_below(&random, 256);
    folder_make();
    folder_put("x.dna", "", 0);
    expect_told(read_path(folder_file("x.dna"), NULL), STANCE_E_DATA,
                "x.dna:0:0: error: the file is empty; expected a SQLite database\n");
    folder_put("x.dna", noise, sizeof noise);
    expect_told(read_path(folder_file("x.dna"), NULL), STANCE_E_DATA,
                "x.dna:0:0: error: not a SQLite database (or an encrypted one): expected a file "
                "that begins with 'SQLite format 3'\n");
    database_make("x.db", "CREATE TABLE statements(actor, issue, stance);");
    folder_copy("x.db", "x");
    size_t n;
    char *bytes = folder_get("x", &n);
    folder_put("x", bytes, n - 1000);
    expect_told(
        read_path(folder_file("x"), NULL), STANCE_E_DATA,
        "x:0:0: error: the database is cut short: 7192 bytes where its header has 8192; was "
        "it copied or downloaded whole?\n");
    memcpy(bytes + 100, noise, 200);
    folder_put("x", bytes, n);
    expect_told(
        read_path(folder_file("x"), NULL), STANCE_E_DATA,
        "x:0:0: error: the database is damaged (sqlite3 FILE .recover saves what it can)\n");
    memcpy(bytes + 16, noise, 80);
    folder_put("x", bytes, n);
    expect_told(read_path(folder_file("x"), NULL), STANCE_E_DATA,
                "x:0:0: error: the database is encrypted, damaged, or of a later format\n");
    free(bytes);
    char expected[4400];
    snprintf(expected, sizeof expected, "cannot open '%s': No such file or directory",
             folder_file("none.db"));
    struct reading r = read_path(folder_file("none.db"), NULL);
    cr_expect_eq(r.code, STANCE_E_SYSTEM);
    cr_expect_str_eq(r.err.message, expected);
    reading_clear(&r);
    cr_assert_eq(mkfifo(folder_file("pipe.db"), 0600), 0);
    r = read_path(folder_file("pipe.db"), NULL);
    cr_expect_eq(r.code, STANCE_E_SYSTEM);
    cr_expect(strstr(r.err.message, "a database is no pipe"), "%s", r.err.message);
    reading_clear(&r);
    folder_remove();
}

/* ---- Hostile ---- */

struct hostile {
    char sql[320], message[120];
};

ParameterizedTestParameters(database, nothing_in_a_database_runs)
{
#define ROWS "CREATE TABLE s(actor, issue, stance); INSERT INTO s VALUES ('A', 'x', 'yes');"
    static struct hostile p[] = {
        {ROWS
         "CREATE VIEW statements AS SELECT actor, load_extension('/tmp/x') AS issue, stance FROM s",
         "load_extension"},
        {ROWS
         "CREATE VIEW statements AS WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n FROM t) "
         "SELECT n AS actor, n AS issue, 1 AS stance FROM t",
         "not authorized"},
        {ROWS "CREATE VIEW statements AS SELECT name AS actor, file AS issue, 1 AS stance "
              "FROM pragma_database_list",
         "pragma_database_list"},
        {"CREATE VIRTUAL TABLE statements USING fts5(actor, issue, stance)",
         "'statements' is a virtual table"},
        {"CREATE VIRTUAL TABLE statements USING rtree(id, actor, issue)",
         "'statements' is a virtual table"},
        {ROWS
         "CREATE VIEW statements AS SELECT actor, hex(randomblob(900)) AS issue, stance FROM s",
         "randomblob"},
    };
    return cr_make_param_array(struct hostile, p, sizeof p / sizeof *p);
}

ParameterizedTest(struct hostile *p, database, nothing_in_a_database_runs)
{
    if ((strstr(p->sql, "fts5") && !sqlite3_compileoption_used("ENABLE_FTS5")) ||
        (strstr(p->sql, "rtree") && !sqlite3_compileoption_used("ENABLE_RTREE")))
        cr_skip_test("this SQLite has no such module");
    folder_make();
    database_make("x.db", p->sql);
    struct reading r = read_path(folder_file("x.db"), NULL);
    cr_expect(r.code == STANCE_E_SYSTEM || r.code == STANCE_E_DATA, "%s: %d", p->sql, r.code);
    cr_expect(strstr(r.err.message, p->message), "%s", r.err.message);
    reading_clear(&r);
    folder_remove();
}

Test(database, cells_longer_than_allowed_are_refused)
{
    struct stance_options o = stance_options_default();
    folder_make();
    database_make("x.db", "CREATE TABLE statements(actor, issue, stance);"
                          "INSERT INTO statements VALUES ('A', hex(zeroblob(2000)), 'yes');");
    o.read.field_max = 2000;
    expect_told(read_path(folder_file("x.db"), &o), STANCE_E_DATA,
                "x.db:0:0: error: the database has a cell that is too long\n");
    folder_remove();
}

Test(database, names_that_mean_something_to_sqlite_are_files)
{
    char here[4096];
    folder_make();
    cr_assert_not_null(getcwd(here, sizeof here));
    database_make("x.db", "CREATE TABLE statements(actor, issue, stance);"
                          "INSERT INTO statements VALUES ('A', 'x', 'yes');");
    folder_copy("x.db", ":memory:");
    folder_copy("x.db", "file:x.db?mode=memory");
    cr_assert_eq(chdir(folder_file(".")), 0);
    static const char *const name[] = {":memory:", "file:x.db?mode=memory"};
    for (int i = 0; i < 2; i++) {
        struct reading r = read_path(name[i], NULL);
        cr_expect_eq(r.code, STANCE_OK, "%s: %s", name[i], r.err.message);
        reading_clear(&r);
    }
    cr_assert_eq(chdir(here), 0);
    folder_remove();
}
