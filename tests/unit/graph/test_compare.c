/* test_compare.c - parts that add up to the tie the network has. */
#include "graph/compare.h"
#include "graph/network.h"
#include "world.h"

static const struct world debate = {
    .statements = "actor,issue,stance\na,p,1\na,q,1\na,r,-1\na,s,0\na,u,1\n"
                  "b,p,1\nb,q,-1\nb,r,-0.5\nb,s,1\nb,u,1\n"
                  "c,p,-1\nc,t,1\nd,u,1\n",
    .alignments = "a,b,strength\na,b,0.5\nb,a,1\na,d,-1\n",
};

static double tie(const struct stance_network *net, size_t a, size_t b)
{
    for (size_t i = 0; i < net->m; i++)
        if ((net->a[i] == a && net->b[i] == b) || (net->a[i] == b && net->b[i] == a))
            return net->w[i];
    return NAN;
}

static void compare(struct stance_comparison *c, const struct stance_dataset *d,
                    const struct stance_positions *p, const char *const *name, size_t n,
                    const struct stance_project_options *o)
{
    uint32_t actor[3];
    struct stance_error err = {0};
    for (size_t i = 0; i < n; i++)
        actor[i] = stance_dataset_find_actor(d, name[i]);
    cr_assert_eq(stance_comparison_make(c, d, p, actor, n, o, &err), STANCE_OK, "%s", err.message);
}

static void meets_network(enum stance_measure measure, uint32_t min_overlap, bool drop)
{
    struct stance_options o = stance_options_default();
    struct stance_dataset *d = world_make(debate);
    struct stance_positions p = {0};
    struct stance_network net = {0};
    struct stance_comparison c;
    o.project.measure = measure;
    o.project.min_overlap = min_overlap;
    o.project.drop_unanimous = drop;
    cr_assert_eq(stance_positions_make(&p, d, &o.select, true, NULL, NULL), STANCE_OK);
    cr_assert_eq(stance_network_project(&net, &p, &o.project, NULL, NULL), STANCE_OK);
    compare(&c, d, &p, (const char *[]){"c", "a", "b"}, 3, &o.project);
    for (size_t k = 0; k < 3; k++) {
        const struct stance_compared_pair *pair = &c.pair[k];
        double sum = 0, expected = tie(&net, c.row[pair->a], c.row[pair->b]);
        uint32_t parts = 0;
        for (size_t i = 0; i < c.issue_n; i++) {
            double part = stance_comparison_part(&c, &p, &c.issue[i], k);
            parts += isnan(part) ? 0 : 1;
            sum += isnan(part) ? 0 : part;
        }
        cr_assert_eq(parts, pair->n);
        cr_assert_eq(pair->agree + pair->differ + pair->opposed, pair->n);
        if (pair->n)
            cr_assert_float_eq(sum, pair->similarity, 1e-12, "the parts add up");
        cr_assert_eq(isnan(pair->weight), isnan(expected), "pair %zu of measure %d", k, measure);
        if (!isnan(expected))
            cr_assert_float_eq(pair->weight, expected, 1e-12, "pair %zu of measure %d", k, measure);
    }
    stance_comparison_clear(&c);
    stance_network_clear(&net);
    stance_positions_clear(&p);
    stance_dataset_free(d);
}

Test(compare, every_tie_is_the_network_s)
{
    for (uint32_t overlap = 1; overlap <= 4; overlap++)
        for (uint32_t drop = 0; drop < 2; drop++) {
            meets_network(STANCE_SIGNED, overlap, drop);
            meets_network(STANCE_AGREEMENT, overlap, drop);
        }
}

Test(compare, parts_by_hand)
{
    struct stance_options o = stance_options_default();
    struct stance_dataset *d = world_make(debate);
    struct stance_positions p = {0};
    struct stance_comparison c;
    o.project.measure = STANCE_SIGNED;
    cr_assert_eq(stance_positions_make(&p, d, &o.select, true, NULL, NULL), STANCE_OK);
    compare(&c, d, &p, (const char *[]){"a", "b"}, 2, &o.project);
    /* apart 0, 2, 0.5, 1, 0 on five issues: (1 - apart) / 7 each */
    const double part[] = {1.0 / 7, -1.0 / 7, 0.5 / 7, 0, 1.0 / 7};
    cr_assert_eq(c.issue_n, 5);
    for (size_t i = 0; i < 5; i++)
        cr_assert_float_eq(stance_comparison_part(&c, &p, &c.issue[i], 0), part[i], 1e-12);
    cr_assert_float_eq(c.pair[0].similarity, 1.5 / 7, 1e-12);
    cr_assert_float_eq(c.pair[0].alignment, 0.75, 1e-12, "the mean of the two rows");
    cr_assert_eq(c.pair[0].agree, 2);
    cr_assert_eq(c.pair[0].opposed, 1);
    cr_assert_eq(c.pair[0].differ, 2);
    stance_comparison_clear(&c);
    stance_positions_clear(&p);
    stance_dataset_free(d);
}

Test(compare, accord_is_by_distance_and_side)
{
    cr_assert_eq(stance_accord_of(1, 1), STANCE_AGREE);
    cr_assert_eq(stance_accord_of(0.2, -0.2), STANCE_AGREE);
    cr_assert_eq(stance_accord_of(1, 0.5), STANCE_DIFFER);
    cr_assert_eq(stance_accord_of(1, 0), STANCE_DIFFER);
    cr_assert_eq(stance_accord_of(0.5, -0.25), STANCE_OPPOSED);
}

Test(compare, what_has_no_parts_is_refused)
{
    struct stance_options o = stance_options_default();
    struct stance_dataset *d = world_make(debate);
    struct stance_positions p = {0};
    struct stance_comparison c = {0};
    struct stance_error err = {0};
    o.project.measure = STANCE_CONGRUENCE;
    cr_assert_eq(stance_positions_make(&p, d, &o.select, true, NULL, NULL), STANCE_OK);
    cr_assert_eq(stance_comparison_make(&c, d, &p, (uint32_t[]){0, 1}, 2, &o.project, &err),
                 STANCE_E_VALUE);
    o.project.measure = STANCE_SIGNED;
    cr_assert_eq(stance_comparison_make(&c, d, &p, (uint32_t[]){0, 0}, 2, &o.project, &err),
                 STANCE_E_VALUE);
    cr_assert_eq(stance_comparison_make(&c, d, &p, (uint32_t[]){0}, 1, &o.project, &err),
                 STANCE_E_VALUE);
    cr_assert_null(c.issue);
    stance_positions_clear(&p);
    stance_dataset_free(d);
}
