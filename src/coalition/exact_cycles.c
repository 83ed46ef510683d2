/* exact_cycles.c - lists of cycles, end to end in one array. */
#include "exact_cycles.h"

#include <string.h>

#include "../base/memory.h"

bool stance_cycles_add(struct stance_cycles *cycles, const uint32_t *edge, size_t n)
{
    size_t used = stance_cycles_edges(cycles);
    if (!stance_memory_grow((void **)&cycles->start, &cycles->start_capacity, cycles->n + 2,
                            sizeof *cycles->start) ||
        !stance_memory_grow((void **)&cycles->edge, &cycles->edge_capacity, used + n,
                            sizeof *cycles->edge))
        return false;
    memcpy(cycles->edge + used, edge, n * sizeof *edge);
    cycles->start[cycles->n] = used;
    cycles->start[++cycles->n] = used + n;
    return true;
}

void stance_cycles_clear(struct stance_cycles *cycles)
{
    stance_memory_free(cycles->start);
    stance_memory_free(cycles->edge);
    *cycles = (struct stance_cycles){0};
}
