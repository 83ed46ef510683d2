/* detect_linkage.c - coalitions from a dendrogram on distance, cut at k or where the mean
 * silhouette is largest (2 to 20 coalitions; of equals, the fewest).
 *
 * Distance is 1 - w/s, half of it on signed weights (silhouette.h).  A dendrogram needs
 * one for every pair.  Where nothing is known of a pair it is half-way: 1/2 on signed
 * weights and on agreement.  On the other measures, which count what is shared, no tie is
 * a tie of weight 0: as far apart as can be.  The silhouette that cuts, the objective, is
 * on these distances too, so it is no mean of those told with each actor, which leave
 * pairs without a tie out.  Actors without a tie that weighs anything are alone, with 0. */
#include "detect.h"

#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "linkage.h"
#include "part.h"
#include "silhouette.h"

enum { ACTORS_MOST = 5000, COALITIONS_MOST = 20 };

struct dendrogram {
    const struct stance_network *net;
    double *distance, *spoilt; /* a triangle each; joining spoils the second */
    struct stance_join *join;
    uint32_t *label, *size;
    double *sum; /* n x COALITIONS_MOST: from an actor to all of a coalition */
};

static size_t pairs_of(size_t n)
{
    return n * (n - (n > 0)) / 2;
}

static enum stance_code start(struct dendrogram *d, const struct stance_network *net, uint32_t k,
                              struct stance_error *err)
{
    size_t n = net->n, most = k > COALITIONS_MOST ? k : COALITIONS_MOST;
    d->net = net;
    d->distance = stance_memory_new(pairs_of(n), sizeof *d->distance);
    d->spoilt = stance_memory_new(pairs_of(n), sizeof *d->spoilt);
    d->join = stance_memory_new(n, sizeof *d->join);
    d->label = stance_memory_new(n, sizeof *d->label);
    d->size = stance_memory_new(most, sizeof *d->size);
    d->sum = stance_memory_new(n * most, sizeof *d->sum);
    if (!d->distance || !d->spoilt || !d->join || !d->label || !d->size || !d->sum)
        return stance_error_memory(err);
    return STANCE_OK;
}

static void end(struct dendrogram *d)
{
    stance_memory_free(d->distance);
    stance_memory_free(d->spoilt);
    stance_memory_free(d->join);
    stance_memory_free(d->label);
    stance_memory_free(d->size);
    stance_memory_free(d->sum);
}

/* What a pair without a tie gets is told in `out`. */
static void find_distances(struct dendrogram *d, struct stance_detection *out)
{
    const struct stance_network *net = d->net;
    size_t n = net->n, pairs = pairs_of(n);
    double scale = stance_distance_scale(net);
    bool is_signed = net->is_signed || net->measure == STANCE_SIGNED;
    for (size_t i = 0; i < net->m && !is_signed; i++)
        is_signed = net->w[i] < 0;
    out->assumed = is_signed || net->measure == STANCE_AGREEMENT ? 0.5 : 1;
    out->assumed_n = pairs - net->m;
    for (size_t i = 0; i < pairs; i++)
        d->distance[i] = out->assumed;
    for (size_t i = 0; i < net->m; i++) {
        double far = 1 - net->w[i] / scale;
        d->distance[stance_linkage_pair(n, net->a[i], net->b[i])] = is_signed ? far / 2 : far;
    }
    if (pairs)
        memcpy(d->spoilt, d->distance, pairs * sizeof *d->spoilt);
}

/* One actor's, from what it is from every coalition in sum. */
static double silhouette(const double *sum, const uint32_t *size, uint32_t k, uint32_t own)
{
    double inner = 0, nearest = INFINITY;
    if (size[own] < 2)
        return 0;
    for (uint32_t c = 0; c < k; c++) {
        double here = sum[c] / (c == own ? size[c] - 1 : size[c]);
        if (c == own)
            inner = here;
        else
            nearest = fmin(nearest, here);
    }
    double larger = fmax(inner, nearest);
    return k > 1 && larger > 0 ? (nearest - inner) / larger : 0;
}

/* The mean over actors with k coalitions; leaves who is in which in label. */
static enum stance_code silhouette_at(double *out, struct dendrogram *d, uint32_t k,
                                      const struct stance_watch *watch, struct stance_error *err)
{
    size_t n = d->net->n, at = 0;
    double total = 0;
    enum stance_code code = stance_dendrogram_cut(d->label, n, d->join, n - k, err);
    memset(d->sum, 0, n * k * sizeof *d->sum);
    memset(d->size, 0, k * sizeof *d->size);
    for (size_t a = 0; a < n && !code; a++) {
        d->size[d->label[a]]++;
        for (size_t b = a + 1; b < n; b++, at++) {
            d->sum[a * k + d->label[b]] += d->distance[at];
            d->sum[b * k + d->label[a]] += d->distance[at];
        }
        if (a % 512 == 0)
            code = stance_watch_check(watch, err);
    }
    for (size_t a = 0; a < n && !code; a++)
        total += silhouette(d->sum + a * k, d->size, k, d->label[a]);
    *out = n ? total / (double)n : 0;
    return code;
}

static enum stance_code choose_k(uint32_t *k, struct dendrogram *d,
                                 const struct stance_watch *watch, struct stance_error *err)
{
    double best = -INFINITY;
    uint32_t most = d->net->n - 1 < COALITIONS_MOST ? (uint32_t)d->net->n - 1 : COALITIONS_MOST;
    enum stance_code code = STANCE_OK;
    for (uint32_t at = 2; at <= most && !code; at++) {
        double now = 0;
        code = silhouette_at(&now, d, at, watch, err);
        if (!code && now > best + 1e-12) {
            best = now;
            *k = at;
        }
    }
    return code;
}

/* Two have no silhouette: together if nearer than half-way. */
static uint32_t k_of_two(const struct dendrogram *d)
{
    return d->net->n < 2 || d->distance[0] < 0.5 ? 1 : 2;
}

static enum stance_code run(struct dendrogram *d, struct stance_detection *out, uint32_t k,
                            enum stance_linkage linkage, const struct stance_watch *watch,
                            struct stance_error *err)
{
    size_t n = d->net->n;
    find_distances(d, out);
    enum stance_code code = stance_linkage_join(d->join, d->spoilt, n, linkage, watch, err);
    if (!code && !k && n < 3)
        k = k_of_two(d);
    if (!code && !k)
        code = choose_k(&k, d, watch, err);
    if (!code)
        code = silhouette_at(&out->objective, d, k, watch, err);
    return code;
}

/* The coalitions that --k leaves to those who are tied; 0 = free. */
static enum stance_code k_of_tied(uint32_t *k, size_t alone, bool tied, uint32_t asked,
                                  struct stance_error *err)
{
    *k = asked ? asked - (uint32_t)alone : 0;
    if (asked && asked < alone + tied)
        return stance_error_set(err, STANCE_E_VALUE,
                                "--k %u: %zu actor%s no tie and %s alone, so it takes %zu at least",
                                asked, alone, alone == 1 ? " has" : "s have",
                                alone == 1 ? "stands" : "stand", alone + tied);
    return STANCE_OK;
}

enum stance_code stance_detect_linkage(uint32_t *label, struct stance_detection *out,
                                       const struct stance_network *net,
                                       const struct stance_cluster_options *options,
                                       const struct stance_watch *watch, struct stance_error *err)
{
    struct stance_part part = {0};
    struct dendrogram d = {0};
    uint32_t k = 0;
    enum stance_linkage linkage = options->method == STANCE_METHOD_WARD ? STANCE_LINKAGE_WARD
                                  : options->method == STANCE_METHOD_COMPLETE
                                      ? STANCE_LINKAGE_COMPLETE
                                      : STANCE_LINKAGE_AVERAGE;
    if (net->n > ACTORS_MOST)
        return stance_error_set(err, STANCE_E_VALUE,
                                "%s needs a distance for every pair and takes up to %d actors, not "
                                "%zu; leiden takes any number",
                                stance_method_names[options->method], ACTORS_MOST, net->n);
    enum stance_code code = stance_part_tied(&part, net, STANCE_PART_ALL, err);
    size_t alone = net->n - part.net.n;
    if (!code)
        code = k_of_tied(&k, alone, part.net.n > 0, options->k, err);
    if (!code)
        code = start(&d, &part.net, k, err);
    if (!code && part.net.n)
        code = run(&d, out, k, linkage, watch, err);
    for (size_t i = 0; i < net->n; i++)
        label[i] = (uint32_t)(part.net.n + i); /* alone, unless it has a tie */
    for (size_t i = 0; i < part.net.n && !code; i++)
        label[part.actor[i]] = d.label[i];
    if (net->n)
        out->objective *= (double)part.net.n / (double)net->n;
    end(&d);
    stance_part_clear(&part);
    return code;
}
