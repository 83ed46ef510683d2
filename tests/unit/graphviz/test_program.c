/* What stance-graphviz itself answers, job by job. */
#include <stdlib.h>

#include "base/process.h"
#include "base/text.h"
#include "common.h"

static char *answer_n(const char *job, const char *engine, const char *dot, size_t n)
{
    static struct stance_text out;
    const char *const argv[] = {graphviz_program(), job, engine, NULL};
    struct stance_error err = {0};
    stance_text_free(&out);
    cr_assert_eq(stance_process_run(&out, argv, dot, n, 1 << 26, 20, NULL, &err), STANCE_OK, "%s",
                 err.message);
    return out.bytes;
}

static char *answer(const char *job, const char *engine, const char *dot)
{
    return answer_n(job, engine, dot, strlen(dot));
}

Test(program, parse_tells_nodes_edges_and_attributes_in_order)
{
    cr_expect_str_eq(answer("parse", NULL,
                            "digraph { node [kind=actor]; b -> a [stance=oppose, note=\"\"];\n"
                            "a [label=\"A: 1\\n\"]; a -> c [stance=\"1\"]; b -> c }"),
                     "ok\ngraph directed\n"
                     "node q 1:b\na q 4:kind 5:actor\n"
                     "node q 1:a\na q 4:kind 5:actor\na q 5:label 6:A: 1\\n\n"
                     "node q 1:c\na q 4:kind 5:actor\n"
                     "edge 0 1\na q 6:stance 6:oppose\n"
                     "edge 1 2\na q 6:stance 1:1\n"
                     "edge 0 2\n"
                     "end\n");
}

Test(program, parse_tells_html_from_strings)
{
    cr_expect_str_eq(answer("parse", NULL, "graph { a [x=<<b>y</b>>, z=\"<b>\"]; <n>; \"<m>\" }"),
                     "ok\ngraph undirected\n"
                     "node q 1:a\na h 1:x 8:<b>y</b>\na q 1:z 3:<b>\n"
                     "node h 1:n\nnode q 3:<m>\nend\n");
}

Test(program, errors_tell_where)
{
    cr_expect_str_eq(answer("parse", NULL, "digraph {\n a -> b\n c ; -- d\n}"),
                     "error 3 6 22:syntax error near '--'\n");
    cr_expect_str_eq(answer("canon", NULL, "graph {\n \"Türkiye\" -> b }"),
                     "error 2 12 22:syntax error near '->'\n");
    cr_expect_str_eq(answer("canon", NULL, ""), "error 0 0 14:no graph in it\n");
    cr_expect_str_eq(answer("canon", NULL, "/* graph { }"), "error 0 0 14:no graph in it\n");
    cr_expect_str_eq(answer_n("parse", NULL, "graph {\n a\0b }", 13), "error 2 3 10:a NUL byte\n");
}

#define MORE "46:more after the graph: one file holds one graph\n"
Test(program, what_follows_the_graph_is_an_error_where_it_begins)
{
    static const char *const more[][2] = {
        {"graph { }\ngraph { }", "error 2 1 " MORE},
        {"graph { } graph { a }", "error 1 11 " MORE},
        {"graph { }\n}", "error 2 1 " MORE},
        {"graph { } }", "error 1 11 " MORE},
        {"graph {\n a [x=\"}\n\\\"}\"]\n subgraph { b } } ; x", "error 4 19 " MORE},
        {"graph { a [label=<<b>}</b> \"}>] }\n\n/* \xC3\xA9 */ ->", "error 3 9 " MORE},
        {"graph { // }\n/* } */ a\n# }\n}\n# b\n c", "error 6 2 " MORE},
    };
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        cr_expect_str_eq(answer("parse", NULL, more[i][0]), more[i][1], "%s", more[i][0]);
    cr_expect_str_eq(answer("layout", "dot", "graph { }\ngraph { }"), "error 2 1 " MORE);
    const char *good = answer("parse", NULL, "graph { a -- b } // {\n/* } */\n#include {\n \n");
    cr_expect(strncmp(good, "error", 5) != 0, "%s", good);
}

Test(program, errors_tell_the_line_behind_strings_of_many_lines)
{
    cr_expect_str_eq(answer("parse", NULL, "graph {\n a [x=\"1\n2\n3\"]\n ; -> }\n"),
                     "error 5 4 22:syntax error near '->'\n");
    cr_expect_str_eq(answer("parse", NULL,
                            "graph { // \"\n a [x=\"1\n\\\\\n\\\"\n\\\n4\"] /* \"\n */\n ; -> }\n"),
                     "error 8 4 22:syntax error near '->'\n");
}

Test(program, an_unclosed_quote_is_an_error)
{
    const char *told = answer("parse", NULL, "digraph {\n a [label=\"x]\n}\n");
    cr_expect_eq(strncmp(told, "error ", 6), 0);
    cr_expect(strstr(told, "scanning a quoted string"));
    cr_expect_not(strstr(told, "16384"));
}

Test(program, canon_does_not_break_long_strings)
{
    char dot[2000], *told;
    snprintf(dot, sizeof dot, "graph { a [note=\"%01000d\"] }", 7);
    told = answer("canon", NULL, dot);
    cr_expect_eq(strncmp(told, "ok\ngraph {", 10), 0);
    cr_expect(strstr(told, "linelength=0"));
    snprintf(dot, sizeof dot, "%01000d", 7);
    cr_expect(strstr(told, dot));
}

Test(program, canon_of_canon_is_the_same)
{
    char *once = strdup(answer("canon", NULL,
                               "digraph { b -> a [x=\"q\\\"\\\\\"]; \"node\" -> "
                               "\"\"; subgraph s { c } }"));
    cr_expect_str_eq(answer("canon", NULL, once + 3), once);
    free(once);
}

Test(program, layout_tells_tenths_of_points)
{
    cr_expect_str_eq(answer("layout", "dot", "digraph { node [label=\"\", shape=box] n0 -> n1 }"),
                     "ok\nnodes 2\nn0 27.0 90.0\nn1 27.0 18.0\nend\n");
}

static int status(const char *a, const char *b, const char *c)
{
    struct stance_text out = {0};
    const char *const argv[] = {graphviz_program(), a, b, c, NULL};
    struct stance_error err = {0};
    enum stance_code code = stance_process_run(&out, argv, "graph {}", 8, 1000, 20, NULL, &err);
    stance_text_free(&out);
    return code == STANCE_OK ? 0 : strcmp(err.message, "exit status 2") == 0 ? 2 : 1;
}

Test(program, other_jobs_are_wrong_usage)
{
    cr_expect_eq(status("canon", NULL, NULL), 0);
    cr_expect_eq(status(NULL, NULL, NULL), 2);
    cr_expect_eq(status("draw", NULL, NULL), 2);
    cr_expect_eq(status("layout", NULL, NULL), 2);
    cr_expect_eq(status("layout", "fdp", NULL), 2);
    cr_expect_eq(status("canon", "dot", NULL), 2);
    cr_expect_eq(status("layout", "dot", "x"), 2);
}
