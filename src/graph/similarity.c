/* similarity.c - one pair's sums become one number. */
#include "similarity.h"

#include <math.h>

static double divisor(enum stance_normalise normalise, const struct stance_activity *x, size_t a,
                      size_t b, const struct stance_sums *sums)
{
    switch (normalise) {
    case STANCE_NORMALISE_AVERAGE:
        return (x->weight[a] + x->weight[b]) / 2;
    case STANCE_NORMALISE_ACTIVITY_PRODUCT:
        return x->weight[a] * x->weight[b];
    case STANCE_NORMALISE_COSINE:
        return x->length[a] * x->length[b];
    case STANCE_NORMALISE_JACCARD:
        return x->marks[a] + x->marks[b] - sums->marks;
    default:
        break;
    }
    return 1;
}

double stance_similarity(const struct stance_project_options *options,
                         const struct stance_activity *activity, size_t a, size_t b,
                         const struct stance_sums *sums)
{
    double shared = sums->shared, distance = sums->distance / 2, product = sums->product;
    switch (options->measure) {
    case STANCE_AGREEMENT:
        return 1 - distance / shared;
    case STANCE_SIGNED:
        return (1 - 2 * (distance / shared)) * (shared / (shared + 2));
    case STANCE_CONGRUENCE:
        return (product - distance) / divisor(options->normalise, activity, a, b, sums);
    case STANCE_CONFLICT:
        return distance / divisor(options->normalise, activity, a, b, sums);
    case STANCE_SUBTRACT:
        return (product - 2 * distance) / divisor(options->normalise, activity, a, b, sums);
    case STANCE_OVERLAP:
        return product / divisor(options->normalise, activity, a, b, sums);
    default: /* joint.h */
        break;
    }
    return 0;
}

double stance_similarity_bound(const struct stance_project_options *options, uint32_t shared)
{
    switch (options->measure) {
    case STANCE_AGREEMENT:
        return 1;
    case STANCE_SIGNED:
        return (double)shared / ((double)shared + 2);
    case STANCE_CONGRUENCE:
    case STANCE_CONFLICT:
    case STANCE_SUBTRACT:
    case STANCE_OVERLAP:
        return options->normalise == STANCE_NORMALISE_NONE ? (double)shared : (double)INFINITY;
    default:
        break;
    }
    return INFINITY;
}

double stance_similarity_aligned(double similarity, double alignment_weight, double strength)
{
    double w = similarity + alignment_weight * strength;
    return w > 1 ? 1 : w < -1 ? -1 : w;
}
