/* dna.h - networks as Discourse Network Analyzer 3.1.2 makes them (docs/METHODS.md, section 8).
 *
 * Works on the tables of a data set read with options->read.raw: labels and
 * qualifier values are the texts as they stand.
 *
 * Order.  1. statement type, dates and what is said about documents;  2. sort by
 * time, document, start, stop, id;  3. exclusion of values, of statements with an
 * empty label, of duplicates.  Isolates are labels left after the first step.
 *
 * With n_ajk statements of a on j at level k of the qualifier, q_k its value,
 * N_a their number:
 *
 *     overlap     sum_j n_aj n_bj
 *     congruence  sum_jkl n_ajk n_bjl (1 - d_kl)        d_kl = |q_k - q_l| / (q_max - q_min)
 *     conflict    sum_jkl n_ajk n_bjl d_kl
 *     subtract    congruence - conflict
 *
 * and where the qualifier is a text, congruence = sum_jk n_ajk n_bjk and conflict the
 * statements of either at (j, k) where the other has none.
 *
 * P. Leifeld: Discourse network analysis, in: The Oxford Handbook of Political Networks
 * (2017) 301-325. doi:10.1093/oxfordhb/9780190228217.013.25 */
#ifndef STANCE_GRAPH_DNA_H
#define STANCE_GRAPH_DNA_H

#include "../data/dataset.h"

/* DNA's defects, which options->project.dna.faithful repeats and nothing else does. */
enum stance_dna_defect {
    STANCE_DNA_CALENDAR = 1,  /* weeks and months as duplicates forget their year */
    STANCE_DNA_CACHE = 2,     /* integers beyond -128 .. 127 are never equal to themselves */
    STANCE_DNA_ONE_LEVEL = 4, /* a single level: 0 / 0 */
    STANCE_DNA_TRIANGLE = 8,  /* the triangular kernel rises where it should fall */
    STANCE_DNA_DEGREES = 16,  /* degrees where the Laplacian is meant */
    STANCE_DNA_ALL = 31,
};

enum stance_dna_job { STANCE_DNA_NETWORK, STANCE_DNA_EVENTS, STANCE_DNA_BARS };

struct stance_dna_statement {
    int64_t time;                 /* seconds since 1970, INT64_MIN = not given */
    uint32_t actor, issue, level; /* places in the sorted labels; STANCE_NONE = "" */
    uint32_t row;                 /* of the table */
};

/* Distinct texts in Java's order (UTF-16 code units), borrowed from the data set. */
struct stance_dna_labels {
    size_t n;
    const char **text;
};

struct stance_dna {
    struct stance_select_options select;   /* strings borrowed */
    struct stance_project_options project; /* no default left open in it */
    unsigned defects;
    struct stance_dna_labels actor, issue, level;
    bool by_value;                          /* levels have values: boolean and integer */
    double *level_value;                    /* where they do */
    double range;                           /* largest minus smallest */
    struct stance_dna_statement *statement; /* those that count, in order */
    size_t n;
    size_t original_n;   /* left after the first step */
    int64_t first, last; /* of those, their times */
};

/* stance_dna_select - which statements count.
 *   options  [in] strings borrowed until the clear
 * Errors: STANCE_E_VALUE for options that do not go together, STANCE_E_DATA for a qualifier
 * value or a time that is none.
 * Cost: O(rows log rows). */
STANCE_MUST_USE enum stance_code
stance_dna_select(struct stance_dna *out, const struct stance_dataset *d,
                  const struct stance_options *options, enum stance_dna_job job, unsigned defects,
                  const struct stance_watch *watch, struct stance_error *err);
void stance_dna_clear(struct stance_dna *s);
/* Does a column describe documents or statements rather than what a statement says? */
bool stance_dna_describes(const struct stance_column *column);
/* Java's String.compareTo on UTF-8. */
int stance_dna_compare(const char *a, const char *b);

struct stance_dna_matrix {
    size_t row_n, column_n;
    uint32_t *row, *column; /* places in the labels; column is row in a network of one mode */
    double *value;          /* row by row */
    uint32_t *n;            /* one mode: shared issues; two modes: statements */
    int64_t start, middle, stop;
    size_t statement_n;
    bool one_mode;
};
void stance_dna_matrix_clear(struct stance_dna_matrix *m);

/* Part of the statements, with a weight each, NULL = 1. */
struct stance_dna_slice {
    const struct stance_dna_statement *statement;
    const double *weight;
    size_t n;
};

/* One network of a slice.  Errors: STANCE_E_VALUE when it would be too large. */
STANCE_MUST_USE enum stance_code stance_dna_one_mode(struct stance_dna_matrix *out,
                                                     const struct stance_dna *s,
                                                     const struct stance_dna_slice *slice,
                                                     const struct stance_watch *watch,
                                                     struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_dna_two_mode(struct stance_dna_matrix *out,
                                                     const struct stance_dna *s,
                                                     const struct stance_dna_slice *slice,
                                                     struct stance_error *err);

/* All matrices the options ask for: one, or one per window. */
struct stance_dna_series {
    size_t n;
    struct stance_dna_matrix *item;
};
STANCE_MUST_USE enum stance_code stance_dna_networks(struct stance_dna_series *out,
                                                     const struct stance_dna *s,
                                                     const struct stance_watch *watch,
                                                     struct stance_error *err);
void stance_dna_series_clear(struct stance_dna_series *series);

#endif
