/* exact.h - how good a partition found by search is: a bound, up to a proof.
 *
 * In this order, each only where the one before left a gap: a packing of bad
 * cycles (exact_packing.h); for small graphs, a short Russian doll search
 * (exact_dolls.h); more of the search, the wider the gap the more; the linear programme with cycles
 * added as they are violated (exact_cover.h, exact_separate.h); a long Russian doll search;
 * branching on single edges (exact_branch.h).  Solutions met on the way go back into the search.
 * All efforts are counted in work; the clock only ends them. */
#ifndef STANCE_COALITION_EXACT_H
#define STANCE_COALITION_EXACT_H

#include "signed_search.h"

enum stance_answer { STANCE_NO, STANCE_YES, STANCE_NOT_KNOWN };

struct stance_exact {
    int64_t bound; /* no partition has less frustration; = search->cost when proven */
    double *left;  /* per edge, satisfied by the best partition: a partition that frustrates */
    double root;   /* it has at least the frustration root + left[e] */
    enum stance_answer unique; /* if that came out by the way */
};

/* stance_exact_prove - bounds the frustration of search->g, k free or two camps.
 *   out     [out] clear with stance_exact_clear
 *   search  [in, out] has had its first rounds; may be improved
 * Ends with a proof, or when pace is late. */
STANCE_MUST_USE enum stance_code stance_exact_prove(struct stance_exact *out,
                                                    struct stance_signed_search *search,
                                                    struct stance_pace *pace,
                                                    struct stance_error *err);
/* stance_exact_unique - is the proven optimum search->best the only one, telling
 * partitions apart by which edges are frustrated?  Not known after some effort.
 *
 * An edge that only more frustration than the optimum's can frustrate is satisfied
 * in every optimum; what such edges join is one node.  On what is left: another
 * optimum is searched for; then each satisfied edge is forced to be frustrated,
 * and the bound raised over the optimum. */
STANCE_MUST_USE enum stance_code stance_exact_unique(enum stance_answer *out,
                                                     const struct stance_exact *exact,
                                                     const struct stance_signed_search *search,
                                                     struct stance_pace *pace,
                                                     struct stance_error *err);
/* k free: do the edges between some two coalitions cancel out, so that merging them
 * costs nothing? */
STANCE_MUST_USE enum stance_code stance_exact_can_merge(bool *out,
                                                        const struct stance_signed_edge *edge,
                                                        size_t edge_n, const uint32_t *label,
                                                        struct stance_error *err);
void stance_exact_clear(struct stance_exact *exact);

#endif
