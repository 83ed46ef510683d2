/* test_groups.c - keep, expand, collapse. */
#include "world.h"

static struct stance_dataset *d;
static struct stance_positions p;

static void make(struct world w, enum stance_groups rule, const char *only)
{
    struct stance_select_options o = {.groups = rule, .only = &only, .only_n = only != NULL};
    d = world_make(w);
    cr_assert_eq(stance_positions_make(&p, d, &o, true, NULL, NULL), STANCE_OK);
}

static void end(void)
{
    stance_positions_clear(&p);
    stance_dataset_free(d);
}

static const struct world nested = {
    .statements = "actor,issue,stance,date\n"
                  "bloc,j,yes,2024-06-20\n"
                  "bloc,k,yes,2024-06-20\n"
                  "alliance,k,no,2024-06-20\n"
                  "alliance,l,no,2024-06-20\n"
                  "FRA,j,no,2024-06-20\n"
                  "late,j,yes,2020-01-01\n",
    .actors = "id,kind\nFRA,state\nlate,state\nquiet,state\nbloc,group\nalliance,group\n",
    .members = "group,member,from,to\nbloc,FRA,,\nbloc,quiet,,\nbloc,late,2025-01-01,\n"
               "alliance,bloc,,\n",
};

Test(groups, keep_lets_groups_speak_for_themselves, .fini = end)
{
    make(nested, STANCE_GROUPS_KEEP, NULL);
    cr_assert_eq(world_value(&p, d, "bloc", "j"), 1);
    cr_assert_eq(world_actor(&p, d, "quiet"), SIZE_MAX, "a member without a word is not here");
    cr_assert_eq(p.statement_n, 6);
}

Test(groups, expand_fills_what_a_member_leaves_open, .fini = end)
{
    make(nested, STANCE_GROUPS_EXPAND, NULL);
    cr_assert_eq(world_value(&p, d, "FRA", "j"), -1, "its own record stays");
    cr_assert_eq(world_value(&p, d, "FRA", "k"), 1, "the nearer group goes first");
    cr_assert_eq(world_value(&p, d, "FRA", "l"), -1, "then the group of the group");
    cr_assert_eq(world_value(&p, d, "quiet", "j"), 1);
    cr_assert_eq(p.group[world_cell(&p, d, "quiet", "j")],
                 stance_dataset_find_actor(d, "bloc") + 1);
    cr_assert_eq(p.group[world_cell(&p, d, "FRA", "j")], 0);
    cr_assert_eq(world_value(&p, d, "bloc", "j"), 1, "the group is still there");
    cr_assert_eq(p.statement_n, 6, "nothing inherited is counted");
    size_t cell = world_cell(&p, d, "quiet", "l");
    cr_assert_eq(p.statement[p.statement_start[cell]], 3, "evidence leads to the group's row");
}

Test(groups, expand_minds_the_dates_of_membership, .fini = end)
{
    make(nested, STANCE_GROUPS_EXPAND, NULL);
    cr_assert(isnan(world_value(&p, d, "late", "k")), "it joined after the statement");
    cr_assert_eq(world_value(&p, d, "late", "j"), 1);
}

Test(groups, expand_asks_conditions_on_actors_of_the_holder, .fini = end)
{
    make(nested, STANCE_GROUPS_EXPAND, "actor.kind=state");
    cr_assert_eq(world_value(&p, d, "quiet", "j"), 1);
    cr_assert_eq(world_actor(&p, d, "bloc"), SIZE_MAX);
}

Test(groups, groups_equally_near_are_pooled, .fini = end)
{
    make((struct world){.statements = "actor,issue,stance\ng,j,yes\nh,j,no\nh,j,no\n",
                        .actors = "id\nh\ng\nm\n",
                        .members = "group,member\ng,m\nh,m\n"},
         STANCE_GROUPS_EXPAND, NULL);
    size_t cell = world_cell(&p, d, "m", "j");
    cr_assert_float_eq(p.value[cell], -1.0 / 3, 1e-15);
    cr_assert_eq(p.n[cell], 3);
    cr_assert_eq(p.group[cell], stance_dataset_find_actor(d, "h") + 1, "the first in the data set");
}

Test(groups, a_member_listed_twice_inherits_once, .fini = end)
{
    make((struct world){.statements = "actor,issue,stance,date\ng,j,yes,2015\ng,j,no,2021\n",
                        .actors = "id\ng\nm\n",
                        .members = "group,member,from,to\ng,m,2010,2016\ng,m,2014,2018\n"},
         STANCE_GROUPS_EXPAND, NULL);
    size_t cell = world_cell(&p, d, "m", "j");
    cr_assert_eq(p.n[cell], 1);
    cr_assert_eq(p.value[cell], 1);
}

Test(groups, collapse_folds_members_into_the_outermost_group, .fini = end)
{
    make(nested, STANCE_GROUPS_COLLAPSE, NULL);
    cr_assert_eq(p.actor_n, 2, "the alliance, and the one not yet in it");
    cr_assert_eq(world_value(&p, d, "alliance", "j"), 0, "bloc yes, FRA no");
    cr_assert_eq(world_value(&p, d, "alliance", "k"), 0);
    cr_assert_eq(world_value(&p, d, "late", "j"), 1, "it joined later: its word is its own");
}

Test(groups, collapse_folds_alignments_too, .fini = end)
{
    make((struct world){.alignments = "a,b,strength\nm,x,1\nn,x,-0.5\nm,n,1\n",
                        .members = "group,member\ng,m\ng,n\n"},
         STANCE_GROUPS_COLLAPSE, NULL);
    cr_assert_eq(p.alignment_n, 1, "a tie inside a group is none");
    cr_assert_eq(p.alignment[0].strength, 0.25);
    cr_assert_eq(p.alignment[0].n, 2);
}

/* The reader refuses such groups, but a caller may build them. */
Test(groups, a_circle_of_groups_ends, .fini = end)
{
    make((struct world){.statements = "actor,issue,stance\na,j,yes\nb,k,no\nc,l,yes\n",
                        .members = "group,member\nb,a\nc,b\n"},
         STANCE_GROUPS_KEEP, NULL);
    stance_positions_clear(&p);
    struct stance_member back = d->member[0];
    back.group = stance_dataset_find_actor(d, "a");
    back.member = stance_dataset_find_actor(d, "c");
    struct stance_member *grown = stance_memory_new(3, sizeof *grown);
    memcpy(grown, d->member, 2 * sizeof *grown);
    grown[2] = back;
    stance_memory_free(d->member);
    d->member = grown;
    d->member_n = 3;
    struct stance_select_options o = {.groups = STANCE_GROUPS_COLLAPSE};
    cr_assert_eq(stance_positions_make(&p, d, &o, false, NULL, NULL), STANCE_OK);
    cr_assert_eq(p.actor_n, 3, "no outermost group: everybody stays");
    stance_positions_clear(&p);
    o.groups = STANCE_GROUPS_EXPAND;
    cr_assert_eq(stance_positions_make(&p, d, &o, false, NULL, NULL), STANCE_OK);
    cr_assert_eq(p.cell_n, 9);
}
