/* betweenness.c - igraph's betweenness on the friendly ties. */
#include "betweenness.h"

#include "../base/error.h"
#include "../graph/igraph_guard.h"
#include "../graph/igraph_ties.h"

static igraph_error_t ask(igraph_vector_t *out, igraph_t *g, igraph_vector_t *length,
                          const struct stance_network *net)
{
    igraph_error_t code = stance_igraph_ties(g, length, net, true);
    for (igraph_integer_t i = 0; !code && i < igraph_vector_size(length); i++)
        VECTOR(*length)[i] = 1 / VECTOR(*length)[i];
    if (!code)
        code = igraph_vector_init(out, 0);
    if (!code)
        code = stance_igraph_betweenness(g, length, out);
    return code;
}

enum stance_code stance_betweenness_of(double *out, const struct stance_network *net,
                                       const struct stance_watch *watch, struct stance_error *err)
{
    struct stance_igraph_guard guard;
    igraph_t g = {0};
    igraph_vector_t length = {0}, found = {0};
    stance_igraph_enter(&guard, 1, watch);
    enum stance_code code =
        stance_igraph_leave(&guard, ask(&found, &g, &length, net), "betweenness", err);
    double pairs = net->n > 2 ? ((double)net->n - 1) * ((double)net->n - 2) / 2 : 1;
    /* Sums of shares come in an order that is igraph's affair: the last digits are cut. */
    for (size_t i = 0; i < net->n && !code; i++)
        out[i] = round(VECTOR(found)[i] / pairs * 1e12) / 1e12;
    igraph_vector_destroy(&found);
    igraph_vector_destroy(&length);
    igraph_destroy(&g);
    return code;
}
