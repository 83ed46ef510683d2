/* Formats of other programs: what comes back, what is refused and where, cells of a sheet. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "base/sheet.h"
#include "base/text.h"
#include "helper.h"

/* ---- round trips ---- */

static void put_cell(struct stance_text *csv, const char *s)
{
    stance_text_putc(csv, '"');
    for (; *s; s++)
        stance_text_format(csv, *s == '"' ? "\"\"" : "%c", *s);
    stance_text_putc(csv, '"');
}

/* Whatever XML, JSON and this program's own names could trip over. */
static const char *any_word(struct stance_random *random)
{
    static const char *const word[] = {"A",
                                       "actor:A",
                                       "issue:A",
                                       "<b>&amp;</b>",
                                       "]]>",
                                       "\"q\"",
                                       "a\nb",
                                       "a\r\nb",
                                       "=1+1",
                                       "'",
                                       "'=x",
                                       "\\u0000",
                                       "--",
                                       "*Edges",
                                       "data:",
                                       "[ ] \\",
                                       "T\xC3\xBC",
                                       "\xF0\x9F\x98\x80",
                                       "a,b",
                                       "a;b",
                                       "1e400",
                                       "null",
                                       "&#10;",
                                       "n0",
                                       "0",
                                       "-1",
                                       "{\"\"}",
                                       "%s%n",
                                       "A_2",
                                       "x  y",
                                       "r\xE2\x80\xAE",
                                       "tab\tt"};
    return word[stance_random_below(random, sizeof word / sizeof *word)];
}

static void put_random_set(struct stance_random *random)
{
    static const char *const stances[] = {"support", "oppose", "0.25", "-1", "", "1"};
    static const char *const dates[] = {"", "2024", "2024-02", "2023-12-31"};
    struct stance_text csv = {0};
    stance_text_puts(&csv, "actor,issue,stance,date,weight,note,\"a <b>\",Note 2,label,kind\n");
    for (size_t row = 0; row < 12; row++) {
        put_cell(&csv, any_word(random));
        stance_text_putc(&csv, ',');
        put_cell(&csv, any_word(random));
        stance_text_format(&csv, ",%s,%s,%s", stances[stance_random_below(random, 6)],
                           dates[stance_random_below(random, 4)], row % 3 ? "" : "0.5");
        for (int i = 0; i < 5; i++) {
            stance_text_putc(&csv, ',');
            put_cell(&csv, stance_random_below(random, 3) ? any_word(random) : "");
        }
        stance_text_putc(&csv, '\n');
    }
    folder_put("statements.csv", csv.bytes, csv.n);
    stance_text_clear(&csv);
    stance_text_puts(&csv, "id,label,aliases,weight,source\nidle,,,1,\n");
    put_cell(&csv, any_word(random));
    stance_text_putc(&csv, ',');
    put_cell(&csv, any_word(random));
    stance_text_puts(&csv, ",,x,y\n");
    folder_put("actors.csv", csv.bytes, csv.n);
    stance_text_clear(&csv);
    stance_text_puts(&csv, "a,b,strength,note\n");
    stance_text_puts(&csv, "A,idle,allied,\"<\"\nidle,n0,-0.5,\n");
    folder_put("alignments.csv", csv.bytes, csv.n);
    stance_text_free(&csv);
}

static void expect_same_tables(const char *a, const char *b, const char *format)
{
    static const char *const table[] = {"statements.csv", "actors.csv", "alignments.csv"};
    for (size_t i = 0; i < 3; i++) {
        char one[64], two[64];
        size_t n[2] = {0, 0};
        snprintf(one, sizeof one, "%s/%s", a, table[i]);
        snprintf(two, sizeof two, "%s/%s", b, table[i]);
        char *x = folder_get(one, &n[0]), *y = folder_get(two, &n[1]);
        cr_assert(x && y, "%s: %s %s", format, one, two);
        cr_expect(n[0] == n[1] && memcmp(x, y, n[0]) == 0, "%s: %s\n%s\n---\n%s", format, one, x,
                  y);
        free(x);
        free(y);
    }
}

static const struct {
    const char *name;
    enum stance_file_format format;
} lossless[] = {
    {"x.graphml", STANCE_FILE_GRAPHML}, {"x.gexf", STANCE_FILE_GEXF}, {"x.json", STANCE_FILE_JSON}};

static void write_to(const stance_dataset *d, const char *name, enum stance_file_format format)
{
    struct stance_error err = {0};
    cr_assert_eq(stance_dataset_write(d, folder_file(name), format, NULL, NULL, &err), STANCE_OK,
                 "%s: %s", name, err.message);
}

Test(exchange, any_data_set_comes_back_through_the_formats_that_hold_all)
{
    struct stance_random random;
    size_t tried = 0;
    stance_random_seed(&random, 3);
    for (int round = 0; round < 60; round++) {
        folder_make();
        put_random_set(&random);
        struct reading first = read_path(folder_file("."), NULL);
        if (first.code == STANCE_OK) {
            write_to(first.data, "one", STANCE_FILE_CSV_FOLDER);
            for (size_t i = 0; i < 3; i++) {
                write_to(first.data, lossless[i].name, lossless[i].format);
                struct reading second = read_path(folder_file(lossless[i].name), NULL);
                cr_assert_eq(second.code, STANCE_OK, "round %d, %s: %s\n%s", round,
                             lossless[i].name, second.err.message, second.told);
                write_to(second.data, "two", STANCE_FILE_CSV_FOLDER);
                expect_same_tables("one", "two", lossless[i].name);
                reading_clear(&second);
            }
            tried++;
        }
        reading_clear(&first);
        folder_remove();
    }
    cr_expect_gt(tried, 30, "%zu", tried);
}

Test(exchange, a_label_of_another_program_is_text_and_no_escape_of_graphviz)
{
    static const char json[] =
        "{\"nodes\": [{\"id\": \"a\", \"label\": \"C:\\\\new\\n\\\\N\"},"
        " {\"id\": \"x\", \"kind\": \"issue\", \"label\": \"x\"}],"
        " \"links\": [{\"source\": \"a\", \"target\": \"x\", \"stance\": 1}]}";
    size_t n;
    folder_make();
    folder_put("x.json", json, sizeof json - 1);
    struct reading r = read_path(folder_file("x.json"), NULL);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    write_to(r.data, "out", STANCE_FILE_CSV_FOLDER);
    char *actors = folder_get("out/actors.csv", &n), *all = folder_get("out/statements.csv", &n);
    cr_expect(actors || all);
    cr_expect(strstr(actors ? actors : all, "C:\\new\n\\N"), "%s\n%s", actors ? actors : "", all);
    free(actors);
    free(all);
    reading_clear(&r);
    folder_remove();
}

Test(exchange, an_edge_with_nothing_but_type_and_weight_tells_its_stance_by_that)
{
    static const char edges[] = "Source,Target,Weight,Kind\nA,x,-1,stance\nB,x,0.5,stance\n"
                                "A,y,,stance\nA,B,-0.25,alignment\n";
    static const char words[] = "Source,Target,Weight,Kind\nA,x,much,stance\n";
    folder_make();
    folder_put("x.csv", edges, sizeof edges - 1);
    struct reading r = read_path(folder_file("x.csv"), NULL);
    cr_assert_eq(r.code, STANCE_OK, "%s", r.err.message);
    cr_assert_eq(stance_dataset_counts(r.data).statements, 3);
    cr_assert_eq(r.data->alignment_n, 1);
    cr_expect_eq(stance_statement_value(r.data, 0), -1);
    cr_expect_eq(stance_statement_value(r.data, 1), 0.5);
    cr_expect(!stance_statement_counts(r.data, 2) || isnan(stance_statement_value(r.data, 2)));
    cr_expect_eq(r.data->alignment[0].strength, -0.25);
    reading_clear(&r);
    folder_put("x.csv", words, sizeof words - 1);
    r = read_path(folder_file("x.csv"), NULL);
    cr_expect_eq(r.code, STANCE_E_DATA, "a weight that is no number is not a missing one");
    reading_clear(&r);
    folder_remove();
}

/* ---- what is refused ---- */

#define GRAPHML "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
#define GEXF "<gexf xmlns=\"http://gexf.net/1.3\">\n"

static const struct wrong {
    const char *file;
    size_t line;
    const char *message, *bytes;
} wrong[] = {
    {"x.graphml", 4, "the node 'a' stands twice",
     GRAPHML "<graph>\n<node id=\"a\"/>\n<node id=\"a\"/>\n</graph></graphml>"},
    {"x.graphml", 0, "an edge names the node 'b', which is not there",
     GRAPHML "<graph><node id=\"a\"/><edge source=\"a\" target=\"b\"/></graph></graphml>"},
    {"x.graphml", 3, "XML: Opening and ending tag mismatch: node line 3 and graph",
     GRAPHML "<graph>\n<node id=\"a\"></graph></graphml>"},
    {"x.graphml", 2, "no <graph> in the file", GRAPHML "</graphml>"},
    {"x.graphml", 3, "a <data> with a key that no <key> declares",
     GRAPHML "<graph><node id=\"a\">\n<data key=\"k\">1</data>\n</node></graph></graphml>"},
    {"x.graphml", 3, "more than one graph in the file", GRAPHML "<graph/>\n<graph/>\n</graphml>"},
    {"x.graphml", 0, "XML: a document type declaration is not read, for safety",
     "<?xml version=\"1.0\"?>\n<!-- x -->\n<!DOCTYPE g [<!ENTITY a \"b\">]>\n" GRAPHML
     "<graph><node id=\"&a;\"/></graph></graphml>"},
    {"x.graphml", 3, "XML: Entity 'a' not defined",
     GRAPHML "<graph>\n<node id=\"&a;\"/></graph></graphml>"},
    {"x.gexf", 0, "XML: a document type declaration is not read, for safety",
     "<!DOCTYPE gexf SYSTEM \"file:///etc/passwd\">\n" GEXF "<graph/></gexf>"},
    {"x.gexf", 4, "a node without an id",
     GEXF "<graph><nodes>\n<node id=\"a\"/>\n<node/>\n</nodes></graph></gexf>"},
    {"x.gexf", 3, "nodes in nodes are not read",
     GEXF "<graph><nodes><node id=\"a\">\n<node id=\"b\"/></node></nodes></graph></gexf>"},
    {"x.gexf", 3, "an <attvalue> for what no <attribute> declares",
     GEXF "<graph><nodes><node id=\"a\"><attvalues>\n<attvalue for=\"9\" value=\"1\"/></attvalues>"
          "</node></nodes></graph></gexf>"},
    {"x.json", 3, "JSON: unexpected token near '}'", "{\"nodes\": [],\n \"links\": [\n}"},
    {"x.json", 1, "JSON: '}' expected near '\\x1B'", "{\"nodes\": [] \033[31m"},
    {"x.json", 1, "JSON: invalid token near '\\x7F'", "{\"nodes\": \177}"},
    {"x.json", 0, "node 1 has no \"id\"", "{\"nodes\": [{}], \"links\": []}"},
    {"x.json", 0, "expected \"nodes\" and \"links\" (node-link JSON)", "{\"nodes\": []}"},
    {"x.json", 0, "the node '1' stands twice",
     "{\"nodes\": [{\"id\":1},{\"id\":1}], \"links\": []}"},
    {"x.json", 0, "link 1 has no \"source\" and \"target\" among the nodes",
     "{\"nodes\": [{\"id\":1}], \"links\": [{\"source\":1,\"target\":2}]}"},
    {"x.gml", 0, "an edge names the node '3', which is not there",
     "graph [\n node [ id 1 ]\n edge [ source 1 target 3 ] ]\n"},
    {"x.gml", 3, "the node '1' stands twice", "graph [\n node [ id 1 ]\n node [ id 1 ] ]\n"},
    {"x.gml", 3, "GML: expected a key or ']', got the end of the file", "graph [\n node [ id 1\n"},
    {"x.gml", 2, "GML: expected a key, got ']'", "graph [\n ] ]\n"},
    {"x.net", 5, "expected the number of a node, got '3'",
     "*Vertices 2 1\n1 \"a\"\n2 \"b\"\n*Edges\n1 3 1\n"},
    {"x.net", 5, "expected a number, got 'x'", "*Vertices 2 1\n1 \"a\"\n2 \"b\"\n*Edges\n1 2 x\n"},
    {"x.net", 1, "expected the number of a node, got '99999999999'",
     "*Vertices 99999999999\n1 \"a\"\n"},
    {"x.net", 1, "expected *Vertices first, got '*Edges'", "*Edges\n1 2 1\n"},
    {"x.net", 3, "vertex 2 has no line", "*Vertices 2\n1 \"a\"\n*Edges\n1 2\n"},
    {"x.dl", 2, "expected format = edgelist1, nodelist1 or fullmatrix, got 'other'",
     "dl n=2\nformat = other\n"},
    {"x.dl", 7, "expected the number of a node, got '3'",
     "dl n=2\nformat = edgelist1\nlabels:\na\nb\ndata:\n1 3 1\n"},
    {"x.dl", 8, "expected no more than n rows of n cells, got '1'",
     "dl n=2\nformat = fullmatrix\nlabels:\na\nb\ndata:\n1 3 1\n1 1 1\n"},
    {"x.csv", 3, "expected as many cells as in the header, got 'a,b'",
     "Source,Target,Weight,Kind\na,b,1,stance\na,b\n"},
    {"x.csv", 3, "expected a quote that is closed, got '\"a,b,1,stance'",
     "Source,Target,Weight,Kind\na,b,1,stance\n\"a,b,1,stance\n"},
    {"x.csv", 2, "expected a separator behind the closing quote, got 'b,1,stance'",
     "Source,Target,Weight,Kind\n\"a\"b,1,stance\n"},
    {"x.dl", 2, "expected dl n=, got the end of the file", "dl\n"},
    {"x.gml", 0,
     "the graph attribute stance_statements has no column 'actor' in its header",
     "graph [ stance_format \"1\" stance_statements \"row,actorissue,stance\"\n"
     " node [ id 0 label \"A\" kind \"actor\" ] node [ id 1 label \"x\" kind \"issue\" ]\n"
     " edge [ source 0 target 1 type \"stance\" weight 1 row 0 ] ]\n"},
    {"x.gml", 0, "the graph attribute stance_sources has no column 'id' in its header",
     "graph [ stance_format \"1\" stance_sources \"row,title\"\n"
     " node [ id 0 label \"A\" ] node [ id 1 label \"x\" ]\n"
     " edge [ source 0 target 1 type \"stance\" weight 1 ] ]\n"},
    {"x.csv", 2, "a node without an id", "Source,Target,Weight,Kind\na,,1,stance\n"},
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

/* ---- cells of a sheet ---- */

static const struct {
    const char *cell, *put, *spared;
} sheet[] = {
    {"", "", ""},
    {"a", "a", "a"},
    {"=1+1", "'=1+1", "=1+1"},
    {"+x", "'+x", "+x"},
    {"-x", "'-x", "-x"},
    {"@x", "'@x", "@x"},
    {"-1", "-1", "-1"},
    {"+1.5", "+1.5", "+1.5"},
    {"-1e3", "-1e3", "-1e3"},
    {"-", "-", "-"},
    {"=", "=", "="},
    {"a=b", "a=b", "a=b"},
    {"\t=x", "\"'\t=x\"", "\"\t=x\""},
    {"\nx", "\"'\nx\"", "\"\nx\""},
    {"\rx", "\"'\rx\"", "\"\rx\""},
    {"=a,\"b\"", "\"'=a,\"\"b\"\"\"", "\"=a,\"\"b\"\"\""},
    {"\xEF\xBC\x9D"
     "1+1",
     "'\xEF\xBC\x9D"
     "1+1",
     "\xEF\xBC\x9D"
     "1+1"},
    {"\xEF\xBC\x81"
     "1+1",
     "\xEF\xBC\x81"
     "1+1",
     "\xEF\xBC\x81"
     "1+1"},
    {" a", "\" a\"", "\" a\""},
    {"a ", "\"a \"", "\"a \""},
    {"a,b", "\"a,b\"", "\"a,b\""},
    {"a\"b", "\"a\"\"b\"", "\"a\"\"b\""},
};

Test(exchange, cells_a_spreadsheet_would_run_are_defused_unless_spared)
{
    for (size_t i = 0; i < sizeof sheet / sizeof *sheet; i++)
        for (int spare = 0; spare < 2; spare++) {
            struct stance_text out = {0};
            stance_sheet_put(&out, sheet[i].cell, strlen(sheet[i].cell), spare);
            stance_text_put(&out, "", 1);
            cr_expect_str_eq(out.bytes, spare ? sheet[i].spared : sheet[i].put);
            stance_text_free(&out);
        }
}
