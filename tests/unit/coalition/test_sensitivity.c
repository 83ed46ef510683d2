/* test_sensitivity.c - all against all, and the partitions other programs found. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../graph/world.h"
#include "coalition/coalitions.h"
#include "coalition/sensitivity.h"

static stance_sensitivity *s;

static void find(const char *statements, enum stance_method method, enum stance_measure measure)
{
    struct stance_options o = stance_options_default();
    struct stance_error err = {0};
    struct stance_dataset *d = world_of(statements);
    o.cluster.method = method;
    o.project.measure = measure;
    cr_assert_eq(stance_sensitivity_find(&s, d, &o, NULL, &err), STANCE_OK, "%s", err.message);
    stance_dataset_free(d);
}

#define CAMPS                                                                                      \
    "actor,issue,stance\na,p,1\na,q,1\na,r,1\nb,p,1\nb,q,1\nb,r,1\nc,p,1\nc,q,1\nc,r,1\n"          \
    "d,p,-1\nd,q,-1\nd,r,-1\ne,p,-1\ne,q,-1\ne,r,-1\nf,p,-1\nf,q,-1\nf,r,-1\n"

Test(sensitivity, clear_camps_are_found_by_every_way)
{
    find(CAMPS, STANCE_METHOD_LEIDEN, STANCE_MEASURE_DEFAULT);
    cr_assert_gt(s->run_n, 8);
    for (size_t a = 0; a < s->run_n; a++)
        for (size_t b = 0; b < s->run_n; b++) {
            const struct stance_partition_likeness *x = stance_sensitivity_pair(s, a, b);
            cr_expect(x->vi == 0 && x->nmi == 1 && x->ari == 1, "%s on %s and %s on %s",
                      stance_method_name(s->run[a].method), stance_measure_name(s->run[a].measure),
                      stance_method_name(s->run[b].method), stance_measure_name(s->run[b].measure));
        }
    stance_sensitivity_free(s);
}

Test(sensitivity, what_was_asked_comes_first_and_once)
{
    find(CAMPS, STANCE_METHOD_LOUVAIN, STANCE_MEASURE_DEFAULT);
    size_t listed = s->run_n;
    cr_expect_eq(s->run[0].method, STANCE_METHOD_LOUVAIN);
    cr_expect_eq(s->run[0].measure, STANCE_AGREEMENT);
    for (size_t i = 0; i < s->run_n; i++)
        for (size_t j = 0; j < i; j++)
            cr_expect(s->run[i].method != s->run[j].method ||
                      s->run[i].measure != s->run[j].measure);
    stance_sensitivity_free(s);
    find(CAMPS, STANCE_METHOD_WALKTRAP, STANCE_COSINE); /* no combination of the list */
    cr_expect_eq(s->run_n, listed + 1);
    stance_sensitivity_free(s);
}

static bool ran(enum stance_method method)
{
    for (size_t i = 0; i < s->run_n; i++)
        if (s->run[i].method == method)
            return true;
    return false;
}

Test(sensitivity, every_method_has_its_say_on_a_small_network)
{
    find(CAMPS, STANCE_METHOD_SIGNED, STANCE_MEASURE_DEFAULT);
    for (int m = 0; stance_method_names[m]; m++)
        cr_expect(ran((enum stance_method)m), "%s", stance_method_names[m]);
    cr_expect_eq(s->left_out_n, 0);
    stance_sensitivity_free(s);
}

/* 33 actors on three issues: 528 ties, more than the slow methods are tried on. */
Test(sensitivity, a_method_that_takes_long_is_left_out_with_the_reason)
{
    char rows[33 * 40] = "actor,issue,stance\n";
    struct stance_text told = {0};
    struct stance_print_options print = {.format = STANCE_PRINT_TABLE};
    size_t at = strlen(rows);
    for (int a = 0; a < 33; a++)
        for (int issue = 0; issue < 3; issue++)
            at += (size_t)sprintf(rows + at, "a%d,%c,%d\n", a, 'p' + issue, a % 3 ? 1 : -1);
    find(rows, STANCE_METHOD_SIGNED, STANCE_MEASURE_DEFAULT);
    cr_assert_eq(s->left_out_n, 2);
    cr_expect_eq(s->left_out[0].method, STANCE_METHOD_SPINGLASS);
    cr_expect_eq(s->left_out[1].method, STANCE_METHOD_EDGE_BETWEENNESS);
    cr_expect_not(ran(STANCE_METHOD_SPINGLASS) || ran(STANCE_METHOD_EDGE_BETWEENNESS));
    cr_assert_eq(stance_sensitivity_print(&told, s, &print, NULL), STANCE_OK);
    cr_expect_not_null(strstr(told.bytes, "left out: spinglass on signed: takes long; tried on up"),
                       "%s", told.bytes);
    stance_text_free(&told);
    stance_sensitivity_free(s);
}

Test(sensitivity, the_run_asked_for_is_what_cluster_finds)
{
    struct stance_options o = stance_options_default();
    stance_coalitions *c = NULL;
    static const char rows[] = "actor,issue,stance\na,p,1\na,q,-1\nb,p,1\nb,r,1\nc,q,1\nc,r,-1\n"
                               "d,p,-1\nd,q,1\ne,r,0.5\ne,p,-1\nf,r,-1\nf,q,-1\n";
    struct stance_dataset *d = world_of(rows);
    o.cluster.k = 3;
    cr_assert_eq(stance_coalitions_find(&c, d, &o, NULL, NULL), STANCE_OK);
    cr_assert_eq(stance_sensitivity_find(&s, d, &o, NULL, NULL), STANCE_OK);
    cr_expect_arr_eq(s->run[0].label, c->label, c->actor_n * sizeof *c->label);
    for (size_t i = 0; i < s->run_n; i++)
        if (s->run[i].method == STANCE_METHOD_SIGNED || s->run[i].method == STANCE_METHOD_BALANCE)
            cr_expect_leq(s->run[i].k, 3, "k goes to every method that takes it");
    stance_sensitivity_free(s);
    stance_coalitions_free(c);
    stance_dataset_free(d);
}

Test(sensitivity, what_cannot_be_clustered_is_told)
{
    struct stance_options o = stance_options_default();
    struct stance_error err = {0};
    struct stance_dataset *d = world_of("actor,issue,stance\na,p,1\nb,p,1\n");
    s = NULL;
    cr_expect_eq(stance_sensitivity_find(&s, d, &o, NULL, &err), STANCE_E_DATA);
    cr_expect_str_eq(err.message,
                     "nothing divides the 2 actors: they hold the same on every issue");
    o.cluster.method = STANCE_METHOD_LEIDEN;
    o.cluster.k = 2;
    cr_expect_eq(stance_sensitivity_find(&s, d, &o, NULL, NULL), STANCE_E_VALUE);
    cr_expect_null(s);
    stance_dataset_free(d);
}

#ifdef STANCE_FAIL_ALLOCATION
Test(sensitivity, every_failed_allocation_is_told_and_leaves_nothing)
{
    struct stance_dataset *d =
        world_of("actor,issue,stance\na,p,1\nb,p,1\nb,q,-1\nc,q,1\nd,p,-1\n");
    struct stance_options o = stance_options_default();
    o.cluster.method = STANCE_METHOD_LEIDEN;
    for (size_t n = 1;; n += n < 200 ? 1 : 29) { /* the runs repeat themselves */
        struct stance_error err = {0};
        s = NULL;
        stance_memory_fail_at(n);
        enum stance_code code = stance_sensitivity_find(&s, d, &o, NULL, &err);
        stance_memory_fail_at(0);
        if (code == STANCE_OK)
            break;
        cr_assert_eq(code, STANCE_E_MEMORY, "allocation %zu: %s", n, err.message);
        cr_assert_null(s);
    }
    stance_sensitivity_free(s);
    stance_dataset_free(d);
}
#endif

/* ---- Partitions by igraph and leidenalg in ../shared/data ---- */

#define UNGA "../shared/data/unga/"
#define PARTITIONS "../shared/data/reference/partitions.csv"

/* Ours (leiden on matches) against the columns leiden, fastgreedy, louvain of one network. */
static void same_as_reference(const char *network, const struct stance_dataset *d, double q)
{
    struct stance_options o = stance_options_default();
    struct stance_error err = {0};
    stance_coalitions *c = NULL;
    static uint32_t ours[300], theirs[3][300];
    char line[200];
    size_t n = 0, length = strlen(network);
    FILE *f = fopen(PARTITIONS, "r");
    o.cluster.method = STANCE_METHOD_LEIDEN;
    o.project.measure = STANCE_MATCHES;
    cr_assert_eq(stance_coalitions_find(&c, d, &o, NULL, &err), STANCE_OK, "%s", err.message);
    cr_expect_float_eq(c->objective, q, 1e-6, "%s: %.9g", network, c->objective);
    while (fgets(line, sizeof line, f)) {
        char id[4];
        if (strncmp(line, network, length) != 0 ||
            sscanf(line + length, ",%3[A-Z],%u,%u,%u", id, &theirs[0][n], &theirs[1][n],
                   &theirs[2][n]) != 4)
            continue;
        for (size_t a = 0; a < c->actor_n; a++)
            if (strcmp(stance_coalitions_id(c, a), id) == 0)
                ours[n] = c->label[a];
        n++;
    }
    fclose(f);
    cr_assert_eq(n, c->actor_n, "%s: %zu states, not %zu", network, c->actor_n, n);
    for (int i = 0; i < 3; i++) {
        struct stance_partition_likeness x;
        cr_assert_eq(stance_partitions_compare(&x, ours, theirs[i], n, NULL), STANCE_OK);
        cr_expect(x.vi == 0 && x.nmi == 1 && x.ari == 1, "%s, column %d: ARI %g", network, i,
                  x.ari);
    }
    stance_coalitions_free(c);
}

static struct stance_dataset *read_votes(const char *path, const char *columns, const char *scale)
{
    struct stance_options o = stance_options_default();
    struct stance_error err = {0};
    struct stance_dataset *d = NULL;
    o.read.columns = columns;
    o.read.scale = scale;
    cr_assert_eq(stance_dataset_read(&d, path, &o, NULL, NULL, &err), STANCE_OK, "%s", err.message);
    return d;
}

Test(sensitivity, twelve_roll_calls_part_the_states_as_other_programs_do)
{
    if (access(PARTITIONS, R_OK) != 0)
        cr_skip_test("no " PARTITIONS);
    struct stance_dataset *d =
        read_votes(UNGA "ict-stances-from-votes.csv", "actor=iso3,issue=locator", NULL);
    same_as_reference("cyber12-2018-2023", d, 0.134887);
    stance_dataset_free(d);
}

Test(sensitivity, session_77_parts_the_states_as_other_programs_do)
{
    char path[] = "/tmp/stance-session-XXXXXX", command[200];
    if (access(PARTITIONS, R_OK) != 0)
        cr_skip_test("no " PARTITIONS);
    int fd = mkstemp(path);
    cr_assert_geq(fd, 0);
    close(fd);
    snprintf(command, sizeof command,
             "gzip -dc " UNGA "ga-votes.csv.gz | awk -F, 'NR == 1 || $3 == 77' >%s", path);
    cr_assert_eq(system(command), 0);
    struct stance_dataset *d =
        read_votes(path, "actor=iso3,issue=rcid,stance=vote", "Y=1,A=0,N=-1,X=");
    unlink(path);
    same_as_reference("session77", d, 0.078578);
    stance_dataset_free(d);
}
