/* test_published.c - coalitions and modularity that other programs reported of the same votes,
 * and the 117th Senate of the United States. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "coalition/coalitions.h"
#include "graph/scaling.h"

#define DATA "../shared/data/"
#define VALUES DATA "reference/reference-values.csv"

static struct stance_coalitions *find(const struct stance_dataset *d, enum stance_method method,
                                      enum stance_measure measure, const char *only)
{
    struct stance_options o = stance_options_default();
    struct stance_coalitions *c = NULL;
    struct stance_error err = {0};
    o.cluster.method = method;
    o.project.measure = measure;
    o.select.only = &only;
    o.select.only_n = only != NULL;
    cr_assert_eq(stance_coalitions_find(&c, d, &o, NULL, &err), STANCE_OK, "%s", err.message);
    return c;
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

/* ---- The General Assembly: reference-values.csv ---- */

/* The value of the row "..,NETWORK,..,MEASURE,VALUE,..". */
static double value_of(const char *network, const char *measure)
{
    char line[2000], start[60], middle[60];
    double value = NAN;
    FILE *f = fopen(VALUES, "r");
    cr_assert_not_null(f);
    snprintf(start, sizeof start, ",%s,", network);
    snprintf(middle, sizeof middle, ",%s,", measure);
    while (isnan(value) && fgets(line, sizeof line, f)) {
        const char *at = strstr(line, start) ? strstr(line, middle) : NULL;
        if (at && sscanf(at + strlen(middle), "%lf", &value) != 1)
            value = NAN;
    }
    fclose(f);
    cr_assert(!isnan(value), "%s of %s", measure, network);
    return value;
}

/* Weight: on how many roll calls both cast the same. */
static void meets(const struct stance_dataset *d, const char *network, const char *only)
{
    static const struct {
        enum stance_method method;
        const char *name;
    } rows[] = {{STANCE_METHOD_FAST_GREEDY, "fastgreedy"},
                {STANCE_METHOD_LEADING_EIGENVECTOR, "leading_eigenvector"},
                {STANCE_METHOD_LOUVAIN, "louvain_best20"},
                {STANCE_METHOD_LEIDEN, "leiden_best20"},
                {STANCE_METHOD_OPTIMAL, "leiden_best20"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char modularity[60], communities[60];
        struct stance_coalitions *c = find(d, rows[i].method, STANCE_MATCHES, only);
        snprintf(modularity, sizeof modularity, "%s modularity", rows[i].name);
        snprintf(communities, sizeof communities, "%s communities", rows[i].name);
        cr_expect_geq(c->objective, value_of(network, modularity) - 1e-6, "%s of %s: %.9g",
                      modularity, network, c->objective);
        cr_expect_eq(c->k, value_of(network, communities), "%s of %s: %u", communities, network,
                     c->k);
        if (i == 4)
            cr_expect_leq(c->certificate.upper_bound, c->objective + 1e-3, "%s: at most %.9g",
                          network, c->certificate.upper_bound);
        stance_coalitions_free(c);
    }
}

static void session_meets(const char *network, const char *session)
{
    char path[] = "/tmp/stance-session-XXXXXX", command[200];
    if (access(VALUES, R_OK) != 0)
        cr_skip_test("no " VALUES);
    int fd = mkstemp(path);
    cr_assert_geq(fd, 0);
    close(fd);
    snprintf(command, sizeof command,
             "gzip -dc " DATA "unga/ga-votes.csv.gz | awk -F, 'NR == 1 || $3 == %s' >%s", session,
             path);
    cr_assert_eq(system(command), 0);
    struct stance_dataset *d =
        read_votes(path, "actor=iso3,issue=rcid,stance=vote", "Y=1,A=0,N=-1,X=");
    unlink(path);
    meets(d, network, NULL);
    stance_dataset_free(d);
}

Test(published, session_75_reaches_the_reference_by_every_method)
{
    session_meets("session75", "75");
}

Test(published, session_77_reaches_the_reference_by_every_method)
{
    session_meets("session77", "77");
}

Test(published, roll_calls_on_ict_security_reach_the_reference)
{
    if (access(VALUES, R_OK) != 0)
        cr_skip_test("no " VALUES);
    struct stance_dataset *d =
        read_votes(DATA "unga/ict-stances-from-votes.csv", "actor=iso3,issue=locator", NULL);
    meets(d, "cyber12-2018-2023", NULL);
    meets(d, "cyber5-2018-2020",
          "paraphrase=* A/RES/73/187,* A/RES/73/27,* A/RES/73/266,* A/RES/74/247,* A/RES/75/240");
    stance_dataset_free(d);
}

/* ---- The 117th Senate: votes and NOMINATE scores by voteview.com ---- */

#define SENATE DATA "voteview/S117_votes.csv"
enum { DEMOCRAT = 100, REPUBLICAN = 200, INDEPENDENT = 328, VOTES_LEAST = 100 };

struct senator {
    char icpsr[16], name[60];
    int party, votes;
    double nominate;
};

static size_t read_senators(struct senator *s, size_t most)
{
    char line[400];
    size_t n = 0;
    FILE *f = fopen(DATA "voteview/S117_members.csv", "r");
    cr_assert_not_null(f);
    while (n < most && fgets(line, sizeof line, f)) {
        struct senator x = {.nominate = NAN};
        const char *name = strchr(line, '"'), *end = name ? strchr(name + 1, '"') : NULL;
        if (!end || sscanf(line, "117,Senate,%8[0-9],%*d,%*d,%*2s,%d", x.icpsr, &x.party) != 2)
            continue;
        snprintf(x.name, sizeof x.name, "%.*s", (int)(end - name - 1), name + 1);
        for (int i = 0; i < 4 && end; i++) /* bioguide_id, born, died, nominate_dim1 */
            end = strchr(end + 1, ',');
        if (end && sscanf(end, ",%lf,%*f,%*f,%*f,%d", &x.nominate, &x.votes) == 2)
            s[n++] = x;
    }
    fclose(f);
    return n;
}

/* The votes' numbers end in ".0"; who cast few is left out. */
static const struct senator *senator_of(const struct stance_coalitions *c, size_t actor,
                                        const struct senator *s, size_t n)
{
    const char *id = stance_coalitions_id(c, actor);
    for (size_t i = 0; i < n; i++)
        if (strncmp(id, s[i].icpsr, strlen(s[i].icpsr)) == 0 && id[strlen(s[i].icpsr)] == '.')
            return s[i].votes >= VOTES_LEAST ? &s[i] : NULL;
    return NULL;
}

static size_t place(const struct stance_coalitions *c, const struct senator *s, size_t n,
                    char *astray, size_t size)
{
    uint32_t home[2] = {STANCE_NONE, STANCE_NONE}; /* of Democrats and Republicans: Warren, Cruz */
    size_t placed = 0;
    astray[0] = '\0';
    for (size_t a = 0; a < c->actor_n; a++) {
        const struct senator *x = senator_of(c, a, s, n);
        if (x && strstr(x->name, "WARREN"))
            home[0] = c->label[a];
        if (x && strstr(x->name, "CRUZ"))
            home[1] = c->label[a];
    }
    cr_assert(home[0] != STANCE_NONE && home[1] != STANCE_NONE && home[0] != home[1]);
    for (size_t a = 0; a < c->actor_n; a++) {
        const struct senator *x = senator_of(c, a, s, n);
        if (!x)
            continue;
        placed++;
        if (c->label[a] != home[x->party == REPUBLICAN])
            strncat(astray, x->name, size - strlen(astray) - 1);
    }
    return placed;
}

/* King and Sanders caucus with the Democrats, and Sinema did before and after she left them in
 * December 2022: all three are found there.  Collins and Murkowski voted for most nominations
 * of a Democratic president. */
Test(published, the_senate_parts_into_its_parties)
{
    struct senator s[110];
    char astray[200];
    if (access(SENATE, R_OK) != 0)
        cr_skip_test("no " SENATE);
    size_t n = read_senators(s, 110);
    struct stance_dataset *d =
        read_votes(SENATE, "actor=icpsr,issue=rollnumber,stance=cast_code", "1=1,6=-1,7=,9=");
    static const struct {
        enum stance_method method;
        const char *astray;
    } rows[] = {{STANCE_METHOD_LEIDEN, "COLLINS, Susan Margaret"},
                {STANCE_METHOD_OPTIMAL, "COLLINS, Susan Margaret"},
                {STANCE_METHOD_WARD, ""},
                {STANCE_METHOD_SIGNED, "MURKOWSKI, LisaCOLLINS, Susan Margaret"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct stance_coalitions *c = find(d, rows[i].method, STANCE_MEASURE_DEFAULT, NULL);
        cr_expect_eq(place(c, s, n, astray, sizeof astray), 100);
        cr_expect_str_eq(astray, rows[i].astray, "%s: %s", stance_method_name(rows[i].method),
                         astray);
        stance_coalitions_free(c);
    }
    stance_dataset_free(d);
}

static void rank(double *out, const double *x, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        out[i] = 0.5;
        for (size_t j = 0; j < n; j++)
            out[i] += x[j] < x[i] ? 1 : x[j] == x[i] ? 0.5 : 0;
    }
}

/* C. Spearman: The proof and measurement of association between two things. American Journal
 * of Psychology 15 (1904) 72-101. doi:10.2307/1412159 */
static double spearman(const double *x, const double *y, size_t n)
{
    double a[110], b[110], xy = 0, xx = 0, yy = 0, mean = ((double)n + 1) / 2;
    rank(a, x, n);
    rank(b, y, n);
    for (size_t i = 0; i < n; i++) {
        xy += (a[i] - mean) * (b[i] - mean);
        xx += (a[i] - mean) * (a[i] - mean);
        yy += (b[i] - mean) * (b[i] - mean);
    }
    return xy / sqrt(xx * yy);
}

Test(published, the_map_ranks_senators_much_as_nominate_does)
{
    struct senator s[110];
    struct stance_positions p = {0};
    struct stance_network net = {0};
    struct stance_scaling map = {0};
    struct stance_options o = stance_options_default();
    double x[110], y[110];
    if (access(SENATE, R_OK) != 0)
        cr_skip_test("no " SENATE);
    size_t n = read_senators(s, 110), met = 0;
    struct stance_dataset *d =
        read_votes(SENATE, "actor=icpsr,issue=rollnumber,stance=cast_code", "1=1,6=-1,7=,9=");
    o.project.measure = STANCE_AGREEMENT;
    cr_assert_eq(stance_positions_make(&p, d, &o.select, false, NULL, NULL), STANCE_OK);
    cr_assert_eq(stance_network_project(&net, &p, &o.project, NULL, NULL), STANCE_OK);
    struct stance_coalitions *c = find(d, STANCE_METHOD_LEIDEN, STANCE_AGREEMENT, NULL);
    double *distance = malloc(net.n * net.n * sizeof *distance);
    for (size_t i = 0; i < net.n * net.n; i++)
        distance[i] = i % (net.n + 1) ? NAN : 0;
    for (size_t i = 0; i < net.m; i++)
        distance[net.a[i] * net.n + net.b[i]] = distance[net.b[i] * net.n + net.a[i]] =
            1 - net.w[i];
    cr_assert_eq(stance_scaling_make(&map, distance, net.n, NULL), STANCE_OK);
    for (size_t a = 0; a < net.n; a++) {
        const struct senator *of = senator_of(c, a, s, n);
        if (of && !isnan(of->nominate)) {
            x[met] = map.at[0][a];
            y[met++] = of->nominate;
        }
    }
    cr_assert_eq(met, 100);
    double rho = fabs(spearman(x, y, met));
    cr_log_info("Spearman's rank correlation with NOMINATE: %.4f", rho);
    cr_expect_gt(rho, 0.9, "%.4f", rho);
    free(distance);
    stance_scaling_clear(&map);
    stance_coalitions_free(c);
    stance_network_clear(&net);
    stance_positions_clear(&p);
    stance_dataset_free(d);
}
