#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "diagram/plot.h"
#include "fixture.h"

static struct fixture f;
static struct stance_plot plot;

static void start(void)
{
    fixture_small(&f);
}
static void end(void)
{
    stance_plot_clear(&plot);
    fixture_clear(&f);
}
TestSuite(plot, .init = start, .fini = end);

static void make(size_t actors, size_t issues, size_t stances)
{
    cr_assert(stance_plot_make(&plot, &f.scene,
                               (struct stance_plot_limits){actors, issues, stances},
                               NULL) == STANCE_OK);
}

static const char *actor(size_t i)
{
    return stance_scene_actor(&f.scene, plot.actor[i])->label;
}

static const char *issue(size_t i)
{
    return stance_scene_issue(&f.scene, plot.issue[i])->label;
}

Test(plot, actors_stand_by_coalition_and_coverage)
{
    make(0, 0, 0);
    const char *want[] = {"Japan", "Republic of Korea", "Russia", "China", "Most member states"};
    for (size_t i = 0; i < 5; i++)
        cr_assert(!strcmp(actor(i), want[i == 0   ? 1
                                         : i == 1 ? 0
                                                  : i]) ||
                  !strcmp(actor(i), want[i]));
    cr_assert(plot.bloc_n == 3);
    cr_assert(!strcmp(plot.bloc[0].name, "A") && !strcmp(plot.bloc[2].name, "No coalition"));
    cr_assert(plot.bloc[1].first == 2 && plot.bloc[1].n == 2 && plot.grouped);
}

Test(plot, issues_go_from_agreed_to_contested_and_silent_ones_last)
{
    make(0, 0, 0);
    const char *want[] = {"Capacity building", "The forum", "Extend the panel",
                          "Council should discuss cyber", "Binding obligations"};
    for (size_t i = 0; i < 5; i++)
        cr_assert(!strcmp(issue(i), want[i]));
    cr_assert(stance_tally_all(plot.by_issue[4]) == 0);
}

Test(plot, what_occurs_is_noted)
{
    make(0, 0, 0);
    for (int mark = 0; mark < 5; mark++)
        cr_assert(plot.has[mark]);
    cr_assert(plot.has_inferred && plot.has_expected && plot.has_ambivalent && plot.has_missing);
    cr_assert(plot.stance_n == 12);
    cr_assert(!strcmp(stance_plot_inferred_name(&plot), "Inferred or expected"));
}

Test(plot, cells_follow_every_reordering)
{
    make(0, 0, 0);
    uint32_t turn[] = {4, 3, 2, 1, 0};
    cr_assert(stance_plot_order_actors(&plot, turn, NULL) == STANCE_OK);
    cr_assert(stance_plot_order_issues(&plot, turn, NULL) == STANCE_OK);
    for (size_t a = 0; a < 5; a++)
        for (size_t i = 0; i < 5; i++)
            cr_assert(stance_plot_cell(&plot, a, i) ==
                      stance_positions_find(&f.positions, plot.actor[a], plot.issue[i]));
}

Test(plot, too_much_is_cut_to_the_most_covered_part)
{
    make(2, 2, 0);
    cr_assert(plot.actor_n == 2 && plot.issue_n == 2);
    cr_assert(plot.all_actor_n == 5 && plot.all_issue_n == 5);
    bool discuss = !strcmp(issue(0), "Council should discuss cyber") ||
                   !strcmp(issue(1), "Council should discuss cyber");
    cr_assert(discuss, "the issue most actors speak on is kept");
    struct stance_words w;
    cr_assert(stance_words_make(&w, &plot, "Matrix", "", "", false, NULL) == STANCE_OK);
    cr_assert(!strcmp(w.title.bytes, "Positions of 2 actors on 2 issues"));
    cr_assert(
        !strcmp(w.note.bytes,
                "Left out for space: 3 of 5 issues, those with fewest actors; 3 of 5 actors, those "
                "with fewest positions on the rest."));
    stance_words_clear(&w);
}

Test(plot, a_limit_on_stances_takes_issues_away)
{
    make(15, 12, 6);
    cr_assert(plot.stance_n <= 6 && plot.issue_n >= 1);
}

Test(plot, seven_coalitions_are_six_and_other)
{
    struct fixture_actor who[16];
    struct fixture_cell cell[16];
    const char *what[] = {"One"};
    for (uint32_t i = 0; i < 16; i++) {
        who[i] = (struct fixture_actor){.label = "Actor", .coalition = i / 2};
        cell[i] = (struct fixture_cell){.actor = i, .value = 1};
    }
    struct fixture seven;
    fixture_make(&seven, who, 16, what, 1, cell, 16);
    struct stance_plot p;
    cr_assert(stance_plot_make(&p, &seven.scene, (struct stance_plot_limits){0}, NULL) ==
              STANCE_OK);
    cr_assert(p.bloc_n == 7);
    cr_assert(!strcmp(p.bloc[5].name, "F") && !strcmp(p.bloc[6].name, "Other"));
    cr_assert(p.bloc[6].n == 4 && p.bloc[6].mark == STANCE_SUB);
    stance_plot_clear(&p);
    fixture_clear(&seven);
}

Test(plot, contest_is_one_when_even_and_nothing_when_agreed)
{
    cr_assert(fabs(stance_tally_contest((struct stance_tally){2, 2, 1}) - (1)) < 1e-12);
    cr_assert(fabs(stance_tally_contest((struct stance_tally){8, 2, 0}) - (.25)) < 1e-12);
    cr_assert(fabs(stance_tally_contest((struct stance_tally){0, 0, 3}) - (0)) < 1e-12);
}

Test(plot, the_description_has_form_counts_and_facts)
{
    make(0, 0, 0);
    struct stance_words w;
    cr_assert(stance_words_make(&w, &plot, "Matrix", "x", "y", true, NULL) == STANCE_OK);
    cr_assert(
        !strcmp(w.desc.bytes,
                "Matrix: 5 actors by 5 issues, 7 positions for, 4 against, 1 neutral; none is "
                "recorded for 52% of the pairs. Most contested: Council should discuss cyber (3 "
                "for, 2 against). Most widely supported without opposition: Capacity building "
                "(2)."));
    cr_assert(!strcmp(w.note.bytes,
                      "y Coalitions: least frustration of signed agreement, proven optimal."));
    stance_words_clear(&w);
}
