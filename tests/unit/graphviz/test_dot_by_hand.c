/* DOT that a person wrote is understood, or refused with a reason. */
#include "base/text.h"
#include "dot_data.h"

static void refused(const char *dot, size_t line, size_t column, const char *message)
{
    struct stance_dataset *d = NULL;
    cr_expect_eq(dot_read_text(&d, dot, strlen(dot), graphviz_program()), STANCE_E_DATA, "%s", dot);
    cr_expect_null(d);
    cr_expect_str_eq(dot_why.message, message);
    cr_expect_str_eq(dot_why.file, strrchr(dot_scratch_file(), '/') + 1);
    cr_expect_eq(dot_why.line, line);
    cr_expect_eq(dot_why.column, column);
}

/* A table as "name,name\ncell|cell\n". */
Test(dot_by_hand, an_edge_with_a_stance_is_a_statement)
{
    struct stance_dataset *d = dot_read_good(
        "digraph { Russia -> \"council\" [stance=oppose]; USA -> council [value=0.5];\n"
        "China -> council [label=neutral, color=red]; UK -> council [sign=\"-\"]; }");
    dot_expect_table(d, STANCE_TABLE_STATEMENTS,
                     "actor,issue,stance\nRussia|council|oppose\nUSA|council|0.5\n"
                     "China|council|neutral\nUK|council|-1");
    cr_expect_eq(d->actor_n, 4);
    cr_expect_eq(d->issue_n, 1);
    cr_expect_not(stance_table_present(&d->table[STANCE_TABLE_ACTORS]));
    cr_expect_eq(stance_statement_value(d, 3), -1);
    stance_dataset_free(d);
}

Test(dot_by_hand, an_edge_with_a_strength_is_an_alignment)
{
    struct stance_dataset *d = dot_read_good(
        "graph { USA -- Japan [strength=1, evidence=\"a \\\"treaty\\\"\", label=allies];\n"
        "USA -- council [stance=support]; Iran -- Japan [alignment=hostile] }");
    dot_expect_table(d, STANCE_TABLE_ALIGNMENTS,
                     "a,b,strength,evidence\nUSA|Japan|1|a \"treaty\"\nIran|Japan|hostile|");
    dot_expect_table(d, STANCE_TABLE_STATEMENTS, "actor,issue,stance\nUSA|council|support");
    stance_dataset_free(d);
}

Test(dot_by_hand, other_attributes_are_columns_unless_they_draw)
{
    struct stance_dataset *d = dot_read_good(
        "digraph { A -> x [stance=yes, zeal=\"7\", source=S1, color=red, weight=3, locator=p4];\n"
        "A [label=\"Actor\\nA\", kind=state, shape=box, tier=1]; x [label=\"\\N!\"]; }");
    dot_expect_table(d, STANCE_TABLE_STATEMENTS,
                     "actor,issue,stance,source,locator,zeal\nA|x|yes|S1|p4|7");
    dot_expect_table(d, STANCE_TABLE_ACTORS, "id,label,kind,tier\nA|Actor A|state|1");
    dot_expect_table(d, STANCE_TABLE_ISSUES, "id,label\nx|x!");
    stance_dataset_free(d);
}

Test(dot_by_hand, kinds_overrule_the_direction)
{
    struct stance_dataset *d = dot_read_good(
        "graph { edge [stance=support]; x [kind=issue]; y [kind=issue]; B [kind=actor];\n"
        "x -- A; y -- B; A -- y; lonely; z [kind=issue] }");
    dot_expect_table(d, STANCE_TABLE_STATEMENTS,
                     "actor,issue,stance\nA|x|support\nB|y|support\nA|y|support");
    cr_expect_eq(d->issue_n, 3);
    cr_expect_eq(d->actor_n, 3);
    dot_expect_table(d, STANCE_TABLE_ACTORS, "id\nlonely");
    dot_expect_table(d, STANCE_TABLE_ISSUES, "id\nz");
    stance_dataset_free(d);
}

Test(dot_by_hand, what_is_added_by_hand_to_ours_is_read_too)
{
    struct stance_dataset *d = dot_empty();
    struct stance_options options = dot_with(graphviz_program());
    struct stance_text dot = {0};
    dot_open_table(d, STANCE_TABLE_STATEMENTS, COLUMNS("actor", "issue", "stance", "note"));
    dot_put_row(d, STANCE_TABLE_STATEMENTS, (const char *const[]){"A", "x", "yes", "n"});
    cr_assert_eq(stance_dataset_write_dot(&dot, dot_build(d), &options, NULL, NULL), STANCE_OK);
    stance_dataset_free(d);
    cr_assert_eq(dot.bytes[dot.n - 2], '}');
    dot.n -= 2;
    stance_text_puts(&dot, "B -> x [stance=no, zeal=2]; B [label=\"Bee\"]; }\n");
    d = dot_read_good(dot.bytes);
    dot_expect_table(d, STANCE_TABLE_STATEMENTS,
                     "actor,issue,stance,note,zeal\nA|x|yes|n|\nB|x|no||2");
    dot_expect_table(d, STANCE_TABLE_ACTORS, "id,label\nB|Bee");
    stance_dataset_free(d);
    stance_text_free(&dot);
}

Test(dot_by_hand, what_is_not_understood_is_refused)
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

Test(dot_by_hand, drawing_attributes_may_be_html)
{
    struct stance_dataset *d =
        dot_read_good("digraph { label=<b>; A -> x [stance=yes, xlabel=<i>, label=<u>] }");
    dot_expect_table(d, STANCE_TABLE_STATEMENTS, "actor,issue,stance\nA|x|yes");
    stance_dataset_free(d);
}

Test(dot_by_hand, a_syntax_error_is_a_problem_with_its_line)
{
    struct stance_dataset *d = NULL;
    cr_assert_eq(stance_problems_new(&dot_problems, 20, NULL), STANCE_OK);
    refused("digraph {\n  A -> \"T\xC3\xBC\" [stance=yes]\n  B -- x\n}", 3, 5,
            "DOT: syntax error near '--'");
    cr_assert_eq(stance_problems_kept(dot_problems), 1);
    struct stance_problem problem = stance_problems_at(dot_problems, 0);
    cr_expect_eq(problem.line, 3);
    cr_expect_str_eq(problem.excerpt, "  B -- x");
    cr_expect_eq(problem.caret, 4);
    stance_problems_free(dot_problems);
    dot_problems = NULL;
    cr_expect_null(d);
}

Test(dot_by_hand, lenient_reading_counts_what_it_leaves_out)
{
    struct stance_options options = dot_with(graphviz_program());
    struct stance_dataset *d = NULL;
    struct told told = {0};
    struct stance_watch watch = watch_of(&told);
    options.read.lenient = true;
    FILE *file = fopen(dot_scratch_file(), "w");
    fputs("digraph { A -> A; A -> A; A -> x [stance=yes] }", file);
    fclose(file);
    cr_assert_eq(stance_dataset_read_dot(&d, dot_scratch_file(), &options, NULL, &watch, NULL),
                 STANCE_OK);
    remove(dot_scratch_file());
    cr_expect(strstr(told.last, "left out 2 edges with neither a stance nor a strength"), "%s",
              told.last);
    cr_expect_eq(stance_dataset_counts(d).statements, 1);
    stance_dataset_free(d);
}
