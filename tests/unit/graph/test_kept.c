/* test_kept.c - networks made row by row are those made whole, to the last bit. */
#include "world.h"

#include <criterion/theories.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/random.h"
#include "graph/kept.h"
#include "graph/network.h"

/* ---- Random data: votes, graded positions, or several weighted statements to a cell ---- */

enum shape { VOTES, DENSE, GRADED, REPEATED, SHAPES };

static struct stance_dataset *random_world(uint64_t seed, enum shape shape)
{
    static const char *const word[] = {"yes", "no", "neutral", "0.5", "-0.3"};
    struct stance_random random;
    char *text = calloc(200000, 1), *ties = calloc(4000, 1), *at = text, *end = ties;
    stance_random_seed(&random, seed);
    at += sprintf(at, "actor,issue,stance,weight\n");
    end += sprintf(end, "a,b,strength\n");
    for (int a = 0; a < 70; a++)
        for (int j = 0; j < 25; j++)
            for (int n = 0; n < (shape == REPEATED ? 2 : 1); n++)
                if (stance_random_below(&random, 30) <
                    (uint64_t)(shape == DENSE || j < 2 ? 20 : 1 + j % 3))
                    at += sprintf(at, "a%d,j%d,%s,%d\n", a, j,
                                  word[stance_random_below(&random, shape <= DENSE ? 3 : 5)],
                                  shape == REPEATED ? 1 + (int)stance_random_below(&random, 2) : 1);
    for (int i = 0; i < 40; i++) {
        uint64_t a = stance_random_below(&random, 75), b = stance_random_below(&random, 75);
        if (a != b)
            end += sprintf(end, "a%u,a%u,%s\n", (unsigned)a, (unsigned)b, i % 3 ? "1" : "-1");
    }
    struct stance_dataset *d = world_make((struct world){.statements = text, .alignments = ties});
    free(text);
    free(ties);
    return d;
}

struct sample {
    struct stance_dataset *d;
    struct stance_positions p;
};

static struct sample sample_of(uint64_t seed, enum shape shape)
{
    struct sample s = {.d = random_world(seed, shape)};
    struct stance_select_options select = {0};
    cr_assert_eq(stance_positions_make(&s.p, s.d, &select, false, NULL, NULL), STANCE_OK);
    cr_assert(s.p.alignment_n > 20 && s.p.actor_n >= 64);
    return s;
}

static void drop(struct sample *s)
{
    stance_positions_clear(&s->p);
    stance_dataset_free(s->d);
}

static enum stance_code make(struct stance_network *net, const struct sample *s,
                             const struct stance_project_options *o, enum stance_way way,
                             size_t most, struct stance_error *err)
{
    struct stance_network_request request = {.options = o, .ties_most = most, .way = way};
    return stance_network_make(net, &s->p, &request, NULL, err);
}

static void assert_same(const struct stance_network *x, const struct stance_network *y,
                        const struct stance_project_options *o)
{
    const char *name = stance_measure_names[o->measure];
    cr_assert_eq(x->m, y->m, "%s, backbone %d: %zu ties, not %zu", name, o->backbone, y->m, x->m);
    if (x->m) {
        cr_assert_arr_eq(x->a, y->a, x->m * sizeof *x->a);
        cr_assert_arr_eq(x->b, y->b, x->m * sizeof *x->b);
        cr_assert_arr_eq(x->w, y->w, x->m * sizeof *x->w, "%s, backbone %d", name, o->backbone);
        cr_assert_arr_eq(x->overlap, y->overlap, x->m * sizeof *x->overlap);
    }
    cr_assert(x->n == y->n && x->measure == y->measure && x->is_signed == y->is_signed);
    cr_assert(x->below_n == y->below_n && x->thin_n == y->thin_n);
    cr_assert(x->undefined_n == y->undefined_n && x->alignment_n == y->alignment_n, "%s", name);
    cr_assert_eq(x->cut_n, y->cut_n, "%s, backbone %d: %zu cut, not %zu", name, o->backbone,
                 y->cut_n, x->cut_n);
}

static size_t compare_ways(const struct sample *s, struct stance_project_options o)
{
    struct stance_network whole = {0};
    cr_assert_eq(make(&whole, s, &o, STANCE_WAY_WHOLE, SIZE_MAX, NULL), STANCE_OK);
    for (o.threads = 1; o.threads <= 3; o.threads++) {
        struct stance_network rows = {0};
        cr_assert_eq(make(&rows, s, &o, STANCE_WAY_BY_ROWS, SIZE_MAX, NULL), STANCE_OK);
        assert_same(&whole, &rows, &o);
        stance_network_clear(&rows);
    }
    size_t m = whole.m;
    stance_network_clear(&whole);
    return m;
}

/* ---- Every measure, backbone and kind of data ---- */

TheoryDataPoints(kept, rows_equal_the_whole) = {
    DataPoints(int, VOTES, DENSE, GRADED, REPEATED),
    DataPoints(int, STANCE_BACKBONE_NONE, STANCE_BACKBONE_THRESHOLD, STANCE_BACKBONE_TOP_K,
               STANCE_BACKBONE_DISPARITY),
    DataPoints(int, 1, 2, 3),
};

Theory((int shape, int backbone, int min_overlap), kept, rows_equal_the_whole)
{
    struct sample s = sample_of((uint64_t)(shape + 10 * min_overlap), (enum shape)shape);
    size_t ties = 0;
    for (int m = STANCE_AGREEMENT; m <= STANCE_MATCHES; m++)
        ties += compare_ways(
            &s, (struct stance_project_options){.measure = (enum stance_measure)m,
                                                .min_overlap = (uint32_t)min_overlap,
                                                .alignment_weight = 0.5,
                                                .drop_unanimous = min_overlap == 2,
                                                .backbone = (enum stance_backbone)backbone,
                                                .threshold = 0.4,
                                                .top = (uint32_t)min_overlap,
                                                .alpha = 0.2});
    cr_assert_gt(ties, 100);
    drop(&s);
}

Test(kept, rows_equal_the_whole_under_every_normalisation)
{
    for (int shape = 0; shape < SHAPES; shape++) {
        struct sample s = sample_of(77, (enum shape)shape);
        for (int n = STANCE_NORMALISE_NONE; n <= STANCE_NORMALISE_ACTIVITY_PRODUCT; n++)
            for (int m = STANCE_CONGRUENCE; m <= STANCE_OVERLAP; m++)
                compare_ways(&s,
                             (struct stance_project_options){.measure = (enum stance_measure)m,
                                                             .normalise = (enum stance_normalise)n,
                                                             .min_overlap = 1,
                                                             .backbone = STANCE_BACKBONE_TOP_K,
                                                             .top = 2});
        drop(&s);
    }
}

Test(kept, top_may_exceed_the_actors)
{
    struct sample s = sample_of(5, VOTES);
    size_t m = compare_ways(&s, (struct stance_project_options){.measure = STANCE_AGREEMENT,
                                                                .min_overlap = 1,
                                                                .backbone = STANCE_BACKBONE_TOP_K,
                                                                .top = 1000000});
    cr_assert_gt(m, 500);
    drop(&s);
}

/* ---- What does not fit ---- */

Test(kept, too_many_ties_are_refused_before_any_is_made)
{
    static const enum stance_backbone all[] = {STANCE_BACKBONE_NONE, STANCE_BACKBONE_TREE,
                                               STANCE_BACKBONE_SDSM, STANCE_BACKBONE_TOP_K,
                                               STANCE_BACKBONE_DISPARITY};
    struct sample s = sample_of(3, VOTES);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct stance_project_options o = {.measure = STANCE_SIGNED,
                                           .min_overlap = 1,
                                           .backbone = all[i],
                                           .alpha = 0.999,
                                           .top = 50};
        struct stance_network net = {0};
        struct stance_error err = {0};
        cr_assert_eq(make(&net, &s, &o, STANCE_WAY_AUTO, 100, &err), STANCE_E_VALUE, "%zu", i);
        cr_assert(strstr(err.message, "--min-overlap") && strstr(err.message, "--backbone top-k"),
                  "%s", err.message);
        cr_assert_eq(net.m, 0);
    }
    drop(&s);
}

Test(kept, a_backbone_fits_where_all_ties_would_not)
{
    struct sample s = sample_of(3, VOTES);
    struct stance_project_options o = {
        .measure = STANCE_SIGNED, .min_overlap = 1, .backbone = STANCE_BACKBONE_TOP_K, .top = 2};
    struct stance_network net = {0}, all = {0};
    cr_assert_eq(make(&net, &s, &o, STANCE_WAY_AUTO, 200, NULL), STANCE_OK);
    o.backbone = STANCE_BACKBONE_NONE;
    cr_assert_eq(make(&all, &s, &o, STANCE_WAY_AUTO, 0, NULL), STANCE_OK);
    cr_assert(net.m > 0 && net.m <= 150 && all.m > 500);
    stance_network_clear(&net);
    stance_network_clear(&all);
    drop(&s);
}

Test(kept, the_estimate_of_few_actors_is_exact)
{
    for (uint64_t seed = 1; seed <= 5; seed++) {
        struct sample s = sample_of(seed, GRADED);
        struct stance_project_options o = {.measure = STANCE_SIGNED,
                                           .min_overlap = 2,
                                           .backbone = STANCE_BACKBONE_THRESHOLD,
                                           .threshold = 0.1};
        struct stance_sparse sparse;
        struct stance_network net = {0};
        double ties;
        cr_assert_eq(stance_sparse_init(&sparse, &s.p, &o, NULL, NULL), STANCE_OK);
        cr_assert_eq(stance_sparse_make(&sparse, NULL), STANCE_OK);
        cr_assert(stance_kept_estimate(&ties, &sparse));
        cr_assert_eq(make(&net, &s, &o, STANCE_WAY_WHOLE, SIZE_MAX, NULL), STANCE_OK);
        cr_assert_eq(ties, (double)net.m);
        stance_network_clear(&net);
        stance_sparse_clear(&sparse);
        drop(&s);
    }
}

/* ---- Ends before the end ---- */

static bool stop_at_once(void *data)
{
    ++*(int *)data;
    return true;
}

Test(kept, stops_when_told_to)
{
    struct sample s = sample_of(1, VOTES);
    int asked = 0;
    struct stance_watch watch = {.stop = stop_at_once, .data = &asked};
    struct stance_project_options o = {.measure = STANCE_AGREEMENT, .min_overlap = 1, .threads = 3};
    struct stance_network net = {0};
    struct stance_network_request request = {.options = &o, .way = STANCE_WAY_BY_ROWS};
    cr_assert_eq(stance_network_make(&net, &s.p, &request, &watch, NULL), STANCE_E_STOPPED);
    cr_assert_eq(asked, 1);
    drop(&s);
}

#ifdef STANCE_FAIL_ALLOCATION
Test(kept, every_failed_allocation_is_told)
{
    for (int shape = 0; shape < SHAPES; shape++)
        for (int b = STANCE_BACKBONE_NONE; b <= STANCE_BACKBONE_DISPARITY; b++) {
            struct sample s = sample_of(2, (enum shape)shape);
            struct stance_project_options o = {.measure = b % 2 ? STANCE_SIGNED : STANCE_SUBTRACT,
                                               .min_overlap = 1,
                                               .alignment_weight = 1,
                                               .drop_unanimous = true,
                                               .backbone = (enum stance_backbone)b,
                                               .top = 3,
                                               .alpha = 0.1,
                                               .threads = 1};
            for (size_t n = 1;; n++) {
                struct stance_network net = {0};
                stance_memory_fail_at(n);
                enum stance_code code =
                    make(&net, &s, &o, STANCE_WAY_BY_ROWS, shape == DENSE ? 0 : 2400, NULL);
                stance_memory_fail_at(0);
                stance_network_clear(&net);
                if (code == STANCE_OK)
                    break;
                cr_assert_eq(code, STANCE_E_MEMORY);
            }
            drop(&s);
        }
}
#endif
