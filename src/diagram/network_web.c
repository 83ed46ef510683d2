/* network_web.c - puts the actors of a network figure into blocs (rules in network_web.h). */
#include "network_web.h"

#include <stdlib.h>

#include "../base/error.h"
#include "../base/memory.h"

/* Actors on their own, up to which each finds a place of its own. */
enum { ALONE_MOST = 12 };

static enum stance_code project(struct stance_web *web, struct stance_error *err)
{
    struct stance_project_options options = web->scene->options->project;
    options.measure = STANCE_SIGNED;
    options.normalise = STANCE_NORMALISE_NONE;
    options.alignment_weight = 0;
    return stance_network_project(&web->net, web->scene->positions, &options, web->scene->watch,
                                  err);
}

/* Which bloc an actor belongs to before blocs are numbered: a coloured coalition, the merged
 * rest, or (alone) none. */
static uint32_t colour_of(const struct stance_web *web, uint32_t coalition)
{
    if (web->scene->coalitions->coalition[coalition].size < 2)
        return STANCE_NONE;
    return coalition < STANCE_WEB_COLOURS ? coalition : STANCE_WEB_COLOURS;
}

/* alone[row]: 1 = in no coalition and with a tie that is drawn, 2 = without. */
static void find_alone(const struct stance_web *web, uint8_t *alone)
{
    const struct stance_coalitions *c = web->scene->coalitions;
    for (size_t i = 0; i < c->actor_n; i++)
        alone[i] = colour_of(web, c->label[i]) == STANCE_NONE ? 2 : 0;
    for (size_t i = 0; i < web->tie_n; i++) {
        const struct stance_web_tie *t = &web->tie[i];
        if (t->drawn && alone[t->a])
            alone[t->a] = 1;
        if (t->drawn && alone[t->b])
            alone[t->b] = 1;
    }
    for (size_t i = 0; i < web->bundle_n; i++)
        if (web->bundle[i].actor != STANCE_NONE && alone[web->bundle[i].actor])
            alone[web->bundle[i].actor] = 1;
    for (size_t i = 0; i < c->actor_n; i++)
        if (alone[i] != 2)
            return;
    for (size_t i = 0; i < c->actor_n; i++) /* nothing else to show */
        alone[i] = 1;
}

static void add_node(struct stance_web *web, uint32_t actor)
{
    web->node_of[actor] = (uint32_t)web->node_n;
    web->node[web->node_n++] =
        (struct stance_web_node){.actor = actor, .bloc = (uint32_t)web->bloc_n};
}

static void add_bloc(struct stance_web *web, uint32_t coalition, uint32_t merged, uint32_t colour,
                     size_t first)
{
    web->bloc[web->bloc_n++] = (struct stance_web_bloc){
        .first = first,
        .n = web->node_n - first,
        .coalition = coalition,
        .merged = merged,
        .colour = colour,
        .hull = colour != STANCE_WEB_COLOURS || web->node_n - first > 1,
    };
}

/* Blocs in the order of their coalitions, then "Other", then those alone. */
static void fill_blocs(struct stance_web *web, const uint8_t *alone)
{
    const struct stance_coalitions *c = web->scene->coalitions;
    uint32_t alone_n = 0;
    for (uint32_t i = 0; i < c->actor_n; i++)
        alone_n += alone[i] == 1;
    for (uint32_t colour = 0; colour <= STANCE_WEB_COLOURS; colour++) {
        size_t first = web->node_n;
        uint32_t merged = 0;
        for (uint32_t k = 0; k < c->k; k++)
            merged += colour_of(web, k) == colour;
        for (uint32_t i = 0; i < c->actor_n; i++)
            if (colour_of(web, c->label[i]) == colour)
                add_node(web, i);
        if (web->node_n > first)
            add_bloc(web, colour, merged, colour, first);
    }
    size_t first = web->node_n;
    for (uint32_t i = 0; i < c->actor_n; i++) {
        if (alone[i] == 2)
            web->left_out[web->left_out_n++] = i;
        if (alone[i] != 1)
            continue;
        add_node(web, i);
        if (alone_n <= ALONE_MOST) {
            add_bloc(web, c->label[i], 0, STANCE_WEB_COLOURS, first);
            first = web->node_n;
        }
    }
    if (web->node_n > first)
        add_bloc(web, 0, 0, STANCE_WEB_COLOURS, first);
}

/* The three best tied of each bloc carry their names where not all can; so do the ends of
 * bundles. */
static void name_nodes(struct stance_web *web)
{
    for (size_t b = 0; b < web->bloc_n; b++)
        for (int k = 0; k < 3; k++) {
            struct stance_web_node *best = NULL;
            for (size_t i = web->bloc[b].first; i < web->bloc[b].first + web->bloc[b].n; i++) {
                struct stance_web_node *node = &web->node[i];
                if (!node->named && (!best || web->degree[node->actor] > web->degree[best->actor]))
                    best = node;
            }
            if (best)
                best->named = true;
        }
    for (size_t i = 0; i < web->bundle_n; i++)
        if (web->bundle[i].actor != STANCE_NONE)
            web->node[web->node_of[web->bundle[i].actor]].named = true;
    for (size_t i = 0; i < web->node_n; i++)
        web->node[i].named = web->node[i].named || web->node_n <= STANCE_WEB_NAMES_MOST;
}

static void finish_bundles(struct stance_web *web)
{
    uint32_t bloc_of[STANCE_WEB_COLOURS] = {0};
    for (size_t b = 0; b < web->bloc_n; b++)
        if (web->bloc[b].colour < STANCE_WEB_COLOURS)
            bloc_of[web->bloc[b].colour] = (uint32_t)b;
    for (size_t i = 0; i < web->bundle_n; i++) {
        struct stance_web_bundle *bundle = &web->bundle[i];
        bundle->from = bloc_of[bundle->from];
        bundle->to = bundle->actor == STANCE_NONE ? bloc_of[bundle->to]
                                                  : web->node[web->node_of[bundle->actor]].bloc;
    }
}

static void add_apart(struct stance_web *web, double *weight, uint32_t a, uint32_t b,
                      double signed_value)
{
    uint32_t na = web->node_of[a], nb = web->node_of[b];
    if (na == STANCE_NONE || nb == STANCE_NONE)
        return;
    size_t x = web->node[na].bloc, y = web->node[nb].bloc, n = web->bloc_n;
    web->apart[x * n + y] += (1 - signed_value) / 2;
    weight[x * n + y]++;
    if (x == y)
        return;
    web->apart[y * n + x] += (1 - signed_value) / 2;
    weight[y * n + x]++;
}

static enum stance_code find_apart(struct stance_web *web, struct stance_error *err)
{
    size_t n = web->bloc_n;
    const struct stance_positions *p = web->scene->positions;
    double *weight = stance_memory_new(n * n, sizeof *weight);
    web->apart = stance_memory_new(n * n, sizeof *web->apart);
    if (!weight || !web->apart) {
        stance_memory_free(weight);
        return stance_error_memory(err);
    }
    for (size_t i = 0; i < web->net.m; i++)
        add_apart(web, weight, web->net.a[i], web->net.b[i], web->net.w[i]);
    for (size_t i = 0; web->alignments && i < p->alignment_n; i++)
        add_apart(web, weight, p->alignment[i].a, p->alignment[i].b, p->alignment[i].strength);
    for (size_t i = 0; i < n * n; i++)
        web->apart[i] = weight[i] > 0 ? web->apart[i] / weight[i] : 0.5;
    stance_memory_free(weight);
    return STANCE_OK;
}

static enum stance_code make(struct stance_web *web, uint8_t *alone, struct stance_error *err)
{
    size_t n = web->scene->positions->actor_n;
    enum stance_code code = project(web, err);
    if (!code)
        code = stance_web_find_ties(web, err);
    if (!code)
        code = stance_web_bundle_ties(web, err);
    if (!code)
        code = stance_web_choose_ties(web, err);
    if (code)
        return code;
    find_alone(web, alone);
    for (size_t i = 0; i < n; i++)
        web->node_of[i] = STANCE_NONE;
    fill_blocs(web, alone);
    name_nodes(web);
    finish_bundles(web);
    return find_apart(web, err);
}

enum stance_code stance_web_make(struct stance_web *out, const struct stance_scene *scene,
                                 struct stance_error *err)
{
    const struct stance_positions *p = scene->positions;
    struct stance_web web = {.scene = scene};
    enum stance_code code;
    web.alignments = p->alignment_n > 0 && (p->actor_n <= STANCE_WEB_NAMES_MOST || p->cell_n == 0);
    uint8_t *alone = stance_memory_new(p->actor_n, 1);
    web.bloc = stance_memory_new(p->actor_n, sizeof *web.bloc);
    web.node = stance_memory_new(p->actor_n, sizeof *web.node);
    web.node_of = stance_memory_new(p->actor_n, sizeof *web.node_of);
    web.left_out = stance_memory_new(p->actor_n, sizeof *web.left_out);
    if (!alone || !web.bloc || !web.node || !web.node_of || !web.left_out)
        code = stance_error_memory(err);
    else
        code = make(&web, alone, err);
    stance_memory_free(alone);
    if (code)
        stance_web_clear(&web);
    else
        *out = web;
    return code;
}

void stance_web_clear(struct stance_web *web)
{
    stance_network_clear(&web->net);
    stance_memory_free(web->bloc);
    stance_memory_free(web->node);
    stance_memory_free(web->node_of);
    stance_memory_free(web->degree);
    stance_memory_free(web->tie);
    stance_memory_free(web->bundle);
    stance_memory_free(web->left_out);
    stance_memory_free(web->apart);
    *web = (struct stance_web){0};
}
