/* adjacency.h - a network by actor: who each is tied to, and how strongly. */
#ifndef STANCE_COALITION_ADJACENCY_H
#define STANCE_COALITION_ADJACENCY_H

#include "../graph/network.h"

struct stance_adjacency {
    size_t n;
    size_t *start; /* n + 1, into to and w */
    uint32_t *to;  /* ascending within an actor */
    double *w;
};

STANCE_MUST_USE enum stance_code stance_adjacency_make(struct stance_adjacency *out,
                                                       const struct stance_network *net,
                                                       struct stance_error *err);
void stance_adjacency_clear(struct stance_adjacency *g);

#endif
