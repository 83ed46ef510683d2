/* bicm.h - the bipartite configuration model: who would mark what by chance.
 *
 * Of all random matrices of zeros and ones whose rows and columns have given sums in
 * the mean, the one of largest entropy has independent entries with
 *
 *     P(a, m) = x_a y_m / (1 + x_a y_m)
 *
 * Rows of equal sum share x, columns of equal sum share y.  Rows and columns that are
 * empty or full leave no choice and are settled first, as often as that makes others so.
 *
 * F. Saracco, R. Di Clemente, A. Gabrielli, T. Squartini: Randomizing bipartite networks:
 * the case of the World Trade Web. Scientific Reports 5 (2015) 10595.
 * doi:10.1038/srep10595 */
#ifndef STANCE_GRAPH_BICM_H
#define STANCE_GRAPH_BICM_H

#include "../stance.h"

/* Rows or columns that behave alike. */
struct stance_bicm_group {
    size_t n;      /* how many */
    double sum;    /* what is left of their sum when those settled are taken away */
    double theta;  /* log x, log y */
    uint32_t turn; /* when it was settled, 0 = it was not */
    bool full;     /* settled as full, not as empty */
};

struct stance_bicm {
    struct stance_bicm_group *row, *column;
    size_t row_n, column_n;
    uint32_t *row_of, *column_of; /* row, column -> group */
};

/* stance_bicm_fit - from the sums of n rows and m columns of a matrix of zeros and ones.
 * Errors: STANCE_E_STOPPED, STANCE_E_INTERNAL when it does not converge.
 * Cost: some ten sweeps over distinct row sums times distinct column sums. */
STANCE_MUST_USE enum stance_code stance_bicm_fit(struct stance_bicm *out, const uint32_t *row_sum,
                                                 size_t n, const uint32_t *column_sum, size_t m,
                                                 const struct stance_watch *watch,
                                                 struct stance_error *err);
void stance_bicm_clear(struct stance_bicm *s);
/* P(row group, column group). */
double stance_bicm_chance(const struct stance_bicm *s, size_t row, size_t column);

#endif
