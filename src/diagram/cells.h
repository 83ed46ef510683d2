/* cells.h - many cells in few bytes: a path per cell with a tooltip, grouped by what it shares with its
 * neighbours, or as few paths as there are classes where there are too many cells for tooltips. */
#ifndef STANCE_DIAGRAM_CELLS_H
#define STANCE_DIAGRAM_CELLS_H

#include "plot.h"

struct stance_cells {
    const struct stance_plot *plot;
    const double *row_y;  /* upper edges */
    double x, column;     /* left edge, pitch */
    double h, inset;      /* height of the filled part; space left and right of it */
    bool glyphs;          /* minus signs, lines around pale cells and inferred as outline; else
                           * inferred is a bar of half the height, and runs are merged */
};
/* Tooltips name actor, issue, value, basis and, with sources, where it was said.  Row by row, so
 * that a reader of the page hears one actor after the other. */
void stance_cells_put_titled(struct stance_svg *svg, const struct stance_cells *cells, bool sources);
void stance_cells_put(struct stance_svg *svg, const struct stance_cells *cells);
/* A 2 by 2 dot in each cell without a record. */
void stance_cells_put_missing(struct stance_svg *svg, const struct stance_cells *cells);

#endif
