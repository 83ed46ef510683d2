/* methods.h - what each --method is called, optimises, reads and takes: one row each. */
#ifndef STANCE_COALITION_METHODS_H
#define STANCE_COALITION_METHODS_H

#include "../stance.h"

enum stance_aim {
    STANCE_AIM_FRUSTRATION, /* the less the better; every other aim but the next is maximised */
    STANCE_AIM_DESCRIPTION, /* bits per step of a random walk's description; less is better */
    STANCE_AIM_MODULARITY,  /* with signs where there are negative ties and the method reads them */
    STANCE_AIM_SILHOUETTE,  /* mean over actors */
};

struct stance_method_traits {
    const char *title;   /* in a figure's note: "Coalitions: TITLE on agreement" */
    const char *ignores; /* what of the ties the method leaves out; NULL = nothing */
    enum stance_aim aim; /* the objective told with the result */
    bool friends_only;   /* sign-blind: runs on the ties above 0 */
    bool takes_k, takes_resolution;
    bool draws;      /* random numbers, so that the seed may tell */
    bool proves;     /* can show that nothing is better, given time */
    bool joins_tied; /* joins actors that friendly ties hold together and no others */
};

/* One static row; the name stands in stance_method_names. */
const struct stance_method_traits *stance_method_traits(enum stance_method method);

static inline bool stance_method_is_frustration(enum stance_method method)
{
    return stance_method_traits(method)->aim == STANCE_AIM_FRUSTRATION;
}

#endif
