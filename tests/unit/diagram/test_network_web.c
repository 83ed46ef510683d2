/* Which actors, blocs and ties a network figure shows. */
#include <criterion/criterion.h>

#include "base/memory.h"
#include "diagram/network_web.h"
#include "network_scene.h"

static struct stance_web web;
static struct hand *h;

static void make(void)
{
    struct stance_error err = {0};
    cr_assert_eq(stance_web_make(&web, &h->scene, &err), STANCE_OK, "%s", err.message);
}

static void done(void)
{
    stance_web_clear(&web);
    free(h);
}

Test(network_web, alignments_are_the_ties_where_there_are_some_and_few_actors, .fini = done)
{
    h = hand_new((size_t[]){4, 3}, 2);
    hand_positions(h, 1, 0.1, 0);
    hand_tie(h, 0, 1, 1);
    hand_tie(h, 0, 5, -0.5);
    make();
    cr_assert(web.alignments);
    cr_assert_eq(web.tie_n, 2);
    cr_assert_eq(web.inside[0].drawn, 1);
    cr_assert_eq(web.across[1].drawn, 1);
}

Test(network_web, past_80_actors_agreement_is_the_tie, .fini = done)
{
    h = hand_new((size_t[]){60, 40}, 2);
    hand_positions(h, 1, 0.1, 0.2);
    hand_tie(h, 0, 1, 1);
    make();
    cr_assert_not(web.alignments);
    for (size_t i = 0; i < web.tie_n; i++) {
        cr_assert(web.tie[i].agreement > 2.0 / 3 || web.tie[i].agreement < 1.0 / 3);
        cr_assert_eq(web.tie[i].rank > 0, web.tie[i].agreement > 0.5);
        cr_assert_geq(web.tie[i].n, 2);
        cr_assert_not(web.tie[i].inside && web.tie[i].drawn);
    }
}

/* Agreement of two actors, read from their cells. */
static double dull_agreement(const struct stance_positions *p, uint32_t a, uint32_t b, uint32_t *n)
{
    double far = 0;
    *n = 0;
    for (size_t i = p->start[a]; i < p->start[a + 1]; i++)
        for (size_t j = p->start[b]; j < p->start[b + 1]; j++)
            if (p->cell_issue[i] == p->cell_issue[j]) {
                far += fabs(p->value[i] - p->value[j]) / 2;
                ++*n;
            }
    return 1 - far / *n;
}

Test(network_web, agreement_is_the_mean_over_shared_issues, .fini = done)
{
    h = hand_new((size_t[]){20, 15, 10}, 3);
    hand_positions(h, 2, 0.2, 0.4);
    make();
    cr_assert_gt(web.tie_n, 50);
    for (size_t i = 0; i < web.tie_n; i++) {
        uint32_t n;
        double agreement = dull_agreement(&h->positions, web.tie[i].a, web.tie[i].b, &n);
        cr_assert_eq(n, web.tie[i].n);
        cr_assert_float_eq(agreement, web.tie[i].agreement, 1e-9);
    }
}

Test(network_web, no_more_ties_across_than_the_rule_allows_and_the_strongest, .fini = done)
{
    h = hand_new((size_t[]){40, 35, 25}, 3);
    hand_positions(h, 3, 0.35, 0.3);
    make();
    for (int hostile = 0; hostile < 2; hostile++) {
        size_t drawn = 0;
        double weakest = 2, strongest_left = 0;
        for (size_t i = 0; i < web.tie_n; i++) {
            const struct stance_web_tie *t = &web.tie[i];
            if (t->inside || t->bundled || (t->rank < 0) != hostile)
                continue;
            drawn += t->drawn;
            if (t->drawn)
                weakest = fmin(weakest, fabs(t->rank));
            else
                strongest_left = fmax(strongest_left, fabs(t->rank));
        }
        cr_assert_leq(drawn, hostile ? 20u : 40u);
        cr_assert_eq(drawn, web.across[hostile].drawn);
        if (strongest_left > 0)
            cr_assert_eq(drawn, hostile ? 20u : 40u);
        cr_assert_geq(weakest, strongest_left - 1e-8);
    }
}

Test(network_web, a_dispute_shared_by_five_of_eight_is_one_bundle, .fini = done)
{
    h = hand_new((size_t[]){8, 3}, 2);
    hand_positions(h, 1, 0.1, 0);
    for (uint32_t i = 0; i < 5; i++)
        hand_tie(h, i, 8, -1);
    make();
    cr_assert_eq(web.bundle_n, 1);
    cr_assert_eq(web.bundle[0].k, 5);
    cr_assert_eq(web.bundle[0].n, 8);
    cr_assert_eq(web.bundle[0].actor, 8);
    cr_assert_eq(web.bundle[0].from, 0);
    cr_assert_eq(web.bundle[0].to, 1);
    cr_assert(web.bundle[0].hostile);
    cr_assert_eq(web.across[1].drawn, 0);
}

Test(network_web, a_dispute_of_half_a_bloc_is_not_bundled, .fini = done)
{
    h = hand_new((size_t[]){10, 3}, 2);
    hand_positions(h, 1, 0.1, 0);
    for (uint32_t i = 0; i < 6; i++) /* 60 % exactly: not more than */
        hand_tie(h, i, 10, -1);
    make();
    cr_assert_eq(web.bundle_n, 0);
    cr_assert_eq(web.across[1].drawn, 6);
}

Test(network_web, blocs_that_agree_throughout_are_one_bundle, .fini = done)
{
    h = hand_new((size_t[]){12, 9}, 2);
    hand_positions(h, 1, 0, 0);
    for (size_t c = 0; c < h->positions.cell_n; c++)
        h->value[c] = 1;
    make();
    cr_assert_eq(web.bundle_n, 1);
    cr_assert_eq(web.bundle[0].actor, STANCE_NONE);
    cr_assert_eq(web.bundle[0].k, 12);
    cr_assert_eq(web.across[0].bundled, 12u * 9);
    cr_assert_eq(web.across[0].drawn, 0);
}

Test(network_web, alone_and_without_a_tie_is_left_out, .fini = done)
{
    h = hand_new((size_t[]){3, 1, 1, 1}, 4);
    hand_positions(h, 1, 0, 0);
    hand_tie(h, 0, 4, 1);
    make();
    cr_assert_eq(web.node_n, 4);
    cr_assert_eq(web.left_out_n, 2);
    cr_assert_eq(web.left_out[0], 3);
    cr_assert_eq(web.left_out[1], 5);
    cr_assert_eq(web.node_of[3], STANCE_NONE);
    cr_assert_not(web.bloc[web.bloc_n - 1].hull);
}

Test(network_web, where_nothing_else_is_to_be_shown_all_are, .fini = done)
{
    h = hand_new((size_t[]){1, 1, 1}, 3);
    make();
    cr_assert_eq(web.node_n, 3);
    cr_assert_eq(web.left_out_n, 0);
}

Test(network_web, the_seventh_and_eighth_coalition_are_merged, .fini = done)
{
    h = hand_new((size_t[]){9, 8, 7, 6, 5, 4, 3, 2}, 8);
    hand_positions(h, 1, 0.1, 0);
    make();
    cr_assert_eq(web.bloc_n, 7);
    cr_assert_eq(web.bloc[6].n, 5);
    cr_assert_eq(web.bloc[6].merged, 2);
    cr_assert_eq(web.bloc[6].colour, STANCE_WEB_COLOURS);
}

/* 20 of A and 20 of B agree on everything, the rest on half of it: 400 ties of one strength. */
Test(network_web, equal_ties_are_spread_over_the_actors, .fini = done)
{
    h = hand_new((size_t[]){100, 90, 3}, 3);
    hand_positions(h, 1, 0, 0);
    for (size_t a = 0; a < 193; a++)
        for (size_t c = h->start[a]; c < h->start[a + 1]; c++) {
            size_t i = c - h->start[a], turn = a < 100 ? i % 2 : a < 190 ? i / 2 % 2 : i / 4 % 2;
            h->value[c] = a < 20 || (a >= 100 && a < 120) || turn ? 1 : -1;
        }
    make();
    size_t most = 0, count[193] = {0};
    for (size_t i = 0; i < web.tie_n; i++)
        if (web.tie[i].drawn)
            count[web.tie[i].a]++, count[web.tie[i].b]++;
    for (size_t a = 0; a < 193; a++)
        most = count[a] > most ? count[a] : most;
    cr_assert_eq(web.across[0].all, 400);
    cr_assert_eq(web.across[0].drawn, 40); /* as among 100 actors */
    cr_assert_leq(most, 4);
}

/* The last actor stands alone; it agrees with `friends` of the others and opposes the rest. */
static void make_outsider(size_t n, size_t friends)
{
    h = hand_new((size_t[]){n - 1, 1}, 2);
    hand_positions(h, 1, 0, 0);
    for (size_t a = 0; a < n; a++)
        for (size_t c = h->start[a]; c < h->start[a + 1]; c++)
            h->value[c] = a < friends || a + 1 == n ? 1 : -1;
    make();
}

Test(network_web, ties_to_one_that_stands_alone_are_a_fan_of_each_sign, .fini = done)
{
    make_outsider(101, 45);
    cr_assert_eq(web.bundle_n, 2);
    for (size_t i = 0; i < 2; i++) {
        cr_assert_eq(web.bundle[i].actor, 100);
        cr_assert_eq(web.bundle[i].fan, true);
        cr_assert_eq(web.bundle[i].n, 100);
        cr_assert_eq(web.bundle[i].k, web.bundle[i].hostile ? 55 : 45);
    }
    cr_assert_eq(web.across[0].drawn + web.across[1].drawn, 0);
}

Test(network_web, eight_ties_are_no_fan_and_names_need_none, .fini = done)
{
    make_outsider(101, 8);
    cr_assert_eq(web.across[0].drawn, 8);
    done();
    make_outsider(80, 30);
    cr_assert_eq(web.across[0].drawn, 30, "each of the 30 has a name");
}

Test(network_web, every_actor_is_one_node_and_every_node_in_its_bloc, .fini = done)
{
    h = hand_new((size_t[]){9, 8, 7, 6, 5, 4, 3, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, 22);
    hand_positions(h, 4, 0.3, 0.3);
    make();
    size_t seen = 0;
    for (size_t b = 0; b < web.bloc_n; b++)
        for (size_t i = web.bloc[b].first; i < web.bloc[b].first + web.bloc[b].n; i++, seen++) {
            cr_assert_eq(web.node[i].bloc, b);
            cr_assert_eq(web.node_of[web.node[i].actor], i);
        }
    cr_assert_eq(seen, web.node_n);
    cr_assert_eq(web.node_n + web.left_out_n, h->positions.actor_n);
    for (size_t i = 0; i < web.bloc_n * web.bloc_n; i++)
        cr_assert(web.apart[i] >= 0 && web.apart[i] <= 1);
}

#ifdef STANCE_FAIL_ALLOCATION
Test(network_web, out_of_memory_is_told, .timeout = 60)
{
    h = hand_new((size_t[]){5, 4, 1, 1}, 4);
    hand_positions(h, 1, 0.1, 0.1);
    hand_tie(h, 0, 5, 1);
    enum stance_code code = STANCE_E_MEMORY;
    for (size_t nth = 1; code; nth++) {
        struct stance_error err = {0};
        stance_memory_fail_at(nth);
        code = stance_web_make(&web, &h->scene, &err);
        stance_memory_fail_at(0);
        cr_assert(code == STANCE_OK || code == STANCE_E_MEMORY);
        cr_assert_lt(nth, 500);
    }
    done();
}
#endif
