/* Databases with bytes changed at random, and memory that ends at any place. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/random.h"
#include "database_helper.h"
#include "helper.h"

static bool after_a_while(void *data)
{
    return ++*(int *)data > 200;
}

/* Whatever the bytes, an answer comes, and nothing lies about afterwards. */
static int survive(const char *name, const char *bytes, size_t n, uint64_t rounds)
{
    struct stance_random random;
    stance_random_seed(&random, 7);
    char *mutant = malloc(n);
    int good = 0;
    for (uint64_t round = 0; round < rounds; round++) {
        int asked = 0;
        struct stance_watch watch = {.stop = after_a_while, .data = &asked};
        stance_dataset *d = NULL;
        struct stance_error err = {0};
        memcpy(mutant, bytes, n);
        for (uint64_t k = 0; k <= round % 6; k++) {
            size_t at = stance_random_below(&random, round % 3 ? n : n < 2048 ? n : 2048);
            mutant[at] = (char)(round % 2 ? stance_random_below(&random, 256)
                                          : (uint64_t)(mutant[at] ^ (1 << round % 8)));
        }
        folder_put(name, mutant, n - (round % 11 == 0 ? stance_random_below(&random, n) : 0));
        enum stance_code code =
            stance_dataset_read(&d, folder_file(name), NULL, NULL, &watch, &err);
        cr_assert((code == STANCE_OK) == (d != NULL), "round %d", (int)round);
        cr_assert_eq(code, err.code);
        cr_assert_neq(code, STANCE_E_INTERNAL, "%s", err.message);
        good += code == STANCE_OK;
        stance_dataset_free(d);
    }
    free(mutant);
    return good;
}

Test(database, two_thousand_damaged_databases_do_no_harm)
{
    size_t n;
    folder_make();
    database_make(
        "x.db", "PRAGMA page_size=512; CREATE TABLE statements(actor, issue, stance, weight REAL);"
                "CREATE TABLE actors(id PRIMARY KEY, label) WITHOUT ROWID;"
                "CREATE TABLE datapackage(json); INSERT INTO datapackage VALUES ('{}');"
                "CREATE VIEW sources AS SELECT actor AS id, upper(issue) AS title FROM statements;"
                "CREATE INDEX i ON statements(actor);"
                "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t LIMIT 40)"
                " INSERT INTO statements SELECT 'actor ' || n, 'y', 'no', n FROM t;"
                "INSERT INTO actors SELECT actor, issue FROM statements");
    char *bytes = folder_get("x.db", &n);
    int good = survive("x.db", bytes, n, 1400);
    cr_expect(good > 100 && good < 1300, "%d", good);
    free(bytes);
    char *there = folder_list();
    cr_expect(strncmp(there, "x.db ", 5) == 0 && strchr(there, '\n')[1] == '\0', "%s", there);
    free(there);
    folder_remove();
}

Test(database, damaged_databases_of_dna_and_damaged_logs_do_no_harm)
{
    folder_make();
    if (shared_file("dna/synth_small.dna")) {
        struct stance_bytes dna = {0};
        cr_assert_eq(stance_bytes_read(&dna, shared_file("dna/synth_small.dna"), NULL), STANCE_OK);
        cr_expect_gt(survive("x.dna", dna.data, dna.n, 300), 10);
        stance_bytes_clear(&dna);
    }
    size_t n;
    database_leave_log();
    char *log = folder_get("x.db-wal", &n), *bytes = folder_get("x.db", &n);
    cr_expect_gt(survive("x.db", bytes, n, 300), 10);
    free(bytes);
    free(log);
    folder_remove();
}

/* ---- Memory ---- */

#ifdef STANCE_FAIL_ALLOCATION
static size_t fail_each(const char *name, const struct stance_options *o, bool write)
{
    size_t n = 1;
    for (enum stance_code code = STANCE_E_MEMORY; code != STANCE_OK; n++) {
        stance_dataset *d = NULL;
        struct stance_error err = {0};
        stance_memory_fail_at(write ? 0 : n);
        code = stance_dataset_read(&d, folder_file(name), o, NULL, NULL, &err);
        if (write) {
            cr_assert_eq(code, STANCE_OK);
            stance_memory_fail_at(n);
            code = stance_dataset_write(d, folder_file("out.db"), STANCE_FILE_SQLITE, NULL, NULL,
                                        &err);
        }
        stance_memory_fail_at(0);
        cr_assert(code == STANCE_OK || code == STANCE_E_MEMORY, "allocation %zu: %d %s", n, code,
                  err.message);
        cr_assert_eq(code, err.code);
        stance_dataset_free(d);
    }
    return n;
}

Test(database, reading_and_writing_survive_every_failing_allocation)
{
    struct stance_options o = stance_options_default();
    folder_make();
    database_leave_log();
    cr_expect_gt(fail_each("x.db", &o, false), 100);
    database_make("y.db", "CREATE TABLE statements(id INTEGER PRIMARY KEY, actor, issue, stance, "
                          "\"Note\", weight); CREATE TABLE actors(id, label);"
                          "CREATE TABLE datapackage(json); INSERT INTO datapackage VALUES ('{}');"
                          "CREATE TABLE stance_columns(\"table\", position, name);"
                          "INSERT INTO stance_columns VALUES ('statements', 4, 'ID');"
                          "INSERT INTO statements VALUES (7, 'A', 'x', 'yes', '', 1.5);");
    cr_expect_gt(fail_each("y.db", &o, false), 100);
    cr_expect_gt(fail_each("y.db", &o, true), 20);
    o.read.query = "SELECT actor, issue, stance FROM statements";
    cr_expect_gt(fail_each("y.db", &o, false), 50);
    o.read.query = NULL;
    o.read.our_names = true;
    if (shared_file("dna/planted_two_blocs.dna")) {
        struct stance_bytes dna = {0};
        cr_assert_eq(stance_bytes_read(&dna, shared_file("dna/planted_two_blocs.dna"), NULL),
                     STANCE_OK);
        folder_put("z.dna", dna.data, dna.n);
        stance_bytes_clear(&dna);
        cr_expect_gt(fail_each("z.dna", &o, false), 300);
    }
    folder_remove();
}
#endif
