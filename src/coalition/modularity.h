/* modularity.h - how much more weight lies inside coalitions than chance would put there.
 *
 * With W the sum of weights, W_c the weight inside coalition c and S_c the sum of
 * its members' strengths (weight of all their ties), at resolution gamma
 *
 *     Q = sum_c W_c / W - gamma (S_c / 2W)^2.
 *
 * With signs, Q+ and Q- are that on the positive ties and on the sizes of the
 * negative ones, and
 *
 *     Q = (W+ Q+ - W- Q-) / (W+ + W-),
 *
 * where a sign without ties has no term.  Never read from igraph, which divides by
 * the sum of weights, 0 when signs cancel.
 *
 * M. E. J. Newman: Analysis of weighted networks. Physical Review E 70 (2004)
 * 056131. doi:10.1103/PhysRevE.70.056131
 * S. Gomez, P. Jensen, A. Arenas: Analysis of community structure in networks of
 * correlated data. Physical Review E 80 (2009) 016114. doi:10.1103/PhysRevE.80.016114 */
#ifndef STANCE_COALITION_MODULARITY_H
#define STANCE_COALITION_MODULARITY_H

#include <math.h>

#include "../graph/network.h"

struct stance_modularity {
    double positive; /* Q+; 0 without positive ties */
    double whole;    /* Q with signs; equal to Q+ without negative ties */
};

/* label: 0 .. k-1 per actor.  Cost: O(n + m + k). */
STANCE_MUST_USE enum stance_code stance_modularity_of(struct stance_modularity *out,
                                                      const struct stance_network *net,
                                                      const uint32_t *label, uint32_t k,
                                                      double resolution, struct stance_error *err);

/* stance_modularity_search - one run of local moving for the modularity with signs.
 *   label    [out] n coalition numbers, not canonical
 *   refined  [in]  true: refine and repeat as Leiden does; false: as Louvain does
 * Cost: O(m) a sweep, a few sweeps a level. */
STANCE_MUST_USE enum stance_code
stance_modularity_search(uint32_t *label, const struct stance_network *net, double resolution,
                         bool refined, uint64_t seed, const struct stance_watch *watch,
                         struct stance_error *err);

/* Runs from several seeds, of which the best counts. */
struct stance_modularity_runs {
    double best;
    unsigned alike; /* how many in a row ended there */
};
/* Is q better than all before? */
static inline bool stance_modularity_better(struct stance_modularity_runs *runs, double q)
{
    const double rounding = 1e-12;
    bool better = q > runs->best + rounding;
    runs->alike = better ? 1 : q >= runs->best - rounding ? runs->alike + 1 : 0;
    runs->best = better ? q : runs->best;
    return better;
}
/* Do further runs seldom find better?  On few ties they cost little, and rings of cliques and the
 * like have places where most runs end and that are not the best. */
static inline bool stance_modularity_enough(const struct stance_modularity_runs *runs,
                                            const struct stance_network *net)
{
    enum { TIES = 10000 };
    return net->m >= TIES && runs->alike >= 2;
}

#endif
