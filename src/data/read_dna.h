/* read_dna.h - a database of Discourse Network Analyzer 3 as a data set.
 *
 * One type of statement is read.  Its variables are columns under their own names, beside
 * those of DNA's export (id, type, doc, time, author, source, section, doctype, start,
 * stop, coder, title, quote) and two of ours: source_id, the document as a source, and
 * locator.  Attributes of the entities that the actor and issue variables name become
 * columns of actors and issues, documents become sources.
 *
 * P. Leifeld, J. Gruber, F. R. Bossner: Discourse Network Analyzer Manual (2019).
 * The schema is that of DNA 3.0; offsets are UTF-16 code units, as in Java. */
#ifndef STANCE_DATA_READ_DNA_H
#define STANCE_DATA_READ_DNA_H

#include "database.h"

/* stance_dna_is - are DNA's tables there?
 * Errors: STANCE_E_DATA for a database of DNA 2, which has others. */
STANCE_MUST_USE enum stance_code stance_dna_is(bool *out, const struct stance_database *b,
                                               struct stance_error *err);
/* Do the options ask for a database of DNA? */
bool stance_dna_meant(const struct stance_read_options *options);

/* stance_dna_read - fill the tables of d.
 *   whole  [out] false: a text is none, and nothing else may look at the tables
 * Errors: STANCE_E_VALUE for a variable or type that is not there (the message has those
 * that are). */
STANCE_MUST_USE enum stance_code stance_dna_read(struct stance_dataset *d,
                                                 const struct stance_database *b,
                                                 const struct stance_options *options,
                                                 struct stance_findings *f, bool *whole,
                                                 struct stance_error *err);

#endif
