/* exchange_names.c - names of nodes, kept apart. */
#include "exchange_names.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../base/text.h"

static enum stance_code take(struct stance_exchange_names *out, struct stance_text *name,
                             size_t node, struct stance_error *err)
{
    size_t n = name->n;
    for (unsigned long number = 2;; number++) {
        enum stance_code code = stance_text_end(name, err);
        if (code != STANCE_OK)
            return code;
        if (name->n && stance_dictionary_find(&out->taken, name->bytes, name->n) == STANCE_NONE)
            return stance_dictionary_put(&out->taken, name->bytes, name->n, &out->code[node], err);
        name->n = n;
        stance_text_format(name, "_%lu", number);
    }
}

enum stance_code stance_exchange_names_make(struct stance_exchange_names *out,
                                            const struct stance_exchange *x,
                                            stance_exchange_tidy *tidy, size_t *changed,
                                            struct stance_error *err)
{
    struct stance_exchange_node node;
    struct stance_exchange_value *value = stance_exchange_values(x);
    struct stance_text name = {0};
    out->code = stance_memory_new(x->node_n, sizeof *out->code);
    enum stance_code code = stance_dictionary_init(&out->taken, err);
    if (code == STANCE_OK && (!value || !out->code))
        code = stance_error_memory(err);
    for (size_t i = 0; i < x->node_n && code == STANCE_OK; i++) {
        stance_exchange_node_at(x, i, &node, value);
        stance_text_clear(&name);
        if (tidy)
            tidy(&name, node.key);
        else
            stance_text_puts(&name, node.key);
        code = take(out, &name, i, err);
        if (code == STANCE_OK && changed)
            *changed += strcmp(node.key, stance_exchange_name_at(out, i)) != 0;
    }
    stance_text_free(&name);
    stance_memory_free(value);
    return code;
}

void stance_exchange_names_clear(struct stance_exchange_names *names)
{
    stance_dictionary_clear(&names->taken);
    stance_memory_free(names->code);
    *names = (struct stance_exchange_names){0};
}
