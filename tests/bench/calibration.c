/* calibration.c - is an actor with support 0.85 right in 85 of 100 cases?
 *
 *     calibration METHOD WORLDS REPLICATES [statements|issues]
 *
 * Makes worlds of 2 to 4 planted blocs, 24 to 48 actors and 8 to 24 issues.  On each issue
 * some blocs stand against the others, every such split in turn: two blocs of two always
 * disagree, of three or four on two thirds of the issues.  An actor has a chance of its own,
 * from 0 to 1/2, to say the contrary of its bloc, and is recorded on a random share of the
 * issues, four or more.  Each world is clustered with a bootstrap.
 *
 * Blocs and coalitions are paired one with one, the largest overlap first; an actor is
 * *right* where its coalition is its bloc's.  The table has, for each tenth of support,
 * how many actors reported it and which share of them is right.
 *
 * Uses the public header alone. */
#include <stance.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ACTORS_MOST = 48, BLOCS_MOST = 4, ISSUES_MOST = 24, BINS = 10 };

struct world {
    int actors, blocs, issues;
    int bloc[ACTORS_MOST];
};

static uint64_t state = 1;

/* SplitMix64: good enough here, and the same everywhere. */
static double unit(void)
{
    uint64_t z = (state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (double)((z ^ (z >> 31)) >> 11) * 0x1p-53;
}

static int below(int n)
{
    return (int)(unit() * n);
}

static void fail(const char *what, const struct stance_error *err)
{
    fprintf(stderr, "calibration: %s: %s\n", what, err->message);
    exit(1);
}

/* Which side a bloc takes on an issue: the splits of 2, 3 and 4 blocs, one after the other. */
static int side(int blocs, int bloc, int issue)
{
    static const int of_four[3][4] = {{1, 1, -1, -1}, {1, -1, 1, -1}, {1, -1, -1, 1}};
    if (blocs == 2)
        return bloc == issue % 2 ? 1 : -1;
    if (blocs == 3)
        return bloc == issue % 3 ? 1 : -1;
    return of_four[issue % 3][bloc];
}

static void write_world(const char *path, struct world *w)
{
    enum { STATEMENTS_LEAST = 4 };
    FILE *f = fopen(path, "w");
    if (!f) {
        perror(path);
        exit(1);
    }
    w->blocs = 2 + below(3);
    w->actors = 24 + below(25);
    w->issues = 8 + below(17);
    double recorded = 0.4 + 0.6 * unit();
    fprintf(f, "actor,issue,stance\n");
    for (int a = 0; a < w->actors; a++) {
        double contrary = 0.5 * unit();
        int first = below(w->issues);
        w->bloc[a] = below(w->blocs);
        for (int i = 0; i < w->issues; i++) {
            int j = (first + i) % w->issues, s = side(w->blocs, w->bloc[a], j);
            if (i < STATEMENTS_LEAST || unit() < recorded)
                fprintf(f, "%d,%d,%d\n", a, j, unit() < contrary ? -s : s);
        }
    }
    fclose(f);
}

struct outcome {
    int coalition[ACTORS_MOST];
    double support[ACTORS_MOST];
};

static void column(char **at, char *out, size_t size)
{
    size_t n = strcspn(*at, ",\n");
    snprintf(out, size, "%.*s", (int)n, *at);
    *at += n;
    *at += **at != '\0';
}

/* actor,label,coalition,silhouette,bridging,support */
static void parse(struct outcome *out, char *csv)
{
    char cell[64];
    csv += strcspn(csv, "\n") + 1;
    while (*csv) {
        column(&csv, cell, sizeof cell);
        int a = atoi(cell);
        column(&csv, cell, sizeof cell);
        column(&csv, cell, sizeof cell);
        out->coalition[a] = cell[1] ? 26 + cell[1] - 'A' + 26 * (cell[0] - 'A') : cell[0] - 'A';
        column(&csv, cell, sizeof cell);
        column(&csv, cell, sizeof cell);
        column(&csv, cell, sizeof cell);
        out->support[a] = atof(cell);
    }
}

static void cluster(struct outcome *out, const char *path, const struct stance_options *options)
{
    struct stance_error err = {0};
    struct stance_print_options print = {.format = STANCE_PRINT_CSV};
    struct stance_text text = {0};
    stance_dataset *data = NULL;
    stance_coalitions *found = NULL;
    if (stance_dataset_read(&data, path, options, NULL, NULL, &err) != STANCE_OK)
        fail("reading", &err);
    if (stance_coalitions_find(&found, data, options, NULL, &err) != STANCE_OK)
        fail("clustering", &err);
    if (stance_coalitions_print(&text, found, &print, &err) != STANCE_OK)
        fail("printing", &err);
    parse(out, text.bytes);
    stance_text_free(&text);
    stance_coalitions_free(found);
    stance_dataset_free(data);
}

/* home[b]: the coalition that is bloc b's, -1 where none is left. */
static void pair_blocs(int home[BLOCS_MOST], const struct world *w, const struct outcome *o)
{
    int count[BLOCS_MOST][ACTORS_MOST] = {{0}}, taken[ACTORS_MOST] = {0};
    for (int a = 0; a < w->actors; a++)
        count[w->bloc[a]][o->coalition[a]]++;
    for (int b = 0; b < BLOCS_MOST; b++)
        home[b] = -1;
    for (int round = 0; round < w->blocs; round++) {
        int bloc = -1, coalition = 0;
        for (int b = 0; b < w->blocs; b++)
            for (int c = 0; c < w->actors && home[b] < 0; c++)
                if (!taken[c] && count[b][c] > (bloc < 0 ? 0 : count[bloc][coalition])) {
                    bloc = b;
                    coalition = c;
                }
        if (bloc < 0)
            return;
        home[bloc] = coalition;
        taken[coalition] = 1;
    }
}

int main(int argc, char **argv)
{
    static const char *const names[] = {"signed", "balance", "leiden", "louvain", "walktrap"};
    struct stance_options options = stance_options_default();
    char path[] = "calibration-world.csv";
    long seen[BINS] = {0}, right[BINS] = {0};
    double sum[BINS] = {0};
    int known = 0;
    for (int i = 0; i < 5 && argc > 3; i++)
        if (strcmp(argv[1], names[i]) == 0) {
            options.cluster.method = (enum stance_method)i;
            known = 1;
        }
    if (!known) {
        fprintf(stderr, "usage: calibration METHOD WORLDS REPLICATES [statements|issues]\n");
        return 2;
    }
    options.cluster.bootstrap = (uint32_t)atoi(argv[3]);
    options.cluster.exact = false;
    if (argc > 4 && strcmp(argv[4], "issues") == 0)
        options.cluster.resample = STANCE_RESAMPLE_ISSUES;
    for (int i = atoi(argv[2]); i > 0; i--) {
        struct world w;
        struct outcome o;
        write_world(path, &w);
        int home[BLOCS_MOST];
        cluster(&o, path, &options);
        pair_blocs(home, &w, &o);
        for (int a = 0; a < w.actors; a++) {
            int bin = (int)(o.support[a] * BINS);
            bin = bin == BINS ? BINS - 1 : bin;
            seen[bin]++;
            sum[bin] += o.support[a];
            right[bin] += o.coalition[a] == home[w.bloc[a]];
        }
    }
    remove(path);
    printf("| support | actors | mean support | right |\n|---|---:|---:|---:|\n");
    for (int b = 0; b < BINS; b++)
        if (seen[b])
            printf("| %.1f-%.1f | %ld | %.2f | %.0f %% |\n", b / 10.0, (b + 1) / 10.0, seen[b],
                   sum[b] / (double)seen[b], 100.0 * (double)right[b] / (double)seen[b]);
    return 0;
}
