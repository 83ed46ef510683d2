/* networks.c - made-up and read networks, and all partitions of a small one. */
#include "networks.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void network_tie(struct network *net, uint32_t a, uint32_t b, double w)
{
    net->a[net->m] = a;
    net->b[net->m] = b;
    net->w[net->m++] = w;
}

void network_random(struct network *net, size_t n, double density, double against, int most,
                    struct stance_random *random)
{
    net->n = n;
    net->m = 0;
    for (uint32_t a = 0; a < n; a++)
        for (uint32_t b = a + 1; b < n && net->m < NETWORK_MOST; b++) {
            if (stance_random_unit(random) >= density)
                continue;
            double sign = stance_random_unit(random) < against ? -1 : 1;
            double size = most ? 1 + (double)stance_random_below(random, (uint64_t)most)
                               : stance_random_unit(random);
            network_tie(net, a, b, sign * size);
        }
}

struct stance_signed_problem network_problem(const struct network *net, uint32_t k)
{
    return (struct stance_signed_problem){.n = net->n,
                                          .m = net->m,
                                          .a = net->a,
                                          .b = net->b,
                                          .w = net->w,
                                          .k = k,
                                          .seed = 1,
                                          .exact = true,
                                          .time_limit = 60};
}

static double frustration(const struct network *net, const uint32_t *label, uint64_t *inside)
{
    double cost = 0;
    *inside = 0;
    for (size_t i = 0; i < net->m; i++) {
        bool together = label[net->a[i]] == label[net->b[i]];
        if (together == (net->w[i] < 0))
            cost += fabs(net->w[i]);
        if (together)
            *inside |= (uint64_t)1 << i;
    }
    return cost;
}

/* Next labelling whose labels appear in order 0, 1, 2 ...: each partition once. */
static bool next_partition(uint32_t *label, size_t n, uint32_t k)
{
    for (size_t i = n; i-- > 1;) {
        uint32_t highest = 0;
        for (size_t j = 0; j < i; j++)
            if (label[j] > highest)
                highest = label[j];
        if (label[i] <= highest && label[i] + 1 < k) {
            label[i]++;
            memset(label + i + 1, 0, (n - i - 1) * sizeof *label);
            return true;
        }
    }
    return false;
}

double network_brute_force(const struct network *net, uint32_t k, size_t *optima_n)
{
    static uint64_t seen[30000];
    uint32_t label[16] = {0};
    double best = INFINITY;
    size_t n = 0;
    do {
        uint64_t inside;
        double cost = frustration(net, label, &inside);
        if (cost > best + 1e-9)
            continue;
        if (cost < best - 1e-9)
            n = 0;
        best = fmin(best, cost);
        size_t i = 0;
        while (i < n && seen[i] != inside)
            i++;
        if (i == n)
            seen[n++] = inside;
    } while (next_partition(label, net->n, k ? k : (uint32_t)net->n));
    *optima_n = n;
    return best;
}

/* Names by open addressing: the largest set has some thousands. */
static char names[NETWORK_MOST][48];
static uint32_t slot[4 * NETWORK_MOST];

static uint32_t number_of(size_t *n, const char *name)
{
    uint64_t hash = 1469598103934665603u;
    for (const char *c = name; *c; c++)
        hash = (hash ^ (unsigned char)*c) * 1099511628211u;
    size_t at = hash % (4 * NETWORK_MOST);
    for (; slot[at]; at = (at + 1) % (4 * NETWORK_MOST))
        if (strcmp(names[slot[at] - 1], name) == 0)
            return slot[at] - 1;
    snprintf(names[*n], sizeof names[*n], "%s", name);
    slot[at] = (uint32_t)++ * n;
    return slot[at] - 1;
}

bool network_read(struct network *net, const char *name)
{
    char path[256], line[512], a[48], b[48];
    double w;
    snprintf(path, sizeof path, "../shared/data/signed/%s.tsv", name);
    FILE *file = fopen(path, "r");
    if (!file)
        return false;
    net->n = net->m = 0;
    memset(slot, 0, sizeof slot);
    while (net->m < NETWORK_MOST && fgets(line, sizeof line, file))
        if (line[0] != '#' && sscanf(line, "%47[^\t]\t%47[^\t]\t%lf", a, b, &w) == 3) {
            uint32_t from = number_of(&net->n, a);
            network_tie(net, from, number_of(&net->n, b), w);
        }
    fclose(file);
    return true;
}
