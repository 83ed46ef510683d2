/* bicm.c - coordinate ascent: each x in turn by Newton, then each y, until the sums fit. */
#include "bicm.h"

#include <math.h>
#include <stdlib.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "sort.h"

/* ---- Groups ---- */

static bool group_by_sum(struct stance_bicm_group **out, size_t *group_n, uint32_t **group_of,
                         const uint32_t *sum, size_t n)
{
    uint32_t *key = stance_memory_new(n, sizeof *key), *item = stance_memory_new(n, sizeof *item);
    uint32_t *scratch = stance_memory_new(n, 2 * sizeof *scratch), most = 0;
    *out = stance_memory_new(n, sizeof **out);
    *group_of = stance_memory_new(n, sizeof **group_of);
    bool made = key && item && scratch && *out && *group_of;
    for (size_t i = 0; made && i < n; i++) {
        key[i] = sum[i];
        item[i] = (uint32_t)i;
        most = sum[i] > most ? sum[i] : most;
    }
    if (made)
        stance_sort_pairs(key, item, n, most, scratch);
    for (size_t i = 0; made && i < n; i++) {
        if (i == 0 || key[i] != key[i - 1])
            (*out)[(*group_n)++] = (struct stance_bicm_group){.sum = key[i]};
        (*out)[*group_n - 1].n++;
        (*group_of)[item[i]] = (uint32_t)(*group_n - 1);
    }
    stance_memory_free(key);
    stance_memory_free(item);
    stance_memory_free(scratch);
    return made;
}

/* ---- Empty and full ones ---- */

static double open_n(const struct stance_bicm_group *group, size_t n)
{
    double open = 0;
    for (size_t i = 0; i < n; i++)
        open += group[i].turn ? 0 : (double)group[i].n;
    return open;
}

/* Settles what leaves no choice among mine; the others lose what full ones take of them. */
static bool settle(struct stance_bicm_group *mine, size_t mine_n, struct stance_bicm_group *other,
                   size_t other_n, uint32_t *turn)
{
    double open = open_n(other, other_n);
    bool any = false;
    for (size_t i = 0; i < mine_n; i++) {
        struct stance_bicm_group *g = &mine[i];
        if (g->turn || (g->sum > 0 && g->sum < open))
            continue;
        g->full = g->sum > 0;
        g->turn = ++*turn;
        any = true;
        for (size_t k = 0; k < other_n && g->full; k++)
            other[k].sum -= other[k].turn ? 0 : (double)g->n;
    }
    return any;
}

/* ---- The rest ---- */

static double logistic(double x)
{
    return x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x));
}

/* Fits theta of one group to its sum; how far off it was before. */
static double fit_one(struct stance_bicm_group *g, const struct stance_bicm_group *other, size_t n)
{
    enum { STEPS = 60 };
    double off = 0;
    for (int step = 0; step < STEPS; step++) {
        double sum = 0, slope = 0;
        for (size_t k = 0; k < n; k++) {
            if (other[k].turn)
                continue;
            double p = logistic(g->theta + other[k].theta);
            sum += (double)other[k].n * p;
            slope += (double)other[k].n * p * (1 - p);
        }
        double miss = g->sum - sum, move = slope > 1e-300 ? miss / slope : miss > 0 ? 1 : -1;
        if (step == 0)
            off = fabs(miss);
        g->theta += move > 2 ? 2 : move < -2 ? -2 : move; /* Newton overshoots on the flat ends */
        if (fabs(miss) <= 1e-11 * (1 + g->sum))
            break;
    }
    return off;
}

static double sweep(struct stance_bicm_group *mine, size_t mine_n,
                    const struct stance_bicm_group *other, size_t other_n)
{
    double worst = 0;
    for (size_t i = 0; i < mine_n; i++) {
        if (mine[i].turn)
            continue;
        double off = fit_one(&mine[i], other, other_n) / (1 + mine[i].sum);
        worst = off > worst ? off : worst;
    }
    return worst;
}

static void start(struct stance_bicm_group *group, size_t n, double open)
{
    for (size_t i = 0; i < n; i++)
        if (!group[i].turn)
            group[i].theta = 0.5 * log(group[i].sum / (open - group[i].sum));
}

enum stance_code stance_bicm_fit(struct stance_bicm *out, const uint32_t *row_sum, size_t n,
                                 const uint32_t *column_sum, size_t m,
                                 const struct stance_watch *watch, struct stance_error *err)
{
    enum { SWEEPS = 20000 };
    struct stance_bicm s = {0};
    uint32_t turn = 0;
    enum stance_code code = STANCE_OK;
    if (!group_by_sum(&s.row, &s.row_n, &s.row_of, row_sum, n) ||
        !group_by_sum(&s.column, &s.column_n, &s.column_of, column_sum, m))
        code = stance_error_memory(err);
    while (!code && (settle(s.row, s.row_n, s.column, s.column_n, &turn) ||
                     settle(s.column, s.column_n, s.row, s.row_n, &turn)))
        continue;
    if (!code) {
        start(s.row, s.row_n, open_n(s.column, s.column_n));
        start(s.column, s.column_n, open_n(s.row, s.row_n));
    }
    for (int i = 0; !code; i++) {
        double worst = sweep(s.row, s.row_n, s.column, s.column_n);
        sweep(s.column, s.column_n, s.row, s.row_n);
        code = stance_watch_check(watch, err);
        if (worst < 1e-8)
            break;
        if (!code && i == SWEEPS)
            code = stance_error_set(err, STANCE_E_INTERNAL,
                                    "the chance model of the backbone did not settle");
    }
    if (code)
        stance_bicm_clear(&s);
    else
        *out = s;
    return code;
}

void stance_bicm_clear(struct stance_bicm *s)
{
    stance_memory_free(s->row);
    stance_memory_free(s->column);
    stance_memory_free(s->row_of);
    stance_memory_free(s->column_of);
    *s = (struct stance_bicm){0};
}

double stance_bicm_chance(const struct stance_bicm *s, size_t row, size_t column)
{
    const struct stance_bicm_group *r = &s->row[row], *c = &s->column[column];
    if (r->turn && (!c->turn || r->turn < c->turn))
        return r->full;
    if (c->turn)
        return c->full;
    return logistic(r->theta + c->theta);
}
