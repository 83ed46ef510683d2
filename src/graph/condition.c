/* condition.c - taking "COLUMN=GLOB,GLOB" apart and finding the column. */
#include "condition.h"

#include <string.h>

#include "../base/error.h"
#include "../base/text.h"

bool stance_condition_matches(const struct stance_condition *c, const char *text, size_t n)
{
    const char *glob = c->globs;
    for (;;) {
        size_t end = 0;
        while (glob[end] && glob[end] != ',')
            end += glob[end] == '\\' && glob[end + 1] ? 2 : 1;
        if (stance_text_glob(glob, end, text, n))
            return true;
        if (!glob[end])
            return false;
        glob += end + 1;
    }
}

bool stance_condition_holds(const struct stance_condition *c, const char *text, size_t n)
{
    return stance_condition_matches(c, text, n) != c->except;
}

/* By the header's own word first, then by role ("paraphrase" is "evidence"). */
static const struct stance_column *find_column(const struct stance_table *t, const char *name,
                                               size_t n)
{
    char copy[256];
    for (size_t i = 0; i < t->column_n; i++)
        if (strlen(t->column[i].name) == n && memcmp(t->column[i].name, name, n) == 0)
            return &t->column[i];
    if (n >= sizeof copy)
        return NULL;
    memcpy(copy, name, n);
    copy[n] = '\0';
    enum stance_role role = stance_role_of(t->kind, copy);
    return role == STANCE_ROLE_OTHER ? NULL : stance_table_column(t, role);
}

/* What a message has room for. */
enum { NAMES_MOST = 380 };

static void put_name(struct stance_text *text, const char *prefix, const char *name, size_t *more)
{
    if (text->n > NAMES_MOST || *more) {
        ++*more;
        return;
    }
    stance_text_puts(text, text->n ? ", " : "");
    stance_text_puts(text, prefix);
    stance_text_put_quoted(text, name, strlen(name), 24);
}

/* All that can be asked for: those read, then those of the header that nobody asked for. */
static void put_names(struct stance_text *text, const struct stance_table *t, const char *prefix,
                      size_t *more)
{
    for (size_t i = 0; i < t->column_n; i++)
        put_name(text, prefix, t->column[i].name, more);
    for (uint32_t code = 1; code < t->unread.n; code++)
        put_name(text, prefix, stance_dictionary_text(&t->unread, code), more);
}

static enum stance_code no_such_column(const struct stance_dataset *d, const char *name, size_t n,
                                       struct stance_error *err)
{
    struct stance_text asked = {0}, there = {0};
    size_t more = 0;
    stance_text_put_quoted(&asked, name, n, 40);
    put_names(&there, &d->table[STANCE_TABLE_STATEMENTS], "", &more);
    put_names(&there, &d->table[STANCE_TABLE_ACTORS], "actor.", &more);
    put_names(&there, &d->table[STANCE_TABLE_ISSUES], "issue.", &more);
    if (more)
        stance_text_format(&there, ", and %zu more", more);
    enum stance_code code = stance_text_end(&asked, err);
    if (code == STANCE_OK)
        code = stance_text_end(&there, err);
    if (code == STANCE_OK)
        code = stance_error_set(err, STANCE_E_VALUE, "no column '%s' to filter on; there are: %s",
                                asked.bytes, there.n ? there.bytes : "none");
    stance_text_free(&asked);
    stance_text_free(&there);
    return code;
}

enum stance_code stance_condition_parse(struct stance_condition *out,
                                        const struct stance_dataset *d, const char *spec,
                                        bool except, struct stance_error *err)
{
    const char *equals = strchr(spec, '=');
    struct stance_condition c = {.except = except};
    if (!equals || equals == spec)
        return stance_error_set(err, STANCE_E_VALUE,
                                "%s: expected COLUMN=PATTERN, such as basis=stated, got '%.80s'",
                                except ? "--except" : "--only", spec);
    size_t n = (size_t)(equals - spec);
    c.globs = equals + 1;
    c.table = STANCE_TABLE_STATEMENTS;
    c.column = find_column(&d->table[c.table], spec, n);
    if (c.column) {
        c.twin = find_column(&d->table[STANCE_TABLE_ALIGNMENTS], spec, n);
    } else if (n > 6 && memcmp(spec, "actor.", 6) == 0) {
        c.table = STANCE_TABLE_ACTORS;
        c.column = find_column(&d->table[c.table], spec + 6, n - 6);
    } else if (n > 6 && memcmp(spec, "issue.", 6) == 0) {
        c.table = STANCE_TABLE_ISSUES;
        c.column = find_column(&d->table[c.table], spec + 6, n - 6);
    }
    if (!c.column)
        return no_such_column(d, spec, n, err);
    *out = c;
    return STANCE_OK;
}
