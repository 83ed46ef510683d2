/* check.h - what is wrong or odd in tables that could be read.
 *
 * Errors: an actor aligned with itself, a group that contains itself.  Warnings:
 * names that no table knows, names that may be one, an actor on both sides of an
 * issue, an actor of actors.csv that does nothing.  The warnings are looked for only
 * where somebody listens (findings->warnings). */
#ifndef STANCE_DATA_CHECK_H
#define STANCE_DATA_CHECK_H

#include "entities.h"

STANCE_MUST_USE enum stance_code stance_check_alignments(const struct stance_dataset *d,
                                                         const struct stance_entities *actors,
                                                         struct stance_findings *f,
                                                         struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_check_groups(const struct stance_dataset *d,
                                                     const struct stance_entities *actors,
                                                     struct stance_findings *f,
                                                     struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_check_contradictions(const struct stance_dataset *d,
                                                             const struct stance_entities *actors,
                                                             const struct stance_entities *issues,
                                                             struct stance_findings *f,
                                                             struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_check_silent(const struct stance_dataset *d,
                                                     const struct stance_entities *actors,
                                                     struct stance_findings *f,
                                                     struct stance_error *err);
/* Unknown and near names of actors or issues. */
STANCE_MUST_USE enum stance_code stance_check_names(const struct stance_dataset *d,
                                                    const struct stance_entities *e,
                                                    struct stance_findings *f,
                                                    const struct stance_watch *watch,
                                                    struct stance_error *err);
/* Sources that sources.csv, where there is one, does not have. */
STANCE_MUST_USE enum stance_code stance_check_sources(const struct stance_dataset *d,
                                                      struct stance_findings *f,
                                                      struct stance_error *err);

/* The id of an entity, quoted into a message. */
void stance_check_put_id(struct stance_text *m, const struct stance_entities *e, uint32_t entity);

#endif
