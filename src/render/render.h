/* render.h - the parts of the program stance-render. */
#ifndef STANCE_RENDER_RENDER_H
#define STANCE_RENDER_RENDER_H

#include <cairo.h>
#include <librsvg/rsvg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct picture {
    char *svg; /* ends in a NUL that svg_n does not count */
    size_t svg_n;
    RsvgHandle *handle;
    double width, height; /* pixels (PNG) or points (PDF) */
    double dpi;           /* PNG */
};

/* "error WHAT" instead of "ok". */
void answer_error(const char *what);
/* Each answers; false when it could not, or when what it answered is not whole. */
bool draw_png(const struct picture *picture);
bool draw_pdf(const struct picture *picture);

#endif
