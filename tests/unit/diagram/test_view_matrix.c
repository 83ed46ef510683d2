/* The large matrix and the overview it turns into. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "../../check/svg_contract.h"
#include "base/memory.h"
#include "diagram/frame.h"
#include "fixture.h"

/* Draws, checks the contract, and hands the bytes out for more. */
static void draw(struct stance_text *out, const struct fixture *f)
{
    struct stance_error err = {0};
    struct svg_contract report;
    cr_assert(stance_view_matrix(out, &f->scene, &err) == STANCE_OK, "%s", err.message);
    cr_assert(svg_contract_check(&report, out->bytes, out->n) == 0, "%s", report.fault[0]);
}

static size_t count(const struct stance_text *t, const char *xpath)
{
    return svg_contract_count(t->bytes, t->n, xpath);
}

Test(view_matrix, a_large_matrix_names_every_actor_and_titles_every_cell)
{
    struct fixture f;
    struct stance_text t = {0};
    fixture_random(&f, 45, 20, 0.3, 3);
    draw(&t, &f);
    cr_assert_eq(count(&t, "//s:*[s:title[contains(., ' – ')]]"), f.positions.cell_n);
    cr_assert_eq(count(&t, "//s:text[starts-with(.,'Actor number ')]"), 45);
    cr_assert_eq(count(&t, "//s:svg[@class='stance stance-matrix-large']"), 1);
    stance_text_free(&t);
    fixture_clear(&f);
}

/* What tells these names from each other stands at their end. */
Test(view_matrix, a_large_matrix_gives_long_names_the_room_its_columns_can_spare)
{
    static const size_t issues[] = {20, 28};
    char name[45][64];
    for (size_t i = 0; i < 2; i++) {
        struct fixture f;
        struct stance_text t = {0};
        fixture_random(&f, 45, issues[i], 0.3, 3);
        for (size_t a = 0; a < 45; a++) {
            snprintf(name[a], sizeof name[a], "Democratic People's Republic of No %zu", a);
            f.data.actor[a].label = name[a];
        }
        draw(&t, &f);
        cr_assert_eq(count(&t, "//s:text[starts-with(.,'Democratic People') and "
                               "@text-anchor='end' and contains(.,' No ')]"),
                     i == 0 ? 45 : 0, "%zu issues", issues[i]);
        stance_text_free(&t);
        fixture_clear(&f);
    }
}

Test(view_matrix, more_than_two_thousand_cells_are_paths_without_titles)
{
    struct fixture f;
    struct stance_text t = {0};
    fixture_random(&f, 80, 28, 0, 3);
    draw(&t, &f);
    cr_assert_eq(count(&t, "//s:g"), 0);
    cr_assert_lt(t.n, 300000);
    stance_text_free(&t);
    fixture_clear(&f);
}

Test(view_matrix, over_eighty_actors_become_an_overview_within_its_size)
{
    struct fixture f;
    struct stance_text t = {0};
    fixture_random(&f, 400, 60, 0.2, 3);
    draw(&t, &f);
    cr_assert_eq(count(&t, "//s:svg[@class='stance stance-matrix-overview']"), 1);
    cr_assert_eq(count(&t, "//s:text[.='None recorded']"), 2); /* legend, table */
    cr_assert_eq(count(&t, "//s:text[contains(.,'No room to name 60 issues.')]"), 1);
    cr_assert_lt(t.n, 300000);
    stance_text_free(&t);
    fixture_clear(&f);
}
