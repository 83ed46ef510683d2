/* coalitions_json.c - the whole result; the first five keys are promised, more follow. */
#include <string.h>

#include "../base/text.h"
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
 * null where it was not looked for. */
static void put_certificate(struct stance_text *out, const struct stance_certificate *x)
{
    static const char *const status[] = {"optimal", "bounded", "heuristic"};
    bool bound = x->status != STANCE_HEURISTIC;
    stance_text_format(out, "{\"status\": \"%s\", \"lower_bound\": ", status[x->status]);
    stance_json_put_number(out, bound ? x->lower_bound : NAN);
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
        stance_text_puts(out, "}");
    }
    stance_text_puts(out, c->actor_n ? "\n  ]" : "]");
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
    put_count_key(out, "actors_without_tie", c->isolated_n);
    put_key(out, "  ", "actors");
    put_actors(out, c, roster);
    stance_text_puts(out, "\n}\n");
}
