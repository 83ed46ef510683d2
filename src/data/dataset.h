/* dataset.h - the model: checked tables, and who and what they name.
 *
 * Tables keep every text as it stood (so that writing is lossless).  Beside
 * them stands what was understood: actors and issues numbered from 0 in the
 * order of their tables, then of first appearance in the statements, then in
 * alignments and members; and for each dictionary code of a column what it means.
 *
 * To make one from another source than CSV files: stance_dataset_new, fill the
 * tables (table.h) and the texts that stand beside them, stance_dataset_build.
 *
 * An actor or issue without a row in actors.csv or issues.csv is made from its
 * id (label = id).  Ids match exactly after trimming and NFC, then by alias,
 * then (actors) by iso3 where unique. */
#ifndef STANCE_DATA_DATASET_H
#define STANCE_DATA_DATASET_H

#include <math.h>

#include "date.h"
#include "table.h"

enum stance_actor_kind {
    STANCE_ACTOR_OTHER,
    STANCE_ACTOR_STATE,
    STANCE_ACTOR_GROUP,
    STANCE_ACTOR_ORGANISATION,
    STANCE_ACTOR_PERSON,
    STANCE_ACTOR_BODY,
    STANCE_ACTOR_UNNAMED,
};
enum stance_basis { STANCE_STATED, STANCE_EXPECTED, STANCE_INFERRED };

/* Strings are trimmed and NFC, never NULL ("" = not given), and live as long as the data set. */
struct stance_entity {
    const char *id, *label, *short_name; /* label = id and short_name = label where not given */
    const char *iso3, *note, *proposition, *theme, *url;
    enum stance_actor_kind kind; /* actors only */
    uint32_t row;                /* in actors or issues, STANCE_NONE = made from its id */
};

struct stance_alignment {
    uint32_t a, b;   /* actors, as written */
    double strength; /* -1 .. 1 */
    uint32_t row;    /* in the alignments table */
    struct stance_date date;
};

struct stance_member {
    uint32_t group, member; /* actors */
    uint32_t row;
    struct stance_date from, to; /* unknown = open */
};

struct stance_dataset {
    struct stance_table table[STANCE_TABLE_KINDS];
    struct stance_bytes dot; /* the DOT file the tables came from, to find a row again; or empty */
    char *name;                /* the folder's or file's last part, without ending; for messages */
    char *title, *description; /* datapackage.json, or NULL */
    char *package;             /* datapackage.json as it stood, or NULL (kept for writing) */
    size_t package_n;

    struct stance_entity *actor, *issue;
    size_t actor_n, issue_n;
    /* What finds an actor, an issue or a row of sources.csv by a tidy text. */
    struct stance_names *actor_names, *issue_names, *source_names;
    struct stance_dictionary text; /* the entities' strings */
    uint32_t *actor_of;          /* statements: actor column's code -> actor, STANCE_NONE for "" */
    uint32_t *issue_of;          /* statements: issue column's code -> issue */
    double *value_of;            /* statements: stance column's code -> -1 .. 1, NAN = missing */
    uint8_t *basis_of;           /* statements: basis column's code -> enum stance_basis, or NULL */
    struct stance_date *date_of; /* statements: date column's code -> days, or NULL */
    double *weight_of;           /* statements: weight column's code -> > 0 (1 for ""), or NULL */
    uint64_t *skipped;           /* bit per statement row that --lenient skipped, or NULL */
    size_t skipped_n;

    struct stance_alignment *alignment;
    size_t alignment_n;
    struct stance_member *member;
    size_t member_n;
};

/* Is there a table of statements with all that it takes? */
static inline bool stance_dataset_speaks(const struct stance_dataset *d)
{
    return d->actor_of && d->issue_of && d->value_of;
}
/* One statement's meaning.  Rows with a missing stance, actor or issue do not count. */
static inline bool stance_statement_counts(const struct stance_dataset *d, size_t row)
{
    return !(d->skipped && (d->skipped[row >> 6] >> (row & 63) & 1));
}
static inline uint32_t stance_statement_actor(const struct stance_dataset *d, size_t row)
{
    return d->actor_of[stance_table_column(&d->table[0], STANCE_ROLE_ACTOR)->code[row]];
}
static inline uint32_t stance_statement_issue(const struct stance_dataset *d, size_t row)
{
    return d->issue_of[stance_table_column(&d->table[0], STANCE_ROLE_ISSUE)->code[row]];
}
static inline double stance_statement_value(const struct stance_dataset *d, size_t row)
{
    return d->value_of[stance_table_column(&d->table[0], STANCE_ROLE_STANCE)->code[row]];
}
static inline double stance_statement_weight(const struct stance_dataset *d, size_t row)
{
    return d->weight_of
               ? d->weight_of[stance_table_column(&d->table[0], STANCE_ROLE_WEIGHT)->code[row]]
               : 1;
}
static inline struct stance_date stance_statement_date(const struct stance_dataset *d, size_t row)
{
    return d->date_of ? d->date_of[stance_table_column(&d->table[0], STANCE_ROLE_DATE)->code[row]]
                      : STANCE_DATE_NONE;
}
static inline enum stance_basis stance_statement_basis(const struct stance_dataset *d, size_t row)
{
    return d->basis_of
               ? (enum stance_basis)
                     d->basis_of[stance_table_column(&d->table[0], STANCE_ROLE_BASIS)->code[row]]
               : STANCE_STATED;
}
/* stance_dataset_new - a data set with no table; free with stance_dataset_free. */
STANCE_MUST_USE enum stance_code stance_dataset_new(struct stance_dataset **out,
                                                    struct stance_error *err);
/* stance_dataset_build - from filled tables to what they mean: the package's title and
 * scale, actors and issues, values, dates, alignments, members, and every check.
 *   d         [in, out] tables, name and package filled, nothing else
 *   options   [in]      options->read.scale and .lenient are used; NULL = defaults
 *   problems  [in, out] may be NULL: warnings then go to watch->warn
 * Errors: STANCE_E_DATA with the first problem (d may then only be freed),
 * STANCE_E_VALUE for a scale that is none.
 * Cost: O(rows) plus O(distinct texts). */
STANCE_MUST_USE enum stance_code stance_dataset_build(struct stance_dataset *d,
                                                      const struct stance_options *options,
                                                      stance_problems *problems,
                                                      const struct stance_watch *watch,
                                                      struct stance_error *err);
/* The actor or issue a text names (id, alias, then iso3 for actors), or STANCE_NONE. */
uint32_t stance_dataset_find_actor(const struct stance_dataset *d, const char *text);
uint32_t stance_dataset_find_issue(const struct stance_dataset *d, const char *text);
/* What a reader is shown for a source id: its title, or the id; "" for "". */
const char *stance_dataset_source_title(const struct stance_dataset *d, const char *id);

#endif
