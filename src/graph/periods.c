/* periods.c - finding the periods of a data set and selecting one of them. */
#include "periods.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/number.h"
#include "../base/text.h"
#include "filter.h"

/* ---- The list ---- */

static char *finish(struct stance_text *text)
{
    char *copy = text->failed ? NULL : stance_memory_copy(text->bytes ? text->bytes : "", text->n);
    stance_text_free(text);
    return copy;
}

static enum stance_code add(struct stance_periods *list, size_t *capacity, const char *name,
                            size_t name_n, char *only, size_t statement_n, struct stance_error *err)
{
    char *copy = stance_memory_copy(name, name_n);
    if (!copy ||
        !stance_memory_grow((void **)&list->item, capacity, list->n + 1, sizeof *list->item)) {
        stance_memory_free(copy);
        stance_memory_free(only);
        return stance_error_memory(err);
    }
    list->item[list->n++] =
        (struct stance_period){.name = copy, .only = only, .statement_n = statement_n};
    return STANCE_OK;
}

void stance_periods_clear(struct stance_periods *periods)
{
    for (size_t i = 0; i < periods->n; i++) {
        stance_memory_free(periods->item[i].name);
        stance_memory_free(periods->item[i].only);
    }
    stance_memory_free(periods->item);
    *periods = (struct stance_periods){0};
}

/* Dates by their first day, then their last; numbers by value; the rest by bytes. */
static int compare(const struct stance_period *a, const struct stance_period *b)
{
    struct stance_date x, y;
    double u, v;
    if (!a->only && stance_date_parse(a->name, strlen(a->name), &x) &&
        stance_date_parse(b->name, strlen(b->name), &y)) {
        if (x.first != y.first)
            return x.first < y.first ? -1 : 1;
        return (x.last > y.last) - (x.last < y.last);
    }
    bool left = stance_number_parse(a->name, strlen(a->name), &u);
    bool right = stance_number_parse(b->name, strlen(b->name), &v);
    if (left != right)
        return left ? -1 : 1;
    if (left && (u < v || u > v))
        return u < v ? -1 : 1;
    return strcmp(a->name, b->name);
}

static int by_order(const void *left, const void *right)
{
    return compare(left, right);
}

/* ---- Counting ---- */

/* Statements of the selection per code of a column. */
static enum stance_code count_codes(size_t **out, const struct stance_dataset *d,
                                    const struct stance_select_options *select,
                                    const struct stance_column *column, struct stance_error *err)
{
    struct stance_filter filter = {0};
    uint64_t *counts = NULL;
    size_t vague_n = 0, row_n = d->table[STANCE_TABLE_STATEMENTS].row_n;
    enum stance_code code = stance_filter_init(&filter, d, select, err);
    if (!code)
        code = stance_filter_rows(&counts, &vague_n, &filter, NULL, err);
    if (!code && !(*out = stance_memory_new(column->text.n, sizeof **out)))
        code = stance_error_memory(err);
    for (size_t row = 0; row < row_n && !code; row++)
        (*out)[column->code[row]] += counts[row >> 6] >> (row & 63) & 1;
    stance_filter_clear(&filter);
    stance_memory_free(counts);
    return code;
}

static const struct stance_column *find_column(const struct stance_table *t, const char *name)
{
    for (size_t i = 0; i < t->column_n; i++)
        if (!strcmp(t->column[i].name, name))
            return &t->column[i];
    enum stance_role role = stance_role_of(t->kind, name);
    return role == STANCE_ROLE_OTHER ? NULL : stance_table_column(t, role);
}

/* "COLUMN=TEXT" in which the text means itself. */
static char *condition(const struct stance_column *column, const char *text)
{
    struct stance_text only = {0};
    stance_text_format(&only, "%s=", column->name);
    for (const char *c = text; *c; c++) {
        if (strchr("\\*?[],!", *c))
            stance_text_putc(&only, '\\');
        stance_text_putc(&only, *c);
    }
    return finish(&only);
}

static enum stance_code find_texts(struct stance_periods *list, const struct stance_dataset *d,
                                   const struct stance_select_options *select, const char *by,
                                   struct stance_error *err)
{
    const struct stance_column *column = find_column(&d->table[STANCE_TABLE_STATEMENTS], by);
    size_t *count = NULL, capacity = 0;
    if (!column)
        return stance_error_set(err, STANCE_E_VALUE,
                                "--by: the statements have no column '%.80s'; year needs none but "
                                "the dates",
                                by);
    enum stance_code code = count_codes(&count, d, select, column, err);
    for (uint32_t c = 1; code == STANCE_OK && c < column->text.n; c++) {
        const char *text = stance_dictionary_text(&column->text, c);
        if (count[c] == 0 || !*text)
            continue;
        char *only = condition(column, text);
        code = only ? add(list, &capacity, text, strlen(text), only, count[c], err)
                    : stance_error_memory(err);
    }
    stance_memory_free(count);
    return code;
}

#define YEARS 10000 /* ISO 8601 has four digits for them */

static enum stance_code find_years(struct stance_periods *list, const struct stance_dataset *d,
                                   const struct stance_select_options *select,
                                   struct stance_error *err)
{
    const struct stance_column *column =
        stance_table_column(&d->table[STANCE_TABLE_STATEMENTS], STANCE_ROLE_DATE);
    size_t *count = NULL, capacity = 0;
    if (!column || !d->date_of)
        return stance_error_set(err, STANCE_E_VALUE, "--by year needs dates in the statements");
    size_t *inside = stance_memory_new(YEARS, sizeof *inside);
    enum stance_code code =
        inside ? count_codes(&count, d, select, column, err) : stance_error_memory(err);
    for (uint32_t c = 0; code == STANCE_OK && c < column->text.n; c++) {
        struct stance_date date = d->date_of[c];
        int32_t year = stance_date_known(date) ? stance_date_year(date.first) : -1;
        if (year >= 0 && year < YEARS && year == stance_date_year(date.last))
            inside[year] += count[c];
    }
    for (int year = 0; code == STANCE_OK && year < YEARS; year++) {
        char name[8];
        int n = snprintf(name, sizeof name, "%04d", year);
        if (inside[year])
            code = add(list, &capacity, name, (size_t)n, NULL, inside[year], err);
    }
    stance_memory_free(count);
    stance_memory_free(inside);
    return code;
}

static enum stance_code find_dates(struct stance_periods *list, const struct stance_dataset *d,
                                   const struct stance_select_options *select, const char *at,
                                   struct stance_error *err)
{
    const struct stance_column *column =
        stance_table_column(&d->table[STANCE_TABLE_STATEMENTS], STANCE_ROLE_DATE);
    size_t *count = NULL, capacity = 0;
    if (!column || !d->date_of)
        return stance_error_set(err, STANCE_E_VALUE, "--at needs dates in the statements");
    enum stance_code code = count_codes(&count, d, select, column, err);
    while (code == STANCE_OK && *at) {
        size_t n = strcspn(at, ","), inside = 0;
        struct stance_date asked;
        const char *from = at;
        at += n + (at[n] == ',');
        while (n && *from == ' ')
            from++, n--;
        while (n && from[n - 1] == ' ')
            n--;
        if (!stance_date_parse(from, n, &asked)) {
            code = stance_error_set(err, STANCE_E_VALUE,
                                    "--at: expected dates such as 2021,2024-06, got '%.*s'",
                                    n < 40 ? (int)n : 40, from);
            break;
        }
        for (uint32_t c = 0; c < column->text.n; c++) {
            struct stance_date date = d->date_of[c];
            if (stance_date_known(date) && date.first >= asked.first && date.last <= asked.last)
                inside += count[c];
        }
        code = add(list, &capacity, from, n, NULL, inside, err);
    }
    stance_memory_free(count);
    return code;
}

/* ---- Choosing ---- */

static void remove_at(struct stance_periods *list, size_t i)
{
    stance_memory_free(list->item[i].name);
    stance_memory_free(list->item[i].only);
    memmove(list->item + i, list->item + i + 1, (list->n - i - 1) * sizeof *list->item);
    list->n--;
}

static size_t emptiest(const struct stance_periods *list)
{
    size_t least = 0;
    for (size_t i = 1; i < list->n; i++)
        if (list->item[i].statement_n < list->item[least].statement_n)
            least = i;
    return least;
}

/* The fullest `most` stay in their order.  Cost: O(n log n), n * most at worst. */
static void keep_fullest(struct stance_periods *list, size_t most)
{
    size_t kept = 0;
    struct stance_periods best = {.item = list->item};
    for (size_t i = 0; i < list->n; i++) {
        struct stance_period next = list->item[i];
        best.n = kept;
        if (kept == most) {
            size_t least = emptiest(&best);
            if (best.item[least].statement_n > next.statement_n) {
                stance_memory_free(next.name);
                stance_memory_free(next.only);
                continue;
            }
            remove_at(&best, least);
            kept--;
        }
        list->item[kept++] = next;
    }
    list->n = kept;
}

static enum stance_code check(const struct stance_periods *list, struct stance_error *err)
{
    size_t full = 0;
    for (size_t i = 0; i < list->n; i++) {
        full += list->item[i].statement_n > 0;
        if (i > 0 && compare(&list->item[i - 1], &list->item[i]) == 0)
            return stance_error_set(err, STANCE_E_VALUE, "--at: %.40s stands there twice",
                                    list->item[i].name);
    }
    if (full < 2)
        return stance_error_set(err, STANCE_E_DATA,
                                "nothing to compare: %s of the periods has a statement",
                                full ? "only one" : "none");
    return STANCE_OK;
}

enum stance_code stance_periods_make(struct stance_periods *out, const struct stance_dataset *d,
                                     const struct stance_select_options *select, const char *at,
                                     const char *by, size_t most, struct stance_error *err)
{
    struct stance_periods list = {0};
    enum stance_code code;
    if (at)
        code = find_dates(&list, d, select, at, err);
    else if (!strcmp(by, "year"))
        code = find_years(&list, d, select, err);
    else
        code = find_texts(&list, d, select, by, err);
    if (code == STANCE_OK && list.n)
        qsort(list.item, list.n, sizeof *list.item, by_order);
    if (code == STANCE_OK)
        code = check(&list, err);
    if (code == STANCE_OK) {
        list.all_n = list.n;
        keep_fullest(&list, most);
        *out = list;
        list = (struct stance_periods){0};
    }
    stance_periods_clear(&list);
    return code;
}

/* ---- One period ---- */

/* The later of two lower bounds, the earlier of two upper ones. */
static const char *tighter(const char *old, const char *period, bool lower)
{
    struct stance_date a, b;
    if (!old || !stance_date_parse(old, strlen(old), &a) ||
        !stance_date_parse(period, strlen(period), &b))
        return period;
    return (lower ? a.first > b.first : a.last < b.last) ? old : period;
}

enum stance_code stance_period_positions(struct stance_positions *out,
                                         const struct stance_period *period,
                                         const struct stance_dataset *d,
                                         const struct stance_select_options *select,
                                         const struct stance_watch *watch, struct stance_error *err)
{
    struct stance_select_options here = *select;
    const char **only = stance_memory_new(select->only_n + 1, sizeof *only);
    if (!only)
        return stance_error_memory(err);
    if (period->only) {
        for (size_t i = 0; i < select->only_n; i++)
            only[i] = select->only[i];
        only[select->only_n] = period->only;
        here.only = only;
        here.only_n++;
    } else {
        here.since = tighter(select->since, period->name, true);
        here.until = tighter(select->until, period->name, false);
    }
    enum stance_code code = stance_positions_make(out, d, &here, true, watch, err);
    stance_memory_free(only);
    return code;
}
