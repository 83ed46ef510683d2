/* projection_json.c - nodes, ties, how they were made and what was left out. */
#include <string.h>

#include "../base/text.h"
#include "json.h"
#include "../graph/backbone.h"
#include "projection_print.h"

static void put_text(struct stance_text *out, const char *key, const char *s)
{
    stance_text_format(out, "\"%s\": ", key);
    stance_json_put_string(out, s, strlen(s));
}

static void put_nodes(struct stance_text *out, const struct stance_projection *p)
{
    stance_text_puts(out, "  \"nodes\": [");
    for (size_t i = 0; i < p->node_n; i++) {
        stance_text_puts(out, i ? ",\n    {" : "\n    {");
        put_text(out, "id", p->text.bytes + p->node[i].id);
        stance_text_puts(out, ", ");
        put_text(out, "label", p->text.bytes + p->node[i].label);
        stance_text_puts(out, ", ");
        put_text(out, "kind", p->node[i].is_issue ? "issue" : "actor");
        stance_text_putc(out, '}');
    }
    stance_text_puts(out, p->node_n ? "\n  ],\n" : "],\n");
}

static void put_ties(struct stance_text *out, const struct stance_projection *p, const char *key,
                     const struct stance_projected_tie *tie, size_t n, const char *number)
{
    bool two = p->options.two_mode != STANCE_ONE_MODE;
    stance_text_format(out, "  \"%s\": [", key);
    for (size_t i = 0; i < n; i++) {
        stance_text_puts(out, i ? ",\n    {" : "\n    {");
        if (p->window_n)
            stance_text_format(out, "\"window\": %lu, ", (unsigned long)tie[i].window);
        put_text(out, two ? "actor" : "a", stance_projection_id(p, tie[i].a));
        stance_text_puts(out, ", ");
        put_text(out, two ? "issue" : "b", stance_projection_id(p, tie[i].b));
        stance_text_format(out, ", \"%s\": ", number);
        stance_json_put_number(out, tie[i].weight);
        stance_text_format(out, ", \"n\": %lu}", (unsigned long)tie[i].n);
    }
    stance_text_puts(out, n ? "\n  ]" : "]");
}

static void put_windows(struct stance_text *out, const struct stance_projection *p)
{
    stance_text_puts(out, "  \"windows\": [");
    for (size_t i = 0; i < p->window_n; i++) {
        stance_text_puts(out, i ? ",\n    {" : "\n    {");
        put_text(out, "start", p->text.bytes + p->window[i].start);
        stance_text_puts(out, ", ");
        put_text(out, "middle", p->text.bytes + p->window[i].middle);
        stance_text_puts(out, ", ");
        put_text(out, "stop", p->text.bytes + p->window[i].stop);
        stance_text_format(out, ", \"statements\": %zu}", p->window[i].statement_n);
    }
    stance_text_puts(out, "\n  ],\n");
}

void stance_projection_put_json(struct stance_text *out, const struct stance_projection *p)
{
    const struct stance_project_options *o = &p->options;
    bool two = o->two_mode != STANCE_ONE_MODE;
    stance_text_puts(out, "{\n  ");
    put_text(out, "two_mode", stance_two_mode_name(o->two_mode));
    stance_text_puts(out, ", ");
    put_text(out, "measure", two ? "none" : stance_measure_names[o->measure]);
    stance_text_puts(out, ", ");
    put_text(out, "normalise", stance_normalise_name(o->normalise));
    stance_text_puts(out, ", ");
    put_text(out, "backbone", stance_backbone_name(o->backbone));
    stance_text_format(out, ",\n  \"statements\": %zu,\n", p->statement_n);
    stance_text_format(out,
                       "  \"left_out\": {\"below_min_overlap\": %zu, \"undefined\": %zu, "
                       "\"by_backbone\": %zu}, \"thin\": %zu,\n",
                       p->below_n, p->undefined_n, p->cut_n, p->thin_n);
    put_nodes(out, p);
    if (p->window_n)
        put_windows(out, p);
    put_ties(out, p, "ties", p->tie, p->tie_n, two ? "value" : "weight");
    if (p->alignment_n) {
        stance_text_puts(out, ",\n");
        put_ties(out, p, "alignments", p->alignment, p->alignment_n, "strength");
    }
    stance_text_puts(out, "\n}\n");
}
