/* poles.c - two names become actors, and agreement with them a distance. */
#include "poles.h"

#include <math.h>
#include <string.h>

#include "../base/error.h"
#include "../base/text.h"
#include "../graph/choose.h"

/* Appends the name that begins at s, and returns where it ends: at a comma, or the end. */
static const char *read_name(struct stance_text *out, const char *s)
{
    for (; *s && *s != ','; s++) {
        if (*s == '\\' && s[1])
            s++;
        stance_text_putc(out, *s);
    }
    return s;
}

static enum stance_code find_one(uint32_t *out, const char *name, const struct stance_dataset *d,
                                 const struct stance_positions *p, struct stance_error *err)
{
    uint32_t actor;
    enum stance_code code = stance_actor_choose(&actor, d, name, err);
    if (code)
        return code;
    for (uint32_t a = 0; a < p->actor_n; a++)
        if (p->actor[a] == actor && p->start[a + 1] > p->start[a]) {
            *out = a;
            return STANCE_OK;
        }
    return stance_error_set(err, STANCE_E_VALUE,
                            "'%.80s' can be no pole: it has no position on record", name);
}

enum stance_code stance_poles_find(uint32_t out[STANCE_POLES], const char *text,
                                   const struct stance_dataset *d, const struct stance_positions *p,
                                   struct stance_error *err)
{
    struct stance_text name[STANCE_POLES] = {{0}};
    uint32_t found[STANCE_POLES] = {0};
    const char *rest = read_name(&name[0], text);
    bool two = *rest == ',';
    if (two)
        rest = read_name(&name[1], rest + 1);
    enum stance_code code = stance_text_end(&name[0], err);
    if (!code)
        code = stance_text_end(&name[1], err);
    if (code == STANCE_OK && (!two || *rest || !name[0].n || !name[1].n))
        code = stance_error_set(err, STANCE_E_VALUE,
                                "--poles takes two actors with a comma between: A,B (a comma in a "
                                "name is written \\,)");
    for (size_t i = 0; i < STANCE_POLES && !code; i++)
        code = find_one(&found[i], name[i].bytes, d, p, err);
    if (!code && found[0] == found[1])
        code = stance_error_set(err, STANCE_E_VALUE, "--poles takes two actors, not one twice");
    for (size_t i = 0; i < STANCE_POLES; i++) {
        stance_text_free(&name[i]);
        if (!code)
            out[i] = found[i];
    }
    return code;
}

void stance_poles_distance(double *distance, uint32_t pole, const struct stance_network *agreement)
{
    for (size_t a = 0; a < agreement->n; a++)
        distance[a] = NAN;
    distance[pole] = 0;
    for (size_t i = 0; i < agreement->m; i++)
        if (agreement->a[i] == pole)
            distance[agreement->b[i]] = 1 - agreement->w[i];
        else if (agreement->b[i] == pole)
            distance[agreement->a[i]] = 1 - agreement->w[i];
}
