/* levels.h - the stance values behind a cell, and how far two cells are apart by them. */
#ifndef STANCE_GRAPH_LEVELS_H
#define STANCE_GRAPH_LEVELS_H

#include "positions.h"

/* The stance values in a cell, ascending, and their weights.  It points into itself where the
 * cell is not mixed, so it is not copied. */
struct stance_levels {
    size_t n;
    const double *value, *weight;
    double own_value, own_weight; /* storage where the cell is not mixed */
};

/* cell -> place in p->mixed + 1, or 0; NULL where no cell is mixed.  False = out of memory. */
STANCE_MUST_USE bool stance_levels_index(uint32_t **mixed_of, const struct stance_positions *p);
void stance_levels_of(struct stance_levels *out, const struct stance_positions *p,
                      const uint32_t *mixed_of, size_t cell);
/* stance_levels_distance - sum_kl u_k v_l |q_k - q_l|, the same bits both ways round.
 *   product  [in, out] gains sum_k u_k sum_l v_l
 *   marks    [in, out] gains the values that both have */
double stance_levels_distance(const struct stance_levels *a, const struct stance_levels *b,
                              double *product, uint32_t *marks);

#endif
