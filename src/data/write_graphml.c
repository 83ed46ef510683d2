/* write_graphml.c - GraphML, for Gephi, visone, igraph and networkx.
 *
 * Nodes are called n0, n1, ...; their id stands in the key "name", as igraph has it.  Keys
 * are numbered; what they are called is in attr.name.  Numbers read back as the same doubles,
 * which igraph's own writer (15 digits) does not give.
 *
 * U. Brandes, M. Eiglsperger, I. Herman, M. Himsolt, M. S. Marshall: GraphML progress
 * report. Graph Drawing 2001, LNCS 2265, 501-512. doi:10.1007/3-540-45848-4_59 */
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "exchange.h"
#include "xml_write.h"

struct writer {
    struct stance_xml xml;
    const struct stance_exchange *x;
    struct stance_exchange_value *value;
    struct stance_text scratch;
};

static const char *scratch(struct writer *w)
{
    stance_text_put(&w->scratch, "", 1);
    return w->scratch.failed ? "" : w->scratch.bytes;
}

static void put_key(struct writer *w, const char *of, const char *prefix, size_t number,
                    const char *name, enum stance_exchange_type type)
{
    static const char *const types[] = {"string", "long", "double"};
    stance_xml_start(&w->xml, "key");
    stance_text_clear(&w->scratch);
    stance_text_format(&w->scratch, "%s%zu", prefix, number);
    stance_xml_attributes(&w->xml, "id", scratch(w));
    stance_xml_attributes(&w->xml, "for", of);
    stance_xml_attributes(&w->xml, "attr.name", name);
    stance_xml_attributes(&w->xml, "attr.type", types[type]);
    stance_xml_end(&w->xml);
}

static void put_keys(struct writer *w)
{
    static const char *const node[] = {"name", "label", "kind"};
    static const enum stance_exchange_type text = STANCE_EXCHANGE_TEXT;
    const struct stance_exchange *x = w->x;
    for (size_t i = 0; i < x->note_n; i++)
        put_key(w, "graph", "g", i, x->note[i].name, text);
    for (size_t i = 0; i < 3; i++)
        put_key(w, "node", "v", i, node[i], text);
    for (size_t i = 0; i < x->node_column_n; i++)
        put_key(w, "node", "v", 3 + i, x->node_column[i].name, x->node_column[i].type);
    put_key(w, "edge", "e", 0, "type", text);
    put_key(w, "edge", "e", 1, "weight", STANCE_EXCHANGE_REAL);
    for (size_t i = 0; i < x->edge_column_n; i++)
        put_key(w, "edge", "e", 2 + i, x->edge_column[i].name, x->edge_column[i].type);
}

static void put_data(struct writer *w, const char *prefix, size_t number, const char *s, size_t n)
{
    stance_xml_start(&w->xml, "data");
    stance_text_clear(&w->scratch);
    stance_text_format(&w->scratch, "%s%zu", prefix, number);
    stance_xml_attributes(&w->xml, "key", scratch(w));
    stance_xml_text(&w->xml, s, n);
    stance_xml_end(&w->xml);
}

static void put_number(struct writer *w, const char *prefix, size_t number,
                       enum stance_exchange_type type, double value)
{
    struct stance_text digits = {0};
    stance_exchange_put_number(&digits, type, value);
    w->xml.failed |= digits.failed;
    put_data(w, prefix, number, digits.bytes ? digits.bytes : "", digits.n);
    stance_text_free(&digits);
}

static void put_values(struct writer *w, const char *prefix, size_t first,
                       const struct stance_exchange_column *column, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct stance_exchange_value *v = &w->value[i];
        if (!stance_exchange_is_there(&column[i], v))
            continue;
        if (column[i].type == STANCE_EXCHANGE_TEXT)
            put_data(w, prefix, first + i, v->s, v->n);
        else
            put_number(w, prefix, first + i, column[i].type, v->x);
    }
}

static void put_id(struct writer *w, const char *attribute, size_t number)
{
    stance_text_clear(&w->scratch);
    stance_text_format(&w->scratch, "n%zu", number);
    stance_xml_attributes(&w->xml, attribute, scratch(w));
}

static void put_node(struct writer *w, size_t i)
{
    struct stance_exchange_node node;
    stance_exchange_node_at(w->x, i, &node, w->value);
    stance_xml_start(&w->xml, "node");
    put_id(w, "id", i);
    put_data(w, "v", 0, node.name, strlen(node.name));
    put_data(w, "v", 1, node.label, strlen(node.label));
    put_data(w, "v", 2, node.is_issue ? "issue" : "actor", 5);
    put_values(w, "v", 3, w->x->node_column, w->x->node_column_n);
    stance_xml_end(&w->xml);
}

static void put_edge(struct writer *w, size_t i)
{
    struct stance_exchange_edge edge;
    stance_exchange_edge_at(w->x, i, &edge, w->value);
    const char *type = edge.alignment ? "alignment" : "stance";
    stance_xml_start(&w->xml, "edge");
    put_id(w, "source", edge.tail);
    put_id(w, "target", edge.head);
    put_data(w, "e", 0, type, strlen(type));
    if (edge.weight == edge.weight)
        put_number(w, "e", 1, STANCE_EXCHANGE_REAL, edge.weight);
    put_values(w, "e", 2, w->x->edge_column, w->x->edge_column_n);
    stance_xml_end(&w->xml);
}

enum stance_code stance_exchange_put_graphml(struct stance_text *out,
                                             const struct stance_exchange *x,
                                             struct stance_exchange_loss *loss,
                                             struct stance_error *err)
{
    struct writer w = {.x = x, .value = stance_exchange_values(x)};
    if (!w.value)
        return stance_error_memory(err);
    stance_xml_open(&w.xml, out);
    stance_xml_start(&w.xml, "graphml");
    stance_xml_attributes(&w.xml, "xmlns", "http://graphml.graphdrawing.org/xmlns");
    put_keys(&w);
    stance_xml_start(&w.xml, "graph");
    stance_xml_attributes(&w.xml, "edgedefault", "undirected");
    for (size_t i = 0; i < x->note_n; i++)
        put_data(&w, "g", i, x->note[i].text.data, x->note[i].text.n);
    for (size_t i = 0; i < x->node_n && !w.xml.failed && stance_exchange_goes_on(x); i++)
        put_node(&w, i);
    for (size_t i = 0; i < x->edge_n && !w.xml.failed && stance_exchange_goes_on(x); i++)
        put_edge(&w, i);
    stance_xml_end(&w.xml);
    stance_xml_end(&w.xml);
    loss->texts += w.xml.replaced;
    w.xml.failed |= w.scratch.failed;
    enum stance_code code = stance_xml_close(&w.xml, err);
    stance_memory_free(w.value);
    stance_text_free(&w.scratch);
    return code;
}
