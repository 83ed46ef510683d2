/* large.h - where rows and columns of the large matrix lie. */
#ifndef STANCE_DIAGRAM_LARGE_H
#define STANCE_DIAGRAM_LARGE_H

#include "plot.h"
#include "tree.h"

#define STANCE_LARGE_LOW 12.5
#define STANCE_LARGE_TALL 25.0
#define STANCE_LARGE_NAMES_X 60.0   /* where names begin at the earliest ... */
#define STANCE_LARGE_NAMES_W 108.0  /* ... and how much they have, at least */
#define STANCE_LARGE_NAMES_GAP 6.0

struct stance_large {
    struct stance_plot *plot;
    struct stance_tree tree;
    bool cut;            /* the blocs are the tree's, not the coalitions */
    double row, column;  /* pitch */
    double names_w;      /* of the actors, beside the cells */
    double top, bottom;
    double *row_y;       /* upper edges */
};

static inline double stance_large_cells_x(const struct stance_large *l)
{
    return STANCE_LARGE_NAMES_X + l->names_w + STANCE_LARGE_NAMES_GAP;
}
static inline double stance_large_column_x(const struct stance_large *l, size_t issue)
{
    return stance_large_cells_x(l) + l->column * (double)issue;
}
static inline const char *stance_large_actor(const struct stance_large *l, size_t actor)
{
    return stance_scene_actor(l->plot->scene, l->plot->actor[actor])->label;
}
static inline const char *stance_large_issue(const struct stance_large *l, size_t issue)
{
    return stance_scene_issue(l->plot->scene, l->plot->issue[issue])->label;
}

/* Rows as stance_tree_seriate puts them, issues by what the first lettered bloc supports and the
 * last does not, those nobody spoke on last; or as draw.order says, without a tree.
 * Errors: memory. */
STANCE_MUST_USE enum stance_code stance_large_order(struct stance_tree *tree,
                                                    struct stance_plot *plot, bool *cut,
                                                    struct stance_error *err);
/* "Rows by coalition and similarity of position, columns from what A supports to what B
 * supports" */
void stance_large_subtitle(const struct stance_plot *plot, struct stance_text *out);
/* Where the groups come from that stand for coalitions, and why. */
void stance_large_cut_note(const struct stance_plot *plot, struct stance_text *out);
/* Sets row and column pitch and the room for names. */
void stance_large_fit(struct stance_large *l);
/* The name of a column as it is written, and where it starts. */
struct stance_line stance_large_column_name(const struct stance_large *l, size_t issue);
double stance_large_name_x(const struct stance_large *l, size_t issue);
/* The name of an actor, cut where it has no room. */
struct stance_lines stance_large_actor_name(const struct stance_large *l, size_t actor, bool bold);
/* Height of the column names or of the key beside them. */
double stance_large_names_height(const struct stance_large *l);
void stance_large_place_rows(struct stance_large *l, double y);

#endif
