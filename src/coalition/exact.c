/* exact.c - packing, then cutting, then branching: until bound and search meet. */
#include "exact.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "exact_branch.h"
#include "exact_packing.h"

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

enum stance_code stance_exact_prove(struct stance_exact *out, struct stance_signed_search *search,
                                    struct stance_pace *pace, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    const struct stance_signed_graph *g = search->g;
    struct stance_exact x = {.left = stance_memory_new(g->m, sizeof *x.left)};
    struct stance_branches tree = {0};
    struct stance_cycles cycles = {0};
    if (!x.left)
        return stance_error_memory(err);
    code = pack(&x, search, &cycles, pace, err);
    if (code != STANCE_OK || x.bound >= search->cost || pace->late)
        goto done;
    code = stance_branches_init(&tree, search, err);
    if (code == STANCE_OK)
        code = stance_cover_add(&tree.cover, &cycles, 0, err);
    if (code == STANCE_OK) {
        bool is_closed, is_solved;
        int64_t bound;
        code = stance_branches_cut(&tree, &bound, &is_closed, &is_solved, pace, err);
        if (code == STANCE_OK) {
            keep_bound(&x, bound, &tree.cover);
            if (is_solved && !is_closed) {
                code = stance_branches_branch(&tree, &bound, pace, err);
                if (code == STANCE_OK && bound > x.bound)
                    x.bound = bound;
            }
        }
    }

done:
    stance_branches_clear(&tree);
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
