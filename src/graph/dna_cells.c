/* dna_cells.c - one radix sort per key, then runs. */
#include "dna_cells.h"

#include "../base/error.h"
#include "../base/memory.h"
#include "sort.h"

struct sorter {
    uint32_t *key, *item, *scratch;
};

enum field { LEVEL, ACTOR, ISSUE };

static uint32_t field_of(const struct stance_dna_statement *s, enum field field)
{
    return field == LEVEL   ? (s->level == STANCE_NONE ? 0 : s->level)
           : field == ACTOR ? s->actor
                            : s->issue;
}

static void sort_by(struct sorter *s, const struct stance_dna_slice *slice, enum field field,
                    size_t labels_n)
{
    for (size_t i = 0; i < slice->n; i++)
        s->key[i] = field_of(&slice->statement[s->item[i]], field);
    stance_sort_pairs(s->key, s->item, slice->n, labels_n ? (uint32_t)(labels_n - 1) : 0,
                      s->scratch);
}

static void count(struct stance_dna_cells *c, const struct stance_dna_slice *slice,
                  const uint32_t *item)
{
    size_t entry_n = 0;
    for (size_t i = 0; i < slice->n; i++) {
        const struct stance_dna_statement *x = &slice->statement[item[i]];
        double weight = slice->weight ? slice->weight[item[i]] : 1;
        uint32_t level = field_of(x, LEVEL);
        struct stance_dna_cell *cell = c->n ? &c->cell[c->n - 1] : NULL;
        if (!cell || cell->issue != x->issue || cell->actor != x->actor) {
            cell = &c->cell[c->n++];
            *cell = (struct stance_dna_cell){
                .actor = x->actor, .issue = x->issue, .entry = (uint32_t)entry_n};
        }
        if (cell->entry_n == 0 || c->entry[entry_n - 1].level != level) {
            c->entry[entry_n++] = (struct stance_dna_entry){.level = level};
            cell->entry_n++;
        }
        c->entry[entry_n - 1].n++;
        c->entry[entry_n - 1].weight += weight;
        cell->n += weight > 0;
        cell->weight += weight;
        cell->low += level == 0 ? weight : 0;
    }
}

static void index_cells(struct stance_dna_cells *c)
{
    for (size_t i = 0; i < c->n; i++) {
        c->column[c->cell[i].issue + 1]++;
        c->row[c->cell[i].actor + 1]++;
    }
    for (size_t j = 0; j < c->issue_n; j++)
        c->column[j + 1] += c->column[j];
    for (size_t a = 0; a < c->actor_n; a++)
        c->row[a + 1] += c->row[a];
    for (size_t i = 0; i < c->n; i++)
        c->at[c->row[c->cell[i].actor]++] = (uint32_t)i;
    for (size_t a = c->actor_n; a > 0; a--)
        c->row[a] = c->row[a - 1];
    c->row[0] = 0;
}

enum stance_code stance_dna_cells_make(struct stance_dna_cells *out, const struct stance_dna *s,
                                       const struct stance_dna_slice *slice,
                                       struct stance_error *err)
{
    struct stance_dna_cells c = {.issue_n = s->issue.n, .actor_n = s->actor.n};
    struct sorter sorter = {stance_memory_new(slice->n, sizeof(uint32_t)),
                            stance_memory_new(slice->n, sizeof(uint32_t)),
                            stance_memory_new(slice->n, 2 * sizeof(uint32_t))};
    c.cell = stance_memory_new(slice->n, sizeof *c.cell);
    c.entry = stance_memory_new(slice->n, sizeof *c.entry);
    c.at = stance_memory_new(slice->n, sizeof *c.at);
    c.column = stance_memory_new(c.issue_n + 2, sizeof *c.column);
    c.row = stance_memory_new(c.actor_n + 2, sizeof *c.row);
    bool made = sorter.key && sorter.item && sorter.scratch && c.cell && c.entry && c.at &&
                c.column && c.row;
    if (made) {
        for (size_t i = 0; i < slice->n; i++)
            sorter.item[i] = (uint32_t)i;
        sort_by(&sorter, slice, LEVEL, s->level.n);
        sort_by(&sorter, slice, ACTOR, s->actor.n);
        sort_by(&sorter, slice, ISSUE, s->issue.n);
        count(&c, slice, sorter.item);
        index_cells(&c);
    }
    stance_memory_free(sorter.key);
    stance_memory_free(sorter.item);
    stance_memory_free(sorter.scratch);
    if (!made) {
        stance_dna_cells_clear(&c);
        return stance_error_memory(err);
    }
    *out = c;
    return STANCE_OK;
}

void stance_dna_cells_clear(struct stance_dna_cells *c)
{
    stance_memory_free(c->cell);
    stance_memory_free(c->entry);
    stance_memory_free(c->at);
    stance_memory_free(c->column);
    stance_memory_free(c->row);
    *c = (struct stance_dna_cells){0};
}

enum stance_code stance_dna_members(uint32_t **out, size_t *n, const struct stance_dna *s,
                                    const struct stance_dna_slice *slice, bool issues,
                                    struct stance_error *err)
{
    const struct stance_dna_labels *labels = issues ? &s->issue : &s->actor;
    uint32_t *member = stance_memory_new(labels->n, sizeof *member);
    uint8_t *here = stance_memory_new(labels->n, 1);
    size_t member_n = 0;
    if (!member || !here) {
        stance_memory_free(member);
        stance_memory_free(here);
        return stance_error_memory(err);
    }
    for (size_t i = 0; i < slice->n; i++)
        here[issues ? slice->statement[i].issue : slice->statement[i].actor] = 1;
    for (size_t i = 0; i < labels->n; i++)
        if (here[i] || s->project.dna.isolates)
            member[member_n++] = (uint32_t)i;
    stance_memory_free(here);
    *out = member;
    *n = member_n;
    return STANCE_OK;
}
