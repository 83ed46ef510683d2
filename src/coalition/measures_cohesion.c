/* measures_cohesion.c - one row per coalition and issue on which a member is on record.
 *
 *     support, oppose, neutral  members by position     missing  members without one
 *     mean      of the positions inside                 outside  of those of all others
 *     rice, agreement  how far the members speak with one voice (cohesion.h); a lone voice
 *               always does, so that neither has a number where one member is on record
 *     defining  1 for the issue that tells the coalition from the rest most, 2 for the
 *               next, ..., at most 5 (struct stance_defining); none for the others */
#include "measures.h"

#include <stdlib.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "cohesion.h"
#include "partition.h"

enum {
    COALITION,
    ISSUE,
    LABEL,
    SUPPORT,
    OPPOSE,
    NEUTRAL,
    MISSING,
    RICE,
    AGREEMENT,
    MEAN,
    OUTSIDE,
    DEFINING,
};

struct row {
    uint32_t k, issue;
    const char *id;
    struct stance_voices voices;
    double rice, agreement, mean, outside, defining;
};

/* Sums of positions, and how many. */
struct sum {
    double x;
    uint32_t n;
};

static int by_agreement(const void *px, const void *py)
{
    const struct row *x = px, *y = py;
    double a = isnan(x->agreement) ? 2 : x->agreement, b = isnan(y->agreement) ? 2 : y->agreement;
    if (x->k != y->k)
        return x->k < y->k ? -1 : 1;
    if (a != b)
        return a < b ? -1 : 1;
    uint32_t n = stance_voices_n(x->voices), m = stance_voices_n(y->voices);
    if (n != m)
        return n > m ? -1 : 1;
    return strcmp(x->id, y->id);
}

static double rank_of(const struct stance_coalition *c, uint32_t issue)
{
    for (uint32_t i = 0; i < c->defining_n; i++)
        if (c->defining[i].issue == issue)
            return i + 1.0;
    return NAN;
}

static double mean_of(struct sum s)
{
    return s.n ? s.x / s.n : NAN;
}

/* sum: k + 1 rows of issue_n; the last holds everybody. */
static size_t fill(struct row *row, const stance_coalitions *c, const struct stance_voices *voices,
                   const struct sum *sum, size_t issue_n)
{
    const struct sum *all = sum + c->k * issue_n;
    size_t n = 0;
    for (uint32_t k = 0; k < c->k; k++)
        for (uint32_t j = 0; j < issue_n; j++) {
            size_t at = k * issue_n + j;
            struct sum others = {all[j].x - sum[at].x, all[j].n - sum[at].n};
            bool several = stance_voices_n(voices[at]) >= 2;
            if (stance_voices_n(voices[at]) == 0)
                continue;
            row[n++] = (struct row){
                .k = k,
                .issue = j,
                .id = stance_coalitions_issue_id(c, j),
                .voices = voices[at],
                .rice = several ? stance_voices_rice(voices[at]) : NAN,
                .agreement = several ? stance_voices_agreement(voices[at]) : NAN,
                .mean = mean_of(sum[at]),
                .outside = mean_of(others),
                .defining = rank_of(&c->coalition[k], j),
            };
        }
    return n;
}

static void add_up(struct sum *sum, const stance_coalitions *c, const struct stance_positions *p)
{
    for (size_t a = 0; a < p->actor_n; a++)
        for (size_t i = p->start[a]; i < p->start[a + 1]; i++) {
            double x = stance_positions_value(p, i);
            struct sum *own = &sum[c->label[a] * p->issue_n + p->cell_issue[i]];
            struct sum *all = &sum[c->k * p->issue_n + p->cell_issue[i]];
            own->x += x, all->x += x;
            own->n++, all->n++;
        }
}

static enum stance_code put(struct stance_measures *m, size_t i, const struct row *x,
                            struct stance_error *err)
{
    const stance_coalitions *c = m->coalitions;
    char letter[8];
    stance_partition_letter(x->k, letter);
    enum stance_code code = stance_measures_put_text(m, i, COALITION, letter, err);
    if (!code)
        code = stance_measures_put_text(m, i, ISSUE, x->id, err);
    if (!code)
        code =
            stance_measures_put_text(m, i, LABEL, stance_coalitions_issue_label(c, x->issue), err);
    stance_measures_put_number(m, i, SUPPORT, x->voices.support);
    stance_measures_put_number(m, i, OPPOSE, x->voices.oppose);
    stance_measures_put_number(m, i, NEUTRAL, x->voices.neutral);
    stance_measures_put_number(m, i, MISSING,
                               (double)c->coalition[x->k].size - stance_voices_n(x->voices));
    stance_measures_put_number(m, i, RICE, x->rice);
    stance_measures_put_number(m, i, AGREEMENT, x->agreement);
    stance_measures_put_number(m, i, MEAN, x->mean);
    stance_measures_put_number(m, i, OUTSIDE, x->outside);
    stance_measures_put_number(m, i, DEFINING, x->defining);
    return code;
}

static void name_columns(struct stance_measures *m)
{
    stance_measures_column_add(m, "coalition", "In", STANCE_COLUMN_TEXT);
    stance_measures_column_add(m, "issue", NULL, STANCE_COLUMN_TEXT);
    stance_measures_column_add(m, "label", "Issue", STANCE_COLUMN_TEXT);
    stance_measures_column_add(m, "support", "For", STANCE_COLUMN_COUNT);
    stance_measures_column_add(m, "oppose", "Against", STANCE_COLUMN_COUNT);
    stance_measures_column_add(m, "neutral", "Neutral", STANCE_COLUMN_COUNT);
    stance_measures_column_add(m, "missing", "Missing", STANCE_COLUMN_COUNT);
    stance_measures_column_add(m, "rice", "Rice", STANCE_COLUMN_SHARE);
    stance_measures_column_add(m, "agreement", "Agreement", STANCE_COLUMN_SHARE);
    stance_measures_column_add(m, "mean", "Mean", STANCE_COLUMN_SIGNED);
    stance_measures_column_add(m, "outside", "Others", STANCE_COLUMN_SIGNED);
    stance_measures_column_add(m, "defining", NULL, STANCE_COLUMN_COUNT);
}

enum stance_code stance_measures_of_cohesion(struct stance_measures *m,
                                             const struct stance_measures_input *in,
                                             struct stance_error *err)
{
    const stance_coalitions *c = m->coalitions;
    size_t issue_n = in->p->issue_n, n = 0;
    struct stance_voices *voices = NULL;
    struct row *row = stance_memory_new(issue_n, c->k * sizeof *row);
    struct sum *sum = stance_memory_new(issue_n, (c->k + (size_t)1) * sizeof *sum);
    name_columns(m);
    enum stance_code code = row && sum ? STANCE_OK : stance_error_memory(err);
    if (!code)
        code = stance_voices_count(&voices, in->p, c->label, c->k, err);
    if (!code) {
        add_up(sum, c, in->p);
        n = fill(row, c, voices, sum, issue_n);
        qsort(row, n, sizeof *row, by_agreement);
        code = stance_measures_reserve(m, n, err);
    }
    for (size_t i = 0; i < n && !code; i++)
        code = put(m, i, &row[i], err);
    stance_memory_free(voices);
    stance_memory_free(row);
    stance_memory_free(sum);
    return code;
}
