/* random.h - xoshiro256** seeded by splitmix64: the same numbers on every machine.
 *
 * D. Blackman, S. Vigna: Scrambled linear pseudorandom number generators. ACM
 * Transactions on Mathematical Software 47 (2021) 36. doi:10.1145/3460772 */
#ifndef STANCE_BASE_RANDOM_H
#define STANCE_BASE_RANDOM_H

#include <stdint.h>

struct stance_random {
    uint64_t state[4];
};

void stance_random_seed(struct stance_random *random, uint64_t seed);
uint64_t stance_random_next(struct stance_random *random);
/* 0 .. bound-1 without bias; bound > 0. */
uint64_t stance_random_below(struct stance_random *random, uint64_t bound);
/* [0, 1) with 53 bits. */
double stance_random_unit(struct stance_random *random);

#endif
