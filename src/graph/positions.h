/* positions.h - statements become positions: one cell per actor and issue.
 *
 * Filter, drop duplicates, aggregate (METHODS section 1), apply the group rule.
 * Stored by rows (actors), issues ascending inside a row; a pair without a
 * statement has no cell: nothing recorded is not neutral. */
#ifndef STANCE_GRAPH_POSITIONS_H
#define STANCE_GRAPH_POSITIONS_H

#include "../data/dataset.h"

struct stance_positions {
    size_t actor_n;      /* those that take part: a counted statement or an alignment */
    uint32_t *actor;     /* -> dataset actor, ascending */
    uint32_t *actor_row; /* dataset actor -> here, STANCE_NONE = not here */
    size_t issue_n;      /* those with a cell or a row in issues.csv, unless filtered away */
    uint32_t *issue;     /* -> dataset issue, ascending */
    uint32_t *issue_row; /* dataset issue -> here, STANCE_NONE = not here */

    size_t cell_n;
    size_t *start; /* actor_n + 1 */
    uint32_t *cell_issue;
    double *value;           /* aggregated, -1 .. 1 (sum: its sign and size, unbounded) */
    float *ambivalence;      /* 1 - |sum w x| / sum w |x|; 0 where all are neutral */
    uint32_t *n;             /* statements behind it; NULL: one behind each */
    uint8_t *basis;          /* the firmest behind it: stated, then inferred, then expected */
    uint32_t *group;         /* 0, or 1 + the group (dataset actor) it was inherited from */
    size_t *statement_start; /* cell_n + 1, or NULL where evidence was not asked for */
    uint32_t *statement;     /* rows of the statements table, by cell, in file order */

    bool three_valued; /* known: one statement a cell, for, against or neutral; or not known */

    /* The stance values behind a cell and the weight of each.  A cell that is not listed
     * here holds one value, its own, with weight n: most cells. */
    struct stance_mixed {
        size_t n;
        size_t *cell;  /* ascending */
        size_t *start; /* n + 1, into value and weight */
        double *value; /* ascending within a cell */
        double *weight;
    } mixed;

    size_t alignment_n; /* alignments inside the filter, both ends here */
    struct stance_tie {
        uint32_t a, b;   /* rows here, a < b */
        double strength; /* mean over the rows between the two */
        uint32_t row;    /* first row in the alignments table */
        uint32_t n;
    } * alignment; /* sorted by a, b; one per pair */

    size_t statement_n;  /* statements that counted */
    size_t contradicted; /* cells with statements on both sides */
};

/* stance_positions_make
 *   evidence  [in]  keep the statement rows behind each cell
 * Errors: STANCE_E_VALUE for a filter that names no column or a date that is none.
 * Cost: O(statements) and one index per statement; no allocation per row. */
STANCE_MUST_USE enum stance_code
stance_positions_make(struct stance_positions *out, const struct stance_dataset *d,
                      const struct stance_select_options *options, bool evidence,
                      const struct stance_watch *watch, struct stance_error *err);
void stance_positions_clear(struct stance_positions *p);
/* stance_positions_keep_actors - drops the other actors, their cells and their alignments.
 *   keep   [in]  one per actor row
 *   place  [out] where each of the p->cell_n cells went, SIZE_MAX = dropped
 * Issues stay, also those that nobody who is left speaks on; statement_n and contradicted are
 * those of all.  Cost: O(cells + statements + alignments). */
void stance_positions_keep_actors(struct stance_positions *p, const bool *keep, size_t *place);
/* Cell of (actor row, issue row) or SIZE_MAX. */
size_t stance_positions_find(const struct stance_positions *p, size_t actor, size_t issue);
/* The statements behind a cell. */
static inline uint32_t stance_positions_n(const struct stance_positions *p, size_t cell)
{
    return p->n ? p->n[cell] : 1;
}
/* A cell's direction and strength within -1 .. 1: sums are cut at the ends. */
static inline double stance_positions_value(const struct stance_positions *p, size_t cell)
{
    double x = p->value[cell];
    return x > 1 ? 1 : x < -1 ? -1 : x;
}

#endif
