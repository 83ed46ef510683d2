/* read_dna.c - the statements of a DNA database: rows, header, and the columns that variables fill.
 *
 * Rows are the statements of one type by id.  A column is filled by a question of its
 * own, in any order, so that only what is kept is read and nothing is allocated per row. */
#include "read_dna.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/number.h"
#include "../base/text.h"
#include "database_names.h"
#include "dna_file.h"

enum stance_code stance_dna_is(bool *out, const struct stance_database *b, struct stance_error *err)
{
    static const char *const of_all[] = {"DOCUMENTS", "STATEMENTS",    "STATEMENTTYPES",
                                         "VARIABLES", "DATASHORTTEXT", NULL};
    static const char *const of_three[] = {"ENTITIES", "ATTRIBUTEVARIABLES", "ATTRIBUTEVALUES",
                                           NULL};
    bool dna, three = false;
    enum stance_code code = stance_database_look_all(&dna, b, of_all, err);
    if (code == STANCE_OK && dna)
        code = stance_database_look_all(&three, b, of_three, err);
    if (code == STANCE_OK && dna && !three)
        code = stance_error_set(err, STANCE_E_DATA,
                                "a database of DNA 2: import it into a new one with DNA 3");
    *out = dna && three;
    return code;
}

bool stance_dna_meant(const struct stance_read_options *o)
{
    return o->dna_actor || o->dna_issue || o->dna_qualifier || o->dna_type;
}

/* ---- Asking ---- */

enum stance_code stance_dna_ask(sqlite3_stmt **out, const struct stance_dna_file *x,
                                const char *sql, int64_t number, struct stance_error *err)
{
    enum stance_code code = stance_database_prepare(out, x->b, sql, err);
    return code == STANCE_OK ? stance_database_code(x->b, sqlite3_bind_int64(*out, 1, number), err)
                             : code;
}

int stance_dna_next(const struct stance_dna_file *x, sqlite3_stmt *s, enum stance_code *code,
                    struct stance_error *err)
{
    int answer = sqlite3_step(s);
    *code = stance_database_code(x->b, answer, err);
    return *code != STANCE_OK ? -1 : answer == SQLITE_ROW;
}

char *stance_dna_text(sqlite3_stmt *s, int column)
{
    const char *text = (const char *)sqlite3_column_text(s, column);
    if (!text && sqlite3_column_type(s, column) != SQLITE_NULL)
        return NULL;
    return stance_memory_copy(text ? text : "", text ? strlen(text) : 0);
}

struct stance_column *stance_dna_kept(const struct stance_dna_file *x, const char *name)
{
    struct stance_table *t = &x->d->table[STANCE_TABLE_STATEMENTS];
    for (size_t i = 0; i < t->column_n; i++)
        if (strcmp(t->column[i].name, name) == 0)
            return &t->column[i];
    return NULL;
}

/* ---- Rows ---- */

static enum stance_code load_rows(struct stance_dna_file *x, struct stance_error *err)
{
    sqlite3_stmt *s = NULL;
    enum stance_code code = stance_dna_ask(&s, x,
                                           "SELECT ID, DocumentId, Start, Stop FROM STATEMENTS "
                                           "WHERE StatementTypeId = ? ORDER BY ID",
                                           x->type, err);
    while (code == STANCE_OK && stance_dna_next(x, s, &code, err) > 0) {
        struct stance_dna_row row = {sqlite3_column_int64(s, 0), sqlite3_column_int64(s, 1),
                                     sqlite3_column_int64(s, 2), sqlite3_column_int64(s, 3)};
        if (x->row_n && row.id <= x->row[x->row_n - 1].id)
            code = stance_database_code(x->b, SQLITE_CORRUPT, err);
        else if (x->row_n == STANCE_NONE - 1 ||
                 !stance_memory_grow((void **)&x->row, &x->row_capacity, x->row_n + 1,
                                     sizeof *x->row))
            code = stance_error_memory(err);
        else
            x->row[x->row_n++] = row;
    }
    sqlite3_finalize(s);
    return code;
}

/* The row of a statement, or STANCE_NONE: another type, or nowhere. */
static uint32_t row_of(const struct stance_dna_file *x, int64_t id)
{
    size_t low = 0, high = x->row_n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (x->row[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < x->row_n && x->row[low].id == id ? (uint32_t)low : STANCE_NONE;
}

/* ---- Header ---- */

static enum stance_code add_name(struct stance_header *h, const char *name, size_t n,
                                 struct stance_error *err)
{
    return stance_dictionary_put(&h->text, name, n, &h->name[h->n++], err);
}

static enum stance_code make_header(struct stance_header *h, const struct stance_dna_file *x,
                                    struct stance_error *err)
{
    struct stance_text name = {0};
    h->name = stance_memory_new(STANCE_DNA_COLUMNS + x->variable_n, sizeof *h->name);
    enum stance_code code =
        h->name ? stance_dictionary_init(&h->text, err) : stance_error_memory(err);
    for (int i = 0; i < STANCE_DNA_COLUMNS && code == STANCE_OK; i++) {
        for (size_t k = 0; k < x->variable_n && i == STANCE_DNA_BEFORE_VARIABLES; k++) {
            if (x->variable[k].type != x->type || code != STANCE_OK)
                continue;
            stance_text_clear(&name);
            stance_dna_put_variable(&name, &x->variable[k]);
            code = stance_text_end(&name, err);
            if (code == STANCE_OK)
                code = add_name(h, name.bytes, name.n, err);
        }
        const char *fixed = stance_dna_column_name[i];
        if (code == STANCE_OK)
            code = add_name(h, fixed, strlen(fixed), err);
    }
    stance_text_free(&name);
    return code;
}

static enum stance_code open_statements(struct stance_dna_file *x, struct stance_error *err)
{
    struct stance_table *t = &x->d->table[STANCE_TABLE_STATEMENTS];
    struct stance_options options = *x->options;
    struct stance_header header = {0};
    struct stance_text mapping = {0};
    enum stance_code code = stance_table_open(t, STANCE_TABLE_STATEMENTS, x->b->file, err);
    t->database = true;
    if (code == STANCE_OK)
        code = make_header(&header, x, err);
    if (code == STANCE_OK)
        code = stance_dna_mapping(&mapping, x, err);
    options.read.columns = mapping.bytes;
    t->header_n = header.n;
    if (code == STANCE_OK)
        code = stance_columns_choose(t, &header, &options, x->f, err);
    if (code == STANCE_OK && !stance_table_grow(t, x->row_n))
        code = stance_error_memory(err);
    for (size_t i = 0; i < t->column_n && code == STANCE_OK && x->row_n; i++)
        memset(t->column[i].code, 0, x->row_n * sizeof *t->column[i].code);
    for (size_t i = 0; i < x->row_n && code == STANCE_OK; i++)
        if (!stance_table_set_rowid(t, i, x->row[i].id))
            code = stance_error_memory(err);
    t->row_n = code == STANCE_OK ? x->row_n : 0;
    stance_database_header_clear(&header);
    stance_text_free(&mapping);
    return code;
}

/* ---- Columns ---- */

/* sql gives statements and a text each, for a number. */
static enum stance_code fill_asked(struct stance_dna_file *x, struct stance_column *column,
                                   const char *sql, int64_t number, struct stance_error *err)
{
    sqlite3_stmt *s = NULL;
    struct stance_text scratch = {0};
    enum stance_code code = stance_dna_ask(&s, x, sql, number, err);
    while (code == STANCE_OK && stance_dna_next(x, s, &code, err) > 0) {
        uint32_t row = row_of(x, sqlite3_column_int64(s, 0));
        if (row == STANCE_NONE)
            continue;
        struct stance_slice cell = stance_database_cell(s, 1, &scratch);
        code = stance_dictionary_put(&column->text, cell.data ? cell.data : "",
                                     cell.data ? cell.n : 0, &column->code[row], err);
    }
    sqlite3_finalize(s);
    stance_text_free(&scratch);
    return code;
}

static enum stance_code fill_variable(struct stance_dna_file *x,
                                      const struct stance_dna_variable *v, struct stance_error *err)
{
    static const char *const question[][2] = {
        {"short text", "SELECT d.StatementId, e.Value FROM DATASHORTTEXT d JOIN ENTITIES e "
                       "ON e.ID = d.Entity WHERE d.VariableId = ?"},
        {"long text", "SELECT StatementId, Value FROM DATALONGTEXT WHERE VariableId = ?"},
        {"integer", "SELECT StatementId, Value FROM DATAINTEGER WHERE VariableId = ?"},
        {"boolean", "SELECT StatementId, Value FROM DATABOOLEAN WHERE VariableId = ?"},
    };
    struct stance_text name = {0};
    stance_dna_put_variable(&name, v);
    enum stance_code code = stance_text_end(&name, err);
    struct stance_column *column = code == STANCE_OK ? stance_dna_kept(x, name.bytes) : NULL;
    for (size_t i = 0; i < 4 && column; i++)
        if (strcmp(question[i][0], v->kind) == 0)
            code = fill_asked(x, column, question[i][1], v->id, err);
    stance_text_free(&name);
    return code;
}

/* A number of every row, or a text with several of them. */
static enum stance_code fill_numbers(struct stance_dna_file *x, enum stance_dna_column what,
                                     struct stance_error *err)
{
    struct stance_column *column = stance_dna_kept(x, stance_dna_column_name[what]);
    enum stance_code code = STANCE_OK;
    for (size_t i = 0; i < x->row_n && column && code == STANCE_OK; i++) {
        char text[128];
        const struct stance_dna_row *r = &x->row[i];
        int n = 0;
        if (what == STANCE_DNA_LOCATOR)
            n = snprintf(text, sizeof text, "characters %" PRId64 "-%" PRId64, r->start, r->stop);
        else if (what == STANCE_DNA_SOURCE_ID)
            n = snprintf(text, sizeof text, STANCE_DNA_SOURCE_PREFIX "%" PRId64, r->document);
        else
            n = snprintf(text, sizeof text, "%" PRId64,
                         what == STANCE_DNA_ID      ? r->id
                         : what == STANCE_DNA_START ? r->start
                         : what == STANCE_DNA_STOP  ? r->stop
                                                    : r->document);
        code = stance_dictionary_put(&column->text, text, (size_t)n, &column->code[i], err);
    }
    return code;
}

static enum stance_code fill_type(struct stance_dna_file *x, struct stance_error *err)
{
    struct stance_column *column = stance_dna_kept(x, stance_dna_column_name[STANCE_DNA_TYPE]);
    uint32_t of_all;
    if (!column)
        return STANCE_OK;
    enum stance_code code =
        stance_dictionary_put(&column->text, x->type_name, strlen(x->type_name), &of_all, err);
    for (size_t i = 0; i < x->row_n && code == STANCE_OK; i++)
        column->code[i] = of_all;
    return code;
}

static enum stance_code fill_statements(struct stance_dna_file *x, struct stance_error *err)
{
    static const enum stance_dna_column numbers[] = {STANCE_DNA_ID,        STANCE_DNA_DOC,
                                                     STANCE_DNA_START,     STANCE_DNA_STOP,
                                                     STANCE_DNA_SOURCE_ID, STANCE_DNA_LOCATOR};
    struct stance_column *coder = stance_dna_kept(x, stance_dna_column_name[STANCE_DNA_CODER]);
    enum stance_code code = fill_type(x, err);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers && code == STANCE_OK; i++)
        code = fill_numbers(x, numbers[i], err);
    for (size_t i = 0; i < x->variable_n && code == STANCE_OK; i++)
        if (x->variable[i].type == x->type)
            code = fill_variable(x, &x->variable[i], err);
    if (code == STANCE_OK && coder)
        code = fill_asked(x, coder,
                          "SELECT s.ID, c.Name FROM STATEMENTS s JOIN CODERS c ON c.ID = s.Coder "
                          "WHERE s.StatementTypeId = ?",
                          x->type, err);
    return code == STANCE_OK ? stance_dna_documents(x, err) : code;
}

/* ---- What the qualifier means ---- */

/* Numbers beyond -1..1 have no meaning of their own. */
static enum stance_code check_integers(const struct stance_dna_file *x, struct stance_error *err)
{
    const struct stance_column *c =
        stance_table_column(&x->d->table[STANCE_TABLE_STATEMENTS], STANCE_ROLE_STANCE);
    double least = 0, most = 0, value;
    for (uint32_t i = 1; c && i < c->text.n; i++)
        if (stance_number_parse(stance_dictionary_text(&c->text, i),
                                stance_dictionary_length(&c->text, i), &value)) {
            least = value < least ? value : least;
            most = value > most ? value : most;
        }
    if ((least >= -1 && most <= 1) || x->options->read.scale)
        return STANCE_OK;
    return stance_error_set(err, STANCE_E_VALUE,
                            "%s: '%.60s' is a whole number, here from %.0f to %.0f: say what its "
                            "values mean by a scale such as '%.0f=-1,%.0f=1'",
                            x->b->file, x->qualifier, least, most, least < 0 ? least : 1, most);
}

/* 0 and 1 of a boolean are opposition and support, not neutral and support. */
static enum stance_code take_scale(struct stance_dna_file *x, struct stance_error *err)
{
    static const char package[] = "{\"stance\": {\"scale\": {\"1\": 1, \"0\": -1}}}\n";
    const struct stance_dna_variable *v =
        x->qualifier ? stance_dna_variable_of(x, x->qualifier) : NULL;
    if (v && strcmp(v->kind, "integer") == 0)
        return check_integers(x, err);
    if (!v || strcmp(v->kind, "boolean") != 0)
        return STANCE_OK;
    x->d->package = stance_memory_copy(package, sizeof package - 1);
    x->d->package_n = sizeof package - 1;
    return x->d->package ? STANCE_OK : stance_error_memory(err);
}

/* ---- The whole ---- */

static enum stance_code read_beside(struct stance_dna_file *x, struct stance_error *err)
{
    enum stance_code code = take_scale(x, err);
    if (code == STANCE_OK)
        code = stance_dna_entities(x, STANCE_TABLE_ACTORS, err);
    if (code == STANCE_OK)
        code = stance_dna_entities(x, STANCE_TABLE_ISSUES, err);
    if (code == STANCE_OK)
        code = stance_dna_sources(x, err);
    return code == STANCE_OK && x->options->read.our_names ? stance_dna_rename(x->d, err) : code;
}

static void clear(struct stance_dna_file *x)
{
    for (size_t i = 0; i < x->variable_n; i++) {
        stance_memory_free(x->variable[i].name);
        stance_memory_free(x->variable[i].kind);
    }
    void *const owned[] = {x->actor, x->issue,     x->qualifier,  x->variable,
                           x->row,   x->type_name, x->by_document};
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++)
        stance_memory_free(owned[i]);
}

enum stance_code stance_dna_read(struct stance_dataset *d, const struct stance_database *b,
                                 const struct stance_options *options, struct stance_findings *f,
                                 bool *whole, struct stance_error *err)
{
    struct stance_dna_file x = {.b = b, .d = d, .options = options, .f = f};
    enum stance_code code = stance_dna_choose(&x, err);
    if (code == STANCE_OK)
        code = load_rows(&x, err);
    if (code == STANCE_OK)
        code = open_statements(&x, err);
    if (code == STANCE_OK)
        code = fill_statements(&x, err);
    if (code == STANCE_OK && !options->read.raw)
        code = read_beside(&x, err);
    for (int k = 0; k < STANCE_TABLE_KINDS && code == STANCE_OK; k++)
        if (stance_table_present(&d->table[k]))
            *whole &= stance_database_check_texts(&d->table[k], f);
    clear(&x);
    return code;
}
