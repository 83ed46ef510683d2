/* cell_cache.c - the size of a cell cache. */
#include "cell_cache.h"

#include "../base/memory.h"

bool stance_cell_cache_fit(struct stance_cell_cache *cache, size_t text_n)
{
    enum { FIRST = 64, SPARE = 4 };
    if (text_n > STANCE_CELL_PLACES) {
        stance_cell_cache_clear(cache);
        return true;
    }
    size_t n = cache->n ? cache->n : FIRST;
    while (n < text_n * SPARE)
        n *= 2;
    if (n == cache->n)
        return true;
    /* What was cached is forgotten: it comes back at the cost of one look-up each. */
    stance_cell_cache_clear(cache);
    cache->entry = stance_memory_new(n, sizeof *cache->entry);
    if (!cache->entry)
        return false;
    cache->n = n;
    return true;
}

void stance_cell_cache_clear(struct stance_cell_cache *cache)
{
    stance_memory_free(cache->entry);
    *cache = (struct stance_cell_cache){0};
}
