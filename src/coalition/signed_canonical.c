/* signed_canonical.c - the canonical labelling of signed_canonical.h. */
#include "signed_canonical.h"

#include <stdlib.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "partition.h"
#include "signed_sets.h"

/* One coalition within one connected set, or one actor of it. */
struct part {
    uint32_t set, label, first, size;
};

static int by_set_and_label(const void *pa, const void *pb)
{
    const struct part *a = pa, *b = pb;
    if (a->set != b->set)
        return a->set < b->set ? -1 : 1;
    if (a->label != b->label)
        return a->label < b->label ? -1 : 1;
    return (a->first > b->first) - (a->first < b->first);
}

static int by_set_and_size(const void *pa, const void *pb)
{
    const struct part *a = pa, *b = pb;
    if (a->set != b->set)
        return a->set < b->set ? -1 : 1;
    if (a->size != b->size)
        return a->size > b->size ? -1 : 1;
    return (a->first > b->first) - (a->first < b->first);
}

/* label[] becomes the rank within the connected set. */
static enum stance_code rank_within_sets(uint32_t *label, const struct stance_sets *sets, size_t n,
                                         struct stance_error *err)
{
    struct part *part = stance_memory_new(n, sizeof *part);
    uint32_t *fellow = stance_memory_new(n, sizeof *fellow);
    size_t part_n = 0;
    if (!part || !fellow) {
        stance_memory_free(part);
        stance_memory_free(fellow);
        return stance_error_memory(err);
    }
    for (size_t i = 0; i < n; i++)
        part[i] =
            (struct part){stance_sets_find(sets, (uint32_t)i, NULL), label[i], (uint32_t)i, 1};
    qsort(part, n, sizeof *part, by_set_and_label);
    for (size_t i = 0; i < n; i++) {
        uint32_t actor = part[i].first;
        struct part *last = part_n ? &part[part_n - 1] : NULL;
        if (last && last->set == part[i].set && last->label == part[i].label)
            last->size++;
        else
            part[part_n++] = part[i];
        fellow[actor] = part[part_n - 1].first;
    }
    qsort(part, part_n, sizeof *part, by_set_and_size);
    for (size_t i = 0; i < part_n; i++) {
        bool is_first = i == 0 || part[i - 1].set != part[i].set;
        label[part[i].first] = is_first ? 0 : label[part[i - 1].first] + 1;
    }
    for (size_t i = 0; i < n; i++)
        label[i] = label[fellow[i]];
    stance_memory_free(part);
    stance_memory_free(fellow);
    return STANCE_OK;
}

enum stance_code stance_signed_canonical(uint32_t *label, uint32_t *k_found,
                                         const struct stance_signed_edge *edge, size_t edge_n,
                                         size_t n, bool is_free, struct stance_error *err)
{
    struct stance_sets sets = {0};
    enum stance_code code = stance_sets_init(&sets, (uint32_t)n, err);
    if (code != STANCE_OK)
        return code;
    for (size_t e = 0; e < edge_n; e++) {
        bool binds = edge[e].w > 0 && label[edge[e].a] == label[edge[e].b];
        if (!is_free || binds)
            stance_sets_join(&sets, edge[e].a, edge[e].b, false);
    }
    if (is_free)
        for (size_t i = 0; i < n; i++)
            label[i] = stance_sets_find(&sets, (uint32_t)i, NULL);
    else
        code = rank_within_sets(label, &sets, n, err);
    if (code == STANCE_OK)
        code = stance_partition_order(label, n, k_found, err);
    stance_sets_clear(&sets);
    return code;
}
