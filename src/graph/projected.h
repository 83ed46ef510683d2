/* projected.h - the network that stance_projection_make makes, ready to be printed.
 *
 * Nodes stand in the order of their ids (bytes), with --dna in DNA's order; ties by
 * their nodes.  Texts are copies: nothing is borrowed from the data set. */
#ifndef STANCE_GRAPH_PROJECTED_H
#define STANCE_GRAPH_PROJECTED_H

#include "network.h"

struct stance_projected_node {
    size_t id, label; /* offsets into text */
    bool is_issue;
};

struct stance_projected_tie {
    uint32_t a, b; /* nodes; in a network of one mode the id of a comes first bytewise */
    uint32_t n;    /* shared issues, statements, or alignments */
    uint32_t window;
    double weight;
};

struct stance_projected_window {
    size_t start, middle, stop; /* offsets into text, ISO 8601 */
    size_t statement_n;
};

struct stance_projection {
    struct stance_text text;
    struct stance_projected_node *node;
    size_t node_n, node_capacity;
    struct stance_projected_tie *tie;
    size_t tie_n, tie_capacity;
    struct stance_projected_tie *alignment; /* beside the ties, never in them */
    size_t alignment_n;
    struct stance_projected_window *window; /* none without --window */
    size_t window_n;

    struct stance_project_options options; /* no default left open; its texts not kept */
    size_t issue_n;     /* issues behind a network of actors, or actors behind one of issues */
    size_t statement_n; /* that counted */
    size_t below_n, thin_n, undefined_n, cut_n; /* cut: by the backbone */
};

/* Appends a text with its NUL; its offset. */
size_t stance_projection_keep(struct stance_projection *p, const char *s);
/* Appends a node or tie; false = out of memory. */
STANCE_MUST_USE bool stance_projection_add_node(struct stance_projection *p, const char *id,
                                                const char *label, bool is_issue);
STANCE_MUST_USE bool stance_projection_add_tie(struct stance_projection *p,
                                               struct stance_projected_tie tie);
static inline const char *stance_projection_id(const struct stance_projection *p, uint32_t node)
{
    return p->text.bytes + p->node[node].id;
}

/* The two ways of making one (project.c, project_dna.c); out is zeroed before and freed by
 * the caller whatever comes back. */
STANCE_MUST_USE enum stance_code stance_project_positions(struct stance_projection *out,
                                                          const stance_dataset *d,
                                                          const struct stance_options *options,
                                                          const struct stance_watch *watch,
                                                          struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_project_dna(struct stance_projection *out,
                                                    const stance_dataset *d,
                                                    const struct stance_options *options,
                                                    const struct stance_watch *watch,
                                                    struct stance_error *err);

#endif
