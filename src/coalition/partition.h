/* partition.h - who is in which coalition: labels 0 .. k-1 in canonical order.
 *
 * Canonical: larger coalitions first, equal sizes by their first member.  The
 * letters A, B, C, ... Z, AA, AB follow that order. */
#ifndef STANCE_COALITION_PARTITION_H
#define STANCE_COALITION_PARTITION_H

#include "../stance.h"

/* Renumbers label[0..n) in place; *k becomes the number of coalitions. */
STANCE_MUST_USE enum stance_code stance_partition_order(uint32_t *label, size_t n, uint32_t *k,
                                                        struct stance_error *err);
/* Writes "A", "Z", "AA" and a NUL. */
void stance_partition_letter(uint32_t coalition, char out[8]);

#endif
