/* projection_graphml.c - the network as GraphML, for Gephi, visone and igraph.
 *
 * Written by hand and not by igraph, whose numbers have 15 digits and do not read back
 * as the same double.
 *
 * U. Brandes, M. Eiglsperger, I. Herman, M. Himsolt, M. S. Marshall: GraphML progress
 * report. Graph Drawing 2001, LNCS 2265, 501-512. doi:10.1007/3-540-45848-4_59 */
#include "../base/number.h"
#include "../base/text.h"
#include "projection_print.h"

static const char head[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
    "  <key id=\"name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>\n"
    "  <key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n"
    "  <key id=\"kind\" for=\"node\" attr.name=\"kind\" attr.type=\"string\"/>\n"
    "  <key id=\"type\" for=\"edge\" attr.name=\"type\" attr.type=\"string\"/>\n"
    "  <key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n"
    "  <key id=\"n\" for=\"edge\" attr.name=\"n\" attr.type=\"int\"/>\n"
    "  <graph edgedefault=\"undirected\">\n";

/* Control bytes, which XML has no way to say, and invalid UTF-8 become U+FFFD. */
static void put_escaped(struct stance_text *out, const char *s)
{
    size_t n = 0, used;
    while (s[n])
        n++;
    for (size_t i = 0; i < n; i += used) {
        uint32_t c = stance_utf8_decode(s + i, n - i, &used);
        if (c == '&')
            stance_text_puts(out, "&amp;");
        else if (c == '<')
            stance_text_puts(out, "&lt;");
        else if (c == '>')
            stance_text_puts(out, "&gt;");
        else if (c == '\r')
            stance_text_puts(out, "&#13;");
        else if (c == 0xFFFD || (c < 32 && c != '\t' && c != '\n') || (c & 0xFFFE) == 0xFFFE)
            stance_text_puts(out, "\xEF\xBF\xBD");
        else
            stance_text_put(out, s + i, used);
    }
}

static void put_data(struct stance_text *out, const char *key, const char *s)
{
    stance_text_format(out, "<data key=\"%s\">", key);
    put_escaped(out, s);
    stance_text_puts(out, "</data>");
}

static void put_tie(struct stance_text *out, const struct stance_projected_tie *tie,
                    const char *type)
{
    stance_text_format(out, "    <edge source=\"n%lu\" target=\"n%lu\">", (unsigned long)tie->a,
                       (unsigned long)tie->b);
    put_data(out, "type", type);
    stance_text_puts(out, "<data key=\"weight\">");
    stance_number_put_exact(out, tie->weight);
    stance_text_format(out, "</data><data key=\"n\">%lu</data></edge>\n", (unsigned long)tie->n);
}

void stance_projection_put_graphml(struct stance_text *out, const struct stance_projection *p)
{
    stance_text_puts(out, head);
    for (size_t i = 0; i < p->node_n; i++) {
        stance_text_format(out, "    <node id=\"n%zu\">", i);
        put_data(out, "name", p->text.bytes + p->node[i].id);
        put_data(out, "label", p->text.bytes + p->node[i].label);
        put_data(out, "kind", p->node[i].is_issue ? "issue" : "actor");
        stance_text_puts(out, "</node>\n");
    }
    for (size_t i = 0; i < p->tie_n; i++)
        put_tie(out, &p->tie[i], "stance");
    for (size_t i = 0; i < p->alignment_n; i++)
        put_tie(out, &p->alignment[i], "alignment");
    stance_text_puts(out, "  </graph>\n</graphml>\n");
}
