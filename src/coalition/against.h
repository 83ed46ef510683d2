/* against.h - do the members of a group stand together?
 *
 * The group comes from a members.csv, which need not be the data set's own: a text in
 * its member column names an actor by id, else every actor with that iso3 code (one
 * state under two names is two actors), else the actor with that alias.  Periods of
 * membership are not asked: the question is where those who joined at any time stand.
 *
 * Home is the coalition with the most members of the group (of equal ones the first);
 * members elsewhere are on the far side.
 *
 * A *split* is an issue which members support and members oppose.  Those on the lesser side
 * (of equal sides the supporters) are named: they need not be those on the far side, which
 * is made of all issues.  Splits come with the largest lesser side first, equal ones by id. */
#ifndef STANCE_COALITION_AGAINST_H
#define STANCE_COALITION_AGAINST_H

#include "../base/dictionary.h"
#include "../stance.h"
#include "cohesion.h"

struct stance_dataset;

struct stance_split {
    uint32_t issue;              /* of the positions */
    struct stance_voices voices; /* of the members */
    uint32_t missing;            /* members without a position */
    bool lesser_supports;        /* the lesser side is the supporters' */
    size_t member, member_n;     /* those on it: from here in split_member */
};

struct stance_against {
    struct stance_dictionary names; /* every text below */
    uint32_t file, group;           /* codes: FILE's last part and GROUP, as given */
    size_t listed_n;                /* distinct members the file lists */
    size_t found_n;                 /* of them, those that name an actor here */
    uint8_t *is_member;             /* per actor of the clustering */
    size_t member_n;                /* actors */
    uint32_t *inside;               /* per coalition: members of the group */
    uint32_t home;                  /* coalition; meaningless where member_n is 0 */
    uint32_t *far_side;             /* actors on the far side, in their order */
    size_t far_n;
    uint32_t *absent; /* codes of listed members that name nobody here, in file order */
    size_t absent_n;
    struct stance_split *split; /* none where a network was read: it has no issues */
    size_t split_n;
    uint32_t *split_member; /* actors */
};

/* stance_against_find
 *   out   [out] free with stance_against_free
 *   d     [in]  what the coalitions were found in; NULL = a network, where ids alone count
 *   options  [in] options->cluster.against is "FILE:GROUP", split at the last ':'
 * Errors: STANCE_E_VALUE for a text that is none, STANCE_E_SYSTEM, STANCE_E_DATA for a file
 * that is no members.csv or does not list the group. */
STANCE_MUST_USE enum stance_code
stance_against_find(struct stance_against **out, const stance_coalitions *c,
                    const struct stance_dataset *d, const struct stance_options *options,
                    const struct stance_watch *watch, struct stance_error *err);
/* stance_against_find_splits - fills split in.
 *   p  [in] the positions that c was found in */
STANCE_MUST_USE enum stance_code stance_against_find_splits(struct stance_against *x,
                                                            const stance_coalitions *c,
                                                            const struct stance_positions *p,
                                                            struct stance_error *err);
void stance_against_free(struct stance_against *against);

#endif
