/* projection.h - positions become ties between actors (METHODS sections 2 and 3).
 *
 * Over the issues both have a position on, J of them:
 *
 *     agreement   mean of 1 - |x_a - x_b| / 2                        0 .. 1
 *     signed      (2 agreement - 1) J / (J + 2)                     -1 .. 1
 *     congruence  sum_j sum_kl n_ajk n_bjl (1 - d)
 *     conflict    sum_j sum_kl n_ajk n_bjl d       d = |q_k - q_l| / 2
 *     subtract    congruence - conflict
 *     overlap     sum_j n_aj n_bj
 *
 * where n_ajk is the weight of a's statements with stance value q_k on issue j (1
 * each where no weights are given) and 2 is the length of the scale -1 .. 1.  The
 * factor J / (J + 2) of `signed` pulls pairs that share little towards 0.
 *
 * The last four may be divided (a mean over issues has nothing to divide by):
 *
 *     average           (N_a + N_b) / 2         N = weight of all statements
 *     activity-product  N_a N_b                 (what DNA calls cosine)
 *     cosine            |n_a| |n_b|             lengths of the profiles n_ajk
 *     jaccard           marks in either         a mark = a value used on an issue
 *
 * On `signed` an alignment adds alignment_weight times its strength, cut to -1 .. 1;
 * it makes a tie where no stances do.  Other measures leave alignments out.
 *
 * M. J. Bailey, A. Strezhnev, E. Voeten: Estimating dynamic state preferences from
 * United Nations voting data. Journal of Conflict Resolution 61 (2017) 430-456.
 * doi:10.1177/0022002715595700 (agreement)
 * P. Leifeld: Discourse network analysis, in: The Oxford Handbook of Political
 * Networks (2017) 301-325. doi:10.1093/oxfordhb/9780190228217.013.25 */
#ifndef STANCE_GRAPH_PROJECTION_H
#define STANCE_GRAPH_PROJECTION_H

#include "network.h"
#include "pairs.h"

/* Errors: STANCE_E_VALUE for a normalisation that does not go with the measure. */
STANCE_MUST_USE enum stance_code
stance_projection_check(const struct stance_project_options *options, struct stance_error *err);

/* All ties, with no backbone, and the engine named, so that tests can compare them. */
STANCE_MUST_USE enum stance_code
stance_network_project_by(struct stance_network *out, const struct stance_positions *p,
                          const struct stance_project_options *options,
                          enum stance_pairs_engine engine, const struct stance_watch *watch,
                          struct stance_error *err);

/* The numbers a normalisation divides by, per actor. */
struct stance_activity {
    double *weight; /* N_a */
    double *marks;  /* values used, over all issues */
    double *length; /* |n_a| */
};
STANCE_MUST_USE enum stance_code stance_activity_count(struct stance_activity *out,
                                                       const struct stance_positions *p,
                                                       const uint8_t *skip,
                                                       struct stance_error *err);
void stance_activity_clear(struct stance_activity *activity);

/* One flag per issue: all who speak on it say the same. */
STANCE_MUST_USE enum stance_code
stance_unanimous_find(uint8_t **out, const struct stance_positions *p, struct stance_error *err);

#endif
