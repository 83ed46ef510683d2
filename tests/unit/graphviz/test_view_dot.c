/* The figure's graph as DOT: one edge per position, everything said in attributes. */
#include <stdlib.h>

#include "base/text.h"
#include "common.h"
#include "data/dot.h"
#include "data/dot_graph.h"

static const char small[] =
    "digraph {\n"
    "  A [label=\"Actor \\\"A\\\"\"]; D [label=\"D\"];\n"
    "  A -> x [stance=support, source=S1, locator=p4];\n"
    "  A -> x [stance=oppose, source=S2]; A -> x [stance=support];\n"
    "  B -> x [stance=oppose, basis=inferred]; C -> y [stance=\"0.5\"];\n"
    "  C -> A [stance=neutral]; A -> B [strength=-1]; B -> A [strength=-1]; D -> C [strength=1];\n"
    "}\n";

static struct stance_dataset *read_small(const char *dot)
{
    char path[64];
    struct stance_options options = stance_options_default();
    struct stance_dataset *d = NULL;
    struct stance_error err = {0};
    options.read.graphviz = graphviz_program();
    snprintf(path, sizeof path, "/tmp/stance-view-%ld.dot", (long)getpid());
    FILE *file = fopen(path, "w");
    fputs(dot, file);
    fclose(file);
    cr_assert_eq(stance_dataset_read_dot(&d, path, &options, NULL, NULL, &err), STANCE_OK, "%s",
                 err.message);
    remove(path);
    return d;
}

static struct stance_options figure_options(void)
{
    struct stance_options options = stance_options_default();
    options.draw.format = STANCE_DRAW_DOT;
    options.draw.graphviz = graphviz_program();
    return options;
}

static struct stance_text draw(const char *dot, const struct stance_options *options)
{
    struct stance_text out = {0};
    struct stance_error err = {0};
    struct stance_dataset *d = read_small(dot);
    cr_assert_eq(stance_figure_draw(&out, d, options, NULL, &err), STANCE_OK, "%s", err.message);
    stance_dataset_free(d);
    return out;
}

static struct stance_dot_graph parse(const struct stance_text *dot)
{
    struct stance_dot_graph g;
    struct stance_error err = {0};
    cr_assert_eq(
        stance_dot_graph_parse(&g, dot->bytes, dot->n, "figure", graphviz_program(), NULL, &err),
        STANCE_OK, "%s", err.message);
    return g;
}

static bool says(const struct stance_dot_graph *g, size_t first, size_t last, const char *name,
                 const char *value)
{
    const struct stance_dot_attribute *a = stance_dot_graph_find(g, first, last, name);
    return value ? a && a->value.n == strlen(value) && !memcmp(a->value.data, value, a->value.n)
                 : !a;
}

static const struct stance_dot_edge *edge(const struct stance_dot_graph *g, const char *tail,
                                          const char *head)
{
    const struct stance_dot_edge *found = NULL;
    for (size_t i = 0; i < g->edge_n; i++) {
        const struct stance_slice *t = &g->node[g->edge[i].tail].name;
        const struct stance_slice *h = &g->node[g->edge[i].head].name;
        if (t->n != strlen(tail) || memcmp(t->data, tail, t->n) || h->n != strlen(head) ||
            memcmp(h->data, head, h->n))
            continue;
        cr_assert_null(found, "two edges from %s to %s", tail, head);
        found = &g->edge[i];
    }
    cr_assert(found, "no edge from %s to %s", tail, head);
    return found;
}

#define EDGE_SAYS(tail, head, name, value)                                                         \
    cr_expect(says(&g, edge(&g, tail, head)->first, edge(&g, tail, head)->last, name, value),      \
              "%s -> %s: %s", tail, head, name)

Test(view_dot, one_edge_per_position)
{
    struct stance_options options = figure_options();
    struct stance_text out = draw(small, &options);
    struct stance_dot_graph g = parse(&out);
    cr_expect_eq(g.node_n, 7); /* actors A B C D, issues x y and another A */
    cr_expect_eq(g.edge_n, 6);
    EDGE_SAYS("A", "x", "value", "0.3333");
    EDGE_SAYS("A", "x", "n", "3");
    EDGE_SAYS("A", "x", "ambivalence", "0.6667");
    EDGE_SAYS("A", "x", "basis", "stated");
    EDGE_SAYS("A", "x", "sources", "S1 p4; S2");
    EDGE_SAYS("A", "x", "type", "stance");
    EDGE_SAYS("A", "x", "style", "solid");
    EDGE_SAYS("A", "x", "color", "#005F9E");
    EDGE_SAYS("B", "x", "style", "dashed");
    EDGE_SAYS("B", "x", "color", "#D55E00");
    EDGE_SAYS("B", "x", "basis", "inferred");
    EDGE_SAYS("B", "x", "penwidth", "1.2");
    EDGE_SAYS("B", "x", "sources", NULL);
    EDGE_SAYS("C", "y", "value", "0.5");
    EDGE_SAYS("C", "issue:A", "value", "0");
    EDGE_SAYS("C", "issue:A", "style", "dotted");
    EDGE_SAYS("A", "B", "type", "alignment");
    EDGE_SAYS("A", "B", "strength", "-1");
    EDGE_SAYS("A", "B", "n", "2");
    EDGE_SAYS("C", "D", "strength", "1");
    stance_dot_graph_clear(&g);
    stance_text_free(&out);
}

Test(view_dot, nodes_tell_kind_and_coalition)
{
    struct stance_options options = figure_options();
    struct stance_text out = draw(small, &options);
    struct stance_dot_graph g = parse(&out);
    size_t actors = 0, coalitions = 0;
    for (size_t i = 0; i < g.node_n; i++) {
        const struct stance_dot_node *n = &g.node[i];
        bool actor = says(&g, n->first, n->last, "kind", "actor");
        actors += actor;
        coalitions += actor && !says(&g, n->first, n->last, "coalition", NULL);
        cr_expect(actor || says(&g, n->first, n->last, "coalition", NULL));
        if (n->name.n > 1)
            cr_expect(says(&g, n->first, n->last, "id_of", "A"));
    }
    cr_expect_eq(actors, 4);
    cr_expect_eq(coalitions, 4);
    stance_dot_graph_clear(&g);
    stance_text_free(&out);
}

Test(view_dot, the_texts_of_the_user_stand_on_top)
{
    struct stance_options options = figure_options();
    options.draw.title = "A \"title\" \\N <b>";
    options.draw.note = "And a note.";
    options.draw.source_line = "S\x01ource\n";
    struct stance_text out = draw(small, &options);
    struct stance_dot_graph g = parse(&out);
    const struct stance_dot_attribute *label = stance_dot_graph_find(&g, 0, g.graph_last, "label");
    cr_assert(label);
    cr_expect_not(label->html);
    char text[2000];
    snprintf(text, sizeof text, "%.*s", (int)label->value.n, label->value.data);
    cr_expect_eq(strncmp(text, "A \"title\" \\\\N <b>\\l", 19), 0, "%s", text);
    cr_expect(strstr(text, "\\lAnd a note.\\lSource: Source\\l"), "%s", text);
    stance_dot_graph_clear(&g);
    stance_text_free(&out);
}

Test(view_dot, the_same_bytes_twice)
{
    struct stance_options options = figure_options();
    struct stance_text a = draw(small, &options), b = draw(small, &options);
    cr_expect_str_eq(a.bytes, b.bytes);
    stance_text_free(&a);
    stance_text_free(&b);
}

Test(view_dot, dark_is_dark)
{
    struct stance_options options = figure_options();
    options.draw.theme = STANCE_THEME_DARK;
    struct stance_text out = draw(small, &options);
    cr_expect(strstr(out.bytes, "bgcolor=\"#12161B\""));
    cr_expect(strstr(out.bytes, "#5FB2EC"));
    cr_expect_not(strstr(out.bytes, "#005F9E"));
    stance_text_free(&out);
}

Test(view_dot, hostile_labels_stay_labels)
{
    if (access("/usr/bin/dot", X_OK) != 0)
        cr_skip("no /usr/bin/dot");
    static const char hostile[] =
        "digraph { edge [stance=support];\n"
        "a [label=\"</text><script>alert(1)</script>\"]; b [label=\"]]> &#0; &amp;\"];\n"
        "c [label=\"\\\\N a\\\"b\\\\\\\\\"]; \"x]\" [label=\"\x01\xEF\xBB\xBF\x7F\"];\n"
        "\"q\\\"\" [label=\"\xD8\xA7\xD9\x84 e\xCC\x81\xCC\x81\xCC\x81 \xF0\x9F\x8F\xB3\"];\n"
        "a -> \"x]\"; b -> \"x]\"; c -> \"x]\"; \"q\\\"\" -> \"x]\" }";
    struct stance_options options = figure_options();
    struct stance_text out = draw(hostile, &options);
    char path[64], command[256];
    snprintf(path, sizeof path, "/tmp/stance-hostile-%ld", (long)getpid());
    FILE *file = fopen(path, "w");
    fwrite(out.bytes, 1, out.n, file);
    fclose(file);
    snprintf(command, sizeof command, "/usr/bin/dot -Tsvg %s -o %s.svg", path, path);
    cr_expect_eq(system(command), 0);
    snprintf(
        command, sizeof command,
        "command -v python3 > /dev/null || exit 0; python3 -c 'import sys, xml.dom.minidom as x\n"
        "x.parse(sys.argv[1])' %s.svg",
        path);
    cr_expect_eq(system(command), 0, "the SVG is not well-formed");
    snprintf(command, sizeof command, "grep -q -i '<script' %s.svg", path);
    cr_expect_neq(system(command), 0);
    snprintf(command, sizeof command, "%s.svg", path);
    remove(command);
    remove(path);
    stance_text_free(&out);
}

Test(view_dot, without_the_program_it_fails_and_says_so)
{
    struct stance_options options = figure_options();
    struct stance_dataset *d = read_small(small);
    struct stance_text out = {0};
    struct stance_error err = {0};
    options.draw.graphviz = NULL;
    cr_expect_eq(stance_figure_draw(&out, d, &options, NULL, &err), STANCE_E_VALUE);
    cr_expect_str_eq(err.message, "DOT needs the program stance-graphviz");
    options.draw.graphviz = DOUBLE("nowhere");
    err = (struct stance_error){0};
    cr_expect_eq(stance_figure_draw(&out, d, &options, NULL, &err), STANCE_E_SYSTEM);
    cr_expect_str_eq(err.message,
                     "stance-graphviz: " DOUBLE("nowhere") ": No such file or directory");
    cr_expect_null(out.bytes);
    stance_dataset_free(d);
}

/* Read as DOT with line breaks in the texts, which Graphviz 2.42 takes at any length. */
Test(view_dot, long_texts_are_cut_between_characters)
{
    struct stance_text dot = {0};
    stance_text_puts(&dot, "digraph { a -> x [stance=support, locator=\"");
    for (int i = 0; i < 6000; i++) /* 18,000 bytes */
        stance_text_puts(&dot, i % 1000 == 999 ? "漢\\\\" : "漢");
    stance_text_puts(&dot, "\"]; b -> x [stance=oppose]; }");
    struct stance_options options = figure_options();
    struct stance_text figure = draw(dot.bytes, &options);
    struct stance_dot_graph g = parse(&figure);
    const struct stance_dot_edge *e = edge(&g, "a", "x");
    cr_assert_not_null(e);
    const struct stance_dot_attribute *a = stance_dot_graph_find(&g, e->first, e->last, "sources");
    cr_assert_not_null(a);
    cr_expect(a->value.n > 3900 && a->value.n < 4010, "%zu bytes", a->value.n);
    cr_expect_eq(stance_utf8_valid(a->value.data, a->value.n), a->value.n);
    cr_expect(!memcmp(a->value.data + a->value.n - 3, "…", 3));
    stance_dot_graph_clear(&g);
    stance_text_free(&figure);
    stance_text_free(&dot);
}

Test(view_dot, long_ids_stay_apart)
{
    struct stance_text dot = {0};
    for (int i = 0; i < 2; i++) {
        stance_text_puts(&dot, i ? " -> x [stance=support]; \"" : "digraph { \"");
        for (int k = 0; k < 9000; k++)
            stance_text_putc(&dot, 'w');
        stance_text_puts(&dot, i ? "2\" -> x [stance=oppose]; }" : "1\"");
    }
    struct stance_options options = figure_options();
    struct stance_text figure = draw(dot.bytes, &options);
    struct stance_dot_graph g = parse(&figure);
    cr_expect_eq(g.node_n, 3);
    cr_expect_eq(g.edge_n, 2);
    for (size_t i = 0; i < g.node_n; i++)
        cr_expect_lt(g.node[i].name.n, 4100);
    stance_dot_graph_clear(&g);
    stance_text_free(&figure);
    stance_text_free(&dot);
}
