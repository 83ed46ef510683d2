/* slope.c - choosing the issue and the actors of a slope. */
#include "slope.h"

#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "order.h"

/* Per issue of the data set: cells, and actors that have one in two periods or more. */
static void count_cells(const struct stance_slope *s, uint32_t *cells, uint32_t *twice)
{
    for (size_t t = 0; t < s->times->periods.n; t++) {
        const struct stance_positions *p = &s->times->item[t].positions;
        for (size_t a = 0; a < p->actor_n; a++)
            for (size_t c = p->start[a]; c < p->start[a + 1]; c++) {
                uint32_t issue = p->issue[p->cell_issue[c]];
                size_t before = 0;
                for (size_t u = 0; u < t; u++)
                    before += stance_times_cell(s->times, u, p->actor[a], issue) != SIZE_MAX;
                cells[issue]++;
                twice[issue] += before == 1;
            }
    }
}

static enum stance_code choose_issue(struct stance_slope *s, struct stance_error *err)
{
    size_t issue_n = s->scene->data->issue_n, n = 0;
    uint32_t *cells = stance_memory_new(issue_n, sizeof *cells);
    uint32_t *twice = stance_memory_new(issue_n, sizeof *twice);
    struct stance_rank *rank = stance_memory_new(issue_n, sizeof *rank);
    enum stance_code code = cells && twice && rank ? STANCE_OK : stance_error_memory(err);
    if (code == STANCE_OK)
        count_cells(s, cells, twice);
    for (uint32_t i = 0; code == STANCE_OK && i < issue_n; i++)
        if (cells[i])
            rank[n++] =
                (struct stance_rank){.key = {-(double)twice[i], -(double)cells[i]}, .item = i};
    if (code == STANCE_OK && n == 0)
        code = stance_error_set(err, STANCE_E_DATA, "nothing to draw: no position at these dates");
    if (code == STANCE_OK) {
        stance_rank_sort(rank, n);
        s->issue = rank[0].item;
        s->issue_n = n;
    }
    stance_memory_free(rank);
    stance_memory_free(twice);
    stance_memory_free(cells);
    return code;
}

static struct stance_slope_line line_of(const struct stance_slope *s, uint32_t actor)
{
    struct stance_slope_line l = {.actor = actor};
    size_t first = 0;
    for (size_t t = 0; t < s->times->periods.n; t++) {
        l.cell[t] = stance_times_cell(s->times, t, actor, s->issue);
        if (l.cell[t] == SIZE_MAX)
            continue;
        first = l.n ? first : t;
        l.last = t;
        l.n++;
    }
    if (l.n)
        l.change = stance_slope_value(s, &l, l.last) - stance_slope_value(s, &l, first);
    l.move = l.change >= STANCE_SLOPE_CHANGE - 1e-9    ? STANCE_TOWARDS
             : l.change <= -STANCE_SLOPE_CHANGE + 1e-9 ? STANCE_AWAY
                                                       : STANCE_STEADY;
    return l;
}

static void note_line(struct stance_slope *s, const struct stance_slope_line *l)
{
    s->moved[l->move] = true;
    s->gap = s->gap || l->n < s->times->periods.n;
    for (size_t t = 0; t < s->times->periods.n; t++)
        if (l->cell[t] != SIZE_MAX) {
            s->thin = s->thin || stance_slope_inferred(s, l, t);
            s->both = s->both || stance_slope_ambivalent(s, l, t);
        }
}

/* Actors with most dates, then those who moved most; those who did lie on top. */
static enum stance_code choose_lines(struct stance_slope *s, struct stance_error *err)
{
    const struct stance_dataset *d = s->scene->data;
    struct stance_rank *rank = stance_memory_new(d->actor_n, sizeof *rank);
    s->line = stance_memory_new(STANCE_SLOPE_ACTORS, sizeof *s->line);
    enum stance_code code = rank && s->line ? STANCE_OK : stance_error_memory(err);
    for (uint32_t a = 0; code == STANCE_OK && a < d->actor_n; a++) {
        struct stance_slope_line l = line_of(s, a);
        if (l.n)
            rank[s->all_n++] = (struct stance_rank){
                .key = {-(double)l.n, -round(fabs(l.change) * 1e6)}, .item = a};
    }
    if (code == STANCE_OK) {
        stance_rank_sort(rank, s->all_n);
        s->line_n = s->all_n < STANCE_SLOPE_ACTORS ? s->all_n : STANCE_SLOPE_ACTORS;
        for (size_t i = 0; i < s->line_n; i++) { /* the strongest last: on top */
            s->line[s->line_n - 1 - i] = line_of(s, rank[i].item);
            note_line(s, &s->line[s->line_n - 1 - i]);
        }
    }
    stance_memory_free(rank);
    return code;
}

enum stance_code stance_slope_make(struct stance_slope *s, const struct stance_scene *scene,
                                   struct stance_error *err)
{
    *s = (struct stance_slope){.scene = scene, .times = scene->times};
    enum stance_code code = choose_issue(s, err);
    return code == STANCE_OK ? choose_lines(s, err) : code;
}

void stance_slope_clear(struct stance_slope *s)
{
    stance_memory_free(s->line);
    *s = (struct stance_slope){0};
}
