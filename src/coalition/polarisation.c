/* polarisation.c - the gap, and the gaps of shuffled coalitions. */
#include "polarisation.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/random.h"

/* Gaps nearer than this are equal: sums in another order differ by rounding. */
static const double EQUAL = 1e-12;

static double measure(struct stance_polarisation *out, const struct stance_network *net,
                      const uint32_t *label)
{
    double sum[2] = {0, 0};
    size_t n[2] = {0, 0};
    for (size_t i = 0; i < net->m; i++) {
        int across = label[net->a[i]] != label[net->b[i]];
        sum[across] += net->w[i];
        n[across]++;
    }
    out->within = n[0] ? sum[0] / (double)n[0] : NAN;
    out->between = n[1] ? sum[1] / (double)n[1] : NAN;
    return out->within - out->between;
}

static void shuffle(uint32_t *label, size_t n, struct stance_random *random)
{
    for (size_t i = n; i > 1; i--) {
        size_t j = stance_random_below(random, i);
        uint32_t kept = label[i - 1];
        label[i - 1] = label[j];
        label[j] = kept;
    }
}

static enum stance_code deal(struct stance_polarisation *out, const struct stance_network *net,
                             uint32_t *label, uint32_t deals, uint64_t seed,
                             const struct stance_watch *watch, struct stance_error *err)
{
    struct stance_random random;
    struct stance_polarisation chance;
    uint32_t reached = 0;
    enum stance_code code = STANCE_OK;
    stance_random_seed(&random, seed);
    for (uint32_t i = 0; i < deals && !code; i++) {
        shuffle(label, net->n, &random);
        double gap = measure(&chance, net, label);
        /* A deal that leaves nothing to compare has not failed to reach. */
        reached += isnan(gap) || gap >= out->gap - EQUAL;
        code = stance_watch_check(watch, err);
        stance_watch_progress(watch, "shuffling coalitions", "", i + 1.0, deals);
    }
    out->p = (reached + 1.0) / (deals + 1.0);
    return code;
}

enum stance_code stance_polarisation_of(struct stance_polarisation *out,
                                        const struct stance_network *net, const uint32_t *label,
                                        uint32_t deals, uint64_t seed,
                                        const struct stance_watch *watch, struct stance_error *err)
{
    struct stance_polarisation x = {.p = NAN};
    enum stance_code code = STANCE_OK;
    uint32_t *dealt = stance_memory_new(net->n, sizeof *dealt);
    if (!dealt)
        return stance_error_memory(err);
    memcpy(dealt, label, net->n * sizeof *dealt);
    x.gap = measure(&x, net, label);
    x.value = x.gap > 0 ? x.gap : 0;
    if (!isnan(x.gap) && deals)
        code = deal(&x, net, dealt, deals, seed, watch, err);
    stance_memory_free(dealt);
    if (!code)
        *out = x;
    return code;
}
