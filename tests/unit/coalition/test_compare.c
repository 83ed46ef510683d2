/* test_compare.c - VI, NMI and ARI by hand, by counting pairs, by igraph, and by their laws. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/random.h"
#include "coalition/compare.h"
#include "graph/igraph_compat.h"

enum { MOST = 40 };

static struct stance_partition_likeness compare(const uint32_t *x, const uint32_t *y, size_t n)
{
    struct stance_partition_likeness out = {NAN, NAN, NAN};
    struct stance_error err = {0};
    cr_assert_eq(stance_partitions_compare(&out, x, y, n, &err), STANCE_OK, "%s", err.message);
    return out;
}

/* Labels given as letters. */
static struct stance_partition_likeness compare_words(const char *x, const char *y)
{
    uint32_t a[MOST], b[MOST];
    size_t n = strlen(x);
    for (size_t i = 0; i < n; i++) {
        a[i] = (uint32_t)x[i];
        b[i] = (uint32_t)y[i];
    }
    return compare(a, b, n);
}

static void expect(const char *x, const char *y, double vi, double nmi, double ari)
{
    struct stance_partition_likeness c = compare_words(x, y);
    cr_expect_float_eq(c.vi, vi, 1e-12, "VI of %s and %s: %.15g", x, y, c.vi);
    cr_expect_float_eq(c.nmi, nmi, 1e-12, "NMI of %s and %s: %.15g", x, y, c.nmi);
    cr_expect_float_eq(c.ari, ari, 1e-12, "ARI of %s and %s: %.15g", x, y, c.ari);
}

Test(compare, values_worked_out_by_hand)
{
    /* One coalition split: H = ln 2 and 1.5 ln 2, I = ln 2; S = 1, S_X = 2, S_Y = 1, E = 1/3. */
    expect("aabb", "aabc", log(2) / 2, 0.8, 4.0 / 7);
    /* Across each other: nothing shared, and fewer pairs together than by chance. */
    expect("aabb", "abab", 2 * log(2), 0, -0.5);
    /* All in one against each alone. */
    expect("aaaaa", "abcde", log(5), 0, 0);
    /* W. M. Rand: Objective criteria for the evaluation of clustering methods. JASA 66 (1971)
     * 846-850. doi:10.1080/01621459.1971.10482356: {a,b,c},{d,e,f} and {a,b},{c,d,e},{f}, whose
     * plain index is 0.6: 9 of 15 pairs alike, so S = 2, S_X = 6, S_Y = 4, E = 1.6. */
    double both = (2 * log(3) + log(6)) / 3, x = log(2), y = log(6) / 6 + log(3) / 3 + x / 2;
    expect("aaabbb", "aabbbc", 2 * both - x - y, 2 * (x + y - both) / (x + y), 2.0 / 17);
}

Test(compare, equal_partitions_are_0_1_1_exactly)
{
    static const char *const word[] = {"", "a", "ab", "aa", "abcabc", "aaaa", "abcdef"};
    for (size_t i = 0; i < sizeof word / sizeof *word; i++) {
        struct stance_partition_likeness c = compare_words(word[i], word[i]);
        cr_expect(c.vi == 0 && c.nmi == 1 && c.ari == 1, "'%s': %g %g %g", word[i], c.vi, c.nmi,
                  c.ari);
    }
    struct stance_partition_likeness renamed = compare_words("aabbc", "zzccx");
    cr_expect(renamed.vi == 0 && renamed.nmi == 1 && renamed.ari == 1);
}

static void draw(uint32_t *label, size_t n, uint32_t k, struct stance_random *random)
{
    for (size_t i = 0; i < n; i++)
        label[i] = (uint32_t)stance_random_below(random, k);
}

/* The definitions, pair by pair and cell by cell. */
static struct stance_partition_likeness slow(const uint32_t *x, const uint32_t *y, size_t n)
{
    double in_x = 0, in_y = 0, in_both = 0, pairs = 0, h_x = 0, h_y = 0, h_both = 0;
    for (size_t i = 0; i < n; i++) {
        double size_x = 0, size_y = 0, size_both = 0;
        for (size_t j = 0; j < n; j++) {
            bool same_x = x[i] == x[j], same_y = y[i] == y[j];
            size_x += same_x;
            size_y += same_y;
            size_both += same_x && same_y;
            if (j <= i)
                continue;
            in_x += same_x;
            in_y += same_y;
            in_both += same_x && same_y;
            pairs++;
        }
        /* Each actor brings its share of the cell's term. */
        h_x -= log(size_x / (double)n) / (double)n;
        h_y -= log(size_y / (double)n) / (double)n;
        h_both -= log(size_both / (double)n) / (double)n;
    }
    double chance = in_x * in_y / pairs;
    return (struct stance_partition_likeness){
        .vi = 2 * h_both - h_x - h_y,
        .nmi = h_x + h_y > 0 ? 2 * (h_x + h_y - h_both) / (h_x + h_y) : 1,
        .ari = (in_both - chance) / ((in_x + in_y) / 2 - chance),
    };
}

Test(compare, equals_counting_pairs_one_by_one)
{
    struct stance_random random;
    stance_random_seed(&random, 1);
    for (int round = 0; round < 500; round++) {
        uint32_t x[MOST], y[MOST];
        size_t n = 2 + stance_random_below(&random, MOST - 2);
        draw(x, n, 2 + (uint32_t)stance_random_below(&random, 6), &random);
        draw(y, n, 2 + (uint32_t)stance_random_below(&random, 6), &random);
        struct stance_partition_likeness fast = compare(x, y, n), dull = slow(x, y, n);
        if (fast.vi == 0)
            continue; /* the formula for ARI may be 0/0 */
        cr_expect_float_eq(fast.vi, dull.vi, 1e-9, "round %d", round);
        cr_expect_float_eq(fast.nmi, dull.nmi, 1e-9, "round %d", round);
        cr_expect_float_eq(fast.ari, dull.ari, 1e-9, "round %d", round);
    }
}

static double by_igraph(const uint32_t *x, const uint32_t *y, size_t n,
                        igraph_community_comparison_t method)
{
    igraph_vector_int_t a, b;
    double out;
    igraph_vector_int_init(&a, (igraph_integer_t)n);
    igraph_vector_int_init(&b, (igraph_integer_t)n);
    for (size_t i = 0; i < n; i++) {
        VECTOR(a)[i] = x[i];
        VECTOR(b)[i] = y[i];
    }
    cr_assert_eq(igraph_compare_communities(&a, &b, &out, method), IGRAPH_SUCCESS);
    igraph_vector_int_destroy(&a);
    igraph_vector_int_destroy(&b);
    return out;
}

Test(compare, equals_igraph)
{
    struct stance_random random;
    stance_random_seed(&random, 2);
    for (int round = 0; round < 200; round++) {
        uint32_t x[MOST], y[MOST];
        size_t n = 6 + stance_random_below(&random, MOST - 6); /* igraph wants labels below n */
        draw(x, n, 4, &random);
        draw(y, n, 5, &random);
        struct stance_partition_likeness c = compare(x, y, n);
        if (c.vi == 0)
            continue;
        cr_expect_float_eq(c.vi, by_igraph(x, y, n, IGRAPH_COMMCMP_VI), 1e-9);
        cr_expect_float_eq(c.nmi, fmax(by_igraph(x, y, n, IGRAPH_COMMCMP_NMI), 0), 1e-9);
        cr_expect_float_eq(c.ari, by_igraph(x, y, n, IGRAPH_COMMCMP_ADJUSTED_RAND), 1e-9);
    }
}

Test(compare, names_order_and_sides_change_no_bit)
{
    struct stance_random random;
    stance_random_seed(&random, 3);
    for (int round = 0; round < 200; round++) {
        uint32_t x[MOST], y[MOST], to[5] = {900, 3, UINT32_MAX, 17, 4};
        draw(x, MOST, 5, &random);
        draw(y, MOST, 4, &random);
        struct stance_partition_likeness c = compare(x, y, MOST), swapped = compare(y, x, MOST);
        cr_assert_eq(memcmp(&c, &swapped, sizeof c), 0, "round %d", round);
        for (size_t i = 0; i < MOST; i++)
            x[i] = to[x[i]];
        for (size_t i = MOST - 1; i > 0; i--) {
            size_t j = stance_random_below(&random, i + 1);
            uint32_t a = x[i], b = y[i];
            x[i] = x[j], y[i] = y[j];
            x[j] = a, y[j] = b;
        }
        struct stance_partition_likeness moved = compare(x, y, MOST);
        cr_assert_eq(memcmp(&c, &moved, sizeof c), 0, "round %d", round);
    }
}

Test(compare, variation_of_information_is_a_distance)
{
    struct stance_random random;
    stance_random_seed(&random, 4);
    for (int round = 0; round < 300; round++) {
        uint32_t x[12], y[12], z[12];
        draw(x, 12, 4, &random);
        draw(y, 12, 3, &random);
        draw(z, 12, 4, &random);
        double xy = compare(x, y, 12).vi, yz = compare(y, z, 12).vi, xz = compare(x, z, 12).vi;
        cr_expect_leq(xz, xy + yz + 1e-12);
        cr_expect(xy >= 0 && xy <= log(12) + 1e-12);
    }
}

Test(compare, the_cross_table_has_each_cell_once)
{
    const uint32_t row[] = {1, 0, 1, 0, 1}, column[] = {7, 7, 2, 7, 7};
    const struct stance_overlap expected[] = {{0, 7, 2}, {1, 2, 1}, {1, 7, 2}};
    struct stance_overlap cell[5];
    uint64_t scratch[5];
    cr_assert_eq(stance_partitions_cross(cell, row, column, 5, scratch), 3);
    for (size_t i = 0; i < 3; i++)
        cr_expect(cell[i].row == expected[i].row && cell[i].column == expected[i].column &&
                  cell[i].count == expected[i].count);
}

#ifdef STANCE_FAIL_ALLOCATION
Test(compare, every_failed_allocation_is_told)
{
    const uint32_t x[] = {0, 0, 1};
    size_t n = 1;
    for (;; n++) {
        struct stance_partition_likeness out = {.vi = -7};
        stance_memory_fail_at(n);
        enum stance_code code = stance_partitions_compare(&out, x, x, 3, NULL);
        stance_memory_fail_at(0);
        if (code == STANCE_OK)
            break;
        cr_assert_eq(code, STANCE_E_MEMORY);
        cr_assert_eq(out.vi, -7, "outputs are written on success only");
    }
    cr_assert_eq(n, 4);
}
#endif
