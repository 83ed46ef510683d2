/* write_gml.c - GML, for Gephi, igraph, networkx and yEd.
 *
 * UTF-8, as these programs write it themselves (the paper of 1996 has ASCII); in texts &, " and
 * control characters are written &amp;, &quot; and &#N;.  A column whose name has other
 * characters than A-Z a-z 0-9 _ has no place here and is left out.
 *
 * M. Himsolt: GML: a portable graph file format. Universitaet Passau (1996). */
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "exchange.h"

static bool fits(const char *name)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    size_t first = strspn(name, letters);
    return first > 0 && name[first + strspn(name + first, "0123456789_"
                                                          "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                                          "abcdefghijklmnopqrstuvwxyz")] == '\0';
}

static void put_text(struct stance_text *out, const char *name, const char *s, size_t n)
{
    stance_text_format(out, "    %s \"", name);
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s[i];
        if (c == '&')
            stance_text_puts(out, "&amp;");
        else if (c == '"')
            stance_text_puts(out, "&quot;");
        else if (c < 32 || c == 127)
            stance_text_format(out, "&#%u;", (unsigned)c);
        else
            stance_text_putc(out, s[i]);
    }
    stance_text_puts(out, "\"\n");
}

static void put_number(struct stance_text *out, const char *name, enum stance_exchange_type type,
                       double value)
{
    stance_text_format(out, "    %s ", name);
    stance_exchange_put_number(out, type, value);
    stance_text_putc(out, '\n');
}

static void put_values(struct stance_text *out, const struct stance_exchange_column *column,
                       size_t n, const struct stance_exchange_value *value)
{
    for (size_t i = 0; i < n; i++) {
        if (!stance_exchange_is_there(&column[i], &value[i]) || !fits(column[i].name))
            continue;
        const char *name = strcmp(column[i].name, "source") == 0 ? "stance_source" : column[i].name;
        if (column[i].type == STANCE_EXCHANGE_TEXT)
            put_text(out, name, value[i].s, value[i].n);
        else
            put_number(out, name, column[i].type, value[i].x);
    }
}

static void put_node(struct stance_text *out, const struct stance_exchange *x, size_t i,
                     struct stance_exchange_value *value)
{
    struct stance_exchange_node node;
    stance_exchange_node_at(x, i, &node, value);
    stance_text_puts(out, "  node [\n");
    put_number(out, "id", STANCE_EXCHANGE_WHOLE, (double)i);
    put_text(out, "label", node.label, strlen(node.label));
    put_text(out, "name", node.name, strlen(node.name));
    put_text(out, "kind", node.is_issue ? "issue" : "actor", 5);
    put_values(out, x->node_column, x->node_column_n, value);
    stance_text_puts(out, "  ]\n");
}

static void put_edge(struct stance_text *out, const struct stance_exchange *x, size_t i,
                     struct stance_exchange_value *value)
{
    struct stance_exchange_edge edge;
    stance_exchange_edge_at(x, i, &edge, value);
    const char *type = edge.alignment ? "alignment" : "stance";
    stance_text_puts(out, "  edge [\n");
    put_number(out, "source", STANCE_EXCHANGE_WHOLE, edge.tail);
    put_number(out, "target", STANCE_EXCHANGE_WHOLE, edge.head);
    put_text(out, "type", type, strlen(type));
    if (edge.weight == edge.weight)
        put_number(out, "weight", STANCE_EXCHANGE_REAL, edge.weight);
    put_values(out, x->edge_column, x->edge_column_n, value);
    stance_text_puts(out, "  ]\n");
}

static size_t misfits(const struct stance_exchange_column *column, size_t n)
{
    size_t found = 0;
    for (size_t i = 0; i < n; i++)
        found += !fits(column[i].name);
    return found;
}

enum stance_code stance_exchange_put_gml(struct stance_text *out, const struct stance_exchange *x,
                                         struct stance_exchange_loss *loss,
                                         struct stance_error *err)
{
    struct stance_exchange_value *value = stance_exchange_values(x);
    if (!value)
        return stance_error_memory(err);
    stance_text_puts(out, "Creator \"stance\"\ngraph [\n  directed 0\n  multigraph 1\n");
    for (size_t i = 0; i < x->note_n; i++)
        put_text(out, x->note[i].name, x->note[i].text.data, x->note[i].text.n);
    for (size_t i = 0; i < x->node_n && !out->failed && stance_exchange_goes_on(x); i++)
        put_node(out, x, i, value);
    for (size_t i = 0; i < x->edge_n && !out->failed && stance_exchange_goes_on(x); i++)
        put_edge(out, x, i, value);
    stance_text_puts(out, "]\n");
    loss->columns +=
        misfits(x->node_column, x->node_column_n) + misfits(x->edge_column, x->edge_column_n);
    stance_memory_free(value);
    return stance_text_end(out, err);
}
