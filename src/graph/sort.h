/* sort.h - stable sorting by whole numbers, in time proportional to their count. */
#ifndef STANCE_GRAPH_SORT_H
#define STANCE_GRAPH_SORT_H

#include <stddef.h>
#include <stdint.h>

/* stance_sort_pairs - order item[0..n) by key[0..n), equal keys as they stood.
 *   key, item  [in, out] moved together
 *   key_max    [in]      no key is larger
 *   scratch    [in]      2 n numbers
 * Cost: one pass over the pairs per byte of key_max (radix), insertion below 32 pairs. */
void stance_sort_pairs(uint32_t *key, uint32_t *item, size_t n, uint32_t key_max,
                       uint32_t *scratch);

#endif
