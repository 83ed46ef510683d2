/* order.c - sorting by several keys, and the order of a two-column diagram. */
#include "order.h"

#include <stdlib.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"

static int compare(const void *left, const void *right)
{
    const struct stance_rank *a = left, *b = right;
    for (size_t i = 0; i < sizeof a->key / sizeof *a->key; i++)
        if (a->key[i] < b->key[i] || a->key[i] > b->key[i])
            return a->key[i] < b->key[i] ? -1 : 1;
    return (a->item > b->item) - (a->item < b->item);
}

void stance_rank_sort(struct stance_rank *rank, size_t n)
{
    if (n > 1)
        qsort(rank, n, sizeof *rank, compare);
}

size_t stance_columns_crossings(const struct stance_columns *c, const uint32_t *place)
{
    size_t crossings = 0;
    for (size_t i = 0; i < c->edge_n; i++)
        for (size_t j = i + 1; j < c->edge_n; j++) {
            uint32_t pi = place[c->right[i]], pj = place[c->right[j]];
            crossings +=
                (c->left[i] < c->left[j] && pi > pj) || (c->left[i] > c->left[j] && pi < pj);
        }
    return crossings;
}

/* Crossings between the edges of u and v when u stands above v. */
static size_t crossings_of_pair(const struct stance_columns *c, uint32_t u, uint32_t v)
{
    size_t crossings = 0;
    for (size_t i = 0; i < c->edge_n; i++)
        for (size_t j = 0; c->right[i] == u && j < c->edge_n; j++)
            crossings += c->right[j] == v && c->left[i] > c->left[j];
    return crossings;
}

static void swap_neighbours(uint32_t *order, const struct stance_columns *c, size_t linked_n)
{
    bool better = true;
    for (size_t sweep = 0; better && sweep < c->right_n + 1; sweep++) {
        better = false;
        for (size_t i = 0; i + 1 < linked_n; i++) {
            uint32_t u = order[i], v = order[i + 1];
            if (crossings_of_pair(c, v, u) >= crossings_of_pair(c, u, v))
                continue;
            order[i] = v;
            order[i + 1] = u;
            better = true;
        }
    }
}

enum stance_code stance_columns_order(uint32_t *order, const struct stance_columns *c,
                                      struct stance_error *err)
{
    struct stance_rank *rank = stance_memory_new(c->right_n, sizeof *rank);
    double *degree = stance_memory_new(c->right_n, sizeof *degree);
    enum stance_code code = STANCE_OK;
    size_t linked_n = 0;
    if (!rank || !degree) {
        code = stance_error_memory(err);
        goto done;
    }
    for (size_t i = 0; i < c->edge_n; i++) {
        rank[c->right[i]].key[1] += c->left[i];
        degree[c->right[i]]++;
    }
    for (size_t i = 0; i < c->right_n; i++) {
        bool linked = degree[i] > 0;
        linked_n += linked;
        rank[i] = (struct stance_rank){
            .key = {linked ? 0 : 1, linked ? rank[i].key[1] / degree[i] : 0, -degree[i]},
            .item = (uint32_t)i,
        };
    }
    stance_rank_sort(rank, c->right_n);
    for (size_t i = 0; i < c->right_n; i++)
        order[i] = rank[i].item;
    swap_neighbours(order, c, linked_n);
done:
    stance_memory_free(degree);
    stance_memory_free(rank);
    return code;
}
