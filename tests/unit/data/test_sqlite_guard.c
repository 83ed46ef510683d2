/* SQLite: a query and a view reach nothing but the file's own tables, and every one can be stopped.
 */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <string.h>

#include "database_helper.h"
#include "helper.h"

static const char votes[] = "CREATE TABLE votes(id INTEGER PRIMARY KEY AUTOINCREMENT, who, how);"
                            "CREATE INDEX by_who ON votes(who);"
                            "INSERT INTO votes(who, how) VALUES ('A', 1), ('B', -1); ANALYZE;";

/* Asks the database in the folder. */
static struct reading ask(const char *query)
{
    struct stance_options o = stance_options_default();
    o.read.query = query;
    return read_path(folder_file("x.db"), &o);
}

struct source {
    char name[64], column[16];
};

/* What SQLite brings along or keeps for itself; a build without one has no such table at all. */
static const struct source outside[] = {
    {"json_each('[1]')", "value"},
    {"json_tree('[1]')", "value"},
    {"jsonb_each('[1]')", "value"},
    {"jsonb_tree('[1]')", "value"},
    {"pragma_database_list", "file"},
    {"pragma_compile_options", "compile_options"},
    {"pragma_table_info('votes')", "name"},
    {"pragma_function_list", "name"},
    {"pragma_user_version", "user_version"},
    {"generate_series(1, 3)", "value"},
    {"series", "value"},
    {"fsdir('/')", "name"},
    {"zipfile('/tmp/x.zip')", "name"},
    {"completion('SEL')", "candidate"},
    {"dbstat", "name"},
    {"sqlite_dbpage", "data"},
    {"sqlite_dbdata", "value"},
    {"sqlite_stmt", "sql"},
    {"sqlite_memstat", "name"},
    {"bytecode('SELECT 1')", "opcode"},
    {"tables_used('SELECT 1')", "name"},
    {"fts5vocab", "term"},
    {"carray(1, 2)", "value"},
    {"sqlite_temp_master", "name"},
    {"sqlite_temp_schema", "name"},
    {"sqlite_sequence", "name"},
    {"sqlite_stat1", "tbl"},
    {"temp.sqlite_master", "name"}, /* these two no view can name */
    {"temp.sqlite_schema", "name"},
};
enum { OUTSIDE = sizeof outside / sizeof *outside };

Test(sqlite_guard, a_query_reads_nothing_but_the_file)
{
    static const char *const form[] = {
        "SELECT %s AS actor, 1 AS issue, 1 AS stance FROM %s",
        "SELECT who AS actor, (SELECT max(%s) FROM %s) AS issue, how AS stance FROM votes",
        "WITH t AS (SELECT %s AS x FROM %s) SELECT x AS actor, 1 AS issue, 1 AS stance FROM t",
        "SELECT who AS actor, 1 AS issue, 1 AS stance FROM votes WHERE who IN (SELECT %s FROM %s)",
        "SELECT count(*) AS actor, 1 AS issue, '%s' AS stance FROM %s", /* not even counts them */
    };
    char query[256];
    folder_make();
    database_make("x.db", votes);
    for (const struct source *p = outside; p < outside + OUTSIDE; p++)
        for (size_t i = 0; i < sizeof form / sizeof *form; i++) {
            snprintf(query, sizeof query, form[i], p->column, p->name);
            struct reading r = ask(query);
            cr_expect_eq(r.code, STANCE_E_VALUE, "%s: %d", query, r.code);
            reading_clear(&r);
        }
    folder_remove();
}

/* A hostile file may name in a view what a query may not, and the query the view. */
Test(sqlite_guard, a_view_reads_nothing_but_the_file)
{
    folder_make();
    database_make("x.db", votes);
    for (const struct source *p = outside; p < outside + OUTSIDE - 2; p++) {
        char view[256];
        snprintf(view, sizeof view,
                 "DROP VIEW IF EXISTS statements;"
                 "CREATE VIEW statements AS SELECT %s AS actor, 1 AS issue, 1 AS stance FROM %s",
                 p->column, p->name);
        database_make("x.db", view);
        struct reading r = ask("SELECT actor, issue, stance FROM statements");
        cr_expect_eq(r.code, STANCE_E_VALUE, "%s: %d", view, r.code);
        reading_clear(&r);
        r = read_path(folder_file("x.db"), NULL);
        cr_expect(r.code == STANCE_E_SYSTEM || r.code == STANCE_E_DATA, "%s: %d", view, r.code);
        reading_clear(&r);
    }
    folder_remove();
}

Test(sqlite_guard, the_files_own_tables_views_and_schema_are_read)
{
    static const char *const query[] = {
        "SELECT name AS actor, type AS issue, 1 AS stance FROM sqlite_master",
        "SELECT name AS actor, type AS issue, 1 AS stance FROM main.sqlite_schema",
        "SELECT who AS actor, (SELECT count(*) FROM votes) AS issue, how AS stance FROM main.votes",
        "SELECT who AS actor, how AS issue, 1 AS stance FROM v",
        "WITH t AS (SELECT 1) SELECT count(*) AS actor, 1 AS issue, 1 AS stance FROM t",
        ("SELECT who AS actor, n AS issue, how AS stance FROM votes, "
         "(WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t LIMIT 3) SELECT n FROM "
         "t)"),
    };
    folder_make();
    database_make("x.db", votes);
    database_make("x.db", "CREATE VIEW v AS SELECT * FROM votes");
    for (size_t i = 0; i < sizeof query / sizeof *query; i++) {
        struct reading r = ask(query[i]);
        cr_expect_eq(r.code, STANCE_OK, "%s: %s", query[i], r.err.message);
        reading_clear(&r);
    }
    folder_remove();
}

static bool soon(void *data)
{
    return ++*(int *)data > 3;
}

struct endless {
    char more[160], query[200];
};

ParameterizedTestParameters(sqlite_guard, what_does_not_end_can_be_stopped)
{
#define TEN "WITH d(n) AS (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) "
    static struct endless p[] = {
        {"CREATE TABLE t(a)", "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) "
                              "SELECT count(*) AS actor, 1 AS issue, 1 AS stance FROM t"},
        {"CREATE TABLE t(a)", TEN "SELECT count(*) AS actor, 1 AS issue, 1 AS stance "
                                  "FROM d, d a, d b, d c, d e, d f, d g, d h, d i, d j, d k, d l"},
        {"CREATE VIEW v AS WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n FROM t) "
         "SELECT max(n) AS n FROM t",
         "SELECT n AS actor, 1 AS issue, 1 AS stance FROM v"},
    };
    return cr_make_param_array(struct endless, p, sizeof p / sizeof *p);
}

ParameterizedTest(struct endless *p, sqlite_guard, what_does_not_end_can_be_stopped)
{
    struct stance_options o = stance_options_default();
    stance_dataset *d = NULL;
    int asked = 0;
    struct stance_watch watch = {.stop = soon, .data = &asked};
    folder_make();
    database_make("x.db", p->more);
    o.read.query = p->query;
    cr_expect_eq(stance_dataset_read(&d, folder_file("x.db"), &o, NULL, &watch, NULL),
                 STANCE_E_STOPPED);
    folder_remove();
}

struct large {
    char cell[160];
};

ParameterizedTestParameters(sqlite_guard, a_query_makes_no_cell_longer_than_allowed)
{
    static struct large p[] = {
        {"(WITH RECURSIVE t(s) AS (SELECT 'xxxxxxxx' UNION ALL SELECT s || s FROM t) "
         "SELECT max(s) FROM t)"},
        {"printf('%999999999s', 'x')"},
        {"printf('%.999999999f', 1.5)"},
        {"zeroblob(999999999)"},
        {"hex(zeroblob(99999999))"},
        {"hex(randomblob(99999999))"},
        {"replace(replace(replace(replace(printf('%900s', 'x'), ' ', printf('%900s', 'x')), ' ', "
         "printf('%900s', 'x')), ' ', printf('%900s', 'x')), ' ', 'yyyyyy')"},
        {"json_array(printf('%900s', 'x'), printf('%900s', 'x'), printf('%900s', 'x'))"},
    };
    return cr_make_param_array(struct large, p, sizeof p / sizeof *p);
}

/* Where printf would make a cell too long, some versions answer with NULL or less instead. */
ParameterizedTest(struct large *p, sqlite_guard, a_query_makes_no_cell_longer_than_allowed)
{
    struct stance_options o = stance_options_default();
    char query[320];
    folder_make();
    database_make("x.db", votes);
    o.read.query = query;
    o.read.field_max = 2000;
    snprintf(query, sizeof query, "SELECT who AS actor, %s AS issue, how AS stance FROM votes",
             p->cell);
    struct reading r = read_path(folder_file("x.db"), &o);
    cr_expect_neq(r.code, STANCE_E_MEMORY);
    if (r.code == STANCE_OK && strncmp(p->cell, "printf", 6) == 0) {
        const struct stance_table *t = &r.data->table[STANCE_TABLE_STATEMENTS];
        cr_expect_leq(stance_dictionary_length(&t->column[1].text, t->column[1].code[0]), 2000);
    } else {
        cr_expect_neq(r.code, STANCE_OK, "%s", p->cell);
    }
    reading_clear(&r);
    folder_remove();
}
