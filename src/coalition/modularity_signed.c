/* modularity_signed.c - local moving for the modularity with signs (modularity.h).
 *
 * igraph cannot: its Louvain, walktrap and modularity refuse negative weights, and
 * its Leiden takes one node weight and so one null model, where signs need two that
 * pull apart (on signed weights with strengths as node weights it answers with
 * coalitions of one).  Hence our own.
 *
 * Moving actor i into coalition C (i not counted in it) changes (W+ + W-) Q by
 *
 *     sum_{j in C} w_ij - gamma s+_i S+_C / 2W+ + gamma s-_i S-_C / 2W-
 *
 * with strengths s by sign.  The last term can pay without any tie: two actors whom
 * the same third ones oppose.  So coalitions without a tie to i are looked at too,
 * while they are few.
 *
 * Louvain: move until nothing pays, make each coalition one node, repeat.  Leiden:
 * each coalition is first taken apart and put together from actors that pay for each
 * other, those parts become the nodes, and the whole is repeated from its result.
 *
 * V. D. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre: Fast unfolding of
 * communities in large networks. J. Stat. Mech. (2008) P10008.
 * doi:10.1088/1742-5468/2008/10/P10008
 * V. A. Traag, L. Waltman, N. J. van Eck: From Louvain to Leiden. Scientific Reports
 * 9 (2019) 5233. doi:10.1038/s41598-019-41695-z */
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "modularity.h"
#include "modularity_moves.h"

enum { REPEATS_MOST = 20 };

static void nodes_clear(struct stance_nodes *x)
{
    stance_adjacency_clear(&x->g);
    stance_memory_free(x->plus);
    stance_memory_free(x->minus);
    *x = (struct stance_nodes){0};
}

/* ---- From one level to the next ---- */

/* Renumbers label[0..n), all below `ids`, to 0 .. k-1 by first appearance; returns k. */
static uint32_t compress(uint32_t *label, size_t n, size_t ids, uint32_t *scratch)
{
    uint32_t k = 0;
    memset(scratch, 0xFF, ids * sizeof *scratch);
    for (size_t i = 0; i < n; i++) {
        if (scratch[label[i]] == STANCE_NONE)
            scratch[label[i]] = k++;
        label[i] = scratch[label[i]];
    }
    return k;
}

static bool coarse_room(struct stance_nodes *out, uint32_t k, size_t ends)
{
    *out = (struct stance_nodes){.g = {.n = k}};
    out->g.start = stance_memory_new((size_t)k + 1, sizeof *out->g.start);
    out->g.to = stance_memory_new(ends, sizeof *out->g.to);
    out->g.w = stance_memory_new(ends, sizeof *out->g.w);
    out->plus = stance_memory_new(k, sizeof *out->plus);
    out->minus = stance_memory_new(k, sizeof *out->minus);
    return out->g.start && out->g.to && out->g.w && out->plus && out->minus;
}

/* The ties and strengths of part c, from those of its nodes. */
static void add_part(struct stance_nodes *out, struct stance_moving *m, const uint32_t *part,
                     uint32_t c, const uint32_t *member, size_t member_n)
{
    const struct stance_adjacency *g = &m->nodes->g;
    size_t tied_n = 0, ends = out->g.start[c];
    for (size_t x = 0; x < member_n; x++) {
        size_t i = member[x];
        out->plus[c] += m->nodes->plus[i];
        out->minus[c] += m->nodes->minus[i];
        for (size_t e = g->start[i]; e < g->start[i + 1]; e++) {
            uint32_t d = part[g->to[e]];
            if (d == c)
                continue;
            if (!m->is_tied[d]) {
                m->is_tied[d] = 1;
                m->tie[d] = 0;
                m->tied[tied_n++] = d;
            }
            m->tie[d] += g->w[e];
        }
    }
    for (size_t t = 0; t < tied_n; t++) {
        out->g.to[ends] = m->tied[t];
        out->g.w[ends++] = m->tie[m->tied[t]];
        m->is_tied[m->tied[t]] = 0;
    }
    out->g.start[c + 1] = ends;
}

/* One node per part; m's tie arrays are free to use. */
static bool coarsen(struct stance_nodes *out, struct stance_moving *m, const uint32_t *part,
                    uint32_t k)
{
    size_t n = m->nodes->g.n;
    size_t *first = stance_memory_new((size_t)k + 2, sizeof *first);
    uint32_t *member = stance_memory_new(n, sizeof *member);
    bool made = first && member && coarse_room(out, k, m->nodes->g.start[n]);
    for (size_t i = 0; made && i < n; i++)
        first[part[i] + 2]++;
    for (size_t c = 2; made && c < (size_t)k + 2; c++)
        first[c] += first[c - 1];
    for (size_t i = 0; made && i < n; i++)
        member[first[part[i] + 1]++] = (uint32_t)i;
    for (uint32_t c = 0; made && c < k; c++)
        add_part(out, m, part, c, member + first[c], first[c + 1] - first[c]);
    stance_memory_free(first);
    stance_memory_free(member);
    return made;
}

/* The next level in place of *nodes: `part` (numbered 0 .. k-1) makes its nodes, `label`
 * their coalitions.  node_of follows the actors. */
static bool climb(struct stance_nodes *nodes, struct stance_moving *m, uint32_t *part, uint32_t k,
                  uint32_t *label, uint32_t *node_of, size_t actor_n)
{
    struct stance_nodes coarse = {0};
    size_t n = nodes->g.n;
    if (!coarsen(&coarse, m, part, k)) {
        nodes_clear(&coarse);
        return false;
    }
    /* A part lies in one coalition: the last member's label is every member's. */
    for (size_t i = 0; i < n; i++)
        m->order[part[i]] = label[i];
    memcpy(label, m->order, k * sizeof *label);
    compress(label, k, n, m->tied);
    for (size_t i = 0; i < actor_n; i++)
        node_of[i] = part[node_of[i]];
    nodes_clear(nodes);
    *nodes = coarse;
    return true;
}

/* ---- One run ---- */

struct search {
    const struct stance_adjacency *g;
    struct stance_moving rates;
    uint32_t *part, *level_label, *node_of;
    bool refined;
    struct stance_random random;
    const struct stance_watch *watch;
};

static bool bottom(struct stance_nodes *out, const struct stance_adjacency *g)
{
    size_t ends = g->start[g->n];
    if (!coarse_room(out, (uint32_t)g->n, ends))
        return false;
    memcpy(out->g.start, g->start, (g->n + 1) * sizeof *g->start);
    if (ends) {
        memcpy(out->g.to, g->to, ends * sizeof *g->to);
        memcpy(out->g.w, g->w, ends * sizeof *g->w);
    }
    for (size_t i = 0; i < g->n; i++)
        for (size_t e = g->start[i]; e < g->start[i + 1]; e++)
            *(g->w[e] < 0 ? &out->minus[i] : &out->plus[i]) += fabs(g->w[e]);
    return true;
}

/* One level: moves, then parts.  *k = their number, 0 when nothing is left to join. */
static enum stance_code settle_level(struct search *s, struct stance_nodes *nodes, uint32_t *k,
                                     size_t actor_n, struct stance_error *err)
{
    struct stance_moving m = {0}, parts = {0};
    size_t n = nodes->g.n;
    enum stance_code code = STANCE_E_MEMORY;
    if (!stance_moving_init(&m, &s->rates, nodes, s->level_label) ||
        !stance_moving_init(&parts, &s->rates, nodes, s->part))
        goto done;
    code = stance_moving_settle(&m, &s->random, s->watch, err);
    if (code)
        goto done;
    *k = compress(s->level_label, n, n, m.tied);
    if (*k < n) {
        uint32_t part_n = (uint32_t)n;
        if (s->refined) {
            stance_moving_refine(&parts, s->level_label, &s->random);
            part_n = compress(s->part, n, n, m.tied);
        }
        /* Where refining joins nothing, the coalitions themselves are the parts. */
        if (part_n == n) {
            memcpy(s->part, s->level_label, n * sizeof *s->part);
            part_n = *k;
        }
        *k = part_n;
        if (!climb(nodes, &m, s->part, part_n, s->level_label, s->node_of, actor_n))
            code = STANCE_E_MEMORY;
    } else {
        *k = 0;
    }
done:
    stance_moving_clear(&m);
    stance_moving_clear(&parts);
    return code == STANCE_E_MEMORY ? stance_error_memory(err) : code;
}

/* From the partition in label, up through the levels, back into label. */
static enum stance_code ascend(struct search *s, uint32_t *label, struct stance_error *err)
{
    size_t n = s->g->n;
    struct stance_nodes nodes = {0};
    enum stance_code code = bottom(&nodes, s->g) ? STANCE_OK : stance_error_memory(err);
    memcpy(s->level_label, label, n * sizeof *label);
    for (size_t i = 0; i < n; i++)
        s->node_of[i] = (uint32_t)i;
    for (uint32_t k = 1; k && !code;)
        code = settle_level(s, &nodes, &k, n, err);
    for (size_t i = 0; i < n && !code; i++)
        label[i] = s->level_label[s->node_of[i]];
    nodes_clear(&nodes);
    return code;
}

static void set_rates(struct stance_moving *rates, const struct stance_network *net,
                      double resolution)
{
    double plus = 0, minus = 0;
    for (size_t i = 0; i < net->m; i++)
        *(net->w[i] < 0 ? &minus : &plus) += fabs(net->w[i]);
    rates->rate_plus = plus > 0 ? resolution / (2 * plus) : 0;
    rates->rate_minus = minus > 0 ? resolution / (2 * minus) : 0;
    rates->least = 1e-12 * (plus + minus);
}

enum stance_code stance_modularity_search(uint32_t *label, const struct stance_network *net,
                                          double resolution, bool refined, uint64_t seed,
                                          const struct stance_watch *watch,
                                          struct stance_error *err)
{
    size_t n = net->n;
    struct stance_adjacency g = {0};
    struct search s = {.g = &g, .refined = refined, .watch = watch};
    struct stance_modularity q = {0};
    /* Among very many actors, ascents end when one adds next to nothing. */
    double best = -INFINITY, least = n < STANCE_MODULARITY_MANY ? 0 : 1e-4;
    uint32_t *now = NULL;
    enum stance_code code = stance_adjacency_make(&g, net, err);
    if (code)
        return code;
    stance_random_seed(&s.random, seed);
    set_rates(&s.rates, net, resolution);
    s.part = stance_memory_new(n, sizeof *s.part);
    s.level_label = stance_memory_new(n, sizeof *s.level_label);
    s.node_of = stance_memory_new(n, sizeof *s.node_of);
    now = stance_memory_new(n, sizeof *now);
    if (!s.part || !s.level_label || !s.node_of || !now)
        code = stance_error_memory(err);
    for (size_t i = 0; i < n && !code; i++)
        now[i] = (uint32_t)i;
    for (int repeat = 0; repeat < (refined ? REPEATS_MOST : 1) && !code; repeat++) {
        code = ascend(&s, now, err);
        if (!code)
            code = stance_modularity_of(&q, net, now, (uint32_t)n, resolution, err);
        if (code || q.whole <= best)
            break;
        bool enough = q.whole <= best + least;
        best = q.whole;
        memcpy(label, now, n * sizeof *label);
        if (enough)
            break;
    }
    stance_adjacency_clear(&g);
    stance_memory_free(s.part);
    stance_memory_free(s.level_label);
    stance_memory_free(s.node_of);
    stance_memory_free(now);
    return code;
}
