/* dna_labels.h - the texts and values of a column, sorted as DNA sorts them. */
#ifndef STANCE_GRAPH_DNA_LABELS_H
#define STANCE_GRAPH_DNA_LABELS_H

#include "dna.h"

/* stance_dna_labels_make - the distinct texts among codes that are used.
 *   place  [out] code -> place in out->text, STANCE_NONE where not used; free it
 *   used   [in]  per code
 *   empty  [in]  is "" a text like others? */
STANCE_MUST_USE enum stance_code stance_dna_labels_make(struct stance_dna_labels *out,
                                                        uint32_t **place,
                                                        const struct stance_column *column,
                                                        const uint8_t *used, bool empty,
                                                        struct stance_error *err);
void stance_dna_labels_clear(struct stance_dna_labels *labels);

/* stance_dna_values_make - the same for whole numbers; levels ascend by value.
 *   value    [out] per level
 *   boolean  [in]  only 0 and 1, and both are levels whether used or not
 *   bad      [out] on STANCE_E_DATA the code that is none */
STANCE_MUST_USE enum stance_code stance_dna_values_make(struct stance_dna_labels *out,
                                                        double **value, uint32_t **place,
                                                        const struct stance_column *column,
                                                        const uint8_t *used, bool boolean,
                                                        uint32_t *bad, struct stance_error *err);

#endif
