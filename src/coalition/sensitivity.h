/* sensitivity.h - does the partition depend on the method and the measure?
 *
 * The first run is the one that was asked for; the others are all methods on measures they
 * can read, every other option alike (k where a method takes it, no proof).  Compared are
 * all with all (compare.h).  A method that cannot run on these ties, or would take long, is
 * left out, and it is kept why. */
#ifndef STANCE_COALITION_SENSITIVITY_H
#define STANCE_COALITION_SENSITIVITY_H

#include "compare.h"

struct stance_sensitivity_run {
    enum stance_method method;
    enum stance_measure measure;
    uint32_t k;
    uint32_t *label; /* canonical */
};

struct stance_sensitivity_gap {
    enum stance_method method;
    enum stance_measure measure;
    struct stance_error why; /* its message alone is told */
};

struct stance_sensitivity {
    size_t actor_n, run_n, left_out_n;
    bool from_network; /* the ties were given: the measure is none of ours */
    struct stance_sensitivity_run *run;
    struct stance_sensitivity_gap *left_out;
    struct stance_partition_likeness *pair; /* run_n * run_n */
};

static inline const struct stance_partition_likeness *
stance_sensitivity_pair(const struct stance_sensitivity *s, size_t a, size_t b)
{
    return &s->pair[a * s->run_n + b];
}

#endif
