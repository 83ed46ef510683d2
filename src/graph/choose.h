/* choose.h - which actor a person means by a word typed at the keyboard.
 *
 * More forgiving than the reader of tables: after the exact id, alias and iso3 code
 * come label and short name, and then all of them without case, accents, blanks and
 * punctuation.  A word that fits two actors names neither. */
#ifndef STANCE_GRAPH_CHOOSE_H
#define STANCE_GRAPH_CHOOSE_H

#include "../data/dataset.h"

/* stance_actor_choose
 *   out   [out] a dataset actor
 *   text  [in]  NUL-terminated
 * Errors: STANCE_E_VALUE when nobody is called so, with the nearest name where one is
 * near, and when two are.
 * Cost: O(actors) when the exact names do not fit. */
STANCE_MUST_USE enum stance_code stance_actor_choose(uint32_t *out, const struct stance_dataset *d,
                                                     const char *text, struct stance_error *err);

#endif
