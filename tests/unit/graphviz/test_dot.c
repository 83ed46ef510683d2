/* A data set as DOT comes back as it was; DOT by hand is understood, or refused with a reason. */
#include <stdlib.h>

#include "base/memory.h"
#include "base/random.h"
#include "base/text.h"
#include "common.h"
#include "data/dot.h"

/* ---- helpers ---- */

static const char *scratch_file(void)
{
    static char path[64];
    snprintf(path, sizeof path, "/tmp/stance-dot-%ld.dot", (long)getpid());
    return path;
}

static bool lenient;

static struct stance_options with(const char *program)
{
    struct stance_options options = stance_options_default();
    options.read.graphviz = program;
    options.read.lenient = lenient;
    return options;
}

static struct stance_error why;
static stance_problems *problems;

static enum stance_code read_text(struct stance_dataset **out, const char *dot, size_t n,
                                  const char *program)
{
    struct stance_options options = with(program);
    FILE *file = fopen(scratch_file(), "w");
    fwrite(dot, 1, n, file);
    fclose(file);
    why = (struct stance_error){0};
    enum stance_code code =
        stance_dataset_read_dot(out, scratch_file(), &options, problems, NULL, &why);
    remove(scratch_file());
    return code;
}

static struct stance_dataset *read_good(const char *dot)
{
    struct stance_dataset *d = NULL;
    cr_assert_eq(read_text(&d, dot, strlen(dot), graphviz_program()), STANCE_OK, "%s: %s", dot,
                 why.message);
    return d;
}

static void refused(const char *dot, size_t line, size_t column, const char *message)
{
    struct stance_dataset *d = NULL;
    cr_expect_eq(read_text(&d, dot, strlen(dot), graphviz_program()), STANCE_E_DATA, "%s", dot);
    cr_expect_null(d);
    cr_expect_str_eq(why.message, message);
    cr_expect_str_eq(why.file, scratch_file());
    cr_expect_eq(why.line, line);
    cr_expect_eq(why.column, column);
}

/* A table as "name,name\ncell|cell\n". */
static void expect_table(const struct stance_dataset *d, enum stance_table_kind kind,
                         const char *expected)
{
    const struct stance_table *t = &d->table[kind];
    struct stance_text got = {0};
    for (size_t i = 0; i < t->column_n; i++)
        stance_text_format(&got, "%s%s", i ? "," : "", t->column[i].name);
    for (size_t row = 0; row < t->row_n; row++)
        for (size_t i = 0; i < t->column_n; i++)
            stance_text_format(&got, "%s%s", i ? "|" : "\n",
                               stance_dictionary_text(&t->column[i].text, t->column[i].code[row]));
    cr_expect_str_eq(got.bytes ? got.bytes : "", expected);
    stance_text_free(&got);
}

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
    struct stance_options options = with(graphviz_program());
    struct stance_text dot = {0}, again = {0};
    struct stance_dataset *back = NULL;
    struct stance_error err = {0};
    cr_assert_eq(stance_dataset_write_dot(&dot, d, &options, NULL, &err), STANCE_OK, "%s",
                 err.message);
    cr_assert_eq(read_text(&back, dot.bytes, dot.n, graphviz_program()), STANCE_OK, "%s",
                 why.message);
    expect_same(d, back);
    cr_assert_eq(stance_dataset_write_dot(&again, back, &options, NULL, &err), STANCE_OK);
    cr_assert_eq(dot.n, again.n);
    cr_assert_arr_eq(dot.bytes, again.bytes, dot.n);
    stance_dataset_free(back);
    stance_text_free(&dot);
    stance_text_free(&again);
}

/* ---- there and back ---- */

static const char *const hostile[] = {
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

static const char *pick(struct stance_random *random)
{
    return hostile[stance_random_below(random, HOSTILE)];
}

static void open_table(struct stance_dataset *d, enum stance_table_kind kind,
                       const char *const *column, size_t n)
{
    struct stance_table *t = &d->table[kind];
    cr_assert_eq(stance_table_open(t, kind, stance_table_file_name(kind), NULL), STANCE_OK);
    for (size_t i = 0; i < n; i++)
        cr_assert_eq(stance_table_add_column(t, column[i], strlen(column[i]), NULL), STANCE_OK);
}

static void put_row(struct stance_dataset *d, enum stance_table_kind kind, const char *const *text)
{
    struct stance_slice cell[16];
    struct stance_table *t = &d->table[kind];
    for (size_t i = 0; i < t->column_n; i++)
        cell[i] = (struct stance_slice){text[i], text[i] ? strlen(text[i]) : 0};
    cr_assert_eq(stance_table_put(t, cell, t->column_n, NULL), STANCE_OK);
}

#define COLUMNS(...)                                                                               \
    (const char *const[]){__VA_ARGS__}, sizeof((const char *[]){__VA_ARGS__}) / sizeof(char *)

static struct stance_dataset *build(struct stance_dataset *d)
{
    struct stance_error err = {0};
    struct stance_options options = with(NULL);
    cr_assert_eq(stance_dataset_build(d, &options, NULL, NULL, &err), STANCE_OK, "%s", err.message);
    return d;
}

static struct stance_dataset *empty(void)
{
    struct stance_dataset *d = NULL;
    cr_assert_eq(stance_dataset_new(&d, NULL), STANCE_OK);
    d->name = stance_memory_copy("hostile", 7);
    return d;
}

static void hostile_statements(struct stance_dataset *d, struct stance_random *random)
{
    static const char *const stance[] = {"support", "oppose", "neutral", "", "0.5", "-1", " yes "};
    static const char *const basis[] = {"stated", "inferred", "expected", ""};
    static const char *const date[] = {"2024", "2024-06", "2024-06-20", ""};
    open_table(d, STANCE_TABLE_STATEMENTS,
               COLUMNS("label", "issue", "stance", "actor", "weight", "shape", "image", "URL",
                       "date", "a\"b\\,c", "basis", "row", "key", "evidence", "stance_label"));
    for (int i = 0; i < 60; i++) {
        char padded[64];
        const char *actor = pick(random);
        if (i % 7 == 0) {
            snprintf(padded, sizeof padded, " %s ", actor);
            actor = padded;
        }
        put_row(d, STANCE_TABLE_STATEMENTS,
                (const char *const[]){pick(random), i % 11 ? pick(random) : "",
                                      stance[stance_random_below(random, 7)], i % 13 ? actor : "",
                                      i % 3 ? "" : "2.5", pick(random), pick(random), pick(random),
                                      date[stance_random_below(random, 4)], pick(random),
                                      basis[stance_random_below(random, 4)], pick(random),
                                      pick(random), pick(random), pick(random)});
    }
}

static struct stance_dataset *hostile_data(uint64_t seed)
{
    struct stance_random random;
    struct stance_dataset *d = empty();
    lenient = true; /* rows without actor or issue stay, and are no statements */
    stance_random_seed(&random, seed);
    if (seed % 3 != 0) {
        open_table(d, STANCE_TABLE_ACTORS, COLUMNS("note", "id", "label", "kind", "name", "pos"));
        for (size_t i = seed % 2; i < HOSTILE; i += 2)
            put_row(d, STANCE_TABLE_ACTORS,
                    (const char *const[]){pick(&random), hostile[i], i % 5 ? pick(&random) : "",
                                          "state", pick(&random), pick(&random)});
    }
    if (seed % 4 != 0) {
        open_table(d, STANCE_TABLE_ISSUES, COLUMNS("id", "proposition", "label", "theme"));
        for (size_t i = 0; i < HOSTILE; i += 3)
            put_row(d, STANCE_TABLE_ISSUES,
                    (const char *const[]){hostile[i], pick(&random), pick(&random), ""});
    }
    hostile_statements(d, &random);
    open_table(d, STANCE_TABLE_ALIGNMENTS, COLUMNS("a", "kind", "b", "strength", "type"));
    for (size_t i = 1; i < 20; i++)
        put_row(d, STANCE_TABLE_ALIGNMENTS,
                (const char *const[]){hostile[i], pick(&random), hostile[i - 1],
                                      i % 2 ? "1" : "hostile", pick(&random)});
    open_table(d, STANCE_TABLE_MEMBERS, COLUMNS("group", "member", "x y"));
    for (size_t i = 1; i < 10; i++)
        put_row(d, STANCE_TABLE_MEMBERS,
                (const char *const[]){hostile[i], hostile[i + 20], pick(&random)});
    open_table(d, STANCE_TABLE_SOURCES, COLUMNS("id", "title", "url"));
    for (size_t i = 0; i < HOSTILE; i++)
        put_row(d, STANCE_TABLE_SOURCES,
                (const char *const[]){hostile[i], pick(&random), pick(&random)});
    static const char package[] = "{\"title\": \"a\\\"b\\\\ \\u00e9\",\n \"x\": [1, 2]}\n";
    d->package = stance_memory_copy(package, strlen(package));
    d->package_n = strlen(package);
    return build(d);
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
    struct stance_options options = with(graphviz_program());
    struct stance_dataset *d = hostile_data(1);
    struct stance_text dot = {0};
    cr_assert_eq(stance_dataset_write_dot(&dot, d, &options, NULL, NULL), STANCE_OK);
    FILE *file = fopen(scratch_file(), "w");
    fwrite(dot.bytes, 1, dot.n, file);
    fclose(file);
    char command[256];
    snprintf(command, sizeof command, "/usr/bin/dot -Tsvg %s 2>&1 > %s.svg | grep -v -i warning",
             scratch_file(), scratch_file());
    cr_expect_neq(system(command), 0, "dot complains");
    snprintf(command, sizeof command, "grep -q -i -E '<script|<image|xlink:href' %s.svg",
             scratch_file());
    cr_expect_neq(system(command), 0, "text of the data got out of its place");
    snprintf(command, sizeof command, "%s.svg", scratch_file());
    cr_expect_eq(remove(command), 0);
    remove(scratch_file());
    stance_text_free(&dot);
    stance_dataset_free(d);
}

Test(dot, statements_alone_stay_alone)
{
    struct stance_dataset *d = empty();
    open_table(d, STANCE_TABLE_STATEMENTS, COLUMNS("actor", "issue", "stance"));
    put_row(d, STANCE_TABLE_STATEMENTS, (const char *const[]){"A", "x", "support"});
    put_row(d, STANCE_TABLE_STATEMENTS, (const char *const[]){"A", "x", "support"});
    put_row(d, STANCE_TABLE_STATEMENTS, (const char *const[]){"A", "x", "oppose"});
    survives(build(d));
    stance_dataset_free(d);
}

Test(dot, an_empty_column_is_not_an_absent_one)
{
    struct stance_dataset *d = empty();
    open_table(d, STANCE_TABLE_STATEMENTS, COLUMNS("actor", "issue", "stance", "evidence", ""));
    put_row(d, STANCE_TABLE_STATEMENTS, (const char *const[]){"A", "x", "support", "", ""});
    open_table(d, STANCE_TABLE_SOURCES, COLUMNS("id"));
    survives(build(d));
    stance_dataset_free(d);
}

Test(dot, columns_of_one_name_are_kept_apart)
{
    struct stance_dataset *d = empty();
    open_table(d, STANCE_TABLE_STATEMENTS,
               COLUMNS("actor", "issue", "stance", "x", "x", "x_4", "x"));
    put_row(d, STANCE_TABLE_STATEMENTS,
            (const char *const[]){"A", "x", "support", "1", "2", "3", "4"});
    survives(build(d));
    stance_dataset_free(d);
}

Test(dot, a_role_given_by_hand_is_kept)
{
    struct stance_dataset *d = empty();
    struct stance_table *t = &d->table[STANCE_TABLE_STATEMENTS];
    open_table(d, STANCE_TABLE_STATEMENTS, NULL, 0);
    cr_assert_eq(stance_table_add_column_as(t, "iso3", 4, STANCE_ROLE_ACTOR, 0, NULL), STANCE_OK);
    cr_assert_eq(stance_table_add_column_as(t, "vote", 4, STANCE_ROLE_STANCE, 1, NULL), STANCE_OK);
    cr_assert_eq(stance_table_add_column_as(t, "stance", 6, STANCE_ROLE_OTHER, 2, NULL), STANCE_OK);
    cr_assert_eq(stance_table_add_column_as(t, "rcid", 4, STANCE_ROLE_ISSUE, 3, NULL), STANCE_OK);
    put_row(d, STANCE_TABLE_STATEMENTS, (const char *const[]){"A", "yes", "firm", "x"});
    survives(build(d));
    stance_dataset_free(d);
}

Test(dot, a_nul_byte_is_refused)
{
    struct stance_dataset *d = empty();
    struct stance_options options = with(graphviz_program());
    struct stance_text dot = {0};
    struct stance_error err = {0};
    open_table(d, STANCE_TABLE_STATEMENTS, COLUMNS("actor", "issue", "stance", "note"));
    const struct stance_slice cell[] = {{"A", 1}, {"x", 1}, {"yes", 3}, {"a\0b", 3}};
    cr_assert_eq(stance_table_put(&d->table[0], cell, 4, NULL), STANCE_OK);
    build(d);
    cr_expect_eq(stance_dataset_write_dot(&dot, d, &options, NULL, &err), STANCE_E_VALUE);
    cr_expect_str_eq(err.message, "statements.csv: a NUL byte in column 'note' cannot go into DOT");
    stance_dataset_free(d);
}

Test(dot, without_the_program_it_says_so)
{
    struct stance_dataset *d = hostile_data(1), *back = NULL;
    struct stance_options options = with(NULL);
    struct stance_text dot = {0};
    struct stance_error err = {0};
    cr_expect_eq(stance_dataset_write_dot(&dot, d, &options, NULL, &err), STANCE_E_VALUE);
    cr_expect_eq(read_text(&back, "graph {}", 8, NULL), STANCE_E_VALUE);
    cr_expect_str_eq(why.message, "DOT needs the program stance-graphviz");
    options.read.graphviz = DOUBLE("abort");
    err = (struct stance_error){0};
    cr_expect_eq(stance_dataset_write_dot(&dot, d, &options, NULL, &err), STANCE_E_SYSTEM);
    cr_expect_str_eq(err.message, "stance-graphviz: killed by signal 6");
    cr_expect_eq(read_text(&back, "graph {}", 8, DOUBLE("garbage")), STANCE_E_SYSTEM);
    cr_expect_str_eq(why.message, "stance-graphviz: its answer makes no sense");
    cr_expect_eq(read_text(&back, "graph {}", 8, DOUBLE("early")), STANCE_E_SYSTEM);
    cr_expect_str_eq(why.message, "stance-graphviz: its answer makes no sense");
    stance_dataset_free(d);
}

/* ---- by hand ---- */

Test(dot, an_edge_with_a_stance_is_a_statement)
{
    struct stance_dataset *d =
        read_good("digraph { Russia -> \"council\" [stance=oppose]; USA -> council [value=0.5];\n"
                  "China -> council [label=neutral, color=red]; UK -> council [sign=\"-\"]; }");
    expect_table(d, STANCE_TABLE_STATEMENTS,
                 "actor,issue,stance\nRussia|council|oppose\nUSA|council|0.5\n"
                 "China|council|neutral\nUK|council|-1");
    cr_expect_eq(d->actor_n, 4);
    cr_expect_eq(d->issue_n, 1);
    cr_expect_not(stance_table_present(&d->table[STANCE_TABLE_ACTORS]));
    cr_expect_eq(stance_statement_value(d, 3), -1);
    stance_dataset_free(d);
}

Test(dot, an_edge_with_a_strength_is_an_alignment)
{
    struct stance_dataset *d = read_good(
        "graph { USA -- Japan [strength=1, evidence=\"a \\\"treaty\\\"\", label=allies];\n"
        "USA -- council [stance=support]; Iran -- Japan [alignment=hostile] }");
    expect_table(d, STANCE_TABLE_ALIGNMENTS,
                 "a,b,strength,evidence\nUSA|Japan|1|a \"treaty\"\nIran|Japan|hostile|");
    expect_table(d, STANCE_TABLE_STATEMENTS, "actor,issue,stance\nUSA|council|support");
    stance_dataset_free(d);
}

Test(dot, other_attributes_are_columns_unless_they_draw)
{
    struct stance_dataset *d = read_good(
        "digraph { A -> x [stance=yes, zeal=\"7\", source=S1, color=red, weight=3, locator=p4];\n"
        "A [label=\"Actor\\nA\", kind=state, shape=box, tier=1]; x [label=\"\\N!\"]; }");
    expect_table(d, STANCE_TABLE_STATEMENTS,
                 "actor,issue,stance,source,locator,zeal\nA|x|yes|S1|p4|7");
    expect_table(d, STANCE_TABLE_ACTORS, "id,label,kind,tier\nA|Actor A|state|1");
    expect_table(d, STANCE_TABLE_ISSUES, "id,label\nx|x!");
    stance_dataset_free(d);
}

Test(dot, kinds_overrule_the_direction)
{
    struct stance_dataset *d =
        read_good("graph { edge [stance=support]; x [kind=issue]; y [kind=issue]; B [kind=actor];\n"
                  "x -- A; y -- B; A -- y; lonely; z [kind=issue] }");
    expect_table(d, STANCE_TABLE_STATEMENTS,
                 "actor,issue,stance\nA|x|support\nB|y|support\nA|y|support");
    cr_expect_eq(d->issue_n, 3);
    cr_expect_eq(d->actor_n, 3);
    expect_table(d, STANCE_TABLE_ACTORS, "id\nlonely");
    expect_table(d, STANCE_TABLE_ISSUES, "id\nz");
    stance_dataset_free(d);
}

Test(dot, what_is_added_by_hand_to_ours_is_read_too)
{
    struct stance_dataset *d = empty();
    struct stance_options options = with(graphviz_program());
    struct stance_text dot = {0};
    open_table(d, STANCE_TABLE_STATEMENTS, COLUMNS("actor", "issue", "stance", "note"));
    put_row(d, STANCE_TABLE_STATEMENTS, (const char *const[]){"A", "x", "yes", "n"});
    cr_assert_eq(stance_dataset_write_dot(&dot, build(d), &options, NULL, NULL), STANCE_OK);
    stance_dataset_free(d);
    cr_assert_eq(dot.bytes[dot.n - 2], '}');
    dot.n -= 2;
    stance_text_puts(&dot, "B -> x [stance=no, zeal=2]; B [label=\"Bee\"]; }\n");
    d = read_good(dot.bytes);
    expect_table(d, STANCE_TABLE_STATEMENTS, "actor,issue,stance,note,zeal\nA|x|yes|n|\nB|x|no||2");
    expect_table(d, STANCE_TABLE_ACTORS, "id,label\nB|Bee");
    stance_dataset_free(d);
    stance_text_free(&dot);
}

Test(dot, what_is_not_understood_is_refused)
{
    refused("digraph { A -> B }", 0, 0,
            "the edge from 'A' to 'B' has neither a stance nor a strength (try [stance=support])");
    refused("digraph { A -> x [stance=yes, note=<a<b>c</b>>] }", 0, 0,
            "note=<a<b>c</b>> is HTML-like; a data set is plain text: write it in quotes");
    refused("digraph { A -> x [stance=<b>] }", 0, 0,
            "stance=<b> is HTML-like; a data set is plain text: write it in quotes");
    refused("digraph { A [label=<b>]; A -> x [stance=yes] }", 0, 0,
            "label=<b> is HTML-like; a data set is plain text: write it in quotes");
    refused("digraph { <A> -> x [stance=yes] }", 0, 0,
            "a node is named by an HTML-like text; write it in quotes");
    refused("digraph {\n  A -> x [stance=yes]\n  B -- x\n}", 3, 5, "DOT: syntax error near '--'");
    refused("digraph { \"%a\" -> x [stance=yes] }", 0, 0,
            "DOT: a node whose name begins with '%', which Graphviz does not keep");
    refused("", 0, 0, "DOT: no graph in it");
    refused("graph { stance_format=2 }", 0, 0,
            "stance_format is not 1: written by a later version of stance");
    refused("graph { stance_format=1; stance_members=\"row,group,member\nx,A,B\" }", 0, 0,
            "the graph attribute stance_members has a row without its number");
    refused("graph { stance_format=1; stance_members=\"row,group,member\n0,A\" }", 0, 0,
            "the graph attribute stance_members has a row of another length");
    refused("graph { stance_format=1; stance_members=\"row,group,member\n0,A,\\\"B\" }", 0, 0,
            "the graph attribute stance_members is no CSV text");
}

Test(dot, drawing_attributes_may_be_html)
{
    struct stance_dataset *d =
        read_good("digraph { label=<b>; A -> x [stance=yes, xlabel=<i>, label=<u>] }");
    expect_table(d, STANCE_TABLE_STATEMENTS, "actor,issue,stance\nA|x|yes");
    stance_dataset_free(d);
}

Test(dot, a_syntax_error_is_a_problem_with_its_line)
{
    struct stance_dataset *d = NULL;
    cr_assert_eq(stance_problems_new(&problems, 20, NULL), STANCE_OK);
    refused("digraph {\n  A -> \"T\xC3\xBC\" [stance=yes]\n  B -- x\n}", 3, 5,
            "DOT: syntax error near '--'");
    cr_assert_eq(stance_problems_kept(problems), 1);
    struct stance_problem problem = stance_problems_at(problems, 0);
    cr_expect_eq(problem.line, 3);
    cr_expect_str_eq(problem.excerpt, "  B -- x");
    cr_expect_eq(problem.caret, 4);
    stance_problems_free(problems);
    problems = NULL;
    cr_expect_null(d);
}

Test(dot, lenient_reading_counts_what_it_leaves_out)
{
    struct stance_options options = with(graphviz_program());
    struct stance_dataset *d = NULL;
    struct told told = {0};
    struct stance_watch watch = watch_of(&told);
    options.read.lenient = true;
    FILE *file = fopen(scratch_file(), "w");
    fputs("digraph { A -> A; A -> A; A -> x [stance=yes] }", file);
    fclose(file);
    cr_assert_eq(stance_dataset_read_dot(&d, scratch_file(), &options, NULL, &watch, NULL),
                 STANCE_OK);
    remove(scratch_file());
    cr_expect(strstr(told.last, "left out 2 edges with neither a stance nor a strength"), "%s",
              told.last);
    cr_expect_eq(stance_dataset_counts(d).statements, 1);
    stance_dataset_free(d);
}

/* ---- out of memory ---- */

Test(dot, every_failing_allocation_is_survived)
{
#ifdef STANCE_FAIL_ALLOCATION
    struct stance_options options = with(DOUBLE("canon"));
    struct stance_dataset *d = NULL;
    cr_assert_eq(read_text(&d, "", 0, DOUBLE("parse")), STANCE_OK, "%s", why.message);
    expect_table(d, STANCE_TABLE_ACTORS, "id,label,note\nA\\a|Label A|\nB,||\"note");
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
        enum stance_code code = read_text(&back, "", 0, DOUBLE("parse"));
        stance_memory_fail_at(0);
        if (code == STANCE_OK) {
            stance_dataset_free(back);
            break;
        }
        cr_assert_eq(code, STANCE_E_MEMORY, "%zu: %s", at, why.message);
        cr_assert_null(back);
        cr_assert_lt(at, 5000);
    }
#else
    cr_skip("needs VARIANT=asan");
#endif
}
