/* test_coalitions.c - the result as a whole, and the numbers told beside it. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../graph/world.h"
#include "coalition/coalitions.h"
#include "coalition/measure.h"
#include "network.h"

/* Two camps of three on four issues; `m` goes with both, `z` says nothing they say. */
#define CAMPS                                                                                      \
    "actor,issue,stance\n"                                                                         \
    "a1,p,yes\na1,q,yes\na1,r,yes\na2,p,yes\na2,q,yes\na2,r,yes\na3,p,yes\na3,q,yes\na3,r,no\n"    \
    "b1,p,no\nb1,q,no\nb1,r,no\nb2,p,no\nb2,q,no\nb2,r,no\nb3,p,no\nb3,q,no\nz,s,yes\n"

static struct stance_dataset *d;
static stance_coalitions *c;

static void find(struct world w, enum stance_method method)
{
    struct stance_options o = stance_options_default();
    struct stance_error err = {0};
    o.cluster.method = method;
    d = world_make(w);
    cr_assert_eq(stance_coalitions_find(&c, d, &o, NULL, &err), STANCE_OK, "%s", err.message);
}

static void end(void)
{
    stance_coalitions_free(c);
    stance_dataset_free(d);
}

static const char *letters(void)
{
    static char text[64];
    for (size_t i = 0; i < c->actor_n; i++)
        text[i] = (char)('A' + c->label[i]);
    text[c->actor_n] = '\0';
    return text;
}

static size_t at(const char *id)
{
    for (size_t i = 0; i < c->actor_n; i++)
        if (strcmp(stance_coalitions_id(c, i), id) == 0)
            return i;
    cr_assert_fail("nobody is called %s", id);
    return 0;
}

Test(coalitions, two_camps_are_found_by_every_method)
{
    for (int method = STANCE_METHOD_SIGNED; method <= STANCE_METHOD_WARD; method++) {
        find((struct world){.statements = CAMPS}, (enum stance_method)method);
        cr_assert_eq(strncmp(letters(), "AAABBB", 6), 0, "%s: %s",
                     stance_method_name((enum stance_method)method), letters());
        cr_assert_eq(c->measure, method < 2 ? STANCE_SIGNED : STANCE_AGREEMENT,
                     "the default measure follows the method");
        end();
    }
    d = NULL;
    c = NULL;
}

Test(coalitions, means_are_over_ties, .fini = end)
{
    find((struct world){.statements = CAMPS}, STANCE_METHOD_LEIDEN);
    cr_assert_eq(c->k, 3);
    cr_assert_eq(c->coalition[0].size, 3);
    cr_assert_float_eq(c->coalition[0].cohesion, (1 + 2.0 / 3 + 2.0 / 3) / 3, 1e-12);
    cr_assert_float_eq(c->coalition[1].cohesion, 1, 1e-12);
    cr_assert(isnan(c->coalition[2].cohesion), "one alone has no tie inside");
    /* a1, a2: 0 with all three; a3: 1/3 with b1 and b2 (they agree on r), 0 with b3 */
    cr_assert_float_eq(c->coalition[0].apart, 2.0 / 3 / 9, 1e-12);
    cr_assert_float_eq(c->between, 2.0 / 3 / 9, 1e-12);
    cr_assert_float_eq(c->within, (7.0 / 3 + 3) / 6, 1e-12);
    cr_assert_eq(c->tie_n, 15);
    cr_assert_eq(c->isolated_n, 1);
    cr_assert_float_eq(c->frustration, 2.0 / 3, 1e-12);
}

Test(coalitions, silhouette_and_bridging_by_hand, .fini = end)
{
    find((struct world){.statements = CAMPS}, STANCE_METHOD_LEIDEN);
    /* a3: to its own 1/3 away, to the b's (2/3 + 2/3 + 1) / 3 */
    double inner = 1.0 / 3, outer = 7.0 / 9;
    cr_assert_float_eq(c->silhouette[at("a3")], (outer - inner) / outer, 1e-12);
    cr_assert_float_eq(c->bridging[at("a3")], (2.0 / 3) / (4.0 / 3 + 2.0 / 3), 1e-12);
    cr_assert_eq(c->silhouette[at("z")], 0);
    cr_assert_eq(c->bridging[at("z")], 0);
    cr_assert_eq(c->bridging[at("a1")], 0);
}

Test(coalitions, hostile_ties_bridge_nothing, .fini = end)
{
    find((struct world){.statements = CAMPS}, STANCE_METHOD_SIGNED);
    cr_assert_eq(c->coalition[0].size, 3);
    for (size_t i = 0; i < c->actor_n; i++)
        cr_assert_eq(c->bridging[i], 0, "%s", stance_coalitions_id(c, i));
}

/* The definition, on any network. */
static double slow_silhouette(const struct stance_network *net, const uint32_t *label, uint32_t k,
                              double scale, size_t i)
{
    double inner = NAN, nearest = INFINITY;
    for (uint32_t group = 0; group < k; group++) {
        double sum = 0, n = 0;
        for (size_t e = 0; e < net->m; e++) {
            size_t other = net->a[e] == i ? net->b[e] : net->b[e] == i ? net->a[e] : SIZE_MAX;
            if (other == SIZE_MAX || label[other] != group)
                continue;
            double far = 1 - net->w[e] / scale;
            sum += net->is_signed ? far / 2 : far;
            n++;
        }
        if (group == label[i])
            inner = sum / n;
        else if (n > 0 && sum / n < nearest)
            nearest = sum / n;
    }
    if (isnan(inner) || nearest == INFINITY)
        return 0;
    double larger = inner > nearest ? inner : nearest;
    return larger > 0 ? (nearest - inner) / larger : 0;
}

Test(coalitions, silhouettes_equal_their_definition)
{
    for (uint64_t seed = 1; seed <= 20; seed++) {
        struct stance_network net = network_random(15, 0.4, seed % 2, seed);
        double scale = 1;
        uint32_t label[15];
        struct stance_coalitions x = {.actor_n = 15, .k = 4, .label = label};
        double silhouette[15], bridging[15];
        struct stance_coalition coalition[4] = {{0}};
        x.silhouette = silhouette;
        x.bridging = bridging;
        x.coalition = coalition;
        if (seed % 3 == 0) { /* counts: the largest sets the scale */
            scale = 0;
            for (size_t e = 0; e < net.m; e++) {
                net.w[e] *= 30;
                scale = fabs(net.w[e]) > scale ? fabs(net.w[e]) : scale;
            }
            net.measure = STANCE_SUBTRACT;
        }
        for (int i = 0; i < 15; i++)
            label[i] = (uint32_t)(i % 4);
        cr_assert_eq(stance_coalitions_measure(&x, &net, 1, NULL), STANCE_OK);
        for (size_t i = 0; i < 15; i++)
            cr_assert_float_eq(silhouette[i], slow_silhouette(&net, label, 4, scale, i), 1e-12);
        stance_network_clear(&net);
    }
}

/* ---- Defining issues ---- */

static const char *defining(uint32_t k)
{
    static char text[400];
    char *to = text;
    *to = '\0';
    for (size_t i = 0; i < c->coalition[k].defining_n; i++) {
        const struct stance_defining *x = &c->coalition[k].defining[i];
        to += sprintf(to, "%s %+.2f/%u", stance_coalitions_issue_id(c, x->issue), x->inside,
                      x->inside_n);
        to += x->outside_n ? sprintf(to, " %+.2f/%u; ", x->outside, x->outside_n)
                           : sprintf(to, " -; ");
    }
    return text;
}

Test(coalitions, what_defines_is_the_largest_difference_times_coverage, .fini = end)
{
    find((struct world){.statements = CAMPS}, STANCE_METHOD_SIGNED);
    cr_assert_str_eq(defining(0), "p +1.00/3 -1.00/3; q +1.00/3 -1.00/3; r +0.33/3 -1.00/2; ");
    cr_assert_str_eq(defining(1), "p -1.00/3 +1.00/3; q -1.00/3 +1.00/3; r -1.00/2 +0.33/3; ");
    cr_assert_str_eq(defining(2), "s +1.00/1 -; ", "nobody else has a position");
}

Test(coalitions, at_most_five_issues_equal_ones_by_id, .fini = end)
{
    find((struct world){.statements = "actor,issue,stance\nx,f,yes\nx,e,yes\nx,d,yes\nx,c,yes\n"
                                      "x,b,yes\nx,a,yes\ny,f,yes\ny,e,yes\n"},
         STANCE_METHOD_SIGNED);
    cr_assert_eq(c->k, 1);
    /* e, f: both; a to d: one of two */
    cr_assert_str_eq(defining(0),
                     "e +1.00/2 -; f +1.00/2 -; a +1.00/1 -; b +1.00/1 -; c +1.00/1 -; ");
}

Test(coalitions, what_all_share_sets_nobody_apart, .fini = end)
{
    find((struct world){.statements = "actor,issue,stance\nx,a,yes\ny,a,yes\nx,b,yes\ny,b,no\n"
                                      "x,c,yes\ny,c,no\n"},
         STANCE_METHOD_SIGNED);
    cr_assert_eq(c->k, 2);
    cr_assert_str_eq(defining(0), "b +1.00/1 -1.00/1; c +1.00/1 -1.00/1; ");
}

/* ---- Laws ---- */

/* The same statements under other names and in another order: the same coalitions. */
Test(coalitions, names_and_order_of_rows_do_not_matter, .fini = end)
{
    find((struct world){.statements =
                            "actor,issue,stance\n9,s,yes\n5,q,no\n5,p,no\n4,r,no\n4,q,no\n4,p,no\n"
                            "3,r,no\n3,q,no\n3,p,no\n2,r,no\n2,q,yes\n2,p,yes\n1,r,yes\n1,q,yes\n"
                            "1,p,yes\n0,r,yes\n0,q,yes\n0,p,yes\n",
                        .actors = "id\n0\n1\n2\n3\n4\n5\n9\n"},
         STANCE_METHOD_SIGNED);
    cr_assert_str_eq(letters(), "AAABBBC");
    /* the third one agrees 2/3 with its own, 1/3 with two others and 0 with the last, on 3, 3
     * and 2 issues; distance is (1 - w) / 2 */
    double inner = (1 - (2 * (2.0 / 3) - 1) * 0.6) / 2;
    double outer = (2 * (1 + 1.0 / 3 * 0.6) / 2 + (1 + 1 * 0.5) / 2) / 3;
    cr_assert_float_eq(c->silhouette[2], (outer - inner) / outer, 1e-12);
}

Test(coalitions, the_result_outlives_the_data)
{
    find((struct world){.statements = CAMPS, .issues = "id,label\np,Peace\n"},
         STANCE_METHOD_SIGNED);
    stance_dataset_free(d);
    d = NULL;
    cr_assert_str_eq(stance_coalitions_label(c, 0), "a1");
    cr_assert_str_eq(stance_coalitions_issue_label(c, c->coalition[0].defining[0].issue), "Peace");
    cr_assert_eq(c->actor_in_data[0], 0);
    end();
}

/* ---- Refusals ---- */

static const char *refusal(const char *statements, const char *only)
{
    static struct stance_error err;
    struct stance_options o = stance_options_default();
    struct stance_dataset *world = world_of(statements);
    stance_coalitions *none = NULL;
    err = (struct stance_error){0};
    o.select.only = &only;
    o.select.only_n = 1;
    enum stance_code code = stance_coalitions_find(&none, world, &o, NULL, &err);
    stance_dataset_free(world);
    cr_assert_eq(code, STANCE_E_DATA);
    cr_assert_null(none);
    return err.message;
}

Test(coalitions, nobody_left_is_an_error)
{
    cr_assert_str_eq(refusal("actor,issue,stance\na,j,yes\n", "actor=x"),
                     "nobody to cluster: no statement and no alignment is left");
}

Test(coalitions, one_actor_is_no_coalition)
{
    cr_assert_str_eq(refusal("actor,issue,stance\na,j,yes\n", "actor=*"),
                     "coalitions need two actors, and there is only 'a'");
}

Test(coalitions, one_opinion_is_no_coalition)
{
    cr_assert_str_eq(refusal("actor,issue,stance\na,j,yes\nb,j,yes\na,k,no\nb,k,no\n", "actor=*"),
                     "nothing divides the 2 actors: they hold the same on every issue");
}

Test(coalitions, who_spoke_on_other_issues_is_no_equal, .fini = end)
{
    find((struct world){.statements = "actor,issue,stance\na,j,yes\nb,j,yes\nb,k,yes\n"},
         STANCE_METHOD_SIGNED);
    cr_assert_eq(c->k, 1);
}

Test(coalitions, clusters_of_opponents_are_refused)
{
    struct stance_options o = stance_options_default();
    struct stance_error err = {0};
    stance_coalitions *none = NULL;
    struct stance_dataset *world = world_of(CAMPS);
    o.project.measure = STANCE_CONFLICT;
    cr_assert_eq(stance_coalitions_find(&none, world, &o, NULL, &err), STANCE_E_VALUE);
    cr_assert_eq(strncmp(err.message, "the measure conflict ties opponents", 35), 0);
    stance_dataset_free(world);
}

Test(coalitions, options_are_judged_before_the_work)
{
    struct stance_options o = stance_options_default();
    struct stance_error err = {0};
    o.cluster.method = STANCE_METHOD_LEIDEN;
    o.cluster.k = 2;
    cr_assert_eq(stance_coalitions_find_in_network(&c, "/nonexistent", &o, NULL, &err),
                 STANCE_E_VALUE);
}

/* ---- The case, and a known network ---- */

Test(coalitions, a_network_file_needs_no_issues)
{
    struct stance_options o = stance_options_default();
    if (access("../shared/data/signed/tribes.tsv", R_OK))
        cr_skip("../shared/data is absent");
    cr_assert_eq(
        stance_coalitions_find_in_network(&c, "../shared/data/signed/tribes.tsv", &o, NULL, NULL),
        STANCE_OK);
    cr_assert_eq(c->objective, 2);
    cr_assert_eq(c->frustration, 2);
    cr_assert_eq(c->actor_n, 16);
    cr_assert_eq(c->positive_n + c->negative_n, 58);
    cr_assert(c->from_network);
    cr_assert_eq(c->coalition[0].defining_n, 0);
    stance_coalitions_free(c);
}

Test(coalitions, the_case_has_the_republic_of_korea_and_russia_apart)
{
    struct stance_options o = stance_options_default();
    struct stance_error err = {0};
    if (access("graphs/unsc-cyber-2024/statements.csv", R_OK))
        cr_skip("graphs/unsc-cyber-2024 is absent");
    cr_assert_eq(stance_dataset_read(&d, "graphs/unsc-cyber-2024", &o, NULL, NULL, &err), STANCE_OK,
                 "%s", err.message);
    cr_assert_eq(stance_coalitions_find(&c, d, &o, NULL, NULL), STANCE_OK);
    cr_assert_eq(c->label[at("KOR")], c->label[at("JPN")]);
    cr_assert_eq(c->label[at("RUS")], c->label[at("PRK")]);
    cr_assert_eq(c->label[at("RUS")], c->label[at("CHN")]);
    cr_assert_neq(c->label[at("KOR")], c->label[at("RUS")]);
    end();
}

#ifdef STANCE_FAIL_ALLOCATION
Test(coalitions, every_failed_allocation_is_told_and_leaves_nothing)
{
    static const enum stance_method methods[] = {STANCE_METHOD_SIGNED, STANCE_METHOD_LEIDEN};
    struct stance_dataset *world =
        world_make((struct world){.statements = CAMPS, .alignments = "a,b,strength\na1,a2,1\n"});
    for (int m = 0; m < 2; m++) {
        struct stance_options o = stance_options_default();
        size_t n = 1;
        o.cluster.method = methods[m];
        for (;; n++) {
            stance_coalitions *out = NULL;
            struct stance_error err = {0};
            stance_memory_fail_at(n);
            enum stance_code code = stance_coalitions_find(&out, world, &o, NULL, &err);
            stance_memory_fail_at(0);
            if (code == STANCE_OK) {
                stance_coalitions_free(out);
                break;
            }
            cr_assert_eq(code, STANCE_E_MEMORY, "allocation %zu: %s", n, err.message);
            cr_assert_null(out);
        }
        cr_assert_gt(n, 60);
    }
    stance_dataset_free(world);
}
#endif
