/* columns.c - roles from names and from the caller's mapping. */
#include "columns.h"

#include <stdio.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "preset.h"
#include "vocabulary.h"

/* What is being worked out, per column of the header. */
struct choice {
    const struct stance_header *header;
    enum stance_role *role;
    bool *named;               /* by the caller's mapping */
    bool mapped[STANCE_ROLES]; /* roles that the mapping has settled */
    const struct stance_preset_table *preset;
    bool raw; /* a column may name the document as well as an actor or issue */
};

static const char *name_of(const struct stance_header *h, uint32_t column)
{
    return stance_dictionary_text(&h->text, h->name[column]);
}

/* "'actor', 'issue' and 3 more"; for messages. */
static void put_names(struct stance_text *m, const struct stance_header *h)
{
    enum { LISTED = 12 };
    for (uint32_t i = 0; i < h->n && i < LISTED; i++) {
        stance_text_puts(m, i ? ", '" : "'");
        stance_text_put_quoted(m, name_of(h, i), strlen(name_of(h, i)), 40);
        stance_text_puts(m, "'");
    }
    if (h->n > LISTED)
        stance_text_format(m, " and %u more", (unsigned)(h->n - LISTED));
}

static void put_slip(struct stance_text *m, const struct stance_header *h, const char *name)
{
    size_t least = SIZE_MAX;
    uint32_t best = 0;
    for (uint32_t i = 0; i < h->n; i++) {
        const char *other = name_of(h, i);
        size_t distance = stance_word_slip(name, strlen(name), other, strlen(other));
        if (distance < least) {
            least = distance;
            best = i;
        }
    }
    if (least == SIZE_MAX)
        return;
    stance_text_puts(m, " (did you mean '");
    stance_text_put_quoted(m, name_of(h, best), strlen(name_of(h, best)), 40);
    stance_text_puts(m, "'?)");
}

/* "expected ROLE=COLUMN, got ...", or why the role is none. */
static enum stance_code bad_mapping(const char *entry, size_t n, const char *why,
                                    struct stance_error *err)
{
    struct stance_text shown = {0};
    stance_text_put_quoted(&shown, entry, n, 60);
    enum stance_code code = stance_text_end(&shown, err);
    if (code == STANCE_OK)
        code = stance_error_set(err, STANCE_E_VALUE, "columns: %s, got '%s'", why, shown.bytes);
    stance_text_free(&shown);
    return code;
}

static void report_absent(const struct stance_table *t, const struct stance_header *h,
                          const char *name, struct stance_findings *f)
{
    struct stance_text *m =
        stance_findings_open(f, STANCE_ERROR, stance_place_header(t->kind, STANCE_NONE));
    if (!m)
        return;
    stance_text_puts(m, "no column '");
    stance_text_put_quoted(m, name, strlen(name), 40);
    stance_text_puts(m, "'");
    put_slip(m, h, name);
    stance_text_puts(m, "; the columns are ");
    put_names(m, h);
    stance_findings_close(f);
}

/* One "role=column". */
static enum stance_code map_one(struct stance_table *t, struct choice *c, const char *entry,
                                size_t n, struct stance_findings *f, struct stance_error *err)
{
    const char *equals = memchr(entry, '=', n);
    if (!equals)
        return bad_mapping(entry, n, "expected ROLE=COLUMN", err);
    struct stance_text left = {0}, right = {0};
    stance_text_put_tidy(&left, entry, (size_t)(equals - entry));
    stance_text_put_tidy(&right, equals + 1, n - (size_t)(equals + 1 - entry));
    enum stance_code code = stance_text_end(&left, err);
    if (code == STANCE_OK)
        code = stance_text_end(&right, err);
    if (code != STANCE_OK)
        goto done;
    enum stance_role role = stance_role_of(t->kind, left.bytes);
    if (role == STANCE_ROLE_OTHER || right.n == 0 || c->mapped[role]) {
        code = bad_mapping(entry, n,
                           right.n == 0 ? "expected a column behind the '='"
                           : role == STANCE_ROLE_OTHER
                               ? "expected actor, issue, stance, date, weight, basis, source, "
                                 "locator, evidence, document, speaker, url or iso3 before the '='"
                               : "a role is named twice",
                           err);
        goto done;
    }
    c->mapped[role] = true;
    uint32_t text = stance_dictionary_find(&c->header->text, right.bytes, right.n), i = 0;
    while (i < c->header->n && c->header->name[i] != text)
        i++;
    if (i == c->header->n) {
        report_absent(t, c->header, right.bytes, f);
    } else if (c->named[i] && c->raw && role == STANCE_ROLE_DOCUMENT) {
        c->mapped[role] = false; /* found by its name where it is needed (graph/dna.h) */
    } else if (c->named[i]) {
        code = bad_mapping(entry, n, "a column has two roles", err);
    } else {
        c->role[i] = role;
        c->named[i] = true;
    }
done:
    stance_text_free(&left);
    stance_text_free(&right);
    return code;
}

static enum stance_code map_all(struct stance_table *t, struct choice *c, const char *columns,
                                struct stance_findings *f, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    for (const char *at = columns; code == STANCE_OK && *at;) {
        size_t n = strcspn(at, ",");
        code = map_one(t, c, at, n, f, err);
        at += n + (at[n] == ',');
    }
    return code;
}

/* ---- By the preset ---- */

/* The columns of the preset for this table, NULL where it says nothing of it. */
static const struct stance_preset_column *preset_columns(const struct stance_table *t,
                                                         const struct stance_preset_table *preset)
{
    return !preset                          ? NULL
           : t->kind == preset->kind        ? preset->column
           : t->kind == STANCE_TABLE_ACTORS ? preset->actor
                                            : NULL;
}

/* Keeps the columns that together say what role is; false: one is not there. */
static bool keep_parts(struct choice *c, const char *const *name, const char *parts)
{
    char part[64];
    bool all = true;
    for (const char *at = parts; *at;) {
        size_t n = strcspn(at, "|");
        snprintf(part, sizeof part, "%.*s", (int)n, at);
        size_t i = stance_preset_place(part, name, c->header->n);
        if (i < c->header->n)
            c->named[i] = true;
        all = all && i < c->header->n;
        at += n + (at[n] == '|');
    }
    return all;
}

/* What the mapping left open. */
static enum stance_code map_preset(const struct stance_table *t, struct choice *c,
                                   struct stance_error *err)
{
    const struct stance_preset_column *column = preset_columns(t, c->preset);
    const char **name = stance_memory_new(c->header->n, sizeof *name);
    if (!name)
        return stance_error_memory(err);
    for (uint32_t i = 0; i < c->header->n; i++)
        name[i] = name_of(c->header, i);
    for (size_t k = 0; column && k < STANCE_PRESET_COLUMNS && column[k].names; k++) {
        size_t i = stance_preset_place(column[k].names, name, c->header->n);
        if (c->mapped[column[k].role] || i == c->header->n || c->named[i])
            continue;
        c->role[i] = column[k].role;
        c->named[i] = c->mapped[column[k].role] = true;
    }
    if (column == c->preset->column && c->preset->issue && !c->mapped[STANCE_ROLE_ISSUE] &&
        keep_parts(c, name, c->preset->issue))
        c->mapped[STANCE_ROLE_ISSUE] = true;
    if (column == c->preset->column && c->preset->ballot && !c->mapped[STANCE_ROLE_STANCE] &&
        !c->mapped[STANCE_ROLE_ACTOR] && keep_parts(c, name, c->preset->ballot))
        c->mapped[STANCE_ROLE_STANCE] = c->mapped[STANCE_ROLE_ACTOR] = true;
    stance_memory_free(name);
    return STANCE_OK;
}

/* " (the preset un expects 'iso3' or 'ms_code')", where it has a word on the role. */
static void put_expected(struct stance_text *m, const struct stance_table *t,
                         const struct stance_preset_table *preset, enum stance_role role)
{
    const struct stance_preset_column *column = preset_columns(t, preset);
    const char *names = column && role == STANCE_ROLE_ISSUE ? preset->issue : NULL;
    const char *between = names ? "', '" : "' or '";
    for (size_t k = 0; column && k < STANCE_PRESET_COLUMNS && column[k].names; k++)
        names = column[k].role == role ? column[k].names : names;
    if (!names)
        return;
    stance_text_format(m, " (the preset %s expects '", preset->name);
    for (; *names; names++)
        if (*names == '|')
            stance_text_puts(m, between);
        else
            stance_text_putc(m, *names);
    stance_text_puts(m, "')");
}

/* Roles by name for what the mapping left open: the canonical name before an alias,
 * then the column further left. */
static void infer_roles(const struct stance_table *t, struct choice *c)
{
    bool taken[STANCE_ROLES];
    memcpy(taken, c->mapped, sizeof taken);
    for (int canonical = 1; canonical >= 0; canonical--)
        for (uint32_t i = 0; i < c->header->n; i++) {
            if (c->role[i] != STANCE_ROLE_OTHER)
                continue;
            const char *name = name_of(c->header, i);
            enum stance_role role = stance_role_of(t->kind, name);
            if (taken[role] || role == STANCE_ROLE_OTHER ||
                stance_role_is_canonical(role, name) != (bool)canonical)
                continue;
            c->role[i] = role;
            taken[role] = true;
        }
}

/* prefix: "actor." in a table of actors, whose columns are filtered on under that name. */
static bool filter_names(const char *const *filter, size_t n, const char *prefix, const char *name)
{
    size_t skip = strlen(prefix);
    for (size_t i = 0; i < n; i++) {
        size_t length = strcspn(filter[i], "=");
        if (length == skip + strlen(name) && memcmp(filter[i], prefix, skip) == 0 &&
            memcmp(filter[i] + skip, name, length - skip) == 0)
            return true;
    }
    return false;
}

static bool asked_for(const struct stance_table *t, const struct stance_options *o,
                      const char *name)
{
    const char *prefix = t->kind == STANCE_TABLE_ACTORS   ? "actor."
                         : t->kind == STANCE_TABLE_ISSUES ? "issue."
                                                          : "";
    return filter_names(o->select.only, o->select.only_n, prefix, name) ||
           filter_names(o->select.except, o->select.except_n, prefix, name) ||
           filter_names(o->read.also, o->read.also_n, "", name);
}

static bool is_kept(const struct stance_table *t, const struct choice *c, uint32_t i,
                    const struct stance_options *o)
{
    enum stance_role role = c->role[i];
    if (o->read.all_columns || o->read.raw || c->named[i] ||
        asked_for(t, o, name_of(c->header, i)) ||
        (role != STANCE_ROLE_OTHER && asked_for(t, o, stance_role_name(role))))
        return true;
    if (t->kind != STANCE_TABLE_STATEMENTS)
        return role != STANCE_ROLE_OTHER;
    return role == STANCE_ROLE_ACTOR || role == STANCE_ROLE_ISSUE || role == STANCE_ROLE_STANCE ||
           role == STANCE_ROLE_WEIGHT || role == STANCE_ROLE_DATE || role == STANCE_ROLE_BASIS ||
           role == STANCE_ROLE_ISO3 ||
           ((role == STANCE_ROLE_DOCUMENT || role == STANCE_ROLE_SOURCE) &&
            o->select.duplicates == STANCE_DUPLICATES_DOCUMENT);
}

static void report_missing(const struct stance_table *t, const struct choice *c,
                           struct stance_findings *f)
{
    size_t required_n;
    const enum stance_role *required = stance_table_required(t->kind, &required_n);
    for (size_t i = 0; i < required_n; i++) {
        if (t->by_role[required[i]] || c->mapped[required[i]])
            continue;
        struct stance_text *m =
            stance_findings_open(f, STANCE_ERROR, stance_place_header(t->kind, STANCE_NONE));
        if (!m)
            continue;
        stance_text_format(m, "no column '%s'", stance_role_name(required[i]));
        if (c->preset)
            put_expected(m, t, c->preset, required[i]);
        else
            put_slip(m, c->header, stance_role_name(required[i]));
        stance_text_puts(m, "; the columns are ");
        put_names(m, c->header);
        if (t->kind == STANCE_TABLE_STATEMENTS)
            stance_text_format(m, " (name one by the mapping %s=COLUMN)",
                               stance_role_name(required[i]));
        stance_findings_close(f);
    }
}

static enum stance_code report_doubles(const struct stance_table *t, const struct stance_header *h,
                                       struct stance_findings *f, struct stance_error *err)
{
    uint32_t *first = stance_memory_new(h->text.n, sizeof *first); /* column + 1 */
    if (!first)
        return stance_error_memory(err);
    for (uint32_t i = 0; i < h->n; i++) {
        uint32_t name = h->name[i];
        if (name != 0 && first[name]) {
            struct stance_text *m =
                stance_findings_open(f, STANCE_ERROR, stance_place_header(t->kind, i));
            if (m) {
                stance_text_puts(m, "column '");
                stance_text_put_quoted(m, name_of(h, i), strlen(name_of(h, i)), 40);
                stance_text_format(m, "' stands twice, as column %u and column %u",
                                   (unsigned)first[name], (unsigned)i + 1);
                stance_findings_close(f);
            }
        } else {
            first[name] = i + 1;
        }
    }
    stance_memory_free(first);
    return STANCE_OK;
}

/* The name of a column that is not kept, for who asks for one that there is not. */
static enum stance_code note_unread(struct stance_table *t, const char *name,
                                    struct stance_error *err)
{
    uint32_t ignored;
    enum stance_code code = t->unread.n ? STANCE_OK : stance_dictionary_init(&t->unread, err);
    return code == STANCE_OK ? stance_dictionary_put(&t->unread, name, strlen(name), &ignored, err)
                             : code;
}

enum stance_code stance_columns_choose(struct stance_table *t, const struct stance_header *header,
                                       const struct stance_options *options,
                                       struct stance_findings *f, struct stance_error *err)
{
    struct choice c = {.header = header,
                       .preset = stance_preset_find(options->read.preset),
                       .raw = options->read.raw};
    bool main_table = t->kind == (c.preset ? c.preset->kind : STANCE_TABLE_STATEMENTS);
    c.role = stance_memory_new(header->n, sizeof *c.role);
    c.named = stance_memory_new(header->n, sizeof *c.named);
    enum stance_code code = c.role && c.named ? STANCE_OK : stance_error_memory(err);
    if (code == STANCE_OK)
        code = report_doubles(t, header, f, err);
    if (code == STANCE_OK && main_table && options->read.columns)
        code = map_all(t, &c, options->read.columns, f, err);
    if (code == STANCE_OK && c.preset)
        code = map_preset(t, &c, err);
    if (code == STANCE_OK)
        infer_roles(t, &c);
    for (uint32_t i = 0; i < header->n && code == STANCE_OK; i++)
        if (is_kept(t, &c, i, options))
            code = stance_table_add_column_as(t, name_of(header, i), strlen(name_of(header, i)),
                                              c.role[i], i, err);
        else
            code = note_unread(t, name_of(header, i), err);
    if (code == STANCE_OK)
        report_missing(t, &c, f);
    stance_memory_free(c.role);
    stance_memory_free(c.named);
    return code;
}
