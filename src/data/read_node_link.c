/* read_node_link.c - node-link JSON (ours, networkx, D3), and what `stance project` writes.
 *
 * {"graph": {...}, "nodes": [{"id"}], "links" or "edges": [{"source", "target"}]}; "ties" and
 * "alignments" with "a", "b" or "actor", "issue" are project's.  Numbers and truth values become
 * text; null, lists and objects inside a node or link are passed over.  A source that is a
 * number names the node with that id, else the node at that place of the list (D3). */
#include <jansson.h>
#include <string.h>

#include "../base/error.h"
#include "../base/number.h"
#include "../base/text.h"
#include "exchange_readers.h"

const char *const stance_json_lists[] = {"nodes", "links", "edges", "ties", "alignments", NULL};

struct reader {
    struct stance_exchange_build *b;
    const json_t *nodes;
    struct stance_text scratch[2];
};

/* A value as text; false: none. */
static bool text_of(struct stance_text *out, const json_t *value)
{
    stance_text_clear(out);
    if (json_is_string(value))
        stance_text_put(out, json_string_value(value), json_string_length(value));
    else if (json_is_integer(value))
        stance_text_format(out, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    else if (json_is_real(value))
        stance_number_put_exact(out, json_real_value(value));
    else if (json_is_boolean(value))
        stance_text_puts(out, json_is_true(value) ? "true" : "false");
    else
        return false;
    return true;
}

static struct stance_slice slice(const struct stance_text *text)
{
    return stance_slice_of(text->bytes ? text->bytes : "", text->n);
}

static bool is_among(const char *key, const char *const *list)
{
    for (; *list; list++)
        if (strcmp(key, *list) == 0)
            return true;
    return false;
}

/* All members but those that say which node or link it is. */
static enum stance_code put_members(struct reader *r, json_t *object, const char *const *except,
                                    struct stance_error *err)
{
    const char *key;
    json_t *value;
    enum stance_code code = STANCE_OK;
    json_object_foreach(object, key, value)
    {
        if (code != STANCE_OK)
            break;
        if (is_among(key, except) || !text_of(&r->scratch[0], value))
            continue;
        if (r->scratch[0].failed)
            return stance_error_memory(err);
        bool renamed = strcmp(key, "stance_source") == 0;
        const char *name = renamed ? "source" : key;
        code = stance_exchange_put(r->b, stance_slice_of(name, strlen(name)), slice(&r->scratch[0]),
                                   err);
    }
    return code;
}

/* Nodes and links are counted through. */
static void next_item(struct reader *r)
{
    r->b->at = r->b->place++;
}

static enum stance_code take_nodes(struct reader *r, const json_t *nodes, struct stance_error *err)
{
    static const char *const except[] = {"id", NULL};
    enum stance_code code = STANCE_OK;
    size_t i;
    json_t *node;
    json_array_foreach(nodes, i, node)
    {
        if (code != STANCE_OK)
            break;
        next_item(r);
        if (!text_of(&r->scratch[0], json_object_get(node, "id")))
            return stance_error_set(err, STANCE_E_DATA, "node %zu has no \"id\"", i + 1);
        code = stance_exchange_open_node(r->b, slice(&r->scratch[0]).data, r->scratch[0].n, err);
        /* The id is what a node goes by here, whatever its label. */
        if (code == STANCE_OK && !json_object_get(node, "name"))
            code =
                stance_exchange_put(r->b, stance_slice_of("name", 4), slice(&r->scratch[0]), err);
        if (code == STANCE_OK)
            code = put_members(r, node, except, err);
    }
    return code;
}

/* The first of the names that the link has, as the key of a node. */
static bool end_of(struct reader *r, struct stance_text *out, json_t *link,
                   const char *const *names)
{
    for (; *names; names++) {
        const json_t *value = json_object_get(link, *names);
        if (!value || !text_of(out, value))
            continue;
        struct stance_slice key = slice(out);
        if (json_is_integer(value) &&
            stance_dictionary_find(&r->b->keys, key.data, key.n) == STANCE_NONE) {
            const json_t *node = json_integer_value(value) < 0
                                     ? NULL
                                     : json_array_get(r->nodes, (size_t)json_integer_value(value));
            return node && text_of(out, json_object_get(node, "id"));
        }
        return true;
    }
    return false;
}

static enum stance_code take_links(struct reader *r, const json_t *links, const char *type,
                                   struct stance_error *err)
{
    static const char *const tail[] = {"source", "a", "actor", NULL};
    static const char *const head[] = {"target", "b", "issue", NULL};
    static const char *const ends[] = {"source", "target", NULL};
    static const char *const ours[] = {"a", "b", "actor", "issue", NULL};
    enum stance_code code = STANCE_OK;
    size_t i;
    json_t *link;
    json_array_foreach(links, i, link)
    {
        if (code != STANCE_OK)
            break;
        next_item(r);
        bool plain = json_object_get(link, "source") != NULL;
        if (!end_of(r, &r->scratch[0], link, plain ? tail : tail + 1) ||
            !end_of(r, &r->scratch[1], link, plain ? head : head + 1))
            return stance_error_set(err, STANCE_E_DATA,
                                    "link %zu has no \"source\" and \"target\" among the nodes",
                                    i + 1);
        if (r->scratch[0].failed || r->scratch[1].failed)
            return stance_error_memory(err);
        code = stance_exchange_open_edge(r->b, slice(&r->scratch[0]), slice(&r->scratch[1]), err);
        if (code == STANCE_OK)
            code = put_members(r, link, plain ? ends : ours, err);
        if (code == STANCE_OK && type)
            code = stance_exchange_puts(r->b, "type", type, err);
    }
    return code;
}

static enum stance_code take_lists(struct reader *r, const json_t *root, struct stance_error *err)
{
    bool any = false;
    enum stance_code code = STANCE_OK;
    for (const char *const *list = stance_json_lists + 1; *list && code == STANCE_OK; list++) {
        const json_t *links = json_object_get(root, *list);
        any |= links != NULL;
        code = take_links(r, links, strcmp(*list, "alignments") == 0 ? "alignment" : NULL, err);
    }
    if (code == STANCE_OK && !any) {
        r->b->place = 0;
        code = stance_error_set(err, STANCE_E_DATA,
                                "expected \"nodes\" and \"links\" (node-link JSON)");
    }
    return code;
}

/* jansson quotes the text it stumbled over as it stands. */
static enum stance_code not_json(const json_error_t *why, const char *file,
                                 struct stance_error *err)
{
    struct stance_text text = {0};
    stance_text_put_quoted(&text, why->text, strlen(why->text), 120);
    enum stance_code code = stance_text_end(&text, err);
    if (code == STANCE_OK) {
        code = stance_error_set(err, STANCE_E_DATA, "JSON: %s", text.bytes);
        stance_error_locate(err, file, why->line > 0 ? (size_t)why->line : 0,
                            why->column > 0 ? (size_t)why->column : 0);
    }
    stance_text_free(&text);
    return code;
}

/* The bytes on their way into the parser. */
struct feed {
    struct stance_exchange_build *b;
    const char *bytes;
    size_t n, at, asked;
    enum stance_code code;
    struct stance_error *err;
};

/* The parser takes little at a time; it is told of a failure where the caller wants to stop. */
static size_t feed(void *buffer, size_t size, void *data)
{
    enum { BETWEEN_CHECKS = 1 << 20 };
    struct feed *f = data;
    size_t n = f->n - f->at < size ? f->n - f->at : size;
    if (n)
        memcpy(buffer, f->bytes + f->at, n);
    f->at += n;
    if (f->at - f->asked >= BETWEEN_CHECKS) {
        f->asked = f->at;
        f->code = stance_patience_tell(&f->b->patience, (double)f->at, f->err);
    }
    return f->code == STANCE_OK ? n : (size_t)-1;
}

enum stance_code stance_exchange_take_json(struct stance_exchange_build *b, const char *bytes,
                                           size_t n, const char *file, struct stance_error *err)
{
    static const char *const none[] = {NULL};
    struct reader r = {.b = b};
    json_error_t why;
    size_t bom = n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    struct feed from = {.b = b, .bytes = bytes + bom, .n = n - bom, .err = err};
    json_t *root = json_load_callback(feed, &from, JSON_REJECT_DUPLICATES, &why);
    enum stance_code code = from.code;
    /* The parser is done with the bytes; from here on nodes and ties are counted. */
    b->patience.unit = "nodes and ties";
    b->patience.total = 0;
    if (code != STANCE_OK) {
        /* stopped on the way */
    } else if (!root && json_error_code(&why) == json_error_out_of_memory) {
        code = stance_error_memory(err);
    } else if (!root) {
        code = not_json(&why, file, err);
    }
    if (code == STANCE_OK) {
        json_t *graph = json_object_get(root, "graph");
        r.nodes = json_object_get(root, "nodes");
        if (json_is_object(graph))
            code = put_members(&r, graph, none, err);
        if (code == STANCE_OK)
            code = take_nodes(&r, r.nodes, err);
        if (code == STANCE_OK)
            code = take_lists(&r, root, err);
    }
    json_decref(root);
    stance_text_free(&r.scratch[0]);
    stance_text_free(&r.scratch[1]);
    return code;
}
