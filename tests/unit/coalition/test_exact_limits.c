/* test_exact_limits.c - proofs that run out of memory, and GLPK under them. */
#include <criterion/criterion.h>
#include <glpk.h>
#include <math.h>

#include "base/memory.h"
#include "coalition/exact.h"
#include "coalition/exact_branch.h"
#include "networks.h"

static struct network net;
static struct stance_pace pace;

static struct stance_signed_graph graph_of(const struct network *of)
{
    static struct stance_signed_edge edge[NETWORK_MOST];
    struct stance_signed_graph g;
    for (size_t i = 0; i < of->m; i++)
        edge[i] = (struct stance_signed_edge){of->a[i], of->b[i], (int64_t)of->w[i]};
    cr_assert_eq(stance_signed_graph_init(&g, (uint32_t)of->n, edge, of->m, NULL), STANCE_OK);
    pace = (struct stance_pace){.deadline = INFINITY};
    return g;
}

/* Allocations inside GLPK fail once it may use no more memory: it would abort. */
Test(exact, a_fault_inside_glpk_ends_the_proof_not_the_process)
{
    struct stance_random random;
    static uint32_t label[300];
    double objective;
    struct stance_certificate certificate;
    stance_random_seed(&random, 46);
    network_random(&net, 300, 0.1, 0.4, 1, &random);
    struct stance_signed_problem p = network_problem(&net, 2);
    glp_mem_limit(1);
    cr_assert_eq(stance_signed_solve(label, &objective, &certificate, &p, NULL, NULL), STANCE_OK);
    cr_assert_eq(certificate.status, STANCE_BOUNDED);
    cr_assert_gt(certificate.lower_bound, 0);
    glp_free_env();
}

Test(exact, glpk_is_left_as_it_was)
{
    struct stance_random random;
    stance_random_seed(&random, 47);
    network_random(&net, 8, 0.8, 0.5, 3, &random);
    struct stance_signed_graph g = graph_of(&net);
    struct stance_cover c;
    cr_assert_eq(glp_term_out(GLP_ON), GLP_ON);
    glp_prob *mine = glp_create_prob();
    cr_assert_eq(stance_cover_init(&c, &g, NULL), STANCE_OK);
    stance_cover_clear(&c);
    cr_assert_eq(glp_term_out(GLP_ON), GLP_ON);
    cr_assert_eq(glp_get_num_rows(mine), 0);
    glp_delete_prob(mine);
    glp_free_env();
    stance_signed_graph_clear(&g);
}

#ifdef STANCE_FAIL_ALLOCATION
static enum stance_code prove_all(const struct stance_signed_graph *g, uint32_t k)
{
    struct stance_signed_search s = {0};
    struct stance_exact x = {0};
    struct stance_branches t = {0};
    bool is_closed = false, is_solved = false;
    int64_t bound = 0;
    enum stance_answer unique;
    enum stance_code code = stance_signed_search_init(&s, g, k, 1, NULL);
    if (code == STANCE_OK)
        code = stance_signed_search_run(&s, 2, 1000000, &pace, NULL);
    if (code == STANCE_OK)
        code = stance_branches_init(&t, &s, NULL);
    if (code == STANCE_OK)
        code = stance_branches_cut(&t, &bound, &is_closed, &is_solved, &pace, NULL);
    if (code == STANCE_OK && !is_closed)
        code = stance_branches_branch(&t, &bound, &pace, NULL);
    if (code == STANCE_OK)
        code = stance_exact_prove(&x, &s, &pace, NULL);
    if (code == STANCE_OK)
        code = stance_exact_unique(&unique, &x, &s, &pace, NULL);
    stance_exact_clear(&x);
    stance_branches_clear(&t);
    stance_signed_search_clear(&s);
    return code;
}

Test(exact, every_failing_allocation_is_an_error_and_no_leak)
{
    struct stance_random random;
    stance_random_seed(&random, 48);
    network_random(&net, 14, 0.6, 0.5, 1, &random);
    struct stance_signed_graph g = graph_of(&net);
    for (uint32_t k = 0; k <= 2; k += 2) {
        enum stance_code code = STANCE_E_MEMORY;
        for (size_t at = 1; code != STANCE_OK; at++) {
            stance_memory_fail_at(at);
            code = prove_all(&g, k);
            stance_memory_fail_at(0);
            cr_assert(code == STANCE_OK || code == STANCE_E_MEMORY);
        }
    }
    stance_signed_graph_clear(&g);
}
#endif
