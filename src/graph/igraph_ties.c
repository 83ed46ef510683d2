/* igraph_ties.c - pairs and weights copied into igraph's vectors. */
#include "igraph_ties.h"

igraph_error_t stance_igraph_ties(igraph_t *g, igraph_vector_t *weights,
                                  const struct stance_network *net, bool positive_only)
{
    igraph_vector_int_t ends = {0};
    igraph_integer_t kept = 0;
    igraph_error_t code = igraph_vector_int_init(&ends, 2 * (igraph_integer_t)net->m);
    if (code == IGRAPH_SUCCESS)
        code = igraph_vector_init(weights, (igraph_integer_t)net->m);
    if (code != IGRAPH_SUCCESS)
        goto done;
    for (size_t i = 0; i < net->m; i++) {
        if (positive_only && !(net->w[i] > 0))
            continue;
        VECTOR(ends)[2 * kept] = net->a[i];
        VECTOR(ends)[2 * kept + 1] = net->b[i];
        VECTOR(*weights)[kept++] = net->w[i];
    }
    code = igraph_vector_int_resize(&ends, 2 * kept);
    if (code == IGRAPH_SUCCESS)
        code = igraph_vector_resize(weights, kept);
    if (code == IGRAPH_SUCCESS)
        code = igraph_create(g, &ends, (igraph_integer_t)net->n, IGRAPH_UNDIRECTED);
done:
    igraph_vector_int_destroy(&ends);
    return code;
}
