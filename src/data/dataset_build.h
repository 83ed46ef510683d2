/* dataset_build.h - the middle of stance_dataset_build, for readers with findings of their own. */
#ifndef STANCE_DATA_DATASET_BUILD_H
#define STANCE_DATA_DATASET_BUILD_H

#include "findings.h"

/* As stance_dataset_build, but what is wrong goes to f and is told by the caller, who takes
 * d for good only when f holds no error. */
STANCE_MUST_USE enum stance_code stance_dataset_build_into(struct stance_dataset *d,
                                                           const struct stance_options *options,
                                                           struct stance_findings *f,
                                                           const struct stance_watch *watch,
                                                           struct stance_error *err);
/* Tells the findings and, on success, hands the skipped rows to d.  Clears f. */
STANCE_MUST_USE enum stance_code stance_dataset_conclude(struct stance_dataset *d,
                                                         struct stance_findings *f,
                                                         stance_problems *problems,
                                                         const struct stance_watch *watch,
                                                         struct stance_error *err);
/* What NULL options mean to this room. */
struct stance_options stance_read_defaults(void);

#endif
