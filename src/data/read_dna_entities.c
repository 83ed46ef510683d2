/* read_dna_entities.c - who and what the statements name, with the attributes DNA keeps of them. */
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "dna_file.h"

struct entities {
    struct stance_dna_file *x;
    struct stance_table *t;
    int64_t *attribute; /* ids, one per column behind the first */
    size_t attribute_n, capacity;
};

/* "Type" is not a kind of ours, and no two columns have one name. */
static enum stance_code add_attribute(struct entities *e, const char *name,
                                      struct stance_error *err)
{
    struct stance_text tidy = {0};
    stance_text_put_tidy(&tidy, name, strlen(name));
    enum stance_code code = stance_text_end(&tidy, err);
    for (size_t i = 0; i < e->t->column_n && code == STANCE_OK; i++)
        if (sqlite3_stricmp(e->t->column[i].name, tidy.bytes) == 0) {
            stance_text_puts(&tidy, "_attribute");
            code = stance_text_end(&tidy, err);
            i = (size_t)-1;
        }
    enum stance_role role = code == STANCE_OK ? stance_role_of(e->t->kind, tidy.bytes) : 0;
    if (role == STANCE_ROLE_KIND || e->t->by_role[role])
        role = STANCE_ROLE_OTHER;
    if (code == STANCE_OK)
        code = stance_table_add_column_as(e->t, tidy.bytes, tidy.n, role, e->t->header_n++, err);
    stance_text_free(&tidy);
    return code;
}

static enum stance_code add_attributes(struct entities *e, int64_t variable,
                                       struct stance_error *err)
{
    sqlite3_stmt *s = NULL;
    enum stance_code code = stance_dna_ask(
        &s, e->x,
        "SELECT ID, AttributeVariable FROM ATTRIBUTEVARIABLES WHERE VariableId = ? ORDER BY ID",
        variable, err);
    while (code == STANCE_OK && stance_dna_next(e->x, s, &code, err) > 0) {
        char *name = stance_dna_text(s, 1);
        if (!name || !stance_memory_grow((void **)&e->attribute, &e->capacity, e->attribute_n + 1,
                                         sizeof *e->attribute))
            code = stance_error_memory(err);
        if (code == STANCE_OK)
            e->attribute[e->attribute_n++] = sqlite3_column_int64(s, 0);
        if (code == STANCE_OK)
            code = add_attribute(e, name, err);
        stance_memory_free(name);
    }
    sqlite3_finalize(s);
    return code;
}

/* Rows for the entities that a statement names; others only wait to be used. */
static enum stance_code put_entities(struct entities *e, int64_t variable,
                                     const struct stance_column *named, struct stance_error *err)
{
    sqlite3_stmt *s = NULL;
    struct stance_slice *cell = stance_memory_new(e->t->column_n, sizeof *cell);
    if (!cell)
        return stance_error_memory(err);
    enum stance_code code = stance_dna_ask(
        &s, e->x, "SELECT ID, Value FROM ENTITIES WHERE VariableId = ? ORDER BY ID", variable, err);
    while (code == STANCE_OK && stance_dna_next(e->x, s, &code, err) > 0) {
        const char *text = (const char *)sqlite3_column_text(s, 1);
        size_t n = text ? (size_t)sqlite3_column_bytes(s, 1) : 0;
        if (n == 0 || stance_dictionary_find(&named->text, text, n) == STANCE_NONE)
            continue;
        cell[0] = (struct stance_slice){text, n};
        if (!stance_table_set_rowid(e->t, e->t->row_n, sqlite3_column_int64(s, 0)))
            code = stance_error_memory(err);
        if (code == STANCE_OK)
            code = stance_table_put(e->t, cell, e->t->column_n, err);
    }
    sqlite3_finalize(s);
    stance_memory_free(cell);
    return code;
}

static size_t row_of(const struct stance_table *t, int64_t id)
{
    size_t low = 0, high = t->row_n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (stance_table_rowid(t, middle) < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < t->row_n && stance_table_rowid(t, low) == id ? low : SIZE_MAX;
}

static enum stance_code fill_attribute(struct entities *e, size_t i, struct stance_error *err)
{
    sqlite3_stmt *s = NULL;
    struct stance_text scratch = {0};
    struct stance_column *column = &e->t->column[i + 1];
    enum stance_code code = stance_dna_ask(
        &s, e->x,
        "SELECT EntityId, AttributeValue FROM ATTRIBUTEVALUES WHERE AttributeVariableId = ?",
        e->attribute[i], err);
    while (code == STANCE_OK && stance_dna_next(e->x, s, &code, err) > 0) {
        size_t row = row_of(e->t, sqlite3_column_int64(s, 0));
        if (row == SIZE_MAX)
            continue;
        struct stance_slice cell = stance_database_cell(s, 1, &scratch);
        code = stance_dictionary_put(&column->text, cell.data ? cell.data : "",
                                     cell.data ? cell.n : 0, &column->code[row], err);
    }
    sqlite3_finalize(s);
    stance_text_free(&scratch);
    return code;
}

enum stance_code stance_dna_entities(struct stance_dna_file *x, enum stance_table_kind kind,
                                     struct stance_error *err)
{
    const char *name = kind == STANCE_TABLE_ACTORS ? x->actor : x->issue;
    const struct stance_dna_variable *v = stance_dna_variable_of(x, name);
    const struct stance_column *named =
        stance_table_column(&x->d->table[STANCE_TABLE_STATEMENTS],
                            kind == STANCE_TABLE_ACTORS ? STANCE_ROLE_ACTOR : STANCE_ROLE_ISSUE);
    struct entities e = {.x = x, .t = &x->d->table[kind]};
    if (!v || !named || strcmp(v->kind, "short text") != 0)
        return STANCE_OK;
    enum stance_code code = stance_table_open(e.t, kind, x->b->file, err);
    e.t->database = true;
    if (code == STANCE_OK)
        code = stance_table_add_column(e.t, "id", 2, err);
    if (code == STANCE_OK)
        code = add_attributes(&e, v->id, err);
    if (code == STANCE_OK)
        code = put_entities(&e, v->id, named, err);
    for (size_t i = 0; i < e.attribute_n && code == STANCE_OK; i++)
        code = fill_attribute(&e, i, err);
    stance_memory_free(e.attribute);
    return code;
}
