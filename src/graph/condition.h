/* condition.h - one "COLUMN=GLOB[,GLOB]" of --only or --except, and the column it means. */
#ifndef STANCE_GRAPH_CONDITION_H
#define STANCE_GRAPH_CONDITION_H

#include "../data/dataset.h"

struct stance_condition {
    enum stance_table_kind table;       /* statements, actors or issues */
    const struct stance_column *column; /* in that table */
    const struct stance_column *twin;   /* the alignments' column of the same name, or NULL */
    const char *globs;                  /* what stands behind the first '=' */
    bool except;
};

/* Errors: STANCE_E_VALUE when there is no '=' or no such column; the message names the
 * columns there are. */
STANCE_MUST_USE enum stance_code stance_condition_parse(struct stance_condition *out,
                                                        const struct stance_dataset *d,
                                                        const char *spec, bool except,
                                                        struct stance_error *err);
/* Does one of the globs match?  And what the condition makes of that. */
bool stance_condition_matches(const struct stance_condition *c, const char *text, size_t n);
bool stance_condition_holds(const struct stance_condition *c, const char *text, size_t n);

#endif
