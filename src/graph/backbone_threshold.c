/* backbone_threshold.c - ties of at least a given strength: |w| >= threshold.
 *
 * Plain, and unfair where actors differ in activity: the quiet lose all their ties
 * first.  Disparity and sdsm answer that. */
#include "backbone.h"

#include <math.h>

#include "../base/error.h"

enum stance_code stance_backbone_threshold(uint8_t *keep, const struct stance_backbone_input *in,
                                           struct stance_error *err)
{
    double least = in->options->threshold;
    if (!isfinite(least) || least < 0)
        return stance_error_set(err, STANCE_E_VALUE, "--threshold must be a number from 0 up");
    for (size_t i = 0; i < in->net->m; i++)
        keep[i] = fabs(in->net->w[i]) >= least;
    return STANCE_OK;
}
