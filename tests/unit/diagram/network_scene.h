/* network_scene.h - a scene built by hand: actors, positions, coalitions, alignments. */
#ifndef STANCE_TEST_NETWORK_SCENE_H
#define STANCE_TEST_NETWORK_SCENE_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stance.h"
#include "base/random.h"
#include "diagram/frame.h"

#define HAND_ACTORS 700
#define HAND_ISSUES 24

struct hand {
    struct stance_scene scene;
    struct stance_dataset data;
    struct stance_positions positions;
    struct stance_coalitions coalitions;
    struct stance_options options;
    struct stance_entity actor[HAND_ACTORS], issue[HAND_ISSUES];
    char name[HAND_ACTORS][40];
    uint32_t id[HAND_ACTORS], issue_id[HAND_ISSUES], label[HAND_ACTORS];
    size_t start[HAND_ACTORS + 1];
    uint32_t cell_issue[HAND_ACTORS * HAND_ISSUES], n[HAND_ACTORS * HAND_ISSUES];
    double value[HAND_ACTORS * HAND_ISSUES];
    float ambivalence[HAND_ACTORS * HAND_ISSUES];
    uint8_t basis[HAND_ACTORS * HAND_ISSUES];
    uint32_t group[HAND_ACTORS * HAND_ISSUES];
    struct stance_coalition coalition[HAND_ACTORS];
    struct stance_tie tie[HAND_ACTORS];
};

/* actors 0 .. n-1 in coalitions of the given sizes (label canonical: sizes descending). */
static inline struct hand *hand_new(const size_t *size, size_t k)
{
    struct hand *h = calloc(1, sizeof *h);
    size_t n = 0;
    for (size_t c = 0; c < k; c++) {
        h->coalition[c].size = (uint32_t)size[c];
        for (size_t i = 0; i < size[c]; i++)
            h->label[n++] = (uint32_t)c;
    }
    for (size_t i = 0; i < HAND_ACTORS; i++) {
        snprintf(h->name[i], sizeof h->name[i], "%.*s %zu", (int)(3 + i * 7 % 11), "Delegations",
                 i);
        h->actor[i] = (struct stance_entity){.id = h->name[i],
                                             .label = h->name[i],
                                             .short_name = h->name[i],
                                             .kind = STANCE_ACTOR_STATE};
        h->id[i] = (uint32_t)i;
    }
    for (size_t i = 0; i < HAND_ISSUES; i++) {
        h->issue[i] = (struct stance_entity){.id = "issue", .label = "Issue", .short_name = "I"};
        h->issue_id[i] = (uint32_t)i;
    }
    h->options = stance_options_default();
    h->data.actor = h->actor, h->data.actor_n = n;
    h->data.issue = h->issue, h->data.issue_n = HAND_ISSUES;
    h->positions = (struct stance_positions){.actor_n = n,
                                             .actor = h->id,
                                             .actor_row = h->id,
                                             .issue_n = HAND_ISSUES,
                                             .issue = h->issue_id,
                                             .issue_row = h->issue_id,
                                             .start = h->start,
                                             .cell_issue = h->cell_issue,
                                             .value = h->value,
                                             .ambivalence = h->ambivalence,
                                             .n = h->n,
                                             .basis = h->basis,
                                             .group = h->group,
                                             .alignment = h->tie};
    h->coalitions = (struct stance_coalitions){.actor_n = n,
                                               .actor_in_data = h->id,
                                               .label = h->label,
                                               .k = (uint32_t)k,
                                               .coalition = h->coalition,
                                               .issue_n = HAND_ISSUES,
                                               .measure = STANCE_SIGNED};
    h->scene = (struct stance_scene){.data = &h->data,
                                     .positions = &h->positions,
                                     .coalitions = &h->coalitions,
                                     .options = &h->options};
    return h;
}

/* Every actor takes positions: each coalition has its own mix, which its members share but for
 * `noise`; `missing` of the cells are empty. */
static inline void hand_positions(struct hand *h, uint64_t seed, double noise, double missing)
{
    struct stance_random r;
    stance_random_seed(&r, seed);
    double mix[HAND_ACTORS][HAND_ISSUES];
    for (size_t c = 0; c < h->coalitions.k; c++)
        for (size_t i = 0; i < HAND_ISSUES; i++)
            mix[c][i] = stance_random_unit(&r) < 0.5 ? -1 : 1;
    size_t cell = 0;
    for (size_t a = 0; a < h->positions.actor_n; a++) {
        h->start[a] = cell;
        for (uint32_t i = 0; i < HAND_ISSUES; i++) {
            if (stance_random_unit(&r) < missing)
                continue;
            double x = mix[h->label[a]][i];
            h->cell_issue[cell] = i;
            h->value[cell] = stance_random_unit(&r) < noise ? -x : x;
            h->n[cell] = 1;
            h->group[cell++] = 0;
        }
    }
    h->start[h->positions.actor_n] = cell;
    h->positions.cell_n = cell;
}

/* Ties must be added in the order of a, b. */
static inline void hand_tie(struct hand *h, uint32_t a, uint32_t b, double strength)
{
    h->tie[h->positions.alignment_n++] =
        (struct stance_tie){.a = a, .b = b, .strength = strength, .row = UINT32_MAX, .n = 1};
}

#endif
