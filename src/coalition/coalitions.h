/* coalitions.h - the result of clustering: who is with whom, how firmly, and why. */
#ifndef STANCE_COALITION_COALITIONS_H
#define STANCE_COALITION_COALITIONS_H

#include "../graph/network.h"
#include "against.h"
#include "signed.h"
#include "stability.h"

/* An issue that tells a coalition from the rest: mean position inside and outside.
 *
 * Strength = |inside - outside| * inside_n / size, with outside taken as 0 where nobody
 * outside has a position.  Issues with a position inside and a strength above 0, the
 * strongest first, equal ones by id (bytes). */
struct stance_defining {
    uint32_t issue;         /* index into issue_id / issue_label */
    double inside, outside; /* outside is NAN where nobody outside has a position */
    uint32_t inside_n, outside_n;
};

struct stance_coalition {
    uint32_t size;
    double cohesion;   /* mean tie inside, NAN without one */
    double apart;      /* mean tie to the outside, NAN without one */
    size_t defining_n; /* at most 5, strongest first */
    struct stance_defining defining[5];
};

/* Holds copies of all names: it outlives the data set. */
struct stance_coalitions {
    size_t actor_n;
    struct stance_dictionary names;   /* every text below, by code */
    uint32_t *actor_id, *actor_label; /* codes into names */
    uint32_t *actor_in_data;          /* dataset actor, STANCE_NONE for a network file */
    uint32_t *label;                  /* coalition of each actor, canonical */
    double *silhouette;               /* NAN-free; 0 in a coalition of one */
    double *bridging; /* positive weight outside the own coalition / all positive weight */

    uint32_t k;
    struct stance_coalition *coalition;
    size_t issue_n;
    uint32_t *issue_id, *issue_label;

    enum stance_method method;
    enum stance_measure measure;
    double objective; /* stance_coalitions_objective_name */
    struct stance_certificate certificate;
    double frustration, modularity; /* of this partition; modularity on the positive part */
    double within, between;         /* mean tie inside and across coalitions, NAN without one */
    size_t tie_n, below_n, thin_n, alignment_n;
    size_t cut_n; /* ties that the backbone left out */
    size_t positive_n, negative_n;
    size_t isolated_n; /* actors without a tie that weighs anything */
    bool from_network; /* ties were given as they are, not projected from positions */
    struct stance_text *warning;
    size_t warning_n;

    struct stance_stability *stability; /* NULL without a bootstrap */
    struct stance_against *against;     /* NULL without a group to compare with */
};

/* From positions that stand already (a figure needs both). */
STANCE_MUST_USE enum stance_code
stance_coalitions_from_positions(stance_coalitions **out, const struct stance_dataset *d,
                                 const struct stance_positions *p,
                                 const struct stance_options *options,
                                 const struct stance_watch *watch, struct stance_error *err);

/* Coalitions that somebody gave: label is any number per actor, equal ones together.  Nothing is
 * measured; method and certificate say nothing.  Errors: memory. */
STANCE_MUST_USE enum stance_code
stance_coalitions_from_labels(stance_coalitions **out, const struct stance_dataset *d,
                              const struct stance_positions *p, const uint32_t *label,
                              struct stance_error *err);

/* What is asked about a result beyond itself: options->cluster.against and bootstrap, into
 * c->against and c->stability.
 *   p  [in] with evidence where the bootstrap draws statements */
STANCE_MUST_USE enum stance_code
stance_coalitions_examine(stance_coalitions *c, const struct stance_dataset *d,
                          const struct stance_positions *p, const struct stance_options *options,
                          const struct stance_watch *watch, struct stance_error *err);

/* The measure that STANCE_MEASURE_DEFAULT means for the method. */
enum stance_measure stance_coalitions_measure_for(const struct stance_options *options);
/* Can these positions be clustered like that?  STANCE_E_VALUE where not. */
STANCE_MUST_USE enum stance_code
stance_coalitions_check(const struct stance_positions *p,
                        const struct stance_project_options *project,
                        const struct stance_cluster_options *cluster, struct stance_error *err);

/* STANCE_E_DATA where one actor is left, or all hold the same. */
STANCE_MUST_USE enum stance_code
stance_coalitions_refuse_undivided(const struct stance_dataset *d, const struct stance_positions *p,
                                   struct stance_error *err);

const char *stance_method_name(enum stance_method method);
const char *stance_measure_name(enum stance_measure measure);
/* "frustration", "modularity", "signed modularity", "description length", "mean silhouette". */
const char *stance_coalitions_objective_name(const stance_coalitions *c);
static inline const char *stance_coalitions_id(const stance_coalitions *c, size_t actor)
{
    return stance_dictionary_text(&c->names, c->actor_id[actor]);
}
static inline const char *stance_coalitions_label(const stance_coalitions *c, size_t actor)
{
    return stance_dictionary_text(&c->names, c->actor_label[actor]);
}
static inline const char *stance_coalitions_issue_id(const stance_coalitions *c, size_t issue)
{
    return stance_dictionary_text(&c->names, c->issue_id[issue]);
}
static inline const char *stance_coalitions_issue_label(const stance_coalitions *c, size_t issue)
{
    return stance_dictionary_text(&c->names, c->issue_label[issue]);
}

#endif
