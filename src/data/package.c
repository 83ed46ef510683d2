/* package.c - what datapackage.json says about the whole (read with jansson). */
#include "package.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"

static struct stance_text *complain(struct stance_findings *f, size_t offset)
{
    struct stance_place place = stance_place_file(STANCE_TABLE_KINDS);
    place.offset = offset;
    return stance_findings_open(f, STANCE_ERROR, place);
}

/* A string member, copied; a member of another type is an error in the package. */
static enum stance_code take_string(char **out, const json_t *object, const char *key,
                                    struct stance_findings *f, struct stance_error *err)
{
    const json_t *value = json_object_get(object, key);
    if (*out || !value || json_is_null(value))
        return STANCE_OK;
    if (!json_is_string(value)) {
        struct stance_text *m = complain(f, SIZE_MAX);
        if (m) {
            stance_text_format(m, "\"%s\": expected a string", key);
            stance_findings_close(f);
        }
        return STANCE_OK;
    }
    struct stance_text tidy = {0};
    stance_text_put_tidy(&tidy, json_string_value(value), json_string_length(value));
    enum stance_code code = stance_text_end(&tidy, err);
    if (code == STANCE_OK && tidy.n > 0) {
        *out = stance_memory_copy(tidy.bytes, tidy.n);
        if (!*out)
            code = stance_error_memory(err);
    }
    stance_text_free(&tidy);
    return code;
}

static enum stance_code take_word(struct stance_scale *scale, const char *word, const json_t *value,
                                  struct stance_findings *f, struct stance_error *err)
{
    bool good = json_is_null(value) || (json_is_number(value) && json_number_value(value) >= -1 &&
                                        json_number_value(value) <= 1);
    /* A word with a wrong value is a word all the same: one mistake, one message. */
    double number = good && !json_is_null(value) ? json_number_value(value) : NAN;
    bool added = true;
    enum stance_code code =
        stance_vocabulary_add(&scale->words, word, strlen(word), number, &added, err);
    bool empty = code == STANCE_OK && good && scale->words.key.n == 0;
    if (code != STANCE_OK || (good && added) || (empty && isnan(number)))
        return code;
    struct stance_text *m = complain(f, SIZE_MAX);
    if (!m)
        return code;
    stance_text_puts(m, "\"stance\".\"scale\": '");
    stance_text_put_quoted(m, word, strlen(word), 60);
    stance_text_puts(m, !good   ? "': expected a number in -1..1 or null"
                        : empty ? "': an empty cell is always missing"
                                : "' stands twice (case does not matter)");
    stance_findings_close(f);
    return code;
}

static enum stance_code take_scale(struct stance_scale *scale, bool *has_scale, json_t *root,
                                   struct stance_findings *f, struct stance_error *err)
{
    json_t *object = json_object_get(json_object_get(root, "stance"), "scale"), *value;
    const char *word;
    enum stance_code code = STANCE_OK;
    if (!object)
        return code;
    if (!json_is_object(object)) {
        struct stance_text *m = complain(f, SIZE_MAX);
        if (m) {
            stance_text_puts(m, "\"stance\".\"scale\": expected an object of words and numbers");
            stance_findings_close(f);
        }
        return code;
    }
    *has_scale = true;
    json_object_foreach(object, word, value)
    {
        if (code == STANCE_OK)
            code = take_word(scale, word, value, f, err);
    }
    return code;
}

static void report_json(const json_error_t *error, struct stance_findings *f)
{
    size_t offset = error->position > 0 ? (size_t)error->position - 1 : 0;
    struct stance_text *m = complain(f, offset);
    if (!m)
        return;
    stance_text_puts(m, "not JSON: ");
    stance_text_put_quoted(m, error->text, strlen(error->text), 120);
    stance_findings_close(f);
}

enum stance_code stance_package_read(struct stance_dataset *d, struct stance_scale *scale,
                                     bool *has_scale, struct stance_findings *f,
                                     struct stance_error *err)
{
    *has_scale = false;
    enum stance_code code = stance_scale_init_empty(scale, err);
    if (code != STANCE_OK || !d->package)
        return code;
    size_t start = d->package_n >= 3 && memcmp(d->package, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    json_error_t error;
    json_t *root =
        json_loadb(d->package + start, d->package_n - start, JSON_REJECT_DUPLICATES, &error);
    if (!root && json_error_code(&error) == json_error_out_of_memory)
        return stance_error_memory(err);
    if (!root) {
        report_json(&error, f);
        return STANCE_OK;
    }
    if (json_is_object(root)) {
        code = take_string(&d->title, root, "title", f, err);
        if (code == STANCE_OK)
            code = take_string(&d->description, root, "description", f, err);
        if (code == STANCE_OK)
            code = take_scale(scale, has_scale, root, f, err);
    } else {
        struct stance_text *m = complain(f, 0);
        if (m) {
            stance_text_puts(m, "expected a JSON object");
            stance_findings_close(f);
        }
    }
    json_decref(root);
    return code;
}
