/* test_group_measures.c - Rice, Hix, Cramer's V, triads, polarisation, betweenness against
 * hand-computed values, published rows and dull slow versions. */
#include <stdio.h>
#include <string.h>

#include "../graph/world.h"
#include "coalition/betweenness.h"
#include "coalition/division.h"
#include "coalition/polarisation.h"
#include "coalition/triads.h"
#include "network.h"

#define REFERENCE "../shared/data/reference/reference-values.csv"

/* ---- Voices ---- */

Test(group_measures, rice_and_hix_by_hand)
{
    struct stance_voices v = {7, 0, 3};
    cr_assert_float_eq(stance_voices_rice(v), 1, 1e-12);
    cr_assert_float_eq(stance_voices_agreement(v), 0.55, 1e-12);
    v = (struct stance_voices){2, 2, 2};
    cr_assert_float_eq(stance_voices_agreement(v), 0, 1e-12);
    cr_assert_eq(stance_voices_rice(v), 0);
    v = (struct stance_voices){0, 0, 3};
    cr_assert(isnan(stance_voices_rice(v)));
    cr_assert_eq(stance_voices_agreement(v), 1);
    cr_assert(isnan(stance_voices_agreement((struct stance_voices){0})));
}

/* Rows "..,cohesion,GROUP,..,yes-no-abstain,Y-N-A,.." are followed by their two indices. */
Test(group_measures, rice_and_hix_meet_the_reference)
{
    char line[500], counts[40];
    struct stance_voices v = {0};
    size_t rice = 0, hix = 0;
    FILE *f = fopen(REFERENCE, "r");
    if (!f)
        cr_skip(REFERENCE " is absent");
    while (fgets(line, sizeof line, f)) {
        double value;
        char *at;
        if (!strstr(line, ",cohesion,"))
            continue;
        if ((at = strstr(line, "yes-no-abstain,")) && sscanf(at, "%*[^,],%39[^,]", counts) == 1)
            cr_assert_eq(sscanf(counts, "%u-%u-%u", &v.support, &v.oppose, &v.neutral), 3, "%s",
                         line);
        else if ((at = strstr(line, "Rice index,")) && at[11] == ',')
            cr_assert(isnan(stance_voices_rice(v)) && ++rice, "%s", line);
        else if (at && sscanf(at + 11, "%lf", &value) == 1)
            cr_assert(fabs(stance_voices_rice(v) - value) < 1e-6 && ++rice, "%s", line);
        else if ((at = strstr(line, "index (Hix),")) && sscanf(at + 12, "%lf", &value) == 1)
            cr_assert(fabs(stance_voices_agreement(v) - value) < 1e-6 && ++hix, "%s", line);
    }
    fclose(f);
    cr_assert_gt(rice, 30);
    cr_assert_eq(rice, hix);
}

Test(group_measures, division_by_hand)
{
    /* two coalitions: 3 for, 1 against; 1 for, 3 against; eight of ten on record */
    struct stance_voices v[] = {{3, 1, 0}, {1, 3, 0}};
    struct stance_division d = stance_division_of(v, 1, 2, 10);
    cr_assert_float_eq(d.coverage, 0.8, 1e-12);
    cr_assert_float_eq(d.division, 1, 1e-12);
    cr_assert_float_eq(d.divisiveness, 0.8, 1e-12);
    cr_assert_float_eq(d.separation, 0.5, 1e-12, "phi of a two by two table: (9 - 1) / 16");
    struct stance_voices one[] = {{5, 0, 0}, {2, 0, 0}};
    cr_assert(isnan(stance_division_of(one, 1, 2, 7).separation));
    cr_assert_eq(stance_division_of(one, 1, 2, 7).divisiveness, 0);
    struct stance_voices none[] = {{0, 0, 0}, {0, 0, 0}};
    cr_assert(isnan(stance_division_of(none, 1, 2, 7).division));
    struct stance_voices perfect[] = {{4, 0, 0}, {0, 0, 0}, {0, 2, 0}, {0, 0, 9}};
    cr_assert_float_eq(stance_division_of(perfect, 1, 4, 20).separation, 1, 1e-12);
    struct stance_voices alike[] = {{2, 1, 1}, {4, 2, 2}};
    cr_assert_float_eq(stance_division_of(alike, 1, 2, 12).separation, 0, 1e-12);
}

/* ---- Triads ---- */

static double between(const struct stance_network *net, size_t a, size_t b)
{
    for (size_t i = 0; i < net->m; i++)
        if (net->a[i] == a && net->b[i] == b)
            return net->w[i];
    return 0;
}

Test(group_measures, triads_equal_three_loops)
{
    for (uint64_t seed = 1; seed <= 20; seed++) {
        struct stance_network net =
            network_random(4 + seed % 12, 0.2 + 0.04 * (double)seed, true, seed);
        struct stance_triads slow = {{0}}, fast = {{9}};
        if (net.m > 2)
            net.w[2] = 0; /* is no tie */
        for (size_t a = 0; a < net.n; a++)
            for (size_t b = a + 1; b < net.n; b++)
                for (size_t c = b + 1; c < net.n; c++) {
                    double x = between(&net, a, b), y = between(&net, a, c),
                           z = between(&net, b, c);
                    if (x != 0 && y != 0 && z != 0)
                        slow.by_hostile[(x < 0) + (y < 0) + (z < 0)]++;
                }
        cr_assert_eq(stance_triads_count(&fast, &net, NULL, NULL), STANCE_OK);
        for (int i = 0; i < 4; i++)
            cr_assert_eq(fast.by_hostile[i], slow.by_hostile[i], "seed %d, %d hostile", (int)seed,
                         i);
        stance_network_clear(&net);
    }
}

Test(group_measures, balance_is_the_share_of_even_triads)
{
    cr_assert_float_eq(stance_triads_balance((struct stance_triads){{1, 2, 3, 4}}), 0.4, 1e-12);
    cr_assert(isnan(stance_triads_balance((struct stance_triads){{0}})));
}

/* ---- Polarisation ---- */

Test(group_measures, polarisation_by_hand)
{
    const struct tie tie[] = {{0, 1, 1}, {0, 2, 0.25}, {1, 3, 0.5}, {2, 3, 0.5}};
    struct stance_network net = network_of(4, tie, 4);
    const uint32_t label[] = {0, 0, 1, 1}, turned[] = {0, 1, 0, 1}, one[] = {0, 0, 0, 0};
    struct stance_polarisation p;
    cr_assert_eq(stance_polarisation_of(&p, &net, label, 0, 1, NULL, NULL), STANCE_OK);
    cr_assert_float_eq(p.within, 0.75, 1e-12);
    cr_assert_float_eq(p.between, 0.375, 1e-12);
    cr_assert_float_eq(p.value, 0.375, 1e-12);
    cr_assert(isnan(p.p), "no deals, no p");
    cr_assert_eq(stance_polarisation_of(&p, &net, turned, 99, 1, NULL, NULL), STANCE_OK);
    cr_assert_lt(p.gap, 0);
    cr_assert_eq(p.value, 0, "never below 0");
    cr_assert_eq(stance_polarisation_of(&p, &net, one, 99, 1, NULL, NULL), STANCE_OK);
    cr_assert_eq(p.value, 0);
    cr_assert(isnan(p.p));
    stance_network_clear(&net);
}

/* Two of four into each coalition: three ways, of which the best one has probability 1/3. */
Test(group_measures, p_nears_the_share_of_all_deals)
{
    const struct tie tie[] = {{0, 1, 1}, {0, 2, 0}, {0, 3, 0}, {1, 2, 0}, {1, 3, 0}, {2, 3, 1}};
    struct stance_network net = network_of(4, tie, 6);
    const uint32_t label[] = {0, 0, 1, 1};
    struct stance_polarisation p, again;
    cr_assert_eq(stance_polarisation_of(&p, &net, label, 9999, 5, NULL, NULL), STANCE_OK);
    cr_assert_float_eq(p.p, 1.0 / 3, 0.02);
    cr_assert_eq(stance_polarisation_of(&again, &net, label, 9999, 5, NULL, NULL), STANCE_OK);
    cr_assert_eq(p.p, again.p, "one seed, one p");
    cr_assert_eq(p.gap, 1);
    stance_network_clear(&net);
}

/* ---- Betweenness ---- */

/* Lengths of all shortest ways and their numbers, by Floyd and Warshall. */
static void slow_betweenness(double *out, const struct stance_network *net)
{
    enum { MOST = 12 };
    double far[MOST][MOST], ways[MOST][MOST] = {{0}};
    size_t n = net->n;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            far[i][j] = i == j ? 0 : INFINITY;
    for (size_t e = 0; e < net->m; e++)
        if (net->w[e] > 0)
            far[net->a[e]][net->b[e]] = far[net->b[e]][net->a[e]] = 1 / net->w[e];
    double direct[MOST][MOST];
    memcpy(direct, far, sizeof far);
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; j < n; j++)
                far[i][j] = fmin(far[i][j], far[i][k] + far[k][j]);
    /* ways s to t: over the last step; weights are whole, so sums are exact; n rounds do */
    for (size_t s = 0; s < n; s++) {
        ways[s][s] = 1;
        for (size_t round = 0; round < n; round++)
            for (size_t t = 0; t < n; t++) {
                double sum = 0;
                for (size_t v = 0; v < n; v++)
                    if (t != s && v != t && direct[v][t] < INFINITY &&
                        far[s][v] + direct[v][t] == far[s][t])
                        sum += ways[s][v];
                if (t != s)
                    ways[s][t] = sum;
            }
    }
    for (size_t v = 0; v < n; v++) {
        out[v] = 0;
        for (size_t s = 0; s < n; s++)
            for (size_t t = s + 1; t < n; t++)
                if (s != v && t != v && far[s][t] < INFINITY && far[s][v] + far[v][t] == far[s][t])
                    out[v] += ways[s][v] * ways[v][t] / ways[s][t];
        out[v] *= 2 / ((double)(n - 1) * (double)(n - 2));
    }
}

Test(group_measures, betweenness_equals_all_ways)
{
    for (uint64_t seed = 1; seed <= 20; seed++) {
        struct stance_network net = network_random(3 + seed % 9, 0.5, true, seed);
        double slow[12], fast[12];
        for (size_t i = 0; i < net.m; i++) /* lengths 1, 2, 4: many equal ways */
            net.w[i] = (net.w[i] < 0 ? -1 : 1) / (double)(1 << (i % 3));
        slow_betweenness(slow, &net);
        cr_assert_eq(stance_betweenness_of(fast, &net, NULL, NULL), STANCE_OK);
        for (size_t v = 0; v < net.n; v++)
            cr_assert_float_eq(fast[v], slow[v], 1e-9, "seed %d, actor %zu", (int)seed, v);
        stance_network_clear(&net);
    }
}

Test(group_measures, the_middle_of_a_star_lies_between_all)
{
    const struct tie tie[] = {{0, 1, 1}, {0, 2, 0.5}, {0, 3, 0.2}, {1, 2, -1}};
    struct stance_network net = network_of(4, tie, 4);
    double b[4];
    cr_assert_eq(stance_betweenness_of(b, &net, NULL, NULL), STANCE_OK);
    cr_assert_eq(b[0], 1);
    cr_assert_eq(b[1], 0);
    stance_network_clear(&net);
    net = network_of(2, tie, 1);
    cr_assert_eq(stance_betweenness_of(b, &net, NULL, NULL), STANCE_OK);
    cr_assert_eq(b[0], 0, "two have nobody between");
    stance_network_clear(&net);
}
