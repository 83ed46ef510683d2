/* signed_camps.h - local search over splits of a signed graph into two camps.
 *
 * Write s_u = +1 or -1 for the camp of u.  The field of u,
 *
 *     h_u = sum over ties uv of w_uv s_u s_v,
 *
 * is what its satisfied ties outweigh its frustrated ones by, and exactly what
 * the frustration rises by when u changes camps.
 *
 * A chain is Kernighan and Lin's variable-depth step: one node is made to change
 * camps, then again and again the node near by that costs least, each at most
 * once; of all the splits passed on the way the best is kept.
 *
 * B. W. Kernighan, S. Lin: An efficient heuristic procedure for partitioning
 * graphs. Bell System Technical Journal 49 (1970) 291-307.
 * doi:10.1002/j.1538-7305.1970.tb01770.x */
#ifndef STANCE_COALITION_SIGNED_CAMPS_H
#define STANCE_COALITION_SIGNED_CAMPS_H

#include "../base/random.h"
#include "signed_graph.h"
#include "signed_heap.h"
#include "signed_pace.h"

struct stance_camps {
    const struct stance_signed_graph *g; /* borrowed */
    uint32_t *label;                     /* 0 or 1 */
    int64_t *field;
    int64_t cost;
    uint32_t *queue; /* nodes that may want to change */
    size_t queue_n;
    uint32_t *moved; /* of the chain that runs */
    bool *is_locked, *is_queued;
    struct stance_heap heap;
};

STANCE_MUST_USE enum stance_code stance_camps_init(struct stance_camps *c,
                                                   const struct stance_signed_graph *g,
                                                   struct stance_error *err);
void stance_camps_clear(struct stance_camps *c);

/* Starts from a labelling of two coalitions, then descends. */
STANCE_MUST_USE enum stance_code stance_camps_set(struct stance_camps *c, const uint32_t *label,
                                                  struct stance_pace *pace,
                                                  struct stance_error *err);
/* Starts from a split grown node by node, always the one whose ties to those
 * placed speak most clearly, then descends. */
STANCE_MUST_USE enum stance_code stance_camps_grow(struct stance_camps *c,
                                                   struct stance_random *random,
                                                   struct stance_pace *pace,
                                                   struct stance_error *err);
/* One chain from u; *changed tells whether the split is another one now (it never
 * is a worse one). */
STANCE_MUST_USE enum stance_code stance_camps_chain(struct stance_camps *c, uint32_t u,
                                                    struct stance_random *random, bool *changed,
                                                    struct stance_pace *pace,
                                                    struct stance_error *err);

#endif
