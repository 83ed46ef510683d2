/* exchange_dataset.c - asking a data set for its nodes and edges, one by one. */
#include "exchange_dataset.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "dot_names.h"

enum { ROW }; /* the first column of nodes and of edges */

void stance_exchange_dataset_clear(struct stance_exchange_dataset *x)
{
    stance_elements_clear(&x->elements);
    stance_memory_free(x->entity);
    stance_memory_free(x->actor_node);
    stance_memory_free(x->issue_node);
    stance_memory_free(x->row);
    stance_dictionary_clear(&x->node_names);
    stance_dictionary_clear(&x->edge_names);
    stance_memory_free(x->node_column);
    stance_memory_free(x->edge_column);
    for (int k = 0; k < STANCE_TABLE_KINDS; k++)
        stance_memory_free(x->column[k]);
    stance_text_free(&x->text);
    *x = (struct stance_exchange_dataset){0};
}

/* ---- one node, one edge ---- */

static void put_row(const struct stance_exchange_dataset *x, const struct stance_table *t,
                    size_t row, struct stance_exchange_value *value)
{
    value[ROW].x = (double)row;
    for (size_t i = 0; i < t->column_n; i++) {
        const struct stance_column *c = &t->column[i];
        struct stance_exchange_value *v = &value[x->column[t->kind][i]];
        v->s = stance_dictionary_text(&c->text, c->code[row]);
        v->n = stance_dictionary_length(&c->text, c->code[row]);
    }
}

/* A cell that its node or edge tells anyway is not repeated, but where the node has another
 * key: not all formats can tell its id. */
static void drop(const struct stance_exchange_dataset *x, const struct stance_table *t,
                 enum stance_role role, const char *told, const char *key,
                 struct stance_exchange_value *value)
{
    if (!t->by_role[role] || strcmp(told, key) != 0)
        return;
    struct stance_exchange_value *v = &value[x->column[t->kind][t->by_role[role] - 1]];
    if (v->n == strlen(told) && memcmp(v->s, told, v->n) == 0)
        *v = (struct stance_exchange_value){0};
}

static void give_node(const struct stance_exchange *exchange, size_t i,
                      struct stance_exchange_node *out, struct stance_exchange_value *value)
{
    const struct stance_exchange_dataset *x = exchange->from;
    const struct stance_elements *e = &x->elements;
    bool is_issue = i >= exchange->actor_n;
    const struct stance_table *t =
        &e->d->table[is_issue ? STANCE_TABLE_ISSUES : STANCE_TABLE_ACTORS];
    uint32_t entity = x->entity[i];
    const struct stance_entity *is = is_issue ? &e->d->issue[entity] : &e->d->actor[entity];
    out->key = stance_dictionary_text(&e->node, is_issue ? e->issue[entity] : e->actor[entity]);
    out->name = stance_elements_id(t, is);
    /* Without a row a label is made of the id, to be shown: read back it would be one of its own. */
    out->label = is->row == STANCE_NONE ? out->name : is->label;
    out->is_issue = is_issue;
    if (is->row != STANCE_NONE) {
        put_row(x, t, is->row, value);
        drop(x, t, STANCE_ROLE_ID, out->name, out->name, value);
    }
}

static void drop_end(const struct stance_exchange_dataset *x, const struct stance_table *t,
                     enum stance_role role, uint32_t entity, bool is_issue,
                     struct stance_exchange_value *value)
{
    const struct stance_elements *e = &x->elements;
    const struct stance_entity *is = is_issue ? &e->d->issue[entity] : &e->d->actor[entity];
    const struct stance_table *of =
        &e->d->table[is_issue ? STANCE_TABLE_ISSUES : STANCE_TABLE_ACTORS];
    drop(x, t, role, stance_elements_id(of, is),
         stance_dictionary_text(&e->node, is_issue ? e->issue[entity] : e->actor[entity]), value);
}

static void give_edge(const struct stance_exchange *exchange, size_t i,
                      struct stance_exchange_edge *out, struct stance_exchange_value *value)
{
    const struct stance_exchange_dataset *x = exchange->from;
    const struct stance_dataset *d = x->elements.d;
    size_t row = x->row[i];
    out->alignment = i >= x->statement_n;
    const struct stance_table *t =
        &d->table[out->alignment ? STANCE_TABLE_ALIGNMENTS : STANCE_TABLE_STATEMENTS];
    put_row(x, t, row, value);
    if (out->alignment) {
        const struct stance_alignment *tie = &d->alignment[x->elements.tie_of_row[row]];
        out->tail = x->actor_node[tie->a];
        out->head = x->actor_node[tie->b];
        out->weight = tie->strength;
        out->date = tie->date;
        drop_end(x, t, STANCE_ROLE_A, tie->a, false, value);
        drop_end(x, t, STANCE_ROLE_B, tie->b, false, value);
        return;
    }
    uint32_t actor = stance_statement_actor(d, row), issue = stance_statement_issue(d, row);
    out->tail = x->actor_node[actor];
    out->head = x->issue_node[issue];
    out->weight = stance_statement_value(d, row);
    out->date = stance_statement_date(d, row);
    drop_end(x, t, STANCE_ROLE_ACTOR, actor, false, value);
    drop_end(x, t, STANCE_ROLE_ISSUE, issue, true, value);
}

/* ---- the lists of nodes and edges ---- */

static enum stance_code list_nodes(struct stance_exchange_dataset *x, struct stance_error *err)
{
    const struct stance_dataset *d = x->elements.d;
    struct stance_exchange *out = &x->exchange;
    x->entity = stance_memory_new(d->actor_n + d->issue_n, sizeof *x->entity);
    x->actor_node = stance_memory_new(d->actor_n, sizeof *x->actor_node);
    x->issue_node = stance_memory_new(d->issue_n, sizeof *x->issue_node);
    if (!x->entity || !x->actor_node || !x->issue_node)
        return stance_error_memory(err);
    for (size_t i = 0; i < d->actor_n; i++)
        if (stance_elements_has_actor(&x->elements, i)) {
            x->actor_node[i] = (uint32_t)out->node_n;
            x->entity[out->node_n++] = (uint32_t)i;
        }
    out->actor_n = out->node_n;
    for (size_t i = 0; i < d->issue_n; i++)
        if (stance_elements_has_issue(&x->elements, i)) {
            x->issue_node[i] = (uint32_t)out->node_n;
            x->entity[out->node_n++] = (uint32_t)i;
        }
    return STANCE_OK;
}

static enum stance_code list_edges(struct stance_exchange_dataset *x, struct stance_error *err)
{
    static const enum stance_table_kind kind[] = {STANCE_TABLE_STATEMENTS, STANCE_TABLE_ALIGNMENTS};
    const struct stance_dataset *d = x->elements.d;
    size_t *n = &x->exchange.edge_n;
    x->row = stance_memory_new(d->table[kind[0]].row_n + d->table[kind[1]].row_n, sizeof *x->row);
    if (!x->row)
        return stance_error_memory(err);
    for (int k = 0; k < 2; k++) {
        const struct stance_table *t = &d->table[kind[k]];
        for (size_t row = 0; row < t->row_n; row++)
            if (stance_elements_has(&x->elements, t, row))
                x->row[(*n)++] = row;
        if (k == 0)
            x->statement_n = *n;
    }
    return STANCE_OK;
}

/* ---- columns ---- */

static enum stance_code add_columns(struct stance_exchange_dataset *x,
                                    struct stance_dictionary *all, enum stance_table_kind kind,
                                    struct stance_error *err)
{
    const struct stance_table *t = &x->elements.d->table[kind];
    const struct stance_dictionary *names = &x->elements.names[kind];
    x->column[kind] = stance_memory_new(t->column_n, sizeof *x->column[kind]);
    if (!x->column[kind])
        return stance_error_memory(err);
    enum stance_code code = STANCE_OK;
    for (uint32_t i = 0; i < t->column_n && code == STANCE_OK; i++)
        code =
            stance_dictionary_put(all, stance_dictionary_text(names, i + 1),
                                  stance_dictionary_length(names, i + 1), &x->column[kind][i], err);
    return code;
}

/* Codes count from 1, as columns do behind the row. */
static enum stance_code make_columns(struct stance_exchange_dataset *x,
                                     struct stance_dictionary *all, enum stance_table_kind one,
                                     enum stance_table_kind two,
                                     struct stance_exchange_column **column, size_t *column_n,
                                     struct stance_error *err)
{
    enum stance_code code = stance_dictionary_init(all, err);
    if (code == STANCE_OK)
        code = add_columns(x, all, one, err);
    if (code == STANCE_OK)
        code = add_columns(x, all, two, err);
    if (code != STANCE_OK)
        return code;
    *column = stance_memory_new(all->n, sizeof **column);
    if (!*column)
        return stance_error_memory(err);
    (*column)[ROW] = (struct stance_exchange_column){"row", STANCE_EXCHANGE_WHOLE};
    for (uint32_t i = 1; i < all->n; i++)
        (*column)[i] =
            (struct stance_exchange_column){stance_dictionary_text(all, i), STANCE_EXCHANGE_TEXT};
    *column_n = all->n;
    return STANCE_OK;
}

/* ---- notes ---- */

/* While the text grows a note holds where it begins; settled once all are there. */
struct notes {
    struct stance_text *out;
    struct {
        size_t name, text, end;
    } at[2 * STANCE_TABLE_KINDS + 2];
    size_t n;
};

static void begin_note(struct notes *notes, const char *name, const char *more)
{
    notes->at[notes->n].name = notes->out->n;
    stance_text_format(notes->out, STANCE_DOT_PREFIX "%s%s", name, more);
    stance_text_putc(notes->out, '\0');
    notes->at[notes->n].text = notes->out->n;
}

static void end_note(struct notes *notes)
{
    notes->at[notes->n++].end = notes->out->n;
}

static void note_table(struct stance_exchange_dataset *x, const struct stance_table *t,
                       struct notes *notes)
{
    const char *name = stance_dot_table_name(t->kind);
    begin_note(notes, name, "");
    stance_elements_put_left(notes->out, &x->elements, t);
    end_note(notes);
    begin_note(notes, name, "_roles");
    if (stance_elements_put_roles(notes->out, t))
        end_note(notes);
    for (size_t row = 0; row < t->row_n; row++)
        x->left_n +=
            !stance_elements_has(&x->elements, t, row) &&
            (t->kind != STANCE_TABLE_STATEMENTS || stance_statement_counts(x->elements.d, row));
}

static enum stance_code make_notes(struct stance_exchange_dataset *x, struct stance_error *err)
{
    const struct stance_dataset *d = x->elements.d;
    struct stance_text *out = &x->text;
    struct notes notes = {.out = out};
    begin_note(&notes, "format", "");
    stance_text_puts(out, STANCE_DOT_FORMAT);
    end_note(&notes);
    for (int k = 0; k < STANCE_TABLE_KINDS; k++)
        if (stance_table_present(&d->table[k]))
            note_table(x, &d->table[k], &notes);
    if (d->package) {
        begin_note(&notes, "package", "");
        stance_text_put(out, d->package, d->package_n);
        end_note(&notes);
    }
    enum stance_code code = stance_text_end(out, err);
    for (size_t i = 0; i < notes.n && code == STANCE_OK; i++)
        x->note[i] = (struct stance_exchange_note){
            out->bytes + notes.at[i].name,
            {out->bytes + notes.at[i].text, notes.at[i].end - notes.at[i].text}};
    x->exchange.note = x->note;
    x->exchange.note_n = notes.n;
    return code;
}

enum stance_code stance_exchange_dataset_make(struct stance_exchange_dataset *x,
                                              const struct stance_dataset *d,
                                              struct stance_error *err)
{
    *x = (struct stance_exchange_dataset){
        .exchange = {.data = true, .two_mode = true, .node = give_node, .edge = give_edge}};
    struct stance_exchange *out = &x->exchange;
    out->from = x;
    enum stance_code code = stance_elements_make(&x->elements, d, err);
    if (code == STANCE_OK)
        code = list_nodes(x, err);
    if (code == STANCE_OK)
        code = list_edges(x, err);
    if (code == STANCE_OK)
        code = make_columns(x, &x->node_names, STANCE_TABLE_ACTORS, STANCE_TABLE_ISSUES,
                            &x->node_column, &out->node_column_n, err);
    if (code == STANCE_OK)
        code = make_columns(x, &x->edge_names, STANCE_TABLE_STATEMENTS, STANCE_TABLE_ALIGNMENTS,
                            &x->edge_column, &out->edge_column_n, err);
    out->node_column = x->node_column;
    out->edge_column = x->edge_column;
    return code == STANCE_OK ? make_notes(x, err) : code;
}
