/* projection_dot.c - the network as DOT: weight, n and sign on every edge.
 *
 * Actors are boxes, issues ellipses; beside actors an issue is called "issue:ID", because
 * it may share its id with one.  Orange and dashed is negative, as in the figures. */
#include "../base/number.h"
#include "../base/text.h"
#include "../data/dot_graph.h"
#include "../graph/backbone.h"
#include "projection_print.h"

static void put_name(struct stance_text *out, const struct stance_projection *p, uint32_t node)
{
    if (p->node[node].is_issue && p->options.two_mode != STANCE_ONE_MODE) {
        struct stance_text name = {0};
        stance_text_puts(&name, "issue:");
        stance_text_puts(&name, stance_projection_id(p, node));
        if (name.failed)
            out->failed = true;
        else
            stance_dot_put(out, name.bytes, name.n);
        stance_text_free(&name);
        return;
    }
    stance_dot_puts(out, stance_projection_id(p, node));
}

static void put_tie(struct stance_text *out, const struct stance_projection *p,
                    const struct stance_projected_tie *tie, const char *type)
{
    put_name(out, p, tie->a);
    stance_text_puts(out, " -- ");
    put_name(out, p, tie->b);
    stance_text_format(out, " [type=%s, value=\"", type);
    stance_number_put_exact(out, tie->weight);
    stance_text_format(out, "\", n=%lu", (unsigned long)tie->n);
    stance_text_puts(out, tie->weight < 0 ? ", color=\"#d55e00\", style=dashed];\n"
                                          : ", color=\"#0072b2\"];\n");
}

void stance_projection_put_dot(struct stance_text *out, const struct stance_projection *p)
{
    bool two = p->options.two_mode != STANCE_ONE_MODE;
    stance_text_format(out,
                       "graph {\n  graph [two_mode=%s, measure=\"%s\", "
                       "normalise=\"%s\", backbone=\"%s\"];\n",
                       stance_two_mode_name(p->options.two_mode),
                       two ? "none" : stance_measure_names[p->options.measure],
                       stance_normalise_name(p->options.normalise),
                       stance_backbone_name(p->options.backbone));
    for (uint32_t i = 0; i < p->node_n; i++) {
        put_name(out, p, i);
        stance_text_puts(out, " [label=");
        stance_dot_puts(out, p->text.bytes + p->node[i].label);
        stance_text_puts(out, p->node[i].is_issue ? ", kind=issue, shape=ellipse];\n"
                                                  : ", kind=actor, shape=box];\n");
    }
    for (size_t i = 0; i < p->tie_n; i++)
        put_tie(out, p, &p->tie[i], "stance");
    for (size_t i = 0; i < p->alignment_n; i++)
        put_tie(out, p, &p->alignment[i], "alignment");
    stance_text_puts(out, "}\n");
}
