/* parallel.h - the same work on several things at once. */
#ifndef STANCE_BASE_PARALLEL_H
#define STANCE_BASE_PARALLEL_H

#include <stddef.h>

enum { STANCE_PARALLEL_MOST = 64 };

/* stance_parallel - work(data, i) for every i below n, each on a thread of its own, the first
 * on the caller's.  Where a thread cannot be had, the caller does its work, too, so the
 * outcome is the same.  Returns when all is done. */
void stance_parallel(size_t n, void (*work)(void *data, size_t i), void *data);
/* How many threads to use: `asked`, or with 0 the processors that are there, at most 8;
 * never more than STANCE_PARALLEL_MOST. */
size_t stance_parallel_n(unsigned asked);

#endif
