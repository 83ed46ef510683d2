/* dendrogram.h - joins from everybody alone to few, and where to cut them.
 *
 * The first t joins of n actors leave n - t coalitions. */
#ifndef STANCE_COALITION_DENDROGRAM_H
#define STANCE_COALITION_DENDROGRAM_H

#include "../graph/network.h"

struct stance_join {
    uint32_t a, b; /* an actor of each side */
    double height; /* how far apart the sides were; joins come in ascending order of it */
};

/* stance_dendrogram_cut - who is together after the first `steps` joins.
 *   label  [out] n numbers 0 .. n - steps - 1, by first actor */
STANCE_MUST_USE enum stance_code stance_dendrogram_cut(uint32_t *label, size_t n,
                                                       const struct stance_join *join, size_t steps,
                                                       struct stance_error *err);

/* stance_dendrogram_modular - after how many joins modularity is largest; of equals, the
 * fewest joins.
 *   net  [in] ties above 0 only
 * A join of C and D adds w(C, D) / W - S_C S_D / 2 W^2 (modularity.h has the letters).
 * Cost: O(m log n): each time the ties of the smaller side are looked at. */
STANCE_MUST_USE enum stance_code
stance_dendrogram_modular(size_t *steps, const struct stance_join *join, size_t join_n,
                          const struct stance_network *net, struct stance_error *err);

#endif
