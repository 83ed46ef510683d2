/* sparse.h - what one actor has in common with all others, any actor at any time.
 *
 * The columns of pairs.h and joint.h once more, made for many actors: what is shared by all
 * rows is read only, so that threads may fill rows of their own; a row holds either the later
 * actors or all, and is thrown away once its ties are chosen.  No memory grows with the pairs.
 *
 *     columns  per issue those who hold a position on it, ascending
 *     place    per cell where its actor stands in the column: those behind it are later actors
 *
 * Where most hold a position on most issues, votes are compared by their bits instead.
 *
 * Positions of three values (statements of weight 1 behind them) take one word per actor, with
 * three counts in it; other positions their sums; the measures of measures.h a struct
 * stance_joint.  Every sum has the same bits as those of the engines of pairs.h and joint.h:
 * issues are met in the same order, and the earlier actor is always the first of the two. */
#ifndef STANCE_GRAPH_SPARSE_H
#define STANCE_GRAPH_SPARSE_H

#include "joint.h"
#include "levels.h"
#include "similarity.h"

enum { STANCE_SPARSE_BOUNDED = 64 };
enum stance_sparse_kind {
    STANCE_SPARSE_VOTES,
    STANCE_SPARSE_POSITIONS,
    STANCE_SPARSE_STATEMENTS,
    STANCE_SPARSE_JOINT
};

struct stance_sparse {
    const struct stance_positions *p;
    const struct stance_project_options *options;
    const struct stance_measure_about *about;
    const double *weight; /* per issue, or NULL */
    uint8_t *skip;        /* per issue, or NULL */
    enum stance_sparse_kind kind;
    struct stance_activity activity;
    size_t *start;      /* issue_n + 1 */
    size_t *place;      /* per cell; SIZE_MAX = its issue is left out */
    uint32_t *actor;    /* votes: actor << 2 | value + 1 */
    double *value;      /* positions, joint */
    uint32_t *cell;     /* statements */
    uint32_t *mixed_of; /* statements: levels.h */
    uint64_t *plane;    /* votes that are dense: bits (pairs.h) in place of columns, or NULL */
    size_t words;
    stance_pair_counter *counter;
    double most[STANCE_SPARSE_BOUNDED]; /* |w| of a pair by what it shares, at most */
    size_t *tie_start; /* alignments from both ends: actor_n + 1, or NULL where none counts */
    struct stance_sparse_tie {
        uint32_t to;
        double strength;
    } * tie; /* by actor, `to` ascending */
};

/* stance_sparse_init - what kind of data it is and how long the columns are; no more memory than
 * one number per issue.  Options have been checked; positions, options and weight are borrowed. */
STANCE_MUST_USE enum stance_code stance_sparse_init(struct stance_sparse *s,
                                                    const struct stance_positions *p,
                                                    const struct stance_project_options *options,
                                                    const double *weight, struct stance_error *err);
/* stance_sparse_make - the columns, which rows are filled from; once is enough.  Cost: O(cells). */
STANCE_MUST_USE enum stance_code stance_sparse_make(struct stance_sparse *s,
                                                    struct stance_error *err);
void stance_sparse_clear(struct stance_sparse *s);
/* Steps that filling the whole row of an actor takes. */
size_t stance_sparse_work(const struct stance_sparse *s, size_t actor);

/* Pairs met while a row is read, each in the row of its earlier actor. */
struct stance_sparse_counts {
    size_t ties;
    size_t below;     /* some overlap, but under min_overlap */
    size_t undefined; /* the measure has no value */
    size_t aligned;   /* an alignment is mixed in */
};

/* One row, of one thread.  The sums are all zero but between a fill and the end of reading. */
struct stance_sparse_row {
    uint64_t *votes; /* shared, 22 bits; opposed, 21; half, 21 */
    struct stance_sums *sums;
    struct stance_joint *joint;
    uint64_t *touched; /* a bit per actor */

    size_t actor;  /* whose row it is */
    size_t word;   /* of touched, that is being read */
    uint64_t bits; /* what is left of it */
    size_t tie;    /* the alignment to come */
    double bar;    /* ties of |w| up to it are counted and passed over; -1 = none */
    struct stance_sparse_counts count; /* goes on from row to row */
};
STANCE_MUST_USE bool stance_sparse_row_init(struct stance_sparse_row *row,
                                            const struct stance_sparse *s);
void stance_sparse_row_clear(struct stance_sparse_row *row);
/* Against all others, or with `later` against the later ones alone. */
void stance_sparse_fill(struct stance_sparse_row *row, const struct stance_sparse *s, size_t actor,
                        bool later);

struct stance_sparse_pair {
    uint32_t other, overlap;
    double w;
};
/* stance_sparse_next - the row's next tie, by ascending other actor; false = that was all.  A row
 * that was filled must be read to its end, which leaves it empty. */
bool stance_sparse_next(struct stance_sparse_row *row, const struct stance_sparse *s,
                        struct stance_sparse_pair *out);

#endif
