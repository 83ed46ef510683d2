/* exchange_build.h - a graph from the file of another program, while it is being read.
 *
 * It becomes a struct stance_dot_graph, from which read_dot.c makes tables and
 * graph/network_read.c a network.  Nodes may be named by edges before they come. */
#ifndef STANCE_DATA_EXCHANGE_BUILD_H
#define STANCE_DATA_EXCHANGE_BUILD_H

#include "../base/error.h"
#include "dot_graph.h"

struct stance_exchange_build {
    struct stance_dot_graph g;
    struct stance_dictionary keys; /* of nodes: code - 1 is the node */
    struct stance_text text;       /* all values; where each begins: */
    size_t *value_at, value_capacity;
    uint8_t *state; /* per node: named by an edge, there */
    size_t state_capacity;
    struct stance_dot_attribute *note; /* of the graph as a whole */
    size_t *note_at, note_n, note_capacity, note_at_capacity;
    enum { STANCE_EXCHANGE_IN_GRAPH, STANCE_EXCHANGE_IN_NODE, STANCE_EXCHANGE_IN_EDGE } in;
    size_t node;                         /* the open one */
    struct stance_patience patience;     /* asked and told with every node and edge */
    size_t at;                           /* how much of patience.total has been read */
    size_t place;                        /* of what is being read, as exchange_place.h counts */
    size_t *named_at, named_at_capacity; /* per node: the place of who named it first */
};

STANCE_MUST_USE enum stance_code stance_exchange_build_init(struct stance_exchange_build *b,
                                                            struct stance_error *err);
void stance_exchange_build_clear(struct stance_exchange_build *b);

/* stance_exchange_open_node - what is put from now on is of this node.
 * Errors: STANCE_E_DATA for a key that is empty, no UTF-8, or opened before. */
STANCE_MUST_USE enum stance_code stance_exchange_open_node(struct stance_exchange_build *b,
                                                           const char *key, size_t n,
                                                           struct stance_error *err);
/* The same for an edge; its ends may be opened later. */
STANCE_MUST_USE enum stance_code stance_exchange_open_edge(struct stance_exchange_build *b,
                                                           struct stance_slice tail,
                                                           struct stance_slice head,
                                                           struct stance_error *err);
/* What is put from now on is of the graph. */
void stance_exchange_open_graph(struct stance_exchange_build *b);
/* An attribute of what is open; an empty value is none, and of two the later holds.
 * Errors: STANCE_E_DATA for a value that is no UTF-8 or has a NUL. */
STANCE_MUST_USE enum stance_code stance_exchange_put(struct stance_exchange_build *b,
                                                     struct stance_slice name,
                                                     struct stance_slice value,
                                                     struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_exchange_puts(struct stance_exchange_build *b,
                                                      const char *name, const char *value,
                                                      struct stance_error *err);

/* stance_exchange_build_end - the finished graph.
 *   declared  [in] every node has to be opened: an edge to another is STANCE_E_DATA
 * Nodes of a file that stance did not write (no stance_format) go by their `name`, or else by
 * their `label`, where each has one and no two the same. */
STANCE_MUST_USE enum stance_code stance_exchange_build_end(struct stance_dot_graph *out,
                                                           struct stance_exchange_build *b,
                                                           bool declared, struct stance_error *err);

static inline struct stance_slice stance_slice_of(const char *s, size_t n)
{
    return (struct stance_slice){s, n};
}

#endif
