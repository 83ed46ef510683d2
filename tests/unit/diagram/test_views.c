/* Every form of positions on every kind of data keeps the contract and shows what is there. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../check/svg_contract.h"
#include "base/memory.h"
#include "base/text.h"
#include "diagram/frame.h"
#include "fixture.h"

typedef enum stance_code (*view)(struct stance_text *, const struct stance_scene *,
                                 struct stance_error *);
static const view views[] = {stance_view_chips, stance_view_bipartite, stance_view_matrix,
                             stance_view_bars, stance_view_map};
#define VIEWS (sizeof views / sizeof *views)

/* Draws, checks the contract, and hands the bytes out for more. */
static void draw(struct stance_text *out, const struct fixture *f, size_t v)
{
    struct stance_error err = {0};
    struct svg_contract report;
    cr_assert(views[v](out, &f->scene, &err) == STANCE_OK, "%s", err.message);
    cr_assert(svg_contract_check(&report, out->bytes, out->n) == 0, "view %zu: %s", v,
              report.fault[0]);
}

static void draw_all(const struct fixture *f)
{
    for (size_t v = 0; v < VIEWS; v++) {
        struct stance_text t = {0};
        draw(&t, f, v);
        stance_text_free(&t);
    }
}

static size_t count(const struct stance_text *t, const char *xpath)
{
    return svg_contract_count(t->bytes, t->n, xpath);
}

/* ---- What is shown ---- */

Test(views, the_matrix_has_a_titled_tile_per_position_and_a_dot_per_missing_one)
{
    struct fixture f;
    struct stance_text t = {0};
    fixture_small(&f);
    draw(&t, &f, 2);
    cr_assert_eq(count(&t, "//s:g[s:title[contains(., ' – ')]]"), 12);
    /* 13 pairs without a record and the legend's swatch */
    cr_assert_eq(count(&t, "//s:circle[@class='f-mute']"), 13 + 1);
    cr_assert_eq(count(&t, "//s:g[s:title]/s:rect[contains(@class,'f-paper')]"), 3);
    cr_assert_eq(count(&t, "//s:text[.='None recorded' or .='Inferred or expected']"), 2);
    cr_assert_eq(count(&t, "//s:text[.='Coalition A' or .='A']"), 1);
    cr_assert_eq(count(&t, "//s:text[starts-with(.,'Source: First source')]"), 1);
    stance_text_free(&t);
    fixture_clear(&f);
}

Test(views, chips_stand_on_the_side_they_are_on)
{
    struct fixture f;
    struct stance_text t = {0};
    fixture_small(&f);
    draw(&t, &f, 0);
    cr_assert_eq(count(&t, "//s:g[s:title]"), 12);
    cr_assert_eq(count(&t, "//s:g[contains(s:title,': +')]/s:rect[@x < 358]"), 0);
    cr_assert_eq(count(&t, "//s:g[contains(s:title,': +')]/s:rect[@x > 358]"), 7);
    cr_assert_eq(count(&t, "//s:g[contains(s:title,': \u2212')]/s:rect[@x < 358]"), 4);
    cr_assert_eq(count(&t, "//s:text[.='Neutral' or .='No position recorded']"), 2);
    /* support is round, opposition square */
    cr_assert_eq(count(&t, "//s:g[contains(s:title,': +')]/s:rect[@rx='3']"), 7);
    cr_assert_eq(count(&t, "//s:g[contains(s:title,': \u2212')]/s:rect[@rx]"), 0);
    stance_text_free(&t);
    fixture_clear(&f);
}

/* Names as wide as a chip may be: those in favour end before the neutral ones begin. */
Test(views, chips_of_long_names_leave_the_neutral_column_free)
{
    static const char *const issue[] = {"Question"};
    struct fixture f;
    struct stance_text t = {0};
    struct fixture_actor actor[6];
    struct fixture_cell cell[6];
    for (uint32_t a = 0; a < 6; a++) {
        actor[a] = (struct fixture_actor){.label = "Organisation for the Prohibition of Weapons"};
        cell[a] = (struct fixture_cell){a, 0, a < 4 ? 1 : 0, STANCE_STATED, 0, 0};
    }
    fixture_make(&f, actor, 6, issue, 1, cell, 6);
    draw(&t, &f, 0);
    cr_assert_eq(count(&t, "//s:g[contains(s:title,': +')]/s:rect[@width > 100]"), 4);
    cr_assert_eq(count(&t, "//s:g[contains(s:title,': 0.0')]/s:rect[@x < 600]"), 2);
    cr_assert_eq(count(&t, "//s:g[contains(s:title,': +')]/s:rect[@x + @width > "
                           "//s:g[contains(s:title,': 0.0')]/s:rect/@x - 11]"),
                 0);
    stance_text_free(&t);
    fixture_clear(&f);
}

Test(views, bipartite_has_a_link_per_position)
{
    struct fixture f;
    struct stance_text t = {0};
    fixture_small(&f);
    draw(&t, &f, 1);
    cr_assert_eq(count(&t, "//s:path[s:title]"), 12);
    cr_assert_eq(count(&t, "//s:path[s:title][@stroke-dasharray='7 3']"), 4);
    cr_assert_eq(count(&t, "//s:path[s:title][@stroke-width='1.2']"), 3);
    stance_text_free(&t);
    fixture_clear(&f);
}

Test(views, what_does_not_fit_is_left_out_and_said)
{
    struct fixture f;
    fixture_random(&f, 30, 30, 0.5, 9);
    for (size_t v = 0; v < 2; v++) {
        struct stance_text t = {0};
        draw(&t, &f, v);
        cr_assert_eq(count(&t, "//s:text[contains(.,'Left out for space:')]"), 1);
        stance_text_free(&t);
    }
    fixture_clear(&f);
}

/* ---- Page ---- */

Test(views, the_users_words_replace_ours)
{
    struct fixture f;
    struct stance_text t = {0};
    fixture_small(&f);
    f.options.draw.title = "The forum <divides> speakers";
    f.options.draw.subtitle = "As of today";
    f.options.draw.note = "Illustrative.";
    f.options.draw.source_line = "our own count";
    f.options.draw.id = "fig-1";
    draw(&t, &f, 2);
    cr_assert_eq(count(&t, "/s:svg[@id='fig-1']/s:title[.='The forum <divides> speakers']"), 1);
    cr_assert_eq(count(&t, "//s:text[.='As of today']"), 1);
    cr_assert_eq(count(&t, "//s:text[starts-with(.,'Note: Illustrative. ')]"), 1);
    cr_assert_eq(count(&t, "//s:text[.='Source: our own count']"), 1);
    stance_text_free(&t);
    fixture_clear(&f);
}

Test(views, an_id_that_is_none_is_refused)
{
    struct fixture f;
    fixture_small(&f);
    const char *bad[] = {
        "", "1a", "A", "a b", "a\"b", "a_b", "a0123456789012345678901234567890123456789x"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct stance_text t = {0};
        struct stance_error err = {0};
        f.options.draw.id = bad[i];
        cr_assert_eq(stance_view_chips(&t, &f.scene, &err), STANCE_E_VALUE, "%s", bad[i]);
        cr_assert(t.bytes == NULL && strstr(err.message, "expected an id"));
    }
    fixture_clear(&f);
}

Test(views, every_theme_keeps_the_contract)
{
    struct fixture f;
    fixture_small(&f);
    for (int theme = STANCE_THEME_LIGHT; theme <= STANCE_THEME_AUTO; theme++) {
        f.options.draw.theme = (enum stance_theme)theme;
        draw_all(&f);
    }
    fixture_clear(&f);
}

Test(views, two_figures_in_one_page_share_no_id)
{
    struct fixture f;
    char id[VIEWS][64];
    fixture_small(&f);
    for (size_t v = 0; v < VIEWS; v++) {
        struct stance_text t = {0};
        struct svg_contract report;
        cr_assert(views[v](&t, &f.scene, NULL) == STANCE_OK);
        svg_contract_check(&report, t.bytes, t.n);
        snprintf(id[v], sizeof id[v], "%s", report.id);
        for (size_t u = 0; u < v; u++)
            cr_assert_str_neq(id[u], id[v]);
        stance_text_free(&t);
    }
    fixture_clear(&f);
}

Test(views, the_same_bytes_come_out_twice_and_under_another_locale)
{
    struct fixture f;
    fixture_random(&f, 20, 12, 0.3, 4);
    for (size_t v = 0; v < VIEWS; v++) {
        struct stance_text a = {0}, b = {0};
        draw(&a, &f, v);
        if (!setlocale(LC_ALL, "de_DE.UTF-8"))
            setlocale(LC_ALL, "C.UTF-8");
        draw(&b, &f, v);
        setlocale(LC_ALL, "C");
        cr_assert(a.n == b.n && !memcmp(a.bytes, b.bytes, a.n));
        stance_text_free(&a);
        stance_text_free(&b);
    }
    fixture_clear(&f);
}

/* ---- Hostile and degenerate data ---- */

Test(views, hostile_names_stay_text)
{
    static char endless[10001], wide[9001];
    memset(endless, 'W', 10000);
    for (size_t i = 0; i < 3000; i++)
        memcpy(wide + 3 * i, "한", 3);
    const char *const names[] = {"</text><script>alert(1)</script>",
                                 "]]>",
                                 "&#0;",
                                 "\\N",
                                 "a\"b\\",
                                 endless,
                                 wide,
                                 "👨‍👩‍👧‍👦🇺🇳🏳️‍🌈 Große Koalition",
                                 "대한민국 외교부",
                                 "جمهورية مصر العربية",
                                 "e\u0301\u0302\u0303\u0304\u0305\u0306\u0307",
                                 "\xFF\xFE\xC3(\x80",
                                 "",
                                 "\t\n\x01\x7F",
                                 "url(http://x) --x:y} @import",
                                 "A/B-C—D"};
    enum { N = sizeof names / sizeof *names };
    struct fixture_actor actor[3 * N];
    const char *issue[3 * N];
    struct fixture_cell cell[9 * N * N];
    size_t cell_n = 0;
    for (uint32_t i = 0; i < 3 * N; i++) {
        actor[i] = (struct fixture_actor){.label = names[i % N], .coalition = i % 2};
        issue[i] = names[(i + 5) % N];
        for (uint32_t j = 0; j < 3 * N; j++)
            if ((i + j) % 3)
                cell[cell_n++] = (struct fixture_cell){i,
                                                       j,
                                                       (i + j) % 2 ? 1 : -0.5,
                                                       STANCE_STATED,
                                                       (i * j) % 7 == 0,
                                                       (i * j) % 7 == 0};
    }
    const size_t sizes[] = {N, 3 * N};
    for (size_t s = 0; s < 2; s++) { /* small and large forms */
        struct fixture f;
        size_t kept = 0;
        struct fixture_cell *some = calloc(cell_n, sizeof *some);
        for (size_t c = 0; c < cell_n; c++)
            if (cell[c].actor < sizes[s] && cell[c].issue < sizes[s])
                some[kept++] = cell[c];
        fixture_make(&f, actor, sizes[s], issue, sizes[s], some, kept);
        f.options.draw.title = names[s * 5];
        f.options.draw.note = endless;
        f.options.draw.source_line = names[7];
        draw_all(&f);
        fixture_clear(&f);
        free(some);
    }
}

static void draw_made(size_t n, size_t m, double (*value)(uint32_t, uint32_t), uint32_t blocs)
{
    static const char *const names[] = {"Alpha", "Beta",  "Gamma",   "Delta", "Epsilon", "Zeta",
                                        "Eta",   "Theta", "Iota",    "Kappa", "Lambda",  "My",
                                        "Ny",    "Xi",    "Omikron", "Pi"};
    struct fixture_actor *actor = calloc(n, sizeof *actor);
    const char **issue = calloc(m, sizeof *issue);
    struct fixture_cell *cell = calloc(n * m, sizeof *cell);
    size_t cell_n = 0;
    for (uint32_t i = 0; i < n; i++)
        actor[i] = (struct fixture_actor){.label = names[i % 16],
                                          .coalition = (uint32_t)(i * (size_t)blocs / n)};
    for (uint32_t j = 0; j < m; j++)
        issue[j] = names[j % 16];
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t j = 0; j < m; j++)
            cell[cell_n++] = (struct fixture_cell){i, j, value(i, j), STANCE_STATED, 0, 0};
    struct fixture f;
    fixture_make(&f, actor, n, issue, m, cell, cell_n);
    draw_all(&f);
    fixture_clear(&f);
    free(actor);
    free(issue);
    free(cell);
}

static double equal(uint32_t i, uint32_t j)
{
    (void)i, (void)j;
    return 1;
}
static double neutral(uint32_t i, uint32_t j)
{
    (void)i, (void)j;
    return 0;
}
static double opposed(uint32_t i, uint32_t j)
{
    (void)j;
    return i % 2 ? 1 : -1;
}

Test(views, degenerate_data_gives_a_figure)
{
    static double (*const values[])(uint32_t, uint32_t) = {equal, neutral, opposed};
    const size_t sizes[][2] = {{1, 1},  {1, 14}, {16, 1},  {2, 2},   {15, 12}, {18, 1},
                               {81, 1}, {81, 3}, {17, 17}, {41, 28}, {1, 41}};
    for (size_t v = 0; v < 3; v++)
        for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
            draw_made(sizes[s][0], sizes[s][1], values[v], 1);
            draw_made(sizes[s][0], sizes[s][1], values[v], (uint32_t)sizes[s][0]);
        }
}

Test(views, one_to_seven_blocs_give_a_figure)
{
    for (uint32_t k = 1; k <= 7; k++) {
        draw_made(16, 10, opposed, k);
        draw_made(30, 20, opposed, k);
        draw_made(90, 20, opposed, k);
    }
}

Test(views, random_data_stays_inside_the_canvas)
{
    for (uint64_t seed = 1; seed <= 30; seed++) {
        struct fixture f;
        fixture_random(&f, 1 + seed * 7 % 90, 1 + seed * 5 % 40, (double)(seed % 10) / 10, seed);
        if (f.positions.cell_n)
            draw_all(&f);
        fixture_clear(&f);
    }
}

#ifdef STANCE_FAIL_ALLOCATION
Test(views, every_failing_allocation_is_told)
{
    struct fixture f[2];
    fixture_small(&f[0]);
    fixture_random(&f[1], 20, 18, 0.3, 2);
    for (size_t i = 0; i < 2; i++)
        for (size_t v = 0; v < VIEWS; v++)
            for (size_t n = 1;; n++) {
                struct stance_text t = {0};
                struct stance_error err = {0};
                stance_memory_fail_at(n);
                enum stance_code code = views[v](&t, &f[i].scene, &err);
                stance_memory_fail_at(0);
                stance_text_free(&t);
                if (code == STANCE_OK)
                    break;
                cr_assert_eq(code, STANCE_E_MEMORY, "allocation %zu: %s", n, err.message);
                cr_assert_lt(n, 20000);
            }
    fixture_clear(&f[0]);
    fixture_clear(&f[1]);
}
#endif
