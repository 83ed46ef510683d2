/* measures_pairs.c - one row per pair of actors that shares an issue or is tied.
 *
 *     n          issues both are on record for
 *     agreement  mean over them of 1 - |x_a - x_b| / 2; none where n is 0
 *     weight     of the tie the coalitions were found on (projection.h)
 *     alignment  mean strength of the alignments between the two; none without one
 *     s, kappa, pi  as `project` has them: Signorino and Ritter's S, Cohen's kappa and
 *                Scott's pi on the shared issues */
#include "measures.h"

#include <stdlib.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"

enum { A, B, A_LABEL, B_LABEL, COALITION, N, AGREEMENT, WEIGHT, ALIGNMENT, OTHERS };
enum { OTHERS_N = 3 };

struct pair {
    const char *a, *b; /* ids, a < b bytewise */
    uint32_t first, second;
    uint32_t n;
    double agreement, weight, alignment;
    double other[OTHERS_N];
};

static int by_weight(const void *x, const void *y)
{
    const struct pair *a = x, *b = y;
    double v = isnan(a->weight) ? -2 : a->weight, w = isnan(b->weight) ? -2 : b->weight;
    if (v != w)
        return v > w ? -1 : 1;
    if (a->n != b->n)
        return a->n > b->n ? -1 : 1;
    int order = strcmp(a->a, b->a);
    return order ? order : strcmp(a->b, b->b);
}

/* -1, 0, 1 as (a, b) stands before, at or behind (x, y). */
static int compare(uint32_t a, uint32_t b, uint32_t x, uint32_t y)
{
    if (a != x)
        return a < x ? -1 : 1;
    return b < y ? -1 : b > y;
}

/* Three lists in one order become one. */
static size_t merge(struct pair *out, const struct stance_measures_input *in)
{
    const struct stance_network *s = in->agreement, *w = in->net;
    const struct stance_positions *p = in->p;
    size_t i = 0, j = 0, k = 0, n = 0;
    while (i < s->m || j < w->m || k < p->alignment_n) {
        uint32_t a = UINT32_MAX, b = UINT32_MAX;
        if (i < s->m && compare(s->a[i], s->b[i], a, b) < 0)
            a = s->a[i], b = s->b[i];
        if (j < w->m && compare(w->a[j], w->b[j], a, b) < 0)
            a = w->a[j], b = w->b[j];
        if (k < p->alignment_n && compare(p->alignment[k].a, p->alignment[k].b, a, b) < 0)
            a = p->alignment[k].a, b = p->alignment[k].b;
        struct pair x = {
            .first = a, .second = b, .agreement = NAN, .weight = NAN, .alignment = NAN};
        if (i < s->m && compare(s->a[i], s->b[i], a, b) == 0) {
            x.agreement = s->w[i];
            x.n = s->overlap[i++];
        }
        if (j < w->m && compare(w->a[j], w->b[j], a, b) == 0)
            x.weight = w->w[j++];
        if (k < p->alignment_n && compare(p->alignment[k].a, p->alignment[k].b, a, b) == 0)
            x.alignment = p->alignment[k++].strength;
        out[n++] = x;
    }
    return n;
}

/* Adds one more measure to pairs that stand in the order of networks. */
static enum stance_code add_other(struct pair *pair, size_t n, size_t which,
                                  const struct stance_measures_input *in, struct stance_error *err)
{
    static const enum stance_measure measure[OTHERS_N] = {STANCE_S, STANCE_KAPPA, STANCE_PI};
    struct stance_project_options o = in->options->project;
    struct stance_network net = {0};
    o.measure = measure[which];
    o.normalise = STANCE_NORMALISE_NONE;
    enum stance_code code = stance_network_project(&net, in->p, &o, in->watch, err);
    for (size_t i = 0, e = 0; i < n && !code; i++) {
        while (e < net.m && compare(net.a[e], net.b[e], pair[i].first, pair[i].second) < 0)
            e++;
        bool there = e < net.m && compare(net.a[e], net.b[e], pair[i].first, pair[i].second) == 0;
        pair[i].other[which] = there ? net.w[e] : NAN;
    }
    stance_network_clear(&net);
    return code;
}

static void name(struct pair *x, const stance_coalitions *c)
{
    x->a = stance_coalitions_id(c, x->first);
    x->b = stance_coalitions_id(c, x->second);
    if (strcmp(x->a, x->b) > 0) {
        const char *id = x->a;
        uint32_t actor = x->first;
        x->a = x->b;
        x->first = x->second;
        x->b = id;
        x->second = actor;
    }
}

static enum stance_code put(struct stance_measures *m, size_t row, const struct pair *x,
                            struct stance_error *err)
{
    const stance_coalitions *c = m->coalitions;
    const char *text[] = {x->a, x->b, stance_coalitions_label(c, x->first),
                          stance_coalitions_label(c, x->second),
                          c->label[x->first] == c->label[x->second] ? "same" : "different"};
    enum stance_code code = STANCE_OK;
    for (size_t j = A; j <= COALITION && !code; j++)
        code = stance_measures_put_text(m, row, j, text[j], err);
    stance_measures_put_number(m, row, N, x->n);
    stance_measures_put_number(m, row, AGREEMENT, x->agreement);
    stance_measures_put_number(m, row, WEIGHT, x->weight);
    stance_measures_put_number(m, row, ALIGNMENT, x->alignment);
    for (size_t k = 0; k < OTHERS_N; k++)
        stance_measures_put_number(m, row, OTHERS + k, x->other[k]);
    return code;
}

enum stance_code stance_measures_of_pairs(struct stance_measures *m,
                                          const struct stance_measures_input *in,
                                          struct stance_error *err)
{
    size_t most = in->agreement->m + in->net->m + in->p->alignment_n;
    struct pair *pair = stance_memory_new(most, sizeof *pair);
    if (!pair)
        return stance_error_memory(err);
    stance_measures_column_add(m, "a", NULL, STANCE_COLUMN_TEXT);
    stance_measures_column_add(m, "b", NULL, STANCE_COLUMN_TEXT);
    stance_measures_column_add(m, "a_label", "Actor", STANCE_COLUMN_TEXT);
    stance_measures_column_add(m, "b_label", "Actor", STANCE_COLUMN_TEXT);
    stance_measures_column_add(m, "coalition", "Coalition", STANCE_COLUMN_TEXT);
    stance_measures_column_add(m, "n", "Shared", STANCE_COLUMN_COUNT);
    stance_measures_column_add(m, "agreement", "Agree", STANCE_COLUMN_SHARE);
    stance_measures_column_add(m, "weight", "Tie", STANCE_COLUMN_SIGNED);
    stance_measures_column_add(m, "alignment", "Aligned", STANCE_COLUMN_SIGNED);
    stance_measures_column_add(m, "s", NULL, STANCE_COLUMN_SIGNED);
    stance_measures_column_add(m, "kappa", NULL, STANCE_COLUMN_SIGNED);
    stance_measures_column_add(m, "pi", NULL, STANCE_COLUMN_SIGNED);
    size_t n = merge(pair, in);
    enum stance_code code = STANCE_OK;
    for (size_t k = 0; k < OTHERS_N && !code; k++)
        code = add_other(pair, n, k, in, err);
    for (size_t i = 0; i < n; i++)
        name(&pair[i], m->coalitions);
    qsort(pair, n, sizeof *pair, by_weight);
    if (!code)
        code = stance_measures_reserve(m, n, err);
    for (size_t i = 0; i < n && !code; i++)
        code = put(m, i, &pair[i], err);
    stance_memory_free(pair);
    return code;
}
