/* scale.c - the words understood without being told, and scales of one's own. */
#include "scale.h"

#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/number.h"
#include "../base/text.h"
#include "dataset.h"

static const struct stance_word stance_words[] = {
    {"support", 1},
    {"supports", 1},
    {"supported", 1},
    {"supportive", 1},
    {"oppose", -1},
    {"opposes", -1},
    {"opposed", -1},
    {"neutral", 0},
    {"yes", 1},
    {"no", -1},
    {"abstain", 0},
    {"abstains", 0},
    {"abstained", 0},
    {"abstention", 0},
    {"mixed", 0},
    {"y", 1},
    {"n", -1},
    {"a", 0},
    {"yea", 1},
    {"aye", 1},
    {"nay", -1},
    {"for", 1},
    {"against", -1},
    {"in favour", 1},
    {"in favor", 1},
    {"pro", 1},
    {"contra", -1},
    {"agree", 1},
    {"agrees", 1},
    {"agreed", 1},
    {"disagree", -1},
    {"disagrees", -1},
    {"disagreed", -1},
    {"undecided", 0},
    {"missing", NAN},
    {"absent", NAN},
    {"n/a", NAN},
    {"na", NAN},
    {"nan", NAN},
    {"null", NAN},
    {"did not vote", NAN},
    {"not voting", NAN},
};

static const struct stance_word strength_words[] = {
    {"allied", 1},   {"ally", 1},   {"friendly", 1}, {"friend", 1},
    {"hostile", -1}, {"enemy", -1}, {"neutral", 0},
};

/* Beside our own words those of older codings: how a source came by it is told by
 * the source, what matters here is whether somebody said or did it openly. */
static const struct stance_word basis_words[] = {
    {"stated", STANCE_STATED}, {"inferred", STANCE_INFERRED},   {"expected", STANCE_EXPECTED},
    {"direct", STANCE_STATED}, {"vote", STANCE_STATED},         {"joint", STANCE_STATED},
    {"report", STANCE_STATED}, {"joint-report", STANCE_STATED},
};

static const struct stance_word kind_words[] = {
    {"state", STANCE_ACTOR_STATE},
    {"country", STANCE_ACTOR_STATE},
    {"group", STANCE_ACTOR_GROUP},
    {"organisation", STANCE_ACTOR_ORGANISATION},
    {"organization", STANCE_ACTOR_ORGANISATION},
    {"person", STANCE_ACTOR_PERSON},
    {"body", STANCE_ACTOR_BODY},
    {"unnamed", STANCE_ACTOR_UNNAMED},
    {"other", STANCE_ACTOR_OTHER},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum stance_code stance_scale_init_stance(struct stance_scale *scale, struct stance_error *err)
{
    scale->numbers = true;
    return stance_vocabulary_init(&scale->words, stance_words, COUNT(stance_words), err);
}

enum stance_code stance_scale_init_strength(struct stance_scale *scale, struct stance_error *err)
{
    scale->numbers = true;
    return stance_vocabulary_init(&scale->words, strength_words, COUNT(strength_words), err);
}

enum stance_code stance_scale_init_empty(struct stance_scale *scale, struct stance_error *err)
{
    scale->numbers = false;
    return stance_vocabulary_init(&scale->words, NULL, 0, err);
}

enum stance_code stance_vocabulary_init_basis(struct stance_vocabulary *v, struct stance_error *err)
{
    return stance_vocabulary_init(v, basis_words, COUNT(basis_words), err);
}

enum stance_code stance_vocabulary_init_kind(struct stance_vocabulary *v, struct stance_error *err)
{
    return stance_vocabulary_init(v, kind_words, COUNT(kind_words), err);
}

void stance_scale_clear(struct stance_scale *scale)
{
    stance_vocabulary_clear(&scale->words);
}

static bool unit_number(const char *s, size_t n, double *value)
{
    double x;
    if (!stance_number_parse(s, n, &x) || !(x >= -1 && x <= 1))
        return false;
    *value = x;
    return true;
}

/* A message about the caller's own text, made harmless. */
static enum stance_code bad_scale(const char *what, const char *s, size_t n,
                                  struct stance_error *err)
{
    struct stance_text shown = {0};
    stance_text_put_quoted(&shown, s, n, 60);
    enum stance_code code = stance_text_end(&shown, err);
    if (code == STANCE_OK)
        code = stance_error_set(err, STANCE_E_VALUE, "scale: %s, got '%s'", what, shown.bytes);
    stance_text_free(&shown);
    return code;
}

static enum stance_code add_entry(struct stance_scale *scale, const char *s, size_t n,
                                  struct stance_error *err)
{
    size_t equals = n;
    while (equals > 0 && s[equals - 1] != '=')
        equals--;
    if (equals == 0)
        return bad_scale("expected WORD=NUMBER", s, n, err);
    struct stance_text number = {0};
    stance_text_put_tidy(&number, s + equals, n - equals);
    enum stance_code code = stance_text_end(&number, err);
    double value = NAN;
    if (code == STANCE_OK && number.n && !unit_number(number.bytes, number.n, &value))
        code = bad_scale("expected a number in -1..1 or nothing after '='", s, n, err);
    bool added = false;
    if (code == STANCE_OK)
        code = stance_vocabulary_add(&scale->words, s, equals - 1, value, &added, err);
    bool empty_word = code == STANCE_OK && scale->words.key.n == 0;
    if (empty_word && !isnan(value))
        code = bad_scale("an empty cell is always missing", s, n, err);
    else if (code == STANCE_OK && !empty_word && !added)
        code = bad_scale("a word stands twice", s, n, err);
    stance_text_free(&number);
    return code;
}

enum stance_code stance_scale_init_text(struct stance_scale *scale, const char *text,
                                        struct stance_error *err)
{
    enum stance_code code = stance_scale_init_empty(scale, err);
    const char *at = text;
    while (code == STANCE_OK) {
        size_t n = strcspn(at, ",");
        code = add_entry(scale, at, n, err);
        at += n;
        if (*at == '\0')
            break;
        at++;
    }
    if (code != STANCE_OK)
        stance_scale_clear(scale);
    return code;
}

bool stance_scale_value(struct stance_scale *scale, const char *s, size_t n, double *value)
{
    if (stance_vocabulary_find(&scale->words, s, n, value))
        return true;
    if (!scale->numbers || scale->range == 0)
        return scale->numbers && unit_number(s, n, value);
    double x;
    if (!stance_number_parse(s, n, &x) || !(fabs(x) <= scale->range))
        return false;
    *value = x / scale->range;
    return true;
}

void stance_scale_explain(struct stance_scale *scale, struct stance_text *message, const char *what,
                          const char *s, size_t n)
{
    enum { SHORT_LIST = 8 };
    const struct stance_dictionary *word = &scale->words.shown;
    double number;
    if (n == 0) {
        stance_text_format(message, "expected %s, got an empty cell", what);
        return;
    }
    stance_text_format(message, "expected %s", what);
    if (scale->numbers && stance_number_parse(s, n, &number))
        stance_text_format(message, " in -%d..%d", scale->range > 0 ? (int)scale->range : 1,
                           scale->range > 0 ? (int)scale->range : 1);
    else if (!scale->numbers && word->n > 1 && word->n <= SHORT_LIST + 1) {
        stance_text_puts(message, " (");
        for (uint32_t code = 1; code < word->n; code++) {
            stance_text_puts(message, code > 1 ? ", " : "");
            stance_text_put_quoted(message, stance_dictionary_text(word, code),
                                   stance_dictionary_length(word, code), 20);
        }
        stance_text_puts(message, ")");
    }
    stance_text_puts(message, ", got '");
    stance_text_put_quoted(message, s, n, 60);
    stance_text_puts(message, "'");
    stance_vocabulary_put_suggestion(&scale->words, message, s, n);
}
