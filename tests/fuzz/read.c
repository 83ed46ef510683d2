/* read.c - libFuzzer: bytes as a data set or a network, through coalitions, to a figure.
 *
 * The first byte chooses: a CSV, an edge list, or the stances of a data set with another form
 * drawn.  Nothing is asked of the outcome but that the library comes back: the sanitizers ask
 * the rest.  make fuzz runs it. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "stance.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static char path[64];

static bool put(const uint8_t *bytes, size_t n)
{
    if (path[0] == 0)
        snprintf(path, sizeof path, "/tmp/stance-fuzz-%ld.csv", (long)getpid());
    FILE *f = fopen(path, "wb");
    if (!f)
        return false;
    bool whole = fwrite(bytes, 1, n, f) == n;
    return fclose(f) == 0 && whole;
}

static void network(const struct stance_options *options)
{
    stance_coalitions *found = NULL;
    if (stance_coalitions_find_in_network(&found, path, options, NULL, NULL) == STANCE_OK) {
        struct stance_text text = {0};
        struct stance_print_options print = {.format = STANCE_PRINT_JSON};
        if (stance_coalitions_print(&text, found, &print, NULL) != STANCE_OK)
            abort();
        stance_text_free(&text);
        stance_coalitions_free(found);
    }
}

static void dataset(struct stance_options *options, unsigned choice)
{
    stance_dataset *data = NULL;
    stance_problems *problems = NULL;
    if (stance_problems_new(&problems, 20, NULL) != STANCE_OK)
        return;
    options->read.lenient = choice & 1;
    options->draw.view = (enum stance_view)(choice / 2 % (STANCE_VIEW_ALLUVIAL + 1));
    options->draw.by = options->draw.view >= STANCE_VIEW_SLOPE ? "year" : NULL;
    options->read.field_max = 4096;
    if (stance_dataset_read(&data, path, options, problems, NULL, NULL) == STANCE_OK) {
        stance_coalitions *found = NULL;
        if (stance_coalitions_find(&found, data, options, NULL, NULL) == STANCE_OK)
            stance_coalitions_free(found);
        struct stance_text figure = {0};
        if (stance_figure_draw(&figure, data, options, NULL, NULL) == STANCE_OK)
            stance_text_free(&figure);
        stance_dataset_free(data);
    }
    stance_problems_free(problems);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    if (n < 2 || !put(bytes + 1, n - 1))
        return 0;
    struct stance_options options = stance_options_default();
    options.cluster.time_limit = 0.05;
    if (bytes[0] % 8 == 0)
        network(&options);
    else
        dataset(&options, bytes[0]);
    unlink(path);
    return 0;
}
