/* render.h - a finished SVG as PNG or PDF, by the program stance-render.
 *
 * A figure is 720 units wide, which is 7.5 inches at 96 units per inch, times --zoom.  A PNG has
 * --dpi pixels per inch of that and says so in the file, so that both come out equally large
 * where they are placed. */
#ifndef STANCE_DIAGRAM_RENDER_H
#define STANCE_DIAGRAM_RENDER_H

#include "../stance.h"

#define STANCE_RENDER_DPI 192.0         /* sharp on a screen of twice the usual density */
#define STANCE_RENDER_SIDE_MOST 32767.0 /* pixels: what cairo can hold */
#define STANCE_RENDER_PIXELS_MOST 100.0e6
#define STANCE_RENDER_POINTS_MOST 14400.0 /* of a side of a PDF page: what readers can show */

/* What --zoom and --dpi say, before anything is drawn.
 * Errors: STANCE_E_VALUE for one that the format has no use for, or that is no size. */
STANCE_MUST_USE enum stance_code stance_render_check(const struct stance_draw_options *options,
                                                     struct stance_error *err);

/* svg: one of our own; out: [out] free with stance_text_free.
 * Errors: STANCE_E_VALUE for a picture too large or without options->render, STANCE_E_SYSTEM
 * when the program gives no picture, STANCE_E_STOPPED. */
STANCE_MUST_USE enum stance_code stance_render_svg(struct stance_text *out,
                                                   const struct stance_text *svg,
                                                   const struct stance_draw_options *options,
                                                   const struct stance_watch *watch,
                                                   struct stance_error *err);

#endif
