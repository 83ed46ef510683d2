/* elements.h - a data set as nodes and edges: what every graph format writes.
 *
 * An actor or issue is a node, a statement an edge from actor to issue, an alignment an
 * edge between actors.  Rows that are none of these (members, sources, rows that name
 * nobody) are left over and travel as a CSV text with the row's place in front. */
#ifndef STANCE_DATA_ELEMENTS_H
#define STANCE_DATA_ELEMENTS_H

#include "dataset.h"

struct stance_elements {
    const struct stance_dataset *d;
    struct stance_dictionary names[STANCE_TABLE_KINDS]; /* dot_names.h: column i is code i + 1 */
    struct stance_dictionary node;         /* the names given to nodes, all different */
    uint32_t *actor, *issue;               /* entity -> code in node */
    uint32_t *actor_of_row, *issue_of_row; /* row -> entity, or STANCE_NONE */
    uint32_t *tie_of_row;                  /* row -> alignment, or STANCE_NONE */
    bool *actor_used, *issue_used;         /* by an edge */
};

/* stance_elements_make - number the rows and name the nodes; d is borrowed until the clear,
 * which is due whatever comes back.  Errors: STANCE_E_MEMORY.  Cost: O(rows). */
STANCE_MUST_USE enum stance_code stance_elements_make(struct stance_elements *e,
                                                      const struct stance_dataset *d,
                                                      struct stance_error *err);
void stance_elements_clear(struct stance_elements *e);

/* Is this row a node or an edge?  Has lenient reading skipped it? */
bool stance_elements_has(const struct stance_elements *e, const struct stance_table *t, size_t row);
/* The text by which rows name an entity: as it stands in its own row. */
const char *stance_elements_id(const struct stance_table *t, const struct stance_entity *e);
/* Is the actor (issue) a node: does it have a row, or an edge? */
static inline bool stance_elements_has_actor(const struct stance_elements *e, size_t i)
{
    return e->d->actor[i].row != STANCE_NONE || e->actor_used[i];
}
static inline bool stance_elements_has_issue(const struct stance_elements *e, size_t i)
{
    return e->d->issue[i].row != STANCE_NONE || e->issue_used[i];
}

/* The header of a table and the rows that are no element, as CSV, "row" in front. */
void stance_elements_put_left(struct stance_text *out, const struct stance_elements *e,
                              const struct stance_table *t);
/* The roles of the columns where one was mapped by hand (--columns actor=iso3), with commas
 * between; false and nothing where names tell them. */
bool stance_elements_put_roles(struct stance_text *out, const struct stance_table *t);

#endif
