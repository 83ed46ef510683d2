/* backbone_threshold.c - ties of at least a given strength: |w| >= threshold.
 *
 * Plain, and unfair where actors differ in activity: the quiet lose all their ties
 * first.  Disparity and sdsm answer that. */
#include "backbone.h"

#include <math.h>

enum stance_code stance_backbone_threshold(uint8_t *keep, const struct stance_backbone_input *in,
                                           struct stance_error *err)
{
    (void)err;
    for (size_t i = 0; i < in->net->m; i++)
        keep[i] = fabs(in->net->w[i]) >= in->options->threshold;
    return STANCE_OK;
}
