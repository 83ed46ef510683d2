/* test_exact.c - bounds are bounds: packing, programme, branching, dolls, uniqueness. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "coalition/exact.h"
#include "coalition/exact_branch.h"
#include "coalition/exact_dolls.h"
#include "coalition/exact_packing.h"
#include "coalition/exact_separate.h"
#include "networks.h"

static struct network net;
static struct stance_pace pace;

static struct stance_signed_graph graph_of(const struct network *of)
{
    static struct stance_signed_edge edge[NETWORK_MOST];
    struct stance_signed_graph g;
    for (size_t i = 0; i < of->m; i++)
        edge[i] = (struct stance_signed_edge){of->a[i], of->b[i], (int64_t)of->w[i]};
    cr_assert_eq(stance_signed_graph_init(&g, (uint32_t)of->n, edge, of->m, NULL), STANCE_OK);
    pace = (struct stance_pace){.deadline = INFINITY};
    return g;
}

static void small_network(struct stance_random *random, size_t n)
{
    network_random(&net, n, 0.4 + 0.6 * stance_random_unit(random), stance_random_unit(random),
                   1 + (int)stance_random_below(random, 4), random);
}

/* The least frustration among partitions that frustrate edge e, by giving e the other
 * sign and all the weight there is. */
static double least_with(size_t e, uint32_t k)
{
    static struct network forced;
    size_t optima_n;
    double big = 1000, had = net.w[e];
    forced = net;
    forced.w[e] = had > 0 ? -big : big;
    double least = network_brute_force(&forced, k, &optima_n);
    return least >= big ? INFINITY : least + fabs(had);
}

/* Each is one closed line, and bad. */
static void are_bad_cycles(const struct stance_cycles *cycles, const struct stance_signed_graph *g,
                           bool is_camps)
{
    for (size_t i = 0; i < cycles->n; i++) {
        int negative = 0, degree[8] = {0};
        for (size_t j = cycles->start[i]; j < cycles->start[i + 1]; j++) {
            const struct stance_signed_edge *e = &g->edge[cycles->edge[j]];
            negative += e->w < 0;
            degree[e->a]++;
            degree[e->b]++;
        }
        cr_assert(is_camps ? negative % 2 == 1 : negative == 1);
        for (int u = 0; u < 8; u++)
            cr_assert(degree[u] == 0 || degree[u] == 2);
    }
}

Test(exact, a_packing_bounds_every_partition_and_every_edge)
{
    struct stance_random random;
    stance_random_seed(&random, 40);
    for (int round = 0; round < 100; round++) {
        uint32_t k = round % 2 ? 2 : 0;
        size_t optima_n;
        small_network(&random, 7);
        struct stance_signed_graph g = graph_of(&net);
        struct stance_signed_search s;
        struct stance_cycles cycles = {0};
        int64_t bound, left[64];
        cr_assert_eq(stance_signed_search_init(&s, &g, k, 1, NULL), STANCE_OK);
        cr_assert_eq(stance_signed_search_run(&s, 3, 100000, &pace, NULL), STANCE_OK);
        cr_assert_eq(stance_packing_find(&bound, left, &cycles, &g, s.best, k == 2, &pace, NULL),
                     STANCE_OK);
        cr_assert_leq((double)bound, network_brute_force(&net, k, &optima_n));
        for (uint32_t e = 0; e < g.m; e++) {
            cr_assert_geq(left[e], 0);
            if (!stance_signed_edge_is_frustrated(&g.edge[e], s.best))
                cr_assert_leq((double)(bound + left[e]), least_with(e, k));
        }
        are_bad_cycles(&cycles, &g, k == 2);
        stance_cycles_clear(&cycles);
        stance_signed_search_clear(&s);
        stance_signed_graph_clear(&g);
    }
}

/* From a bad partition and no rows at all: everything is left to cutting and branching. */
Test(exact, cutting_and_branching_find_and_prove_the_optimum)
{
    struct stance_random random;
    stance_random_seed(&random, 41);
    for (int round = 0; round < 150; round++) {
        uint32_t k = round % 2 ? 2 : 0;
        size_t optima_n;
        small_network(&random, 8);
        struct stance_signed_graph g = graph_of(&net);
        struct stance_signed_search s;
        struct stance_branches t;
        bool is_closed, is_solved;
        int64_t bound;
        uint32_t label[8] = {0, 1, 0, 1, 0, 1, 0, 1};
        double best = network_brute_force(&net, k, &optima_n);
        cr_assert_eq(stance_signed_search_init(&s, &g, k, 1, NULL), STANCE_OK);
        cr_assert_eq(stance_signed_search_from(&s, label, 0, &pace, NULL), STANCE_OK);
        cr_assert_eq(stance_branches_init(&t, &s, NULL), STANCE_OK);
        cr_assert_eq(stance_branches_cut(&t, &bound, &is_closed, &is_solved, &pace, NULL),
                     STANCE_OK);
        cr_assert_leq((double)bound, best);
        cr_assert(is_closed || is_solved);
        if (!is_closed)
            cr_assert_eq(stance_branches_branch(&t, &bound, &pace, NULL), STANCE_OK);
        cr_assert_eq((double)bound, best, "round %d: bound %g, not %g", round, (double)bound, best);
        cr_assert_eq((double)s.cost, best);
        stance_branches_clear(&t);
        stance_signed_search_clear(&s);
        stance_signed_graph_clear(&g);
    }
}

/* Dense and evenly signed: the programme is far from whole, so branches go deep. */
Test(exact, deep_branching_agrees_with_dolls_and_keeps_a_bound_when_cut_short)
{
    struct stance_random random;
    size_t deepest = 0;
    stance_random_seed(&random, 49);
    for (int round = 0; round < 8; round++) {
        uint32_t k = round % 2 ? 2 : 0, label[15] = {0};
        bool is_proven, is_closed, is_solved;
        enum stance_answer unique;
        int64_t bound;
        network_random(&net, 15, 1, 0.5, 5, &random);
        struct stance_signed_graph g = graph_of(&net);
        cr_assert_eq(
            stance_dolls_search(label, &is_proven, &unique, &g, k, UINT64_MAX, &pace, NULL),
            STANCE_OK);
        int64_t best = stance_signed_graph_cost(&g, label);
        for (size_t rounds = 4; rounds > 0; rounds = rounds == 4 ? 12 : rounds == 12 ? 40 : 0) {
            struct stance_signed_search s;
            struct stance_branches t;
            cr_assert_eq(stance_signed_search_init(&s, &g, k, 1, NULL), STANCE_OK);
            cr_assert_eq(stance_signed_search_run(&s, 1, 1000, &pace, NULL), STANCE_OK);
            cr_assert_eq(stance_branches_init(&t, &s, NULL), STANCE_OK);
            cr_assert_eq(stance_branches_cut(&t, &bound, &is_closed, &is_solved, &pace, NULL),
                         STANCE_OK);
            t.rounds_most = rounds == 40 ? 0 : t.rounds + rounds;
            if (!is_closed)
                cr_assert_eq(stance_branches_branch(&t, &bound, &pace, NULL), STANCE_OK);
            deepest = t.branch_capacity > deepest ? t.branch_capacity : deepest;
            cr_assert_leq(bound, best);
            if (rounds == 40)
                cr_assert(bound == best && s.cost == best);
            for (uint32_t e = 0; e < g.m; e++)
                cr_assert_eq(t.cover.fixed[e], -1);
            stance_branches_clear(&t);
            stance_signed_search_clear(&s);
        }
        stance_signed_graph_clear(&g);
    }
    cr_assert_gt(deepest, 0, "nothing was branched on");
}

Test(exact, one_beyond_the_optimum_another_optimum_is_met)
{
    /* A triangle of enemies in two camps: any of the three ties can be the one inside. */
    net = (struct network){.n = 3};
    network_tie(&net, 0, 1, -1);
    network_tie(&net, 1, 2, -1);
    network_tie(&net, 0, 2, -1);
    struct stance_signed_graph g = graph_of(&net);
    for (uint32_t e = 0; e < 3; e++) {
        struct stance_signed_search s;
        struct stance_branches t;
        bool is_closed, is_solved;
        int64_t bound;
        cr_assert_eq(stance_signed_search_init(&s, &g, 2, 1, NULL), STANCE_OK);
        cr_assert_eq(stance_signed_search_from(&s, (uint32_t[]){0, 0, 1}, 0, &pace, NULL),
                     STANCE_OK);
        cr_assert_eq(stance_branches_init(&t, &s, NULL), STANCE_OK);
        t.beyond = 1;
        stance_cover_fix(&t.cover, e, 1);
        cr_assert_eq(stance_branches_cut(&t, &bound, &is_closed, &is_solved, &pace, NULL),
                     STANCE_OK);
        cr_assert(is_solved && !is_closed);
        cr_assert_eq(stance_branches_branch(&t, &bound, &pace, NULL), STANCE_OK);
        cr_assert(t.has_other);
        stance_branches_clear(&t);
        stance_signed_search_clear(&s);
    }
    stance_signed_graph_clear(&g);
}

Test(exact, a_fixed_edge_is_obeyed)
{
    struct stance_random random;
    stance_random_seed(&random, 42);
    for (int round = 0; round < 60; round++) {
        uint32_t k = round % 2 ? 2 : 0;
        small_network(&random, 7);
        if (net.m == 0)
            continue;
        struct stance_signed_graph g = graph_of(&net);
        struct stance_signed_search s;
        struct stance_branches t;
        bool is_closed, is_solved;
        int64_t bound;
        uint32_t label[7] = {0};
        uint32_t e = (uint32_t)stance_random_below(&random, net.m);
        cr_assert_eq(stance_signed_search_init(&s, &g, k, 1, NULL), STANCE_OK);
        cr_assert_eq(stance_signed_search_from(&s, label, 0, &pace, NULL), STANCE_OK);
        cr_assert_eq(stance_branches_init(&t, &s, NULL), STANCE_OK);
        stance_cover_fix(&t.cover, e, 1);
        cr_assert_eq(stance_branches_cut(&t, &bound, &is_closed, &is_solved, &pace, NULL),
                     STANCE_OK);
        cr_assert_leq((double)t.cover.floor, least_with(e, k));
        cr_assert_geq((double)t.cover.floor, fabs(net.w[e]) - 1e-3);
        stance_branches_clear(&t);
        stance_signed_search_clear(&s);
        stance_signed_graph_clear(&g);
    }
}

/* Shortest bad cycle by walking all simple paths. */
static double shortest_bad(const struct stance_signed_graph *g, const double *y, bool is_camps,
                           uint32_t first, uint32_t at, uint32_t seen, double length, int negative)
{
    double best = INFINITY;
    for (size_t i = g->start[at]; i < g->start[at + 1]; i++) {
        const struct stance_signed_arc *arc = &g->arc[i];
        int now = negative + (arc->w < 0);
        double so_far = length + y[arc->edge];
        int bits = __builtin_popcount(seen);
        if (arc->to == first && bits > 2 && (is_camps ? now % 2 == 1 : now == 1))
            best = fmin(best, so_far);
        if (arc->to > first && !(seen >> arc->to & 1))
            best = fmin(best, shortest_bad(g, y, is_camps, first, arc->to, seen | 1u << arc->to,
                                           so_far, now));
    }
    return best;
}

Test(exact, separation_finds_a_violated_cycle_if_there_is_one)
{
    struct stance_random random;
    int found = 0, none = 0;
    stance_random_seed(&random, 43);
    for (int round = 0; round < 300; round++) {
        bool is_camps = round % 2;
        double y[64], least = INFINITY;
        uint32_t label[7] = {0, 1, 1, 0, 0, 1, 0};
        small_network(&random, 7);
        struct stance_signed_graph g = graph_of(&net);
        struct stance_cycles cycles = {0};
        for (uint32_t e = 0; e < g.m; e++)
            y[e] = stance_random_below(&random, 3) ? stance_random_unit(&random) : 0;
        for (uint32_t u = 0; u < g.n; u++)
            least = fmin(least, shortest_bad(&g, y, is_camps, u, u, 1u << u, 0, 0));
        cr_assert_eq(stance_separate_cycles(&cycles, &g, y, label, is_camps, 100, &pace, NULL),
                     STANCE_OK);
        cr_assert_eq(cycles.n > 0, least < 1 - 1e-5, "round %d: shortest %g", round, least);
        cycles.n ? found++ : none++;
        are_bad_cycles(&cycles, &g, is_camps);
        /* The best one is among them, and all are violated. */
        double best = INFINITY;
        for (size_t i = 0; i < cycles.n; i++) {
            double length = 0;
            for (size_t j = cycles.start[i]; j < cycles.start[i + 1]; j++)
                length += y[cycles.edge[j]];
            cr_assert_lt(length, 1);
            best = fmin(best, length);
        }
        if (cycles.n)
            cr_assert_float_eq(best, least, 1e-6);
        stance_cycles_clear(&cycles);
        stance_signed_graph_clear(&g);
    }
    cr_assert(found > 20 && none > 20, "%d and %d", found, none);
}

Test(exact, dolls_equal_all_partitions)
{
    struct stance_random random;
    stance_random_seed(&random, 44);
    for (int round = 0; round < 300; round++) {
        static const uint32_t ks[] = {0, 2, 3, 4};
        uint32_t k = ks[round % 4], label[8] = {0};
        size_t optima_n;
        bool is_proven;
        enum stance_answer unique;
        small_network(&random, 1 + stance_random_below(&random, 8));
        struct stance_signed_graph g = graph_of(&net);
        double best = network_brute_force(&net, k, &optima_n);
        cr_assert_eq(stance_dolls_search(label, &is_proven, &unique, &g, k, 1000000, &pace, NULL),
                     STANCE_OK);
        cr_assert(is_proven);
        cr_assert_eq((double)stance_signed_graph_cost(&g, label), best);
        cr_assert_eq(unique, optima_n == 1 ? STANCE_YES : STANCE_NO);
        stance_signed_graph_clear(&g);
    }
}

Test(exact, dolls_without_work_prove_nothing)
{
    struct stance_random random;
    stance_random_seed(&random, 45);
    network_random(&net, 40, 1, 0.5, 1, &random);
    struct stance_signed_graph g = graph_of(&net);
    uint32_t label[40] = {0};
    bool is_proven = true;
    enum stance_answer unique = STANCE_YES;
    cr_assert_eq(stance_dolls_search(label, &is_proven, &unique, &g, 2, 1000, &pace, NULL),
                 STANCE_OK);
    cr_assert_not(is_proven);
    cr_assert_eq(unique, STANCE_NOT_KNOWN);
    stance_signed_graph_clear(&g);
}
