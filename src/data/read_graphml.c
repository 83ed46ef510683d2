/* read_graphml.c - GraphML: ours, and that of igraph, networkx, visone, Gephi and yEd.
 *
 * Keys are taken by their attr.name, with their default; what hangs below a <data> (yEd's
 * drawing) is passed over.  Graphs in graphs and hyperedges are refused. */
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "exchange_readers.h"
#include "xml_read.h"

/* A <key>: what its values are called, and what they are without any. */
struct key {
    uint32_t id;          /* code in ids */
    uint32_t name, value; /* codes in texts */
    bool node, edge;      /* whose default it is */
};

struct reader {
    struct stance_xml_reader xml;
    struct stance_exchange_build *b;
    struct stance_dictionary ids, texts;
    struct key *key; /* the code of its id less 1 */
    size_t key_n, key_capacity;
    bool any_graph;
    uint32_t open_key; /* the key whose default may come */
};

static enum stance_code keep(struct reader *r, struct stance_dictionary *in, const char *s,
                             uint32_t *code)
{
    s = s ? s : "";
    if (r->xml.code == STANCE_OK)
        r->xml.code = stance_dictionary_put(in, s, strlen(s), code, r->xml.err);
    return r->xml.code;
}

static enum stance_code take_key(struct reader *r)
{
    struct key key = {0};
    const char *id = stance_xml_reader_attribute(&r->xml, "id");
    if (!id || !*id)
        return stance_xml_reader_fail(&r->xml, "a <key> without an id");
    if (keep(r, &r->ids, id, &key.id) != STANCE_OK)
        return r->xml.code;
    if (key.id != r->key_n + 1)
        return stance_xml_reader_fail(&r->xml, "two <key> with one id");
    const char *name = stance_xml_reader_attribute(&r->xml, "attr.name");
    if (!name)
        name = stance_xml_reader_attribute(&r->xml, "id");
    if (keep(r, &r->texts, name, &key.name) != STANCE_OK)
        return r->xml.code;
    const char *of = stance_xml_reader_attribute(&r->xml, "for");
    key.node = of && (strcmp(of, "node") == 0 || strcmp(of, "all") == 0);
    key.edge = of && (strcmp(of, "edge") == 0 || strcmp(of, "all") == 0);
    if (!stance_memory_grow((void **)&r->key, &r->key_capacity, r->key_n + 1, sizeof *r->key))
        return r->xml.code = stance_error_memory(r->xml.err);
    r->key[r->key_n++] = key;
    r->open_key = key.id;
    return STANCE_OK;
}

static enum stance_code take_default(struct reader *r)
{
    if (stance_xml_reader_content(&r->xml) != STANCE_OK)
        return r->xml.code;
    stance_text_put(&r->xml.content, "", 1);
    if (r->xml.content.failed)
        return r->xml.code = stance_error_memory(r->xml.err);
    return keep(r, &r->texts, r->xml.content.bytes, &r->key[r->open_key - 1].value);
}

static struct stance_slice text_of(const struct reader *r, uint32_t code)
{
    return stance_slice_of(stance_dictionary_text(&r->texts, code),
                           stance_dictionary_length(&r->texts, code));
}

static enum stance_code put_defaults(struct reader *r, bool node)
{
    for (size_t i = 0; i < r->key_n && r->xml.code == STANCE_OK; i++)
        if (r->key[i].value && (node ? r->key[i].node : r->key[i].edge))
            r->xml.code = stance_exchange_put(r->b, text_of(r, r->key[i].name),
                                              text_of(r, r->key[i].value), r->xml.err);
    return r->xml.code;
}

static enum stance_code take_data(struct reader *r)
{
    const char *id = stance_xml_reader_attribute(&r->xml, "key");
    uint32_t key = id ? stance_dictionary_find(&r->ids, id, strlen(id)) : STANCE_NONE;
    if (key == STANCE_NONE || key == 0)
        return stance_xml_reader_fail(&r->xml, "a <data> with a key that no <key> declares");
    if (stance_xml_reader_content(&r->xml) != STANCE_OK)
        return r->xml.code;
    r->xml.code =
        stance_exchange_put(r->b, text_of(r, r->key[key - 1].name),
                            stance_slice_of(r->xml.content.bytes, r->xml.content.n), r->xml.err);
    return r->xml.code;
}

static enum stance_code take_node(struct reader *r)
{
    stance_exchange_xml_node(r->b, &r->xml);
    return r->xml.code == STANCE_OK ? put_defaults(r, true) : r->xml.code;
}

static enum stance_code take_edge(struct reader *r)
{
    stance_exchange_xml_edge(r->b, &r->xml);
    return r->xml.code == STANCE_OK ? put_defaults(r, false) : r->xml.code;
}

static enum stance_code take_element(struct reader *r)
{
    const char *name = r->xml.name;
    if (strcmp(name, "key") == 0)
        return take_key(r);
    if (strcmp(name, "default") == 0 && r->open_key)
        return take_default(r);
    if (strcmp(name, "graph") == 0) {
        if (r->any_graph)
            return stance_xml_reader_fail(&r->xml, "more than one graph in the file");
        r->any_graph = true;
        stance_exchange_open_graph(r->b);
        return STANCE_OK;
    }
    if (strcmp(name, "hyperedge") == 0)
        return stance_xml_reader_fail(&r->xml, "a hyperedge: ties have two ends here");
    if (!r->any_graph)
        return STANCE_OK;
    if (strcmp(name, "node") == 0)
        return take_node(r);
    if (strcmp(name, "edge") == 0)
        return take_edge(r);
    return strcmp(name, "data") == 0 ? take_data(r) : STANCE_OK;
}

enum stance_code stance_exchange_take_graphml(struct stance_exchange_build *b, const char *bytes,
                                              size_t n, const char *file, struct stance_error *err)
{
    struct reader r = {.b = b};
    enum stance_xml_event event;
    enum stance_code code = stance_dictionary_init(&r.ids, err);
    if (code == STANCE_OK)
        code = stance_dictionary_init(&r.texts, err);
    if (code == STANCE_OK)
        code = stance_xml_reader_open(&r.xml, bytes, n, file, err);
    while (code == STANCE_OK && (event = stance_xml_reader_next(&r.xml)) != STANCE_XML_OVER) {
        if (event == STANCE_XML_START)
            code = take_element(&r);
        if (event == STANCE_XML_START && !(code == STANCE_OK && r.xml.empty))
            continue;
        if (strcmp(r.xml.name, "node") == 0 || strcmp(r.xml.name, "edge") == 0)
            stance_exchange_open_graph(b);
    }
    if (code == STANCE_OK)
        code = r.xml.code;
    if (code == STANCE_OK && !r.any_graph)
        code = stance_xml_reader_fail(&r.xml, "no <graph> in the file");
    if (code == STANCE_E_DATA && r.xml.reader && err && err->line == 0)
        (void)stance_xml_reader_fail(&r.xml, ""); /* the first failure keeps its words */
    stance_xml_reader_close(&r.xml);
    stance_dictionary_clear(&r.ids);
    stance_dictionary_clear(&r.texts);
    stance_memory_free(r.key);
    return code;
}
