/* backbone.c - choosing a method and closing the gaps it leaves. */
#include "backbone.h"

#include <math.h>
#include <stdlib.h>

#include "../base/error.h"
#include "../base/memory.h"

static stance_backbone_method *const method[] = {
    [STANCE_BACKBONE_THRESHOLD] = stance_backbone_threshold,
    [STANCE_BACKBONE_TOP_K] = stance_backbone_top,
    [STANCE_BACKBONE_DISPARITY] = stance_backbone_disparity,
    [STANCE_BACKBONE_SDSM] = stance_backbone_sdsm,
    [STANCE_BACKBONE_TREE] = stance_backbone_tree,
};

const char *stance_backbone_name(enum stance_backbone backbone)
{
    static const char *const name[] = {"none", "threshold", "top-k", "disparity", "sdsm", "mst"};
    return name[backbone];
}

struct rank {
    double strength;
    uint32_t at;
};

static int by_strength(const void *pa, const void *pb)
{
    const struct rank *a = pa, *b = pb;
    if (a->strength != b->strength)
        return a->strength > b->strength ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at; /* ties are sorted by a, then b */
}

enum stance_code stance_backbone_rank(uint32_t **out, const struct stance_network *net,
                                      bool absolute, struct stance_error *err)
{
    struct rank *rank = stance_memory_new(net->m, sizeof *rank);
    uint32_t *order = stance_memory_new(net->m, sizeof *order);
    if (!rank || !order) {
        stance_memory_free(rank);
        stance_memory_free(order);
        return stance_error_memory(err);
    }
    for (size_t i = 0; i < net->m; i++)
        rank[i] = (struct rank){absolute ? fabs(net->w[i]) : net->w[i], (uint32_t)i};
    if (net->m)
        qsort(rank, net->m, sizeof *rank, by_strength);
    for (size_t i = 0; i < net->m; i++)
        order[i] = rank[i].at;
    stance_memory_free(rank);
    *out = order;
    return STANCE_OK;
}

static void close_gaps(struct stance_network *net, const uint8_t *keep)
{
    size_t kept = 0;
    net->thin_n = 0;
    for (size_t i = 0; i < net->m; i++) {
        if (!keep[i])
            continue;
        net->a[kept] = net->a[i];
        net->b[kept] = net->b[i];
        net->w[kept] = net->w[i];
        net->overlap[kept] = net->overlap[i];
        net->thin_n += net->overlap[kept] > 0 && net->overlap[kept] < 3;
        kept++;
    }
    net->m = kept;
}

enum stance_code stance_backbone_check(const struct stance_project_options *o,
                                       struct stance_error *err)
{
    switch (o->backbone) {
    case STANCE_BACKBONE_THRESHOLD:
        if (!isfinite(o->threshold) || o->threshold < 0)
            return stance_error_set(err, STANCE_E_VALUE, "--threshold must be a number from 0 up");
        break;
    case STANCE_BACKBONE_TOP_K:
        if (o->top < 1)
            return stance_error_set(err, STANCE_E_VALUE, "--top must be 1 or more");
        break;
    case STANCE_BACKBONE_DISPARITY:
    case STANCE_BACKBONE_SDSM:
        if (!(o->alpha > 0 && o->alpha < 1))
            return stance_error_set(err, STANCE_E_VALUE, "--alpha must lie between 0 and 1");
        break;
    case STANCE_BACKBONE_NONE:
    case STANCE_BACKBONE_TREE:
        break;
    }
    return STANCE_OK;
}

enum stance_code stance_backbone_apply(struct stance_network *net, size_t *cut_n,
                                       const struct stance_positions *p,
                                       const struct stance_project_options *options,
                                       const struct stance_watch *watch, struct stance_error *err)
{
    struct stance_backbone_input in = {net, p, options, watch};
    size_t m = net->m;
    *cut_n = 0;
    if (options->backbone == STANCE_BACKBONE_NONE)
        return STANCE_OK;
    enum stance_code code = stance_backbone_check(options, err);
    if (code)
        return code;
    uint8_t *keep = stance_memory_new(net->m, 1);
    if (!keep)
        return stance_error_memory(err);
    code = method[options->backbone](keep, &in, err);
    if (!code)
        close_gaps(net, keep);
    stance_memory_free(keep);
    *cut_n = m - net->m;
    return code;
}
