/* test_methods.c - each method against numbers that other programs computed, the dendrograms
 * against scipy's, the proven modularity against all partitions. */
#include <string.h>

#include "coalition/detect.h"
#include "coalition/linkage.h"
#include "coalition/methods.h"
#include "coalition/modularity.h"
#include "network.h"

/* W. W. Zachary: An information flow model for conflict and fission in small groups. Journal of
 * Anthropological Research 33 (1977) 452-473: his karate club, who met whom. */
static const uint8_t club[78][2] = {
    {0, 1},   {0, 2},   {0, 3},   {0, 4},   {0, 5},   {0, 6},   {0, 7},   {0, 8},   {0, 10},
    {0, 11},  {0, 12},  {0, 13},  {0, 17},  {0, 19},  {0, 21},  {0, 31},  {1, 2},   {1, 3},
    {1, 7},   {1, 13},  {1, 17},  {1, 19},  {1, 21},  {1, 30},  {2, 3},   {2, 7},   {2, 8},
    {2, 9},   {2, 13},  {2, 27},  {2, 28},  {2, 32},  {3, 7},   {3, 12},  {3, 13},  {4, 6},
    {4, 10},  {5, 6},   {5, 10},  {5, 16},  {6, 16},  {8, 30},  {8, 32},  {8, 33},  {9, 33},
    {13, 33}, {14, 32}, {14, 33}, {15, 32}, {15, 33}, {18, 32}, {18, 33}, {19, 33}, {20, 32},
    {20, 33}, {22, 32}, {22, 33}, {23, 25}, {23, 27}, {23, 29}, {23, 32}, {23, 33}, {24, 25},
    {24, 27}, {24, 31}, {25, 31}, {26, 29}, {26, 33}, {27, 33}, {28, 31}, {28, 33}, {29, 32},
    {29, 33}, {30, 32}, {30, 33}, {31, 32}, {31, 33}, {32, 33}};

static struct stance_network karate(void)
{
    struct tie tie[78];
    for (size_t i = 0; i < 78; i++)
        tie[i] = (struct tie){club[i][0], club[i][1], 1};
    return network_of(34, tie, 78);
}

static struct stance_detection detect(uint32_t *label, const struct stance_network *net,
                                      enum stance_method method, uint32_t k)
{
    struct stance_cluster_options o = stance_options_default().cluster;
    struct stance_detection found = {0};
    struct stance_error err = {0};
    o.method = method;
    o.k = k;
    cr_assert_eq(stance_detect(label, &found, net, &o, NULL, &err), STANCE_OK, "%s: %s",
                 stance_method_names[method], err.message);
    return found;
}

/* By python-igraph 0.10.2, and the description length by Infomap as in igraph 1.0.1, which counts
 * no jumps; the last is the known maximum. */
Test(methods, the_karate_club_parts_as_other_programs_say)
{
    static const struct {
        enum stance_method method;
        uint32_t k;
        double objective;
    } rows[] = {{STANCE_METHOD_FAST_GREEDY, 3, 0.38067061143984227},
                {STANCE_METHOD_EDGE_BETWEENNESS, 5, 0.40129848783694944},
                {STANCE_METHOD_LEADING_EIGENVECTOR, 4, 0.3934089414858645},
                {STANCE_METHOD_WALKTRAP, 5, 0.3532215647600263},
                {STANCE_METHOD_INFOMAP, 3, 4.3117926458},
                {STANCE_METHOD_OPTIMAL, 4, 0.4197896120973046}};
    struct stance_network net = karate();
    uint32_t label[34];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct stance_detection found = detect(label, &net, rows[i].method, 0);
        cr_expect_eq(found.k, rows[i].k, "%s: %u", stance_method_names[rows[i].method], found.k);
        cr_expect_float_eq(found.objective, rows[i].objective, 1e-9, "%s: %.12g",
                           stance_method_names[rows[i].method], found.objective);
    }
    struct stance_detection best = detect(label, &net, STANCE_METHOD_OPTIMAL, 0);
    cr_expect_eq(best.certificate.status, STANCE_OPTIMAL);
    cr_expect(best.certificate.maximised && best.certificate.unique);
    cr_expect_eq(best.certificate.upper_bound, best.objective);
    cr_expect_gt(detect(label, &net, STANCE_METHOD_SPINGLASS, 0).objective, 0.41);
    cr_expect_gt(detect(label, &net, STANCE_METHOD_LABEL_PROPAGATION, 0).objective, 0.37);
    stance_network_clear(&net);
}

/* Ties between two in three of them, a third hostile: enough that chance has a say. */
static struct stance_network mixed(void)
{
    struct tie tie[400];
    size_t m = 0;
    for (uint32_t a = 0, x = 1; a < 24; a++)
        for (uint32_t b = a + 1; b < 24; b++) {
            x = x * 1103515245u + 12345u;
            if (x >> 16 & 1)
                tie[m++] = (struct tie){a, b, (x >> 20) % 3 ? 1 : -1};
        }
    return network_of(24, tie, m);
}

static bool seed_tells(const struct stance_network *net, enum stance_method method)
{
    struct stance_cluster_options o = stance_options_default().cluster;
    uint32_t first[24], label[24];
    bool same = true;
    o.method = method;
    o.exact = false;
    for (o.seed = 1; o.seed <= 8; o.seed++) {
        struct stance_detection found = {0};
        struct stance_error err = {0};
        cr_assert_eq(stance_detect(o.seed == 1 ? first : label, &found, net, &o, NULL, &err),
                     STANCE_OK, "%s: %s", stance_method_names[method], err.message);
        same = same && (o.seed == 1 || memcmp(first, label, sizeof label) == 0);
    }
    return !same;
}

Test(methods, a_seed_tells_where_it_is_said_to_be_used_and_nowhere_else)
{
    struct stance_network net = mixed();
    for (int m = 0; stance_method_names[m]; m++)
        if (!stance_method_uses((enum stance_method)m).seed)
            cr_expect_not(seed_tells(&net, (enum stance_method)m), "%s", stance_method_names[m]);
    cr_expect(stance_method_uses(STANCE_METHOD_LABEL_PROPAGATION).seed);
    cr_expect(seed_tells(&net, STANCE_METHOD_LABEL_PROPAGATION));
    stance_network_clear(&net);
}

Test(methods, those_that_are_said_to_prove_do_and_no_others)
{
    struct stance_network net = karate();
    uint32_t label[34];
    for (int m = 0; stance_method_names[m]; m++)
        cr_expect_eq(detect(label, &net, (enum stance_method)m, 0).certificate.status ==
                         STANCE_OPTIMAL,
                     stance_method_uses((enum stance_method)m).exact, "%s", stance_method_names[m]);
    stance_network_clear(&net);
    cr_expect_not(stance_method_uses((enum stance_method) - 1).exact, "a method there is not");
    cr_expect_not(stance_method_uses((enum stance_method)(STANCE_METHOD_WARD + 1)).k);
}

Test(methods, joins_are_cut_at_k)
{
    static const enum stance_method cut[] = {
        STANCE_METHOD_WALKTRAP, STANCE_METHOD_FAST_GREEDY, STANCE_METHOD_EDGE_BETWEENNESS,
        STANCE_METHOD_AVERAGE,  STANCE_METHOD_COMPLETE,    STANCE_METHOD_WARD};
    struct stance_network net = karate();
    uint32_t label[34];
    for (size_t i = 0; i < sizeof cut / sizeof *cut; i++)
        for (uint32_t k = 1; k <= 34; k += 3)
            cr_expect_eq(detect(label, &net, cut[i], k).k, k, "%s", stance_method_names[cut[i]]);
    stance_network_clear(&net);
}

/* ---- The largest modularity against all partitions ---- */

static double best_of_all(const struct stance_network *net, double resolution)
{
    uint32_t label[9] = {0};
    double best = -INFINITY;
    for (;;) { /* restricted growth strings in order */
        struct stance_modularity q;
        size_t i = net->n - 1;
        cr_assert_eq(stance_modularity_of(&q, net, label, 9, resolution, NULL), STANCE_OK);
        best = q.whole > best ? q.whole : best;
        for (;; i--) {
            uint32_t most = 0;
            for (size_t j = 0; j < i; j++)
                most = label[j] >= most ? label[j] + 1 : most;
            if (i == 0)
                return best;
            if (label[i] < most)
                break;
        }
        label[i]++;
        for (size_t j = i + 1; j < net->n; j++)
            label[j] = 0;
    }
}

Test(methods, no_partition_beats_the_proven_modularity)
{
    for (uint64_t seed = 1; seed <= 60; seed++) {
        bool is_signed = seed % 3 != 0;
        struct stance_network net =
            network_random(2 + seed % 7, 0.3 + 0.1 * (double)(seed % 8), is_signed, seed);
        struct stance_cluster_options o = stance_options_default().cluster;
        struct stance_detection found;
        uint32_t label[9];
        for (size_t i = 0; i < net.m && seed % 2; i++) /* whole weights */
            net.w[i] = net.w[i] < 0 ? floor(9 * net.w[i]) : ceil(9 * net.w[i]);
        o.resolution = seed % 4 == 1 ? 1.5 : 1;
        double best = best_of_all(&net, o.resolution);
        for (int m = 0; m < 3; m++) {
            static const enum stance_method of[] = {STANCE_METHOD_OPTIMAL, STANCE_METHOD_LEIDEN,
                                                    STANCE_METHOD_LOUVAIN};
            o.method = of[m];
            cr_assert_eq(stance_detect(label, &found, &net, &o, NULL, NULL), STANCE_OK);
            cr_expect_leq(found.objective, best + 1e-9);
            /* Up to what rounding to six decimals may move; searches on so few meet it too. */
            cr_expect_geq(found.objective, best - (m ? 0.02 : 1e-5), "%s, seed %zu: %.9g, not %.9g",
                          stance_method_names[of[m]], (size_t)seed, found.objective, best);
            cr_expect(m || found.certificate.status == STANCE_OPTIMAL);
        }
        stance_network_clear(&net);
    }
}

Test(methods, without_time_a_bound_is_left)
{
    struct stance_network net = network_random(60, 0.1, false, 3);
    struct stance_cluster_options o = stance_options_default().cluster;
    struct stance_detection found;
    uint32_t label[60];
    o.method = STANCE_METHOD_OPTIMAL;
    o.time_limit = 0;
    cr_assert_eq(stance_detect(label, &found, &net, &o, NULL, NULL), STANCE_OK);
    cr_expect_eq(found.certificate.status, STANCE_BOUNDED);
    cr_expect_gt(found.certificate.upper_bound, found.objective);
    cr_expect_float_eq(found.certificate.gap, found.certificate.upper_bound / found.objective - 1,
                       1e-9);
    o.exact = false;
    cr_assert_eq(stance_detect(label, &found, &net, &o, NULL, NULL), STANCE_OK);
    cr_expect_eq(found.certificate.status, STANCE_HEURISTIC);
    stance_network_clear(&net);
}

/* ---- Dendrograms ---- */

/* Heights by scipy 1.10.1: scipy.cluster.hierarchy.linkage on these fifteen distances. */
Test(methods, heights_are_those_of_scipy)
{
    static const double distance[] = {0.11, 0.43, 0.52, 0.87, 0.95, 0.38, 0.61, 0.79,
                                      0.91, 0.29, 0.72, 0.66, 0.58, 0.84, 0.17};
    static const double heights[3][5] = {{0.11, 0.17, 0.29, 0.485, 0.79},
                                         {0.11, 0.17, 0.29, 0.61, 0.95},
                                         {0.11, 0.17, 0.29, 0.661664567586931, 1.22689309504401}};
    for (int l = 0; l < 3; l++) {
        struct stance_join join[5];
        double spoilt[15];
        memcpy(spoilt, distance, sizeof spoilt);
        cr_assert_eq(stance_linkage_join(join, spoilt, 6, (enum stance_linkage)l, NULL, NULL),
                     STANCE_OK);
        for (int t = 0; t < 5; t++)
            cr_expect_float_eq(join[t].height, heights[l][t], 1e-12, "rule %d, join %d: %.12g", l,
                               t, join[t].height);
    }
}

/* The slow textbook way: look at all pairs, join the closest, again. */
static void join_slowly(double *height, double *d, size_t n, enum stance_linkage linkage)
{
    double size[12];
    for (size_t i = 0; i < n; i++)
        size[i] = 1;
    for (size_t t = 0; t + 1 < n; t++) {
        size_t x = 0, y = 0;
        double least = INFINITY;
        for (size_t i = 0; i < n; i++)
            for (size_t j = i + 1; j < n; j++)
                if (size[i] > 0 && size[j] > 0 && d[i * n + j] < least) {
                    least = d[i * n + j];
                    x = i;
                    y = j;
                }
        height[t] = least;
        for (size_t k = 0; k < n; k++) {
            if (k == x || k == y || size[k] == 0)
                continue;
            double a = d[x * n + k], b = d[y * n + k], all = size[x] + size[y] + size[k];
            double far = linkage == STANCE_LINKAGE_COMPLETE ? fmax(a, b)
                         : linkage == STANCE_LINKAGE_AVERAGE
                             ? (size[x] * a + size[y] * b) / (size[x] + size[y])
                             : sqrt(((size[x] + size[k]) * a * a + (size[y] + size[k]) * b * b -
                                     size[k] * least * least) /
                                    all);
            d[x * n + k] = d[k * n + x] = far;
        }
        size[x] += size[y];
        size[y] = 0;
    }
}

Test(methods, chains_of_neighbours_join_as_the_closest_pair_would)
{
    struct stance_random random;
    stance_random_seed(&random, 5);
    for (int round = 0; round < 90; round++) {
        size_t n = 2 + (size_t)round % 11;
        double square[144] = {0}, triangle[66], height[11];
        struct stance_join join[11];
        for (size_t i = 0; i < n; i++)
            for (size_t j = i + 1; j < n; j++)
                square[i * n + j] = square[j * n + i] = triangle[stance_linkage_pair(n, i, j)] =
                    stance_random_unit(&random);
        enum stance_linkage linkage = (enum stance_linkage)(round % 3);
        join_slowly(height, square, n, linkage);
        cr_assert_eq(stance_linkage_join(join, triangle, n, linkage, NULL, NULL), STANCE_OK);
        for (size_t t = 0; t + 1 < n; t++)
            cr_assert_float_eq(join[t].height, height[t], 1e-9);
    }
}

Test(methods, pairs_without_a_tie_are_half_way_apart_and_counted)
{
    const struct tie tie[] = {{0, 1, 1}, {0, 2, 0.1}, {1, 2, 0.1}, {2, 3, 1}};
    struct stance_network net = network_of(5, tie, 4);
    uint32_t label[5];
    net.measure = STANCE_AGREEMENT;
    struct stance_detection found = detect(label, &net, STANCE_METHOD_AVERAGE, 0);
    const uint32_t expected[] = {0, 0, 1, 1, 2};
    cr_expect_arr_eq(label, expected, sizeof expected, "the last has no tie and is alone");
    cr_expect_eq(found.assumed_n, 2);
    cr_expect_eq(found.assumed, 0.5);
    /* (0.7 - 0) / 0.7 is 1 for both pairs; nothing for the one alone. */
    cr_expect_float_eq(found.objective, 4.0 / 5, 1e-12);
    stance_network_clear(&net);
}

/* ---- Limits ---- */

static void refuses(size_t n, enum stance_method method, const char *start)
{
    const struct tie tie[] = {{0, 1, 1}};
    struct stance_network net = network_of(n, tie, 1);
    struct stance_cluster_options o = stance_options_default().cluster;
    struct stance_detection found;
    struct stance_error err = {0};
    uint32_t *label = calloc(n, sizeof *label);
    o.method = method;
    cr_expect_eq(stance_detect(label, &found, &net, &o, NULL, &err), STANCE_E_VALUE);
    cr_expect_eq(strncmp(err.message, start, strlen(start)), 0, "%s", err.message);
    free(label);
    stance_network_clear(&net);
}

Test(methods, what_would_take_too_long_is_refused)
{
    refuses(501, STANCE_METHOD_SPINGLASS, "spinglass takes up to 500 actors, and here are 501");
    refuses(501, STANCE_METHOD_OPTIMAL, "optimal takes up to 500 actors, and here are 501");
    refuses(5001, STANCE_METHOD_WARD, "ward needs a distance for every pair");
    struct stance_network net = network_random(200, 0.9, false, 1);
    struct stance_cluster_options o = stance_options_default().cluster;
    struct stance_detection found;
    struct stance_error err = {0};
    uint32_t label[200];
    o.method = STANCE_METHOD_EDGE_BETWEENNESS;
    cr_expect_eq(stance_detect(label, &found, &net, &o, NULL, &err), STANCE_E_VALUE);
    cr_expect_neq(strstr(err.message, "too long"), NULL, "%s", err.message);
    stance_network_clear(&net);
}

/* Pieces are cooled one by one, with the chance of the whole. */
Test(methods, spins_in_pieces_keep_the_modularity_of_the_whole)
{
    const struct tie tie[] = {{0, 1, 1}, {0, 2, 1}, {1, 2, 1}, {2, 3, -1}, {3, 4, 1}, {3, 5, 1},
                              {4, 5, 1}, {6, 7, 1}, {6, 8, 1}, {7, 8, 1},  {9, 10, 1}};
    struct stance_network net = network_of(12, tie, 11);
    uint32_t label[12];
    double spins = detect(label, &net, STANCE_METHOD_SPINGLASS, 0).objective;
    const uint32_t expected[] = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4};
    cr_expect_arr_eq(label, expected, sizeof expected);
    cr_expect_float_eq(spins, detect(label, &net, STANCE_METHOD_OPTIMAL, 0).objective, 1e-12);
    stance_network_clear(&net);
}
