/* exact_cover.h - the linear programme over the bad cycles known so far, on GLPK.
 *
 *     min sum |w_e| y_e,   y(C) >= 1 for the cycles given,   y >= 0.
 *
 * An edge has a column once a cycle contains it.  Edges can be fixed to 0 or 1 for
 * branching.  The bound does not trust the solver's last digits: any multipliers
 * l_C >= 0 prove
 *
 *     sum l_C + sum over e of min(d_e, 0)   (e free; d_e if fixed to 1; 0 if to 0)
 *
 * with d_e = |w_e| - sum of l_C over C through e, and that is what is computed from
 * GLPK's multipliers, also when it was interrupted.  Because all weights are whole
 * numbers the bound is rounded up.
 *
 * GLPK runs in slices of a limited number of iterations, so that the caller can
 * stop; its output is off and its errors are caught, for which its two hooks are taken
 * and given back empty.  Its environment is left
 * alone, because igraph and the caller may use it in the same thread: only after
 * a fault inside GLPK, which leaves it undefined, it is freed.
 *
 * A. Neumaier, O. Shcherbina: Safe bounds in linear and mixed-integer linear
 * programming. Mathematical Programming 99 (2004) 283-296.
 * doi:10.1007/s10107-003-0433-3 */
#ifndef STANCE_COALITION_EXACT_COVER_H
#define STANCE_COALITION_EXACT_COVER_H

#include "exact_cycles.h"
#include "signed_graph.h"
#include "signed_pace.h"

enum stance_cover_state {
    STANCE_COVER_SOLVED,   /* y is an optimum of the programme */
    STANCE_COVER_CUT_OFF,  /* the bound has reached the cut-off */
    STANCE_COVER_NO_ANSWER /* late, or the solver gave up */
};

struct stance_cover {
    const struct stance_signed_graph *g; /* borrowed */
    void *lp;                            /* glp_prob, NULL after a fault */
    struct stance_cycles cycle;          /* the rows, in GLPK's order */
    int *column;                         /* of each edge, 0 = none yet */
    uint32_t *edge_of;                   /* of each column, from 1 */
    int column_n;
    int8_t *fixed;  /* per edge: -1 free, 0, 1 */
    double *y;      /* per edge, after a solve */
    double *left;   /* per edge: d_e of the last bound */
    double largest; /* costs are given in units of it */
    double floor;   /* the bound of the last solve ... */
    int64_t bound;  /* ... rounded up */
    int *index;     /* scratch for one row */
    double *value;
    size_t iterations;
};

STANCE_MUST_USE enum stance_code stance_cover_init(struct stance_cover *c,
                                                   const struct stance_signed_graph *g,
                                                   struct stance_error *err);
void stance_cover_clear(struct stance_cover *c);

/* Rows from cycle number `first` of the list on. */
STANCE_MUST_USE enum stance_code stance_cover_add(struct stance_cover *c,
                                                  const struct stance_cycles *cycles, size_t first,
                                                  struct stance_error *err);
/* Drops the rows that hold with room to spare in the last solution. */
STANCE_MUST_USE enum stance_code stance_cover_purge(struct stance_cover *c,
                                                    struct stance_error *err);
/* to = -1, 0 or 1 */
void stance_cover_fix(struct stance_cover *c, uint32_t e, int8_t to);

/* Solves; ends early once the bound reaches cut_off, or when pace is late. */
STANCE_MUST_USE enum stance_code stance_cover_solve(struct stance_cover *c,
                                                    enum stance_cover_state *state, int64_t cut_off,
                                                    struct stance_pace *pace,
                                                    struct stance_error *err);

#endif
