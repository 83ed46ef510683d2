/* exchange_build.c - nodes, edges and attributes in the order a file has them. */
#include "exchange_build.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"

enum { NAMED = 1, OPENED = 2 };

enum stance_code stance_exchange_build_init(struct stance_exchange_build *b,
                                            struct stance_error *err)
{
    *b = (struct stance_exchange_build){0};
    enum stance_code code = stance_dictionary_init(&b->keys, err);
    return code == STANCE_OK ? stance_dictionary_init(&b->g.names, err) : code;
}

void stance_exchange_build_clear(struct stance_exchange_build *b)
{
    stance_dot_graph_clear(&b->g);
    stance_dictionary_clear(&b->keys);
    stance_text_free(&b->text);
    stance_memory_free(b->value_at);
    stance_memory_free(b->state);
    stance_memory_free(b->named_at);
    stance_memory_free(b->note);
    stance_memory_free(b->note_at);
    *b = (struct stance_exchange_build){0};
}

static enum stance_code check_text(const char *what, struct stance_slice s,
                                   struct stance_error *err)
{
    if (s.n == 0 || (stance_utf8_valid(s.data, s.n) == s.n && !memchr(s.data, '\0', s.n)))
        return STANCE_OK;
    return stance_error_set(err, STANCE_E_DATA, "%s is not text in UTF-8", what);
}

static enum stance_code quoted(struct stance_error *err, const char *format, const char *s,
                               size_t n)
{
    struct stance_text text = {0};
    stance_text_put_quoted(&text, s, n, 60);
    enum stance_code code = stance_text_end(&text, err);
    if (code == STANCE_OK)
        code = stance_error_set(err, STANCE_E_DATA, format, text.bytes);
    stance_text_free(&text);
    return code;
}

/* ---- nodes and edges ---- */

/* The node of a key, made where there is none. */
static enum stance_code node_of(struct stance_exchange_build *b, struct stance_slice key,
                                size_t *node, struct stance_error *err)
{
    uint32_t known = b->keys.n, got;
    if (key.n == 0)
        return stance_error_set(err, STANCE_E_DATA, "a node without an id");
    enum stance_code code = check_text("the id of a node", key, err);
    if (code == STANCE_OK)
        code = stance_dictionary_put(&b->keys, key.data, key.n, &got, err);
    if (code != STANCE_OK)
        return code;
    *node = got - 1;
    if (b->keys.n == known)
        return STANCE_OK;
    if (!stance_memory_grow((void **)&b->g.node, &b->g.node_capacity, b->g.node_n + 1,
                            sizeof *b->g.node) ||
        !stance_memory_grow((void **)&b->state, &b->state_capacity, b->g.node_n + 1,
                            sizeof *b->state) ||
        !stance_memory_grow((void **)&b->named_at, &b->named_at_capacity, b->g.node_n + 1,
                            sizeof *b->named_at))
        return stance_error_memory(err);
    b->state[b->g.node_n] = 0;
    b->named_at[b->g.node_n] = b->place;
    b->g.node[b->g.node_n++] = (struct stance_dot_node){0};
    return STANCE_OK;
}

enum stance_code stance_exchange_open_node(struct stance_exchange_build *b, const char *key,
                                           size_t n, struct stance_error *err)
{
    size_t node;
    enum stance_code code = stance_patience_turn(&b->patience, b->at, err);
    if (code == STANCE_OK)
        code = node_of(b, stance_slice_of(key, n), &node, err);
    if (code != STANCE_OK)
        return code;
    if (b->state[node] & OPENED)
        return quoted(err, "the node '%s' stands twice", key, n);
    b->state[node] |= OPENED;
    b->in = STANCE_EXCHANGE_IN_NODE;
    b->node = node;
    b->g.node[node].first = b->g.node[node].last = b->g.attribute_n;
    return STANCE_OK;
}

enum stance_code stance_exchange_open_edge(struct stance_exchange_build *b,
                                           struct stance_slice tail, struct stance_slice head,
                                           struct stance_error *err)
{
    size_t from, to;
    enum stance_code code = stance_patience_turn(&b->patience, b->at, err);
    if (code == STANCE_OK)
        code = node_of(b, tail, &from, err);
    if (code == STANCE_OK)
        code = node_of(b, head, &to, err);
    if (code != STANCE_OK)
        return code;
    if (!stance_memory_grow((void **)&b->g.edge, &b->g.edge_capacity, b->g.edge_n + 1,
                            sizeof *b->g.edge))
        return stance_error_memory(err);
    b->state[from] |= NAMED;
    b->state[to] |= NAMED;
    b->in = STANCE_EXCHANGE_IN_EDGE;
    b->g.edge[b->g.edge_n++] = (struct stance_dot_edge){
        (uint32_t)from, (uint32_t)to, b->g.attribute_n, b->g.attribute_n, b->place};
    return STANCE_OK;
}

void stance_exchange_open_graph(struct stance_exchange_build *b)
{
    b->in = STANCE_EXCHANGE_IN_GRAPH;
}

/* ---- attributes ---- */

static enum stance_code put_note(struct stance_exchange_build *b, struct stance_dot_attribute a,
                                 struct stance_error *err)
{
    if (!stance_memory_grow((void **)&b->note, &b->note_capacity, b->note_n + 1, sizeof *b->note) ||
        !stance_memory_grow((void **)&b->note_at, &b->note_at_capacity, b->note_n + 1,
                            sizeof *b->note_at))
        return stance_error_memory(err);
    b->note_at[b->note_n] = b->text.n;
    b->note[b->note_n++] = a;
    return STANCE_OK;
}

static enum stance_code put_value(struct stance_exchange_build *b, struct stance_dot_attribute a,
                                  struct stance_error *err)
{
    size_t *first = b->in == STANCE_EXCHANGE_IN_NODE ? &b->g.node[b->node].first
                                                     : &b->g.edge[b->g.edge_n - 1].first;
    size_t *last = b->in == STANCE_EXCHANGE_IN_NODE ? &b->g.node[b->node].last
                                                    : &b->g.edge[b->g.edge_n - 1].last;
    for (size_t i = *first; i < *last; i++)
        if (b->g.attribute[i].name == a.name) {
            b->g.attribute[i] = a;
            b->value_at[i] = b->text.n;
            return STANCE_OK;
        }
    size_t n = b->g.attribute_n;
    if (!stance_memory_grow((void **)&b->g.attribute, &b->g.attribute_capacity, n + 1,
                            sizeof *b->g.attribute) ||
        !stance_memory_grow((void **)&b->value_at, &b->value_capacity, n + 1, sizeof *b->value_at))
        return stance_error_memory(err);
    b->value_at[n] = b->text.n;
    b->g.attribute[n] = a;
    *last = ++b->g.attribute_n;
    return STANCE_OK;
}

enum stance_code stance_exchange_put(struct stance_exchange_build *b, struct stance_slice name,
                                     struct stance_slice value, struct stance_error *err)
{
    struct stance_dot_attribute a = {.value = {NULL, value.n}};
    if (value.n == 0 || name.n == 0)
        return STANCE_OK;
    enum stance_code code = check_text("the name of an attribute", name, err);
    if (code == STANCE_OK)
        code = check_text("the value of an attribute", value, err);
    if (code == STANCE_OK)
        code = stance_dictionary_put(&b->g.names, name.data, name.n, &a.name, err);
    if (code == STANCE_OK)
        code = b->in == STANCE_EXCHANGE_IN_GRAPH ? put_note(b, a, err) : put_value(b, a, err);
    if (code == STANCE_OK) {
        stance_text_put(&b->text, value.data, value.n);
        if (b->text.failed)
            code = stance_error_memory(err);
    }
    return code;
}

enum stance_code stance_exchange_puts(struct stance_exchange_build *b, const char *name,
                                      const char *value, struct stance_error *err)
{
    return stance_exchange_put(b, stance_slice_of(name, strlen(name)),
                               stance_slice_of(value, strlen(value)), err);
}

/* ---- the end ---- */

static enum stance_code check_opened(struct stance_exchange_build *b, struct stance_error *err)
{
    for (uint32_t i = 0; i < b->g.node_n; i++)
        if (!(b->state[i] & OPENED)) {
            b->place = b->named_at[i];
            return quoted(err, "an edge names the node '%s', which is not there",
                          stance_dictionary_text(&b->keys, i + 1),
                          stance_dictionary_length(&b->keys, i + 1));
        }
    return STANCE_OK;
}

/* The graph's own attributes stand in front of all others. */
static enum stance_code settle_values(struct stance_exchange_build *b, struct stance_error *err)
{
    struct stance_dot_graph *g = &b->g;
    size_t n = b->note_n;
    struct stance_dot_attribute *all = stance_memory_new(n + g->attribute_n, sizeof *all);
    if (!all)
        return stance_error_memory(err);
    for (size_t i = 0; i < n; i++) {
        all[i] = b->note[i];
        all[i].value.data = b->text.bytes + b->note_at[i];
    }
    for (size_t i = 0; i < g->attribute_n; i++) {
        all[n + i] = g->attribute[i];
        all[n + i].value.data = b->text.bytes + b->value_at[i];
    }
    for (size_t i = 0; i < g->node_n; i++) {
        g->node[i].first += n;
        g->node[i].last += n;
    }
    for (size_t i = 0; i < g->edge_n; i++) {
        g->edge[i].first += n;
        g->edge[i].last += n;
    }
    stance_memory_free(g->attribute);
    g->attribute = all;
    g->graph_last = n;
    g->attribute_n += n;
    g->attribute_capacity = g->attribute_n;
    return STANCE_OK;
}

/* Names every node by an attribute, if each has it and no two the same. */
static enum stance_code name_by(struct stance_dot_graph *g, const char *attribute, bool *done,
                                struct stance_error *err)
{
    struct stance_dictionary seen = {0};
    enum stance_code code = stance_dictionary_init(&seen, err);
    *done = false;
    for (size_t pass = 0; pass < 2 && code == STANCE_OK; pass++)
        for (size_t i = 0; i < g->node_n && code == STANCE_OK; i++) {
            const struct stance_dot_attribute *a =
                stance_dot_graph_find(g, g->node[i].first, g->node[i].last, attribute);
            uint32_t known = seen.n, got;
            if (pass == 1) {
                g->node[i].name = a->value;
                continue;
            }
            if (a)
                code = stance_dictionary_put(&seen, a->value.data, a->value.n, &got, err);
            if (code == STANCE_OK && (!a || seen.n == known)) {
                stance_dictionary_clear(&seen);
                return STANCE_OK;
            }
        }
    *done = code == STANCE_OK;
    stance_dictionary_clear(&seen);
    return code;
}

/* The keys' texts move into the graph, behind the values. */
static enum stance_code settle_names(struct stance_exchange_build *b, struct stance_error *err)
{
    struct stance_dot_graph *g = &b->g;
    bool ours = stance_dot_graph_find(g, 0, g->graph_last, "stance_format") != NULL, done = ours;
    enum stance_code code = STANCE_OK;
    size_t at = b->text.n - b->keys.bytes_n;
    for (uint32_t i = 0; i < g->node_n; i++)
        g->node[i].name = stance_slice_of(b->text.bytes + at + b->keys.start[i + 1],
                                          stance_dictionary_length(&b->keys, i + 1));
    if (!done)
        code = name_by(g, "name", &done, err);
    if (code == STANCE_OK && !done)
        code = name_by(g, "label", &done, err);
    return code;
}

enum stance_code stance_exchange_build_end(struct stance_dot_graph *out,
                                           struct stance_exchange_build *b, bool declared,
                                           struct stance_error *err)
{
    enum stance_code code = declared ? check_opened(b, err) : STANCE_OK;
    if (code == STANCE_OK) {
        stance_text_put(&b->text, b->keys.bytes, b->keys.bytes_n);
        code = stance_text_end(&b->text, err);
    }
    if (code == STANCE_OK)
        code = settle_values(b, err);
    if (code == STANCE_OK)
        code = settle_names(b, err);
    if (code == STANCE_OK) {
        b->g.answer = b->text;
        b->g.plain = true;
        b->text = (struct stance_text){0};
        *out = b->g;
        b->g = (struct stance_dot_graph){0};
    }
    return code;
}
