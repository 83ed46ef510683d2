/* test_voeten.c - agreement against the scores that E. Voeten publishes.
 *
 * All dyads of sessions 44, 68 and 77 in ../shared/data/reference; unanimous roll
 * calls dropped, as he does. */
#include "world.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/number.h"
#include "graph/network.h"

#define VOTES "../shared/data/unga/ga-votes.csv.gz"
#define DYADS "../shared/data/reference/voeten-agreement-dyads.csv"

static char path[] = "/tmp/stance-votes-XXXXXX";

/* The three sessions' rows, unpacked. */
static void unpack(void)
{
    char command[300];
    int fd = mkstemp(path);
    cr_assert_geq(fd, 0);
    close(fd);
    snprintf(command, sizeof command,
             "gzip -dc %s | awk -F, 'NR == 1 || $3 == 44 || $3 == 68 || $3 == 77' >%s", VOTES,
             path);
    cr_assert_eq(system(command), 0);
}

static struct stance_dataset *read_votes(void)
{
    struct stance_dataset *d = NULL;
    struct stance_error err = {0};
    struct stance_options o = stance_options_default();
    o.read.columns = "actor=iso3,issue=rcid,stance=vote";
    o.read.scale = "Y=1,A=0,N=-1,X=";
    unpack();
    cr_assert_eq(stance_dataset_read(&d, path, &o, NULL, NULL, &err), STANCE_OK, "%s", err.message);
    unlink(path);
    return d;
}

static double tie(const struct stance_network *net, size_t a, size_t b)
{
    for (size_t i = 0; i < net->m; i++)
        if ((net->a[i] == a && net->b[i] == b) || (net->a[i] == b && net->b[i] == a))
            return net->w[i];
    return NAN;
}

static size_t compare(const struct stance_dataset *d, const struct stance_positions *p,
                      const struct stance_network *net, const char *session)
{
    char line[400], year[8], in[8], a[8], b[8], published[40];
    size_t n = 0;
    FILE *f = fopen(DYADS, "r");
    cr_assert_not_null(f);
    while (fgets(line, sizeof line, f)) {
        double expected;
        if (sscanf(line, "%7[^,],%7[^,],%7[^,],%7[^,],%39[^,]", year, in, a, b, published) != 5 ||
            strcmp(in, session) != 0)
            continue;
        cr_assert(stance_number_parse(published, strlen(published), &expected), "%s", line);
        double got = tie(net, world_actor(p, d, a), world_actor(p, d, b));
        cr_assert_float_eq(got, expected, 1e-6, "session %s, %s and %s: %.17g, not %s", session, a,
                           b, got, published);
        n++;
    }
    fclose(f);
    return n;
}

Test(voeten, agreement_scores_are_the_published_ones)
{
    static const struct {
        const char *session, *only;
        size_t dyads;
    } sessions[] = {{"44", "session=44", 78}, {"68", "session=68", 105}, {"77", "session=77", 105}};
    if (access(VOTES, R_OK) || access(DYADS, R_OK))
        cr_skip("../shared/data is absent");
    struct stance_dataset *d = read_votes();
    for (size_t i = 0; i < 3; i++) {
        struct stance_positions p = {0};
        struct stance_network net = {0};
        struct stance_select_options select = {.only = &sessions[i].only, .only_n = 1};
        struct stance_project_options o = {
            .measure = STANCE_AGREEMENT, .min_overlap = 1, .drop_unanimous = true};
        cr_assert_eq(stance_positions_make(&p, d, &select, false, NULL, NULL), STANCE_OK);
        cr_assert_eq(stance_network_project(&net, &p, &o, NULL, NULL), STANCE_OK);
        cr_assert_eq(compare(d, &p, &net, sessions[i].session), sessions[i].dyads);
        stance_network_clear(&net);
        stance_positions_clear(&p);
    }
    stance_dataset_free(d);
}
