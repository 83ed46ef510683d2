/* ties.c - alignments folded to one tie per pair. */
#include "ties.h"

#include "../base/error.h"
#include "../base/memory.h"
#include "sort.h"

struct tie_list {
    struct stance_tie *item;
    size_t n, capacity;
};

static bool put(struct tie_list *list, uint32_t a, uint32_t b, const struct stance_alignment *from)
{
    if (a == b)
        return true;
    if (!stance_memory_grow((void **)&list->item, &list->capacity, list->n + 1, sizeof *list->item))
        return false;
    list->item[list->n++] = (struct stance_tie){.a = a < b ? a : b,
                                                .b = a < b ? b : a,
                                                .strength = from->strength,
                                                .row = from->row,
                                                .n = 1};
    return true;
}

/* The ends of an alignment are few: the groups of one are kept while those of the other
 * are looked up. */
static enum stance_code put_collapsed(struct tie_list *list, struct stance_groups_index *groups,
                                      const struct stance_alignment *from, uint32_t **kept,
                                      size_t *capacity, struct stance_error *err)
{
    enum stance_code code = stance_groups_outermost(groups, from->a, from->date, err);
    size_t n = groups->found_n;
    if (code)
        return code;
    if (!stance_memory_grow((void **)kept, capacity, n, sizeof **kept))
        return stance_error_memory(err);
    for (size_t i = 0; i < n; i++)
        (*kept)[i] = groups->found[i].group;
    code = stance_groups_outermost(groups, from->b, from->date, err);
    for (size_t i = 0; !code && i < n; i++)
        for (size_t j = 0; !code && j < groups->found_n; j++)
            if (!put(list, (*kept)[i], groups->found[j].group, from))
                code = stance_error_memory(err);
    return code;
}

static enum stance_code collect(struct tie_list *list, const struct stance_filter *f,
                                struct stance_groups_index *groups, bool collapse,
                                struct stance_error *err)
{
    uint32_t *kept = NULL;
    size_t capacity = 0;
    enum stance_code code = STANCE_OK;
    for (size_t i = 0; i < f->data->alignment_n && !code; i++) {
        const struct stance_alignment *a = &f->data->alignment[i];
        if (!stance_filter_alignment(f, i) || !f->actor[a->a] || !f->actor[a->b])
            continue;
        if (collapse)
            code = put_collapsed(list, groups, a, &kept, &capacity, err);
        else if (!put(list, a->a, a->b, a))
            code = stance_error_memory(err);
    }
    stance_memory_free(kept);
    return code;
}

/* Pairs a, b ascending, each once. */
static enum stance_code merge(struct tie_list *list, size_t actor_n, struct stance_error *err)
{
    size_t n = list->n, kept = 0;
    struct stance_tie *sorted = stance_memory_new(n, sizeof *sorted);
    uint32_t *key = stance_memory_new(n, 4 * sizeof *key);
    if (!sorted || !key) {
        stance_memory_free(sorted);
        stance_memory_free(key);
        return stance_error_memory(err);
    }
    uint32_t *order = key + n, *scratch = key + 2 * n;
    for (size_t i = 0; i < n; i++) {
        key[i] = list->item[i].b;
        order[i] = (uint32_t)i;
    }
    stance_sort_pairs(key, order, n, (uint32_t)actor_n, scratch);
    for (size_t i = 0; i < n; i++)
        key[i] = list->item[order[i]].a;
    stance_sort_pairs(key, order, n, (uint32_t)actor_n, scratch);
    for (size_t i = 0; i < n; i++) {
        struct stance_tie tie = list->item[order[i]];
        struct stance_tie *last = kept ? &sorted[kept - 1] : NULL;
        if (last && last->a == tie.a && last->b == tie.b) {
            last->strength += tie.strength;
            last->row = tie.row < last->row ? tie.row : last->row;
            last->n++;
        } else {
            sorted[kept++] = tie;
        }
    }
    for (size_t i = 0; i < kept; i++)
        sorted[i].strength /= sorted[i].n;
    stance_memory_free(key);
    stance_memory_free(list->item);
    *list = (struct tie_list){sorted, kept, n};
    return STANCE_OK;
}

enum stance_code stance_ties_make(struct stance_tie **out, size_t *n,
                                  const struct stance_filter *filter,
                                  struct stance_groups_index *groups, bool collapse,
                                  struct stance_error *err)
{
    struct tie_list list = {0};
    enum stance_code code = collect(&list, filter, groups, collapse, err);
    if (!code)
        code = merge(&list, filter->data->actor_n, err);
    if (code) {
        stance_memory_free(list.item);
        return code;
    }
    *out = list.item;
    *n = list.n;
    return STANCE_OK;
}
