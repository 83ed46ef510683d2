/* test_stancegraph.c - the graphs as igraph has them, and igraph as it was. */
#include "world.h"

#include "graph/igraph_guard.h"
#include "stance_igraph.h"

static const struct world world = {
    .statements = "actor,issue,stance,basis\nFRA,cyber,yes,stated\nFRA,cyber,no,stated\n"
                  "RUS,cyber,no,inferred\nRUS,panel,no,stated\n",
    .actors = "id,label,kind\nFRA,France,state\nRUS,Russia,state\n",
    .alignments = "a,b,strength\nFRA,RUS,-1\nRUS,FRA,-0.5\n",
};

static igraph_t g;
static struct stance_dataset *d;

static void end(void)
{
    igraph_destroy(&g);
    stance_dataset_free(d);
}

Test(stancegraph, stances_and_alignments_are_edges_with_attributes, .fini = end)
{
    struct stance_options o = stance_options_default();
    d = world_make(world);
    cr_assert_eq(stance_igraph_stances(&g, d, &o, NULL, NULL), STANCE_OK);
    cr_assert_eq(igraph_vcount(&g), 4);
    cr_assert_eq(igraph_ecount(&g), 4);
    cr_assert_str_eq(igraph_cattribute_VAS(&g, "id", 1), "RUS");
    cr_assert_str_eq(igraph_cattribute_VAS(&g, "label", 0), "France");
    cr_assert_str_eq(igraph_cattribute_VAS(&g, "kind", 0), "actor");
    cr_assert_str_eq(igraph_cattribute_VAS(&g, "actor_kind", 0), "state");
    cr_assert_str_eq(igraph_cattribute_VAS(&g, "kind", 2), "issue");
    cr_assert_str_eq(igraph_cattribute_VAS(&g, "id", 3), "panel");
    cr_assert_str_eq(igraph_cattribute_EAS(&g, "type", 0), "stance");
    cr_assert_eq(igraph_cattribute_EAN(&g, "value", 0), 0);
    cr_assert_eq(igraph_cattribute_EAN(&g, "n", 0), 2);
    cr_assert_eq(igraph_cattribute_EAN(&g, "ambivalence", 0), 1);
    cr_assert_str_eq(igraph_cattribute_EAS(&g, "basis", 1), "inferred");
    cr_assert_str_eq(igraph_cattribute_EAS(&g, "type", 3), "alignment");
    cr_assert_eq(igraph_cattribute_EAN(&g, "value", 3), -0.75);
    cr_assert_eq(IGRAPH_FROM(&g, 3), 1, "igraph puts the larger end first");
    cr_assert_eq(IGRAPH_TO(&g, 3), 0);
}

Test(stancegraph, ties_carry_weight_and_overlap, .fini = end)
{
    struct stance_options o = stance_options_default();
    o.project.measure = STANCE_AGREEMENT;
    d = world_make(world);
    cr_assert_eq(stance_igraph_network(&g, d, &o, NULL, NULL), STANCE_OK);
    cr_assert_eq(igraph_vcount(&g), 2);
    cr_assert_eq(igraph_ecount(&g), 1);
    cr_assert_eq(igraph_cattribute_EAN(&g, "weight", 0), 0.5);
    cr_assert_eq(igraph_cattribute_EAN(&g, "overlap", 0), 1);
    cr_assert_str_eq(igraph_cattribute_VAS(&g, "id", 1), "RUS");
}

Test(stancegraph, an_empty_selection_is_an_empty_graph, .fini = end)
{
    struct stance_options o = stance_options_default();
    const char *only = "actor=nobody";
    o.select.only = &only;
    o.select.only_n = 1;
    d = world_make((struct world){.statements = world.statements});
    cr_assert_eq(stance_igraph_stances(&g, d, &o, NULL, NULL), STANCE_OK);
    cr_assert_eq(igraph_vcount(&g), 0);
}

/* ---- The guard ---- */

static void their_error(const char *reason, const char *file, int line, igraph_error_t code)
{
    (void)reason;
    (void)file;
    (void)line;
    (void)code;
    IGRAPH_FINALLY_FREE();
}

Test(igraph_guard, handlers_and_random_numbers_are_the_callers_again)
{
    struct stance_igraph_guard guard;
    struct stance_error err = {0};
    igraph_t ring;
    igraph_set_error_handler(their_error);
    igraph_rng_seed(igraph_rng_default(), 42);
    igraph_integer_t expected = igraph_rng_get_integer(igraph_rng_default(), 0, 1000000);
    igraph_rng_seed(igraph_rng_default(), 42);
    stance_igraph_enter(&guard, 7, NULL);
    igraph_integer_t ours = igraph_rng_get_integer(igraph_rng_default(), 0, 1000000);
    cr_assert_neq(ours, expected);
    igraph_error_t code = igraph_ring(&ring, -5, IGRAPH_UNDIRECTED, false, true);
    cr_assert_neq(code, IGRAPH_SUCCESS);
    cr_assert_eq(stance_igraph_leave(&guard, code, "testing", &err), STANCE_E_INTERNAL);
    cr_assert_eq(strncmp(err.message, "igraph failed while testing: ", 29), 0);
    cr_assert_eq(igraph_set_error_handler(NULL), their_error);
    cr_assert_eq(igraph_rng_get_integer(igraph_rng_default(), 0, 1000000), expected);
}

Test(igraph_guard, one_seed_one_sequence)
{
    struct stance_igraph_guard guard;
    igraph_integer_t drawn[3];
    for (int i = 0; i < 3; i++) {
        stance_igraph_enter(&guard, i == 2 ? 8 : 7, NULL);
        drawn[i] = igraph_rng_get_integer(igraph_rng_default(), 0, 1000000000);
        cr_assert_eq(stance_igraph_leave(&guard, IGRAPH_SUCCESS, "", NULL), STANCE_OK);
    }
    cr_assert_eq(drawn[0], drawn[1]);
    cr_assert_neq(drawn[0], drawn[2]);
}

static bool stop_now(void *data)
{
    (void)data;
    return true;
}

Test(igraph_guard, a_stop_reaches_into_igraph)
{
    struct stance_watch watch = {.stop = stop_now};
    struct stance_igraph_guard guard;
    struct stance_error err = {0};
    igraph_t ring = {0};
    igraph_vector_t score = {0};
    stance_igraph_enter(&guard, 1, &watch);
    igraph_error_t code = igraph_ring(&ring, 200, IGRAPH_UNDIRECTED, false, true);
    if (!code)
        code = igraph_vector_init(&score, 0);
    if (!code)
        code = stance_igraph_betweenness(&ring, NULL, &score);
    igraph_vector_destroy(&score);
    igraph_destroy(&ring);
    cr_assert_eq(stance_igraph_leave(&guard, code, "testing", &err), STANCE_E_STOPPED);
}

#ifdef STANCE_FAIL_ALLOCATION
Test(stancegraph, every_failed_allocation_is_told_and_leaves_nothing)
{
    struct stance_options o = stance_options_default();
    struct stance_dataset *data = world_make(world);
    for (size_t n = 1;; n++) {
        igraph_t out = {0};
        stance_memory_fail_at(n);
        enum stance_code code = stance_igraph_network(&out, data, &o, NULL, NULL);
        stance_memory_fail_at(0);
        igraph_destroy(&out);
        if (code == STANCE_OK)
            break;
        cr_assert_eq(code, STANCE_E_MEMORY);
    }
    stance_dataset_free(data);
}
#endif
