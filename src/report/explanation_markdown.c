/* explanation_markdown.c - the same for a report in Markdown. */
#include "../base/text.h"
#include "coalitions_print.h"
#include "explanation_print.h"
#include "markdown.h"

struct page {
    struct stance_text *out;
    const stance_explanation *x;
};

static void put_text(struct page *p, uint32_t text)
{
    stance_markdown_put(p->out, stance_explanation_text(p->x, text));
}

static void put_value(struct page *p, double value, bool sign)
{
    stance_human_put(p->out, value, 2, sign);
}

static void put_place(struct page *p, const struct stance_evidence *e)
{
    struct stance_text place = {0};
    stance_evidence_put_place(&place, p->x, e);
    stance_markdown_put(p->out, place.bytes ? place.bytes : "");
    p->out->failed |= place.failed;
    stance_text_free(&place);
}

/* ---- Actors ---- */

static void put_pairs(struct page *p)
{
    const stance_explanation *x = p->x;
    stance_text_format(p->out,
                       "| Pair | Shared issues | Similarity (%s) | Alignment | Tie |\n"
                       "|:--|--:|--:|--:|--:|\n",
                       stance_measure_name(x->measure));
    for (size_t k = 0; k < x->pair_n; k++) {
        const struct stance_compared_pair *pair = &x->pair[k];
        stance_text_puts(p->out, "| ");
        put_text(p, x->actor[pair->a].label);
        stance_text_puts(p->out, " \xE2\x80\x93 ");
        put_text(p, x->actor[pair->b].label);
        stance_text_format(p->out, " | %u | ", pair->n);
        put_value(p, pair->similarity, x->measure == STANCE_SIGNED);
        stance_text_puts(p->out, " | ");
        put_value(p, pair->tie == SIZE_MAX ? NAN : pair->alignment, true);
        stance_text_puts(p->out, " | ");
        put_value(p, pair->weight, x->measure == STANCE_SIGNED);
        stance_text_puts(p->out, " |\n");
    }
}

static void put_matrix(struct page *p)
{
    const stance_explanation *x = p->x;
    stance_text_puts(p->out, "\n| Issue |");
    for (size_t a = 0; a < x->actor_n; a++) {
        stance_text_putc(p->out, ' ');
        put_text(p, x->actor[a].label);
        stance_text_puts(p->out, " |");
    }
    stance_text_puts(p->out, x->pair_n == 1 ? " Adds |\n|:--|" : "\n|:--|");
    for (size_t a = 0; a < x->actor_n; a++)
        stance_text_puts(p->out, ":--|");
    stance_text_puts(p->out, x->pair_n == 1 ? "--:|\n" : "\n");
    for (size_t i = 0; i < x->issue_n; i++) {
        stance_text_puts(p->out, "| ");
        put_text(p, x->issue[i].label);
        for (size_t a = 0; a < x->actor_n; a++) {
            double value = x->issue[i].of[a].value;
            stance_text_format(p->out, " | %s",
                               isnan(value) ? "\xE2\x80\x93" : stance_position_verb(value));
        }
        if (x->pair_n == 1) {
            stance_text_puts(p->out, " | ");
            put_value(p, x->issue[i].part[0], true);
        }
        stance_text_puts(p->out, " |\n");
    }
}

static void put_source(struct page *p, const struct stance_evidence *e)
{
    put_place(p, e);
    if (e->date) {
        stance_text_puts(p->out, ", ");
        put_text(p, e->date);
    }
    if (e->basis) {
        stance_text_puts(p->out, ", ");
        put_text(p, e->basis);
    }
    stance_text_puts(p->out, ": ");
    put_text(p, e->paraphrase);
    stance_text_putc(p->out, '\n');
}

static void put_evidence(struct page *p)
{
    const stance_explanation *x = p->x;
    for (size_t i = 0; i < x->issue_n; i++)
        for (size_t a = 0; a < x->actor_n; a++) {
            const struct stance_explained_position *of = &x->issue[i].of[a];
            for (size_t e = of->first; e < of->first + of->n; e++) {
                stance_text_puts(p->out, "- ");
                put_text(p, x->actor[a].label);
                stance_text_format(p->out, " %s ", stance_position_verb(x->evidence[e].value));
                put_text(p, x->issue[i].label);
                if (of->from) {
                    stance_text_puts(p->out, ", as a member of ");
                    put_text(p, of->from);
                }
                stance_text_puts(p->out, ". ");
                put_source(p, &x->evidence[e]);
            }
        }
    for (size_t k = 0; k < x->pair_n; k++)
        for (size_t e = x->tie_first[k]; e < x->tie_first[k] + x->tie_n[k]; e++) {
            stance_text_puts(p->out, "- ");
            put_text(p, x->actor[x->pair[k].a].label);
            stance_text_puts(p->out, " \xE2\x80\x93 ");
            put_text(p, x->actor[x->pair[k].b].label);
            stance_text_puts(p->out, x->evidence[e].value > 0   ? ", friendly ("
                                     : x->evidence[e].value < 0 ? ", hostile ("
                                                                : ", neither (");
            put_text(p, x->evidence[e].kind);
            stance_text_puts(p->out, "). ");
            put_source(p, &x->evidence[e]);
        }
}

/* ---- A coalition ---- */

static void put_coalition(struct page *p)
{
    const stance_explanation *x = p->x;
    const stance_coalitions *c = x->coalitions;
    stance_text_puts(
        p->out, "| Issue | For | Against | Neutral | Mean inside | Mean outside | n outside |\n"
                "|:--|--:|--:|--:|--:|--:|--:|\n");
    for (size_t i = 0; i < x->voice_n; i++) {
        const struct stance_explained_voice *v = &x->voice[i];
        stance_text_puts(p->out, v->defining ? "| **" : "| ");
        put_text(p, v->label);
        stance_text_format(p->out, "%s | %u | %u | %u | ", v->defining ? "**" : "",
                           v->inside.support, v->inside.oppose, v->inside.neutral);
        put_value(p, v->inside_mean, true);
        stance_text_puts(p->out, " | ");
        put_value(p, v->outside_mean, true);
        stance_text_format(p->out, " | %u |\n", v->outside_n);
    }
    stance_text_puts(p->out, "\nBold: what sets it apart. At its edge (silhouette): ");
    for (size_t i = 0; i < x->member_n && i < STANCE_EDGE_TOLD; i++) {
        stance_text_puts(p->out, i ? ", " : "");
        stance_markdown_put(p->out, stance_coalitions_label(c, x->member[i]));
        stance_text_putc(p->out, ' ');
        put_value(p, c->silhouette[x->member[i]], true);
    }
    stance_text_puts(p->out, ".\n\nOne of ");
    stance_coalitions_put_headline(p->out, c);
    stance_text_puts(p->out, ".\n");
}

void stance_explanation_put_markdown(struct stance_text *out, const stance_explanation *x)
{
    struct page p = {out, x};
    stance_text_puts(out, "**");
    stance_markdown_put(out, x->sentence.bytes);
    stance_text_puts(out, "**\n\n");
    if (x->actor_n == 0) {
        put_coalition(&p);
        return;
    }
    put_pairs(&p);
    put_matrix(&p);
    stance_text_putc(out, '\n');
    put_evidence(&p);
    if (x->note.n)
        stance_text_format(out, "\nNote: %s.\n", x->note.bytes);
}
