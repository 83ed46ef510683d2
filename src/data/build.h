/* build.h - a data set half built: names are known, rows are being understood. */
#ifndef STANCE_DATA_BUILD_H
#define STANCE_DATA_BUILD_H

#include "entities.h"
#include "preset.h"
#include "scale.h"

/* What stands between the tables and the finished data set. */
struct stance_build {
    struct stance_dataset *d;
    struct stance_findings *f;
    const struct stance_preset_table *preset; /* or NULL */
    bool lax; /* alignments that are none are warnings, and left out */
    struct stance_entities actors, issues;
    uint32_t *a_of, *b_of, *group_of, *member_of; /* by code of their columns */
    struct stance_scale scale, strength;
};

/* Each understands the rows of one table, where it is there: values, dates, weights and
 * bases of the statements; d->alignment; d->member; d->source_names. */
STANCE_MUST_USE enum stance_code stance_build_statements(struct stance_build *b,
                                                         struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_build_alignments(struct stance_build *b,
                                                         struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_build_members(struct stance_build *b,
                                                      struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_build_sources(struct stance_build *b,
                                                      struct stance_error *err);

#endif
