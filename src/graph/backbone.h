/* backbone.h - which ties of a network carry it: one method per file.
 *
 * Each method marks the ties to keep; |w| is what counts where a tie may be negative. */
#ifndef STANCE_GRAPH_BACKBONE_H
#define STANCE_GRAPH_BACKBONE_H

#include "network.h"

struct stance_backbone_input {
    const struct stance_network *net;
    const struct stance_positions *p; /* what net was made of */
    const struct stance_project_options *options;
    const struct stance_watch *watch;
};

/* keep: net->m flags, all 0 before. */
typedef enum stance_code stance_backbone_method(uint8_t *keep,
                                                const struct stance_backbone_input *in,
                                                struct stance_error *err);
stance_backbone_method stance_backbone_threshold, stance_backbone_top, stance_backbone_disparity,
    stance_backbone_sdsm, stance_backbone_tree;

/* As --backbone calls it. */
const char *stance_backbone_name(enum stance_backbone backbone);

/* Errors: STANCE_E_VALUE for a parameter that is none. */
STANCE_MUST_USE enum stance_code stance_backbone_check(const struct stance_project_options *options,
                                                       struct stance_error *err);

/* stance_backbone_apply - leave out the ties that options->backbone does not keep.
 *   cut_n  [out] how many
 * Errors: STANCE_E_VALUE for a parameter that is none. */
STANCE_MUST_USE enum stance_code stance_backbone_apply(struct stance_network *net, size_t *cut_n,
                                                       const struct stance_positions *p,
                                                       const struct stance_project_options *options,
                                                       const struct stance_watch *watch,
                                                       struct stance_error *err);

/* The places of net's ties by falling strength: |w|, or w itself; equal ones by a, then b. */
STANCE_MUST_USE enum stance_code stance_backbone_rank(uint32_t **out,
                                                      const struct stance_network *net,
                                                      bool absolute, struct stance_error *err);

/* The disparity filter (backbone_disparity.c), once strength (sum of |w|) and degree of every
 * actor are known. */
struct stance_disparity {
    double *strength, *degree;
};
STANCE_MUST_USE enum stance_code stance_disparity_init(struct stance_disparity *ends, size_t n,
                                                       struct stance_error *err);
void stance_disparity_clear(struct stance_disparity *ends);
bool stance_disparity_keeps(const struct stance_disparity *ends, size_t a, size_t b, double w,
                            double alpha);

#endif
