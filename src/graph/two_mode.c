/* two_mode.c - one pass over the cells, one to divide. */
#include "two_mode.h"

#include "../base/error.h"
#include "../base/memory.h"

/* What a cell counts in a sum that divides, and what it weighs itself. */
static double weigh(enum stance_two_mode mode, size_t n, const double *value, const double *weight,
                    double *out)
{
    double sum = 0, balance = 0;
    bool support = false, oppose = false;
    for (size_t l = 0; l < n; l++) {
        sum += weight[l];
        balance += weight[l] * value[l];
        support = support || value[l] > 0;
        oppose = oppose || value[l] < 0;
    }
    *out = mode == STANCE_TWO_MODE_COUNT      ? sum
           : mode == STANCE_TWO_MODE_SUBTRACT ? balance
                                              : support + 2 * oppose;
    return mode == STANCE_TWO_MODE_COMBINE ? 1 : sum;
}

enum stance_code stance_two_mode_values(double **out, const struct stance_positions *p,
                                        const struct stance_project_options *o,
                                        struct stance_error *err)
{
    bool by_actor = o->normalise == STANCE_NORMALISE_ACTIVITY;
    bool by_issue = o->normalise == STANCE_NORMALISE_PROMINENCE;
    if (!by_actor && !by_issue && o->normalise != STANCE_NORMALISE_NONE)
        return stance_error_set(err, STANCE_E_VALUE,
                                "--two-mode goes with --normalise none, activity or prominence");
    double *value = stance_memory_new(p->cell_n, sizeof *value);
    double *total = stance_memory_new(by_actor ? p->actor_n : p->issue_n, sizeof *total);
    size_t mixed = 0;
    if (!value || !total) {
        stance_memory_free(value);
        stance_memory_free(total);
        return stance_error_memory(err);
    }
    for (size_t a = 0; a < p->actor_n; a++)
        for (size_t i = p->start[a]; i < p->start[a + 1]; i++) {
            double own = stance_positions_value(p, i), n = stance_positions_n(p, i), sum;
            bool is_mixed = mixed < p->mixed.n && p->mixed.cell[mixed] == i;
            size_t first = is_mixed ? p->mixed.start[mixed] : 0;
            if (is_mixed)
                sum = weigh(o->two_mode, p->mixed.start[mixed + 1] - first, p->mixed.value + first,
                            p->mixed.weight + first, &value[i]);
            else
                sum = weigh(o->two_mode, 1, &own, &n, &value[i]);
            mixed += is_mixed;
            total[by_actor ? a : p->cell_issue[i]] += sum;
        }
    for (size_t a = 0; a < p->actor_n && (by_actor || by_issue); a++)
        for (size_t i = p->start[a]; i < p->start[a + 1]; i++)
            value[i] /= total[by_actor ? a : p->cell_issue[i]];
    stance_memory_free(total);
    *out = value;
    return STANCE_OK;
}
