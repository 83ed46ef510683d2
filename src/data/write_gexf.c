/* write_gexf.c - GEXF 1.3, Gephi's own format, with colours, shapes and time.
 *
 * Blue is support and a positive tie, orange and dashed opposition, grey neutral or missing, as
 * in the figures.  Where an edge has a date the graph is dynamic and the edge lives from its
 * first day to its last ("2024-06" is all of June).  Texts of the graph as a whole, for
 * which GEXF has no place, stand in <meta> in a namespace of our own, which readers skip.
 *
 * GEXF Working Group: GEXF 1.3 format. https://gexf.net/ */
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "exchange.h"
#include "exchange_names.h"
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

static void put_number(struct writer *w, const char *name, enum stance_exchange_type type,
                       double value)
{
    stance_text_clear(&w->scratch);
    stance_exchange_put_number(&w->scratch, type, value);
    stance_xml_attributes(&w->xml, name, scratch(w));
}

static void put_attribute(struct writer *w, size_t id, const char *title,
                          enum stance_exchange_type type)
{
    static const char *const types[] = {"string", "long", "double"};
    stance_xml_start(&w->xml, "attribute");
    put_number(w, "id", STANCE_EXCHANGE_WHOLE, (double)id);
    stance_xml_attributes(&w->xml, "title", title);
    stance_xml_attributes(&w->xml, "type", types[type]);
    stance_xml_end(&w->xml);
}

static void put_attributes(struct writer *w, const char *class, const char *const *fixed,
                           size_t fixed_n, const struct stance_exchange_column *column, size_t n)
{
    stance_xml_start(&w->xml, "attributes");
    stance_xml_attributes(&w->xml, "class", class);
    for (size_t i = 0; i < fixed_n; i++)
        put_attribute(w, i, fixed[i], STANCE_EXCHANGE_TEXT);
    for (size_t i = 0; i < n; i++)
        put_attribute(w, fixed_n + i, column[i].name, column[i].type);
    stance_xml_end(&w->xml);
}

static void put_text_value(struct writer *w, size_t id, const char *s, size_t n)
{
    stance_xml_start(&w->xml, "attvalue");
    put_number(w, "for", STANCE_EXCHANGE_WHOLE, (double)id);
    stance_xml_attribute(&w->xml, "value", s, n);
    stance_xml_end(&w->xml);
}

static void put_values(struct writer *w, size_t first, const struct stance_exchange_column *column,
                       size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct stance_exchange_value *v = &w->value[i];
        if (!stance_exchange_is_there(&column[i], v))
            continue;
        if (column[i].type == STANCE_EXCHANGE_TEXT) {
            put_text_value(w, first + i, v->s, v->n);
            continue;
        }
        stance_xml_start(&w->xml, "attvalue");
        put_number(w, "for", STANCE_EXCHANGE_WHOLE, (double)(first + i));
        put_number(w, "value", column[i].type, v->x);
        stance_xml_end(&w->xml);
    }
}

static void put_colour(struct writer *w, int r, int g, int b)
{
    stance_xml_start(&w->xml, "viz:color");
    put_number(w, "r", STANCE_EXCHANGE_WHOLE, r);
    put_number(w, "g", STANCE_EXCHANGE_WHOLE, g);
    put_number(w, "b", STANCE_EXCHANGE_WHOLE, b);
    stance_xml_end(&w->xml);
}

static void put_shape(struct writer *w, const char *shape)
{
    stance_xml_start(&w->xml, "viz:shape");
    stance_xml_attributes(&w->xml, "value", shape);
    stance_xml_end(&w->xml);
}

static void put_node(struct writer *w, size_t i)
{
    struct stance_exchange_node node;
    stance_exchange_node_at(w->x, i, &node, w->value);
    stance_xml_start(&w->xml, "node");
    stance_xml_attributes(&w->xml, "id", node.key);
    stance_xml_attributes(&w->xml, "label", node.label);
    stance_xml_start(&w->xml, "attvalues");
    put_text_value(w, 0, node.name, strlen(node.name));
    put_text_value(w, 1, node.is_issue ? "issue" : "actor", 5);
    put_values(w, 2, w->x->node_column, w->x->node_column_n);
    stance_xml_end(&w->xml);
    if (node.is_issue)
        put_colour(w, 0xA3, 0xA9, 0xB0);
    else
        put_colour(w, 0x54, 0x59, 0x5F);
    put_shape(w, node.is_issue ? "square" : "disc");
    stance_xml_end(&w->xml);
}

static void put_look(struct writer *w, double weight)
{
    if (weight > 0)
        put_colour(w, 0x00, 0x5F, 0x9E);
    else if (weight < 0)
        put_colour(w, 0xD5, 0x5E, 0x00);
    else
        put_colour(w, 0xA3, 0xA9, 0xB0);
    put_shape(w, weight > 0 ? "solid" : weight < 0 ? "dashed" : "dotted");
}

static void put_day(struct writer *w, const char *name, int32_t day)
{
    stance_text_clear(&w->scratch);
    stance_date_put_day(&w->scratch, day);
    stance_xml_attributes(&w->xml, name, scratch(w));
}

static void put_edge(struct writer *w, const struct stance_exchange_names *keys, size_t i)
{
    struct stance_exchange_edge edge;
    stance_exchange_edge_at(w->x, i, &edge, w->value);
    const char *type = edge.alignment ? "alignment" : "stance";
    stance_xml_start(&w->xml, "edge");
    put_number(w, "id", STANCE_EXCHANGE_WHOLE, (double)i);
    stance_xml_attributes(&w->xml, "source", stance_exchange_name_at(keys, edge.tail));
    stance_xml_attributes(&w->xml, "target", stance_exchange_name_at(keys, edge.head));
    if (edge.weight == edge.weight)
        put_number(w, "weight", STANCE_EXCHANGE_REAL, edge.weight);
    if (stance_date_known(edge.date)) {
        put_day(w, "start", edge.date.first);
        put_day(w, "end", edge.date.last);
    }
    stance_xml_start(&w->xml, "attvalues");
    put_text_value(w, 0, type, strlen(type));
    put_values(w, 1, w->x->edge_column, w->x->edge_column_n);
    stance_xml_end(&w->xml);
    put_look(w, edge.weight);
    stance_xml_end(&w->xml);
}

static void put_meta(struct writer *w)
{
    stance_xml_start(&w->xml, "meta");
    stance_xml_start(&w->xml, "creator");
    stance_xml_text(&w->xml, "stance", 6);
    stance_xml_end(&w->xml);
    for (size_t i = 0; i < w->x->note_n; i++) {
        stance_xml_start(&w->xml, "stance:text");
        stance_xml_attributes(&w->xml, "name", w->x->note[i].name);
        stance_xml_text(&w->xml, w->x->note[i].text.data, w->x->note[i].text.n);
        stance_xml_end(&w->xml);
    }
    stance_xml_end(&w->xml);
}

static bool has_date(struct writer *w)
{
    struct stance_exchange_edge edge;
    for (size_t i = 0; i < w->x->edge_n; i++) {
        stance_exchange_edge_at(w->x, i, &edge, w->value);
        if (stance_date_known(edge.date))
            return true;
    }
    return false;
}

static void put_graph(struct writer *w, const struct stance_exchange_names *keys)
{
    static const char *const node[] = {"name", "kind"}, *const edge[] = {"type"};
    const struct stance_exchange *x = w->x;
    stance_xml_start(&w->xml, "graph");
    stance_xml_attributes(&w->xml, "defaultedgetype", "undirected");
    if (has_date(w)) {
        stance_xml_attributes(&w->xml, "mode", "dynamic");
        stance_xml_attributes(&w->xml, "timeformat", "date");
        stance_xml_attributes(&w->xml, "timerepresentation", "interval");
    }
    put_attributes(w, "node", node, 2, x->node_column, x->node_column_n);
    put_attributes(w, "edge", edge, 1, x->edge_column, x->edge_column_n);
    stance_xml_start(&w->xml, "nodes");
    for (size_t i = 0; i < x->node_n && !w->xml.failed && stance_exchange_goes_on(x); i++)
        put_node(w, i);
    stance_xml_end(&w->xml);
    stance_xml_start(&w->xml, "edges");
    for (size_t i = 0; i < x->edge_n && !w->xml.failed && stance_exchange_goes_on(x); i++)
        put_edge(w, keys, i);
    stance_xml_end(&w->xml);
    stance_xml_end(&w->xml);
}

enum stance_code stance_exchange_put_gexf(struct stance_text *out, const struct stance_exchange *x,
                                          struct stance_exchange_loss *loss,
                                          struct stance_error *err)
{
    struct writer w = {.x = x, .value = stance_exchange_values(x)};
    struct stance_exchange_names keys = {0};
    enum stance_code code =
        w.value ? stance_exchange_names_make(&keys, x, NULL, NULL, err) : stance_error_memory(err);
    if (code == STANCE_OK) {
        stance_xml_open(&w.xml, out);
        stance_xml_start(&w.xml, "gexf");
        stance_xml_attributes(&w.xml, "xmlns", "http://gexf.net/1.3");
        stance_xml_attributes(&w.xml, "xmlns:viz", "http://gexf.net/1.3/viz");
        stance_xml_attributes(&w.xml, "xmlns:stance", "urn:stance:1");
        stance_xml_attributes(&w.xml, "version", "1.3");
        put_meta(&w);
        put_graph(&w, &keys);
        stance_xml_end(&w.xml);
        loss->texts += w.xml.replaced;
        w.xml.failed |= w.scratch.failed;
        code = stance_xml_close(&w.xml, err);
    }
    stance_exchange_names_clear(&keys);
    stance_memory_free(w.value);
    stance_text_free(&w.scratch);
    return code;
}
