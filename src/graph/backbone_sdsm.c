/* backbone_sdsm.c - ties of actors who agree more, or less, than chance has it.
 *
 * The stochastic degree sequence model.  A mark is an issue and a side: supporting and
 * opposing one issue are two marks, neutral is none.  By chance (bicm.h) every actor would
 * make as many marks, and every mark be made as often, as in truth.  Two actors a and b
 * then agree on an issue with the chance P(a,+) P(b,+) + P(a,-) P(b,-), its two marks
 * excluding each other, and on how many issues they agree is a matter of as many
 * independent events (poisson_binomial.h).  A tie stays when the number on which they do
 * agree lies in either tail of that, two-sided p, false discovery rate alpha over all
 * ties (Benjamini and Hochberg).  Its weight stays as it was: a tie
 * below chance is one of opposition, whatever the measure says.
 *
 * Z. P. Neal: The backbone of bipartite projections: inferring relationships from
 * co-authorship, co-sponsorship, co-attendance and other co-behaviors. Social Networks 39
 * (2014) 84-97. doi:10.1016/j.socnet.2014.06.001
 * Z. P. Neal, R. Domagalski, B. Sagan: Comparing alternatives to the fixed degree sequence
 * model for extracting the backbone of bipartite projections. Scientific Reports 11 (2021)
 * 23929. doi:10.1038/s41598-021-03238-3
 * Y. Benjamini, Y. Hochberg: Controlling the false discovery rate. Journal of the Royal
 * Statistical Society B 57 (1995) 289-300. doi:10.1111/j.2517-6161.1995.tb02031.x */
#include "backbone.h"

#include <stdlib.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "bicm.h"
#include "poisson_binomial.h"
#include "sort.h"

enum { SUPPORT = 1, OPPOSE = 2 };

struct issues {
    uint32_t support, oppose; /* groups of columns */
    size_t n;
};

struct finder {
    const struct stance_backbone_input *in;
    uint8_t *side;        /* per cell: the marks made there */
    uint32_t *row_sum;    /* per actor */
    uint32_t *column_sum; /* per mark: issue * 2 + (0 support, 1 oppose) */
    struct stance_bicm chance;
    struct issues *issues; /* those whose marks are as frequent */
    size_t issues_n;
    struct stance_chance *event; /* one per item of issues */
    double *p;                   /* per tie */
};

static uint8_t sides_of(const struct stance_positions *p, size_t cell, size_t *mixed)
{
    uint8_t sides = 0;
    if (*mixed < p->mixed.n && p->mixed.cell[*mixed] == cell) {
        for (size_t l = p->mixed.start[*mixed]; l < p->mixed.start[*mixed + 1]; l++)
            sides |= p->mixed.value[l] > 0 ? SUPPORT : p->mixed.value[l] < 0 ? OPPOSE : 0;
        ++*mixed;
        return sides;
    }
    return p->value[cell] > 0 ? SUPPORT : p->value[cell] < 0 ? OPPOSE : 0;
}

static enum stance_code count_marks(struct finder *s, struct stance_error *err)
{
    const struct stance_positions *p = s->in->p;
    size_t mixed = 0;
    s->side = stance_memory_new(p->cell_n, 1);
    s->row_sum = stance_memory_new(p->actor_n, sizeof *s->row_sum);
    s->column_sum = stance_memory_new(p->issue_n, 2 * sizeof *s->column_sum);
    s->p = stance_memory_new(s->in->net->m, sizeof *s->p);
    if (!s->side || !s->row_sum || !s->column_sum || !s->p)
        return stance_error_memory(err);
    for (size_t a = 0; a < p->actor_n; a++)
        for (size_t i = p->start[a]; i < p->start[a + 1]; i++) {
            s->side[i] = sides_of(p, i, &mixed);
            s->row_sum[a] += (s->side[i] & SUPPORT) + (s->side[i] >> 1);
            s->column_sum[2 * p->cell_issue[i]] += s->side[i] & SUPPORT;
            s->column_sum[2 * p->cell_issue[i] + 1] += s->side[i] >> 1;
        }
    return STANCE_OK;
}

static size_t agreed_issues(const struct finder *s, size_t a, size_t b)
{
    const struct stance_positions *p = s->in->p;
    size_t i = p->start[a], k = p->start[b], n = 0;
    while (i < p->start[a + 1] && k < p->start[b + 1]) {
        if (p->cell_issue[i] < p->cell_issue[k]) {
            i++;
        } else if (p->cell_issue[i] > p->cell_issue[k]) {
            k++;
        } else {
            n += (s->side[i++] & s->side[k++]) != 0;
        }
    }
    return n;
}

/* Issues alike in both marks are one group of events. */
static enum stance_code group_issues(struct finder *s, struct stance_error *err)
{
    size_t n = s->in->p->issue_n;
    uint32_t most = s->chance.column_n ? (uint32_t)s->chance.column_n - 1 : 0;
    uint32_t *key = stance_memory_new(n, sizeof *key), *item = stance_memory_new(n, sizeof *item);
    uint32_t *scratch = stance_memory_new(n, 2 * sizeof *scratch);
    s->issues = stance_memory_new(n, sizeof *s->issues);
    s->event = stance_memory_new(n, sizeof *s->event);
    bool made = key && item && scratch && s->issues && s->event;
    for (size_t j = 0; made && j < n; j++)
        item[j] = (uint32_t)j;
    for (size_t side = 2; made && side-- > 0;) {
        for (size_t j = 0; j < n; j++)
            key[j] = s->chance.column_of[2 * item[j] + side];
        stance_sort_pairs(key, item, n, most, scratch);
    }
    for (size_t j = 0; made && j < n; j++) {
        struct issues here = {s->chance.column_of[2 * item[j]],
                              s->chance.column_of[2 * item[j] + 1], 1};
        struct issues *last = s->issues_n ? &s->issues[s->issues_n - 1] : NULL;
        if (last && last->support == here.support && last->oppose == here.oppose)
            last->n++;
        else
            s->issues[s->issues_n++] = here;
    }
    stance_memory_free(key);
    stance_memory_free(item);
    stance_memory_free(scratch);
    return made ? STANCE_OK : stance_error_memory(err);
}

static double two_sided(struct finder *s, size_t a, size_t b)
{
    const struct stance_bicm *c = &s->chance;
    uint32_t one = c->row_of[a], two = c->row_of[b];
    double below, above;
    for (size_t g = 0; g < s->issues_n; g++) {
        const struct issues *x = &s->issues[g];
        double p = stance_bicm_chance(c, one, x->support) * stance_bicm_chance(c, two, x->support) +
                   stance_bicm_chance(c, one, x->oppose) * stance_bicm_chance(c, two, x->oppose);
        s->event[g] = (struct stance_chance){p < 1 ? p : 1, p > 0 ? x->n : 0};
    }
    stance_poisson_tails(s->event, s->issues_n, agreed_issues(s, a, b), &below, &above);
    double p = 2 * (below < above ? below : above);
    return p < 1 ? p : 1;
}

static int rising(const void *pa, const void *pb)
{
    double a = *(const double *)pa, b = *(const double *)pb;
    return a < b ? -1 : a > b;
}

/* The largest p that is still significant, or -1. */
static enum stance_code discover(double *limit, const double *p, size_t m, double alpha,
                                 struct stance_error *err)
{
    double *sorted = stance_memory_new(m, sizeof *sorted);
    if (!sorted)
        return stance_error_memory(err);
    for (size_t i = 0; i < m; i++)
        sorted[i] = p[i];
    if (m)
        qsort(sorted, m, sizeof *sorted, rising);
    *limit = -1;
    for (size_t i = 0; i < m; i++)
        if (sorted[i] <= alpha * (double)(i + 1) / (double)m)
            *limit = sorted[i];
    stance_memory_free(sorted);
    return STANCE_OK;
}

enum stance_code stance_backbone_sdsm(uint8_t *keep, const struct stance_backbone_input *in,
                                      struct stance_error *err)
{
    enum { TIES_BETWEEN_CHECKS = 256 };
    const struct stance_network *net = in->net;
    struct finder s = {.in = in};
    double alpha = in->options->alpha, limit = -1;
    enum stance_code code = count_marks(&s, err);
    if (!code)
        code = stance_bicm_fit(&s.chance, s.row_sum, in->p->actor_n, s.column_sum,
                               2 * in->p->issue_n, in->watch, err);
    if (!code)
        code = group_issues(&s, err);
    for (size_t i = 0; i < net->m && !code; i++) {
        s.p[i] = two_sided(&s, net->a[i], net->b[i]);
        if (i % TIES_BETWEEN_CHECKS == 0)
            code = stance_watch_check(in->watch, err);
    }
    if (!code)
        code = discover(&limit, s.p, net->m, alpha, err);
    for (size_t i = 0; i < net->m && !code; i++)
        keep[i] = s.p[i] <= limit;
    stance_bicm_clear(&s.chance);
    stance_memory_free(s.side);
    stance_memory_free(s.row_sum);
    stance_memory_free(s.column_sum);
    stance_memory_free(s.event);
    stance_memory_free(s.issues);
    stance_memory_free(s.p);
    return code;
}
