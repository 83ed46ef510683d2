/* order.h - sorting by several keys, and the order of a two-column diagram. */
#ifndef STANCE_DIAGRAM_ORDER_H
#define STANCE_DIAGRAM_ORDER_H

#include "../stance.h"

/* One item and what it is sorted by: ascending by the keys, then by the item. */
struct stance_rank {
    double key[3];
    uint32_t item;
};
void stance_rank_sort(struct stance_rank *rank, size_t n);

/* A diagram of two columns; left nodes keep their order, edges are pairs of places. */
struct stance_columns {
    size_t left_n, right_n, edge_n;
    const uint32_t *left, *right; /* edge i: left node at its place, right node by number */
};
/* Pairs of edges that cross when right[i] stands at place[i].  O(m^2). */
size_t stance_columns_crossings(const struct stance_columns *c, const uint32_t *place);
/* stance_columns_order - few crossings: barycentre of the left ends, then neighbours are
 * swapped for as long as that takes crossings away.
 *   order  [out] right_n right nodes from top to bottom; nodes without edges go last
 * K. Sugiyama, S. Tagawa, M. Toda: Methods for visual understanding of hierarchical system
 * structures. IEEE Trans. SMC 11 (1981) 109-125. doi:10.1109/TSMC.1981.4308636 */
STANCE_MUST_USE enum stance_code stance_columns_order(uint32_t *order,
                                                      const struct stance_columns *c,
                                                      struct stance_error *err);

#endif
