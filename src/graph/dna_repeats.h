/* dna_repeats.h - statements that repeat an earlier one within a document or period.
 *
 * A repeat has the same actor, issue and level (the level where the measure looks
 * at it), statement type and period.  The first in DNA's order stays. */
#ifndef STANCE_GRAPH_DNA_REPEATS_H
#define STANCE_GRAPH_DNA_REPEATS_H

#include "dna.h"

struct stance_dna_repeats {
    enum stance_duplicates rule;
    bool issues, levels; /* what is looked at besides the actor */
    const struct stance_column *document, *type;
    uint32_t *slot; /* open addressing: place among the kept statements + 1 */
    size_t slot_n, last;
};

/* most: how many statements there may be.
 * Errors: STANCE_E_VALUE for a rule without the column it needs. */
STANCE_MUST_USE enum stance_code stance_dna_repeats_init(struct stance_dna_repeats *r,
                                                         const struct stance_dna *s,
                                                         const struct stance_dataset *d,
                                                         enum stance_dna_job job, size_t most,
                                                         struct stance_error *err);
void stance_dna_repeats_clear(struct stance_dna_repeats *r);
/* Does x repeat one of s->statement[0 .. s->n)? */
bool stance_dna_repeats_has(struct stance_dna_repeats *r, const struct stance_dna *s,
                            const struct stance_dna_statement *x);
/* The statement last asked about was kept in this place. */
void stance_dna_repeats_add(struct stance_dna_repeats *r, size_t place);

#endif
