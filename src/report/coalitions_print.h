/* coalitions_print.h - a clustering as text, in four forms.
 *
 * For people: a terminal table and Markdown.  For scripts: CSV and JSON, whose shape
 * is promised (docs: what scripts may rely on) and to which keys are only added. */
#ifndef STANCE_REPORT_COALITIONS_PRINT_H
#define STANCE_REPORT_COALITIONS_PRINT_H

#include "../coalition/coalitions.h"

/* Actors by coalition, then in the data set's order. */
struct stance_roster {
    uint32_t *actor;
    size_t *start; /* k + 1 */
};
STANCE_MUST_USE enum stance_code
stance_roster_make(struct stance_roster *out, const stance_coalitions *c, struct stance_error *err);
void stance_roster_clear(struct stance_roster *roster);

void stance_coalitions_put_table(struct stance_text *out, const stance_coalitions *c,
                                 const struct stance_roster *roster,
                                 const struct stance_print_options *print);
void stance_coalitions_put_markdown(struct stance_text *out, const stance_coalitions *c,
                                    const struct stance_roster *roster);
void stance_coalitions_put_csv(struct stance_text *out, const stance_coalitions *c,
                               const struct stance_roster *roster, enum stance_formulas formulas);
void stance_coalitions_put_json(struct stance_text *out, const stance_coalitions *c,
                                const struct stance_roster *roster);

/* ---- Words both forms for people use ---- */

/* "3 coalitions of 21 actors, frustration 1.50, proven optimal" */
void stance_coalitions_put_headline(struct stance_text *out, const stance_coalitions *c);
/* "57 ties by the measure signed: 41 friendly, 16 hostile; 9 from alignments" */
void stance_coalitions_put_basis(struct stance_text *out, const stance_coalitions *c);
/* What the words and brackets of a table of coalitions mean. */
void stance_coalitions_put_legend(struct stance_text *out, const stance_coalitions *c);
/* With a true minus, and a plus where `sign` asks for it; "-" where there is none. */
void stance_human_put(struct stance_text *out, double x, int decimals, bool sign);
/* "supports X (+1.0 against -0.5)", the label already made fit for the form. */
void stance_defining_put(struct stance_text *out, const struct stance_defining *d,
                         const char *label, size_t label_n);
/* "200 replicates of the statements: 2 to 4 coalitions each; consensus: the same coalitions" */
void stance_stability_put(struct stance_text *out, const struct stance_stability *s,
                          const stance_coalitions *c);
/* "63 members listed, 63 found; 51 stand in B, 12 elsewhere", behind the group's name. */
void stance_against_put(struct stance_text *out, const stance_coalitions *c);
/* "12 for, 49 against, 1 neutral, 1 missing" */
void stance_split_put(struct stance_text *out, const struct stance_split *split);
/* The actors with the largest factor * value of at least `least`, largest first, at most
 * `most` of them, into actor[]; returns how many. */
size_t stance_extremes_find(const stance_coalitions *c, const double *value, double factor,
                            double least, uint32_t *actor, size_t most);

/* "Bridges" are actors with friends elsewhere; "nearer to another coalition" those whose
 * silhouette is negative.  How many of each are told, and from which value on (smaller ones
 * would print as 0.00). */
#define STANCE_EXTREMES_TOLD 5
#define STANCE_EXTREMES_LEAST 0.005

#endif
