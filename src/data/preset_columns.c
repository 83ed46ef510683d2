/* preset_columns.c - what a preset makes of columns that have been read. */
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "preset.h"

size_t stance_preset_place(const char *names, const char *const *name, size_t n)
{
    for (const char *at = names; *at;) {
        size_t length = strcspn(at, "|");
        for (size_t i = 0; i < n; i++)
            if (strlen(name[i]) == length && memcmp(name[i], at, length) == 0)
                return i;
        at += length + (at[length] == '|');
    }
    return n;
}

/* ---- Texts ---- */

static bool all_digits(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (s[i] < '0' || s[i] > '9')
            return false;
    return n > 0;
}

static void put_form(struct stance_text *out, enum stance_preset_form form, const char *s, size_t n)
{
    size_t point = n;
    for (size_t i = 0; i < n && point == n; i++)
        point = s[i] == '.' ? i : n;
    if (form == STANCE_FORM_DAY && n == 8 && all_digits(s, n)) {
        stance_text_format(out, "%.4s-%.2s-%.2s", s, s + 4, s + 6);
        return;
    }
    bool zeros = point + 1 < n && all_digits(s, point);
    for (size_t i = point + 1; i < n; i++)
        zeros = zeros && s[i] == '0';
    stance_text_put(out, s, form == STANCE_FORM_WHOLE && zeros ? point : n);
}

/* A column that takes a new text for each code. */
struct rewriting {
    struct stance_dictionary text;
    uint32_t *code_of; /* old code -> new */
};

static enum stance_code rewrite(struct stance_column *c, size_t row_n, enum stance_preset_form form,
                                const char *missing, struct stance_error *err)
{
    struct rewriting w = {0};
    struct stance_text text = {0};
    size_t missing_n = missing ? strlen(missing) : 0;
    enum stance_code code = stance_dictionary_init(&w.text, err);
    w.code_of = stance_memory_new(c->text.n, sizeof *w.code_of);
    if (!code && !w.code_of)
        code = stance_error_memory(err);
    for (uint32_t i = 0; i < c->text.n && !code; i++) {
        const char *s = stance_dictionary_text(&c->text, i);
        size_t n = stance_dictionary_length(&c->text, i);
        stance_text_clear(&text);
        if (!missing || n != missing_n || memcmp(s, missing, n) != 0)
            put_form(&text, form, s, n);
        code = stance_text_end(&text, err);
        if (!code)
            code = stance_dictionary_put(&w.text, text.bytes, text.n, &w.code_of[i], err);
    }
    if (!code) {
        for (size_t row = 0; row < row_n; row++)
            c->code[row] = w.code_of[c->code[row]];
        stance_dictionary_clear(&c->text);
        c->text = w.text;
        w.text = (struct stance_dictionary){0};
    }
    stance_dictionary_clear(&w.text);
    stance_memory_free(w.code_of);
    stance_text_free(&text);
    return code;
}

static enum stance_code rewrite_all(struct stance_table *t,
                                    const struct stance_preset_table *preset,
                                    const struct stance_preset_column *columns,
                                    struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    for (size_t i = 0; i < t->column_n && !code; i++) {
        struct stance_column *c = &t->column[i];
        enum stance_preset_form form = STANCE_FORM_AS_IS;
        for (size_t k = 0; k < STANCE_PRESET_COLUMNS && columns[k].names; k++)
            if (columns[k].role == c->role)
                form = columns[k].form;
        if (form != STANCE_FORM_AS_IS || preset->missing)
            code = rewrite(c, t->row_n, form, preset->missing, err);
    }
    return code;
}

/* ---- Columns made of others ---- */

static const struct stance_column *by_name(const struct stance_table *t, const char *name, size_t n)
{
    for (size_t i = 0; i < t->column_n; i++)
        if (strlen(t->column[i].name) == n && memcmp(t->column[i].name, name, n) == 0)
            return &t->column[i];
    return NULL;
}

/* A new column with a code for every row, "" first.  The place in the header is that of the
 * column whose cells it is made of. */
static enum stance_code add_column(struct stance_table *t, enum stance_role role, const char *name,
                                   uint32_t header, struct stance_error *err)
{
    enum stance_code code = stance_table_add_column_as(t, name, strlen(name), role, header, err);
    if (code)
        return code;
    struct stance_column *c = &t->column[t->column_n - 1];
    if (!stance_memory_grow((void **)&c->code, &c->capacity, t->row_n, sizeof *c->code))
        return stance_error_memory(err);
    return STANCE_OK;
}

/* "117-Senate-12" of the columns congress, chamber and rollnumber.  The last is nearest to what
 * a reader looks for when the issue is told to be wrong. */
static enum stance_code compose_issue(struct stance_table *t, const char *names,
                                      struct stance_error *err)
{
    enum { PARTS = 4 };
    size_t place[PARTS], n = 0;
    struct stance_text text = {0};
    if (stance_table_column(t, STANCE_ROLE_ISSUE)) /* the caller named another */
        return STANCE_OK;
    for (const char *at = names; *at && n < PARTS;) {
        size_t length = strcspn(at, "|");
        const struct stance_column *c = by_name(t, at, length);
        if (!c)
            return STANCE_OK; /* told where the columns were chosen */
        place[n++] = (size_t)(c - t->column);
        at += length + (at[length] == '|');
    }
    enum stance_code code =
        add_column(t, STANCE_ROLE_ISSUE, "issue", t->column[place[n - 1]].header, err);
    struct stance_column *out = code ? NULL : &t->column[t->column_n - 1];
    for (size_t row = 0; row < t->row_n && !code; row++) {
        bool same = row > 0;
        for (size_t i = 0; i < n && same; i++)
            same = t->column[place[i]].code[row] == t->column[place[i]].code[row - 1];
        if (same) {
            out->code[row] = out->code[row - 1];
            continue;
        }
        stance_text_clear(&text);
        for (size_t i = 0; i < n; i++) {
            const struct stance_column *c = &t->column[place[i]];
            stance_text_puts(&text, i ? "-" : "");
            stance_text_puts(&text, stance_dictionary_text(&c->text, c->code[row]));
        }
        code = stance_text_end(&text, err);
        if (!code)
            code = stance_dictionary_put(&out->text, text.bytes, text.n, &out->code[row], err);
    }
    stance_text_free(&text);
    return code;
}

/* "y JORDAN": the stance, then the actor.  A cell of one word has no actor. */
static enum stance_code split_ballot(struct stance_table *t, const char *name,
                                     struct stance_error *err)
{
    const struct stance_column *c = by_name(t, name, strlen(name));
    if (!c || stance_table_column(t, STANCE_ROLE_STANCE) ||
        stance_table_column(t, STANCE_ROLE_ACTOR))
        return STANCE_OK;
    uint32_t header = c->header;
    size_t ballot = (size_t)(c - t->column);
    enum stance_code code = add_column(t, STANCE_ROLE_STANCE, "stance", header, err);
    if (!code)
        code = add_column(t, STANCE_ROLE_ACTOR, "actor", header, err);
    for (size_t row = 0; row < t->row_n && !code; row++) {
        struct stance_column *stance = &t->column[t->column_n - 2];
        struct stance_column *actor = &t->column[t->column_n - 1];
        c = &t->column[ballot];
        const char *s = stance_dictionary_text(&c->text, c->code[row]);
        s += strspn(s, " \t");
        size_t n = strcspn(s, " \t");
        const char *rest = s + n + strspn(s + n, " \t");
        code = stance_dictionary_put(&stance->text, s, n, &stance->code[row], err);
        if (!code)
            code = stance_dictionary_put(&actor->text, rest, strlen(rest), &actor->code[row], err);
    }
    return code;
}

enum stance_code stance_preset_finish(struct stance_table *t,
                                      const struct stance_preset_table *preset,
                                      struct stance_error *err)
{
    bool actors = t->kind == STANCE_TABLE_ACTORS;
    enum stance_code code = rewrite_all(t, preset, actors ? preset->actor : preset->column, err);
    if (!code && !actors && preset->issue)
        code = compose_issue(t, preset->issue, err);
    if (!code && !actors && preset->ballot)
        code = split_ballot(t, preset->ballot, err);
    return code;
}
