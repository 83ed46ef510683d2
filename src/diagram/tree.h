/* tree.h - the rows of a large matrix put next to those they resemble.
 *
 * Average linkage (UPGMA) on the distance
 *
 *     d(a, b) = mean over shared issues of |x_a - x_b| / 2,   1/2 where none is shared,
 *
 * with the blocs kept whole: members join inside their bloc first, then the blocs join.
 * Each subtree is flipped so that the one with the higher mean position comes first; blocs
 * so that the earlier letter does.  Actors without a coalition have no tree. */
#ifndef STANCE_DIAGRAM_TREE_H
#define STANCE_DIAGRAM_TREE_H

#include "plot.h"

struct stance_tree_node {
    uint32_t left, right; /* below actor_n: an actor; else node - actor_n of this list */
    double height;
    bool between;         /* joins two blocs */
};
struct stance_tree {
    size_t leaf_n, node_n;
    struct stance_tree_node *node;
};

/* stance_tree_seriate - builds the tree and reorders the plot's actors and blocs by it.
 *   tree  [out] speaks of the new order; free with stance_tree_clear
 *   plot  [in, out] where no coalition has two members, or one holds all, the tree is cut
 *         into 2 to 6 blocs at its largest gap in height and the blocs are made from that
 *   cut   [out] that was done
 * Errors: memory.  Cost: O(n^3 + n^2 m), n at most 80. */
STANCE_MUST_USE enum stance_code stance_tree_seriate(struct stance_tree *tree,
                                                     struct stance_plot *plot, bool *cut,
                                                     struct stance_error *err);
void stance_tree_clear(struct stance_tree *tree);

#endif
