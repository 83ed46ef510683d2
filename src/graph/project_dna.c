/* project_dna.c - DNA's matrices as ties. */
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "dna.h"
#include "dna_time.h"
#include "projected.h"

struct maker {
    struct stance_projection *out;
    struct stance_dna dna;
    struct stance_dna_series series;
    uint32_t *node_of, *issue_node_of; /* label -> node + 1 */
};

static enum stance_code add_nodes(struct maker *m, bool issues, struct stance_error *err)
{
    const struct stance_dna_labels *labels = issues ? &m->dna.issue : &m->dna.actor;
    uint32_t **node_of = issues ? &m->issue_node_of : &m->node_of;
    *node_of = stance_memory_new(labels->n, sizeof **node_of);
    if (!*node_of)
        return stance_error_memory(err);
    for (size_t i = 0; i < m->series.n; i++) {
        const struct stance_dna_matrix *x = &m->series.item[i];
        for (size_t k = 0; k < (issues ? x->column_n : x->row_n); k++)
            (*node_of)[issues ? x->column[k] : x->row[k]] = 1;
    }
    for (size_t i = 0; i < labels->n; i++) {
        if (!(*node_of)[i])
            continue;
        (*node_of)[i] = (uint32_t)m->out->node_n + 1;
        if (!stance_projection_add_node(m->out, labels->text[i], labels->text[i], issues))
            return stance_error_memory(err);
    }
    return STANCE_OK;
}

static bool add_ties(struct maker *m, const struct stance_dna_matrix *x, uint32_t window)
{
    const uint32_t *column_of = x->one_mode ? m->node_of : m->issue_node_of;
    for (size_t i = 0; i < x->row_n; i++)
        for (size_t k = x->one_mode ? i + 1 : 0; k < x->column_n; k++) {
            size_t at = i * x->column_n + k;
            uint32_t a = m->node_of[x->row[i]] - 1, b = column_of[x->column[k]] - 1;
            if (x->n[at] == 0 && x->value[at] == 0)
                continue;
            bool swap = x->one_mode && strcmp(stance_projection_id(m->out, a),
                                              stance_projection_id(m->out, b)) > 0;
            if (!stance_projection_add_tie(m->out,
                                           (struct stance_projected_tie){.a = swap ? b : a,
                                                                         .b = swap ? a : b,
                                                                         .n = x->n[at],
                                                                         .window = window,
                                                                         .weight = x->value[at]}))
                return false;
        }
    return true;
}

static size_t keep_time(struct stance_projection *p, int64_t time)
{
    size_t at = p->text.n;
    stance_dna_time_put(&p->text, time);
    stance_text_putc(&p->text, '\0');
    return at;
}

static enum stance_code add_windows(struct maker *m, struct stance_error *err)
{
    struct stance_projection *p = m->out;
    p->window = stance_memory_new(m->series.n, sizeof *p->window);
    if (!p->window)
        return stance_error_memory(err);
    for (size_t i = 0; i < m->series.n; i++) {
        const struct stance_dna_matrix *x = &m->series.item[i];
        p->window[p->window_n++] = (struct stance_projected_window){
            keep_time(p, x->start), keep_time(p, x->middle), keep_time(p, x->stop), x->statement_n};
    }
    return p->text.failed ? stance_error_memory(err) : STANCE_OK;
}

enum stance_code stance_project_dna(struct stance_projection *out, const stance_dataset *d,
                                    const struct stance_options *options,
                                    const struct stance_watch *watch, struct stance_error *err)
{
    struct maker m = {.out = out};
    bool two = options->project.two_mode != STANCE_ONE_MODE;
    enum stance_code code =
        stance_dna_select(&m.dna, d, options, STANCE_DNA_NETWORK,
                          options->project.dna.faithful ? STANCE_DNA_ALL : 0, watch, err);
    if (!code)
        code = stance_dna_networks(&m.series, &m.dna, watch, err);
    if (!code)
        code = add_nodes(&m, false, err);
    if (!code && two)
        code = add_nodes(&m, true, err);
    if (!code && options->project.dna.window != STANCE_WINDOW_NONE)
        code = add_windows(&m, err);
    for (size_t i = 0; i < m.series.n && !code; i++)
        if (!add_ties(&m, &m.series.item[i], (uint32_t)i))
            code = stance_error_memory(err);
    out->options = m.dna.project;
    out->statement_n = m.dna.n;
    out->issue_n = m.dna.issue.n;
    stance_dna_series_clear(&m.series);
    stance_dna_clear(&m.dna);
    stance_memory_free(m.node_of);
    stance_memory_free(m.issue_node_of);
    return code;
}
