/* test_projection.c - the public calls: one mode, issues, two modes, and every format. */
#include "../graph/world.h"

#include <stdio.h>

#include "graph/projected.h"
#include "graph/transpose.h"

#define SMALL                                                                                      \
    "actor,issue,stance\n"                                                                         \
    "b,j,yes\nb,k,no\nb,k,yes\na,j,yes\na,k,no\nc,j,no\nc,l,neutral\na,l,neutral\n"

static stance_projection *make(const struct stance_dataset *d, struct stance_project_options o)
{
    struct stance_options options = stance_options_default();
    struct stance_error err = {0};
    stance_projection *p = NULL;
    if (o.min_overlap == 0)
        o.min_overlap = 1;
    options.project = o;
    cr_assert_eq(stance_projection_make(&p, d, &options, NULL, &err), STANCE_OK, "%s", err.message);
    return p;
}

static void expect_csv(const struct stance_dataset *d, struct stance_project_options o,
                       const char *csv)
{
    stance_projection *p = make(d, o);
    struct stance_text text = {0};
    struct stance_options options = stance_options_default();
    cr_assert_eq(stance_projection_print(&text, p, STANCE_NETWORK_CSV, &options, NULL, NULL),
                 STANCE_OK);
    cr_assert_str_eq(text.bytes, csv);
    stance_text_free(&text);
    stance_projection_free(p);
}

Test(project, pairs_come_by_bytes_whatever_the_order_of_the_data)
{
    struct stance_dataset *d = world_of(SMALL);
    expect_csv(d, (struct stance_project_options){0},
               "a,b,weight,n\na,b,0.75,2\na,c,0.5,2\nb,c,0,1\n");
    stance_dataset_free(d);
}

Test(project, issues_are_the_transpose)
{
    struct stance_dataset *d = world_of(SMALL);
    struct stance_dataset *turned =
        world_of("actor,issue,stance\nj,b,yes\nk,b,no\nk,b,yes\nj,a,yes\nk,a,no\nj,c,no\n"
                 "l,c,neutral\nl,a,neutral\n");
    for (int m = STANCE_AGREEMENT; m <= STANCE_MATCHES; m++) {
        stance_projection *p = make(
            d, (struct stance_project_options){.issues = true, .measure = (enum stance_measure)m});
        stance_projection *q =
            make(turned, (struct stance_project_options){.measure = (enum stance_measure)m});
        cr_assert_eq(stance_projection_count(p), stance_projection_count(q));
        for (size_t i = 0; i < stance_projection_count(p); i++) {
            struct stance_projection_tie a = stance_projection_at(p, i),
                                         b = stance_projection_at(q, i);
            cr_assert_str_eq(a.a, b.a);
            cr_assert_str_eq(a.b, b.b);
            cr_assert(a.weight == b.weight && a.n == b.n);
        }
        stance_projection_free(p);
        stance_projection_free(q);
    }
    stance_dataset_free(d);
    stance_dataset_free(turned);
}

/* With and without j, on which all agree; a and b hold the same on all they speak of. */
Test(project, unanimous_issues_are_no_nodes_between_issues)
{
    struct stance_dataset *d = world_of("actor,issue,stance\na,j,yes\na,k,no\na,l,yes\nb,j,yes\n"
                                        "b,k,no\nc,j,yes\nc,k,yes\nc,l,no\nc,m,yes\na,m,no\n");
    struct stance_project_options o = {.issues = true};
    expect_csv(d, o,
               "a,b,weight,n\nj,k,0.33333333333333337,3\nj,l,0.5,2\nj,m,0.5,2\nk,l,0,2\n"
               "k,m,1,2\nl,m,0,2\n");
    o.drop_unanimous = true;
    expect_csv(d, o, "a,b,weight,n\nk,l,0,2\nk,m,1,2\nl,m,0,2\n");
    stance_dataset_free(d);
}

Test(project, two_modes_count_subtract_and_combine)
{
    struct stance_dataset *d = world_of(SMALL);
    expect_csv(d, (struct stance_project_options){.two_mode = STANCE_TWO_MODE_COUNT},
               "actor,issue,value,n\na,j,1,1\na,k,1,1\na,l,1,1\nb,j,1,1\nb,k,2,2\nc,j,1,1\n"
               "c,l,1,1\n");
    expect_csv(d, (struct stance_project_options){.two_mode = STANCE_TWO_MODE_SUBTRACT},
               "actor,issue,value,n\na,j,1,1\na,k,-1,1\na,l,0,1\nb,j,1,1\nb,k,0,2\nc,j,-1,1\n"
               "c,l,0,1\n");
    expect_csv(d, (struct stance_project_options){.two_mode = STANCE_TWO_MODE_COMBINE},
               "actor,issue,value,n\na,j,1,1\na,k,2,1\na,l,0,1\nb,j,1,1\nb,k,3,2\nc,j,2,1\n"
               "c,l,0,1\n");
    stance_dataset_free(d);
}

Test(project, activity_divides_by_actors_and_prominence_by_issues)
{
    struct stance_dataset *d = world_of("actor,issue,stance\na,j,yes\na,j,yes\na,k,no\nb,j,no\n");
    expect_csv(d,
               (struct stance_project_options){.two_mode = STANCE_TWO_MODE_SUBTRACT,
                                               .normalise = STANCE_NORMALISE_ACTIVITY},
               "actor,issue,value,n\na,j,0.6666666666666666,2\na,k,-0.3333333333333333,1\n"
               "b,j,-1,1\n");
    expect_csv(
        d,
        (struct stance_project_options){.two_mode = STANCE_TWO_MODE_COUNT,
                                        .normalise = STANCE_NORMALISE_PROMINENCE},
        "actor,issue,value,n\na,j,0.6666666666666666,2\na,k,1,1\nb,j,0.3333333333333333,1\n");
    stance_dataset_free(d);
}

Test(project, issue_weights_come_from_a_column)
{
    struct stance_dataset *d = world_make(
        (struct world){.statements = "actor,issue,stance\na,j,yes\nb,j,yes\na,k,yes\nb,k,no\n",
                       .issues = "id,importance\nj,3\nk,\n"});
    expect_csv(d,
               (struct stance_project_options){.measure = STANCE_S, .issue_weights = "importance"},
               "a,b,weight,n\na,b,0.5,2\n"); /* 1 - 2 * (1 * 2) / (2 * (3 + 1)) */
    stance_dataset_free(d);
}

Test(project, what_does_not_go_together_is_refused)
{
    struct stance_dataset *d = world_of(SMALL);
    static const struct stance_project_options bad[] = {
        {.min_overlap = 1, .two_mode = STANCE_TWO_MODE_COUNT, .measure = STANCE_S},
        {.min_overlap = 1, .two_mode = STANCE_TWO_MODE_COUNT, .backbone = STANCE_BACKBONE_TREE},
        {.min_overlap = 1,
         .two_mode = STANCE_TWO_MODE_COUNT,
         .normalise = STANCE_NORMALISE_AVERAGE},
        {.min_overlap = 1, .measure = STANCE_CONGRUENCE, .normalise = STANCE_NORMALISE_ACTIVITY},
        {.min_overlap = 1, .measure = STANCE_KAPPA, .normalise = STANCE_NORMALISE_AVERAGE},
        {.min_overlap = 1, .measure = STANCE_KAPPA, .issue_weights = "weight"},
        {.min_overlap = 1, .measure = STANCE_S, .issue_weights = "weight"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct stance_options o = stance_options_default();
        stance_projection *p = NULL;
        o.project = bad[i];
        cr_assert_eq(stance_projection_make(&p, d, &o, NULL, NULL), STANCE_E_VALUE, "row %zu", i);
        cr_assert_null(p);
    }
    stance_dataset_free(d);
}

Test(project, hostile_ids_survive_csv_json_and_graphml)
{
    struct stance_dataset *d = NULL;
    struct stance_table *t;
    static const struct stance_slice row[][3] = {{{"x \"<&>,\n\x01", 9}, {"j", 1}, {"yes", 3}},
                                                 {{"=cmd()", 6}, {"j", 1}, {"no", 2}}};
    struct stance_options o = stance_options_default();
    cr_assert_eq(stance_dataset_new(&d, NULL), STANCE_OK);
    d->name = stance_memory_copy("world", 5);
    t = &d->table[STANCE_TABLE_STATEMENTS];
    cr_assert_eq(stance_table_open(t, STANCE_TABLE_STATEMENTS, "statements.csv", NULL), STANCE_OK);
    cr_assert_eq(stance_table_add_column(t, "actor", 5, NULL), STANCE_OK);
    cr_assert_eq(stance_table_add_column(t, "issue", 5, NULL), STANCE_OK);
    cr_assert_eq(stance_table_add_column(t, "stance", 6, NULL), STANCE_OK);
    for (size_t i = 0; i < 2; i++)
        cr_assert_eq(stance_table_put(t, row[i], 3, NULL), STANCE_OK);
    cr_assert_eq(stance_dataset_build(d, &o, NULL, NULL, NULL), STANCE_OK);
    stance_projection *p = make(d, (struct stance_project_options){0});
    static const struct {
        enum stance_network_format format;
        const char *part;
    } part[] = {{STANCE_NETWORK_CSV, "'=cmd(),\"x \"\"<&>,\n\x01\",0,1\n"},
                {STANCE_NETWORK_JSON, "\"x \\\"<&>,\\n\\u0001\""},
                {STANCE_NETWORK_GRAPHML, "x &quot;&lt;&amp;&gt;,\n\xEF\xBF\xBD</data>"}};
    for (size_t i = 0; i < 3; i++) {
        struct stance_text text = {0};
        cr_assert_eq(stance_projection_print(&text, p, part[i].format, &o, NULL, NULL), STANCE_OK);
        cr_expect_not_null(strstr(text.bytes, part[i].part), "%s", text.bytes);
        stance_text_free(&text);
    }
    stance_projection_free(p);
    stance_dataset_free(d);
}

#ifdef STANCE_FAIL_ALLOCATION
Test(project, every_failed_allocation_is_told_and_leaves_nothing)
{
    struct stance_dataset *d = world_make((struct world){
        .statements = SMALL, .alignments = "a,b,strength\na,c,1\n", .issues = "id,w\nj,2\n"});
    static const struct stance_project_options of[] = {
        {.min_overlap = 1, .alignment_weight = 1},
        {.min_overlap = 1, .issues = true, .measure = STANCE_S},
        {.min_overlap = 1, .issues = true, .drop_unanimous = true},
        {.min_overlap = 1, .measure = STANCE_S, .issue_weights = "w"},
        {.min_overlap = 1, .backbone = STANCE_BACKBONE_SDSM, .alpha = 0.1},
        {.min_overlap = 1, .two_mode = STANCE_TWO_MODE_COMBINE, .drop_unanimous = true},
    };
    for (size_t i = 0; i < sizeof of / sizeof *of; i++)
        for (size_t n = 1;; n++) {
            struct stance_options o = stance_options_default();
            stance_projection *p = NULL;
            struct stance_text text = {0};
            o.project = of[i];
            stance_memory_fail_at(n);
            enum stance_code code = stance_projection_make(&p, d, &o, NULL, NULL);
            for (int format = STANCE_NETWORK_CSV; format <= STANCE_NETWORK_MATRIX && !code;
                 format++) {
                if (format == STANCE_NETWORK_DOT)
                    continue; /* another program; tests/unit/graphviz */
                stance_text_free(&text);
                code = stance_projection_print(&text, p, (enum stance_network_format)format, &o,
                                               NULL, NULL);
            }
            stance_memory_fail_at(0);
            stance_text_free(&text);
            stance_projection_free(p);
            if (code == STANCE_OK) {
                cr_assert_gt(n, 10);
                break;
            }
            cr_assert_eq(code, STANCE_E_MEMORY, "%d", (int)code);
        }
    stance_dataset_free(d);
}
#endif
