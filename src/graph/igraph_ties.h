/* igraph_ties.h - an actor network as an igraph graph and its weights. */
#ifndef STANCE_GRAPH_IGRAPH_TIES_H
#define STANCE_GRAPH_IGRAPH_TIES_H

#include "igraph_compat.h"
#include "network.h"

/* stance_igraph_ties - inside a guard.
 *   g, weights     [out] to be destroyed by the caller, also after an error: zero-initialise
 *   positive_only  [in]  leave out ties of weight 0 or less */
igraph_error_t stance_igraph_ties(igraph_t *g, igraph_vector_t *weights,
                                  const struct stance_network *net, bool positive_only);

#endif
