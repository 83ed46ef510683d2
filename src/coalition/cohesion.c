/* cohesion.c - counting voices. */
#include "cohesion.h"

#include "../base/error.h"
#include "../base/memory.h"

void stance_voices_add(struct stance_voices *v, double position)
{
    v->support += position > 0;
    v->oppose += position < 0;
    v->neutral += position == 0;
}

double stance_voices_rice(struct stance_voices v)
{
    double taken = (double)v.support + v.oppose;
    return taken > 0 ? fabs((double)v.support - v.oppose) / taken : NAN;
}

double stance_voices_agreement(struct stance_voices v)
{
    double n = stance_voices_n(v);
    uint32_t most = v.support > v.oppose ? v.support : v.oppose;
    most = v.neutral > most ? v.neutral : most;
    return n > 0 ? (most - (n - most) / 2) / n : NAN;
}

enum stance_code stance_voices_count(struct stance_voices **out, const struct stance_positions *p,
                                     const uint32_t *label, uint32_t k, struct stance_error *err)
{
    struct stance_voices *v =
        k && p->issue_n > SIZE_MAX / k ? NULL : stance_memory_new(k * p->issue_n, sizeof *v);
    if (!v)
        return stance_error_memory(err);
    for (size_t a = 0; a < p->actor_n; a++)
        for (size_t i = p->start[a]; i < p->start[a + 1]; i++)
            stance_voices_add(&v[label[a] * p->issue_n + p->cell_issue[i]], p->value[i]);
    *out = v;
    return STANCE_OK;
}
