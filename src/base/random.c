/* random.c - xoshiro256** and bounded draws without bias. */
#include "random.h"

static uint64_t splitmix(uint64_t *x)
{
    uint64_t z = (*x += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static uint64_t turn(uint64_t x, int k)
{
    return (x << k) | (x >> (64 - k));
}

void stance_random_seed(struct stance_random *random, uint64_t seed)
{
    for (int i = 0; i < 4; i++)
        random->state[i] = splitmix(&seed);
}

uint64_t stance_random_next(struct stance_random *random)
{
    uint64_t *s = random->state;
    uint64_t result = turn(s[1] * 5, 7) * 9;
    uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = turn(s[3], 45);
    return result;
}

/* Draws that fall into the uneven rest of 2^64 / bound are thrown away. */
uint64_t stance_random_below(struct stance_random *random, uint64_t bound)
{
    uint64_t uneven = (0 - bound) % bound;
    uint64_t draw;
    do
        draw = stance_random_next(random);
    while (draw < uneven);
    return draw % bound;
}

double stance_random_unit(struct stance_random *random)
{
    return (double)(stance_random_next(random) >> 11) * 0x1p-53;
}
