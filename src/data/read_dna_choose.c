/* read_dna_choose.c - which type of statement is read, and which variable is what. */
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "dna_file.h"

static const char default_type[] = "DNA Statement";

const char *const stance_dna_column_name[STANCE_DNA_COLUMNS] = {
    "id",    "type", "doc",   "time",  "author", "source",    "section", "doctype",
    "start", "stop", "coder", "title", "quote",  "source_id", "locator"};

enum stance_dna_column stance_dna_column_of(const char *name)
{
    int i = 0;
    while (i < STANCE_DNA_COLUMNS && strcmp(stance_dna_column_name[i], name) != 0)
        i++;
    return (enum stance_dna_column)i;
}

void stance_dna_put_variable(struct stance_text *out, const struct stance_dna_variable *v)
{
    stance_text_put_tidy(out, v->name, strlen(v->name));
    if (!out->failed && stance_dna_column_of(out->bytes ? out->bytes : "") != STANCE_DNA_COLUMNS)
        stance_text_puts(out, "_variable");
}

static const struct stance_dna_variable *find(const struct stance_dna_file *x, int64_t type,
                                              const char *name)
{
    for (size_t i = 0; i < x->variable_n; i++)
        if (x->variable[i].type == type && strcmp(x->variable[i].name, name) == 0)
            return &x->variable[i];
    return NULL;
}

const struct stance_dna_variable *stance_dna_variable_of(const struct stance_dna_file *x,
                                                         const char *name)
{
    return stance_dna_column_of(name) == STANCE_DNA_COLUMNS ? find(x, x->type, name) : NULL;
}

/* ---- What the caller calls actor, issue and stance ---- */

/* The part of "role=column,..." behind the '=' of a role, tidy; "" where it has none. */
static void put_mapped(struct stance_text *out, const char *columns, enum stance_role role)
{
    struct stance_text left = {0};
    for (const char *at = columns; at && *at;) {
        size_t n = strcspn(at, ",");
        const char *equals = memchr(at, '=', n);
        stance_text_clear(&left);
        if (equals)
            stance_text_put_tidy(&left, at, (size_t)(equals - at));
        if (equals && left.bytes && stance_role_of(STANCE_TABLE_STATEMENTS, left.bytes) == role)
            stance_text_put_tidy(out, equals + 1, n - (size_t)(equals + 1 - at));
        at += n + (at[n] == ',');
    }
    out->failed |= left.failed;
    stance_text_free(&left);
}

static enum stance_code take_name(char **out, const struct stance_dna_file *x,
                                  enum stance_role role, const char *chosen, const char *usual,
                                  struct stance_error *err)
{
    struct stance_text name = {0};
    put_mapped(&name, x->options->read.columns, role);
    if (name.n == 0)
        stance_text_puts(&name, chosen ? chosen : usual);
    enum stance_code code = stance_text_end(&name, err);
    if (code == STANCE_OK && !(*out = stance_memory_copy(name.bytes, name.n)))
        code = stance_error_memory(err);
    stance_text_free(&name);
    return code;
}

static enum stance_code take_names(struct stance_dna_file *x, struct stance_error *err)
{
    const struct stance_read_options *o = &x->options->read;
    bool none = o->raw && x->options->project.dna.qualifier == STANCE_QUALIFIER_NONE;
    enum stance_code code =
        take_name(&x->actor, x, STANCE_ROLE_ACTOR, o->dna_actor, "organization", err);
    if (code == STANCE_OK)
        code = take_name(&x->issue, x, STANCE_ROLE_ISSUE, o->dna_issue, "concept", err);
    if (code == STANCE_OK && !none)
        code = take_name(&x->qualifier, x, STANCE_ROLE_STANCE, o->dna_qualifier, "agreement", err);
    return code;
}

/* ---- Variables and types ---- */

static enum stance_code load_variables(struct stance_dna_file *x, struct stance_error *err)
{
    sqlite3_stmt *s = NULL;
    enum stance_code code = stance_database_prepare(
        &s, x->b, "SELECT ID, StatementTypeId, Variable, DataType FROM VARIABLES ORDER BY ID", err);
    while (code == STANCE_OK && stance_dna_next(x, s, &code, err) > 0) {
        struct stance_dna_variable v = {.id = sqlite3_column_int64(s, 0),
                                        .type = sqlite3_column_int64(s, 1),
                                        .name = stance_dna_text(s, 2),
                                        .kind = stance_dna_text(s, 3)};
        if (v.name && v.kind &&
            stance_memory_grow((void **)&x->variable, &x->variable_capacity, x->variable_n + 1,
                               sizeof *x->variable)) {
            x->variable[x->variable_n++] = v;
            continue;
        }
        stance_memory_free(v.name);
        stance_memory_free(v.kind);
        code = stance_error_memory(err);
    }
    sqlite3_finalize(s);
    return code;
}

static bool knows(const struct stance_dna_file *x, int64_t type, const char *name)
{
    return !name || stance_dna_column_of(name) != STANCE_DNA_COLUMNS || find(x, type, name);
}

static bool fits(const struct stance_dna_file *x, int64_t type)
{
    return knows(x, type, x->actor) && knows(x, type, x->issue) && knows(x, type, x->qualifier);
}

/* "'DNA Statement' (person, organization, ...)" */
static void put_type(struct stance_text *out, const struct stance_dna_file *x, int64_t type,
                     const char *name)
{
    size_t n = 0;
    stance_text_puts(out, out->n ? ", '" : "'");
    stance_text_put_quoted(out, name, strlen(name), 40);
    stance_text_puts(out, "' (");
    for (size_t i = 0; i < x->variable_n; i++) {
        if (x->variable[i].type != type)
            continue;
        stance_text_puts(out, n++ ? ", " : "");
        stance_text_put_quoted(out, x->variable[i].name, strlen(x->variable[i].name), 30);
    }
    stance_text_putc(out, ')');
}

struct choice {
    const char *wanted; /* --dna-type, or NULL */
    size_t fit_n;
    bool usual; /* the default type fits */
    struct stance_text there, fitting;
};

static enum stance_code look_at_types(struct stance_dna_file *x, struct choice *c,
                                      struct stance_error *err)
{
    sqlite3_stmt *s = NULL;
    enum stance_code code =
        stance_database_prepare(&s, x->b, "SELECT ID, Label FROM STATEMENTTYPES ORDER BY ID", err);
    while (code == STANCE_OK && stance_dna_next(x, s, &code, err) > 0) {
        int64_t type = sqlite3_column_int64(s, 0);
        char *name = stance_dna_text(s, 1);
        if (!name) {
            code = stance_error_memory(err);
            break;
        }
        put_type(&c->there, x, type, name);
        bool named = c->wanted && strcmp(name, c->wanted) == 0;
        bool usual = !c->wanted && strcmp(name, default_type) == 0;
        if (fits(x, type) && (!c->wanted || named)) {
            put_type(&c->fitting, x, type, name);
            if (c->fit_n++ == 0 || usual) {
                stance_memory_free(x->type_name);
                x->type = type;
                x->type_name = name;
                name = NULL;
            }
            c->usual |= usual;
        }
        stance_memory_free(name);
    }
    sqlite3_finalize(s);
    if (code == STANCE_OK && (c->there.failed || c->fitting.failed))
        code = stance_error_memory(err);
    return code;
}

static enum stance_code no_type(const struct stance_dna_file *x, const struct choice *c,
                                struct stance_error *err)
{
    struct stance_text m = {0};
    stance_text_puts(&m, "no type of statement ");
    if (c->wanted) {
        stance_text_puts(&m, "called '");
        stance_text_put_quoted(&m, c->wanted, strlen(c->wanted), 40);
        stance_text_puts(&m, "' ");
    }
    stance_text_puts(&m, "with the variables '");
    stance_text_put_quoted(&m, x->actor, strlen(x->actor), 30);
    stance_text_puts(&m, x->qualifier ? "', '" : "' and '");
    stance_text_put_quoted(&m, x->issue, strlen(x->issue), 30);
    if (x->qualifier) {
        stance_text_puts(&m, "' and '");
        stance_text_put_quoted(&m, x->qualifier, strlen(x->qualifier), 30);
    }
    stance_text_puts(&m, "' (--dna-actor, --dna-issue, --dna-qualifier, --dna-type); there are ");
    stance_text_puts(&m, c->there.n ? c->there.bytes : "none");
    enum stance_code code = stance_text_end(&m, err);
    if (code == STANCE_OK)
        code = stance_error_set(err, STANCE_E_VALUE, "%s: %s", x->b->file, m.bytes);
    stance_text_free(&m);
    return code;
}

enum stance_code stance_dna_choose(struct stance_dna_file *x, struct stance_error *err)
{
    struct choice c = {.wanted = x->options->read.dna_type};
    enum stance_code code = take_names(x, err);
    if (code == STANCE_OK)
        code = load_variables(x, err);
    if (code == STANCE_OK)
        code = look_at_types(x, &c, err);
    if (code == STANCE_OK && c.fit_n == 0)
        code = no_type(x, &c, err);
    else if (code == STANCE_OK && c.fit_n > 1 && !c.usual)
        code = stance_error_set(err, STANCE_E_VALUE,
                                "%s: several types of statement fit: choose one by --dna-type: %s",
                                x->b->file, c.fitting.bytes);
    stance_text_free(&c.there);
    stance_text_free(&c.fitting);
    return code;
}

/* ---- The mapping ---- */

static void put_entry(struct stance_text *out, const char *role, const char *column)
{
    stance_text_puts(out, out->n ? "," : "");
    stance_text_puts(out, role);
    stance_text_putc(out, '=');
    stance_text_puts(out, column);
}

/* Is a role given by the caller, or its column taken for another? */
static bool is_settled(const struct stance_dna_file *x, enum stance_role role, const char *column)
{
    struct stance_text mapped = {0};
    bool settled = strcmp(column, x->actor) == 0 || strcmp(column, x->issue) == 0 ||
                   (x->qualifier && strcmp(column, x->qualifier) == 0);
    put_mapped(&mapped, x->options->read.columns, role);
    settled |= mapped.n > 0;
    for (int other = 0; other < STANCE_ROLES && !settled; other++) {
        stance_text_clear(&mapped);
        put_mapped(&mapped, x->options->read.columns, (enum stance_role)other);
        settled |= mapped.n > 0 && strcmp(mapped.bytes, column) == 0;
    }
    stance_text_free(&mapped);
    return settled;
}

enum stance_code stance_dna_mapping(struct stance_text *out, const struct stance_dna_file *x,
                                    struct stance_error *err)
{
    static const struct {
        enum stance_role role;
        const char *name, *column;
    } usual[] = {{STANCE_ROLE_DATE, "date", "time"},
                 {STANCE_ROLE_SOURCE, "source", "source_id"},
                 {STANCE_ROLE_SPEAKER, "speaker", "person"}};
    struct stance_text given = {0};
    const char *columns = x->options->read.columns;
    const char *const name[] = {x->actor, x->issue, x->qualifier};
    const enum stance_role role[] = {STANCE_ROLE_ACTOR, STANCE_ROLE_ISSUE, STANCE_ROLE_STANCE};
    stance_text_puts(out, columns ? columns : "");
    for (int i = 0; i < 3; i++) {
        stance_text_clear(&given);
        put_mapped(&given, columns, role[i]);
        if (given.n == 0 && name[i])
            put_entry(out, stance_role_name(role[i]), name[i]);
    }
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        if (!is_settled(x, usual[i].role, usual[i].column) &&
            (usual[i].role != STANCE_ROLE_SPEAKER || stance_dna_variable_of(x, usual[i].column)))
            put_entry(out, usual[i].name, usual[i].column);
    out->failed |= given.failed;
    stance_text_free(&given);
    return stance_text_end(out, err);
}
