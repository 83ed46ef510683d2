/* near.h - names that may be two spellings of one.
 *
 * Two names are *near* when they are equal but for case, accents and punctuation
 * (distance 0), or when these keys begin alike and are one or two slips apart
 * (insertion, deletion, exchange, transposition), unless what differs is a number or
 * a whole word of one or two letters: "Party A" and "Party B" are two.
 *
 * Cost: sorted neighbourhood.  Keys are sorted forwards, then backwards, and each is
 * compared with the next W; W covers everything for up to about 2,000 names and is
 * at least 50, so the cost stays O(n W) for any input, at the price that of very many
 * names some near ones may be missed.
 *
 * M. A. Hernandez, S. J. Stolfo: The merge/purge problem for large databases.
 * SIGMOD Record 24 (1995) 127-138. doi:10.1145/568271.223807 */
#ifndef STANCE_DATA_NEAR_H
#define STANCE_DATA_NEAR_H

#include "../stance.h"

struct stance_near_pair {
    uint32_t a, b; /* a < b, places in the array of names */
    uint32_t distance;
};

/* stance_near_find - all near pairs, ascending by a, then b.
 *   out    [out] owned by the caller; of names with one key only pairs with the first
 *   name   [in]  NUL-terminated, valid UTF-8
 *   watch  [in]  or NULL; may stop it */
STANCE_MUST_USE enum stance_code stance_near_find(struct stance_near_pair **out, size_t *out_n,
                                                  const char *const *name, size_t name_n,
                                                  const struct stance_watch *watch,
                                                  struct stance_error *err);

#endif
