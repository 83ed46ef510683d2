/* svg.h - writes one SVG file that keeps the contract of DIAGRAMS section 7.
 *
 * Every mark carries literal attributes and a class; the style block (written
 * at the end, placed at the start) maps the classes that were used to CSS
 * variables.  User text enters only through the text and title calls. */
#ifndef STANCE_DIAGRAM_SVG_H
#define STANCE_DIAGRAM_SVG_H

#include "look.h"

struct stance_svg {
    struct stance_text body;
    bool fill_used[STANCE_TOKENS], stroke_used[STANCE_TOKENS];
    enum stance_theme theme;
    const char *id;    /* prefix of every id */
    bool bad_number;   /* NaN or infinity was asked for: our fault, told at the end */
};

/* How a mark is painted.  fill or stroke STANCE_NO_TOKEN = none; opacity 0 = 1;
 * stroke_width 0 = 1. */
struct stance_paint {
    enum stance_token fill, stroke;
    double stroke_width, fill_opacity, stroke_opacity;
    const char *dash;  /* "7 3" or NULL */
    bool round;        /* round joins and caps */
};
struct stance_type {
    double size;
    bool bold;
    enum stance_token fill;
    enum { STANCE_START, STANCE_MIDDLE, STANCE_END } anchor;
    double rotate;     /* degrees about the anchor point, 0 = none */
};

/* title: the mark's tooltip in plain text, or NULL for a decorative mark. */
void stance_svg_rect(struct stance_svg *svg, double x, double y, double w, double h, double radius,
                     struct stance_paint paint, const char *title);
void stance_svg_line(struct stance_svg *svg, double x1, double y1, double x2, double y2,
                     struct stance_paint paint, const char *title);
void stance_svg_circle(struct stance_svg *svg, double x, double y, double r,
                       struct stance_paint paint, const char *title);
/* A path whose data the caller builds with the path calls. */
void stance_svg_path(struct stance_svg *svg, const struct stance_text *d, struct stance_paint paint,
                     const char *title);
void stance_path_move(struct stance_svg *svg, struct stance_text *d, double x, double y);
void stance_path_line(struct stance_svg *svg, struct stance_text *d, double x, double y);
void stance_path_across(struct stance_svg *svg, struct stance_text *d, double x);
void stance_path_down(struct stance_svg *svg, struct stance_text *d, double y);
void stance_path_quad(struct stance_svg *svg, struct stance_text *d, double cx, double cy, double x,
                      double y);
void stance_path_cubic(struct stance_svg *svg, struct stance_text *d, double ax, double ay,
                       double bx, double by, double x, double y);
void stance_path_close(struct stance_text *d);
/* One line of text, its baseline at y; escapes and cleans s; adds "…" when cut.
 * Nothing for an empty line. */
void stance_svg_text(struct stance_svg *svg, double x, double y, const char *s, size_t n, bool cut,
                     struct stance_type type);
/* A group with a tooltip (or NULL) around several marks. */
void stance_svg_open(struct stance_svg *svg, const char *title);
/* A group of shapes painted alike, which say it once: half the bytes of as many paths. */
void stance_svg_open_painted(struct stance_svg *svg, struct stance_paint paint);
void stance_svg_shape(struct stance_svg *svg, const struct stance_text *d, const char *title);
void stance_svg_close(struct stance_svg *svg);

/* ---- For the frame ---- */

/* s escaped for text and attributes: no control characters, invalid UTF-8 as U+FFFD. */
void stance_svg_put_clean(struct stance_text *out, const char *s, size_t n);
/* The style block: maps the classes used so far to variables. */
void stance_svg_put_style(const struct stance_svg *svg, struct stance_text *out);

#endif
