/* activity.c - how much an actor says, and issues on which everybody says the same. */
#include "projection.h"

#include "../base/error.h"
#include "../base/memory.h"

enum stance_code stance_activity_count(struct stance_activity *out,
                                       const struct stance_positions *p, const uint8_t *skip,
                                       struct stance_error *err)
{
    struct stance_activity s = {stance_memory_new(p->actor_n, sizeof(double)),
                                stance_memory_new(p->actor_n, sizeof(double)),
                                stance_memory_new(p->actor_n, sizeof(double))};
    size_t mixed = 0;
    if (!s.weight || !s.marks || !s.length) {
        stance_activity_clear(&s);
        return stance_error_memory(err);
    }
    for (size_t a = 0; a < p->actor_n; a++) {
        for (size_t i = p->start[a]; i < p->start[a + 1]; i++) {
            bool is_mixed = mixed < p->mixed.n && p->mixed.cell[mixed] == i;
            size_t first = is_mixed ? p->mixed.start[mixed] : 0;
            size_t end = is_mixed ? p->mixed.start[mixed + 1] : 1;
            mixed += is_mixed;
            if (skip && skip[p->cell_issue[i]])
                continue;
            for (size_t l = first; l < end; l++) {
                double weight = is_mixed ? p->mixed.weight[l] : stance_positions_n(p, i);
                s.weight[a] += weight;
                s.marks[a] += 1;
                s.length[a] += weight * weight;
            }
        }
        s.length[a] = sqrt(s.length[a]);
    }
    *out = s;
    return STANCE_OK;
}

void stance_activity_clear(struct stance_activity *activity)
{
    stance_memory_free(activity->weight);
    stance_memory_free(activity->marks);
    stance_memory_free(activity->length);
    *activity = (struct stance_activity){0};
}

enum stance_code stance_unanimous_find(uint8_t **out, const struct stance_positions *p,
                                       struct stance_error *err)
{
    uint8_t *same = stance_memory_new(p->issue_n, 1);
    double *said = stance_memory_new(p->issue_n, sizeof *said);
    if (!same || !said) {
        stance_memory_free(same);
        stance_memory_free(said);
        return stance_error_memory(err);
    }
    for (size_t j = 0; j < p->issue_n; j++) {
        same[j] = 1;
        said[j] = NAN;
    }
    for (size_t i = 0; i < p->cell_n; i++) {
        size_t j = p->cell_issue[i];
        double x = stance_positions_value(p, i);
        if (!isnan(said[j]) && said[j] != x)
            same[j] = 0;
        said[j] = x;
    }
    for (size_t i = 0; i < p->mixed.n; i++)
        if (p->mixed.start[i + 1] - p->mixed.start[i] > 1)
            same[p->cell_issue[p->mixed.cell[i]]] = 0;
    stance_memory_free(said);
    *out = same;
    return STANCE_OK;
}
