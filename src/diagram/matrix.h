/* matrix.h - the three sizes a matrix comes in (DIAGRAMS 2 and 6). */
#ifndef STANCE_DIAGRAM_MATRIX_H
#define STANCE_DIAGRAM_MATRIX_H

#include "frame.h"
#include "plot.h"

/* Glyph tiles: one side at most 16, the other at most 40. */
STANCE_MUST_USE enum stance_code stance_matrix_small(struct stance_text *out,
                                                     struct stance_plot *plot,
                                                     struct stance_error *err);
/* Seriated rows with a dendrogram: at most 80 actors and 28 issues. */
STANCE_MUST_USE enum stance_code stance_matrix_large(struct stance_text *out,
                                                     struct stance_plot *plot,
                                                     struct stance_error *err);
/* One path per class, no row names: at most 400 actors and 60 issues. */
STANCE_MUST_USE enum stance_code stance_matrix_overview(struct stance_text *out,
                                                        struct stance_plot *plot,
                                                        struct stance_error *err);

#endif
