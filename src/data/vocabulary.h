/* vocabulary.h - a list of words and the number each stands for.
 *
 * Words are compared without case, trimmed and in NFC. */
#ifndef STANCE_DATA_VOCABULARY_H
#define STANCE_DATA_VOCABULARY_H

#include "../base/dictionary.h"

struct stance_word {
    const char *word;
    double value; /* NAN = missing */
};

struct stance_vocabulary {
    struct stance_dictionary word;  /* as they are compared */
    struct stance_dictionary shown; /* the same codes: as they were written */
    double *value;                  /* per code; NAN for "" */
    size_t capacity;
    struct stance_text key; /* the last text looked up, as it is compared */
};

STANCE_MUST_USE enum stance_code stance_vocabulary_init(struct stance_vocabulary *v,
                                                        const struct stance_word *word,
                                                        size_t word_n, struct stance_error *err);
void stance_vocabulary_clear(struct stance_vocabulary *v);
/* stance_vocabulary_add - *added is false, and nothing changes, when the word is there. */
STANCE_MUST_USE enum stance_code stance_vocabulary_add(struct stance_vocabulary *v,
                                                       const char *word, size_t n, double value,
                                                       bool *added, struct stance_error *err);
/* false: no such word (or out of memory; v->key.failed tells). */
bool stance_vocabulary_find(struct stance_vocabulary *v, const char *s, size_t n, double *value);
/* The word most like s within a typing error or two, or NULL. */
const char *stance_vocabulary_suggest(struct stance_vocabulary *v, const char *s, size_t n);
/* Appends " (did you mean 'yes'?)" where there is a suggestion; says whether. */
bool stance_vocabulary_put_suggestion(struct stance_vocabulary *v, struct stance_text *message,
                                      const char *s, size_t n);
/* Is b a likely slip of a?  Both at most 64 bytes; the distance, or SIZE_MAX for no. */
size_t stance_word_slip(const char *a, size_t an, const char *b, size_t bn);

#endif
