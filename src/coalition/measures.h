/* measures.h - a table of measures: one row per actor, pair, issue, coalition, measure of
 * the whole graph, coalition and issue, or actor on the map.
 *
 * Columns are named once and printed in four forms (report/measures_print.h).  The table
 * holds copies of all texts, so it outlives the data set. */
#ifndef STANCE_COALITION_MEASURES_H
#define STANCE_COALITION_MEASURES_H

#include "coalitions.h"

enum stance_column_kind {
    STANCE_COLUMN_TEXT,
    STANCE_COLUMN_COUNT,  /* whole numbers */
    STANCE_COLUMN_SHARE,  /* two decimals for people */
    STANCE_COLUMN_SIGNED, /* the same with a plus */
    STANCE_COLUMN_FINE,   /* four decimals: p-values, modularity */
};

struct stance_measures_column {
    const char *name; /* in CSV and JSON; a literal */
    const char
        *title; /* for people: short, a literal; NULL = not shown in the terminal and Markdown */
    enum stance_column_kind kind;
    bool asked;     /* for by name: where room is short, the others go first */
    uint32_t *text; /* codes into names, one per row; NULL for numbers */
    double *number; /* one per row, NAN = none; NULL for texts */
};

struct stance_measures {
    enum stance_measure_of of;
    struct stance_dictionary names;
    size_t row_n;
    struct stance_measures_column column[40];
    size_t column_n;
    const char *pole[2];           /* ids, borrowed from coalitions; NULL where none are named */
    double share[2];               /* of the map: what x and y explain */
    struct stance_text legend;     /* what the columns at hand mean beside the usual ones */
    stance_coalitions *coalitions; /* owned: what the measures speak of, and its warnings */
};

/* What the fillers need; all borrowed. */
struct stance_measures_input {
    const struct stance_dataset *d;
    const struct stance_positions *p;
    const struct stance_network *net;       /* the ties the coalitions were found in */
    const struct stance_network *agreement; /* one tie per pair that shares an issue */
    const struct stance_options *options;
    const struct stance_measure_options *how;
    const struct stance_watch *watch;
};

/* ---- For the fillers, one per kind of row ---- */

/* The column added last was asked for. */
static inline void stance_measures_column_asked(struct stance_measures *m)
{
    m->column[m->column_n - 1].asked = true;
}
/* Columns first, then room for the rows, then cells. */
void stance_measures_column_add(struct stance_measures *m, const char *name, const char *title,
                                enum stance_column_kind kind);
STANCE_MUST_USE enum stance_code stance_measures_reserve(struct stance_measures *m, size_t row_n,
                                                         struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_measures_put_text(struct stance_measures *m, size_t row,
                                                          size_t column, const char *text,
                                                          struct stance_error *err);
static inline void stance_measures_put_number(struct stance_measures *m, size_t row, size_t column,
                                              double x)
{
    m->column[column].number[row] = x;
}

typedef enum stance_code stance_measures_filler(struct stance_measures *m,
                                                const struct stance_measures_input *in,
                                                struct stance_error *err);
/* By coalition, then friendly minus hostile weight, the most first. */
stance_measures_filler stance_measures_of_actors;
/* Every pair that shares an issue or is tied, the friendliest first, then by ids (bytes). */
stance_measures_filler stance_measures_of_pairs;
/* The most divisive first, then the most covered, then by id. */
stance_measures_filler stance_measures_of_issues;
stance_measures_filler stance_measures_of_coalitions;
stance_measures_filler stance_measures_of_graph;
/* By coalition, then the least cohesive issue first. */
stance_measures_filler stance_measures_of_cohesion;
/* By coalition, then from left to right. */
stance_measures_filler stance_measures_of_map;

#endif
