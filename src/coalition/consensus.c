/* consensus.c - one partition for all replicates, by correlation clustering. */
#include "stability.h"

#include <math.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "rerun.h"
#include "signed.h"

enum { PAIRS_BETWEEN_CHECKS = 1 << 20 };

double stance_stability_together(const struct stance_stability *s, size_t a, size_t b)
{
    size_t pair = a < b ? stance_stability_pair(s, a, b) : stance_stability_pair(s, b, a);
    return s->both[pair] ? (double)s->together[pair] / s->both[pair] : NAN;
}

/* What joining a pair saves, per replicate; 0 where it is all the same. */
static double gain(const struct stance_stability *s, size_t pair)
{
    return (s->together[pair] - s->both[pair] / 2.0) / s->replicate_n;
}

static size_t count_ties(const struct stance_stability *s, size_t pair_n)
{
    size_t m = 0;
    for (size_t pair = 0; pair < pair_n; pair++)
        m += gain(s, pair) != 0;
    return m;
}

enum stance_code stance_consensus_find(struct stance_stability *s, uint32_t k, uint64_t seed,
                                       const struct stance_watch *watch, struct stance_error *err)
{
    size_t n = s->actor_n, pair_n = n ? n * (n - 1) / 2 : 0, m = count_ties(s, pair_n), at = 0;
    if (k == 1) { /* one for all, as new memory has it */
        s->consensus_k = 1;
        return STANCE_OK;
    }
    uint32_t *ends = stance_memory_new(m, 2 * sizeof *ends), *b = ends ? ends + m : NULL;
    double *w = stance_memory_new(m, sizeof *w);
    enum stance_code code = ends && w ? STANCE_OK : stance_error_memory(err);
    for (size_t x = 0, pair = 0; x < n && !code; x++)
        for (size_t y = x + 1; y < n && !code; y++, pair++) {
            if (pair % PAIRS_BETWEEN_CHECKS == 0)
                code = stance_watch_check(watch, err);
            if (gain(s, pair) == 0)
                continue;
            ends[at] = (uint32_t)x;
            b[at] = (uint32_t)y;
            w[at++] = gain(s, pair);
        }
    struct stance_signed_problem problem = {
        .n = n, .m = m, .a = ends, .b = b, .w = w, .k = k < n ? k : 0, .seed = seed};
    if (!code)
        code = stance_rerun_search(s->consensus, &s->consensus_k, &problem, watch, err);
    stance_memory_free(ends);
    stance_memory_free(w);
    return code;
}
