/* sheet.h - one cell of a CSV file, RFC 4180, on its way to a spreadsheet or a script.
 *
 * A spreadsheet runs a cell that begins with = + - @, a tab or a line break as a formula,
 * which may call programs and send data away.  Such a text is defused by an apostrophe in
 * front, unless it is to be spared; a number is no formula. */
#ifndef STANCE_BASE_SHEET_H
#define STANCE_BASE_SHEET_H

#include "../stance.h"

/* Would a spreadsheet run this text?  Also the full-width forms of = + - @. */
bool stance_sheet_is_formula(const char *s, size_t n);
/* Quoted where it holds a comma, a quote or a line break, or has a blank at an end. */
void stance_sheet_put(struct stance_text *out, const char *s, size_t n, bool spare);
/* stance_sheet_spared - what options->formulas means for a file that is a result. */
static inline bool stance_sheet_spared(enum stance_formulas formulas)
{
    return formulas == STANCE_FORMULAS_KEEP;
}

#endif
