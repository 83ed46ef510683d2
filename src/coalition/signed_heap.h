/* signed_heap.h - a binary heap of nodes, least key first, ties by a second key.
 *
 * Nodes may be pushed again with a better key; who pops decides which entry is
 * stale.  Ties never depend on memory: equal keys leave by `tie`, then node. */
#ifndef STANCE_COALITION_SIGNED_HEAP_H
#define STANCE_COALITION_SIGNED_HEAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct stance_heap_item {
    int64_t key;
    uint32_t tie, node;
};

struct stance_heap {
    struct stance_heap_item *item;
    size_t n, capacity;
};

/* false = out of memory */
bool stance_heap_push(struct stance_heap *heap, int64_t key, uint32_t tie, uint32_t node);
/* heap->n > 0 */
struct stance_heap_item stance_heap_pop(struct stance_heap *heap);
void stance_heap_clear(struct stance_heap *heap);

#endif
