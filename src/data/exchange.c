/* exchange.c - what every writer does with a graph on its way out. */
#include "exchange.h"

#include <math.h>

#include "../base/memory.h"
#include "../base/number.h"
#include "../base/text.h"

static void clear_values(const struct stance_exchange_column *column, size_t n,
                         struct stance_exchange_value *value)
{
    for (size_t i = 0; i < n; i++)
        value[i] = (struct stance_exchange_value){
            .x = column[i].type == STANCE_EXCHANGE_TEXT ? 0 : (double)NAN};
}

void stance_exchange_node_at(const struct stance_exchange *x, size_t i,
                             struct stance_exchange_node *out, struct stance_exchange_value *value)
{
    clear_values(x->node_column, x->node_column_n, value);
    *out = (struct stance_exchange_node){0};
    x->node(x, i, out, value);
}

void stance_exchange_edge_at(const struct stance_exchange *x, size_t i,
                             struct stance_exchange_edge *out, struct stance_exchange_value *value)
{
    clear_values(x->edge_column, x->edge_column_n, value);
    *out = (struct stance_exchange_edge){.date = STANCE_DATE_NONE};
    x->edge(x, i, out, value);
}

bool stance_exchange_goes_on(const struct stance_exchange *x)
{
    struct stance_exchange_going *going = x->going;
    if (going && stance_patience_turn(&going->patience, going->done++, NULL) != STANCE_OK)
        going->stopped = true;
    return !going || !going->stopped;
}

struct stance_exchange_value *stance_exchange_values(const struct stance_exchange *x)
{
    size_t n = x->node_column_n > x->edge_column_n ? x->node_column_n : x->edge_column_n;
    return stance_memory_new(n, sizeof(struct stance_exchange_value));
}

void stance_exchange_put_number(struct stance_text *out, enum stance_exchange_type type, double x)
{
    if (isnan(x))
        return;
    if (type == STANCE_EXCHANGE_WHOLE)
        stance_text_format(out, "%lu", (unsigned long)x);
    else
        stance_number_put_exact(out, x);
}
