/* defining.c - the issues on which a coalition stands apart. */
#include "measure.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"

enum { MOST = sizeof((struct stance_coalition){0}.defining) / sizeof(struct stance_defining) };

struct tally {
    double sum;
    uint32_t n;
};

/* Differences that are rounding define nothing. */
static const double NO_DIFFERENCE = 1e-9;

static double strength(const struct stance_defining *d, uint32_t size)
{
    double outside = d->outside_n ? d->outside : 0;
    return fabs(d->inside - outside) * d->inside_n / size;
}

static bool goes_before(const stance_coalitions *c, const struct stance_defining *x,
                        const struct stance_defining *y, uint32_t size)
{
    double a = strength(x, size), b = strength(y, size);
    if (fabs(a - b) > NO_DIFFERENCE)
        return a > b;
    return strcmp(stance_coalitions_issue_id(c, x->issue),
                  stance_coalitions_issue_id(c, y->issue)) < 0;
}

static void insert(const stance_coalitions *c, struct stance_coalition *into,
                   struct stance_defining d)
{
    size_t at = into->defining_n;
    if (!(strength(&d, into->size) > NO_DIFFERENCE))
        return;
    while (at > 0 && goes_before(c, &d, &into->defining[at - 1], into->size))
        at--;
    if (at == MOST)
        return;
    if (into->defining_n < MOST)
        into->defining_n++;
    for (size_t i = into->defining_n - 1; i > at; i--)
        into->defining[i] = into->defining[i - 1];
    into->defining[at] = d;
}

static void add(struct tally *t, double x)
{
    t->sum += x;
    t->n++;
}

/* One coalition: its members' cells against everybody's. */
static void define(stance_coalitions *c, uint32_t k, const uint32_t *member, size_t member_n,
                   const struct stance_positions *p, const struct tally *all, struct tally *inside,
                   uint32_t *met)
{
    size_t met_n = 0;
    for (size_t m = 0; m < member_n; m++)
        for (size_t i = p->start[member[m]]; i < p->start[member[m] + 1]; i++) {
            uint32_t j = p->cell_issue[i];
            if (inside[j].n == 0)
                met[met_n++] = j;
            add(&inside[j], stance_positions_value(p, i));
        }
    for (size_t i = 0; i < met_n; i++) {
        uint32_t j = met[i], outside_n = all[j].n - inside[j].n;
        struct stance_defining d = {.issue = j,
                                    .inside = inside[j].sum / inside[j].n,
                                    .outside =
                                        outside_n ? (all[j].sum - inside[j].sum) / outside_n : NAN,
                                    .inside_n = inside[j].n,
                                    .outside_n = outside_n};
        insert(c, &c->coalition[k], d);
        inside[j] = (struct tally){0};
    }
}

enum stance_code stance_coalitions_define(stance_coalitions *c, const struct stance_positions *p,
                                          struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    struct tally *all = stance_memory_new(p->issue_n, 2 * sizeof *all);
    uint32_t *met = stance_memory_new(p->issue_n, sizeof *met);
    uint32_t *member = stance_memory_new(p->actor_n, sizeof *member);
    size_t *first = stance_memory_new((size_t)c->k + 2, sizeof *first);
    if (!all || !met || !member || !first) {
        code = stance_error_memory(err);
        goto done;
    }
    for (size_t i = 0; i < p->cell_n; i++)
        add(&all[p->cell_issue[i]], stance_positions_value(p, i));
    for (size_t a = 0; a < p->actor_n; a++)
        first[c->label[a] + 2]++;
    for (uint32_t k = 2; k < c->k + 2; k++)
        first[k] += first[k - 1];
    for (size_t a = 0; a < p->actor_n; a++)
        member[first[c->label[a] + 1]++] = (uint32_t)a;
    for (uint32_t k = 0; k < c->k; k++)
        define(c, k, member + first[k], first[k + 1] - first[k], p, all, all + p->issue_n, met);
done:
    stance_memory_free(all);
    stance_memory_free(met);
    stance_memory_free(member);
    stance_memory_free(first);
    return code;
}
