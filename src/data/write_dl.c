/* write_dl.c - UCINET's DL, as an edge list.
 *
 * Edges have a direction in a DL edge list, so a tie is written both ways, and a stance
 * from its actor to its issue.  Labels end at blanks and commas for most readers: these,
 * quotes and control characters become _.  An alignment could not be told from a stance and is
 * left out.
 *
 * S. P. Borgatti, M. G. Everett, L. C. Freeman: UCINET 6 for Windows, Reference Guide.
 * Analytic Technologies (2002). */
#include <math.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"
#include "exchange.h"
#include "exchange_names.h"

static void tidy(struct stance_text *out, const char *s)
{
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;
        bool ends = c <= 32 || c == 127 || c == ',' || c == '"' || c == '\'';
        stance_text_putc(out, ends ? '_' : *s);
    }
}

static void put_edge(struct stance_text *out, uint32_t from, uint32_t to, double weight)
{
    stance_text_format(out, "%lu %lu ", (unsigned long)from + 1, (unsigned long)to + 1);
    stance_exchange_put_number(out, STANCE_EXCHANGE_REAL, weight);
    stance_text_putc(out, '\n');
}

static void put_edges(struct stance_text *out, const struct stance_exchange *x,
                      struct stance_exchange_value *value, struct stance_exchange_loss *loss)
{
    struct stance_exchange_edge edge;
    for (size_t i = 0; i < x->edge_n && !out->failed && stance_exchange_goes_on(x); i++) {
        stance_exchange_edge_at(x, i, &edge, value);
        if (isnan(edge.weight)) {
            loss->missing++;
        } else if (edge.alignment) {
            loss->edges++;
        } else {
            put_edge(out, edge.tail, edge.head, edge.weight);
            if (!x->two_mode)
                put_edge(out, edge.head, edge.tail, edge.weight);
        }
    }
}

enum stance_code stance_exchange_put_dl(struct stance_text *out, const struct stance_exchange *x,
                                        struct stance_exchange_loss *loss, struct stance_error *err)
{
    struct stance_exchange_value *value = stance_exchange_values(x);
    struct stance_exchange_names names = {0};
    enum stance_code code = value ? stance_exchange_names_make(&names, x, tidy, &loss->names, err)
                                  : stance_error_memory(err);
    if (code == STANCE_OK) {
        stance_text_format(out, "dl n=%zu\nformat = edgelist1\nlabels:\n", x->node_n);
        for (size_t i = 0; i < x->node_n && stance_exchange_goes_on(x); i++) {
            stance_text_puts(out, stance_exchange_name_at(&names, i));
            stance_text_putc(out, '\n');
        }
        stance_text_puts(out, "data:\n");
        put_edges(out, x, value, loss);
        loss->columns += x->node_column_n + x->edge_column_n;
        loss->tables = x->note_n > 0;
        code = stance_text_end(out, err);
    }
    stance_exchange_names_clear(&names);
    stance_memory_free(value);
    return code;
}
