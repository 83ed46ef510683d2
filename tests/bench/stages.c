/* stages.c - processor time of reading, projecting and clustering, told apart.
 *
 *     stages FILE RUNS METHOD      prints: milliseconds of each, the least of RUNS
 *
 * The library does the three in two calls: clustering is what finding coalitions takes longer
 * than the projection alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "stance.h"

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void fail(const struct stance_error *err)
{
    fprintf(stderr, "%s\n", err->message);
    exit(1);
}

int main(int argc, char **argv)
{
    struct stance_options options = stance_options_default();
    struct stance_error err = {0};
    double least[3] = {1e9, 1e9, 1e9};
    if (argc != 4)
        return 2;
    options.read.columns = "actor=iso3,issue=rcid,stance=vote";
    options.read.scale = "Y=1,A=0,N=-1,X=";
    options.read.all_columns = false;
    bool is_signed = strcmp(argv[3], "signed") == 0;
    options.cluster.method = is_signed ? STANCE_METHOD_SIGNED : STANCE_METHOD_LEIDEN;
    for (int run = atoi(argv[2]); run > 0; run--) {
        stance_dataset *data = NULL;
        stance_projection *ties = NULL;
        stance_coalitions *found = NULL;
        double time[4] = {now()};
        if (stance_dataset_read(&data, argv[1], &options, NULL, NULL, &err) != STANCE_OK)
            fail(&err);
        time[1] = now();
        options.project.measure = is_signed ? STANCE_SIGNED : STANCE_AGREEMENT;
        if (stance_projection_make(&ties, data, &options, NULL, &err) != STANCE_OK)
            fail(&err);
        time[2] = now();
        if (stance_coalitions_find(&found, data, &options, NULL, &err) != STANCE_OK)
            fail(&err);
        time[3] = now();
        for (int i = 0; i < 3; i++) {
            double took = time[i + 1] - time[i];
            least[i] = took < least[i] ? took : least[i];
        }
        stance_coalitions_free(found);
        stance_projection_free(ties);
        stance_dataset_free(data);
    }
    printf("read %.1f, project %.1f, cluster %.1f\n", least[0], least[1],
           least[2] > least[1] ? least[2] - least[1] : 0);
    return 0;
}
