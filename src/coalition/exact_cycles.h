/* exact_cycles.h - lists of bad cycles, the rows of the covering programme.
 *
 * A cycle is *bad* when no partition satisfies all of its edges: with two camps,
 * an odd number of negative edges (Harary); with any number of coalitions,
 * exactly one (Davis).  A set of edges can be the frustrated ones of a partition
 * if and only if it meets every bad cycle, so the least frustration is
 *
 *     min sum |w_e| y_e,   y(C) >= 1 for every bad cycle C,   y_e in {0, 1}.
 *
 * F. Harary: On the notion of balance of a signed graph. Michigan Mathematical
 * Journal 2 (1953) 143-146. doi:10.1307/mmj/1028989917
 * J. A. Davis: Clustering and structural balance in graphs. Human Relations 20
 * (1967) 181-187. doi:10.1177/001872676702000206 */
#ifndef STANCE_COALITION_EXACT_CYCLES_H
#define STANCE_COALITION_EXACT_CYCLES_H

#include "../stance.h"

struct stance_cycles {
    size_t n;
    size_t *start; /* cycle i has the edges edge[start[i]] .. edge[start[i + 1] - 1] */
    uint32_t *edge;
    size_t start_capacity, edge_capacity;
};

/* false = out of memory; nothing is added then. */
bool stance_cycles_add(struct stance_cycles *cycles, const uint32_t *edge, size_t n);
void stance_cycles_clear(struct stance_cycles *cycles);

static inline size_t stance_cycles_edges(const struct stance_cycles *cycles)
{
    return cycles->n ? cycles->start[cycles->n] : 0;
}

#endif
