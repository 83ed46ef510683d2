/* signed_solver.c - kernel, then search and proof for each piece. */
#include "signed_solver.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"
#include "exact.h"
#include "signed_kernel.h"
#include "signed_search.h"

/* Rounds of the search, and arcs it may look at: a few before a proof is tried, which
 * mostly finds the partition to be optimal; more where it is not, or where there is
 * to be no proof. */
enum { ROUNDS_FIRST = 3, ROUNDS_MOST = 20 };
static const uint64_t work_first = 20000000, work_most = 100000000, work_per_arc = 20;

struct solver {
    const struct stance_signed_task *task;
    struct stance_kernel kernel;
    struct stance_pace *pace;
    double end;           /* when the last proof has to end */
    size_t edges_to_come; /* in this piece and the later ones */
    int64_t cost, bound;
    enum stance_answer unique; /* of the pieces so far, and then of all */
};

void stance_signed_solution_clear(struct stance_signed_solution *solution)
{
    stance_memory_free(solution->label);
    *solution = (struct stance_signed_solution){0};
}

/* Time left, shared out by size among the pieces still to come.  The search that began at `begun`
 * has its own limit: the proof's time is the proof's. */
static void set_deadline(struct solver *s, size_t edges, double begun)
{
    double now = stance_pace_now(s->pace);
    s->end += now - begun;
    double share = (double)edges / (double)s->edges_to_come;
    s->pace->deadline = now + fmax(s->end - now, 0) * share;
    s->pace->late = s->end <= now;
    s->edges_to_come -= edges;
}

static enum stance_code solve_piece(struct solver *s, const struct stance_piece *piece,
                                    uint64_t seed, struct stance_error *err)
{
    struct stance_signed_search search = {0};
    struct stance_exact exact = {0};
    const struct stance_signed_graph *g = &piece->g;
    double begun = stance_pace_now(s->pace);
    bool is_camps = s->task->k == 2;
    uint64_t least = work_per_arc * 2 * g->m;
    uint64_t work = s->task->exact ? work_first : work_most / s->edges_to_come * g->m;
    enum stance_code code = stance_signed_search_init(&search, g, s->task->k, seed, err);
    s->pace->deadline = INFINITY;
    s->pace->late = false;
    if (code == STANCE_OK)
        code = stance_signed_search_run(&search, s->task->exact ? ROUNDS_FIRST : ROUNDS_MOST,
                                        work > least ? work : least, s->pace, err);
    if (code == STANCE_OK && s->task->exact) {
        set_deadline(s, g->m, begun);
        code = stance_exact_prove(&exact, &search, s->pace, err);
    }
    if (code == STANCE_OK) {
        stance_kernel_decide(&s->kernel, piece, search.best, is_camps);
        s->cost += search.cost;
        s->bound += exact.bound;
        if (!s->task->exact || exact.bound < search.cost)
            s->unique = STANCE_NOT_KNOWN;
        else if (s->unique == STANCE_YES && exact.unique != STANCE_NOT_KNOWN)
            s->unique = exact.unique;
        else if (s->unique == STANCE_YES)
            code = stance_exact_unique(&s->unique, &exact, &search, s->pace, err);
    }
    stance_exact_clear(&exact);
    stance_signed_search_clear(&search);
    return code;
}

/* Small pieces first; pieces are made in a fixed order, which breaks ties. */
static int fewer_edges_first(const void *pa, const void *pb)
{
    const struct stance_piece *a = *(struct stance_piece *const *)pa;
    const struct stance_piece *b = *(struct stance_piece *const *)pb;
    if (a->g.m != b->g.m)
        return a->g.m < b->g.m ? -1 : 1;
    return (a > b) - (a < b);
}

static enum stance_code solve_pieces(struct solver *s, struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    struct stance_kernel *kernel = &s->kernel;
    struct stance_piece **order = stance_memory_new(kernel->piece_n, sizeof *order);
    if (!order)
        return stance_error_memory(err);
    for (size_t i = 0; i < kernel->piece_n; i++) {
        order[i] = &kernel->piece[i];
        s->edges_to_come += kernel->piece[i].g.m;
    }
    if (kernel->piece_n)
        qsort(order, kernel->piece_n, sizeof(struct stance_piece *), fewer_edges_first);
    for (size_t i = 0; i < kernel->piece_n && code == STANCE_OK; i++)
        code = solve_piece(s, order[i], s->task->seed + i, err);
    stance_memory_free(order);
    return code;
}

/* A node went with a neighbour: is that its only place, all others staying? */
static enum stance_answer has_one_place(const struct stance_kernel *kernel,
                                        const struct stance_tossup *t, const uint32_t *label,
                                        bool is_camps, int64_t *pull)
{
    const struct stance_toss *toss = kernel->toss + t->first;
    uint32_t home = label[t->u];
    bool is_alone = true, has_other = false;
    int64_t elsewhere = 0;
    for (size_t i = 0; i < t->n; i++)
        pull[label[toss[i].to]] += toss[i].w;
    int64_t at_home = pull[home];
    for (size_t i = 0; i < t->n; i++) {
        if (label[toss[i].to] == home)
            is_alone = false;
        else
            has_other |= pull[label[toss[i].to]] == at_home;
    }
    /* With two camps the other one is there even if none of the neighbours is in it;
     * with k free there is always a place alone. */
    has_other |= !is_alone && at_home == (is_camps ? pull[1 - home] : 0);
    for (size_t i = 0; i < t->n; i++) {
        int64_t *p = &pull[label[toss[i].to]];
        elsewhere += label[toss[i].to] != home && *p > 0 ? *p : 0;
        *p = 0;
    }
    if (has_other)
        return STANCE_NO;
    /* k free: coalitions without ties to each other may become one through the node. */
    return is_camps || elsewhere < at_home ? STANCE_YES : STANCE_NOT_KNOWN;
}

static enum stance_code settle_tossups(enum stance_answer *unique,
                                       const struct stance_kernel *kernel, const uint32_t *label,
                                       bool is_camps, struct stance_error *err)
{
    /* Two camps have labels 0 and 1 even in a graph of one node. */
    int64_t *pull = stance_memory_new((size_t)kernel->sets.n + 2, sizeof *pull);
    if (!pull)
        return stance_error_memory(err);
    for (size_t i = 0; i < kernel->tossup_n && *unique != STANCE_NO; i++) {
        enum stance_answer one = has_one_place(kernel, &kernel->tossup[i], label, is_camps, pull);
        if (one != STANCE_YES)
            *unique = one;
    }
    stance_memory_free(pull);
    return STANCE_OK;
}

/* Two camps: a tie whose ends are in different sets can be turned. */
static bool is_decided(const struct stance_kernel *kernel, const struct stance_signed_task *task)
{
    for (size_t e = 0; e < task->edge_n; e++)
        if (stance_sets_find(&kernel->sets, task->edge[e].a, NULL) !=
            stance_sets_find(&kernel->sets, task->edge[e].b, NULL))
            return false;
    return true;
}

/* k free: could two coalitions be one at the same cost?  Seen on the ties alone that
 * is so when those between them cancel out.  With followers that leave, it can be so
 * in other ways, but only where a sum in the kernel was 0. */
static enum stance_code settle_mergers(enum stance_answer *unique,
                                       const struct stance_kernel *kernel,
                                       const struct stance_signed_task *task, const uint32_t *label,
                                       struct stance_error *err)
{
    bool can_merge = false;
    enum stance_code code =
        stance_exact_can_merge(&can_merge, task->edge, task->edge_n, label, err);
    if (can_merge)
        *unique = STANCE_NO;
    for (size_t i = 0; i < kernel->cancelled_n && *unique == STANCE_YES; i++)
        if (label[kernel->cancelled[i].a] != label[kernel->cancelled[i].b] &&
            kernel->follower_n > 0)
            *unique = STANCE_NOT_KNOWN;
    return code;
}

static int64_t cost_of(const struct stance_signed_task *task, const uint32_t *label)
{
    int64_t cost = 0;
    for (size_t e = 0; e < task->edge_n; e++)
        if (stance_signed_edge_is_frustrated(&task->edge[e], label))
            cost += stance_signed_size(task->edge[e].w);
    return cost;
}

/* A partition that is no optimum can have a shortened edge (signed_kernel.h, 3) inside
 * a coalition, and cost more than it seems: then single moves help. */
static enum stance_code mend(struct stance_signed_solution *made,
                             const struct stance_signed_task *task, struct stance_pace *pace,
                             struct stance_error *err)
{
    struct stance_signed_graph g = {0};
    struct stance_moves moves = {0};
    enum stance_code code = stance_signed_graph_init(&g, task->n, task->edge, task->edge_n, err);
    if (code == STANCE_OK)
        code = stance_moves_init(&moves, &g, task->n, err);
    if (code == STANCE_OK)
        code = stance_moves_set(&moves, made->label, NULL, pace, err);
    if (code == STANCE_OK) {
        memcpy(made->label, moves.label, task->n * sizeof *made->label);
        made->cost = moves.cost;
    }
    stance_moves_clear(&moves);
    stance_signed_graph_clear(&g);
    return code;
}

enum stance_code stance_signed_solver_run(struct stance_signed_solution *out,
                                          const struct stance_signed_task *task,
                                          struct stance_pace *pace, struct stance_error *err)
{
    bool is_camps = task->k == 2;
    struct solver s = {
        .task = task, .pace = pace, .unique = task->exact ? STANCE_YES : STANCE_NOT_KNOWN};
    struct stance_signed_solution made = {.unique = STANCE_NOT_KNOWN};
    if (task->exact)
        stance_pace_prove(pace, task->limit);
    enum stance_code code =
        stance_kernel_init(&s.kernel, task->n, task->edge, task->edge_n, is_camps, pace, err);
    s.end = stance_pace_now(pace) + task->limit;
    if (code == STANCE_OK)
        code = solve_pieces(&s, err);
    if (code != STANCE_OK)
        goto done;
    stance_kernel_finish(&s.kernel);
    made.label = stance_memory_new(task->n, sizeof *made.label);
    if (!made.label) {
        code = stance_error_memory(err);
        goto done;
    }
    for (uint32_t u = 0; u < task->n; u++) {
        bool is_opposed;
        uint32_t root = stance_sets_find(&s.kernel.sets, u, &is_opposed);
        made.label[u] = is_camps ? is_opposed : root;
    }
    made.cost = s.cost + s.kernel.paid;
    if (cost_of(task, made.label) > made.cost)
        code = mend(&made, task, pace, err);
    if (code != STANCE_OK)
        goto done;
    made.bound = task->exact ? s.bound + s.kernel.paid : 0;
    if (made.cost < made.bound) {
        code = stance_error_set(err, STANCE_E_INTERNAL, "a partition costs less than is possible");
        goto done;
    }
    made.unique = made.cost == made.bound ? s.unique : STANCE_NOT_KNOWN;
    if (is_camps && made.unique == STANCE_YES && !is_decided(&s.kernel, task))
        made.unique = STANCE_NO;
    if (!is_camps && made.unique == STANCE_YES)
        code = settle_mergers(&made.unique, &s.kernel, task, made.label, err);
    if (code == STANCE_OK && made.unique == STANCE_YES)
        code = settle_tossups(&made.unique, &s.kernel, made.label, is_camps, err);
    if (code != STANCE_OK)
        goto done;
    *out = made;
    made.label = NULL;

done:
    stance_signed_solution_clear(&made);
    stance_kernel_clear(&s.kernel);
    return code;
}
