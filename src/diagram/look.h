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

/* One line of a text, borrowed from it; cut: it ends in "…" when written. */
struct stance_line {
    const char *s;
    size_t n;
    bool cut;
    bool torn; /* it ends inside a word that is wider than the line */
};
#define STANCE_LINES_MAX 6
struct stance_lines {
    struct stance_line line[STANCE_LINES_MAX];
    size_t n;
};
enum stance_wrap { STANCE_GREEDY, STANCE_BALANCED };
/* Breaks at spaces and between ideographs; behind a hyphen or slash only where the text
 * would not fit otherwise; inside a word only where it is wider than the line, never inside a
 * grapheme cluster; at most `most` (<= 6) lines, then cut.  Balanced: as many lines as greedy, the longest as short as can be.
 * Cost: linear in what fits, whatever the length of s. */
struct stance_lines stance_look_wrap(const char *s, double width, double size, bool bold,
                                     size_t most, enum stance_wrap how);
/* The first greedy line of s[0..n); *next is where the rest begins (n at the end). */
struct stance_line stance_look_line(const char *s, size_t n, double width, double size, bool bold,
                                    size_t *next);
/* s[0..n) as one line, cut where it is wider than width. */
struct stance_line stance_look_cut(const char *s, size_t n, double width, double size, bool bold);
/* Baseline of a line of type whose middle is at y. */
static inline double stance_look_baseline(double y, double size)
{
    return y + 0.35 * size;
}
/* True when the first strong character is right-to-left. */
bool stance_look_rtl(const char *s, size_t n);

#endif
