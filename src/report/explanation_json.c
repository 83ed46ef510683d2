/* explanation_json.c - everything an explanation holds. */
#include <string.h>

#include "../base/text.h"
#include "../coalition/partition.h"
#include "explanation_print.h"
#include "json.h"

static void put_string(struct stance_text *out, const char *s)
{
    stance_json_put_string(out, s, strlen(s));
}

static void put_text_key(struct stance_text *out, const char *key, const char *s)
{
    stance_text_format(out, ", \"%s\": ", key);
    put_string(out, s);
}

static void put_number_key(struct stance_text *out, const char *key, double x)
{
    stance_text_format(out, ", \"%s\": ", key);
    stance_json_put_number(out, x);
}

static void put_letter(struct stance_text *out, uint32_t coalition)
{
    char letter[8];
    if (coalition == STANCE_NONE) {
        stance_text_puts(out, "null");
        return;
    }
    stance_partition_letter(coalition, letter);
    stance_text_format(out, "\"%s\"", letter);
}

static void put_evidence(struct stance_text *out, const stance_explanation *x, size_t first,
                         size_t n, const char *value_name)
{
    stance_text_puts(out, "[");
    for (size_t i = first; i < first + n; i++) {
        const struct stance_evidence *e = &x->evidence[i];
        stance_text_format(out, "%s{\"%s\": ", i > first ? ",\n          " : "\n          ",
                           value_name);
        stance_json_put_number(out, e->value);
        const struct {
            const char *key;
            uint32_t text;
        } field[] = {{"kind", e->kind},
                     {"basis", e->basis},
                     {"date", e->date},
                     {"source", e->source},
                     {"source_title", e->source_title},
                     {"locator", e->locator},
                     {"evidence", e->paraphrase},
                     {"speaker", e->speaker}};
        for (size_t f = 0; f < sizeof field / sizeof *field; f++)
            if (field[f].text)
                put_text_key(out, field[f].key, stance_explanation_text(x, field[f].text));
        stance_text_putc(out, '}');
    }
    stance_text_puts(out, "]");
}

/* ---- Actors ---- */

static void put_issue(struct stance_text *out, const stance_explanation *x,
                      const struct stance_explained_issue *issue)
{
    const char *between = "";
    stance_text_puts(out, "{\"issue\": ");
    put_string(out, stance_explanation_text(x, issue->id));
    put_text_key(out, "label", stance_explanation_text(x, issue->label));
    put_text_key(out, "proposition", stance_explanation_text(x, issue->proposition));
    stance_text_format(out, ", \"dropped\": %s,\n      \"parts\": [",
                       issue->dropped ? "true" : "false");
    for (size_t k = 0; k < x->pair_n; k++) {
        stance_text_puts(out, k ? ", " : "");
        stance_json_put_number(out, issue->part[k]);
    }
    stance_text_puts(out, "],\n      \"positions\": [");
    for (size_t a = 0; a < x->actor_n; a++) {
        const struct stance_explained_position *p = &issue->of[a];
        if (isnan(p->value))
            continue;
        stance_text_format(out, "%s\n        {\"actor\": ", between);
        put_string(out, stance_explanation_text(x, x->actor[a].id));
        put_number_key(out, "position", p->value);
        put_number_key(out, "ambivalence", p->ambivalence);
        if (p->from)
            put_text_key(out, "from", stance_explanation_text(x, p->from));
        stance_text_puts(out, ", \"statements\": ");
        put_evidence(out, x, p->first, p->n, "stance");
        stance_text_puts(out, "}");
        between = ",";
    }
    stance_text_puts(out, "]}");
}

static void put_pair(struct stance_text *out, const stance_explanation *x, size_t k)
{
    const struct stance_compared_pair *p = &x->pair[k];
    stance_text_puts(out, "{\"a\": ");
    put_string(out, stance_explanation_text(x, x->actor[p->a].id));
    put_text_key(out, "b", stance_explanation_text(x, x->actor[p->b].id));
    stance_text_format(out,
                       ", \"shared\": %u, \"agree\": %u, \"opposed\": %u, \"differ\": %u, "
                       "\"below_min_overlap\": %s",
                       p->n, p->agree, p->opposed, p->differ, p->below ? "true" : "false");
    put_number_key(out, "similarity", p->similarity);
    put_number_key(out, "alignment", p->alignment);
    put_number_key(out, "tie", p->weight);
    stance_text_puts(out, ",\n      \"alignments\": ");
    put_evidence(out, x, x->tie_first[k], x->tie_n[k], "strength");
    stance_text_puts(out, "}");
}

static void put_actors(struct stance_text *out, const stance_explanation *x)
{
    stance_text_format(out, ",\n  \"measure\": \"%s\",\n  \"actors\": [",
                       stance_measure_name(x->measure));
    for (size_t a = 0; a < x->actor_n; a++) {
        stance_text_format(out, "%s\n    {\"id\": ", a ? "," : "");
        put_string(out, stance_explanation_text(x, x->actor[a].id));
        put_text_key(out, "label", stance_explanation_text(x, x->actor[a].label));
        stance_text_puts(out, ", \"coalition\": ");
        put_letter(out, x->actor[a].coalition);
        stance_text_putc(out, '}');
    }
    stance_text_puts(out, "\n  ],\n  \"pairs\": [");
    for (size_t k = 0; k < x->pair_n; k++) {
        stance_text_puts(out, k ? ",\n    " : "\n    ");
        put_pair(out, x, k);
    }
    stance_text_puts(out, "\n  ],\n  \"issues\": [");
    for (size_t i = 0; i < x->issue_n; i++) {
        stance_text_puts(out, i ? ",\n    " : "\n    ");
        put_issue(out, x, &x->issue[i]);
    }
    stance_text_puts(out, x->issue_n ? "\n  ]" : "]");
}

/* ---- A coalition ---- */

static void put_certificate(struct stance_text *out, const stance_coalitions *c)
{
    static const char *const status[] = {"optimal", "bounded", "heuristic"};
    bool bound = c->certificate.status != STANCE_HEURISTIC;
    stance_text_format(
        out, ",\n  \"method\": \"%s\",\n  \"objective\": ", stance_method_name(c->method));
    stance_json_put_number(out, c->objective);
    stance_text_format(out, ",\n  \"certificate\": {\"status\": \"%s\"",
                       status[c->certificate.status]);
    put_number_key(out, "lower_bound", bound ? c->certificate.lower_bound : NAN);
    put_number_key(out, "gap", bound ? c->certificate.gap : NAN);
    stance_text_putc(out, '}');
}

static void put_voice(struct stance_text *out, const stance_explanation *x,
                      const struct stance_explained_voice *v)
{
    stance_text_puts(out, "{\"issue\": ");
    put_string(out, stance_explanation_text(x, v->id));
    put_text_key(out, "label", stance_explanation_text(x, v->label));
    stance_text_format(out, ", \"support\": %u, \"oppose\": %u, \"neutral\": %u", v->inside.support,
                       v->inside.oppose, v->inside.neutral);
    put_number_key(out, "inside", v->inside_mean);
    put_number_key(out, "outside", v->outside_mean);
    stance_text_format(out, ", \"outside_n\": %u", v->outside_n);
    put_number_key(out, "agreement", v->agreement);
    put_number_key(out, "defining", v->defining ? (double)v->defining : (double)NAN);
    stance_text_putc(out, '}');
}

static void put_coalition(struct stance_text *out, const stance_explanation *x)
{
    const stance_coalitions *c = x->coalitions;
    stance_text_puts(out, ",\n  \"coalition\": ");
    put_letter(out, x->k);
    stance_text_format(out, ",\n  \"size\": %u,\n  \"cohesion\": ", c->coalition[x->k].size);
    stance_json_put_number(out, c->coalition[x->k].cohesion);
    stance_text_puts(out, ",\n  \"apart\": ");
    stance_json_put_number(out, c->coalition[x->k].apart);
    put_certificate(out, c);
    stance_text_puts(out, ",\n  \"issues\": [");
    for (size_t i = 0; i < x->voice_n; i++) {
        stance_text_puts(out, i ? ",\n    " : "\n    ");
        put_voice(out, x, &x->voice[i]);
    }
    stance_text_puts(out, "],\n  \"members\": [");
    for (size_t i = 0; i < x->member_n; i++) {
        uint32_t a = x->member[i];
        stance_text_puts(out, i ? ",\n    {\"id\": " : "\n    {\"id\": ");
        put_string(out, stance_coalitions_id(c, a));
        put_text_key(out, "label", stance_coalitions_label(c, a));
        put_number_key(out, "silhouette", c->silhouette[a]);
        put_number_key(out, "bridging", c->bridging[a]);
        stance_text_putc(out, '}');
    }
    stance_text_puts(out, "\n  ]");
}

void stance_explanation_put_json(struct stance_text *out, const stance_explanation *x)
{
    const stance_coalitions *c = x->coalitions;
    stance_text_puts(out, "{\n  \"sentence\": ");
    stance_json_put_string(out, x->sentence.bytes, x->sentence.n);
    if (x->actor_n)
        put_actors(out, x);
    else
        put_coalition(out, x);
    stance_text_puts(out, ",\n  \"warnings\": [");
    for (size_t i = 0; c && i < c->warning_n; i++) {
        stance_text_puts(out, i ? ",\n    " : "\n    ");
        stance_json_put_string(out, c->warning[i].bytes, c->warning[i].n);
    }
    stance_text_puts(out, "]\n}\n");
}
