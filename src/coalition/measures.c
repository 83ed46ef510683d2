/* measures.c - the table itself, and what stands before it is filled. */
#include "measures.h"

#include <string.h>

#include "../base/error.h"
#include "../base/given.h"
#include "../base/memory.h"
#include "../base/text.h"

enum {
    COLUMNS_MOST =
        sizeof((struct stance_measures){0}.column) / sizeof(struct stance_measures_column)
};

/* ---- The table ---- */

void stance_measures_column_add(struct stance_measures *m, const char *name, const char *title,
                                enum stance_column_kind kind)
{
    if (m->column_n < COLUMNS_MOST)
        m->column[m->column_n++] =
            (struct stance_measures_column){.name = name, .title = title, .kind = kind};
}

enum stance_code stance_measures_reserve(struct stance_measures *m, size_t row_n,
                                         struct stance_error *err)
{
    for (size_t j = 0; j < m->column_n; j++) {
        struct stance_measures_column *c = &m->column[j];
        bool text = c->kind == STANCE_COLUMN_TEXT;
        void *cells = stance_memory_new(row_n, text ? sizeof *c->text : sizeof *c->number);
        if (!cells)
            return stance_error_memory(err);
        if (text)
            c->text = cells;
        else
            c->number = cells;
    }
    m->row_n = row_n;
    return STANCE_OK;
}

enum stance_code stance_measures_put_text(struct stance_measures *m, size_t row, size_t column,
                                          const char *text, struct stance_error *err)
{
    return stance_dictionary_put(&m->names, text, strlen(text), &m->column[column].text[row], err);
}

void stance_measures_free(stance_measures *m)
{
    if (!m)
        return;
    for (size_t j = 0; j < m->column_n; j++) {
        stance_memory_free(m->column[j].text);
        stance_memory_free(m->column[j].number);
    }
    stance_dictionary_clear(&m->names);
    stance_text_free(&m->legend);
    stance_coalitions_free(m->coalitions);
    stance_memory_free(m);
}

/* ---- What a caller may ask ---- */

size_t stance_measures_rows(const stance_measures *m)
{
    return m->row_n;
}

size_t stance_measures_columns(const stance_measures *m)
{
    return m->column_n;
}

const char *stance_measures_column_name(const stance_measures *m, size_t column)
{
    return m->column[column].name;
}

const char *stance_measures_text(const stance_measures *m, size_t row, size_t column)
{
    const struct stance_measures_column *c = &m->column[column];
    return c->text ? stance_dictionary_text(&m->names, c->text[row]) : NULL;
}

double stance_measures_number(const stance_measures *m, size_t row, size_t column)
{
    const struct stance_measures_column *c = &m->column[column];
    return c->number ? c->number[row] : NAN;
}

/* ---- Finding ---- */

static stance_measures_filler *const filler[] = {
    [STANCE_OF_ACTORS] = stance_measures_of_actors,
    [STANCE_OF_PAIRS] = stance_measures_of_pairs,
    [STANCE_OF_ISSUES] = stance_measures_of_issues,
    [STANCE_OF_COALITIONS] = stance_measures_of_coalitions,
    [STANCE_OF_GRAPH] = stance_measures_of_graph,
    [STANCE_OF_COHESION] = stance_measures_of_cohesion,
    [STANCE_OF_MAP] = stance_measures_of_map,
};

static enum stance_code project(struct stance_network *net, struct stance_network *agreement,
                                const stance_coalitions *c, const struct stance_measures_input *in,
                                struct stance_error *err)
{
    struct stance_project_options o = in->options->project;
    o.measure = c->measure;
    enum stance_code code = stance_network_project(net, in->p, &o, in->watch, err);
    bool wanted = in->how->of == STANCE_OF_PAIRS || in->how->of == STANCE_OF_GRAPH ||
                  in->how->of == STANCE_OF_MAP || in->how->poles;
    o.measure = STANCE_AGREEMENT;
    o.normalise = STANCE_NORMALISE_NONE;
    if (!code && wanted)
        code = stance_network_project(agreement, in->p, &o, in->watch, err);
    return code;
}

static enum stance_code check(const struct stance_options *options,
                              const struct stance_measure_options *how, struct stance_error *err)
{
    if ((size_t)how->of >= sizeof filler / sizeof *filler)
        return stance_error_set(err, STANCE_E_VALUE, "no such kind of measure");
    if (how->poles && how->of != STANCE_OF_ACTORS)
        return stance_error_set(err, STANCE_E_VALUE, "--poles goes with --of actors");
    if (how->right && how->of != STANCE_OF_MAP)
        return stance_error_set(err, STANCE_E_VALUE, "--right goes with --of map");
    if (options->cluster.bootstrap && how->of != STANCE_OF_ACTORS && how->of != STANCE_OF_PAIRS &&
        how->of != STANCE_OF_COALITIONS)
        return stance_error_set(err, STANCE_E_VALUE,
                                "--bootstrap tells how sure actors, pairs and coalitions are: it "
                                "goes with --of actors, pairs or coalitions");
    return STANCE_OK;
}

enum stance_code stance_measures_find(stance_measures **out, const stance_dataset *data,
                                      const struct stance_options *options,
                                      const struct stance_measure_options *how,
                                      const struct stance_watch *watch, struct stance_error *err)
{
    enum stance_code given = stance_given_options(options, err);
    if (given == STANCE_OK && !how)
        given = stance_error_set(err, STANCE_E_VALUE, "not told what to measure");
    if (given == STANCE_OK)
        given = stance_given_choice("of", (int)how->of, STANCE_OF_MAP, err);
    if (given != STANCE_OK)
        return given;
    struct stance_positions p = {0};
    struct stance_network net = {0}, agreement = {0};
    struct stance_measures_input in = {data, &p, &net, &agreement, options, how, watch};
    bool evidence =
        options->cluster.bootstrap && options->cluster.resample == STANCE_RESAMPLE_STATEMENTS;
    enum stance_code code = check(options, how, err);
    if (code)
        return code;
    stance_measures *m = stance_memory_new(1, sizeof *m);
    if (!m)
        return stance_error_memory(err);
    m->of = how->of;
    code = stance_dictionary_init(&m->names, err);
    if (!code)
        code = stance_positions_make(&p, data, &options->select, evidence, watch, err);
    if (!code)
        code = stance_coalitions_from_positions(&m->coalitions, data, &p, options, watch, err);
    if (!code)
        code = stance_coalitions_examine(m->coalitions, data, &p, options, watch, err);
    if (!code)
        code = project(&net, &agreement, m->coalitions, &in, err);
    if (!code)
        code = filler[how->of](m, &in, err);
    stance_network_clear(&agreement);
    stance_network_clear(&net);
    stance_positions_clear(&p);
    if (code)
        stance_measures_free(m);
    else
        *out = m;
    return code;
}

struct stance_measure_options stance_measure_options_default(void)
{
    return (struct stance_measure_options){.of = STANCE_OF_ACTORS, .permutations = 999};
}
