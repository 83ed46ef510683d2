/* resample.h - positions as they would have been, had other statements come in.
 *
 * One replicate draws as many statements (or issues) as there are, with replacement,
 * so that some count several times and about 37 % not at all:
 *
 *   statements  each statement that counted is drawn k = 0, 1, 2, ... times and then
 *               aggregated k times; a cell none of whose statements is drawn is gone
 *   issues      each issue somebody has a position on is drawn k times and then stands
 *               k times among the issues, for everybody alike
 *
 * What was decided before stays decided: which statements count, which are duplicates,
 * which a member inherits from a group (an inherited statement is drawn once for all
 * who hold it).  Alignments are not drawn.
 *
 * B. Efron: Bootstrap methods: another look at the jackknife. Annals of Statistics 7
 * (1979) 1-26. doi:10.1214/aos/1176344552 */
#ifndef STANCE_COALITION_RESAMPLE_H
#define STANCE_COALITION_RESAMPLE_H

#include "../base/random.h"
#include "../graph/aggregate.h"
#include "../graph/positions.h"

struct stance_resampler {
    const struct stance_positions *p; /* borrowed, as they are */
    enum stance_resample unit;
    struct stance_aggregator aggregator;
    uint32_t *pool; /* what can be drawn: statement rows or issues, ascending */
    size_t pool_n;
    uint32_t *drawn; /* how often, per statement row or issue */
    size_t drawn_n;
    size_t *mixed_of; /* cell -> place in p->mixed + 1, or 0 */
    uint32_t *first;  /* issues: the first copy's number in the replicate */
    uint32_t *row;    /* one cell's statements as drawn */
    size_t row_capacity, cell_capacity, mixed_capacity, level_capacity;

    /* The replicate: the actors of p, in their places, with other cells.  Borrows the
     * alignments; only what a projection reads is there.  Valid until the next draw. */
    struct stance_positions replicate;
};

/* stance_resampler_init
 *   p  [in] with evidence where statements are drawn
 * Errors: STANCE_E_MEMORY. */
STANCE_MUST_USE enum stance_code
stance_resampler_init(struct stance_resampler *s, const struct stance_dataset *d,
                      const struct stance_positions *p, enum stance_resample unit,
                      enum stance_aggregate rule, struct stance_error *err);
void stance_resampler_clear(struct stance_resampler *s);

/* stance_resampler_draw - the next replicate, into s->replicate.
 * Cost: O(statements + cells). */
STANCE_MUST_USE enum stance_code stance_resampler_draw(struct stance_resampler *s,
                                                       struct stance_random *random,
                                                       const struct stance_watch *watch,
                                                       struct stance_error *err);

#endif
