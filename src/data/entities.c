/* entities.c - actors and issues from their tables, then from whoever names them. */
#include "entities.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "scale.h"

enum stance_code stance_entities_init(struct stance_entities *e, enum stance_table_kind table,
                                      struct stance_dictionary *text, struct stance_error *err)
{
    *e = (struct stance_entities){.table = table, .text = text};
    return stance_names_new(&e->names, err);
}

void stance_entities_clear(struct stance_entities *e)
{
    stance_memory_free(e->item);
    stance_names_free(e->names);
    *e = (struct stance_entities){0};
}

static enum stance_code add(struct stance_entities *e, const char *id, size_t n,
                            struct stance_place first, uint32_t row, struct stance_error *err)
{
    if (e->n >= STANCE_NONE - 1 ||
        !stance_memory_grow((void **)&e->item, &e->capacity, e->n + 1, sizeof *e->item))
        return stance_error_memory(err);
    struct stance_entity_draft *item = &e->item[e->n];
    *item = (struct stance_entity_draft){.row = row, .first = first};
    enum stance_code code =
        stance_dictionary_put(e->text, id, n, &item->field[STANCE_FIELD_ID], err);
    struct stance_name was;
    if (code == STANCE_OK)
        code = stance_names_add(e->names, id, n, (uint32_t)e->n, STANCE_NAME_ID, &was, err);
    if (code == STANCE_OK)
        e->n++;
    return code;
}

/* Appends the tidy text of a cell to an empty `tidy`. */
static enum stance_code tidy_cell(struct stance_text *tidy, const struct stance_column *c,
                                  uint32_t code, struct stance_error *err)
{
    stance_text_clear(tidy);
    stance_text_put_tidy(tidy, stance_dictionary_text(&c->text, code),
                         stance_dictionary_length(&c->text, code));
    return stance_text_end(tidy, err);
}

/* The row's own words: label, short name and so on. */
static enum stance_code take_fields(struct stance_entities *e, const struct stance_table *t,
                                    size_t row, struct stance_entity_draft *item,
                                    struct stance_text *tidy, struct stance_error *err)
{
    static const struct {
        enum stance_entity_field field;
        enum stance_role role;
    } taken[] = {
        {STANCE_FIELD_LABEL, STANCE_ROLE_LABEL},
        {STANCE_FIELD_SHORT, STANCE_ROLE_SHORT},
        {STANCE_FIELD_ISO3, STANCE_ROLE_ISO3},
        {STANCE_FIELD_NOTE, STANCE_ROLE_NOTE},
        {STANCE_FIELD_URL, STANCE_ROLE_URL},
        {STANCE_FIELD_THEME, STANCE_ROLE_THEME},
        {STANCE_FIELD_PROPOSITION, STANCE_ROLE_PROPOSITION},
    };
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
        const struct stance_column *c = stance_table_column(t, taken[i].role);
        if (!c)
            continue;
        enum stance_code code = tidy_cell(tidy, c, c->code[row], err);
        if (code == STANCE_OK)
            code = stance_dictionary_put(e->text, tidy->bytes, tidy->n,
                                         &item->field[taken[i].field], err);
        if (code != STANCE_OK)
            return code;
    }
    return STANCE_OK;
}

static const char *what(const struct stance_entities *e)
{
    return e->table == STANCE_TABLE_ACTORS ? "actor" : "issue";
}

static void report_alias(struct stance_entities *e, const struct stance_table *t, size_t row,
                         const char *alias, struct stance_name was, struct stance_findings *f)
{
    const struct stance_entity_draft *other = &e->item[was.entity];
    const char *id = stance_dictionary_text(e->text, other->field[STANCE_FIELD_ID]);
    struct stance_text *m =
        stance_findings_open(f, STANCE_ERROR, stance_place_cell(t, STANCE_ROLE_ALIASES, row));
    if (!m)
        return;
    stance_text_puts(m, "alias '");
    stance_text_put_quoted(m, alias, strlen(alias), 60);
    stance_text_format(m, "' already names another %s, '", what(e));
    stance_text_put_quoted(m, id, strlen(id), 60);
    stance_text_puts(m, "' (");
    stance_findings_refer(f, other->first);
    stance_text_puts(m, ")");
    stance_findings_close(f);
}

/* "Ankara;Turkey": each names the entity, unless it names another already. */
static enum stance_code take_aliases(struct stance_entities *e, const struct stance_table *t,
                                     size_t row, uint32_t entity, struct stance_text *tidy,
                                     struct stance_findings *f, struct stance_error *err)
{
    const char *at = stance_table_text(t, STANCE_ROLE_ALIASES, row);
    enum stance_code code = STANCE_OK;
    while (*at && code == STANCE_OK) {
        size_t n = strcspn(at, ";");
        stance_text_clear(tidy);
        stance_text_put_tidy(tidy, at, n);
        code = stance_text_end(tidy, err);
        struct stance_name was = {STANCE_NONE, STANCE_NAME_NONE};
        if (code == STANCE_OK && tidy->n)
            code = stance_names_add(e->names, tidy->bytes, tidy->n, entity, STANCE_NAME_ALIAS, &was,
                                    err);
        if (code == STANCE_OK && was.kind >= STANCE_NAME_ALIAS && was.entity != entity)
            report_alias(e, t, row, tidy->bytes, was, f);
        at += n + (at[n] == ';');
    }
    return code;
}

static void report_id(struct stance_entities *e, const struct stance_table *t, size_t row,
                      const char *id, uint32_t other, struct stance_findings *f)
{
    struct stance_text *m =
        stance_findings_open(f, STANCE_ERROR, stance_place_cell(t, STANCE_ROLE_ID, row));
    if (!m)
        return;
    if (other == STANCE_NONE) {
        stance_text_puts(m, "no id in this row");
    } else {
        stance_text_puts(m, "id '");
        stance_text_put_quoted(m, id, strlen(id), 60);
        stance_text_puts(m, "' stands twice, first in ");
        stance_findings_refer(f, e->item[other].first);
    }
    stance_findings_close(f);
}

static void report_kind(struct stance_vocabulary *kinds, const struct stance_table *t, size_t row,
                        const char *kind, size_t n, struct stance_findings *f)
{
    struct stance_text *m =
        stance_findings_open(f, STANCE_WARNING, stance_place_cell(t, STANCE_ROLE_KIND, row));
    if (!m)
        return;
    stance_text_puts(m, "unknown kind '");
    stance_text_put_quoted(m, kind, n, 60);
    stance_text_puts(m, "'");
    if (!stance_vocabulary_put_suggestion(kinds, m, kind, n))
        stance_text_puts(m, ": expected state, group, organisation, person, body or unnamed");
    stance_findings_close(f);
}

static enum stance_code take_kind(struct stance_entities *e, const struct stance_table *t,
                                  size_t row, struct stance_vocabulary *kinds,
                                  struct stance_findings *f, struct stance_error *err)
{
    const char *kind = stance_table_text(t, STANCE_ROLE_KIND, row);
    double value = NAN;
    if (!stance_vocabulary_find(kinds, kind, strlen(kind), &value)) {
        if (kinds->key.failed)
            return stance_error_memory(err);
        report_kind(kinds, t, row, kind, strlen(kind), f);
    }
    if (!isnan(value))
        e->item[e->n - 1].kind = (enum stance_actor_kind)(int)value;
    return STANCE_OK;
}

static enum stance_code load_row(struct stance_entities *e, const struct stance_table *t,
                                 size_t row, struct stance_vocabulary *kinds,
                                 struct stance_text *tidy, struct stance_findings *f,
                                 struct stance_error *err)
{
    const struct stance_column *id = stance_table_column(t, STANCE_ROLE_ID);
    enum stance_code code = tidy_cell(tidy, id, id->code[row], err);
    if (code != STANCE_OK)
        return code;
    uint32_t other = stance_names_find(e->names, tidy->bytes, tidy->n);
    if (tidy->n && other != STANCE_NONE && e->repeats)
        return STANCE_OK;
    if (tidy->n == 0 || other != STANCE_NONE) {
        report_id(e, t, row, tidy->bytes, other, f);
        return STANCE_OK;
    }
    code =
        add(e, tidy->bytes, tidy->n, stance_place_cell(t, STANCE_ROLE_ID, row), (uint32_t)row, err);
    if (code == STANCE_OK)
        code = take_fields(e, t, row, &e->item[e->n - 1], tidy, err);
    if (code == STANCE_OK && e->table == STANCE_TABLE_ACTORS)
        code = take_kind(e, t, row, kinds, f, err);
    return code;
}

enum stance_code stance_entities_load(struct stance_entities *e, const struct stance_table *t,
                                      struct stance_findings *f, struct stance_error *err)
{
    if (!stance_table_column(t, STANCE_ROLE_ID))
        return STANCE_OK;
    struct stance_text tidy = {0};
    struct stance_vocabulary kinds = {0};
    enum stance_code code = stance_vocabulary_init_kind(&kinds, err);
    for (size_t row = 0; row < t->row_n && code == STANCE_OK; row++)
        code = load_row(e, t, row, &kinds, &tidy, f, err);
    /* Aliases after all ids, iso3 codes after all aliases: the stronger name wins. */
    for (size_t i = 0; i < e->n && code == STANCE_OK; i++)
        code = take_aliases(e, t, e->item[i].row, (uint32_t)i, &tidy, f, err);
    for (size_t i = 0; i < e->n && code == STANCE_OK; i++) {
        uint32_t iso3 = e->item[i].field[STANCE_FIELD_ISO3];
        struct stance_name was;
        if (iso3)
            code = stance_names_add(e->names, stance_dictionary_text(e->text, iso3),
                                    stance_dictionary_length(e->text, iso3), (uint32_t)i,
                                    STANCE_NAME_ISO3, &was, err);
    }
    stance_vocabulary_clear(&kinds);
    stance_text_free(&tidy);
    return code;
}

enum stance_code stance_column_first_rows(size_t **out, const struct stance_column *c, size_t row_n,
                                          struct stance_error *err)
{
    size_t *first = stance_memory_new(c->text.n, sizeof *first);
    if (!first)
        return stance_error_memory(err);
    memset(first, 0xFF, c->text.n * sizeof *first);
    for (size_t row = row_n; row-- > 0;)
        first[c->code[row]] = row;
    *out = first;
    return STANCE_OK;
}

enum stance_code stance_entities_resolve(uint32_t **of, struct stance_entities *e,
                                         const struct stance_table *t, enum stance_role role,
                                         struct stance_error *err)
{
    const struct stance_column *c = stance_table_column(t, role);
    size_t *first = NULL;
    struct stance_text tidy = {0};
    uint32_t *map = stance_memory_new(c->text.n, sizeof *map);
    enum stance_code code =
        map ? stance_column_first_rows(&first, c, t->row_n, err) : stance_error_memory(err);
    for (uint32_t i = 0; i < c->text.n && code == STANCE_OK; i++) {
        code = tidy_cell(&tidy, c, i, err);
        if (code != STANCE_OK)
            break;
        map[i] = tidy.n ? stance_names_find(e->names, tidy.bytes, tidy.n) : STANCE_NONE;
        if (map[i] != STANCE_NONE || tidy.n == 0 || first[i] == SIZE_MAX)
            continue;
        map[i] = (uint32_t)e->n;
        code = add(e, tidy.bytes, tidy.n, stance_place_cell(t, role, first[i]), STANCE_NONE, err);
    }
    if (code == STANCE_OK) {
        *of = map;
        map = NULL;
    }
    stance_memory_free(map);
    stance_memory_free(first);
    stance_text_free(&tidy);
    return code;
}

enum stance_code stance_entities_take_iso3(struct stance_entities *e, const struct stance_table *t,
                                           enum stance_role name_role, const uint32_t *of,
                                           struct stance_error *err)
{
    const struct stance_column *name = stance_table_column(t, name_role);
    const struct stance_column *iso3 = stance_table_column(t, STANCE_ROLE_ISO3);
    struct stance_text tidy = {0};
    enum stance_code code = STANCE_OK;
    for (size_t row = 0; iso3 && row < t->row_n && code == STANCE_OK; row++) {
        uint32_t entity = of[name->code[row]];
        if (entity == STANCE_NONE || e->item[entity].field[STANCE_FIELD_ISO3] ||
            iso3->code[row] == 0)
            continue;
        code = tidy_cell(&tidy, iso3, iso3->code[row], err);
        uint32_t *field = &e->item[entity].field[STANCE_FIELD_ISO3];
        struct stance_name was;
        if (code == STANCE_OK)
            code = stance_dictionary_put(e->text, tidy.bytes, tidy.n, field, err);
        if (code == STANCE_OK && *field)
            code =
                stance_names_add(e->names, tidy.bytes, tidy.n, entity, STANCE_NAME_ISO3, &was, err);
    }
    stance_text_free(&tidy);
    return code;
}

enum stance_code stance_entities_take_labels(struct stance_entities *e,
                                             const struct stance_table *t, const uint32_t *of,
                                             struct stance_error *err)
{
    const struct stance_column *name = stance_table_column(t, STANCE_ROLE_ACTOR);
    const struct stance_column *label = stance_table_column(t, STANCE_ROLE_LABEL);
    struct stance_text tidy = {0};
    enum stance_code code = STANCE_OK;
    for (size_t row = label ? t->row_n : 0; row-- > 0 && code == STANCE_OK;) {
        uint32_t entity = of[name->code[row]];
        if (entity == STANCE_NONE || e->item[entity].field[STANCE_FIELD_LABEL] ||
            label->code[row] == 0)
            continue;
        code = tidy_cell(&tidy, label, label->code[row], err);
        if (code == STANCE_OK)
            code = stance_dictionary_put(e->text, tidy.bytes, tidy.n,
                                         &e->item[entity].field[STANCE_FIELD_LABEL], err);
    }
    stance_text_free(&tidy);
    return code;
}

enum stance_code stance_entities_finish(struct stance_entity **out, const struct stance_entities *e,
                                        struct stance_error *err)
{
    struct stance_entity *entity = stance_memory_new(e->n, sizeof *entity);
    if (!entity)
        return stance_error_memory(err);
    for (size_t i = 0; i < e->n; i++) {
        const struct stance_entity_draft *item = &e->item[i];
        const char *text[STANCE_FIELDS];
        for (int k = 0; k < STANCE_FIELDS; k++)
            text[k] = stance_dictionary_text(e->text, item->field[k]);
        const char *label =
            *text[STANCE_FIELD_LABEL] ? text[STANCE_FIELD_LABEL] : text[STANCE_FIELD_ID];
        entity[i] = (struct stance_entity){
            .id = text[STANCE_FIELD_ID],
            .label = label,
            .short_name = *text[STANCE_FIELD_SHORT] ? text[STANCE_FIELD_SHORT] : label,
            .iso3 = text[STANCE_FIELD_ISO3],
            .note = text[STANCE_FIELD_NOTE],
            .proposition = text[STANCE_FIELD_PROPOSITION],
            .theme = text[STANCE_FIELD_THEME],
            .url = text[STANCE_FIELD_URL],
            .kind = item->kind,
            .row = item->row,
        };
    }
    *out = entity;
    return STANCE_OK;
}
