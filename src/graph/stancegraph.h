/* stancegraph.h - positions and networks as igraph graphs with attributes.
 *
 * What stance_igraph.h promises, for callers that hold positions already. */
#ifndef STANCE_GRAPH_STANCEGRAPH_H
#define STANCE_GRAPH_STANCEGRAPH_H

#include "igraph_compat.h"
#include "network.h"

STANCE_MUST_USE enum stance_code stance_stancegraph_make(igraph_t *out,
                                                         const struct stance_dataset *d,
                                                         const struct stance_positions *p,
                                                         const struct stance_watch *watch,
                                                         struct stance_error *err);
STANCE_MUST_USE enum stance_code
stance_stancegraph_make_network(igraph_t *out, const struct stance_dataset *d,
                                const struct stance_positions *p, const struct stance_network *net,
                                const struct stance_watch *watch, struct stance_error *err);

#endif
