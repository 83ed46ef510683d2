/* measures_graph.c - one row per measure of the whole.
 *
 * With N and P the frustrated weight (hostile inside coalitions, friendly across), W the
 * size of all ties, F_e and F_i the number of friendly ties across and inside, s_k the
 * share of actors in coalition k:
 *
 *     frustration         N + P
 *     frustration_share   (N + P) / W
 *     e_i_index           (F_e - F_i) / (F_e + F_i), -1 friends are all inside
 *     effective_number    1 / sum_k s_k^2: how many coalitions of equal size would be as
 *                         fragmented
 *
 * Balance is triads.h, modularity modularity.h, polarisation polarisation.h.
 *
 * S. Aref, M. C. Wilson: Measuring partial balance in signed networks. Journal of Complex
 * Networks 6 (2018) 566-595. doi:10.1093/comnet/cnx044 (frustration as a share)
 * D. Krackhardt, R. N. Stern: Informal networks and organizational crises. Social
 * Psychology Quarterly 51 (1988) 123-140. doi:10.2307/2786835 (E-I)
 * M. Laakso, R. Taagepera: "Effective" number of parties. Comparative Political Studies 12
 * (1979) 3-27. doi:10.1177/001041407901200101 */
#include "measures.h"

#include "../base/error.h"
#include "../base/memory.h"
#include "modularity.h"
#include "polarisation.h"
#include "triads.h"

enum { MEASURE, VALUE, MEANING };

struct line {
    const char *name;
    double value;
    const char *meaning; /* at most 50 columns */
};

struct whole {
    double size, frustrated; /* of ties */
    size_t friends_inside, friends_across;
    double effective;
};

static struct whole sum(const stance_coalitions *c, const struct stance_network *net)
{
    struct whole x = {0};
    double squares = 0;
    for (size_t i = 0; i < net->m; i++) {
        double w = net->w[i];
        bool inside = c->label[net->a[i]] == c->label[net->b[i]];
        x.size += fabs(w);
        x.frustrated += inside == (w < 0) ? fabs(w) : 0;
        x.friends_inside += w > 0 && inside;
        x.friends_across += w > 0 && !inside;
    }
    for (uint32_t k = 0; k < c->k; k++) {
        double share = c->coalition[k].size / (double)c->actor_n;
        squares += share * share;
    }
    x.effective = 1 / squares;
    return x;
}

static double e_i(const struct whole *x)
{
    double friends = (double)x->friends_inside + (double)x->friends_across;
    return friends > 0 ? ((double)x->friends_across - (double)x->friends_inside) / friends : NAN;
}

static enum stance_code put(struct stance_measures *m, const struct line *line, size_t n,
                            struct stance_error *err)
{
    stance_measures_column_add(m, "measure", "Measure", STANCE_COLUMN_TEXT);
    stance_measures_column_add(m, "value", "Value", STANCE_COLUMN_FINE);
    stance_measures_column_add(m, "meaning", "Meaning", STANCE_COLUMN_TEXT);
    enum stance_code code = stance_measures_reserve(m, n, err);
    for (size_t i = 0; i < n && !code; i++) {
        stance_measures_put_number(m, i, VALUE, line[i].value);
        code = stance_measures_put_text(m, i, MEASURE, line[i].name, err);
        if (!code)
            code = stance_measures_put_text(m, i, MEANING, line[i].meaning, err);
    }
    return code;
}

enum stance_code stance_measures_of_graph(struct stance_measures *m,
                                          const struct stance_measures_input *in,
                                          struct stance_error *err)
{
    const stance_coalitions *c = m->coalitions;
    struct stance_modularity q = {0};
    struct stance_polarisation pole = {0};
    struct stance_triads t = {{0}};
    enum stance_code code =
        stance_modularity_of(&q, in->net, c->label, c->k, in->options->cluster.resolution, err);
    if (!code)
        code = stance_polarisation_of(&pole, in->agreement, c->label, in->how->permutations,
                                      in->options->cluster.seed, in->watch, err);
    if (!code)
        code = stance_triads_count(&t, in->net, in->watch, err);
    if (code)
        return code;
    struct whole x = sum(c, in->net);
    double pairs = (double)c->actor_n * ((double)c->actor_n - 1) / 2;
    const struct line line[] = {
        {"actors", (double)c->actor_n, "who take part"},
        {"ties", (double)in->net->m, "pairs with a tie"},
        {"density", pairs > 0 ? (double)in->net->m / pairs : NAN, "ties of all pairs"},
        {"coalitions", c->k, "found"},
        {"effective_coalitions", x.effective, "of equal size, as fragmented"},
        {"frustration", x.frustrated, "tie weight that contradicts the coalitions"},
        {"frustration_share", x.size > 0 ? x.frustrated / x.size : NAN,
         "of all tie weight; 0 none"},
        {"modularity", q.whole, "weight inside beyond chance; below 1"},
        {"e_i_index", e_i(&x),
         "\xE2\x88\x92"
         "1 all friends inside, +1 all across"},
        {"agreement_inside", pole.within, "mean over pairs in one coalition"},
        {"agreement_across", pole.between, "mean over pairs in two coalitions"},
        {"polarisation", pole.value, "inside less across, never below 0"},
        {"polarisation_p", pole.p, "share of random coalitions that reach it"},
        {"triads", (double)stance_triads_n(t), "three actors, all tied"},
        {"triads_balanced", stance_triads_balance(t), "share with 0 or 2 hostile ties"},
        {"triads_+++", (double)t.by_hostile[0], "three friends"},
        {"triads_+--", (double)t.by_hostile[2], "two friends against a third"},
        {"triads_++-", (double)t.by_hostile[1], "two enemies with a common friend"},
        {"triads_---", (double)t.by_hostile[3], "three enemies"},
    };
    return put(m, line, sizeof line / sizeof *line, err);
}
