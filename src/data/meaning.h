/* meaning.h - what each distinct text of a column means, and where it means nothing. */
#ifndef STANCE_DATA_MEANING_H
#define STANCE_DATA_MEANING_H

#include "findings.h"
#include "scale.h"

/* How the texts of one column are understood. */
struct stance_meaning {
    enum stance_role role;
    enum stance_severity severity;
    /* Understands a tidy text and keeps what it means for code; false = it means nothing. */
    bool (*read)(void *data, uint32_t code, const char *s, size_t n);
    /* Appends what was expected. */
    void (*explain)(void *data, struct stance_text *message, const char *s, size_t n);
    void *data;
};

/* stance_meaning_find - read each code of the column once, and report every row whose
 * text means nothing.  An absent column is no work. */
STANCE_MUST_USE enum stance_code stance_meaning_find(const struct stance_table *t,
                                                     const struct stance_meaning *meaning,
                                                     struct stance_findings *f,
                                                     struct stance_error *err);

/* Ready-made: the arrays have one entry per code of the column and belong to the caller;
 * NULL where the column is absent. */
STANCE_MUST_USE enum stance_code
stance_meaning_scale(double **out, const struct stance_table *t, enum stance_role role,
                     struct stance_scale *scale, const char *what, bool missing_allowed,
                     struct stance_findings *f, struct stance_error *err);
STANCE_MUST_USE enum stance_code
stance_meaning_dates(struct stance_date **out, const struct stance_table *t, enum stance_role role,
                     struct stance_findings *f, struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_meaning_weights(double **out, const struct stance_table *t,
                                                        struct stance_findings *f,
                                                        struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_meaning_basis(uint8_t **out, const struct stance_table *t,
                                                      struct stance_findings *f,
                                                      struct stance_error *err);
/* Reports the rows in which a name that has to be there is not. */
STANCE_MUST_USE enum stance_code stance_meaning_names(const struct stance_table *t,
                                                      enum stance_role role,
                                                      enum stance_severity severity,
                                                      struct stance_findings *f,
                                                      struct stance_error *err);

#endif
