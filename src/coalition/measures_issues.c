/* measures_issues.c - one row per issue: who takes which side, and whether along coalitions.
 *
 * support, oppose, neutral and missing count actors that take part; the rest is division.h. */
#include "measures.h"

#include <stdlib.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "division.h"

enum {
    ID,
    LABEL,
    SUPPORT,
    OPPOSE,
    NEUTRAL,
    MISSING,
    COVERAGE,
    DIVISION,
    DIVISIVENESS,
    SEPARATION,
};

struct row {
    const char *id;
    uint32_t issue;
    struct stance_division d;
};

static int by_division(const void *x, const void *y)
{
    const struct row *a = x, *b = y;
    if (a->d.divisiveness != b->d.divisiveness)
        return a->d.divisiveness > b->d.divisiveness ? -1 : 1;
    if (a->d.coverage != b->d.coverage)
        return a->d.coverage > b->d.coverage ? -1 : 1;
    return strcmp(a->id, b->id);
}

static enum stance_code put(struct stance_measures *m, size_t i, const struct row *row,
                            size_t actor_n, struct stance_error *err)
{
    const struct stance_division *d = &row->d;
    enum stance_code code = stance_measures_put_text(m, i, ID, row->id, err);
    if (!code)
        code = stance_measures_put_text(
            m, i, LABEL, stance_coalitions_issue_label(m->coalitions, row->issue), err);
    stance_measures_put_number(m, i, SUPPORT, d->all.support);
    stance_measures_put_number(m, i, OPPOSE, d->all.oppose);
    stance_measures_put_number(m, i, NEUTRAL, d->all.neutral);
    stance_measures_put_number(m, i, MISSING, (double)actor_n - stance_voices_n(d->all));
    stance_measures_put_number(m, i, COVERAGE, d->coverage);
    stance_measures_put_number(m, i, DIVISION, d->division);
    stance_measures_put_number(m, i, DIVISIVENESS, d->divisiveness);
    stance_measures_put_number(m, i, SEPARATION, d->separation);
    return code;
}

static void name_columns(struct stance_measures *m)
{
    stance_measures_column_add(m, "issue", NULL, STANCE_COLUMN_TEXT);
    stance_measures_column_add(m, "label", "Issue", STANCE_COLUMN_TEXT);
    stance_measures_column_add(m, "support", "For", STANCE_COLUMN_COUNT);
    stance_measures_column_add(m, "oppose", "Against", STANCE_COLUMN_COUNT);
    stance_measures_column_add(m, "neutral", "Neutral", STANCE_COLUMN_COUNT);
    stance_measures_column_add(m, "missing", "Missing", STANCE_COLUMN_COUNT);
    stance_measures_column_add(m, "coverage", NULL, STANCE_COLUMN_SHARE);
    stance_measures_column_add(m, "division", NULL, STANCE_COLUMN_SHARE);
    stance_measures_column_add(m, "divisiveness", "Divides", STANCE_COLUMN_SHARE);
    stance_measures_column_add(m, "cramers_v", "By bloc", STANCE_COLUMN_SHARE);
}

enum stance_code stance_measures_of_issues(struct stance_measures *m,
                                           const struct stance_measures_input *in,
                                           struct stance_error *err)
{
    const stance_coalitions *c = m->coalitions;
    size_t n = in->p->issue_n;
    struct stance_voices *voices = NULL;
    struct row *row = stance_memory_new(n, sizeof *row);
    enum stance_code code = row ? STANCE_OK : stance_error_memory(err);
    if (!code)
        code = stance_voices_count(&voices, in->p, c->label, c->k, err);
    for (uint32_t j = 0; j < n && !code; j++)
        row[j] = (struct row){stance_coalitions_issue_id(c, j), j,
                              stance_division_of(voices + j, n, c->k, in->p->actor_n)};
    name_columns(m);
    if (!code) {
        qsort(row, n, sizeof *row, by_division);
        code = stance_measures_reserve(m, n, err);
    }
    for (size_t i = 0; i < n && !code; i++)
        code = put(m, i, &row[i], in->p->actor_n, err);
    stance_memory_free(voices);
    stance_memory_free(row);
    return code;
}
