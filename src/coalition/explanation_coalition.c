/* explanation_coalition.c - the voices of a coalition, issue by issue, and its edge. */
#include <stdlib.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "explanation.h"

struct tally {
    struct stance_voices inside;
    double in_sum, out_sum;
    uint32_t out_n;
};

static void count(struct tally *t, const stance_coalitions *c, uint32_t k,
                  const struct stance_positions *p)
{
    for (size_t a = 0; a < p->actor_n; a++)
        for (size_t i = p->start[a]; i < p->start[a + 1]; i++) {
            struct tally *issue = &t[p->cell_issue[i]];
            double value = stance_positions_value(p, i);
            if (c->label[a] == k) {
                stance_voices_add(&issue->inside, value);
                issue->in_sum += value;
            } else {
                issue->out_sum += value;
                issue->out_n++;
            }
        }
}

static uint32_t rank_of(const struct stance_coalition *c, uint32_t issue)
{
    for (uint32_t i = 0; i < c->defining_n; i++)
        if (c->defining[i].issue == issue)
            return i + 1;
    return 0;
}

/* An issue's place in the order told in the header. */
struct place {
    const char *id;
    struct stance_explained_voice voice;
};

static int by_place(const void *x, const void *y)
{
    const struct place *a = x, *b = y;
    uint32_t an = stance_voices_n(a->voice.inside), bn = stance_voices_n(b->voice.inside);
    if (an != bn)
        return an > bn ? -1 : 1;
    if (a->voice.agreement != b->voice.agreement)
        return a->voice.agreement > b->voice.agreement ? -1 : 1;
    return strcmp(a->id, b->id);
}

static enum stance_code fill_voices(stance_explanation *x, const struct tally *t, size_t issue_n,
                                    struct stance_error *err)
{
    const stance_coalitions *c = x->coalitions;
    struct place *place = stance_memory_new(issue_n, sizeof *place);
    size_t n = 0;
    x->voice = stance_memory_new(issue_n, sizeof *x->voice);
    enum stance_code code = place && x->voice ? STANCE_OK : stance_error_memory(err);
    for (uint32_t j = 0; j < issue_n && !code; j++) {
        uint32_t inside_n = stance_voices_n(t[j].inside);
        if (inside_n == 0)
            continue;
        struct stance_explained_voice v = {.inside = t[j].inside,
                                           .inside_mean = t[j].in_sum / inside_n,
                                           .outside_mean =
                                               t[j].out_n ? t[j].out_sum / t[j].out_n : NAN,
                                           .outside_n = t[j].out_n,
                                           .agreement = stance_voices_agreement(t[j].inside),
                                           .defining = rank_of(&c->coalition[x->k], j)};
        code = stance_explanation_name(x, &v.id, stance_coalitions_issue_id(c, j), err);
        if (!code)
            code = stance_explanation_name(x, &v.label, stance_coalitions_issue_label(c, j), err);
        place[n++] = (struct place){stance_coalitions_issue_id(c, j), v};
    }
    if (!code) {
        qsort(place, n, sizeof *place, by_place);
        for (size_t i = 0; i < n; i++)
            x->voice[i] = place[i].voice;
        x->voice_n = n;
    }
    stance_memory_free(place);
    return code;
}

/* ---- Members ---- */

struct edge {
    double silhouette;
    uint32_t actor;
};

static int by_silhouette(const void *x, const void *y)
{
    const struct edge *a = x, *b = y;
    if (a->silhouette != b->silhouette)
        return a->silhouette < b->silhouette ? -1 : 1;
    return a->actor < b->actor ? -1 : a->actor > b->actor;
}

static enum stance_code fill_members(stance_explanation *x, struct stance_error *err)
{
    const stance_coalitions *c = x->coalitions;
    struct edge *edge = stance_memory_new(c->coalition[x->k].size, sizeof *edge);
    x->member = stance_memory_new(c->coalition[x->k].size, sizeof *x->member);
    enum stance_code code = edge && x->member ? STANCE_OK : stance_error_memory(err);
    for (uint32_t a = 0; a < c->actor_n && !code; a++)
        if (c->label[a] == x->k)
            edge[x->member_n++] = (struct edge){c->silhouette[a], a};
    if (!code)
        qsort(edge, x->member_n, sizeof *edge, by_silhouette);
    for (size_t i = 0; i < x->member_n && !code; i++)
        x->member[i] = edge[i].actor;
    stance_memory_free(edge);
    return code;
}

enum stance_code stance_explanation_fill_coalition(stance_explanation *x,
                                                   const struct stance_positions *p,
                                                   struct stance_error *err)
{
    struct tally *t = stance_memory_new(p->issue_n, sizeof *t);
    enum stance_code code = t ? STANCE_OK : stance_error_memory(err);
    if (!code) {
        count(t, x->coalitions, x->k, p);
        code = fill_voices(x, t, p->issue_n, err);
    }
    if (!code)
        code = fill_members(x, err);
    stance_memory_free(t);
    return code;
}
