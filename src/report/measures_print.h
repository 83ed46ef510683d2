/* measures_print.h - a table of measures as text, in four forms.
 *
 * CSV and JSON have every row and column; a terminal has as many as are of use. */
#ifndef STANCE_REPORT_MEASURES_PRINT_H
#define STANCE_REPORT_MEASURES_PRINT_H

#include "../coalition/measures.h"

void stance_measures_put_table(struct stance_text *out, const stance_measures *m,
                               const struct stance_print_options *print);
void stance_measures_put_csv(struct stance_text *out, const stance_measures *m,
                             enum stance_formulas formulas);
void stance_measures_put_json(struct stance_text *out, const stance_measures *m);
void stance_measures_put_markdown(struct stance_text *out, const stance_measures *m);

/* ---- What the forms for people share ---- */

const char *stance_measures_of_name(enum stance_measure_of of);
/* A sentence that tells what the columns mean. */
const char *stance_measures_legend(enum stance_measure_of of);
/* A number as people read it: "0.33", "+0.50", "12", an en dash for none. */
void stance_measures_put_cell(struct stance_text *out, const struct stance_measures_column *c,
                              size_t row);

#endif
