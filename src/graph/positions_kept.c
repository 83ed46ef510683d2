/* positions_kept.c - positions once made: of some of the actors, one of them, none. */
#include "positions.h"

#include "../base/memory.h"

/* Values behind the cells that stay; place[cell] is where a cell went, SIZE_MAX = nowhere. */
static void keep_mixed(struct stance_positions *p, const size_t *place)
{
    size_t n = 0, at = 0;
    for (size_t i = 0; i < p->mixed.n; i++) {
        size_t from = p->mixed.start[i], to = p->mixed.start[i + 1];
        if (place[p->mixed.cell[i]] == SIZE_MAX)
            continue;
        p->mixed.cell[n] = place[p->mixed.cell[i]];
        p->mixed.start[n++] = at;
        for (; from < to; from++, at++) {
            p->mixed.value[at] = p->mixed.value[from];
            p->mixed.weight[at] = p->mixed.weight[from];
        }
    }
    if (p->mixed.start)
        p->mixed.start[n] = at;
    p->mixed.n = n;
}

/* Reads stay ahead of writes, for cells and for the statements behind them. */
static void move_cell(struct stance_positions *p, size_t from, size_t to, size_t *statement_n)
{
    p->cell_issue[to] = p->cell_issue[from];
    p->value[to] = p->value[from];
    p->ambivalence[to] = p->ambivalence[from];
    if (p->n)
        p->n[to] = p->n[from];
    p->basis[to] = p->basis[from];
    p->group[to] = p->group[from];
    if (!p->statement_start)
        return;
    size_t s = p->statement_start[from], end = p->statement_start[from + 1];
    p->statement_start[to] = *statement_n;
    for (; s < end; s++)
        p->statement[(*statement_n)++] = p->statement[s];
}

static void keep_ties(struct stance_positions *p, const bool *keep)
{
    size_t n = 0;
    for (size_t i = 0; i < p->alignment_n; i++) {
        struct stance_tie tie = p->alignment[i];
        if (!keep[tie.a] || !keep[tie.b])
            continue;
        tie.a = p->actor_row[p->actor[tie.a]];
        tie.b = p->actor_row[p->actor[tie.b]];
        p->alignment[n++] = tie;
    }
    p->alignment_n = n;
}

void stance_positions_keep_actors(struct stance_positions *p, const bool *keep, size_t *place)
{
    size_t rows = 0, cells = 0, statements = 0;
    for (size_t a = 0; a < p->actor_n; a++)
        p->actor_row[p->actor[a]] = keep[a] ? (uint32_t)rows++ : STANCE_NONE;
    keep_ties(p, keep); /* while p->actor is the old one */
    rows = 0;
    for (size_t a = 0; a < p->actor_n; a++) {
        size_t from = p->start[a], to = p->start[a + 1];
        if (keep[a]) {
            p->actor[rows] = p->actor[a];
            p->start[rows++] = cells;
        }
        for (; from < to; from++) {
            place[from] = keep[a] ? cells : SIZE_MAX;
            if (keep[a])
                move_cell(p, from, cells++, &statements);
        }
    }
    keep_mixed(p, place);
    p->start[rows] = cells;
    if (p->statement_start)
        p->statement_start[cells] = statements;
    p->actor_n = rows;
    p->cell_n = cells;
}

void stance_positions_clear(struct stance_positions *p)
{
    stance_memory_free(p->actor);
    stance_memory_free(p->actor_row);
    stance_memory_free(p->issue);
    stance_memory_free(p->issue_row);
    stance_memory_free(p->start);
    stance_memory_free(p->cell_issue);
    stance_memory_free(p->value);
    stance_memory_free(p->ambivalence);
    stance_memory_free(p->n);
    stance_memory_free(p->basis);
    stance_memory_free(p->group);
    stance_memory_free(p->statement_start);
    stance_memory_free(p->statement);
    stance_memory_free(p->mixed.cell);
    stance_memory_free(p->mixed.start);
    stance_memory_free(p->mixed.value);
    stance_memory_free(p->mixed.weight);
    stance_memory_free(p->alignment);
    *p = (struct stance_positions){0};
}

size_t stance_positions_find(const struct stance_positions *p, size_t actor, size_t issue)
{
    size_t low = p->start[actor], high = p->start[actor + 1];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (p->cell_issue[middle] < issue)
            low = middle + 1;
        else
            high = middle;
    }
    return low < p->start[actor + 1] && p->cell_issue[low] == issue ? low : SIZE_MAX;
}
