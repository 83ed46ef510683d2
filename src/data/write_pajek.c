/* write_pajek.c - Pajek's .net: names, pairs, and one number per pair.
 *
 * A network of actors and issues is written as Pajek's two-mode network, "*Vertices N A" with
 * the A actors first.  A name stands in quotes, which nothing in it can escape: " becomes ',
 * \ becomes /, a line break a blank.
 *
 * V. Batagelj, A. Mrvar: Pajek, program for large network analysis. Connections 21(2)
 * (1998) 47-57. */
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
        stance_text_putc(out, c == '"' ? '\'' : c == '\\' ? '/' : c < 32 || c == 127 ? ' ' : *s);
    }
}

enum stance_code stance_exchange_put_pajek(struct stance_text *out, const struct stance_exchange *x,
                                           struct stance_exchange_loss *loss,
                                           struct stance_error *err)
{
    struct stance_exchange_value *value = stance_exchange_values(x);
    struct stance_exchange_names names = {0};
    struct stance_exchange_edge edge;
    enum stance_code code = value ? stance_exchange_names_make(&names, x, tidy, &loss->names, err)
                                  : stance_error_memory(err);
    if (code == STANCE_OK) {
        stance_text_format(out, "*Vertices %zu", x->node_n);
        if (x->two_mode)
            stance_text_format(out, " %zu", x->actor_n);
        stance_text_putc(out, '\n');
        for (size_t i = 0; i < x->node_n && stance_exchange_goes_on(x); i++) {
            stance_text_format(out, "%zu \"", i + 1);
            stance_text_puts(out, stance_exchange_name_at(&names, i));
            stance_text_puts(out, "\"\n");
        }
        stance_text_puts(out, "*Edges\n");
        for (size_t i = 0; i < x->edge_n && !out->failed && stance_exchange_goes_on(x); i++) {
            stance_exchange_edge_at(x, i, &edge, value);
            if (edge.alignment && !x->data) { /* beside the ties, never in them */
                loss->edges++;
                continue;
            }
            if (isnan(edge.weight)) {
                loss->missing++;
                continue;
            }
            stance_text_format(out, "%lu %lu ", (unsigned long)edge.tail + 1,
                               (unsigned long)edge.head + 1);
            stance_exchange_put_number(out, STANCE_EXCHANGE_REAL, edge.weight);
            stance_text_putc(out, '\n');
        }
        loss->columns += x->node_column_n + x->edge_column_n;
        loss->tables = x->note_n > 0;
        code = stance_text_end(out, err);
    }
    stance_exchange_names_clear(&names);
    stance_memory_free(value);
    return code;
}
