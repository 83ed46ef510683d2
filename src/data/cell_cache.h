/* cell_cache.h - the codes of a column's short cells, one memory access away.
 *
 * A dictionary answers for texts of any length and follows three pointers to do so.
 * Most cells have at most 16 bytes; this table keeps them, filled up with NUL (no cell
 * holds one), beside their codes.  It is exact, grows with the column, and steps aside in a
 * column with more distinct texts than fit a processor's memory near by. */
#ifndef STANCE_DATA_CELL_CACHE_H
#define STANCE_DATA_CELL_CACHE_H

#include <string.h>

#include "../base/dictionary.h"

enum { STANCE_CELL_CACHED = 16, STANCE_CELL_TEXTS = 1 << 18, STANCE_CELL_SPARSE = 1 << 12 };

struct stance_cell_key {
    uint64_t low, high;
};

struct stance_cell_cache {
    struct stance_cell_entry {
        struct stance_cell_key key; /* 0, 0 = free; but entry 0 is the empty cell's */
        uint32_t code;
        uint32_t next; /* a guess: the entry of the cell below the last one that had this text */
    } * entry;
    size_t n; /* a power of two, or 0: nothing is cached */
    size_t used;
    unsigned shift; /* 64 - log2 n */
};

/* The first n <= 8 of the 8 bytes at s. */
static inline uint64_t stance_cell_part(const char *s, size_t n)
{
    static const char keep[16] = {-1, -1, -1, -1, -1, -1, -1, -1};
    uint64_t part, mask;
    memcpy(&part, s, sizeof part);
    memcpy(&mask, keep + sizeof mask - n, sizeof mask);
    return part & mask;
}

/* The first n <= 16 of the 16 bytes at s. */
static inline struct stance_cell_key stance_cell_key_of(const char *s, size_t n)
{
    struct stance_cell_key key = {stance_cell_part(s, n < 8 ? n : 8), 0};
    if (n > 8) /* in most columns never, or always */
        key.high = stance_cell_part(s + 8, n - 8);
    return key;
}

/* Where to look first.  Names that end in a number differ in a few bits: mixed, and the
 * uppermost taken.  The empty cell has place 0 for itself. */
static inline size_t stance_cell_place(const struct stance_cell_cache *cache,
                                       struct stance_cell_key key)
{
    uint64_t h = key.low ^ key.high * 0xD6E8FEB86659FD93u;
    h = (h ^ h >> 32) * 0x9E3779B97F4A7C15u;
    return (size_t)(h >> cache->shift);
}

static inline bool stance_cell_is(const struct stance_cell_entry *entry, struct stance_cell_key key)
{
    return entry->key.low == key.low && entry->key.high == key.high;
}

/* The place of this very cell, or SIZE_MAX.  The cache holds something. */
size_t stance_cell_find(const struct stance_cell_cache *cache, struct stance_cell_key key);
/* Starts a cache that knows the empty cell; false = out of memory. */
bool stance_cell_cache_init(struct stance_cell_cache *cache);
/* Adds a cell that is not there; false = out of memory.  May step aside (n is 0 then). */
bool stance_cell_cache_add(struct stance_cell_cache *cache, struct stance_cell_key key,
                           uint32_t code);
void stance_cell_cache_clear(struct stance_cell_cache *cache);

#endif
