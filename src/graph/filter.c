/* filter.c - conditions become one answer per distinct text of a column. */
#include "filter.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "condition.h"

/* The question about this column, made with every code passing if it is new. */
static uint8_t *question_about(struct stance_questions *list, const struct stance_column *column)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->item[i].code == column->code)
            return list->item[i].pass;
    if (!stance_memory_grow((void **)&list->item, &list->capacity, list->n + 1, sizeof *list->item))
        return NULL;
    uint8_t *pass = stance_memory_new(column->text.n, 1);
    if (!pass)
        return NULL;
    memset(pass, 1, column->text.n);
    list->item[list->n++] = (struct stance_question){column->code, pass, column->text.n};
    return pass;
}

static void questions_clear(struct stance_questions *list)
{
    for (size_t i = 0; i < list->n; i++)
        stance_memory_free(list->item[i].pass);
    stance_memory_free(list->item);
}

static bool ask_texts(struct stance_questions *list, const struct stance_column *column,
                      const struct stance_condition *c)
{
    uint8_t *pass = question_about(list, column);
    for (uint32_t code = 0; pass && code < column->text.n; code++)
        pass[code] &= stance_condition_holds(c, stance_dictionary_text(&column->text, code),
                                             stance_dictionary_length(&column->text, code));
    return pass != NULL;
}

/* A glob on the actor or issue column: the id and the label answer as well as what is
 * written in the cells.  Which entities the cells mean is the answer per entity. */
static void ask_names(uint8_t *pass, const struct stance_entity *entity, size_t n,
                      const struct stance_column *column, const uint32_t *entity_of,
                      uint8_t *written, const struct stance_condition *c)
{
    memset(written, 0, n);
    for (uint32_t code = 0; column && code < column->text.n; code++)
        if (entity_of[code] != STANCE_NONE &&
            stance_condition_matches(c, stance_dictionary_text(&column->text, code),
                                     stance_dictionary_length(&column->text, code)))
            written[entity_of[code]] = 1;
    for (size_t i = 0; i < n; i++) {
        const struct stance_entity *e = &entity[i];
        bool match = written[i] || stance_condition_matches(c, e->id, strlen(e->id)) ||
                     stance_condition_matches(c, e->label, strlen(e->label));
        pass[i] &= match != c->except;
    }
}

static void ask_table(uint8_t *pass, const struct stance_entity *entity, size_t n,
                      const struct stance_column *column, const struct stance_condition *c)
{
    for (size_t i = 0; i < n; i++) {
        bool here = entity[i].row != STANCE_NONE;
        uint32_t code = here ? column->code[entity[i].row] : 0;
        const char *text = here ? stance_dictionary_text(&column->text, code) : "";
        if (column->role == STANCE_ROLE_ID || column->role == STANCE_ROLE_LABEL)
            text = column->role == STANCE_ROLE_ID ? entity[i].id : entity[i].label;
        pass[i] &= stance_condition_holds(c, text, strlen(text));
    }
}

static enum stance_code apply(struct stance_filter *f, const struct stance_condition *c,
                              uint8_t *written, struct stance_error *err)
{
    const struct stance_dataset *d = f->data;
    if (c->table == STANCE_TABLE_ACTORS)
        ask_table(f->actor, d->actor, d->actor_n, c->column, c);
    else if (c->table == STANCE_TABLE_ISSUES)
        ask_table(f->issue, d->issue, d->issue_n, c->column, c);
    else if (c->column->role == STANCE_ROLE_ACTOR)
        ask_names(f->actor, d->actor, d->actor_n, c->column, d->actor_of, written, c);
    else if (c->column->role == STANCE_ROLE_ISSUE)
        ask_names(f->issue, d->issue, d->issue_n, c->column, d->issue_of, written, c);
    else if (!ask_texts(&f->statement, c->column, c) ||
             (c->twin && !ask_texts(&f->alignment, c->twin, c)))
        return stance_error_memory(err);
    return STANCE_OK;
}

static enum stance_code apply_all(struct stance_filter *f, const char *const *spec, size_t n,
                                  bool except, uint8_t *written, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    for (size_t i = 0; i < n && !code; i++) {
        struct stance_condition c;
        code = stance_condition_parse(&c, f->data, spec[i], except, err);
        if (!code)
            code = apply(f, &c, written, err);
    }
    return code;
}

/* ---- Dates ---- */

static enum stance_code bound(struct stance_date *out, const char *option, const char *text,
                              struct stance_error *err)
{
    if (stance_date_parse(text, strlen(text), out))
        return STANCE_OK;
    struct stance_text quoted = {0};
    stance_text_put_quoted(&quoted, text, strlen(text), 40);
    stance_error_set(err, STANCE_E_VALUE, "%s: expected a date such as 2024-06-20, got '%s'",
                     option, quoted.bytes ? quoted.bytes : "");
    stance_text_free(&quoted);
    return STANCE_E_VALUE;
}

static enum stance_code read_window(struct stance_filter *f,
                                    const struct stance_select_options *options,
                                    struct stance_error *err)
{
    struct stance_date since = {INT32_MIN, INT32_MIN}, until = {INT32_MAX, INT32_MAX};
    enum stance_code code = STANCE_OK;
    if (options->since)
        code = bound(&since, "--since", options->since, err);
    if (!code && options->until)
        code = bound(&until, "--until", options->until, err);
    if (code)
        return code;
    f->window = (struct stance_date){since.first, until.last};
    f->bounded = options->since || options->until;
    if (f->window.first > f->window.last)
        return stance_error_set(err, STANCE_E_VALUE, "--since %s is later than --until %s",
                                options->since, options->until);
    if (f->bounded && !f->data->date_of)
        return stance_error_set(err, STANCE_E_VALUE,
                                "--since and --until need a date column in the statements");
    return STANCE_OK;
}

bool stance_filter_date(const struct stance_filter *f, struct stance_date date)
{
    return !f->bounded || (stance_date_known(date) && date.first >= f->window.first &&
                           date.last <= f->window.last);
}

bool stance_filter_alignment(const struct stance_filter *f, size_t i)
{
    const struct stance_alignment *a = &f->data->alignment[i];
    for (size_t q = 0; q < f->alignment.n; q++)
        if (!f->alignment.item[q].pass[f->alignment.item[q].code[a->row]])
            return false;
    return stance_filter_date(f, a->date);
}

/* ---- All together ---- */

/* What every row is asked: an actor, an issue and a stance that are there, a date inside. */
static bool ask_always(struct stance_filter *f, bool ask_actor)
{
    const struct stance_dataset *d = f->data;
    const struct stance_table *t = &d->table[STANCE_TABLE_STATEMENTS];
    const struct stance_column *actor = stance_table_column(t, STANCE_ROLE_ACTOR);
    const struct stance_column *issue = stance_table_column(t, STANCE_ROLE_ISSUE);
    const struct stance_column *value = stance_table_column(t, STANCE_ROLE_STANCE);
    const struct stance_column *date = stance_table_column(t, STANCE_ROLE_DATE);
    uint8_t *pass;
    if (!actor || !issue || !value)
        return true; /* a data set of alignments alone */
    if (!(pass = question_about(&f->statement, actor)))
        return false;
    for (uint32_t c = 0; c < actor->text.n; c++)
        pass[c] &= d->actor_of[c] != STANCE_NONE && (!ask_actor || f->actor[d->actor_of[c]]);
    if (!(pass = question_about(&f->statement, issue)))
        return false;
    for (uint32_t c = 0; c < issue->text.n; c++)
        pass[c] &= d->issue_of[c] != STANCE_NONE && f->issue[d->issue_of[c]];
    if (!(pass = question_about(&f->statement, value)))
        return false;
    for (uint32_t c = 0; c < value->text.n; c++)
        pass[c] &= d->value_of[c] == d->value_of[c]; /* not NAN: there */
    if (!f->bounded || !date)
        return true;
    f->date_code = date->code;
    if (!(pass = question_about(&f->statement, date)))
        return false;
    for (uint32_t c = 0; c < date->text.n; c++)
        pass[c] &= stance_filter_date(f, d->date_of[c]);
    return true;
}

/* --show-inferred no: statements whose basis is another, and alignments, whose table has the word
 * in a column without a role. */
static bool ask_stated(struct stance_filter *f)
{
    const struct stance_dataset *d = f->data;
    const struct stance_column *basis =
        stance_table_column(&d->table[STANCE_TABLE_STATEMENTS], STANCE_ROLE_BASIS);
    const struct stance_table *t = &d->table[STANCE_TABLE_ALIGNMENTS];
    uint8_t *pass = NULL;
    if (basis && d->basis_of) {
        if (!(pass = question_about(&f->statement, basis)))
            return false;
        for (uint32_t c = 0; c < basis->text.n; c++)
            pass[c] &= d->basis_of[c] == STANCE_STATED;
    }
    for (size_t i = 0; i < t->column_n; i++) {
        if (strcmp(t->column[i].name, "basis") != 0)
            continue;
        if (!(pass = question_about(&f->alignment, &t->column[i])))
            return false;
        for (uint32_t c = 0; c < t->column[i].text.n; c++) {
            const char *text = stance_dictionary_text(&t->column[i].text, c);
            pass[c] &= strcmp(text, "inferred") != 0 && strcmp(text, "expected") != 0;
        }
    }
    return true;
}

enum stance_code stance_filter_init(struct stance_filter *f, const struct stance_dataset *d,
                                    const struct stance_select_options *options,
                                    struct stance_error *err)
{
    enum stance_code code;
    size_t most = d->actor_n > d->issue_n ? d->actor_n : d->issue_n;
    uint8_t *written = stance_memory_new(most, 1);
    *f = (struct stance_filter){.data = d};
    f->actor = stance_memory_new(d->actor_n, 1);
    f->issue = stance_memory_new(d->issue_n, 1);
    if (!written || !f->actor || !f->issue) {
        code = stance_error_memory(err);
        goto done;
    }
    memset(f->actor, 1, d->actor_n);
    memset(f->issue, 1, d->issue_n);
    code = apply_all(f, options->only, options->only_n, false, written, err);
    if (!code)
        code = apply_all(f, options->except, options->except_n, true, written, err);
    if (!code)
        code = read_window(f, options, err);
    if (!code && (!ask_always(f, options->groups != STANCE_GROUPS_EXPAND) ||
                  (options->stated_only && !ask_stated(f))))
        code = stance_error_memory(err);
done:
    stance_memory_free(written);
    if (code)
        stance_filter_clear(f);
    return code;
}

void stance_filter_clear(struct stance_filter *f)
{
    questions_clear(&f->statement);
    questions_clear(&f->alignment);
    stance_memory_free(f->actor);
    stance_memory_free(f->issue);
    *f = (struct stance_filter){0};
}
