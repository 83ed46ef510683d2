/* many.c - positions of many actors on many issues, both heavy-tailed, with planted blocs.
 *
 *     many ROWS ACTORS ISSUES [BLOCS [SEED]]       writes actor,issue,stance
 *
 * The shape is that of the largest public position data: interest groups on the bills of
 * legislatures, where most bills have a handful of positions and a few have thousands, most
 * groups took some ten positions and a few took thousands.
 *
 *     positions on an issue   Pareto, exponent 1.1, cut at 5,000 (or a third of the actors);
 *                             its least value is set so that there are about ROWS in all
 *     activity of an actor    (rank + 300)^-1.1
 *     blocs                   sizes as 1 / (place + 2), independent of activity
 *
 * An issue interests three blocs; one position in seven comes from outside them.  On each
 * issue every bloc has a side, drawn by chance; one position in ten is against it, one in
 * fifty neutral.  An actor's bloc is the end of its id: "group-17-b3".  The same arguments
 * give the same bytes. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { BLOCS_MOST = 64, TAKEN_MOST = 5000, INTERESTED = 3 };
static const double TAIL = 1.1, SHIFT = 300;

struct maker {
    uint64_t state;
    size_t actor_n;
    double low, high;  /* ends of the law of activity, to the power -0.1 */
    uint32_t *last_on; /* per actor: the issue written last, from 1 */
    uint8_t *bloc;
    unsigned bloc_n;
};

static uint64_t mix(uint64_t x)
{
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

static uint64_t draw(struct maker *m)
{
    return mix(m->state += 0x9e3779b97f4a7c15u);
}

/* Above 0, at most 1. */
static double chance(struct maker *m)
{
    return ((double)(draw(m) >> 11) + 1) * 0x1p-53;
}

static double mean_size(double least, double most)
{
    double cut = pow(least / most, TAIL);
    return TAIL / (TAIL - 1) * (least - most * cut) + most * cut;
}

static double least_for(double mean, double most)
{
    double low = 0, high = most;
    for (int i = 0; i < 60; i++) {
        double middle = (low + high) / 2;
        if (mean_size(middle, most) < mean)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static size_t draw_actor(struct maker *m)
{
    double rank = pow(m->low + chance(m) * (m->high - m->low), -1 / (TAIL - 1)) - SHIFT;
    size_t at = rank > 0 ? (size_t)rank : 0;
    return at < m->actor_n ? at : m->actor_n - 1;
}

static void place_in_blocs(struct maker *m)
{
    double share[BLOCS_MOST], sum = 0;
    for (unsigned k = 0; k < m->bloc_n; k++)
        sum += share[k] = 1.0 / (k + 2);
    for (size_t a = 0; a < m->actor_n; a++) {
        double left = chance(m) * sum;
        unsigned k = 0;
        while (k + 1 < m->bloc_n && (left -= share[k]) > 0)
            k++;
        m->bloc[a] = (uint8_t)k;
    }
}

static void write_issue(struct maker *m, uint32_t issue, size_t size)
{
    unsigned interested[INTERESTED];
    uint64_t sides = draw(m);
    for (int i = 0; i < INTERESTED; i++)
        interested[i] = (unsigned)(draw(m) % m->bloc_n);
    for (size_t tries = 0, n = 0; n < size && tries < 50 * size; tries++) {
        size_t a = draw_actor(m);
        unsigned k = m->bloc[a];
        int inside = 0;
        for (int i = 0; i < INTERESTED; i++)
            inside |= interested[i] == k;
        if (m->last_on[a] == issue || (!inside && chance(m) > 0.05))
            continue;
        double luck = chance(m);
        int supports = (int)(sides >> k & 1) ^ (luck < 0.1);
        m->last_on[a] = issue;
        n++;
        printf("group-%zu-b%u,bill-%u,%s\n", a, k, (unsigned)issue,
               luck > 0.98 ? "neutral"
               : supports  ? "support"
                           : "oppose");
    }
}

static size_t number(const char *text)
{
    char *end;
    unsigned long long n = strtoull(text, &end, 10);
    if (*end || n == 0 || n > UINT32_MAX) {
        fprintf(stderr, "many: '%s' is no number from 1 up\n", text);
        exit(2);
    }
    return (size_t)n;
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        fprintf(stderr, "usage: many ROWS ACTORS ISSUES [BLOCS [SEED]]\n");
        return 2;
    }
    size_t row_n = number(argv[1]), issue_n = number(argv[3]);
    struct maker m = {.actor_n = number(argv[2]), .bloc_n = 12, .state = 1};
    if (argc > 4)
        m.bloc_n = (unsigned)number(argv[4]) % (BLOCS_MOST + 1);
    if (argc > 5)
        m.state = number(argv[5]);
    m.low = pow(SHIFT, 1 - TAIL);
    m.high = pow(SHIFT + (double)m.actor_n, 1 - TAIL);
    m.last_on = calloc(m.actor_n, sizeof *m.last_on);
    m.bloc = calloc(m.actor_n, 1);
    if (!m.last_on || !m.bloc || m.bloc_n == 0)
        return 1;
    place_in_blocs(&m);
    double most = m.actor_n < 3 * TAKEN_MOST ? (double)m.actor_n / 3 : TAKEN_MOST;
    double least = least_for((double)row_n / (double)issue_n, most);
    puts("actor,issue,stance");
    for (uint32_t j = 1; j <= issue_n; j++) {
        double size = least * pow(chance(&m), -1 / TAIL);
        size = size < most ? size : most;
        write_issue(&m, j, (size_t)(size + chance(&m)));
    }
    free(m.last_on);
    free(m.bloc);
    return fflush(stdout) ? 1 : 0;
}
