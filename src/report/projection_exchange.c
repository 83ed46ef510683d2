/* projection_exchange.c - a projected network in the formats of other programs.
 *
 * GraphML, GEXF, node-link JSON, GML, Pajek, DL, an edge list, a matrix (data/write_*.c).
 * How the network was made travels as texts of the graph; alignments that stand beside the
 * ties are edges of their own type. */
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/sheet.h"
#include "../base/text.h"
#include "../data/exchange_write.h"
#include "../graph/backbone.h"
#include "projection_print.h"

struct source {
    const struct stance_projection *p;
    struct stance_dictionary keys; /* node i has the code i + 1 */
};

static const char *id_of(const struct stance_projection *p, size_t i)
{
    return p->text.bytes + p->node[i].id;
}

static void give_node(const struct stance_exchange *x, size_t i, struct stance_exchange_node *out,
                      struct stance_exchange_value *value)
{
    const struct source *s = x->from;
    (void)value;
    out->key = stance_dictionary_text(&s->keys, (uint32_t)i + 1);
    out->name = id_of(s->p, i);
    out->label = s->p->text.bytes + s->p->node[i].label;
    out->is_issue = s->p->node[i].is_issue;
}

static void give_edge(const struct stance_exchange *x, size_t i, struct stance_exchange_edge *out,
                      struct stance_exchange_value *value)
{
    const struct stance_projection *p = ((const struct source *)x->from)->p;
    const struct stance_projected_tie *tie =
        i < p->tie_n ? &p->tie[i] : &p->alignment[i - p->tie_n];
    out->tail = tie->a;
    out->head = tie->b;
    out->weight = tie->weight;
    out->alignment = i >= p->tie_n;
    value[0].x = tie->n;
}

/* An issue that shares its id with an actor is called "issue:ID". */
static enum stance_code name_nodes(struct source *s, struct stance_error *err)
{
    struct stance_text key = {0};
    enum stance_code code = stance_dictionary_init(&s->keys, err);
    for (size_t i = 0; i < s->p->node_n && code == STANCE_OK; i++) {
        uint32_t known = s->keys.n, got;
        stance_text_clear(&key);
        stance_text_puts(&key, id_of(s->p, i));
        while ((code = stance_text_end(&key, err)) == STANCE_OK) {
            code = stance_dictionary_put(&s->keys, key.bytes, key.n, &got, err);
            if (code != STANCE_OK || s->keys.n > known)
                break;
            struct stance_text longer = {0};
            stance_text_format(&longer, "%s:%s", s->p->node[i].is_issue ? "issue" : "actor",
                               key.bytes);
            stance_text_free(&key);
            key = longer;
        }
    }
    stance_text_free(&key);
    return code;
}

static struct stance_exchange_note note(const char *name, const char *text)
{
    return (struct stance_exchange_note){name, {text, strlen(text)}};
}

enum stance_code
stance_projection_put_exchange(struct stance_text *out, const struct stance_projection *p,
                               enum stance_exchange_format format, enum stance_formulas formulas,
                               const struct stance_watch *watch, struct stance_error *err)
{
    static const struct stance_exchange_column edge_column[] = {{"n", STANCE_EXCHANGE_WHOLE}};
    const struct stance_project_options *o = &p->options;
    bool two = o->two_mode != STANCE_ONE_MODE;
    const struct stance_exchange_note notes[] = {
        note("two_mode", stance_two_mode_name(o->two_mode)),
        note("measure", two ? "none" : stance_measure_names[o->measure]),
        note("normalise", stance_normalise_name(o->normalise)),
        note("backbone", stance_backbone_name(o->backbone))};
    struct source s = {.p = p};
    struct stance_exchange x = {.from = &s,
                                .node_n = p->node_n,
                                .edge_n = p->tie_n + p->alignment_n,
                                .edge_column = edge_column,
                                .edge_column_n = 1,
                                .note = notes,
                                .note_n = sizeof notes / sizeof *notes,
                                .two_mode = two,
                                .node = give_node,
                                .edge = give_edge};
    while (x.actor_n < p->node_n && !p->node[x.actor_n].is_issue)
        x.actor_n++;
    enum stance_code code = name_nodes(&s, err);
    if (code == STANCE_OK)
        code = stance_exchange_write(out, &x, format, 0, stance_sheet_spared(formulas), watch, err);
    stance_dictionary_clear(&s.keys);
    return code;
}
