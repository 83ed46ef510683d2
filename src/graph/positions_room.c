/* positions_room.c - arrays with one entry per cell, which grow together. */
#include <string.h>

#include "../base/memory.h"
#include "positions_make.h"

bool stance_positions_room(struct stance_positions *p, size_t *capacity, size_t need,
                           enum stance_room room_for)
{
    struct {
        void **items;
        size_t size;
        bool zeroed; /* most cells have nothing there: no page is touched for them */
    } column[] = {
        {(void **)&p->cell_issue, sizeof *p->cell_issue, false},
        {(void **)&p->value, sizeof *p->value, false},
        {(void **)&p->ambivalence, sizeof *p->ambivalence, true},
        {(void **)&p->basis, sizeof *p->basis, true},
        {(void **)&p->group, sizeof *p->group, true},
        {(void **)&p->n, sizeof *p->n, false},
        {(void **)&p->statement_start, sizeof *p->statement_start, false},
    };
    size_t column_n = sizeof column / sizeof *column - (STANCE_ROOM_EVIDENCE - room_for);
    size_t want = need + 1 < 2 * *capacity ? 2 * *capacity : need + 1;
    for (size_t i = 0; i < column_n; i++) {
        size_t room = *capacity;
        void *zero = column[i].zeroed ? stance_memory_new(want, column[i].size) : NULL;
        if (column[i].zeroed ? !zero
                             : !stance_memory_grow(column[i].items, &room, want, column[i].size))
            return false;
        if (!column[i].zeroed)
            continue;
        if (p->cell_n)
            memcpy(zero, *column[i].items, p->cell_n * column[i].size);
        stance_memory_free(*column[i].items);
        *column[i].items = zero;
    }
    *capacity = want;
    return true;
}
