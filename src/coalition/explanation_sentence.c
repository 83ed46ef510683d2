/* explanation_sentence.c - the answer in one sentence of plain English. */
#include "../base/text.h"
#include "explanation.h"
#include "partition.h"

static const char *label(const stance_explanation *x, size_t actor)
{
    return stance_explanation_text(x, x->actor[actor].label);
}

/* ---- Two actors ---- */

static void put_accord(struct stance_text *out, const struct stance_compared_pair *p)
{
    const char *verb = p->agree == p->n     ? "agree"
                       : p->opposed == p->n ? "are opposed"
                       : p->differ == p->n  ? "differ in part"
                                            : NULL;
    if (p->n == 0)
        stance_text_puts(out, "are on record for no issue in common");
    else if (verb && p->n == 1)
        stance_text_format(out, "%s on the one issue both are on record for", verb);
    else if (verb && p->n == 2)
        stance_text_format(out, "%s on the two issues both are on record for", verb);
    else if (verb)
        stance_text_format(out, "%s on all %u issues both are on record for", verb, p->n);
    else {
        const char *between = "";
        const struct {
            uint32_t n;
            const char *verb;
        } part[] = {
            {p->agree, "agree"}, {p->opposed, "are opposed"}, {p->differ, "differ in part"}};
        stance_text_format(out, "share %u issues that both are on record for: they ", p->n);
        for (size_t i = 0; i < sizeof part / sizeof *part; i++)
            if (part[i].n) {
                stance_text_format(out, "%s%s on %u", between, part[i].verb, part[i].n);
                between = p->agree && p->opposed && p->differ && i == 0 ? ", " : " and ";
            }
    }
}

static void put_alignment(struct stance_text *out, const stance_explanation *x, size_t k)
{
    double sum = 0;
    for (size_t i = 0; i < x->tie_n[k]; i++)
        sum += x->evidence[x->tie_first[k] + i].value;
    if (x->tie_n[k] == 0)
        return;
    const struct stance_compared_pair *p = &x->pair[k];
    bool friends = sum > 0, close = p->agree > p->opposed, apart = p->opposed > p->agree;
    const char *kind = stance_explanation_text(x, x->evidence[x->tie_first[k]].kind);
    bool against = p->n == 0 || (friends ? apart : close);
    stance_text_puts(out, against ? ", but " : ", and ");
    stance_text_puts(out, sum == 0  ? "an alignment that cuts both ways"
                          : friends ? "a friendly alignment"
                                    : "a hostile alignment");
    if (*kind)
        stance_text_format(out, " (%s)", kind);
    stance_text_puts(out, friends ? " ties them" : " stands between them");
}

static void put_pair(struct stance_text *out, const stance_explanation *x, size_t k)
{
    stance_text_format(out, "%s and %s ", label(x, x->pair[k].a), label(x, x->pair[k].b));
    put_accord(out, &x->pair[k]);
    put_alignment(out, x, k);
}

/* ---- Coalitions ---- */

static void put_letter(struct stance_text *out, uint32_t coalition)
{
    char letter[8];
    stance_partition_letter(coalition, letter);
    stance_text_puts(out, letter);
}

/* "; Russia is in coalition B, Japan and Estonia are in coalition A" */
static void put_three(struct stance_text *out, const stance_explanation *x)
{
    bool told[STANCE_COMPARED_MOST] = {false};
    const char *between = "; ";
    for (size_t i = 0; i < x->actor_n; i++) {
        size_t with = x->actor_n;
        if (told[i])
            continue;
        for (size_t j = i + 1; j < x->actor_n; j++)
            if (x->actor[j].coalition == x->actor[i].coalition)
                with = j;
        stance_text_format(out, "%s%s", between, label(x, i));
        if (with < x->actor_n) {
            told[with] = true;
            stance_text_format(out, " and %s", label(x, with));
        }
        stance_text_puts(out, with < x->actor_n ? " are in coalition " : " is in coalition ");
        put_letter(out, x->actor[i].coalition);
        between = ", ";
    }
}

static void put_where(struct stance_text *out, const stance_explanation *x)
{
    bool same = true;
    for (size_t i = 1; i < x->actor_n; i++)
        same &= x->actor[i].coalition == x->actor[0].coalition;
    if (same) {
        stance_text_puts(out, x->actor_n == 2 ? "; they are in the same coalition ("
                                              : "; all three are in the same coalition (");
        put_letter(out, x->actor[0].coalition);
        stance_text_puts(out, ").");
        return;
    }
    if (x->actor_n == 2) {
        stance_text_puts(out, "; they are in different coalitions (");
        put_letter(out, x->actor[0].coalition);
        stance_text_puts(out, " and ");
        put_letter(out, x->actor[1].coalition);
        stance_text_puts(out, ").");
        return;
    }
    put_three(out, x);
    stance_text_putc(out, '.');
}

static bool put_absent(struct stance_text *out, const stance_explanation *x)
{
    const char *between = "Nothing is on record for ";
    bool absent = false;
    for (size_t i = 0; i < x->actor_n; i++)
        if (x->actor[i].coalition == STANCE_NONE) {
            stance_text_format(out, "%s%s", between, label(x, i));
            between = " or ";
            absent = true;
        }
    if (absent)
        stance_text_puts(out, ", so there is nothing to compare.");
    return absent;
}

void stance_explanation_put_actors(stance_explanation *x)
{
    if (put_absent(&x->sentence, x)) {
        stance_text_puts(&x->note, "no statement and no alignment of its own was found; members of "
                                   "a group hold its positions with --groups expand");
        return;
    }
    for (size_t k = 0; k < x->pair_n; k++) {
        stance_text_puts(&x->sentence, k ? "; " : "");
        put_pair(&x->sentence, x, k);
    }
    put_where(&x->sentence, x);
}

/* ---- A coalition ---- */

static const char *does(double mean, bool many)
{
    if (mean > 0)
        return many ? "support" : "supports";
    if (mean < 0)
        return many ? "oppose" : "opposes";
    return many ? "are neutral on" : "is neutral on";
}

static void put_one_voice(struct stance_text *out, uint32_t size, const char *letter, size_t united,
                          size_t spoken)
{
    stance_text_format(out, "The %u actors of coalition %s ", size, letter);
    if (spoken == 1)
        stance_text_puts(out, united ? "speak with one voice on the one issue"
                                     : "speak with several voices on the one issue");
    else if (united == spoken)
        stance_text_format(out, "speak with one voice on all %zu issues", spoken);
    else
        stance_text_format(out, "speak with one voice on %zu of the %zu issues", united, spoken);
    stance_text_puts(out, " that two or more of them are on record for");
}

static void put_unity(struct stance_text *out, const stance_explanation *x, uint32_t size)
{
    size_t spoken = 0, united = 0;
    for (size_t i = 0; i < x->voice_n; i++) {
        spoken += stance_voices_n(x->voice[i].inside) >= 2;
        united += stance_voices_n(x->voice[i].inside) >= 2 && x->voice[i].agreement == 1;
    }
    char letter[8];
    stance_partition_letter(x->k, letter);
    if (size == 1)
        stance_text_format(out, "Coalition %s is %s alone", letter,
                           stance_coalitions_label(x->coalitions, x->member[0]));
    else if (spoken == 0)
        stance_text_format(out,
                           "The %u actors of coalition %s share no issue that two of them are on "
                           "record for: alignments hold them together",
                           size, letter);
    else
        put_one_voice(out, size, letter, united, spoken);
}

void stance_explanation_put_coalition(stance_explanation *x)
{
    const struct stance_coalition *c = &x->coalitions->coalition[x->k];
    const struct stance_defining *d = NULL;
    for (size_t i = 0; i < c->defining_n && !d; i++)
        if (c->defining[i].outside_n)
            d = &c->defining[i];
    put_unity(&x->sentence, x, c->size);
    if (d) {
        stance_text_format(&x->sentence, "; what sets %s apart most is that %s %s \"%s\", which ",
                           c->size == 1 ? "it" : "them", c->size == 1 ? "it" : "they",
                           does(d->inside, c->size > 1),
                           stance_coalitions_issue_label(x->coalitions, d->issue));
        bool alike = d->inside * d->outside > 0;
        stance_text_format(&x->sentence, "others %s",
                           !alike                               ? does(d->outside, true)
                           : fabs(d->inside) > fabs(d->outside) ? "do less firmly"
                                                                : "do more firmly");
    }
    stance_text_putc(&x->sentence, '.');
}
