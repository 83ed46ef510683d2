/* kept.h - projection and backbone at once: a row of ties is chosen from and thrown away.
 *
 * For networks whose ties, all together, fit into no memory.  A row (sparse.h) is made, what the
 * backbone keeps of it is written down, and the next row takes its place:
 *
 *     none       the row of later actors, all of it
 *     threshold  the same, and of it |w| >= threshold
 *     top-k      the row of all actors; its k strongest, each pair once in the end
 *     disparity  once through all rows for degree and strength of every actor, once more to
 *                choose among the later actors
 *
 * The result is, bit for bit, that of projecting everything and applying the backbone after.
 * Rows are dealt out in chunks to threads, and put together in the chunks' order, so their
 * number changes no byte.  sdsm and mst need all ties and are not done here. */
#ifndef STANCE_GRAPH_KEPT_H
#define STANCE_GRAPH_KEPT_H

#include "sparse.h"

bool stance_kept_can(enum stance_backbone backbone);

struct stance_kept_limits {
    size_t threads;   /* 1 .. STANCE_PARALLEL_MOST */
    size_t ties_most; /* more end the run */
};

/* stance_kept_project - net as after stance_network_project_by and stance_backbone_apply,
 * net->cut_n told too.  The options have been checked.
 * Errors: STANCE_E_VALUE beyond limits->ties_most.
 * Cost: sum over issues of holders^2 steps, over the threads; memory for cells, for the kept
 * ties twice, and one row per thread. */
STANCE_MUST_USE enum stance_code stance_kept_project(struct stance_network *out,
                                                     const struct stance_sparse *s,
                                                     const struct stance_kept_limits *limits,
                                                     const struct stance_watch *watch,
                                                     struct stance_error *err);

/* stance_kept_estimate - about how many ties there will be; for disparity, which needs all
 * rows to tell, 0.  Full rows of some 200 actors, spread evenly over the order of their work,
 * stand for all.  False = out of memory. */
STANCE_MUST_USE bool stance_kept_estimate(double *out, const struct stance_sparse *s);

/* ---- Top-k, for kept.c alone ---- */

struct stance_kept_top {
    uint32_t most, n; /* k; how many are held */
    struct stance_kept_tie {
        double strength, w;
        uint32_t to, overlap;
    } * held; /* a heap, the weakest on top */
};
/* Offers come by ascending other actor.  Returns the strength that the next one must exceed. */
double stance_kept_top_offer(struct stance_kept_top *top, const struct stance_sparse_pair *pair);
/* stance_kept_top_merge - ties of any order, some of them twice: sorted by a, then b, each once.
 * False = out of memory. */
STANCE_MUST_USE bool stance_kept_top_merge(struct stance_network *net);

#endif
