/* read_parts.h - the rows of a CSV file, read by several threads.
 *
 * The file is cut into as many parts as there are threads, at line ends behind which a
 * row of as many cells as the header begins.  Such a line end may yet stand inside quotes; so
 * a part counts only if the one before it ended exactly where it began, and is read again from
 * the right place otherwise.  The parts' dictionaries are then put together in the parts' order:
 * codes are numbered by first appearance in the file, whatever the number of parts. */
#ifndef STANCE_DATA_READ_PARTS_H
#define STANCE_DATA_READ_PARTS_H

#include "csv.h"
#include "findings.h"
#include "table.h"

struct stance_parts {
    struct stance_table *t; /* opened, columns chosen, no rows */
    size_t from;            /* behind the header */
    size_t field_max, part_n;
    struct stance_findings *f;
    const struct stance_watch *watch;
};

/* stance_parts_read
 *   whole  [out] whether the rows could be read to the end; the reason is in p->f otherwise
 * Errors: STANCE_E_DATA for too many rows, STANCE_E_MEMORY, STANCE_E_STOPPED. */
STANCE_MUST_USE enum stance_code stance_parts_read(const struct stance_parts *p, bool *whole,
                                                   struct stance_error *err);

/* Why the tokenizer stopped, as a finding. */
struct stance_stop {
    enum stance_csv_status status;
    size_t row; /* as in struct stance_place */
    size_t problem_at, opened_at, field_max;
};
void stance_parts_report_stop(struct stance_findings *f, const struct stance_table *t,
                              const struct stance_stop *stop);
/* Looks through the whole file for NUL bytes and invalid UTF-8; the first is a finding.
 *   good  [out] whether there is none */
STANCE_MUST_USE enum stance_code stance_parts_report_encoding(struct stance_findings *f,
                                                              const struct stance_table *t,
                                                              bool *good,
                                                              struct stance_error *err);

#endif
