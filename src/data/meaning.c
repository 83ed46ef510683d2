/* meaning.c - values, dates, weights and bases, once per distinct text. */
#include "meaning.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/number.h"
#include "../base/text.h"

/* Is there a row with a bad code?  Most columns have no bad text but the empty one, which every
 * dictionary holds and few rows. */
static bool any_row(const struct stance_table *t, const struct stance_column *c, const bool *bad)
{
    enum { STEP = 1 << 10 };
    bool other = false;
    for (uint32_t i = 1; i < c->text.n; i++)
        other |= bad[i];
    for (size_t from = 0; bad[0] && from < t->row_n && !other; from += STEP)
        for (size_t row = from; row < t->row_n && row < from + STEP; row++)
            other |= c->code[row] == 0;
    return other;
}

static void report_rows(const struct stance_table *t, const struct stance_column *c,
                        const struct stance_meaning *meaning, const bool *bad,
                        struct stance_text *tidy, struct stance_findings *f)
{
    for (size_t row = 0; row < t->row_n; row++) {
        uint32_t code = c->code[row];
        if (!bad[code])
            continue;
        struct stance_text *m =
            stance_findings_open(f, meaning->severity, stance_place_row(t->kind, row, c->header));
        if (!m)
            continue;
        stance_text_clear(tidy);
        stance_text_put_tidy(tidy, stance_dictionary_text(&c->text, code),
                             stance_dictionary_length(&c->text, code));
        stance_text_put(tidy, "", 0);
        if (tidy->failed) {
            f->failed = true;
            return;
        }
        meaning->explain(meaning->data, m, tidy->bytes, tidy->n);
        stance_findings_close(f);
    }
}

enum stance_code stance_meaning_find(const struct stance_table *t,
                                     const struct stance_meaning *meaning,
                                     struct stance_findings *f, struct stance_error *err)
{
    const struct stance_column *c = stance_table_column(t, meaning->role);
    if (!c)
        return STANCE_OK;
    struct stance_text tidy = {0};
    bool *bad = stance_memory_new(c->text.n, sizeof *bad);
    enum stance_code code = bad ? STANCE_OK : stance_error_memory(err);
    for (uint32_t i = 0; i < c->text.n && code == STANCE_OK; i++) {
        stance_text_clear(&tidy);
        stance_text_put_tidy(&tidy, stance_dictionary_text(&c->text, i),
                             stance_dictionary_length(&c->text, i));
        code = stance_text_end(&tidy, err);
        if (code == STANCE_OK)
            bad[i] = !meaning->read(meaning->data, i, tidy.bytes, tidy.n);
    }
    if (code == STANCE_OK && any_row(t, c, bad))
        report_rows(t, c, meaning, bad, &tidy, f);
    if (code == STANCE_OK && f->failed)
        code = stance_error_memory(err);
    stance_text_free(&tidy);
    stance_memory_free(bad);
    return code;
}

/* An array with one entry per code of a column; *absent where there is no column. */
static void *per_code(const struct stance_table *t, enum stance_role role, size_t size,
                      bool *absent)
{
    const struct stance_column *c = stance_table_column(t, role);
    *absent = !c;
    return c ? stance_memory_new(c->text.n, size) : NULL;
}

/* ---- On a scale ---- */

struct on_scale {
    struct stance_scale *scale;
    double *value;
    const char *what;
    bool missing_allowed;
};

static bool read_scale(void *data, uint32_t code, const char *s, size_t n)
{
    struct on_scale *o = data;
    o->value[code] = NAN;
    return (n > 0 || o->missing_allowed) && stance_scale_value(o->scale, s, n, &o->value[code]);
}

static void explain_scale(void *data, struct stance_text *message, const char *s, size_t n)
{
    struct on_scale *o = data;
    stance_scale_explain(o->scale, message, o->what, s, n);
}

enum stance_code stance_meaning_scale(double **out, const struct stance_table *t,
                                      enum stance_role role, struct stance_scale *scale,
                                      const char *what, bool missing_allowed,
                                      struct stance_findings *f, struct stance_error *err)
{
    bool absent;
    struct on_scale o = {.scale = scale, .what = what, .missing_allowed = missing_allowed};
    o.value = per_code(t, role, sizeof *o.value, &absent);
    if (!o.value)
        return absent ? STANCE_OK : stance_error_memory(err);
    struct stance_meaning meaning = {role, STANCE_ERROR, read_scale, explain_scale, &o};
    *out = o.value;
    enum stance_code code = stance_meaning_find(t, &meaning, f, err);
    if (code == STANCE_OK && scale->words.key.failed)
        code = stance_error_memory(err);
    return code;
}

/* ---- Dates ---- */

static bool read_date(void *data, uint32_t code, const char *s, size_t n)
{
    struct stance_date *date = data;
    date[code] = STANCE_DATE_NONE;
    return n == 0 || stance_date_parse(s, n, &date[code]);
}

static void explain_date(void *data, struct stance_text *message, const char *s, size_t n)
{
    (void)data;
    stance_text_puts(message, "expected a date, got '");
    stance_text_put_quoted(message, s, n, 60);
    stance_text_puts(message, "': ");
    stance_date_explain(message, s, n);
}

enum stance_code stance_meaning_dates(struct stance_date **out, const struct stance_table *t,
                                      enum stance_role role, struct stance_findings *f,
                                      struct stance_error *err)
{
    bool absent;
    struct stance_date *date = per_code(t, role, sizeof *date, &absent);
    if (!date)
        return absent ? STANCE_OK : stance_error_memory(err);
    struct stance_meaning meaning = {role, STANCE_ERROR, read_date, explain_date, date};
    *out = date;
    return stance_meaning_find(t, &meaning, f, err);
}

/* ---- Weights ---- */

/* Sums, and products of sums, of weights up to this stay finite. */
#define WEIGHT_MOST 1e100

static bool read_weight(void *data, uint32_t code, const char *s, size_t n)
{
    double *weight = data;
    weight[code] = 1;
    return n == 0 || (stance_number_parse(s, n, &weight[code]) && weight[code] > 0 &&
                      weight[code] <= WEIGHT_MOST);
}

static void explain_weight(void *data, struct stance_text *message, const char *s, size_t n)
{
    (void)data;
    double weight;
    bool large = stance_number_parse(s, n, &weight) && weight > WEIGHT_MOST;
    stance_text_format(message, "expected a weight %s, got '",
                       large ? "of at most 1e100" : "above 0");
    stance_text_put_quoted(message, s, n, 60);
    stance_text_puts(message, "'");
}

enum stance_code stance_meaning_weights(double **out, const struct stance_table *t,
                                        struct stance_findings *f, struct stance_error *err)
{
    bool absent;
    double *weight = per_code(t, STANCE_ROLE_WEIGHT, sizeof *weight, &absent);
    if (!weight)
        return absent ? STANCE_OK : stance_error_memory(err);
    struct stance_meaning meaning = {STANCE_ROLE_WEIGHT, STANCE_ERROR, read_weight, explain_weight,
                                     weight};
    *out = weight;
    return stance_meaning_find(t, &meaning, f, err);
}

/* ---- Basis ---- */

struct basis {
    struct stance_vocabulary words;
    uint8_t *of;
};

static bool read_basis(void *data, uint32_t code, const char *s, size_t n)
{
    struct basis *b = data;
    double value = STANCE_STATED;
    bool known = n == 0 || stance_vocabulary_find(&b->words, s, n, &value);
    b->of[code] = (uint8_t)value;
    return known;
}

static void explain_basis(void *data, struct stance_text *message, const char *s, size_t n)
{
    struct basis *b = data;
    stance_text_puts(message, "expected a basis (stated, inferred, expected), got '");
    stance_text_put_quoted(message, s, n, 60);
    stance_text_puts(message, "'");
    stance_vocabulary_put_suggestion(&b->words, message, s, n);
}

enum stance_code stance_meaning_basis(uint8_t **out, const struct stance_table *t,
                                      struct stance_findings *f, struct stance_error *err)
{
    bool absent;
    struct basis b = {.of = per_code(t, STANCE_ROLE_BASIS, sizeof *b.of, &absent)};
    if (!b.of)
        return absent ? STANCE_OK : stance_error_memory(err);
    *out = b.of;
    struct stance_meaning meaning = {STANCE_ROLE_BASIS, STANCE_ERROR, read_basis, explain_basis,
                                     &b};
    enum stance_code code = stance_vocabulary_init_basis(&b.words, err);
    if (code == STANCE_OK)
        code = stance_meaning_find(t, &meaning, f, err);
    if (code == STANCE_OK && b.words.key.failed)
        code = stance_error_memory(err);
    stance_vocabulary_clear(&b.words);
    return code;
}

/* ---- Names that have to be there ---- */

static bool read_name(void *data, uint32_t code, const char *s, size_t n)
{
    (void)data;
    (void)code;
    (void)s;
    return n > 0;
}

static void explain_name(void *data, struct stance_text *message, const char *s, size_t n)
{
    const struct stance_meaning *meaning = data;
    (void)s;
    (void)n;
    stance_text_format(message, "no %s in this row%s", stance_role_name(meaning->role),
                       meaning->severity == STANCE_WARNING ? ": it does not count" : "");
}

enum stance_code stance_meaning_names(const struct stance_table *t, enum stance_role role,
                                      enum stance_severity severity, struct stance_findings *f,
                                      struct stance_error *err)
{
    struct stance_meaning meaning = {role, severity, read_name, explain_name, &meaning};
    return stance_meaning_find(t, &meaning, f, err);
}
