/* csv.h - cells of a CSV file, RFC 4180.
 *
 * A text that a spreadsheet would run as a formula ("=1+1") is defused, unless the caller asks
 * to keep it (base/sheet.h). */
#ifndef STANCE_REPORT_CSV_H
#define STANCE_REPORT_CSV_H

#include "../stance.h"

/* Quoted where it holds a comma, a quote or a line break, or has a blank at an end. */
void stance_csv_put(struct stance_text *out, const char *s, size_t n,
                    enum stance_formulas formulas);

#endif
