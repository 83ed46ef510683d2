#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/random.h"
#include "diagram/order.h"

Test(order, ranks_sort_by_all_keys_then_by_item)
{
    struct stance_rank rank[] = {{{1, 2, 0}, 3}, {{1, 1, 9}, 2}, {{0, 9, 9}, 1}, {{1, 2, 0}, 0}};
    stance_rank_sort(rank, 4);
    uint32_t want[] = {1, 2, 0, 3};
    for (size_t i = 0; i < 4; i++)
        cr_assert(rank[i].item == want[i]);
    stance_rank_sort(NULL, 0);
}

Test(order, crossings_are_pairs_of_inverted_ends)
{
    uint32_t left[] = {0, 0, 1, 2}, right[] = {0, 2, 1, 0}, place[] = {0, 1, 2};
    struct stance_columns c = {3, 3, 4, left, right};
    cr_assert(stance_columns_crossings(&c, place) == 3); /* 02x11, 02x20, 11x20 */
}

/* The best of all orders of the right column. */
static size_t fewest(const struct stance_columns *c)
{
    uint32_t place[6], state[6] = {0};
    size_t n = c->right_n, best;
    for (size_t i = 0; i < n; i++)
        place[i] = (uint32_t)i;
    best = stance_columns_crossings(c, place);
    for (size_t i = 0; i < n;) { /* Heap's algorithm */
        if (state[i] >= i) {
            state[i++] = 0;
            continue;
        }
        size_t j = i % 2 ? state[i] : 0;
        uint32_t swap = place[i];
        place[i] = place[j];
        place[j] = swap;
        size_t now = stance_columns_crossings(c, place);
        best = now < best ? now : best;
        state[i]++;
        i = 0;
    }
    return best;
}

Test(order, barycentre_and_swaps_come_near_the_best_of_all_orders)
{
    struct stance_random random;
    stance_random_seed(&random, 5);
    size_t ours = 0, best = 0;
    for (int round = 0; round < 40; round++) {
        uint32_t left[14], right[14], order[6], place[6];
        for (size_t i = 0; i < 14; i++) {
            left[i] = (uint32_t)stance_random_below(&random, 7);
            right[i] = (uint32_t)stance_random_below(&random, 6);
        }
        struct stance_columns c = {7, 6, 14, left, right};
        cr_assert(stance_columns_order(order, &c, NULL) == STANCE_OK);
        bool seen[6] = {false};
        for (size_t i = 0; i < 6; i++) {
            cr_assert(order[i] < 6 && !seen[order[i]]);
            seen[order[i]] = true;
            place[order[i]] = (uint32_t)i;
        }
        size_t crossings = stance_columns_crossings(&c, place), least = fewest(&c);
        cr_assert(crossings >= least, "an order beats all orders");
        ours += crossings;
        best += least;
    }
    cr_assert(ours * 100 <= best * 108, "%zu crossings, at best %zu", ours, best);
}

Test(order, nodes_without_edges_go_last)
{
    uint32_t left[] = {0, 1}, right[] = {2, 1}, order[4];
    struct stance_columns c = {2, 4, 2, left, right};
    cr_assert(stance_columns_order(order, &c, NULL) == STANCE_OK);
    cr_assert(order[0] == 2 && order[1] == 1 && order[2] == 0 && order[3] == 3);
}
