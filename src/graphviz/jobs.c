/* jobs.c - the three jobs: positions, canonical DOT, and the parts of a graph.
 *
 * layout:  nodes N               then per node, in the order of the input
 *          NAME X Y              points with one decimal, y upwards
 *          end
 * canon:   the DOT itself
 * parse:   graph directed|undirected
 *          a q|h NAME VALUE      an attribute of what stands above; q = a string, h = HTML-like
 *          node q|h NAME         nodes are counted from 0
 *          edge TAIL HEAD        in the order of the input
 *          end
 * Attributes are those in force, so a default of the file (node [kind=actor]) is
 * told with every node; an empty value is told as no attribute.  A key of an edge
 * (key=...) only tells it from others and is not told, nor are ports and subgraphs.
 *
 * Graphviz keeps one copy of equal strings, so where a file has both <x> and "x",
 * both are what came first. */
#define _XOPEN_SOURCE 700
#include "graphviz.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- layout ---- */

/* Rounds half away from zero, in whole tenths: no locale, no "-0.0". */
static bool put_tenths(double x)
{
    if (!(fabs(x) < 1e9))
        return false;
    long long tenths = llround(x * 10);
    printf(" %s%lld.%lld", tenths < 0 ? "-" : "", llabs(tenths) / 10, llabs(tenths) % 10);
    return true;
}

/* "x,y", with what may follow ("!" for a pinned node) ignored. */
static bool put_position(Agnode_t *node)
{
    const char *pos = agget(node, "pos");
    if (!pos || !*pos)
        return false;
    char *end;
    double x = strtod(pos, &end);
    if (end == pos || *end != ',')
        return false;
    const char *second = end + 1;
    double y = strtod(second, &end);
    if (end == second)
        return false;
    fputs(agnameof(node), stdout);
    if (!put_tenths(x) || !put_tenths(y))
        return false;
    putchar('\n');
    return true;
}

bool job_layout(const struct input *input, const char *engine)
{
    GVC_t *context = context_new();
    if (!context)
        return false;
    int engines = 0;
    if (!plugin_list(context, "layout", &engines) || engines == 0) {
        answer_error(0, 0, "Graphviz has no layout engines (run `dot -c` as root or reinstall it)");
        return true;
    }
    Agraph_t *graph = input_parse(input);
    if (!graph)
        return true;
    errors_watch();
    srand(1);
    srand48(1);
    agattr(graph, AGRAPH, "start", "7");
    if (gvLayout(context, graph, engine) != 0 || errors_seen()) {
        errors_answer(input, "the layout failed");
        return true;
    }
    attach_attrs(graph);
    printf("ok\nnodes %d\n", agnnodes(graph));
    for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node))
        if (!put_position(node))
            return false;
    puts("end");
    return true;
}

/* ---- canon ---- */

bool job_canon(const struct input *input)
{
    Agraph_t *graph = input_parse(input);
    if (!graph)
        return true;
    const char *length = agget(graph, "linelength"); /* else strings are broken after 128 bytes */
    if (!length || strcmp(length, "0") != 0)         /* set again, 14 repeats it in subgraphs */
        agattr(graph, AGRAPH, "linelength", "0");
    fputs("ok\n", stdout);
    if (agwrite(graph, stdout) != 0 || errors_seen())
        return false;
    return true;
}

/* ---- parse ---- */

struct number {
    Agrec_t header;
    size_t i;
};
static char number_name[] = "stance_number";

static char form_of(char *s)
{
    return aghtmlstr(s) ? 'h' : 'q';
}

static void put_attributes(Agraph_t *graph, int kind, void *object)
{
    for (Agsym_t *a = agnxtattr(graph, kind, NULL); a; a = agnxtattr(graph, kind, a)) {
        char *value = agxget(object, a);
        if (!value || !*value)
            continue;
        printf("a %c ", form_of(value));
        answer_text(a->name);
        putchar(' ');
        answer_text(value);
        putchar('\n');
    }
}

static size_t number_of(Agnode_t *node)
{
    return ((struct number *)(void *)aggetrec(node, number_name, 0))->i;
}

static int by_sequence(const void *a, const void *b)
{
    Agedge_t *const *x = a, *const *y = b;
    return (AGSEQ(*x) > AGSEQ(*y)) - (AGSEQ(*x) < AGSEQ(*y));
}

/* Walking node by node gives edges by tail; a reader's rows are in the order written. */
static bool put_edges(Agraph_t *graph)
{
    size_t n = (size_t)agnedges(graph), i = 0;
    Agedge_t **edges = calloc(n ? n : 1, sizeof *edges);
    if (!edges)
        return false;
    for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node))
        for (Agedge_t *e = agfstout(graph, node); e && i < n; e = agnxtout(graph, e))
            edges[i++] = e;
    qsort(edges, i, sizeof *edges, by_sequence);
    for (n = i, i = 0; i < n; i++) {
        printf("edge %zu %zu\n", number_of(agtail(edges[i])), number_of(aghead(edges[i])));
        put_attributes(graph, AGEDGE, edges[i]);
    }
    free(edges);
    return true;
}

/* cgraph takes a name that begins with % for one of its own making and forgets it. */
static bool names_kept(Agraph_t *graph)
{
    for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node))
        if (*agnameof(node) == '%')
            return false;
    return true;
}

bool job_parse(const struct input *input)
{
    Agraph_t *graph = input_parse(input);
    if (!graph)
        return true;
    if (!names_kept(graph)) {
        answer_error(0, 0, "a node whose name begins with '%', which Graphviz does not keep");
        return true;
    }
    printf("ok\ngraph %s\n", agisdirected(graph) ? "directed" : "undirected");
    put_attributes(graph, AGRAPH, graph);
    aginit(graph, AGNODE, number_name, sizeof(struct number), 0);
    size_t n = 0;
    for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node)) {
        ((struct number *)(void *)aggetrec(node, number_name, 0))->i = n++;
        char *name = agnameof(node);
        printf("node %c ", form_of(name));
        answer_text(name);
        putchar('\n');
        put_attributes(graph, AGNODE, node);
    }
    if (!put_edges(graph))
        return false;
    puts("end");
    return true;
}
