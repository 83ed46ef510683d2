/* network.h - ties between actors: a list of weighted pairs. */
#ifndef STANCE_GRAPH_NETWORK_H
#define STANCE_GRAPH_NETWORK_H

#include "positions.h"

struct stance_network {
    size_t n; /* actors */
    size_t m; /* pairs that have a tie, a < b, sorted by a then b */
    uint32_t *a, *b;
    double *w;
    uint32_t *overlap;           /* shared issues; 0 for a pair tied by an alignment alone */
    bool is_signed;              /* weights may be negative */
    enum stance_measure measure; /* never STANCE_MEASURE_DEFAULT */
    size_t below_n;              /* pairs with some overlap, but under min_overlap, left out */
    size_t thin_n;               /* ties that rest on fewer than 3 shared issues */
    size_t undefined_n;          /* pairs for which the measure has no value */
    size_t alignment_n;          /* alignments mixed in */
    size_t cut_n;                /* ties that the backbone left out */
};

/* stance_network_project - METHODS sections 2 and 3; projection.h has the formulas.  Of the
 * options the backbone is read, too.
 *   options  [in] STANCE_MEASURE_DEFAULT is not allowed here: the caller has decided
 * Errors: STANCE_E_VALUE for a normalisation that does not go with the measure, a parameter of a
 * backbone that is none, and where the ties would not fit into memory.
 * Cost: bit-sliced for three-valued positions, O(n^2 * issues / 64), or O(pairs that share
 * an issue, per issue), whichever is less. */
STANCE_MUST_USE enum stance_code
stance_network_project(struct stance_network *out, const struct stance_positions *p,
                       const struct stance_project_options *options,
                       const struct stance_watch *watch, struct stance_error *err);
/* stance_network_make - the same with what tests and `project` name.
 *   weight     [in] per issue, for s and s-squared; or NULL
 *   ties_most  [in] what memory has room for; 0 = as much as this machine has
 *   way        [in] STANCE_WAY_AUTO, or how; both give the same bytes */
enum stance_way {
    STANCE_WAY_AUTO,
    STANCE_WAY_WHOLE,  /* all ties, then the backbone */
    STANCE_WAY_BY_ROWS /* kept.h */
};
struct stance_network_request {
    const struct stance_project_options *options;
    const double *weight;
    size_t ties_most;
    enum stance_way way;
};
STANCE_MUST_USE enum stance_code stance_network_make(struct stance_network *out,
                                                     const struct stance_positions *p,
                                                     const struct stance_network_request *request,
                                                     const struct stance_watch *watch,
                                                     struct stance_error *err);
/* stance_network_read - a signed edge list ("node node weight" lines, "#" comments), or a network
 * in the format of another program, told by its first bytes (network_read.c).
 *   names  [in, out] initialised and empty; node i gets code i + 1, by first appearance
 *   path   [in]      a file, or "-" for standard input
 * The measure is told as signed; overlaps are 0.
 * Errors: STANCE_E_DATA with the line, for a pair given twice or a node tied to itself too. */
STANCE_MUST_USE enum stance_code stance_network_read(struct stance_network *out,
                                                     struct stance_dictionary *names,
                                                     const char *path,
                                                     const struct stance_watch *watch,
                                                     struct stance_error *err);
void stance_network_clear(struct stance_network *net);

#endif
