/* kept.c - chunks of rows, dealt out to threads. */
#include "kept.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/parallel.h"
#include "backbone.h"
#include "network_build.h"

enum { CHUNKS = 256 };

struct chunk {
    size_t from, to; /* actors */
    struct stance_network_builder build;
};

enum stage { SUM_UP, CHOOSE };

struct worker {
    const struct stance_sparse *s;
    const struct stance_kept_limits *limits;
    const struct stance_watch *watch;
    enum stage stage;
    struct stance_sparse_counts count[STANCE_PARALLEL_MOST]; /* per thread */
    struct chunk *chunk;
    size_t chunk_n;
    struct stance_disparity ends; /* disparity */
    atomic_size_t next, tie_n;
    atomic_bool stop;
    struct failure {
        enum stance_code code;
        struct stance_error err;
    } failed[STANCE_PARALLEL_MOST];
};

/* What one thread holds. */
struct hand {
    struct stance_sparse_row row;
    struct stance_kept_top top;
};

bool stance_kept_can(enum stance_backbone backbone)
{
    return backbone == STANCE_BACKBONE_NONE || backbone == STANCE_BACKBONE_THRESHOLD ||
           backbone == STANCE_BACKBONE_TOP_K || backbone == STANCE_BACKBONE_DISPARITY;
}

/* ---- One row ---- */

static bool is_kept(const struct worker *w, size_t a, const struct stance_sparse_pair *pair)
{
    const struct stance_project_options *o = w->s->options;
    if (o->backbone == STANCE_BACKBONE_THRESHOLD)
        return fabs(pair->w) >= o->threshold;
    if (o->backbone == STANCE_BACKBONE_DISPARITY)
        return stance_disparity_keeps(&w->ends, a, pair->other, pair->w, o->alpha);
    return true;
}

static bool put_top(struct chunk *c, size_t a, struct stance_kept_top *top)
{
    bool made = true;
    for (uint32_t i = 0; i < top->n && made; i++) {
        const struct stance_kept_tie *t = &top->held[i];
        made = stance_network_put(&c->build, a < t->to ? a : t->to, a < t->to ? t->to : a, t->w,
                                  t->overlap);
    }
    top->n = 0;
    return made;
}

static bool do_row(struct worker *w, struct hand *h, struct chunk *c, size_t a)
{
    const struct stance_sparse *s = w->s;
    bool top = s->options->backbone == STANCE_BACKBONE_TOP_K, made = true;
    struct stance_sparse_pair pair;
    stance_sparse_fill(&h->row, s, a, !top && w->stage == CHOOSE);
    while (stance_sparse_next(&h->row, s, &pair)) {
        if (w->stage == SUM_UP) {
            w->ends.degree[a]++;
            w->ends.strength[a] += fabs(pair.w);
        } else if (top) {
            h->row.bar = stance_kept_top_offer(&h->top, &pair);
        } else if (made && is_kept(w, a, &pair)) {
            made = stance_network_put(&c->build, a, pair.other, pair.w, pair.overlap);
        }
    }
    return top ? put_top(c, a, &h->top) : made;
}

/* ---- Chunks ---- */

static enum stance_code too_many(const struct worker *w, struct stance_error *err)
{
    return stance_error_set(err, STANCE_E_VALUE,
                            "more than %zu ties between %zu actors would not fit into this "
                            "machine's memory: --min-overlap 3 or --backbone top-k --top 20 keeps "
                            "fewer",
                            w->limits->ties_most, w->s->p->actor_n);
}

static enum stance_code do_chunk(struct worker *w, struct hand *h, size_t at, bool first,
                                 struct stance_error *err)
{
    struct chunk *c = &w->chunk[at];
    for (size_t a = c->from; a < c->to && !atomic_load_explicit(&w->stop, memory_order_relaxed);
         a++) {
        size_t before = c->build.net.m;
        if (!do_row(w, h, c, a))
            return stance_error_memory(err);
        size_t new_n = c->build.net.m - before;
        if (atomic_fetch_add(&w->tie_n, new_n) + new_n > w->limits->ties_most)
            return too_many(w, err);
        enum stance_code code = first ? stance_watch_check(w->watch, err) : STANCE_OK;
        if (code)
            return code;
    }
    if (first)
        stance_watch_progress(w->watch,
                              w->stage == SUM_UP ? "summing up actors" : "comparing actors", "",
                              (double)c->to, (double)w->s->p->actor_n);
    return STANCE_OK;
}

static bool hand_init(struct hand *h, const struct stance_sparse *s)
{
    *h = (struct hand){0};
    if (!stance_sparse_row_init(&h->row, s))
        return false;
    if (s->options->backbone != STANCE_BACKBONE_TOP_K)
        return true;
    h->top.most = s->options->top < s->p->actor_n ? s->options->top : (uint32_t)s->p->actor_n;
    h->top.held = stance_memory_new(h->top.most, sizeof *h->top.held);
    return h->top.held != NULL;
}

static void work(void *data, size_t i)
{
    struct worker *w = data;
    struct failure *f = &w->failed[i];
    struct hand h;
    if (!hand_init(&h, w->s))
        f->code = stance_error_memory(&f->err);
    for (size_t at; !f->code && (at = atomic_fetch_add(&w->next, 1)) < w->chunk_n;)
        f->code = do_chunk(w, &h, at, i == 0, &f->err);
    if (f->code)
        atomic_store(&w->stop, true);
    w->count[i] = h.row.count;
    stance_sparse_row_clear(&h.row);
    stance_memory_free(h.top.held);
}

static enum stance_code run(struct worker *w, enum stage stage, struct stance_error *err)
{
    w->stage = stage;
    atomic_store(&w->next, 0);
    stance_parallel(w->limits->threads, work, w);
    for (size_t i = 0; i < w->limits->threads; i++)
        if (w->failed[i].code) {
            if (err)
                *err = w->failed[i].err;
            return w->failed[i].code;
        }
    return stance_watch_check(w->watch, err); /* the caller's thread may have had no chunk */
}

/* Chunks of about equal work. */
static enum stance_code cut(struct worker *w, struct stance_error *err)
{
    size_t n = w->s->p->actor_n, row = n / 64 + 1, total = 0, sum = 0;
    w->chunk = stance_memory_new(CHUNKS + 1, sizeof *w->chunk);
    if (!w->chunk)
        return stance_error_memory(err);
    for (size_t a = 0; a < n; a++)
        total += stance_sparse_work(w->s, a) + row;
    for (size_t a = 0; a < n; a++) {
        sum += stance_sparse_work(w->s, a) + row;
        w->chunk[w->chunk_n].to = a + 1;
        if (sum >= total / CHUNKS + 1 && w->chunk_n < CHUNKS) {
            sum = 0;
            w->chunk[++w->chunk_n].from = a + 1;
        }
    }
    w->chunk_n += w->chunk[w->chunk_n].to > w->chunk[w->chunk_n].from;
    return STANCE_OK;
}

static bool join(struct stance_network *net, struct chunk *chunk, size_t chunk_n)
{
    struct stance_network_builder all = {.net = *net};
    size_t m = 0;
    for (size_t i = 0; i < chunk_n; i++)
        m += chunk[i].build.net.m;
    bool made = stance_network_room(&all, m);
    for (size_t i = 0; i < chunk_n && made; i++) {
        struct stance_network *part = &chunk[i].build.net;
        stance_network_append(&all, part);
        stance_network_clear(part);
    }
    *net = all.net;
    return made;
}

static enum stance_code finish(struct stance_network *net, struct worker *w,
                               struct stance_error *err)
{
    size_t tie_n = 0;
    if (!join(net, w->chunk, w->chunk_n) ||
        (w->s->options->backbone == STANCE_BACKBONE_TOP_K && !stance_kept_top_merge(net)))
        return stance_error_memory(err);
    for (size_t i = 0; i < w->limits->threads; i++) {
        const struct stance_sparse_counts *c = &w->count[i];
        tie_n += c->ties;
        net->below_n += c->below;
        net->undefined_n += c->undefined;
        net->alignment_n += c->aligned;
    }
    for (size_t i = 0; i < net->m; i++)
        net->thin_n += net->overlap[i] > 0 && net->overlap[i] < 3;
    net->cut_n = tie_n - net->m;
    return STANCE_OK;
}

enum stance_code stance_kept_project(struct stance_network *out, const struct stance_sparse *s,
                                     const struct stance_kept_limits *limits,
                                     const struct stance_watch *watch, struct stance_error *err)
{
    struct worker w = {.s = s, .limits = limits, .watch = watch};
    struct stance_network net = {
        .n = s->p->actor_n, .measure = s->options->measure, .is_signed = s->about->is_signed};
    enum stance_code code = cut(&w, err);
    if (!code && s->options->backbone == STANCE_BACKBONE_DISPARITY) {
        code = stance_disparity_init(&w.ends, net.n, err);
        if (!code)
            code = run(&w, SUM_UP, err);
    }
    if (!code)
        code = run(&w, CHOOSE, err);
    if (!code)
        code = finish(&net, &w, err);
    for (size_t i = 0; i < w.chunk_n; i++)
        stance_network_clear(&w.chunk[i].build.net);
    stance_memory_free(w.chunk);
    stance_disparity_clear(&w.ends);
    if (code)
        stance_network_clear(&net);
    else
        *out = net;
    return code;
}
