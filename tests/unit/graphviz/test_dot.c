/* A data set as DOT comes back as it was, every table and row of it. */
#include <stdlib.h>

#include "base/memory.h"
#include "base/random.h"
#include "base/text.h"
#include "base/process.h"
#include "dot_data.h"

static void expect_same(const struct stance_dataset *a, const struct stance_dataset *b)
{
    for (int k = 0; k < STANCE_TABLE_KINDS; k++) {
        const struct stance_table *t = &a->table[k], *u = &b->table[k];
        cr_assert_eq(stance_table_present(t), stance_table_present(u), "table %d", k);
        cr_assert_eq(t->row_n, u->row_n, "table %d: %zu and %zu rows", k, t->row_n, u->row_n);
        cr_assert_eq(t->column_n, u->column_n);
        for (size_t i = 0; i < t->column_n; i++) {
            const struct stance_column *c = &t->column[i], *e = &u->column[i];
            cr_assert_str_eq(c->name, e->name);
            cr_assert_eq(c->role, e->role);
            for (size_t row = 0; row < t->row_n; row++)
                cr_assert_str_eq(stance_dictionary_text(&c->text, c->code[row]),
                                 stance_dictionary_text(&e->text, e->code[row]),
                                 "table %d, column %s, row %zu: '%s' became '%s'", k, c->name, row,
                                 stance_dictionary_text(&c->text, c->code[row]),
                                 stance_dictionary_text(&e->text, e->code[row]));
        }
    }
    cr_assert_eq(a->package_n, b->package_n);
    if (a->package_n)
        cr_assert_arr_eq(a->package, b->package, a->package_n);
    cr_assert_eq(a->actor_n, b->actor_n);
    cr_assert_eq(a->issue_n, b->issue_n);
    cr_assert_eq(a->alignment_n, b->alignment_n);
}

static void survives(const struct stance_dataset *d)
{
    struct stance_options options = dot_with(graphviz_program());
    struct stance_text dot = {0}, again = {0};
    struct stance_dataset *back = NULL;
    struct stance_error err = {0};
    cr_assert_eq(stance_dataset_write_dot(&dot, d, &options, NULL, &err), STANCE_OK, "%s",
                 err.message);
    cr_assert_eq(dot_read_text(&back, dot.bytes, dot.n, graphviz_program()), STANCE_OK, "%s",
                 dot_why.message);
    expect_same(d, back);
    cr_assert_eq(stance_dataset_write_dot(&again, back, &options, NULL, &err), STANCE_OK);
    cr_assert_eq(dot.n, again.n);
    cr_assert_arr_eq(dot.bytes, again.bytes, dot.n);
    stance_dataset_free(back);
    stance_text_free(&dot);
    stance_text_free(&again);
}

static const char *hostile[] = {
    "a\"b\\",
    "\\",
    "\\\\",
    "\\\"",
    "\"",
    "\"\"",
    "\\N",
    "\\G",
    "\\l",
    "<b>",
    "<b",
    "<<i>x</i>>",
    "&amp;",
    "</text><script>",
    "]]>",
    "&#0;",
    "two\nlines",
    "\n#include",
    "b\\\nb",
    "cr\rlf\r\n.",
    "\ttab",
    "node",
    "Graph",
    "strict",
    "digraph",
    "-1.5",
    "007",
    "1e5",
    ".5",
    "%3",
    "%",
    "%%",
    "T\xC3\xBCrkiye",
    "e\xCC\x81",
    "\xF0\x9F\x8F\xB3",
    "\xED\x95\x9C\xEA\xB5\xAD",
    "\xD8\xA7\xD9\x84",
    "\x01\x1B[31m",
    " lead",
    "trail ",
    ";",
    ",",
    "a,b;c",
    "// x",
    "/* x */",
    "{}",
    "}",
    "a:b:c",
    "->",
    "--",
    "=",
    "[x=1]",
    "stance_x",
    "issue:x",
    "x",
    "issue:issue:x",
    "row",
    "kind",
    "_1",
    "\xEF\xBB\xBF",
    "\x7F",
};
enum { HOSTILE = sizeof hostile / sizeof *hostile };

/* cgraph of Graphviz 13 and 14 writes a text of quotes alone one byte past its room, which the
 * sanitizers take for what it is: such texts are asked for only where it does not. */
static void spare_cgraph(void)
{
    static const char quote[] = "graph { a [x=\"\\\"\"] }";
    const char *argv[] = {graphviz_program(), "canon", NULL};
    struct stance_text out = {0};
    if (stance_process_run(&out, argv, quote, sizeof quote - 1, 1 << 20, 15, NULL, NULL) !=
        STANCE_OK)
        for (size_t i = 0; i < HOSTILE; i++)
            if (hostile[i][0] == '"' && strspn(hostile[i], "\"") == strlen(hostile[i]))
                hostile[i] = hostile[i][1] ? "\"\"x" : "\"x";
    stance_text_free(&out);
}

static const char *pick(struct stance_random *random)
{
    return hostile[stance_random_below(random, HOSTILE)];
}

static void hostile_statements(struct stance_dataset *d, struct stance_random *random)
{
    static const char *const stance[] = {"support", "oppose", "neutral", "", "0.5", "-1", " yes "};
    static const char *const basis[] = {"stated", "inferred", "expected", ""};
    static const char *const date[] = {"2024", "2024-06", "2024-06-20", ""};
    dot_open_table(d, STANCE_TABLE_STATEMENTS,
                   COLUMNS("label", "issue", "stance", "actor", "weight", "shape", "image", "URL",
                           "date", "a\"b\\,c", "basis", "row", "key", "evidence", "stance_label"));
    for (int i = 0; i < 60; i++) {
        char padded[64];
        const char *actor = pick(random);
        if (i % 7 == 0) {
            snprintf(padded, sizeof padded, " %s ", actor);
            actor = padded;
        }
        dot_put_row(d, STANCE_TABLE_STATEMENTS,
                    (const char *const[]){pick(random), i % 11 ? pick(random) : "",
                                          stance[stance_random_below(random, 7)],
                                          i % 13 ? actor : "", i % 3 ? "" : "2.5", pick(random),
                                          pick(random), pick(random),
                                          date[stance_random_below(random, 4)], pick(random),
                                          basis[stance_random_below(random, 4)], pick(random),
                                          pick(random), pick(random), pick(random)});
    }
}

static struct stance_dataset *hostile_data(uint64_t seed)
{
    struct stance_random random;
    struct stance_dataset *d = dot_empty();
    spare_cgraph();
    dot_lenient = true; /* rows without actor or issue stay, and are no statements */
    stance_random_seed(&random, seed);
    if (seed % 3 != 0) {
        dot_open_table(d, STANCE_TABLE_ACTORS,
                       COLUMNS("note", "id", "label", "kind", "name", "pos"));
        for (size_t i = seed % 2; i < HOSTILE; i += 2)
            dot_put_row(d, STANCE_TABLE_ACTORS,
                        (const char *const[]){pick(&random), hostile[i], i % 5 ? pick(&random) : "",
                                              "state", pick(&random), pick(&random)});
    }
    if (seed % 4 != 0) {
        dot_open_table(d, STANCE_TABLE_ISSUES, COLUMNS("id", "proposition", "label", "theme"));
        for (size_t i = 0; i < HOSTILE; i += 3)
            dot_put_row(d, STANCE_TABLE_ISSUES,
                        (const char *const[]){hostile[i], pick(&random), pick(&random), ""});
    }
    hostile_statements(d, &random);
    dot_open_table(d, STANCE_TABLE_ALIGNMENTS, COLUMNS("a", "kind", "b", "strength", "type"));
    for (size_t i = 1; i < 20; i++)
        dot_put_row(d, STANCE_TABLE_ALIGNMENTS,
                    (const char *const[]){hostile[i], pick(&random), hostile[i - 1],
                                          i % 2 ? "1" : "hostile", pick(&random)});
    dot_open_table(d, STANCE_TABLE_MEMBERS, COLUMNS("group", "member", "x y"));
    for (size_t i = 1; i < 10; i++)
        dot_put_row(d, STANCE_TABLE_MEMBERS,
                    (const char *const[]){hostile[i], hostile[i + 20], pick(&random)});
    dot_open_table(d, STANCE_TABLE_SOURCES, COLUMNS("id", "title", "url"));
    for (size_t i = 0; i < HOSTILE; i++)
        dot_put_row(d, STANCE_TABLE_SOURCES,
                    (const char *const[]){hostile[i], pick(&random), pick(&random)});
    static const char package[] = "{\"title\": \"a\\\"b\\\\ \\u00e9\",\n \"x\": [1, 2]}\n";
    d->package = stance_memory_copy(package, strlen(package));
    d->package_n = strlen(package);
    return dot_build(d);
}

Test(dot, hostile_data_survives)
{
    for (uint64_t seed = 1; seed <= 24; seed++) {
        struct stance_dataset *d = hostile_data(seed);
        survives(d);
        stance_dataset_free(d);
    }
}

Test(dot, hostile_data_is_drawn_by_dot)
{
    if (access("/usr/bin/dot", X_OK) != 0)
        cr_skip("no /usr/bin/dot");
    struct stance_options options = dot_with(graphviz_program());
    struct stance_dataset *d = hostile_data(1);
    struct stance_text dot = {0};
    cr_assert_eq(stance_dataset_write_dot(&dot, d, &options, NULL, NULL), STANCE_OK);
    FILE *file = fopen(dot_scratch_file(), "w");
    fwrite(dot.bytes, 1, dot.n, file);
    fclose(file);
    char command[256];
    snprintf(command, sizeof command, "/usr/bin/dot -Tsvg %s 2>&1 > %s.svg | grep -v -i warning",
             dot_scratch_file(), dot_scratch_file());
    cr_expect_neq(system(command), 0, "dot complains");
    snprintf(command, sizeof command, "grep -q -i -E '<script|<image|xlink:href' %s.svg",
             dot_scratch_file());
    cr_expect_neq(system(command), 0, "text of the data got out of its place");
    snprintf(command, sizeof command, "%s.svg", dot_scratch_file());
    cr_expect_eq(remove(command), 0);
    remove(dot_scratch_file());
    stance_text_free(&dot);
    stance_dataset_free(d);
}

Test(dot, statements_alone_stay_alone)
{
    struct stance_dataset *d = dot_empty();
    dot_open_table(d, STANCE_TABLE_STATEMENTS, COLUMNS("actor", "issue", "stance"));
    dot_put_row(d, STANCE_TABLE_STATEMENTS, (const char *const[]){"A", "x", "support"});
    dot_put_row(d, STANCE_TABLE_STATEMENTS, (const char *const[]){"A", "x", "support"});
    dot_put_row(d, STANCE_TABLE_STATEMENTS, (const char *const[]){"A", "x", "oppose"});
    survives(dot_build(d));
    stance_dataset_free(d);
}

Test(dot, an_empty_column_is_not_an_absent_one)
{
    struct stance_dataset *d = dot_empty();
    dot_open_table(d, STANCE_TABLE_STATEMENTS, COLUMNS("actor", "issue", "stance", "evidence", ""));
    dot_put_row(d, STANCE_TABLE_STATEMENTS, (const char *const[]){"A", "x", "support", "", ""});
    dot_open_table(d, STANCE_TABLE_SOURCES, COLUMNS("id"));
    survives(dot_build(d));
    stance_dataset_free(d);
}

Test(dot, columns_of_one_name_are_kept_apart)
{
    struct stance_dataset *d = dot_empty();
    dot_open_table(d, STANCE_TABLE_STATEMENTS,
                   COLUMNS("actor", "issue", "stance", "x", "x", "x_4", "x"));
    dot_put_row(d, STANCE_TABLE_STATEMENTS,
                (const char *const[]){"A", "x", "support", "1", "2", "3", "4"});
    survives(dot_build(d));
    stance_dataset_free(d);
}

Test(dot, a_role_given_by_hand_is_kept)
{
    struct stance_dataset *d = dot_empty();
    struct stance_table *t = &d->table[STANCE_TABLE_STATEMENTS];
    dot_open_table(d, STANCE_TABLE_STATEMENTS, NULL, 0);
    cr_assert_eq(stance_table_add_column_as(t, "iso3", 4, STANCE_ROLE_ACTOR, 0, NULL), STANCE_OK);
    cr_assert_eq(stance_table_add_column_as(t, "vote", 4, STANCE_ROLE_STANCE, 1, NULL), STANCE_OK);
    cr_assert_eq(stance_table_add_column_as(t, "stance", 6, STANCE_ROLE_OTHER, 2, NULL), STANCE_OK);
    cr_assert_eq(stance_table_add_column_as(t, "rcid", 4, STANCE_ROLE_ISSUE, 3, NULL), STANCE_OK);
    dot_put_row(d, STANCE_TABLE_STATEMENTS, (const char *const[]){"A", "yes", "firm", "x"});
    survives(dot_build(d));
    stance_dataset_free(d);
}

Test(dot, a_nul_byte_is_refused)
{
    struct stance_dataset *d = dot_empty();
    struct stance_options options = dot_with(graphviz_program());
    struct stance_text dot = {0};
    struct stance_error err = {0};
    dot_open_table(d, STANCE_TABLE_STATEMENTS, COLUMNS("actor", "issue", "stance", "note"));
    const struct stance_slice cell[] = {{"A", 1}, {"x", 1}, {"yes", 3}, {"a\0b", 3}};
    cr_assert_eq(stance_table_put(&d->table[0], cell, 4, NULL), STANCE_OK);
    dot_build(d);
    cr_expect_eq(stance_dataset_write_dot(&dot, d, &options, NULL, &err), STANCE_E_VALUE);
    cr_expect_str_eq(err.message, "statements.csv: a NUL byte in column 'note' cannot go into DOT");
    stance_dataset_free(d);
}

Test(dot, without_the_program_it_says_so)
{
    struct stance_dataset *d = hostile_data(1), *back = NULL;
    struct stance_options options = dot_with(NULL);
    struct stance_text dot = {0};
    struct stance_error err = {0};
    cr_expect_eq(stance_dataset_write_dot(&dot, d, &options, NULL, &err), STANCE_E_VALUE);
    cr_expect_eq(dot_read_text(&back, "graph {}", 8, NULL), STANCE_E_VALUE);
    cr_expect_str_eq(dot_why.message, "DOT needs the program stance-graphviz");
    options.read.graphviz = DOUBLE("abort");
    err = (struct stance_error){0};
    cr_expect_eq(stance_dataset_write_dot(&dot, d, &options, NULL, &err), STANCE_E_SYSTEM);
    cr_expect_str_eq(err.message, "stance-graphviz: it crashed on this input, which may be too "
                                  "large for it (killed by signal 6)");
    cr_expect_eq(dot_read_text(&back, "graph {}", 8, DOUBLE("garbage")), STANCE_E_SYSTEM);
    cr_expect_str_eq(dot_why.message, "stance-graphviz: its answer makes no sense");
    cr_expect_eq(dot_read_text(&back, "graph {}", 8, DOUBLE("early")), STANCE_E_SYSTEM);
    cr_expect_str_eq(dot_why.message, "stance-graphviz: its answer makes no sense");
    stance_dataset_free(d);
}

/* Whole on a Graphviz that can take it, else the limit is named: never a text that was cut. */
Test(dot, a_text_of_any_length_is_whole_or_refused)
{
    static char dot[20001];
    struct stance_options options = dot_with(graphviz_program());
    struct stance_text out = {0};
    struct stance_error err = {0};
    struct stance_dataset *d = dot_empty(), *back = NULL;
    memset(dot, 'w', 20000);
    dot_open_table(d, STANCE_TABLE_STATEMENTS, COLUMNS("actor", "issue", "stance", "evidence"));
    dot_put_row(d, STANCE_TABLE_STATEMENTS, (const char *const[]){"A", "x", "support", dot});
    dot_build(d);
    enum stance_code code = stance_dataset_write_dot(&out, d, &options, NULL, &err);
    if (code == STANCE_OK) {
        cr_expect_eq(dot_read_text(&back, out.bytes, out.n, options.read.graphviz), STANCE_OK);
        cr_expect(strstr(out.bytes, dot) != NULL);
        stance_dataset_free(back);
    } else {
        cr_expect_eq(code, STANCE_E_SYSTEM);
        cr_expect_str_eq(err.message,
                         "a text of 20000 bytes is too long for DOT: this version of Graphviz "
                         "takes 16380 between one quote, backslash or line break and the next");
    }
    stance_text_free(&out);
    stance_dataset_free(d);
}

Test(dot, every_failing_allocation_is_survived)
{
#ifdef STANCE_FAIL_ALLOCATION
    struct stance_options options = dot_with(DOUBLE("canon"));
    struct stance_dataset *d = NULL;
    cr_assert_eq(dot_read_text(&d, "", 0, DOUBLE("parse")), STANCE_OK, "%s", dot_why.message);
    dot_expect_table(d, STANCE_TABLE_ACTORS, "id,label,note\nA\\a|Label A|\nB,||\"note");
    for (size_t at = 1;; at++) {
        struct stance_text dot = {0};
        stance_memory_fail_at(at);
        enum stance_code code = stance_dataset_write_dot(&dot, d, &options, NULL, NULL);
        stance_memory_fail_at(0);
        stance_text_free(&dot);
        if (code == STANCE_OK)
            break;
        cr_assert_eq(code, STANCE_E_MEMORY, "%zu", at);
        cr_assert_lt(at, 5000);
    }
    stance_dataset_free(d);
    for (size_t at = 1;; at++) {
        struct stance_dataset *back = NULL;
        stance_memory_fail_at(at);
        enum stance_code code = dot_read_text(&back, "", 0, DOUBLE("parse"));
        stance_memory_fail_at(0);
        if (code == STANCE_OK) {
            stance_dataset_free(back);
            break;
        }
        cr_assert_eq(code, STANCE_E_MEMORY, "%zu: %s", at, dot_why.message);
        cr_assert_null(back);
        cr_assert_lt(at, 5000);
    }
#else
    cr_skip("needs VARIANT=asan");
#endif
}
