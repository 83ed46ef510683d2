/* bipartite.h - where the bars and links of a two-column diagram lie. */
#ifndef STANCE_DIAGRAM_BIPARTITE_H
#define STANCE_DIAGRAM_BIPARTITE_H

#include "plot.h"

struct stance_bar {
    double y, h;   /* upper edge, height */
    double slot;   /* what one link takes of it */
    double head;   /* baseline of the bloc's name above it */
};
struct stance_link {
    uint32_t actor, issue; /* of the plot */
    size_t cell;
    int side;              /* 1 for, 0 neutral, -1 against */
    double left_y, right_y;
};
struct stance_bipartite {
    struct stance_plot *plot;
    struct stance_bar *actor, *issue;
    struct stance_link *link;
    size_t link_n;
    double top, bottom;    /* of the bars */
    double overhang;       /* how far the first or last issue's label stands out of that */
};

/* stance_bipartite_place - order of actors and issues, then bars and slots.
 *   plot  [in, out] actors are put by bloc and mean position, issues where fewest links
 *         cross: the order `dot` finds where the options name it, or our own if that is
 *         no worse
 * Errors: memory, STANCE_E_STOPPED.  Clear also after a failure. */
STANCE_MUST_USE enum stance_code stance_bipartite_place(struct stance_bipartite *b,
                                                        struct stance_plot *plot,
                                                        struct stance_error *err);
/* Moves everything so that the bars begin at y. */
void stance_bipartite_move(struct stance_bipartite *b, double y);
void stance_bipartite_clear(struct stance_bipartite *b);

struct stance_lines stance_bipartite_actor_lines(const struct stance_bipartite *b, size_t actor);
struct stance_lines stance_bipartite_issue_lines(const struct stance_bipartite *b, size_t issue);

#endif
