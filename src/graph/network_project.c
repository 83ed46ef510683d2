/* network_project.c - which way to a network: all ties first, or row by row.
 *
 * Whole: where bits (pairs.h) are the fastest and all ties fit, and for the backbones that need
 * all ties.  By rows: all else.  Both end in a clear error where the ties would not fit. */
#include "network.h"

#include <math.h>

#include "../base/error.h"
#include "../base/machine.h"
#include "../base/memory.h"
#include "../base/parallel.h"
#include "backbone.h"
#include "kept.h"

enum {
    BYTES_PER_TIE = 100,  /* of a network on its way to coalitions, measured (docs/SCALE.md) */
    DENSE_MOST = 1 << 26, /* pairs that are worth being held all at once */
    WORK_ALONE = 1 << 22  /* steps that no second thread is worth */
};

static size_t ties_most(const struct stance_network_request *request)
{
    double most = stance_machine_memory() / BYTES_PER_TIE;
    return request->ties_most ? request->ties_most : most < 1e18 ? (size_t)most : SIZE_MAX;
}

static double pairs_of(const struct stance_positions *p)
{
    return (double)p->actor_n * ((double)p->actor_n - 1) / 2;
}

/* ---- Whole ---- */

/* Bits are the faster engine.  Those of votes can be compared by rows, too, if less quickly. */
static bool prefers_whole(const struct stance_sparse *s)
{
    const struct stance_positions *p = s->p;
    if (s->kind == STANCE_SPARSE_JOINT)
        return stance_joints_prefer_bits(p, s->weight);
    return s->kind == STANCE_SPARSE_VOTES && pairs_of(p) <= DENSE_MOST &&
           stance_pairs_bits_cheaper(p, s->start);
}

static enum stance_code project_whole(struct stance_network *out, const struct stance_positions *p,
                                      const struct stance_network_request *request,
                                      enum stance_pairs_engine engine,
                                      const struct stance_watch *watch, struct stance_error *err)
{
    const struct stance_project_options *o = request->options;
    struct stance_network net = {0};
    enum stance_code code =
        stance_measure_about(o->measure)->joint
            ? stance_joint_project(&net, p, o, request->weight, engine, watch, err)
            : stance_network_project_by(&net, p, o, engine, watch, err);
    if (!code)
        code = stance_backbone_apply(&net, &net.cut_n, p, o, watch, err);
    if (code)
        stance_network_clear(&net);
    else
        *out = net;
    return code;
}

/* ---- What fits ---- */

static enum stance_code refuse(const struct stance_positions *p, double ties, size_t most,
                               struct stance_error *err)
{
    bool billions = ties >= 1e9;
    return stance_error_set(
        err, STANCE_E_VALUE,
        "about %.3g %s ties between %zu actors need %.0f GB of memory, and this machine has %.0f: "
        "--min-overlap 3 makes fewer, --backbone top-k --top 20 keeps the strongest of each actor",
        ties / (billions ? 1e9 : 1e6), billions ? "billion" : "million", p->actor_n,
        ceil(ties * BYTES_PER_TIE / 1e9), floor((double)most * BYTES_PER_TIE / 1e9));
}

static enum stance_code check_room(struct stance_sparse *s, size_t most, struct stance_error *err)
{
    struct stance_project_options all = *s->options;
    double ties = 0;
    enum stance_code code = stance_sparse_make(s, err);
    if (code)
        return code;
    struct stance_sparse ask = *s;
    if (!stance_kept_can(all.backbone))
        all.backbone = STANCE_BACKBONE_NONE;
    ask.options = &all;
    if (!stance_kept_estimate(&ties, &ask))
        return stance_error_memory(err);
    return ties > (double)most ? refuse(s->p, ties, most, err) : STANCE_OK;
}

static size_t threads_for(const struct stance_sparse *s)
{
    double work = 0;
    for (size_t j = 0; j < s->p->issue_n; j++) {
        double holders = (double)(s->start[j + 1] - s->start[j]);
        work += holders * holders;
    }
    return s->options->threads == 0 && work < WORK_ALONE ? 1
                                                         : stance_parallel_n(s->options->threads);
}

enum stance_code stance_network_make(struct stance_network *out, const struct stance_positions *p,
                                     const struct stance_network_request *request,
                                     const struct stance_watch *watch, struct stance_error *err)
{
    const struct stance_project_options *o = request->options;
    struct stance_kept_limits limits = {.ties_most = ties_most(request)};
    struct stance_sparse s = {0};
    bool bits = false, whole = request->way == STANCE_WAY_WHOLE || !stance_kept_can(o->backbone);
    bool all_fit = pairs_of(p) <= (double)limits.ties_most;
    enum stance_code code = stance_projection_check(o, err);
    if (!code)
        code = stance_backbone_check(o, err);
    if (!code)
        code = stance_sparse_init(&s, p, o, request->weight, err);
    if (!code && !all_fit)
        code = check_room(&s, limits.ties_most, err);
    if (!code && request->way == STANCE_WAY_AUTO && all_fit && !whole)
        whole = bits = prefers_whole(&s);
    if (!code && !whole)
        code = stance_sparse_make(&s, err);
    if (!code && !whole) {
        limits.threads = threads_for(&s);
        code = stance_kept_project(out, &s, &limits, watch, err);
    }
    stance_sparse_clear(&s);
    if (!code && whole)
        code = project_whole(out, p, request, bits ? STANCE_PAIRS_BITS : STANCE_PAIRS_AUTO, watch,
                             err);
    return code;
}

enum stance_code stance_network_project(struct stance_network *out,
                                        const struct stance_positions *p,
                                        const struct stance_project_options *options,
                                        const struct stance_watch *watch, struct stance_error *err)
{
    return stance_network_make(out, p, &(struct stance_network_request){.options = options}, watch,
                               err);
}
