/* package.h - datapackage.json (Frictionless Data Package): title, description and the
 * key "stance" with its scale: {"stance": {"scale": {"yea": 1, "nay": -1, "absent": null}}}.
 *
 * https://specs.frictionlessdata.io/data-package/ */
#ifndef STANCE_DATA_PACKAGE_H
#define STANCE_DATA_PACKAGE_H

#include "findings.h"
#include "scale.h"

/* stance_package_read - d->title and d->description from d->package, where they are not set.
 *   scale  [out] empty but for "" where the package names none; *has_scale tells
 *   f      [in, out] what is wrong with the package
 * Errors: STANCE_E_MEMORY. */
STANCE_MUST_USE enum stance_code stance_package_read(struct stance_dataset *d,
                                                     struct stance_scale *scale, bool *has_scale,
                                                     struct stance_findings *f,
                                                     struct stance_error *err);

#endif
