/* measures_actors.c - one row per actor.
 *
 *     statements   behind its positions            issues  on which it has one
 *     friendly     sum of its ties above 0          hostile sum of the sizes of those below
 *     strength     friendly + hostile
 *     betweenness  betweenness.h
 *     bridging     friendly weight to other coalitions / friendly
 *     silhouette   measure.h
 *     ambivalence  mean over its positions of 1 - |sum w x| / sum w |x| (aggregate.h)
 *     support      share of the replicates in which it stands with its coalition, where they
 *                  are asked for (stability.h)
 *     distance_1, distance_2  from the two poles, where they are named (poles.h)
 *
 * Strength: A. Barrat, M. Barthelemy, R. Pastor-Satorras, A.
 * Vespignani: The architecture of complex weighted networks. PNAS 101 (2004) 3747-3752.
 * doi:10.1073/pnas.0400087101 */
#include "measures.h"

#include <stdlib.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/number.h"
#include "../base/text.h"
#include "betweenness.h"
#include "partition.h"
#include "poles.h"

enum {
    ID,
    LABEL,
    COALITION,
    STATEMENTS,
    ISSUES,
    TIES,
    FRIENDLY,
    HOSTILE,
    BRIDGING,
    SILHOUETTE,
    BETWEENNESS,
    AMBIVALENCE,
    STRENGTH,
    OTHERS, /* support and the distances, where they are there */
};

struct sums {
    double friendly, hostile, statements, ambivalence;
    uint32_t ties;
};

/* What is told only where it is asked for. */
struct extra {
    const struct stance_stability *stability; /* or NULL */
    bool poles;
    uint32_t pole[STANCE_POLES];
    double *distance[STANCE_POLES];
};

/* An actor's place in the table. */
struct place {
    uint32_t coalition, actor;
    double warmth;
};

static int by_place(const void *x, const void *y)
{
    const struct place *a = x, *b = y;
    if (a->coalition != b->coalition)
        return a->coalition < b->coalition ? -1 : 1;
    if (a->warmth != b->warmth)
        return a->warmth > b->warmth ? -1 : 1;
    return a->actor < b->actor ? -1 : a->actor > b->actor;
}

static void add_end(struct sums *s, double w)
{
    s->friendly += w > 0 ? w : 0;
    s->hostile += w < 0 ? -w : 0;
    s->ties += w != 0;
}

static void sum(struct sums *s, const struct stance_measures_input *in)
{
    const struct stance_positions *p = in->p;
    for (size_t i = 0; i < in->net->m; i++) {
        add_end(&s[in->net->a[i]], in->net->w[i]);
        add_end(&s[in->net->b[i]], in->net->w[i]);
    }
    for (size_t a = 0; a < p->actor_n; a++)
        for (size_t i = p->start[a]; i < p->start[a + 1]; i++) {
            s[a].statements += stance_positions_n(p, i);
            s[a].ambivalence += (double)p->ambivalence[i];
        }
}

static enum stance_code put(struct stance_measures *m, size_t row, uint32_t actor,
                            const struct stance_measures_input *in, const struct sums *s,
                            double betweenness, const struct extra *extra, struct stance_error *err)
{
    const stance_coalitions *c = m->coalitions;
    size_t held = in->p->start[actor + 1] - in->p->start[actor];
    char letter[8];
    stance_partition_letter(c->label[actor], letter);
    enum stance_code code =
        stance_measures_put_text(m, row, ID, stance_coalitions_id(c, actor), err);
    if (!code)
        code = stance_measures_put_text(m, row, LABEL, stance_coalitions_label(c, actor), err);
    if (!code)
        code = stance_measures_put_text(m, row, COALITION, letter, err);
    stance_measures_put_number(m, row, STATEMENTS, s->statements);
    stance_measures_put_number(m, row, ISSUES, (double)held);
    stance_measures_put_number(m, row, TIES, s->ties);
    stance_measures_put_number(m, row, FRIENDLY, s->friendly);
    stance_measures_put_number(m, row, HOSTILE, s->hostile);
    stance_measures_put_number(m, row, BETWEENNESS, betweenness);
    stance_measures_put_number(m, row, BRIDGING, s->friendly > 0 ? c->bridging[actor] : NAN);
    stance_measures_put_number(m, row, SILHOUETTE, c->silhouette[actor]);
    stance_measures_put_number(m, row, AMBIVALENCE, held ? s->ambivalence / (double)held : NAN);
    stance_measures_put_number(m, row, STRENGTH, s->friendly + s->hostile);
    size_t column = OTHERS;
    if (extra->stability)
        stance_measures_put_number(m, row, column++, extra->stability->support[actor]);
    for (size_t i = 0; i < STANCE_POLES && extra->poles; i++)
        stance_measures_put_number(m, row, column++, extra->distance[i][actor]);
    return code;
}

/* ---- Support and poles ---- */

static enum stance_code find_extra(struct extra *out, struct stance_measures *m,
                                   const struct stance_measures_input *in, struct stance_error *err)
{
    out->stability = m->coalitions->stability;
    out->poles = in->how->poles != NULL;
    if (!out->poles)
        return STANCE_OK;
    enum stance_code code = stance_poles_find(out->pole, in->how->poles, in->d, in->p, err);
    for (size_t i = 0; i < STANCE_POLES && !code; i++) {
        out->distance[i] = stance_memory_new(in->p->actor_n, sizeof *out->distance[i]);
        if (!out->distance[i])
            return stance_error_memory(err);
        stance_poles_distance(out->distance[i], out->pole[i], in->agreement);
    }
    return code;
}

static enum stance_code explain_extra(struct stance_measures *m, const struct extra *extra,
                                      struct stance_error *err)
{
    if (extra->stability) {
        stance_text_format(&m->legend,
                           " Support: share of %lu replicates in which the actor stands with its "
                           "coalition; below ",
                           (unsigned long)extra->stability->replicate_n);
        stance_number_put(&m->legend, STANCE_SWING_BELOW, 2);
        stance_text_puts(&m->legend, " it swings.");
    }
    for (size_t i = 0; i < STANCE_POLES && extra->poles; i++) {
        m->pole[i] = stance_coalitions_id(m->coalitions, extra->pole[i]);
        stance_text_puts(&m->legend, i ? " and to 2 (" : " To 1 (");
        stance_text_puts(&m->legend, stance_coalitions_label(m->coalitions, extra->pole[i]));
        stance_text_putc(&m->legend, ')');
    }
    if (extra->poles)
        stance_text_puts(&m->legend, ": mean difference of positions, 0 the same, 1 opposite.");
    return stance_text_end(&m->legend, err);
}

static void name_columns(struct stance_measures *m, const struct extra *extra)
{
    stance_measures_column_add(m, "actor", NULL, STANCE_COLUMN_TEXT);
    stance_measures_column_add(m, "label", "Actor", STANCE_COLUMN_TEXT);
    stance_measures_column_add(m, "coalition", "In", STANCE_COLUMN_TEXT);
    stance_measures_column_add(m, "statements", "Said", STANCE_COLUMN_COUNT);
    stance_measures_column_add(m, "issues", "Issues", STANCE_COLUMN_COUNT);
    stance_measures_column_add(m, "ties", NULL, STANCE_COLUMN_COUNT);
    stance_measures_column_add(m, "friendly", "Friendly", STANCE_COLUMN_SHARE);
    stance_measures_column_add(m, "hostile", "Hostile", STANCE_COLUMN_SHARE);
    stance_measures_column_add(m, "bridging", "Bridging", STANCE_COLUMN_SHARE);
    stance_measures_column_add(m, "silhouette", "Silhouette", STANCE_COLUMN_SIGNED);
    stance_measures_column_add(m, "betweenness", "Between", STANCE_COLUMN_SHARE);
    stance_measures_column_add(m, "ambivalence", "Ambivalent", STANCE_COLUMN_SHARE);
    stance_measures_column_add(m, "strength", NULL, STANCE_COLUMN_SHARE);
    if (extra->stability) {
        stance_measures_column_add(m, "support", "Support", STANCE_COLUMN_SHARE);
        stance_measures_column_asked(m);
    }
    if (extra->poles) {
        stance_measures_column_add(m, "distance_1", "To 1", STANCE_COLUMN_SHARE);
        stance_measures_column_asked(m);
        stance_measures_column_add(m, "distance_2", "To 2", STANCE_COLUMN_SHARE);
        stance_measures_column_asked(m);
    }
}

enum stance_code stance_measures_of_actors(struct stance_measures *m,
                                           const struct stance_measures_input *in,
                                           struct stance_error *err)
{
    size_t n = in->p->actor_n;
    struct sums *s = stance_memory_new(n, sizeof *s);
    struct place *place = stance_memory_new(n, sizeof *place);
    double *between = stance_memory_new(n, sizeof *between);
    struct extra extra = {0};
    enum stance_code code = find_extra(&extra, m, in, err);
    if (!code)
        code = explain_extra(m, &extra, err);
    if (!code) {
        name_columns(m, &extra);
        code = stance_measures_reserve(m, n, err);
    }
    if (!code && (!s || !place || !between))
        code = stance_error_memory(err);
    if (!code)
        code = stance_betweenness_of(between, in->net, in->watch, err);
    if (code)
        goto done;
    sum(s, in);
    for (uint32_t a = 0; a < n; a++)
        place[a] = (struct place){m->coalitions->label[a], a, s[a].friendly - s[a].hostile};
    qsort(place, n, sizeof *place, by_place);
    for (size_t i = 0; i < n && !code; i++)
        code =
            put(m, i, place[i].actor, in, &s[place[i].actor], between[place[i].actor], &extra, err);
done:
    stance_memory_free(s);
    stance_memory_free(place);
    stance_memory_free(between);
    for (size_t i = 0; i < STANCE_POLES; i++)
        stance_memory_free(extra.distance[i]);
    return code;
}
