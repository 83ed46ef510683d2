/* signed_sets.h - disjoint sets of nodes with a sign between any two of a set.
 *
 * Union by size: a path to the root has at most log2 n steps, and none is shortened,
 * so that asking changes nothing. */
#ifndef STANCE_COALITION_SIGNED_SETS_H
#define STANCE_COALITION_SIGNED_SETS_H

#include "../stance.h"

struct stance_sets {
    uint32_t n;
    uint32_t *parent, *size;
    bool *is_opposed; /* to the parent */
};

STANCE_MUST_USE enum stance_code stance_sets_init(struct stance_sets *sets, uint32_t n,
                                                  struct stance_error *err);
void stance_sets_clear(struct stance_sets *sets);
/* Everybody alone again. */
void stance_sets_reset(struct stance_sets *sets);

/* The root of u's set; *is_opposed tells u's sign against the root's (may be NULL). */
uint32_t stance_sets_find(const struct stance_sets *sets, uint32_t u, bool *is_opposed);
/* Joins the sets of u and v so that u is opposed to v or not; returns the root.
 * Where they are in one set already, nothing happens. */
uint32_t stance_sets_join(struct stance_sets *sets, uint32_t u, uint32_t v, bool is_opposed);

#endif
