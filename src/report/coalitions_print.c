/* coalitions_print.c - choosing the form, and the words two of them share. */
#include "coalitions_print.h"

#include <string.h>

#include "../base/error.h"
#include "../base/given.h"
#include "../base/memory.h"
#include "../base/number.h"
#include "../base/text.h"
#include "../coalition/methods.h"
#include "../coalition/partition.h"

enum stance_code stance_roster_make(struct stance_roster *out, const stance_coalitions *c,
                                    struct stance_error *err)
{
    struct stance_roster r = {0};
    r.actor = stance_memory_new(c->actor_n, sizeof *r.actor);
    r.start = stance_memory_new((size_t)c->k + 2, sizeof *r.start);
    if (!r.actor || !r.start) {
        stance_roster_clear(&r);
        return stance_error_memory(err);
    }
    for (size_t i = 0; i < c->actor_n; i++)
        r.start[c->label[i] + 2]++;
    for (size_t k = 2; k < (size_t)c->k + 2; k++)
        r.start[k] += r.start[k - 1];
    for (size_t i = 0; i < c->actor_n; i++)
        r.actor[r.start[c->label[i] + 1]++] = (uint32_t)i;
    *out = r;
    return STANCE_OK;
}

void stance_roster_clear(struct stance_roster *roster)
{
    stance_memory_free(roster->actor);
    stance_memory_free(roster->start);
    *roster = (struct stance_roster){0};
}

enum stance_code stance_coalitions_print(struct stance_text *out, const stance_coalitions *c,
                                         const struct stance_print_options *print,
                                         struct stance_error *err)
{
    enum stance_code given = stance_given_print(print, err);
    if (given != STANCE_OK)
        return given;
    struct stance_text text = {0};
    struct stance_roster roster = {0};
    enum stance_code code = stance_roster_make(&roster, c, err);
    if (code)
        return code;
    switch (print->format) {
    case STANCE_PRINT_TABLE:
        stance_coalitions_put_table(&text, c, &roster, print);
        break;
    case STANCE_PRINT_CSV:
        stance_coalitions_put_csv(&text, c, &roster, print->formulas);
        break;
    case STANCE_PRINT_JSON:
        stance_coalitions_put_json(&text, c, &roster);
        break;
    case STANCE_PRINT_MARKDOWN:
        stance_coalitions_put_markdown(&text, c, &roster);
        break;
    }
    stance_roster_clear(&roster);
    code = stance_text_end(&text, err);
    if (code)
        stance_text_free(&text);
    else
        *out = text;
    return code;
}

/* ---- Numbers and sentences ---- */

void stance_human_put(struct stance_text *out, double x, int decimals, bool sign)
{
    struct stance_text plain = {0};
    if (isnan(x)) {
        stance_text_puts(out, "\xE2\x80\x93"); /* an en dash: no number */
        return;
    }
    stance_number_put_fixed(&plain, x, decimals);
    const char *s = plain.bytes ? plain.bytes : "";
    bool zero = strspn(s, "0.") == strlen(s);
    if (*s == '-')
        stance_text_puts(out, "\xE2\x88\x92");
    else if (sign && !zero)
        stance_text_putc(out, '+');
    stance_text_puts(out, *s == '-' ? s + 1 : s);
    out->failed |= plain.failed;
    stance_text_free(&plain);
}

static void put_certificate(struct stance_text *out, const stance_coalitions *c)
{
    switch (c->certificate.status) {
    case STANCE_OPTIMAL:
        stance_text_puts(out, ", proven optimal");
        break;
    case STANCE_BOUNDED:
        stance_text_puts(out, c->certificate.maximised ? ", not proven optimal: at most "
                                                       : ", not proven optimal: at least ");
        stance_human_put(
            out, c->certificate.maximised ? c->certificate.upper_bound : c->certificate.lower_bound,
            c->certificate.maximised ? 4 : 2, false);
        stance_text_puts(out, ", gap ");
        stance_human_put(out, 100 * c->certificate.gap, 1, false);
        stance_text_puts(out, " %");
        break;
    case STANCE_HEURISTIC:
        stance_text_puts(out, ", best found");
        break;
    }
}

void stance_coalitions_put_headline(struct stance_text *out, const stance_coalitions *c)
{
    bool frustration = stance_method_is_frustration(c->method);
    stance_text_format(out, "%u coalition%s of %zu actor%s, %s ", c->k, c->k == 1 ? "" : "s",
                       c->actor_n, c->actor_n == 1 ? "" : "s", stance_coalitions_objective_name(c));
    stance_human_put(out, c->objective, frustration ? 2 : 4, false);
    put_certificate(out, c);
}

void stance_coalitions_put_basis(struct stance_text *out, const stance_coalitions *c)
{
    stance_text_format(out, "method %s", stance_method_name(c->method));
    if (!c->from_network)
        stance_text_format(out, ", measure %s", stance_measure_name(c->measure));
    stance_text_format(out, ", %zu tie%s", c->tie_n, c->tie_n == 1 ? "" : "s");
    if (c->negative_n || c->measure == STANCE_SIGNED)
        stance_text_format(out, " (%zu friendly, %zu hostile)", c->positive_n, c->negative_n);
    if (c->alignment_n)
        stance_text_format(out, ", %zu alignment%s among them", c->alignment_n,
                           c->alignment_n == 1 ? "" : "s");
    if (stance_method_traits(c->method)->ignores)
        stance_text_format(out, "; ignores %s", stance_method_traits(c->method)->ignores);
}

void stance_coalitions_put_legend(struct stance_text *out, const stance_coalitions *c)
{
    bool defines = false;
    for (uint32_t k = 0; k < c->k; k++)
        defines |= c->coalition[k].defining_n > 0;
    if (stance_method_is_frustration(c->method))
        stance_text_puts(out, "Frustration: weight of the ties that contradict the coalitions. ");
    stance_text_puts(out, "Cohesion, to others: mean tie inside and out.");
    if (c->stability)
        stance_text_puts(out, " Stability: how often two members stay together.");
    if (defines)
        stance_text_puts(out, " In brackets: mean position inside against outside, "
                              "−1 opposed, +1 in support.");
}

void stance_defining_put(struct stance_text *out, const struct stance_defining *d,
                         const char *label, size_t label_n)
{
    const char *verb = d->inside > 0.75    ? "supports "
                       : d->inside > 0     ? "leans for "
                       : d->inside < -0.75 ? "opposes "
                       : d->inside < 0     ? "leans against "
                                           : "neutral on ";
    stance_text_puts(out, verb);
    stance_text_put(out, label, label_n);
    stance_text_puts(out, " (");
    stance_human_put(out, d->inside, 1, true);
    if (d->outside_n) {
        stance_text_puts(out, " against ");
        stance_human_put(out, d->outside, 1, true);
    } else {
        stance_text_puts(out, ", nobody else recorded");
    }
    stance_text_putc(out, ')');
}

void stance_stability_put(struct stance_text *out, const struct stance_stability *s,
                          const stance_coalitions *c)
{
    bool same = s->to_consensus.vi == 0;
    stance_text_format(out, "%u replicate%s of the %s: ", s->replicate_n,
                       s->replicate_n == 1 ? "" : "s",
                       s->unit == STANCE_RESAMPLE_ISSUES ? "issues" : "statements");
    if (s->k_least == s->k_most)
        stance_text_format(out, "%u", s->k_least);
    else
        stance_text_format(out, "%u to %u", s->k_least, s->k_most);
    stance_text_format(out, " coalition%s each; consensus: ", s->k_most == 1 ? "" : "s");
    if (same) {
        stance_text_format(out, "the same %s", c->k == 1 ? "one" : "coalitions");
        return;
    }
    stance_text_format(out, "%u coalition%s, adjusted Rand index with these ", s->consensus_k,
                       s->consensus_k == 1 ? "" : "s");
    stance_human_put(out, s->to_consensus.ari, 2, false);
}

void stance_against_put(struct stance_text *out, const stance_coalitions *c)
{
    const struct stance_against *x = c->against;
    char letter[8];
    stance_text_format(out, "%zu member%s listed, %zu found", x->listed_n,
                       x->listed_n == 1 ? "" : "s", x->found_n);
    if (x->member_n != x->found_n)
        stance_text_format(out, " as %zu actors", x->member_n);
    stance_partition_letter(x->home, letter);
    if (x->member_n && x->far_n)
        stance_text_format(out, "; %u stand%s in %s, %zu elsewhere", x->inside[x->home],
                           x->inside[x->home] == 1 ? "s" : "", letter, x->far_n);
    else if (x->member_n)
        stance_text_format(out, "; all stand in %s", letter);
}

void stance_split_put(struct stance_text *out, const struct stance_split *split)
{
    stance_text_format(out, "%u for, %u against", split->voices.support, split->voices.oppose);
    if (split->voices.neutral)
        stance_text_format(out, ", %u neutral", split->voices.neutral);
    if (split->missing)
        stance_text_format(out, ", %u missing", split->missing);
}

size_t stance_extremes_find(const stance_coalitions *c, const double *value, double factor,
                            double least, uint32_t *actor, size_t most)
{
    size_t n = 0;
    for (size_t i = 0; i < c->actor_n; i++) {
        size_t at = n;
        if (!(factor * value[i] >= least))
            continue;
        while (at > 0 && factor * value[actor[at - 1]] < factor * value[i])
            at--;
        if (at == most)
            continue;
        if (n < most)
            n++;
        for (size_t j = n - 1; j > at; j--)
            actor[j] = actor[j - 1];
        actor[at] = (uint32_t)i;
    }
    return n;
}
