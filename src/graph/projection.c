/* projection.c - a row of sums becomes a row of ties. */
#include "projection.h"

#include "../base/error.h"
#include "../base/memory.h"
#include "joint.h"

struct projector {
    struct stance_network out;
    size_t capacity;
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

static enum stance_code check(const struct stance_project_options *o, struct stance_error *err)
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

static double divisor(const struct projector *s, size_t a, size_t b)
{
    const struct stance_activity *x = &s->activity;
    switch (s->options->normalise) {
    case STANCE_NORMALISE_AVERAGE:
        return (x->weight[a] + x->weight[b]) / 2;
    case STANCE_NORMALISE_ACTIVITY_PRODUCT:
        return x->weight[a] * x->weight[b];
    case STANCE_NORMALISE_COSINE:
        return x->length[a] * x->length[b];
    case STANCE_NORMALISE_JACCARD:
        return x->marks[a] + x->marks[b] - s->pairs.row.marks[b];
    default:
        break;
    }
    return 1;
}

/* The similarity of a and b from what they share; shared > 0. */
static double similarity(const struct projector *s, size_t a, size_t b)
{
    const struct stance_pairs_row *row = &s->pairs.row;
    double shared = row->shared[b], distance = row->distance[b] / 2, product = row->product[b];
    switch (s->options->measure) {
    case STANCE_AGREEMENT:
        return 1 - distance / shared;
    case STANCE_SIGNED:
        return (1 - 2 * (distance / shared)) * (shared / (shared + 2));
    case STANCE_CONGRUENCE:
        return (product - distance) / divisor(s, a, b);
    case STANCE_CONFLICT:
        return distance / divisor(s, a, b);
    case STANCE_SUBTRACT:
        return (product - 2 * distance) / divisor(s, a, b);
    case STANCE_OVERLAP:
        return product / divisor(s, a, b);
    default: /* joint.h */
        break;
    }
    return 0;
}

static bool grow(struct projector *s)
{
    struct stance_network *net = &s->out;
    size_t capacity = s->capacity;
    if (!stance_memory_grow((void **)&net->a, &capacity, net->m + 1, sizeof *net->a))
        return false;
    capacity = s->capacity;
    if (!stance_memory_grow((void **)&net->b, &capacity, net->m + 1, sizeof *net->b))
        return false;
    capacity = s->capacity;
    if (!stance_memory_grow((void **)&net->w, &capacity, net->m + 1, sizeof *net->w))
        return false;
    capacity = s->capacity;
    if (!stance_memory_grow((void **)&net->overlap, &capacity, net->m + 1, sizeof *net->overlap))
        return false;
    s->capacity = capacity;
    return true;
}

static bool put(struct projector *s, size_t a, size_t b, double w, uint32_t overlap)
{
    struct stance_network *net = &s->out;
    if (net->m == s->capacity && !grow(s))
        return false;
    net->a[net->m] = (uint32_t)a;
    net->b[net->m] = (uint32_t)b;
    net->w[net->m] = w;
    net->overlap[net->m++] = overlap;
    net->thin_n += overlap > 0 && overlap < 3;
    return true;
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
        s->out.below_n++;
        shared = 0;
    }
    if (shared > 0)
        w = similarity(s, a, b);
    if (alignment) {
        w += s->options->alignment_weight * alignment->strength;
        w = w > 1 ? 1 : w < -1 ? -1 : w;
        s->out.alignment_n++;
    }
    row->shared[b] = row->marks[b] = 0;
    row->distance[b] = row->product[b] = 0;
    return (shared == 0 && !alignment) || put(s, a, b, w, shared);
}

static unsigned lowest_bit(uint64_t x)
{
#if defined __GNUC__
    return (unsigned)__builtin_ctzll(x);
#else
    unsigned bit = 0;
    for (; !(x & 1); x >>= 1)
        bit++;
    return bit;
#endif
}

static enum stance_code put_row(struct projector *s, size_t a, struct stance_error *err)
{
    const struct stance_positions *p = s->p;
    uint64_t *touched = s->pairs.row.touched;
    for (size_t i = s->alignment; i < p->alignment_n && p->alignment[i].a == a; i++)
        touched[p->alignment[i].b >> 6] |= (uint64_t)1 << (p->alignment[i].b & 63);
    for (size_t word = (a + 1) >> 6; word <= p->actor_n / 64; word++) {
        while (touched[word]) {
            size_t b = word * 64 + lowest_bit(touched[word]);
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
    s->out.n = n;
    s->out.measure = measure;
    s->out.is_signed = measure == STANCE_SIGNED || measure == STANCE_SUBTRACT;
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
    enum stance_code code = check(options, err);
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
        stance_network_clear(&s.out);
    else
        *out = s.out;
    return code;
}

enum stance_code stance_network_project(struct stance_network *out,
                                        const struct stance_positions *p,
                                        const struct stance_project_options *options,
                                        const struct stance_watch *watch, struct stance_error *err)
{
    return stance_network_project_by(out, p, options, STANCE_PAIRS_AUTO, watch, err);
}

void stance_network_clear(struct stance_network *net)
{
    stance_memory_free(net->a);
    stance_memory_free(net->b);
    stance_memory_free(net->w);
    stance_memory_free(net->overlap);
    *net = (struct stance_network){0};
}
