/* sparse_row.c - filling one row and reading it. */
#include "sparse.h"

#include "../base/bits.h"
#include "../base/memory.h"

enum { SHARED_BITS = 22, OPPOSED_BITS = 21 };
static const uint64_t SHARED = 1, OPPOSED = (uint64_t)1 << SHARED_BITS,
                      HALF = (uint64_t)1 << (SHARED_BITS + OPPOSED_BITS);

bool stance_sparse_row_init(struct stance_sparse_row *row, const struct stance_sparse *s)
{
    size_t n = s->p->actor_n;
    bool votes = s->kind == STANCE_SPARSE_VOTES, joint = s->kind == STANCE_SPARSE_JOINT;
    *row = (struct stance_sparse_row){
        .votes = stance_memory_new(votes ? n : 0, sizeof *row->votes),
        .sums = stance_memory_new(votes || joint ? 0 : n, sizeof *row->sums),
        .joint = stance_memory_new(joint ? n : 0, sizeof *row->joint),
        .touched = stance_memory_new(n / 64 + 1, sizeof *row->touched)};
    if (row->votes && row->sums && row->joint && row->touched)
        return true;
    stance_sparse_row_clear(row);
    return false;
}

void stance_sparse_row_clear(struct stance_sparse_row *row)
{
    stance_memory_free(row->votes);
    stance_memory_free(row->sums);
    stance_memory_free(row->joint);
    stance_memory_free(row->touched);
    *row = (struct stance_sparse_row){0};
}

/* ---- Filling ---- */

static void touch(struct stance_sparse_row *row, size_t b)
{
    row->touched[b >> 6] |= (uint64_t)1 << (b & 63);
}

static void add_votes(struct stance_sparse_row *row, const uint32_t *vote, size_t n, double x)
{
    uint64_t step[4] = {0};
    for (int y = -1; y <= 1; y++) {
        double apart = fabs(x - y);
        step[y + 1] = SHARED + (apart == 2 ? OPPOSED : apart == 1 ? HALF : 0);
    }
    uint64_t *votes = row->votes, *touched = row->touched;
    for (size_t e = 0; e < n; e++) {
        size_t b = vote[e] >> 2;
        votes[b] += step[vote[e] & 3];
        touched[b >> 6] |= (uint64_t)1 << (b & 63);
    }
}

static void add_positions(struct stance_sparse_row *row, const struct stance_sparse *s, size_t from,
                          size_t to, double x)
{
    for (size_t e = from; e < to; e++) {
        struct stance_sums *sums = &row->sums[s->actor[e]];
        sums->shared++;
        sums->distance += fabs(x - s->value[e]);
        touch(row, s->actor[e]);
    }
}

static void add_statements(struct stance_sparse_row *row, const struct stance_sparse *s,
                           size_t from, size_t to, size_t cell)
{
    struct stance_levels mine, theirs;
    stance_levels_of(&mine, s->p, s->mixed_of, cell);
    for (size_t e = from; e < to; e++) {
        struct stance_sums *sums = &row->sums[s->actor[e]];
        stance_levels_of(&theirs, s->p, s->mixed_of, s->cell[e]);
        sums->shared++;
        sums->distance += stance_levels_distance(&mine, &theirs, &sums->product, &sums->marks);
        touch(row, s->actor[e]);
    }
}

/* The earlier actor's position is the first of the two. */
static void add_joints(struct stance_sparse_row *row, const struct stance_sparse *s, size_t cell,
                       bool later)
{
    size_t j = s->p->cell_issue[cell], at = s->place[cell];
    double x = stance_positions_value(s->p, cell), weight = s->weight ? s->weight[j] : 1;
    for (size_t e = later ? at : s->start[j]; e < at; e++) {
        stance_joint_add(&row->joint[s->actor[e]], s->value[e], x, weight);
        touch(row, s->actor[e]);
    }
    for (size_t e = at + 1; e < s->start[j + 1]; e++) {
        stance_joint_add(&row->joint[s->actor[e]], x, s->value[e], weight);
        touch(row, s->actor[e]);
    }
}

static void add(struct stance_sparse_row *row, const struct stance_sparse *s, size_t cell,
                size_t from, size_t to)
{
    double x = stance_positions_value(s->p, cell);
    switch (s->kind) {
    case STANCE_SPARSE_VOTES:
        add_votes(row, s->actor + from, to - from, x);
        break;
    case STANCE_SPARSE_POSITIONS:
        add_positions(row, s, from, to, x);
        break;
    case STANCE_SPARSE_STATEMENTS:
        add_statements(row, s, from, to, cell);
        break;
    case STANCE_SPARSE_JOINT:
        break;
    }
}

static void fill_from_bits(struct stance_sparse_row *row, const struct stance_sparse *s,
                           size_t actor, bool later)
{
    size_t stride = 3 * s->words;
    for (size_t b = later ? actor + 1 : 0; b < s->p->actor_n; b++) {
        struct stance_pair_count c =
            s->counter(s->plane + actor * stride, s->plane + b * stride, s->words);
        if (c.shared == 0 || b == actor)
            continue;
        row->votes[b] = SHARED * c.shared + OPPOSED * c.opposed + HALF * c.half;
        touch(row, b);
    }
}

void stance_sparse_fill(struct stance_sparse_row *row, const struct stance_sparse *s, size_t actor,
                        bool later)
{
    const struct stance_positions *p = s->p;
    if (s->plane)
        fill_from_bits(row, s, actor, later);
    for (size_t i = p->start[actor]; !s->plane && i < p->start[actor + 1]; i++) {
        size_t j = p->cell_issue[i], at = s->place[i];
        if (at == SIZE_MAX)
            continue;
        if (s->kind == STANCE_SPARSE_JOINT) {
            add_joints(row, s, i, later);
            continue;
        }
        if (!later)
            add(row, s, i, s->start[j], at);
        add(row, s, i, at + 1, s->start[j + 1]);
    }
    row->actor = actor;
    row->bar = -1;
    row->tie = s->tie_start ? s->tie_start[actor] : 0;
    for (size_t t = row->tie; s->tie_start && t < s->tie_start[actor + 1]; t++) {
        if (!later || s->tie[t].to > actor)
            touch(row, s->tie[t].to);
        else
            row->tie = t + 1;
    }
    row->word = later ? actor / 64 : 0;
    row->bits = row->touched[row->word];
    row->touched[row->word] = 0;
}

/* ---- Reading ---- */

static struct stance_sums sums_of_votes(uint64_t votes)
{
    uint32_t shared = (uint32_t)(votes & (OPPOSED - 1));
    uint32_t opposed = (uint32_t)((votes & (HALF - 1)) >> SHARED_BITS);
    uint32_t half = (uint32_t)(votes >> (SHARED_BITS + OPPOSED_BITS));
    return (struct stance_sums){.distance = 2.0 * opposed + half,
                                .product = shared,
                                .shared = shared,
                                .marks = shared - opposed - half};
}

/* What is needed of a pair of votes is most often two of its numbers: enough shared, and could
 * it be over the bar? */
static bool pass_votes_over(struct stance_sparse_row *row, const struct stance_sparse *s, size_t b)
{
    uint32_t shared = (uint32_t)(row->votes[b] & (OPPOSED - 1));
    bool later = b > row->actor, below = shared < s->options->min_overlap;
    if (!below && (shared >= STANCE_SPARSE_BOUNDED || s->most[shared] > row->bar))
        return false;
    row->votes[b] = 0;
    row->count.below += later && below;
    row->count.ties += later && !below;
    return true;
}

static bool take_joint(struct stance_sparse_row *row, const struct stance_sparse *s, size_t b,
                       struct stance_sparse_pair *out)
{
    struct stance_joint j = row->joint[b];
    bool later = b > row->actor, below = j.n < s->options->min_overlap;
    row->joint[b] = (struct stance_joint){0};
    row->count.below += later && below;
    if (below)
        return false;
    *out = (struct stance_sparse_pair){(uint32_t)b, (uint32_t)j.n, s->about->joint(&j)};
    row->count.undefined += later && isnan(out->w);
    return !isnan(out->w);
}

static struct stance_sums take_sums(struct stance_sparse_row *row, const struct stance_sparse *s,
                                    size_t b)
{
    struct stance_sums sums;
    if (s->kind == STANCE_SPARSE_VOTES) {
        sums = sums_of_votes(row->votes[b]);
        row->votes[b] = 0;
    } else {
        sums = row->sums[b];
        row->sums[b] = (struct stance_sums){0};
    }
    return sums;
}

static bool take(struct stance_sparse_row *row, const struct stance_sparse *s, size_t b,
                 struct stance_sparse_pair *out)
{
    size_t a = row->actor;
    struct stance_sums sums = take_sums(row, s, b);
    bool later = b > a, below = sums.shared > 0 && sums.shared < s->options->min_overlap;
    *out = (struct stance_sparse_pair){.other = (uint32_t)b};
    row->count.below += later && below;
    if (!below && sums.shared > 0) {
        out->overlap = sums.shared;
        out->w = stance_similarity(s->options, &s->activity, later ? a : b, later ? b : a, &sums);
    }
    if (s->tie_start && row->tie < s->tie_start[a + 1] && s->tie[row->tie].to == b) {
        row->count.aligned += later;
        out->w = stance_similarity_aligned(out->w, s->options->alignment_weight,
                                           s->tie[row->tie++].strength);
        return true;
    }
    return out->overlap > 0;
}

static size_t next_touched(struct stance_sparse_row *row, size_t actor_n)
{
    while (row->bits == 0) {
        if (row->word++ == actor_n / 64)
            return SIZE_MAX;
        row->bits = row->touched[row->word];
        row->touched[row->word] = 0;
    }
    size_t b = row->word * 64 + stance_lowest_bit(row->bits);
    row->bits &= row->bits - 1;
    return b;
}

bool stance_sparse_next(struct stance_sparse_row *row, const struct stance_sparse *s,
                        struct stance_sparse_pair *out)
{
    bool plain = s->kind == STANCE_SPARSE_VOTES && !s->tie_start;
    for (size_t b; (b = next_touched(row, s->p->actor_n)) != SIZE_MAX;) {
        if (plain && pass_votes_over(row, s, b))
            continue;
        bool is_tie =
            s->kind == STANCE_SPARSE_JOINT ? take_joint(row, s, b, out) : take(row, s, b, out);
        row->count.ties += is_tie && b > row->actor;
        if (is_tie && fabs(out->w) > row->bar)
            return true;
    }
    return false;
}
