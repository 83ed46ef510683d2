/* popcount.h - comparing two actors' positions sixty-four issues at a time.
 *
 * Three-valued positions are three rows of bits: recorded, taken (support or
 * oppose) and against.  Of two actors a and b
 *
 *     shared   = |recorded_a & recorded_b|
 *     opposed  = |taken_a & taken_b & (against_a ^ against_b)|
 *     half     = |recorded_a & recorded_b & (taken_a ^ taken_b)|
 *
 * so that the sum of |x_a - x_b| over shared issues is 2 opposed + half, a whole
 * number: every variant gives the same result. */
#ifndef STANCE_GRAPH_POPCOUNT_H
#define STANCE_GRAPH_POPCOUNT_H

#include <stddef.h>
#include <stdint.h>

/* A row of bits is a whole number of these. */
#define STANCE_WORDS_STEP 8

struct stance_pair_count {
    uint32_t shared, opposed, half;
};

/* The planes of an actor follow each other: recorded, taken, against, `words` each. */
typedef struct stance_pair_count stance_pair_counter(const uint64_t *a, const uint64_t *b,
                                                     size_t words);

/* The fastest variant this processor runs (AVX-512, AVX2, popcnt, plain C). */
stance_pair_counter *stance_pair_counter_best(void);
/* For tests: the variants this processor runs, fastest first; NULL behind the last. */
stance_pair_counter *stance_pair_counter_at(size_t i);

#endif
