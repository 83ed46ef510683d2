/* explanation_actors.c - positions, parts and the evidence behind them, copied. */
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "../graph/filter.h"
#include "explanation.h"

/* ---- Evidence ---- */

static enum stance_code copy_cell(stance_explanation *x, uint32_t *out,
                                  const struct stance_table *t, enum stance_role role, size_t row,
                                  struct stance_error *err)
{
    return stance_explanation_name(x, out, stance_table_text(t, role, row), err);
}

/* The alignments' basis has no role of its own: it is found by its name. */
static const char *basis_of(const struct stance_table *t, size_t row)
{
    for (size_t i = 0; i < t->column_n; i++)
        if (strcmp(t->column[i].name, "basis") == 0)
            return stance_dictionary_text(&t->column[i].text, t->column[i].code[row]);
    return stance_table_text(t, STANCE_ROLE_BASIS, row);
}

static enum stance_code add_evidence(stance_explanation *x, const struct stance_dataset *d,
                                     enum stance_table_kind kind, size_t row, double value,
                                     struct stance_error *err)
{
    const struct stance_table *t = &d->table[kind];
    struct stance_evidence e = {.value = value};
    const struct {
        uint32_t *to;
        enum stance_role role;
    } cell[] = {
        {&e.date, STANCE_ROLE_DATE},       {&e.source, STANCE_ROLE_SOURCE},
        {&e.locator, STANCE_ROLE_LOCATOR}, {&e.paraphrase, STANCE_ROLE_EVIDENCE},
        {&e.speaker, STANCE_ROLE_SPEAKER}, {&e.kind, STANCE_ROLE_KIND},
    };
    enum stance_code code = stance_explanation_name(x, &e.basis, basis_of(t, row), err);
    for (size_t i = 0; i < sizeof cell / sizeof *cell && !code; i++)
        code = copy_cell(x, cell[i].to, t, cell[i].role, row, err);
    const char *source = stance_table_text(t, STANCE_ROLE_SOURCE, row);
    if (!code)
        code = stance_explanation_name(x, &e.source_title, stance_dataset_source_title(d, source),
                                       err);
    if (!code && !stance_memory_grow((void **)&x->evidence, &x->evidence_capacity,
                                     x->evidence_n + 1, sizeof *x->evidence))
        code = stance_error_memory(err);
    if (!code)
        x->evidence[x->evidence_n++] = e;
    return code;
}

/* ---- Actors, issues ---- */

static enum stance_code copy_actor(stance_explanation *x, size_t i, const struct stance_dataset *d,
                                   const struct stance_comparison *c, struct stance_error *err)
{
    const struct stance_entity *e = &d->actor[c->actor[i]];
    struct stance_explained_actor *a = &x->actor[i];
    a->coalition = c->row[i] == SIZE_MAX ? STANCE_NONE : x->coalitions->label[c->row[i]];
    enum stance_code code = stance_explanation_name(x, &a->id, e->id, err);
    if (!code)
        code = stance_explanation_name(x, &a->label, e->label, err);
    if (!code)
        code = stance_explanation_name(x, &a->short_name, e->short_name, err);
    return code;
}

static enum stance_code copy_position(stance_explanation *x, struct stance_explained_position *out,
                                      const struct stance_dataset *d,
                                      const struct stance_positions *p, size_t cell,
                                      struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    *out = (struct stance_explained_position){.value = NAN, .first = x->evidence_n};
    if (cell == SIZE_MAX)
        return STANCE_OK;
    out->value = stance_positions_value(p, cell);
    out->ambivalence = (double)p->ambivalence[cell];
    if (p->group[cell])
        code = stance_explanation_name(x, &out->from, d->actor[p->group[cell] - 1].label, err);
    for (size_t i = p->statement_start[cell]; i < p->statement_start[cell + 1] && !code; i++)
        code = add_evidence(x, d, STANCE_TABLE_STATEMENTS, p->statement[i],
                            stance_statement_value(d, p->statement[i]), err);
    out->n = x->evidence_n - out->first;
    return code;
}

static enum stance_code copy_issue(stance_explanation *x, size_t i, const struct stance_dataset *d,
                                   const struct stance_positions *p,
                                   const struct stance_comparison *c, struct stance_error *err)
{
    const struct stance_compared_issue *from = &c->issue[i];
    const struct stance_entity *e = &d->issue[p->issue[from->issue]];
    struct stance_explained_issue *to = &x->issue[i];
    to->held = from->held;
    to->dropped = from->dropped;
    enum stance_code code = stance_explanation_name(x, &to->id, e->id, err);
    if (!code)
        code = stance_explanation_name(x, &to->label, e->label, err);
    if (!code)
        code = stance_explanation_name(x, &to->proposition, e->proposition, err);
    for (size_t a = 0; a < c->actor_n && !code; a++)
        code = copy_position(x, &to->of[a], d, p, from->cell[a], err);
    for (size_t k = 0; k < c->pair_n; k++)
        to->part[k] = stance_comparison_part(c, p, from, k);
    return code;
}

/* ---- Alignments ---- */

static bool is_between(const struct stance_alignment *t, uint32_t a, uint32_t b)
{
    return (t->a == a && t->b == b) || (t->a == b && t->b == a);
}

static enum stance_code copy_ties(stance_explanation *x, size_t k, const struct stance_dataset *d,
                                  const struct stance_comparison *c,
                                  const struct stance_filter *filter, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    uint32_t a = c->actor[c->pair[k].a], b = c->actor[c->pair[k].b];
    x->tie_first[k] = x->evidence_n;
    for (size_t i = 0; i < d->alignment_n && !code; i++)
        if (is_between(&d->alignment[i], a, b) && stance_filter_alignment(filter, i))
            code = add_evidence(x, d, STANCE_TABLE_ALIGNMENTS, d->alignment[i].row,
                                d->alignment[i].strength, err);
    x->tie_n[k] = x->evidence_n - x->tie_first[k];
    return code;
}

enum stance_code stance_explanation_gather(stance_explanation *x, const struct stance_dataset *d,
                                           const struct stance_positions *p,
                                           const struct stance_comparison *c,
                                           const struct stance_options *options,
                                           struct stance_error *err)
{
    struct stance_filter filter = {0};
    x->actor_n = c->actor_n;
    x->measure = c->measure;
    x->pair_n = c->pair_n;
    memcpy(x->pair, c->pair, sizeof x->pair);
    x->issue = stance_memory_new(c->issue_n, sizeof *x->issue);
    enum stance_code code = x->issue ? STANCE_OK : stance_error_memory(err);
    for (size_t i = 0; i < c->actor_n && !code; i++)
        code = copy_actor(x, i, d, c, err);
    for (size_t i = 0; i < c->issue_n && !code; i++) {
        code = copy_issue(x, i, d, p, c, err);
        x->issue_n++;
        x->shared_n += c->issue[i].held > 1;
    }
    if (!code)
        code = stance_filter_init(&filter, d, &options->select, err);
    for (size_t k = 0; k < c->pair_n && !code; k++)
        code = copy_ties(x, k, d, c, &filter, err);
    stance_filter_clear(&filter);
    return code;
}
