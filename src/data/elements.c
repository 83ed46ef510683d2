/* elements.c - which rows are nodes and edges, what they are called, and what is left. */
#include "elements.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "dot_graph.h"
#include "dot_names.h"

void stance_elements_clear(struct stance_elements *e)
{
    for (int i = 0; i < STANCE_TABLE_KINDS; i++)
        stance_dictionary_clear(&e->names[i]);
    stance_dictionary_clear(&e->node);
    stance_memory_free(e->actor);
    stance_memory_free(e->issue);
    stance_memory_free(e->actor_of_row);
    stance_memory_free(e->issue_of_row);
    stance_memory_free(e->tie_of_row);
    stance_memory_free(e->actor_used);
    stance_memory_free(e->issue_used);
    *e = (struct stance_elements){0};
}

bool stance_elements_has(const struct stance_elements *e, const struct stance_table *t, size_t row)
{
    const struct stance_dataset *d = e->d;
    switch (t->kind) {
    case STANCE_TABLE_STATEMENTS:
        return stance_statement_counts(d, row) && stance_statement_actor(d, row) != STANCE_NONE &&
               stance_statement_issue(d, row) != STANCE_NONE;
    case STANCE_TABLE_ACTORS:
        return e->actor_of_row[row] != STANCE_NONE;
    case STANCE_TABLE_ISSUES:
        return e->issue_of_row[row] != STANCE_NONE;
    case STANCE_TABLE_ALIGNMENTS:
        return e->tie_of_row[row] != STANCE_NONE;
    default:
        return false;
    }
}

const char *stance_elements_id(const struct stance_table *t, const struct stance_entity *e)
{
    return e->row == STANCE_NONE ? e->id : stance_table_text(t, STANCE_ROLE_ID, e->row);
}

/* ---- what is left over ---- */

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

static bool is_skipped(const struct stance_dataset *d, const struct stance_table *t, size_t row)
{
    return t->kind == STANCE_TABLE_STATEMENTS && !stance_statement_counts(d, row);
}

void stance_elements_put_left(struct stance_text *out, const struct stance_elements *e,
                              const struct stance_table *t)
{
    stance_text_puts(out, "row");
    for (size_t i = 0; i < t->column_n; i++)
        put_csv_cell(out, t->column[i].name);
    stance_text_putc(out, '\n');
    for (size_t row = 0; row < t->row_n && !out->failed; row++) {
        if (stance_elements_has(e, t, row) || is_skipped(e->d, t, row))
            continue;
        stance_text_format(out, "%zu", row);
        for (size_t i = 0; i < t->column_n; i++) {
            const struct stance_column *c = &t->column[i];
            put_csv_cell(out, stance_dictionary_text(&c->text, c->code[row]));
        }
        stance_text_putc(out, '\n');
    }
}

bool stance_elements_put_roles(struct stance_text *out, const struct stance_table *t)
{
    bool usual = true;
    for (size_t i = 0; i < t->column_n && usual; i++)
        usual = stance_role_of(t->kind, t->column[i].name) == t->column[i].role;
    for (size_t i = 0; i < t->column_n && !usual; i++)
        stance_text_format(
            out, "%s%s", i ? "," : "",
            t->column[i].role == STANCE_ROLE_OTHER ? "" : stance_role_name(t->column[i].role));
    return !usual;
}

/* ---- who is called what, and what stands where ---- */

static uint32_t *rows_of(const struct stance_table *t)
{
    uint32_t *of = stance_memory_new(t->row_n, sizeof *of);
    for (size_t i = 0; of && i < t->row_n; i++)
        of[i] = STANCE_NONE;
    return of;
}

static bool allocate(struct stance_elements *e)
{
    const struct stance_dataset *d = e->d;
    return (e->actor = stance_memory_new(d->actor_n, sizeof *e->actor)) &&
           (e->issue = stance_memory_new(d->issue_n, sizeof *e->issue)) &&
           (e->actor_used = stance_memory_new(d->actor_n, sizeof *e->actor_used)) &&
           (e->issue_used = stance_memory_new(d->issue_n, sizeof *e->issue_used)) &&
           (e->actor_of_row = rows_of(&d->table[STANCE_TABLE_ACTORS])) &&
           (e->issue_of_row = rows_of(&d->table[STANCE_TABLE_ISSUES])) &&
           (e->tie_of_row = rows_of(&d->table[STANCE_TABLE_ALIGNMENTS]));
}

static void index_rows(struct stance_elements *e)
{
    const struct stance_dataset *d = e->d;
    for (size_t i = 0; i < d->actor_n; i++)
        if (d->actor[i].row != STANCE_NONE)
            e->actor_of_row[d->actor[i].row] = (uint32_t)i;
    for (size_t i = 0; i < d->issue_n; i++)
        if (d->issue[i].row != STANCE_NONE)
            e->issue_of_row[d->issue[i].row] = (uint32_t)i;
    for (size_t i = 0; i < d->alignment_n; i++) {
        e->tie_of_row[d->alignment[i].row] = (uint32_t)i;
        e->actor_used[d->alignment[i].a] = true;
        e->actor_used[d->alignment[i].b] = true;
    }
    const struct stance_table *t = &d->table[STANCE_TABLE_STATEMENTS];
    for (size_t row = 0; row < t->row_n; row++)
        if (stance_elements_has(e, t, row)) {
            e->actor_used[stance_statement_actor(d, row)] = true;
            e->issue_used[stance_statement_issue(d, row)] = true;
        }
}

enum stance_code stance_elements_make(struct stance_elements *e, const struct stance_dataset *d,
                                      struct stance_error *err)
{
    *e = (struct stance_elements){.d = d};
    if (!allocate(e))
        return stance_error_memory(err);
    enum stance_code code = stance_dictionary_init(&e->node, err);
    for (int k = 0; code == STANCE_OK && k < STANCE_TABLE_KINDS; k++)
        code = stance_dot_names(&e->names[k], &d->table[k], err);
    for (size_t i = 0; code == STANCE_OK && i < d->actor_n; i++)
        code = stance_dot_node_name(
            &e->node, stance_elements_id(&d->table[STANCE_TABLE_ACTORS], &d->actor[i]),
            "actor:", &e->actor[i], err);
    for (size_t i = 0; code == STANCE_OK && i < d->issue_n; i++)
        code = stance_dot_node_name(
            &e->node, stance_elements_id(&d->table[STANCE_TABLE_ISSUES], &d->issue[i]),
            "issue:", &e->issue[i], err);
    if (code == STANCE_OK)
        index_rows(e);
    return code;
}
