/* cell_cache.c - open addressing, at most half full. */
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

const struct stance_cell_entry *stance_cell_find(const struct stance_cell_cache *cache,
                                                 struct stance_cell_key key)
{
    size_t i = stance_cell_place(cache, key);
    while (!stance_cell_is(&cache->entry[i], key)) {
        if (is_free(cache, i))
            return NULL;
        i = behind(cache, i);
    }
    return &cache->entry[i];
}

static void put(struct stance_cell_cache *cache, struct stance_cell_key key, uint32_t code)
{
    size_t i = stance_cell_place(cache, key);
    while (!is_free(cache, i))
        i = behind(cache, i);
    cache->entry[i] = (struct stance_cell_entry){key, code};
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

bool stance_cell_cache_add(struct stance_cell_cache *cache, struct stance_cell_key key,
                           uint32_t code)
{
    if (cache->used >= STANCE_CELL_TEXTS) {
        stance_cell_cache_clear(cache);
        return true;
    }
    if (2 * (cache->used + 1) > cache->n) {
        struct stance_cell_cache wider;
        if (!make(&wider, 64 - cache->shift + 1))
            return false;
        for (size_t i = 1; i < cache->n; i++)
            if (!is_free(cache, i))
                put(&wider, cache->entry[i].key, cache->entry[i].code);
        stance_cell_cache_clear(cache);
        *cache = wider;
    }
    put(cache, key, code);
    return true;
}

void stance_cell_cache_clear(struct stance_cell_cache *cache)
{
    stance_memory_free(cache->entry);
    *cache = (struct stance_cell_cache){0};
}
