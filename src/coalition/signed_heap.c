/* signed_heap.c - the binary heap under the searches and the shortest paths. */
#include "signed_heap.h"

#include "../base/memory.h"

static bool before(const struct stance_heap_item *x, const struct stance_heap_item *y)
{
    if (x->key != y->key)
        return x->key < y->key;
    return x->tie != y->tie ? x->tie < y->tie : x->node < y->node;
}

bool stance_heap_push(struct stance_heap *heap, int64_t key, uint32_t tie, uint32_t node)
{
    if (!stance_memory_grow((void **)&heap->item, &heap->capacity, heap->n + 1, sizeof *heap->item))
        return false;
    struct stance_heap_item made = {key, tie, node};
    size_t i = heap->n++;
    while (i > 0 && before(&made, &heap->item[(i - 1) / 2])) {
        heap->item[i] = heap->item[(i - 1) / 2];
        i = (i - 1) / 2;
    }
    heap->item[i] = made;
    return true;
}

struct stance_heap_item stance_heap_pop(struct stance_heap *heap)
{
    struct stance_heap_item top = heap->item[0];
    struct stance_heap_item last = heap->item[--heap->n];
    size_t i = 0;
    for (;;) {
        size_t child = 2 * i + 1;
        if (child >= heap->n)
            break;
        if (child + 1 < heap->n && before(&heap->item[child + 1], &heap->item[child]))
            child++;
        if (!before(&heap->item[child], &last))
            break;
        heap->item[i] = heap->item[child];
        i = child;
    }
    heap->item[i] = last;
    return top;
}

void stance_heap_clear(struct stance_heap *heap)
{
    stance_memory_free(heap->item);
    *heap = (struct stance_heap){0};
}
