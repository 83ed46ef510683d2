/* sparse.c - columns that every row is made of. */
#include "sparse.h"

#include "../base/error.h"
#include "../base/memory.h"

/* ---- What all rows read ---- */

/* The three counts of a word must not run into each other. */
enum { VOTES_ISSUES_MOST = 1 << 21, VOTES_ACTORS_MOST = 1 << 30 };

static bool are_votes(const struct stance_sparse *s)
{
    const struct stance_positions *p = s->p;
    return p->issue_n < VOTES_ISSUES_MOST && p->actor_n < VOTES_ACTORS_MOST &&
           stance_pairs_bits_fit(p, s->about->divisible);
}

static enum stance_sparse_kind kind_of(const struct stance_sparse *s)
{
    if (s->about->joint)
        return STANCE_SPARSE_JOINT;
    if (are_votes(s))
        return STANCE_SPARSE_VOTES;
    return s->about->divisible ? STANCE_SPARSE_STATEMENTS : STANCE_SPARSE_POSITIONS;
}

static bool count_columns(struct stance_sparse *s)
{
    const struct stance_positions *p = s->p;
    s->start = stance_memory_new(p->issue_n + 1, sizeof *s->start);
    if (!s->start)
        return false;
    for (size_t i = 0; i < p->cell_n; i++)
        if (!s->skip || !s->skip[p->cell_issue[i]])
            s->start[p->cell_issue[i] + 1]++;
    for (size_t j = 0; j < p->issue_n; j++)
        s->start[j + 1] += s->start[j];
    return true;
}

static bool columns_room(struct stance_sparse *s)
{
    const struct stance_positions *p = s->p;
    size_t n = s->start[p->issue_n];
    bool valued = s->kind == STANCE_SPARSE_POSITIONS || s->kind == STANCE_SPARSE_JOINT;
    s->place = stance_memory_new(p->cell_n, sizeof *s->place);
    s->actor = stance_memory_new(n, sizeof *s->actor);
    s->value = stance_memory_new(valued ? n : 0, sizeof *s->value);
    s->cell = stance_memory_new(s->kind == STANCE_SPARSE_STATEMENTS ? n : 0, sizeof *s->cell);
    return s->place && s->actor && s->value && s->cell &&
           (s->kind != STANCE_SPARSE_STATEMENTS || stance_levels_index(&s->mixed_of, p));
}

static void put_cell(struct stance_sparse *s, size_t actor, size_t cell, size_t at)
{
    double x = stance_positions_value(s->p, cell);
    s->place[cell] = at;
    s->actor[at] = (uint32_t)actor;
    if (s->kind == STANCE_SPARSE_VOTES)
        s->actor[at] = (uint32_t)actor << 2 | (uint32_t)(x + 1);
    else if (s->kind == STANCE_SPARSE_STATEMENTS)
        s->cell[at] = (uint32_t)cell;
    else
        s->value[at] = x;
}

static bool columns_make(struct stance_sparse *s)
{
    const struct stance_positions *p = s->p;
    size_t *next = stance_memory_new(p->issue_n, sizeof *next);
    bool made = next && columns_room(s);
    for (size_t j = 0; made && j < p->issue_n; j++)
        next[j] = s->start[j];
    for (size_t a = 0; made && a < p->actor_n; a++)
        for (size_t i = p->start[a]; i < p->start[a + 1]; i++) {
            size_t j = p->cell_issue[i];
            if (s->skip && s->skip[j])
                s->place[i] = SIZE_MAX;
            else
                put_cell(s, a, i, next[j]++);
        }
    stance_memory_free(next);
    return made;
}

/* Sorted by a, then b, the alignments give each end its others in ascending order when first
 * the earlier ends and then the later ones are handed out. */
static bool alignments_make(struct stance_sparse *s)
{
    const struct stance_positions *p = s->p;
    if (s->options->measure != STANCE_SIGNED || s->options->alignment_weight == 0 ||
        p->alignment_n == 0)
        return true;
    s->tie_start = stance_memory_new(p->actor_n + 2, sizeof *s->tie_start);
    s->tie = stance_memory_new(p->alignment_n, 2 * sizeof *s->tie);
    if (!s->tie_start || !s->tie)
        return false;
    for (size_t i = 0; i < p->alignment_n; i++) {
        s->tie_start[p->alignment[i].a + 2]++;
        s->tie_start[p->alignment[i].b + 2]++;
    }
    for (size_t a = 2; a <= p->actor_n + 1; a++)
        s->tie_start[a] += s->tie_start[a - 1];
    for (size_t i = 0; i < p->alignment_n; i++)
        s->tie[s->tie_start[p->alignment[i].b + 1]++] =
            (struct stance_sparse_tie){p->alignment[i].a, p->alignment[i].strength};
    for (size_t i = 0; i < p->alignment_n; i++)
        s->tie[s->tie_start[p->alignment[i].a + 1]++] =
            (struct stance_sparse_tie){p->alignment[i].b, p->alignment[i].strength};
    return true;
}

enum stance_code stance_sparse_init(struct stance_sparse *s, const struct stance_positions *p,
                                    const struct stance_project_options *options,
                                    const double *weight, struct stance_error *err)
{
    *s = (struct stance_sparse){
        .p = p, .options = options, .about = stance_measure_about(options->measure)};
    s->weight = s->about->weighs ? weight : NULL;
    s->kind = kind_of(s);
    for (uint32_t shared = 0; shared < STANCE_SPARSE_BOUNDED; shared++)
        s->most[shared] = stance_similarity_bound(options, shared);
    enum stance_code code = STANCE_OK;
    if (options->drop_unanimous)
        code = stance_unanimous_find(&s->skip, p, err);
    if (!code && !count_columns(s))
        code = stance_error_memory(err);
    if (code)
        stance_sparse_clear(s);
    return code;
}

enum stance_code stance_sparse_make(struct stance_sparse *s, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    if (s->place || s->plane)
        return STANCE_OK;
    if (s->about->divisible)
        code = stance_activity_count(&s->activity, s->p, s->skip, err);
    bool dense = s->kind == STANCE_SPARSE_VOTES && stance_pairs_bits_cheaper(s->p, s->start);
    s->counter = stance_pair_counter_best();
    if (!code && !((dense ? stance_pairs_planes_make(&s->plane, &s->words, s->p, s->skip)
                          : columns_make(s)) &&
                   alignments_make(s)))
        code = stance_error_memory(err);
    return code;
}

void stance_sparse_clear(struct stance_sparse *s)
{
    stance_activity_clear(&s->activity);
    stance_memory_free(s->skip);
    stance_memory_free(s->start);
    stance_memory_free(s->place);
    stance_memory_free(s->actor);
    stance_memory_free(s->value);
    stance_memory_free(s->cell);
    stance_memory_free(s->mixed_of);
    stance_memory_free(s->plane);
    stance_memory_free(s->tie_start);
    stance_memory_free(s->tie);
    *s = (struct stance_sparse){0};
}

size_t stance_sparse_work(const struct stance_sparse *s, size_t actor)
{
    const struct stance_positions *p = s->p;
    size_t work = 0;
    if (s->plane)
        return p->actor_n * s->words;
    for (size_t i = p->start[actor]; i < p->start[actor + 1]; i++)
        work += s->start[p->cell_issue[i] + 1] - s->start[p->cell_issue[i]];
    return work;
}
