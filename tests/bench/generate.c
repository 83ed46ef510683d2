/* generate.c - a large set of positions with planted blocs, the same bytes for the same arguments.
 *
 *     generate ROWS ACTORS ISSUES SEED shuffled|issue
 *
 * writes "actor,issue,stance,date" to standard output, one row per pair of actor and issue, no pair
 * twice.  The rows come in no order at all (the hard case for a reader: no cell repeats the one
 * above) or issue by issue, as a dump of roll calls has them.  Every fourth issue divides the
 * actors by the two larger of four blocs, the rest by all of them; one row in ten says what the bloc
 * does not.
 *
 * Which pairs: a permutation of all ACTORS * ISSUES pairs (a Feistel network of four rounds,
 * walked until it falls inside), of which the first ROWS are taken.
 * M. Luby, C. Rackoff: How to construct pseudorandom permutations from pseudorandom functions.
 * SIAM Journal on Computing 17 (1988) 373-386. doi:10.1137/0217022 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCS = 4, ROUNDS = 4, BUFFER = 1 << 20, ROW_MOST = 128 };

static uint64_t mixed(uint64_t x)
{
    x += 0x9E3779B97F4A7C15u;
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

/* One place of a permutation of 0 .. 4^half - 1. */
static uint64_t permuted(uint64_t x, unsigned half, uint64_t seed)
{
    uint64_t mask = ((uint64_t)1 << half) - 1, left = x >> half, right = x & mask;
    for (uint64_t round = 0; round < ROUNDS; round++) {
        uint64_t next = left ^ (mixed(right ^ mixed(seed * ROUNDS + round)) & mask);
        left = right;
        right = next;
    }
    return left << half | right;
}

static char *put(char *at, const char *text)
{
    size_t n = strlen(text);
    memcpy(at, text, n);
    return at + n;
}

static char *put_number(char *at, uint64_t number, unsigned digits)
{
    for (unsigned i = digits; i > 0; i--, number /= 10)
        at[i - 1] = (char)('0' + number % 10);
    return at + digits;
}

/* What a bloc says on an issue: -1, 0 or 1. */
static int line_of(uint64_t issue, uint64_t bloc, uint64_t seed)
{
    uint64_t camp = issue % 4 == 0 ? bloc / 2 : bloc;
    uint64_t draw = mixed(seed ^ mixed(issue * BLOCS + camp)) % 10;
    return draw < 5 ? 1 : draw < 9 ? -1 : 0;
}

static char *put_row(char *at, uint64_t actor, uint64_t issue, uint64_t seed)
{
    static const char *const word[] = {"oppose,", "neutral,", "support,"};
    uint64_t bloc = mixed(seed + 1 + actor) % BLOCS;
    uint64_t noise = mixed(mixed(seed + 2 + actor) ^ issue);
    int stance = line_of(issue, bloc, seed);
    if (noise % 10 == 0)
        stance = (int)(noise / 10 % 3) - 1;
    uint64_t day = mixed(seed + 3 + issue);
    at = put_number(put(at, "country-"), actor, 5);
    at = put_number(put(at, ",motion-"), issue, 6);
    at = put(put(at, ","), word[stance + 1]);
    at = put_number(at, 2000 + day % 25, 4);
    at = put_number(put(at, "-"), 1 + day / 25 % 12, 2);
    at = put_number(put(at, "-"), 1 + day / 300 % 28, 2);
    return put(at, "\n");
}

static void flush(char *buffer, char **at)
{
    size_t n = (size_t)(*at - buffer);
    if (fwrite(buffer, 1, n, stdout) != n) {
        perror("generate");
        exit(1);
    }
    *at = buffer;
}

static uint64_t number_of(const char *text)
{
    char *end;
    uint64_t number = strtoull(text, &end, 10);
    if (*end || end == text) {
        fprintf(stderr, "generate: expected a number, got '%s'\n", text);
        exit(2);
    }
    return number;
}

int main(int argc, char **argv)
{
    static char buffer[BUFFER + ROW_MOST];
    if (argc != 6) {
        fprintf(stderr, "usage: generate ROWS ACTORS ISSUES SEED shuffled|issue\n");
        return 2;
    }
    uint64_t rows = number_of(argv[1]), actors = number_of(argv[2]), issues = number_of(argv[3]),
             seed = number_of(argv[4]);
    bool shuffled = strcmp(argv[5], "shuffled") == 0;
    if (actors == 0 || issues == 0 || actors > 99999 || issues > 999999 ||
        rows > actors * issues) {
        fprintf(stderr, "generate: there are not as many pairs of actor and issue\n");
        return 2;
    }
    unsigned half = 1;
    while ((uint64_t)1 << (2 * half) < actors * issues)
        half++;
    char *at = put(buffer, "actor,issue,stance,date\n");
    uint64_t x = 0;
    for (uint64_t row = 0; row < rows; row++) {
        uint64_t pair;
        if (shuffled) {
            do
                pair = permuted(x++, half, seed);
            while (pair >= actors * issues);
        } else {
            /* Evenly spread over the pairs, so that every issue has its share. */
            pair = row * (actors * issues / rows) + row % (actors * issues / rows);
        }
        at = put_row(at, pair % actors, pair / actors, seed);
        if (at >= buffer + BUFFER)
            flush(buffer, &at);
    }
    flush(buffer, &at);
    if (fflush(stdout) != 0) {
        perror("generate");
        return 1;
    }
    return 0;
}
