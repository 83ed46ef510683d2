/* dna_filter.c - every condition answered once per distinct text of its column. */
#include "dna_filter.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "condition.h"
#include "dna_time.h"

static enum stance_code ask(struct stance_dna_filter *f, const char *spec, bool except,
                            struct stance_error *err)
{
    struct stance_condition c;
    enum stance_code code = stance_condition_parse(&c, f->d, spec, except, err);
    if (code)
        return code;
    if (c.table != STANCE_TABLE_STATEMENTS)
        return stance_error_set(err, STANCE_E_VALUE,
                                "DNA's way filters on columns of the statements, not on '%.80s'",
                                spec);
    if (!stance_memory_grow((void **)&f->item, &f->capacity, f->n + 1, sizeof *f->item))
        return stance_error_memory(err);
    uint8_t *pass = stance_memory_new(c.column->text.n, 1);
    if (!pass)
        return stance_error_memory(err);
    for (uint32_t i = 0; i < c.column->text.n; i++)
        pass[i] = stance_condition_holds(&c, stance_dictionary_text(&c.column->text, i),
                                         stance_dictionary_length(&c.column->text, i));
    f->item[f->n++] = (struct stance_dna_question){c.column, pass, stance_dna_describes(c.column)};
    return STANCE_OK;
}

static enum stance_code bound(int64_t *out, const char *option, const char *text, bool last,
                              struct stance_error *err)
{
    struct stance_date date;
    if (!stance_date_parse(text, strlen(text), &date)) {
        struct stance_text shown = {0};
        stance_text_put_quoted(&shown, text, strlen(text), 40);
        stance_error_set(err, STANCE_E_VALUE, "%s: expected a date such as 2024-06-20, got '%s'",
                         option, shown.bytes ? shown.bytes : "");
        stance_text_free(&shown);
        return STANCE_E_VALUE;
    }
    *out =
        last ? ((int64_t)date.last + 1) * STANCE_DNA_DAY - 1 : (int64_t)date.first * STANCE_DNA_DAY;
    return STANCE_OK;
}

static enum stance_code read_bounds(struct stance_dna_filter *f,
                                    const struct stance_select_options *o, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    f->since = INT64_MIN;
    f->until = INT64_MAX;
    f->bounded = o->since || o->until;
    if (o->since)
        code = bound(&f->since, "--since", o->since, false, err);
    if (!code && o->until)
        code = bound(&f->until, "--until", o->until, true, err);
    if (!code && f->bounded && !f->date)
        code = stance_error_set(err, STANCE_E_VALUE,
                                "--since and --until need a date column in the statements");
    return code;
}

static enum stance_code read_times(struct stance_dna_filter *f, struct stance_error *err)
{
    f->date = stance_table_column(&f->d->table[STANCE_TABLE_STATEMENTS], STANCE_ROLE_DATE);
    if (!f->date)
        return STANCE_OK;
    f->time_of = stance_memory_new(f->date->text.n, sizeof *f->time_of);
    f->is_time = stance_memory_new(f->date->text.n, 1);
    if (!f->time_of || !f->is_time)
        return stance_error_memory(err);
    f->time_of[0] = INT64_MIN;
    f->is_time[0] = 1;
    for (uint32_t c = 1; c < f->date->text.n; c++)
        f->is_time[c] =
            stance_dna_time_parse(stance_dictionary_text(&f->date->text, c),
                                  stance_dictionary_length(&f->date->text, c), &f->time_of[c]);
    return STANCE_OK;
}

enum stance_code stance_dna_filter_init(struct stance_dna_filter *f, const struct stance_dataset *d,
                                        const struct stance_select_options *o,
                                        struct stance_error *err)
{
    *f = (struct stance_dna_filter){.d = d};
    enum stance_code code = read_times(f, err);
    if (!code)
        code = read_bounds(f, o, err);
    for (size_t i = 0; i < o->only_n && !code; i++)
        code = ask(f, o->only[i], false, err);
    for (size_t i = 0; i < o->except_n && !code; i++)
        code = ask(f, o->except[i], true, err);
    return code;
}

void stance_dna_filter_clear(struct stance_dna_filter *f)
{
    for (size_t i = 0; i < f->n; i++)
        stance_memory_free(f->item[i].pass);
    stance_memory_free(f->item);
    stance_memory_free(f->time_of);
    stance_memory_free(f->is_time);
    *f = (struct stance_dna_filter){0};
}

static bool passes(const struct stance_dna_filter *f, size_t row, bool first)
{
    for (size_t i = 0; i < f->n; i++)
        if (f->item[i].first == first && !f->item[i].pass[f->item[i].column->code[row]])
            return false;
    return true;
}

int stance_dna_filter_first(const struct stance_dna_filter *f, size_t row, int64_t *time,
                            struct stance_error *err)
{
    *time = INT64_MIN;
    if (!passes(f, row, true))
        return 0;
    if (!f->date)
        return 1;
    uint32_t code = f->date->code[row];
    if (!f->is_time[code]) {
        struct stance_text shown = {0};
        const char *text = stance_dictionary_text(&f->date->text, code);
        stance_text_put_quoted(&shown, text, strlen(text), 40);
        stance_error_set(err, STANCE_E_DATA,
                         "%s: expected a time such as 2019-01-07 09:00:00, got '%s'",
                         f->d->table[STANCE_TABLE_STATEMENTS].file, shown.bytes ? shown.bytes : "");
        stance_text_free(&shown);
        return -1;
    }
    *time = f->time_of[code];
    return !f->bounded || (*time != INT64_MIN && *time >= f->since && *time <= f->until);
}

bool stance_dna_filter_second(const struct stance_dna_filter *f, size_t row)
{
    return passes(f, row, false);
}
