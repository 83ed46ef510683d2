/* look.c - colour tokens, the one font metric, and how text breaks into lines.
 *
 * Width of a text = sum of w[code point] * size / 1000, w from the Arial metric (which
 * Liberation Sans, Arimo, Helvetica and Nimbus Sans share).  Combining marks and format
 * characters are 0, East Asian Wide is 1000, an accented letter is as wide as its base.
 * The unit of breaking and cutting is the grapheme cluster (Unicode UAX 29). */
#include <string.h>

#include <utf8proc.h>

#include "../base/text.h"
#include "look.h"

static const struct {
    const char *name, *light, *dark;
} tokens[STANCE_TOKENS] = {
    [STANCE_PAPER] = {"paper", "#FFFFFF", "#12161B"},
    [STANCE_INK] = {"ink", "#16191D", "#F1F3F5"},
    [STANCE_SUB] = {"sub", "#54595F", "#B4BCC5"},
    [STANCE_RULE] = {"rule", "#D7DBDF", "#343C45"},
    [STANCE_MUTE] = {"mute", "#A3A9B0", "#6B7580"},
    [STANCE_BAND] = {"band", "#F4F5F7", "#1B2128"},
    [STANCE_SUP] = {"sup", "#005F9E", "#5FB2EC"},
    [STANCE_SUP2] = {"sup2", "#8DBFE0", "#255A82"},
    [STANCE_NEU] = {"neu", "#DADDE1", "#3A434D"},
    [STANCE_OPP2] = {"opp2", "#F5BB91", "#7C431C"},
    [STANCE_OPP] = {"opp", "#D55E00", "#FF9147"},
    [STANCE_ONSUP] = {"onsup", "#FFFFFF", "#0C1014"},
    [STANCE_ONOPP] = {"onopp", "#FFFFFF", "#0C1014"},
    [STANCE_TXOPP] = {"txopp", "#16191D", "#0C1014"},
    [STANCE_OPPT] = {"oppt", "#B84E00", "#FF9147"},
    [STANCE_ONLIGHT] = {"onlight", "#16191D", "#F1F3F5"},
    [STANCE_C1] = {"c1", "#117733", "#4FC07F"},
    [STANCE_C2] = {"c2", "#882255", "#E58AB5"},
    [STANCE_C3] = {"c3", "#8F8A1D", "#D8D26A"},
    [STANCE_C4] = {"c4", "#332288", "#A99CFF"},
    [STANCE_C5] = {"c5", "#CC6677", "#FFB3BC"},
    [STANCE_C6] = {"c6", "#2F8F80", "#7FE3D2"},
    [STANCE_C3T] = {"c3t", "#736F12", "#D8D26A"},
    [STANCE_C5T] = {"c5t", "#B24A5C", "#FFB3BC"},
    [STANCE_C6T] = {"c6t", "#24776A", "#7FE3D2"},
};

const char *stance_token_name(enum stance_token t)
{
    return tokens[t].name;
}

const char *stance_token_hex(enum stance_token t, bool dark)
{
    return dark ? tokens[t].dark : tokens[t].light;
}

enum stance_token stance_bloc_token(uint32_t bloc)
{
    return bloc < 6 ? (enum stance_token)(STANCE_C1 + bloc) : STANCE_SUB;
}

enum stance_token stance_bloc_text_token(uint32_t bloc)
{
    switch (bloc) {
    case 2:
        return STANCE_C3T;
    case 4:
        return STANCE_C5T;
    case 5:
        return STANCE_C6T;
    default:
        return stance_bloc_token(bloc);
    }
}

/* ---- Metric ---- */

static const uint16_t regular[95] = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584,
};
static const uint16_t heavy[95] = {
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
};

/* The letter an accented one is built on; itself for all others. */
static uint32_t base_letter(uint32_t c)
{
    utf8proc_int32_t parts[32];
    int boundary = 0;
    utf8proc_ssize_t n =
        utf8proc_decompose_char((utf8proc_int32_t)c, parts, 32, UTF8PROC_DECOMPOSE, &boundary);
    return n > 1 && parts[0] > 0 ? (uint32_t)parts[0] : c;
}

static double unit_width(uint32_t c, bool bold)
{
    if (c == '\t' || c == '\n' || c == '\r' || c == 0xA0)
        c = ' ';
    if (c < 32 || c == 127)
        return 0;
    if (c < 127)
        return (bold ? heavy : regular)[c - 32];
    switch (c) {
    case 0x201C:
    case 0x201D:
        return 333;
    case 0x2018:
    case 0x2019:
        return 222;
    case 0x2026:
    case 0x2014:
    case 0x2190: /* arrows of the chips' headings */
    case 0x2192:
        return 1000;
    case 0x2013:
        return 556;
    case 0x2212:
        return 584;
    case 0xB7:
        return 278;
    default:
        break;
    }
    int columns = utf8proc_charwidth((utf8proc_int32_t)c);
    if (columns == 0 && c != 0xFFFD)
        return 0;
    if (columns == 2)
        return 1000;
    uint32_t base = base_letter(c);
    if (base < 127 && base >= 32)
        return (bold ? heavy : regular)[base - 32];
    return bold ? 611 : 580;
}

double stance_look_width(const char *s, size_t n, double size, bool bold)
{
    double width = 0;
    for (size_t i = 0, used; i < n; i += used)
        width += unit_width(stance_utf8_decode(s + i, n - i, &used), bold);
    return width * size / 1000;
}

/* ---- Lines ---- */

static bool is_space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Han and kana, which break between any two; Hangul keeps to its spaces. */
static bool is_ideograph(uint32_t c)
{
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

/* May a word be divided between a and b without a mark: behind a hyphen or slash? */
static bool divides(uint32_t before, uint32_t a, uint32_t b)
{
    if (a == '/' || a == 0x2014)
        return true;
    return (a == '-' || a == 0x2013) && before && !is_space(before) && !(b >= '0' && b <= '9');
}

/* Bytes of the first s[0..n) that fit into `width`, whole clusters only. */
static size_t clusters_that_fit(const char *s, size_t n, double width, double size, bool bold)
{
    double have = 0, limit = width * 1000 / size;
    size_t end = 0, used;
    utf8proc_int32_t state = 0;
    uint32_t last = 0;
    for (size_t i = 0; i < n; i += used) {
        uint32_t c = stance_utf8_decode(s + i, n - i, &used);
        if (i == 0 ||
            utf8proc_grapheme_break_stateful((utf8proc_int32_t)last, (utf8proc_int32_t)c, &state))
            end = i;
        have += unit_width(c, bold);
        if (have > limit)
            return end;
        last = c;
    }
    return n;
}

/* Where a line may end, and where the next one then begins. */
struct stop {
    size_t end, after;
};

/* The last stops before the line overflows: at a space (or between ideographs), and behind a
 * hyphen or slash; {from, from} where there is none.  True when all of s fits. */
static bool find_stops(const char *s, size_t from, size_t n, double limit, bool bold,
                       struct stop *space, struct stop *hyphen)
{
    double have = 0;
    uint32_t last = 0, before = 0;
    *space = *hyphen = (struct stop){from, from};
    for (size_t i = from, used; i < n; i += used) {
        uint32_t c = stance_utf8_decode(s + i, n - i, &used);
        if (is_space(c))
            *space = (struct stop){is_space(last) ? space->end : i, i + used};
        else if (last && is_ideograph(last) && is_ideograph(c))
            *space = (struct stop){i, i};
        else if (last && divides(before, last, c))
            *hyphen = (struct stop){i, i};
        have += unit_width(c, bold);
        if (have > limit && !is_space(c))
            return false;
        before = last;
        last = c;
    }
    return true;
}

/* hyphens: a word may be divided to fill the line; else only where it is wider than it. */
static struct stance_line next_line(const char *s, size_t n, double width, double size, bool bold,
                                    bool hyphens, size_t *next)
{
    size_t from = 0;
    while (from < n && is_space((unsigned char)s[from]))
        from++;
    struct stop stop, hyphen;
    bool torn = false;
    if (find_stops(s, from, n, width * 1000 / size, bold, &stop, &hyphen)) {
        stop = (struct stop){n, n};
        while (stop.end > from && is_space((unsigned char)s[stop.end - 1]))
            stop.end--;
    } else {
        if (hyphen.end > from && (stop.end == from || (hyphens && hyphen.end > stop.end)))
            stop = hyphen;
        torn = stop.end == from;
    }
    if (torn) { /* one word wider than the line */
        stop.end = from + clusters_that_fit(s + from, n - from, width, size, bold);
        if (stop.end == from) { /* one cluster wider than the line: never loop */
            size_t first;
            stance_utf8_decode(s + from, n - from, &first);
            stop.end = from + first;
        }
        stop.after = stop.end;
    }
    *next = stop.after;
    return (struct stance_line){.s = s + from, .n = stop.end - from, .torn = torn};
}

struct stance_line stance_look_line(const char *s, size_t n, double width, double size, bool bold,
                                    size_t *next)
{
    return next_line(s, n, width, size, bold, false, next);
}

/* Breaks into at most `most` lines; false when some text was left over or a word torn. */
static bool fill(struct stance_lines *lines, const char *s, size_t n, double width, double size,
                 bool bold, bool hyphens, size_t most)
{
    size_t at = 0;
    bool torn = false;
    lines->n = 0;
    while (at < n && lines->n < most) {
        size_t next;
        struct stance_line line = next_line(s + at, n - at, width, size, bold, hyphens, &next);
        at += next;
        torn = torn || line.torn;
        if (line.n)
            lines->line[lines->n++] = line;
    }
    while (at < n && is_space((unsigned char)s[at]))
        at++;
    return at >= n && !torn;
}

struct stance_line stance_look_cut(const char *s, size_t n, double width, double size, bool bold)
{
    double dots = unit_width(0x2026, bold) * size / 1000;
    size_t end = clusters_that_fit(s, n, width, size, bold);
    if (end == n)
        return (struct stance_line){.s = s, .n = n};
    end = clusters_that_fit(s, n, width > dots ? width - dots : 0, size, bold);
    while (end > 0 && (is_space((unsigned char)s[end - 1]) || strchr(",;:(-", s[end - 1])))
        end--;
    return (struct stance_line){.s = s, .n = end, .cut = true};
}

/* The lines at the narrowest width at which they stay as many: halving, because greedy
 * lines that fit at some width fit at every wider one. */
static void balance(struct stance_lines *lines, const char *s, size_t n, double width, double size,
                    bool bold, bool hyphens)
{
    double low = 0, high = width;
    for (int step = 0; step < 16; step++) {
        double middle = (low + high) / 2;
        struct stance_lines trial;
        if (fill(&trial, s, n, middle, size, bold, hyphens, lines->n)) {
            *lines = trial;
            high = middle;
        } else {
            low = middle;
        }
    }
}

struct stance_lines stance_look_wrap(const char *s, double width, double size, bool bold,
                                     size_t most, enum stance_wrap how)
{
    struct stance_lines lines = {.n = 0};
    size_t n = strlen(s);
    most = most > STANCE_LINES_MAX ? STANCE_LINES_MAX : most;
    bool whole = false, hyphens = false;
    for (int attempt = 0; attempt < 2 && !whole; attempt++) {
        hyphens = attempt > 0; /* only where it saves the end of the text */
        whole = fill(&lines, s, n, width, size, bold, hyphens, most);
    }
    if (whole && how == STANCE_BALANCED && lines.n > 1)
        balance(&lines, s, n, width, size, bold, hyphens);
    if (whole || !lines.n)
        return lines;
    struct stance_line *last = &lines.line[lines.n - 1];
    *last = stance_look_cut(last->s, n - (size_t)(last->s - s), width, size, bold);
    return lines;
}

bool stance_look_rtl(const char *s, size_t n)
{
    for (size_t i = 0, used; i < n; i += used) {
        uint32_t c = stance_utf8_decode(s + i, n - i, &used);
        if (c < 0x80) {
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
                return false;
            continue;
        }
        int bidi = utf8proc_get_property((utf8proc_int32_t)c)->bidi_class;
        if (bidi == UTF8PROC_BIDI_CLASS_R || bidi == UTF8PROC_BIDI_CLASS_AL)
            return true;
        if (bidi == UTF8PROC_BIDI_CLASS_L)
            return false;
    }
    return false;
}
