/* csv.c - a cell of a result. */
#include "csv.h"

#include "../base/sheet.h"

void stance_csv_put(struct stance_text *out, const char *s, size_t n, enum stance_formulas formulas)
{
    stance_sheet_put(out, s, n, stance_sheet_spared(formulas));
}
