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
#include "../base/memory.h"
#include "../base/text.h"
#include "dot.h"
#include "dot_graph.h"
#include "dot_names.h"

struct writer {
    const struct stance_dataset *d;
    struct stance_text dot, left; /* left: rows for the graph attribute */
    struct stance_dictionary names[STANCE_TABLE_KINDS];
    struct stance_dictionary node;         /* the names given to nodes */
    uint32_t *actor, *issue;               /* entity -> code in node */
    uint32_t *actor_of_row, *issue_of_row; /* row -> entity, or STANCE_NONE */
    uint32_t *tie_of_row;                  /* row -> alignment, or STANCE_NONE */
    bool *actor_used, *issue_used;         /* by an edge */
};

static void writer_clear(struct writer *w)
{
    stance_text_free(&w->dot);
    stance_text_free(&w->left);
    for (int i = 0; i < STANCE_TABLE_KINDS; i++)
        stance_dictionary_clear(&w->names[i]);
    stance_dictionary_clear(&w->node);
    stance_memory_free(w->actor);
    stance_memory_free(w->issue);
    stance_memory_free(w->actor_of_row);
    stance_memory_free(w->issue_of_row);
    stance_memory_free(w->tie_of_row);
    stance_memory_free(w->actor_used);
    stance_memory_free(w->issue_used);
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
    const struct stance_dictionary *names = &w->names[t->kind];
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

static void put_csv_cell(struct stance_text *csv, const char *s)
{
    stance_text_putc(csv, ',');
    if (!s[strcspn(s, ",\"\r\n \t")]) {
        stance_text_puts(csv, s);
        return;
    }
    stance_text_putc(csv, '"');
    for (; *s; s++) {
        if (*s == '"')
            stance_text_putc(csv, '"');
        stance_text_putc(csv, *s);
    }
    stance_text_putc(csv, '"');
}

static void put_left_row(struct writer *w, const struct stance_table *t, size_t row)
{
    stance_text_format(&w->left, "%zu", row);
    for (size_t i = 0; i < t->column_n; i++)
        put_csv_cell(&w->left, cell(t, i, row));
    stance_text_putc(&w->left, '\n');
}

/* ---- the graph's own attributes ---- */

static bool has_element(const struct writer *w, const struct stance_table *t, size_t row)
{
    const struct stance_dataset *d = w->d;
    switch (t->kind) {
    case STANCE_TABLE_STATEMENTS:
        return stance_statement_counts(d, row) && stance_statement_actor(d, row) != STANCE_NONE &&
               stance_statement_issue(d, row) != STANCE_NONE;
    case STANCE_TABLE_ACTORS:
        return w->actor_of_row[row] != STANCE_NONE;
    case STANCE_TABLE_ISSUES:
        return w->issue_of_row[row] != STANCE_NONE;
    case STANCE_TABLE_ALIGNMENTS:
        return w->tie_of_row[row] != STANCE_NONE;
    default:
        return false;
    }
}

/* A column mapped by hand (--columns actor=iso3) keeps its role. */
static void put_roles(struct writer *w, const struct stance_table *t)
{
    bool usual = true;
    for (size_t i = 0; i < t->column_n && usual; i++)
        usual = stance_role_of(t->kind, t->column[i].name) == t->column[i].role;
    if (usual)
        return;
    stance_text_format(&w->dot, ", stance_%s_roles=\"", stance_dot_table_name(t->kind));
    for (size_t i = 0; i < t->column_n; i++)
        stance_text_format(
            &w->dot, "%s%s", i ? "," : "",
            t->column[i].role == STANCE_ROLE_OTHER ? "" : stance_role_name(t->column[i].role));
    stance_text_putc(&w->dot, '"');
}

static bool is_skipped(const struct stance_dataset *d, const struct stance_table *t, size_t row)
{
    return t->kind == STANCE_TABLE_STATEMENTS && !stance_statement_counts(d, row);
}

static void put_tables(struct writer *w)
{
    for (int k = 0; k < STANCE_TABLE_KINDS; k++) {
        const struct stance_table *t = &w->d->table[k];
        if (!stance_table_present(t))
            continue;
        stance_text_clear(&w->left);
        stance_text_puts(&w->left, "row");
        for (size_t i = 0; i < t->column_n; i++)
            put_csv_cell(&w->left, t->column[i].name);
        stance_text_putc(&w->left, '\n');
        for (size_t row = 0; row < t->row_n; row++)
            if (!has_element(w, t, row) && !is_skipped(w->d, t, row))
                put_left_row(w, t, row);
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

/* The text by which rows name an entity: as it stands in its own row. */
static const char *id_of(const struct stance_table *t, const struct stance_entity *e)
{
    return e->row == STANCE_NONE ? e->id : stance_table_text(t, STANCE_ROLE_ID, e->row);
}

static void put_entity(struct writer *w, const struct stance_table *t,
                       const struct stance_entity *e, const char *name, bool is_actor, bool used)
{
    const char *id = id_of(t, e);
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
        if (d->actor[i].row != STANCE_NONE || w->actor_used[i])
            put_entity(w, &d->table[STANCE_TABLE_ACTORS], &d->actor[i],
                       stance_dictionary_text(&w->node, w->actor[i]), true, w->actor_used[i]);
    for (size_t i = 0; i < d->issue_n; i++)
        if (d->issue[i].row != STANCE_NONE || w->issue_used[i])
            put_entity(w, &d->table[STANCE_TABLE_ISSUES], &d->issue[i],
                       stance_dictionary_text(&w->node, w->issue[i]), false, w->issue_used[i]);
}

static void put_ends(struct writer *w, uint32_t tail, uint32_t head)
{
    stance_dot_puts(&w->dot, stance_dictionary_text(&w->node, tail));
    stance_text_puts(&w->dot, " -> ");
    stance_dot_puts(&w->dot, stance_dictionary_text(&w->node, head));
}

static void put_statements(struct writer *w)
{
    const struct stance_dataset *d = w->d;
    const struct stance_table *t = &d->table[STANCE_TABLE_STATEMENTS];
    for (size_t row = 0; row < t->row_n; row++) {
        if (!has_element(w, t, row))
            continue;
        uint32_t actor = stance_statement_actor(d, row), issue = stance_statement_issue(d, row);
        double value = stance_statement_value(d, row);
        put_ends(w, w->actor[actor], w->issue[issue]);
        stance_text_puts(&w->dot, " [type=stance");
        if (value < 0)
            stance_text_puts(&w->dot, ", color=\"#D55E00\", style=dashed");
        else if (!(value > 0))
            stance_text_puts(&w->dot, value == 0 ? ", color=\"#54595F\""
                                                 : ", color=\"#A3A9B0\", style=dotted");
        if (stance_statement_basis(d, row) != STANCE_STATED)
            stance_text_puts(&w->dot, ", penwidth=1.2");
        put_cells(w, t, row, STANCE_ROLE_ACTOR,
                  id_of(&d->table[STANCE_TABLE_ACTORS], &d->actor[actor]), STANCE_ROLE_ISSUE,
                  id_of(&d->table[STANCE_TABLE_ISSUES], &d->issue[issue]));
        stance_text_puts(&w->dot, "];\n");
    }
}

static void put_alignments(struct writer *w)
{
    const struct stance_dataset *d = w->d;
    const struct stance_table *t = &d->table[STANCE_TABLE_ALIGNMENTS];
    for (size_t row = 0; row < t->row_n; row++) {
        if (!has_element(w, t, row))
            continue;
        const struct stance_alignment *tie = &d->alignment[w->tie_of_row[row]];
        put_ends(w, w->actor[tie->a], w->actor[tie->b]);
        stance_text_format(
            &w->dot, " [type=alignment, dir=none, constraint=false, color=\"%s\", style=%s",
            tie->strength < 0 ? "#D55E00" : "#16191D", tie->strength < 0 ? "dashed" : "bold");
        put_cells(w, t, row, STANCE_ROLE_A,
                  id_of(&d->table[STANCE_TABLE_ACTORS], &d->actor[tie->a]), STANCE_ROLE_B,
                  id_of(&d->table[STANCE_TABLE_ACTORS], &d->actor[tie->b]));
        stance_text_puts(&w->dot, "];\n");
    }
}

/* ---- who is called what, and what stands where ---- */

static uint32_t *rows_of(const struct stance_table *t)
{
    uint32_t *of = stance_memory_new(t->row_n, sizeof *of);
    for (size_t i = 0; of && i < t->row_n; i++)
        of[i] = STANCE_NONE;
    return of;
}

static bool writer_allocate(struct writer *w)
{
    const struct stance_dataset *d = w->d;
    return (w->actor = stance_memory_new(d->actor_n, sizeof *w->actor)) &&
           (w->issue = stance_memory_new(d->issue_n, sizeof *w->issue)) &&
           (w->actor_used = stance_memory_new(d->actor_n, sizeof *w->actor_used)) &&
           (w->issue_used = stance_memory_new(d->issue_n, sizeof *w->issue_used)) &&
           (w->actor_of_row = rows_of(&d->table[STANCE_TABLE_ACTORS])) &&
           (w->issue_of_row = rows_of(&d->table[STANCE_TABLE_ISSUES])) &&
           (w->tie_of_row = rows_of(&d->table[STANCE_TABLE_ALIGNMENTS]));
}

static void writer_index(struct writer *w)
{
    const struct stance_dataset *d = w->d;
    for (size_t i = 0; i < d->actor_n; i++)
        if (d->actor[i].row != STANCE_NONE)
            w->actor_of_row[d->actor[i].row] = (uint32_t)i;
    for (size_t i = 0; i < d->issue_n; i++)
        if (d->issue[i].row != STANCE_NONE)
            w->issue_of_row[d->issue[i].row] = (uint32_t)i;
    for (size_t i = 0; i < d->alignment_n; i++) {
        w->tie_of_row[d->alignment[i].row] = (uint32_t)i;
        w->actor_used[d->alignment[i].a] = true;
        w->actor_used[d->alignment[i].b] = true;
    }
    const struct stance_table *t = &d->table[STANCE_TABLE_STATEMENTS];
    for (size_t row = 0; row < t->row_n; row++)
        if (has_element(w, t, row)) {
            w->actor_used[stance_statement_actor(d, row)] = true;
            w->issue_used[stance_statement_issue(d, row)] = true;
        }
}

static enum stance_code writer_prepare(struct writer *w, struct stance_error *err)
{
    const struct stance_dataset *d = w->d;
    if (!writer_allocate(w))
        return stance_error_memory(err);
    enum stance_code code = refuse_nul(d, err);
    if (code == STANCE_OK)
        code = stance_dictionary_init(&w->node, err);
    for (int k = 0; code == STANCE_OK && k < STANCE_TABLE_KINDS; k++)
        code = stance_dot_names(&w->names[k], &d->table[k], err);
    for (size_t i = 0; code == STANCE_OK && i < d->actor_n; i++)
        code = stance_dot_node_name(&w->node, id_of(&d->table[STANCE_TABLE_ACTORS], &d->actor[i]),
                                    "actor:", &w->actor[i], err);
    for (size_t i = 0; code == STANCE_OK && i < d->issue_n; i++)
        code = stance_dot_node_name(&w->node, id_of(&d->table[STANCE_TABLE_ISSUES], &d->issue[i]),
                                    "issue:", &w->issue[i], err);
    if (code == STANCE_OK)
        writer_index(w);
    return code;
}

enum stance_code stance_dataset_write_dot(struct stance_text *out, const stance_dataset *d,
                                          const struct stance_options *options,
                                          const struct stance_watch *watch,
                                          struct stance_error *err)
{
    struct writer w = {.d = d};
    enum stance_code code = writer_prepare(&w, err);
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
    put_statements(&w);
    put_alignments(&w);
    stance_text_puts(&w.dot, "}\n");
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
