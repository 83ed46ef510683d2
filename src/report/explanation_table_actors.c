/* explanation_table_actors.c - pairs, then issue by issue with the evidence, then alignments. */
#include "../base/memory.h"
#include "../base/text.h"
#include "coalitions_print.h"
#include "explanation_page.h"

enum { ISSUES_MOST = 100 };

static void put_name(struct stance_page *p, size_t actor)
{
    stance_page_put_safe(p, stance_explanation_text(p->x, p->x->actor[actor].label),
                         STANCE_PAGE_NAME_MOST);
}

static void put_short(struct stance_page *p, size_t actor)
{
    stance_page_put_safe(p, stance_explanation_text(p->x, p->x->actor[actor].short_name),
                         STANCE_PAGE_NAME_MOST);
}

/* ---- Pairs ---- */

static void put_pair(struct stance_page *p, size_t k)
{
    const struct stance_compared_pair *pair = &p->x->pair[k];
    put_name(p, pair->a);
    stance_page_put(p, " \xE2\x80\x93 ");
    put_name(p, pair->b);
    stance_text_format(&p->line, ": %u shared issue%s", pair->n, pair->n == 1 ? "" : "s");
    if (pair->n) {
        stance_text_format(&p->line, ", similarity (%s) ", stance_measure_name(p->x->measure));
        stance_human_put(&p->line, pair->similarity, 2, p->x->measure == STANCE_SIGNED);
        stance_page_put(p, pair->below ? ", too few to count (--min-overlap)" : "");
    }
    if (pair->tie != SIZE_MAX && p->x->measure == STANCE_SIGNED) {
        stance_page_put(p, ", alignment ");
        stance_human_put(&p->line, pair->alignment, 2, true);
    }
    stance_page_put(p, isnan(pair->weight) ? ", no tie" : ", tie ");
    if (!isnan(pair->weight))
        stance_human_put(&p->line, pair->weight, 2, p->x->measure == STANCE_SIGNED);
    stance_page_flush(p, 0, 2, NULL);
}

/* ---- Issues ---- */

static void put_parts(struct stance_page *p, const struct stance_explained_issue *issue)
{
    bool first = true;
    for (size_t k = 0; k < p->x->pair_n; k++) {
        if (isnan(issue->part[k]))
            continue;
        stance_page_put(p, first ? "adds " : ", ");
        first = false;
        stance_human_put(&p->line, issue->part[k], 2, true);
        if (p->x->pair_n > 1) {
            stance_page_put(p, " to ");
            put_short(p, p->x->pair[k].a);
            stance_page_put(p, "\xE2\x80\x93");
            put_short(p, p->x->pair[k].b);
        }
    }
    stance_page_put(p,
                    issue->dropped ? "adds nothing: all who speak agree (--drop-unanimous)" : "");
    stance_page_flush(p, 2, 2, STANCE_PAGE_FAINT);
}

static void put_source(struct stance_page *p, const struct stance_evidence *e)
{
    struct stance_text place = {0};
    const char *paraphrase = stance_explanation_text(p->x, e->paraphrase);
    const uint32_t more[] = {e->date, e->basis, e->speaker};
    stance_evidence_put_place(&place, p->x, e);
    stance_page_put_safe(p, place.bytes ? place.bytes : "", STANCE_PAGE_NAME_MOST);
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
        const char *s = stance_explanation_text(p->x, more[i]);
        stance_page_put(p, *s && p->line.n ? ", " : "");
        stance_page_put_safe(p, s, STANCE_PAGE_NAME_MOST);
    }
    stance_page_put(p, *paraphrase && p->line.n ? ": " : "");
    stance_page_put_safe(p, paraphrase, STANCE_PAGE_TEXT_MOST);
    p->line.failed |= place.failed;
    stance_text_free(&place);
}

static void put_verb(struct stance_page *p, size_t actor,
                     const struct stance_explained_position *of)
{
    put_name(p, actor);
    stance_text_format(&p->line, " %s%s", of->value == 0 ? "is " : "",
                       stance_position_verb(of->value));
    if (of->value != 1 && of->value != -1 && of->value != 0) {
        stance_page_put(p, " (");
        stance_human_put(&p->line, of->value, 2, true);
        stance_page_put(p, ")");
    }
    if (of->ambivalence > 0.005) {
        stance_page_put(p, ", contradicts itself (ambivalence ");
        stance_human_put(&p->line, of->ambivalence, 2, false);
        stance_page_put(p, ")");
    }
    if (of->from) {
        stance_page_put(p, ", as a member of ");
        stance_page_put_safe(p, stance_explanation_text(p->x, of->from), STANCE_PAGE_NAME_MOST);
    }
}

static void put_issue(struct stance_page *p, const struct stance_explained_issue *issue)
{
    const char *proposition = stance_explanation_text(p->x, issue->proposition);
    stance_text_putc(p->out, '\n');
    stance_page_put_safe(p, stance_explanation_text(p->x, issue->label), STANCE_PAGE_NAME_MOST);
    stance_page_flush(p, 0, 2, STANCE_PAGE_BOLD);
    stance_page_put_safe(p, proposition, STANCE_PAGE_TEXT_MOST);
    stance_page_flush(p, 2, 0, NULL);
    put_parts(p, issue);
    for (size_t a = 0; a < p->x->actor_n; a++) {
        const struct stance_explained_position *of = &issue->of[a];
        if (isnan(of->value))
            continue;
        put_verb(p, a, of);
        stance_page_flush(p, 2, 2,
                          of->value > 0   ? STANCE_PAGE_FOR
                          : of->value < 0 ? STANCE_PAGE_AGAINST
                                          : NULL);
        for (size_t i = of->first; i < of->first + of->n; i++) {
            put_source(p, &p->x->evidence[i]);
            stance_page_flush(p, 4, 2, NULL);
        }
    }
}

/* "Russia opposes Extend the 1718 Panel of Experts (S2 p8)" */
static void put_lone(struct stance_page *p, const struct stance_explained_issue *issue)
{
    for (size_t a = 0; a < p->x->actor_n; a++) {
        const struct stance_explained_position *of = &issue->of[a];
        if (isnan(of->value))
            continue;
        put_verb(p, a, of);
        stance_page_put(p, of->value == 0 ? " on " : ": ");
        stance_page_put_safe(p, stance_explanation_text(p->x, issue->label), STANCE_PAGE_NAME_MOST);
        bool open = false; /* a statement may name no place */
        for (size_t i = of->first; i < of->first + of->n; i++) {
            struct stance_text place = {0};
            stance_evidence_put_place(&place, p->x, &p->x->evidence[i]);
            if (place.n) {
                stance_page_put(p, open ? ", " : " (");
                stance_page_put_safe(p, place.bytes, STANCE_PAGE_NAME_MOST);
                open = true;
            }
            stance_text_free(&place);
        }
        stance_page_put(p, open ? ")" : "");
        stance_page_flush(p, 2, 2, NULL);
    }
}

static void put_issues(struct stance_page *p)
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
    stance_page_put_heading(p, x->actor_n == 2 ? "On record for one of the two alone"
                                               : "On record for one of the three alone");
    for (size_t i = 0; i < lone && i < ISSUES_MOST; i++)
        put_lone(p, &x->issue[x->shared_n + i]);
    if (lone > ISSUES_MOST)
        stance_text_format(p->out, "  and %zu more; --format csv has all\n", lone - ISSUES_MOST);
}

static void put_alignments(struct stance_page *p)
{
    bool any = false;
    for (size_t k = 0; k < p->x->pair_n; k++)
        for (size_t i = 0; i < p->x->tie_n[k]; i++) {
            const struct stance_evidence *e = &p->x->evidence[p->x->tie_first[k] + i];
            if (!any)
                stance_page_put_heading(p, "Alignments");
            any = true;
            put_name(p, p->x->pair[k].a);
            stance_page_put(p, " \xE2\x80\x93 ");
            put_name(p, p->x->pair[k].b);
            stance_page_put(p, e->value > 0   ? ": friendly "
                               : e->value < 0 ? ": hostile "
                                              : ": neither ");
            stance_human_put(&p->line, e->value, 2, true);
            stance_page_put(p, e->kind ? ", " : "");
            stance_page_put_safe(p, stance_explanation_text(p->x, e->kind), STANCE_PAGE_NAME_MOST);
            stance_page_flush(p, 2, 2,
                              e->value > 0   ? STANCE_PAGE_FOR
                              : e->value < 0 ? STANCE_PAGE_AGAINST
                                             : NULL);
            put_source(p, e);
            stance_page_flush(p, 4, 2, NULL);
        }
}

/* Each source once, in the order of the evidence. */
static void put_sources(struct stance_page *p)
{
    const stance_explanation *x = p->x;
    bool any = false;
    uint8_t *told = stance_memory_new(x->names.n, sizeof *told);
    if (!told) {
        p->line.failed = true;
        return;
    }
    for (size_t i = 0; i < x->evidence_n; i++) {
        const struct stance_evidence *e = &x->evidence[i];
        if (told[e->source] || e->source == 0 || e->source_title == e->source)
            continue;
        told[e->source] = 1;
        if (!any)
            stance_page_put_heading(p, "Sources");
        any = true;
        stance_page_put_safe(p, stance_explanation_text(x, e->source), STANCE_PAGE_NAME_MOST);
        stance_page_put(p, "  ");
        stance_page_put_safe(p, stance_explanation_text(x, e->source_title), STANCE_PAGE_TEXT_MOST);
        stance_page_flush(p, 2, 4, NULL);
    }
    stance_memory_free(told);
}

void stance_page_put_actors(struct stance_page *p)
{
    for (size_t k = 0; k < p->x->pair_n; k++)
        put_pair(p, k);
    put_issues(p);
    put_alignments(p);
    put_sources(p);
}
