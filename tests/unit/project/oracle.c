/* oracle.c - rDNA's arguments become ours, DNA's matrices are compared with ours. */
#include "oracle.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <criterion/criterion.h>

static const char *text_of(const struct oracle_case *c, const char *name)
{
    const char *s = json_string_value(json_object_get(c->options, name));
    return s ? s : "";
}

static bool flag_of(const struct oracle_case *c, const char *name)
{
    return json_is_true(json_object_get(c->options, name));
}

/* Our number for a word of theirs: its place in a list. */
static int place_of(const char *word, const char *const *list)
{
    for (int i = 0; list[i]; i++)
        if (strcmp(word, list[i]) == 0)
            return i;
    return 0;
}

static char *keep(struct oracle_case *c, char *text)
{
    c->text = realloc(c->text, (c->text_n + 1) * sizeof *c->text);
    return c->text[c->text_n++] = text;
}

/* COLUMN=A,B with what a glob would read as its own made plain. */
static const char *condition(struct oracle_case *c, const char *column, json_t *values)
{
    char buffer[4096];
    size_t n = (size_t)snprintf(buffer, sizeof buffer, "%s=", column), i;
    json_t *value;
    json_array_foreach(values, i, value)
    {
        if (i)
            buffer[n++] = ',';
        for (const char *s = json_string_value(value); *s; s++) {
            if (strchr("*?[]\\,", *s))
                buffer[n++] = '\\';
            buffer[n++] = *s;
        }
    }
    buffer[n] = '\0';
    return keep(c, strdup(buffer));
}

/* A column of the CSV for a variable of theirs. */
static const char *column_of(const char *variable, bool document)
{
    if (!document)
        return variable;
    return strcmp(variable, "type") == 0 ? "doctype"
           : strcmp(variable, "id") == 0 ? "doc"
                                         : variable;
}

static void add_filters(struct oracle_case *c)
{
    static const char *const list[][3] = {{"excludeAuthors", "invertAuthors", "author"},
                                          {"excludeSources", "invertSources", "source"},
                                          {"excludeSections", "invertSections", "section"},
                                          {"excludeTypes", "invertTypes", "doctype"}};
    const char *only[16], *except[16];
    size_t only_n = 0, except_n = 0;
    json_t *values = json_object_get(c->options, "excludeValues"), *value;
    const char *key, *type = text_of(c, "statementType");
    char *spec = malloc(strlen(type) + 32);
    sprintf(spec, "type=%s", *type ? type : "DNA Statement");
    only[only_n++] = keep(c, spec);
    json_object_foreach(values, key, value)
    {
        if (flag_of(c, "invertValues"))
            only[only_n++] = condition(c, key, value);
        else
            except[except_n++] = condition(c, key, value);
    }
    for (size_t i = 0; i < 4; i++) {
        json_t *array = json_object_get(c->options, list[i][0]);
        if (!array)
            continue;
        if (flag_of(c, list[i][1]))
            only[only_n++] = condition(c, list[i][2], array);
        else
            except[except_n++] = condition(c, list[i][2], array);
    }
    c->words = malloc((only_n + except_n) * sizeof *c->words);
    memcpy(c->words, only, only_n * sizeof *only);
    memcpy(c->words + only_n, except, except_n * sizeof *except);
    c->ours.select.only = c->words;
    c->ours.select.only_n = only_n;
    c->ours.select.except = c->words + only_n;
    c->ours.select.except_n = except_n;
}

/* "31.12.2099" as ISO. */
static const char *date_of(struct oracle_case *c, const char *name)
{
    const char *s = text_of(c, name);
    if (strlen(s) != 10)
        return NULL;
    char *iso = malloc(11);
    sprintf(iso, "%.4s-%.2s-%.2s", s + 6, s + 3, s);
    return keep(c, iso);
}

static enum stance_qualifier qualifier_of(const struct oracle_case *c)
{
    const char *q = text_of(c, "qualifier");
    if (!*q &&
        (json_object_get(c->options, "variable2") || json_object_get(c->options, "variable")))
        return STANCE_QUALIFIER_NONE;
    if (flag_of(c, "qualifierDocument") || strcmp(q, "frame") == 0)
        return STANCE_QUALIFIER_TEXT;
    return strcmp(q, "position") == 0 || strcmp(q, "score") == 0 ? STANCE_QUALIFIER_INTEGER
                                                                 : STANCE_QUALIFIER_BOOLEAN;
}

static void set_network(struct oracle_case *c)
{
    static const char *const aggregations[] = {"ignore", "congruence", "conflict", "subtract",
                                               NULL};
    static const enum stance_measure measures[] = {STANCE_OVERLAP, STANCE_CONGRUENCE,
                                                   STANCE_CONFLICT, STANCE_SUBTRACT};
    static const char *const normalisations[] = {"no",     "average",  "jaccard",    "-",
                                                 "cosine", "activity", "prominence", NULL};
    static const char *const duplicates[] = {"include", "document",    "week", "month",
                                             "year",    "acrossrange", NULL};
    static const char *const units[] = {"no",    "seconds", "minutes", "hours", "days",
                                        "weeks", "months",  "years",   NULL};
    static const char *const kernels[] = {"no",           "uniform",  "triangular",
                                          "epanechnikov", "gaussian", NULL};
    struct stance_project_options *p = &c->ours.project;
    const char *aggregation = text_of(c, "qualifierAggregation");
    bool two = strcmp(text_of(c, "networkType"), "twomode") == 0;
    p->measure = measures[place_of(aggregation, aggregations)];
    if (two)
        p->two_mode = strcmp(aggregation, "combine") == 0    ? STANCE_TWO_MODE_COMBINE
                      : strcmp(aggregation, "subtract") == 0 ? STANCE_TWO_MODE_SUBTRACT
                                                             : STANCE_TWO_MODE_COUNT;
    p->normalise = (enum stance_normalise)place_of(text_of(c, "normalization"), normalisations);
    c->ours.select.duplicates =
        (enum stance_duplicates)place_of(text_of(c, "duplicates"), duplicates);
    p->dna.isolates = flag_of(c, "isolates");
    p->dna.window = (enum stance_window)place_of(text_of(c, "timeWindow"), units);
    p->dna.window_size = (uint32_t)json_integer_value(json_object_get(c->options, "windowSize"));
    p->dna.kernel = (enum stance_window_kernel)place_of(text_of(c, "kernel"), kernels);
    p->dna.indent = flag_of(c, "indentTime");
    p->dna.to_one = flag_of(c, "normalizeToOne");
    p->dna.qualifier = qualifier_of(c);
}

static void set_columns(struct oracle_case *c)
{
    const char *one = text_of(c, "variable1"), *two = text_of(c, "variable2");
    const char *q = text_of(c, "qualifier");
    char buffer[512];
    if (!*one)
        one = *text_of(c, "variable") ? text_of(c, "variable") : "organization";
    if (!*two)
        two = strcmp(one, "concept") == 0 ? "organization" : "concept";
    snprintf(buffer, sizeof buffer, "actor=%s,issue=%s,stance=%s,date=time,document=doc",
             column_of(one, flag_of(c, "variable1Document")),
             column_of(two, flag_of(c, "variable2Document")),
             *q ? column_of(q, flag_of(c, "qualifierDocument")) : "agreement");
    c->columns = keep(c, strdup(buffer));
}

static void clear(struct oracle_case *c)
{
    for (size_t i = 0; i < c->text_n; i++)
        free(c->text[i]);
    free(c->text);
    free(c->words);
    json_decref(c->json);
}

struct reading {
    char *columns;
    stance_dataset *d;
};

static const stance_dataset *data_for(struct reading *list, size_t *n, const char *csv,
                                      const char *columns)
{
    struct stance_error err = {0};
    for (size_t i = 0; i < *n; i++)
        if (strcmp(list[i].columns, columns) == 0)
            return list[i].d;
    struct stance_options o = stance_options_default();
    o.read.raw = true;
    o.read.columns = columns;
    if (stance_dataset_read(&list[*n].d, csv, &o, NULL, NULL, &err))
        list[*n].d = NULL; /* a variable that the CSV has no column for */
    list[*n].columns = strdup(columns);
    return list[(*n)++].d;
}

bool oracle_walk(const char *oracle, const char *csv, oracle_visitor *see, void *data)
{
    struct reading list[64];
    size_t n = 0, size = 0;
    char *line = NULL;
    FILE *f = fopen(oracle, "r");
    if (!f)
        return false;
    while (getline(&line, &size, f) > 0) {
        struct oracle_case c = {.json = json_loads(line, 0, NULL)};
        cr_assert_not_null(c.json);
        c.id = json_string_value(json_object_get(c.json, "id"));
        c.group = json_string_value(json_object_get(c.json, "group"));
        c.function = json_string_value(json_object_get(c.json, "function"));
        c.options = json_object_get(c.json, "options");
        c.results = json_object_get(c.json, "results");
        c.ours = stance_options_default();
        c.ours.select.since = date_of(&c, "start.date");
        c.ours.select.until = date_of(&c, "stop.date");
        add_filters(&c);
        set_network(&c);
        set_columns(&c);
        see(data, &c, data_for(list, &n, csv, c.columns));
        clear(&c);
    }
    for (size_t i = 0; i < n; i++) {
        stance_dataset_free(list[i].d);
        free(list[i].columns);
    }
    free(line);
    fclose(f);
    return true;
}

static bool same_labels(json_t *names, const struct stance_dna_labels *labels, const uint32_t *at,
                        size_t n)
{
    if (json_array_size(names) != n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (strcmp(json_string_value(json_array_get(names, i)), labels->text[at[i]]) != 0)
            return false;
    return true;
}

bool oracle_equal(const struct stance_dna *s, const struct stance_dna_matrix *m, json_t *theirs)
{
    json_t *rows = json_object_get(theirs, "m");
    if (!same_labels(json_object_get(theirs, "rows"), &s->actor, m->row, m->row_n) ||
        !same_labels(json_object_get(theirs, "cols"), m->one_mode ? &s->actor : &s->issue,
                     m->column, m->column_n))
        return false;
    for (size_t i = 0; i < m->row_n; i++)
        for (size_t k = 0; k < m->column_n; k++) {
            double x = json_number_value(json_array_get(json_array_get(rows, i), k));
            if (!(fabs(x - m->value[i * m->column_n + k]) <= 1e-9 * fmax(1, fabs(x))))
                return false;
        }
    return true;
}

static bool networks_pass(struct oracle_case *c, const struct stance_dna *s)
{
    struct stance_dna_series series = {0};
    struct stance_error err = {0};
    bool same = stance_dna_networks(&series, s, NULL, &err) == STANCE_OK &&
                series.n == json_array_size(c->results);
    for (size_t i = 0; i < series.n && same; i++)
        same = oracle_equal(s, &series.item[i], json_array_get(c->results, i));
    stance_dna_series_clear(&series);
    return same;
}

static bool events_pass(struct oracle_case *c, const struct stance_dna *s, const stance_dataset *d)
{
    json_t *ids = json_object_get(json_array_get(c->results, 0), "statement_ids");
    const struct stance_table *t = &d->table[STANCE_TABLE_STATEMENTS];
    size_t column = 0;
    while (strcmp(t->column[column].name, "id") != 0)
        column++;
    if (json_array_size(ids) != s->n)
        return false;
    for (size_t i = 0; i < s->n; i++) {
        uint32_t code = t->column[column].code[s->statement[i].row];
        if (atoll(stance_dictionary_text(&t->column[column].text, code)) !=
            json_integer_value(json_array_get(ids, i)))
            return false;
    }
    return true;
}

static bool bars_pass(struct oracle_case *c, const struct stance_dna *s)
{
    json_t *names = json_object_get(c->results, "values");
    json_t *counts = json_object_get(c->results, "counts"), *row;
    size_t i, k;
    json_array_foreach(counts, i, row)
    {
        for (k = 0; k < json_array_size(row); k++) {
            long long n = 0;
            for (size_t x = 0; x < s->n; x++)
                n += s->statement[x].level == k &&
                     strcmp(s->actor.text[s->statement[x].actor],
                            json_string_value(json_array_get(names, i))) == 0;
            if (n != json_integer_value(json_array_get(row, k)))
                return false;
        }
    }
    return true;
}

bool oracle_passes(struct oracle_case *c, const stance_dataset *d, unsigned defects)
{
    bool events = strcmp(text_of(c, "networkType"), "eventlist") == 0;
    bool bars = strcmp(c->function, "rBarplotData") == 0;
    enum stance_dna_job job = events ? STANCE_DNA_EVENTS
                              : bars ? STANCE_DNA_BARS
                                     : STANCE_DNA_NETWORK;
    struct stance_dna s = {0};
    struct stance_error err = {0};
    if (stance_dna_select(&s, d, &c->ours, job, defects, NULL, &err)) {
        fprintf(stderr, "%s: %s\n", c->id, err.message);
        return false;
    }
    bool same = events ? events_pass(c, &s, d) : bars ? bars_pass(c, &s) : networks_pass(c, &s);
    stance_dna_clear(&s);
    return same;
}
