/* tracks.c - greedy matching of coalitions to tracks by overlap. */
#include "tracks.h"

#include <stdlib.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "order.h"
#include "shown.h"

/* One overlap of a track and a coalition. */
struct overlap {
    uint32_t track, coalition, both;
    double jaccard;
};

struct work {
    const struct stance_times *times;
    struct stance_tracks *out;
    uint32_t *last;  /* per actor: the track it was last seen in, or STANCE_NONE */
    uint32_t *track; /* [period * actor_n + actor]: track, or STANCE_NONE */
    uint32_t *size;  /* per track: members when last seen, less those who joined another */
    size_t *seen;    /* per track: the period it was last seen in */
    double *total;   /* per track: members over all periods */
    size_t track_n, size_capacity, seen_capacity, total_capacity;
    struct overlap *overlap;
    size_t overlap_n, overlap_capacity;
    uint32_t *of; /* per coalition of the period: its track */
};

static const struct stance_coalitions *coalitions_at(const struct work *w, size_t t)
{
    return w->times->item[t].coalitions;
}

/* The coalition of two or more that an actor of the data set is in, or STANCE_NONE. */
static uint32_t coalition_of(const struct work *w, size_t t, uint32_t actor)
{
    const struct stance_positions *p = &w->times->item[t].positions;
    uint32_t row = p->actor_row ? p->actor_row[actor] : STANCE_NONE;
    if (row == STANCE_NONE || !coalitions_at(w, t))
        return STANCE_NONE;
    uint32_t label = coalitions_at(w, t)->label[row];
    return coalitions_at(w, t)->coalition[label].size > 1 ? label : STANCE_NONE;
}

static int by_track(const void *left, const void *right)
{
    const struct overlap *a = left, *b = right;
    if (a->track != b->track)
        return a->track < b->track ? -1 : 1;
    return (a->coalition > b->coalition) - (a->coalition < b->coalition);
}

static int by_likeness(const void *left, const void *right)
{
    const struct overlap *a = left, *b = right;
    if (a->jaccard < b->jaccard || a->jaccard > b->jaccard)
        return a->jaccard > b->jaccard ? -1 : 1;
    if (a->both != b->both)
        return a->both > b->both ? -1 : 1;
    return by_track(left, right);
}

/* All overlaps of period t with the tracks so far, the most alike first. */
static enum stance_code find_overlaps(struct work *w, size_t t, struct stance_error *err)
{
    size_t n = w->out->actor_n, kept = 0;
    w->overlap_n = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t c = coalition_of(w, t, w->out->actor[i]);
        if (c == STANCE_NONE || w->last[i] == STANCE_NONE)
            continue;
        if (!stance_memory_grow((void **)&w->overlap, &w->overlap_capacity, w->overlap_n + 1,
                                sizeof *w->overlap))
            return stance_error_memory(err);
        w->overlap[w->overlap_n++] =
            (struct overlap){.track = w->last[i], .coalition = c, .both = 1};
    }
    if (w->overlap_n)
        qsort(w->overlap, w->overlap_n, sizeof *w->overlap, by_track);
    for (size_t i = 0; i < w->overlap_n; i++) {
        if (kept && by_track(&w->overlap[kept - 1], &w->overlap[i]) == 0)
            w->overlap[kept - 1].both++;
        else
            w->overlap[kept++] = w->overlap[i];
    }
    w->overlap_n = kept;
    for (size_t i = 0; i < kept; i++) {
        struct overlap *o = &w->overlap[i];
        double either =
            (double)w->size[o->track] + coalitions_at(w, t)->coalition[o->coalition].size - o->both;
        o->jaccard = o->both / either;
    }
    if (kept)
        qsort(w->overlap, kept, sizeof *w->overlap, by_likeness);
    return STANCE_OK;
}

static enum stance_code start_track(struct work *w, uint32_t *out, struct stance_error *err)
{
    if (!stance_memory_grow((void **)&w->size, &w->size_capacity, w->track_n + 1,
                            sizeof *w->size) ||
        !stance_memory_grow((void **)&w->seen, &w->seen_capacity, w->track_n + 1,
                            sizeof *w->seen) ||
        !stance_memory_grow((void **)&w->total, &w->total_capacity, w->track_n + 1,
                            sizeof *w->total))
        return stance_error_memory(err);
    w->size[w->track_n] = 0;
    w->seen[w->track_n] = 0;
    w->total[w->track_n] = 0;
    *out = (uint32_t)w->track_n++;
    return STANCE_OK;
}

static enum stance_code match(struct work *w, size_t t, struct stance_error *err)
{
    const struct stance_coalitions *c = coalitions_at(w, t);
    size_t before = w->track_n;
    bool *taken = stance_memory_new(before, sizeof *taken);
    uint32_t *of = stance_memory_new(c->k, sizeof *of);
    enum stance_code code = taken && of ? find_overlaps(w, t, err) : stance_error_memory(err);
    if (code == STANCE_OK)
        memset(of, 0xFF, c->k * sizeof *of);
    for (size_t i = 0; code == STANCE_OK && i < w->overlap_n; i++) {
        const struct overlap *o = &w->overlap[i];
        if (taken[o->track] || of[o->coalition] != STANCE_NONE)
            continue;
        of[o->coalition] = o->track;
        taken[o->track] = true;
    }
    for (uint32_t k = 0; code == STANCE_OK && k < c->k; k++)
        if (c->coalition[k].size > 1 && of[k] == STANCE_NONE)
            code = start_track(w, &of[k], err);
    if (code == STANCE_OK)
        w->of = of;
    else
        stance_memory_free(of);
    stance_memory_free(taken);
    return code;
}

/* Members of a matched track change hands: what it was last time no longer counts. */
static void settle(struct work *w, size_t t)
{
    size_t n = w->out->actor_n;
    const struct stance_coalitions *c = coalitions_at(w, t);
    for (uint32_t k = 0; k < c->k; k++)
        if (w->of[k] != STANCE_NONE) {
            w->size[w->of[k]] = c->coalition[k].size;
            w->seen[w->of[k]] = t;
            w->total[w->of[k]] += c->coalition[k].size;
        }
    for (size_t i = 0; i < n; i++) {
        uint32_t k = coalition_of(w, t, w->out->actor[i]);
        if (w->last[i] != STANCE_NONE && w->seen[w->last[i]] == t)
            w->last[i] = STANCE_NONE;
        w->track[t * n + i] = k == STANCE_NONE ? STANCE_NONE : w->of[k];
        if (k == STANCE_NONE)
            continue;
        if (w->last[i] != STANCE_NONE)
            w->size[w->last[i]]--; /* it left a track that was not seen this time */
        w->last[i] = w->of[k];
    }
    stance_memory_free(w->of);
    w->of = NULL;
}

/* ---- Letters ---- */

static enum stance_code name_tracks(struct work *w, struct stance_error *err)
{
    struct stance_rank *rank = stance_memory_new(w->track_n, sizeof *rank);
    uint8_t *letter = stance_memory_new(w->track_n, sizeof *letter);
    enum stance_code code = rank && letter ? STANCE_OK : stance_error_memory(err);
    if (code == STANCE_OK) {
        uint8_t next = 0;
        for (size_t i = 0; i < w->track_n; i++)
            rank[i] = (struct stance_rank){.key = {-w->total[i]}, .item = (uint32_t)i};
        stance_rank_sort(rank, w->track_n);
        for (size_t i = 0; i < w->track_n; i++)
            letter[rank[i].item] = i < STANCE_TRACK_LETTERS ? 0 : STANCE_TRACK_OTHER;
        for (size_t i = 0; i < w->track_n; i++) /* tracks begin in order of time, then size */
            letter[i] = letter[i] == STANCE_TRACK_OTHER ? STANCE_TRACK_OTHER : next++;
        w->out->merged_n =
            w->track_n > STANCE_TRACK_LETTERS ? w->track_n - STANCE_TRACK_LETTERS : 0;
    }
    for (size_t i = 0; code == STANCE_OK && i < w->times->periods.n * w->out->actor_n; i++) {
        const struct stance_positions *p = &w->times->item[i / w->out->actor_n].positions;
        uint32_t actor = w->out->actor[i % w->out->actor_n];
        bool here = p->actor_row && p->actor_row[actor] != STANCE_NONE;
        w->out->kind[i] = !here                        ? STANCE_TRACK_ABSENT
                          : w->track[i] == STANCE_NONE ? STANCE_TRACK_ALONE
                                                       : letter[w->track[i]];
    }
    stance_memory_free(letter);
    stance_memory_free(rank);
    return code;
}

static void list_actors(struct stance_tracks *out, const struct stance_times *times, size_t n)
{
    for (uint32_t a = 0; a < n; a++)
        for (size_t t = 0; t < times->periods.n; t++) {
            const struct stance_positions *p = &times->item[t].positions;
            if (p->actor_row && p->actor_row[a] != STANCE_NONE) {
                out->actor[out->actor_n++] = a;
                break;
            }
        }
}

enum stance_code stance_tracks_make(struct stance_tracks *out, const struct stance_times *times,
                                    size_t dataset_actor_n, struct stance_error *err)
{
    struct stance_tracks tracks = {0};
    struct work w = {.times = times, .out = &tracks};
    size_t cells = times->periods.n * dataset_actor_n;
    tracks.actor = stance_memory_new(dataset_actor_n, sizeof *tracks.actor);
    tracks.kind = stance_memory_new(cells, sizeof *tracks.kind);
    w.last = stance_memory_new(dataset_actor_n, sizeof *w.last);
    w.track = stance_memory_new(cells, sizeof *w.track);
    enum stance_code code =
        tracks.actor && tracks.kind && w.last && w.track ? STANCE_OK : stance_error_memory(err);
    if (code == STANCE_OK) {
        list_actors(&tracks, times, dataset_actor_n);
        memset(w.last, 0xFF, dataset_actor_n * sizeof *w.last);
        memset(w.track, 0xFF, cells * sizeof *w.track);
    }
    for (size_t t = 0; code == STANCE_OK && t < times->periods.n; t++) {
        if (!coalitions_at(&w, t))
            continue;
        code = match(&w, t, err);
        if (code == STANCE_OK)
            settle(&w, t);
    }
    if (code == STANCE_OK)
        code = name_tracks(&w, err);
    if (code == STANCE_OK) {
        *out = tracks;
        tracks = (struct stance_tracks){0};
    }
    stance_tracks_clear(&tracks);
    stance_memory_free(w.overlap);
    stance_memory_free(w.total);
    stance_memory_free(w.seen);
    stance_memory_free(w.size);
    stance_memory_free(w.track);
    stance_memory_free(w.last);
    return code;
}

/* ---- In words ---- */

void stance_tracks_put_kind(struct stance_text *out, size_t kind)
{
    static const char *const names[] = {"Other", "No coalition", "None recorded"};
    if (kind < STANCE_TRACK_LETTERS)
        stance_text_format(out, "Coalition %c", (char)('A' + kind));
    else
        stance_text_puts(out, names[kind - STANCE_TRACK_LETTERS]);
}

void stance_tracks_show(const struct stance_tracks *tracks, const struct stance_scene *scene)
{
    static const char *const column[] = {"actor", "period", "coalition", NULL};
    struct stance_shown *shown = scene->shown;
    struct stance_text text = {0};
    if (!shown)
        return;
    stance_shown_begin(shown, column);
    for (size_t a = 0; a < tracks->actor_n; a++)
        for (size_t t = 0; t < scene->times->periods.n; t++) {
            stance_shown_text(shown, scene->data->actor[tracks->actor[a]].label);
            stance_text_clear(&text);
            stance_times_put_name(scene->times, t, &text);
            stance_shown_text(shown, text.n ? text.bytes : "");
            stance_text_clear(&text);
            stance_tracks_put_kind(&text, tracks->kind[t * tracks->actor_n + a]);
            stance_shown_text(shown, text.n ? text.bytes : "");
        }
    shown->cells.failed = shown->cells.failed || text.failed;
    stance_text_free(&text);
}

void stance_tracks_clear(struct stance_tracks *tracks)
{
    stance_memory_free(tracks->actor);
    stance_memory_free(tracks->kind);
    *tracks = (struct stance_tracks){0};
}
