/* suggest.c - what the user may have meant.
 *
 * Optimal string alignment: the number of insertions, deletions, replacements
 * and swaps of neighbours between two words, in three rows of the table.  A
 * name is near when at most a third of its letters are wrong. */
#include "suggest.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define LONGEST 31

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t distance(const char *a, size_t an, const char *b, size_t bn)
{
    size_t row[3][LONGEST + 1];
    if (an > LONGEST || bn > LONGEST)
        return SIZE_MAX;
    for (size_t j = 0; j <= bn; j++)
        row[0][j] = j;
    for (size_t i = 1; i <= an; i++) {
        size_t *now = row[i % 3], *before = row[(i + 2) % 3], *earlier = row[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= bn; j++) {
            now[j] =
                least(least(before[j], now[j - 1]) + 1, before[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = least(now[j], earlier[j - 2] + 1);
        }
    }
    return row[an % 3][bn];
}

void cli_guess_offer(struct cli_guess *guess, const char *name)
{
    size_t n = strlen(name), d = distance(guess->typed, guess->typed_n, name, n);
    bool begins = guess->typed_n >= 3 && n > guess->typed_n &&
                  memcmp(guess->typed, name, guess->typed_n) == 0;
    if (begins)
        d = 1;
    if (d <= (n + 2) / 3 && (!guess->best || d < guess->distance)) {
        guess->best = name;
        guess->distance = d;
    }
}
