/* paragraph.h - a sentence in lines of the terminal's width, and a text cut to a width. */
#ifndef STANCE_REPORT_PARAGRAPH_H
#define STANCE_REPORT_PARAGRAPH_H

#include "../stance.h"

/* Breaks s at its blanks, every line `indent` columns in; look is an escape sequence ("1" for
 * bold) or NULL.  Later lines hang `hang` columns further. */
void stance_paragraph_put(struct stance_text *out, const char *s, size_t n, size_t width,
                          size_t indent, size_t hang, const char *look);
/* s made harmless and at most `most` columns wide, "\u2026" where it was cut; returns its width. */
size_t stance_cut_put(struct stance_text *out, const char *s, size_t most);

#endif
