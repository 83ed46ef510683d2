/* explanation_print.h - an explanation as text, in four forms. */
#ifndef STANCE_REPORT_EXPLANATION_PRINT_H
#define STANCE_REPORT_EXPLANATION_PRINT_H

#include "../coalition/explanation.h"

void stance_explanation_put_table(struct stance_text *out, const stance_explanation *x,
                                  const struct stance_print_options *print);
void stance_explanation_put_csv(struct stance_text *out, const stance_explanation *x,
                                enum stance_formulas formulas);
void stance_explanation_put_json(struct stance_text *out, const stance_explanation *x);
void stance_explanation_put_markdown(struct stance_text *out, const stance_explanation *x);

/* ---- Words the forms share ---- */

/* "supports", "leans against", "neutral on"; "nothing on record" for NAN. */
const char *stance_position_verb(double value);
/* "S2 p13", "S2", "" as far as they are known; nothing is escaped. */
void stance_evidence_put_place(struct stance_text *out, const stance_explanation *x,
                               const struct stance_evidence *e);
/* Edges of a coalition: how many members, lowest silhouette first, are worth telling. */
#define STANCE_EDGE_TOLD 5

#endif
