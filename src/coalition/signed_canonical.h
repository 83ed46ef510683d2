/* signed_canonical.h - one labelling for all that put every tie in the same place.
 *
 * What a tie is, inside or across, fixes the frustration; some actors can still
 * be placed in several ways.  With k free, coalitions are the sets that chains of
 * positive ties inside a coalition hold together: what no positive tie binds stays
 * apart, and an actor without ties is a coalition of one.  With k given, each set
 * of actors that ties (of any sign) hold together is labelled by itself, its
 * coalitions larger first, then by first member: sides of separate sets meet in
 * order of size, and an actor without ties goes with the largest. */
#ifndef STANCE_COALITION_SIGNED_CANONICAL_H
#define STANCE_COALITION_SIGNED_CANONICAL_H

#include "signed_graph.h"

/* Relabels in place, ends with stance_partition_order; *k_found coalitions. */
STANCE_MUST_USE enum stance_code stance_signed_canonical(uint32_t *label, uint32_t *k_found,
                                                         const struct stance_signed_edge *edge,
                                                         size_t edge_n, size_t n, bool is_free,
                                                         struct stance_error *err);

#endif
