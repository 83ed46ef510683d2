/* network_web.h - what the network figure shows: which actors, blocs, ties.
 *
 * Terms.  A *bloc* is a coalition of two or more actors, drawn as a hull.  The six largest
 * have colours and letters; further ones are merged into one bloc, "Other".  An actor in a
 * coalition of one stands *alone*; more than 12 such are put together, without a fill, under
 * "In no coalition".  One that stands alone and has no tie is not drawn but counted.
 *
 * Ties, one of two flavours:
 * - *alignments* (acts between two actors) where the data has them and there are at most 80
 *   actors, or no positions at all: strength > 0 friendly, < 0 hostile;
 * - *agreement* otherwise: friendly above two thirds, hostile below one third, on two or more
 *   shared issues, a = mean over shared issues of 1 - |x - y| / 2.  Pairs are ranked by
 *   (2a - 1) J / (J + 2), J shared issues, so that thin overlap does not lead.
 *
 * Across coalitions the strongest max(26, 0.4 n) friendly and max(14, 0.2 n) hostile ties are
 * drawn, n the number of actors but at most 100; among equals first those whose ends have fewest ties so far, so that the choice does
 * not favour the start of the alphabet.  Inside a coalition alignments are drawn unless there
 * are more than 10 friendly ones and their density exceeds one half; agreement is not: that is
 * what the hull says already.
 *
 * A *bundle* stands for the ties of more than 60 % of a bloc (three or more members; five for
 * alignments between blocs) to one actor or bloc: "k of n".  For agreement a member counts
 * towards a bloc if it is tied to more than half of it, for alignments if it is tied to any of
 * it.  Where most of a bloc is tied to more than three actors of one coalition, none of these
 * is singled out.  At most 8 bundles per sign lead to an actor.
 *
 * A *fan* is a bundle whatever its share: where the dots have no names, more than 8 ties of one
 * sign between a bloc and an actor that stands alone.  The single ends say nothing there; that
 * 41 of 193 disagree with the outsider, and 48 agree, does. */
#ifndef STANCE_DIAGRAM_NETWORK_WEB_H
#define STANCE_DIAGRAM_NETWORK_WEB_H

#include "scene.h"

/* Most actors drawn as name boxes, as dots with names, as dots at all. */
#define STANCE_WEB_BOXES_MOST 20
#define STANCE_WEB_NAMES_MOST 80
#define STANCE_WEB_DOTS_MOST 300

#define STANCE_WEB_COLOURS 6 /* and the colour index of all that have none */

struct stance_web_bloc {
    size_t first, n;    /* its nodes */
    uint32_t coalition; /* the first one in it */
    uint32_t merged;    /* coalitions in it; 0 = actors in no coalition */
    uint32_t colour;    /* 0 .. 5, STANCE_WEB_COLOURS = none */
    bool hull;          /* false: one actor that stands alone */
};

struct stance_web_node {
    uint32_t actor; /* row of the positions */
    uint32_t bloc;
    bool named;
};

struct stance_web_tie {
    uint32_t a, b;    /* rows of the positions, a < b */
    double rank;      /* -1 .. 1, the sign tells friend from foe */
    double agreement; /* 0 .. 1; agreement flavour */
    uint32_t n;       /* shared issues; or the alignment's index in the positions */
    bool inside;      /* both ends in one coalition */
    bool drawn, bundled;
};

struct stance_web_bundle {
    uint32_t from;      /* bloc */
    uint32_t actor, to; /* to one actor (row), or (actor = STANCE_NONE) to a bloc */
    uint32_t k, n;
    bool hostile;
    bool fan; /* drawn for its number, not for its share */
};

/* Ties across or inside coalitions, [0] friendly, [1] hostile. */
struct stance_web_count {
    size_t all, drawn, bundled;
};

struct stance_web {
    const struct stance_scene *scene;
    bool alignments;           /* the flavour */
    struct stance_network net; /* signed agreement of all pairs, without alignments */
    struct stance_web_bloc *bloc;
    size_t bloc_n;
    struct stance_web_node *node; /* by bloc, then row */
    size_t node_n;
    uint32_t *node_of;          /* row -> node, STANCE_NONE = not drawn */
    uint32_t *degree;           /* row -> ties that qualify, drawn or not */
    struct stance_web_tie *tie; /* all that qualify, sorted by a, b */
    size_t tie_n;
    struct stance_web_bundle *bundle;
    size_t bundle_n;
    uint32_t *left_out; /* rows of actors that stand alone without a tie */
    size_t left_out_n;
    struct stance_web_count across[2], inside[2];
    double *apart; /* bloc_n * bloc_n: mean disagreement 0 .. 1, 0.5 where unknown */
};

/* stance_web_make - the scene is borrowed while the web lives.
 * At most STANCE_WEB_DOTS_MOST actors.
 * Errors: memory, STANCE_E_STOPPED.  Cost: that of stance_network_project. */
STANCE_MUST_USE enum stance_code
stance_web_make(struct stance_web *out, const struct stance_scene *scene, struct stance_error *err);
void stance_web_clear(struct stance_web *web);

/* ---- Its parts, in the order of their use ---- */

/* network_ties.c: the ties that qualify, and the degrees. */
STANCE_MUST_USE enum stance_code stance_web_find_ties(struct stance_web *web,
                                                      struct stance_error *err);
/* network_bundle.c: marks ties as bundled; from and to are coalitions still. */
STANCE_MUST_USE enum stance_code stance_web_bundle_ties(struct stance_web *web,
                                                        struct stance_error *err);
/* network_ties.c: marks those that are drawn on their own. */
STANCE_MUST_USE enum stance_code stance_web_choose_ties(struct stance_web *web,
                                                        struct stance_error *err);

#endif
