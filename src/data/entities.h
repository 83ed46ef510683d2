/* entities.h - actors and issues while they are being gathered. */
#ifndef STANCE_DATA_ENTITIES_H
#define STANCE_DATA_ENTITIES_H

#include "findings.h"
#include "names.h"

enum stance_entity_field {
    STANCE_FIELD_ID,
    STANCE_FIELD_LABEL,
    STANCE_FIELD_SHORT,
    STANCE_FIELD_ISO3,
    STANCE_FIELD_NOTE,
    STANCE_FIELD_PROPOSITION,
    STANCE_FIELD_THEME,
    STANCE_FIELD_URL,
    STANCE_FIELDS,
};

/* An entity whose strings are still codes of the data set's text. */
struct stance_entity_draft {
    uint32_t field[STANCE_FIELDS]; /* 0 = not given */
    enum stance_actor_kind kind;
    uint32_t row;
    struct stance_place first; /* where it is first named */
};

struct stance_entities {
    enum stance_table_kind table; /* actors or issues */
    struct stance_entity_draft *item;
    size_t n, capacity;
    struct stance_names *names;
    struct stance_dictionary *text; /* borrowed */
    bool repeats;                   /* an id may stand in several rows: the first counts */
};

STANCE_MUST_USE enum stance_code stance_entities_init(struct stance_entities *e,
                                                      enum stance_table_kind table,
                                                      struct stance_dictionary *text,
                                                      struct stance_error *err);
void stance_entities_clear(struct stance_entities *e);
/* One entity per row of the actors or issues table, with its aliases and iso3; double
 * ids, empty ids and aliases that name two are findings. */
STANCE_MUST_USE enum stance_code stance_entities_load(struct stance_entities *e,
                                                      const struct stance_table *t,
                                                      struct stance_findings *f,
                                                      struct stance_error *err);
/* stance_entities_resolve - what each code of a column names; an unknown text makes a new
 * entity, "" is STANCE_NONE.
 *   of  [out] one per code, owned by the caller */
STANCE_MUST_USE enum stance_code stance_entities_resolve(uint32_t **of, struct stance_entities *e,
                                                         const struct stance_table *t,
                                                         enum stance_role role,
                                                         struct stance_error *err);
/* iso3 codes that stand in a column beside the names: the first given to each counts. */
STANCE_MUST_USE enum stance_code
stance_entities_take_iso3(struct stance_entities *e, const struct stance_table *t,
                          enum stance_role name_role, const uint32_t *of, struct stance_error *err);
/* Labels that stand beside the actor of a statement: the last given to each counts, where its
 * own table gives none. */
STANCE_MUST_USE enum stance_code stance_entities_take_labels(struct stance_entities *e,
                                                             const struct stance_table *t,
                                                             const uint32_t *of,
                                                             struct stance_error *err);
/* The finished array, strings borrowed from e->text; owned by the caller. */
STANCE_MUST_USE enum stance_code stance_entities_finish(struct stance_entity **out,
                                                        const struct stance_entities *e,
                                                        struct stance_error *err);

/* The first row of each code of a column, SIZE_MAX for a code in no row; owned by the caller. */
STANCE_MUST_USE enum stance_code stance_column_first_rows(size_t **out,
                                                          const struct stance_column *c,
                                                          size_t row_n, struct stance_error *err);

#endif
