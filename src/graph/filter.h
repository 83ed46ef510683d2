/* filter.h - which statements and alignments count (--since, --until, --only, --except).
 *
 * A condition "COLUMN=GLOB[,GLOB]" holds for a row when the cell matches one of
 * the globs (a backslash before a comma keeps it in the glob).  COLUMN is
 *
 *   a column of the statements, by its header or canonical name; for the actor
 *       and issue columns a glob may match the cell, the id or the label;
 *   actor.COLUMN, issue.COLUMN: a column of actors.csv or issues.csv, "" where
 *       the actor or issue has no row there.
 *
 * A condition on a statements column also holds alignments to it, where their
 * table has that column; a condition on actors holds both ends of an alignment
 * to it.  With --groups expand a condition on actors asks who ends up holding
 * the position, otherwise who made the statement.
 *
 * Dates.  A statement counts when its date is known to lie inside the bounds: at
 * the precision given ("2024" lies inside --since 2024-01, not inside --since
 * 2024-02), so one without a date counts only while no bound is set.
 *
 * Every condition is a question about a column's codes, answered once per
 * distinct text; a row then costs one look-up per column asked about. */
#ifndef STANCE_GRAPH_FILTER_H
#define STANCE_GRAPH_FILTER_H

#include "../data/dataset.h"

/* One column and what each of its codes answers. */
struct stance_question {
    const uint32_t *code; /* per row, borrowed from the table */
    uint8_t *pass;        /* per code, 0 or 1 */
    size_t code_n;
};

struct stance_questions {
    struct stance_question *item;
    size_t n, capacity;
};

struct stance_filter {
    const struct stance_dataset *data;
    struct stance_questions statement, alignment; /* about rows of their tables */
    uint8_t *actor, *issue;    /* per dataset actor, issue: do the conditions on it hold? */
    struct stance_date window; /* first .. last day that counts */
    bool bounded;              /* --since or --until was given */
    const uint32_t *date_code; /* the date column's codes, or NULL */
};

STANCE_MUST_USE enum stance_code stance_filter_init(struct stance_filter *f,
                                                    const struct stance_dataset *d,
                                                    const struct stance_select_options *options,
                                                    struct stance_error *err);
void stance_filter_clear(struct stance_filter *f);

bool stance_filter_date(const struct stance_filter *f, struct stance_date date);
/* Does row i of the alignments (not of their table) count?  Its ends are not asked. */
bool stance_filter_alignment(const struct stance_filter *f, size_t i);

/* stance_filter_rows - which rows of the statements count; those without actor, issue or stance
 * do not.
 *   bits     [out] one per row, the bits behind the last 0; the caller frees it
 *   vague_n  [out] rows that do not count only because their date may lie outside the bounds */
STANCE_MUST_USE enum stance_code stance_filter_rows(uint64_t **bits, size_t *vague_n,
                                                    const struct stance_filter *f,
                                                    const struct stance_watch *watch,
                                                    struct stance_error *err);

#endif
