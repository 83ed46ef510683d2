/* read_gexf.c - GEXF, any version: ours, and Gephi's.
 *
 * Attributes are taken by their title, with their default; colours, positions and times are passed
 * over.  An edge's weight, label and kind, a node's label are attributes too. */
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "exchange_readers.h"
#include "xml_read.h"

struct column {
    uint32_t name, value; /* codes in texts */
};

/* What nodes have, or edges: the id of <attribute> to its column. */
struct class
{
    struct stance_dictionary ids;
    struct column *column;
    size_t n, capacity;
};

struct reader {
    struct stance_xml_reader xml;
    struct stance_exchange_build *b;
    struct stance_dictionary texts;
    struct class node, edge;
    struct class *declares; /* whose <attributes> are open */
    struct class *open;     /* whose <attvalues> may come */
    bool any_graph;
};

static enum stance_code keep(struct reader *r, struct stance_dictionary *in, const char *s,
                             uint32_t *code)
{
    s = s ? s : "";
    if (r->xml.code == STANCE_OK)
        r->xml.code = stance_dictionary_put(in, s, strlen(s), code, r->xml.err);
    return r->xml.code;
}

static enum stance_code take_declaration(struct reader *r)
{
    struct class *c = r->declares;
    struct column column = {0};
    uint32_t id;
    const char *s = stance_xml_reader_attribute(&r->xml, "id");
    if (!s || !*s)
        return stance_xml_reader_fail(&r->xml, "an <attribute> without an id");
    if (keep(r, &c->ids, s, &id) != STANCE_OK)
        return r->xml.code;
    if (id != c->n + 1)
        return stance_xml_reader_fail(&r->xml, "two <attribute> with one id");
    s = stance_xml_reader_attribute(&r->xml, "title");
    if (!s)
        s = stance_xml_reader_attribute(&r->xml, "id");
    if (keep(r, &r->texts, s, &column.name) != STANCE_OK)
        return r->xml.code;
    if (!stance_memory_grow((void **)&c->column, &c->capacity, c->n + 1, sizeof *c->column))
        return r->xml.code = stance_error_memory(r->xml.err);
    c->column[c->n++] = column;
    return STANCE_OK;
}

static enum stance_code take_default(struct reader *r)
{
    if (stance_xml_reader_content(&r->xml) != STANCE_OK || r->declares->n == 0)
        return r->xml.code;
    stance_text_put(&r->xml.content, "", 1);
    if (r->xml.content.failed)
        return r->xml.code = stance_error_memory(r->xml.err);
    return keep(r, &r->texts, r->xml.content.bytes, &r->declares->column[r->declares->n - 1].value);
}

static struct stance_slice text_of(const struct reader *r, uint32_t code)
{
    return stance_slice_of(stance_dictionary_text(&r->texts, code),
                           stance_dictionary_length(&r->texts, code));
}

static enum stance_code put_defaults(struct reader *r)
{
    const struct class *c = r->open;
    for (size_t i = 0; i < c->n && r->xml.code == STANCE_OK; i++)
        if (c->column[i].value)
            r->xml.code = stance_exchange_put(r->b, text_of(r, c->column[i].name),
                                              text_of(r, c->column[i].value), r->xml.err);
    return r->xml.code;
}

/* An XML attribute as an attribute of the graph. */
static enum stance_code put_own(struct reader *r, const char *name)
{
    const char *s = stance_xml_reader_attribute(&r->xml, name);
    if (s && r->xml.code == STANCE_OK)
        r->xml.code = stance_exchange_puts(r->b, name, s, r->xml.err);
    return r->xml.code;
}

static enum stance_code take_value(struct reader *r)
{
    const char *id = stance_xml_reader_attribute(&r->xml, "for");
    if (!id)
        id = stance_xml_reader_attribute(&r->xml, "id"); /* GEXF 1.0 */
    uint32_t code = id ? stance_dictionary_find(&r->open->ids, id, strlen(id)) : STANCE_NONE;
    if (code == STANCE_NONE || code == 0)
        return stance_xml_reader_fail(&r->xml, "an <attvalue> for what no <attribute> declares");
    const char *s = stance_xml_reader_attribute(&r->xml, "value");
    if (r->xml.code == STANCE_OK && s)
        r->xml.code = stance_exchange_put(r->b, text_of(r, r->open->column[code - 1].name),
                                          stance_slice_of(s, strlen(s)), r->xml.err);
    return r->xml.code;
}

static enum stance_code take_node(struct reader *r)
{
    if (r->open)
        return stance_xml_reader_fail(&r->xml, "nodes in nodes are not read");
    stance_exchange_xml_node(r->b, &r->xml);
    r->open = &r->node;
    return r->xml.code == STANCE_OK && put_defaults(r) == STANCE_OK ? put_own(r, "label")
                                                                    : r->xml.code;
}

static enum stance_code take_edge(struct reader *r)
{
    stance_exchange_xml_edge(r->b, &r->xml);
    r->open = &r->edge;
    return r->xml.code == STANCE_OK && put_defaults(r) == STANCE_OK &&
                   put_own(r, "label") == STANCE_OK
               ? put_own(r, "weight")
               : r->xml.code;
}

static enum stance_code take_text(struct reader *r)
{
    struct stance_text name = {0};
    const char *s = stance_xml_reader_attribute(&r->xml, "name");
    stance_text_puts(&name, s ? s : "");
    if (r->xml.code == STANCE_OK)
        r->xml.code = stance_text_end(&name, r->xml.err);
    if (r->xml.code == STANCE_OK && stance_xml_reader_content(&r->xml) == STANCE_OK)
        r->xml.code = stance_exchange_put(r->b, stance_slice_of(name.bytes, name.n),
                                          stance_slice_of(r->xml.content.bytes, r->xml.content.n),
                                          r->xml.err);
    stance_text_free(&name);
    return r->xml.code;
}

static enum stance_code take_element(struct reader *r)
{
    const char *name = r->xml.name;
    if (strcmp(name, "text") == 0 && stance_xml_reader_in(&r->xml, "urn:stance:1"))
        return take_text(r);
    if (strcmp(name, "graph") == 0) {
        if (r->any_graph)
            return stance_xml_reader_fail(&r->xml, "more than one graph in the file");
        r->any_graph = true;
    } else if (strcmp(name, "attributes") == 0) {
        const char *of = stance_xml_reader_attribute(&r->xml, "class");
        r->declares = of && strcmp(of, "edge") == 0 ? &r->edge : &r->node;
    } else if (strcmp(name, "attribute") == 0 && r->declares) {
        return take_declaration(r);
    } else if (strcmp(name, "default") == 0 && r->declares) {
        return take_default(r);
    } else if (strcmp(name, "node") == 0) {
        return take_node(r);
    } else if (strcmp(name, "edge") == 0) {
        return take_edge(r);
    } else if (strcmp(name, "attvalue") == 0 && r->open) {
        return take_value(r);
    }
    return r->xml.code;
}

static void leave_element(struct reader *r)
{
    if (strcmp(r->xml.name, "attributes") == 0) {
        r->declares = NULL;
    } else if (strcmp(r->xml.name, "node") == 0 || strcmp(r->xml.name, "edge") == 0) {
        r->open = NULL;
        stance_exchange_open_graph(r->b);
    }
}

enum stance_code stance_exchange_take_gexf(struct stance_exchange_build *b, const char *bytes,
                                           size_t n, const char *file, struct stance_error *err)
{
    struct reader r = {.b = b};
    enum stance_xml_event event;
    enum stance_code code = stance_dictionary_init(&r.texts, err);
    if (code == STANCE_OK)
        code = stance_dictionary_init(&r.node.ids, err);
    if (code == STANCE_OK)
        code = stance_dictionary_init(&r.edge.ids, err);
    if (code == STANCE_OK)
        code = stance_xml_reader_open(&r.xml, bytes, n, file, err);
    while (code == STANCE_OK && (event = stance_xml_reader_next(&r.xml)) != STANCE_XML_OVER) {
        if (event == STANCE_XML_START)
            code = take_element(&r);
        if (event == STANCE_XML_STOP || (code == STANCE_OK && r.xml.empty))
            leave_element(&r);
    }
    if (code == STANCE_OK)
        code = r.xml.code;
    if (code == STANCE_OK && !r.any_graph)
        code = stance_xml_reader_fail(&r.xml, "no <graph> in the file");
    if (code == STANCE_E_DATA && r.xml.reader && err && err->line == 0)
        (void)stance_xml_reader_fail(&r.xml, ""); /* the first failure keeps its words */
    stance_xml_reader_close(&r.xml);
    stance_dictionary_clear(&r.texts);
    stance_dictionary_clear(&r.node.ids);
    stance_dictionary_clear(&r.edge.ids);
    stance_memory_free(r.node.column);
    stance_memory_free(r.edge.column);
    return code;
}
