/* columns.h - which column of a file is what, and which are kept.
 *
 * "actor=iso3,issue=rcid,stance=vote" names columns of the statements by hand; the
 * rest follow from their names.  Where not all columns are asked for, those are
 * kept that carry meaning (role.c) and cost little, those named by hand, by a filter
 * or by options->read.also, and in the small tables everything known. */
#ifndef STANCE_DATA_COLUMNS_H
#define STANCE_DATA_COLUMNS_H

#include "findings.h"

/* The header's names, tidy: codes of a dictionary in the order of the header. */
struct stance_header {
    struct stance_dictionary text;
    uint32_t *name; /* per column, a code of text */
    uint32_t n;
};

/* stance_columns_choose - add the columns to keep to t, report what is missing.
 *   f  [in, out] unknown and missing columns become errors at the header
 * Errors: STANCE_E_VALUE for a mapping that is none, STANCE_E_MEMORY. */
STANCE_MUST_USE enum stance_code stance_columns_choose(struct stance_table *t,
                                                       const struct stance_header *header,
                                                       const struct stance_options *options,
                                                       struct stance_findings *f,
                                                       struct stance_error *err);

#endif
