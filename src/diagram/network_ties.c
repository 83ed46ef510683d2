/* network_ties.c - which ties of a network figure qualify, and which are drawn
 * (rules in network_web.h). */
#include <math.h>
#include <stdlib.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "network_web.h"

static bool same_coalition(const struct stance_web *web, uint32_t a, uint32_t b)
{
    const uint32_t *label = web->scene->coalitions->label;
    return label[a] == label[b];
}

static void add_tie(struct stance_web *web, struct stance_web_tie tie)
{
    tie.inside = same_coalition(web, tie.a, tie.b);
    web->tie[web->tie_n++] = tie;
    web->degree[tie.a]++;
    web->degree[tie.b]++;
    struct stance_web_count *count = tie.inside ? web->inside : web->across;
    count[tie.rank < 0].all++;
}

static void find_alignments(struct stance_web *web)
{
    const struct stance_positions *p = web->scene->positions;
    for (size_t i = 0; i < p->alignment_n; i++) {
        const struct stance_tie *t = &p->alignment[i];
        if (t->strength != 0 && t->a != t->b)
            add_tie(web, (struct stance_web_tie){
                             .a = t->a, .b = t->b, .rank = t->strength, .n = (uint32_t)i});
    }
}

static void find_agreement(struct stance_web *web)
{
    const struct stance_network *net = &web->net;
    for (size_t i = 0; i < net->m; i++) {
        double shared = net->overlap[i];
        if (shared < 2)
            continue;
        /* signed = (2a - 1) J / (J + 2), undone. */
        double agreement = (net->w[i] * (shared + 2) / shared + 1) / 2;
        if (agreement > 2.0 / 3 || agreement < 1.0 / 3)
            add_tie(web, (struct stance_web_tie){.a = net->a[i],
                                                 .b = net->b[i],
                                                 .rank = net->w[i],
                                                 .agreement = agreement,
                                                 .n = net->overlap[i]});
    }
}

enum stance_code stance_web_find_ties(struct stance_web *web, struct stance_error *err)
{
    const struct stance_positions *p = web->scene->positions;
    size_t most = web->alignments ? p->alignment_n : web->net.m;
    web->tie = stance_memory_new(most, sizeof *web->tie);
    web->degree = stance_memory_new(p->actor_n, sizeof *web->degree);
    if (!web->tie || !web->degree)
        return stance_error_memory(err);
    if (web->alignments)
        find_alignments(web);
    else
        find_agreement(web);
    return STANCE_OK;
}

/* Inner ties say something apart from the hull while they can be told from each other. */
static void choose_inside(struct stance_web *web, size_t *friends)
{
    const struct stance_coalitions *c = web->scene->coalitions;
    for (size_t i = 0; i < web->tie_n; i++)
        if (web->tie[i].inside && web->tie[i].rank > 0)
            friends[c->label[web->tie[i].a]]++;
    for (size_t i = 0; web->alignments && i < web->tie_n; i++) {
        struct stance_web_tie *t = &web->tie[i];
        if (!t->inside)
            continue;
        uint32_t label = c->label[t->a];
        double size = c->coalition[label].size;
        double density = (double)friends[label] / fmax(size * (size - 1) / 2, 1);
        t->drawn = t->rank < 0 || friends[label] <= 10 || density <= 0.5;
        web->inside[t->rank < 0].drawn += t->drawn;
    }
}

/* Beyond so many actors not more ties are drawn: nobody could follow them. */
#define TIES_GROW 100.0

struct candidate {
    double strength;
    size_t tie;
};

static int by_strength(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;
    if (a->strength != b->strength)
        return a->strength > b->strength ? -1 : 1;
    return (a->tie > b->tie) - (a->tie < b->tie);
}

/* Among candidates of one strength, most ends that have few ties so far. */
static void draw_evenly(struct stance_web *web, struct candidate *list, size_t n, size_t most,
                        uint32_t *count)
{
    for (size_t k = 0; k < n && k < most; k++) {
        size_t best = k;
        uint32_t least = UINT32_MAX;
        for (size_t i = k; i < n; i++) {
            const struct stance_web_tie *t = &web->tie[list[i].tie];
            if (count[t->a] + count[t->b] < least) {
                least = count[t->a] + count[t->b];
                best = i;
            }
        }
        /* Moved up with the order of the rest kept: ties stay settled by index. */
        struct candidate chosen = list[best];
        for (size_t i = best; i > k; i--)
            list[i] = list[i - 1];
        list[k] = chosen;
        struct stance_web_tie *t = &web->tie[chosen.tie];
        t->drawn = true;
        count[t->a]++;
        count[t->b]++;
    }
}

static void choose_across(struct stance_web *web, bool hostile, struct candidate *list,
                          uint32_t *count)
{
    double n = fmin((double)web->scene->positions->actor_n, TIES_GROW);
    size_t most = (size_t)(hostile ? fmax(14, 0.2 * n) : fmax(26, 0.4 * n)), m = 0;
    for (size_t i = 0; i < web->tie_n; i++) {
        const struct stance_web_tie *t = &web->tie[i];
        /* Strengths that differ by rounding alone are one strength. */
        if (!t->inside && !t->bundled && (t->rank < 0) == hostile)
            list[m++] = (struct candidate){round(fabs(t->rank) * 1e9), i};
    }
    qsort(list, m, sizeof *list, by_strength);
    for (size_t first = 0; first < m && first < most;) {
        size_t end = first;
        while (end < m && list[end].strength == list[first].strength)
            end++;
        draw_evenly(web, list + first, end - first, most - first, count);
        first = end;
    }
    web->across[hostile].drawn = m < most ? m : most;
}

enum stance_code stance_web_choose_ties(struct stance_web *web, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    size_t *friends = stance_memory_new(web->scene->coalitions->k, sizeof *friends);
    struct candidate *list = stance_memory_new(web->tie_n, sizeof *list);
    uint32_t *count = stance_memory_new(web->scene->positions->actor_n, sizeof *count);
    if (!friends || !list || !count) {
        code = stance_error_memory(err);
        goto done;
    }
    choose_inside(web, friends);
    choose_across(web, false, list, count);
    choose_across(web, true, list, count);
done:
    stance_memory_free(count);
    stance_memory_free(list);
    stance_memory_free(friends);
    return code;
}
