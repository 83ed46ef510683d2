/* joint.h - the sums behind the measures of measures.h, one actor against all later ones.
 *
 * Two engines, as in pairs.h: bits where positions are three-valued and issues weigh
 * the same (nine counts of common bits give every sum), columns for all else.  On
 * three-valued positions they agree on every bit. */
#ifndef STANCE_GRAPH_JOINT_H
#define STANCE_GRAPH_JOINT_H

#include "measures.h"
#include "network.h"
#include "pairs.h"
#include "positions.h"

/* One shared issue more, on which a holds x and b holds y. */
void stance_joint_add(struct stance_joint *j, double x, double y, double weight);

struct stance_joints {
    const struct stance_positions *p;
    const uint8_t *skip;             /* per issue, or NULL */
    const double *weight;            /* per issue, or NULL: 1 each */
    enum stance_pairs_engine engine; /* never AUTO after init */
    struct stance_joint *row;        /* per actor, all zero before and after use */
    uint64_t *touched;               /* a bit per actor: row[b].n > 0 */

    /* bits: three planes per actor, recorded, support, oppose */
    size_t words;
    uint64_t *plane;

    /* columns */
    size_t *column_start, *column_next;
    uint32_t *column_actor;
    double *column_value;
};

/* Errors: STANCE_E_VALUE when STANCE_PAIRS_BITS is asked for and cannot hold the positions. */
STANCE_MUST_USE enum stance_code
stance_joints_init(struct stance_joints *s, const struct stance_positions *p, const uint8_t *skip,
                   const double *weight, enum stance_pairs_engine engine, struct stance_error *err);
/* What STANCE_PAIRS_AUTO becomes. */
bool stance_joints_prefer_bits(const struct stance_positions *p, const double *weight);
void stance_joints_clear(struct stance_joints *s);
/* Fills s->row[b] for every b > a.  Call for a = 0, 1, 2, ... in turn; the caller zeroes
 * what is touched. */
void stance_joints_fill(struct stance_joints *s, size_t a);

/* stance_joint_project - stance_network_project_by for the measures of measures.h.
 *   weight  [in] per issue of p, > 0, or NULL; read by s and s-squared
 * The options have been checked; options->normalise says nothing here. */
STANCE_MUST_USE enum stance_code
stance_joint_project(struct stance_network *out, const struct stance_positions *p,
                     const struct stance_project_options *options, const double *weight,
                     enum stance_pairs_engine engine, const struct stance_watch *watch,
                     struct stance_error *err);

#endif
