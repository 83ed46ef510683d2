/* memory.h - the one allocator; sizes are checked before they are multiplied.
 *
 * Built with -DSTANCE_FAIL_ALLOCATION (the sanitizer variant the tests link),
 * stance_memory_fail_at(n) makes the nth call from now on fail, which is how
 * the tests walk every out-of-memory path. */
#ifndef STANCE_BASE_MEMORY_H
#define STANCE_BASE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/* n * size zeroed bytes, never NULL for n = 0; NULL = out of memory or overflow. */
void *stance_memory_new(size_t n, size_t size);

/* Makes room for at least `need` items in *items (doubling); false = out of
 * memory, with *items and *capacity as they were.  New bytes are not zeroed. */
bool stance_memory_grow(void **items, size_t *capacity, size_t need, size_t size);

/* Moves the first n bytes of a block into a new one of `size`, made for millions of bytes; NULL =
 * out of memory, and the old one stays. */
void *stance_memory_move_large(void *old, size_t n, size_t size);

/* A copy of n bytes with a NUL behind them. */
char *stance_memory_copy(const char *bytes, size_t n);

void stance_memory_free(void *p);

#ifdef STANCE_FAIL_ALLOCATION
/* The nth allocation from now fails (1 = the next), 0 = none; returns how many
 * were made since the last call. */
size_t stance_memory_fail_at(size_t n);
#endif

#endif
