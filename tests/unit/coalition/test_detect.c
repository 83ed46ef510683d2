/* test_detect.c - methods, options, and reference partitions. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../graph/world.h"
#include "coalition/detect.h"
#include "coalition/modularity.h"
#include "network.h"

enum { METHODS = STANCE_METHOD_WARD + 1 };

static struct stance_cluster_options with(enum stance_method method)
{
    struct stance_cluster_options o = stance_options_default().cluster;
    o.method = method;
    return o;
}

static struct stance_cluster_options with_number(int method)
{
    return with((enum stance_method)method);
}

static const char *refusal(struct stance_cluster_options o, const struct stance_network *net)
{
    static struct stance_error err;
    struct stance_detection found;
    uint32_t label[16];
    err = (struct stance_error){0};
    cr_assert_eq(stance_detect(label, &found, net, &o, NULL, &err), STANCE_E_VALUE);
    return err.message;
}

Test(detect, options_that_do_not_go_together_are_refused)
{
    struct stance_network net = network_random(6, 0.9, false, 1);
    struct stance_cluster_options o = with(STANCE_METHOD_LEIDEN);
    o.k = 2;
    cr_assert_str_eq(refusal(o, &net),
                     "--k does not go with leiden, which finds the number of coalitions; signed, "
                     "balance, walktrap, fast-greedy, edge-betweenness, average, complete and ward "
                     "take it");
    o.method = STANCE_METHOD_LOUVAIN;
    cr_assert_eq(strncmp(refusal(o, &net), "--k does not go with louvain", 28), 0);
    o = with(STANCE_METHOD_SIGNED);
    o.resolution = 2;
    cr_assert_str_eq(refusal(o, &net),
                     "--resolution does not go with signed; leiden, louvain, spinglass and optimal "
                     "take it");
    o.method = STANCE_METHOD_LEIDEN;
    o.resolution = NAN;
    cr_assert_str_eq(refusal(o, &net), "--resolution must be a number above 0");
    o = with(STANCE_METHOD_BALANCE);
    o.k = 1;
    cr_assert_str_eq(refusal(o, &net),
                     "--k 1 leaves nothing to find; 2 or more, or 0 for any number");
    o.k = 7;
    cr_assert_str_eq(refusal(o, &net), "--k 7, but there are only 6 actors");
    o = with(STANCE_METHOD_SIGNED);
    o.time_limit = NAN;
    cr_assert_str_eq(refusal(o, &net), "--time-limit must be 0 seconds or more");
    o = with(STANCE_METHOD_OPTIMAL);
    o.work_limit = -1;
    cr_assert_str_eq(refusal(o, &net), "the work limit must be 0 steps or more");
    stance_network_clear(&net);
}

/* Three hostile camps: two fit worse than three. */
static const struct tie camps[] = {{0, 1, 1},  {0, 2, -1}, {0, 3, -1}, {0, 4, -1}, {1, 2, -1},
                                   {1, 5, -1}, {2, 3, 1},  {2, 4, -1}, {3, 5, -1}, {4, 5, 1}};

Test(detect, balance_means_two_camps_unless_told_otherwise)
{
    struct stance_network net = network_of(6, camps, 10);
    struct stance_cluster_options o = with(STANCE_METHOD_BALANCE);
    struct stance_detection found;
    uint32_t label[6];
    cr_assert_eq(stance_detect(label, &found, &net, &o, NULL, NULL), STANCE_OK);
    cr_assert_eq(found.k, 2);
    cr_assert_eq(found.objective, 2);
    o.k = 3;
    cr_assert_eq(stance_detect(label, &found, &net, &o, NULL, NULL), STANCE_OK);
    cr_assert_eq(found.k, 3);
    cr_assert_eq(found.objective, 0);
    o = with(STANCE_METHOD_SIGNED);
    cr_assert_eq(stance_detect(label, &found, &net, &o, NULL, NULL), STANCE_OK);
    const uint32_t expected[] = {0, 0, 1, 1, 2, 2};
    cr_assert_arr_eq(label, expected, sizeof expected);
    stance_network_clear(&net);
}

Test(detect, walktrap_reads_friendly_ties_and_cuts_at_k)
{
    const struct tie tie[] = {{0, 1, 1}, {0, 2, 1}, {1, 2, 1}, {2, 3, 0.1},
                              {3, 4, 1}, {3, 5, 1}, {4, 5, 1}, {5, 6, -1}};
    struct stance_network net = network_of(7, tie, 8);
    struct stance_cluster_options o = with(STANCE_METHOD_WALKTRAP);
    struct stance_detection found;
    uint32_t label[7];
    cr_assert_eq(stance_detect(label, &found, &net, &o, NULL, NULL), STANCE_OK);
    const uint32_t expected[] = {0, 0, 0, 1, 1, 1, 2};
    cr_assert_arr_eq(label, expected, sizeof expected);
    cr_assert_eq(found.unread_n, 1);
    cr_assert_float_eq(found.objective, 6 / 6.1 - 0.5, 1e-12, "modularity on friendly ties");
    o.k = 5;
    cr_assert_eq(stance_detect(label, &found, &net, &o, NULL, NULL), STANCE_OK);
    cr_assert_eq(found.k, 5);
    o.k = 1;
    cr_assert_str_eq(refusal(o, &net), "--k 1: the positive ties fall into 2 parts that nothing "
                                       "joins");
    stance_network_clear(&net);
}

Test(detect, actors_without_ties_stand_alone_in_every_method)
{
    const struct tie tie[] = {{0, 1, 1}, {2, 3, 0}};
    struct stance_network net = network_of(5, tie, 2), none = network_of(3, NULL, 0),
                          one = network_of(1, NULL, 0);
    for (int m = 0; m < METHODS; m++) {
        struct stance_cluster_options o = with_number(m);
        struct stance_detection found;
        uint32_t label[5];
        cr_assert_eq(stance_detect(label, &found, &one, &o, NULL, NULL), STANCE_OK);
        cr_assert_eq(found.k, 1);
        if ((enum stance_method)m == STANCE_METHOD_BALANCE)
            continue; /* two camps hold everybody */
        cr_assert_eq(stance_detect(label, &found, &net, &o, NULL, NULL), STANCE_OK);
        const uint32_t expected[] = {0, 0, 1, 2, 3};
        cr_assert_arr_eq(label, expected, sizeof expected, "method %d", m);
        cr_assert_eq(stance_detect(label, &found, &none, &o, NULL, NULL), STANCE_OK);
        cr_assert_eq(found.k, 3, "method %d", m);
        cr_assert_eq(found.objective, 0);
    }
    stance_network_clear(&net);
    stance_network_clear(&none);
    stance_network_clear(&one);
}

Test(detect, one_seed_one_answer)
{
    for (int m = 0; m < METHODS; m++)
        for (int is_signed = 0; is_signed < 2; is_signed++) {
            struct stance_network net = network_random(60, 0.2, is_signed, 4);
            struct stance_cluster_options o = with_number(m);
            struct stance_detection first, second;
            uint32_t a[60], b[60];
            o.exact = false;
            cr_assert_eq(stance_detect(a, &first, &net, &o, NULL, NULL), STANCE_OK);
            cr_assert_eq(stance_detect(b, &second, &net, &o, NULL, NULL), STANCE_OK);
            cr_assert_arr_eq(a, b, sizeof a);
            cr_assert_eq(first.objective, second.objective);
            stance_network_clear(&net);
        }
}

/* Twice the weights: twice the frustration, the same modularity, the same coalitions. */
Test(detect, scale_changes_no_coalition)
{
    for (int m = 0; m < METHODS; m++) {
        struct stance_network net = network_of(6, camps, 10);
        struct stance_cluster_options o = with_number(m);
        struct stance_detection before, after;
        uint32_t a[6], b[6];
        cr_assert_eq(stance_detect(a, &before, &net, &o, NULL, NULL), STANCE_OK);
        for (size_t i = 0; i < net.m; i++)
            net.w[i] *= 4;
        cr_assert_eq(stance_detect(b, &after, &net, &o, NULL, NULL), STANCE_OK);
        cr_assert_arr_eq(a, b, sizeof a);
        cr_assert_float_eq(after.objective, before.objective * (m < 2 ? 4 : 1), 1e-12);
        stance_network_clear(&net);
    }
}

/* Equal eigenvalues: from some starts igraph's search does not end. */
Test(detect, leading_eigenvectors_are_found_where_values_are_equal)
{
    struct stance_cluster_options o = with(STANCE_METHOD_LEADING_EIGENVECTOR);
    struct tie tie[9];
    for (uint32_t i = 0; i < 9; i++)
        tie[i] = (struct tie){i / 3, 3 + i % 3, 1};
    struct stance_network net = network_of(6, tie, 9);
    for (o.seed = 1; o.seed <= 40; o.seed++) {
        struct stance_detection found;
        uint32_t label[6];
        cr_assert_eq(stance_detect(label, &found, &net, &o, NULL, NULL), STANCE_OK);
        cr_assert_eq(found.k, 1, "two halves of a bipartite network are no communities");
    }
    stance_network_clear(&net);
}

static bool stop_now(void *data)
{
    (void)data;
    return true;
}

Test(detect, a_stop_is_heeded_by_every_method)
{
    struct stance_watch watch = {.stop = stop_now};
    for (int m = 0; m < METHODS; m++)
        for (int is_signed = m < 2; is_signed < 2; is_signed++) { /* friends alone are easy */
            struct stance_network net = network_random(200, 0.3, is_signed, 4);
            struct stance_cluster_options o = with_number(m);
            struct stance_detection found;
            uint32_t label[200];
            cr_assert_eq(stance_detect(label, &found, &net, &o, &watch, NULL), STANCE_E_STOPPED,
                         "method %d, signed %d", m, is_signed);
            stance_network_clear(&net);
        }
}

/* ---- The General Assembly on ICT security, 2018 to 2023 ---- */

#define STANCES "../shared/data/unga/ict-stances-from-votes.csv"
#define PARTITIONS "../shared/data/reference/partitions.csv"

/* The reference network: how often two states cast the same of yes, no and abstained. */
static struct stance_network same_votes(const struct stance_positions *p)
{
    struct tie *tie = calloc(p->actor_n * p->actor_n, sizeof *tie);
    size_t m = 0;
    for (size_t a = 0; a < p->actor_n; a++)
        for (size_t b = a + 1; b < p->actor_n; b++) {
            double same = 0;
            for (size_t i = p->start[a]; i < p->start[a + 1]; i++) {
                size_t j = stance_positions_find(p, b, p->cell_issue[i]);
                same += j != SIZE_MAX && p->value[i] == p->value[j];
            }
            if (same > 0)
                tie[m++] = (struct tie){(uint32_t)a, (uint32_t)b, same};
        }
    struct stance_network net = network_of(p->actor_n, tie, m);
    free(tie);
    return net;
}

static void check_camps(const struct stance_dataset *d, const struct stance_positions *p,
                        const uint32_t *label)
{
    char line[200];
    size_t seen = 0;
    FILE *f = fopen(PARTITIONS, "r");
    cr_assert_not_null(f);
    while (fgets(line, sizeof line, f)) {
        char iso3[8];
        unsigned camp;
        if (sscanf(line, "cyber12-2018-2023,%7[^,],%u", iso3, &camp) != 2)
            continue;
        cr_assert_eq(label[world_actor(p, d, iso3)], camp, "%s", iso3);
        seen++;
    }
    fclose(f);
    cr_assert_eq(seen, 193);
}

Test(detect, the_assembly_on_ict_security_splits_as_in_the_reference)
{
    struct stance_dataset *d = NULL;
    struct stance_positions p = {0};
    struct stance_options all = stance_options_default();
    struct stance_error err = {0};
    if (access(STANCES, R_OK) || access(PARTITIONS, R_OK))
        cr_skip("../shared/data is absent");
    all.read.columns = "actor=iso3,issue=source_id";
    cr_assert_eq(stance_dataset_read(&d, STANCES, &all, NULL, NULL, &err), STANCE_OK, "%s",
                 err.message);
    cr_assert_eq(stance_positions_make(&p, d, &all.select, false, NULL, NULL), STANCE_OK);
    struct stance_network net = same_votes(&p);
    cr_assert_eq(net.m, 17952);
    for (int m = 2; m < 4; m++) {
        struct stance_cluster_options o = with_number(m);
        struct stance_detection found;
        uint32_t label[200];
        cr_assert_eq(stance_detect(label, &found, &net, &o, NULL, NULL), STANCE_OK);
        cr_assert_float_eq(found.objective, 0.134887, 1e-6);
        cr_assert_eq(found.k, 2);
        check_camps(d, &p, label);
    }
    stance_network_clear(&net);
    stance_positions_clear(&p);
    stance_dataset_free(d);
}

#ifdef STANCE_FAIL_ALLOCATION
Test(detect, every_failed_allocation_is_told_and_leaves_nothing)
{
    for (int m = 2; m < METHODS; m++) {
        struct stance_network net = network_of(6, camps, m == 2 ? 2 : 10);
        struct stance_cluster_options o = with_number(m);
        for (size_t n = 1;; n++) {
            struct stance_detection found;
            uint32_t label[6];
            stance_memory_fail_at(n);
            enum stance_code code = stance_detect(label, &found, &net, &o, NULL, NULL);
            stance_memory_fail_at(0);
            if (code == STANCE_OK)
                break;
            cr_assert_eq(code, STANCE_E_MEMORY);
        }
        stance_network_clear(&net);
    }
}
#endif
