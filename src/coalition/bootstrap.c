/* bootstrap.c - replicates, what they have in common, and who moves between them. */
#include "stability.h"

#include <math.h>
#include <stdlib.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../graph/network.h"
#include "rerun.h"
#include "resample.h"

enum { PAIRS_BETWEEN_CHECKS = 1 << 20 };

/* What one replicate after the other needs. */
struct run {
    const struct stance_bootstrap *of;
    struct stance_stability *s;
    struct stance_project_options project;
    struct stance_resampler resampler;
    uint32_t *label;   /* of this replicate; STANCE_NONE = takes no part */
    uint32_t *present; /* the actors that take part, and their labels here and there */
    uint32_t *here, *found;
    uint64_t *scratch;
    struct stance_overlap *cell;
    uint32_t *counterpart; /* of a coalition here: the one found, or STANCE_NONE */
    uint32_t *hits;        /* per actor */
    uint8_t *taken;        /* per coalition found */
    uint8_t *always;       /* per actor: takes part whatever is drawn */
};

/* ---- Room ---- */

static enum stance_code make_stability(struct stance_stability **out,
                                       const struct stance_bootstrap *of, struct stance_error *err)
{
    size_t n = of->positions->actor_n, pair_n = n ? n * (n - 1) / 2 : 0;
    struct stance_stability *s = stance_memory_new(1, sizeof *s);
    if (!s)
        return stance_error_memory(err);
    s->replicate_n = of->options->cluster.bootstrap;
    s->unit = of->options->cluster.resample;
    s->actor_n = n;
    s->k_least = UINT32_MAX;
    s->support = stance_memory_new(n, sizeof *s->support);
    s->swing = stance_memory_new(n, sizeof *s->swing);
    s->consensus = stance_memory_new(n, sizeof *s->consensus);
    s->together = stance_memory_new(pair_n, sizeof *s->together);
    s->both = stance_memory_new(pair_n, sizeof *s->both);
    s->firmness = stance_memory_new(of->k, sizeof *s->firmness);
    *out = s;
    bool made = s->support && s->swing && s->consensus && s->together && s->both && s->firmness;
    return made ? STANCE_OK : stance_error_memory(err);
}

void stance_stability_free(struct stance_stability *s)
{
    if (!s)
        return;
    stance_memory_free(s->support);
    stance_memory_free(s->swing);
    stance_memory_free(s->consensus);
    stance_memory_free(s->together);
    stance_memory_free(s->both);
    stance_memory_free(s->firmness);
    stance_memory_free(s);
}

static enum stance_code make_room(struct run *r, struct stance_error *err)
{
    size_t n = r->of->positions->actor_n;
    r->label = stance_memory_new(n, sizeof *r->label);
    r->present = stance_memory_new(n, 3 * sizeof *r->present);
    r->scratch = stance_memory_new(n, sizeof *r->scratch);
    r->cell = stance_memory_new(n, sizeof *r->cell);
    r->counterpart = stance_memory_new(n, sizeof *r->counterpart);
    r->hits = stance_memory_new(n, sizeof *r->hits);
    r->taken = stance_memory_new(r->of->k, sizeof *r->taken);
    r->always = stance_memory_new(n, sizeof *r->always);
    if (!r->label || !r->present || !r->scratch || !r->cell || !r->counterpart || !r->hits ||
        !r->taken || !r->always)
        return stance_error_memory(err);
    r->here = r->present + n;
    r->found = r->present + 2 * n;
    return STANCE_OK;
}

static void clear(struct run *r)
{
    stance_resampler_clear(&r->resampler);
    stance_memory_free(r->label);
    stance_memory_free(r->present);
    stance_memory_free(r->scratch);
    stance_memory_free(r->cell);
    stance_memory_free(r->counterpart);
    stance_memory_free(r->hits);
    stance_memory_free(r->taken);
    stance_memory_free(r->always);
}

/* An actor whose place rests on alignments takes part without a statement. */
static void find_always(struct run *r)
{
    const struct stance_positions *p = r->of->positions;
    for (size_t a = 0; a < p->actor_n; a++)
        r->always[a] = p->start[a + 1] == p->start[a];
    if (r->of->measure != STANCE_SIGNED || r->project.alignment_weight == 0)
        return;
    for (size_t i = 0; i < p->alignment_n; i++)
        r->always[p->alignment[i].a] = r->always[p->alignment[i].b] = 1;
}

/* ---- One replicate ---- */

static enum stance_code cluster(struct run *r, uint64_t seed, const struct stance_watch *watch,
                                struct stance_error *err)
{
    struct stance_cluster_options options = r->of->options->cluster;
    struct stance_network net = {0};
    uint32_t k;
    const struct stance_positions *q = &r->resampler.replicate;
    enum stance_code code = stance_network_project(&net, q, &r->project, watch, err);
    options.seed = seed;
    if (!code)
        code = stance_rerun_detect(r->label, &k, &net, &options, watch, err);
    stance_network_clear(&net);
    for (size_t a = 0; a < q->actor_n && !code; a++)
        if (q->start[a + 1] == q->start[a] && !r->always[a])
            r->label[a] = STANCE_NONE;
    return code;
}

static enum stance_code count_pairs(struct run *r, const struct stance_watch *watch,
                                    struct stance_error *err)
{
    size_t n = r->s->actor_n, done = 0;
    enum stance_code code = STANCE_OK;
    for (size_t a = 0; a + 1 < n && !code; a++) {
        uint32_t here = r->label[a];
        const uint32_t *label = r->label + a + 1;
        size_t first = stance_stability_pair(r->s, a, a + 1);
        for (size_t i = 0; i < n - a - 1 && here != STANCE_NONE; i++) {
            r->s->together[first + i] = (uint16_t)(r->s->together[first + i] + (label[i] == here));
            r->s->both[first + i] = (uint16_t)(r->s->both[first + i] + (label[i] != STANCE_NONE));
        }
        done += n - a;
        if (done >= PAIRS_BETWEEN_CHECKS) {
            done = 0;
            code = stance_watch_check(watch, err);
        }
    }
    return code;
}

static int larger_first(const void *pa, const void *pb)
{
    const struct stance_overlap *a = pa, *b = pb;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    if (a->column != b->column)
        return a->column < b->column ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

/* Pairs the coalitions here (rows) with those found (columns); returns how many are here. */
static uint32_t pair_coalitions(struct run *r, size_t present_n)
{
    size_t cells = stance_partitions_cross(r->cell, r->here, r->found, present_n, r->scratch);
    uint32_t k = 0;
    for (uint32_t c = 0; c < r->of->k; c++)
        r->taken[c] = 0;
    for (size_t i = 0; i < cells; i++) {
        k += i == 0 || r->cell[i].row != r->cell[i - 1].row;
        r->counterpart[r->cell[i].row] = STANCE_NONE;
    }
    if (cells > 1)
        qsort(r->cell, cells, sizeof *r->cell, larger_first);
    for (size_t i = 0; i < cells; i++) {
        const struct stance_overlap *o = &r->cell[i];
        if (r->counterpart[o->row] != STANCE_NONE || r->taken[o->column])
            continue;
        r->counterpart[o->row] = o->column;
        r->taken[o->column] = 1;
    }
    return k;
}

static void count_hits(struct run *r)
{
    size_t present_n = 0;
    for (size_t a = 0; a < r->s->actor_n; a++)
        if (r->label[a] != STANCE_NONE) {
            r->here[present_n] = r->label[a];
            r->found[present_n] = r->of->label[a];
            r->present[present_n++] = (uint32_t)a;
        }
    uint32_t k = pair_coalitions(r, present_n);
    for (size_t i = 0; i < present_n; i++)
        r->hits[r->present[i]] += r->counterpart[r->here[i]] == r->found[i];
    r->s->k_least = k < r->s->k_least ? k : r->s->k_least;
    r->s->k_most = k > r->s->k_most ? k : r->s->k_most;
}

/* ---- What comes out ---- */

static void conclude(struct run *r)
{
    struct stance_stability *s = r->s;
    for (size_t a = 0; a < s->actor_n; a++) {
        size_t at = s->swing_n;
        s->support[a] = (double)r->hits[a] / s->replicate_n;
        if (!(s->support[a] < STANCE_SWING_BELOW))
            continue;
        for (; at > 0 && s->support[s->swing[at - 1]] > s->support[a]; at--)
            s->swing[at] = s->swing[at - 1];
        s->swing[at] = (uint32_t)a;
        s->swing_n++;
    }
}

static enum stance_code find_firmness(struct run *r, struct stance_error *err)
{
    struct stance_stability *s = r->s;
    size_t *met = stance_memory_new(r->of->k, sizeof *met);
    if (!met)
        return stance_error_memory(err);
    for (size_t a = 0, pair = 0; a < s->actor_n; a++)
        for (size_t b = a + 1; b < s->actor_n; b++, pair++)
            if (r->of->label[a] == r->of->label[b] && s->both[pair]) {
                s->firmness[r->of->label[a]] += (double)s->together[pair] / s->both[pair];
                met[r->of->label[a]]++;
            }
    for (uint32_t c = 0; c < r->of->k; c++)
        s->firmness[c] = met[c] ? s->firmness[c] / (double)met[c] : NAN;
    stance_memory_free(met);
    return STANCE_OK;
}

static enum stance_code check(const struct stance_bootstrap *of, struct stance_error *err)
{
    if (of->options->cluster.bootstrap > STANCE_BOOTSTRAP_MOST)
        return stance_error_set(err, STANCE_E_VALUE, "--bootstrap takes at most %d replicates",
                                STANCE_BOOTSTRAP_MOST);
    if (of->positions->actor_n > STANCE_BOOTSTRAP_ACTORS_MOST)
        return stance_error_set(err, STANCE_E_VALUE,
                                "--bootstrap counts every pair of actors, so it takes at most %d "
                                "of them; here are %zu (--only leaves some out)",
                                STANCE_BOOTSTRAP_ACTORS_MOST, of->positions->actor_n);
    return STANCE_OK;
}

static enum stance_code repeat(struct run *r, const struct stance_watch *watch,
                               struct stance_error *err)
{
    struct stance_random seeds, random;
    const struct stance_watch within = stance_watch_within(watch);
    enum stance_code code = STANCE_OK;
    stance_random_seed(&seeds, r->of->options->cluster.seed);
    for (uint32_t i = 0; i < r->s->replicate_n && !code; i++) {
        stance_random_seed(&random, stance_random_next(&seeds));
        stance_watch_progress(watch, "drawing replicates", "", i, r->s->replicate_n);
        code = stance_resampler_draw(&r->resampler, &random, &within, err);
        if (!code)
            code = cluster(r, stance_random_next(&random), &within, err);
        if (!code)
            code = count_pairs(r, &within, err);
        if (!code)
            count_hits(r);
    }
    return code;
}

enum stance_code stance_bootstrap_run(struct stance_stability **out,
                                      const struct stance_bootstrap *bootstrap,
                                      const struct stance_watch *watch, struct stance_error *err)
{
    const struct stance_options *o = bootstrap->options;
    struct run r = {.of = bootstrap, .project = o->project};
    uint32_t k = o->cluster.method == STANCE_METHOD_BALANCE && !o->cluster.k ? 2 : o->cluster.k;
    r.project.measure = bootstrap->measure;
    enum stance_code code = check(bootstrap, err);
    if (code)
        return code;
    code = make_stability(&r.s, bootstrap, err);
    if (!code)
        code = make_room(&r, err);
    if (!code)
        code = stance_resampler_init(&r.resampler, bootstrap->data, bootstrap->positions,
                                     o->cluster.resample, o->select.aggregate, err);
    if (!code) {
        find_always(&r);
        code = repeat(&r, watch, err);
    }
    if (!code) {
        conclude(&r);
        code = find_firmness(&r, err);
    }
    if (!code)
        code = stance_consensus_find(r.s, k, o->cluster.seed, watch, err);
    if (!code)
        code = stance_partitions_compare(&r.s->to_consensus, bootstrap->label, r.s->consensus,
                                         r.s->actor_n, err);
    clear(&r);
    if (code)
        stance_stability_free(r.s);
    else
        *out = r.s;
    return code;
}
