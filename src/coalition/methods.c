/* methods.c - the rows. */
#include "methods.h"

const char *const stance_method_names[] = {"signed",
                                           "balance",
                                           "leiden",
                                           "louvain",
                                           "walktrap",
                                           "infomap",
                                           "label-propagation",
                                           "fast-greedy",
                                           "leading-eigenvector",
                                           "edge-betweenness",
                                           "spinglass",
                                           "optimal",
                                           "average",
                                           "complete",
                                           "ward",
                                           NULL};

#define HOSTILE "hostile ties"
#define OVERLAP "how many issues a distance rests on"

/* What methods of one kind have in common. */
#define FRUSTRATION .aim = STANCE_AIM_FRUSTRATION, .takes_k = true, .draws = true, .proves = true
#define MODULARITY .aim = STANCE_AIM_MODULARITY, .takes_resolution = true, .draws = true
#define FRIENDS                                                                                    \
    .aim = STANCE_AIM_MODULARITY, .friends_only = true, .ignores = HOSTILE, .draws = true
#define JOINING                                                                                    \
    .aim = STANCE_AIM_MODULARITY, .friends_only = true, .ignores = HOSTILE, .takes_k = true,       \
    .joins_tied = true
#define BITS .aim = STANCE_AIM_DESCRIPTION, .friends_only = true, .ignores = HOSTILE, .draws = true
#define LINKAGE .aim = STANCE_AIM_SILHOUETTE, .ignores = OVERLAP, .takes_k = true

const struct stance_method_traits *stance_method_traits(enum stance_method method)
{
    static const struct stance_method_traits rows[] = {
        [STANCE_METHOD_SIGNED] = {.title = "least frustration", FRUSTRATION},
        [STANCE_METHOD_BALANCE] = {.title = "least imbalance", FRUSTRATION},
        [STANCE_METHOD_LEIDEN] = {.title = "Leiden", MODULARITY},
        [STANCE_METHOD_LOUVAIN] = {.title = "Louvain", MODULARITY},
        [STANCE_METHOD_WALKTRAP] = {.title = "Walktrap", JOINING},
        [STANCE_METHOD_INFOMAP] = {.title = "Infomap", BITS},
        [STANCE_METHOD_LABEL_PROPAGATION] = {.title = "label propagation", FRIENDS},
        [STANCE_METHOD_FAST_GREEDY] = {.title = "fast greedy modularity", JOINING},
        [STANCE_METHOD_LEADING_EIGENVECTOR] = {.title = "leading eigenvectors", FRIENDS},
        [STANCE_METHOD_EDGE_BETWEENNESS] = {.title = "edge betweenness", JOINING},
        [STANCE_METHOD_SPINGLASS] = {.title = "spin glass", MODULARITY},
        [STANCE_METHOD_OPTIMAL] = {.title = "largest modularity", MODULARITY, .proves = true},
        [STANCE_METHOD_AVERAGE] = {.title = "average linkage", LINKAGE},
        [STANCE_METHOD_COMPLETE] = {.title = "complete linkage", LINKAGE},
        [STANCE_METHOD_WARD] = {.title = "Ward linkage", LINKAGE},
    };
    return &rows[method];
}

struct stance_method_uses stance_method_uses(enum stance_method method)
{
    if ((int)method < 0 || method > STANCE_METHOD_WARD)
        return (struct stance_method_uses){.measure = STANCE_MEASURE_DEFAULT};
    const struct stance_method_traits *traits = stance_method_traits(method);
    return (struct stance_method_uses){
        .k = traits->takes_k,
        .resolution = traits->takes_resolution,
        .seed = traits->draws,
        .exact = traits->proves,
        .measure = stance_method_is_frustration(method) ? STANCE_SIGNED : STANCE_AGREEMENT,
    };
}
