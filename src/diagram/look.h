/* look.h - colours, type and metrics shared by every figure (DIAGRAMS sections 3 to 5). */
#ifndef STANCE_DIAGRAM_LOOK_H
#define STANCE_DIAGRAM_LOOK_H

#include "../stance.h"

enum stance_token {
    STANCE_PAPER, STANCE_INK, STANCE_SUB, STANCE_RULE, STANCE_MUTE, STANCE_BAND,
    STANCE_SUP, STANCE_SUP2, STANCE_NEU, STANCE_OPP2, STANCE_OPP,
    STANCE_ONSUP, STANCE_ONOPP, STANCE_TXOPP, STANCE_OPPT, STANCE_ONLIGHT,
    STANCE_C1, STANCE_C2, STANCE_C3, STANCE_C4, STANCE_C5, STANCE_C6,
    STANCE_C3T, STANCE_C5T, STANCE_C6T, STANCE_TOKENS, STANCE_NO_TOKEN,
};
const char *stance_token_name(enum stance_token t);  /* "sup": class f-sup, variable --stance-sup */
const char *stance_token_hex(enum stance_token t, bool dark); /* "#005F9E" */
/* Marks and text of bloc i (0-based); past the sixth: STANCE_SUB ("Other"). */
enum stance_token stance_bloc_token(uint32_t bloc);
enum stance_token stance_bloc_text_token(uint32_t bloc);

#define STANCE_FONT "Arial, Liberation Sans, Arimo, Helvetica, Nimbus Sans, sans-serif"
#define STANCE_WIDTH 720.0
#define STANCE_MARGIN 16.0

/* Width of UTF-8 text in units at a size, without slack. */
double stance_look_width(const char *s, size_t n, double size, bool bold);

/* A text broken into lines; each borrows from the source but a last line that was cut,
 * which gets "…" when written (cut = true). */
struct stance_lines {
    struct { const char *s; size_t n; bool cut; } line[6];
    size_t n;
};
enum stance_wrap { STANCE_GREEDY, STANCE_BALANCED };
/* Breaks at spaces (and after - and /), never inside a cluster of combining marks unless
 * one word is wider than the line; at most `most` (<= 6) lines, then cut. */
struct stance_lines stance_look_wrap(const char *s, double width, double size, bool bold,
                                     size_t most, enum stance_wrap how);
/* True when the first strong character is right-to-left. */
bool stance_look_rtl(const char *s, size_t n);

#endif
