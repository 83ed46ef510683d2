/* test_modularity.c - modularity by its definition, by hand, and looked for. */
#include <string.h>

#include "base/memory.h"
#include "coalition/detect.h"
#include "coalition/modularity.h"
#include "coalition/partition.h"
#include "network.h"

/* The definition: a double loop over pairs of actors. */
static double slow(const struct stance_network *net, const uint32_t *label, double resolution)
{
    size_t n = net->n;
    double *w = calloc(n * n, sizeof *w), *plus = calloc(n, sizeof *plus),
           *minus = calloc(n, sizeof *minus), two_plus = 0, two_minus = 0, q = 0;
    for (size_t i = 0; i < net->m; i++) {
        size_t a = net->a[i], b = net->b[i];
        w[a * n + b] = w[b * n + a] = net->w[i];
        double size = fabs(net->w[i]);
        double *s = net->w[i] < 0 ? minus : plus;
        s[a] += size;
        s[b] += size;
        *(net->w[i] < 0 ? &two_minus : &two_plus) += 2 * size;
    }
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            if (label[i] != label[j])
                continue;
            q += w[i * n + j];
            q -= two_plus > 0 ? resolution * plus[i] * plus[j] / two_plus : 0;
            q += two_minus > 0 ? resolution * minus[i] * minus[j] / two_minus : 0;
        }
    free(w);
    free(plus);
    free(minus);
    return two_plus + two_minus > 0 ? q / (two_plus + two_minus) : 0;
}

static double whole(const struct stance_network *net, const uint32_t *label, double resolution)
{
    struct stance_modularity q;
    cr_assert_eq(stance_modularity_of(&q, net, label, (uint32_t)net->n, resolution, NULL),
                 STANCE_OK);
    return q.whole;
}

Test(modularity, two_triangles_and_a_bridge_by_hand)
{
    const struct tie tie[] = {{0, 1, 1}, {0, 2, 1}, {1, 2, 1}, {2, 3, 1},
                              {3, 4, 1}, {3, 5, 1}, {4, 5, 1}};
    struct stance_network net = network_of(6, tie, 7);
    struct stance_modularity q;
    const uint32_t label[] = {0, 0, 0, 1, 1, 1};
    cr_assert_eq(stance_modularity_of(&q, &net, label, 2, 1, NULL), STANCE_OK);
    cr_assert_float_eq(q.positive, 6.0 / 7 - 0.5, 1e-15);
    cr_assert_eq(q.whole, q.positive);
    cr_assert_eq(stance_modularity_of(&q, &net, label, 2, 2, NULL), STANCE_OK);
    cr_assert_float_eq(q.whole, 6.0 / 7 - 1, 1e-15);
    stance_network_clear(&net);
}

/* One friendship inside each camp, two hostile ties across: W+ = W- = 2, Q+ = 1/2,
 * Q- = -1/2, so Q = 1/2. */
Test(modularity, signs_pull_apart_by_hand)
{
    const struct tie tie[] = {{0, 1, 1}, {0, 2, -1}, {1, 3, -1}, {2, 3, 1}};
    struct stance_network net = network_of(4, tie, 4);
    struct stance_modularity q;
    const uint32_t label[] = {0, 0, 1, 1};
    cr_assert_eq(stance_modularity_of(&q, &net, label, 2, 1, NULL), STANCE_OK);
    cr_assert_float_eq(q.positive, 0.5, 1e-15);
    cr_assert_float_eq(q.whole, 0.5, 1e-15);
    stance_network_clear(&net);
}

Test(modularity, an_empty_sign_has_no_term)
{
    const struct tie hostile[] = {{0, 1, -1}, {0, 2, -1}};
    struct stance_network net = network_of(3, hostile, 2), none = network_of(3, NULL, 0);
    const uint32_t label[] = {0, 1, 1};
    cr_assert_float_eq(whole(&net, label, 1), slow(&net, label, 1), 1e-15);
    cr_assert_eq(whole(&none, label, 1), 0);
    stance_network_clear(&net);
    stance_network_clear(&none);
}

Test(modularity, equals_its_definition)
{
    struct stance_random random;
    stance_random_seed(&random, 3);
    for (uint64_t seed = 1; seed <= 30; seed++) {
        struct stance_network net = network_random(12, 0.5, seed % 2, seed);
        uint32_t label[12];
        for (int i = 0; i < 12; i++)
            label[i] = (uint32_t)stance_random_below(&random, 4);
        double resolution = 0.5 + (double)(seed % 3);
        cr_assert_float_eq(whole(&net, label, resolution), slow(&net, label, resolution), 1e-12);
        stance_network_clear(&net);
    }
}

/* ---- Looking for the largest ---- */

/* The largest over all set partitions, by restricted growth strings. */
static double exhaustive(const struct stance_network *net, double resolution)
{
    uint32_t label[8] = {0}, highest[8] = {0};
    size_t n = net->n;
    double best = -INFINITY;
    for (;;) {
        double q = slow(net, label, resolution);
        best = q > best ? q : best;
        size_t i = n - 1;
        while (i > 0 && label[i] == highest[i - 1] + 1)
            i--;
        if (i == 0)
            return best;
        label[i]++;
        highest[i] = label[i] > highest[i - 1] ? label[i] : highest[i - 1];
        for (size_t j = i + 1; j < n; j++) {
            label[j] = 0;
            highest[j] = highest[j - 1];
        }
    }
}

static double found_by(enum stance_method method, const struct stance_network *net,
                       double resolution)
{
    struct stance_cluster_options o = stance_options_default().cluster;
    struct stance_detection found;
    uint32_t label[8];
    o.method = method;
    o.resolution = resolution;
    cr_assert_eq(stance_detect(label, &found, net, &o, NULL, NULL), STANCE_OK);
    cr_assert_float_eq(found.objective, slow(net, label, resolution), 1e-12);
    return found.objective;
}

Test(modularity, search_reaches_the_exhaustive_optimum_with_signs)
{
    size_t leiden = 0, louvain = 0;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        struct stance_network net = network_random(7, 0.7, true, seed);
        double resolution = seed % 4 ? 1 : 0.6, best = exhaustive(&net, resolution);
        double a = found_by(STANCE_METHOD_LEIDEN, &net, resolution);
        double b = found_by(STANCE_METHOD_LOUVAIN, &net, resolution);
        cr_assert(a <= best + 1e-12 && b <= best + 1e-12, "nothing beats the optimum");
        leiden += a > best - 1e-9;
        louvain += b > best - 1e-9;
        stance_network_clear(&net);
    }
    cr_assert_eq(leiden, 40, "%zu", leiden);
    cr_assert_eq(louvain, 40, "%zu", louvain);
}

/* Two actors whom everybody else opposes gain from each other without a tie. */
Test(modularity, search_joins_actors_without_a_tie)
{
    const struct tie tie[] = {{0, 2, -1}, {0, 3, -1}, {1, 2, -1}, {1, 3, -1}, {2, 3, 1}};
    struct stance_network net = network_of(4, tie, 5);
    uint32_t label[4];
    for (int refined = 0; refined < 2; refined++) {
        cr_assert_eq(stance_modularity_search(label, &net, 1, refined, 1, NULL, NULL), STANCE_OK);
        cr_assert_eq(label[0], label[1]);
        cr_assert_eq(label[2], label[3]);
        cr_assert_neq(label[0], label[2]);
    }
    stance_network_clear(&net);
}

/* igraph knows nothing of our search, so where it comes near, ours is no accident. */
Test(modularity, without_signs_our_search_and_igraphs_come_near_each_other)
{
    for (uint64_t seed = 1; seed <= 10; seed++) {
        struct stance_network net = network_random(40, 0.15, false, seed);
        struct stance_cluster_options o = stance_options_default().cluster;
        struct stance_detection both;
        uint32_t label[40];
        double ours = -1, theirs;
        o.method = STANCE_METHOD_LEIDEN;
        cr_assert_eq(stance_detect_modularity(label, &net, &o, 20, NULL, NULL), STANCE_OK);
        theirs = whole(&net, label, 1);
        for (uint64_t run = 1; run <= 20; run++) {
            cr_assert_eq(stance_modularity_search(label, &net, 1, true, run, NULL, NULL),
                         STANCE_OK);
            double q = whole(&net, label, 1);
            ours = q > ours ? q : ours;
        }
        cr_assert_float_eq(ours, theirs, 0.015, "%.6f and %.6f", ours, theirs);
        cr_assert_eq(stance_detect(label, &both, &net, &o, NULL, NULL), STANCE_OK);
        cr_assert_float_eq(both.objective, ours > theirs ? ours : theirs, 1e-12);
        stance_network_clear(&net);
    }
}

static bool stop_now(void *data)
{
    (void)data;
    return true;
}

Test(modularity, a_stop_is_heeded)
{
    struct stance_watch watch = {.stop = stop_now};
    struct stance_network net = network_random(10, 0.5, true, 1);
    uint32_t label[10];
    cr_assert_eq(stance_modularity_search(label, &net, 1, true, 1, &watch, NULL), STANCE_E_STOPPED);
    stance_network_clear(&net);
}

#ifdef STANCE_FAIL_ALLOCATION
Test(modularity, every_failed_allocation_is_told_and_leaves_nothing)
{
    struct stance_network net = network_random(12, 0.4, true, 2);
    uint32_t label[12];
    size_t n = 1;
    for (;; n++) {
        stance_memory_fail_at(n);
        enum stance_code code = stance_modularity_search(label, &net, 1, true, 1, NULL, NULL);
        stance_memory_fail_at(0);
        if (code == STANCE_OK)
            break;
        cr_assert_eq(code, STANCE_E_MEMORY);
    }
    cr_assert_gt(n, 20);
    stance_network_clear(&net);
}
#endif
