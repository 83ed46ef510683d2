#include <criterion/criterion.h>
#include <string.h>

#include "base/text.h"
#include "fixture.h"

static void expect_cell(const struct fixture *f, size_t actor, size_t issue, const char *want)
{
    struct stance_text t = {0};
    size_t cell = stance_positions_find(&f->positions, actor, issue);
    stance_scene_cell_title(&f->scene, cell, actor, &t);
    cr_assert(!strcmp(t.bytes, want));
    stance_text_free(&t);
}

Test(scene, a_tooltip_names_actor_issue_value_basis_and_place)
{
    struct fixture f;
    fixture_small(&f);
    expect_cell(&f, 0, 0,
                "Republic of Korea – Council should discuss cyber: +1.0, stated (First "
                "source, p1)");
    expect_cell(&f, 0, 1,
                "Republic of Korea – Extend the panel: +1.0, expected (First source, p2)");
    expect_cell(&f, 0, 2,
                "Republic of Korea – Capacity building: +0.3, stated, 3 statements, "
                "ambivalent: 2 for, 1 against (First source, p3, p5; Second source, p4)");
    expect_cell(&f, 1, 3, "Japan – The forum: 0.0, stated (First source, p8)");
    expect_cell(&f, 1, 1, "Japan – Extend the panel: \u22120.5, stated (First source, p7)");
    fixture_clear(&f);
}

Test(scene, marks_change_at_three_quarters_and_at_nothing)
{
    cr_assert(stance_scene_mark(1) == STANCE_MARK_SUP);
    cr_assert(stance_scene_mark(0.75) == STANCE_MARK_SUP2);
    cr_assert(stance_scene_mark(0.01) == STANCE_MARK_SUP2);
    cr_assert(stance_scene_mark(0) == STANCE_MARK_NEU &&
              stance_scene_mark(-0.0) == STANCE_MARK_NEU);
    cr_assert(stance_scene_mark(-0.75) == STANCE_MARK_OPP2);
    cr_assert(stance_scene_mark(-0.76) == STANCE_MARK_OPP);
    cr_assert(stance_scene_mark(12) == STANCE_MARK_SUP, "sums have no bound");
}

Test(scene, values_have_a_true_minus_and_no_signed_nothing)
{
    struct stance_text t = {0};
    double values[] = {1, -1, 0, -0.0, 0.04, -0.04, 0.25, -12.5};
    for (size_t i = 0; i < 8; i++) {
        stance_scene_put_value(&t, values[i]);
        stance_text_putc(&t, ' ');
    }
    cr_assert(!strcmp(t.bytes, "+1.0 \u22121.0 0.0 0.0 0.0 0.0 +0.3 \u221212.5 ") ||
              !strcmp(t.bytes, "+1.0 \u22121.0 0.0 0.0 0.0 0.0 +0.2 \u221212.5 "));
    stance_text_free(&t);
}

Test(scene, sources_without_a_table_are_named_as_they_stand)
{
    struct fixture f;
    struct stance_text t = {0};
    fixture_small(&f);
    stance_scene_sources(&f.scene, &t);
    cr_assert(!strcmp(t.bytes, "First source; Second source"));
    stance_text_free(&t);
    fixture_clear(&f);
}

Test(scene, the_identity_follows_what_is_drawn)
{
    struct fixture f;
    fixture_small(&f);
    uint32_t before = stance_scene_hash(&f.scene, "matrix");
    cr_assert(before == stance_scene_hash(&f.scene, "matrix"));
    cr_assert(before != stance_scene_hash(&f.scene, "chips"));
    f.options.draw.title = "A finding";
    cr_assert(before != stance_scene_hash(&f.scene, "matrix"));
    f.options.draw.title = NULL;
    f.positions.value[0] = -1;
    cr_assert(before != stance_scene_hash(&f.scene, "matrix"));
    fixture_clear(&f);
}
