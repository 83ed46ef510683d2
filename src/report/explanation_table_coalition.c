/* explanation_table_coalition.c - what unites it, what sets it apart, who is at its edge. */
#include "../base/text.h"
#include "coalitions_print.h"
#include "explanation_page.h"

enum { VOICES_MOST = 12 };

static void put_voice(struct stance_page *p, const struct stance_explained_voice *v)
{
    uint32_t n = stance_voices_n(v->inside);
    stance_page_put_safe(p, stance_explanation_text(p->x, v->label), STANCE_PAGE_NAME_MOST);
    stance_text_format(&p->line, ": %u for", v->inside.support);
    if (v->inside.oppose)
        stance_text_format(&p->line, ", %u against", v->inside.oppose);
    if (v->inside.neutral)
        stance_text_format(&p->line, ", %u neutral", v->inside.neutral);
    stance_text_format(&p->line, " (of %u members)", p->x->coalitions->coalition[p->x->k].size);
    if (n >= 2 && v->agreement < 1) {
        stance_page_put(p, ", agreement ");
        stance_human_put(&p->line, v->agreement, 2, false);
    }
    stance_page_flush(p, 2, 2, NULL);
}

static void put_voices(struct stance_page *p, const char *heading, bool united)
{
    size_t shown = 0, n = 0;
    for (size_t i = 0; i < p->x->voice_n; i++) {
        const struct stance_explained_voice *v = &p->x->voice[i];
        if (stance_voices_n(v->inside) < 2 || stance_voice_unites(v) != united)
            continue;
        if (n++ == 0)
            stance_page_put_heading(p, heading);
        if (n <= VOICES_MOST) {
            put_voice(p, v);
            shown++;
        }
    }
    if (shown < n)
        stance_text_format(p->out, "  and %zu more; --format csv has all\n", n - shown);
}

static void put_apart(struct stance_page *p)
{
    const stance_coalitions *c = p->x->coalitions;
    const struct stance_coalition *k = &c->coalition[p->x->k];
    if (k->defining_n)
        stance_page_put_heading(p, "What sets it apart (mean inside, outside)");
    for (size_t i = 0; i < k->defining_n; i++) {
        const struct stance_defining *d = &k->defining[i];
        stance_text_format(&p->line, "%s ", stance_position_verb(d->inside));
        stance_page_put_safe(p, stance_coalitions_issue_label(c, d->issue), STANCE_PAGE_NAME_MOST);
        stance_page_put(p, ": ");
        stance_human_put(&p->line, d->inside, 2, true);
        stance_text_format(&p->line, " (n %u)", d->inside_n);
        if (d->outside_n) {
            stance_page_put(p, " against ");
            stance_human_put(&p->line, d->outside, 2, true);
            stance_text_format(&p->line, " (n %u)", d->outside_n);
        } else {
            stance_page_put(p, ", nobody else on record");
        }
        stance_page_flush(p, 2, 2,
                          d->inside > 0   ? STANCE_PAGE_FOR
                          : d->inside < 0 ? STANCE_PAGE_AGAINST
                                          : NULL);
    }
}

static void put_edge(struct stance_page *p)
{
    const stance_coalitions *c = p->x->coalitions;
    if (p->x->member_n < 2)
        return;
    stance_page_put_heading(
        p, "At its edge (silhouette: +1 firmly in, below 0 nearer to another, 0 also where "
           "no tie tells)");
    for (size_t i = 0; i < p->x->member_n && i < STANCE_EDGE_TOLD; i++) {
        uint32_t a = p->x->member[i];
        stance_page_put_safe(p, stance_coalitions_label(c, a), STANCE_PAGE_NAME_MOST);
        stance_page_put(p, " ");
        stance_human_put(&p->line, c->silhouette[a], 2, true);
        if (c->bridging[a] >= STANCE_EXTREMES_LEAST) {
            stance_page_put(p, ", ");
            stance_human_put(&p->line, 100 * c->bridging[a], 0, false);
            stance_page_put(p, " % of its friendly weight goes to other coalitions");
        }
        stance_page_flush(p, 2, 2, NULL);
    }
}

static void put_bridges(struct stance_page *p)
{
    const stance_coalitions *c = p->x->coalitions;
    uint32_t best = STANCE_NONE;
    for (size_t i = 0; i < p->x->member_n; i++) {
        uint32_t a = p->x->member[i];
        if (c->bridging[a] >= STANCE_EXTREMES_LEAST &&
            (best == STANCE_NONE || c->bridging[a] > c->bridging[best]))
            best = a;
    }
    if (best == STANCE_NONE) {
        stance_page_put(p, "No member has friendly ties to another coalition.");
    } else {
        stance_page_put(p, "Strongest bridge to other coalitions: ");
        stance_page_put_safe(p, stance_coalitions_label(c, best), STANCE_PAGE_NAME_MOST);
        stance_page_put(p, ", bridging ");
        stance_human_put(&p->line, c->bridging[best], 2, false);
    }
    stance_page_flush(p, 2, 2, NULL);
}

static void put_sums(struct stance_page *p)
{
    const struct stance_coalition *k = &p->x->coalitions->coalition[p->x->k];
    stance_page_put(p, "Cohesion ");
    stance_human_put(&p->line, k->cohesion, 2, true);
    stance_page_put(p, ", to others ");
    stance_human_put(&p->line, k->apart, 2, true);
    stance_page_put(p, "; one of ");
    stance_coalitions_put_headline(&p->line, p->x->coalitions);
    stance_page_flush(p, 0, 0, STANCE_PAGE_FAINT);
}

void stance_page_put_coalition(struct stance_page *p)
{
    put_sums(p);
    put_voices(p, "What unites it", true);
    put_voices(p, "Where it is divided", false);
    put_apart(p);
    put_edge(p);
    put_bridges(p);
}
