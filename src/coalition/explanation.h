/* explanation.h - why actors are close or apart, or what holds a coalition together.
 *
 * Holds copies of all texts, so it outlives the data set.  Texts are codes into names. */
#ifndef STANCE_COALITION_EXPLANATION_H
#define STANCE_COALITION_EXPLANATION_H

#include "../graph/compare.h"
#include "cohesion.h"
#include "coalitions.h"

/* One row of the data behind a position or an alignment. */
struct stance_evidence {
    double value; /* as coded, -1 .. 1 */
    uint32_t basis, date, source, source_title, locator, paraphrase, speaker;
    uint32_t kind; /* of an alignment */
};

struct stance_explained_actor {
    uint32_t id, label, short_name;
    uint32_t coalition; /* STANCE_NONE = takes no part: nothing is on record */
};

/* What one actor holds on one issue. */
struct stance_explained_position {
    double value, ambivalence; /* value NAN = nothing recorded */
    uint32_t from;             /* the group it was inherited from, 0 = its own */
    size_t first, n;           /* its evidence */
};

struct stance_explained_issue {
    uint32_t id, label, proposition;
    uint32_t held;
    bool dropped;
    struct stance_explained_position of[STANCE_COMPARED_MOST];
    double part[STANCE_COMPARED_MOST]; /* per pair, NAN = none */
};

/* An issue on which members of a coalition are on record. */
struct stance_explained_voice {
    uint32_t id, label;
    struct stance_voices inside;
    double inside_mean, outside_mean; /* outside NAN where nobody is on record */
    uint32_t outside_n;
    double agreement;  /* cohesion.h */
    uint32_t defining; /* 1 = what sets it apart most, 0 = not among the first five */
};

struct stance_explanation {
    struct stance_dictionary names;
    struct stance_text sentence;
    struct stance_text note; /* what to try where nothing is on record, or empty */
    stance_coalitions *coalitions;

    /* of actors */
    size_t actor_n; /* 0 = of a coalition */
    struct stance_explained_actor actor[STANCE_COMPARED_MOST];
    enum stance_measure measure;
    size_t pair_n;
    struct stance_compared_pair pair[STANCE_COMPARED_MOST];
    size_t tie_first[STANCE_COMPARED_MOST], tie_n[STANCE_COMPARED_MOST]; /* evidence */
    struct stance_explained_issue *issue;
    size_t issue_n, shared_n; /* the first shared_n are held by two or more */
    struct stance_evidence *evidence;
    size_t evidence_n, evidence_capacity;

    /* of a coalition */
    uint32_t k;
    struct stance_explained_voice *voice; /* most members on record first, then one voice
                                             before many, then by id */
    size_t voice_n;
    uint32_t *member; /* actors of coalitions, the lowest silhouette first */
    size_t member_n;
};

static inline const char *stance_explanation_text(const stance_explanation *x, uint32_t text)
{
    return stance_dictionary_text(&x->names, text);
}

/* An issue on which at least two speak and half or more with one voice. */
static inline bool stance_voice_unites(const struct stance_explained_voice *v)
{
    return stance_voices_n(v->inside) >= 2 && v->agreement >= 0.5;
}

/* ---- The parts of stance_explanation_of_actors and _of_coalition ---- */

STANCE_MUST_USE enum stance_code stance_explanation_name(stance_explanation *x, uint32_t *out,
                                                         const char *text,
                                                         struct stance_error *err);
STANCE_MUST_USE enum stance_code
stance_explanation_gather(stance_explanation *x, const struct stance_dataset *d,
                          const struct stance_positions *p, const struct stance_comparison *c,
                          const struct stance_options *options, struct stance_error *err);
STANCE_MUST_USE enum stance_code stance_explanation_fill_coalition(stance_explanation *x,
                                                                   const struct stance_positions *p,
                                                                   struct stance_error *err);
void stance_explanation_put_actors(stance_explanation *x);
void stance_explanation_put_coalition(stance_explanation *x);

#endif
