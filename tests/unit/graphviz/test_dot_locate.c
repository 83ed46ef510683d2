/* Rows of a DOT file are found again by what they say. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "stance.h"

static void expect_problem(const char *dot, size_t line, size_t column, const char *message)
{
    char path[64];
    snprintf(path, sizeof path, "/tmp/stance-locate-%ld.dot", (long)getpid());
    cr_assert_eq(stance_file_replace(path, dot, strlen(dot), NULL, NULL), STANCE_OK);
    struct stance_options options = stance_options_default();
    options.read.graphviz = "build/asan/stance-graphviz";
    if (access(options.read.graphviz, X_OK) != 0)
        options.read.graphviz = "build/stance-graphviz";
    stance_dataset *data = NULL;
    stance_problems *problems = NULL;
    cr_assert_eq(stance_problems_new(&problems, 20, NULL), STANCE_OK);
    cr_assert_eq(stance_dataset_read(&data, path, &options, problems, NULL, NULL), STANCE_E_DATA);
    unlink(path);
    struct stance_problem p = stance_problems_at(problems, 0);
    cr_expect(strstr(p.message, message), "%s", p.message);
    cr_expect_eq(p.line, line, "line %zu", p.line);
    cr_expect_eq(p.column, column, "column %zu", p.column);
    stance_problems_free(problems);
}

Test(dot_locate, an_edge_is_found_by_its_ends_and_the_cell)
{
    expect_problem("digraph {\n Ada -> Toll [stance=yes];\n Ben -> Toll [note=yess,\n"
                   "  stance=yess]\n}\n",
                   3, 20, "yess");
}

Test(dot_locate, comments_strings_and_other_edges_are_passed_over)
{
    expect_problem("digraph {\n// Ben -> Toll [stance=nope]\n/* Ben -> Toll [stance=nope] */\n"
                   "label=\"Ben -> Toll [stance=nope]\";\n\"Ben\" -> \"Toll\" "
                   "[stance=\"nope\"]\n}\n",
                   5, 25, "nope");
}

Test(dot_locate, an_escaped_quote_is_one_character)
{
    expect_problem("graph { \"a\\\"b\" -- \"Toll\" [stance=\"ma\\\"ybe\"] }", 1, 34, "ma");
}

Test(dot_locate, an_alignment_with_itself_is_found)
{
    expect_problem("graph {\n a -- b [stance=yes]\n a -- a [strength=1]\n}\n", 3, 2, "itself");
}
