/* select.h - what the options make of positions and coalitions before a view draws them:
 * who is drawn, in which coalitions, and who is picked out. */
#ifndef STANCE_DIAGRAM_SELECT_H
#define STANCE_DIAGRAM_SELECT_H

#include "../coalition/coalitions.h"

struct stance_selection {
    bool *lit;         /* per row of the positions: named by draw.highlight; NULL = no option */
    size_t left_out_n; /* actors beyond draw.max_actors */
    size_t all_n;      /* actors before that */
    const struct stance_column *given; /* the column of draw.blocs, or NULL */
    bool ungrouped;                    /* draw.blocs is none */
};

/* What options and form do not go together.  view is never auto.  Errors: STANCE_E_VALUE. */
STANCE_MUST_USE enum stance_code stance_selection_check(const struct stance_draw_options *o,
                                                        enum stance_view view,
                                                        struct stance_error *err);
/* stance_selection_coalitions - those that draw.blocs asks for: found, given, or none.
 *   out  [out] free with stance_coalitions_free
 * Errors: STANCE_E_VALUE for a column that is none; as stance_coalitions_from_positions. */
STANCE_MUST_USE enum stance_code
stance_selection_coalitions(stance_coalitions **out, struct stance_selection *s,
                            const struct stance_dataset *d, const struct stance_positions *p,
                            const struct stance_options *options, const struct stance_watch *watch,
                            struct stance_error *err);
/* stance_selection_actors - the actors drawn, and those picked out.
 *   p, c  [in, out] lose the rows beyond draw.max_actors: those with fewest positions, then
 *         alignments; who is picked out stays.  c may be NULL
 * Errors: STANCE_E_VALUE for a name that is none; memory. */
STANCE_MUST_USE enum stance_code
stance_selection_actors(struct stance_selection *s, const struct stance_dataset *d,
                        struct stance_positions *p, struct stance_coalitions *c,
                        const struct stance_draw_options *o, struct stance_error *err);
void stance_selection_clear(struct stance_selection *s);

#endif
