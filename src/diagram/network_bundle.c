/* network_bundle.c - ties shared by most of a bloc become one: "k of n"
 * (rules in network_web.h). */
#include <stdlib.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "network_web.h"

/* A bundle of two saves nothing.  Between blocs an alignment loses whom it meets, so there it
 * has to save more. */
enum { FEWEST = 3, FEWEST_TO_BLOC = 5, ACTORS_MOST = 8, ALIKE_MOST = 3, FAN_LEAST = 9 };

struct tally {
    struct stance_web *web;
    bool hostile;
    uint32_t k;        /* coalitions: those with a colour of their own */
    uint32_t *reached; /* actor * k + coalition: unbundled ties of the actor into it */
};

static bool counts(const struct tally *t, const struct stance_web_tie *tie)
{
    return !tie->inside && !tie->bundled && (tie->rank < 0) == t->hostile;
}

static void tally(struct tally *t)
{
    const struct stance_web *web = t->web;
    const uint32_t *label = web->scene->coalitions->label;
    for (size_t i = 0; i < web->scene->positions->actor_n * t->k; i++)
        t->reached[i] = 0;
    for (size_t i = 0; i < web->tie_n; i++) {
        const struct stance_web_tie *tie = &web->tie[i];
        if (!counts(t, tie))
            continue;
        if (label[tie->b] < t->k)
            t->reached[tie->a * t->k + label[tie->b]]++;
        if (label[tie->a] < t->k)
            t->reached[tie->b * t->k + label[tie->a]]++;
    }
}

static bool bundles(const struct tally *t, uint32_t coalition)
{
    return coalition < t->k && t->web->scene->coalitions->coalition[coalition].size >= FEWEST;
}

static void add(struct tally *t, struct stance_web_bundle bundle)
{
    struct stance_web *web = t->web;
    const uint32_t *label = web->scene->coalitions->label;
    bundle.hostile = t->hostile;
    web->bundle[web->bundle_n++] = bundle;
    for (size_t i = 0; i < web->tie_n; i++) {
        struct stance_web_tie *tie = &web->tie[i];
        if (!counts(t, tie))
            continue;
        uint32_t la = label[tie->a], lb = label[tie->b];
        bool hit = bundle.actor == STANCE_NONE ? (la == bundle.from && lb == bundle.to) ||
                                                     (lb == bundle.from && la == bundle.to)
                                               : (la == bundle.from && tie->b == bundle.actor) ||
                                                     (lb == bundle.from && tie->a == bundle.actor);
        tie->bundled = hit;
        web->across[t->hostile].bundled += hit;
    }
    tally(t);
}

/* Members of `from` that count towards `to`. */
static uint32_t share_of(const struct tally *t, uint32_t from, uint32_t to)
{
    const struct stance_coalitions *c = t->web->scene->coalitions;
    uint32_t k = 0, size = c->coalition[to].size;
    for (size_t i = 0; i < c->actor_n; i++) {
        uint32_t reached = c->label[i] == from ? t->reached[i * t->k + to] : 0;
        k += t->web->alignments ? reached > 0 : 2 * reached > size;
    }
    return k;
}

static void bundle_blocs(struct tally *t)
{
    const struct stance_coalition *c = t->web->scene->coalitions->coalition;
    for (uint32_t x = 0; x < t->k; x++)
        for (uint32_t y = x + 1; y < t->k; y++) {
            if (!bundles(t, x) || c[y].size < 2)
                continue;
            uint32_t kx = share_of(t, x, y), ky = bundles(t, y) ? share_of(t, y, x) : 0;
            /* The side with the larger share tells it; of equals the larger bloc. */
            bool from_y = (uint64_t)ky * c[x].size > (uint64_t)kx * c[y].size;
            uint32_t from = from_y ? y : x, k = from_y ? ky : kx;
            uint32_t fewest = t->web->alignments ? FEWEST_TO_BLOC : FEWEST;
            if (k >= fewest && 10 * (uint64_t)k > 6 * (uint64_t)c[from].size)
                add(t, (struct stance_web_bundle){.from = from,
                                                  .actor = STANCE_NONE,
                                                  .to = from_y ? x : y,
                                                  .k = k,
                                                  .n = c[from].size});
        }
}

static bool shared(const struct tally *t, uint32_t actor, uint32_t coalition)
{
    const struct stance_coalitions *c = t->web->scene->coalitions;
    uint32_t k = t->reached[actor * t->k + coalition], n = c->coalition[coalition].size;
    return k >= FEWEST && c->label[actor] != coalition && 10 * (uint64_t)k > 6 * (uint64_t)n;
}

/* Actors of coalition y whom most of coalition x is tied to. */
static size_t targets_of(const struct tally *t, uint32_t x, uint32_t y)
{
    const struct stance_coalitions *c = t->web->scene->coalitions;
    size_t n = 0;
    for (uint32_t i = 0; i < c->actor_n; i++)
        n += c->label[i] == y && shared(t, i, x);
    return n;
}

/* Strongest share first, so that a tie between two blocs goes to the bundle that says most.
 * Where many actors of a coalition are faced alike, none of them is the news. */
static void bundle_actors(struct tally *t)
{
    const struct stance_coalitions *c = t->web->scene->coalitions;
    for (size_t made = 0; made < ACTORS_MOST; made++) {
        struct stance_web_bundle best = {0};
        for (uint32_t i = 0; i < c->actor_n; i++)
            for (uint32_t x = 0; x < t->k; x++) {
                uint32_t k = t->reached[i * t->k + x], n = c->coalition[x].size;
                if (!shared(t, i, x) || (best.n && (uint64_t)k * best.n <= (uint64_t)best.k * n) ||
                    targets_of(t, x, c->label[i]) > ALIKE_MOST)
                    continue;
                best = (struct stance_web_bundle){.from = x, .actor = i, .k = k, .n = n};
            }
        if (best.n == 0)
            return;
        add(t, best);
    }
}

/* The fans of those that stand alone. */
static void bundle_fans(struct tally *t)
{
    const struct stance_coalitions *c = t->web->scene->coalitions;
    if (c->actor_n <= STANCE_WEB_NAMES_MOST)
        return;
    for (uint32_t i = 0, made = 0; i < c->actor_n && made < ACTORS_MOST; i++)
        for (uint32_t x = 0; x < t->k && made < ACTORS_MOST; x++) {
            uint32_t k = t->reached[i * t->k + x];
            if (c->coalition[c->label[i]].size > 1 || k < FAN_LEAST || !bundles(t, x))
                continue;
            add(t, (struct stance_web_bundle){
                       .from = x, .actor = i, .k = k, .n = c->coalition[x].size, .fan = true});
            made++;
        }
}

enum stance_code stance_web_bundle_ties(struct stance_web *web, struct stance_error *err)
{
    const struct stance_coalitions *c = web->scene->coalitions;
    uint32_t k = c->k < STANCE_WEB_COLOURS ? c->k : STANCE_WEB_COLOURS;
    struct tally t = {.web = web, .k = k};
    t.reached = stance_memory_new(c->actor_n * k, sizeof *t.reached);
    /* Per sign: one for each pair of blocs, and the actors' ones. */
    web->bundle = stance_memory_new(2 * ((size_t)k * k + 2 * ACTORS_MOST), sizeof *web->bundle);
    if (!t.reached || !web->bundle) {
        stance_memory_free(t.reached);
        return stance_error_memory(err);
    }
    for (int hostile = 0; hostile < 2; hostile++) {
        t.hostile = hostile == 1;
        tally(&t);
        /* An act has an addressee: whom most of a bloc faces comes before which bloc. */
        if (web->alignments)
            bundle_actors(&t);
        bundle_blocs(&t);
        if (!web->alignments)
            bundle_actors(&t);
        bundle_fans(&t);
    }
    stance_memory_free(t.reached);
    return STANCE_OK;
}
