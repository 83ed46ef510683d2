/* test_measures_asked.c - poles, support, cohesion by issue, and the map. */
#include <string.h>

#include "../graph/world.h"
#include "coalition/measures.h"

/* Two camps of two; m stands between, u shares no issue with anybody. */
static const struct world camps = {
    .statements = "actor,issue,stance\n"
                  "a1,p,1\na1,q,1\na1,r,1\na1,t,1\na2,p,1\na2,q,1\na2,r,0\n"
                  "b1,p,-1\nb1,q,-1\nb1,t,-1\nb2,p,-1\nb2,q,-1\nb2,r,-1\nb2,t,-1\n"
                  "m,p,0\nm,q,0.5\nu,s,1\n",
    .actors = "id,label,aliases\na1,Alpha,\na2,,\nb1,Beta,\nb2,,x;y\nm,,\nu,,\n",
    .alignments = "a,b,strength\nm,a1,1\nm,z,1\n",
};

static struct stance_dataset *d;
static stance_measures *m;
static struct stance_options o;
static struct stance_measure_options how;
static struct stance_error err;

static void begin(void)
{
    d = world_make(camps);
    o = stance_options_default();
    how = stance_measure_options_default();
    m = NULL;
    err = (struct stance_error){0};
}

static void end(void)
{
    stance_measures_free(m);
    stance_dataset_free(d);
}

static enum stance_code measure(enum stance_measure_of of)
{
    stance_measures_free(m);
    m = NULL;
    how.of = of;
    return stance_measures_find(&m, d, &o, &how, NULL, &err);
}

static size_t column(const char *name)
{
    for (size_t j = 0; j < stance_measures_columns(m); j++)
        if (strcmp(stance_measures_column_name(m, j), name) == 0)
            return j;
    cr_assert_fail("no column %s", name);
    return 0;
}

/* The number in the row whose first texts are a and b (NULL = any). */
static double number(const char *a, const char *b, const char *name)
{
    for (size_t i = 0; i < stance_measures_rows(m); i++)
        if (strcmp(stance_measures_text(m, i, 0), a) == 0 &&
            (!b || strcmp(stance_measures_text(m, i, 1), b) == 0))
            return stance_measures_number(m, i, column(name));
    cr_assert_fail("no row %s %s", a, b ? b : "");
    return 0;
}

TestSuite(measures_asked, .init = begin, .fini = end);

Test(measures_asked, distance_to_a_pole_is_the_mean_difference)
{
    how.poles = "Alpha,b1";
    cr_assert_eq(measure(STANCE_OF_ACTORS), STANCE_OK, "%s", err.message);
    cr_assert_eq(number("a1", NULL, "distance_1"), 0, "the pole itself");
    cr_assert_eq(number("a1", NULL, "distance_2"), 1);
    cr_assert_float_eq(number("a2", NULL, "distance_1"), (0 + 0 + 0.5) / 3, 1e-12);
    cr_assert_float_eq(number("m", NULL, "distance_1"), (0.5 + 0.25) / 2, 1e-12);
    cr_assert_float_eq(number("m", NULL, "distance_2"), (0.5 + 0.75) / 2, 1e-12);
    cr_assert(isnan(number("u", NULL, "distance_1")), "nothing shared is not far, nor near");
    cr_assert(isnan(number("z", NULL, "distance_2")), "no position at all");
}

Test(measures_asked, poles_that_are_no_two_actors_are_refused)
{
    static const char *const wrong[] = {"",    "a1",        "a1,",   ",a1",  "a1,b1,m",
                                        "a,b", "a1,beta ,", "a1,a1", "a1,z", "Alpha,a1"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        how.poles = wrong[i];
        cr_expect_eq(measure(STANCE_OF_ACTORS), STANCE_E_VALUE, "%s", wrong[i]);
    }
    how.poles = "a1,b1";
    cr_expect_eq(measure(STANCE_OF_PAIRS), STANCE_E_VALUE);
}

Test(measures_asked, a_comma_in_a_pole_s_name_takes_a_backslash)
{
    struct world w = camps;
    w.statements = "actor,issue,stance\na1,p,1\nb1,p,-1\nc1,p,1\n";
    w.actors = "id,label\na1,A B\nb1,\nc1,\n";
    w.alignments = NULL;
    stance_dataset_free(d);
    d = world_make(w);
    how.poles = "A\\, B,b1"; /* blanks and punctuation do not matter to a name */
    cr_assert_eq(measure(STANCE_OF_ACTORS), STANCE_OK, "%s", err.message);
    cr_expect_eq(number("c1", NULL, "distance_1"), 0);
    cr_expect_eq(number("c1", NULL, "distance_2"), 1);
}

Test(measures_asked, strength_is_what_is_friendly_and_hostile)
{
    cr_assert_eq(measure(STANCE_OF_ACTORS), STANCE_OK);
    cr_assert_gt(number("a1", NULL, "hostile"), 0);
    for (size_t i = 0; i < stance_measures_rows(m); i++)
        cr_assert_float_eq(stance_measures_number(m, i, column("strength")),
                           stance_measures_number(m, i, column("friendly")) +
                               stance_measures_number(m, i, column("hostile")),
                           1e-12);
}

Test(measures_asked, support_is_what_cluster_reports)
{
    stance_coalitions *c = NULL;
    o.cluster.bootstrap = 40;
    cr_assert_eq(measure(STANCE_OF_ACTORS), STANCE_OK, "%s", err.message);
    cr_assert_eq(stance_coalitions_find(&c, d, &o, NULL, &err), STANCE_OK);
    bool varied = false;
    for (size_t a = 0; a < c->actor_n; a++) {
        double support = number(stance_coalitions_id(c, a), NULL, "support");
        cr_assert_eq(support, c->stability->support[a]);
        varied = varied || support < 1;
    }
    cr_assert(varied, "or nothing was seen");
    stance_coalitions_free(c);
}

Test(measures_asked, pairs_and_coalitions_tell_how_firm_they_are)
{
    o.cluster.bootstrap = 40;
    cr_assert_eq(measure(STANCE_OF_PAIRS), STANCE_OK);
    double ab = number("a1", "b2", "together"), bb = number("b1", "b2", "together");
    cr_assert(ab >= 0 && ab < 0.3, "%g", ab);
    cr_assert(bb > 0.7 && bb <= 1, "%g", bb);
    cr_assert_eq(measure(STANCE_OF_COALITIONS), STANCE_OK);
    double firm = number("A", NULL, "firmness");
    cr_assert(firm > 0.5 && firm <= 1, "%g", firm);
    cr_assert_eq(measure(STANCE_OF_GRAPH), STANCE_E_VALUE, "a graph has no support");
    cr_assert_eq(measure(STANCE_OF_MAP), STANCE_E_VALUE);
}

Test(measures_asked, pairs_have_every_measure)
{
    cr_assert_eq(measure(STANCE_OF_PAIRS), STANCE_OK);
    /* a1 1 1 1 -, b2 -1 -1 -1 on p q r, and t: four issues, all opposed */
    cr_expect_eq(number("a1", "b2", "n"), 4);
    cr_expect_eq(number("a1", "b2", "agreement"), 0);
    cr_expect_float_eq(number("a1", "b2", "signed"), -4.0 / 6, 1e-12);
    cr_expect_eq(number("a1", "b2", "s"), -1);
    cr_expect_eq(number("a1", "b2", "cosine"), -1);
    cr_expect_eq(number("a1", "b2", "jaccard"), 0);
    cr_expect_eq(number("a1", "b2", "coincidence"), 0);
    cr_expect_eq(number("a1", "b2", "matches"), 0);
    cr_expect_eq(number("a1", "b2", "overlap"), 4);
    cr_expect_eq(number("a1", "b2", "conflict"), 4);
    cr_expect_eq(number("a1", "b2", "congruence"), 0);
    cr_expect_eq(number("a1", "b2", "subtract"), -4);
    /* what an alignment adds to the tie is no part of the measure */
    cr_expect_float_eq(number("a1", "m", "signed"), (2 * (1 - 0.375) - 1) * 2 / 4.0, 1e-12);
    cr_expect_float_eq(number("a1", "m", "weight"), 1, 1e-12);
}

Test(measures_asked, cohesion_has_a_row_per_coalition_and_issue)
{
    cr_assert_eq(measure(STANCE_OF_COHESION), STANCE_OK);
    const stance_coalitions *c = m->coalitions;
    size_t cells = 0, first_p = SIZE_MAX;
    for (size_t i = 0; i < stance_measures_rows(m); i++) {
        size_t k = (size_t)(stance_measures_text(m, i, 0)[0] - 'A');
        double on_record = stance_measures_number(m, i, column("support")) +
                           stance_measures_number(m, i, column("oppose")) +
                           stance_measures_number(m, i, column("neutral"));
        double agreement = stance_measures_number(m, i, column("agreement"));
        cells += (size_t)on_record;
        cr_assert_eq(on_record + stance_measures_number(m, i, column("missing")),
                     c->coalition[k].size);
        cr_assert_eq(isnan(agreement), on_record < 2, "a lone voice always agrees");
        if (first_p == SIZE_MAX && strcmp(stance_measures_text(m, i, 1), "p") == 0)
            first_p = i;
    }
    cr_assert_eq(cells, 17, "every position once");
    double sum = 0, inside = stance_measures_number(m, first_p, column("mean"));
    double n = stance_measures_number(m, first_p, column("support")) +
               stance_measures_number(m, first_p, column("oppose")) +
               stance_measures_number(m, first_p, column("neutral"));
    sum = inside * n + stance_measures_number(m, first_p, column("outside")) * (5 - n);
    cr_assert_float_eq(sum, 0, 1e-12, "1 + 1 - 1 - 1 + 0 on p");
}

Test(measures_asked, map_puts_the_actor_asked_for_on_the_right)
{
    how.right = "a1";
    cr_assert_eq(measure(STANCE_OF_MAP), STANCE_OK, "%s", err.message);
    cr_assert_eq(stance_measures_rows(m), 6, "z has no position, so no place");
    double a = number("a1", NULL, "x"), b = number("b1", NULL, "x");
    cr_assert(a > 0 && b < 0);
    how.right = "Beta";
    cr_assert_eq(measure(STANCE_OF_MAP), STANCE_OK);
    cr_assert_eq(number("b1", NULL, "x"), -b);
    cr_assert_eq(number("a1", NULL, "x"), -a);
    how.right = NULL;
    cr_assert_eq(measure(STANCE_OF_MAP), STANCE_OK);
    cr_assert_eq(number("a1", NULL, "x"), a, "who supports more");
    how.right = "z";
    cr_assert_eq(measure(STANCE_OF_MAP), STANCE_E_VALUE);
    how.right = "nobody";
    cr_assert_eq(measure(STANCE_OF_MAP), STANCE_E_VALUE);
    how.right = "a1";
    cr_assert_eq(measure(STANCE_OF_ACTORS), STANCE_E_VALUE);
}

Test(measures_asked, distances_on_a_line_are_met_by_the_map)
{
    struct world line = {.statements = "actor,issue,stance\na,p,1\nb,p,0.5\nc,p,-1\n"};
    stance_dataset_free(d);
    d = world_make(line);
    cr_assert_eq(measure(STANCE_OF_MAP), STANCE_OK, "%s", err.message);
    cr_expect_float_eq(number("a", NULL, "x") - number("b", NULL, "x"), 0.25, 1e-9);
    cr_expect_float_eq(number("b", NULL, "x") - number("c", NULL, "x"), 0.75, 1e-9);
    cr_expect_float_eq(m->share[0], 1, 1e-9);
}
