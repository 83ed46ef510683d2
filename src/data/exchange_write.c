/* exchange_write.c - choosing the writer; saying what its format cannot hold. */
#include "exchange_write.h"

#include "../base/error.h"
#include "../base/text.h"

static const char *const names[] = {"GraphML",    "GEXF",      "JSON",         "GML",
                                    "Pajek .net", "UCINET DL", "an edge list", "a matrix"};

static const char *plural(size_t n)
{
    return n == 1 ? "" : "s";
}

static void tell(const struct stance_exchange *x, const struct stance_exchange_loss *loss,
                 const char *format, size_t left, const struct stance_watch *watch)
{
    if (loss->names)
        stance_watch_warn(watch, "%zu name%s written otherwise: %s cannot hold %s", loss->names,
                          plural(loss->names), format, loss->names == 1 ? "it" : "them");
    if (loss->texts)
        stance_watch_warn(watch, "%zu text%s with control characters, which %s cannot hold",
                          loss->texts, plural(loss->texts), format);
    if (loss->missing)
        stance_watch_warn(watch, "%zu statement%s with a missing stance left out", loss->missing,
                          plural(loss->missing));
    if (loss->edges)
        stance_watch_warn(watch, "%zu alignment%s left out: %s holds one kind of tie", loss->edges,
                          plural(loss->edges), format);
    /* A network that was projected has no columns of the user's. */
    if (!x->data)
        return;
    if (loss->columns || (loss->tables && left))
        stance_watch_warn(watch,
                          "%s cannot hold the whole data set: %s; docs/FORMATS.md has what "
                          "each format keeps",
                          format,
                          loss->tables && left ? "columns or whole tables are left out"
                                               : "columns are left out");
}

static enum stance_code put(struct stance_text *out, const struct stance_exchange *x,
                            enum stance_exchange_format format, bool spare,
                            struct stance_exchange_loss *loss, struct stance_error *err)
{
    switch (format) {
    case STANCE_EXCHANGE_GRAPHML:
        return stance_exchange_put_graphml(out, x, loss, err);
    case STANCE_EXCHANGE_GEXF:
        return stance_exchange_put_gexf(out, x, loss, err);
    case STANCE_EXCHANGE_JSON:
        return stance_exchange_put_json(out, x, loss, err);
    case STANCE_EXCHANGE_GML:
        return stance_exchange_put_gml(out, x, loss, err);
    case STANCE_EXCHANGE_PAJEK:
        return stance_exchange_put_pajek(out, x, loss, err);
    case STANCE_EXCHANGE_DL:
        return stance_exchange_put_dl(out, x, loss, err);
    case STANCE_EXCHANGE_EDGES:
        return stance_exchange_put_edges(out, x, spare, loss, err);
    case STANCE_EXCHANGE_MATRIX:
        return stance_exchange_put_matrix(out, x, spare, loss, err);
    }
    return STANCE_OK;
}

enum stance_code stance_exchange_write(struct stance_text *out, const struct stance_exchange *x,
                                       enum stance_exchange_format format, size_t left, bool spare,
                                       const struct stance_watch *watch, struct stance_error *err)
{
    struct stance_exchange_loss loss = {0};
    struct stance_text text = {0};
    struct stance_exchange_going going = {.patience = {watch, "formatting", "", 0, 0}};
    if (format != STANCE_EXCHANGE_MATRIX) /* that counts cells */
        going.patience.total = (double)(x->node_n + x->edge_n);
    struct stance_exchange asking = *x;
    asking.going = &going;
    stance_watch_progress(watch, "formatting", "", 0, going.patience.total);
    enum stance_code code = put(&text, &asking, format, spare, &loss, err);
    if (code == STANCE_OK && going.stopped)
        code = stance_error_set(err, STANCE_E_STOPPED, "stopped");
    if (code == STANCE_OK) {
        tell(x, &loss, names[format], left, watch);
        *out = text;
    } else {
        stance_text_free(&text);
    }
    return code;
}
