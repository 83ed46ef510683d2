/* exchange_names.h - one name per node, all different, for formats that have no other. */
#ifndef STANCE_DATA_EXCHANGE_NAMES_H
#define STANCE_DATA_EXCHANGE_NAMES_H

#include "exchange.h"

struct stance_exchange_names {
    struct stance_dictionary taken;
    uint32_t *code;
};

/* Appends s with what a format cannot hold made something else. */
typedef void stance_exchange_tidy(struct stance_text *out, const char *s);

/* stance_exchange_names_make - the keys of all nodes, tidied; where two would be the same the
 * later one gets a number.
 *   tidy     [in]      NULL = as they are
 *   changed  [in, out] counts the names that are not as they were; may be NULL with tidy
 * Errors: STANCE_E_MEMORY; the clear is due whatever comes back. */
STANCE_MUST_USE enum stance_code
stance_exchange_names_make(struct stance_exchange_names *out, const struct stance_exchange *x,
                           stance_exchange_tidy *tidy, size_t *changed, struct stance_error *err);
void stance_exchange_names_clear(struct stance_exchange_names *names);
static inline const char *stance_exchange_name_at(const struct stance_exchange_names *names,
                                                  size_t node)
{
    return stance_dictionary_text(&names->taken, names->code[node]);
}

#endif
