/* test_measures.c - tables of measures and explanations as a caller gets them. */
#include <string.h>

#include "../graph/world.h"
#include "coalition/explanation.h"
#include "coalition/measures.h"

/* Two camps; m is friends with both. */
static const struct world camps = {
    .statements = "actor,issue,stance\n"
                  "a1,p,yes\na1,q,yes\na1,r,yes\na2,p,yes\na2,q,yes\na2,r,no\n"
                  "b1,p,no\nb1,q,no\nb2,p,no\nb2,q,no\nb2,r,neutral\nm,s,yes\n",
    .alignments = "a,b,strength,kind\nm,a1,1,pact\nm,b1,0.5,pact\nb1,a2,-1,feud\n",
};

static struct stance_dataset *d;
static stance_measures *m;
static struct stance_options o;

static void measure(enum stance_measure_of of)
{
    struct stance_measure_options how = stance_measure_options_default();
    struct stance_error err = {0};
    how.of = of;
    how.permutations = 99;
    o = stance_options_default();
    d = world_make(camps);
    cr_assert_eq(stance_measures_find(&m, d, &o, &how, NULL, &err), STANCE_OK, "%s", err.message);
}

static void end(void)
{
    stance_measures_free(m);
    stance_dataset_free(d);
}

static double number(const char *row, const char *column)
{
    for (size_t i = 0; i < stance_measures_rows(m); i++)
        for (size_t j = 0; j < stance_measures_columns(m); j++)
            if (strcmp(stance_measures_text(m, i, 0), row) == 0 &&
                strcmp(stance_measures_column_name(m, j), column) == 0)
                return stance_measures_number(m, i, j);
    cr_assert_fail("no %s of %s", column, row);
    return 0;
}

Test(measures, actors_by_hand, .fini = end)
{
    measure(STANCE_OF_ACTORS);
    cr_assert_eq(stance_measures_rows(m), 5);
    cr_assert_eq(number("a1", "statements"), 3);
    /* with a2: (1 + 1 - 1) / 5; b1: -2/4; b2: (-1 - 1 + 0) / 5; m: 1 */
    cr_assert_float_eq(number("a1", "friendly"), 1.2, 1e-12);
    cr_assert_float_eq(number("a1", "hostile"), 0.5 + 0.4, 1e-12);
    cr_assert_float_eq(number("m", "friendly"), 1.5, 1e-12);
    cr_assert_eq(number("m", "statements"), 1);
    cr_assert_eq(number("a1", "ambivalence"), 0);
    cr_assert_eq(number("m", "ties"), 2);
    cr_assert_eq(number("b1", "issues"), 2);
    cr_assert_float_eq(number("m", "bridging"), 0.5 / 1.5, 1e-12, "m stands with a1");
}

Test(measures, pairs_hold_ties_by_issues_and_by_alignments, .fini = end)
{
    measure(STANCE_OF_PAIRS);
    /* four with issues in common make six pairs, m has two alignments */
    cr_assert_eq(stance_measures_rows(m), 8);
    cr_assert_str_eq(stance_measures_text(m, 0, 0), "a1", "the friendliest first");
    cr_assert_str_eq(stance_measures_text(m, 0, 1), "m");
    cr_assert_eq(stance_measures_number(m, 0, 5), 0);
    cr_assert(isnan(stance_measures_number(m, 0, 6)), "no agreement without shared issues");
    cr_assert_eq(stance_measures_number(m, 0, 8), 1);
    double before = 2;
    for (size_t i = 0; i < 8; i++) {
        cr_assert_lt(strcmp(stance_measures_text(m, i, 0), stance_measures_text(m, i, 1)), 0);
        cr_assert_leq(stance_measures_number(m, i, 7), before);
        before = stance_measures_number(m, i, 7);
        double agreement = stance_measures_number(m, i, 6), s = stance_measures_number(m, i, 9);
        cr_assert_eq(isnan(agreement), isnan(s));
        if (!isnan(s))
            cr_assert_float_eq(s, 2 * agreement - 1, 1e-12, "unweighted S is agreement on -1..1");
    }
    cr_assert_eq(before, -1, "the feud comes last");
}

Test(measures, issues_count_everybody_once, .fini = end)
{
    measure(STANCE_OF_ISSUES);
    cr_assert_eq(stance_measures_rows(m), 4);
    cr_assert_str_eq(stance_measures_text(m, 0, 0), "p");
    for (size_t i = 0; i < 4; i++) {
        double sum = 0;
        for (size_t j = 2; j < 6; j++)
            sum += stance_measures_number(m, i, j);
        cr_assert_eq(sum, 5);
    }
    cr_assert_float_eq(number("p", "divisiveness"), 0.8, 1e-12);
    cr_assert_eq(number("r", "neutral"), 1);
    cr_assert_eq(number("s", "missing"), 4);
    cr_assert_float_eq(number("p", "cramers_v"), 1, 1e-12);
}

Test(measures, graph_by_hand, .fini = end)
{
    measure(STANCE_OF_GRAPH);
    cr_assert_eq(number("actors", "value"), 5);
    cr_assert_eq(number("coalitions", "value"), 2);
    cr_assert_float_eq(number("effective_coalitions", "value"), 1 / (0.36 + 0.16), 1e-12);
    cr_assert_float_eq(number("frustration", "value"), 0.5, 1e-12, "m is a friend of b1");
    cr_assert_float_eq(number("e_i_index", "value"), (1 - 3) / 4.0, 1e-12);
    double sum = number("triads_+++", "value") + number("triads_++-", "value") +
                 number("triads_+--", "value") + number("triads_---", "value");
    cr_assert_eq(sum, number("triads", "value"));
    cr_assert_gt(number("polarisation", "value"), 0.5);
}

Test(measures, coalitions_by_hand, .fini = end)
{
    measure(STANCE_OF_COALITIONS);
    cr_assert_eq(number("A", "size"), 3);
    cr_assert_float_eq(number("A", "density"), 2.0 / 3, 1e-12);
    cr_assert_eq(number("A", "issues"), 3);
    /* p and q: one voice; r: one against one */
    cr_assert_float_eq(number("A", "rice"), 2.0 / 3, 1e-12);
    cr_assert_float_eq(number("A", "agreement"), (1 + 1 + 0.25) / 3, 1e-12);
    cr_assert_eq(number("B", "rice"), 1);
}

/* ---- Explanations ---- */

static const char *sentence(stance_explanation **x, const char *const *who, size_t n)
{
    struct stance_error err = {0};
    o = stance_options_default();
    cr_assert_eq(stance_explanation_of_actors(x, d, who, n, &o, NULL, &err), STANCE_OK, "%s",
                 err.message);
    return stance_explanation_sentence(*x);
}

Test(measures, sentences_say_what_there_is)
{
    static const struct {
        const char *a, *b, *says;
    } row[] = {
        {"a1", "a2",
         "a1 and a2 share 3 issues that both are on record for: they agree on 2 and are opposed on "
         "1; they are in the same coalition (A)."},
        {"a1", "b1",
         "a1 and b1 are opposed on the two issues both are on record for; they are in different "
         "coalitions (A and B)."},
        {"a1", "b2",
         "a1 and b2 share 3 issues that both are on record for: they are opposed on 2 and differ "
         "in part on 1; they are in different coalitions (A and B)."},
        {"m", "a1",
         "m and a1 are on record for no issue in common, but a friendly alignment (pact) ties "
         "them; they are in the same coalition (A)."},
        {"b1", "a2",
         "b1 and a2 are opposed on the two issues both are on record for, and a hostile alignment "
         "(feud) stands between them; they are in different coalitions (B and A)."},
    };
    d = world_make(camps);
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        stance_explanation *x = NULL;
        cr_assert_str_eq(sentence(&x, (const char *[]){row[i].a, row[i].b}, 2), row[i].says);
        stance_explanation_free(x);
    }
    stance_dataset_free(d);
}

Test(measures, a_coalition_is_explained_by_its_voices)
{
    stance_explanation *x = NULL;
    struct stance_error err = {0};
    o = stance_options_default();
    d = world_make(camps);
    cr_assert_eq(stance_explanation_of_coalition(&x, d, "a", &o, NULL, &err), STANCE_OK);
    cr_assert_str_eq(stance_explanation_sentence(x),
                     "The 3 actors of coalition A speak with one voice on 2 of the 3 issues that "
                     "two or more of them are on record for; what sets them apart most is that "
                     "they support \"p\", which others oppose.");
    cr_assert_eq(x->voice_n, 4);
    cr_assert(stance_voice_unites(&x->voice[0]));
    cr_assert(!stance_voice_unites(&x->voice[2]), "r divides them");
    cr_assert_eq(x->member_n, 3);
    stance_explanation_free(x);
    const char *const wrong[] = {"C", "", "A1", "AAAAAAAAA", "\xC3\x84"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        cr_assert_eq(stance_explanation_of_coalition(&x, d, wrong[i], &o, NULL, &err),
                     STANCE_E_VALUE, "%s", wrong[i]);
    stance_dataset_free(d);
}

/* ---- Memory ---- */

#ifdef STANCE_FAIL_ALLOCATION
static enum stance_code once(int what, size_t *made)
{
    struct stance_measure_options how = {.of = (enum stance_measure_of)what, .permutations = 3};
    stance_measures *table = NULL;
    stance_explanation *x = NULL;
    bool sure = what == STANCE_OF_ACTORS || what == STANCE_OF_PAIRS || what == STANCE_OF_COALITIONS;
    o.cluster.bootstrap = sure ? 2 : 0;
    how.poles = what == STANCE_OF_ACTORS ? "a1,b1" : NULL;
    how.right = what == STANCE_OF_MAP ? "a1" : NULL;
    enum stance_code code =
        what < 7    ? stance_measures_find(&table, d, &o, &how, NULL, NULL)
        : what == 7 ? stance_explanation_of_actors(&x, d, (const char *[]){"A1", "b2", "m"}, 3, &o,
                                                   NULL, NULL)
                    : stance_explanation_of_coalition(&x, d, "A", &o, NULL, NULL);
    *made = stance_memory_fail_at(0);
    stance_measures_free(table);
    stance_explanation_free(x);
    return code;
}
#endif

Test(measures, out_of_memory_says_so)
{
#ifdef STANCE_FAIL_ALLOCATION
    d = world_make(camps);
    o = stance_options_default();
    o.cluster.exact = false;
    for (int what = 0; what < 9; what++) {
        size_t failed = 0;
        for (size_t n = 1, made = n; made + 1 >= n; n++) {
            stance_memory_fail_at(n);
            enum stance_code code = once(what, &made);
            cr_assert(code == STANCE_OK || code == STANCE_E_MEMORY, "call %d, allocation %zu: %d",
                      what, n, code);
            failed += code == STANCE_E_MEMORY;
        }
        cr_assert_gt(failed, 20, "call %d: %zu", what, failed);
    }
    stance_dataset_free(d);
#else
    cr_skip("needs the sanitizer build");
#endif
}
