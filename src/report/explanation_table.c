/* explanation_table.c - the terminal's view: the sentence, the sums, then the evidence. */
#include <string.h>

#include "../base/text.h"
#include "../coalition/partition.h"
#include "coalitions_print.h"
#include "explanation_print.h"
#include "paragraph.h"

enum {
    WIDTH_DEFAULT = 80,
    WIDTH_LEAST = 40,
    SENTENCE_MOST = 2000,
    EVIDENCE_MOST = 600, /* code points of a paraphrase */
    NAME_MOST = 80,
    ISSUES_MOST = 100,
    VOICES_MOST = 12,
};

#define BOLD "1"
#define FAINT "2"
#define FOR "34" /* blue and yellow, as in the table of coalitions */
#define AGAINST "33"

struct page {
    struct stance_text *out;
    const stance_explanation *x;
    size_t width;
    bool colour;
    struct stance_text line;
};

static void put(struct page *p, const char *s)
{
    stance_text_puts(&p->line, s);
}

static void put_safe(struct page *p, const char *s, size_t most)
{
    stance_text_put_quoted(&p->line, s, strlen(s), most);
}

static void put_name(struct page *p, size_t actor)
{
    put_safe(p, stance_explanation_text(p->x, p->x->actor[actor].label), NAME_MOST);
}

static void put_short(struct page *p, size_t actor)
{
    put_safe(p, stance_explanation_text(p->x, p->x->actor[actor].short_name), NAME_MOST);
}

/* Ends the line that was gathered. */
static void flush(struct page *p, size_t indent, size_t hang, const char *look)
{
    if (p->line.n)
        stance_paragraph_put(p->out, p->line.bytes, p->line.n, p->width, indent, hang,
                             p->colour ? look : NULL);
    stance_text_clear(&p->line);
}

static void put_heading(struct page *p, const char *s)
{
    stance_text_putc(p->out, '\n');
    put(p, s);
    flush(p, 0, 0, BOLD);
}

static void put_sentence(struct page *p)
{
    stance_text_put_quoted(&p->line, p->x->sentence.bytes, p->x->sentence.n, SENTENCE_MOST);
    flush(p, 0, 0, BOLD);
}

/* ---- Pairs ---- */

static void put_pair(struct page *p, size_t k)
{
    const struct stance_compared_pair *pair = &p->x->pair[k];
    put_name(p, pair->a);
    put(p, " \xE2\x80\x93 ");
    put_name(p, pair->b);
    stance_text_format(&p->line, ": %u shared issue%s", pair->n, pair->n == 1 ? "" : "s");
    if (pair->n) {
        stance_text_format(&p->line, ", similarity (%s) ", stance_measure_name(p->x->measure));
        stance_human_put(&p->line, pair->similarity, 2, p->x->measure == STANCE_SIGNED);
        put(p, pair->below ? ", too few to count (--min-overlap)" : "");
    }
    if (pair->tie != SIZE_MAX && p->x->measure == STANCE_SIGNED) {
        put(p, ", alignment ");
        stance_human_put(&p->line, pair->alignment, 2, true);
    }
    put(p, isnan(pair->weight) ? ", no tie" : ", tie ");
    if (!isnan(pair->weight))
        stance_human_put(&p->line, pair->weight, 2, p->x->measure == STANCE_SIGNED);
    flush(p, 0, 2, NULL);
}

/* ---- Issues ---- */

static void put_parts(struct page *p, const struct stance_explained_issue *issue)
{
    bool first = true;
    for (size_t k = 0; k < p->x->pair_n; k++) {
        if (isnan(issue->part[k]))
            continue;
        put(p, first ? "adds " : ", ");
        first = false;
        stance_human_put(&p->line, issue->part[k], 2, true);
        if (p->x->pair_n > 1) {
            put(p, " to ");
            put_short(p, p->x->pair[k].a);
            put(p, "\xE2\x80\x93");
            put_short(p, p->x->pair[k].b);
        }
    }
    put(p, issue->dropped ? "adds nothing: all who speak agree (--drop-unanimous)" : "");
    flush(p, 2, 2, FAINT);
}

static void put_source(struct page *p, const struct stance_evidence *e)
{
    struct stance_text place = {0};
    const char *paraphrase = stance_explanation_text(p->x, e->paraphrase);
    const uint32_t more[] = {e->date, e->basis, e->speaker};
    stance_evidence_put_place(&place, p->x, e);
    put_safe(p, place.bytes ? place.bytes : "", NAME_MOST);
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
        const char *s = stance_explanation_text(p->x, more[i]);
        put(p, *s && p->line.n ? ", " : "");
        put_safe(p, s, NAME_MOST);
    }
    put(p, *paraphrase && p->line.n ? ": " : "");
    put_safe(p, paraphrase, EVIDENCE_MOST);
    p->line.failed |= place.failed;
    stance_text_free(&place);
}

static void put_verb(struct page *p, size_t actor, const struct stance_explained_position *of)
{
    put_name(p, actor);
    stance_text_format(&p->line, " %s%s", of->value == 0 ? "is " : "",
                       stance_position_verb(of->value));
    if (of->value != 1 && of->value != -1 && of->value != 0) {
        put(p, " (");
        stance_human_put(&p->line, of->value, 2, true);
        put(p, ")");
    }
    if (of->ambivalence > 0.005) {
        put(p, ", contradicts itself (ambivalence ");
        stance_human_put(&p->line, of->ambivalence, 2, false);
        put(p, ")");
    }
    if (of->from) {
        put(p, ", as a member of ");
        put_safe(p, stance_explanation_text(p->x, of->from), NAME_MOST);
    }
}

static void put_issue(struct page *p, const struct stance_explained_issue *issue)
{
    const char *proposition = stance_explanation_text(p->x, issue->proposition);
    stance_text_putc(p->out, '\n');
    put_safe(p, stance_explanation_text(p->x, issue->label), NAME_MOST);
    flush(p, 0, 2, BOLD);
    put_safe(p, proposition, EVIDENCE_MOST);
    flush(p, 2, 0, NULL);
    put_parts(p, issue);
    for (size_t a = 0; a < p->x->actor_n; a++) {
        const struct stance_explained_position *of = &issue->of[a];
        if (isnan(of->value))
            continue;
        put_verb(p, a, of);
        flush(p, 2, 2, of->value > 0 ? FOR : of->value < 0 ? AGAINST : NULL);
        for (size_t i = of->first; i < of->first + of->n; i++) {
            put_source(p, &p->x->evidence[i]);
            flush(p, 4, 2, NULL);
        }
    }
}

/* "Russia opposes Extend the 1718 Panel of Experts (S2 p8)" */
static void put_lone(struct page *p, const struct stance_explained_issue *issue)
{
    for (size_t a = 0; a < p->x->actor_n; a++) {
        const struct stance_explained_position *of = &issue->of[a];
        if (isnan(of->value))
            continue;
        put_verb(p, a, of);
        put(p, of->value == 0 ? " on " : ": ");
        put_safe(p, stance_explanation_text(p->x, issue->label), NAME_MOST);
        for (size_t i = of->first; i < of->first + of->n; i++) {
            struct stance_text place = {0};
            stance_evidence_put_place(&place, p->x, &p->x->evidence[i]);
            put(p, i == of->first ? " (" : ", ");
            put_safe(p, place.bytes ? place.bytes : "", NAME_MOST);
            put(p, i + 1 == of->first + of->n ? ")" : "");
            stance_text_free(&place);
        }
        flush(p, 2, 2, NULL);
    }
}

static void put_issues(struct page *p)
{
    const stance_explanation *x = p->x;
    size_t shown = x->shared_n > ISSUES_MOST ? ISSUES_MOST : x->shared_n;
    for (size_t i = 0; i < shown; i++)
        put_issue(p, &x->issue[i]);
    if (shown < x->shared_n)
        stance_text_format(p->out, "\nand %zu more issues; --format csv has all\n",
                           x->shared_n - shown);
    size_t lone = x->issue_n - x->shared_n;
    if (lone == 0)
        return;
    put_heading(p, x->actor_n == 2 ? "On record for one of the two alone"
                                   : "On record for one of the three alone");
    for (size_t i = 0; i < lone && i < ISSUES_MOST; i++)
        put_lone(p, &x->issue[x->shared_n + i]);
    if (lone > ISSUES_MOST)
        stance_text_format(p->out, "  and %zu more; --format csv has all\n", lone - ISSUES_MOST);
}

static void put_alignments(struct page *p)
{
    bool any = false;
    for (size_t k = 0; k < p->x->pair_n; k++)
        for (size_t i = 0; i < p->x->tie_n[k]; i++) {
            const struct stance_evidence *e = &p->x->evidence[p->x->tie_first[k] + i];
            if (!any)
                put_heading(p, "Alignments");
            any = true;
            put_name(p, p->x->pair[k].a);
            put(p, " \xE2\x80\x93 ");
            put_name(p, p->x->pair[k].b);
            put(p, e->value > 0 ? ": friendly " : e->value < 0 ? ": hostile " : ": neither ");
            stance_human_put(&p->line, e->value, 2, true);
            put(p, e->kind ? ", " : "");
            put_safe(p, stance_explanation_text(p->x, e->kind), NAME_MOST);
            flush(p, 2, 2, e->value > 0 ? FOR : e->value < 0 ? AGAINST : NULL);
            put_source(p, e);
            flush(p, 4, 2, NULL);
        }
}

/* Each source once, in the order of the evidence. */
static void put_sources(struct page *p)
{
    const stance_explanation *x = p->x;
    bool any = false;
    for (size_t i = 0; i < x->evidence_n; i++) {
        const struct stance_evidence *e = &x->evidence[i];
        bool told = e->source == 0 || e->source_title == e->source;
        for (size_t j = 0; j < i && !told; j++)
            told = x->evidence[j].source == e->source;
        if (told)
            continue;
        if (!any)
            put_heading(p, "Sources");
        any = true;
        put_safe(p, stance_explanation_text(x, e->source), NAME_MOST);
        put(p, "  ");
        put_safe(p, stance_explanation_text(x, e->source_title), EVIDENCE_MOST);
        flush(p, 2, 4, NULL);
    }
}

/* ---- A coalition ---- */

static void put_voice(struct page *p, const struct stance_explained_voice *v)
{
    uint32_t n = stance_voices_n(v->inside);
    put_safe(p, stance_explanation_text(p->x, v->label), NAME_MOST);
    stance_text_format(&p->line, ": %u for", v->inside.support);
    if (v->inside.oppose)
        stance_text_format(&p->line, ", %u against", v->inside.oppose);
    if (v->inside.neutral)
        stance_text_format(&p->line, ", %u neutral", v->inside.neutral);
    stance_text_format(&p->line, " (of %u members)", p->x->coalitions->coalition[p->x->k].size);
    if (n >= 2 && v->agreement < 1) {
        put(p, ", agreement ");
        stance_human_put(&p->line, v->agreement, 2, false);
    }
    flush(p, 2, 2, NULL);
}

static void put_voices(struct page *p, const char *heading, bool united)
{
    size_t shown = 0, n = 0;
    for (size_t i = 0; i < p->x->voice_n; i++) {
        const struct stance_explained_voice *v = &p->x->voice[i];
        if (stance_voices_n(v->inside) < 2 || stance_voice_unites(v) != united)
            continue;
        if (n++ == 0)
            put_heading(p, heading);
        if (n <= VOICES_MOST) {
            put_voice(p, v);
            shown++;
        }
    }
    if (shown < n)
        stance_text_format(p->out, "  and %zu more; --format csv has all\n", n - shown);
}

static void put_apart(struct page *p)
{
    const stance_coalitions *c = p->x->coalitions;
    const struct stance_coalition *k = &c->coalition[p->x->k];
    if (k->defining_n)
        put_heading(p, "What sets it apart (mean inside, outside)");
    for (size_t i = 0; i < k->defining_n; i++) {
        const struct stance_defining *d = &k->defining[i];
        stance_text_format(&p->line, "%s ", stance_position_verb(d->inside));
        put_safe(p, stance_coalitions_issue_label(c, d->issue), NAME_MOST);
        put(p, ": ");
        stance_human_put(&p->line, d->inside, 2, true);
        stance_text_format(&p->line, " (n %u)", d->inside_n);
        if (d->outside_n) {
            put(p, " against ");
            stance_human_put(&p->line, d->outside, 2, true);
            stance_text_format(&p->line, " (n %u)", d->outside_n);
        } else {
            put(p, ", nobody else on record");
        }
        flush(p, 2, 2, d->inside > 0 ? FOR : d->inside < 0 ? AGAINST : NULL);
    }
}

static void put_edge(struct page *p)
{
    const stance_coalitions *c = p->x->coalitions;
    if (p->x->member_n < 2)
        return;
    put_heading(p, "At its edge (silhouette: +1 firmly in, below 0 nearer to another, 0 also where "
                   "no tie tells)");
    for (size_t i = 0; i < p->x->member_n && i < STANCE_EDGE_TOLD; i++) {
        uint32_t a = p->x->member[i];
        put_safe(p, stance_coalitions_label(c, a), NAME_MOST);
        put(p, " ");
        stance_human_put(&p->line, c->silhouette[a], 2, true);
        if (c->bridging[a] >= STANCE_EXTREMES_LEAST) {
            put(p, ", ");
            stance_human_put(&p->line, 100 * c->bridging[a], 0, false);
            put(p, " % of its friendly weight goes to other coalitions");
        }
        flush(p, 2, 2, NULL);
    }
}

static void put_bridges(struct page *p)
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
        put(p, "No member has friendly ties to another coalition.");
    } else {
        put(p, "Strongest bridge to other coalitions: ");
        put_safe(p, stance_coalitions_label(c, best), NAME_MOST);
        put(p, ", bridging ");
        stance_human_put(&p->line, c->bridging[best], 2, false);
    }
    flush(p, 2, 2, NULL);
}

static void put_sums(struct page *p)
{
    const struct stance_coalition *k = &p->x->coalitions->coalition[p->x->k];
    put(p, "Cohesion ");
    stance_human_put(&p->line, k->cohesion, 2, true);
    put(p, ", to others ");
    stance_human_put(&p->line, k->apart, 2, true);
    put(p, "; one of ");
    stance_coalitions_put_headline(&p->line, p->x->coalitions);
    flush(p, 0, 0, FAINT);
}

void stance_explanation_put_table(struct stance_text *out, const stance_explanation *x,
                                  const struct stance_print_options *print)
{
    struct page p = {.out = out, .x = x, .colour = print->colour};
    size_t width = print->width ? print->width : WIDTH_DEFAULT;
    p.width = width < WIDTH_LEAST ? WIDTH_LEAST : width;
    put_sentence(&p);
    if (x->actor_n) {
        for (size_t k = 0; k < x->pair_n; k++)
            put_pair(&p, k);
        put_issues(&p);
        put_alignments(&p);
        put_sources(&p);
    } else {
        put_sums(&p);
        put_voices(&p, "What unites it", true);
        put_voices(&p, "Where it is divided", false);
        put_apart(&p);
        put_edge(&p);
        put_bridges(&p);
    }
    if (x->note.n) {
        stance_text_format(&p.line, "Note: %s", x->note.bytes);
        flush(&p, 0, 0, FAINT);
    }
    out->failed |= p.line.failed;
    stance_text_free(&p.line);
}
