/* modularity_exact.c - the largest modularity there is, proven.
 *
 * Up to a constant and the factor W+ + W-, modularity (modularity.h) is the sum over pairs
 * that are together of
 *
 *     b_ij = w_ij - gamma s+_i s+_j / 2W+ + gamma s-_i s-_j / 2W-.
 *
 * So its maximum is the partition of least frustration of the complete signed network b
 * (signed.h), with as much certainty: where time ends the proof first, a lower bound on
 * frustration is an upper bound on modularity.  igraph's own function leaves the whole
 * programme to GLPK, takes minutes from some sixty actors on and reads no signs.
 *
 * b is multiplied by 2W where weights are whole and have one sign: then it is whole too,
 * and nothing is rounded.
 *
 * M. Groetschel, Y. Wakabayashi: A cutting plane algorithm for a clustering problem.
 * Mathematical Programming 45 (1989) 59-96. doi:10.1007/BF01589097
 * U. Brandes, D. Delling, M. Gaertler, R. Goerke, M. Hoefer, Z. Nikoloski, D. Wagner:
 * On modularity clustering. IEEE Transactions on Knowledge and Data Engineering 20 (2008)
 * 172-188. doi:10.1109/TKDE.2007.190689 */
#include "detect.h"

#include <math.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "modularity.h"
#include "part.h"

enum { ACTORS_MOST = 500 };

struct excess {
    struct stance_signed_problem problem;
    uint32_t *ends;
    double *b;
    double *plus, *minus; /* strengths */
    double total[2];      /* W+ and W- */
    double scale;         /* b is multiplied by this */
};

static enum stance_code make_room(struct excess *x, size_t n, struct stance_error *err)
{
    size_t pairs = n * (n - 1) / 2;
    x->ends = stance_memory_new(pairs, 2 * sizeof *x->ends);
    x->b = stance_memory_new(pairs, sizeof *x->b);
    x->plus = stance_memory_new(n, sizeof *x->plus);
    x->minus = stance_memory_new(n, sizeof *x->minus);
    return x->ends && x->b && x->plus && x->minus ? STANCE_OK : stance_error_memory(err);
}

static void clear(struct excess *x)
{
    stance_memory_free(x->ends);
    stance_memory_free(x->b);
    stance_memory_free(x->plus);
    stance_memory_free(x->minus);
}

static void find_strengths(struct excess *x, const struct stance_network *net)
{
    bool whole = true;
    for (size_t i = 0; i < net->m; i++) {
        double w = fabs(net->w[i]);
        double *strength = net->w[i] < 0 ? x->minus : x->plus;
        strength[net->a[i]] += w;
        strength[net->b[i]] += w;
        x->total[net->w[i] < 0] += w;
        whole &= w == floor(w);
    }
    bool one_sign = x->total[0] == 0 || x->total[1] == 0;
    double twice = 2 * (x->total[0] + x->total[1]);
    x->scale = whole && one_sign && twice < 0x1p26 ? twice : 1;
}

static double chance(const double *strength, size_t i, size_t j, double total)
{
    return total > 0 ? strength[i] * strength[j] / (2 * total) : 0;
}

/* All pairs in order; the ties come in the same one. */
static void fill(struct excess *x, const struct stance_network *net, double resolution)
{
    size_t n = net->n, tie = 0, at = 0;
    uint32_t *a = x->ends, *b = x->ends + n * (n - 1) / 2;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t j = i + 1; j < n; j++, at++) {
            double more = chance(x->minus, i, j, x->total[1]) - chance(x->plus, i, j, x->total[0]);
            double w = tie < net->m && net->a[tie] == i && net->b[tie] == j ? net->w[tie++] : 0;
            a[at] = i;
            b[at] = j;
            x->b[at] = x->scale == 1 ? w + resolution * more
                                     : w * x->scale + resolution * (more * x->scale);
        }
    x->problem.n = n;
    x->problem.m = at;
    x->problem.a = a;
    x->problem.b = b;
    x->problem.w = x->b;
}

/* From frustration to modularity. */
static struct stance_certificate turn(const struct stance_certificate *c, const struct excess *x,
                                      double frustration, double modularity)
{
    struct stance_certificate out = *c;
    double room = (frustration - c->lower_bound) / x->scale / (x->total[0] + x->total[1]);
    out.maximised = true;
    out.lower_bound = modularity;
    out.upper_bound = c->status == STANCE_BOUNDED ? modularity + room : modularity;
    out.gap = c->status == STANCE_BOUNDED ? room / fabs(modularity) : 0;
    return out;
}

static enum stance_code solve(uint32_t *label, struct stance_certificate *certificate,
                              const struct stance_network *net,
                              const struct stance_cluster_options *options,
                              const struct stance_watch *watch, struct stance_error *err)
{
    struct excess x = {.problem = {.seed = options->seed,
                                   .exact = options->exact,
                                   .time_limit = options->time_limit,
                                   .work_limit = options->work_limit}};
    struct stance_certificate found = {0};
    struct stance_modularity q = {0};
    double frustration = 0;
    enum stance_code code = make_room(&x, net->n, err);
    if (!code) {
        find_strengths(&x, net);
        fill(&x, net, options->resolution);
        code = stance_signed_solve(label, &frustration, &found, &x.problem, watch, err);
    }
    if (!code)
        code = stance_modularity_of(&q, net, label, (uint32_t)net->n, options->resolution, err);
    if (!code)
        *certificate = turn(&found, &x, frustration, q.whole);
    clear(&x);
    return code;
}

enum stance_code stance_detect_optimal(uint32_t *label, struct stance_certificate *certificate,
                                       const struct stance_network *net,
                                       const struct stance_cluster_options *options,
                                       const struct stance_watch *watch, struct stance_error *err)
{
    struct stance_part part = {0};
    uint32_t *found = NULL;
    if (net->n > ACTORS_MOST)
        return stance_error_set(err, STANCE_E_VALUE,
                                "optimal takes up to %d actors, and here are %zu; leiden looks for "
                                "the same without a proof",
                                ACTORS_MOST, net->n);
    enum stance_code code = stance_part_tied(&part, net, STANCE_PART_WEIGHING, err);
    if (!code)
        found = stance_memory_new(part.net.n, sizeof *found);
    if (!code && !found)
        code = stance_error_memory(err);
    *certificate = (struct stance_certificate){
        .status = options->exact ? STANCE_OPTIMAL : STANCE_HEURISTIC, .maximised = true};
    if (!code && part.net.n)
        code = solve(found, certificate, &part.net, options, watch, err);
    for (size_t i = 0; i < net->n; i++)
        label[i] = (uint32_t)(part.net.n + i); /* alone, unless it has a tie */
    for (size_t i = 0; i < part.net.n && !code; i++)
        label[part.actor[i]] = found[i];
    stance_memory_free(found);
    stance_part_clear(&part);
    return code;
}
