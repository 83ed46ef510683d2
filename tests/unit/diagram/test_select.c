/* Who is drawn, in which coalitions, who stands out, and the table beside the figure. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../check/svg_contract.h"
#include "base/memory.h"
#include "stance.h"

#define CASE "graphs/unsc-cyber-2024"

static stance_dataset *load(const char *path)
{
    struct stance_error err = {0};
    stance_dataset *data = NULL;
    cr_assert(stance_dataset_read(&data, path, NULL, NULL, NULL, &err) == STANCE_OK, "%s",
              err.message);
    return data;
}

static stance_dataset *written(const char *csv)
{
    char path[] = "/tmp/stance-select-XXXXXX";
    FILE *f = fdopen(mkstemp(path), "w");
    fputs(csv, f);
    fclose(f);
    stance_dataset *data = load(path);
    unlink(path);
    return data;
}

static struct stance_text drawn(const struct stance_options *o)
{
    struct stance_text t = {0};
    struct stance_error err = {0};
    struct svg_contract report;
    stance_dataset *data = load(CASE);
    cr_assert(stance_figure_draw(&t, data, o, NULL, &err) == STANCE_OK, "%s", err.message);
    cr_assert(svg_contract_check(&report, t.bytes, t.n) == 0, "%s", report.fault[0]);
    stance_dataset_free(data);
    return t;
}

static void expect_in(const struct stance_text *t, const char *what, bool there)
{
    cr_expect((strstr(t->bytes, what) != NULL) == there, "%s: %s", what,
              there ? "absent" : "there");
}

static size_t count(const char *text, const char *what)
{
    size_t n = 0;
    for (; (text = strstr(text, what)); text++)
        n++;
    return n;
}

struct form {
    enum stance_view view;
    char said[64];
};

ParameterizedTestParameters(selection, who_is_highlighted_stands_in_bold_or_a_ring)
{
    static struct form form[] = {
        {STANCE_VIEW_MATRIX, "In bold: Russia"},    {STANCE_VIEW_CHIPS, "Ringed: Russia"},
        {STANCE_VIEW_BIPARTITE, "In bold: Russia"}, {STANCE_VIEW_NETWORK, "In bold: Russia"},
        {STANCE_VIEW_MAP, "In bold: Russia"},
    };
    return cr_make_param_array(struct form, form, sizeof form / sizeof *form);
}
ParameterizedTest(struct form *form, selection, who_is_highlighted_stands_in_bold_or_a_ring)
{
    struct stance_options o = stance_options_default();
    o.draw.view = form->view;
    struct stance_text plain = drawn(&o);
    o.draw.highlight = "Russia";
    struct stance_text lit = drawn(&o);
    expect_in(&plain, form->said, false);
    expect_in(&lit, form->said, true);
    cr_expect(form->view == STANCE_VIEW_CHIPS || count(lit.bytes, "font-weight=\"700\"") ==
                                                     count(plain.bytes, "font-weight=\"700\"") + 1);
    stance_text_free(&plain);
    stance_text_free(&lit);
}

Test(selection, who_is_highlighted_is_drawn_however_few_the_places)
{
    struct stance_options o = stance_options_default();
    o.draw.view = STANCE_VIEW_BIPARTITE;
    struct stance_text plain = drawn(&o);
    expect_in(&plain, "Critics of the veto", false);
    o.draw.highlight = "veto-critics";
    struct stance_text lit = drawn(&o);
    expect_in(&lit, "Critics of the veto", true);
    stance_text_free(&plain);
    stance_text_free(&lit);
}

ParameterizedTestParameters(selection, fewer_actors_are_drawn_and_the_note_counts_the_rest)
{
    static enum stance_view view[] = {STANCE_VIEW_MATRIX, STANCE_VIEW_CHIPS, STANCE_VIEW_BIPARTITE,
                                      STANCE_VIEW_NETWORK, STANCE_VIEW_MAP};
    return cr_make_param_array(enum stance_view, view, sizeof view / sizeof *view);
}
ParameterizedTest(enum stance_view *view, selection,
                  fewer_actors_are_drawn_and_the_note_counts_the_rest)
{
    struct stance_options o = stance_options_default();
    o.draw.view = *view;
    o.draw.max_actors = 5;
    o.draw.highlight = "China";
    struct stance_text t = drawn(&o);
    expect_in(&t, "5 of 25 actors", true);
    expect_in(&t, "China", true);
    expect_in(&t, "Estonia", false);
    stance_text_free(&t);
}

Test(selection, coalitions_can_be_those_of_a_column_or_none)
{
    struct stance_options o = stance_options_default();
    o.draw.view = STANCE_VIEW_MATRIX;
    o.draw.blocs = "given:kind";
    struct stance_text t = drawn(&o);
    expect_in(&t, "as the column kind has them", true);
    expect_in(&t, "frustration", false);
    stance_text_free(&t);
    o.draw.blocs = "none";
    t = drawn(&o);
    expect_in(&t, "frustration", false);
    expect_in(&t, ">A</text>", false);
    stance_text_free(&t);
    o.draw.blocs = "computed";
    t = drawn(&o);
    expect_in(&t, "frustration", true);
    stance_text_free(&t);
}

Test(selection, issues_come_in_the_order_asked_for)
{
    struct stance_options o = stance_options_default();
    stance_dataset *data = written("actor,issue,stance\na,Zebra,yes\nb,Zebra,no\na,Apple,yes\n"
                                   "c,Mole,no\nb,Mole,no\n");
    static const struct {
        enum stance_order order;
        const char *first, *second;
    } row[] = {{STANCE_ORDER_GIVEN, "Zebra", "Apple"}, {STANCE_ORDER_NAME, "Apple", "Zebra"}};
    for (size_t i = 0; i < 2; i++) {
        static const enum stance_view view[] = {STANCE_VIEW_CHIPS, STANCE_VIEW_BARS,
                                                STANCE_VIEW_MATRIX, STANCE_VIEW_BIPARTITE};
        for (size_t v = 0; v < sizeof view / sizeof *view; v++) {
            char first[16], second[16];
            struct stance_text t = {0};
            o.draw.view = view[v];
            o.draw.order = row[i].order;
            cr_assert(stance_figure_draw(&t, data, &o, NULL, NULL) == STANCE_OK);
            snprintf(first, sizeof first, ">%s</text>", row[i].first);
            snprintf(second, sizeof second, ">%s</text>", row[i].second);
            cr_assert(strstr(t.bytes, first) && strstr(t.bytes, second));
            cr_expect(strstr(t.bytes, first) < strstr(t.bytes, second), "form %zu", v);
            expect_in(&t, row[i].order == STANCE_ORDER_NAME ? "by name" : "order of the data",
                      true);
            stance_text_free(&t);
        }
    }
    stance_dataset_free(data);
}

Test(selection, what_is_inferred_can_be_left_out)
{
    struct stance_options o = stance_options_default();
    o.draw.view = STANCE_VIEW_MATRIX;
    o.select.stated_only = true;
    struct stance_text t = drawn(&o);
    expect_in(&t, ", inferred", false);
    expect_in(&t, ", expected", false);
    expect_in(&t, "Only what was stated is counted", true);
    stance_text_free(&t);
    o.draw.view = STANCE_VIEW_NETWORK;
    t = drawn(&o);
    expect_in(&t, "Thin lines", false);
    stance_text_free(&t);
}

static void expect_refusal(const struct stance_options *o, const char *why)
{
    struct stance_text t = {0};
    struct stance_error err = {0};
    stance_dataset *data = load(CASE);
    cr_expect_eq(stance_figure_draw(&t, data, o, NULL, &err), STANCE_E_VALUE);
    cr_expect(strstr(err.message, why), "%s", err.message);
    cr_expect_null(t.bytes);
    stance_dataset_free(data);
}

Test(selection, what_a_form_cannot_do_is_refused)
{
    struct stance_options o = stance_options_default();
    o.draw.view = STANCE_VIEW_BARS;
    o.draw.highlight = "Russia";
    expect_refusal(&o, "--highlight is for");
    o.draw.highlight = NULL;
    o.draw.max_actors = 3;
    expect_refusal(&o, "--max-actors is for");
    o.draw.max_actors = 0;
    o.draw.blocs = "none";
    expect_refusal(&o, "--blocs is for");
    o.draw.view = STANCE_VIEW_MAP;
    o.draw.blocs = "given:";
    expect_refusal(&o, "computed, none or given:COLUMN");
    o.draw.blocs = "given:nothing";
    expect_refusal(&o, "no column 'nothing'");
    o.draw.blocs = NULL;
    o.draw.order = STANCE_ORDER_NAME;
    expect_refusal(&o, "--order is for");
    o.draw.order = STANCE_ORDER_COMPUTED;
    o.draw.highlight = "Nobody at all";
    expect_refusal(&o, "Nobody at all");
    o.draw.highlight = "Algeria"; /* a name, but nothing recorded */
    expect_refusal(&o, "Algeria");
}

/* ---- The table beside it ---- */

static struct stance_text table_of(const stance_dataset *data, struct stance_options *o,
                                   enum stance_table_format format)
{
    struct stance_text figure = {0}, table = {0};
    struct stance_error err = {0};
    cr_assert(stance_figure_draw_with_table(&figure, &table, format, data, o, NULL, &err) ==
                  STANCE_OK,
              "%s", err.message);
    stance_text_free(&figure);
    return table;
}

ParameterizedTestParameters(shown, a_row_for_every_mark)
{
    static struct form form[] = {
        {STANCE_VIEW_MATRIX, "Russia,B,More active Council role,opposes,-1,inferred"},
        {STANCE_VIEW_CHIPS, "Russia,B,More active Council role,opposes,-1,inferred"},
        {STANCE_VIEW_BIPARTITE, "Russia,B,More active Council role,opposes,-1,inferred"},
        {STANCE_VIEW_NETWORK, "Russia,DPRK,aligned,B,B,1,"},
        {STANCE_VIEW_BARS, "Council should discuss cyber,9,3,0,9"},
        {STANCE_VIEW_MAP, "Russia,B,-"},
    };
    return cr_make_param_array(struct form, form, sizeof form / sizeof *form);
}
ParameterizedTest(struct form *form, shown, a_row_for_every_mark)
{
    struct stance_options o = stance_options_default();
    stance_dataset *data = load(CASE);
    o.draw.view = form->view;
    struct stance_text t = table_of(data, &o, STANCE_TABLE_CSV);
    expect_in(&t, form->said, true);
    stance_text_free(&t);
    stance_dataset_free(data);
}

Test(shown, html_is_escaped_and_csv_defused)
{
    struct stance_options o = stance_options_default();
    stance_dataset *data =
        written("actor,issue,stance\n=cmd(),</td><script>,yes\nb,</td><script>,no\n");
    struct stance_text t = table_of(data, &o, STANCE_TABLE_HTML);
    expect_in(&t, "<script>", false);
    expect_in(&t, "&lt;/td&gt;&lt;script&gt;", true);
    expect_in(&t, "<th scope=\"col\">actor</th>", true);
    expect_in(&t, "<th scope=\"row\">=cmd()</th>", true);
    expect_in(&t, "<caption>Positions of 2 actors on one issue</caption>", true);
    stance_text_free(&t);
    t = table_of(data, &o, STANCE_TABLE_CSV);
    expect_in(&t, "\n'=cmd(),", true);
    stance_text_free(&t);
    o.write.formulas = STANCE_FORMULAS_KEEP;
    t = table_of(data, &o, STANCE_TABLE_CSV);
    expect_in(&t, "\n=cmd(),", true);
    stance_text_free(&t);
    stance_dataset_free(data);
}

#ifdef STANCE_FAIL_ALLOCATION
Test(selection, every_failed_allocation_is_told_and_leaves_nothing)
{
    struct stance_options o = stance_options_default();
    stance_dataset *data =
        written("actor,issue,stance\na,x,yes\nb,x,no\nc,x,no\na,y,no\nc,y,yes\n");
    o.draw.highlight = "a,c";
    o.draw.max_actors = 2;
    o.draw.blocs = "none";
    o.draw.order = STANCE_ORDER_NAME;
    for (size_t n = 1;; n++) {
        struct stance_text figure = {0}, table = {0};
        stance_memory_fail_at(n);
        enum stance_code code =
            stance_figure_draw_with_table(&figure, &table, STANCE_TABLE_HTML, data, &o, NULL, NULL);
        stance_memory_fail_at(0);
        stance_text_free(&figure);
        stance_text_free(&table);
        if (code == STANCE_OK)
            break;
        cr_assert_eq(code, STANCE_E_MEMORY);
    }
    stance_dataset_free(data);
}
#endif
