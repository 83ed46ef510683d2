/* csv.h - cells of a CSV file, RFC 4180.
 *
 * Texts are written as they are; one that a spreadsheet would take for a formula
 * ("=1+1") is not defused here. */
#ifndef STANCE_REPORT_CSV_H
#define STANCE_REPORT_CSV_H

#include "../stance.h"

/* Quoted where it holds a comma, a quote or a line break, or has a blank at an end. */
void stance_csv_put(struct stance_text *out, const char *s, size_t n);

#endif
