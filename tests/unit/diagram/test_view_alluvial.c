/* The alluvial figure: letters stay, everybody is in every column, limits are told. */
#include <string.h>

#include "base/memory.h"
#include "periods_data.h"

static struct stance_options alluvial(void)
{
    struct stance_options o = stance_options_default();
    o.draw.view = STANCE_VIEW_ALLUVIAL;
    o.draw.by = "date";
    return o;
}

static size_t count(const struct stance_text *t, const char *xpath)
{
    return svg_contract_count(t->bytes, t->n, xpath);
}

/* Two camps over six issues; which[period][actor] is '+', '-' or ' ' for nobody there. */
static stance_dataset *camps(const char *const *which, int periods, const char *prefix)
{
    char *csv = calloc(1, (size_t)periods * 20 * 6 * (strlen(prefix) + 40) + 100), *at = csv;
    at += sprintf(at, "actor,issue,stance,date\n");
    for (int t = 0; t < periods; t++)
        for (int a = 0; which[t][a]; a++)
            for (int i = 0; which[t][a] != ' ' && i < 6; i++)
                at += sprintf(at, "%s%c,Issue %d,%d,%d\n", prefix, 'a' + a, i,
                              (which[t][a] == '+') == (i % 2) ? 1 : -1, 2000 + t);
    stance_dataset *data = periods_data(csv);
    free(csv);
    return data;
}

Test(view_alluvial, a_letter_stays_with_its_members_when_sizes_change)
{
    /* + is larger first, - later: + stays A all the same */
    static const char *const which[] = {"+++++---", "++++----", "++------"};
    struct stance_options o = alluvial();
    struct stance_text t = {0};
    stance_dataset *data = camps(which, 3, "State ");
    periods_draw(&t, data, &o);
    cr_assert_eq(count(&t, "//s:rect[s:title='2000, Coalition A: 5 actors (State a, State b, "
                           "State c, State d, State e)'][@class='f-c1']"),
                 1);
    cr_assert_eq(count(&t, "//s:rect[s:title='2002, Coalition A: 2 actors (State a, State b)']"
                           "[@class='f-c1']"),
                 1);
    cr_assert_eq(count(&t, "//s:path[s:title='2001 to 2002, Coalition A to Coalition B: 2 actors "
                           "(State c, State d)'][@class='f-c2']"),
                 1);
    cr_assert_eq(count(&t, "//s:text[.='2 (\u22123)' or .='6 (+3)']"), 2);
    stance_text_free(&t);
    stance_dataset_free(data);
}

Test(view_alluvial, who_is_not_recorded_is_not_in_a_coalition)
{
    static const char *const which[] = {"+++--- ", "+++ ---", "+++----"};
    struct stance_options o = alluvial();
    struct stance_text t = {0};
    stance_dataset *data = camps(which, 3, "State ");
    periods_draw(&t, data, &o);
    cr_assert_eq(count(&t, "//s:rect[s:title='2000, None recorded: one actor (State g)']"
                           "[@class='f-paper s-sub']"),
                 1);
    cr_assert_eq(
        count(&t, "//s:path[s:title='2001 to 2002, None recorded to Coalition B: one actor "
                  "(State d)' or s:title='2001 to 2002, None recorded to Coalition A: one actor "
                  "(State d)']"),
        1);
    stance_text_free(&t);
    stance_dataset_free(data);
}

Test(view_alluvial, the_seventh_period_is_left_out_and_said)
{
    static const char *const which[] = {"++--", "++ -", "++--", "++--", "++--", "++--", "++--"};
    struct stance_options o = alluvial();
    struct stance_text t = {0};
    stance_dataset *data = camps(which, 7, "");
    periods_draw(&t, data, &o);
    cr_assert_eq(count(&t, "//s:rect[contains(s:title,'Coalition A: ')]"), 6);
    cr_assert_eq(count(&t, "//s:text[.='2001']"), 0, "the emptiest");
    cr_assert_eq(count(&t, "//s:text[contains(.,'1 of 7 periods')]"), 1);
    stance_text_free(&t);
    stance_dataset_free(data);
}

Test(view_alluvial, hostile_names_stay_text)
{
    static char endless[3001];
    static const char *const which[] = {"++--+", "+--- ", "++++-"};
    const char *const names[] = {"</text><script>", "]]>&#0;", "\xED\x95\x9C", endless,
                                 "\xD8\xAC\xD9\x85"};
    memset(endless, 'W', 3000);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        stance_dataset *data = camps(which, 3, names[i]);
        for (int view = STANCE_VIEW_SLOPE; view <= STANCE_VIEW_ALLUVIAL; view++) {
            struct stance_options o = alluvial();
            struct stance_text t = {0};
            o.draw.view = (enum stance_view)view;
            o.draw.theme = (enum stance_theme)(i % 3);
            periods_draw(&t, data, &o);
            stance_text_free(&t);
        }
        stance_dataset_free(data);
    }
}

#ifdef STANCE_FAIL_ALLOCATION
Test(view_alluvial, every_failing_allocation_is_told)
{
    static const char *const which[] = {"++--", "+---"};
    struct stance_options o = alluvial();
    o.cluster.exact = false;
    stance_dataset *data = camps(which, 2, "");
    for (size_t n = 1;; n++) {
        struct stance_text t = {0};
        struct stance_error err = {0};
        stance_memory_fail_at(n);
        enum stance_code code = stance_figure_draw(&t, data, &o, NULL, &err);
        stance_memory_fail_at(0);
        stance_text_free(&t);
        if (code == STANCE_OK)
            break;
        cr_assert_eq(code, STANCE_E_MEMORY, "allocation %zu: %s", n, err.message);
        cr_assert_lt(n, 20000);
    }
    stance_dataset_free(data);
}
#endif
