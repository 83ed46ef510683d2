/* detect_spinglass.c - igraph's spin glass: modularity, with signs where there are any.
 *
 * Each actor is a spin; friends gain by pointing the same way, foes by not, less what
 * chance would give, and the whole is cooled slowly from disorder.  On signed ties it is
 * the variant of Traag and Bruggeman with both resolutions alike, whose energy is signed
 * modularity (modularity.h); igraph's other variant ends the program on signed weights.
 *
 * igraph takes connected networks only.  Piece p of the whole gets gamma W_p / W as its
 * resolution, for each sign: then what chance gives, gamma s_i s_j / 2W, is that of the whole.
 * Pieces stay apart, also where common foes would make a join pay.
 *
 * J. Reichardt, S. Bornholdt: Statistical mechanics of community detection. Physical Review
 * E 74 (2006) 016110. doi:10.1103/PhysRevE.74.016110
 * V. A. Traag, J. Bruggeman: Community detection in networks with positive and negative
 * links. Physical Review E 80 (2009) 036115. doi:10.1103/PhysRevE.80.036115 */
#include "detect.h"

#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "../graph/igraph_guard.h"
#include "../graph/igraph_ties.h"
#include "part.h"

/* Few spins would do for few actors, but with two of each igraph never ends. */
enum { ACTORS_MOST = 500, SPINS = 25 };

struct weights {
    double positive, negative;
};

static struct weights sum(const struct stance_network *net)
{
    struct weights out = {0, 0};
    for (size_t i = 0; i < net->m; i++)
        *(net->w[i] < 0 ? &out.negative : &out.positive) += net->w[i] < 0 ? -net->w[i] : net->w[i];
    return out;
}

struct glass {
    igraph_t g;
    igraph_vector_t weights;
    igraph_vector_int_t membership;
};

static igraph_error_t cool(struct glass *s, const struct stance_network *net, double gamma,
                           double gamma_minus, bool has_foes)
{
    const double hot = 1, cold = 0.01, cooling = 0.99;
    igraph_error_t code = stance_igraph_ties(&s->g, &s->weights, net, false);
    if (!code)
        code = igraph_vector_int_init(&s->membership, 0);
    if (!code)
        code = igraph_community_spinglass(
            &s->g, &s->weights, NULL, NULL, &s->membership, NULL, SPINS, false, hot, cold, cooling,
            IGRAPH_SPINCOMM_UPDATE_CONFIG, gamma,
            has_foes ? IGRAPH_SPINCOMM_IMP_NEG : IGRAPH_SPINCOMM_IMP_ORIG, gamma_minus);
    return code;
}

/* One connected piece; its coalitions get numbers from *next on. */
static enum stance_code find_in_piece(uint32_t *label, uint32_t *next,
                                      const struct stance_part *part, struct weights whole,
                                      const struct stance_cluster_options *options,
                                      const struct stance_watch *watch, struct stance_error *err)
{
    struct glass s;
    struct stance_igraph_guard guard;
    struct weights here = sum(&part->net);
    double share = whole.positive > 0 ? here.positive / whole.positive : 0;
    double share_minus = whole.negative > 0 ? here.negative / whole.negative : 0;
    uint32_t first = *next;
    memset(&s, 0, sizeof s);
    if (part->net.n == 1) {
        label[part->actor[0]] = (*next)++;
        return STANCE_OK;
    }
    stance_igraph_enter(&guard, options->seed, watch);
    igraph_error_t failed = cool(&s, &part->net, options->resolution * share,
                                 options->resolution * share_minus, here.negative > 0);
    for (size_t i = 0; i < part->net.n && !failed; i++) {
        uint32_t group = first + (uint32_t)VECTOR(s.membership)[i];
        label[part->actor[i]] = group;
        *next = group >= *next ? group + 1 : *next;
    }
    igraph_destroy(&s.g);
    igraph_vector_destroy(&s.weights);
    igraph_vector_int_destroy(&s.membership);
    return stance_igraph_leave(&guard, failed, "cooling spins", err);
}

enum stance_code stance_detect_spinglass(uint32_t *label, const struct stance_network *net,
                                         const struct stance_cluster_options *options,
                                         const struct stance_watch *watch, struct stance_error *err)
{
    struct weights whole = sum(net);
    uint32_t pieces = 0, next = 0;
    if (net->n > ACTORS_MOST)
        return stance_error_set(err, STANCE_E_VALUE,
                                "spinglass takes up to %d actors, and here are %zu; leiden reads "
                                "signs too and takes any number",
                                ACTORS_MOST, net->n);
    uint32_t *piece = stance_memory_new(net->n, sizeof *piece);
    enum stance_code code = piece ? STANCE_OK : stance_error_memory(err);
    if (!code)
        code = stance_part_pieces(piece, &pieces, net, false, err);
    for (uint32_t p = 0; p < pieces && !code; p++) {
        struct stance_part part = {0};
        code = stance_part_piece(&part, net, piece, p, err);
        if (!code)
            code = find_in_piece(label, &next, &part, whole, options, watch, err);
        stance_part_clear(&part);
        if (!code)
            code = stance_watch_check(watch, err);
    }
    stance_memory_free(piece);
    return code;
}
