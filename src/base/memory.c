/* memory.c - the one allocator, with the hook that makes it fail for the tests. */
#include "memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { LARGE = 2 << 20 };

#ifdef STANCE_FAIL_ALLOCATION
static size_t fail_at, made;

size_t stance_memory_fail_at(size_t n)
{
    size_t before = made;
    fail_at = n;
    made = 0;
    return before;
}
static bool allowed(void)
{
    return ++made != fail_at;
}
#else
static bool allowed(void)
{
    return true;
}
#endif

void *stance_memory_new(size_t n, size_t size)
{
    if (!allowed())
        return NULL;
    if (n == 0 || size == 0)
        n = size = 1;
    return calloc(n, size);
}

bool stance_memory_grow(void **items, size_t *capacity, size_t need, size_t size)
{
    if (need <= *capacity)
        return true;
    size_t want = *capacity < 16 ? 16 : *capacity;
    while (want < need) {
        if (want > SIZE_MAX / 2)
            return false;
        want *= 2;
    }
    if (want > SIZE_MAX / size || !allowed())
        return false;
    void *grown = want * size < LARGE
                      ? realloc(*items, want * size)
                      : stance_memory_move_large(*items, *capacity * size, want * size);
    if (!grown)
        return false;
    *items = grown;
    *capacity = want;
    return true;
}

char *stance_memory_copy(const char *bytes, size_t n)
{
    if (n == SIZE_MAX)
        return NULL;
    char *copy = stance_memory_new(n + 1, 1);
    if (copy && n)
        memcpy(copy, bytes, n);
    return copy;
}

void stance_memory_free(void *p)
{
    free(p);
}
