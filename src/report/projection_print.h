/* projection_print.h - a projected network as the text of a file.
 *
 * CSV, whose shape is promised (docs: what scripts may rely on): one mode
 * a,b,weight,n; two modes actor,issue,value,n; with windows a column time in front. */
#ifndef STANCE_REPORT_PROJECTION_PRINT_H
#define STANCE_REPORT_PROJECTION_PRINT_H

#include "../data/exchange_write.h"
#include "../graph/projected.h"

void stance_projection_put_csv(struct stance_text *out, const struct stance_projection *p,
                               enum stance_formulas formulas);
void stance_projection_put_json(struct stance_text *out, const struct stance_projection *p);
/* Not yet through Graphviz.  Errors: STANCE_E_VALUE with windows. */
void stance_projection_put_dot(struct stance_text *out, const struct stance_projection *p);
/* The formats of other programs.  Errors: STANCE_E_VALUE for a matrix that is too large. */
STANCE_MUST_USE enum stance_code
stance_projection_put_exchange(struct stance_text *out, const struct stance_projection *p,
                               enum stance_exchange_format format, enum stance_formulas formulas,
                               const struct stance_watch *watch, struct stance_error *err);

/* What a tie's number is called: "weight" or "value"; and the names of the choices made. */
const char *stance_two_mode_name(enum stance_two_mode mode);
const char *stance_normalise_name(enum stance_normalise normalise);

#endif
