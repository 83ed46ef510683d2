/* tile.h - one position as a tile: the same marks in the matrix and in every legend.
 *
 * Filled = stated, outlined = inferred or expected; plus, minus and ring tell the side where
 * colour cannot; a folded corner marks an actor who said both. */
#ifndef STANCE_DIAGRAM_TILE_H
#define STANCE_DIAGRAM_TILE_H

#include "frame.h"
#include "plot.h"

struct stance_tile {
    double x, y, w, h; /* the filled area */
    double arm;        /* half the glyph's size; 0 = no glyph */
    double stroke;     /* of the glyph */
    enum stance_mark mark;
    bool outlined, ambivalent;
};
void stance_tile_put(struct stance_svg *svg, struct stance_tile tile);
/* The flat form of the large matrix: a minus for opposition, no plus; pale and neutral cells
 * have a line around them, for they stand out too little alone. */
void stance_cell_put(struct stance_svg *svg, struct stance_tile tile);
/* The colours of a filled tile and of the glyph or text on it. */
enum stance_token stance_tile_fill(enum stance_mark mark);
enum stance_token stance_tile_glyph(enum stance_mark mark);
/* The colour of an outlined tile's line and glyph. */
enum stance_token stance_tile_line(enum stance_mark mark);
/* A triangle in the lower right corner of a tile or chip. */
void stance_tile_corner(struct stance_svg *svg, double right, double bottom, double size);
/* The dot of a cell without a record. */
void stance_tile_none(struct stance_svg *svg, double x, double y);

#define STANCE_LEGEND_MAX 10
struct stance_legend_list {
    struct stance_legend item[STANCE_LEGEND_MAX];
    size_t n;
};
/* What the plot's tiles need explained: support and opposition always, the rest where it
 * occurs. */
void stance_tile_legend(struct stance_legend_list *list, const struct stance_plot *plot);
/* The same in flat cells. */
void stance_cell_legend(struct stance_legend_list *list, const struct stance_plot *plot);

/* "For – against", right-aligned at x; widths are those of the widest counts. */
struct stance_tally_column {
    double against_x, dash_x, for_x;
};
struct stance_tally_column stance_tally_column_at(const struct stance_tally *tally, size_t n,
                                                  double right);
void stance_tally_put(struct stance_svg *svg, struct stance_tally_column column,
                      struct stance_tally tally, double baseline);

#endif
