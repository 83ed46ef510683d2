/* cell_cache.h - the codes of a column's short cells, one memory access away.
 *
 * A dictionary answers for texts of any length and follows four pointers to do so.
 * Most cells have at most 16 bytes; this cache keeps them, as two words and their
 * length, beside their codes.  It is exact (no cell is taken for another), gives up
 * an old cell where four in a row leave no room, grows with the dictionary, and steps aside in a
 * column with more distinct texts than it can hold. */
#ifndef STANCE_DATA_CELL_CACHE_H
#define STANCE_DATA_CELL_CACHE_H

#include <string.h>

#include "../base/dictionary.h"

enum { STANCE_CELL_CACHED = 16, STANCE_CELL_PLACES = 1 << 16 };

struct stance_cell_key {
    uint64_t low, high;
};

struct stance_cell_cache {
    struct stance_cell_entry {
        struct stance_cell_key key;
        uint32_t length; /* of the cell + 1; 0 = free */
        uint32_t code;
    } * entry;
    size_t n; /* a power of two, or 0: nothing is cached */
};

/* The bytes of a cell of 1 to 16 bytes; with its length, no other cell has the same. */
static inline struct stance_cell_key stance_cell_key_of(const char *s, size_t n)
{
    struct stance_cell_key key = {0, 0};
    uint32_t front, back;
    if (n >= 8) {
        memcpy(&key.low, s, 8);
        memcpy(&key.high, s + n - 8, 8);
    } else if (n >= 4) {
        memcpy(&front, s, 4);
        memcpy(&back, s + n - 4, 4);
        key.low = front | (uint64_t)back << 32;
    } else {
        key.low = (unsigned char)s[0] | (uint64_t)(unsigned char)s[n / 2] << 8 |
                  (uint64_t)(unsigned char)s[n - 1] << 16;
    }
    return key;
}

/* The entry that holds this very cell, or, with length 0 or another's, the one to put it in. */
static inline struct stance_cell_entry *stance_cell_find(const struct stance_cell_cache *cache,
                                                         struct stance_cell_key key, size_t n,
                                                         bool *held)
{
    enum { PROBES = 4 };
    uint64_t h = key.low * 0x9E3779B97F4A7C15u ^ key.high * 0xD6E8FEB86659FD93u;
    struct stance_cell_entry *entry = NULL;
    *held = false;
    /* Names that end in a number differ in a few bits: twice, or they crowd together. */
    h = (h ^ h >> 32) * 0xBF58476D1CE4E5B9u;
    h ^= h >> 29;
    for (unsigned i = 0; i < PROBES && !*held; i++) {
        entry = &cache->entry[(h + i) & (cache->n - 1)];
        if (entry->length == 0)
            break;
        *held = entry->length == n + 1 && entry->key.low == key.low && entry->key.high == key.high;
    }
    return entry;
}

/* Makes the cache fit a dictionary of text_n texts; false = out of memory. */
bool stance_cell_cache_fit(struct stance_cell_cache *cache, size_t text_n);
void stance_cell_cache_clear(struct stance_cell_cache *cache);

#endif
