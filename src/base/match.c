/* match.c - how close two texts are, and whether one fits a shell pattern. */
#include <string.h>

#include "memory.h"
#include "text.h"

enum { LONGEST = 128 }; /* names longer than this are compared by their first part */

static size_t code_points(uint32_t *out, const char *s, size_t n)
{
    size_t count = 0;
    for (size_t i = 0, used; i < n && count < LONGEST; i += used)
        out[count++] = stance_utf8_decode(s + i, n - i, &used);
    return count;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t stance_text_distance(const char *a, size_t an, const char *b, size_t bn, size_t most)
{
    uint32_t x[LONGEST], y[LONGEST];
    size_t row[3][LONGEST + 1];
    size_t xn = code_points(x, a, an), yn = code_points(y, b, bn);
    if ((xn > yn ? xn - yn : yn - xn) > most)
        return most + 1;
    for (size_t j = 0; j <= yn; j++)
        row[0][j] = j;
    for (size_t i = 1; i <= xn; i++) {
        size_t *now = row[i % 3], *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];
        size_t best = now[0] = i;
        for (size_t j = 1; j <= yn; j++) {
            now[j] = least(least(last[j], now[j - 1]) + 1, last[j - 1] + (x[i - 1] != y[j - 1]));
            if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
                now[j] = least(now[j], before[j - 2] + 1);
            best = least(best, now[j]);
        }
        if (best > most)
            return most + 1;
    }
    return least(row[xn % 3][yn], most + 1);
}

/* One [set] at p (just behind '['): sets *hit, answers where it ends, or NULL if it
 * has no ']' and so is an ordinary '['. */
static const char *match_set(const char *p, const char *end, uint32_t c, bool *hit)
{
    bool negated = p < end && (*p == '!' || *p == '^');
    bool found = false;
    size_t used;
    if (negated)
        p++;
    for (const char *first = p; p < end && (*p != ']' || p == first);) {
        uint32_t low = stance_utf8_decode(p, (size_t)(end - p), &used), high = low;
        p += used;
        if (end - p >= 2 && p[0] == '-' && p[1] != ']') {
            high = stance_utf8_decode(p + 1, (size_t)(end - p - 1), &used);
            p += 1 + used;
        }
        found |= low <= c && c <= high;
    }
    if (p >= end)
        return NULL;
    *hit = found != negated;
    return p + 1;
}

/* Matches one pattern item (not '*') against the code point c; NULL = no. */
static const char *match_one(const char *p, const char *end, uint32_t c)
{
    size_t used;
    if (*p == '?')
        return p + 1;
    if (*p == '[') {
        bool hit = false;
        const char *behind = match_set(p + 1, end, c, &hit);
        if (behind)
            return hit ? behind : NULL;
    }
    if (*p == '\\' && p + 1 < end)
        p++;
    return stance_utf8_decode(p, (size_t)(end - p), &used) == c ? p + used : NULL;
}

/* Remembers only the last '*': linear in pattern times text, never exponential. */
bool stance_text_glob(const char *pattern, size_t pattern_n, const char *s, size_t n)
{
    const char *p = pattern, *pend = pattern + pattern_n, *send = s + n;
    const char *star = NULL, *retry = NULL;
    while (s < send) {
        size_t used;
        uint32_t c = stance_utf8_decode(s, (size_t)(send - s), &used);
        if (p < pend && *p == '*') {
            star = ++p;
            retry = s;
            continue;
        }
        const char *next = p < pend ? match_one(p, pend, c) : NULL;
        if (next) {
            p = next;
            s += used;
            continue;
        }
        if (!star)
            return false;
        stance_utf8_decode(retry, (size_t)(send - retry), &used);
        p = star;
        s = retry += used;
    }
    while (p < pend && *p == '*')
        p++;
    return p == pend;
}
