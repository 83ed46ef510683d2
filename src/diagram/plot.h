/* plot.h - the part of the scene that a figure of actors by issues shows, and in what order.
 *
 * Chips, bipartite and matrix draw from a plot: who is in it (all, or the most covered part
 * that fits the form), in which bloc, a dense table of cells, tallies, and what occurs, so
 * that the legend names what is there and the note what is not.
 *
 * A *bloc* is what one colour stands for: a coalition of two or more (A to F), the smaller
 * ones beyond the sixth taken together ("Other"), or all actors that stand alone
 * ("No coalition"). */
#ifndef STANCE_DIAGRAM_PLOT_H
#define STANCE_DIAGRAM_PLOT_H

#include "scene.h"

#define STANCE_BLOCS_MAX 8 /* A to F, Other, No coalition */
#define STANCE_NO_CELL SIZE_MAX

struct stance_plot_bloc {
    char name[16];           /* "A", "Other", "No coalition" */
    enum stance_token mark, text;
    bool lettered;           /* a coalition of its own */
    bool cut;                /* a group cut from the tree, not a coalition */
    size_t first, n;         /* drawn actors first .. first + n - 1 */
};

struct stance_tally {
    uint32_t for_n, against_n, neutral_n;
};
static inline uint32_t stance_tally_all(struct stance_tally t)
{
    return t.for_n + t.against_n + t.neutral_n;
}
/* 0 = all on one side, 1 = evenly split. */
double stance_tally_contest(struct stance_tally t);

struct stance_plot {
    const struct stance_scene *scene;
    size_t actor_n, issue_n;
    uint32_t *actor, *issue;   /* rows of the positions, in drawing order */
    size_t *cell;              /* [actor * issue_n + issue] -> cell or STANCE_NO_CELL */
    struct stance_tally *by_actor, *by_issue;
    double *actor_mean;
    uint32_t *actor_bloc;
    struct stance_plot_bloc bloc[STANCE_BLOCS_MAX];
    size_t bloc_n;
    bool grouped;              /* false: no coalition of two, nothing to group by */

    size_t stance_n;           /* cells drawn */
    size_t silent_n;           /* actors of the positions without any cell: not drawn */
    size_t all_actor_n, all_issue_n; /* with a cell; all issues */
    bool has[5];               /* by enum stance_mark */
    bool has_stated, has_inferred, has_expected, has_ambivalent, has_missing;
};

/* What a form has room for; 0 = no limit. */
struct stance_plot_limits {
    size_t actor_n, issue_n, stance_n;
};

/* Actors come out by bloc, inside by coverage, issues from agreed to contested. */
STANCE_MUST_USE enum stance_code stance_plot_make(struct stance_plot *out,
                                                  const struct stance_scene *scene,
                                                  struct stance_plot_limits limits,
                                                  struct stance_error *err);
void stance_plot_clear(struct stance_plot *plot);

static inline size_t stance_plot_cell(const struct stance_plot *plot, size_t actor, size_t issue)
{
    return plot->cell[actor * plot->issue_n + issue];
}
static inline double stance_plot_value(const struct stance_plot *plot, size_t cell)
{
    return plot->scene->positions->value[cell];
}
static inline bool stance_plot_inferred(const struct stance_plot *plot, size_t cell)
{
    return plot->scene->positions->basis[cell] != STANCE_STATED;
}
static inline bool stance_plot_ambivalent(const struct stance_plot *plot, size_t cell)
{
    return plot->scene->positions->ambivalence[cell] > 0;
}

/* New order: actor[i] of the result is the old actor order[i]; the blocs are the caller's
 * business.  Errors: memory. */
STANCE_MUST_USE enum stance_code stance_plot_order_actors(struct stance_plot *plot,
                                                          const uint32_t *order,
                                                          struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_plot_order_issues(struct stance_plot *plot,
                                                          const uint32_t *order,
                                                          struct stance_error *err);

/* draw.order given or name: actors inside their blocs and issues by the data set or by label;
 * nothing for computed.  Blocs stay.  Errors: memory. */
STANCE_MUST_USE enum stance_code stance_plot_settle(struct stance_plot *plot,
                                                    struct stance_error *err);

/* "in the order of the data", or what the form says of its own order. */
const char *stance_plot_order_words(const struct stance_plot *plot, const char *computed);

/* Starts a bloc at row `first`: letter 0 to 5, or past them "Other" and "No coalition". */
void stance_plot_bloc_start(struct stance_plot *plot, uint32_t kind, size_t first);

/* ---- The table beside it (shown.h); nothing where none is wanted ---- */

/* Every position drawn. */
void stance_plot_show(const struct stance_plot *plot);
/* Counts by issue. */
void stance_plot_show_tallies(const struct stance_plot *plot);
/* Where the actors stand, on one axis (vertical NULL) or two. */
void stance_plot_show_places(const struct stance_plot *plot, const double *horizontal,
                             const double *vertical);
/* One position of one period; actor is a row of the scene's positions. */
void stance_scene_show_cell(const struct stance_scene *scene, const char *period, size_t cell,
                            uint32_t actor);

/* ---- What is said about it ---- */

/* "Inferred", "Expected" or "Inferred or expected", whichever occurs. */
const char *stance_plot_inferred_name(const struct stance_plot *plot);
/* The texts around a figure. */
struct stance_words {
    struct stance_text title, subtitle, note, desc;
};
/* stance_words_make
 *   form      [in] "Matrix", for the description
 *   subtitle  [in] what is shown and in what order; the data set's title goes before it
 *   note      [in] what the view has to say, or ""; what was left out goes behind it
 *   method    [in] say how the coalitions were found
 * Errors: memory. */
STANCE_MUST_USE enum stance_code stance_words_make(struct stance_words *out,
                                                   const struct stance_plot *plot,
                                                   const char *form, const char *subtitle,
                                                   const char *note, bool method,
                                                   struct stance_error *err);
void stance_words_clear(struct stance_words *words);
/* "Coalition A", "Other", "No coalition". */
void stance_plot_bloc_name(const struct stance_plot_bloc *bloc, struct stance_text *out);

#endif
