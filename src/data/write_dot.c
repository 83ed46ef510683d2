/* write_dot.c - a data set as canonical DOT, every table and row of it.
 *
 * An actor or issue is a node, a statement an edge from actor to issue, an
 * alignment an edge between actors (dot_names.h tells where each column goes).  A
 * cell that its node or edge tells anyway (the id; the actor by its id) is not
 * repeated, an empty one is left out: the header keeps apart "empty" and "absent".
 * Node names are the ids, but where an issue shares its id with an actor
 * ("issue:ID") or a picture could not hold it.  Colour and dash say what DIAGRAMS 4 says: blue
 * solid support, orange dashed opposition. */
#include <inttypes.h>
#include <string.h>

#include "../base/error.h"
#include "../base/text.h"
#include "dot.h"
#include "dot_graph.h"
#include "dot_names.h"
#include "elements.h"

struct writer {
    const struct stance_dataset *d;
    struct stance_elements e;
    struct stance_text dot, left; /* left: rows for the graph attribute, and other scratch */
};

static void writer_clear(struct writer *w)
{
    stance_elements_clear(&w->e);
    stance_text_free(&w->dot);
    stance_text_free(&w->left);
}

/* ---- cells ---- */

static const char *cell(const struct stance_table *t, size_t column, size_t row)
{
    const struct stance_column *c = &t->column[column];
    return stance_dictionary_text(&c->text, c->code[row]);
}

/* DOT, and Graphviz, end a text at a NUL. */
static enum stance_code refuse_nul(const struct stance_dataset *d, struct stance_error *err)
{
    for (int k = 0; k < STANCE_TABLE_KINDS; k++) {
        const struct stance_table *t = &d->table[k];
        for (size_t i = 0; i < t->column_n; i++) {
            const struct stance_dictionary *text = &t->column[i].text;
            for (uint32_t c = 0; c < text->n; c++)
                if (memchr(stance_dictionary_text(text, c), '\0',
                           stance_dictionary_length(text, c)))
                    return stance_error_set(err, STANCE_E_VALUE,
                                            "%s: a NUL byte in column '%s' cannot go into DOT",
                                            t->file, t->column[i].name);
        }
    }
    if (d->package && memchr(d->package, '\0', d->package_n))
        return stance_error_set(err, STANCE_E_VALUE,
                                "datapackage.json: a NUL byte cannot go into DOT");
    return STANCE_OK;
}

/* ", name=value" for each cell that is not empty and not told otherwise. */
static void put_cells(struct writer *w, const struct stance_table *t, size_t row,
                      enum stance_role first, const char *first_is, enum stance_role second,
                      const char *second_is)
{
    const struct stance_dictionary *names = &w->e.names[t->kind];
    stance_text_format(&w->dot, ", row=%zu", row);
    for (size_t i = 0; i < t->column_n; i++) {
        const char *s = cell(t, i, row);
        enum stance_role role = t->column[i].role;
        if (!*s || (role == first && strcmp(s, first_is) == 0) ||
            (second != STANCE_ROLE_OTHER && role == second && strcmp(s, second_is) == 0))
            continue;
        stance_text_puts(&w->dot, ", ");
        stance_dot_puts(&w->dot, stance_dictionary_text(names, (uint32_t)i + 1));
        stance_text_putc(&w->dot, '=');
        stance_dot_puts(&w->dot, s);
    }
}

/* ---- the graph's own attributes ---- */

static void put_roles(struct writer *w, const struct stance_table *t)
{
    stance_text_clear(&w->left);
    if (!stance_elements_put_roles(&w->left, t))
        return;
    stance_text_format(&w->dot, ", stance_%s_roles=\"", stance_dot_table_name(t->kind));
    stance_text_put(&w->dot, w->left.bytes ? w->left.bytes : "", w->left.n);
    stance_text_putc(&w->dot, '"');
}

static void put_tables(struct writer *w)
{
    for (int k = 0; k < STANCE_TABLE_KINDS; k++) {
        const struct stance_table *t = &w->d->table[k];
        if (!stance_table_present(t))
            continue;
        stance_text_clear(&w->left);
        stance_elements_put_left(&w->left, &w->e, t);
        stance_text_format(&w->dot, ", stance_%s=", stance_dot_table_name(t->kind));
        stance_dot_put(&w->dot, w->left.bytes ? w->left.bytes : "", w->left.n);
        put_roles(w, t);
    }
    if (w->d->package) {
        stance_text_puts(&w->dot, ", stance_package=");
        stance_dot_put(&w->dot, w->d->package, w->d->package_n);
    }
}

/* ---- nodes and edges ---- */

static void put_entity(struct writer *w, const struct stance_table *t,
                       const struct stance_entity *e, const char *name, bool is_actor, bool used)
{
    const char *id = stance_elements_id(t, e);
    stance_dot_puts(&w->dot, name);
    stance_text_puts(&w->dot, is_actor ? " [kind=actor" : " [kind=issue, shape=box");
    if (!used)
        stance_text_puts(&w->dot, ", fontcolor=\"#54595F\", fontsize=10, height=0.2");
    if (strcmp(name, id) != 0) {
        stance_text_puts(&w->dot, ", name=");
        stance_dot_puts(&w->dot, id);
    }
    /* Left to itself, Graphviz would resolve escapes in the name. */
    stance_text_clear(&w->left);
    stance_dot_put_drawable(&w->left, e->label, strlen(e->label));
    if (strchr(name, '\\') || w->left.n != strlen(name) || memcmp(w->left.bytes, name, w->left.n)) {
        stance_text_puts(&w->dot, ", label=");
        stance_dot_put(&w->dot, w->left.bytes ? w->left.bytes : "", w->left.n);
    }
    if (e->row == STANCE_NONE)
        stance_text_puts(&w->dot, ", row=none");
    else
        put_cells(w, t, e->row, STANCE_ROLE_ID, id, STANCE_ROLE_OTHER, "");
    stance_text_puts(&w->dot, "];\n");
}

static void put_entities(struct writer *w)
{
    const struct stance_dataset *d = w->d;
    for (size_t i = 0; i < d->actor_n; i++)
        if (stance_elements_has_actor(&w->e, i))
            put_entity(w, &d->table[STANCE_TABLE_ACTORS], &d->actor[i],
                       stance_dictionary_text(&w->e.node, w->e.actor[i]), true, w->e.actor_used[i]);
    for (size_t i = 0; i < d->issue_n; i++)
        if (stance_elements_has_issue(&w->e, i))
            put_entity(w, &d->table[STANCE_TABLE_ISSUES], &d->issue[i],
                       stance_dictionary_text(&w->e.node, w->e.issue[i]), false,
                       w->e.issue_used[i]);
}

static void put_ends(struct writer *w, uint32_t tail, uint32_t head)
{
    stance_dot_puts(&w->dot, stance_dictionary_text(&w->e.node, tail));
    stance_text_puts(&w->dot, " -> ");
    stance_dot_puts(&w->dot, stance_dictionary_text(&w->e.node, head));
}

static enum stance_code put_statements(struct writer *w, const struct stance_watch *watch,
                                       struct stance_error *err)
{
    const struct stance_dataset *d = w->d;
    const struct stance_table *t = &d->table[STANCE_TABLE_STATEMENTS];
    struct stance_patience patience = {watch, "formatting", "rows", (double)t->row_n, 0};
    enum stance_code code = STANCE_OK;
    for (size_t row = 0; row < t->row_n && !w->dot.failed && code == STANCE_OK; row++) {
        code = stance_patience_turn(&patience, row, err);
        if (!stance_elements_has(&w->e, t, row))
            continue;
        uint32_t actor = stance_statement_actor(d, row), issue = stance_statement_issue(d, row);
        double value = stance_statement_value(d, row);
        put_ends(w, w->e.actor[actor], w->e.issue[issue]);
        stance_text_puts(&w->dot, " [type=stance");
        if (value < 0)
            stance_text_puts(&w->dot, ", color=\"#D55E00\", style=dashed");
        else if (!(value > 0))
            stance_text_puts(&w->dot, value == 0 ? ", color=\"#54595F\""
                                                 : ", color=\"#A3A9B0\", style=dotted");
        if (stance_statement_basis(d, row) != STANCE_STATED)
            stance_text_puts(&w->dot, ", penwidth=1.2");
        put_cells(w, t, row, STANCE_ROLE_ACTOR,
                  stance_elements_id(&d->table[STANCE_TABLE_ACTORS], &d->actor[actor]),
                  STANCE_ROLE_ISSUE,
                  stance_elements_id(&d->table[STANCE_TABLE_ISSUES], &d->issue[issue]));
        stance_text_puts(&w->dot, "];\n");
    }
    return code;
}

static void put_alignments(struct writer *w)
{
    const struct stance_dataset *d = w->d;
    const struct stance_table *t = &d->table[STANCE_TABLE_ALIGNMENTS];
    for (size_t row = 0; row < t->row_n; row++) {
        if (!stance_elements_has(&w->e, t, row))
            continue;
        const struct stance_alignment *tie = &d->alignment[w->e.tie_of_row[row]];
        put_ends(w, w->e.actor[tie->a], w->e.actor[tie->b]);
        stance_text_format(
            &w->dot, " [type=alignment, dir=none, constraint=false, color=\"%s\", style=%s",
            tie->strength < 0 ? "#D55E00" : "#16191D", tie->strength < 0 ? "dashed" : "bold");
        put_cells(w, t, row, STANCE_ROLE_A,
                  stance_elements_id(&d->table[STANCE_TABLE_ACTORS], &d->actor[tie->a]),
                  STANCE_ROLE_B,
                  stance_elements_id(&d->table[STANCE_TABLE_ACTORS], &d->actor[tie->b]));
        stance_text_puts(&w->dot, "];\n");
    }
}

enum stance_code stance_dataset_write_dot(struct stance_text *out, const stance_dataset *d,
                                          const struct stance_options *options,
                                          const struct stance_watch *watch,
                                          struct stance_error *err)
{
    struct writer w = {.d = d};
    enum stance_code code = stance_elements_make(&w.e, d, err);
    if (code == STANCE_OK)
        code = refuse_nul(d, err);
    if (code != STANCE_OK)
        goto done;
    stance_text_puts(&w.dot, "digraph stance {\ngraph [stance_format=\"" STANCE_DOT_FORMAT
                             "\", rankdir=LR, ranksep=3, nodesep=0.12");
    put_tables(&w);
    stance_text_puts(&w.dot,
                     "];\n"
                     "node [fontname=Arial, fontsize=12, fontcolor=\"#16191D\", shape=plaintext, "
                     "height=0.3, style=\"rounded,filled\", color=\"#D7DBDF\", "
                     "fillcolor=\"#F4F5F7\"];\n"
                     "edge [color=\"#005F9E\", penwidth=2, arrowsize=0.6];\n");
    put_entities(&w);
    code = put_statements(&w, watch, err);
    put_alignments(&w);
    stance_text_puts(&w.dot, "}\n");
    if (code == STANCE_OK)
        code = stance_text_end(&w.dot, err);
    if (code == STANCE_OK && w.left.failed)
        code = stance_error_memory(err);
    if (code == STANCE_OK)
        code = stance_dot_canon(out, w.dot.bytes, w.dot.n, options ? options->read.graphviz : NULL,
                                watch, err);
done:
    writer_clear(&w);
    return code;
}
