/* memory_large.c - large blocks in large pages, where the system has them.
 *
 * A first touch of each 4 KB page costs more than filling it; of 917,000 votes that was a fifth of
 * the whole run. */
#define _DEFAULT_SOURCE /* madvise */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "memory.h"

#define PAGE ((size_t)2 << 20)

void *stance_memory_move_large(void *old, size_t n, size_t size)
{
    void *p = NULL;
    size_t whole = (size + PAGE - 1) / PAGE * PAGE;
    if (whole < size || posix_memalign(&p, PAGE, whole) != 0)
        return NULL;
#if defined MADV_HUGEPAGE
    (void)madvise(p, whole, MADV_HUGEPAGE); /* only a hint */
#endif
    if (n)
        memcpy(p, old, n);
    free(old);
    return p;
}
