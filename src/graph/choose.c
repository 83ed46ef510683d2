/* choose.c - exact names, folded names, near names. */
#include "choose.h"

#include <string.h>

#include "../base/error.h"
#include "../base/text.h"
#include "../data/names.h"

enum { QUOTED_MOST = 60 };

/* One pass over all names against one key. */
struct search {
    const struct stance_dataset *d;
    struct stance_text key, folded;
    uint32_t found, other; /* STANCE_NONE until somebody fits; other: a second one */
    const char *near;
    size_t distance;
};

static void take(struct search *s, uint32_t actor)
{
    if (s->found == STANCE_NONE)
        s->found = actor;
    else if (s->found != actor && s->other == STANCE_NONE)
        s->other = actor;
}

static bool begins_with(const struct stance_text *whole, const struct stance_text *part)
{
    return part->n >= 3 && whole->n >= part->n && memcmp(whole->bytes, part->bytes, part->n) == 0;
}

static void offer(struct search *s, const char *name, uint32_t actor)
{
    size_t n = strlen(name);
    stance_text_clear(&s->folded);
    stance_text_put_folded(&s->folded, name, n);
    if (s->folded.failed || s->folded.n == 0)
        return;
    if (s->folded.n == s->key.n && memcmp(s->folded.bytes, s->key.bytes, s->key.n) == 0)
        take(s, actor);
    size_t most = (s->key.n + 1) / 3;
    size_t far =
        begins_with(&s->folded, &s->key)
            ? 1
            : stance_text_distance(s->key.bytes, s->key.n, s->folded.bytes, s->folded.n, most);
    if (far <= most && (!s->near || far < s->distance)) {
        s->near = name;
        s->distance = far;
    }
}

/* Labels and short names first: they are what a suggestion should read like. */
static void offer_all(struct search *s)
{
    const struct stance_names *names = s->d->actor_names;
    for (uint32_t a = 0; a < s->d->actor_n; a++) {
        offer(s, s->d->actor[a].label, a);
        offer(s, s->d->actor[a].short_name, a);
    }
    for (uint32_t code = 1; code < names->text.n; code++)
        if (names->name[code].entity != STANCE_NONE)
            offer(s, stance_dictionary_text(&names->text, code), names->name[code].entity);
}

static enum stance_code refuse(const struct search *s, const char *text, struct stance_error *err)
{
    struct stance_text message = {0};
    stance_text_puts(&message, s->found == STANCE_NONE ? "there is no actor '" : "'");
    stance_text_put_quoted(&message, text, strlen(text), QUOTED_MOST);
    if (s->found != STANCE_NONE)
        stance_text_format(&message, "' may be %.100s or %.100s: give the id",
                           s->d->actor[s->found].id, s->d->actor[s->other].id);
    else if (s->near) {
        stance_text_puts(&message, "' (did you mean '");
        stance_text_put_quoted(&message, s->near, strlen(s->near), QUOTED_MOST);
        stance_text_puts(&message, "'?)");
    } else
        stance_text_puts(&message, "' in the data");
    enum stance_code code = stance_text_end(&message, err);
    if (!code)
        code = stance_error_set(err, STANCE_E_VALUE, "%s", message.bytes);
    stance_text_free(&message);
    return code;
}

enum stance_code stance_actor_choose(uint32_t *out, const struct stance_dataset *d,
                                     const char *text, struct stance_error *err)
{
    struct search s = {.d = d, .found = STANCE_NONE, .other = STANCE_NONE};
    enum stance_code code = STANCE_OK;
    uint32_t exact = stance_dataset_find_actor(d, text);
    if (exact != STANCE_NONE) {
        *out = exact;
        return STANCE_OK;
    }
    stance_text_put_folded(&s.key, text, strlen(text));
    if (s.key.n)
        offer_all(&s);
    if (s.key.failed || s.folded.failed)
        code = stance_error_memory(err);
    else if (s.found == STANCE_NONE || s.other != STANCE_NONE)
        code = refuse(&s, text, err);
    else
        *out = s.found;
    stance_text_free(&s.key);
    stance_text_free(&s.folded);
    return code;
}
