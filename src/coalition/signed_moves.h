/* signed_moves.h - local search over partitions of a signed graph.
 *
 * Moving u from its coalition A to B changes the frustration by
 *
 *     c(u, A) - c(u, B),   c(u, X) = sum of w_uv over v in X, v != u,
 *
 * and c(u, nobody) = 0.  A start is multilevel: from everybody alone, nodes move
 * to where it is best; each coalition becomes one node of a coarser graph, and
 * so on until nothing moves; then the levels are gone back down, moving again.
 * A chain is the variable-depth step of signed_camps.h with many coalitions.
 *
 * V. D. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre: Fast unfolding of
 * communities in large networks. J. Stat. Mech. (2008) P10008.
 * doi:10.1088/1742-5468/2008/10/P10008 (the levels; not its objective) */
#ifndef STANCE_COALITION_SIGNED_MOVES_H
#define STANCE_COALITION_SIGNED_MOVES_H

#include "../base/random.h"
#include "signed_graph.h"
#include "signed_heap.h"
#include "signed_pace.h"

/* A node's step in a chain, kept to be undone. */
struct stance_step {
    uint32_t node, from;
};

struct stance_moves {
    const struct stance_signed_graph *g; /* borrowed */
    uint32_t k;                          /* at most so many coalitions, n = free */
    uint32_t *label;                     /* below k */
    uint32_t *size;                      /* per label */
    uint32_t *idle;                      /* labels nobody has, a stack */
    uint32_t idle_n;
    int64_t cost;
    int64_t *pull;     /* per label, of the node looked at; 0 between */
    uint32_t *touched; /* labels with a pull */
    uint32_t *queue;   /* a ring of nodes to look at */
    size_t queue_first, queue_n;
    bool *is_touched, *is_queued, *is_locked;
    struct stance_step *step;
    struct stance_heap heap;
};

STANCE_MUST_USE enum stance_code stance_moves_init(struct stance_moves *s,
                                                   const struct stance_signed_graph *g, uint32_t k,
                                                   struct stance_error *err);
void stance_moves_clear(struct stance_moves *s);

/* Starts from a labelling with labels below k, then descends, looking at the nodes
 * in the given order (NULL: by number). */
STANCE_MUST_USE enum stance_code stance_moves_set(struct stance_moves *s, const uint32_t *label,
                                                  const uint32_t *order, struct stance_pace *pace,
                                                  struct stance_error *err);
/* A multilevel start. */
STANCE_MUST_USE enum stance_code stance_moves_start(struct stance_moves *s,
                                                    struct stance_random *random,
                                                    struct stance_pace *pace,
                                                    struct stance_error *err);
/* One chain from u; *changed tells whether the partition is another one now (it
 * never is a worse one). */
STANCE_MUST_USE enum stance_code stance_moves_chain(struct stance_moves *s, uint32_t u,
                                                    struct stance_random *random, bool *changed,
                                                    struct stance_pace *pace,
                                                    struct stance_error *err);

#endif
