/* network_blocs.c - sizes, names and agreement of coalitions (see the header). */
#include "network_blocs.h"

#include <math.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "network_pairs.h"

static void fill_blocs(struct stance_blocs *m)
{
    const struct stance_coalitions *c = m->scene->coalitions;
    for (uint32_t k = 0; k < c->k; k++) {
        if (c->coalition[k].size < 2) {
            m->alone_n++;
            continue;
        }
        size_t b = k < STANCE_WEB_COLOURS ? k : STANCE_WEB_COLOURS;
        if (b >= m->bloc_n)
            m->bloc[m->bloc_n++] =
                (struct stance_web_bloc){.coalition = k, .colour = (uint32_t)b, .hull = true};
        m->bloc[b].merged++;
        m->bloc[b].n += c->coalition[k].size;
    }
    for (size_t i = 0; i < c->actor_n; i++) {
        uint32_t k = c->label[i];
        m->bloc_of[i] = c->coalition[k].size < 2 ? STANCE_NONE
                        : k < STANCE_WEB_COLOURS ? k
                                                 : STANCE_WEB_COLOURS;
    }
}

static size_t issues_of(const struct stance_positions *p, uint32_t actor)
{
    return p->start[actor + 1] - p->start[actor];
}

static void choose_named(struct stance_blocs *m)
{
    const struct stance_positions *p = m->scene->positions;
    for (size_t b = 0; b < STANCE_BLOCS_MOST; b++)
        for (size_t k = 0; k < STANCE_BLOCS_NAMED; k++)
            m->named[b][k] = STANCE_NONE;
    for (uint32_t i = 0; i < p->actor_n; i++) {
        uint32_t *list = m->bloc_of[i] == STANCE_NONE ? NULL : m->named[m->bloc_of[i]];
        uint32_t next = i;
        for (size_t k = 0; list && k < STANCE_BLOCS_NAMED && next != STANCE_NONE; k++)
            if (list[k] == STANCE_NONE || issues_of(p, next) > issues_of(p, list[k])) {
                uint32_t was = list[k];
                list[k] = next;
                next = was;
            }
    }
}

/* Where positions say nothing, the mean strength of the alignments between the two. */
static enum stance_code find_agreement(struct stance_blocs *m, struct stance_error *err)
{
    const struct stance_positions *p = m->scene->positions;
    enum stance_code code = stance_pairs_agreement(m->agreement, m->bloc_n, p, m->bloc_of, err);
    double sum[STANCE_BLOCS_MOST * STANCE_BLOCS_MOST] = {0},
                                   n[STANCE_BLOCS_MOST * STANCE_BLOCS_MOST] = {0};
    for (size_t i = 0; i < p->alignment_n; i++) {
        uint32_t a = m->bloc_of[p->alignment[i].a], b = m->bloc_of[p->alignment[i].b];
        if (a == STANCE_NONE || b == STANCE_NONE)
            continue;
        size_t at = (a < b ? a : b) * m->bloc_n + (a < b ? b : a);
        sum[at] += (1 + p->alignment[i].strength) / 2;
        n[at]++;
    }
    for (size_t a = 0; a < m->bloc_n; a++)
        for (size_t b = a; b < m->bloc_n; b++) {
            size_t at = a * m->bloc_n + b;
            if (isnan(m->agreement[at]) && n[at] > 0)
                m->agreement[at] = m->agreement[b * m->bloc_n + a] = sum[at] / n[at];
        }
    return code;
}

enum stance_code stance_blocs_make(struct stance_blocs *out, const struct stance_scene *scene,
                                   struct stance_error *err)
{
    struct stance_blocs blocs = {.scene = scene};
    blocs.bloc_of = stance_memory_new(scene->positions->actor_n, sizeof *blocs.bloc_of);
    if (!blocs.bloc_of)
        return stance_error_memory(err);
    fill_blocs(&blocs);
    choose_named(&blocs);
    enum stance_code code = find_agreement(&blocs, err);
    if (code)
        stance_blocs_clear(&blocs);
    else
        *out = blocs;
    return code;
}

void stance_blocs_clear(struct stance_blocs *blocs)
{
    stance_memory_free(blocs->bloc_of);
    *blocs = (struct stance_blocs){0};
}
