/* dictionary.h - distinct byte strings and their dense codes.
 *
 * A column of a table is a dictionary and one code per row, so a word that
 * stands in a million rows is kept, checked and understood once.  Code 0 is
 * always the empty string.  No allocation per string: bytes lie in one arena. */
#ifndef STANCE_BASE_DICTIONARY_H
#define STANCE_BASE_DICTIONARY_H

#include "../stance.h"

#define STANCE_NONE UINT32_MAX

struct stance_dictionary {
    char *bytes;         /* the strings, each with a NUL behind it */
    size_t bytes_n, bytes_capacity;
    size_t *start;       /* n + 1 offsets into bytes */
    size_t start_capacity;
    uint32_t n;          /* codes are 0 .. n-1 */
    uint32_t *slot;      /* open addressing, code + 1 or 0 */
    uint32_t *hash;      /* per code */
    size_t hash_capacity;
    size_t slot_n;       /* power of two, or 0 before the first string */
};

STANCE_MUST_USE enum stance_code stance_dictionary_init(struct stance_dictionary *d,
                                                        struct stance_error *err);
void stance_dictionary_clear(struct stance_dictionary *d);
/* The code of s, new if it was not there. */
STANCE_MUST_USE enum stance_code stance_dictionary_put(struct stance_dictionary *d, const char *s,
                                                       size_t n, uint32_t *code,
                                                       struct stance_error *err);
/* The code of s, or STANCE_NONE. */
uint32_t stance_dictionary_find(const struct stance_dictionary *d, const char *s, size_t n);

/* NUL-terminated; valid until the next put. */
static inline const char *stance_dictionary_text(const struct stance_dictionary *d, uint32_t code)
{
    return d->bytes + d->start[code];
}
static inline size_t stance_dictionary_length(const struct stance_dictionary *d, uint32_t code)
{
    return d->start[code + 1] - d->start[code] - 1;
}

#endif
