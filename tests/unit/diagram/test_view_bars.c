/* Bars: every position is counted once, on its side, in its form. */
#include <criterion/criterion.h>
#include <string.h>

#include "../../check/svg_contract.h"
#include "diagram/frame.h"
#include "fixture.h"

#define LINE "substring-before(substring-after(//s:path[@stroke-width='1.5']/@d,'M'),' ')"

static void draw(struct stance_text *out, const struct fixture *f)
{
    struct stance_error err = {0};
    struct svg_contract report;
    cr_assert(stance_view_bars(out, &f->scene, &err) == STANCE_OK, "%s", err.message);
    cr_assert(svg_contract_check(&report, out->bytes, out->n) == 0, "%s", report.fault[0]);
}

static size_t count(const struct stance_text *t, const char *xpath)
{
    return svg_contract_count(t->bytes, t->n, xpath);
}

Test(view_bars, parts_stand_on_their_side_and_name_their_actors)
{
    struct fixture f;
    struct stance_text t = {0};
    fixture_small(&f);
    draw(&t, &f);
    cr_assert_eq(count(&t, "//s:g[s:title='Council should discuss cyber – supports: 2 actors "
                           "(Republic of Korea, Most member states)']"),
                 1);
    cr_assert_eq(count(&t, "//s:g[s:title='Council should discuss cyber – for, inferred or "
                           "expected: one actor (Japan)']/s:rect[@class='f-paper s-sup']"),
                 1);
    cr_assert_eq(count(&t, "//s:g[s:title='Extend the panel – leans against: one actor "
                           "(Japan)']/s:rect[@class='f-opp2']"),
                 1);
    /* firm opposition ends where the line is, firm support begins there */
    cr_assert_eq(count(&t, "//s:g[contains(s:title,'opposes')]/s:rect[1]"
                           "[@x + @width > " LINE " - 0.15 and @x + @width < " LINE " + 0.15]"),
                 1);
    cr_assert_eq(count(&t, "//s:g[contains(s:title,'supports')]/s:rect[1]"
                           "[@x > " LINE " - 0.15 and @x < " LINE " + 0.15]"),
                 2);
    cr_assert_eq(count(&t, "//s:g[s:title]"), 8);
    cr_assert_eq(count(&t, "//s:text[.='None recorded: last column']"), 1);
    stance_text_free(&t);
    fixture_clear(&f);
}

Test(view_bars, totals_neutral_and_missing_add_up_to_all_actors)
{
    struct fixture f;
    struct stance_text t = {0};
    fixture_small(&f);
    draw(&t, &f);
    /* 3 for, 2 against; The forum: one for, one neutral, three without a record */
    cr_assert_eq(count(&t, "//s:text[@font-weight='700' and @font-size='11.5' and .='3']"), 1);
    cr_assert_eq(count(&t, "//s:text[@x='648' and .='1']"), 1);
    cr_assert_eq(count(&t, "//s:text[@x='648' and .='0']"), 4);
    cr_assert_eq(count(&t, "//s:text[@x='704' and .='5']"), 1, "nobody spoke on the last issue");
    stance_text_free(&t);
    fixture_clear(&f);
}

Test(view_bars, one_against_one_does_not_lead)
{
    static const char *const issue[] = {"Odd pair", "Real split", "Agreed"};
    struct fixture_actor actor[10];
    struct fixture_cell cell[22];
    size_t n = 0;
    for (uint32_t a = 0; a < 10; a++) {
        actor[a] = (struct fixture_actor){.label = "Somebody"};
        cell[n++] = (struct fixture_cell){a, 1, a < 4 ? -1 : 1, STANCE_STATED, 0, 0};
        cell[n++] = (struct fixture_cell){a, 2, 1, STANCE_STATED, 0, 0};
    }
    cell[n++] = (struct fixture_cell){0, 0, 1, STANCE_STATED, 0, 0};
    cell[n++] = (struct fixture_cell){1, 0, -1, STANCE_STATED, 0, 0};
    struct fixture f;
    struct stance_text t = {0};
    fixture_make(&f, actor, 10, issue, 3, cell, n);
    draw(&t, &f);
    const char *split = strstr(t.bytes, ">Real split<"), *pair = strstr(t.bytes, ">Odd pair<"),
               *agreed = strstr(t.bytes, ">Agreed<");
    cr_assert(split && pair && agreed);
    cr_assert(split < pair && pair < agreed);
    stance_text_free(&t);
    fixture_clear(&f);
}

Test(view_bars, the_forty_first_issue_is_left_out_and_said)
{
    struct fixture f;
    struct stance_text t = {0};
    fixture_random(&f, 300, 41, 0.2, 5);
    draw(&t, &f);
    cr_assert_eq(count(&t, "//s:text[starts-with(.,'Issue with the number ')]"), 40);
    cr_assert_eq(count(&t, "//s:text[contains(.,'Left out for space:')]"), 1);
    stance_text_free(&t);
    fixture_clear(&f);
}

Test(view_bars, coalitions_are_not_needed)
{
    struct fixture f;
    struct stance_text with = {0}, without = {0};
    fixture_small(&f);
    f.options.draw.id = "same";
    draw(&with, &f);
    f.scene.coalitions = NULL;
    draw(&without, &f);
    cr_assert_eq(with.n, without.n);
    stance_text_free(&with);
    stance_text_free(&without);
    fixture_clear(&f);
}
