/* dna_select.c - which statements count, in DNA's order of steps. */
#include <stdlib.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/number.h"
#include "../base/text.h"
#include "dna_filter.h"
#include "dna_labels.h"
#include "dna_repeats.h"
#include "dna_time.h"

/* What a statement is sorted by. */
struct order {
    int64_t time;
    double number[4]; /* document, start, stop, id */
    uint32_t row;
};

struct selector {
    struct stance_dna out;
    enum stance_dna_job job;
    const struct stance_dataset *d;
    const struct stance_table *table;
    const struct stance_column *actor, *issue, *level;
    struct stance_dna_filter filter;
    struct order *order; /* the statements left after the first step */
    size_t n;
    uint32_t *actor_of, *issue_of, *level_of; /* code -> place */
    bool document_qualifier;
};

const struct stance_column *stance_dna_column(const struct stance_table *t, const char *name)
{
    for (size_t i = 0; i < t->column_n; i++)
        if (strcmp(t->column[i].name, name) == 0)
            return &t->column[i];
    return NULL;
}

bool stance_dna_describes(const struct stance_column *column)
{
    static const char *const name[] = {
        "type",          "statement_type", "doc",    "document", "document_id", "doctype",
        "document_type", "author",         "source", "section",  "title",       "id",
        "time",          "date",           "start",  "stop",     "coder"};
    for (size_t i = 0; i < sizeof name / sizeof *name; i++)
        if (strcmp(column->name, name[i]) == 0)
            return true;
    return column->role == STANCE_ROLE_DATE || column->role == STANCE_ROLE_DOCUMENT;
}

/* ---- Which columns, and do the options go together? ---- */

static enum stance_code check_measure(struct selector *s, const struct stance_watch *watch,
                                      struct stance_error *err)
{
    struct stance_project_options *o = &s->out.project;
    bool none = o->dna.qualifier == STANCE_QUALIFIER_NONE;
    bool by_actors =
        o->normalise == STANCE_NORMALISE_ACTIVITY || o->normalise == STANCE_NORMALISE_PROMINENCE;
    if (o->measure == STANCE_MEASURE_DEFAULT)
        o->measure = none ? STANCE_OVERLAP : STANCE_CONGRUENCE;
    if (o->measure != STANCE_OVERLAP && o->measure != STANCE_CONGRUENCE &&
        o->measure != STANCE_CONFLICT && o->measure != STANCE_SUBTRACT)
        return stance_error_set(err, STANCE_E_VALUE,
                                "DNA knows the measures overlap, congruence, conflict and "
                                "subtract, not %s",
                                stance_measure_names[o->measure]);
    if (o->normalise == STANCE_NORMALISE_COSINE)
        return stance_error_set(err, STANCE_E_VALUE,
                                "what DNA calls cosine is --normalise activity-product");
    if (o->normalise != STANCE_NORMALISE_NONE && by_actors != (o->two_mode != STANCE_ONE_MODE))
        return stance_error_set(err, STANCE_E_VALUE,
                                "--normalise activity and prominence go with --two-mode, the "
                                "others without it");
    if (none && o->two_mode == STANCE_ONE_MODE && o->measure != STANCE_OVERLAP) {
        stance_watch_warn(watch, "without a qualifier there is no %s: counting overlap",
                          stance_measure_names[o->measure]);
        o->measure = STANCE_OVERLAP;
    } else if (none && (o->two_mode == STANCE_TWO_MODE_SUBTRACT ||
                        o->two_mode == STANCE_TWO_MODE_COMBINE)) {
        stance_watch_warn(watch, "without a qualifier nothing is opposed: counting statements");
        o->two_mode = STANCE_TWO_MODE_COUNT;
    }
    return STANCE_OK;
}

static enum stance_code check_rest(const struct stance_project_options *o, struct stance_error *err)
{
    if (o->issues || o->drop_unanimous || o->backbone != STANCE_BACKBONE_NONE || o->issue_weights ||
        o->min_overlap > 1)
        return stance_error_set(err, STANCE_E_VALUE,
                                "DNA has no --issues, --drop-unanimous, --min-overlap, --backbone "
                                "or --issue-weights: for issues swap the columns of --columns");
    if (o->dna.window == STANCE_WINDOW_NONE && o->dna.kernel != STANCE_KERNEL_NONE)
        return stance_error_set(err, STANCE_E_VALUE, "--kernel needs --window");
    if (o->dna.window != STANCE_WINDOW_NONE && o->dna.window_size < 1)
        return stance_error_set(err, STANCE_E_VALUE, "--window-size must be 1 or more");
    if (o->dna.kernel != STANCE_KERNEL_NONE &&
        (o->two_mode == STANCE_TWO_MODE_COMBINE ||
         (o->normalise != STANCE_NORMALISE_NONE && o->normalise != STANCE_NORMALISE_AVERAGE)))
        return stance_error_set(err, STANCE_E_VALUE,
                                "with --kernel there is --normalise average only, and no "
                                "--two-mode combine");
    return STANCE_OK;
}

static enum stance_code find_columns(struct selector *s, struct stance_error *err)
{
    const struct stance_table *t = s->table = &s->d->table[STANCE_TABLE_STATEMENTS];
    s->actor = stance_table_column(t, STANCE_ROLE_ACTOR);
    s->issue = stance_table_column(t, STANCE_ROLE_ISSUE);
    s->level = s->out.project.dna.qualifier == STANCE_QUALIFIER_NONE
                   ? NULL
                   : stance_table_column(t, STANCE_ROLE_STANCE);
    if (!s->actor || !s->issue)
        return stance_error_set(err, STANCE_E_VALUE,
                                "DNA's way needs a column of actors and one of issues");
    if (!s->level && s->out.project.dna.qualifier != STANCE_QUALIFIER_NONE)
        return stance_error_set(err, STANCE_E_VALUE,
                                "there is no stance column: name one, or say --qualifier none");
    s->document_qualifier = s->level && stance_dna_describes(s->level);
    return STANCE_OK;
}

/* ---- Step 1 and 2 ---- */

static double number_at(const struct stance_column *column, size_t row)
{
    double x;
    if (!column)
        return 0;
    uint32_t code = column->code[row];
    return stance_number_parse(stance_dictionary_text(&column->text, code),
                               stance_dictionary_length(&column->text, code), &x)
               ? x
               : (double)code;
}

static int by_order(const void *pa, const void *pb)
{
    const struct order *a = pa, *b = pb;
    if (a->time != b->time)
        return a->time < b->time ? -1 : 1;
    for (size_t i = 0; i < 4; i++)
        if (a->number[i] != b->number[i])
            return a->number[i] < b->number[i] ? -1 : 1;
    return a->row < b->row ? -1 : a->row > b->row;
}

const struct stance_column *stance_dna_document(const struct stance_table *t)
{
    static const char *const name[] = {"doc", "document", "document_id"};
    const struct stance_column *c = stance_table_column(t, STANCE_ROLE_DOCUMENT);
    for (size_t i = 0; i < sizeof name / sizeof *name && !c; i++)
        c = stance_dna_column(t, name[i]);
    return c;
}

static enum stance_code first_steps(struct selector *s, const struct stance_watch *watch,
                                    struct stance_error *err)
{
    enum { ROWS_BETWEEN_CHECKS = 1 << 16 };
    const struct stance_column *key[] = {
        stance_dna_document(s->table), stance_dna_column(s->table, "start"),
        stance_dna_column(s->table, "stop"), stance_dna_column(s->table, "id")};
    enum stance_code code = STANCE_OK;
    bool sorted = true;
    s->order = stance_memory_new(s->table->row_n, sizeof *s->order);
    if (!s->order)
        return stance_error_memory(err);
    for (size_t row = 0; row < s->table->row_n && !code; row++) {
        struct order *o = &s->order[s->n];
        if (row % ROWS_BETWEEN_CHECKS == 0)
            code = stance_watch_check(watch, err);
        if (code || !stance_statement_counts(s->d, row))
            continue;
        int taken = stance_dna_filter_first(&s->filter, row, &o->time, err);
        if (taken < 0)
            code = STANCE_E_DATA;
        if (taken <= 0)
            continue;
        for (size_t i = 0; i < 4; i++)
            o->number[i] = number_at(key[i], row);
        o->row = (uint32_t)row;
        sorted = sorted && (s->n == 0 || by_order(o - 1, o) < 0);
        s->n++;
    }
    if (!code && !sorted)
        qsort(s->order, s->n, sizeof *s->order, by_order);
    return code;
}

/* ---- Labels and levels, of what the first step left ---- */

static enum stance_code bad_level(const struct selector *s, uint32_t code, struct stance_error *err)
{
    struct stance_text shown = {0};
    const char *text = stance_dictionary_text(&s->level->text, code);
    stance_text_put_quoted(&shown, text, strlen(text), 40);
    stance_error_set(
        err, STANCE_E_DATA, "%s: expected %s in column '%.80s', got '%s'", s->table->file,
        s->out.project.dna.qualifier == STANCE_QUALIFIER_BOOLEAN ? "0 or 1" : "a whole number",
        s->level->name, shown.bytes ? shown.bytes : "");
    stance_text_free(&shown);
    return STANCE_E_DATA;
}

static enum stance_code label(struct selector *s, struct stance_dna_labels *out, uint32_t **place,
                              const struct stance_column *column, bool levels,
                              struct stance_error *err)
{
    enum stance_qualifier qualifier = s->out.project.dna.qualifier;
    uint8_t *used = stance_memory_new(column->text.n, 1);
    uint32_t bad = 0;
    enum stance_code code;
    if (!used)
        return stance_error_memory(err);
    for (size_t i = 0; i < s->n; i++)
        used[column->code[s->order[i].row]] = 1;
    if (!levels || qualifier == STANCE_QUALIFIER_TEXT) {
        code = stance_dna_labels_make(out, place, column, used, levels, err);
    } else {
        code = stance_dna_values_make(out, &s->out.level_value, place, column, used,
                                      qualifier == STANCE_QUALIFIER_BOOLEAN, &bad, err);
        if (code == STANCE_E_DATA)
            bad_level(s, bad, err);
        else if (code)
            stance_error_memory(err);
        s->out.by_value = true;
    }
    stance_memory_free(used);
    return code;
}

static enum stance_code label_all(struct selector *s, struct stance_error *err)
{
    struct stance_dna *o = &s->out;
    enum stance_code code = label(s, &o->actor, &s->actor_of, s->actor, false, err);
    if (!code)
        code = label(s, &o->issue, &s->issue_of, s->issue, false, err);
    if (!code && s->level)
        code = label(s, &o->level, &s->level_of, s->level, true, err);
    if (!code && o->by_value && o->level.n)
        o->range = o->level_value[o->level.n - 1] - o->level_value[0];
    return code;
}

/* ---- Step 3 ---- */

static bool is_empty(const struct selector *s, const struct stance_dna_statement *x)
{
    const struct stance_project_options *o = &s->out.project;
    bool ignores = o->two_mode == STANCE_ONE_MODE ? o->measure == STANCE_OVERLAP
                                                  : o->two_mode == STANCE_TWO_MODE_COUNT;
    if (s->job == STANCE_DNA_EVENTS)
        return false;
    if (x->actor == STANCE_NONE)
        return true;
    if (s->level && s->out.by_value && x->level == STANCE_NONE)
        return true;
    if (s->job == STANCE_DNA_BARS)
        return false;
    return x->issue == STANCE_NONE || (s->level && !ignores && s->level->code[x->row] == 0);
}

static enum stance_code keep(struct selector *s, struct stance_error *err)
{
    struct stance_dna *o = &s->out;
    struct stance_dna_repeats repeats = {0};
    enum stance_code code = stance_dna_repeats_init(&repeats, o, s->d, s->job, s->n, err);
    o->statement = stance_memory_new(s->n, sizeof *o->statement);
    if (!code && !o->statement)
        code = stance_error_memory(err);
    for (size_t i = 0; i < s->n && !code; i++) {
        uint32_t row = s->order[i].row;
        struct stance_dna_statement x = {.time = s->order[i].time,
                                         .row = row,
                                         .actor = s->actor_of[s->actor->code[row]],
                                         .issue = s->issue_of[s->issue->code[row]],
                                         .level = s->level ? s->level_of[s->level->code[row]] : 0};
        if (!stance_dna_filter_second(&s->filter, row) || is_empty(s, &x) ||
            stance_dna_repeats_has(&repeats, o, &x))
            continue;
        o->statement[o->n] = x;
        stance_dna_repeats_add(&repeats, o->n++);
    }
    stance_dna_repeats_clear(&repeats);
    return code;
}

/* A text of a document's is a level only where a statement that counts has it. */
static enum stance_code shrink_levels(struct selector *s, struct stance_error *err)
{
    struct stance_dna *o = &s->out;
    if (!s->document_qualifier || o->by_value)
        return STANCE_OK;
    uint32_t *place = stance_memory_new(o->level.n, sizeof *place);
    size_t n = 0;
    if (!place)
        return stance_error_memory(err);
    for (size_t i = 0; i < o->n; i++)
        place[o->statement[i].level] = 1;
    for (size_t l = 0; l < o->level.n; l++) {
        if (!place[l])
            continue;
        o->level.text[n] = o->level.text[l];
        place[l] = (uint32_t)n++;
    }
    for (size_t i = 0; i < o->n; i++)
        o->statement[i].level = place[o->statement[i].level];
    o->level.n = n;
    stance_memory_free(place);
    return STANCE_OK;
}

static enum stance_code check_levels(const struct stance_dna *o, struct stance_error *err)
{
    enum { BITS = 53 };
    if (o->project.two_mode == STANCE_TWO_MODE_COMBINE && o->level.n > BITS)
        return stance_error_set(err, STANCE_E_VALUE,
                                "--two-mode combine makes a number of %zu bits of as many levels; "
                                "%d is the most that can be told apart",
                                o->level.n, (int)BITS);
    return STANCE_OK;
}

enum stance_code stance_dna_select(struct stance_dna *out, const struct stance_dataset *d,
                                   const struct stance_options *options, enum stance_dna_job job,
                                   unsigned defects, const struct stance_watch *watch,
                                   struct stance_error *err)
{
    struct selector s = {.d = d, .job = job};
    s.out.select = options->select;
    s.out.project = options->project;
    s.out.defects = defects;
    enum stance_code code = check_measure(&s, watch, err);
    if (!code)
        code = check_rest(&s.out.project, err);
    if (!code)
        code = find_columns(&s, err);
    if (!code)
        code = stance_dna_filter_init(&s.filter, d, &s.out.select, err);
    if (!code)
        code = first_steps(&s, watch, err);
    s.out.original_n = s.n;
    s.out.first = s.n ? s.order[0].time : 0;
    s.out.last = s.n ? s.order[s.n - 1].time : 0;
    if (!code)
        code = label_all(&s, err);
    if (!code)
        code = keep(&s, err);
    if (!code)
        code = shrink_levels(&s, err);
    if (!code)
        code = check_levels(&s.out, err);
    stance_dna_filter_clear(&s.filter);
    stance_memory_free(s.order);
    stance_memory_free(s.actor_of);
    stance_memory_free(s.issue_of);
    stance_memory_free(s.level_of);
    if (code)
        stance_dna_clear(&s.out);
    else
        *out = s.out;
    return code;
}

void stance_dna_clear(struct stance_dna *s)
{
    stance_dna_labels_clear(&s->actor);
    stance_dna_labels_clear(&s->issue);
    stance_dna_labels_clear(&s->level);
    stance_memory_free(s->level_value);
    stance_memory_free(s->statement);
    *s = (struct stance_dna){0};
}
