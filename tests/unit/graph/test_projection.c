/* test_projection.c - ties by hand; test_pairs.c has the textbook. */
#include "world.h"

#include "graph/projection.h"

static struct stance_dataset *d;
static struct stance_positions p;
static struct stance_network net;

static void project(struct world w, struct stance_project_options o)
{
    struct stance_select_options select = {0};
    d = world_make(w);
    cr_assert_eq(stance_positions_make(&p, d, &select, false, NULL, NULL), STANCE_OK);
    cr_assert_eq(stance_network_project(&net, &p, &o, NULL, NULL), STANCE_OK);
}

static void end(void)
{
    stance_network_clear(&net);
    stance_positions_clear(&p);
    stance_dataset_free(d);
}

#define THREE "actor,issue,stance\na,j,yes\na,k,yes\na,l,yes\nb,j,yes\nb,k,no\nb,l,neutral\n"

Test(projection, agreement_by_hand, .fini = end)
{
    project((struct world){.statements = THREE},
            (struct stance_project_options){.measure = STANCE_AGREEMENT, .min_overlap = 1});
    cr_assert_eq(net.m, 1);
    cr_assert_eq(net.w[0], 0.5, "same 1, opposed 0, half 0.5");
    cr_assert_eq(net.overlap[0], 3);
    cr_assert_eq(net.thin_n, 0);
    cr_assert_not(net.is_signed);
}

Test(projection, signed_is_shrunk_by_what_two_share, .fini = end)
{
    project((struct world){.statements = "actor,issue,stance\na,j,yes\nb,j,yes\n"},
            (struct stance_project_options){.measure = STANCE_SIGNED, .min_overlap = 1});
    cr_assert_float_eq(net.w[0], 1.0 / 3, 1e-15, "J / (J + 2)");
    cr_assert_eq(net.thin_n, 1);
    cr_assert(net.is_signed);
}

Test(projection, alignments_are_added_cut_and_tie_on_their_own, .fini = end)
{
    project((struct world){.statements = "actor,issue,stance\na,j,yes\nb,j,yes\nc,j,no\n",
                           .alignments = "a,b,strength\na,b,1\na,c,1\nc,z,-0.5\n"},
            (struct stance_project_options){
                .measure = STANCE_SIGNED, .min_overlap = 1, .alignment_weight = 1});
    cr_assert_eq(net.m, 4);
    cr_assert_eq(net.w[0], 1, "1/3 + 1 is cut to 1");
    cr_assert_float_eq(net.w[1], 2.0 / 3, 1e-15, "-1/3 + 1");
    cr_assert_float_eq(net.w[2], -1.0 / 3, 1e-15, "b and c by stances alone");
    cr_assert_eq(net.w[3], -0.5, "c and z by alignment alone");
    cr_assert_eq(net.overlap[3], 0);
    cr_assert_eq(net.alignment_n, 3);
}

Test(projection, alignments_weigh_what_they_are_told, .fini = end)
{
    project((struct world){.statements = "actor,issue,stance\na,j,yes\n",
                           .alignments = "a,b,strength\na,b,1\n"},
            (struct stance_project_options){
                .measure = STANCE_SIGNED, .min_overlap = 1, .alignment_weight = 0});
    cr_assert_eq(net.m, 0);
    cr_assert_eq(net.n, 2);
}

Test(projection, other_measures_leave_alignments_out, .fini = end)
{
    project((struct world){.statements = "actor,issue,stance\na,j,yes\nb,j,no\n",
                           .alignments = "a,b,strength\na,b,1\n"},
            (struct stance_project_options){
                .measure = STANCE_AGREEMENT, .min_overlap = 1, .alignment_weight = 1});
    cr_assert_eq(net.m, 1);
    cr_assert_eq(net.w[0], 0, "a tie of 0 is a tie: they were compared");
    cr_assert_eq(net.alignment_n, 0);
}

Test(projection, below_the_overlap_an_alignment_stands_alone, .fini = end)
{
    project((struct world){.statements = "actor,issue,stance\na,j,yes\nb,j,yes\nc,j,yes\n",
                           .alignments = "a,b,strength\na,b,-0.5\n"},
            (struct stance_project_options){
                .measure = STANCE_SIGNED, .min_overlap = 2, .alignment_weight = 1});
    cr_assert_eq(net.m, 1);
    cr_assert_eq(net.w[0], -0.5);
    cr_assert_eq(net.overlap[0], 0);
    cr_assert_eq(net.below_n, 3);
}

Test(projection, unanimous_issues_can_be_dropped, .fini = end)
{
    project((struct world){.statements = "actor,issue,stance\na,j,yes\nb,j,yes\nc,j,yes\n"
                                         "a,k,yes\nb,k,yes\nc,k,no\nc,l,no\n"
                                         "a,m,yes\nb,m,neutral\n"},
            (struct stance_project_options){
                .measure = STANCE_AGREEMENT, .min_overlap = 1, .drop_unanimous = true});
    cr_assert_eq(net.m, 3);
    cr_assert_eq(net.overlap[0], 2, "neutral is not yes: m stays");
    cr_assert_eq(net.w[1], 0, "a and c agree on j, but so does everybody");
}

/* Congruence a-b: j 2*1 same, k 1*1 opposite. */
Test(projection, congruence_and_conflict_count_statements, .fini = end)
{
    project((struct world){.statements =
                               "actor,issue,stance\na,j,yes\na,j,yes\na,k,no\nb,j,yes\nb,k,yes\n"},
            (struct stance_project_options){.measure = STANCE_SUBTRACT,
                                            .min_overlap = 1,
                                            .normalise = STANCE_NORMALISE_AVERAGE});
    cr_assert_float_eq(net.w[0], (2.0 - 1) / ((3 + 2) / 2.0), 1e-15);
}

Test(projection, sums_count_as_directions, .fini = end)
{
    struct stance_select_options select = {.aggregate = STANCE_SUM};
    struct stance_project_options o = {.measure = STANCE_AGREEMENT, .min_overlap = 1};
    d = world_of("actor,issue,stance\na,j,yes\na,j,yes\na,j,yes\nb,j,no\n");
    cr_assert_eq(stance_positions_make(&p, d, &select, false, NULL, NULL), STANCE_OK);
    cr_assert_eq(p.value[0], 3);
    cr_assert_eq(stance_network_project(&net, &p, &o, NULL, NULL), STANCE_OK);
    cr_assert_eq(net.w[0], 0, "not below 0");
}

Test(projection, options_that_do_nothing_are_refused)
{
    struct stance_positions none = {0};
    struct stance_network out = {0};
    struct stance_error err = {0};
    struct stance_project_options o = {.measure = STANCE_AGREEMENT,
                                       .normalise = STANCE_NORMALISE_COSINE};
    cr_assert_eq(stance_network_project(&out, &none, &o, NULL, &err), STANCE_E_VALUE);
    cr_assert_str_eq(err.message, "--normalise goes with the measures congruence, conflict, "
                                  "subtract and overlap; agreement has nothing to divide by");
    o = (struct stance_project_options){.measure = STANCE_SIGNED, .alignment_weight = -1};
    cr_assert_eq(stance_network_project(&out, &none, &o, NULL, NULL), STANCE_E_VALUE);
    o.alignment_weight = NAN;
    cr_assert_eq(stance_network_project(&out, &none, &o, NULL, NULL), STANCE_E_VALUE);
}

static bool stop_now(void *data)
{
    (void)data;
    return true;
}

Test(projection, a_stop_is_heeded_by_both_engines)
{
    struct stance_watch watch = {.stop = stop_now};
    struct stance_dataset *world = world_of(THREE);
    struct stance_positions q = {0};
    struct stance_select_options select = {0};
    struct stance_project_options o = {.measure = STANCE_AGREEMENT, .min_overlap = 1};
    cr_assert_eq(stance_positions_make(&q, world, &select, false, NULL, NULL), STANCE_OK);
    for (int engine = STANCE_PAIRS_BITS; engine <= STANCE_PAIRS_COLUMNS; engine++) {
        struct stance_network out = {0};
        cr_assert_eq(
            stance_network_project_by(&out, &q, &o, (enum stance_pairs_engine)engine, &watch, NULL),
            STANCE_E_STOPPED);
    }
    stance_positions_clear(&q);
    stance_dataset_free(world);
}

#ifdef STANCE_FAIL_ALLOCATION
Test(projection, every_failed_allocation_is_told_and_leaves_nothing)
{
    static const enum stance_measure measures[] = {
        STANCE_AGREEMENT, STANCE_SIGNED, STANCE_CONGRUENCE, STANCE_CONFLICT, STANCE_SUBTRACT};
    struct stance_dataset *world = world_make((struct world){
        .statements = THREE "c,j,yes\nc,j,no\n", .alignments = "a,b,strength\na,c,1\n"});
    struct stance_positions q = {0};
    struct stance_select_options select = {0};
    cr_assert_eq(stance_positions_make(&q, world, &select, false, NULL, NULL), STANCE_OK);
    for (size_t m = 0; m < 5; m++) {
        struct stance_project_options o = {.measure = measures[m],
                                           .min_overlap = 1,
                                           .drop_unanimous = true,
                                           .alignment_weight = 1};
        size_t n = 1;
        for (;; n++) {
            struct stance_network out = {0};
            stance_memory_fail_at(n);
            enum stance_code code = stance_network_project(&out, &q, &o, NULL, NULL);
            stance_memory_fail_at(0);
            stance_network_clear(&out);
            if (code == STANCE_OK)
                break;
            cr_assert_eq(code, STANCE_E_MEMORY);
        }
        cr_assert_gt(n, 10);
    }
    stance_positions_clear(&q);
    stance_dataset_free(world);
}
#endif
