/* projection.c - a row of sums becomes a row of ties. */
#include "projection.h"

#include "../base/bits.h"
#include "../base/error.h"
#include "../base/memory.h"
#include "joint.h"
#include "network_build.h"
#include "similarity.h"

struct projector {
    struct stance_network_builder build;
    const struct stance_positions *p;
    const struct stance_project_options *options;
    struct stance_pairs pairs;
    struct stance_activity activity;
    size_t alignment; /* the next one to come */
};

static bool reads_statements(enum stance_measure measure)
{
    return stance_measure_about(measure)->divisible;
}

enum stance_code stance_projection_check(const struct stance_project_options *o,
                                         struct stance_error *err)
{
    if (o->measure == STANCE_MEASURE_DEFAULT)
        return stance_error_set(err, STANCE_E_INTERNAL, "no measure was decided on");
    if (o->normalise == STANCE_NORMALISE_ACTIVITY || o->normalise == STANCE_NORMALISE_PROMINENCE)
        return stance_error_set(err, STANCE_E_VALUE,
                                "--normalise activity and prominence go with --two-mode");
    if (!reads_statements(o->measure) && o->normalise != STANCE_NORMALISE_NONE)
        return stance_error_set(err, STANCE_E_VALUE,
                                "--normalise goes with the measures congruence, conflict, subtract "
                                "and overlap; %s has nothing to divide by",
                                stance_measure_names[o->measure]);
    if (!isfinite(o->alignment_weight) || o->alignment_weight < 0)
        return stance_error_set(err, STANCE_E_VALUE,
                                "--alignment-weight must be a number from 0 up");
    return STANCE_OK;
}

/* The alignment of this pair, if any; pairs are asked for in the alignments' order. */
static const struct stance_tie *alignment_of(struct projector *s, size_t a, size_t b)
{
    const struct stance_positions *p = s->p;
    if (s->alignment < p->alignment_n && p->alignment[s->alignment].a == a &&
        p->alignment[s->alignment].b == b)
        return &p->alignment[s->alignment++];
    return NULL;
}

static bool put_pair(struct projector *s, size_t a, size_t b)
{
    struct stance_pairs_row *row = &s->pairs.row;
    uint32_t shared = row->shared[b];
    const struct stance_tie *alignment = alignment_of(s, a, b);
    double w = 0;
    if (shared > 0 && shared < s->options->min_overlap) {
        s->build.net.below_n++;
        shared = 0;
    }
    if (shared > 0)
        w = stance_similarity(
            s->options, &s->activity, a, b,
            &(struct stance_sums){row->distance[b], row->product[b], shared, row->marks[b]});
    if (alignment) {
        w = stance_similarity_aligned(w, s->options->alignment_weight, alignment->strength);
        s->build.net.alignment_n++;
    }
    row->shared[b] = row->marks[b] = 0;
    row->distance[b] = row->product[b] = 0;
    return (shared == 0 && !alignment) || stance_network_put(&s->build, a, b, w, shared);
}

static enum stance_code put_row(struct projector *s, size_t a, struct stance_error *err)
{
    const struct stance_positions *p = s->p;
    uint64_t *touched = s->pairs.row.touched;
    for (size_t i = s->alignment; i < p->alignment_n && p->alignment[i].a == a; i++)
        touched[p->alignment[i].b >> 6] |= (uint64_t)1 << (p->alignment[i].b & 63);
    for (size_t word = (a + 1) >> 6; word <= p->actor_n / 64; word++) {
        while (touched[word]) {
            size_t b = word * 64 + stance_lowest_bit(touched[word]);
            touched[word] &= touched[word] - 1;
            if (!put_pair(s, a, b))
                return stance_error_memory(err);
        }
    }
    return STANCE_OK;
}

static enum stance_code project(struct projector *s, const uint8_t *skip,
                                enum stance_pairs_engine engine, const struct stance_watch *watch,
                                struct stance_error *err)
{
    enum stance_measure measure = s->options->measure;
    size_t n = s->p->actor_n;
    enum stance_code code =
        stance_pairs_init(&s->pairs, s->p, skip, reads_statements(measure), engine, err);
    if (!code && reads_statements(measure))
        code = stance_activity_count(&s->activity, s->p, skip, err);
    s->build.net.n = n;
    s->build.net.measure = measure;
    s->build.net.is_signed = stance_measure_about(measure)->is_signed;
    if (measure != STANCE_SIGNED || s->options->alignment_weight == 0)
        s->alignment = s->p->alignment_n;
    for (size_t a = 0; a < n && !code; a++) {
        code = stance_pairs_fill(&s->pairs, a, watch, err);
        if (!code)
            code = put_row(s, a, err);
        if (a % 64 == 0)
            stance_watch_progress(watch, "comparing actors", "", (double)a, (double)n);
    }
    return code;
}

enum stance_code stance_network_project_by(struct stance_network *out,
                                           const struct stance_positions *p,
                                           const struct stance_project_options *options,
                                           enum stance_pairs_engine engine,
                                           const struct stance_watch *watch,
                                           struct stance_error *err)
{
    struct projector s = {.p = p, .options = options};
    uint8_t *unanimous = NULL;
    enum stance_code code = stance_projection_check(options, err);
    if (!code && stance_measure_about(options->measure)->joint)
        return stance_joint_project(out, p, options, NULL, engine, watch, err);
    if (!code && options->drop_unanimous)
        code = stance_unanimous_find(&unanimous, p, err);
    if (!code)
        code = project(&s, unanimous, engine, watch, err);
    stance_memory_free(unanimous);
    stance_pairs_clear(&s.pairs);
    stance_activity_clear(&s.activity);
    if (code)
        stance_network_clear(&s.build.net);
    else
        *out = s.build.net;
    return code;
}

void stance_network_clear(struct stance_network *net)
{
    stance_memory_free(net->a);
    stance_memory_free(net->b);
    stance_memory_free(net->w);
    stance_memory_free(net->overlap);
    *net = (struct stance_network){0};
}
