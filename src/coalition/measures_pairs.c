/* measures_pairs.c - one row per pair of actors that shares an issue or is tied.
 *
 *     n          issues both are on record for
 *     agreement  mean over them of 1 - |x_a - x_b| / 2; none where n is 0
 *     weight     of the tie the coalitions were found on (projection.h)
 *     alignment  mean strength of the alignments between the two; none without one
 *     s, kappa, ...  every other measure that `project` has (projection.h, joint.h)
 *     together   share of the replicates in which the two are in one coalition, where
 *                replicates are asked for (stability.h) */
#include "measures.h"

#include <stdlib.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"

enum { A, B, A_LABEL, B_LABEL, COALITION, N, AGREEMENT, WEIGHT, ALIGNMENT, OTHERS };

static const struct {
    const char *name;
    enum stance_measure measure;
    enum stance_column_kind kind;
} other[] = {
    {"s", STANCE_S, STANCE_COLUMN_SIGNED},
    {"kappa", STANCE_KAPPA, STANCE_COLUMN_SIGNED},
    {"pi", STANCE_PI, STANCE_COLUMN_SIGNED},
    {"signed", STANCE_SIGNED, STANCE_COLUMN_SIGNED},
    {"s_squared", STANCE_S_SQUARED, STANCE_COLUMN_SIGNED},
    {"cosine", STANCE_COSINE, STANCE_COLUMN_SIGNED},
    {"jaccard", STANCE_JACCARD, STANCE_COLUMN_SHARE},
    {"phi", STANCE_PHI, STANCE_COLUMN_SIGNED},
    {"correlation", STANCE_CORRELATION, STANCE_COLUMN_SIGNED},
    {"coincidence", STANCE_COINCIDENCE, STANCE_COLUMN_SHARE},
    {"matches", STANCE_MATCHES, STANCE_COLUMN_COUNT},
    {"overlap", STANCE_OVERLAP, STANCE_COLUMN_SHARE},
    {"congruence", STANCE_CONGRUENCE, STANCE_COLUMN_SHARE},
    {"conflict", STANCE_CONFLICT, STANCE_COLUMN_SHARE},
    {"subtract", STANCE_SUBTRACT, STANCE_COLUMN_SIGNED},
};
enum { OTHERS_N = sizeof other / sizeof *other, TOGETHER = OTHERS + OTHERS_N };

struct pair {
    const char *a, *b; /* ids, a < b bytewise */
    uint32_t first, second;
    uint32_t n;
    double agreement, weight, alignment;
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

/* The weight of a pair's tie, NAN without one. */
static double weight_in(const struct stance_network *net, uint32_t a, uint32_t b)
{
    size_t low = 0, high = net->m;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare(net->a[middle], net->b[middle], a, b);
        if (order == 0)
            return net->w[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NAN;
}

/* One more measure of all pairs: the measure itself, without what alignments add to a tie. */
static enum stance_code put_other(struct stance_measures *m, const struct pair *pair, size_t which,
                                  const struct stance_measures_input *in, struct stance_error *err)
{
    struct stance_project_options o = in->options->project;
    struct stance_network net = {0};
    o.measure = other[which].measure;
    o.normalise = STANCE_NORMALISE_NONE;
    o.alignment_weight = 0;
    enum stance_code code = stance_network_project(&net, in->p, &o, in->watch, err);
    for (size_t i = 0; i < m->row_n && !code; i++) {
        uint32_t a = pair[i].first, b = pair[i].second;
        double w = pair[i].n ? weight_in(&net, a < b ? a : b, a < b ? b : a) : NAN;
        stance_measures_put_number(m, i, OTHERS + which, w);
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
    if (c->stability)
        stance_measures_put_number(m, row, TOGETHER,
                                   stance_stability_together(c->stability, x->first, x->second));
    return code;
}

static void name_columns(struct stance_measures *m)
{
    stance_measures_column_add(m, "a", NULL, STANCE_COLUMN_TEXT);
    stance_measures_column_add(m, "b", NULL, STANCE_COLUMN_TEXT);
    stance_measures_column_add(m, "a_label", "Actor", STANCE_COLUMN_TEXT);
    stance_measures_column_add(m, "b_label", "Actor", STANCE_COLUMN_TEXT);
    stance_measures_column_add(m, "coalition", "Coalition", STANCE_COLUMN_TEXT);
    stance_measures_column_add(m, "n", "Shared", STANCE_COLUMN_COUNT);
    stance_measures_column_add(m, "agreement", "Agree", STANCE_COLUMN_SHARE);
    stance_measures_column_add(m, "weight", "Tie", STANCE_COLUMN_SIGNED);
    stance_measures_column_add(m, "alignment", "Aligned", STANCE_COLUMN_SIGNED);
    for (size_t k = 0; k < OTHERS_N; k++)
        stance_measures_column_add(m, other[k].name, NULL, other[k].kind);
    if (!m->coalitions->stability)
        return;
    stance_measures_column_add(m, "together", "Together", STANCE_COLUMN_SHARE);
    stance_measures_column_asked(m);
    stance_text_format(&m->legend, " Together: share of %lu replicates in one coalition.",
                       (unsigned long)m->coalitions->stability->replicate_n);
}

enum stance_code stance_measures_of_pairs(struct stance_measures *m,
                                          const struct stance_measures_input *in,
                                          struct stance_error *err)
{
    size_t most = in->agreement->m + in->net->m + in->p->alignment_n;
    struct pair *pair = stance_memory_new(most, sizeof *pair);
    if (!pair)
        return stance_error_memory(err);
    name_columns(m);
    size_t n = merge(pair, in);
    for (size_t i = 0; i < n; i++)
        name(&pair[i], m->coalitions);
    qsort(pair, n, sizeof *pair, by_weight);
    enum stance_code code = stance_text_end(&m->legend, err);
    if (!code)
        code = stance_measures_reserve(m, n, err);
    for (size_t k = 0; k < OTHERS_N && !code; k++)
        code = put_other(m, pair, k, in, err);
    for (size_t i = 0; i < n && !code; i++)
        code = put(m, i, &pair[i], err);
    stance_memory_free(pair);
    return code;
}
