/* Files of other programs that are refused: where, with what words, however deep. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

#include "base/text.h"
#include "helper.h"

/* ---- what is refused ---- */

#define GRAPHML "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
#define GEXF "<gexf xmlns=\"http://gexf.net/1.3\">\n"

/* In XML that is none the column is the parser's, which differs with its version. */
#define SOMEWHERE SIZE_MAX

static const struct wrong {
    const char *file;
    size_t line, column;
    const char *message, *bytes;
} wrong[] = {
    {"x.graphml", 4, 1, "the node 'a' stands twice",
     GRAPHML "<graph>\n<node id=\"a\"/>\n<node id=\"a\"/>\n</graph></graphml>"},
    {"x.graphml", 2, 22, "an edge names the node 'b', which is not there",
     GRAPHML "<graph><node id=\"a\"/><edge source=\"a\" target=\"b\"/></graph></graphml>"},
    {"x.graphml", 3, SOMEWHERE, "XML: Opening and ending tag mismatch: node line 3 and graph",
     GRAPHML "<graph>\n<node id=\"a\"></graph></graphml>"},
    {"x.graphml", 2, 11, "no <graph> in the file", GRAPHML "</graphml>"},
    {"x.graphml", 3, 1, "a <data> with a key that no <key> declares",
     GRAPHML "<graph><node id=\"a\">\n<data key=\"k\">1</data>\n</node></graph></graphml>"},
    {"x.graphml", 6, 3, "the node 'a' stands twice",
     "<?xml version=\"1.0\"?>\n<!-- <a> <b/> -->\n" GRAPHML
     "<graph>\n<node id=\"a\"><desc><![CDATA[<c>]]></desc></node >\n"
     "\xC3\xA4 <node\n id=\"a\"/></graph></graphml>"},
    {"x.graphml", 3, 1, "more than one graph in the file",
     GRAPHML "<graph/>\n<graph/>\n</graphml>"},
    {"x.graphml", 3, 1, "XML: a document type declaration is not read, for safety",
     "<?xml version=\"1.0\"?>\n<!-- x -->\n<!DOCTYPE g [<!ENTITY a \"b\">]>\n" GRAPHML
     "<graph><node id=\"&a;\"/></graph></graphml>"},
    {"x.graphml", 3, SOMEWHERE, "XML: Entity 'a' not defined",
     GRAPHML "<graph>\n<node id=\"&a;\"/></graph></graphml>"},
    {"x.gexf", 1, 1, "XML: a document type declaration is not read, for safety",
     "<!DOCTYPE gexf SYSTEM \"file:///etc/passwd\">\n" GEXF "<graph/></gexf>"},
    {"x.gexf", 4, 1, "a node without an id",
     GEXF "<graph><nodes>\n<node id=\"a\"/>\n<node/>\n</nodes></graph></gexf>"},
    {"x.gexf", 3, 1, "nodes in nodes are not read",
     GEXF "<graph><nodes><node id=\"a\">\n<node id=\"b\"/></node></nodes></graph></gexf>"},
    {"x.gexf", 3, 1, "an <attvalue> for what no <attribute> declares",
     GEXF "<graph><nodes><node id=\"a\"><attvalues>\n<attvalue for=\"9\" value=\"1\"/></attvalues>"
          "</node></nodes></graph></gexf>"},
    {"x.json", 3, 1, "JSON: unexpected token near '}'", "{\"nodes\": [],\n \"links\": [\n}"},
    {"x.json", 1, 14, "JSON: '}' expected near '\\x1B'", "{\"nodes\": [] \033[31m"},
    {"x.json", 1, 11, "JSON: invalid token near '\\x7F'", "{\"nodes\": \177}"},
    {"x.json", 1, 12, "node 1 has no \"id\"", "{\"nodes\": [{}], \"links\": []}"},
    {"x.json", 1, 1, "expected \"nodes\" and \"links\" (node-link JSON)", "{\"nodes\": []}"},
    {"x.json", 1, 21, "the node '1' stands twice",
     "{\"nodes\": [{\"id\":1},{\"id\":1}], \"links\": []}"},
    {"x.json", 1, 33, "link 1 has no \"source\" and \"target\" among the nodes",
     "{\"nodes\": [{\"id\":1}], \"links\": [{\"source\":1,\"target\":2}]}"},
    {"x.json", 3, 2, "node 2 has no \"id\"",
     "\xEF\xBB\xBF{\"x\": \"nodes\\\": [\\\\\", \"y\": {\"nodes\": [1, 2]},\n"
     "\"nodes\" : [{\"id\": \"]},\", \"z\": [[], {}, -1.5e3, true]},\n {\"no\": 1}]}"},
    {"x.json", 2, 2, "link 2 has no \"source\" and \"target\" among the nodes",
     "{\"edges\": [{\"source\": \"a\", \"target\": \"b\"},\n null],\n"
     "\"nodes\": [{\"id\": \"a\"}, {\"id\": \"b\"}], \"ties\": []}"},
    {"x.gml", 3, 2, "an edge names the node '3', which is not there",
     "graph [\n node [ id 1 ]\n edge [ source 1 target 3 ] ]\n"},
    {"x.gml", 3, 12, "the node '1' stands twice", "graph [\n node [ id 1 ]\n node [ id 1 ] ]\n"},
    {"x.gml", 3, 1, "GML: expected a key or ']', got the end of the file",
     "graph [\n node [ id 1\n"},
    {"x.gml", 2, 4, "GML: expected a key, got ']'", "graph [\n ] ]\n"},
    {"x.net", 5, 3, "expected the number of a node, got '3'",
     "*Vertices 2 1\n1 \"a\"\n2 \"b\"\n*Edges\n1 3 1\n"},
    {"x.net", 5, 5, "expected a number, got 'x'",
     "*Vertices 2 1\n1 \"a\"\n2 \"b\"\n*Edges\n1 2 x\n"},
    {"x.net", 1, 11, "expected the number of a node, got '99999999999'",
     "*Vertices 99999999999\n1 \"a\"\n"},
    {"x.net", 1, 1, "expected *Vertices first, got '*Edges'", "*Edges\n1 2 1\n"},
    {"x.net", 3, 1, "vertex 2 has no line", "*Vertices 2\n1 \"a\"\n*Edges\n1 2\n"},
    {"x.dl", 2, 10, "expected format = edgelist1, nodelist1 or fullmatrix, got 'other'",
     "dl n=2\nformat = other\n"},
    {"x.dl", 7, 3, "expected the number of a node, got '3'",
     "dl n=2\nformat = edgelist1\nlabels:\na\nb\ndata:\n1 3 1\n"},
    {"x.dl", 8, 3, "expected no more than n rows of n cells, got '1'",
     "dl n=2\nformat = fullmatrix\nlabels:\na\nb\ndata:\n1 3 1\n1 1 1\n"},
    {"x.csv", 3, 1, "expected as many cells as in the header, got 'a,b'",
     "Source,Target,Weight,Kind\na,b,1,stance\na,b\n"},
    {"x.csv", 3, 1, "expected a quote that is closed, got '\"a,b,1,stance'",
     "Source,Target,Weight,Kind\na,b,1,stance\n\"a,b,1,stance\n"},
    {"x.csv", 2, 4, "expected a separator behind the closing quote, got 'b,1,stance'",
     "Source,Target,Weight,Kind\n\"a\"b,1,stance\n"},
    {"x.dl", 2, 1, "expected dl n=, got the end of the file", "dl\n"},
    {"x.gml", 0, 0, "the graph attribute stance_statements has no column 'actor' in its header",
     "graph [ stance_format \"1\" stance_statements \"row,actorissue,stance\"\n"
     " node [ id 0 label \"A\" kind \"actor\" ] node [ id 1 label \"x\" kind \"issue\" ]\n"
     " edge [ source 0 target 1 type \"stance\" weight 1 row 0 ] ]\n"},
    {"x.gml", 0, 0, "the graph attribute stance_sources has no column 'id' in its header",
     "graph [ stance_format \"1\" stance_sources \"row,title\"\n"
     " node [ id 0 label \"A\" ] node [ id 1 label \"x\" ]\n"
     " edge [ source 0 target 1 type \"stance\" weight 1 ] ]\n"},
    {"x.csv", 2, 1, "a node without an id", "Source,Target,Weight,Kind\na,,1,stance\n"},
};

ParameterizedTestParameters(exchange, broken_files_are_refused_where_they_break)
{
    static int row[sizeof wrong / sizeof *wrong];
    for (int i = 0; i < (int)(sizeof wrong / sizeof *wrong); i++)
        row[i] = i;
    return cr_make_param_array(int, row, sizeof wrong / sizeof *wrong);
}

ParameterizedTest(int *row, exchange, broken_files_are_refused_where_they_break)
{
    const struct wrong *w = &wrong[*row];
    folder_make();
    folder_put(w->file, w->bytes, strlen(w->bytes));
    struct reading r = read_path(folder_file(w->file), NULL);
    cr_expect_eq(r.code, STANCE_E_DATA, "%s: %d", w->bytes, r.code);
    cr_expect_str_eq(r.err.message, w->message);
    cr_expect_eq(r.err.line, w->line, "%s: line %zu", w->bytes, r.err.line);
    cr_expect(w->column == SOMEWHERE ? r.err.column > 0 : r.err.column == w->column,
              "%s: column %zu", w->message, r.err.column);
    cr_expect(strstr(r.err.file, w->file), "%s: file '%s'", w->message, r.err.file);
    reading_clear(&r);
    folder_remove();
}

Test(exchange, the_caret_stands_under_the_place_however_long_the_line)
{
    static const struct {
        const char *file, *after, *excerpt;
        size_t column, before;
    } wide[] = {
        {"x.json", "nodes}", "nodes}", 3005, 2999},
        {"x.gml", "graph [ node [ id \303\244 \033 ] ]", "graph", 0, 0},
        {"x.net", "*Vertices 1\n1 \"\303\244\"\n*Edges\n1   x 1\n", "1   x 1", 5, 0},
    };
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
        struct stance_text text = {0};
        stance_text_puts(&text, wide[i].before ? "{" : "");
        for (size_t j = 0; j < wide[i].before; j++)
            stance_text_putc(&text, ' ');
        stance_text_puts(&text, wide[i].after);
        folder_make();
        folder_put(wide[i].file, text.bytes, text.n);
        stance_text_free(&text);
        struct reading r = read_path(folder_file(wide[i].file), NULL);
        cr_assert_eq(r.code, STANCE_E_DATA);
        cr_assert_eq(stance_problems_kept(r.problems), 1);
        struct stance_problem p = stance_problems_at(r.problems, 0);
        if (wide[i].column)
            cr_expect_eq(p.column, wide[i].column, "%s: column %zu", p.message, p.column);
        cr_expect(strstr(p.excerpt, wide[i].excerpt), "%s: '%s'", p.message, p.excerpt);
        cr_expect_leq(p.caret, strlen(p.excerpt), "%s: %zu in '%s'", p.message, p.caret, p.excerpt);
        reading_clear(&r);
        folder_remove();
    }
}

/* ---- depth ---- */

static struct reading read_deep(const char *file, const char *before, const char *open, size_t n)
{
    struct stance_text text = {0};
    stance_text_puts(&text, before);
    for (size_t i = 0; i < n; i++)
        stance_text_puts(&text, open);
    folder_make();
    folder_put(file, text.bytes, text.n);
    stance_text_free(&text);
    struct reading r = read_path(folder_file(file), NULL);
    folder_remove();
    return r;
}

Test(exchange, a_million_levels_are_refused_and_no_stack_ends)
{
    static const struct {
        const char *file, *before, *open, *message;
    } deep[] = {{"x.graphml", GRAPHML "<graph>", "<a>", "XML: elements nest too deep"},
                {"x.gexf", GEXF "<graph>", "<a>", "XML: elements nest too deep"},
                {"x.json", "{\"nodes\": ", "[", "JSON: maximum parsing depth reached near '['"},
                {"x.gml", "graph [ ", "a [ ", NULL},
                {"x.gml", "b [ ", "a [ ", NULL}};
    for (size_t i = 0; i < sizeof deep / sizeof *deep; i++) {
        struct reading r = read_deep(deep[i].file, deep[i].before, deep[i].open, 1000000);
        cr_expect_eq(r.code, STANCE_E_DATA, "%s: %d", deep[i].file, r.code);
        cr_expect(!deep[i].message || strcmp(r.err.message, deep[i].message) == 0, "%s: %s",
                  deep[i].file, r.err.message);
        cr_expect(r.err.message[0], "%s", deep[i].file);
        reading_clear(&r);
    }
}
