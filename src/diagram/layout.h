/* layout.h - order and positions from Graphviz, which runs as a program of its own.
 *
 * Only synthetic names and sizes of our own metrics are sent (DIAGRAMS section 1);
 * positions come back.  Any failure (no program, abort, time-out, garbage, a
 * node without position) leaves found = false and one warning on the watch, and
 * the view falls back to its built-in order: a figure never fails with Graphviz. */
#ifndef STANCE_DIAGRAM_LAYOUT_H
#define STANCE_DIAGRAM_LAYOUT_H

#include "../stance.h"

enum stance_engine { STANCE_ENGINE_DOT, STANCE_ENGINE_NEATO };

struct stance_layout_edge {
    uint32_t a, b;
    double length; /* neato: wished length in units, 0 = default; only relative, unless the
                    * graph has overlap=true, since parting the boxes scales the whole */
    double weight; /* > 0 */
    bool invisible;
};

struct stance_layout {
    enum stance_engine engine;
    size_t node_n;
    const double *width, *height; /* units u */
    const struct stance_layout_edge *edge;
    size_t edge_n;
    const char *graph_attributes; /* "rankdir=LR; nslimit=2" (ours, never the user's) or NULL */
    const uint32_t *same_rank;    /* dot: nodes on one rank, chained in this order, or NULL */
    size_t same_rank_n;
    double seconds; /* wall clock, 0 = STANCE_LAYOUT_SECONDS */
    double *x, *y;  /* [out] node_n centres each, units u, y downwards, the boxes
                     * starting at (0, 0); the caller's */
};

/* The program's own limits are 10 s of processor time and 15 s; this is for one that ignores them.
 */
#define STANCE_LAYOUT_SECONDS 16.0

/* graphviz: path of the program, NULL = none is wanted (found = false without a warning).
 * Edges are inserted by a, b, then as given; weights are whole numbers for dot.
 * *found tells whether x and y were filled.  Errors: memory and STANCE_E_STOPPED only. */
STANCE_MUST_USE enum stance_code stance_layout_run(struct stance_layout *layout, bool *found,
                                                   const char *graphviz,
                                                   const struct stance_watch *watch,
                                                   struct stance_error *err);
#endif
