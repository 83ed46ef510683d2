/* betweenness.h - who lies on the shortest ways between others.
 *
 * On the friendly ties alone (w > 0), a tie being 1/w long: the firmer, the shorter.
 *
 *     b(v) = sum over pairs s, t of g_st(v) / g_st  *  2 / ((n - 1)(n - 2))
 *
 * with g_st the number of shortest ways from s to t and g_st(v) of those through v; 0..1,
 * 0 for fewer than three actors.  By igraph, which finds the ways by Dijkstra.
 *
 * It is a measure of go-betweens in a network that carries something; ties that say no
 * more than "agrees with" carry little, so read it beside bridging.
 *
 * L. C. Freeman: A set of measures of centrality based on betweenness. Sociometry 40
 * (1977) 35-41. doi:10.2307/3033543
 * U. Brandes: A faster algorithm for betweenness centrality. Journal of Mathematical
 * Sociology 25 (2001) 163-177. doi:10.1080/0022250X.2001.9990249
 * T. Opsahl, F. Agneessens, J. Skvoretz: Node centrality in weighted networks. Social
 * Networks 32 (2010) 245-251. doi:10.1016/j.socnet.2010.03.006 */
#ifndef STANCE_COALITION_BETWEENNESS_H
#define STANCE_COALITION_BETWEENNESS_H

#include "../graph/network.h"

/* stance_betweenness_of
 *   out  [out] net->n numbers, the caller's array
 * Cost: O(n m log n). */
STANCE_MUST_USE enum stance_code stance_betweenness_of(double *out,
                                                       const struct stance_network *net,
                                                       const struct stance_watch *watch,
                                                       struct stance_error *err);

#endif
