/* explanation_print.c - choosing the form, shared words, CSV.
 *
 * Two or three actors give one row per pair and issue, then per alignment; a coalition one
 * row per issue, then per member. */
#include "explanation_print.h"

#include <string.h>

#include "../base/given.h"
#include "../base/number.h"
#include "../base/text.h"
#include "csv.h"

const char *stance_position_verb(double value)
{
    return isnan(value)    ? "nothing on record"
           : value > 0.75  ? "supports"
           : value > 0     ? "leans for"
           : value < -0.75 ? "opposes"
           : value < 0     ? "leans against"
                           : "neutral";
}

void stance_evidence_put_place(struct stance_text *out, const stance_explanation *x,
                               const struct stance_evidence *e)
{
    const char *source = stance_explanation_text(x, e->source);
    const char *locator = stance_explanation_text(x, e->locator);
    stance_text_puts(out, source);
    if (*source && *locator)
        stance_text_putc(out, ' ');
    stance_text_puts(out, locator);
}

/* ---- CSV ---- */

static void put_cell(struct stance_text *out, const char *text, enum stance_formulas formulas)
{
    stance_csv_put(out, text, strlen(text), formulas);
    stance_text_putc(out, ',');
}

static void put_number(struct stance_text *out, double x, char after)
{
    if (!isnan(x))
        stance_number_put_exact(out, x);
    stance_text_putc(out, after);
}

/* "S2 p13: says so; S3 p8: says so too", behind "as a member of G: " where it is inherited */
static void put_evidence(struct stance_text *out, const stance_explanation *x, uint32_t from,
                         size_t first, size_t n, char after, enum stance_formulas formulas)
{
    struct stance_text all = {0};
    const char *between = "";
    if (from)
        stance_text_format(&all, "as a member of %s: ", stance_explanation_text(x, from));
    for (size_t i = first; i < first + n; i++) {
        const char *paraphrase = stance_explanation_text(x, x->evidence[i].paraphrase);
        stance_text_puts(&all, between);
        between = "; ";
        stance_evidence_put_place(&all, x, &x->evidence[i]);
        if (*paraphrase)
            stance_text_format(&all, ": %s", paraphrase);
    }
    stance_csv_put(out, all.bytes ? all.bytes : "", all.n, formulas);
    stance_text_putc(out, after);
    out->failed |= all.failed;
    stance_text_free(&all);
}

static void put_pair_rows(struct stance_text *out, const stance_explanation *x, size_t k,
                          enum stance_formulas formulas)
{
    const struct stance_compared_pair *pair = &x->pair[k];
    const char *a = stance_explanation_text(x, x->actor[pair->a].id);
    const char *b = stance_explanation_text(x, x->actor[pair->b].id);
    for (size_t i = 0; i < x->issue_n; i++) {
        const struct stance_explained_issue *issue = &x->issue[i];
        const struct stance_explained_position *p = &issue->of[pair->a], *q = &issue->of[pair->b];
        if (isnan(p->value) && isnan(q->value))
            continue;
        stance_text_puts(out, "issue,");
        put_cell(out, a, formulas);
        put_cell(out, b, formulas);
        put_cell(out, stance_explanation_text(x, issue->id), formulas);
        put_cell(out, stance_explanation_text(x, issue->label), formulas);
        put_number(out, p->value, ',');
        put_number(out, q->value, ',');
        put_number(out, issue->part[k], ',');
        put_evidence(out, x, p->from, p->first, p->n, ',', formulas);
        put_evidence(out, x, q->from, q->first, q->n, '\n', formulas);
    }
    for (size_t i = x->tie_first[k]; i < x->tie_first[k] + x->tie_n[k]; i++) {
        stance_text_puts(out, "alignment,");
        put_cell(out, a, formulas);
        put_cell(out, b, formulas);
        put_cell(out, "", formulas);
        put_cell(out, stance_explanation_text(x, x->evidence[i].kind), formulas);
        put_number(out, x->evidence[i].value, ',');
        put_number(out, x->evidence[i].value, ',');
        put_number(out, pair->alignment / (double)x->tie_n[k], ',');
        put_evidence(out, x, 0, i, 1, ',', formulas);
        stance_text_putc(out, '\n');
    }
}

static void put_coalition_rows(struct stance_text *out, const stance_explanation *x,
                               enum stance_formulas formulas)
{
    const stance_coalitions *c = x->coalitions;
    stance_text_puts(out, "kind,id,label,support,oppose,neutral,inside,outside,outside_n,"
                          "agreement,defining,silhouette,bridging\n");
    for (size_t i = 0; i < x->voice_n; i++) {
        const struct stance_explained_voice *v = &x->voice[i];
        stance_text_puts(out, "issue,");
        put_cell(out, stance_explanation_text(x, v->id), formulas);
        put_cell(out, stance_explanation_text(x, v->label), formulas);
        stance_text_format(out, "%u,%u,%u,", v->inside.support, v->inside.oppose,
                           v->inside.neutral);
        put_number(out, v->inside_mean, ',');
        put_number(out, v->outside_mean, ',');
        stance_text_format(out, "%u,", v->outside_n);
        put_number(out, v->agreement, ',');
        put_number(out, v->defining ? (double)v->defining : (double)NAN, ',');
        stance_text_puts(out, ",\n");
    }
    for (size_t i = 0; i < x->member_n; i++) {
        stance_text_puts(out, "member,");
        put_cell(out, stance_coalitions_id(c, x->member[i]), formulas);
        put_cell(out, stance_coalitions_label(c, x->member[i]), formulas);
        stance_text_puts(out, ",,,,,,,,");
        put_number(out, c->silhouette[x->member[i]], ',');
        put_number(out, c->bridging[x->member[i]], '\n');
    }
}

void stance_explanation_put_csv(struct stance_text *out, const stance_explanation *x,
                                enum stance_formulas formulas)
{
    if (x->actor_n == 0) {
        put_coalition_rows(out, x, formulas);
        return;
    }
    stance_text_puts(out,
                     "kind,a,b,issue,label,a_position,b_position,part,a_evidence,b_evidence\n");
    for (size_t k = 0; k < x->pair_n; k++)
        put_pair_rows(out, x, k, formulas);
}

enum stance_code stance_explanation_print(struct stance_text *out, const stance_explanation *x,
                                          const struct stance_print_options *print,
                                          struct stance_error *err)
{
    enum stance_code given = stance_given_print(print, err);
    if (given != STANCE_OK)
        return given;
    struct stance_text text = {0};
    switch (print->format) {
    case STANCE_PRINT_TABLE:
        stance_explanation_put_table(&text, x, print);
        break;
    case STANCE_PRINT_CSV:
        stance_explanation_put_csv(&text, x, print->formulas);
        break;
    case STANCE_PRINT_JSON:
        stance_explanation_put_json(&text, x);
        break;
    case STANCE_PRINT_MARKDOWN:
        stance_explanation_put_markdown(&text, x);
        break;
    }
    enum stance_code code = stance_text_end(&text, err);
    if (code)
        stance_text_free(&text);
    else
        *out = text;
    return code;
}
