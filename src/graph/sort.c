/* sort.c - radix sort of (key, item) pairs, least significant byte first. */
#include "sort.h"

#include <string.h>

enum { INSERTION_MOST = 32 };

static void insert(uint32_t *key, uint32_t *item, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        uint32_t k = key[i], v = item[i];
        size_t j = i;
        for (; j > 0 && key[j - 1] > k; j--) {
            key[j] = key[j - 1];
            item[j] = item[j - 1];
        }
        key[j] = k;
        item[j] = v;
    }
}

static void pass(const uint32_t *key, const uint32_t *item, size_t n, int shift, uint32_t *key_to,
                 uint32_t *item_to)
{
    size_t at[256] = {0};
    for (size_t i = 0; i < n; i++)
        at[key[i] >> shift & 255]++;
    size_t sum = 0;
    for (int digit = 0; digit < 256; digit++) {
        size_t count = at[digit];
        at[digit] = sum;
        sum += count;
    }
    for (size_t i = 0; i < n; i++) {
        size_t to = at[key[i] >> shift & 255]++;
        key_to[to] = key[i];
        item_to[to] = item[i];
    }
}

void stance_sort_pairs(uint32_t *key, uint32_t *item, size_t n, uint32_t key_max, uint32_t *scratch)
{
    size_t run = 1;
    while (run < n && key[run - 1] <= key[run])
        run++;
    if (run >= n)
        return; /* files often come in order */
    if (n <= INSERTION_MOST) {
        insert(key, item, n);
        return;
    }
    uint32_t *from_key = key, *from_item = item, *to_key = scratch, *to_item = scratch + n;
    for (int shift = 0; shift < 32 && key_max >> shift; shift += 8) {
        pass(from_key, from_item, n, shift, to_key, to_item);
        uint32_t *k = from_key, *v = from_item;
        from_key = to_key;
        from_item = to_item;
        to_key = k;
        to_item = v;
    }
    if (from_key != key) {
        memcpy(key, from_key, n * sizeof *key);
        memcpy(item, from_item, n * sizeof *item);
    }
}
