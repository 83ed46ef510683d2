/* scene.h - what every view draws from: positions, coalitions, names and wording.
 *
 * Made once by stance_figure_draw, borrowed by the views. */
#ifndef STANCE_DIAGRAM_SCENE_H
#define STANCE_DIAGRAM_SCENE_H

#include "../coalition/coalitions.h"
#include "svg.h"

struct stance_scene {
    const struct stance_dataset *data;
    const struct stance_positions *positions; /* with evidence */
    const struct stance_coalitions *coalitions; /* actor i here = actor row i of positions */
    const struct stance_options *options;
    const struct stance_watch *watch;
};

/* Glyph classes of a cell: |s| > 0.75 firm, 0 < |s| <= 0.75 qualified, 0 neutral. */
enum stance_mark { STANCE_MARK_OPP, STANCE_MARK_OPP2, STANCE_MARK_NEU, STANCE_MARK_SUP2, STANCE_MARK_SUP };
enum stance_mark stance_scene_mark(double value);
/* "Actor – Issue: +1.0, stated (source, p4)", with ambivalence where there is any. */
void stance_scene_cell_title(const struct stance_scene *scene, size_t cell, size_t actor,
                             struct stance_text *out);

#endif
