/* modularity_moves.h - single moves that raise the modularity with signs.
 *
 * Inside of modularity_signed.c, which says what is optimised and by whom it was
 * found. */
#ifndef STANCE_COALITION_MODULARITY_MOVES_H
#define STANCE_COALITION_MODULARITY_MOVES_H

#include "../base/random.h"
#include "adjacency.h"

/* Among so many nodes or more, looking ends when next to nothing is gained. */
enum { STANCE_MODULARITY_MANY = 10000 };

/* A graph whose nodes are sets of actors; ties inside a node no longer matter. */
struct stance_nodes {
    struct stance_adjacency g;
    double *plus, *minus; /* strengths by sign, ties inside the node included */
};

/* A partition of nodes, ready to be changed.  Coalition ids are 0 .. n-1. */
struct stance_moving {
    const struct stance_nodes *nodes;
    double rate_plus, rate_minus; /* gamma / 2W by sign, 0 where the sign is empty */
    double least;                 /* a gain below this is rounding */
    uint32_t *label;
    double *plus, *minus;          /* S by coalition */
    uint32_t *size, *used, *place; /* used: ids with members; place: id -> place in used */
    size_t used_n;
    double *tie;    /* weight of the node at hand to a coalition */
    uint32_t *tied; /* coalitions with an entry in tie */
    uint8_t *is_tied;
    uint32_t *order;    /* of the nodes at hand, then the queue */
    uint8_t *is_queued;
};

/* Memory for a partition of nodes; rates and least are taken from `rates`.  label is the
 * caller's array. */
STANCE_MUST_USE bool stance_moving_init(struct stance_moving *m, const struct stance_moving *rates,
                                        const struct stance_nodes *nodes, uint32_t *label);
void stance_moving_clear(struct stance_moving *m);

/* From the partition in m->label, moves nodes one at a time until none pays. */
STANCE_MUST_USE enum stance_code stance_moving_settle(struct stance_moving *m,
                                                      struct stance_random *random,
                                                      const struct stance_watch *watch,
                                                      struct stance_error *err);
/* Puts each coalition of `set` together anew from single nodes, into m->label. */
void stance_moving_refine(struct stance_moving *m, const uint32_t *set,
                          struct stance_random *random);

#endif
