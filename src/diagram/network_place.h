/* network_place.h - labels of a network figure and their places on the page.
 *
 * Each bloc is laid out alone (neato with a hidden hub that holds its actors together; without
 * Graphviz stress majorisation), overlaps are removed, then the blocs are arranged as rigid
 * bodies round wished centres (network_bodies.h), 1.5 + 6 d inches apart, d = disagreement. */
#ifndef STANCE_DIAGRAM_NETWORK_PLACE_H
#define STANCE_DIAGRAM_NETWORK_PLACE_H

#include "network_bodies.h"
#include "network_web.h"

enum stance_place_form {
    STANCE_PLACE_BOXES, /* a name in a box */
    STANCE_PLACE_DOTS,  /* a mark, and right of it the name (where the node is named) */
};

struct stance_place {
    enum stance_place_form form;
    double size;                 /* of the names */
    struct stance_lines *lines;  /* per node; n = 0: no name shown */
    struct stance_box *box;      /* per node */
    struct stance_body *body;    /* per bloc */
    struct stance_text *pill;    /* per bloc: what its pill says */
    struct stance_outline *hull; /* per bloc: round its boxes, reach STANCE_HULL_REACH if drawn */
    struct stance_point *point;  /* the hulls' */
    size_t bloc_n;
    double bottom; /* lowest edge of anything */
};

/* top: where the drawing begins.  Errors: memory, STANCE_E_STOPPED. */
STANCE_MUST_USE enum stance_code stance_place_make(struct stance_place *out,
                                                   const struct stance_web *web, double top,
                                                   struct stance_error *err);
void stance_place_clear(struct stance_place *place);

/* The space the text of node i takes, without the mark; a named node's. */
struct stance_box stance_place_label(const struct stance_place *place, size_t i);
/* Centre of the mark of node i. */
struct stance_point stance_place_mark(const struct stance_place *place, size_t i);

/* network_arrange.c: places the boxes of one bloc round (0, 0), inside `width`.  *graphviz
 * becomes NULL when it failed: the built-in layout serves the rest. */
STANCE_MUST_USE enum stance_code stance_arrange_bloc(const struct stance_web *web, size_t bloc,
                                                     struct stance_box *box, bool dots,
                                                     const char **graphviz, double width,
                                                     struct stance_error *err);
/* Fills the wishes of the bodies. */
STANCE_MUST_USE enum stance_code stance_arrange_wishes(const struct stance_web *web,
                                                       struct stance_body *body,
                                                       const char **graphviz,
                                                       struct stance_error *err);

#endif
