/* dna_cells.h - statements counted per actor, issue and level. */
#ifndef STANCE_GRAPH_DNA_CELLS_H
#define STANCE_GRAPH_DNA_CELLS_H

#include "dna.h"

struct stance_dna_entry {
    uint32_t level, n; /* statements, also those without a weight */
    double weight;
};

/* One actor on one issue. */
struct stance_dna_cell {
    uint32_t actor, issue;
    uint32_t entry, entry_n; /* its levels, ascending */
    double weight, low;      /* of all; of the entry at the lowest level there is */
    uint32_t n;              /* statements with a weight */
};

struct stance_dna_cells {
    size_t n;
    struct stance_dna_cell *cell; /* by issue, then actor */
    struct stance_dna_entry *entry;
    size_t issue_n, actor_n;
    size_t *column; /* issue -> first cell; issue_n + 1 */
    size_t *row;    /* actor -> first place in at; actor_n + 1 */
    uint32_t *at;   /* cells by actor, then issue */
};

STANCE_MUST_USE enum stance_code stance_dna_cells_make(struct stance_dna_cells *out,
                                                       const struct stance_dna *s,
                                                       const struct stance_dna_slice *slice,
                                                       struct stance_error *err);
void stance_dna_cells_clear(struct stance_dna_cells *c);

/* The labels a matrix has: those spoken in the slice, or all where isolates stay. */
STANCE_MUST_USE enum stance_code stance_dna_members(uint32_t **out, size_t *n,
                                                    const struct stance_dna *s,
                                                    const struct stance_dna_slice *slice,
                                                    bool issues, struct stance_error *err);

#endif
