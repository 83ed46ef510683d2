/* slope.h - one issue over two to four periods: whose position is drawn, and who moved. */
#ifndef STANCE_DIAGRAM_SLOPE_H
#define STANCE_DIAGRAM_SLOPE_H

#include "scene.h"
#include "times.h"

#define STANCE_SLOPE_ACTORS 25
#define STANCE_SLOPE_HEIGHT 350.0 /* from -1 to +1 */
#define STANCE_SLOPE_PERIODS 4
/* A change, last record less first, of at least that much is a move. */
#define STANCE_SLOPE_CHANGE 0.25

enum stance_move { STANCE_STEADY, STANCE_TOWARDS, STANCE_AWAY };

struct stance_slope_line {
    uint32_t actor;                    /* of the data set */
    size_t cell[STANCE_SLOPE_PERIODS]; /* SIZE_MAX = no record */
    size_t last, n;                    /* periods with a record */
    double change;
    enum stance_move move;
};

struct stance_slope {
    const struct stance_scene *scene;
    const struct stance_times *times;
    uint32_t issue;                 /* of the data set */
    struct stance_slope_line *line; /* who moved most last: on top */
    size_t line_n;
    size_t all_n, issue_n;          /* actors on the issue, issues with a position */
    double top, left, right;        /* y of +1, x of the first and the last date */
    bool moved[3], thin, both, gap; /* what occurs */
};

/* The issue most actors have a position on in two periods or more; of its actors those with
 * most periods, then most change.  Errors: STANCE_E_DATA where there is none; memory. */
STANCE_MUST_USE enum stance_code stance_slope_make(struct stance_slope *s,
                                                   const struct stance_scene *scene,
                                                   struct stance_error *err);
void stance_slope_clear(struct stance_slope *s);

static inline double stance_slope_value(const struct stance_slope *s,
                                        const struct stance_slope_line *l, size_t t)
{
    return stance_positions_value(&s->times->item[t].positions, l->cell[t]);
}
static inline bool stance_slope_inferred(const struct stance_slope *s,
                                         const struct stance_slope_line *l, size_t t)
{
    return s->times->item[t].positions.basis[l->cell[t]] != STANCE_STATED;
}
static inline bool stance_slope_ambivalent(const struct stance_slope *s,
                                           const struct stance_slope_line *l, size_t t)
{
    return s->times->item[t].positions.ambivalence[l->cell[t]] > 0;
}

/* Where date t, and a value, are drawn. */
static inline double stance_slope_x(const struct stance_slope *s, size_t t)
{
    return s->left + (s->right - s->left) * (double)t / (double)(s->times->periods.n - 1);
}
static inline double stance_slope_y(const struct stance_slope *s, double value)
{
    return s->top + (1 - value) / 2 * STANCE_SLOPE_HEIGHT;
}

/* ---- Names (slope_names.c) ---- */

/* Sets left and right, so that names have room at both ends. */
void stance_slope_fit(struct stance_slope *s);
/* Values and names at the first or the last date; returns where they end.  text is scratch. */
double stance_slope_put_names(const struct stance_slope *s, struct stance_svg *svg, size_t t,
                              struct stance_text *text);
/* Who is recorded at neither end. */
void stance_slope_put_inner_names(const struct stance_slope *s, struct stance_svg *svg,
                                  struct stance_text *text);

#endif
