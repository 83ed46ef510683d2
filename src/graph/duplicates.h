/* duplicates.h - a statement repeated within a document or period counts once.
 *
 * Two statements are duplicates when the same actor takes the same stance value
 * on the same issue within one document, ISO week (of its ISO year), month,
 * year, or, for `range`, anywhere in what the filters left.  The first in the
 * file stays.  Unlike DNA, whose weeks and months forget the year.
 *
 * What cannot be placed is nobody's duplicate: a statement without document, or
 * one whose date is missing or coarser than the period.  The document is the
 * document column, else the source column.
 *
 * P. Leifeld: Discourse Network Analyzer manual, section on duplicates.
 * https://github.com/leifeld/dna */
#ifndef STANCE_GRAPH_DUPLICATES_H
#define STANCE_GRAPH_DUPLICATES_H

#include "../data/dataset.h"

struct stance_duplicate_key {
    uint64_t value;  /* the stance value's bits */
    uint32_t actor;  /* who made it */
    uint32_t period; /* document code or calendar number */
    uint32_t order;  /* place in the cell */
};

struct stance_deduplicator {
    const struct stance_dataset *data;
    enum stance_duplicates rule;
    const struct stance_column *document;
    struct stance_duplicate_key *key;
    size_t capacity;
};

/* Errors: STANCE_E_VALUE for `document` without such a column, or a period without dates. */
STANCE_MUST_USE enum stance_code stance_duplicates_init(struct stance_deduplicator *s,
                                                        const struct stance_dataset *d,
                                                        enum stance_duplicates rule,
                                                        struct stance_error *err);
void stance_duplicates_clear(struct stance_deduplicator *s);

/* stance_duplicates_drop - leave out repeats among the rows of one actor's cell.
 *   row, n  [in, out] statement rows, order kept
 * Cost: O(n log n). */
STANCE_MUST_USE enum stance_code stance_duplicates_drop(struct stance_deduplicator *s,
                                                        uint32_t *row, size_t *n,
                                                        struct stance_error *err);

#endif
