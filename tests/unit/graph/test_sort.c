/* test_sort.c - radix sort against a plain stable one. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "graph/sort.h"

static void check(size_t n, uint32_t key_max, uint64_t seed)
{
    struct stance_random random;
    uint32_t *key = calloc(n + 1, 4), *item = calloc(n + 1, 4), *scratch = calloc(2 * n + 1, 4);
    uint32_t *before = calloc(n + 1, 4);
    stance_random_seed(&random, seed);
    for (size_t i = 0; i < n; i++) {
        key[i] = (uint32_t)stance_random_below(&random, (uint64_t)key_max + 1);
        item[i] = (uint32_t)i;
    }
    memcpy(before, key, n * sizeof *key);
    stance_sort_pairs(key, item, n, key_max, scratch);
    for (size_t i = 0; i < n; i++) {
        cr_assert_eq(key[i], before[item[i]], "keys and items move together");
        cr_assert(i == 0 || key[i - 1] < key[i] || (key[i - 1] == key[i] && item[i - 1] < item[i]),
                  "n %zu, key_max %u: order broken at %zu", n, key_max, i);
    }
    free(key);
    free(item);
    free(scratch);
    free(before);
}

Test(sort, equal_keys_keep_their_order_at_every_size)
{
    static const uint32_t most[] = {0, 1, 3, 255, 256, 65535, 65536, 1 << 24, UINT32_MAX};
    for (size_t n = 0; n < 70; n++)
        for (size_t m = 0; m < sizeof most / sizeof *most; m++)
            check(n, most[m], n * 100 + m);
    for (size_t m = 0; m < sizeof most / sizeof *most; m++)
        check(5000, most[m], m);
}
