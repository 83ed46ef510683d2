/* test_signed_kernel.c - reductions leave the least frustration as it was. */
#include <criterion/criterion.h>
#include <math.h>

#include "base/memory.h"
#include "coalition/signed_kernel.h"
#include "networks.h"

static struct network net, part;

static size_t edges_of(struct stance_signed_edge *edge)
{
    for (size_t i = 0; i < net.m; i++)
        edge[i] = (struct stance_signed_edge){net.a[i], net.b[i], (int64_t)net.w[i]};
    return net.m;
}

static double least_of_pieces(const struct stance_kernel *kernel, uint32_t k)
{
    double sum = (double)kernel->paid;
    for (size_t i = 0; i < kernel->piece_n; i++) {
        const struct stance_signed_graph *g = &kernel->piece[i].g;
        size_t optima_n;
        part = (struct network){.n = g->n};
        for (uint32_t e = 0; e < g->m; e++)
            network_tie(&part, g->edge[e].a, g->edge[e].b, (double)g->edge[e].w);
        sum += network_brute_force(&part, k, &optima_n);
    }
    return sum;
}

static void keeps_the_least(uint32_t k, int most)
{
    static struct stance_signed_edge edge[64];
    struct stance_random random;
    size_t pieces = 0;
    stance_random_seed(&random, 20 + (uint64_t)most);
    for (int round = 0; round < 400; round++) {
        size_t n = 2 + stance_random_below(&random, 7), optima_n;
        network_random(&net, n, 0.3 + 0.7 * stance_random_unit(&random),
                       stance_random_unit(&random), most, &random);
        struct stance_kernel kernel;
        struct stance_pace pace = {.deadline = INFINITY};
        cr_assert_eq(
            stance_kernel_init(&kernel, (uint32_t)n, edge, edges_of(edge), k == 2, &pace, NULL),
            STANCE_OK);
        cr_assert_eq(least_of_pieces(&kernel, k), network_brute_force(&net, k, &optima_n));
        pieces += kernel.piece_n;
        for (size_t i = 0; i < kernel.piece_n; i++) {
            const struct stance_signed_graph *g = &kernel.piece[i].g;
            for (uint32_t u = 0; u < g->n; u++)
                cr_assert_geq(g->start[u + 1] - g->start[u], 3, "a node with two edges is left");
        }
        stance_kernel_clear(&kernel);
    }
    cr_assert_gt(pieces, 20, "the test has nothing to test");
}

Test(signed_kernel, two_camps_unit_weights)
{
    keeps_the_least(2, 1);
}

Test(signed_kernel, two_camps_whole_weights)
{
    keeps_the_least(2, 5);
}

Test(signed_kernel, free_unit_weights)
{
    keeps_the_least(0, 1);
}

Test(signed_kernel, free_whole_weights)
{
    keeps_the_least(0, 5);
}

/* Two edges are in one block if a cycle contains both: if, the ends of one being joined
 * apart from the other, no single node's removal parts them.  Dull: an edge is a bridge
 * if its removal parts its ends; a node is shared by blocks if its removal parts others. */
static bool is_connected(const struct network *of, uint32_t from, uint32_t to, uint32_t without,
                         size_t without_edge)
{
    bool seen[16] = {false};
    seen[from] = true;
    for (size_t turn = 0; turn < of->n; turn++)
        for (size_t e = 0; e < of->m; e++) {
            if (e == without_edge || of->a[e] == without || of->b[e] == without)
                continue;
            if (seen[of->a[e]] || seen[of->b[e]])
                seen[of->a[e]] = seen[of->b[e]] = true;
        }
    return seen[to];
}

Test(signed_kernel, blocks_are_parted_by_single_nodes)
{
    static struct stance_signed_edge edge[64];
    struct stance_random random;
    stance_random_seed(&random, 30);
    for (int round = 0; round < 300; round++) {
        uint32_t block[64], block_n;
        struct stance_pace pace = {.deadline = INFINITY};
        struct stance_signed_graph g;
        network_random(&net, 2 + stance_random_below(&random, 8), 0.35, 0.5, 1, &random);
        cr_assert_eq(stance_signed_graph_init(&g, (uint32_t)net.n, edge, edges_of(edge), NULL),
                     STANCE_OK);
        cr_assert_eq(stance_kernel_blocks(block, &block_n, &g, &pace, NULL), STANCE_OK);
        for (size_t e = 0; e < net.m; e++) {
            bool is_bridge = !is_connected(&net, net.a[e], net.b[e], UINT32_MAX, e);
            cr_assert_eq(block[e] == UINT32_MAX, is_bridge);
            /* Edges that meet in a node are in one block if their other ends stay joined. */
            for (size_t f = 0; f < net.m; f++) {
                uint32_t met = net.a[e];
                if (f == e || (net.a[f] != met && net.b[f] != met))
                    continue;
                uint32_t far = net.a[f] == met ? net.b[f] : net.a[f];
                bool together = block[e] == block[f] && block[e] != UINT32_MAX;
                cr_assert_eq(together, is_connected(&net, net.b[e], far, met, SIZE_MAX));
            }
        }
        stance_signed_graph_clear(&g);
    }
}

#ifdef STANCE_FAIL_ALLOCATION
Test(signed_kernel, every_failing_allocation_is_an_error_and_no_leak)
{
    static struct stance_signed_edge edge[500];
    struct stance_random random;
    stance_random_seed(&random, 31);
    network_random(&net, 30, 0.15, 0.5, 2, &random);
    size_t m = edges_of(edge);
    for (int is_camps = 0; is_camps < 2; is_camps++) {
        enum stance_code code = STANCE_E_MEMORY;
        for (size_t at = 1; code != STANCE_OK; at++) {
            struct stance_kernel kernel = {0};
            struct stance_pace pace = {.deadline = INFINITY};
            stance_memory_fail_at(at);
            code = stance_kernel_init(&kernel, 30, edge, m, is_camps, &pace, NULL);
            stance_memory_fail_at(0);
            cr_assert(code == STANCE_OK || code == STANCE_E_MEMORY);
            stance_kernel_clear(&kernel);
        }
    }
}
#endif
