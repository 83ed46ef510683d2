/* exact.c - packing, then cutting, then branching: until bound and search meet. */
#include "exact.h"

#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "exact_branch.h"
#include "exact_dolls.h"
#include "exact_packing.h"

enum { ROUNDS_SHORT = 200, ROUNDS_WIDE = 17, ROUNDS_NARROW = 4 };
static const double wide_gap = 0.02;
static const uint64_t work_search = 100000000;
static const uint64_t work_short_camps = 100000000, work_short_free = 30000000;
static const uint64_t work_long = 3000000000;

/* Takes over a bound with what is left of each edge, if it is a better one. */
static void keep_bound(struct stance_exact *x, int64_t bound, const struct stance_cover *cover)
{
    if (bound < x->bound)
        return;
    x->bound = bound;
    x->root = cover->floor;
    memcpy(x->left, cover->left, cover->g->m * sizeof *x->left);
}

/* The packing along the best partition; its cycles are added to the list. */
static enum stance_code pack(struct stance_exact *x, const struct stance_signed_search *search,
                             struct stance_cycles *cycles, struct stance_pace *pace,
                             struct stance_error *err)
{
    const struct stance_signed_graph *g = search->g;
    int64_t bound = 0;
    int64_t *left = stance_memory_new(g->m, sizeof *left);
    if (!left)
        return stance_error_memory(err);
    enum stance_code code =
        stance_packing_find(&bound, left, cycles, g, search->best, search->is_camps, pace, err);
    if (code == STANCE_OK && bound >= x->bound) {
        x->bound = bound;
        x->root = (double)bound;
        for (uint32_t e = 0; e < g->m; e++)
            x->left[e] = (double)left[e];
    }
    stance_memory_free(left);
    return code;
}

/* Small graphs: the doll search, from the best partition and into the search. */
static enum stance_code search_dolls(struct stance_exact *x, struct stance_signed_search *search,
                                     uint64_t work, struct stance_pace *pace,
                                     struct stance_error *err)
{
    bool is_proven = false;
    const struct stance_signed_graph *g = search->g;
    if (g->n > STANCE_DOLLS_MOST || pace->late)
        return STANCE_OK;
    uint32_t *label = stance_memory_new(g->n, sizeof *label);
    if (!label)
        return stance_error_memory(err);
    memcpy(label, search->best, g->n * sizeof *label);
    enum stance_code code = stance_dolls_search(label, &is_proven, &x->unique, g,
                                                search->is_camps ? 2 : 0, work, pace, err);
    if (code == STANCE_OK && is_proven) {
        code = stance_signed_search_from(search, label, 0, pace, err);
        x->bound = search->cost;
    }
    stance_memory_free(label);
    return code;
}

/* Cuts, and branches a little; then a long doll search; then branches to the end. */
static enum stance_code search_tree(struct stance_exact *x, struct stance_signed_search *search,
                                    const struct stance_cycles *cycles, struct stance_pace *pace,
                                    struct stance_error *err)
{
    struct stance_branches tree = {0};
    bool is_closed = false, is_solved = false;
    int64_t bound = 0;
    enum stance_code code = stance_branches_init(&tree, search, err);
    if (code == STANCE_OK)
        code = stance_cover_add(&tree.cover, cycles, 0, err);
    for (int turn = 0; turn < 2 && code == STANCE_OK && !is_closed; turn++) {
        code = stance_branches_cut(&tree, &bound, &is_closed, &is_solved, pace, err);
        if (code == STANCE_OK)
            keep_bound(x, bound, &tree.cover);
        stance_pace_gap(pace, search->cost, x->bound);
        tree.rounds_most = turn == 0 ? tree.rounds + ROUNDS_SHORT : 0;
        if (code != STANCE_OK || is_closed || !is_solved)
            break;
        code = stance_branches_branch(&tree, &bound, pace, err);
        if (code == STANCE_OK && bound > x->bound)
            x->bound = bound;
        if (code == STANCE_OK && turn == 0 && x->bound < search->cost)
            code = search_dolls(x, search, work_long, pace, err);
        is_closed = x->bound >= search->cost;
        tree.rounds_most = 0;
    }
    stance_branches_clear(&tree);
    return code;
}

enum stance_code stance_exact_prove(struct stance_exact *out, struct stance_signed_search *search,
                                    struct stance_pace *pace, struct stance_error *err)
{
    struct stance_cycles cycles = {0};
    struct stance_exact x = {.left = stance_memory_new(search->g->m, sizeof *x.left),
                             .unique = STANCE_NOT_KNOWN};
    if (!x.left)
        return stance_error_memory(err);
    pace->gap = (double)NAN;
    enum stance_code code = pack(&x, search, &cycles, pace, err);
    stance_pace_gap(pace, search->cost, x.bound);
    if (code == STANCE_OK && x.bound < search->cost)
        code = search_dolls(&x, search, search->is_camps ? work_short_camps : work_short_free, pace,
                            err);
    if (code == STANCE_OK && x.bound < search->cost) {
        int64_t before = search->cost;
        bool is_wide = (double)(search->cost - x.bound) > wide_gap * (double)search->cost;
        code = stance_signed_search_run(search, is_wide ? ROUNDS_WIDE : ROUNDS_NARROW, work_search,
                                        pace, err);
        if (code == STANCE_OK && search->cost < before)
            code = pack(&x, search, &cycles, pace, err);
        stance_pace_gap(pace, search->cost, x.bound);
    }
    if (code == STANCE_OK && x.bound < search->cost && !pace->late)
        code = search_tree(&x, search, &cycles, pace, err);
    stance_cycles_clear(&cycles);
    if (code == STANCE_OK)
        *out = x;
    else
        stance_memory_free(x.left);
    return code;
}

void stance_exact_clear(struct stance_exact *exact)
{
    stance_memory_free(exact->left);
    *exact = (struct stance_exact){0};
}
