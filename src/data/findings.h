/* findings.h - problems while they are being found: places now, lines later.
 *
 * A *finding* names its place by table, row and column of the header, which costs
 * nothing; the line, the excerpt and the caret are looked up at the end, in one
 * pass over the bytes of each file, for the few findings that are kept.  Kept are
 * the first `keep` of each severity in the order of the tables, rows and columns,
 * in whatever order they are found; the rest is counted.
 *
 * With `lenient`, an error in a row of the statements marks the row as skipped
 * instead, and one warning at the end tells how many there are. */
#ifndef STANCE_DATA_FINDINGS_H
#define STANCE_DATA_FINDINGS_H

#include "dataset.h"

/* Where a finding is.  Made by the functions below. */
struct stance_place {
    enum stance_table_kind kind; /* STANCE_TABLE_KINDS = datapackage.json */
    size_t row;                  /* 0 = the file, 1 = its header, 2 + i = row i */
    uint32_t header;             /* column in the file's header; STANCE_NONE = the row */
    size_t offset;               /* a byte of the file; SIZE_MAX = by row and column */
};

/* A column that is absent stands for the row as a whole. */
struct stance_place stance_place_cell(const struct stance_table *t, enum stance_role role,
                                      size_t row);
static inline struct stance_place stance_place_file(enum stance_table_kind kind)
{
    return (struct stance_place){kind, 0, STANCE_NONE, SIZE_MAX};
}
static inline struct stance_place stance_place_header(enum stance_table_kind kind, uint32_t header)
{
    return (struct stance_place){kind, 1, header, SIZE_MAX};
}
static inline struct stance_place stance_place_row(enum stance_table_kind kind, size_t row,
                                                   uint32_t header)
{
    return (struct stance_place){kind, row + 2, header, SIZE_MAX};
}

struct stance_finding {
    enum stance_severity severity;
    struct stance_place place;
    size_t order; /* of being found; the last tie-break */
    bool has_other;
    struct stance_place other; /* its line replaces the \1 in the message */
    char *message;
};

struct stance_findings {
    size_t keep;
    bool lenient;
    bool warnings; /* somebody listens to warnings: look for costly ones */
    bool failed;   /* out of memory on the way */
    bool events;   /* lenient is so to alignments too: errors in their rows are warnings */
    size_t count[2];
    struct stance_finding *heap[2]; /* by severity; the last in order on top */
    size_t heap_n[2], heap_capacity[2];
    size_t order;
    struct stance_finding draft;
    struct stance_text message; /* of the draft */
    uint64_t *skipped;          /* bit per row of the statements */
    size_t skipped_capacity, skipped_n;
    struct stance_finding first_skipped;
};

/* For the caller's list or watch, either of which may be NULL. */
void stance_findings_init(struct stance_findings *f, const stance_problems *problems,
                          const struct stance_watch *watch, bool lenient);
void stance_findings_clear(struct stance_findings *f);

/* stance_findings_open - count a finding and, when it is to be kept, begin its message.
 * Returns the message to append to, or NULL; after the text follows stance_findings_close. */
struct stance_text *stance_findings_open(struct stance_findings *f, enum stance_severity severity,
                                         struct stance_place place);
/* Appends "line 12" or "actors.csv line 12", the place of something else. */
void stance_findings_refer(struct stance_findings *f, struct stance_place other);
void stance_findings_close(struct stance_findings *f);

static inline bool stance_findings_any_error(const struct stance_findings *f)
{
    return f->count[STANCE_ERROR] > 0;
}

/* stance_findings_tell - look up the lines and hand everything over.
 *   d         [in]      the tables the findings are about
 *   problems  [in, out] or NULL: warnings go to watch->warn then
 * Errors: STANCE_E_DATA with the first error in order, if there is one. */
STANCE_MUST_USE enum stance_code stance_findings_tell(struct stance_findings *f,
                                                      const struct stance_dataset *d,
                                                      stance_problems *problems,
                                                      const struct stance_watch *watch,
                                                      struct stance_error *err);

#endif
