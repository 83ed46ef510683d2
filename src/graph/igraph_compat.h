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
static inline igraph_error_t
stance_igraph_betweenness(const igraph_t *g, const igraph_vector_t *length, igraph_vector_t *out)
{
#if STANCE_IGRAPH_AT_LEAST(1, 0)
    return igraph_betweenness(g, length, out, igraph_vss_all(), false, false);
#else
    return igraph_betweenness(g, out, igraph_vss_all(), false, length);
#endif
}

/* Infomap on undirected ties, all vertices alike; 1.0 can mix in a prior network. */
static inline igraph_error_t stance_igraph_infomap(const igraph_t *g,
                                                   const igraph_vector_t *weights, int trials,
                                                   igraph_vector_int_t *membership)
{
    igraph_real_t length; /* not the same in all versions */
#if STANCE_IGRAPH_AT_LEAST(1, 0)
    return igraph_community_infomap(g, weights, NULL, trials, false, 0, membership, &length);
#else
    return igraph_community_infomap(g, weights, NULL, trials, membership, &length);
#endif
}

/* Label propagation until every label is dominant, which 1.0 has variants of. */
static inline igraph_error_t stance_igraph_label_propagation(const igraph_t *g,
                                                             const igraph_vector_t *weights,
                                                             igraph_vector_int_t *membership)
{
#if STANCE_IGRAPH_AT_LEAST(1, 0)
    return igraph_community_label_propagation(g, membership, IGRAPH_ALL, weights, NULL, NULL,
                                              IGRAPH_LPA_DOMINANCE);
#else
    return igraph_community_label_propagation(g, membership, IGRAPH_ALL, weights, NULL, NULL);
#endif
}

/* Edge betweenness by lengths (NULL: steps), the joins alone; 1.0 takes strengths as well,
 * for a modularity that nobody asks for here. */
static inline igraph_error_t stance_igraph_edge_betweenness(const igraph_t *g,
                                                            const igraph_vector_t *lengths,
                                                            igraph_vector_int_t *removed,
                                                            igraph_matrix_int_t *merges)
{
#if STANCE_IGRAPH_AT_LEAST(1, 0)
    return igraph_community_edge_betweenness(g, removed, NULL, merges, NULL, NULL, NULL, false,
                                             NULL, lengths);
#else
    return igraph_community_edge_betweenness(g, removed, NULL, merges, NULL, NULL, NULL, false,
                                             lengths);
#endif
}

/* Did an eigenvalue search give up? */
static inline bool stance_igraph_is_arpack(igraph_error_t code)
{
#if STANCE_IGRAPH_AT_LEAST(1, 0)
    return code == IGRAPH_EARPACK;
#else
    return code >= IGRAPH_ARPACK_PROD && code <= IGRAPH_ARPACK_UNKNOWN;
#endif
}

#endif
