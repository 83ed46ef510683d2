/* plot.c - choosing what a figure of actors by issues shows, and grouping it by bloc. */
#include "plot.h"

#include <stdio.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../coalition/partition.h"
#include "order.h"

#define LETTERS 6
#define OTHER 6
#define ALONE 7

double stance_tally_contest(struct stance_tally t)
{
    uint32_t low = t.for_n < t.against_n ? t.for_n : t.against_n;
    uint32_t high = t.for_n < t.against_n ? t.against_n : t.for_n;
    return high ? (double)low / high : 0;
}

static void count(struct stance_tally *t, double value)
{
    t->for_n += value > 0;
    t->against_n += value < 0;
    t->neutral_n += !(value > 0) && !(value < 0);
}

/* ---- Choosing ---- */

/* Keeps the issues that named actors speak on most, told by place in `keep`. */
static void choose_issues(const struct stance_scene *scene, size_t limit, struct stance_rank *rank,
                          bool *keep)
{
    const struct stance_positions *p = scene->positions;
    for (size_t i = 0; i < p->issue_n; i++)
        rank[i] = (struct stance_rank){.item = (uint32_t)i};
    for (size_t a = 0; a < p->actor_n; a++) {
        bool named = stance_scene_actor(scene, a)->kind != STANCE_ACTOR_UNNAMED;
        for (size_t c = p->start[a]; c < p->start[a + 1]; c++) {
            rank[p->cell_issue[c]].key[1] -= named;
            rank[p->cell_issue[c]].key[2] -= 1;
        }
    }
    for (size_t i = 0; i < p->issue_n; i++) {
        rank[i].key[0] = rank[i].key[1] <= -2 ? 0 : 1; /* two or more named actors first */
        rank[i].key[1] = rank[i].key[2];               /* then by all who speak */
        rank[i].key[2] = 0;
    }
    stance_rank_sort(rank, p->issue_n);
    for (size_t i = 0; i < p->issue_n; i++)
        keep[rank[i].item] = limit == 0 || i < limit;
}

/* Keeps the actors with most positions on the kept issues, those picked out first; returns how
 * many. */
static size_t choose_actors(const struct stance_scene *scene, size_t limit, const bool *keep_issue,
                            struct stance_rank *rank, bool *keep)
{
    const struct stance_positions *p = scene->positions;
    size_t kept = 0;
    for (size_t a = 0; a < p->actor_n; a++) {
        size_t n = 0;
        for (size_t c = p->start[a]; c < p->start[a + 1]; c++)
            n += keep_issue[p->cell_issue[c]];
        rank[a] = (struct stance_rank){.key = {!stance_scene_is_lit(scene, a), -(double)n},
                                       .item = (uint32_t)a};
    }
    stance_rank_sort(rank, p->actor_n);
    for (size_t i = 0; i < p->actor_n; i++) {
        keep[rank[i].item] = rank[i].key[1] < 0 && (limit == 0 || kept < limit);
        kept += keep[rank[i].item];
    }
    return kept;
}

static size_t count_stances(const struct stance_positions *p, const bool *keep_issue,
                            const bool *keep_actor)
{
    size_t n = 0;
    for (size_t a = 0; a < p->actor_n; a++)
        for (size_t c = p->start[a]; keep_actor[a] && c < p->start[a + 1]; c++)
            n += keep_issue[p->cell_issue[c]];
    return n;
}

static size_t list_kept(uint32_t *list, const bool *keep, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (keep[i])
            list[kept++] = (uint32_t)i;
    return kept;
}

static enum stance_code choose(struct stance_plot *plot, struct stance_plot_limits limits,
                               struct stance_error *err)
{
    const struct stance_positions *p = plot->scene->positions;
    size_t most = p->actor_n > p->issue_n ? p->actor_n : p->issue_n;
    bool *keep_actor = stance_memory_new(p->actor_n, sizeof *keep_actor);
    bool *keep_issue = stance_memory_new(p->issue_n, sizeof *keep_issue);
    struct stance_rank *rank = stance_memory_new(most, sizeof *rank);
    plot->actor = stance_memory_new(p->actor_n, sizeof *plot->actor);
    plot->issue = stance_memory_new(p->issue_n, sizeof *plot->issue);
    enum stance_code code = STANCE_OK;
    if (!keep_actor || !keep_issue || !rank || !plot->actor || !plot->issue) {
        code = stance_error_memory(err);
        goto done;
    }
    size_t issues = limits.issue_n && limits.issue_n < p->issue_n ? limits.issue_n : p->issue_n;
    for (;; issues--) {
        choose_issues(plot->scene, issues, rank, keep_issue);
        choose_actors(plot->scene, limits.actor_n, keep_issue, rank, keep_actor);
        if (!limits.stance_n || issues <= 1 ||
            count_stances(p, keep_issue, keep_actor) <= limits.stance_n)
            break;
    }
    plot->actor_n = list_kept(plot->actor, keep_actor, p->actor_n);
    plot->issue_n = list_kept(plot->issue, keep_issue, p->issue_n);
    plot->all_issue_n = p->issue_n;
    for (size_t a = 0; a < p->actor_n; a++)
        plot->silent_n += p->start[a] == p->start[a + 1];
    plot->all_actor_n = p->actor_n - plot->silent_n;
done:
    stance_memory_free(rank);
    stance_memory_free(keep_issue);
    stance_memory_free(keep_actor);
    return code;
}

/* ---- Cells ---- */

static void note_cell(struct stance_plot *plot, size_t actor, size_t issue, size_t cell)
{
    const struct stance_positions *p = plot->scene->positions;
    plot->cell[actor * plot->issue_n + issue] = cell;
    plot->stance_n++;
    count(&plot->by_actor[actor], p->value[cell]);
    count(&plot->by_issue[issue], p->value[cell]);
    plot->actor_mean[actor] += p->value[cell];
    plot->has[stance_scene_mark(p->value[cell])] = true;
    plot->has_stated |= p->basis[cell] == STANCE_STATED;
    plot->has_inferred |= p->basis[cell] == STANCE_INFERRED;
    plot->has_expected |= p->basis[cell] == STANCE_EXPECTED;
    plot->has_ambivalent |= p->ambivalence[cell] > 0;
}

static enum stance_code fill_cells(struct stance_plot *plot, struct stance_error *err)
{
    const struct stance_positions *p = plot->scene->positions;
    size_t n = plot->actor_n, m = plot->issue_n;
    uint32_t *place = stance_memory_new(p->issue_n, sizeof *place);
    plot->cell = stance_memory_new(m ? n * m : 0, sizeof *plot->cell);
    plot->by_actor = stance_memory_new(n, sizeof *plot->by_actor);
    plot->by_issue = stance_memory_new(m, sizeof *plot->by_issue);
    plot->actor_mean = stance_memory_new(n, sizeof *plot->actor_mean);
    plot->actor_bloc = stance_memory_new(n, sizeof *plot->actor_bloc);
    if (!place || !plot->cell || !plot->by_actor || !plot->by_issue || !plot->actor_mean ||
        !plot->actor_bloc) {
        stance_memory_free(place);
        return stance_error_memory(err);
    }
    memset(place, 0xFF, p->issue_n * sizeof *place);
    for (size_t i = 0; i < m; i++)
        place[plot->issue[i]] = (uint32_t)i;
    for (size_t i = 0; i < n * m; i++)
        plot->cell[i] = STANCE_NO_CELL;
    for (size_t a = 0; a < n; a++) {
        for (size_t c = p->start[plot->actor[a]]; c < p->start[plot->actor[a] + 1]; c++)
            if (place[p->cell_issue[c]] != STANCE_NONE)
                note_cell(plot, a, place[p->cell_issue[c]], c);
        if (stance_tally_all(plot->by_actor[a]))
            plot->actor_mean[a] /= stance_tally_all(plot->by_actor[a]);
    }
    plot->has_missing = plot->stance_n < n * m;
    stance_memory_free(place);
    return STANCE_OK;
}

/* ---- Blocs ---- */

static uint32_t bloc_of(const struct stance_coalitions *c, uint32_t actor)
{
    uint32_t label = c ? c->label[actor] : 0;
    if (!c || c->coalition[label].size < 2)
        return ALONE;
    return label < LETTERS ? label : OTHER;
}

void stance_plot_bloc_start(struct stance_plot *plot, uint32_t kind, size_t first)
{
    struct stance_plot_bloc *bloc = &plot->bloc[plot->bloc_n++];
    *bloc = (struct stance_plot_bloc){.lettered = kind < LETTERS,
                                      .mark = stance_bloc_token(kind),
                                      .text = stance_bloc_text_token(kind),
                                      .first = first};
    if (bloc->lettered)
        stance_partition_letter(kind, bloc->name);
    else
        snprintf(bloc->name, sizeof bloc->name, "%s", kind == OTHER ? "Other" : "No coalition");
}

static enum stance_code group(struct stance_plot *plot, struct stance_error *err)
{
    const struct stance_coalitions *c = plot->scene->coalitions;
    size_t n = plot->actor_n;
    struct stance_rank *rank = stance_memory_new(n, sizeof *rank);
    uint32_t *order = stance_memory_new(n, sizeof *order);
    enum stance_code code = STANCE_OK;
    if (!rank || !order) {
        code = stance_error_memory(err);
        goto done;
    }
    for (size_t i = 0; i < n; i++)
        rank[i] = (struct stance_rank){
            .key = {bloc_of(c, plot->actor[i]), -(double)stance_tally_all(plot->by_actor[i]),
                    -plot->actor_mean[i]},
            .item = (uint32_t)i,
        };
    stance_rank_sort(rank, n);
    for (size_t i = 0; i < n; i++)
        order[i] = rank[i].item;
    code = stance_plot_order_actors(plot, order, err);
    if (code != STANCE_OK)
        goto done;
    for (size_t i = 0; i < n; i++) {
        uint32_t kind = (uint32_t)rank[i].key[0];
        if (i == 0 || kind != (uint32_t)rank[i - 1].key[0])
            stance_plot_bloc_start(plot, kind, i);
        plot->bloc[plot->bloc_n - 1].n++;
        plot->actor_bloc[i] = (uint32_t)plot->bloc_n - 1;
        plot->grouped = plot->grouped || kind != ALONE;
    }
done:
    stance_memory_free(order);
    stance_memory_free(rank);
    return code;
}

/* From agreed to contested, then by coverage; issues nobody spoke on last. */
static enum stance_code order_issues(struct stance_plot *plot, struct stance_error *err)
{
    struct stance_rank *rank = stance_memory_new(plot->issue_n, sizeof *rank);
    uint32_t *order = stance_memory_new(plot->issue_n, sizeof *order);
    enum stance_code code = STANCE_OK;
    if (!rank || !order) {
        code = stance_error_memory(err);
        goto done;
    }
    for (size_t i = 0; i < plot->issue_n; i++) {
        struct stance_tally t = plot->by_issue[i];
        rank[i] = (struct stance_rank){
            .key = {!stance_tally_all(t), stance_tally_contest(t), -(double)stance_tally_all(t)},
            .item = (uint32_t)i,
        };
    }
    stance_rank_sort(rank, plot->issue_n);
    for (size_t i = 0; i < plot->issue_n; i++)
        order[i] = rank[i].item;
    code = stance_plot_order_issues(plot, order, err);
done:
    stance_memory_free(order);
    stance_memory_free(rank);
    return code;
}

enum stance_code stance_plot_make(struct stance_plot *out, const struct stance_scene *scene,
                                  struct stance_plot_limits limits, struct stance_error *err)
{
    struct stance_plot plot = {.scene = scene};
    enum stance_code code = choose(&plot, limits, err);
    if (code == STANCE_OK)
        code = fill_cells(&plot, err);
    if (code == STANCE_OK)
        code = group(&plot, err);
    if (code == STANCE_OK)
        code = order_issues(&plot, err);
    if (code != STANCE_OK) {
        stance_plot_clear(&plot);
        return code;
    }
    *out = plot;
    return STANCE_OK;
}

void stance_plot_clear(struct stance_plot *plot)
{
    stance_memory_free(plot->actor);
    stance_memory_free(plot->issue);
    stance_memory_free(plot->cell);
    stance_memory_free(plot->by_actor);
    stance_memory_free(plot->by_issue);
    stance_memory_free(plot->actor_mean);
    stance_memory_free(plot->actor_bloc);
    *plot = (struct stance_plot){0};
}

/* ---- Reordering ---- */

/* items[i] = old items[order[i]] */
static bool permute(void *items, size_t n, size_t size, const uint32_t *order)
{
    char *copy = stance_memory_new(n, size), *at = items;
    if (!copy)
        return false;
    if (n)
        memcpy(copy, items, n * size);
    for (size_t i = 0; i < n; i++)
        memcpy(at + i * size, copy + order[i] * size, size);
    stance_memory_free(copy);
    return true;
}

enum stance_code stance_plot_order_actors(struct stance_plot *plot, const uint32_t *order,
                                          struct stance_error *err)
{
    size_t n = plot->actor_n;
    if (permute(plot->actor, n, sizeof *plot->actor, order) &&
        permute(plot->by_actor, n, sizeof *plot->by_actor, order) &&
        permute(plot->actor_mean, n, sizeof *plot->actor_mean, order) &&
        permute(plot->actor_bloc, n, sizeof *plot->actor_bloc, order) &&
        permute(plot->cell, n, plot->issue_n * sizeof *plot->cell, order))
        return STANCE_OK;
    return stance_error_memory(err);
}

enum stance_code stance_plot_order_issues(struct stance_plot *plot, const uint32_t *order,
                                          struct stance_error *err)
{
    size_t m = plot->issue_n;
    bool done = permute(plot->issue, m, sizeof *plot->issue, order) &&
                permute(plot->by_issue, m, sizeof *plot->by_issue, order);
    for (size_t a = 0; done && a < plot->actor_n; a++)
        done = permute(plot->cell + a * m, m, sizeof *plot->cell, order);
    return done ? STANCE_OK : stance_error_memory(err);
}
