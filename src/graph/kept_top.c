/* kept_top.c - the k strongest ties of one actor, and those of all without the doubles. */
#include "kept.h"

#include <stdlib.h>
#include <string.h>

#include "../base/memory.h"

/* Ties equal in strength go by the other actor: the earlier one is the stronger. */
static bool weaker(const struct stance_kept_tie *x, const struct stance_kept_tie *y)
{
    return x->strength != y->strength ? x->strength < y->strength : x->to > y->to;
}

static void sift_up(struct stance_kept_tie *held, uint32_t at)
{
    struct stance_kept_tie moving = held[at];
    while (at > 0 && weaker(&moving, &held[(at - 1) / 2])) {
        held[at] = held[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    held[at] = moving;
}

static void sift_down(struct stance_kept_tie *held, uint32_t n)
{
    struct stance_kept_tie moving = held[0];
    uint32_t at = 0;
    for (uint32_t child = 1; child < n; child = 2 * at + 1) {
        if (child + 1 < n && weaker(&held[child + 1], &held[child]))
            child++;
        if (!weaker(&held[child], &moving))
            break;
        held[at] = held[child];
        at = child;
    }
    held[at] = moving;
}

double stance_kept_top_offer(struct stance_kept_top *top, const struct stance_sparse_pair *pair)
{
    struct stance_kept_tie tie = {fabs(pair->w), pair->w, pair->other, pair->overlap};
    if (top->n < top->most) {
        top->held[top->n] = tie;
        sift_up(top->held, top->n++);
    } else if (tie.strength > top->held[0].strength) {
        top->held[0] = tie;
        sift_down(top->held, top->n);
    }
    return top->n < top->most ? -1 : top->held[0].strength;
}

/* ---- All actors' together ---- */

struct other {
    uint32_t b, overlap;
    double w;
};

static int by_other(const void *pa, const void *pb)
{
    const struct other *a = pa, *b = pb;
    return a->b < b->b ? -1 : a->b > b->b;
}

bool stance_kept_top_merge(struct stance_network *net)
{
    size_t *start = stance_memory_new(net->n + 2, sizeof *start), kept = 0;
    struct other *other = stance_memory_new(net->m, sizeof *other);
    bool made = start && other;
    for (size_t i = 0; made && i < net->m; i++)
        start[net->a[i] + 2]++;
    for (size_t a = 2; made && a <= net->n + 1; a++)
        start[a] += start[a - 1];
    for (size_t i = 0; made && i < net->m; i++)
        other[start[net->a[i] + 1]++] = (struct other){net->b[i], net->overlap[i], net->w[i]};
    for (size_t a = 0; made && a < net->n; a++) {
        if (start[a + 1] > start[a])
            qsort(other + start[a], start[a + 1] - start[a], sizeof *other, by_other);
        for (size_t i = start[a]; i < start[a + 1]; i++) {
            if (i > start[a] && other[i].b == other[i - 1].b)
                continue;
            net->a[kept] = (uint32_t)a;
            net->b[kept] = other[i].b;
            net->w[kept] = other[i].w;
            net->overlap[kept++] = other[i].overlap;
        }
    }
    if (made)
        net->m = kept;
    stance_memory_free(start);
    stance_memory_free(other);
    return made;
}
