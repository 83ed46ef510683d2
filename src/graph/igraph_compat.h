/* igraph_compat.h - the one place that knows igraph's versions, 0.10.2 to 1.0.
 *
 * Everything that includes <igraph.h> does so through here. */
#ifndef STANCE_GRAPH_IGRAPH_COMPAT_H
#define STANCE_GRAPH_IGRAPH_COMPAT_H

#include <igraph.h>

#define STANCE_IGRAPH_AT_LEAST(major, minor)                                                       \
    (IGRAPH_VERSION_MAJOR > (major) ||                                                             \
     (IGRAPH_VERSION_MAJOR == (major) && IGRAPH_VERSION_MINOR >= (minor)))

/* An interruption handler: 1.0 dropped the argument and answers yes or no. */
#if STANCE_IGRAPH_AT_LEAST(1, 0)
#define STANCE_IGRAPH_INTERRUPTION(name) static igraph_bool_t name(void)
#define STANCE_IGRAPH_GO_ON false
#define STANCE_IGRAPH_HALT true
#else
#define STANCE_IGRAPH_INTERRUPTION(name) static igraph_error_t name(void *unused_)
#define STANCE_IGRAPH_GO_ON ((void)unused_, IGRAPH_SUCCESS)
#define STANCE_IGRAPH_HALT ((void)unused_, IGRAPH_INTERRUPTED)
#endif

/* The default generator: 0.10 copies what it is given, 1.0 keeps the pointer and returns
 * the one before.  *before is what restores it; storage holds a copy where one is needed. */
static inline void stance_igraph_rng_swap(igraph_rng_t *to, igraph_rng_t **before,
                                          igraph_rng_t *storage)
{
#if STANCE_IGRAPH_AT_LEAST(1, 0)
    (void)storage;
    *before = igraph_rng_set_default(to);
#else
    *storage = *igraph_rng_default();
    *before = storage;
    igraph_rng_set_default(to);
#endif
}

/* Leiden on an undirected graph; 1.0 tells weights out of a vertex from those into it. */
static inline igraph_error_t stance_igraph_leiden(const igraph_t *g, const igraph_vector_t *weights,
                                                  const igraph_vector_t *node_weights,
                                                  double resolution,
                                                  igraph_vector_int_t *membership)
{
    const double beta = 0.01; /* igraph's own choice of randomness in the refinement */
    const int until_stable = -1;
#if STANCE_IGRAPH_AT_LEAST(1, 0)
    return igraph_community_leiden(g, weights, node_weights, NULL, resolution, beta, false,
                                   until_stable, membership, NULL, NULL);
#else
    return igraph_community_leiden(g, weights, node_weights, resolution, beta, false, until_stable,
                                   membership, NULL, NULL);
#endif
}

/* Weighted, undirected, all vertices, not normalised; 1.0 reordered the arguments. */
static inline igraph_error_t stance_igraph_betweenness(const igraph_t *g,
                                                       const igraph_vector_t *length,
                                                       igraph_vector_t *out)
{
#if STANCE_IGRAPH_AT_LEAST(1, 0)
    return igraph_betweenness(g, length, out, igraph_vss_all(), false, false);
#else
    return igraph_betweenness(g, out, igraph_vss_all(), false, length);
#endif
}

#endif
