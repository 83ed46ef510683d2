/* vocabulary.c - words looked up without case, and suggested. */
#include "vocabulary.h"

#include <math.h>
#include <string.h>
#include <utf8proc.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "table.h"

enum { LONGEST_SUGGESTED = 64 };

/* s as it is compared, in v->key. */
static bool make_key(struct stance_vocabulary *v, const char *s, size_t n)
{
    struct stance_text tidy = {0};
    stance_text_put_tidy(&tidy, s, n);
    stance_text_clear(&v->key);
    stance_text_put(&v->key, "", 0);
    for (size_t i = 0, used; i < tidy.n; i += used) {
        uint32_t c = stance_utf8_decode(tidy.bytes + i, tidy.n - i, &used);
        utf8proc_uint8_t lower[4];
        utf8proc_ssize_t n_lower =
            utf8proc_encode_char(utf8proc_tolower((utf8proc_int32_t)c), lower);
        stance_text_put(&v->key, (const char *)lower, (size_t)n_lower);
    }
    v->key.failed |= tidy.failed;
    stance_text_free(&tidy);
    return !v->key.failed;
}

enum stance_code stance_vocabulary_init(struct stance_vocabulary *v, const struct stance_word *word,
                                        size_t word_n, struct stance_error *err)
{
    *v = (struct stance_vocabulary){0};
    enum stance_code code = stance_dictionary_init(&v->word, err);
    if (code == STANCE_OK)
        code = stance_dictionary_init(&v->shown, err);
    if (code == STANCE_OK &&
        !stance_memory_grow((void **)&v->value, &v->capacity, 1, sizeof *v->value))
        code = stance_error_memory(err);
    if (code == STANCE_OK)
        v->value[0] = NAN;
    for (size_t i = 0; i < word_n && code == STANCE_OK; i++) {
        bool added;
        code = stance_vocabulary_add(v, word[i].word, strlen(word[i].word), word[i].value, &added,
                                     err);
    }
    if (code != STANCE_OK)
        stance_vocabulary_clear(v);
    return code;
}

void stance_vocabulary_clear(struct stance_vocabulary *v)
{
    stance_dictionary_clear(&v->word);
    stance_dictionary_clear(&v->shown);
    stance_memory_free(v->value);
    stance_text_free(&v->key);
    *v = (struct stance_vocabulary){0};
}

enum stance_code stance_vocabulary_add(struct stance_vocabulary *v, const char *word, size_t n,
                                       double value, bool *added, struct stance_error *err)
{
    if (!make_key(v, word, n))
        return stance_error_memory(err);
    uint32_t before = v->word.n, code;
    enum stance_code done = stance_dictionary_put(&v->word, v->key.bytes, v->key.n, &code, err);
    if (done != STANCE_OK)
        return done;
    *added = code == before;
    if (!*added)
        return STANCE_OK;
    if (!stance_memory_grow((void **)&v->value, &v->capacity, v->word.n, sizeof *v->value))
        return stance_error_memory(err);
    v->value[code] = value;
    struct stance_text tidy = {0};
    stance_text_put_tidy(&tidy, word, n);
    done = stance_text_end(&tidy, err);
    if (done == STANCE_OK)
        done = stance_dictionary_put(&v->shown, tidy.bytes, tidy.n, &code, err);
    stance_text_free(&tidy);
    return done;
}

bool stance_vocabulary_find(struct stance_vocabulary *v, const char *s, size_t n, double *value)
{
    if (!make_key(v, s, n))
        return false;
    uint32_t code = stance_dictionary_find(&v->word, v->key.bytes, v->key.n);
    if (code == STANCE_NONE)
        return false;
    *value = v->value[code];
    return true;
}

static size_t code_points(const char *s, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += ((unsigned char)s[i] & 0xC0) != 0x80;
    return count;
}

size_t stance_word_slip(const char *a, size_t an, const char *b, size_t bn)
{
    if (an > LONGEST_SUGGESTED || bn > LONGEST_SUGGESTED)
        return SIZE_MAX;
    size_t a_long = code_points(a, an), b_long = code_points(b, bn);
    size_t shorter = a_long < b_long ? a_long : b_long;
    size_t most = shorter <= 3 ? 1 : 2;
    size_t distance = stance_text_distance(a, an, b, bn, most);
    return distance <= most && distance < shorter ? distance : SIZE_MAX;
}

const char *stance_vocabulary_suggest(struct stance_vocabulary *v, const char *s, size_t n)
{
    if (n > LONGEST_SUGGESTED || !make_key(v, s, n))
        return NULL;
    const char *best = NULL;
    size_t least = SIZE_MAX;
    for (uint32_t code = 1; code < v->word.n; code++) {
        const char *word = stance_dictionary_text(&v->word, code);
        size_t distance = stance_word_slip(v->key.bytes, v->key.n, word,
                                           stance_dictionary_length(&v->word, code));
        if (distance < least) {
            least = distance;
            best = stance_dictionary_text(&v->shown, code);
        }
    }
    return best;
}

bool stance_vocabulary_put_suggestion(struct stance_vocabulary *v, struct stance_text *message,
                                      const char *s, size_t n)
{
    const char *word = stance_vocabulary_suggest(v, s, n);
    if (!word)
        return false;
    stance_text_puts(message, " (did you mean '");
    stance_text_put_quoted(message, word, strlen(word), 60);
    stance_text_puts(message, "'?)");
    return true;
}
