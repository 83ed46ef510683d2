/* Files of other programs with bytes changed at random, and memory that ends at any place. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/random.h"
#include "data/exchange_read.h"
#include "helper.h"

/* What other programs write, and what `stance project` writes: read as networks are. */
static const struct network {
    const char *name;
    enum stance_exchange_kind kind;
    const char *bytes;
} network[] = {
    {"graphml", STANCE_EXCHANGE_IS_GRAPHML,
     "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
     "<g:graphml xmlns:g=\"http://graphml.graphdrawing.org/xmlns\"><!-- by hand -->\n"
     "<g:key id=\"k\" for=\"all\" attr.name=\"label\" attr.type=\"string\"/>\n"
     "<g:key id=\"w\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\">"
     "<g:default>0.5</g:default></g:key>\n"
     "<g:graph id=\"G\" edgedefault=\"undirected\"><g:data key=\"k\">all &amp; sundry</g:data>\n"
     "<g:node id=\"n0\"><g:data key=\"k\"><![CDATA[a<b]]></g:data></g:node>\n"
     "<g:node id=\"n1\"><g:port name=\"p\"/></g:node><g:node id=\"n&#50;\"/>\n"
     "<g:edge id=\"e\" source=\"n0\" target=\"n1\"/>\n"
     "<g:edge source=\"n2\" target=\"n1\"><g:data key=\"w\">-1</g:data></g:edge>\n"
     "</g:graph></g:graphml>\n"},
    {"gexf", STANCE_EXCHANGE_IS_GEXF,
     "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\"><meta><creator>x</creator></meta>\n"
     "<graph defaultedgetype=\"undirected\" timeformat=\"date\">\n"
     "<attributes class=\"node\"><attribute id=\"0\" title=\"kind\" type=\"string\">"
     "<default>actor</default></attribute></attributes>\n"
     "<attributes class=\"edge\"><attribute id=\"0\" title=\"n\" type=\"integer\"/></attributes>\n"
     "<nodes count=\"2\"><node id=\"a\" label=\"Ada\"><attvalues><attvalue for=\"0\" "
     "value=\"actor\"/></attvalues></node><node id=\"b\" label=\"B&lt;\"/></nodes>\n"
     "<edges><edge id=\"0\" source=\"a\" target=\"b\" weight=\"-0.25\" start=\"2024-01-01\" "
     "end=\"2024-01-01\"><attvalues><attvalue for=\"0\" value=\"3\"/></attvalues></edge></edges>\n"
     "</graph></gexf>\n"},
    {"json", STANCE_EXCHANGE_IS_JSON,
     "{\"directed\": false, \"multigraph\": false, \"graph\": {\"name\": \"g\\u00e9\"},\n"
     " \"nodes\": [{\"id\": 1, \"label\": \"A\\n\"}, {\"id\": \"b\", \"x\": null, \"y\": true}],\n"
     " \"links\": [{\"source\": 1, \"target\": \"b\", \"weight\": -0.5, \"n\": 12}]}\n"},
    {"gml", STANCE_EXCHANGE_IS_GML,
     "Creator \"x\" Version 1\ngraph [ comment \"a &#228; &amp;\" directed 0\n"
     "# a remark\nnode [ id 1 label \"A\" graphics [ x 1.5 y -2E3 w [ ] ] ]\n"
     "node [ id 2 label \"B &quot;q&quot;\" ]\nedge [ source 1 target 2 weight -0.5 n 3 ] ]\n"},
    {"pajek", STANCE_EXCHANGE_IS_PAJEK,
     "% a remark\n*Network n\n*Vertices 4 2\n1 \"A b\" 0.1 0.2 0.5 ic Red\n2 B\n3 \"x\"\n4 y\n"
     "*Arcs :1 \"tie\"\n1 3 1 c Blue\n2 4 -1\n*Edges\n1 4 0.5\n*Arcslist\n2 3\n"},
    {"matrix of Pajek", STANCE_EXCHANGE_IS_PAJEK,
     "*Vertices 3\n1 \"A\"\n2 \"B\"\n3 \"C\"\n*Matrix\n0 1 -0.5\n1 0 0\n-0.5 0 0\n"},
    {"edgelist of DL", STANCE_EXCHANGE_IS_DL,
     "dl n=3 format = edgelist1\nlabels:\nA,B\nC\ndata:\n1 2 1\n2 1 1\n1 3 -0.5\n3 1 -0.5\n"},
    {"nodelist of DL", STANCE_EXCHANGE_IS_DL,
     "DL N = 3, FORMAT = NODELIST1\nLABELS EMBEDDED\nDATA:\nA B C\nB A\nC A\n"},
    {"matrix of DL", STANCE_EXCHANGE_IS_DL,
     "dl n=3 format=fullmatrix\nlabels:\n\"A a\",B\nC\ndata:\n0 1 -0.5\n1 0 1e-3\n-0.5 1e-3 0\n"},
    {"edges", STANCE_EXCHANGE_IS_EDGES,
     "Source;Target;Type;Weight;\"No;te\"\r\nA;\"B \"\"b\"\"\";Undirected;1;\"two\r\nlines\"\r\n"
     "A;C;Undirected;-0.5;\r\n"},
    {"pairs", STANCE_EXCHANGE_IS_EDGES, "a,b,weight,n\nA,B,1,2\nA,'=C,-0.5,1\nB,D,0.25,9\n"},
    {"matrix", STANCE_EXCHANGE_IS_MATRIX, ",A,B,C\nA,,1,-0.5\nB,1,,0\nC,-0.5,0,\n"},
};

/* A test runs in a process of its own, where no pointer of another holds. */
static struct criterion_test_params numbers(size_t n)
{
    static int row[16];
    for (int i = 0; i < 16; i++)
        row[i] = i;
    return cr_make_param_array(int, row, n);
}

ParameterizedTestParameters(exchange_mutants, networks_with_changed_bytes_do_no_harm)
{
    return numbers(sizeof network / sizeof *network);
}

static size_t mutate(char *mutant, const char *bytes, size_t n, struct stance_random *random,
                     uint64_t round)
{
    static const char harsh[] = "<>&;\"'[]{}*=,: \n\r\t\\#%-0129\xFF\xC3";
    memcpy(mutant, bytes, n);
    for (uint64_t k = 0; k <= round % 4; k++) {
        char *at = &mutant[stance_random_below(random, n)];
        *at = (char)(round % 3 == 0   ? stance_random_below(random, 256)
                     : round % 3 == 1 ? (uint64_t)harsh[stance_random_below(random, sizeof harsh)]
                                      : (uint64_t)(*at ^ (1 << round % 8)));
    }
    return n - (round % 11 == 0 ? stance_random_below(random, n) : 0);
}

/* A copy without a byte to spare, so that a sanitizer sees one read too many. */
static enum stance_code read_copy(const struct network *p, const char *bytes, size_t n)
{
    char *tight = malloc(n ? n : 1);
    struct stance_dot_graph g = {0};
    struct stance_error err = {0};
    memcpy(tight, bytes, n);
    enum stance_code code = stance_exchange_read(&g, p->kind, tight, n, "x", NULL, &err);
    free(tight);
    cr_assert_eq(code, err.code, "%s: %d, %d", p->name, code, err.code);
    cr_assert(code == STANCE_OK || err.message[0], "%s: no message", p->name);
    cr_assert(code == STANCE_OK || code == STANCE_E_DATA, "%s: %s", p->name, err.message);
    stance_dot_graph_clear(&g);
    return code;
}

ParameterizedTest(int *row, exchange_mutants, networks_with_changed_bytes_do_no_harm)
{
    const struct network *p = &network[*row];
    struct stance_random random;
    size_t n = strlen(p->bytes), good = 0;
    char *mutant = malloc(n);
    cr_assert_eq(read_copy(p, p->bytes, n), STANCE_OK, "%s", p->name);
    stance_random_seed(&random, 5);
    for (uint64_t round = 0; round < 2000; round++) {
        size_t cut = mutate(mutant, p->bytes, n, &random, round);
        good += read_copy(p, mutant, cut) == STANCE_OK;
    }
    for (size_t cut = 0; cut < n; cut++)
        (void)read_copy(p, p->bytes, cut);
    cr_expect(good > 20 && good < 1980, "%s: %zu", p->name, good);
    free(mutant);
}

/* ---- data sets ---- */

static const struct format {
    const char *name;
    enum stance_file_format format;
} format[] = {
    {"x.graphml", STANCE_FILE_GRAPHML}, {"x.gexf", STANCE_FILE_GEXF}, {"x.json", STANCE_FILE_JSON},
    {"x.gml", STANCE_FILE_GML},         {"x.net", STANCE_FILE_PAJEK}, {"x.dl", STANCE_FILE_DL},
    {"x.csv", STANCE_FILE_EDGES},
};

static void put_tables(void)
{
    static const struct file file[] = {
        {"statements.csv",
         "actor,issue,stance,date,weight,source,evidence,empty\n"
         "T\xC3\xBCrkiye,toll,support,2024-06,2,S1,\"a \"\"q\"\" & <b>\ntwo\",\n"
         "T\xC3\xBCrkiye,toll,oppose,2024-07-01,,,=cmd(),\n=x,toll,-0.5,2023,,S9,,\n"
         "toll,x y,,2024,,,,\n,toll,support,,,,nobody,\n",
         0},
        {"actors.csv", "id,label,kind\nT\xC3\xBCrkiye,\"T, \"\"the\"\" <R>\",state\nalone,N's,\n",
         0},
        {"alignments.csv", "a,b,strength\nT\xC3\xBCrkiye,toll,allied\n", 0},
        {"members.csv", "group,member\nG,T\xC3\xBCrkiye\n", 0},
        {"datapackage.json", "{\"title\":\"t\"}\n", 0},
    };
    for (size_t i = 0; i < sizeof file / sizeof *file; i++)
        folder_put(file[i].name, file[i].bytes, strlen(file[i].bytes));
}

static stance_dataset *tables(void)
{
    folder_make();
    put_tables();
    stance_dataset *d = NULL;
    struct stance_error err = {0};
    cr_assert_eq(stance_dataset_read(&d, folder_file("."), NULL, NULL, NULL, &err), STANCE_OK, "%s",
                 err.message);
    folder_remove();
    folder_make();
    return d;
}

ParameterizedTestParameters(exchange_mutants, data_sets_with_changed_bytes_do_no_harm)
{
    return numbers(sizeof format / sizeof *format);
}

ParameterizedTest(int *row, exchange_mutants, data_sets_with_changed_bytes_do_no_harm)
{
    const struct format *p = &format[*row];
    stance_dataset *first = tables();
    struct stance_random random;
    size_t n = 0;
    int good = 0;
    stance_random_seed(&random, 6);
    cr_assert_eq(stance_dataset_write(first, folder_file(p->name), p->format, NULL, NULL, NULL),
                 STANCE_OK);
    stance_dataset_free(first);
    char *bytes = folder_get(p->name, &n), *mutant = malloc(n);
    for (uint64_t round = 0; round < 2000; round++) {
        stance_dataset *d = NULL;
        struct stance_error err = {0};
        size_t cut = mutate(mutant, bytes, n, &random, round);
        folder_put(p->name, mutant, cut);
        enum stance_code code =
            stance_dataset_read(&d, folder_file(p->name), NULL, NULL, NULL, &err);
        cr_assert_eq(code == STANCE_OK, d != NULL);
        cr_assert_eq(code, err.code);
        cr_assert(code == STANCE_OK || err.message[0]);
        cr_assert(code == STANCE_OK || code == STANCE_E_DATA, "%s round %d: %s", p->name,
                  (int)round, err.message);
        good += code == STANCE_OK;
        stance_dataset_free(d);
    }
    cr_expect(good > 20 && good < 1980, "%s: %d", p->name, good);
    free(bytes);
    free(mutant);
    folder_remove();
}

/* ---- memory ---- */

#ifdef STANCE_FAIL_ALLOCATION

Test(exchange_mutants, reading_networks_survives_every_failing_allocation)
{
    for (size_t i = 0; i < sizeof network / sizeof *network; i++) {
        const struct network *p = &network[i];
        enum stance_code code = STANCE_E_MEMORY;
        size_t n = 1;
        for (; code != STANCE_OK; n++) {
            struct stance_dot_graph g = {0};
            struct stance_error err = {0};
            stance_memory_fail_at(n);
            code = stance_exchange_read(&g, p->kind, p->bytes, strlen(p->bytes), "x", NULL, &err);
            stance_memory_fail_at(0);
            cr_assert(code == STANCE_OK || code == STANCE_E_MEMORY, "%s, allocation %zu: %s",
                      p->name, n, err.message);
            cr_assert_eq(code, err.code);
            stance_dot_graph_clear(&g);
        }
        cr_expect_gt(n, 10, "%s", p->name);
    }
}

Test(exchange_mutants, data_sets_survive_every_failing_allocation)
{
    stance_dataset *first = tables();
    for (size_t i = 0; i < sizeof format / sizeof *format; i++)
        for (int write = 1; write >= 0; write--) {
            enum stance_code code = STANCE_E_MEMORY;
            size_t n = 1;
            for (; code != STANCE_OK; n++) {
                stance_dataset *d = NULL;
                struct stance_error err = {0};
                const char *path = folder_file(format[i].name);
                stance_memory_fail_at(n);
                code = write ? stance_dataset_write(first, path, format[i].format, NULL, NULL, &err)
                             : stance_dataset_read(&d, path, NULL, NULL, NULL, &err);
                stance_memory_fail_at(0);
                cr_assert(code == STANCE_OK || code == STANCE_E_MEMORY, "%s, allocation %zu: %s",
                          format[i].name, n, err.message);
                cr_assert_eq(code, err.code);
                stance_dataset_free(d);
            }
            cr_expect_gt(n, 20, "%s", format[i].name);
        }
    stance_dataset_free(first);
    folder_remove();
}
#endif
