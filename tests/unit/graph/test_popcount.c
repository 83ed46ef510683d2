/* test_popcount.c - every dialect of the comparing loop counts the same. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/random.h"
#include "graph/popcount.h"

static struct stance_pair_count slow(const uint64_t *a, const uint64_t *b, size_t words)
{
    struct stance_pair_count c = {0, 0, 0};
    for (size_t j = 0; j < words * 64; j++) {
        bool ra = a[j / 64] >> j % 64 & 1, rb = b[j / 64] >> j % 64 & 1;
        bool ta = a[words + j / 64] >> j % 64 & 1, tb = b[words + j / 64] >> j % 64 & 1;
        bool na = a[2 * words + j / 64] >> j % 64 & 1, nb = b[2 * words + j / 64] >> j % 64 & 1;
        c.shared += ra && rb;
        c.opposed += ta && tb && na != nb;
        c.half += ra && rb && ta != tb;
    }
    return c;
}

Test(popcount, every_variant_equals_one_bit_at_a_time)
{
    struct stance_random random;
    size_t variants = 0;
    stance_random_seed(&random, 5);
    for (size_t words = 0; words <= 40; words += STANCE_WORDS_STEP) {
        uint64_t *a = calloc(3 * words + 1, 8), *b = calloc(3 * words + 1, 8);
        for (size_t i = 0; i < 3 * words; i++) {
            a[i] = stance_random_next(&random);
            b[i] = stance_random_next(&random);
        }
        struct stance_pair_count expected = slow(a, b, words);
        for (variants = 0; stance_pair_counter_at(variants); variants++) {
            struct stance_pair_count got = stance_pair_counter_at(variants)(a, b, words);
            cr_assert_eq(got.shared, expected.shared, "variant %zu", variants);
            cr_assert_eq(got.opposed, expected.opposed, "variant %zu", variants);
            cr_assert_eq(got.half, expected.half, "variant %zu", variants);
        }
        free(a);
        free(b);
    }
    cr_assert_geq(variants, 1);
    cr_assert_eq(stance_pair_counter_best(), stance_pair_counter_at(0));
}
