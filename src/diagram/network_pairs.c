/* network_pairs.c - agreement between blocs from sorted positions (see the header). */
#include "network_pairs.h"

#include <math.h>
#include <stdlib.h>

#include "../base/error.h"
#include "../base/memory.h"

struct entry {
    uint32_t issue, bloc;
    double value;
};

static int by_issue_and_value(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    if (a->issue != b->issue)
        return a->issue < b->issue ? -1 : 1;
    if (a->value != b->value)
        return a->value < b->value ? -1 : 1;
    return (a->bloc > b->bloc) - (a->bloc < b->bloc);
}

/* count and sum: of the values before, per bloc; pairs and apart: bloc_n * bloc_n. */
static void add_issue(const struct entry *e, size_t n, size_t bloc_n, double *count, double *sum,
                      double *pairs, double *apart)
{
    for (size_t b = 0; b < bloc_n; b++)
        count[b] = sum[b] = 0;
    for (size_t i = 0; i < n; i++) {
        size_t me = e[i].bloc;
        for (size_t b = 0; b < bloc_n; b++) {
            pairs[me * bloc_n + b] += count[b];
            apart[me * bloc_n + b] += e[i].value * count[b] - sum[b];
        }
        count[me]++;
        sum[me] += e[i].value;
    }
}

enum stance_code stance_pairs_agreement(double *agreement, size_t bloc_n,
                                        const struct stance_positions *p, const uint32_t *bloc,
                                        struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    struct entry *entry = stance_memory_new(p->cell_n, sizeof *entry);
    double *work = stance_memory_new(2 * bloc_n + 2 * bloc_n * bloc_n, sizeof *work);
    if (!entry || !work) {
        code = stance_error_memory(err);
        goto done;
    }
    double *count = work, *sum = work + bloc_n;
    double *pairs = work + 2 * bloc_n, *apart = pairs + bloc_n * bloc_n;
    size_t n = 0;
    for (size_t a = 0; a < p->actor_n; a++)
        for (size_t c = p->start[a]; c < p->start[a + 1] && bloc[a] != STANCE_NONE; c++)
            /* Sums of stances may leave -1 .. 1; agreement is told inside it. */
            entry[n++] = (struct entry){p->cell_issue[c], bloc[a], fmax(-1, fmin(1, p->value[c]))};
    qsort(entry, n, sizeof *entry, by_issue_and_value);
    for (size_t first = 0; first < n;) {
        size_t end = first;
        while (end < n && entry[end].issue == entry[first].issue)
            end++;
        add_issue(entry + first, end - first, bloc_n, count, sum, pairs, apart);
        first = end;
    }
    for (size_t a = 0; a < bloc_n; a++)
        for (size_t b = 0; b < bloc_n; b++) {
            size_t ab = a * bloc_n + b, ba = b * bloc_n + a;
            double all = a == b ? pairs[ab] : pairs[ab] + pairs[ba];
            double far = a == b ? apart[ab] : apart[ab] + apart[ba];
            agreement[ab] = all > 0 ? 1 - far / all / 2 : NAN;
        }
done:
    stance_memory_free(work);
    stance_memory_free(entry);
    return code;
}
