#include <criterion/criterion.h>
#include <math.h>

#include "base/text.h"
#include "diagram/tree.h"
#include "fixture.h"

static struct fixture f;
static struct stance_plot plot;
static struct stance_tree tree;
static bool cut;

static void make(const struct fixture_actor *actor, size_t n, const struct fixture_cell *cell,
                 size_t cell_n)
{
    static const char *const issue[] = {"One", "Two"};
    fixture_make(&f, actor, n, issue, 2, cell, cell_n);
    cr_assert(stance_plot_make(&plot, &f.scene, (struct stance_plot_limits){0}, NULL) == STANCE_OK);
    cr_assert(stance_tree_seriate(&tree, &plot, &cut, NULL) == STANCE_OK);
}

static void end(void)
{
    stance_tree_clear(&tree);
    stance_plot_clear(&plot);
    fixture_clear(&f);
}
TestSuite(tree, .fini = end);

/* d(0,1) = 0, d(2,3) = 1/4, the pairs 7/8 or 1 apart: worked by hand. */
Test(tree, average_linkage_of_four_rows)
{
    const struct fixture_actor actor[] = {
        {"a", NULL, 0, false}, {"b", NULL, 1, false}, {"c", NULL, 2, false}, {"d", NULL, 3, false}};
    const struct fixture_cell cell[] = {
        {0, 0, 1, STANCE_STATED, 0, 0},  {1, 0, 1, STANCE_STATED, 0, 0},
        {2, 0, -1, STANCE_STATED, 0, 0}, {3, 0, -0.5, STANCE_STATED, 0, 0},
        {0, 1, 1, STANCE_STATED, 0, 0},  {1, 1, 1, STANCE_STATED, 0, 0},
        {2, 1, -1, STANCE_STATED, 0, 0}, {3, 1, -0.5, STANCE_STATED, 0, 0},
    };
    make(actor, 4, cell, 8);
    cr_assert(cut && tree.node_n == 3);
    cr_assert_float_eq(tree.node[0].height, 0, 1e-12);
    cr_assert_float_eq(tree.node[1].height, 0.25, 1e-12);
    cr_assert_float_eq(tree.node[2].height, 0.875, 1e-12);
    /* cut at the widest gap: two blocs, the one with the higher mean on top */
    cr_assert_eq(plot.bloc_n, 2);
    cr_assert_eq(plot.bloc[0].n, 2);
    const char *want[] = {"a", "b", "d", "c"};
    for (size_t i = 0; i < 4; i++)
        cr_assert_str_eq(stance_scene_actor(&f.scene, plot.actor[i])->label, want[i]);
}

Test(tree, coalitions_stay_whole_and_lettered)
{
    /* a and c are alike, but a is with b */
    const struct fixture_actor actor[] = {{"a", NULL, 0, false},
                                          {"b", NULL, 0, false},
                                          {"c", NULL, 1, false},
                                          {"d", NULL, 1, false},
                                          {"e", NULL, 2, false}};
    const struct fixture_cell cell[] = {
        {0, 0, 1, STANCE_STATED, 0, 0}, {1, 0, -1, STANCE_STATED, 0, 0},
        {2, 0, 1, STANCE_STATED, 0, 0}, {3, 0, 1, STANCE_STATED, 0, 0},
        {4, 0, 1, STANCE_STATED, 0, 0},
    };
    make(actor, 5, cell, 5);
    cr_assert(!cut && plot.bloc_n == 3);
    cr_assert_str_eq(plot.bloc[0].name, "A");
    cr_assert_str_eq(plot.bloc[2].name, "No coalition");
    for (size_t i = 0; i < 5; i++)
        cr_assert_eq(plot.actor_bloc[i], i / 2);
    cr_assert_eq(tree.node_n, 3, "two joints inside, one between, none for who stands alone");
    cr_assert(tree.node[2].between);
    cr_assert_geq(tree.node[2].height, tree.node[1].height, "no joint stands below its parts");
}

Test(tree, one_coalition_and_who_stands_alone_are_cut_by_the_tree)
{
    const struct fixture_actor actor[] = {{"a", NULL, 0, false}, {"b", NULL, 0, false},
                                          {"c", NULL, 0, false}, {"d", NULL, 0, false},
                                          {"e", NULL, 1, false}};
    const struct fixture_cell cell[] = {
        {0, 0, 1, STANCE_STATED, 0, 0},  {1, 0, 1, STANCE_STATED, 0, 0},
        {2, 0, -1, STANCE_STATED, 0, 0}, {3, 0, -1, STANCE_STATED, 0, 0},
        {4, 0, -1, STANCE_STATED, 0, 0},
    };
    make(actor, 5, cell, 5);
    cr_assert(cut && plot.bloc_n == 2);
    cr_assert(plot.bloc[0].cut && plot.bloc[0].n == 2 && plot.bloc[1].n == 3);
    struct stance_text name = {0};
    stance_plot_bloc_name(&plot.bloc[0], &name);
    cr_assert_str_eq(name.bytes, "Group A");
    stance_text_free(&name);
}

Test(tree, rows_that_share_no_issue_are_half_apart)
{
    const struct fixture_actor actor[] = {{"a", NULL, 0, false}, {"b", NULL, 1, false}};
    const struct fixture_cell cell[] = {{0, 0, 1, STANCE_STATED, 0, 0},
                                        {1, 1, 1, STANCE_STATED, 0, 0}};
    make(actor, 2, cell, 2);
    cr_assert_float_eq(tree.node[0].height, 0.5, 1e-12);
}

Test(tree, one_row_has_no_tree)
{
    const struct fixture_actor actor[] = {{"a", NULL, 0, false}};
    const struct fixture_cell cell[] = {{0, 0, 1, STANCE_STATED, 0, 0}};
    make(actor, 1, cell, 1);
    cr_assert(tree.node_n == 0 && !cut && plot.bloc_n == 1);
}

Test(tree, equal_rows_are_one_bloc)
{
    const struct fixture_actor actor[] = {
        {"a", NULL, 0, false}, {"b", NULL, 1, false}, {"c", NULL, 2, false}};
    const struct fixture_cell cell[] = {{0, 0, 1, STANCE_STATED, 0, 0},
                                        {1, 0, 1, STANCE_STATED, 0, 0},
                                        {2, 0, 1, STANCE_STATED, 0, 0}};
    make(actor, 3, cell, 3);
    cr_assert(!cut && plot.bloc_n == 1 && tree.node_n == 2);
}
