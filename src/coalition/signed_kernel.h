/* signed_kernel.h - what is left of a signed graph when the easy decisions are made.
 *
 * Two camps, or k free; at every step the least frustration stays the same:
 *
 * 1. Blocks.  Every cycle lies in one biconnected component, so each is a problem
 *    by itself; bridges are satisfied.  k free: a negative edge that no path of
 *    positive edges closes to a cycle is satisfied too.
 * 2. Dominance.  If |w_uv| is at least the sum of |w| over all other edges of u
 *    (k free: and w_uv > 0), u can be put where v wants it: moving it there
 *    gains |w_uv| and loses at most the rest.  The two become one node.
 * 3. Shortening, k free.  No negative edge of u needs to weigh more than the
 *    positive ones of u together and one: u alone costs less than that already.
 * 4. Followers, k free.  Where u has one positive edge uv and one, heavier, negative
 *    edge ut, u goes with v unless v and t are together, which costs w_uv: the two
 *    edges become one of weight -w_uv between v and t.
 * 5. Parallel edges are added up; what cancels is paid whatever is done.
 *
 * Nodes with one or two edges always go this way.  What is decided is kept in sets
 * of nodes with signs; what is not are the *pieces*.
 *
 * For uniqueness: all optima survive, except where the inequality of 2. is an
 * equality, a *tossup*: then the only further optima move u alone, so the
 * neighbours of u are noted. */
#ifndef STANCE_COALITION_SIGNED_KERNEL_H
#define STANCE_COALITION_SIGNED_KERNEL_H

#include "signed_graph.h"
#include "signed_pace.h"
#include "signed_sets.h"

struct stance_piece {
    struct stance_signed_graph g;
    uint32_t *origin; /* a node of the whole graph that each node stands for */
};

/* Node u had these edges (in nodes of the whole graph) when it was merged though
 * another place would have been as good. */
struct stance_tossup {
    uint32_t u;
    size_t first, n; /* in toss[] */
};
struct stance_toss {
    uint32_t to;
    int64_t w;
};

/* u goes with v unless t does. */
struct stance_follower {
    uint32_t u, v, t;
};

struct stance_kernel {
    struct stance_sets sets; /* of all nodes */
    int64_t paid;            /* frustration outside the pieces */
    struct stance_piece *piece;
    size_t piece_n, piece_capacity;
    struct stance_tossup *tossup;
    size_t tossup_n, tossup_capacity;
    struct stance_toss *toss;
    size_t toss_n, toss_capacity;
    struct stance_signed_edge *cancelled; /* pairs whose edges added up to 0 */
    size_t cancelled_n, cancelled_capacity;
    struct stance_follower *follower; /* in the order of their going */
    size_t follower_n, follower_capacity;
};

STANCE_MUST_USE enum stance_code stance_kernel_init(struct stance_kernel *kernel, uint32_t n,
                                                    const struct stance_signed_edge *edge,
                                                    size_t edge_n, bool is_camps,
                                                    struct stance_pace *pace,
                                                    struct stance_error *err);
void stance_kernel_clear(struct stance_kernel *kernel);

/* Puts a labelling of a piece into the sets. */
void stance_kernel_decide(struct stance_kernel *kernel, const struct stance_piece *piece,
                          const uint32_t *label, bool is_camps);
/* When all pieces are decided: places the followers. */
void stance_kernel_finish(struct stance_kernel *kernel);

/* ---- The steps, for signed_kernel.c ---------------------------------------------- */

/* Edges under reduction, owned. */
struct stance_rest {
    uint32_t n;
    size_t m;
    struct stance_signed_edge *edge;
    uint32_t *origin;
};
void stance_rest_clear(struct stance_rest *rest);

/* Steps 2 to 5 in place, as long as they go or as is reasonable; *changed tells
 * whether another turn could do more. */
STANCE_MUST_USE enum stance_code stance_kernel_contract(struct stance_kernel *kernel,
                                                        struct stance_rest *rest, bool is_camps,
                                                        bool *changed, struct stance_pace *pace,
                                                        struct stance_error *err);

/* Step 1: block[e] = 0 .. *block_n - 1 for every edge, or UINT32_MAX for a bridge. */
STANCE_MUST_USE enum stance_code stance_kernel_blocks(uint32_t *block, uint32_t *block_n,
                                                      const struct stance_signed_graph *g,
                                                      struct stance_pace *pace,
                                                      struct stance_error *err);

#endif
