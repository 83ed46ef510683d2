/* similarity.h - the measures of projection.h from what two actors share. */
#ifndef STANCE_GRAPH_SIMILARITY_H
#define STANCE_GRAPH_SIMILARITY_H

#include "projection.h"

/* The sums of pairs.h, of one pair. */
struct stance_sums {
    double distance, product;
    uint32_t shared, marks;
};

/* The similarity of actors a and b; sums->shared > 0. */
double stance_similarity(const struct stance_project_options *options,
                         const struct stance_activity *activity, size_t a, size_t b,
                         const struct stance_sums *sums);
/* |similarity| is never more, rounding included, for votes that share `shared` issues. */
double stance_similarity_bound(const struct stance_project_options *options, uint32_t shared);
/* With an alignment mixed in: METHODS section 3. */
double stance_similarity_aligned(double similarity, double alignment_weight, double strength);

#endif
