/* names.h - which actor, issue or source a text names.
 *
 * A text is compared trimmed and in NFC.  Ids win over aliases, aliases over iso3
 * codes; an iso3 code that two entities share names neither. */
#ifndef STANCE_DATA_NAMES_H
#define STANCE_DATA_NAMES_H

#include "../base/dictionary.h"

enum stance_name_kind { STANCE_NAME_NONE, STANCE_NAME_ISO3, STANCE_NAME_ALIAS, STANCE_NAME_ID };

struct stance_names {
    struct stance_dictionary text;
    struct stance_name {
        uint32_t entity; /* STANCE_NONE = ambiguous */
        enum stance_name_kind kind;
    } * name; /* per code of text */
    size_t capacity;
};

STANCE_MUST_USE enum stance_code stance_names_new(struct stance_names **out,
                                                  struct stance_error *err);
void stance_names_free(struct stance_names *names);
/* stance_names_add - the (tidy) text names an entity.
 *   was  [out] what the text named before; kind STANCE_NAME_NONE = nothing.  A stronger or
 *              equal kind that names another entity stays as it is, except that two equal
 *              iso3 codes become ambiguous. */
STANCE_MUST_USE enum stance_code
stance_names_add(struct stance_names *names, const char *text, size_t n, uint32_t entity,
                 enum stance_name_kind kind, struct stance_name *was, struct stance_error *err);
/* The entity a tidy text names, or STANCE_NONE. */
uint32_t stance_names_find(const struct stance_names *names, const char *text, size_t n);

#endif
