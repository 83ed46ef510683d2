/* transpose.c - a counting sort of cells by issue; actors ascend inside a row. */
#include "transpose.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"

struct turner {
    struct stance_positions out;
    const struct stance_positions *p;
    size_t *next;  /* per issue: where its next cell goes */
    size_t *mixed; /* per cell of out: place in p->mixed + 1, or 0 */
};

static bool turn_names(struct turner *s)
{
    const struct stance_positions *p = s->p;
    struct stance_positions *o = &s->out;
    o->actor_n = p->issue_n;
    o->issue_n = p->actor_n;
    o->actor = stance_memory_new(p->issue_n, sizeof *o->actor);
    o->issue = stance_memory_new(p->actor_n, sizeof *o->issue);
    if (!o->actor || !o->issue)
        return false;
    if (p->issue_n)
        memcpy(o->actor, p->issue, p->issue_n * sizeof *o->actor);
    if (p->actor_n)
        memcpy(o->issue, p->actor, p->actor_n * sizeof *o->issue);
    return true;
}

static bool make_room(struct turner *s)
{
    struct stance_positions *o = &s->out;
    size_t n = s->p->cell_n, rows = s->p->issue_n;
    o->cell_n = n;
    o->start = stance_memory_new(rows + 2, sizeof *o->start);
    o->cell_issue = stance_memory_new(n, sizeof *o->cell_issue);
    o->value = stance_memory_new(n, sizeof *o->value);
    o->ambivalence = stance_memory_new(n, sizeof *o->ambivalence);
    o->n = stance_memory_new(n, sizeof *o->n);
    o->basis = stance_memory_new(n, sizeof *o->basis);
    o->group = stance_memory_new(n, sizeof *o->group);
    s->next = stance_memory_new(rows + 1, sizeof *s->next);
    s->mixed = stance_memory_new(n, sizeof *s->mixed);
    return o->start && o->cell_issue && o->value && o->ambivalence && o->n && o->basis &&
           o->group && s->next && s->mixed;
}

static void move_cells(struct turner *s)
{
    const struct stance_positions *p = s->p;
    struct stance_positions *o = &s->out;
    size_t mixed = 0;
    for (size_t i = 0; i < p->cell_n; i++)
        o->start[p->cell_issue[i] + 1]++;
    for (size_t j = 0; j < p->issue_n; j++)
        o->start[j + 1] += o->start[j];
    if (p->issue_n)
        memcpy(s->next, o->start, p->issue_n * sizeof *s->next);
    for (size_t a = 0; a < p->actor_n; a++)
        for (size_t i = p->start[a]; i < p->start[a + 1]; i++) {
            size_t at = s->next[p->cell_issue[i]]++;
            o->cell_issue[at] = (uint32_t)a;
            o->value[at] = p->value[i];
            o->ambivalence[at] = p->ambivalence[i];
            o->n[at] = stance_positions_n(p, i);
            o->basis[at] = p->basis[i];
            o->group[at] = p->group[i];
            if (mixed < p->mixed.n && p->mixed.cell[mixed] == i)
                s->mixed[at] = ++mixed;
        }
}

static bool move_mixed(struct turner *s)
{
    const struct stance_mixed *from = &s->p->mixed;
    struct stance_mixed *to = &s->out.mixed;
    size_t level_n = from->n ? from->start[from->n] : 0;
    to->cell = stance_memory_new(from->n, sizeof *to->cell);
    to->start = stance_memory_new(from->n + 1, sizeof *to->start);
    to->value = stance_memory_new(level_n, sizeof *to->value);
    to->weight = stance_memory_new(level_n, sizeof *to->weight);
    if (!to->cell || !to->start || !to->value || !to->weight)
        return false;
    for (size_t i = 0; i < s->out.cell_n; i++) {
        if (!s->mixed[i])
            continue;
        size_t first = from->start[s->mixed[i] - 1], end = from->start[s->mixed[i]];
        size_t at = to->start[to->n];
        memcpy(to->value + at, from->value + first, (end - first) * sizeof *to->value);
        memcpy(to->weight + at, from->weight + first, (end - first) * sizeof *to->weight);
        to->cell[to->n++] = i;
        to->start[to->n] = at + end - first;
    }
    return true;
}

enum stance_code stance_positions_transpose(struct stance_positions *out,
                                            const struct stance_positions *p,
                                            struct stance_error *err)
{
    struct turner s = {.p = p};
    bool made = turn_names(&s) && make_room(&s);
    if (made) {
        move_cells(&s);
        made = move_mixed(&s);
    }
    s.out.statement_n = p->statement_n;
    s.out.contradicted = p->contradicted;
    s.out.three_valued = p->three_valued;
    stance_memory_free(s.next);
    stance_memory_free(s.mixed);
    if (!made) {
        stance_positions_clear(&s.out);
        return stance_error_memory(err);
    }
    *out = s.out;
    return STANCE_OK;
}
