/* files_pass.c - what has been read of a mapped file need not stay in memory. */
#define _DEFAULT_SOURCE /* madvise */
#include "files.h"

#include <sys/mman.h>
#include <unistd.h>

void stance_bytes_pass(const struct stance_bytes *bytes, size_t from, size_t to)
{
#if defined MADV_DONTNEED
    long page = sysconf(_SC_PAGESIZE);
    if (!bytes->mapped || page <= 0)
        return;
    size_t size = (size_t)page, first = (from + size - 1) / size * size, end = to / size * size;
    /* Only a hint: pages of a file come back when they are looked at. */
    if (first < end && madvise((char *)(uintptr_t)bytes->data + first, end - first, MADV_DONTNEED))
        return;
#else
    (void)bytes, (void)from, (void)to;
#endif
}
