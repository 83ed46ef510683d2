/* partition.c - canonical numbers for coalitions: larger first, then by first member. */
#include "partition.h"

#include <stdlib.h>

#include "../base/error.h"
#include "../base/memory.h"

/* One coalition while it is being ranked. */
struct rank {
    uint32_t old, first, size;
};

static int by_label_then_member(const void *pa, const void *pb)
{
    const struct rank *a = pa, *b = pb;
    if (a->old != b->old)
        return a->old < b->old ? -1 : 1;
    return (a->first > b->first) - (a->first < b->first);
}

static int by_size_then_first(const void *pa, const void *pb)
{
    const struct rank *a = pa, *b = pb;
    if (a->size != b->size)
        return a->size > b->size ? -1 : 1;
    return (a->first > b->first) - (a->first < b->first);
}

enum stance_code stance_partition_order(uint32_t *label, size_t n, uint32_t *k,
                                        struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    struct rank *rank = NULL;
    uint32_t *place = NULL;
    uint32_t found = 0;
    if (n > UINT32_MAX - 1)
        return stance_error_set(err, STANCE_E_VALUE, "more than %u actors", UINT32_MAX - 1);
    rank = stance_memory_new(n, sizeof *rank);
    place = stance_memory_new(n, sizeof *place);
    if (!rank || !place) {
        code = stance_error_memory(err);
        goto done;
    }
    /* Labels may be any numbers, so they are sorted, not used as indices. */
    for (size_t i = 0; i < n; i++)
        rank[i] = (struct rank){label[i], (uint32_t)i, 1};
    qsort(rank, n, sizeof *rank, by_label_then_member);
    for (size_t i = 0; i < n; i++) {
        uint32_t actor = rank[i].first;
        if (i > 0 && rank[found - 1].old == rank[i].old) {
            rank[found - 1].size++;
        } else {
            rank[found++] = rank[i];
        }
        place[actor] = rank[found - 1].first;
    }
    qsort(rank, found, sizeof *rank, by_size_then_first);
    /* place[] holds each actor's first fellow; label[] of that one carries the new number. */
    for (uint32_t c = 0; c < found; c++)
        label[rank[c].first] = c;
    for (size_t i = 0; i < n; i++)
        label[i] = label[place[i]];
    *k = found;

done:
    stance_memory_free(rank);
    stance_memory_free(place);
    return code;
}

void stance_partition_letter(uint32_t coalition, char out[8])
{
    char reversed[8];
    int n = 0;
    /* Bijective base 26: after Z comes AA.  UINT32_MAX needs seven letters. */
    uint64_t left = (uint64_t)coalition + 1;
    while (left > 0) {
        left--;
        reversed[n++] = (char)('A' + left % 26);
        left /= 26;
    }
    for (int i = 0; i < n; i++)
        out[i] = reversed[n - 1 - i];
    out[n] = '\0';
}
