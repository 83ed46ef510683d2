/* cell_cache.c - open addressing, at most half full; with few texts each in a place of its own. */
#include "cell_cache.h"

#include "../base/memory.h"

static bool is_free(const struct stance_cell_cache *cache, size_t i)
{
    return i != 0 && (cache->entry[i].key.low | cache->entry[i].key.high) == 0;
}

static size_t behind(const struct stance_cell_cache *cache, size_t i)
{
    return (i + 1) & (cache->n - 1);
}

size_t stance_cell_find(const struct stance_cell_cache *cache, struct stance_cell_key key)
{
    size_t i = stance_cell_place(cache, key);
    while (!stance_cell_is(&cache->entry[i], key)) {
        if (is_free(cache, i))
            return SIZE_MAX;
        i = behind(cache, i);
    }
    return i;
}

static void put(struct stance_cell_cache *cache, struct stance_cell_key key, uint32_t code)
{
    size_t i = stance_cell_place(cache, key);
    while (!is_free(cache, i))
        i = behind(cache, i);
    cache->entry[i] = (struct stance_cell_entry){key, code, 0};
    cache->used++;
}

static bool make(struct stance_cell_cache *cache, unsigned bits)
{
    *cache = (struct stance_cell_cache){.n = (size_t)1 << bits, .used = 1, .shift = 64 - bits};
    cache->entry = stance_memory_new(cache->n, sizeof *cache->entry);
    return cache->entry != NULL;
}

bool stance_cell_cache_init(struct stance_cell_cache *cache)
{
    enum { FIRST_BITS = 6 };
    return make(cache, FIRST_BITS);
}

static bool grow(struct stance_cell_cache *cache)
{
    struct stance_cell_cache wider;
    if (!make(&wider, 64 - cache->shift + 1))
        return false;
    for (size_t i = 1; i < cache->n; i++)
        if (!is_free(cache, i))
            put(&wider, cache->entry[i].key, cache->entry[i].code);
    stance_cell_cache_clear(cache);
    *cache = wider;
    return true;
}

bool stance_cell_cache_add(struct stance_cell_cache *cache, struct stance_cell_key key,
                           uint32_t code)
{
    if (cache->used >= STANCE_CELL_TEXTS) {
        stance_cell_cache_clear(cache);
        return true;
    }
    while (2 * (cache->used + 1) > cache->n ||
           (cache->n < STANCE_CELL_SPARSE && !is_free(cache, stance_cell_place(cache, key))))
        if (!grow(cache))
            return false;
    put(cache, key, code);
    return true;
}

void stance_cell_cache_clear(struct stance_cell_cache *cache)
{
    stance_memory_free(cache->entry);
    *cache = (struct stance_cell_cache){0};
}
