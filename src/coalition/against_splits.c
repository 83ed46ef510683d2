/* against_splits.c - on which issues the members of a group stood against each other. */
#include <stdlib.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "against.h"
#include "coalitions.h"

/* A split and where it stands by the order told in the header. */
struct place {
    struct stance_split split;
    const char *id;
};

static uint32_t lesser(const struct stance_split *s)
{
    return s->voices.support <= s->voices.oppose ? s->voices.support : s->voices.oppose;
}

static int by_size(const void *px, const void *py)
{
    const struct place *x = px, *y = py;
    uint32_t a = lesser(&x->split), b = lesser(&y->split);
    if (a != b)
        return a > b ? -1 : 1;
    return strcmp(x->id, y->id);
}

/* Fills in who is on the lesser side, in the order of the actors.
 *   at  [in] issue -> split + 1, or 0 */
static void name_members(struct stance_against *x, const struct stance_positions *p,
                         const uint32_t *at)
{
    for (size_t a = 0; a < p->actor_n; a++)
        for (size_t i = p->start[a]; i < p->start[a + 1] && x->is_member[a]; i++) {
            uint32_t split = at[p->cell_issue[i]];
            double value = stance_positions_value(p, i);
            if (!split || value == 0 || (value > 0) != x->split[split - 1].lesser_supports)
                continue;
            struct stance_split *s = &x->split[split - 1];
            x->split_member[s->member + s->member_n++] = (uint32_t)a;
        }
}

static size_t list(struct place *place, const struct stance_against *x, const stance_coalitions *c,
                   const struct stance_voices *voices, size_t issue_n)
{
    size_t n = 0;
    for (uint32_t j = 0; j < issue_n; j++) {
        struct stance_voices v = voices[j];
        if (!v.support || !v.oppose)
            continue;
        place[n++] = (struct place){
            .id = stance_coalitions_issue_id(c, j),
            .split = {.issue = j,
                      .voices = v,
                      .missing = (uint32_t)x->member_n - stance_voices_n(v),
                      .lesser_supports = v.support <= v.oppose},
        };
    }
    qsort(place, n, sizeof *place, by_size);
    return n;
}

static void count(struct stance_voices *voices, const struct stance_against *x,
                  const struct stance_positions *p)
{
    for (size_t a = 0; a < p->actor_n; a++)
        for (size_t i = p->start[a]; i < p->start[a + 1] && x->is_member[a]; i++)
            stance_voices_add(&voices[p->cell_issue[i]], stance_positions_value(p, i));
}

enum stance_code stance_against_find_splits(struct stance_against *x, const stance_coalitions *c,
                                            const struct stance_positions *p,
                                            struct stance_error *err)
{
    struct stance_voices *voices = stance_memory_new(p->issue_n, sizeof *voices);
    struct place *place = stance_memory_new(p->issue_n, sizeof *place);
    uint32_t *at = stance_memory_new(p->issue_n, sizeof *at);
    size_t n = 0, members = 0;
    enum stance_code code = voices && place && at ? STANCE_OK : stance_error_memory(err);
    if (!code) {
        count(voices, x, p);
        n = list(place, x, c, voices, p->issue_n);
        for (size_t i = 0; i < n; i++)
            members += lesser(&place[i].split);
        x->split = stance_memory_new(n, sizeof *x->split);
        x->split_member = stance_memory_new(members, sizeof *x->split_member);
        if (!x->split || !x->split_member)
            code = stance_error_memory(err);
    }
    if (!code) {
        members = 0;
        for (size_t i = 0; i < n; i++) {
            place[i].split.member = members;
            members += lesser(&place[i].split);
            x->split[i] = place[i].split;
            at[place[i].split.issue] = (uint32_t)i + 1;
        }
        x->split_n = n;
        name_members(x, p, at);
    }
    stance_memory_free(voices);
    stance_memory_free(place);
    stance_memory_free(at);
    return code;
}
