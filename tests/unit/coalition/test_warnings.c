/* test_warnings.c - what a reader is told before believing the result. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../graph/world.h"
#include "coalition/coalitions.h"

/* Two camps of three, and one whom nothing ties to anybody. */
#define CAMPS                                                                                      \
    "actor,issue,stance\n"                                                                         \
    "a1,p,yes\na1,q,yes\na1,r,yes\na2,p,yes\na2,q,yes\na2,r,yes\na3,p,yes\na3,q,yes\na3,r,no\n"    \
    "b1,p,no\nb1,q,no\nb1,r,no\nb2,p,no\nb2,q,no\nb2,r,no\nb3,p,no\nb3,q,no\nz,s,yes\n"

static struct stance_dataset *d;
static stance_coalitions *c;

static void find(struct world w, enum stance_method method)
{
    struct stance_options o = stance_options_default();
    struct stance_error err = {0};
    o.cluster.method = method;
    d = world_make(w);
    cr_assert_eq(stance_coalitions_find(&c, d, &o, NULL, &err), STANCE_OK, "%s", err.message);
}

static void end(void)
{
    stance_coalitions_free(c);
    stance_dataset_free(d);
}

static bool warned(const char *text)
{
    for (size_t i = 0; i < c->warning_n; i++)
        if (strstr(c->warning[i].bytes, text))
            return true;
    return false;
}

Test(warnings, thin_overlap_and_loners_are_told, .fini = end)
{
    find((struct world){.statements = CAMPS}, STANCE_METHOD_SIGNED);
    cr_assert(warned("5 of 15 ties (33 %) rest on fewer than 3 shared issues"));
    cr_assert(warned("1 actor has no friendly or hostile tie and stands alone"));
    cr_assert_eq(c->warning_n, 2);
}

Test(warnings, what_the_backbone_leaves_out_is_told, .fini = end)
{
    struct stance_options o = stance_options_default();
    char expected[100];
    o.cluster.method = STANCE_METHOD_LEIDEN;
    o.project.backbone = STANCE_BACKBONE_TOP_K;
    o.project.top = 1;
    d = world_of(CAMPS);
    cr_assert_eq(stance_coalitions_find(&c, d, &o, NULL, NULL), STANCE_OK);
    cr_assert(c->tie_n < 15 && c->tie_n + c->cut_n == 15);
    snprintf(expected, sizeof expected, "the backbone top-k keeps %zu of 15 ties", c->tie_n);
    cr_assert(warned(expected));
}

Test(warnings, one_thin_tie_among_many_is_not_worth_a_word, .fini = end)
{
    char text[2000] = "actor,issue,stance\nx,thin,yes\n0,thin,yes\n", row[64];
    for (int actor = 0; actor < 6; actor++)
        for (int issue = 0; issue < 3; issue++) {
            snprintf(row, sizeof row, "%d,j%d,%s\n", actor, issue, actor < 3 ? "yes" : "no");
            strcat(text, row);
        }
    find((struct world){.statements = text}, STANCE_METHOD_SIGNED);
    cr_assert_eq(c->thin_n, 1);
    cr_assert_eq(c->tie_n, 16);
    cr_assert_eq(c->warning_n, 0);
}

Test(warnings, what_a_method_or_measure_leaves_out_is_told, .fini = end)
{
    struct stance_options o = stance_options_default();
    o.cluster.method = STANCE_METHOD_WALKTRAP;
    d = world_make((struct world){.statements = CAMPS, .alignments = "a,b,strength\na1,b1,-1\n"});
    cr_assert_eq(stance_coalitions_find(&c, d, &o, NULL, NULL), STANCE_OK);
    cr_assert(warned("1 alignment is left out: they count on the measure signed alone"));
    stance_coalitions_free(c);
    o.project.measure = STANCE_SIGNED;
    o.project.min_overlap = 3;
    cr_assert_eq(stance_coalitions_find(&c, d, &o, NULL, NULL), STANCE_OK);
    cr_assert(warned("walktrap reads friendly ties only: 6 hostile ties are left out"));
    cr_assert(warned("5 pairs share fewer than 3 issues and are left untied (--min-overlap)"));
    cr_assert_not(warned("alignment"));
}

Test(warnings, a_network_of_friends_is_told_to_ask_otherwise, .fini = end)
{
    find((struct world){.statements = "actor,issue,stance\nx,a,yes\ny,a,yes\ny,b,no\n"},
         STANCE_METHOD_SIGNED);
    cr_assert(warned("no tie is hostile"));
}

/* Thirty cliques of five on a ring: the example of Fortunato and Barthelemy. */
Test(warnings, the_resolution_limit_is_told)
{
    struct stance_options o = stance_options_default();
    char path[] = "/tmp/stance-ring-XXXXXX";
    FILE *f = fdopen(mkstemp(path), "w");
    for (int i = 0; i < 30; i++) {
        for (int a = 0; a < 5; a++)
            for (int b = a + 1; b < 5; b++)
                fprintf(f, "%d %d 1\n", 5 * i + a, 5 * i + b);
        fprintf(f, "%d %d 1\n", 5 * i, (5 * i + 6) % 150);
    }
    fclose(f);
    o.cluster.method = STANCE_METHOD_LEIDEN;
    cr_assert_eq(stance_coalitions_find_in_network(&c, path, &o, NULL, NULL), STANCE_OK);
    cr_assert_eq(c->k, 15, "pairs of cliques score higher than cliques: %u", c->k);
    cr_assert(warned("below the resolution limit of modularity, so perhaps several in one: A, B"));
    stance_coalitions_free(c);
    o.cluster.resolution = 3;
    cr_assert_eq(stance_coalitions_find_in_network(&c, path, &o, NULL, NULL), STANCE_OK);
    cr_assert_eq(c->k, 30);
    stance_coalitions_free(c);
    unlink(path);
}
