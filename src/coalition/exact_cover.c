/* exact_cover.c - GLPK behind a guard, and the bound that does not trust it. */
#include "exact_cover.h"

#include <float.h>
#include <glpk.h>
#include <limits.h>
#include <math.h>
#include <setjmp.h>
#include <string.h>

#include "../base/error.h"
#include "../base/memory.h"

/* Work is counted in arcs looked at (signed_pace.h): a number that an iteration of GLPK looks at
 * takes the time of three, and to begin takes that of four iterations. */
enum { ARCS_PER_NUMBER = 3, STEPS_TO_BEGIN = 4 };

/* ---- The guard: GLPK reports its own faults and a lack of memory by aborting. ---- */

struct call {
    struct stance_cover *cover;
    const struct stance_cycles *cycles; /* add */
    size_t first;
    uint32_t edge; /* fix */
    int slice;     /* solve: iterations at most ... */
    int done;      /* ... and in fact */
    double cut_off;
    int result;
};

static void jump_out(void *info)
{
    longjmp(*(jmp_buf *)info, 1);
}

/* A fault is printed even with the output off; a hook that says it has done so stops it. */
static int swallow(void *info, const char *text)
{
    (void)info;
    (void)text;
    return 1;
}

/* Runs work(call) with GLPK silent and harmless; a fault leaves the cover without a
 * programme, which every later call takes for "no answer". */
static void guarded(void (*work)(struct call *), struct call *call)
{
    jmp_buf fault;
    int term = glp_term_out(GLP_OFF);
    if (setjmp(fault) == 0) {
        glp_term_hook(swallow, NULL);
        glp_error_hook(jump_out, &fault);
        work(call);
        glp_error_hook(NULL, NULL);
        glp_term_hook(NULL, NULL);
        glp_term_out(term);
    } else {
        call->cover->lp = NULL;
        glp_free_env();
    }
}

static void do_create(struct call *call)
{
    glp_prob *lp = glp_create_prob();
    glp_set_obj_dir(lp, GLP_MIN);
    call->cover->lp = lp;
}

static void do_delete(struct call *call)
{
    glp_delete_prob(call->cover->lp);
}

static void do_add(struct call *call)
{
    struct stance_cover *c = call->cover;
    const struct stance_cycles *cycles = call->cycles;
    int row = glp_add_rows(c->lp, (int)(cycles->n - call->first));
    for (size_t i = call->first; i < cycles->n; i++, row++) {
        int n = 0;
        for (size_t j = cycles->start[i]; j < cycles->start[i + 1]; j++) {
            uint32_t e = cycles->edge[j];
            if (c->column[e] == 0) {
                int column = glp_add_cols(c->lp, 1);
                glp_set_obj_coef(c->lp, column,
                                 (double)stance_signed_size(c->g->edge[e].w) / c->largest);
                if (c->fixed[e] < 0)
                    glp_set_col_bnds(c->lp, column, GLP_LO, 0, 0);
                else
                    glp_set_col_bnds(c->lp, column, GLP_FX, c->fixed[e], c->fixed[e]);
                c->column[e] = column;
                c->edge_of[column] = e;
                c->column_n = column;
            }
            c->index[++n] = c->column[e];
            c->value[n] = 1;
        }
        glp_set_row_bnds(c->lp, row, GLP_LO, 1, 0);
        glp_set_mat_row(c->lp, row, n, c->index, c->value);
    }
}

static void do_purge(struct call *call)
{
    struct stance_cover *c = call->cover;
    struct stance_cycles *rows = &c->cycle;
    size_t kept = 0, edges = 0;
    int gone = 0;
    int *list = c->index; /* at least as long as there are rows: see stance_cover_purge */
    for (size_t i = 0; i < rows->n; i++) {
        size_t from = rows->start[i], n = rows->start[i + 1] - from;
        if (glp_get_row_stat(c->lp, (int)i + 1) == GLP_BS &&
            glp_get_row_prim(c->lp, (int)i + 1) > 1 + 1e-6) {
            list[++gone] = (int)i + 1;
            continue;
        }
        memmove(rows->edge + edges, rows->edge + from, n * sizeof *rows->edge);
        rows->start[kept++] = edges;
        edges += n;
    }
    if (gone == 0)
        return;
    rows->start[kept] = edges;
    rows->n = kept;
    glp_del_rows(c->lp, gone, list);
}

static void do_fix(struct call *call)
{
    struct stance_cover *c = call->cover;
    double to = c->fixed[call->edge];
    glp_set_col_bnds(c->lp, c->column[call->edge], to < 0 ? GLP_LO : GLP_FX, fmax(to, 0),
                     fmax(to, 0));
}

static void do_solve(struct call *call)
{
    glp_smcp how;
    glp_init_smcp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.meth = GLP_DUALP;
    how.it_lim = call->slice;
    how.obj_ul = call->cut_off;
    int before = glp_get_it_cnt(call->cover->lp);
    call->result = glp_simplex(call->cover->lp, &how);
    if (call->result == GLP_EBADB || call->result == GLP_ESING || call->result == GLP_ECOND) {
        glp_std_basis(call->cover->lp);
        call->result = glp_simplex(call->cover->lp, &how);
    }
    call->done = glp_get_it_cnt(call->cover->lp) - before;
}

/* ---- The cover ------------------------------------------------------------------ */

enum stance_code stance_cover_init(struct stance_cover *c, const struct stance_signed_graph *g,
                                   struct stance_error *err)
{
    struct stance_cover made = {.g = g, .largest = 1};
    size_t m = g->m;
    made.column = stance_memory_new(m, sizeof *made.column);
    made.edge_of = stance_memory_new(m + 1, sizeof *made.edge_of);
    made.fixed = stance_memory_new(m, sizeof *made.fixed);
    made.y = stance_memory_new(m, sizeof *made.y);
    made.left = stance_memory_new(m, sizeof *made.left);
    made.index = stance_memory_new(m + 1, sizeof *made.index);
    made.value = stance_memory_new(m + 1, sizeof *made.value);
    if (!made.column || !made.edge_of || !made.fixed || !made.y || !made.left || !made.index ||
        !made.value) {
        stance_cover_clear(&made);
        return stance_error_memory(err);
    }
    for (size_t e = 0; e < m; e++) {
        made.fixed[e] = -1;
        made.largest = fmax(made.largest, (double)stance_signed_size(g->edge[e].w));
    }
    *c = made;
    struct call call = {.cover = c};
    guarded(do_create, &call);
    return STANCE_OK;
}

void stance_cover_clear(struct stance_cover *c)
{
    struct call call = {.cover = c};
    if (c->lp)
        guarded(do_delete, &call);
    stance_cycles_clear(&c->cycle);
    stance_memory_free(c->column);
    stance_memory_free(c->edge_of);
    stance_memory_free(c->fixed);
    stance_memory_free(c->y);
    stance_memory_free(c->left);
    stance_memory_free(c->index);
    stance_memory_free(c->value);
    *c = (struct stance_cover){0};
}

enum stance_code stance_cover_add(struct stance_cover *c, const struct stance_cycles *cycles,
                                  size_t first, struct stance_error *err)
{
    if (!c->lp || first >= cycles->n)
        return STANCE_OK;
    for (size_t i = first; i < cycles->n; i++)
        if (!stance_cycles_add(&c->cycle, cycles->edge + cycles->start[i],
                               cycles->start[i + 1] - cycles->start[i]))
            return stance_error_memory(err);
    struct call call = {.cover = c, .cycles = cycles, .first = first};
    guarded(do_add, &call);
    return STANCE_OK;
}

enum stance_code stance_cover_purge(struct stance_cover *c, struct stance_error *err)
{
    struct call call = {.cover = c};
    if (!c->lp || c->cycle.n == 0)
        return STANCE_OK;
    if (c->cycle.n > c->g->m) {
        int *longer = stance_memory_new(c->cycle.n + 1, sizeof *longer);
        if (!longer)
            return stance_error_memory(err);
        stance_memory_free(c->index);
        c->index = longer;
    }
    guarded(do_purge, &call);
    return STANCE_OK;
}

void stance_cover_fix(struct stance_cover *c, uint32_t e, int8_t to)
{
    struct call call = {.cover = c, .edge = e};
    c->fixed[e] = to;
    if (c->lp && c->column[e])
        guarded(do_fix, &call);
}

/* The safe bound of exact_cover.h from GLPK's multipliers, and c->left with it. */
static void take_bound(struct stance_cover *c)
{
    /* doubt: what rounding may have added, a unit in the last place per operation. */
    long double bound = 0, doubt = 1e-7L;
    for (uint32_t e = 0; e < c->g->m; e++)
        c->left[e] = (double)stance_signed_size(c->g->edge[e].w);
    for (size_t i = 0; i < c->cycle.n; i++) {
        double l = c->largest * glp_get_row_dual(c->lp, (int)i + 1);
        if (!(l > 0))
            continue;
        bound += (long double)l;
        for (size_t j = c->cycle.start[i]; j < c->cycle.start[i + 1]; j++) {
            c->left[c->cycle.edge[j]] -= l;
            doubt += (long double)(fabs(c->left[c->cycle.edge[j]]) * DBL_EPSILON);
        }
    }
    for (uint32_t e = 0; e < c->g->m; e++)
        if (c->fixed[e] == 1 || (c->fixed[e] < 0 && c->left[e] < 0))
            bound += (long double)c->left[e];
    c->floor = bound > doubt ? (double)(bound - doubt) : 0;
    c->bound = (int64_t)ceil(c->floor);
}

static void take_solution(struct stance_cover *c)
{
    for (uint32_t e = 0; e < c->g->m; e++) {
        double y = c->fixed[e] == 1;
        if (c->column[e])
            y = glp_get_col_prim(c->lp, c->column[e]);
        c->y[e] = fmin(fmax(y, 0), 1);
    }
}

/* Is a row beyond help: all of its edges fixed to 0? */
static bool is_impossible(const struct stance_cover *c)
{
    for (size_t i = 0; i < c->cycle.n; i++) {
        size_t j = c->cycle.start[i];
        while (j < c->cycle.start[i + 1] && c->fixed[c->cycle.edge[j]] == 0)
            j++;
        if (j == c->cycle.start[i + 1])
            return true;
    }
    return false;
}

/* What an iteration takes, in numbers looked at: it solves with the basis twice and forms a row of
 * the tableau. */
static double step_of(const struct stance_cover *c)
{
    return 4.0 * (double)c->cycle.n + 2.0 * c->column_n + (double)stance_cycles_edges(&c->cycle) +
           200;
}

/* Iterations that take some 50 ms at most. */
static int slice_of(const struct stance_cover *c)
{
    double n = 1.5e7 / step_of(c);
    return n < 20 ? 20 : n > 100000 ? 100000 : (int)n;
}

enum stance_code stance_cover_solve(struct stance_cover *c, enum stance_cover_state *state,
                                    int64_t cut_off, struct stance_pace *pace,
                                    struct stance_error *err)
{
    enum stance_code code = STANCE_OK;
    struct call call = {.cover = c};
    *state = STANCE_COVER_NO_ANSWER;
    c->bound = 0;
    if (is_impossible(c)) {
        c->bound = INT64_MAX;
        *state = STANCE_COVER_CUT_OFF;
        return STANCE_OK;
    }
    /* A programme above cut_off - 1 is rounded up to cut_off. */
    call.cut_off = cut_off == INT64_MAX ? DBL_MAX : ((double)cut_off - 0.99) / c->largest;
    while (c->lp && code == STANCE_OK && !pace->late) {
        call.slice = slice_of(c);
        guarded(do_solve, &call);
        if (!c->lp)
            break;
        take_bound(c);
        pace->work += (uint64_t)(ARCS_PER_NUMBER * (call.done + STEPS_TO_BEGIN) * step_of(c));
        code = stance_pace_ask(pace, err);
        if (c->bound >= cut_off) {
            *state = STANCE_COVER_CUT_OFF;
            break;
        }
        if (call.result == 0 && glp_get_status(c->lp) == GLP_OPT) {
            take_solution(c);
            *state = STANCE_COVER_SOLVED;
            break;
        }
        if (call.result == GLP_EOBJUL)
            call.cut_off = DBL_MAX; /* stopped a hair too early */
        else if (call.result != GLP_EITLIM)
            break;
    }
    return code;
}
