/* wrap.h - text set in lines of a terminal's width. */
#ifndef STANCE_REPORT_WRAP_H
#define STANCE_REPORT_WRAP_H

#include "../stance.h"

struct stance_wrap {
    struct stance_text *out;
    size_t width, indent; /* columns */
    size_t column;        /* where the line stands */
    bool open;            /* a word stands on the line: the next one needs a space */
};

/* Begins a line `indent` columns in, behind what is there already (`column` columns). */
void stance_wrap_start(struct stance_wrap *w, struct stance_text *out, size_t width, size_t indent,
                       size_t column);
/* One piece: kept whole if it fits on a line of its own, otherwise broken at its spaces.
 * style is an escape sequence put around it ("1" for bold), NULL = none. */
void stance_wrap_put(struct stance_wrap *w, const char *s, size_t n, const char *style);
void stance_wrap_end(struct stance_wrap *w);

#endif
