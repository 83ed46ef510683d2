/* Positions from Graphviz, and none when it fails. */
#include <math.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "base/memory.h"
#include "base/process.h"
#include "base/text.h"
#include "common.h"
#include "diagram/layout.h"

enum { ACTORS = 6, ISSUES = 5, N = ACTORS + ISSUES, TIES = 12 };

static const double wide[N] = {60, 60, 60, 60, 60, 60, 80, 80, 80, 80, 80};
static const double high[N] = {20, 20, 20, 20, 20, 20, 24, 24, 24, 24, 24};
static const struct stance_layout_edge ties[TIES] = {
    {5, 6, 0, 1, 0},  {0, 6, 0, 1, 0}, {0, 8, 0, 1, 0}, {1, 7, 0, 1, 0},
    {2, 10, 0, 1, 0}, {2, 7, 0, 1, 0}, {3, 9, 0, 1, 0}, {3, 6, 0, 1, 0},
    {4, 8, 0, 1, 0},  {4, 9, 0, 1, 0}, {5, 7, 0, 1, 0}, {1, 10, 0, 1, 0},
};
static const uint32_t chain[ACTORS] = {3, 1, 5, 0, 2, 4};

static struct stance_layout two_columns(double *x, double *y)
{
    return (struct stance_layout){.engine = STANCE_ENGINE_DOT,
                                  .node_n = N,
                                  .width = wide,
                                  .height = high,
                                  .edge = ties,
                                  .edge_n = TIES,
                                  .graph_attributes = "rankdir=LR; nslimit=2; nslimit1=2",
                                  .same_rank = chain,
                                  .same_rank_n = ACTORS,
                                  .x = x,
                                  .y = y};
}

static struct stance_layout star(double *x, double *y)
{
    struct stance_layout layout = two_columns(x, y);
    layout.engine = STANCE_ENGINE_NEATO;
    layout.graph_attributes = NULL;
    layout.same_rank = NULL;
    return layout;
}

static bool found_by(struct stance_layout layout, const char *program, struct told *told)
{
    bool found = true;
    struct stance_watch watch = watch_of(told);
    struct stance_error err = {0};
    int before = open_descriptors();
    cr_expect_eq(stance_layout_run(&layout, &found, program, &watch, &err), STANCE_OK, "%s",
                 err.message);
    cr_expect_eq(open_descriptors(), before);
    cr_expect_not(has_child());
    return found;
}

/* ---- what it finds ---- */

Test(layout, dot_keeps_the_chain_in_its_order)
{
    double x[N], y[N];
    struct told told = {0};
    cr_assert(found_by(two_columns(x, y), graphviz_program(), &told));
    cr_expect_eq(told.warnings, 0);
    for (size_t i = 1; i < ACTORS; i++) {
        cr_expect_gt(y[chain[i]], y[chain[i - 1]]);
        cr_expect_eq(x[chain[i]], x[chain[0]]);
    }
    for (size_t i = ACTORS; i < N; i++)
        cr_expect_gt(x[i], x[0]);
}

Test(layout, boxes_start_at_the_origin_and_do_not_overlap)
{
    for (int form = 0; form < 2; form++) {
        double x[N], y[N], left = 1e9, top = 1e9;
        struct told told = {0};
        cr_assert(found_by(form ? star(x, y) : two_columns(x, y), graphviz_program(), &told));
        for (size_t i = 0; i < N; i++) {
            left = fmin(left, x[i] - wide[i] / 2);
            top = fmin(top, y[i] - high[i] / 2);
            for (size_t j = 0; j < i; j++)
                cr_expect(fabs(x[i] - x[j]) >= (wide[i] + wide[j]) / 2 - 0.2 ||
                              fabs(y[i] - y[j]) >= (high[i] + high[j]) / 2 - 0.2,
                          "boxes %zu and %zu overlap", i, j);
        }
        cr_expect_float_eq(left, 0, 1e-9);
        cr_expect_float_eq(top, 0, 1e-9);
    }
}

Test(layout, the_same_question_has_the_same_answer)
{
    for (int form = 0; form < 2; form++) {
        double x[N], y[N], again_x[N], again_y[N];
        struct told told = {0};
        cr_assert(found_by(form ? star(x, y) : two_columns(x, y), graphviz_program(), &told));
        cr_assert(found_by(form ? star(again_x, again_y) : two_columns(again_x, again_y),
                           graphviz_program(), &told));
        cr_expect_arr_eq(x, again_x, sizeof x);
        cr_expect_arr_eq(y, again_y, sizeof y);
    }
}

Test(layout, the_order_of_the_edges_does_not_matter)
{
    double x[N], y[N], again_x[N], again_y[N];
    struct stance_layout_edge turned[TIES];
    struct told told = {0};
    for (size_t i = 0; i < TIES; i++)
        turned[i] = ties[(i * 5 + 3) % TIES];
    struct stance_layout layout = two_columns(again_x, again_y);
    layout.edge = turned;
    cr_assert(found_by(two_columns(x, y), graphviz_program(), &told));
    cr_assert(found_by(layout, graphviz_program(), &told));
    cr_expect_arr_eq(y, again_y, sizeof y);
}

Test(layout, a_wished_length_is_kept_about)
{
    const double width[2] = {10, 10}, height[2] = {10, 10};
    double x[2], y[2];
    const struct stance_layout_edge tie = {.a = 0, .b = 1, .length = 300, .weight = 1};
    struct told told = {0};
    struct stance_layout layout = {.engine = STANCE_ENGINE_NEATO,
                                   .node_n = 2,
                                   .width = width,
                                   .height = height,
                                   .edge = &tie,
                                   .edge_n = 1,
                                   .graph_attributes = "overlap=true",
                                   .x = x,
                                   .y = y};
    cr_assert(found_by(layout, graphviz_program(), &told));
    cr_expect_float_eq(hypot(x[0] - x[1], y[0] - y[1]), 300, 5);
}

Test(layout, no_nodes_need_no_program)
{
    struct stance_layout layout = {.engine = STANCE_ENGINE_DOT};
    struct told told = {0};
    cr_expect(found_by(layout, DOUBLE("nowhere"), &told));
    cr_expect_eq(told.warnings, 0);
}

/* The question is caught by a program that answers with it, and put to dot itself. */
Test(layout, positions_agree_with_dot_plain)
{
    static const char dot_program[] = "/usr/bin/dot";
    if (access(dot_program, X_OK) != 0)
        cr_skip("no %s", dot_program);
    char caught[64];
    double x[N], y[N];
    struct told told = {0};
    struct stance_text plain = {0};
    snprintf(caught, sizeof caught, "/tmp/stance-caught-%ld.dot", (long)getpid());
    cr_assert_not(found_by(two_columns(x, y), DOUBLE("catch"), &told));
    const char *const argv[] = {dot_program, "-Tplain", caught, NULL};
    cr_assert_eq(stance_process_run(&plain, argv, "", 0, 1 << 20, 10, NULL, NULL), STANCE_OK);
    remove(caught);
    cr_assert(found_by(two_columns(x, y), graphviz_program(), &told));
    size_t seen = 0;
    double first_x = 0, first_y = 0;
    for (char *line = strtok(plain.bytes, "\n"); line; line = strtok(NULL, "\n")) {
        size_t i;
        double px, py;
        if (sscanf(line, "node n%zu %lf %lf", &i, &px, &py) != 3)
            continue;
        if (seen++ == 0) {
            first_x = x[i] - px * 72;
            first_y = y[i] + py * 72;
        }
        cr_expect_float_eq(x[i] - px * 72, first_x, 0.2, "node %zu", i);
        cr_expect_float_eq(y[i] + py * 72, first_y, 0.2, "node %zu", i);
    }
    cr_expect_eq(seen, N);
    stance_text_free(&plain);
}

/* ---- what fails ---- */

static void falls_back_n(const char *program, const char *warning, size_t n)
{
    double x[N], y[N];
    struct told told = {0};
    struct stance_layout layout = two_columns(x, y);
    layout.node_n = n;
    layout.edge_n = 0;
    layout.same_rank = NULL;
    layout.seconds = 0.5;
    double start = seconds();
    cr_expect_not(found_by(layout, program, &told), "%s", program);
    cr_expect_eq(told.warnings, 1, "%s: %d warnings", program, told.warnings);
    cr_expect_str_eq(told.last, warning);
    cr_expect_lt(seconds() - start, 2.5);
}

static void falls_back(const char *program, const char *reason)
{
    char warning[512];
    snprintf(warning, sizeof warning, "graphviz: %s; using the built-in order", reason);
    falls_back_n(program, warning, 1);
}

Test(layout, without_the_program)
{
    falls_back(DOUBLE("nowhere"), DOUBLE("nowhere") ": No such file or directory");
    falls_back(DOUBLE("not_executable"), DOUBLE("not_executable") ": Permission denied");
    falls_back(DOUBLE("no_program"), DOUBLE("no_program") ": Exec format error");
    falls_back("tests", "tests: Permission denied");
}

Test(layout, with_a_program_that_dies)
{
    falls_back(DOUBLE("abort"), "it crashed on this input, which may be too large for it (killed "
                                "by signal 6)");
    falls_back(DOUBLE("status"), "exit status 3");
}

Test(layout, with_a_program_that_hangs)
{
    falls_back(DOUBLE("hang"), "no answer in time");
}

Test(layout, with_an_answer_that_is_none)
{
    falls_back(DOUBLE("garbage"), "its answer makes no sense");
    falls_back(DOUBLE("cut"), "its answer makes no sense");
    falls_back(DOUBLE("nan"), "its answer makes no sense");
    falls_back(DOUBLE("far"), "its answer makes no sense");
    falls_back(DOUBLE("deaf"), "its answer makes no sense");
    falls_back(DOUBLE("echo"), "its answer makes no sense");
    falls_back(DOUBLE("flood"), "its answer is longer than 1088 bytes");
}

Test(layout, with_an_answer_that_misses_a_node)
{
    static const char warning[] = "graphviz: its answer makes no sense; using the built-in order";
    falls_back_n(DOUBLE("short"), warning, 2);
    falls_back_n(DOUBLE("twice"), warning, 2);
    falls_back_n(DOUBLE("cut"), warning, 2);
}

Test(layout, with_a_complaint_its_control_bytes_are_harmless)
{
    falls_back(DOUBLE("complain"), "bad\\x1Bthing");
}

Test(layout, with_processor_time_used_up)
{
    struct rlimit none = {.rlim_cur = 0, .rlim_max = 0};
    double x[N], y[N];
    struct told told = {0};
    struct stance_layout layout = two_columns(x, y);
    layout.seconds = 60; /* of the clock; a busy machine gives few of the processor */
    double start = seconds();
    cr_expect_not(found_by(layout, DOUBLE("burn"), &told));
    cr_expect_eq(told.warnings, 1);
    cr_expect(strstr(told.last, "out of time"), "%s", told.last);
    cr_expect(strstr(told.last, " (killed by signal "), "%s", told.last);
    cr_expect_lt(seconds() - start, 60);
    /* A limit of 0 is the kernel's to interpret: either answer will do, in time. */
    if (fork() == 0) {
        setrlimit(RLIMIT_CPU, &none);
        bool found;
        _exit(stance_layout_run(&layout, &found, graphviz_program(), NULL, NULL) == STANCE_OK ? 0
                                                                                              : 1);
    }
    int status;
    wait(&status);
    cr_expect_lt(seconds() - start, 130);
}

Test(layout, with_positions_although_the_input_was_not_read)
{
    double x[1], y[1];
    const double width[1] = {54}, height[1] = {36};
    struct stance_layout layout = {
        .engine = STANCE_ENGINE_DOT, .node_n = 1, .width = width, .height = height, .x = x, .y = y};
    struct told told = {0};
    cr_expect(found_by(layout, DOUBLE("early"), &told));
    cr_expect_eq(x[0], 27);
    cr_expect_eq(y[0], 18);
}

Test(layout, sizes_that_are_no_numbers_are_not_sent)
{
    const double width[1] = {NAN}, height[1] = {1};
    double x[1], y[1];
    struct stance_layout layout = {
        .engine = STANCE_ENGINE_DOT, .node_n = 1, .width = width, .height = height, .x = x, .y = y};
    struct told told = {0};
    cr_expect_not(found_by(layout, graphviz_program(), &told));
    cr_expect_str_eq(told.last, "graphviz: a size that cannot be sent; using the built-in order");
}

Test(layout, nobody_wants_graphviz_nobody_is_warned)
{
    double x[N], y[N];
    struct told told = {0};
    cr_expect_not(found_by(two_columns(x, y), NULL, &told));
    cr_expect_eq(told.warnings, 0);
}

Test(layout, a_stop_is_passed_on)
{
    double x[N], y[N];
    bool found = true;
    struct told told = {.stop_at = 3};
    struct stance_watch watch = watch_of(&told);
    struct stance_layout layout = two_columns(x, y);
    cr_expect_eq(stance_layout_run(&layout, &found, DOUBLE("hang"), &watch, NULL),
                 STANCE_E_STOPPED);
    cr_expect_not(found);
    cr_expect_eq(told.warnings, 0);
}

Test(layout, every_failing_allocation_is_survived)
{
#ifdef STANCE_FAIL_ALLOCATION
    for (size_t at = 1;; at++) {
        double x[N], y[N];
        bool found;
        struct stance_layout layout = two_columns(x, y);
        stance_memory_fail_at(at);
        enum stance_code code = stance_layout_run(&layout, &found, DOUBLE("garbage"), NULL, NULL);
        stance_memory_fail_at(0);
        if (code == STANCE_OK)
            break;
        cr_assert_eq(code, STANCE_E_MEMORY);
        cr_assert_lt(at, 1000);
    }
#else
    cr_skip("needs VARIANT=asan");
#endif
}
