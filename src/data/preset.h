/* preset.h - files that many people have, read as they are.
 *
 * A *preset* says which columns of a file are what, what its words mean, and what stands
 * for nothing.  All of them stand in one table (preset.c).  The caller's own mapping and
 * scale go before it.  What it cannot place is told like any other problem, with line and
 * column.
 *
 * Events (ICEWS, GDELT) become alignments of their two actors.  Many name but one actor, or
 * one twice: such a row is told as a warning and left out, for it says nothing of two. */
#ifndef STANCE_DATA_PRESET_H
#define STANCE_DATA_PRESET_H

#include "table.h"

/* How a column's texts are brought into the form that the rest reads. */
enum stance_preset_form {
    STANCE_FORM_AS_IS,
    STANCE_FORM_WHOLE, /* 14226.0 is 14226 */
    STANCE_FORM_DAY,   /* 20180601 is 2018-06-01 */
};

struct stance_preset_column {
    enum stance_role role; /* STANCE_ROLE_LABEL: of the actor that the row names */
    const char *names;     /* "iso3|ms_code": the first that the header has, as it is written */
    enum stance_preset_form form;
};

enum { STANCE_PRESET_COLUMNS = 10 };

struct stance_preset_table {
    const char *name;            /* as users write it */
    enum stance_table_kind kind; /* what the file becomes */
    struct stance_preset_column column[STANCE_PRESET_COLUMNS];
    const char *scale;     /* of the stances, as --scale has it; NULL = the built-in words */
    double strength_range; /* strengths run from -range to range; 0 = from -1 to 1 */
    const char *missing;   /* a word that stands for an empty cell, or NULL */
    const char *header;    /* of a file without one, tabs between; NULL = it has one */
    const char *issue;  /* columns that together name the issue, "congress|chamber|...", or NULL */
    const char *ballot; /* a column that holds stance and actor, "Y JORDAN", or NULL */
    const char *ending; /* of the file's name, replaced by `beside` for the file of actors */
    const char *beside;
    struct stance_preset_column actor[STANCE_PRESET_COLUMNS]; /* of that file */
};

/* NULL for STANCE_PRESET_NONE. */
const struct stance_preset_table *stance_preset_find(enum stance_preset preset);

/* Does a header name `column`?  The place of the first of its names, or `n`.
 *   name  [in] n names */
size_t stance_preset_place(const char *names, const char *const *name, size_t n);

/* stance_preset_finish - after the rows are there: forms, empty cells, issues and ballots.
 *   t  [in, out] a table whose columns were chosen with the preset
 * Errors: STANCE_E_MEMORY.  Cost: O(rows) where there is anything to do. */
STANCE_MUST_USE enum stance_code stance_preset_finish(struct stance_table *t,
                                                      const struct stance_preset_table *preset,
                                                      struct stance_error *err);

/* stance_preset_add_header - puts the header that the preset knows before bytes that have none:
 * those that begin with a digit, as an event's number does.
 *   bytes  [in, out]
 *   added  [out] whether it did */
STANCE_MUST_USE enum stance_code stance_preset_add_header(struct stance_bytes *bytes, bool *added,
                                                          const struct stance_preset_table *preset,
                                                          struct stance_error *err);

/* stance_preset_main_file - the one file of a folder that the preset reads.
 *   out  [out] its path; free with stance_memory_free
 * Errors: STANCE_E_DATA where there is none, or several. */
STANCE_MUST_USE enum stance_code stance_preset_main_file(char **out, const char *folder,
                                                         const struct stance_preset_table *preset,
                                                         struct stance_error *err);
/* stance_preset_beside - the file of actors that belongs to a file.
 *   out  [out] its path, or NULL where the preset has none or it is not there; free with
 *              stance_memory_free
 * Errors: STANCE_E_MEMORY. */
STANCE_MUST_USE enum stance_code stance_preset_beside(char **out, const char *path,
                                                      const struct stance_preset_table *preset,
                                                      struct stance_error *err);

#endif
