/* compare.h - two or three actors side by side, issue by issue.
 *
 * Over the J issues both actors of a pair are on record for, the similarity of the
 * pair is a sum of one part per issue, so that each part can be told:
 *
 *     signed     (2 agreement - 1) J / (J + 2) = sum_j (1 - |x_aj - x_bj|) / (J + 2)
 *     agreement                                = sum_j (1 - |x_aj - x_bj| / 2) / J
 *
 * On `signed` alignments add alignment_weight times their mean strength, and the
 * total is cut to -1 .. 1 (projection.h): the weight of the tie.
 *
 * Two positions *agree* when they are less than 0.5 apart, are *opposed* when they are
 * not and lie on two sides, and *differ* otherwise. */
#ifndef STANCE_GRAPH_COMPARE_H
#define STANCE_GRAPH_COMPARE_H

#include "positions.h"

enum { STANCE_COMPARED_MOST = 3 };

enum stance_accord { STANCE_APART_UNKNOWN, STANCE_AGREE, STANCE_DIFFER, STANCE_OPPOSED };

struct stance_compared_issue {
    uint32_t issue;                    /* issue row of the positions */
    uint32_t held;                     /* how many of the actors are on record */
    size_t cell[STANCE_COMPARED_MOST]; /* SIZE_MAX = nothing recorded */
    bool dropped;                      /* left out of every similarity by drop_unanimous */
};

/* Pair 0 is (0, 1), pair 1 is (0, 2), pair 2 is (1, 2). */
struct stance_compared_pair {
    size_t a, b; /* places among the actors compared */
    uint32_t n;  /* J */
    uint32_t agree, differ, opposed;
    double similarity; /* NAN where J is 0 */
    size_t tie;        /* place in positions.alignment, SIZE_MAX = none */
    double alignment;  /* what alignments add; 0 */
    double weight;     /* of the tie; NAN where there is none */
    bool below;        /* J is under min_overlap: the stances make no tie */
};

struct stance_comparison {
    size_t actor_n;                       /* 2 or 3 */
    uint32_t actor[STANCE_COMPARED_MOST]; /* dataset actors */
    size_t row[STANCE_COMPARED_MOST];     /* in the positions, SIZE_MAX = takes no part */
    size_t pair_n;                        /* 1 or 3 */
    struct stance_compared_pair pair[STANCE_COMPARED_MOST];
    size_t issue_n; /* issues any of them is on record for: more of them first, then the
                       positions' order */
    struct stance_compared_issue *issue;
    enum stance_measure measure;
};

/* stance_comparison_make
 *   options  [in] measure signed or agreement, no normalisation
 * Errors: STANCE_E_VALUE for another measure, the same actor twice, or a number of actors
 * that is not 2 or 3. */
STANCE_MUST_USE enum stance_code
stance_comparison_make(struct stance_comparison *out, const struct stance_dataset *d,
                       const struct stance_positions *p, const uint32_t *actor, size_t actor_n,
                       const struct stance_project_options *options, struct stance_error *err);
void stance_comparison_clear(struct stance_comparison *c);

/* What an issue adds to the similarity of a pair; NAN where one of them is not on record or
 * the issue is dropped. */
double stance_comparison_part(const struct stance_comparison *c, const struct stance_positions *p,
                              const struct stance_compared_issue *issue, size_t pair);
enum stance_accord stance_accord_of(double x, double y);

#endif
