/* read_dot_kinds.c - which nodes are actors and issues, which edges statements and
 * alignments (the rules stand in read_dot.c). */
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "dot_names.h"
#include "dot_reader.h"

static enum stance_dot_word word_of(const char *name)
{
    static const struct {
        const char *name;
        enum stance_dot_word word;
    } words[] = {
        {"kind", STANCE_DOT_KIND},
        {"type", STANCE_DOT_TYPE},
        {"row", STANCE_DOT_ROW},
        {"name", STANCE_DOT_NAME},
        {"label", STANCE_DOT_LABEL},
        {"stance", STANCE_DOT_STANCE},
        {"position", STANCE_DOT_POSITION},
        {"value", STANCE_DOT_VALUE},
        {"sign", STANCE_DOT_SIGN},
        {"strength", STANCE_DOT_STRENGTH},
        {"alignment", STANCE_DOT_ALIGNMENT},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].name, name) == 0)
            return words[i].word;
    return stance_dot_name_draws(name) ? STANCE_DOT_DRAWS : STANCE_DOT_OTHER;
}

static const struct stance_dot_attribute *with_word(const struct stance_dot_reader *r, size_t first,
                                                    size_t last, enum stance_dot_word word)
{
    for (size_t i = first; i < last; i++)
        if (r->word[r->graph.attribute[i].name] == word)
            return &r->graph.attribute[i];
    return NULL;
}

static bool is(const struct stance_dot_attribute *a, const char *value)
{
    return a && !a->html && a->value.n == strlen(value) &&
           memcmp(a->value.data, value, a->value.n) == 0;
}

bool stance_dot_reader_has_row(const struct stance_dot_reader *r, size_t first, size_t last)
{
    return with_word(r, first, last, STANCE_DOT_ROW) != NULL;
}

/* The weight of an edge from another program, where its type says what that is. */
static const struct stance_dot_attribute *weight_of(const struct stance_dot_reader *r, size_t first,
                                                    size_t last, const char *type)
{
    if (!r->graph.plain || !is(with_word(r, first, last, STANCE_DOT_TYPE), type))
        return NULL;
    return stance_dot_graph_find(&r->graph, first, last, "weight");
}

const struct stance_dot_attribute *stance_dot_reader_stance(const struct stance_dot_reader *r,
                                                            size_t first, size_t last)
{
    for (int word = STANCE_DOT_STANCE; word <= STANCE_DOT_SIGN; word++) {
        const struct stance_dot_attribute *a =
            with_word(r, first, last, (enum stance_dot_word)word);
        if (a)
            return a;
    }
    const struct stance_dot_attribute *weight = weight_of(r, first, last, "stance");
    return weight ? weight : with_word(r, first, last, STANCE_DOT_LABEL);
}

const struct stance_dot_attribute *stance_dot_reader_strength(const struct stance_dot_reader *r,
                                                              size_t first, size_t last)
{
    const struct stance_dot_attribute *a = with_word(r, first, last, STANCE_DOT_STRENGTH);
    a = a ? a : with_word(r, first, last, STANCE_DOT_ALIGNMENT);
    return a ? a : weight_of(r, first, last, "alignment");
}

bool stance_dot_reader_is_cell(const struct stance_dot_reader *r,
                               const struct stance_dot_attribute *a)
{
    switch ((enum stance_dot_word)r->word[a->name]) {
    case STANCE_DOT_DRAWS:
    case STANCE_DOT_LABEL:
    case STANCE_DOT_ROW:
        return false;
    case STANCE_DOT_KIND:
        return !is(a, "actor") && !is(a, "issue");
    case STANCE_DOT_TYPE:
        return !is(a, "stance") && !is(a, "alignment");
    default:
        return true;
    }
}

void stance_dot_reader_label(struct stance_dot_reader *r, size_t node,
                             const struct stance_dot_attribute *label)
{
    struct stance_text *out = &r->scratch;
    const char *s = label->value.data;
    stance_text_clear(out);
    if (r->graph.plain) {
        stance_text_put(out, s, label->value.n);
        return;
    }
    for (size_t i = 0; i < label->value.n; i++) {
        if (s[i] == '\n') {
            stance_text_putc(out, ' ');
        } else if (s[i] != '\\' || i + 1 == label->value.n) {
            stance_text_putc(out, s[i]);
        } else if (s[++i] == 'N') {
            stance_text_put(out, r->graph.node[node].name.data, r->graph.node[node].name.n);
        } else if (s[i] == 'n' || s[i] == 'l' || s[i] == 'r') {
            stance_text_putc(out, ' ');
        } else {
            stance_text_putc(out, s[i]);
        }
    }
}

bool stance_dot_reader_tells(struct stance_dot_reader *r, size_t node, bool has_row,
                             const struct stance_dot_attribute *a)
{
    const struct stance_slice *id = &r->id[node];
    if (r->word[a->name] == STANCE_DOT_NAME)
        return id->data != a->value.data;
    if (r->word[a->name] != STANCE_DOT_LABEL)
        return stance_dot_reader_is_cell(r, a);
    if (has_row || a->html)
        return !has_row;
    stance_dot_reader_label(r, node, a);
    const struct stance_text *text = &r->scratch;
    return text->n > 0 && !(text->n == id->n && memcmp(text->bytes, id->data, id->n) == 0);
}

/* ---- edges ---- */

static enum stance_code neither(const struct stance_dot_reader *r, const struct stance_dot_edge *e,
                                struct stance_error *err)
{
    const struct stance_slice *tail = &r->id[e->tail], *head = &r->id[e->head];
    struct stance_text text = {0};
    stance_text_puts(&text, "the edge from '");
    stance_text_put_quoted(&text, tail->data, tail->n, 40);
    stance_text_puts(&text, "' to '");
    stance_text_put_quoted(&text, head->data, head->n, 40);
    stance_text_puts(&text, "' has neither a stance nor a strength (try [stance=support])");
    enum stance_code code = stance_text_end(&text, err);
    if (code == STANCE_OK)
        code = stance_error_set(err, STANCE_E_DATA, "%s", text.bytes);
    stance_text_free(&text);
    return code;
}

static uint8_t table_of(const struct stance_dot_reader *r, const struct stance_dot_edge *e)
{
    const struct stance_dot_attribute *type = with_word(r, e->first, e->last, STANCE_DOT_TYPE);
    if (is(type, "stance"))
        return STANCE_TABLE_STATEMENTS;
    if (is(type, "alignment"))
        return STANCE_TABLE_ALIGNMENTS;
    const struct stance_dot_attribute *stance = stance_dot_reader_stance(r, e->first, e->last);
    bool by_label = stance && r->word[stance->name] == STANCE_DOT_LABEL;
    if (stance && !by_label)
        return STANCE_TABLE_STATEMENTS;
    if (stance_dot_reader_strength(r, e->first, e->last))
        return STANCE_TABLE_ALIGNMENTS;
    return by_label ? STANCE_TABLE_STATEMENTS : STANCE_TABLE_KINDS;
}

static enum stance_code classify_edges(struct stance_dot_reader *r, struct stance_error *err)
{
    for (size_t i = 0; i < r->graph.edge_n; i++) {
        struct stance_dot_edge *e = &r->graph.edge[i];
        r->edge_table[i] = table_of(r, e);
        if (r->edge_table[i] == STANCE_TABLE_ALIGNMENTS) {
            r->used[e->tail] |= STANCE_DOT_ACTOR | STANCE_DOT_TIED;
            r->used[e->head] |= STANCE_DOT_ACTOR | STANCE_DOT_TIED;
        } else if (r->edge_table[i] == STANCE_TABLE_STATEMENTS) {
            if (r->declared[e->tail] == STANCE_DOT_ISSUE &&
                r->declared[e->head] != STANCE_DOT_ISSUE) {
                uint32_t actor = e->head;
                e->head = e->tail;
                e->tail = actor;
            }
            r->used[e->tail] |= STANCE_DOT_ACTOR | STANCE_DOT_TIED;
            r->used[e->head] |= STANCE_DOT_ISSUE | STANCE_DOT_TIED;
        } else if (r->lenient) {
            r->skipped_n++;
        } else {
            return neither(r, e, err);
        }
    }
    return STANCE_OK;
}

/* ---- nodes ---- */

static enum stance_code classify_nodes(struct stance_dot_reader *r, bool ours,
                                       struct stance_error *err)
{
    for (size_t i = 0; i < r->graph.node_n; i++) {
        const struct stance_dot_node *n = &r->graph.node[i];
        if (n->html)
            return stance_error_set(err, STANCE_E_DATA,
                                    "a node is named by an HTML-like text; write it in quotes");
        const struct stance_dot_attribute *kind = with_word(r, n->first, n->last, STANCE_DOT_KIND);
        const struct stance_dot_attribute *name = with_word(r, n->first, n->last, STANCE_DOT_NAME);
        r->declared[i] = is(kind, "actor")   ? STANCE_DOT_ACTOR
                         : is(kind, "issue") ? STANCE_DOT_ISSUE
                                             : 0;
        r->id[i] = ours && name ? name->value : n->name;
    }
    return STANCE_OK;
}

enum stance_code stance_dot_reader_classify(struct stance_dot_reader *r, struct stance_error *err)
{
    const struct stance_dot_graph *g = &r->graph;
    r->word = stance_memory_new(g->names.n, sizeof *r->word);
    r->id = stance_memory_new(g->node_n, sizeof *r->id);
    r->declared = stance_memory_new(g->node_n, sizeof *r->declared);
    r->used = stance_memory_new(g->node_n, sizeof *r->used);
    r->edge_table = stance_memory_new(g->edge_n, sizeof *r->edge_table);
    if (!r->word || !r->id || !r->declared || !r->used || !r->edge_table)
        return stance_error_memory(err);
    for (uint32_t c = 0; c < g->names.n; c++)
        r->word[c] = (uint8_t)word_of(stance_dictionary_text(&g->names, c));
    bool ours = stance_dot_graph_find(g, 0, g->graph_last, "stance_format") != NULL;
    enum stance_code code = classify_nodes(r, ours, err);
    return code == STANCE_OK ? classify_edges(r, err) : code;
}
