/* write_json.c - node-link JSON, which networkx and D3 read.
 *
 * {"directed", "multigraph", "graph": {...}, "nodes": [{"id", ...}], "links": [{"source",
 * "target", ...}]}.  Node ids are keys; the statement's source, whose name is taken, is called
 * stance_source. */
#include <string.h>

#include "../base/error.h"
#include "../base/json.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "exchange.h"
#include "exchange_names.h"

static void put_string(struct stance_text *out, const char *s)
{
    stance_json_put_string(out, s, strlen(s));
}

static void put_member(struct stance_text *out, const char *name, const char *s, size_t n)
{
    stance_text_puts(out, ", ");
    put_string(out, name);
    stance_text_puts(out, ": ");
    stance_json_put_string(out, s, n);
}

static void put_values(struct stance_text *out, const struct stance_exchange_column *column,
                       size_t n, const struct stance_exchange_value *value)
{
    for (size_t i = 0; i < n; i++) {
        if (!stance_exchange_is_there(&column[i], &value[i]))
            continue;
        const char *name = strcmp(column[i].name, "source") == 0 ? "stance_source" : column[i].name;
        if (column[i].type == STANCE_EXCHANGE_TEXT) {
            put_member(out, name, value[i].s, value[i].n);
            continue;
        }
        stance_text_puts(out, ", ");
        put_string(out, name);
        stance_text_puts(out, ": ");
        stance_exchange_put_number(out, column[i].type, value[i].x);
    }
}

static void put_node(struct stance_text *out, const struct stance_exchange *x, size_t i,
                     struct stance_exchange_value *value)
{
    struct stance_exchange_node node;
    stance_exchange_node_at(x, i, &node, value);
    stance_text_puts(out, i ? ",\n    {\"id\": " : "\n    {\"id\": ");
    put_string(out, node.key);
    put_member(out, "name", node.name, strlen(node.name));
    put_member(out, "label", node.label, strlen(node.label));
    put_member(out, "kind", node.is_issue ? "issue" : "actor", 5);
    put_values(out, x->node_column, x->node_column_n, value);
    stance_text_putc(out, '}');
}

static void put_edge(struct stance_text *out, const struct stance_exchange *x,
                     const struct stance_exchange_names *keys, size_t i,
                     struct stance_exchange_value *value)
{
    struct stance_exchange_edge edge;
    stance_exchange_edge_at(x, i, &edge, value);
    stance_text_puts(out, i ? ",\n    {\"source\": " : "\n    {\"source\": ");
    put_string(out, stance_exchange_name_at(keys, edge.tail));
    stance_text_puts(out, ", \"target\": ");
    put_string(out, stance_exchange_name_at(keys, edge.head));
    const char *type = edge.alignment ? "alignment" : "stance";
    put_member(out, "type", type, strlen(type));
    if (edge.weight == edge.weight) {
        stance_text_puts(out, ", \"weight\": ");
        stance_json_put_number(out, edge.weight);
    }
    put_values(out, x->edge_column, x->edge_column_n, value);
    stance_text_putc(out, '}');
}

enum stance_code stance_exchange_put_json(struct stance_text *out, const struct stance_exchange *x,
                                          struct stance_exchange_loss *loss,
                                          struct stance_error *err)
{
    struct stance_exchange_value *value = stance_exchange_values(x);
    struct stance_exchange_names keys = {0};
    enum stance_code code =
        value ? stance_exchange_names_make(&keys, x, NULL, NULL, err) : stance_error_memory(err);
    (void)loss; /* JSON holds everything */
    if (code == STANCE_OK) {
        stance_text_puts(out, "{\n  \"directed\": false,\n  \"multigraph\": true,\n  \"graph\": {");
        for (size_t i = 0; i < x->note_n; i++) {
            stance_text_puts(out, i ? ",\n    " : "\n    ");
            put_string(out, x->note[i].name);
            stance_text_puts(out, ": ");
            stance_json_put_string(out, x->note[i].text.data, x->note[i].text.n);
        }
        stance_text_puts(out, x->note_n ? "\n  },\n  \"nodes\": [" : "},\n  \"nodes\": [");
        for (size_t i = 0; i < x->node_n && !out->failed && stance_exchange_goes_on(x); i++)
            put_node(out, x, i, value);
        stance_text_puts(out, "\n  ],\n  \"links\": [");
        for (size_t i = 0; i < x->edge_n && !out->failed && stance_exchange_goes_on(x); i++)
            put_edge(out, x, &keys, i, value);
        stance_text_puts(out, "\n  ]\n}\n");
        code = stance_text_end(out, err);
    }
    stance_exchange_names_clear(&keys);
    stance_memory_free(value);
    return code;
}
