/* two_mode.h - actors by issues: what each cell of the positions weighs.
 *
 * With weights w of the statements of a cell at stance values q:
 *
 *     count     sum w
 *     subtract  sum w q                 support minus opposition
 *     combine   1 where there is support, plus 2 where there is opposition
 *
 * activity divides an actor's cells, prominence an issue's, by their sum w (combine: by
 * how many there are).
 *
 * P. Leifeld: Discourse network analysis, in: The Oxford Handbook of Political Networks
 * (2017) 301-325. doi:10.1093/oxfordhb/9780190228217.013.25 */
#ifndef STANCE_GRAPH_TWO_MODE_H
#define STANCE_GRAPH_TWO_MODE_H

#include "positions.h"

/* stance_two_mode_values - one number per cell of p.
 *   out  [out] p->cell_n numbers; free with stance_memory_free
 * Errors: STANCE_E_VALUE for a normalisation of networks of actors. */
STANCE_MUST_USE enum stance_code stance_two_mode_values(double **out,
                                                        const struct stance_positions *p,
                                                        const struct stance_project_options *o,
                                                        struct stance_error *err);

#endif
