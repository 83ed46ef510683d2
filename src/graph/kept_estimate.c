/* kept_estimate.c - how many ties there would be, from some rows of them. */
#include "kept.h"

#include <stdlib.h>

#include "../base/memory.h"

enum { ROWS = 200 };

struct place {
    size_t work;
    uint32_t actor;
};

static int by_work(const void *pa, const void *pb)
{
    const struct place *a = pa, *b = pb;
    if (a->work != b->work)
        return a->work < b->work ? -1 : 1;
    return a->actor < b->actor ? -1 : a->actor > b->actor;
}

static double ties_of(struct stance_sparse_row *row, const struct stance_sparse *s, size_t actor)
{
    const struct stance_project_options *o = s->options;
    struct stance_sparse_pair pair;
    double n = 0;
    stance_sparse_fill(row, s, actor, false);
    while (stance_sparse_next(row, s, &pair))
        n += o->backbone != STANCE_BACKBONE_THRESHOLD || fabs(pair.w) >= o->threshold;
    return n;
}

bool stance_kept_estimate(double *out, const struct stance_sparse *s)
{
    const struct stance_project_options *o = s->options;
    size_t n = s->p->actor_n, row_n = n < ROWS ? n : ROWS;
    double sum = 0;
    *out = o->backbone == STANCE_BACKBONE_TOP_K ? (double)n * o->top : 0;
    if (o->backbone == STANCE_BACKBONE_TOP_K || o->backbone == STANCE_BACKBONE_DISPARITY)
        return true;
    struct place *place = stance_memory_new(n, sizeof *place);
    struct stance_sparse_row row;
    bool made = stance_sparse_row_init(&row, s) && place;
    for (size_t a = 0; made && a < n; a++)
        place[a] = (struct place){stance_sparse_work(s, a), (uint32_t)a};
    if (made && n)
        qsort(place, n, sizeof *place, by_work);
    for (size_t r = 0; made && r < row_n; r++) {
        size_t from = n * r / row_n, to = n * (r + 1) / row_n;
        sum += ties_of(&row, s, place[from + (to - from) / 2].actor) * (double)(to - from);
    }
    stance_sparse_row_clear(&row);
    stance_memory_free(place);
    *out = sum / 2;
    return made;
}
