/* linkage.c - nearest neighbours followed until two have each other.
 *
 * All three rules are reducible: a join never brings two others closer, so pairs
 * that are each other's nearest may be joined in any order and sorted afterwards. */
#include "linkage.h"

#include <math.h>
#include <stdlib.h>

#include "../base/error.h"
#include "../base/memory.h"

struct chain {
    size_t n;
    double *distance;
    enum stance_linkage linkage;
    uint32_t *size; /* 0 = joined into another */
    uint32_t *link; /* the chain */
    size_t length;
};

static double *at(const struct chain *c, size_t a, size_t b)
{
    return &c->distance[a < b ? stance_linkage_pair(c->n, a, b) : stance_linkage_pair(c->n, b, a)];
}

/* The side nearest to i; of equals `before`, else the first. */
static uint32_t nearest(const struct chain *c, uint32_t i, uint32_t before)
{
    uint32_t best = before;
    double least = before == STANCE_NONE ? INFINITY : *at(c, i, before);
    for (uint32_t j = 0; j < c->n; j++)
        if (j != i && c->size[j] && *at(c, i, j) < least) {
            least = *at(c, i, j);
            best = j;
        }
    return best;
}

static double joined(const struct chain *c, double ni, double nj, double nk, double ik, double jk,
                     double ij)
{
    switch (c->linkage) {
    case STANCE_LINKAGE_COMPLETE:
        return fmax(ik, jk);
    case STANCE_LINKAGE_WARD:
        return ((ni + nk) * ik + (nj + nk) * jk - nk * ij) / (ni + nj + nk);
    case STANCE_LINKAGE_AVERAGE:
        break;
    }
    return (ni * ik + nj * jk) / (ni + nj);
}

/* j goes into i. */
static void join_sides(struct chain *c, uint32_t i, uint32_t j)
{
    double ij = *at(c, i, j);
    for (uint32_t k = 0; k < c->n; k++)
        if (c->size[k] && k != i && k != j)
            *at(c, i, k) =
                joined(c, c->size[i], c->size[j], c->size[k], *at(c, i, k), *at(c, j, k), ij);
    c->size[i] += c->size[j];
    c->size[j] = 0;
}

/* Ascending; equal ones as they were found: a side before what it went into. */
struct found {
    struct stance_join join;
    size_t order;
};
static int by_height(const void *x, const void *y)
{
    const struct found *a = x, *b = y;
    if (a->join.height != b->join.height)
        return a->join.height < b->join.height ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

/* One more join: the chain is walked until its last two have each other. */
static struct stance_join next_join(struct chain *c)
{
    if (c->length == 0) {
        uint32_t first = 0;
        while (c->size[first] == 0)
            first++;
        c->link[c->length++] = first;
    }
    for (;;) {
        uint32_t tip = c->link[c->length - 1];
        uint32_t before = c->length > 1 ? c->link[c->length - 2] : STANCE_NONE;
        uint32_t next = nearest(c, tip, before);
        if (next != before) {
            c->link[c->length++] = next;
            continue;
        }
        uint32_t kept = tip < before ? tip : before, gone = tip < before ? before : tip;
        struct stance_join made = {kept, gone, *at(c, kept, gone)};
        join_sides(c, kept, gone);
        c->length -= 2;
        return made;
    }
}

enum stance_code stance_linkage_join(struct stance_join *join, double *distance, size_t n,
                                     enum stance_linkage linkage, const struct stance_watch *watch,
                                     struct stance_error *err)
{
    struct chain c = {.n = n, .distance = distance, .linkage = linkage};
    bool squares = linkage == STANCE_LINKAGE_WARD;
    struct found *found = stance_memory_new(n, sizeof *found);
    c.size = stance_memory_new(n, sizeof *c.size);
    c.link = stance_memory_new(n + 1, sizeof *c.link);
    enum stance_code code = found && c.size && c.link ? STANCE_OK : stance_error_memory(err);
    for (size_t i = 0; i < n && !code; i++)
        c.size[i] = 1;
    for (size_t i = 0; i < n * (n - (n > 0)) / 2 && squares; i++)
        distance[i] *= distance[i];
    for (size_t t = 0; t + 1 < n && !code; t++) {
        found[t] = (struct found){next_join(&c), t};
        if (t % 64 == 0)
            code = stance_watch_check(watch, err);
    }
    if (!code && n > 1) {
        qsort(found, n - 1, sizeof *found, by_height);
        for (size_t t = 0; t + 1 < n; t++) {
            join[t] = found[t].join;
            join[t].height = squares ? sqrt(fmax(join[t].height, 0)) : join[t].height;
        }
    }
    stance_memory_free(found);
    stance_memory_free(c.size);
    stance_memory_free(c.link);
    return code;
}
