/* frame.h - the page around every figure: bar, title, subtitle, legend, footer (DIAGRAMS 3).
 *
 *     stance_frame_begin -> the view draws below the y it returns -> stance_frame_end */
#ifndef STANCE_DIAGRAM_FRAME_H
#define STANCE_DIAGRAM_FRAME_H

#include "scene.h"

/* One legend entry: its swatch is drawn by the view at (x, baseline y). */
struct stance_legend {
    const char *text;
    double swatch_width; /* 0 = no swatch */
    void (*swatch)(struct stance_svg *svg, double x, double y);
};

struct stance_frame {
    struct stance_svg svg;
    const struct stance_scene *scene;
    const char *kind;            /* "matrix": class stance-matrix */
    char id[48];
    struct stance_text title;    /* what <title> says: the user's title or the neutral one */
};

/* subtitle: the view's neutral text, used where the user gives none.  The neutral title is
 * "Positions of N actors on M issues" unless neutral_title says otherwise.  *top receives the
 * y where the plot may begin. */
STANCE_MUST_USE enum stance_code stance_frame_begin(struct stance_frame *frame,
                                                    const struct stance_scene *scene,
                                                    const char *kind, const char *neutral_title,
                                                    const char *subtitle,
                                                    const struct stance_legend *legend,
                                                    size_t legend_n, double *top,
                                                    struct stance_error *err);
/* note: what the view has to say (the user's --note goes first); desc: 1 to 3 sentences.
 * Writes the footer below `bottom` and the finished file into out; clears the frame. */
STANCE_MUST_USE enum stance_code stance_frame_end(struct stance_frame *frame, double bottom,
                                                  const char *note, const char *desc,
                                                  struct stance_text *out,
                                                  struct stance_error *err);
void stance_frame_clear(struct stance_frame *frame);

/* The views: each one whole SVG file. */
STANCE_MUST_USE enum stance_code stance_view_chips(struct stance_text *out, const struct stance_scene *scene, struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_view_matrix(struct stance_text *out, const struct stance_scene *scene, struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_view_bipartite(struct stance_text *out, const struct stance_scene *scene, struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_view_network(struct stance_text *out, const struct stance_scene *scene, struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_view_bars(struct stance_text *out, const struct stance_scene *scene, struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_view_map(struct stance_text *out, const struct stance_scene *scene, struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_view_slope(struct stance_text *out, const struct stance_scene *scene, struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_view_alluvial(struct stance_text *out, const struct stance_scene *scene, struct stance_error *err);
/* The figure's graph as canonical DOT. */
STANCE_MUST_USE enum stance_code stance_view_dot(struct stance_text *out, const struct stance_scene *scene, struct stance_error *err);

#endif
