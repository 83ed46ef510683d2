/* stance_igraph.h - the graphs of libstance as igraph graphs.
 *
 * For callers who go on with igraph itself; the rest of the library is in stance.h.
 *
 * Attributes live in igraph's C attribute table.  igraph has one table for the
 * whole process: these functions install it (igraph_set_attribute_table) and
 * leave it there, because a graph with attributes needs it until it is destroyed.
 * Where another table is installed they return STANCE_E_VALUE and change nothing.
 * igraph's error, warning and interruption handlers and its random number
 * generator are the caller's again when a function here returns. */
#ifndef STANCE_IGRAPH_H
#define STANCE_IGRAPH_H

#include <igraph.h>

#include "stance.h"

#ifdef __cplusplus
extern "C" {
#endif

/* stance_igraph_stances - who stands where.
 *   out  [out] free with igraph_destroy
 * Vertices: the actors that take part, then the issues.
 *   id, label    text
 *   kind         "actor" or "issue"
 *   actor_kind   "state", "group", ... as in actors.csv; "" for an issue
 * Edges (undirected): one per position, from actor to issue, then one per aligned pair.
 *   type         "stance" or "alignment"
 *   value        the position, or the mean strength, -1 .. 1
 *   n            statements or alignments behind it
 *   ambivalence  0 .. 1
 *   basis        "stated", "expected" or "inferred"; "" for an alignment
 * options->select is used.  Errors: STANCE_E_VALUE as in stance_coalitions_find. */
STANCE_MUST_USE enum stance_code stance_igraph_stances(igraph_t *out, const stance_dataset *data,
                                                       const struct stance_options *options,
                                                       const struct stance_watch *watch,
                                                       struct stance_error *err);

/* stance_igraph_network - ties between actors (METHODS section 3).
 * Vertices as above, actors only.  Edges: weight; overlap, the number of issues both have a
 * position on (0 for a tie by alignment alone).
 * options->select and ->project are used; STANCE_MEASURE_DEFAULT means signed. */
STANCE_MUST_USE enum stance_code stance_igraph_network(igraph_t *out, const stance_dataset *data,
                                                       const struct stance_options *options,
                                                       const struct stance_watch *watch,
                                                       struct stance_error *err);

#ifdef __cplusplus
}
#endif
#endif
