/* coalitions_json.c - the whole result; the first five keys are promised, more follow. */
#include <string.h>

#include "../base/text.h"
#include "../coalition/methods.h"
#include "../coalition/partition.h"
#include "coalitions_print.h"
#include "json.h"

static void put_key(struct stance_text *out, const char *indent, const char *key)
{
    stance_text_format(out, ",\n%s\"%s\": ", indent, key);
}

static void put_text(struct stance_text *out, const char *s)
{
    stance_json_put_string(out, s, strlen(s));
}

static void put_number_key(struct stance_text *out, const char *key, double x)
{
    put_key(out, "  ", key);
    stance_json_put_number(out, x);
}

static void put_count_key(struct stance_text *out, const char *key, size_t n)
{
    put_key(out, "  ", key);
    stance_text_format(out, "%zu", n);
}

/* Bounds are null for a search that knows none; whether the optimum is the only one is
 * null where it was not looked for.  An upper bound goes with what is maximised. */
static void put_certificate(struct stance_text *out, const struct stance_certificate *x)
{
    static const char *const status[] = {"optimal", "bounded", "heuristic"};
    bool bound = x->status != STANCE_HEURISTIC;
    stance_text_format(out, "{\"status\": \"%s\", \"lower_bound\": ", status[x->status]);
    stance_json_put_number(out, bound ? x->lower_bound : NAN);
    if (x->maximised) {
        stance_text_puts(out, ", \"upper_bound\": ");
        stance_json_put_number(out, bound ? x->upper_bound : NAN);
    }
    stance_text_puts(out, ", \"gap\": ");
    stance_json_put_number(out, bound ? x->gap : NAN);
    stance_text_format(out, ", \"unique\": %s}",
                       !x->unique_known ? "null"
                       : x->unique      ? "true"
                                        : "false");
}

static void put_defining(struct stance_text *out, const stance_coalitions *c,
                         const struct stance_defining *d)
{
    stance_text_puts(out, "{\"issue\": ");
    put_text(out, stance_coalitions_issue_id(c, d->issue));
    stance_text_puts(out, ", \"label\": ");
    put_text(out, stance_coalitions_issue_label(c, d->issue));
    stance_text_puts(out, ", \"inside\": ");
    stance_json_put_number(out, d->inside);
    stance_text_puts(out, ", \"outside\": ");
    stance_json_put_number(out, d->outside_n ? d->outside : NAN);
    stance_text_format(out, ", \"inside_n\": %u, \"outside_n\": %u}", d->inside_n, d->outside_n);
}

static void put_coalition(struct stance_text *out, const stance_coalitions *c,
                          const struct stance_roster *roster, uint32_t k)
{
    const struct stance_coalition *x = &c->coalition[k];
    char letter[8];
    stance_partition_letter(k, letter);
    stance_text_format(out, "%s\n    {\n      \"id\": \"%s\",\n      \"size\": %u", k ? "," : "",
                       letter, x->size);
    put_key(out, "      ", "cohesion");
    stance_json_put_number(out, x->cohesion);
    put_key(out, "      ", "members");
    for (size_t i = roster->start[k]; i < roster->start[k + 1]; i++) {
        stance_text_puts(out, i == roster->start[k] ? "[" : ", ");
        put_text(out, stance_coalitions_id(c, roster->actor[i]));
    }
    stance_text_puts(out, "]");
    put_key(out, "      ", "defining_issues");
    stance_text_puts(out, "[");
    for (size_t i = 0; i < x->defining_n; i++) {
        stance_text_puts(out, i ? ",\n        " : "\n        ");
        put_defining(out, c, &x->defining[i]);
    }
    stance_text_puts(out, x->defining_n ? "\n      ]" : "]");
    put_key(out, "      ", "apart");
    stance_json_put_number(out, x->apart);
    if (c->stability) {
        put_key(out, "      ", "stability");
        stance_json_put_number(out, c->stability->firmness[k]);
    }
    stance_text_puts(out, "\n    }");
}

static void put_actors(struct stance_text *out, const stance_coalitions *c,
                       const struct stance_roster *roster)
{
    stance_text_puts(out, "[");
    for (size_t i = 0; i < c->actor_n; i++) {
        uint32_t a = roster->actor[i];
        char letter[8];
        stance_partition_letter(c->label[a], letter);
        stance_text_puts(out, i ? ",\n    {\"id\": " : "\n    {\"id\": ");
        put_text(out, stance_coalitions_id(c, a));
        stance_text_puts(out, ", \"label\": ");
        put_text(out, stance_coalitions_label(c, a));
        stance_text_format(out, ", \"coalition\": \"%s\", \"silhouette\": ", letter);
        stance_json_put_number(out, c->silhouette[a]);
        stance_text_puts(out, ", \"bridging\": ");
        stance_json_put_number(out, c->bridging[a]);
        if (c->stability) {
            stance_partition_letter(c->stability->consensus[a], letter);
            stance_text_puts(out, ", \"support\": ");
            stance_json_put_number(out, c->stability->support[a]);
            stance_text_format(out, ", \"consensus\": \"%s\"", letter);
        }
        if (c->against)
            stance_text_format(out, ", \"member\": %s",
                               c->against->is_member[a] ? "true" : "false");
        stance_text_puts(out, "}");
    }
    stance_text_puts(out, c->actor_n ? "\n  ]" : "]");
}

static void put_ids(struct stance_text *out, const stance_coalitions *c, const uint32_t *actor,
                    size_t n)
{
    stance_text_putc(out, '[');
    for (size_t i = 0; i < n; i++) {
        stance_text_puts(out, i ? ", " : "");
        put_text(out, stance_coalitions_id(c, actor[i]));
    }
    stance_text_putc(out, ']');
}

static void put_bootstrap(struct stance_text *out, const stance_coalitions *c)
{
    const struct stance_stability *s = c->stability;
    stance_text_format(out, "{\n    \"replicates\": %u", s->replicate_n);
    put_key(out, "    ", "resample");
    put_text(out, s->unit == STANCE_RESAMPLE_ISSUES ? "issues" : "statements");
    put_key(out, "    ", "k_least");
    stance_text_format(out, "%u", s->k_least);
    put_key(out, "    ", "k_most");
    stance_text_format(out, "%u", s->k_most);
    put_key(out, "    ", "swing_below");
    stance_json_put_number(out, STANCE_SWING_BELOW);
    put_key(out, "    ", "swing");
    put_ids(out, c, s->swing, s->swing_n);
    put_key(out, "    ", "consensus");
    stance_text_format(out, "{\"k\": %u, \"variation_of_information\": ", s->consensus_k);
    stance_json_put_number(out, s->to_consensus.vi);
    stance_text_puts(out, ", \"nmi\": ");
    stance_json_put_number(out, s->to_consensus.nmi);
    stance_text_puts(out, ", \"adjusted_rand\": ");
    stance_json_put_number(out, s->to_consensus.ari);
    stance_text_puts(out, "}\n  }");
}

/* On which issues the members of the group split. */
static void put_splits(struct stance_text *out, const stance_coalitions *c)
{
    const struct stance_against *x = c->against;
    put_key(out, "    ", "splits");
    stance_text_putc(out, '[');
    for (size_t i = 0; i < x->split_n; i++) {
        const struct stance_split *s = &x->split[i];
        stance_text_puts(out, i ? ",\n      {\"issue\": " : "\n      {\"issue\": ");
        put_text(out, stance_coalitions_issue_id(c, s->issue));
        stance_text_format(out,
                           ", \"for\": %u, \"against\": %u, \"neutral\": %u, \"missing\": %u, "
                           "\"lesser\": \"%s\", \"members\": ",
                           s->voices.support, s->voices.oppose, s->voices.neutral, s->missing,
                           s->lesser_supports ? "for" : "against");
        put_ids(out, c, x->split_member + s->member, s->member_n);
        stance_text_putc(out, '}');
    }
    stance_text_puts(out, x->split_n ? "\n    ]" : "]");
}

static void put_against(struct stance_text *out, const stance_coalitions *c)
{
    const struct stance_against *x = c->against;
    char letter[8];
    stance_text_puts(out, "{\n    \"file\": ");
    put_text(out, stance_dictionary_text(&x->names, x->file));
    put_key(out, "    ", "group");
    put_text(out, stance_dictionary_text(&x->names, x->group));
    put_key(out, "    ", "listed");
    stance_text_format(out, "%zu", x->listed_n);
    put_key(out, "    ", "found");
    stance_text_format(out, "%zu", x->found_n);
    put_key(out, "    ", "members");
    stance_text_format(out, "%zu", x->member_n);
    put_key(out, "    ", "table");
    stance_text_putc(out, '[');
    for (uint32_t k = 0; k < c->k; k++) {
        stance_partition_letter(k, letter);
        stance_text_format(out, "%s{\"coalition\": \"%s\", \"members\": %u, \"others\": %u}",
                           k ? ", " : "", letter, x->inside[k],
                           c->coalition[k].size - x->inside[k]);
    }
    stance_partition_letter(x->home, letter);
    stance_text_putc(out, ']');
    put_key(out, "    ", "home");
    if (x->member_n)
        put_text(out, letter);
    else
        stance_text_puts(out, "null");
    put_key(out, "    ", "far_side");
    put_ids(out, c, x->far_side, x->far_n);
    put_key(out, "    ", "absent");
    stance_text_putc(out, '[');
    for (size_t i = 0; i < x->absent_n; i++) {
        stance_text_puts(out, i ? ", " : "");
        put_text(out, stance_dictionary_text(&x->names, x->absent[i]));
    }
    stance_text_putc(out, ']');
    if (!c->from_network)
        put_splits(out, c);
    stance_text_puts(out, "\n  }");
}

void stance_coalitions_put_json(struct stance_text *out, const stance_coalitions *c,
                                const struct stance_roster *roster)
{
    stance_text_format(out, "{\n  \"method\": \"%s\"", stance_method_name(c->method));
    put_number_key(out, "objective", c->objective);
    put_key(out, "  ", "certificate");
    put_certificate(out, &c->certificate);
    put_key(out, "  ", "coalitions");
    stance_text_puts(out, "[");
    for (uint32_t k = 0; k < c->k; k++)
        put_coalition(out, c, roster, k);
    stance_text_puts(out, c->k ? "\n  ]" : "]");
    put_key(out, "  ", "warnings");
    stance_text_puts(out, "[");
    for (size_t i = 0; i < c->warning_n; i++) {
        stance_text_puts(out, i ? ",\n    " : "\n    ");
        stance_json_put_string(out, c->warning[i].bytes, c->warning[i].n);
    }
    stance_text_puts(out, c->warning_n ? "\n  ]" : "]");
    put_key(out, "  ", "objective_name");
    put_text(out, stance_coalitions_objective_name(c));
    put_key(out, "  ", "measure");
    put_text(out, c->from_network ? "given" : stance_measure_name(c->measure));
    put_key(out, "  ", "ignores");
    if (stance_method_traits(c->method)->ignores)
        put_text(out, stance_method_traits(c->method)->ignores);
    else
        stance_text_puts(out, "null");
    put_count_key(out, "k", c->k);
    put_number_key(out, "frustration", c->frustration);
    put_number_key(out, "modularity", c->modularity);
    put_number_key(out, "within", c->within);
    put_number_key(out, "between", c->between);
    put_count_key(out, "ties", c->tie_n);
    put_count_key(out, "friendly_ties", c->positive_n);
    put_count_key(out, "hostile_ties", c->negative_n);
    put_count_key(out, "thin_ties", c->thin_n);
    put_count_key(out, "alignments", c->alignment_n);
    put_count_key(out, "pairs_below_overlap", c->below_n);
    put_count_key(out, "ties_cut", c->cut_n);
    put_count_key(out, "actors_without_tie", c->isolated_n);
    put_key(out, "  ", "actors");
    put_actors(out, c, roster);
    if (c->stability) {
        put_key(out, "  ", "bootstrap");
        put_bootstrap(out, c);
    }
    if (c->against) {
        put_key(out, "  ", "against");
        put_against(out, c);
    }
    stance_text_puts(out, "\n}\n");
}
