/* ties.h - the alignments inside the filter, one per pair of actors. */
#ifndef STANCE_GRAPH_TIES_H
#define STANCE_GRAPH_TIES_H

#include "filter.h"
#include "groups.h"
#include "positions.h"

/* stance_ties_make - a and b are dataset actors, a < b, sorted; strength is the mean.
 * With collapse both ends fold into their outermost groups; what then has one end only
 * is dropped. */
STANCE_MUST_USE enum stance_code stance_ties_make(struct stance_tie **out, size_t *n,
                                                  const struct stance_filter *filter,
                                                  struct stance_groups_index *groups, bool collapse,
                                                  struct stance_error *err);

#endif
