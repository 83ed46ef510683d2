/* test_reference.c - numbers that others published or computed, from the votes of the UN.
 *
 * ../shared/data/reference/reference-values.csv: Haege's S, kappa and pi for session 77,
 * the US Department of State's coincidence of 2017 to 2019. */
#include "../graph/world.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/number.h"
#include "graph/joint.h"
#include "graph/projection.h"

#define VOTES "../shared/data/unga/ga-votes.csv.gz"
#define VALUES "../shared/data/reference/reference-values.csv"

struct votes {
    struct stance_dataset *d;
    struct stance_positions p;
};

static void need_data(void)
{
    if (access(VOTES, R_OK) != 0 || access(VALUES, R_OK) != 0)
        cr_skip_test("%s is not there", access(VOTES, R_OK) != 0 ? VOTES : VALUES);
}

/* The rows that an awk condition keeps. */
static struct votes read_votes(const char *condition)
{
    char path[] = "/tmp/stance-votes-XXXXXX", command[400];
    struct votes v = {0};
    struct stance_error err = {0};
    struct stance_options o = stance_options_default();
    int fd = mkstemp(path);
    cr_assert_geq(fd, 0);
    close(fd);
    snprintf(command, sizeof command, "gzip -dc %s | awk -F, 'NR == 1 || (%s)' >%s", VOTES,
             condition, path);
    cr_assert_eq(system(command), 0);
    o.read.columns = "actor=iso3,issue=rcid,stance=vote";
    o.read.scale = "Y=1,A=0,N=-1,X=";
    cr_assert_eq(stance_dataset_read(&v.d, path, &o, NULL, NULL, &err), STANCE_OK, "%s",
                 err.message);
    unlink(path);
    cr_assert_eq(stance_positions_make(&v.p, v.d, &o.select, false, NULL, NULL), STANCE_OK);
    return v;
}

static void votes_clear(struct votes *v)
{
    stance_positions_clear(&v->p);
    stance_dataset_free(v->d);
}

static double tie(const struct votes *v, enum stance_measure measure, const char *a, const char *b,
                  uint32_t *n)
{
    struct stance_project_options o = {.measure = measure, .min_overlap = 1};
    struct stance_network net = {0};
    size_t one = world_actor(&v->p, v->d, a), two = world_actor(&v->p, v->d, b);
    double w = NAN;
    cr_assert_eq(stance_network_project(&net, &v->p, &o, NULL, NULL), STANCE_OK);
    for (size_t i = 0; i < net.m; i++)
        if ((net.a[i] == one && net.b[i] == two) || (net.a[i] == two && net.b[i] == one)) {
            w = net.w[i];
            *n = net.overlap[i];
        }
    stance_network_clear(&net);
    return w;
}

struct row {
    char kind[24], a[40], b[40], period[40], measure[40], value[24], n[16], tolerance[16];
};

/* The columns in front of the quoted ones. */
static bool next_row(FILE *f, struct row *r)
{
    char line[2000], *at = line;
    if (!fgets(line, sizeof line, f))
        return false;
    char *part[] = {NULL, r->kind, r->a, r->b, r->period, r->measure, r->value, r->n, r->tolerance};
    static const size_t size[] = {0, 24, 40, 40, 40, 40, 24, 16, 16};
    for (size_t i = 0; i < 9; i++) {
        size_t n = strcspn(at, ",\n");
        if (part[i])
            snprintf(part[i], size[i], "%.*s", (int)(n < size[i] ? n : size[i] - 1), at);
        at += n + (at[n] == ',');
    }
    return true;
}

static double number(const char *s)
{
    double x = NAN;
    cr_assert(stance_number_parse(s, strlen(s), &x), "%s", s);
    return x;
}

Test(reference, s_kappa_and_pi_of_session_77)
{
    static const struct {
        const char *name;
        enum stance_measure measure;
    } of[] = {{"S absolute", STANCE_S},
              {"S squared", STANCE_S_SQUARED},
              {"kappa", STANCE_KAPPA},
              {"pi", STANCE_PI}};
    need_data();
    struct votes v = read_votes("$3 == 77");
    FILE *f = fopen(VALUES, "r");
    struct row r;
    size_t met = 0;
    while (next_row(f, &r))
        for (size_t i = 0; i < 4; i++) {
            uint32_t n = 0;
            if (strcmp(r.kind, "similarity") != 0 || strcmp(r.measure, of[i].name) != 0)
                continue;
            double x = tie(&v, of[i].measure, r.a, r.b, &n);
            cr_assert_float_eq(x, number(r.value), 1e-6, "%s of %s and %s: %.9g, not %s",
                               of[i].name, r.a, r.b, x, r.value);
            cr_assert_eq(n, (uint32_t)number(r.n));
            met++;
        }
    fclose(f);
    votes_clear(&v);
    cr_assert_eq(met, 128);
}

static struct stance_joint joint_of(const struct votes *v, const char *a, const char *b)
{
    size_t one = world_actor(&v->p, v->d, a), two = world_actor(&v->p, v->d, b);
    size_t first = one < two ? one : two, last = one < two ? two : one;
    struct stance_joints s = {0};
    cr_assert_eq(stance_joints_init(&s, &v->p, NULL, NULL, STANCE_PAIRS_BITS, NULL), STANCE_OK);
    stance_joints_fill(&s, first);
    struct stance_joint j = s.row[last];
    stance_joints_clear(&s);
    return j;
}

static size_t compare_year(const char *year)
{
    char condition[40];
    struct row r;
    size_t met = 0;
    snprintf(condition, sizeof condition, "substr($2,1,4) == %s", year);
    struct votes v = read_votes(condition);
    FILE *f = fopen(VALUES, "r");
    while (next_row(f, &r)) {
        if (strcmp(r.kind, "coincidence-us") != 0 || strcmp(r.period, year) != 0)
            continue;
        struct stance_joint j = joint_of(&v, r.a, r.b);
        double x = strcmp(r.measure, "same votes") == 0 ? j.same
                   : strcmp(r.measure, "opposite votes") == 0
                       ? j.opposed
                       : 100 * stance_measure_coincidence(&j);
        double off = fabs(x - number(r.value)), most = number(r.tolerance);
        cr_assert_leq(off, most, "%s of %s and %s in %s: %g, not %s", r.measure, r.a, r.b, year, x,
                      r.value);
        met++;
    }
    fclose(f);
    votes_clear(&v);
    return met;
}

Test(reference, coincidence_as_the_department_of_state_counts_it)
{
    need_data();
    cr_assert_eq(compare_year("2017"), 6);
    cr_assert_eq(compare_year("2018"), 4);
    cr_assert_eq(compare_year("2019"), 31);
}
